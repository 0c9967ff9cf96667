"""The truth of a printed document: its tables by page and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.documents.grid import Placed, place_cells
from benchmarks.documents.model import Document, Table, TwoUp, find_tables
from benchmarks.documents.paging import LostTextError, PagedTable, page_table, printed_texts
from benchmarks.documents.runs import PageWords
from benchmarks.documents.words import Word
from benchmarks.truth import CutRow, DocumentTruth, TruthArrow, TruthCell, TruthTable


@dataclass(frozen=True, slots=True)
class Name:
    """What a truth says of its document beside the tables."""

    document: str
    style: str
    seed: int


def compute_truth(
    document: Document, name: Name, pages: Sequence[tuple[Word, ...]]
) -> DocumentTruth:
    """The truth of a document from the words of its printed pages, before any rework."""
    paged = page_tables(document, pages)
    if document.producer == "calc":
        _refuse_cut_merges(paged)
        _refuse_late_headers(paged, len(pages))
    wholes = _list_wholes(paged)
    tables = sorted(
        (
            _table_on_page(one, page, _number_of(wholes, one.table))
            for one in paged
            for page in one.pages
        ),
        key=lambda table: table.pages,
    )
    return _renumber(
        DocumentTruth(
            document=name.document,
            style=name.style,
            seed=name.seed,
            producer=document.producer,
            pages=len(pages),
            tables=tuple(tables),
            joined=tuple(_join(whole, paged) for whole in wholes),
            cut_rows=tuple(_find_cut_rows(wholes, paged)),
        ),
        2 if any(isinstance(rework, TwoUp) for rework in document.reworks) else 1,
    )


def page_tables(document: Document, pages: Sequence[tuple[Word, ...]]) -> list[PagedTable]:
    """All tables of a document with their places on its pages, in reading order."""
    words = [PageWords(page) for page in pages]
    paged: list[PagedTable] = []
    cursor = 0
    for table in find_tables(document):
        paged.append(page_table(table, words, cursor))
        cursor = paged[-1].rows[0][0]
    return paged


def _refuse_cut_merges(paged: Sequence[PagedTable]) -> None:
    """Calc prints a merged cell's text on both sides of a page break, cut through the glyphs."""
    for one in paged:
        for placed in place_cells(one.table):
            last = placed.row + placed.cell.rowspan - 1
            if placed.cell.text and one.rows[placed.row] != one.rows[last]:
                raise LostTextError(f"a page break cuts a merged cell: {placed.cell.text!r}")


def _refuse_late_headers(paged: Sequence[PagedTable], pages: int) -> None:
    """Calc prints repeated rows on all later pages, also where the table has ended."""
    for one in paged:
        repeats = one.table.header_rows and one.table.repeat_header
        if repeats and one.pages[-1] + 1 < pages:
            raise LostTextError("a header is printed again after its table's end")


def _list_wholes(paged: Sequence[PagedTable]) -> list[Table]:
    wholes: list[Table] = []
    for one in paged:
        whole = one.table.whole or one.table
        if not any(whole is other for other in wholes):
            wholes.append(whole)
    return wholes


def _number_of(wholes: Sequence[Table], table: Table) -> int:
    whole = table.whole or table
    return next(number for number, other in enumerate(wholes) if other is whole)


def _table_on_page(paged: PagedTable, page: int, joined: int) -> TruthTable:
    """A table as printed on one page (from 0)."""
    table = paged.table
    rows = paged.rows_on(page)
    first = page == paged.pages[0]
    cells = [
        cell
        for placed in place_cells(table)
        if (cell := _cell_on_page(paged, placed, rows, page)) is not None
    ]
    return TruthTable(
        pages=(page + 1,),
        rows=len(rows),
        cols=len(table.widths),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
        arrows=tuple(
            replace(arrow, row=rows.index(arrow.row))
            for arrow in _list_arrows(table)
            if page == paged.rows[arrow.row][0]
        ),
        header_rows=table.header_rows if first or table.repeat_header else 0,
        joined=joined,
        kind=table.kind,
    )


def _cell_on_page(
    paged: PagedTable, placed: Placed, rows: Sequence[int], page: int
) -> TruthCell | None:
    cell = placed.cell
    here = [at for at, row in enumerate(rows) if placed.row <= row < placed.row + cell.rowspan]
    if not here:
        return None
    text = paged.parts[placed.row, placed.col].get(page, "")
    if placed.row < paged.table.header_rows and page > paged.pages[0]:
        text = "\n".join(printed_texts(cell))
    return TruthCell(here[0], placed.col, len(here), cell.colspan, text)


def _list_arrows(table: Table) -> tuple[TruthArrow, ...]:
    return tuple(
        TruthArrow(one.row, one.col, one.col + arrow.columns - 1, arrow.label)
        for one in place_cells(table)
        if (arrow := one.cell.arrow) is not None
    )


def _join(whole: Table, paged: Sequence[PagedTable]) -> TruthTable:
    """A table as it was written, over all pages of all its pieces."""
    pages = {
        page + 1 for one in paged if (one.table.whole or one.table) is whole for page in one.pages
    }
    return TruthTable(
        pages=tuple(sorted(pages)),
        rows=len(whole.rows),
        cols=len(whole.widths),
        cells=tuple(
            TruthCell(
                one.row,
                one.col,
                one.cell.rowspan,
                one.cell.colspan,
                "\n".join(printed_texts(one.cell)),
            )
            for one in place_cells(whole)
        ),
        arrows=_list_arrows(whole),
        header_rows=whole.header_rows if whole.repeat_header else 0,
        kind=whole.kind,
    )


def _find_cut_rows(wholes: Sequence[Table], paged: Sequence[PagedTable]) -> list[CutRow]:
    return [
        CutRow(_number_of(wholes, one.table), row, first + 1)
        for one in paged
        for row, (first, last) in enumerate(one.rows)
        if first < last and one.table.whole is None
    ]


def _renumber(truth: DocumentTruth, per_sheet: int) -> DocumentTruth:
    """The truth with the numbers of the sheets that hold so many pages each."""
    if per_sheet == 1:
        return truth
    return replace(
        truth,
        pages=-(-truth.pages // per_sheet),
        tables=tuple(_on_sheets(table, per_sheet) for table in truth.tables),
        joined=tuple(_on_sheets(table, per_sheet) for table in truth.joined),
    )


def _on_sheets(table: TruthTable, per_sheet: int) -> TruthTable:
    sheets = sorted({(page - 1) // per_sheet + 1 for page in table.pages})
    return replace(table, pages=tuple(sheets))
