from __future__ import annotations

import numpy as np

from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.stacked import split_stacked

LEGEND = (Span(0, 0, 1, 1), Span(0, 1, 1, 4), Span(1, 0, 2, 1), Span(1, 1, 2, 4))


def grid(*spans: Span) -> Grid:
    edges = np.arange(7, dtype=float)
    return Grid(edges, edges[:5], spans)


def test_a_narrow_legend_above_a_wide_table_is_its_own_table() -> None:
    wide = (Span(2, 0, 4, 2), Span(2, 2, 4, 3), Span(2, 3, 4, 6))
    upper, lower = split_stacked(grid(*LEGEND, *wide))
    assert (upper.xs.tolist(), upper.ys.tolist()) == ([0, 1, 4], [0, 1, 2])
    assert (lower.xs.tolist(), lower.ys.tolist()) == ([0, 2, 3, 6], [2, 4])
    assert len(upper.spans) == 4
    assert lower.spans[1] == Span(0, 1, 1, 2)


def test_a_part_that_shares_an_edge_belongs_to_the_table() -> None:
    shared = (Span(2, 0, 4, 1), Span(2, 1, 4, 6))
    assert len(split_stacked(grid(*LEGEND, *shared))) == 1


def test_a_full_grid_is_one_table() -> None:
    full = (Span(0, 0, 2, 3), Span(0, 3, 2, 6), Span(2, 0, 4, 2), Span(2, 2, 4, 6))
    assert len(split_stacked(grid(*full))) == 1
