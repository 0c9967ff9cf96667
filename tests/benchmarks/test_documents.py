from random import Random

import pytest

from benchmarks.documents.author import Author
from benchmarks.documents.edges import find_edges
from benchmarks.documents.grid import cut_table, place_cells
from benchmarks.documents.html import write_html
from benchmarks.documents.lines import OPEN_SIDES, THIN
from benchmarks.documents.model import (
    Arrow,
    Cell,
    Document,
    PageBreak,
    Prose,
    Rotate,
    Table,
    TwoUp,
    find_tables,
)
from benchmarks.documents.paging import LostTextError
from benchmarks.documents.styles import load_set, seed_random
from benchmarks.documents.truths import Name, compute_truth
from benchmarks.documents.words import Word, parse_words
from benchmarks.truth import CutRow, TruthArrow, TruthCell

NAME = Name("sample-1", "sample", 1)


def write_word(text: str, x: float, y: float) -> Word:
    return Word(text, x, y, x + 10 * len(text), y + 10)


def make_table(**options: object) -> Table:
    """A header and three rows, the label merged over the last two."""
    rows = (
        (Cell("施策"), Cell("内容")),
        (Cell("子育て"), Cell("相談を行う")),
        (Cell("防災", rowspan=2), Cell("訓練を行う")),
        (Cell("備蓄を増やす"),),
    )
    return Table(rows, (30, 60), header_rows=1, **options)  # type: ignore[arg-type]


def test_cells_fill_the_grid_around_merged_ones() -> None:
    places = [(one.row, one.col, one.cell.text) for one in place_cells(make_table())]
    assert places[-3:] == [(2, 0, "防災"), (2, 1, "訓練を行う"), (3, 1, "備蓄を増やす")]


def test_rows_with_a_hole_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fill"):
        place_cells(Table(((Cell("一"), Cell("二")), (Cell("三"),)), (10, 10)))


def test_a_piece_keeps_the_header_and_the_text_where_a_cell_begins() -> None:
    piece = cut_table(make_table(), range(3, 4))
    assert [[cell.text for cell in row] for row in piece.rows] == [
        ["施策", "内容"],
        ["", "備蓄を増やす"],
    ]
    assert piece.whole == make_table()


def test_a_piece_of_columns_narrows_merged_cells() -> None:
    table = Table(((Cell("見出し", colspan=3),), (Cell("1"), Cell("2"), Cell("3"))), (9, 9, 9))
    piece = cut_table(table, range(2), range(1, 3))
    assert [(cell.text, cell.colspan) for cell in piece.rows[0]] == [("", 2)]


def test_open_sides_have_no_outer_lines() -> None:
    corner = place_cells(make_table(lines=OPEN_SIDES))[0]
    edges = find_edges(make_table(lines=OPEN_SIDES), corner)
    assert edges == {"top": THIN, "right": THIN, "bottom": THIN, "left": None}


def test_truth_by_page_repeats_headers_and_parts_cut_rows() -> None:
    first = (
        write_word("施策", 0, 0),
        write_word("内容", 100, 0),
        write_word("子育て", 0, 20),
        write_word("相談を行う", 100, 20),
        write_word("防災", 0, 40),
        write_word("訓練", 100, 40),
    )
    second = (
        write_word("施策", 0, 0),
        write_word("内容", 100, 0),
        write_word("を行う", 100, 20),
        write_word("備蓄を増やす", 100, 40),
    )
    document = Document((make_table(keep_rows=False),), "writer")
    truth = compute_truth(document, NAME, (first, second))
    assert truth.cut_rows == (CutRow(joined=0, row=2, page=1),)
    assert [table.pages for table in truth.tables] == [(1,), (2,)]
    assert truth.tables[0].cells[-1] == TruthCell(2, 1, 1, 1, "訓練")
    assert truth.tables[1].cells[2:] == (
        TruthCell(1, 0, 2, 1, ""),
        TruthCell(1, 1, 1, 1, "を行う"),
        TruthCell(2, 1, 1, 1, "備蓄を増やす"),
    )
    assert truth.joined[0].pages == (1, 2)
    assert truth.joined[0].cells[-2] == TruthCell(2, 1, 1, 1, "訓練を行う")


def test_wrapped_lines_are_found_below_each_other() -> None:
    page = (write_word("相談", 100, 0), write_word("事業", 100, 14), write_word("A", 150, 7))
    table = Table(((Cell("相談事業"), Cell("Ａ")),), (30, 10))
    truth = compute_truth(Document((table,)), NAME, (page,))
    assert truth.tables[0].cells[0] == TruthCell(0, 0, 1, 1, "相談事業")


def test_a_text_that_is_not_printed_stops_the_making() -> None:
    with pytest.raises(LostTextError, match="子育て"):
        compute_truth(Document((Table(((Cell("子育て"),),), (30,)),)), NAME, ((),))


def test_arrow_labels_belong_to_the_cell_where_the_arrow_begins() -> None:
    row = (Cell("啓発"), Cell(arrow=Arrow(2, label="実施")), Cell())
    page = (write_word("啓発", 0, 0), write_word("実施", 60, 0))
    truth = compute_truth(Document((Table((row,), (30, 20, 20)),)), NAME, (page,))
    assert truth.tables[0].cells[1].text == "実施"
    assert truth.joined[0].arrows == (TruthArrow(0, 1, 2, "実施"),)


def test_spreads_hold_two_pages_a_sheet_and_one_joined_table() -> None:
    whole = Table(((Cell("左"), Cell("右")),), (30, 30))
    left, right = (cut_table(whole, range(1), range(col, col + 1)) for col in (0, 1))
    document = Document((left, PageBreak(), right), reworks=(TwoUp(),))
    pages = ((write_word("左", 0, 0),), (write_word("右", 0, 0),))
    truth = compute_truth(document, NAME, pages)
    assert [(table.pages, table.joined) for table in truth.tables] == [((1,), 0), ((1,), 0)]
    assert (truth.pages, len(truth.joined), truth.joined[0].cols) == (1, 1, 2)


def test_calc_may_not_cut_merged_cells() -> None:
    first = (
        write_word("施策", 0, 0),
        write_word("内容", 100, 0),
        write_word("子育て", 0, 20),
        write_word("相談を行う", 100, 20),
        write_word("防災", 0, 40),
        write_word("訓練を行う", 100, 40),
    )
    pages = (first, (write_word("備蓄を増やす", 100, 40),))
    document = Document((make_table(repeat_header=False),), "calc")
    with pytest.raises(LostTextError, match="cuts a merged cell"):
        compute_truth(document, NAME, pages)


def test_words_are_read_folded() -> None:
    xhtml = (
        b'<html xmlns="http://www.w3.org/1999/xhtml"><page><word xMin="1" yMin="2" xMax="3" '
        b'yMax="4">\xe2\xbc\x88\xe2\x91\xa0</word></page></html>'
    )
    assert parse_words(xhtml) == ((Word("人1", 1, 2, 3, 4),),)


def test_html_holds_spans_and_repeats_headers() -> None:
    html = write_html(Document((Prose("前文"), make_table())))
    assert 'rowspan="2"' in html
    assert "<thead><tr" in html


def test_an_author_says_the_same_by_the_same_seed() -> None:
    texts = [Author(Random("x")).paragraph(3) for _ in range(2)]
    assert texts[0] == texts[1]


def test_development_has_a_style_of_every_producer_and_case() -> None:
    styles = load_set("development").styles
    documents = [style.make(seed_random("development", style.name, 1)) for style in styles.values()]
    assert len(documents) >= 22
    assert {document.producer for document in documents} == {"chromium", "writer", "calc"}
    assert any(isinstance(one, Rotate) for document in documents for one in document.reworks)
    assert sum(not find_tables(document) for document in documents) >= 6


@pytest.mark.parametrize("name", list(load_set("development").styles))
def test_every_development_table_fills_its_grid(name: str) -> None:
    style = load_set("development").styles[name]
    for seed in (1, 2, 3):
        document = style.make(seed_random("development", name, seed))
        assert all(place_cells(table) for table in find_tables(document))
    assert style.summary.endswith(".")
