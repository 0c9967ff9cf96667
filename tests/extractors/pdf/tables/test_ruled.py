from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.drawing.line_geometry import Tolerance, cluster, join_collinear, make_tolerance
from extractors.pdf.reader import Strokes, make_strokes
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.ruled import drop_white, find_grids
from tests.extractors.pdf.pages import boxes, grid_lines, strokes

TOLERANCE = Tolerance()


def find(across: Strokes, along: Strokes, *centres: tuple[float, float]) -> list[Grid]:
    points = np.array(centres, dtype=float).reshape(-1, 2)
    rules, borders = join_collinear(across, TOLERANCE), join_collinear(along, TOLERANCE)
    return find_grids(rules, borders, points, TOLERANCE, 10_000)


def add(first: Strokes, *rows: tuple[float, float, float]) -> Strokes:
    old = zip(first.position, first.start, first.end, strict=True)
    return strokes(*((float(a), float(b), float(c)) for a, b, c in old), *rows)


def test_full_grid() -> None:
    (grid,) = find(*grid_lines([0, 50, 100], [0, 20, 40]))
    assert (len(grid.xs), len(grid.ys), len(grid.spans)) == (3, 3, 4)


def test_tables_side_by_side_are_separate() -> None:
    left, right = grid_lines([0, 50, 100], [0, 20, 40]), grid_lines([120, 170, 220], [0, 20, 40])
    across = add(left[0], *((float(y), 120.0, 220.0) for y in right[0].position))
    along = add(left[1], *((float(x), 0.0, 40.0) for x in right[1].position))
    assert len(find(across, along)) == 2


def test_missing_outer_borders_are_closed_from_the_ends_of_rules() -> None:
    across = strokes((0, 0, 100), (20, 0, 100), (40, 0, 100))
    (grid,) = find(across, strokes((50, 0, 40)))
    assert grid.xs.tolist() == [0, 50, 100]
    assert len(grid.spans) == 4


def test_open_row_above_the_first_rule_is_as_wide_as_the_rule() -> None:
    across = strokes((20, 0, 100), (40, 0, 100))
    (grid,) = find(across, strokes((30, 0, 40), (60, 0, 40)))
    assert grid.ys.tolist() == [0, 20, 40]
    assert len(grid.spans) == 6


def test_double_rule_is_one_border() -> None:
    across = strokes((0, 0, 100), (20, 0, 100), (21.5, 0, 100), (40, 0, 100))
    (grid,) = find(across, grid_lines([0, 50, 100], [0, 40])[1])
    assert len(grid.ys) == 3


def test_dashes_and_dots_are_one_line() -> None:
    dots = make_strokes([(10.0, x, x + 1.0, 1.0, False) for x in range(0, 100, 2)])
    joined = join_collinear(dots, TOLERANCE)
    assert (joined.start.tolist(), joined.end.tolist()) == ([0], [99])


def test_specks_are_dropped() -> None:
    assert len(join_collinear(strokes((5, 5, 6)), TOLERANCE)) == 0


def test_underline_in_a_cell_is_no_rule() -> None:
    across, along = grid_lines([0, 50, 100], [0, 20, 40])
    (grid,) = find(add(across, (15, 60, 90)), along)
    assert len(grid.spans) == 4


def test_thin_row_without_text_is_an_artefact() -> None:
    across = strokes((0, 0, 100), (20, 0, 100), (24, 0, 100), (44, 0, 100))
    along = grid_lines([0, 50, 100], [0, 44])[1]
    assert len(find(across, along)[0].ys) == 3
    assert len(find(across, along, (10.0, 22.0))[0].ys) == 4


def test_too_many_cells_overflow() -> None:
    with pytest.raises(OverflowError):
        find_grids(*grid_lines([0, 9, 18], [0, 9, 18]), np.zeros((0, 2)), TOLERANCE, 3)


def test_clusters_are_no_wider_than_their_reach() -> None:
    groups = cluster(np.array([0.0, 1.5, 3.0, 9.0]), 2.0)
    assert [group.tolist() for group in groups] == [[0, 1], [2], [3]]


def test_white_lines_count_only_on_a_coloured_ground() -> None:
    white = make_strokes([(10.0, 0.0, 50.0, 1.0, True), (90.0, 0.0, 50.0, 1.0, True)])
    seen = drop_white(white, boxes((0, 0, 60, 30)), horizontal=True)
    assert seen.position.tolist() == [10]


def test_tolerance_grows_with_the_text_within_bounds() -> None:
    assert make_tolerance(2).snap == pytest.approx(1.2)
    assert make_tolerance(100).snap == pytest.approx(3.0)


def test_line_beside_a_table_as_high_as_it_bounds_a_label_column() -> None:
    across, along = grid_lines([40, 80, 120], [0, 20, 40])
    beside = strokes((0, 0, 40))
    both = Strokes(
        *(
            np.concatenate([getattr(part, name) for part in (beside, along)])
            for name in ("position", "start", "end", "width", "light")
        )
    )
    (grid,) = find(across, both)
    assert grid.spans[0] == Span(0, 0, 2, 1)
    assert len(grid.spans) == 5
    ends = both.end + np.array([30.0, 0.0, 0.0, 0.0])
    longer = Strokes(both.position, both.start, ends, both.width, both.light)
    assert len(find(across, longer)[0].xs) == 3


def test_several_lines_beside_a_table_bound_as_many_label_columns() -> None:
    across, along = grid_lines([80, 120, 160], [0, 20, 40])
    beside = strokes((0, 0, 40), (40, 0, 40))
    both = Strokes(
        *(
            np.concatenate([getattr(part, name) for part in (beside, along)])
            for name in ("position", "start", "end", "width", "light")
        )
    )
    (grid,) = find(across, both)
    assert grid.spans[:2] == (Span(0, 0, 2, 1), Span(0, 1, 2, 2))
