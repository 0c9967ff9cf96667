"""Arrows and bars on a grid: which row and columns they cover, and the text printed on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.arrows import TOUCH, Shape, drop_repeats, is_bar, make_shape
from extractors.pdf.cells import read_text
from extractors.pdf.grid import Grid, Span
from extractors.pdf.lines import group_rows
from extractors.pdf.reader import Characters, Drawing, FloatArray, IndexArray
from schemas.document import Arrow
from schemas.geometry import BBox

# An arrow covers a column when it reaches over this share of it, and begins or ends inside one
# when it leaves more than that share free.
COLUMN_SHARE, INSIDE_SHARE = 0.2, 0.2


def place_arrows(
    shapes: Sequence[Shape], grid: Grid, characters: Characters, page: int
) -> tuple[Arrow, ...]:
    """The shapes that lie on a grid as arrows over its rows and columns, in reading order."""
    arrows = [
        arrow
        for shape in shapes
        if (arrow := _place_arrow(shape, grid, characters, page)) is not None
    ]
    return tuple(sorted(arrows, key=lambda arrow: (arrow.row, arrow.bbox.x0, arrow.bbox.top)))


def _place_arrow(shape: Shape, grid: Grid, characters: Characters, page: int) -> Arrow | None:
    x0, top, x1, bottom = shape.box
    middle = (top + bottom) / 2
    row = int(np.searchsorted(grid.ys, middle)) - 1
    if not 0 <= row < len(grid.ys) - 1:
        return None
    cols = _covered_columns(grid, x0, x1)
    if cols is None:
        return None
    first, last = cols
    height = float(grid.ys[row + 1] - grid.ys[row])
    width_first = float(grid.xs[first + 1] - grid.xs[first])
    width_last = float(grid.xs[last + 1] - grid.xs[last])
    span = next((s for s in grid.spans if _holds(s, row, first)), None)
    return Arrow(
        page,
        BBox(x0, top, x1, bottom),
        span.top if span else row,
        first,
        last,
        bool(x0 - grid.xs[first] > INSIDE_SHARE * width_first),
        bool(grid.xs[last + 1] - x1 > INSIDE_SHARE * width_last),
        _read_label(shape, characters, 0.25 * height),
    )


def _holds(span: Span, row: int, col: int) -> bool:
    return span.top <= row < span.bottom and span.left <= col < span.right


def _covered_columns(grid: Grid, x0: float, x1: float) -> tuple[int, int] | None:
    """First and last column of which the stretch covers a good share (or the most of it)."""
    widths = np.maximum(np.diff(grid.xs), 0.01)
    common = np.clip(np.minimum(grid.xs[1:], x1) - np.maximum(grid.xs[:-1], x0), 0, None)
    if common.sum() < 0.5 * (x1 - x0):
        return None
    covered = np.flatnonzero((common >= COLUMN_SHARE * widths) | (common >= 0.5 * (x1 - x0)))
    return (int(covered[0]), int(covered[-1])) if len(covered) else None


def _read_label(shape: Shape, characters: Characters, reach: float) -> str:
    """The text printed on a bar, or right above or below a line."""
    x0, top, x1, bottom = shape.box
    margin = reach if shape.slim else 0.0
    x, y = characters.x, characters.y
    inside = (x >= x0) & (x <= x1) & (y >= top - margin) & (y <= bottom + margin)
    return read_text(characters.take(inside), BBox(x0, top, x1, bottom))[1]


def find_grid_bars(drawing: Drawing, grid: Grid, unit: float) -> list[Shape]:
    """Bars that leave no trace in the grid: filled ones, and pictures of arrows.

    Some printer drivers turn see-through arrows into images. Single pictures are logos and marks;
    only three or more, most of which are as long as a column, are a schedule.
    """
    fills = [box for box in drawing.fills.boxes if is_bar(box) and _lies_across(box, grid)]
    pictures = [
        box
        for box in drawing.pictures
        if is_bar(box) and box[3] - box[1] <= 3 * unit and grid.box.contains(*_middle(box))
    ]
    long = [box for box in pictures if _crosses_cells(box, grid) or _fills_cell(box, grid)]
    if len(pictures) < 3 or 2 * len(long) < len(pictures):
        pictures = []
    return drop_repeats([make_shape(box) for box in [*fills, *pictures]])


def _middle(box: FloatArray) -> tuple[float, float]:
    return float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2


def _fills_cell(box: FloatArray, grid: Grid) -> bool:
    cell = _find_cell(grid, *_middle(box))
    if cell is None:
        return False
    return bool(box[2] - box[0] >= 0.7 * (grid.xs[cell.right] - grid.xs[cell.left]))


def _crosses_cells(box: FloatArray, grid: Grid) -> bool:
    """Whether the two ends of a box lie in different cells of its row."""
    y = _middle(box)[1]
    left = _find_cell(grid, float(box[0]) + TOUCH, y)
    return left != _find_cell(grid, float(box[2]) - TOUCH, y)


def _lies_across(box: FloatArray, grid: Grid) -> bool:
    """Whether a box crosses cells inside one row without filling the row."""
    x, y = _middle(box)
    if not grid.box.contains(x, y) or not _crosses_cells(box, grid):
        return False
    row = _row_of(grid, y)
    room = float(grid.ys[row + 1] - grid.ys[row])
    inside = grid.ys[row] + 1.0 < box[1] and box[3] < grid.ys[row + 1] - 1.0
    return bool(inside and box[3] - box[1] < 0.85 * room)


def _find_cell(grid: Grid, x: float, y: float) -> Span | None:
    row, col = _row_of(grid, y), _column_of(grid, x)
    return next((span for span in grid.spans if _holds(span, row, col)), None)


def _row_of(grid: Grid, y: float) -> int:
    return min(max(int(np.searchsorted(grid.ys, y)) - 1, 0), len(grid.ys) - 2)


def _column_of(grid: Grid, x: float) -> int:
    return min(max(int(np.searchsorted(grid.xs, x)) - 1, 0), len(grid.xs) - 2)


def move_labels(
    owner: IndexArray, arrows: Sequence[Arrow], grid: Grid, characters: Characters
) -> IndexArray:
    """``owner`` with each line of a label whole in the arrow's row, in the column where it begins.

    A label is often wider than the cell under it, or stands on the line between two rows.
    """
    moved = owner.copy()
    for arrow in arrows:
        box, x, y = arrow.bbox, characters.x, characters.y
        inside = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
        label = np.flatnonzero(inside & (owner >= 0))
        for group in group_rows(characters.boxes[label], characters.size[label]):
            col = _column_of(grid, float(x[label[group[0]]]))
            cells = [n for n, span in enumerate(grid.spans) if _holds(span, arrow.row, col)]
            if cells:
                moved[label[group]] = cells[0]
    return moved
