from __future__ import annotations

import numpy as np

from extractors.pdf.reader import FloatArray
from extractors.pdf.tables.detect import find_frames, has_labels, is_contents_list, is_table
from extractors.pdf.tables.grid import Grid, Span
from schemas.document import Cell, Table


def places(count: int, step: int) -> FloatArray:
    return np.arange(0, count * step, step, dtype=np.float64)


def full(rows: int, cols: int) -> Grid:
    spans = tuple(Span(r, c, r + 1, c + 1) for r in range(rows) for c in range(cols))
    return Grid(places(cols + 1, 50), places(rows + 1, 20), spans)


def table(*rows: tuple[str, ...]) -> Table:
    cells = [
        Cell(r, c, 1, 1, text, text) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return Table(tuple(cells), len(rows), 2)


def test_filled_grid_is_a_table() -> None:
    assert is_table(full(3, 3), [3] * 9)


def test_line_of_a_form_is_a_table() -> None:
    assert is_table(full(1, 2), [3, 12])


def test_box_around_prose_is_no_table() -> None:
    assert not is_table(full(1, 1), [300])
    assert not is_table(full(2, 1), [10, 300])


def test_labels_over_texts_in_one_column_are_a_table() -> None:
    assert is_table(full(4, 1), [5, 30, 6, 28])
    assert not is_table(full(4, 1), [30, 5, 28, 6])
    assert not is_table(full(4, 1), [5, 30, 0, 28])
    assert not is_table(full(3, 1), [5, 30, 6])


def test_prose_in_two_columns_is_no_table() -> None:
    assert not is_table(full(1, 2), [400, 500])


def test_boxes_of_a_diagram_are_no_table() -> None:
    spans = (Span(0, 2, 1, 3), Span(3, 0, 4, 1), Span(3, 2, 4, 3), Span(3, 4, 4, 5))
    assert not is_table(Grid(places(6, 50), places(5, 20), spans), [4, 4, 4, 4])


def test_empty_grid_of_a_chart_is_no_table() -> None:
    assert not is_table(full(6, 8), [0] * 48)


def test_blank_form_with_a_header_is_a_table() -> None:
    assert is_table(full(5, 4), [3] * 4 + [0] * 16)


def test_rising_page_numbers_are_a_table_of_contents() -> None:
    assert is_contents_list(table(("第1章", "1"), ("第2章", "5"), ("第3章", "12")))
    assert not is_contents_list(table(("総務課", "12"), ("福祉課", "5"), ("建設課", "1")))


def test_numbers_alone_have_no_labels() -> None:
    assert has_labels(table(("市道", "1"), ("林道", "2")))
    assert not has_labels(table(("1", "2"), ("3", "4")))
    rows = [(str(n), "体育館", f"{n},120", "Ｓ", "1,3") for n in range(36, 40)]
    assert has_labels(table(*rows))
    assert not has_labels(table(*((str(n), str(n + 1)) for n in range(4))))


def test_frames_are_the_cells_with_text() -> None:
    assert find_frames([full(1, 2)], [[5, 0]]).tolist() == [[0, 0, 50, 20]]
    assert find_frames([], []).shape == (0, 4)


def test_boxes_with_connectors_between_them_are_no_table() -> None:
    grid = full(5, 3)
    boxes_only = [4, 0, 5, 0, 0, 0, 4, 0, 6, 0, 0, 0, 5, 0, 4]
    assert not is_table(grid, boxes_only)
    assert is_table(grid, [4, 2, 5, *([4, 0, 0] * 4)])


def test_pairs_of_boxes_without_a_header_or_labels_are_no_table() -> None:
    pairs = [0, 0, 5, 9, 0, 0, 0, 0]
    rows = [*pairs, *pairs, 3, 0, 5, 9, 0, 0, 0, 0, *pairs]
    assert not is_table(full(8, 4), rows)
    assert is_table(full(8, 4), [5, 5, 5, 5, *rows[4:]])


def test_policy_tree_with_brackets_between_its_boxes_is_no_table() -> None:
    boxes = (Span(0, 0, 2, 1), Span(0, 3, 2, 4), Span(2, 3, 4, 4), Span(4, 3, 6, 4))
    enclosed = (Span(0, 1, 1, 3), Span(1, 2, 3, 3), Span(3, 2, 5, 3))
    grid = Grid(np.array([0.0, 90, 100, 110, 200]), places(7, 15), (*boxes, *enclosed))
    assert not is_table(grid, [8, 6, 6, 6, 0, 0, 0])
    blank = Grid(grid.xs, grid.ys, (*boxes, Span(0, 1, 6, 3)))
    assert is_table(blank, [8, 6, 6, 6, 0])


def test_accounts_by_level_with_one_text_a_row_are_a_table() -> None:
    lengths = [0] * 16
    for row in range(4):
        lengths[5 * row] = 6
    assert is_table(full(4, 4), lengths)
    lengths[15] = 0
    assert not is_table(full(4, 4), lengths)
