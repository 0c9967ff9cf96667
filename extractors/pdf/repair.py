"""Second attempts at files that cannot be opened as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.pdf.picture import save_again

# Bytes in which "%PDF-" may stand after junk (ISO 32000-1, annex H.3.4.1).
HEADER_REACH = 1024
_CATALOG = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj).)*?/Type\s*/Catalog\b", re.DOTALL)


def strip_junk(data: bytes) -> bytes:
    """The bytes from ``%PDF-`` on: offsets in the file count from there."""
    start = data.find(b"%PDF-", 0, HEADER_REACH + 5)
    return data[start:] if start > 0 else data


def repair_file(data: bytes, password: str | None) -> Iterator[bytes]:
    """Versions of a damaged file that may open, best first.

    PDFium rebuilds cross-reference tables; a download that broke off lacks the trailer at its end,
    which is put there anew.
    """
    again = save_again(data, password)
    if again is not None:
        yield again
    yield append_trailer(data)


def append_trailer(data: bytes) -> bytes:
    """The file with a trailer that names its catalogue, or an empty one when it has none."""
    catalog = _CATALOG.search(data)
    root = b"%s %s R" % catalog.groups() if catalog else b"<< /Type /Catalog >>"
    return data + b"\nendobj\ntrailer\n<< /Root " + root + b" >>\n%%EOF\n"
