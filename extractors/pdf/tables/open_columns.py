"""Columns that only the header's lines part: the rows below have rules but no vertical lines.

The lines give rows that are one cell each, under a header of several. Where the texts of most such
rows stand apart at the header's column lines, the rows are parted there; a heading row, whose one
text stands at the left or runs over the lines, stays one cell.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span

MIN_ROWS = 3
# Share of the rows with text in several columns, and of these with text over a column line.
MIN_PARTED, MAX_CROSSED = 0.6, 0.1
# Texts stand apart when they are this far from each other (in font sizes).
APART = 0.6
_FIRST_KANA = 0x3041


def split_open_columns(grid: Grid, characters: Characters, owner: IndexArray) -> Grid:
    """The grid with rows of one cell parted at the column lines above, or the grid as it is."""
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, span in enumerate(grid.spans):
        if span.right - span.left > 1 and span.bottom - span.top == 1:
            groups[span.left, span.right].append(number)
    cuts: dict[int, list[int]] = {}
    for (left, right), numbers in groups.items():
        lines = _find_undrawn(grid, numbers, left, right) if len(numbers) >= MIN_ROWS else []
        if lines:
            cuts |= _find_cuts(grid, numbers, lines, characters, owner)
    return _part(grid, cuts) if cuts else grid


def _find_undrawn(grid: Grid, numbers: list[int], left: int, right: int) -> list[int]:
    """The column lines within some cells that nothing beside them in the same rows uses.

    Where other rows in between are parted there, the cells are merged on purpose.
    """
    top = min(grid.spans[number].top for number in numbers)
    bottom = max(grid.spans[number].bottom for number in numbers)
    used = {
        edge
        for span in grid.spans
        if span.top < bottom and span.bottom > top
        for edge in (span.left, span.right)
    }
    return [line for line in range(left + 1, right) if line not in used]


def _find_cuts(
    grid: Grid, numbers: list[int], lines: list[int], characters: Characters, owner: IndexArray
) -> dict[int, list[int]]:
    """For each cell to be parted the column lines at which it is."""
    rows = [_find_sides(grid.xs[lines], number, characters, owner) for number in numbers]
    filled = [(number, sides) for number, sides in zip(numbers, rows, strict=True) if sides]
    if len(filled) < MIN_ROWS:
        return {}
    crossed = np.array([sides[0] for _, sides in filled])
    columns = np.array([sides[1] for _, sides in filled])
    several = columns > 1
    if several.sum() < MIN_ROWS or several.mean() < MIN_PARTED:
        return {}
    clear: BoolArray = crossed[several].mean(axis=0) <= MAX_CROSSED
    if not clear.any():
        return {}
    chosen = [line for line, is_clear in zip(lines, clear, strict=True) if is_clear]
    return {
        number: chosen
        for (number, _), parted, over in zip(filled, several, crossed, strict=True)
        if parted and not over[clear].any()
    }


def _find_sides(
    xs: FloatArray, number: int, characters: Characters, owner: IndexArray
) -> tuple[list[bool], int] | None:
    """Which lines text runs over, and between how many of them there is text; None without any."""
    inside = np.flatnonzero((owner == number) & ~characters.are_spaces())
    if len(inside) == 0:
        return None
    boxes = characters.boxes[inside]
    size = float(np.median(characters.size[inside]))
    order = np.argsort(boxes[:, 0], kind="stable")
    starts, ends = boxes[order, 0], np.maximum.accumulate(boxes[order, 2])
    breaks = np.flatnonzero(starts[1:] - ends[:-1] >= APART * size)
    if len(breaks) == len(inside) - 1 and (characters.codes[inside] >= _FIRST_KANA).all():
        # A label spread over its cell: 備　　考.
        breaks = breaks[:0]
    lows = np.append(starts[0], starts[breaks + 1])
    highs = np.append(ends[breaks], ends[-1])
    margin = 0.2 * size
    crossed = [bool(((lows < x - margin) & (highs > x + margin)).any()) for x in xs]
    columns = np.searchsorted(xs, (lows + highs) / 2)
    return crossed, len(np.unique(columns))


def _part(grid: Grid, cuts: dict[int, list[int]]) -> Grid:
    """The grid with some cells cut at column lines."""
    spans: list[Span] = []
    for number, span in enumerate(grid.spans):
        edges = [span.left, *cuts.get(number, []), span.right]
        spans += [Span(span.top, left, span.bottom, right) for left, right in pairwise(edges)]
    return Grid(grid.xs, grid.ys, tuple(sorted(spans)))
