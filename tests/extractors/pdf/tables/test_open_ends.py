"""Cells that a page break cuts, around which a browser draws two lines of four."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.reader import Strokes
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.open_ends import close_cut_labels, find_open_sides
from tests.extractors.pdf.pages import strokes

TOLERANCE = Tolerance()
XS, YS = (0.0, 40.0, 80.0, 120.0), (0.0, 20.0, 40.0, 60.0)


def draw_cut_table(*, at_bottom: bool) -> tuple[Strokes, Strokes]:
    """A table whose outermost rule and outermost border leave out one corner at the left."""
    level = YS[-1] if at_bottom else YS[0]
    across = [(y, XS[1] if y == level else XS[0], XS[-1]) for y in YS]
    left = (0.0, YS[0], YS[-2]) if at_bottom else (0.0, YS[1], YS[-1])
    return strokes(*across), strokes(left, *((x, YS[0], YS[-1]) for x in XS[1:]))


def close(across: Strokes, along: Strokes, *text: tuple[float, float]) -> tuple[Strokes, Strokes]:
    points = np.array(text, dtype=float).reshape(-1, 2)
    return close_cut_labels(across, along, points, TOLERANCE)


@pytest.mark.parametrize(("at_bottom", "y"), [(True, 50.0), (False, 10.0)])
def test_a_label_in_an_open_corner_is_closed(at_bottom: bool, y: float) -> None:
    across, along = close(*draw_cut_table(at_bottom=at_bottom), (20.0, y))
    level = YS[-1] if at_bottom else YS[0]
    assert (across.position[-1], across.start[-1], across.end[-1]) == (level, 0.0, 40.0)
    assert (along.position[-1], along.start[-1], along.end[-1]) == (0.0, y - 10, y + 10)


def test_an_open_corner_without_text_stays_open() -> None:
    across, along = draw_cut_table(at_bottom=True)
    assert len(close(across, along, (100.0, 50.0))[0]) == len(across)


def test_text_left_of_a_rule_is_outside_where_no_line_parts_it() -> None:
    across, along = draw_cut_table(at_bottom=True)
    short = Strokes(
        along.position, along.start, np.minimum(along.end, 40.0), along.width, along.light
    )
    assert len(close(across, short, (20.0, 50.0))[0]) == len(across)


def test_columns_without_a_line_at_top_or_bottom_are_open() -> None:
    grid = Grid(np.array(XS), np.array(YS), ())
    across = strokes((20, 0, 120), (40, 0, 120), (60, 40, 120))
    along = strokes(*((x, 0, 60) for x in XS))
    assert find_open_sides(grid, across, along, TOLERANCE) == ((0, 1, 2), (0,))
    assert find_open_sides(grid, across, strokes(), TOLERANCE) == ((), ())
