from __future__ import annotations

import numpy as np

from extractors.pdf.page import PageOptions, read_page
from extractors.pdf.reader import Drawing
from extractors.pdf.tables.make import (
    count_merged_header_rows,
    count_shaded_rows,
    find_cut,
    find_shades,
)
from schemas.document import Cell, Paragraph, Table
from tests.extractors.pdf.pages import boxes, characters, fills, grid_lines, page, set_text


def cell(row: int, col: int, text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(row, col, rowspan, colspan, text, text)


TWO_LEVELS = [
    cell(0, 0, "事業名", rowspan=2),
    cell(0, 1, "財源内訳", colspan=2),
    cell(1, 1, "国"),
    cell(1, 2, "県"),
    cell(2, 0, "市道整備"),
    cell(2, 1, "100"),
    cell(2, 2, "50"),
]


def test_label_over_its_sub_labels_is_a_header_of_two_rows() -> None:
    assert count_merged_header_rows(TWO_LEVELS, 3) == 2


def test_merged_cell_over_amounts_is_no_header() -> None:
    amounts = [cell(0, 0, "計", 2), cell(0, 1, "内訳", 1, 2), cell(1, 1, "10"), cell(1, 2, "20")]
    assert count_merged_header_rows([*amounts, cell(2, 0, "a")], 3) == 0


def test_the_rest_of_a_form_at_the_top_of_a_page_is_no_header() -> None:
    rest = [
        cell(0, 0, "", 2),
        cell(0, 1, "道路を直し、橋を架け替えた。", 1, 3),
        cell(1, 1, "期限"),
        cell(1, 2, "年度内"),
        cell(1, 3, "土木課"),
    ]
    assert count_merged_header_rows([*rest, cell(2, 0, "2")], 3) == 0


def test_leading_rows_of_one_shade_are_the_header() -> None:
    cells = [cell(row, col, "x") for row in range(4) for col in range(2)]
    assert count_shaded_rows(cells, [0.8, 0.8] + [None] * 6, 4) == 1
    assert count_shaded_rows(cells, [0.8, 0.8, 0.95, 0.95, None, None, 0.95, 0.95], 4) == 1
    assert count_shaded_rows(cells, [0.8] * 8, 4) == 0
    assert count_shaded_rows(cells, [None] * 8, 4) == 0


def test_shade_is_that_of_the_largest_filling() -> None:
    cells = boxes((0, 0, 50, 20), (50, 0, 100, 20))
    assert find_shades(cells, fills((0, 0, 48, 20), shade=0.5)) == [0.5, None]


def test_diagonal_is_told_from_corner_to_corner() -> None:
    slants = np.array([[0.0, 0.0, 50.0, 20.0]])
    assert find_cut(boxes((0, 0, 50, 20), (50, 0, 100, 20)), slants).tolist() == [True, False]


def test_page_gives_caption_table_and_text_around_it_in_reading_order() -> None:
    across, along = grid_lines([50, 150, 250], [100, 120, 140])
    text = characters(
        set_text("１　計画の概要", 50, 40, 14),
        set_text("（単位：千円）", 150, 88),
        set_text("事業名", 55, 105),
        set_text("予算額", 155, 105),
        set_text("市道整備", 55, 125),
        set_text("1,000", 155, 125),
        set_text("※金額は当初予算による", 50, 150),
    )
    drawing = Drawing(across, along, fills((50, 100, 250, 120)))
    result = read_page(page(text, drawing), PageOptions()).page
    heading, caption, table, note = result.blocks
    assert isinstance(table, Table)
    assert [block.kind for block in (heading, caption, note) if isinstance(block, Paragraph)] == [
        "heading",
        "caption",
        "note",
    ]
    assert (table.rows, table.cols, table.header_rows) == (2, 2, 1)
    assert table.caption == "（単位：千円）"
    assert [c.text for c in table.cells] == ["事業名", "予算額", "市道整備", "1,000"]
    assert [c.header for c in table.cells] == [True, True, False, False]


def test_too_many_cells_leave_text_without_tables() -> None:
    across, along = grid_lines([50, 150, 250], [100, 120, 140])
    text = characters(set_text("事業名", 55, 105))
    reading = read_page(page(text, Drawing(across, along)), PageOptions(max_cells=1))
    assert reading.too_many_cells
    assert [type(block) for block in reading.page.blocks] == [Paragraph]
