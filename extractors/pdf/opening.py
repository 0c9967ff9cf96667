"""Opening a PDF: the readers by name, second attempts at damaged files."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from extractors.pdf.reader import DocumentReader
from extractors.pdf.repair import repair_file, strip_junk
from schemas.errors import SourceError

Opener = Callable[[bytes, str | None], DocumentReader]
"""Opens a file with a password or None."""

LOCKED = {"pdf.password-needed", "pdf.password-wrong"}
"""Codes of files that need a password."""


def open_with_pdfium(data: bytes, password: str | None) -> DocumentReader:
    """A reader on PDFium, which is loaded now."""
    from extractors.pdf.pdfium.document import open_pdfium

    return open_pdfium(data, password)


def open_with_pdfplumber(data: bytes, password: str | None) -> DocumentReader:
    """A reader on pdfplumber, which is imported now."""
    from extractors.pdf.plumber import open_plumber

    return open_plumber(data, password)


OPENERS: dict[str, Opener] = {"pdfium": open_with_pdfium, "pdfplumber": open_with_pdfplumber}
"""The readers by the names of ``--reader``."""


def other_reader(name: str) -> str:
    """The name of the reader that is not ``name``."""
    return next(other for other in OPENERS if other != name)


def open_reader(name: str, data: bytes, password: str | None, opener: Opener) -> DocumentReader:
    """The opened file, repaired when the reader cannot open it as it is.

    ``name`` is the file's, for messages.

    Raises:
        SourceError: ``pdf.password-needed``, ``pdf.password-wrong``, ``pdf.damaged``,
            ``pdf.no-pages``.
    """
    data = strip_junk(data)
    failure: SourceError | None = None
    for version, secret in _versions(data, password):
        try:
            reader = _open_with_pages(name, version, secret, opener)
        except SourceError as error:
            failure = failure or error
            if failure.code in LOCKED:
                raise
            continue
        if failure is not None:
            reader.repairs = reader.repairs or str(failure.params.get("reason", "pages"))
        return reader
    assert failure is not None
    raise failure


def _versions(data: bytes, password: str | None) -> Iterator[tuple[bytes, str | None]]:
    """The file and its repaired versions, each with its password; each is made when asked for."""
    repaired = ((version, None) for version in repair_file(data, password))
    return itertools.chain([(data, password)], repaired)


def _open_with_pages(
    name: str, data: bytes, password: str | None, opener: Opener
) -> DocumentReader:
    reader = _try_open(name, data, password, opener)
    if reader.page_count:
        return reader
    reader.close()
    raise SourceError("pdf.no-pages", name=name)


def _try_open(name: str, data: bytes, password: str | None, opener: Opener) -> DocumentReader:
    try:
        return opener(data, password)
    except PermissionError as error:
        code = "pdf.password-needed" if password is None else "pdf.password-wrong"
        raise SourceError(code, name=name) from error
    except Exception as error:
        raise SourceError("pdf.damaged", name=name, reason=name_error(error)) from error


def name_error(error: BaseException) -> str:
    """The innermost kind of an error; readers wrap those of their libraries."""
    inner = next((cause for cause in error.args if isinstance(cause, BaseException)), error)
    return type(inner).__name__
