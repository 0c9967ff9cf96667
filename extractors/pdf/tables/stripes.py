"""Stacks of shaded rows: every second row of a table without lines, or rows in two shades."""

from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.line_geometry import cluster
from extractors.pdf.reader import FloatArray
from extractors.pdf.tables.bands import SAME_END, Bands

# Shaded boxes touch within this many pt.
TOUCH = 1.5
# Heights of a stripe in font sizes; a free row is no higher than this many stripes.
MIN_HEIGHT, MAX_HEIGHT, MAX_GAP = 1.0, 8.0, 2.0
# Stripes that make a table: with free rows between them, and without.
MIN_STRIPES, MIN_CLOSED = 2, 4


def stack_stripes(boxes: FloatArray, unit: float) -> list[Bands]:
    """Filled boxes of equal sides, one below the other, as stacks of bands."""
    heights = boxes[:, 3] - boxes[:, 1]
    stripes = join_beside(boxes[(heights > MIN_HEIGHT * unit) & (heights <= MAX_HEIGHT * unit)])
    stacks = []
    for group in cluster(stripes[:, 0], SAME_END) if len(stripes) >= MIN_STRIPES else []:
        for members in cluster(stripes[group, 2], SAME_END):
            same = stripes[group][members]
            for run in _part_stack(same[np.argsort(same[:, 1], kind="stable")], unit):
                ys = merge_levels(run[:, [1, 3]].ravel())
                stacks.append(Bands(float(run[:, 0].min()), float(run[:, 2].max()), ys, open=True))
    return stacks


def join_beside(boxes: FloatArray) -> FloatArray:
    """The boxes, those of one height that touch side by side made one: the cells of a row.

    A box that is drawn twice, as Writer does, counts once.
    """
    if len(boxes) < 2:
        return boxes
    boxes = np.unique(np.round(boxes, 2), axis=0)
    order = np.lexsort((boxes[:, 0], np.round(boxes[:, 3]), np.round(boxes[:, 1])))
    cells = boxes[order]
    level = np.abs(np.diff(cells[:, [1, 3]], axis=0)).max(axis=1) <= TOUCH / 2
    touch = np.abs(cells[1:, 0] - cells[:-1, 2]) <= TOUCH
    first = np.flatnonzero(np.append(True, ~(level & touch)))
    sides = [cells[first, 0], cells[first, 1], np.maximum.reduceat(cells[:, 2], first)]
    return np.column_stack([*sides, cells[first, 3]])


def _part_stack(stripes: FloatArray, unit: float) -> list[FloatArray]:
    """Runs of stripes that touch or leave room for a row between them."""
    if len(stripes) < MIN_STRIPES:
        return []
    gaps = stripes[1:, 1] - stripes[:-1, 3]
    high = float((stripes[:, 3] - stripes[:, 1]).max())
    near = (np.abs(gaps) <= TOUCH) | ((gaps >= 0.8 * unit) & (gaps <= MAX_GAP * high))
    runs = np.split(stripes, np.flatnonzero(~near) + 1)
    return [run for run in runs if len(run) >= _count_needed(run)]


def _count_needed(run: FloatArray) -> int:
    free = run[1:, 1] - run[:-1, 3] > TOUCH
    return MIN_STRIPES if free.any() else MIN_CLOSED


def merge_levels(values: FloatArray) -> FloatArray:
    """The values ascending, those that nearly agree once."""
    return np.array([float(values[group].mean()) for group in cluster(values, TOUCH)])
