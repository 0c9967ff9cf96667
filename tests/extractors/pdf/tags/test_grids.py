from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.reader import Characters, Drawing, make_strokes
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.make import make_table
from extractors.pdf.tables.owners import own_characters
from extractors.pdf.tags.edges import Candidates, find_candidates
from extractors.pdf.tags.grids import adopt_tags, make_tag_grid, make_tag_table
from extractors.pdf.tags.place import TaggedTable, place_tables
from extractors.pdf.tags.tree import read_tag_tables
from schemas.document import Table
from tests.extractors.pdf.pages import characters, set_text
from tests.extractors.pdf.tagged import cell, element, make_tagged, refer_page

Words = list[tuple[str, float, float, int]]
BLANK = Drawing()


def place(rows: list[list[str]], words: Words, caption: str = "") -> tuple[TaggedTable, Characters]:
    table = element("Table", caption, *(element("TR", *row) for row in rows))
    marks = np.repeat([mark for *_, mark in words], [len(text) for text, *_ in words])
    content = characters(*(set_text(text, x, top) for text, x, top, _ in words))
    (part,) = place_tables(read_tag_tables(make_tagged(table)), 1, content, marks)
    return part, content


def read(part: TaggedTable, content: Characters, drawing: Drawing = BLANK) -> Table:
    grid = make_tag_grid(part, content, drawing, np.ones(len(content), dtype=bool))
    return make_tag_table(grid, content, grid.owner, drawing)


def head(*marks: int) -> str:
    return cell(*marks, role="TH", spans="/Scope /Column /ColSpan 1")


def show(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in table.cells]


def test_a_borderless_table_has_cells_spans_and_heads() -> None:
    rows = [
        [head(1), cell(2, role="TH", spans="/Scope /Column /ColSpan 2")],
        [cell(3), cell(4), cell(5)],
    ]
    words: Words = [
        ("事業", 0, 0, 1),
        ("目標", 80, 0, 2),
        ("道路", 0, 20, 3),
        ("五本", 60, 20, 4),
        ("七本", 120, 20, 5),
    ]
    table = read(*place(rows, words))
    assert show(table) == [
        (0, 0, 1, 1, "事業"),
        (0, 1, 1, 2, "目標"),
        (1, 0, 1, 1, "道路"),
        (1, 1, 1, 1, "五本"),
        (1, 2, 1, 1, "七本"),
    ]
    assert (table.rows, table.cols, table.header_rows, table.evidence) == (2, 3, 1, "tags")
    assert [c.header for c in table.cells] == [True, True, False, False, False]


def test_open_places_become_empty_cells() -> None:
    rows = [[head(1), head(2), head(3)], [cell(4), cell(5)]]
    words: Words = [
        ("名", 0, 0, 1),
        ("現状", 50, 0, 2),
        ("担当", 100, 0, 3),
        ("道", 0, 20, 4),
        ("課", 100, 20, 5),
    ]
    assert show(read(*place(rows, words)))[3:] == [
        (1, 0, 1, 1, "道"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "課"),
    ]


def test_drawn_lines_are_taken_where_they_have_room() -> None:
    words: Words = [("あ", 0, 0, 1), ("い", 50, 0, 2), ("う", 0, 20, 3), ("え", 50, 20, 4)]
    part, content = place([[cell(1), cell(2)], [cell(3), cell(4)]], words)
    across = make_strokes([(-4, -5, 65, 0.5, False), (16, -5, 65, 0.5, False)])
    along = make_strokes([(-6, -4, 34, 0.5, False), (44, -4, 34, 0.5, False), (5, 0, 4, 1, False)])
    drawing = Drawing(horizontal=across, vertical=along)
    grid = make_tag_grid(part, content, drawing, np.ones(len(content), dtype=bool)).grid
    assert grid.xs.tolist() == [-6, 44, 62.5]
    assert grid.ys.tolist() == [-4, 16, 31.5]


def test_characters_without_tags_inside_a_cell_belong_to_it() -> None:
    words: Words = [("あ", 0, 0, 1), ("い", 80, 0, 2), ("注", 12, 0, -1), ("外", 0, 60, -1)]
    table = read(*place([[cell(1), cell(2)]], words))
    assert [c.text for c in table.cells] == ["あ注", "い"]


def test_wrapped_lines_are_joined_without_any_line_drawn() -> None:
    lines = ("道路の整備を進め", "地域の交通を守り", "ます")
    words: Words = [("内容", 0, 0, 1), ("課", 200, 0, 2), ("土木課", 200, 20, 4)]
    words += [(line, 0, 20 + 12 * n, 3) for n, line in enumerate(lines)]
    part, content = place([[head(1), head(2)], [cell(3), cell(4)]], words)
    table = read(part, content)
    assert table.cells[2].text == "".join(lines)


def test_a_caption_is_a_copy_of_its_text() -> None:
    caption = element("Caption", 9, more=refer_page(1))
    words: Words = [("表１　目標", 0, -20, 9), ("あ", 0, 0, 1), ("い", 50, 0, 2)]
    assert read(*place([[cell(1), cell(2)]], words, caption)).caption == "表１　目標"


def test_a_ruled_table_adopts_the_heads_of_the_tags() -> None:
    words: Words = [("あ", 0, 0, 1), ("い", 50, 0, 2), ("う", 0, 20, 3), ("え", 50, 20, 4)]
    part, content = place([[head(1), head(2)], [cell(3), cell(4)]], words)
    xs, ys = np.array([-5.0, 40, 70]), np.array([-25.0, -5, 15, 35])
    spans = tuple(Span(row, col, row + 1, col + 1) for row in range(3) for col in range(2))
    grid = Grid(xs, ys, spans)
    owner = own_characters(content, grid)
    plain = make_table(grid, content, owner, BLANK, 1, "ruled")
    table = adopt_tags(plain, grid, part, content)
    assert table.header_rows == 2
    assert [c.header for c in table.cells] == [True] * 4 + [False] * 2
    assert table.evidence == "ruled"


def test_tags_without_heads_leave_those_that_the_page_shows() -> None:
    words: Words = [("あ", 0, 0, 1), ("い", 50, 0, 2)]
    part, content = place([[cell(1), cell(2)]], words)
    grid = Grid(
        np.array([-5.0, 40, 70]), np.array([-5.0, 15]), (Span(0, 0, 1, 1), Span(0, 1, 1, 2))
    )
    plain = make_table(grid, content, own_characters(content, grid), BLANK, 1, "ruled")
    assert adopt_tags(plain, grid, part, content) == plain


def test_bits_of_one_line_count_together() -> None:
    bits = make_strokes([(10 + 0.1 * n, 5 * n, 5 * n + 3, 1, False) for n in range(3)])
    found = find_candidates(bits, 0, 100, 1.0)
    assert isinstance(found, Candidates)
    assert found.positions.tolist() == pytest.approx([10.1])
    assert found.lengths.tolist() == pytest.approx([9])
