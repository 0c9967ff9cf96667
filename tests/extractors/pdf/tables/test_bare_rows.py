"""Strips that browsers leave at a page's edge are no rows, and labels end with their last row."""

from __future__ import annotations

import numpy as np

from extractors.pdf.tables.bare_rows import OpenGrid, drop_bare_rows
from extractors.pdf.tables.grid import Grid, Span

XS = np.array([0.0, 40.0, 80.0, 120.0])
TEXT = np.array([[60.0, 10.0], [60.0, 30.0]])


def make_grid(*spans: tuple[int, int, int, int], rows: int) -> Grid:
    return Grid(XS, np.linspace(0.0, 20.0 * rows, rows + 1), tuple(Span(*span) for span in spans))


BODY = ((0, 1, 1, 2), (0, 2, 1, 3), (1, 1, 2, 2), (1, 2, 2, 3))


def test_the_strip_below_the_last_row_goes_and_the_label_stays_open() -> None:
    grid = make_grid((0, 0, 3, 1), *BODY, (2, 1, 3, 3), rows=3)
    found = drop_bare_rows(OpenGrid(grid, (), (0, 1, 2)), TEXT)
    assert found.grid.ys.tolist() == [0, 20, 40]
    assert set(found.grid.spans) == {Span(0, 0, 2, 1), *(Span(*span) for span in BODY)}
    assert found.below == (0,)


def test_the_strip_above_the_first_row_goes() -> None:
    moved = [(top + 1, left, bottom + 1, right) for top, left, bottom, right in BODY]
    grid = make_grid((0, 0, 3, 1), (0, 1, 1, 3), *moved, rows=3)
    found = drop_bare_rows(OpenGrid(grid, (0, 1, 2), ()), TEXT + 20)
    assert found.grid.ys.tolist() == [20, 40, 60]
    assert set(found.grid.spans) == {Span(0, 0, 2, 1), *(Span(*span) for span in BODY)}
    assert found.above == (0,)


def test_a_label_with_text_in_the_strip_keeps_it() -> None:
    grid = make_grid((0, 0, 3, 1), *BODY, (2, 1, 3, 3), rows=3)
    text = np.vstack([TEXT, [[20.0, 50.0]]])
    found = drop_bare_rows(OpenGrid(grid, (), (0, 1, 2)), text)
    assert found.grid.ys.tolist() == [0, 20, 60]
    assert found.below == (0,)


def test_rows_with_text_lines_or_cells_of_their_own_stay() -> None:
    grid = make_grid((0, 0, 3, 1), *BODY, (2, 1, 3, 3), rows=3)
    inside = np.vstack([TEXT, [[100.0, 50.0]]])
    closed = OpenGrid(grid, (), (0,))
    blank = make_grid(
        (0, 0, 1, 1), (0, 1, 1, 2), (0, 2, 1, 3), *((1, n, 2, n + 1) for n in range(3)), rows=2
    )
    assert drop_bare_rows(OpenGrid(grid, (), (0, 1, 2)), inside).grid is grid
    assert drop_bare_rows(closed, TEXT).grid is grid
    assert drop_bare_rows(OpenGrid(blank, (), (0, 1, 2)), TEXT[:1]).grid is blank


def test_a_label_that_ends_too_early_reaches_to_the_next_one() -> None:
    grid = make_grid(
        (0, 0, 1, 1),
        (1, 0, 3, 1),
        (0, 1, 2, 2),
        (0, 2, 2, 3),
        (2, 1, 3, 2),
        (2, 2, 3, 3),
        rows=3,
    )
    text = np.array([[60.0, 10.0], [60.0, 50.0]])
    found = drop_bare_rows(OpenGrid(grid, (0, 1, 2), ()), text).grid
    assert found.ys.tolist() == [0, 40, 60]
    assert Span(0, 0, 2, 1) in found.spans
    kept = drop_bare_rows(OpenGrid(grid, (), ()), text).grid
    assert kept is grid
