"""Strips between the last row of a page and its end, through which only merged labels run.

Browsers print the sides of a table and of its merged cells down to where the page ends, though the
next row begins on the page after; so too above the first row of a page. On the page after, they
take the strip's height from the merged label, which ends too early.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import FloatArray
from extractors.pdf.tables.grid import Grid, Span


@dataclass(frozen=True, slots=True, eq=False)
class OpenGrid:
    """A grid, and its columns without a line at its top (``above``) and at its bottom (``below``).

    :func:`extractors.pdf.tables.open_ends.find_open_sides` tells them.
    """

    grid: Grid
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()


def drop_bare_rows(page: OpenGrid, centres: FloatArray) -> OpenGrid:
    """The grid without such strips; ``centres`` (n × 2) are those of the page's characters."""
    grid, above, below = page.grid, page.above, page.below
    last = len(grid.ys) - 2
    own = _find_bare(grid, last, below, centres)
    if own is not None:
        # Where a merged label has text in the strip, the strip goes to the row above.
        text = _holds_text(grid, _whole_row(grid, last), centres)
        grid = _remove_line(grid, last, own) if text else _drop(grid, last)
        below = tuple(sorted(set(below) - _find_columns(own)))
    own = _find_bare(grid, 0, above, centres)
    if own is not None and not _holds_text(grid, _whole_row(grid, 0), centres):
        grid = _drop(grid, 0)
        above = tuple(sorted(set(above) - _find_columns(own)))
    grid = _lengthen_labels(grid, centres, above) if above else grid
    return OpenGrid(grid, above, below)


def _find_bare(
    grid: Grid, row: int, bare: tuple[int, ...], centres: FloatArray
) -> list[Span] | None:
    """The cells that an outermost row alone has; None unless all are empty and no line parts them.

    There may be none, where nothing bounds the strip at its sides.
    """
    if len(grid.ys) < 3 or not bare:
        return None
    own = [span for span in grid.spans if span.top == row and span.bottom == row + 1]
    if not _find_columns(own) <= set(bare) or len(own) == len(grid.xs) - 1:
        return None
    return None if any(_holds_text(grid, span, centres) for span in own) else own


def _whole_row(grid: Grid, row: int) -> Span:
    return Span(row, 0, row + 1, len(grid.xs) - 1)


def _holds_text(grid: Grid, span: Span, centres: FloatArray) -> bool:
    x, y = centres[:, 0], centres[:, 1]
    inside = (x > grid.xs[span.left]) & (x < grid.xs[span.right])
    inside &= (y > grid.ys[span.top]) & (y < grid.ys[span.bottom])
    return bool(inside.any())


def _lengthen_labels(grid: Grid, centres: FloatArray, above: tuple[int, ...]) -> Grid:
    """The grid with labels from the page before drawn down to the end of their last row.

    They alone end at a line, and below it stand nothing but empty cells in the same columns.
    """
    for row in range(len(grid.ys) - 2, 0, -1):
        ended = [span for span in grid.spans if span.bottom == row]
        begun = [span for span in grid.spans if span.top == row]
        alone = all(span.top == 0 and span.left in above for span in ended)
        empty = not any(_holds_text(grid, span, centres) for span in begun)
        if ended and alone and empty and _find_columns(ended) == _find_columns(begun):
            grid = _remove_line(grid, row, begun)
    return grid


def _find_columns(spans: Iterable[Span]) -> set[int]:
    return {column for span in spans for column in range(span.left, span.right)}


def _remove_line(grid: Grid, row: int, below: list[Span]) -> Grid:
    """The grid without the line above a row; cells ended there reach down over those ``below``."""
    ends = {column: span.bottom for span in below for column in _find_columns([span])}
    spans = []
    for span in grid.spans:
        if span not in below:
            bottom = ends[span.left] if span.bottom == row else span.bottom
            top = span.top - (span.top > row)
            spans.append(Span(top, span.left, bottom - (bottom > row), span.right))
    return Grid(grid.xs, np.delete(grid.ys, row), tuple(spans))


def _drop(grid: Grid, row: int) -> Grid:
    """The grid without an outermost row; cells over several rows lose it."""
    ys = np.delete(grid.ys, 0 if row == 0 else row + 1)
    last = len(ys) - 1
    shift = int(row == 0)
    moved = (
        Span(max(span.top - shift, 0), span.left, min(span.bottom - shift, last), span.right)
        for span in grid.spans
    )
    return Grid(grid.xs, ys, tuple(span for span in moved if span.bottom > span.top))
