"""The subpaths of painted paths, and which of them are upright rectangles or other figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.arrays import find_lasts, find_starts
from extractors.pdf.drawing.paths import CURVE, MOVE, Paths
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray

# A line may lean by this much over its whole length and still count as parallel to an axis.
MAX_LEAN = 1.0
_NEAR = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Subpaths:
    """The subpaths of all paths that have two points or more.

    ``start`` and ``stop`` are positions in the points (a last point on the first one is left out),
    ``closed`` says that a line leads back to the first point, ``boxes`` m × 4 bound them.
    """

    start: IndexArray
    stop: IndexArray
    path: IndexArray
    closed: BoolArray
    rounded: BoolArray
    boxes: FloatArray

    def __len__(self) -> int:
        return len(self.start)


def split_paths(paths: Paths) -> Subpaths:
    """The subpaths, each without a last point that repeats its first one."""
    points, owner = paths.points, paths.owner
    begins = paths.kinds == MOVE
    begins[find_starts(owner)] = True
    start = np.flatnonzero(begins)
    stop = find_lasts(start, len(points)) + 1
    drawn = stop - start > 1
    low = np.minimum.reduceat(points, start)
    high = np.maximum.reduceat(points, start)
    closed = np.logical_or.reduceat(paths.closes, start)
    rounded = np.logical_or.reduceat(paths.kinds == CURVE, start)
    returns = (np.abs(points[stop - 1] - points[start]) < _NEAR).all(axis=1) & (stop - start > 2)
    finite = np.isfinite(low).all(axis=1) & np.isfinite(high).all(axis=1)
    kept = drawn & finite
    return Subpaths(
        start[kept],
        (stop - returns)[kept],
        owner[start][kept],
        (closed | returns)[kept],
        rounded[kept],
        np.concatenate([low, high], axis=1)[kept],
    )


def are_boxes(paths: Paths, subpaths: Subpaths) -> BoolArray:
    """Which subpaths draw the four sides of an upright rectangle, one after the other.

    They may begin in the middle of a side, as the shapes of LibreOffice do.
    """
    counts = subpaths.stop - subpaths.start
    closed = (subpaths.closed | ~np.isnan(paths.fill_shade[subpaths.path])) & ~subpaths.rounded
    result = np.zeros(len(subpaths), dtype=bool)
    for count in (4, 5):
        chosen = np.flatnonzero((counts == count) & closed)
        if len(chosen) == 0:
            continue
        corners = paths.points[subpaths.start[chosen, None] + np.arange(count)]
        if count == 5:
            corners, straight = _drop_middles(corners)
            chosen, corners = chosen[straight], corners[straight]
        result[chosen] = _are_upright(corners, subpaths.boxes[chosen])
    return result


def _drop_middles(points: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Figures of five points (n × 5 × 2) without one that lies on a side, and which have one."""
    before, after = np.roll(points, 1, axis=1), np.roll(points, -1, axis=1)
    low, high = np.minimum(before, after), np.maximum(before, after)
    within = ((points >= low - _NEAR) & (points <= high + _NEAR)).all(axis=2)
    middle = within & np.any(high - low <= MAX_LEAN / 2, axis=2)
    number = middle.argmax(axis=1)
    keep = np.arange(5) != number[:, None]
    return points[keep].reshape(-1, 4, 2), np.asarray(middle.any(axis=1), dtype=np.bool_)


def _are_upright(corners: FloatArray, boxes: FloatArray) -> BoolArray:
    """Which figures of four corners (n × 4 × 2) are upright rectangles that fill their boxes."""
    sides = np.abs(np.roll(corners, -1, axis=1) - corners)
    level, upright = sides[:, :, 1] <= MAX_LEAN / 2, sides[:, :, 0] <= MAX_LEAN / 2
    first = level[:, 0] & upright[:, 1] & level[:, 2] & upright[:, 3]
    other = upright[:, 0] & level[:, 1] & upright[:, 2] & level[:, 3]
    # Opposite corners of a rectangle differ in both directions; those of a flat figure may not.
    size = boxes[:, 2:] - boxes[:, :2]
    turns = np.abs(corners[:, 2] - corners[:, 0]) >= size - 2 * MAX_LEAN
    return np.asarray((first | other) & turns.all(axis=1), dtype=np.bool_)
