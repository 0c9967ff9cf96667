"""The extractor of PDF files with a text layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from extractors.base import ExtractOptions, Source
from extractors.pdf.furniture import mark_furniture
from extractors.pdf.page import PageOptions, read_page
from extractors.pdf.reader import BoolArray, DocumentReader, FloatArray, PageContent
from extractors.pdf.repair import HEADER_REACH, repair_file, strip_junk
from extractors.pdf.tags import may_have_tags
from extractors.pdf.tags.model import TagTree
from extractors.pdf.visible import find_garbled
from schemas.document import Document, Page
from schemas.errors import SourceError
from schemas.findings import Finding, Param, make_finding
from schemas.places import Anchor

Opener = Callable[[bytes, str | None], DocumentReader]

GARBLED_SHARE = 0.2
_NO_TAGS = TagTree()
MEDIA_TYPE = "application/pdf"


class PdfExtractor:
    """Turns PDF files into Documents; ``opener`` chooses the reader behind the seam."""

    name = "pdf"

    def __init__(self, opener: Opener | None = None) -> None:
        self._opener = opener

    def accepts(self, source: Source) -> str | None:
        """None for a PDF, else the reason why not."""
        if source.media_type == MEDIA_TYPE or b"%PDF-" in source.data[:HEADER_REACH]:
            return None
        return "not a PDF"

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document of a PDF: one Page per page that was asked for.

        Pages that cannot be read, hold no text, or lie beyond a limit are named in findings.

        Raises:
            SourceError: ``pdf.password-needed``, ``pdf.password-wrong``, ``pdf.damaged``,
                ``pdf.no-pages``.
        """
        reader = open_reader(source, options.password, self._opener or _default_opener())
        try:
            return _Reading(source, options, reader).read()
        finally:
            reader.close()


def _default_opener() -> Opener:
    from extractors.pdf.pdfium.document import open_pdfium

    return open_pdfium


def open_reader(source: Source, password: str | None, opener: Opener) -> DocumentReader:
    """The opened file, repaired when the reader cannot open it as it is.

    Raises:
        SourceError: see :meth:`PdfExtractor.extract`.
    """
    data = strip_junk(source.data)
    try:
        return _open_with_pages(source, data, password, opener)
    except SourceError as error:
        if error.code not in {"pdf.damaged", "pdf.no-pages"}:
            raise
        failure = error
    for repaired in repair_file(data, password):
        try:
            reader = _open_with_pages(source, repaired, None, opener)
        except SourceError:
            continue
        reader.repairs = reader.repairs or str(failure.params.get("reason", "pages"))
        return reader
    raise failure


def _open_with_pages(
    source: Source, data: bytes, password: str | None, opener: Opener
) -> DocumentReader:
    reader = _try_open(source, data, password, opener)
    if reader.page_count:
        return reader
    reader.close()
    raise SourceError("pdf.no-pages", name=source.name)


def _try_open(source: Source, data: bytes, password: str | None, opener: Opener) -> DocumentReader:
    try:
        return opener(data, password)
    except PermissionError as error:
        code = "pdf.password-needed" if password is None else "pdf.password-wrong"
        raise SourceError(code, name=source.name) from error
    except Exception as error:
        raise SourceError("pdf.damaged", name=source.name, reason=_name(error)) from error


def _name(error: BaseException) -> str:
    """The innermost kind of an error; readers wrap those of their libraries."""
    inner = next((cause for cause in error.args if isinstance(cause, BaseException)), error)
    return type(inner).__name__


@dataclass(slots=True)
class _Reading:
    """One pass over the pages of an opened file, gathering findings."""

    source: Source
    options: ExtractOptions
    reader: DocumentReader
    findings: list[Finding] = field(default_factory=list)
    tags: TagTree | None = None

    def read(self) -> Document:
        """The Document."""
        if self.reader.is_restricted and self.options.password is None:
            self._note("source.permissions")
        if self.reader.repairs:
            self._note("source.repaired", reason=self.reader.repairs)
        pages = [page for number in self._choose_pages() if (page := self._read_page(number))]
        info = self.source.info(self.reader.page_count, dict(self.reader.metadata))
        return Document(info, mark_furniture(pages), tuple(self.findings))

    def _choose_pages(self) -> list[int]:
        total = self.reader.page_count
        wanted = [n for n in range(1, total + 1) if self.options.wants_page(n)]
        if not wanted:
            self._note("pages.absent", total=total)
        if len(wanted) > self.options.max_pages:
            wanted = wanted[: self.options.max_pages]
            self._note("limit.pages", total=total, read=len(wanted))
        return wanted

    def _read_page(self, number: int) -> Page | None:
        """The page, or None with a finding; no damage of one page costs the others."""
        try:
            content = self.reader.read_page(number, self.options.max_strokes)
            page = self._understand(content)
        except (Exception, RecursionError, MemoryError) as error:
            self._note("page.unreadable", number, page=number, reason=_name(error))
            return None
        self._judge(content, page)
        return page

    def _understand(self, content: PageContent) -> Page:
        blank = _BlankTest(self.source.data, content.number, self.options.password)
        options = PageOptions(self.options.max_cells)
        result = read_page(content, options, blank, self._find_tags(content))
        if result.too_many_cells:
            self._note("limit.cells", content.number, limit=self.options.max_cells)
        for reason in result.contradictions:
            self._note("tags.contradicted", content.number, page=content.number, reason=reason)
        return result.page

    def _find_tags(self, content: PageContent) -> TagTree:
        """The tables of the tag tree, read when the first page with marked content comes."""
        if self.tags is None:
            marked = (content.characters.mark >= 0).any()
            if not marked or not may_have_tags(self.source.data):
                return _NO_TAGS
            from extractors.pdf.tags.tree import read_tag_tables

            self.tags = read_tag_tables(self.source.data, self.options.password)
            if self.tags.incomplete:
                self._note("tags.incomplete")
        return self.tags

    def _judge(self, content: PageContent, page: Page) -> None:
        """Notes what is wrong with a page that was read."""
        number = content.number
        if content.drawing.dropped:
            self._note("limit.strokes", number, page=number, limit=self.options.max_strokes)
        if page.characters == page.hidden and len(content.drawing.pictures):
            self._note("page.no-text", number, page=number)
        share = find_garbled(content.characters)
        if share > GARBLED_SHARE:
            self._note("page.garbled", number, page=number, percent=round(100 * share))

    def _note(self, code: str, number: int | None = None, /, **params: Param) -> None:
        anchors = [] if number is None else [Anchor(self.source.sha256, page=number)]
        self.findings.append(make_finding(code, anchors, lang="ja", **params))


@dataclass(slots=True)
class _BlankTest:
    """Tells by the picture of a page, drawn when asked, whether places on it are blank."""

    data: bytes
    number: int
    password: str | None

    def __call__(self, boxes: FloatArray) -> BoolArray:
        """For each box whether nothing is printed there (False when no picture can be had)."""
        from extractors.pdf.picture import find_blank

        try:
            return find_blank(self.data, self.number, boxes, self.password)
        except Exception:
            return np.zeros(len(boxes), dtype=bool)
