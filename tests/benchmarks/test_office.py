"""The truth of office files: what one sees on a grid, and what of it a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.office import make_truth
from benchmarks.office_grid import (
    PlacedCell,
    count_row,
    find_loose_tables,
    find_seen_tables,
    make_table,
)
from benchmarks.office_letters import Marker, join_letters
from benchmarks.office_markers import PrintedPage, find_sheets, mark_cells, read_pages
from benchmarks.office_odf import NAMESPACES, WrittenTable, read_cell_styles, read_table
from benchmarks.office_reading import Reading, UnsureError
from benchmarks.office_render import Destination, Word
from benchmarks.office_sheets import SheetPage, empty_unprinted, find_doubt, make_page

ALL = frozenset({"top", "bottom", "left", "right"})
NONE = frozenset[str]()


def place(row: int, col: int, text: str = "", sides: Iterable[str] = ALL) -> PlacedCell:
    return PlacedCell(row, col, 1, 1, text, frozenset(sides))


def read(cells: list[PlacedCell]) -> list[tuple[str, list[tuple[int, int, int, int, str]]]]:
    found: list[tuple[str, list[tuple[int, int, int, int, str]]]] = []
    for seen in find_seen_tables(cells):
        table = make_table(seen, 1)
        shown = [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in table.cells]
        found.append((table.kind, shown))
    return found


def test_cells_without_a_border_between_them_are_one() -> None:
    cells = [place(0, 0, "施策", {"top", "left", "bottom"}), place(0, 1, "", {"top", "right"})]
    cells += [place(1, 0, "1"), place(1, 1, "2")]
    assert read(cells) == [("ruled", [(0, 0, 1, 2, "施策"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")])]


def test_lines_that_no_cell_ends_at_are_not_counted() -> None:
    cells = [PlacedCell(0, 0, 2, 3, "番号", ALL), PlacedCell(0, 3, 2, 2, "名称", ALL)]
    assert read(cells) == [("ruled", [(0, 0, 1, 1, "番号"), (0, 1, 1, 1, "名称")])]


def test_two_texts_without_a_border_between_them_make_a_table_loose() -> None:
    cells = [place(0, 0, "転入者数", {"top", "left", "right"})]
    cells += [place(1, 0, "（国内）", {"bottom", "left", "right"}), place(0, 1), place(1, 1, "5")]
    ((kind, shown),) = read(cells)
    assert kind == "loose"
    assert shown[:3] == [(0, 0, 1, 1, "転入者数"), (0, 1, 1, 1, ""), (1, 0, 1, 1, "（国内）")]


def test_open_sides_are_no_doubt() -> None:
    sides = {"top", "bottom"}
    cells = [place(0, 0, "a", {*sides, "right"}), place(0, 1, "b", sides)]
    cells += [place(1, 0, "c", {*sides, "right"}), place(1, 1, "d", sides)]
    ((kind, shown),) = read(cells)
    assert (kind, len(shown)) == ("ruled", 4)


def test_boxes_around_prose_are_no_tables() -> None:
    assert read([place(0, 0, "本文")]) == []
    assert read([place(0, 0, "見出し"), place(1, 0, "本文")]) == []


def test_tables_apart_are_two() -> None:
    cells = [place(0, col, str(col)) for col in (0, 1, 3, 4)]
    assert [len(shown) for _, shown in read(cells)] == [2, 2]


def test_texts_in_rows_and_columns_without_rules_are_a_loose_table() -> None:
    cells = [place(row, col, "x", NONE) for row in range(2) for col in range(2)]
    (seen,) = find_loose_tables([*cells, place(5, 0, "注", NONE)], [])
    assert (seen.kind, len(seen.cells), count_row(seen, 1)) == ("loose", 4, 1)


FLAT = """<office:document {names}><office:automatic-styles>
<style:style style:name="ce1" style:family="table-cell">
<style:table-cell-properties fo:border="0.06pt solid #000000" fo:border-top="none"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="s">
<table:table-column table:number-columns-repeated="3"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:style-name="ce1"
 table:number-columns-spanned="2"><text:p>1,2</text:p><text:p>3</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"""


@pytest.fixture
def flat() -> etree._Element:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(FLAT.format(names=names))


def test_flat_documents_tell_texts_spans_borders_and_hidden_rows(flat: etree._Element) -> None:
    (sheet,) = find_sheets(flat)
    table = read_table(sheet, read_cell_styles(flat))
    assert [(c.row, c.col, c.colspan, c.text) for c in table.cells] == [
        (0, 0, 2, "1,2\n3"),
        (1, 0, 2, "1,2\n3"),
    ]
    assert table.cells[0].style.sides == {"bottom", "left", "right"}
    assert table.hidden_rows == {2}


def test_the_copy_of_a_sheet_holds_addresses(flat: etree._Element) -> None:
    marked = mark_cells(flat, [(2, 2)])
    texts = [p.text for p in marked.iter(f"{{{NAMESPACES['text']}}}p")]
    assert texts == ["@0.0.0;", "@0.1.0;"]


def test_pages_of_the_copy_tell_corners_of_rows_and_columns() -> None:
    words = [Word(50, 60, 52, 61, "@0.7.2;@0.7."), Word(52, 60, 53, 61, "3;")]
    (page,) = read_pages([[*words, Word(90, 800, 99, 812, "12")]])
    assert (page.sheet, page.tops, page.lefts) == (0, {7: 60}, {2: 50, 3: 50})
    assert [word.text for word in page.beside] == ["12"]


def test_letters_of_a_text_are_told_apart_by_their_pages() -> None:
    names = f'xmlns:text="{NAMESPACES["text"]}"'
    cell = etree.fromstring(f"<cell {names}><text:p>あ<text:span>い</text:span>う</text:p></cell>")
    marked = Marker().mark_cell(cell)
    pages = {name: Destination(1 + (letter == "う"), 0, 0) for name, letter in marked.paragraphs[0]}
    letters = marked.find_letters(pages)
    assert (join_letters(letters), join_letters(letters, 1)) == ("あいう", "あい")
    assert cell.xpath("string()") == "あいう"


def test_pages_in_doubt_are_left_out() -> None:
    (seen,) = find_seen_tables([place(0, 0, "a"), place(0, 1, "b")])
    tables = (make_table(seen, 1), make_table(seen, 2))
    reading = Reading(Path("a.pdf"), 2, tables, (), unsure={2: "lost"})
    truth = make_truth(Path("a.xlsx"), reading)
    assert (truth.page_numbers, len(truth.tables)) == ((1,), 1)
    with pytest.raises(UnsureError):
        make_truth(Path("a.xlsx"), Reading(Path("a.pdf"), 1, tables[:1], (), unsure={1: "lost"}))


def print_words(words: list[Word]) -> SheetPage:
    printed = PrintedPage(0, {0: 50, 1: 90}, {0: 60, 1: 80})
    return make_page(1, printed, words)


def test_a_text_over_an_empty_cell_beside_is_confirmed_over_a_filled_one_not() -> None:
    page = print_words([Word(52, 62, 120, 72, "基本計画の進捗")])
    sheet = WrittenTable("s", (), frozenset(), frozenset(), 0, nested=False, drawn=False)
    alone = [place(0, 0, "基本計画の進捗"), place(0, 1), place(1, 0), place(1, 1)]
    (seen,) = find_seen_tables(alone)
    assert find_doubt(seen, page, sheet) == ""
    (seen,) = find_seen_tables([alone[0], place(0, 1, "5"), *alone[2:]])
    assert "letters of a cell not printed within it" in find_doubt(seen, page, sheet)


def test_a_cell_cut_by_the_edge_keeps_its_text_where_it_is_printed() -> None:
    cell = PlacedCell(0, 1, 1, 1, "合計", ALL, cut=True)
    assert empty_unprinted(cell, print_words([])).text == ""
    assert empty_unprinted(cell, print_words([Word(92, 62, 110, 72, "合計")])).text == "合計"
