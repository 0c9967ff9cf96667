"""Spreadsheets as they are printed: each page's grid, its tables, and what its words confirm."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from lxml import etree

from benchmarks.office_grid import (
    Box,
    Place,
    PlacedCell,
    SeenTable,
    find_loose_tables,
    find_seen_tables,
    make_table,
)
from benchmarks.office_markers import (
    PrintedPage,
    find_sheets,
    fix_heights,
    mark_cells,
    read_pages,
)
from benchmarks.office_odf import (
    GridCell,
    WrittenTable,
    parse,
    prints_grid,
    read_cell_styles,
    read_table,
    write_flat,
)
from benchmarks.office_reading import Reading, UnsureError, count_letters
from benchmarks.office_render import MOST_PAGES, Word, convert, print_pages, read_words
from benchmarks.truth import TruthTable, strip_text

# A copy in which every cell holds an address has pages where the sheet itself prints none.
_MOST_MARKED_PAGES = 2000
# Columns narrower than this, in points, are graph paper when several of them make one cell.
_GRAPH_PAPER = 20.0


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A printed page: its number, the sheet's rows and columns on it from the top left."""

    number: int
    printed: PrintedPage
    rows: tuple[int, ...]
    cols: tuple[int, ...]
    letters: Mapping[Place, Counter[str]]

    def count(self, box: Box) -> Counter[str]:
        """The letters that are printed in places of its grid."""
        total = Counter[str]()
        for place in box.places:
            total.update(self.letters.get(place, {}))
        return total


def read_workbook(source: Path, folder: Path) -> Reading:
    """Prints a spreadsheet into ``folder`` and reads its tables."""
    root = parse(convert(source, "fods", folder))
    if prints_grid(root):
        raise UnsureError("the grid of the sheet is printed, broken where texts run over it")
    styles = read_cell_styles(root)
    sheets = [read_table(table, styles) for table in find_sheets(root)]
    pdf, pages = _print(root, sheets, folder / f"{source.stem}.fods")
    tables: list[TruthTable] = []
    joined: list[TruthTable] = []
    unsure: dict[int, str] = {}
    for group in _group_pages(pages):
        for whole, parts in _read_group(group, sheets[group[0].printed.sheet], unsure):
            tables += [replace(part, joined=len(joined)) for part in parts]
            joined.append(whole)
    order = sorted(range(len(tables)), key=lambda number: tables[number].pages)
    return Reading(pdf, len(pages), tuple(tables[n] for n in order), tuple(joined), (), unsure)


def _print(
    root: etree._Element, sheets: Sequence[WrittenTable], path: Path
) -> tuple[Path, list[SheetPage]]:
    """Prints the workbook and the copy that tells what stands where."""
    fix_heights(root)
    write_flat(root, path)
    pdf = print_pages(path, path.parent)
    words = read_words(pdf)
    marked = path.with_name(f"{path.stem}-marked.fods")
    write_flat(mark_cells(root, [_measure_extent(sheet) for sheet in sheets]), marked)
    copy = read_pages(read_words(print_pages(marked, path.parent, _MOST_MARKED_PAGES)))
    printed = [page for page in copy if _shows_something(page, sheets)][:MOST_PAGES]
    if len(printed) != len(words):
        raise UnsureError(f"{len(words)} pages, {len(printed)} of the copy that tells their cells")
    pages = zip(printed, words, strict=True)
    return pdf, [make_page(number, *page) for number, page in enumerate(pages, 1)]


def _measure_extent(sheet: WrittenTable) -> tuple[int, int]:
    rows = max((cell.row + 1 for cell in sheet.cells), default=0)
    return rows, max((cell.col + 1 for cell in sheet.cells), default=0)


def _shows_something(page: PrintedPage, sheets: Sequence[WrittenTable]) -> bool:
    """Whether the sheet itself prints the page: pages of charts hold no address in the copy."""
    if page.sheet < 0:
        return True
    cells = sheets[page.sheet].cells
    return any(cell.row in page.tops and cell.col in page.lefts for cell in cells)


def make_page(number: int, printed: PrintedPage, words: Sequence[Word]) -> SheetPage:
    """The page with the letters of its words by place; running heads below its cells left out."""
    rows = tuple(sorted(printed.tops, key=lambda row: printed.tops[row]))
    cols = tuple(sorted(printed.lefts, key=lambda col: printed.lefts[col]))
    tops, lefts = [printed.tops[row] for row in rows], [printed.lefts[col] for col in cols]
    letters: dict[Place, Counter[str]] = {}
    beside = {(round(word.left), round(word.top), word.text) for word in printed.beside}
    for word in words:
        # The last row and column have no end here: what stands below and right is no part of them.
        is_beside = (round(word.left), round(word.top), word.text) in beside
        for x, y, letter in word.letters:
            place = bisect(tops, y) - 1, bisect(lefts, x) - 1
            is_last = place[0] == len(tops) - 1 or place[1] == len(lefts) - 1
            if (
                place[0] >= 0
                and strip_text(letter)
                and not (is_beside and (is_last or place[1] < 0))
            ):
                letters.setdefault(place, Counter())[letter] += 1
    return SheetPage(number, printed, rows, cols, letters)


def _group_pages(pages: Sequence[SheetPage]) -> list[list[SheetPage]]:
    """The pages that show the same columns of the same sheet: tables go on from one to the next."""
    groups: dict[tuple[int, tuple[int, ...]], list[SheetPage]] = {}
    for page in pages:
        if page.printed.sheet < 0:
            continue
        groups.setdefault((page.printed.sheet, page.cols), []).append(page)
    return list(groups.values())


def _read_group(
    pages: Sequence[SheetPage], sheet: WrittenTable, unsure: dict[int, str]
) -> Iterator[tuple[TruthTable, list[TruthTable]]]:
    """Each table over its pages, with its parts by page; reasons for doubt go into ``unsure``."""
    rows = list(dict.fromkeys(row for page in pages for row in page.rows))
    wholes = _find_tables(list(_place_cells(sheet.cells, rows, pages[0].cols)))
    parts: list[list[TruthTable]] = [[] for _ in wholes]
    for page in pages:
        cells = _place_cells(sheet.cells, page.rows, page.cols)
        for seen in _find_tables([empty_unprinted(cell, page) for cell in cells]):
            if reason := find_doubt(seen, page, sheet):
                unsure[page.number] = reason
            last = rows.index(page.rows[seen.box.bottom - 1])
            number = _find_whole(wholes, last, seen.box.left)
            kind = "loose" if _is_graph_paper(seen, page) else seen.kind
            parts[number].append(replace(make_table(seen, page.number), kind=kind))
    for seen, some in zip(wholes, parts, strict=True):
        if some:
            numbers = tuple(sorted({number for part in some for number in part.pages}))
            kind = "loose" if any(part.kind == "loose" for part in some) else seen.kind
            yield replace(make_table(seen, 0), pages=numbers, kind=kind), some


def empty_unprinted(cell: PlacedCell, page: SheetPage) -> PlacedCell:
    """The cell; without its text where that is printed on another page."""
    box = Box(cell.row, cell.col, cell.row + cell.rowspan, cell.col + cell.colspan)
    return replace(cell, text="") if cell.cut and not page.count(box) else cell


def _is_cut(cell: PlacedCell, page: SheetPage) -> bool:
    """Whether letters stand where the page's edge may cut them off."""
    last_row, last_col = len(page.rows) - 1, len(page.cols) - 1
    printed = (place for place in cell.places if place in page.letters)
    at_edge = (row == last_row or col == last_col for row, col in printed)
    return cell.cut and any(at_edge)


def _find_tables(cells: Sequence[PlacedCell]) -> list[SeenTable]:
    tables = find_seen_tables(cells)
    return tables + find_loose_tables(cells, tables)


def _find_whole(wholes: Sequence[SeenTable], row: int, col: int) -> int:
    """The number of the whole table that holds a place."""
    for number, whole in enumerate(wholes):
        if whole.box.top <= row < whole.box.bottom and whole.box.left <= col < whole.box.right:
            return number
    raise UnsureError("a table of one page that is none over all pages")


def _place_cells(
    cells: Sequence[GridCell], rows: Sequence[int], cols: Sequence[int]
) -> Iterator[PlacedCell]:
    """The cells that these rows and columns show, merged ones cut to what is shown of them."""
    row_places = {row: place for place, row in enumerate(rows)}
    col_places = {col: place for place, col in enumerate(cols)}
    for cell in cells:
        if cell.covered:
            continue
        shown_rows = _find_places(cell.row, cell.rowspan, row_places)
        shown_cols = _find_places(cell.col, cell.colspan, col_places)
        if shown_rows and shown_cols:
            yield PlacedCell(
                shown_rows[0],
                shown_cols[0],
                len(shown_rows),
                len(shown_cols),
                cell.text,
                cell.style.sides,
                cell.row + cell.rowspan > max(rows) + 1
                or cell.row < min(rows)
                or cell.col + cell.colspan > cols[-1] + 1
                or cell.col < cols[0],
            )


def _find_places(first: int, span: int, places: Mapping[int, int]) -> list[int]:
    """The places of a span, without those that lie apart (a repeated heading above others)."""
    found = sorted(places[n] for n in range(first, first + span) if n in places)
    return [place for number, place in enumerate(found) if place == found[0] + number]


def find_doubt(seen: SeenTable, page: SheetPage, sheet: WrittenTable) -> str:
    """Why what is printed is not what was read; empty where each text lies in its cell."""
    if sheet.drawn:
        return "shapes are drawn on the sheet, maybe arrows over cells"
    if len({cell.box.left for cell in seen.cells}) == 1:
        return "one column of a table alone on its page"
    filled = {place for cell in seen.cells if cell.written for place in cell.box.places}
    for cell in seen.cells:
        if cell.written is None:
            continue
        if _is_cut(cell.written, page):
            return "the page's edge cuts through a cell with text"
        expected = count_letters([cell.written.text])
        if expected not in (page.count(cell.box), page.count(_widen(cell.box, page, filled))):
            lost = expected - page.count(cell.box)
            return f"{lost.total()} of {expected.total()} letters of a cell not printed within it"
    return ""


def _widen(box: Box, page: SheetPage, filled: set[Place]) -> Box:
    """The cell with the empty ones beside it, over which its text may run."""
    left, right = box.left, box.right
    rows = range(box.top, box.bottom)
    while left > 0 and not any((row, left - 1) in filled for row in rows):
        left -= 1
    while right < len(page.cols) and not any((row, right) in filled for row in rows):
        right += 1
    return Box(box.top, left, box.bottom, right)


def _is_graph_paper(seen: SeenTable, page: SheetPage) -> bool:
    """Whether most columns are as narrow as squares and are cells only several together."""
    lefts = [page.printed.lefts[page.cols[n]] for n in range(seen.box.left, seen.box.right)]
    narrow = sum(right - left < _GRAPH_PAPER for left, right in pairwise(lefts))
    cols = len({cell.box.left for cell in seen.cells})
    return narrow > len(lefts) / 2 and cols <= len(lefts) / 2
