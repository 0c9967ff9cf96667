from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.html.grid import Grid, GridRow, SpanCell, form_grid
from extractors.html.spans import clamp_span


def lay_out(*rows: list[tuple[int, int]], groups: list[int] | None = None) -> Grid:
    groups = groups or [0] * len(rows)
    lines = [
        GridRow(group, tuple(SpanCell(*cell) for cell in row))
        for group, row in zip(groups, rows, strict=True)
    ]
    return form_grid(lines, lambda slots: None)


def places(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.col, cell.rowspan, cell.colspan) for cell in grid.cells]


def test_spans_push_later_cells_aside() -> None:
    grid = lay_out([(1, 2), (2, 1)], [(1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)])
    assert places(grid) == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]
    assert (grid.rows, grid.cols, grid.overlaps) == (3, 3, 0)


def test_rowspan_zero_and_too_long_end_with_the_row_group() -> None:
    one = (1, 1)
    grid = lay_out([(1, 0), one], [one], [(1, 9), one], [one], groups=[0, 0, 1, 1])
    assert places(grid)[0] == (0, 0, 2, 1)
    assert places(grid)[3] == (2, 0, 2, 1)
    assert (grid.rows, grid.cols) == (4, 2)


def test_a_cell_that_runs_into_one_from_above_overlaps() -> None:
    grid = lay_out([(1, 1), (1, 2), (1, 1)], [(2, 1), (1, 1)])
    assert grid.overlaps == 1


def test_a_runaway_colspan_ends_with_the_columns_of_the_other_rows() -> None:
    grid = lay_out([(1000, 1)], [(1, 1), (1, 1), (1, 1)], [(1, 1), (2, 1)])
    assert grid.cols == 3
    assert places(grid)[0] == (0, 0, 1, 3)


def test_rows_without_any_cell_do_not_count() -> None:
    grid = lay_out([], [(1, 2), (1, 1)], [], [(1, 1), (1, 1)])
    assert places(grid) == [(0, 0, 2, 1), (0, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)]
    assert grid.rows == 3


@pytest.mark.parametrize(
    ("value", "colspan", "rowspan"),
    [
        ("3", 3, 3),
        (" +2px", 2, 2),
        ("0", 1, 0),
        ("abc", 1, 1),
        ("-4", 1, 1),
        ("", 1, 1),
        ("10000000", 1000, 65534),
        ("9" * 5000, 1000, 65534),
        ("２", 1, 1),
    ],
)
def test_spans_are_clamped(value: str, colspan: int, rowspan: int) -> None:
    assert clamp_span(value, 1, 1000) == colspan
    assert clamp_span(value, 0, 65534) == rowspan


spans = st.tuples(st.integers(1, 4), st.integers(0, 5))
tables = st.lists(st.lists(spans, max_size=5), max_size=8)


@given(tables)
def test_every_cell_stands_once_inside_the_grid(rows: list[list[tuple[int, int]]]) -> None:
    grid = lay_out(*rows)
    assert [cell.source for cell in grid.cells] == [
        (y, x) for y, row in enumerate(rows) for x in range(len(row))
    ]
    for cell in grid.cells:
        assert cell.rowspan >= 1
        assert cell.colspan >= 1
        assert cell.row + cell.rowspan <= grid.rows
        assert cell.col + cell.colspan <= grid.cols


@given(tables)
def test_cells_share_slots_only_where_overlaps_are_counted(
    rows: list[list[tuple[int, int]]],
) -> None:
    grid = lay_out(*rows)
    slots = [
        slot
        for row, col, height, width in places(grid)
        for slot in product(range(row, row + height), range(col, col + width))
    ]
    if grid.overlaps == 0:
        assert len(slots) == len(set(slots))


@given(tables)
def test_every_row_holds_a_cell(rows: list[list[tuple[int, int]]]) -> None:
    grid = lay_out(*rows)
    covered = {y for row, _, height, _ in places(grid) for y in range(row, row + height)}
    assert covered == set(range(grid.rows))
