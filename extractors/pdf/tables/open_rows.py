"""Rows that no line parts: tables with vertical lines only, or with a line under the header only.

The lines give one tall row; its texts stand in blocks that begin on one level in most columns.
Only a table that is nearly nothing but such a row is parted: where rules part rows, several items
inside one of them belong together.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from extractors.pdf.reader import Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.text.lines import group_rows

# Lines of such a table at most, tall row's share of its height, columns at least.
MAX_LINES, MIN_SHARE, MIN_COLUMNS = 4, 0.5, 3
# Rows that are found at least, and share of the columns in which each begins: with lines above and
# below the tall row (header and total) more is asked for, as with any row of several items.
MIN_ROWS, MIN_FILLED = 3, 0.5
MIN_ROWS_BETWEEN, MIN_FILLED_BETWEEN = 5, 0.75
# Below a header of several rows the tall one is so many times as high as any of them.
MIN_BODY = 5.0
# Blocks begin on one level within this share of a font size.
LEVEL = 0.5


def split_open_rows(grid: Grid, characters: Characters, owner: IndexArray) -> Grid:
    """The grid with its tall row parted where its texts begin anew, or the grid as it is."""
    if len(grid.xs) <= MIN_COLUMNS:
        return grid
    heights = np.diff(grid.ys)
    row = int(heights.argmax())
    if len(grid.ys) > MAX_LINES and not _is_body(heights, row):
        return grid
    cells = [number for number, span in enumerate(grid.spans) if span.top == row]
    alone = all(grid.spans[number].places == 1 for number in cells)
    if not alone or len(cells) < len(grid.xs) - 1 or heights[row] < MIN_SHARE * heights.sum():
        return grid
    between = len(grid.ys) >= MAX_LINES
    share = MIN_FILLED_BETWEEN if between else MIN_FILLED
    edges = _find_edges(grid, cells, characters, owner, share)
    least = MIN_ROWS_BETWEEN if between else MIN_ROWS
    return grid if len(edges) < least - 1 else _part(grid, row, edges)


def _is_body(heights: FloatArray, row: int) -> bool:
    """Whether the last row is all that stands below a header of several ruled rows."""
    above = heights[:row]
    return row == len(heights) - 1 and bool(heights[row] >= MIN_BODY * above.max())


def _find_edges(
    grid: Grid, cells: list[int], characters: Characters, owner: IndexArray, share: float
) -> FloatArray:
    """Places between the blocks of text of a row of cells, begun in a share of its columns."""
    inside = np.flatnonzero(np.isin(owner, cells) & ~characters.are_spaces())
    if len(inside) == 0:
        return np.zeros(0)
    words = characters.take(inside)
    size = float(np.median(words.size))
    tops = [_find_lines(words.take(owner[inside] == cell)) for cell in cells]
    key = next((lines for lines in tops if lines), [])
    edges: list[float] = []
    for (_, above), (top, _) in pairwise(key):
        level = sum(any(abs(t - top) <= LEVEL * size for t, _ in lines) for lines in tops)
        clear = _find_clear(words.boxes, above, top, size)
        if level >= share * len(cells) and clear is not None:
            edges.append(clear)
    return np.array(edges)


def _find_lines(words: Characters) -> list[tuple[float, float]]:
    """``(top, bottom)`` of the lines of a cell."""
    return [
        (float(words.boxes[group, 1].min()), float(words.boxes[group, 3].max()))
        for group in group_rows(words.boxes, words.size)
    ]


def _find_clear(boxes: FloatArray, above: float, top: float, size: float) -> float | None:
    """A place right above ``top`` at which no text of any column stands, None when there is none.

    ``above`` is where the key's line before ends; text of other columns may go on below it.
    """
    near = boxes[(boxes[:, 3] <= top + LEVEL * size) & (boxes[:, 1] < top - LEVEL * size)]
    crossing = (boxes[:, 1] < top - LEVEL * size) & (boxes[:, 3] > top + LEVEL * size)
    if crossing.any() or len(near) == 0:
        return None
    return (max(float(near[:, 3].max()), above) + top) / 2


def _part(grid: Grid, row: int, edges: FloatArray) -> Grid:
    """The grid with further lines across one of its rows."""
    count = len(edges)
    ys = np.sort(np.concatenate([grid.ys, edges]))
    spans: list[Span] = []
    for span in grid.spans:
        if span.top == row:
            spans += [Span(row + n, span.left, row + n + 1, span.right) for n in range(count + 1)]
        else:
            shift = count if span.top > row else 0
            spans.append(Span(span.top + shift, span.left, span.bottom + shift, span.right))
    return Grid(grid.xs, ys, tuple(sorted(spans)))
