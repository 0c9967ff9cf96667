"""Rows that no line parts: tables with vertical lines only, or with a line under the header only.

The lines give one tall row; its texts stand in blocks that begin on one level in most columns.
Only a table that is nearly nothing but such a row is parted: where rules part rows, several items
inside one of them belong together.
"""

from __future__ import annotations

from dataclasses import dataclass

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
# Share of the columns in which a row without a key begins.
MIN_KEYLESS = 0.6
# A line goes on in the next one when it leaves less room than this at its end and its start.
FULL_END, FULL_START = 1.5, 3.0
# A wrapped line holds so many kana or ideographs; fewer only in a column with no room for more.
MIN_WRAPPED, MIN_NARROW, NARROW_ROOM, _FIRST_KANA = 5, 2, 1.25, 0x3041
# Blocks begin on one level within this share of a font size.
LEVEL = 0.5
# No line of one block is so near to the first of another, in font sizes.
BETWEEN = 0.8


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


@dataclass(frozen=True, slots=True)
class _CellLine:
    """A line of a cell: its top, whether it may go on in the next line for want of room."""

    top: float
    full: bool


def _find_edges(
    grid: Grid, cells: list[int], characters: Characters, owner: IndexArray, share: float
) -> FloatArray:
    """Places between the blocks of text of a row of cells, begun in a share of its columns.

    The first column with text is the key; where it has none, more columns must begin. In the first
    row as many must: a lone text above the others is the tallest of one row set at mid-height.
    """
    inside = np.flatnonzero(np.isin(owner, cells) & ~characters.are_spaces())
    if len(inside) == 0:
        return np.zeros(0)
    words = characters.take(inside)
    size = float(np.median(words.size))
    boxes = grid.boxes()
    lines = [_find_lines(words.take(owner[inside] == cell), boxes[cell], size) for cell in cells]
    key = next(number for number, column in enumerate(lines) if column)
    edges: list[float] = []
    for top in _find_levels(lines, LEVEL * size)[1:]:
        begun = [_begins(column, top, LEVEL * size) for column in lines]
        enough = share if begun[key] else max(share, MIN_KEYLESS)
        clear = _find_clear(words.boxes, top, size) if sum(begun) >= enough * len(cells) else None
        if clear is not None:
            edges.append(clear)
    if not edges or _count_filled(lines, edges[0]) < share * len(cells):
        return np.zeros(0)
    return np.array(edges)


def _count_filled(lines: list[list[_CellLine]], bottom: float) -> int:
    """The number of columns that have text above a place."""
    return sum(bool(column) and column[0].top < bottom for column in lines)


def _find_lines(words: Characters, box: FloatArray, size: float) -> list[_CellLine]:
    """The lines of a cell with this box from top to bottom."""
    lines = []
    for group in group_rows(words.boxes, words.size):
        left, top = words.boxes[group, 0].min(), words.boxes[group, 1].min()
        right = words.boxes[group, 2].max()
        full = right >= box[2] - FULL_END * size and left <= box[0] + FULL_START * size
        # Amounts and marks fill narrow columns without going on.
        letters = np.count_nonzero(words.codes[group] >= _FIRST_KANA)
        room = (box[2] - box[0] - right + left) / size
        full &= letters >= (MIN_NARROW if room < NARROW_ROOM else MIN_WRAPPED)
        lines.append(_CellLine(float(top), bool(full)))
    return lines


def _find_levels(lines: list[list[_CellLine]], reach: float) -> list[float]:
    """The levels at which lines of any column begin, from the top."""
    levels: list[float] = []
    for top in sorted(line.top for column in lines for line in column):
        if not levels or top - levels[-1] > reach:
            levels.append(top)
    return levels


def _begins(column: list[_CellLine], top: float, reach: float) -> bool:
    """Whether a text of a column begins on a level: a line there that does not go on from above."""
    number = next((n for n, line in enumerate(column) if abs(line.top - top) <= reach), None)
    return number is not None and (number == 0 or not column[number - 1].full)


def _find_clear(boxes: FloatArray, top: float, size: float) -> float | None:
    """A place right above ``top`` at which no column has text, None when there is none."""
    near = boxes[(boxes[:, 3] <= top + LEVEL * size) & (boxes[:, 1] < top - LEVEL * size)]
    crossing = (boxes[:, 1] < top - LEVEL * size) & (boxes[:, 3] > top + LEVEL * size)
    # Lists of other lengths, each set at mid-height, have lines between those of their neighbours.
    between = near[:, 1] > top - BETWEEN * size
    if crossing.any() or between.any() or len(near) == 0:
        return None
    return (float(near[:, 3].max()) + top) / 2


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
