"""Text documents as they are printed: the rows of each table that a page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.office_grid import (
    Box,
    PlacedCell,
    SeenTable,
    count_row,
    find_seen_tables,
    make_table,
    see_as_written,
)
from benchmarks.office_letters import Letter, Marker, join_letters
from benchmarks.office_odf import (
    GridCell,
    name_tag,
    parse,
    read_cell_styles,
    read_table,
    write_flat,
)
from benchmarks.office_reading import Reading, UnsureError, count_letters
from benchmarks.office_render import Word, convert, print_pages, read_destinations, read_words
from benchmarks.truth import CutRow, TruthTable


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A written cell with its letters and their pages, by paragraph."""

    cell: GridCell
    letters: list[list[Letter]]

    @property
    def pages(self) -> list[int]:
        """The pages of its letters and of its paragraphs without any."""
        return [page for line in self.letters for _, page in line]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table with the first and last page of each row that is printed."""

    cells: tuple[PrintedCell, ...]
    rows: Mapping[int, tuple[int, int]]
    header_rows: int

    @property
    def pages(self) -> range:
        """The pages that it stands on."""
        return range(
            min(first for first, _ in self.rows.values()),
            max(last for _, last in self.rows.values()) + 1,
        )

    def list_rows(self, page: int) -> list[int]:
        """The rows on a page, the header again where the table goes on there."""
        rows = [row for row, (first, last) in self.rows.items() if first <= page <= last]
        repeated = range(self.header_rows) if page > self.pages[0] else range(0)
        return [*(row for row in repeated if row not in rows), *rows]


def read_text_document(source: Path, folder: Path) -> Reading:
    """Prints a text document into ``folder`` and reads its tables."""
    flat = convert(source, "fodt", folder)
    pdf = print_pages(flat, folder)
    words = read_words(pdf)
    tables: list[TruthTable] = []
    joined: list[TruthTable] = []
    cut_rows: list[CutRow] = []
    for printed in _find_tables(flat, words):
        whole = _see(list(_place_cells(printed, list(printed.rows), None)))
        if whole is not None:
            parts = _read_parts(printed)
            tables += [replace(part, joined=len(joined)) for part in parts]
            cut_rows += _find_cuts(printed, whole, len(joined))
            pages = tuple(part.pages[0] for part in parts)
            joined.append(replace(make_table(whole, 0, printed.header_rows), pages=pages))
    tables.sort(key=lambda table: table.pages)
    doubts = _find_doubts(tables, words)
    return Reading(pdf, len(words), tuple(tables), tuple(joined), tuple(cut_rows), doubts)


def _find_tables(flat: Path, words: Sequence[Sequence[Word]]) -> Iterator[PrintedTable]:
    """The tables with cells that are printed, in order."""
    root = parse(flat)
    styles = read_cell_styles(root)
    tables = [read_table(table, styles) for table in root.iter(name_tag("table:table"))]
    if any(table.nested for table in tables):
        raise UnsureError("tables within cells of tables")
    marker = Marker()
    marked = [
        [(cell, marker.mark_cell(cell.element)) for cell in table.cells if not cell.covered]
        for table in tables
    ]
    copy = flat.with_name(f"{flat.stem}-marked.fodt")
    write_flat(root, copy)
    pdf = print_pages(copy, flat.parent)
    if _count_by_page(read_words(pdf)) != _count_by_page(words):
        raise UnsureError("pages of the copy that tells the places of letters break otherwise")
    places = read_destinations(pdf)
    for table, cells in zip(tables, marked, strict=True):
        printed = [PrintedCell(cell, each.find_letters(places)) for cell, each in cells]
        shown = tuple(cell for cell in printed if cell.pages)
        if shown:
            yield PrintedTable(shown, _find_rows(shown), table.header_rows)


def _count_by_page(pages: Iterable[Iterable[Word]]) -> list[Counter[str]]:
    return [count_letters(word.text for word in page) for page in pages]


def _find_rows(cells: Iterable[PrintedCell]) -> dict[int, tuple[int, int]]:
    """The first and last page by row; of merged cells only the begin tells about their row."""
    pages: dict[int, list[int]] = {}
    for cell in cells:
        shown = cell.pages if cell.cell.rowspan == 1 else cell.pages[:1]
        pages.setdefault(cell.cell.row, []).extend(shown)
    return {row: (min(pages[row]), max(pages[row])) for row in sorted(pages)}


def _place_cells(
    printed: PrintedTable, rows: Sequence[int], page: int | None
) -> Iterator[PlacedCell]:
    """The cells of these rows; of those that go on over pages what a page shows of them."""
    for each in printed.cells:
        cell = each.cell
        shown = [n for n, row in enumerate(rows) if cell.row <= row < cell.row + cell.rowspan]
        if shown:
            # A repeated header stands in the PDF once more than in the text.
            again = cell.row < printed.header_rows
            text = join_letters(each.letters, None if again else page)
            sides = cell.style.sides
            yield PlacedCell(shown[0], cell.col, len(shown), cell.colspan, text, sides)


def _see(cells: Sequence[PlacedCell]) -> SeenTable | None:
    """What one sees of the cells; None where they are a box around prose."""
    written = see_as_written(cells)
    seen = find_seen_tables(cells)
    if len(seen) == 1 and seen[0].box == written.box:
        return seen[0]
    box: Box = written.box
    is_grid = box.bottom - box.top > 1 and box.right - box.left > 1
    return written if is_grid else None


def _read_parts(printed: PrintedTable) -> list[TruthTable]:
    """The table by page."""
    parts = []
    for page in printed.pages:
        rows = printed.list_rows(page)
        seen = _see(list(_place_cells(printed, rows, page))) if rows else None
        if seen is not None:
            parts.append(make_table(seen, page, printed.header_rows))
    return parts


def _find_cuts(printed: PrintedTable, whole: SeenTable, number: int) -> Iterator[CutRow]:
    """The rows that a page break cuts through, but not those of a repeated header."""
    for place, (first, last) in enumerate(printed.rows.values()):
        if first < last:
            yield CutRow(number, count_row(whole, place), first)


def _find_doubts(tables: Iterable[TruthTable], words: Sequence[Iterable[Word]]) -> dict[int, str]:
    """The pages that do not show all letters of their tables."""
    texts: dict[int, list[str]] = {}
    for table in tables:
        texts.setdefault(table.pages[0], []).extend(cell.text for cell in table.cells)
    doubts = {}
    for page, some in texts.items():
        lost = count_letters(some) - count_letters(word.text for word in words[page - 1])
        if lost:
            doubts[page] = f"{lost.total()} letters of its tables are not printed"
    return doubts
