"""Arrows and bars on a grid: which row and columns they cover, and the text printed on them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.drawing.arrow_shapes import TOUCH, Shape, drop_repeats, make_shape
from extractors.pdf.drawing.bars import are_alike, are_bars
from extractors.pdf.reader import BoolArray, Characters, Drawing, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.text.cells import read_text
from extractors.pdf.text.lines import WIDE_GAP, group_rows
from extractors.pdf.text.places import find_joints
from schemas.document import Arrow
from schemas.geometry import BBox

# An arrow covers a column when it reaches over this share of it, and begins or ends inside one
# when it leaves more than that share free.
COLUMN_SHARE, INSIDE_SHARE = 0.2, 0.2
# A shape over two rows covers this share of the first one.
ROW_SHARE = 0.5
# Centres of labels are this near above or below a line, in font sizes, and about over its middle.
LABEL_REACH, OFF_CENTRE = 1.4, 0.1


def place_arrows(
    shapes: Sequence[Shape], grid: Grid, characters: Characters, page: int
) -> tuple[Arrow, ...]:
    """The shapes that lie on a grid as arrows over its rows and columns, in reading order."""
    if not shapes:
        return ()
    arrows = [
        arrow
        for shape in drop_repeats(shapes)
        if (arrow := _place_arrow(shape, grid, characters, page)) is not None
    ]
    return tuple(sorted(arrows, key=_place_in_order))


def _place_in_order(arrow: Arrow) -> tuple[float, ...]:
    return (arrow.row, arrow.bbox.x0, arrow.bbox.top) if arrow.bbox else (arrow.row,)


def _place_arrow(shape: Shape, grid: Grid, characters: Characters, page: int) -> Arrow | None:
    x0, top, x1, bottom = shape.box
    row = _find_row(grid, top, bottom)
    cols = _covered_columns(grid, x0, x1)
    if row is None or cols is None:
        return None
    first, last = cols
    width_first = float(grid.xs[first + 1] - grid.xs[first])
    width_last = float(grid.xs[last + 1] - grid.xs[last])
    span = next((s for s in grid.spans if _holds(s, row, first)), None)
    box = BBox(x0, top, x1, bottom)
    label = _find_label(box, characters, float(grid.ys[row]), float(grid.ys[row + 1]))
    return Arrow(
        page,
        box,
        span.top if span else row,
        first,
        last,
        bool(x0 - grid.xs[first] > INSIDE_SHARE * width_first),
        bool(grid.xs[last + 1] - x1 > INSIDE_SHARE * width_last),
        read_text(characters.take(label), box)[1] if len(label) else "",
    )


def _find_row(grid: Grid, top: float, bottom: float) -> int | None:
    """The first row of which a shape covers the half, or else the one that holds its middle."""
    common = np.minimum(grid.ys[1:], bottom) - np.maximum(grid.ys[:-1], top)
    covered = np.flatnonzero(common >= ROW_SHARE * np.diff(grid.ys))
    if len(covered):
        return int(covered[0])
    row = int(np.searchsorted(grid.ys, (top + bottom) / 2)) - 1
    return row if 0 <= row < len(grid.ys) - 1 else None


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


def _find_label(box: BBox, characters: Characters, above: float, below: float) -> IndexArray:
    """Positions of the characters printed on a shape, or else close above or below it in its row.

    ``above`` and ``below`` bound the row.
    """
    y, reach = characters.y, LABEL_REACH * characters.size
    words = ~characters.are_spaces()
    beside = (characters.x >= box.x0) & (characters.x <= box.x1)
    in_row = beside & (y > above) & (y < below)
    for part in (
        beside & (y >= box.top) & (y <= box.bottom),
        in_row & (y < box.top) & (y >= box.top - reach),
        in_row & (y > box.bottom) & (y <= box.bottom + reach),
    ):
        if (part & words).any():
            return _complete(np.flatnonzero(part), characters)
    return np.zeros(0, dtype=np.int64)


def _complete(label: IndexArray, characters: Characters) -> IndexArray:
    """The label with what follows or goes before it closely, up to as much again on each side."""
    first, last, most = int(label[0]), int(label[-1]), len(label)
    low, high = max(0, first - most), min(len(characters), last + most + 1)
    joined = find_joints(characters.take(np.arange(low, high)))
    while first > low and joined[first - 1 - low]:
        first -= 1
    while last < high - 1 and joined[last - low]:
        last += 1
    ends = [np.arange(first, label[0]), label, np.arange(label[-1] + 1, last + 1)]
    return np.concatenate(ends)


def find_grid_bars(
    drawing: Drawing, grid: Grid, unit: float, shapes: Sequence[Shape] = ()
) -> list[Shape]:
    """Bars that leave no trace in the grid: filled ones, and pictures of arrows.

    Bars inside one column count when there are others as high, also among the ``shapes`` that
    were taken out. Some printer drivers turn see-through arrows into images. Single pictures are
    logos and marks; only three or more, most of which are as long as a column, are a schedule.
    """
    fills, pictures = drawing.fills.boxes, drawing.pictures
    if len(drawing.rounded):
        fills = np.concatenate([fills, drawing.rounded])
    bars = fills[_choose_fills(fills, grid, shapes)] if len(fills) else fills
    pictures = pictures[are_bars(pictures)] if len(pictures) else pictures
    if len(pictures):
        centres = (pictures[:, :2] + pictures[:, 2:]) / 2
        inside = np.array([grid.box.contains(*centre) for centre in centres.tolist()])
        pictures = pictures[inside & (pictures[:, 3] - pictures[:, 1] <= 3 * unit)]
        long = _cross_cells(pictures, grid) | _fill_cells(pictures, grid)
        if len(pictures) < 3 or 2 * np.count_nonzero(long) < len(pictures):
            pictures = pictures[:0]
    return drop_repeats(make_shape(box) for box in [*bars, *pictures])


def _choose_fills(fills: FloatArray, grid: Grid, shapes: Sequence[Shape]) -> BoolArray:
    """Which fillings are bars: they lie inside one row, across cells or as high as ones that do."""
    inside = are_bars(fills) & _lie_in_rows(fills, grid)
    if not inside.any():
        return inside
    bars = inside & _cross_cells(fills, grid)
    heights = fills[:, 3] - fills[:, 1]
    others = [shape.box[3] - shape.box[1] for shape in shapes if not shape.slim]
    known = np.concatenate([heights[bars], np.array(others)])
    return bars | (inside & are_alike(heights, known))


def _lie_in_rows(boxes: FloatArray, grid: Grid) -> BoolArray:
    """Which boxes lie inside one row of the grid without filling it."""
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    row = np.clip(np.searchsorted(grid.ys, middle) - 1, 0, len(grid.ys) - 2)
    above, below = grid.ys[row], grid.ys[row + 1]
    inside = (above + 1.0 < boxes[:, 1]) & (boxes[:, 3] < below - 1.0)
    inside &= boxes[:, 3] - boxes[:, 1] < 0.85 * (below - above)
    centre = (boxes[:, 0] + boxes[:, 2]) / 2
    return np.asarray(inside & (centre > grid.xs[0]) & (centre < grid.xs[-1]), dtype=np.bool_)


def _cross_cells(boxes: FloatArray, grid: Grid) -> BoolArray:
    """Whether the two ends of a box lie in different cells of its row."""
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    left = grid.find_cells(boxes[:, 0] + TOUCH, y)
    return np.asarray(left != grid.find_cells(boxes[:, 2] - TOUCH, y), dtype=np.bool_)


def _fill_cells(boxes: FloatArray, grid: Grid) -> BoolArray:
    """Whether a box is about as long as the cell that holds its middle."""
    cell = grid.find_cells((boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2)
    cells = grid.boxes()[cell]
    long = boxes[:, 2] - boxes[:, 0] >= 0.7 * (cells[:, 2] - cells[:, 0])
    return np.asarray((cell >= 0) & long, dtype=np.bool_)


def move_labels(
    owner: IndexArray, arrows: Sequence[Arrow], grid: Grid, characters: Characters
) -> IndexArray:
    """``owner`` with the label of each arrow in the cell in which the arrow begins.

    A label is often wider than the cell under it, or stands on the line between two rows. Words
    that stand apart on a bar are texts of the cells under it: each stays where it begins.
    """
    moved = owner.copy() if arrows else owner
    for arrow in arrows:
        box = arrow.bbox
        if not arrow.label or box is None:
            continue
        above, below = float(grid.ys[arrow.row]), float(grid.ys[arrow.row + 1])
        label = _find_label(box, characters, above, below)
        label = label[(owner[label] >= 0) & ~characters.are_spaces()[label]]
        runs = _find_runs(characters, label)
        home = _cell_at(grid, arrow.row, arrow.first_col)
        if home is None or not runs:
            continue
        if _are_one_label(characters, runs, box):
            moved[label] = home
        elif box.top <= float(characters.y[label].mean()) <= box.bottom:
            for run in runs:
                cell = _cell_at(grid, arrow.row, _column_of(grid, float(characters.x[run[0]])))
                moved[run] = home if cell is None else cell
    return moved


def _find_runs(characters: Characters, label: IndexArray) -> list[IndexArray]:
    """The pieces of a label's lines between wide gaps."""
    runs: list[IndexArray] = []
    boxes, size = characters.boxes[label], characters.size[label]
    for group in group_rows(boxes, size) if len(label) else []:
        gaps = boxes[group[1:], 0] - boxes[group[:-1], 2]
        cuts = np.flatnonzero(gaps > WIDE_GAP * size[group[1:]]) + 1
        runs += [label[part] for part in np.split(group, cuts)]
    return runs


def _are_one_label(characters: Characters, runs: Sequence[IndexArray], box: BBox) -> bool:
    """Whether lines stand below one another on a shape, or one line is centred over it."""
    whole = np.concatenate(runs)
    boxes, size = characters.boxes[whole], float(np.median(characters.size[whole]))
    left, right = float(boxes[:, 0].min()), float(boxes[:, 2].max())
    if box.top <= float(characters.y[whole].mean()) <= box.bottom:
        ends = [(characters.boxes[run, 0].min(), characters.boxes[run, 2].max()) for run in runs]
        return all(min(a[1], b[1]) > max(a[0], b[0]) for a, b in pairwise(ends))
    off = abs((left + right) / 2 - (box.x0 + box.x1) / 2)
    return len(runs) == 1 and off <= max(size, OFF_CENTRE * (box.x1 - box.x0))


def _cell_at(grid: Grid, row: int, col: int) -> int | None:
    return next((n for n, span in enumerate(grid.spans) if _holds(span, row, col)), None)


def _column_of(grid: Grid, x: float) -> int:
    return min(max(int(np.searchsorted(grid.xs, x)) - 1, 0), len(grid.xs) - 2)
