"""Which rows of a table are printed on which page, and which part of each cell's text.

Found in the printed PDF through poppler's words. Every text of every cell must be found; where one
is not, :class:`LostTextError` is raised, so that no document with a doubtful truth is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.documents.grid import Placed, place_cells
from benchmarks.documents.model import Cell, Table
from benchmarks.documents.runs import PageWords, find_part, find_run
from benchmarks.documents.words import fold_mark, fold_words

Parts = dict[int, str]  # the text printed on each page, pages from 0
_MOST_PAGES = 6  # that one row or one gap before a row may take


class LostTextError(ValueError):
    """A text that is not found on the pages where it must be printed."""


@dataclass(slots=True)
class PagedTable:
    """The pages of each row (first, last; from 0) and the texts by cell place and page."""

    table: Table
    rows: list[tuple[int, int]] = field(default_factory=list)
    parts: dict[tuple[int, int], Parts] = field(default_factory=dict)

    @property
    def pages(self) -> range:
        """The pages that the table stands on."""
        return range(self.rows[0][0], max(last for _, last in self.rows) + 1)

    def rows_on(self, page: int) -> list[int]:
        """The numbers of the rows printed on a page, repeated header rows first."""
        here = [row for row, (first, last) in enumerate(self.rows) if first <= page <= last]
        table = self.table
        if table.repeat_header and page > self.rows[0][0]:
            return [*range(table.header_rows), *(row for row in here if row >= table.header_rows)]
        return here


def page_table(table: Table, pages: Sequence[PageWords], first: int) -> PagedTable:
    """Where a table that begins on page ``first`` or later is printed; claims its words."""
    paged = PagedTable(table)
    placed = place_cells(table)
    for row in range(len(table.rows)):
        cells = [one for one in placed if one.row == row]
        begin = paged.rows[-1][0] if paged.rows else first
        anchored = _find_row(cells, pages, max(begin, paged.rows[-1][1] if paged.rows else 0))
        paged.rows.append(anchored or paged.rows[-1])
        _find_cells(paged, cells, pages)
    _check_headers(paged, pages)
    return paged


def printed_texts(cell: Cell) -> tuple[str, ...]:
    """The texts of a cell that stand apart: its own, a diagonal's two, an arrow's label."""
    texts = tuple(cell.text.split("\n")) if cell.diagonal else (cell.text,)
    label = (cell.arrow.label,) if cell.arrow and cell.arrow.label else ()
    return tuple(filter(None, texts + label))


def _find_row(
    cells: Sequence[Placed], pages: Sequence[PageWords], cursor: int
) -> tuple[int, int] | None:
    """The first and last page of a row by its longest text; None for a row without any."""
    texts = [
        text
        for one in cells
        if one.cell.rowspan == 1 and not one.cell.flow
        for text in printed_texts(one.cell)
    ] or [text for one in cells for text in printed_texts(one.cell)]
    if not texts:
        return None
    found = _locate(max(texts, key=len), pages, cursor)
    return min(found), max(found)


def _locate(text: str, pages: Sequence[PageWords], cursor: int) -> Parts:
    """The parts of a text by page, from the first page at or after ``cursor`` that has it."""
    folded = fold_words(text)
    reach = range(cursor, min(cursor + _MOST_PAGES, len(pages)))
    for page in reach:
        if find_run(pages[page], folded):
            return {page: text}
    for page in reach:
        parts = _cut_text(text, pages, page)
        if parts:
            return parts
    raise LostTextError(f"not on pages {cursor + 1} and after: {text!r}")


def _cut_text(text: str, pages: Sequence[PageWords], begin: int) -> Parts | None:
    """The parts of a text that begins on one page and goes on over the next ones."""
    parts: Parts = {}
    rest = text
    left: float | None = None
    for page in range(begin, min(begin + _MOST_PAGES, len(pages))):
        run = find_part(pages[page], fold_words(rest), left)
        if run is None:
            return None
        parts[page], rest = _split_folded(rest, run.length)
        left = run.left
        if not rest.strip():
            return parts
    return None


def _split_folded(text: str, length: int) -> tuple[str, str]:
    """The text cut after ``length`` folded characters."""
    seen = 0
    for at, mark in enumerate(text):
        if seen >= length:
            return text[:at].strip(), text[at:].strip()
        seen += len(fold_mark(mark))
    return text.strip(), ""


def _find_cells(paged: PagedTable, cells: Sequence[Placed], pages: Sequence[PageWords]) -> None:
    first, last = paged.rows[-1]
    tops = [_claim_cell(paged, one, pages, (first, last), None) for one in _by_length(cells)[:1]]
    for one in _by_length(cells)[1:]:
        _claim_cell(paged, one, pages, (first, last), tops[0])


def _by_length(cells: Sequence[Placed]) -> list[Placed]:
    """The cells of a row, the one to find first in front: unmerged, with the longest text.

    The labels of a diagonal come last: they are often parts of their neighbours' texts.
    """
    return sorted(
        cells, key=lambda one: (one.cell.rowspan > 1, one.cell.diagonal, -len(one.cell.text))
    )


def _claim_cell(
    paged: PagedTable,
    placed: Placed,
    pages: Sequence[PageWords],
    span: tuple[int, int],
    near: float | None,
) -> float | None:
    """Finds the texts of a cell and claims their words; the y of the first, if it has any."""
    cell = placed.cell
    last = span[1] if cell.rowspan == 1 else span[1] + _MOST_PAGES
    top: float | None = None
    parts: Parts = {}
    for text in printed_texts(cell):
        for page, part in _place_text(text, cell, pages, (span[0], last), near).items():
            beside = near if page == span[0] else None
            run = find_run(pages[page], fold_words(part), near=beside, vertical=bool(cell.flow))
            if run is not None:
                pages[page].claim(run.words)
                top = run.top if top is None else top
            parts[page] = "\n".join(filter(None, (parts.get(page, ""), part)))
    paged.parts[placed.row, placed.col] = parts
    return top


def _place_text(
    text: str,
    cell: Cell,
    pages: Sequence[PageWords],
    span: tuple[int, int],
    near: float | None,
) -> Parts:
    folded = fold_words(text)
    for page in range(span[0], min(span[1] + 1, len(pages))):
        if find_run(pages[page], folded, near=near, vertical=bool(cell.flow)):
            return {page: text}
    parts = _cut_text(text, pages, span[0])
    if parts and max(parts) <= span[1]:
        return parts
    if cell.flow and _has_glyphs(pages[span[0]], folded):
        return {span[0]: text}  # poppler does not always read vertical columns in order
    raise LostTextError(f"not on page {span[0] + 1}: {text!r}")


def _has_glyphs(page: PageWords, folded: str) -> bool:
    printed = "".join(word.text for word in page.words)
    return all(printed.count(mark) >= folded.count(mark) for mark in set(folded))


def _check_headers(paged: PagedTable, pages: Sequence[PageWords]) -> None:
    """Finds and claims the header rows that later pages must print again."""
    table = paged.table
    if not table.repeat_header:
        return
    for page in paged.pages[1:]:
        for placed in place_cells(table):
            if placed.row < table.header_rows:
                for text in printed_texts(placed.cell):
                    _place_text(text, placed.cell, pages, (page, page), None)
