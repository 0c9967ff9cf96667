"""Tables whose cells are boxes of their own, with narrow gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance, label_values
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, no_boxes
from extractors.pdf.tables.grid import DisjointSets, Grid, Span

# The fewest cells that gaps part, and the most boxes that are compared with each other.
MIN_BOXES, MAX_BOXES = 6, 1_500
# Widest gaps between cells: drawn ones in shares of what parts two lines, filled ones in pt.
GAP, FILL_GAP = 0.85, 3.0
# Boxes that stand in one row have sides at the same height within this many pt.
LEVEL = 1.5
# Share of the area around the boxes, gaps left out, that they cover.
MIN_COVER = 0.95
# Heights of cells in shares of the widest gap; boxes that are higher are panels.
MAX_HEIGHT = 12.0


def join_boxes(grids: Sequence[Grid], fills: FloatArray, tolerance: Tolerance) -> list[Grid]:
    """The grids, those of a single cell that stand together with narrow gaps made one.

    ``fills`` (n × 4) are shaded rectangles, which may be cells too.
    """
    single = [grid for grid in grids if len(grid.spans) == 1]
    if len(single) + len(fills) < MIN_BOXES:
        return list(grids)
    boxes = np.concatenate([grid.boxes() for grid in single]) if single else no_boxes()
    found = find_box_grids(boxes, GAP * tolerance.thin)
    free = _lie_outside(fills, [grid for grid in [*grids, *found] if len(grid.spans) > 1])
    found += find_box_grids(fills[free], FILL_GAP)
    if not found:
        return list(grids)
    alone = {id(g) for g in single if any(f.box.contains(*g.box.center) for f in found)}
    return [*(grid for grid in grids if id(grid) not in alone), *found]


def _lie_outside(boxes: FloatArray, grids: Sequence[Grid]) -> BoolArray:
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    free = np.ones(len(boxes), dtype=bool)
    for grid in grids:
        box = grid.box
        free &= ~((x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom))
    return free


def find_box_grids(boxes: FloatArray, reach: float) -> list[Grid]:
    """The grids of boxes (n × 4) that fill a rectangle but for gaps up to ``reach``."""
    if not MIN_BOXES <= len(boxes) <= MAX_BOXES:
        return []
    sets = DisjointSets(len(boxes))
    near = _stand_beside(boxes, reach) | _stand_beside(boxes[:, [1, 0, 3, 2]], reach)
    for first, second in np.argwhere(near).tolist():
        sets.unite(first, second)
    grids = (_make_grid(boxes[group], reach) for group in sets.groups() if len(group) >= MIN_BOXES)
    return [grid for grid in grids if grid is not None]


def _stand_beside(boxes: FloatArray, reach: float) -> BoolArray:
    """Which pairs stand side by side, the second right of the first behind a narrow gap."""
    gap = boxes[None, :, 0] - boxes[:, 2:3]
    top = np.abs(boxes[:, 1:2] - boxes[:, 1]) <= LEVEL
    bottom = np.abs(boxes[:, 3:] - boxes[:, 3]) <= LEVEL
    within = boxes[:, 1:2] < boxes[:, 3]
    within &= boxes[:, 3:] > boxes[:, 1]
    return np.asarray((gap > 0) & (gap <= reach) & within & (top | bottom), dtype=np.bool_)


def _make_grid(boxes: FloatArray, reach: float) -> Grid | None:
    """The grid of boxes, None when they leave holes, overlap, or are too high for cells."""
    sides = [_find_lines(boxes[:, [axis, axis + 2]].ravel(), reach) for axis in (0, 1)]
    (xs, cols), (ys, rows) = sides
    spans = [
        Span(top, left, bottom, right)
        for (left, right), (top, bottom) in zip(cols.tolist(), rows.tolist(), strict=True)
    ]
    high = float(np.median(boxes[:, 3] - boxes[:, 1])) > MAX_HEIGHT * reach
    if len(xs) < 3 or len(ys) < 3 or high or not _fill_grid(spans, len(ys) - 1, len(xs) - 1):
        return None
    return Grid(xs, ys, tuple(sorted(spans)))


def _find_lines(ends: FloatArray, reach: float) -> tuple[FloatArray, IndexArray]:
    """Places of the lines on which boxes begin or end, and for each box its two lines."""
    label = label_values(ends, reach)
    return np.bincount(label, ends) / np.bincount(label), label.reshape(-1, 2)


def _fill_grid(spans: Sequence[Span], rows: int, cols: int) -> bool:
    """Whether spans fill all places of a grid, each once."""
    count = np.zeros((rows, cols), dtype=np.int64)
    for span in spans:
        if span.places <= 0:
            return False
        count[span.top : span.bottom, span.left : span.right] += 1
    return bool(count.max() == 1 and np.count_nonzero(count) >= MIN_COVER * count.size)
