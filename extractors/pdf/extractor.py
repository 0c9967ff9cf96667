"""The extractor of PDF files with a text layer."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from extractors.base import ExtractOptions, Source
from extractors.pdf.budget import OverBudget, time_budget
from extractors.pdf.drawing.unread import UnreadPictures, count_unread
from extractors.pdf.fallback import GARBLED_SHARE, Readers, ReadPage, open_readers
from extractors.pdf.opening import OPENERS, Opener, name_error, other_reader
from extractors.pdf.page import PageOptions, PageReading, read_page
from extractors.pdf.plain import read_plain_page
from extractors.pdf.reader import BoolArray, FloatArray, PageContent
from extractors.pdf.repair import HEADER_REACH
from extractors.pdf.tables.continued import find_last_columns
from extractors.pdf.tags import may_have_tags
from extractors.pdf.tags.model import TagTree
from extractors.pdf.text.furniture import mark_furniture
from schemas.document import Document, Page
from schemas.errors import SourceError
from schemas.findings import Finding, Param, make_finding
from schemas.places import Anchor

_NO_TAGS = TagTree()
MEDIA_TYPE = "application/pdf"


class PdfExtractor:
    """Turns PDF files into Documents.

    ``opener`` and ``second`` take the places of the reader that the options name and of the other
    one; with an ``opener`` alone there is no second reader.
    """

    name = "pdf"

    def __init__(self, opener: Opener | None = None, second: Opener | None = None) -> None:
        self._openers = (opener, second)

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
        first, second = self._choose_openers(options)
        readers = open_readers(source.name, source.data, options.password, first, second)
        try:
            with _collection_paused():
                return _Reading(source, options, readers).read()
        finally:
            readers.close()

    def _choose_openers(self, options: ExtractOptions) -> tuple[Opener, Opener | None]:
        first, second = self._openers
        if first is not None:
            return first, second
        return OPENERS[options.reader], OPENERS[other_reader(options.reader)]


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keeps the collector of cyclic garbage away: pages make none, but many objects to look at."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Reading:
    """One pass over the pages of an opened file, gathering findings."""

    source: Source
    options: ExtractOptions
    readers: Readers
    findings: list[Finding] = field(default_factory=list)
    tags: TagTree | None = None
    columns: tuple[float, ...] = ()
    """Column lines of the table with which the page before ended."""

    def read(self) -> Document:
        """The Document."""
        self._judge_file()
        numbers = self._choose_pages()
        pages = [page for number in numbers if (page := self._read_page(number))]
        if not pages and self.options.left_out:
            raise SourceError("pdf.no-pages", name=self.source.name)
        reader = self.readers.first
        info = self.source.info(reader.page_count, dict(reader.metadata))
        return Document(info, mark_furniture(pages), tuple(self.findings))

    def _judge_file(self) -> None:
        """Notes what is wrong with the file as a whole."""
        reader = self.readers.first
        if self.readers.reason:
            names = self._name_readers()
            self._note("source.second-reader", reason=self.readers.reason, **names)
        if reader.is_restricted and self.options.password is None:
            self._note("source.permissions")
        if reader.repairs:
            self._note("source.repaired", reason=reader.repairs)

    def _choose_pages(self) -> list[int]:
        total = self.readers.first.page_count
        wanted = [n for n in range(1, total + 1) if self.options.wants_page(n)]
        if not wanted:
            self._note("pages.absent", total=total)
        if len(wanted) > self.options.max_pages:
            wanted = wanted[: self.options.max_pages]
            self._note("limit.pages", total=total, read=len(wanted))
        return wanted

    def _read_page(self, number: int) -> Page | None:
        """The page, or None with a finding; no damage of one page costs the others."""
        left_out = dict(self.options.left_out).get(number)
        if left_out is not None:
            self._note_page("page.unreadable", number, reason=left_out)
            return None
        self._begin(number)
        read: ReadPage | None = None
        try:
            with time_budget(self.options.page_seconds):
                read = self.readers.read_page(number, self.options.max_strokes)
                page: Page | None = self._understand(read.content)
        except (Exception, OverBudget) as error:
            page = self._keep_text(number, read, error)
        if read is None or page is None:
            return None
        self._judge(read, page)
        # A page that the other reader read has nobody left to audit it.
        is_first = not (read.reason or self.readers.reason)
        page = self._audit(page) if self.options.audit and is_first else page
        self.columns = find_last_columns(page.blocks, page.height or 0.0)
        return page

    def _begin(self, number: int) -> None:
        """Tells whoever holds the pages to a time that one begins."""
        if self.options.on_page is not None:
            self.options.on_page(number)

    def _keep_text(self, number: int, read: ReadPage | None, error: BaseException) -> Page | None:
        """The text of a page whose tables failed or took too long, None when there is not even it.

        Notes why.
        """
        seconds = self.options.page_seconds
        try:
            if read is None:
                raise error
            with time_budget(seconds):
                page = read_plain_page(read.content)
        except (Exception, OverBudget) as failure:
            self._note_page("page.unreadable", number, reason=_name(failure))
            return None
        if isinstance(error, OverBudget):
            self._note_page("limit.page-time", number, seconds=f"{seconds:g}")
        else:
            self._note_page("page.text-only", number, reason=_name(error))
        return page

    def _understand(self, content: PageContent) -> Page:
        result = self._analyse(content)
        if result.too_many_cells:
            self._note("limit.cells", content.number, limit=self.options.max_cells)
        for reason in result.contradictions:
            self._note_page("tags.contradicted", content.number, reason=reason)
        return result.page

    def _analyse(self, content: PageContent) -> PageReading:
        blank = _BlankTest(self.source.data, content, self.options.password)
        tags = self._find_tags(content)
        options = PageOptions(self.options.max_cells)
        return read_page(content, options, blank, tags, self.columns)

    def _audit(self, page: Page) -> Page:
        """The page with the number of characters that the other reader read; notes differences."""
        from extractors.pdf.audit import compare_pages

        number = page.number
        names = self._name_readers()
        self._begin(number)
        try:
            with time_budget(self.options.page_seconds):
                content = self.readers.read_with_second(number, self.options.max_strokes)
                other = self._analyse(content).page
        except (Exception, OverBudget) as error:
            self._note_page("audit.unread", number, **names, reason=_name(error))
            return page
        for code, params in compare_pages(page, other):
            self._note_page(code, number, **names, **params)
        return replace(page, audited=other.characters)

    def _find_tags(self, content: PageContent) -> TagTree:
        """The tables of the tag tree, read when the first page with marked content comes."""
        if self.tags is None:
            marked = (content.characters.mark >= 0).any()
            if not marked or not may_have_tags(self.source.data):
                return _NO_TAGS
            self.tags = _NO_TAGS  # should reading them fail, it is not tried on each page
            self.tags = self._read_tags()
        return self.tags

    def _read_tags(self) -> TagTree:
        from extractors.pdf.tags.tree import read_tag_tables

        try:
            tags = read_tag_tables(self.source.data, self.options.password)
        except OverBudget:
            self._note("tags.incomplete")
            raise
        except Exception:
            self._note("tags.incomplete")
            return _NO_TAGS
        if tags.incomplete:
            self._note("tags.incomplete")
        return tags

    def _judge(self, read: ReadPage, page: Page) -> None:
        """Notes what is wrong with a page that was read."""
        number = page.number
        if read.reason:
            names = self._name_readers()
            self._note_page("page.second-reader", number, reason=read.reason, **names)
        if read.content.drawing.dropped:
            self._note_page("limit.strokes", number, limit=self.options.max_strokes)
        if page.characters == page.hidden and len(read.content.drawing.pictures):
            self._note_page("page.no-text", number)
        else:
            self._note_pictures(count_unread(read.content, page.blocks), number)
        if read.garbled > GARBLED_SHARE:
            self._note_page("page.garbled", number, percent=round(100 * read.garbled))

    def _note_pictures(self, unread: UnreadPictures, number: int) -> None:
        if unread.count:
            params = {"count": unread.count, "in_tables": unread.in_tables}
            self._note_page("page.pictures", number, **params)

    def _name_readers(self) -> dict[str, str]:
        first = self.options.reader
        return {"first_reader": first, "second_reader": other_reader(first)}

    def _note_page(self, code: str, number: int, /, **params: Param) -> None:
        self._note(code, number, page=number, **params)

    def _note(self, code: str, number: int | None = None, /, **params: Param) -> None:
        anchors = [] if number is None else [Anchor(self.source.sha256, page=number)]
        self.findings.append(make_finding(code, anchors, lang="ja", **params))


def _name(error: BaseException) -> str:
    return "limit.page-time" if isinstance(error, OverBudget) else name_error(error)


@dataclass(slots=True)
class _BlankTest:
    """Tells by the picture of a page, drawn when asked, whether places on it are blank."""

    data: bytes
    content: PageContent
    password: str | None

    def __call__(self, boxes: FloatArray) -> BoolArray:
        """For each box whether nothing is printed there (False when no picture can be had)."""
        from extractors.pdf.picture import find_blank

        content = self.content
        try:
            return find_blank(self.data, content.number, boxes, content.width, self.password)
        except Exception:
            return np.zeros(len(boxes), dtype=bool)
