from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.tables.cell_boxes import find_box_grids, join_boxes
from extractors.pdf.tables.grid import Grid, Span
from tests.extractors.pdf.pages import boxes

CELLS = boxes(*((x, y, x + 46, y + 16) for y in (0, 20, 40) for x in (0, 50, 100)))


def single(box: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Grid:
    return Grid(box[[0, 2]], box[[1, 3]], (Span(0, 0, 1, 1),))


def test_boxes_with_narrow_gaps_make_one_grid() -> None:
    (grid,) = join_boxes([single(box) for box in CELLS], boxes(), Tolerance())
    assert (len(grid.xs), len(grid.ys), len(grid.spans)) == (4, 4, 9)


def test_box_over_two_columns_spans_them() -> None:
    merged = np.concatenate([boxes((0, 0, 96, 16)), CELLS[2:]])
    (grid,) = find_box_grids(merged, 5.0)
    assert grid.spans[0] == Span(0, 0, 1, 2)


def test_boxes_far_apart_and_few_boxes_make_none() -> None:
    assert find_box_grids(CELLS * 2.5, 5.0) == []
    assert find_box_grids(CELLS[:5], 5.0) == []


def test_boxes_that_leave_holes_make_none() -> None:
    assert find_box_grids(CELLS[[0, 1, 2, 3, 5, 6, 7, 8]], 5.0) == []


def test_shaded_cells_outside_of_other_grids_make_one() -> None:
    assert len(join_boxes([], CELLS * np.array([1, 1, 1.03, 1.1]), Tolerance())) == 1
