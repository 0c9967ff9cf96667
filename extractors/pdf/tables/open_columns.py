"""Columns that only the header's lines part: the rows below have rules but no vertical lines.

The lines give rows that are one cell each, under a header of several. Where the texts of most such
rows stand apart at the header's column lines, the rows are parted there; a heading row, whose one
text stands at the left or runs over the lines, stays one cell. Where no rules part the rows either,
so that the body is one large cell, the printed lines in it are asked.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.text.lines import group_rows

MIN_ROWS = 3
# One cell is a body without rules when it takes this share of the height.
MIN_BODY = 0.5
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
    for (left, right), members in groups.items():
        numbers = members if len(members) >= MIN_ROWS else _take_tall(grid, members)
        lines = _find_undrawn(grid, numbers, left, right) if numbers else []
        if lines:
            rows = _list_rows(numbers, characters, owner)
            cuts |= _find_cuts(grid.xs[lines], lines, rows, characters)
    return _part(grid, cuts) if cuts else grid


def _take_tall(grid: Grid, numbers: list[int]) -> list[int]:
    """Those of some cells that take a large share of the height of a grid: its body."""
    heights = np.diff(grid.ys)
    least = MIN_BODY * heights.sum()
    return [number for number in numbers if heights[grid.spans[number].top] >= least]


def _list_rows(
    numbers: list[int], characters: Characters, owner: IndexArray
) -> list[tuple[int, IndexArray]]:
    """``(cell, characters)`` of the rows of some cells: each cell, or each line of few cells."""
    shown = ~characters.are_spaces()
    cells = [(number, np.flatnonzero((owner == number) & shown)) for number in numbers]
    if len(cells) >= MIN_ROWS:
        return cells
    return [
        (number, inside[line])
        for number, inside in cells
        for line in group_rows(characters.boxes[inside], characters.size[inside])
    ]


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
    xs: FloatArray, lines: list[int], rows: list[tuple[int, IndexArray]], characters: Characters
) -> dict[int, list[int]]:
    """For each cell to be parted the column lines at which it is; ``xs`` are their places."""
    filled = [(cell, _find_sides(xs, inside, characters)) for cell, inside in rows if len(inside)]
    if len(filled) < MIN_ROWS:
        return {}
    crossed = np.array([sides[0] for _, sides in filled])
    columns = np.array([sides[1] for _, sides in filled])
    several = columns > 1
    if several.sum() < MIN_ROWS or several.mean() < MIN_PARTED:
        return {}
    shares: list[float] = crossed[several].mean(axis=0).tolist()
    clear = [number for number, share in enumerate(shares) if share <= MAX_CROSSED]
    parted = {
        cell for (cell, _), is_parted in zip(filled, several.tolist(), strict=True) if is_parted
    }
    whole = {cell for cell, sides in filled if any(sides[0][number] for number in clear)}
    chosen = [lines[number] for number in clear]
    return {cell: chosen for cell in parted - whole if chosen}


def _find_sides(
    xs: FloatArray, inside: IndexArray, characters: Characters
) -> tuple[list[bool], int]:
    """Which lines text runs over, and between how many of them there is text."""
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
