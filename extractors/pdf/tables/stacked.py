"""Tables that touch, one under the other, though their columns have nothing in common."""

from __future__ import annotations

import numpy as np

from extractors.pdf.tables.grid import Grid, Span


def split_stacked(grid: Grid) -> list[Grid]:
    """The grids of a grid: a narrow legend a hair above a wide table is a table of its own.

    Above a row at which no cell goes on the grid must be narrower or wider than below it, and no
    edge within the one part may be an edge within the other.
    """
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    if sum(span.places for span in grid.spans) == rows * cols:
        return [grid]
    for row in range(1, rows):
        if any(span.top < row < span.bottom for span in grid.spans):
            continue
        upper = tuple(span for span in grid.spans if span.bottom <= row)
        lower = tuple(span for span in grid.spans if span.top >= row)
        if upper and lower and _are_strangers(upper, lower):
            return [_cut_out(grid, upper), *split_stacked(_cut_out(grid, lower))]
    return [grid]


def _are_strangers(upper: tuple[Span, ...], lower: tuple[Span, ...]) -> bool:
    (left, right, inner), (other_left, other_right, other_inner) = map(_edges, (upper, lower))
    within = inner & other_inner
    return (left, right) != (other_left, other_right) and bool(inner and other_inner and not within)


def _edges(spans: tuple[Span, ...]) -> tuple[int, int, set[int]]:
    """The outer edges of spans, and those within."""
    edges = {edge for span in spans for edge in (span.left, span.right)}
    left, right = min(edges), max(edges)
    return left, right, edges - {left, right}


def _cut_out(grid: Grid, spans: tuple[Span, ...]) -> Grid:
    """The grid of some of the spans, with no edges but theirs."""
    xs = sorted({edge for span in spans for edge in (span.left, span.right)})
    ys = sorted({edge for span in spans for edge in (span.top, span.bottom)})
    col_of, row_of = ({edge: n for n, edge in enumerate(edges)} for edges in (xs, ys))
    moved = (Span(row_of[s.top], col_of[s.left], row_of[s.bottom], col_of[s.right]) for s in spans)
    return Grid(grid.xs.take(np.array(xs)), grid.ys.take(np.array(ys)), tuple(moved))
