"""Painted figures that are neither lines nor upright rectangles, and frames of thick borders."""

from __future__ import annotations

import numpy as np

from extractors.pdf.arrays import find_starts
from extractors.pdf.drawing.paths import Paths
from extractors.pdf.drawing.subpaths import MAX_LEAN, Subpaths
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, Polygon, no_boxes

WHITE = 0.98
# Borders of a frame reach this thickness, and are longer by this factor at least.
MAX_BORDER, MIN_SLIMNESS = 7.0, 6.0
# Pairs of borders that are compared at most.
MAX_PAIRS = 1_000_000
# Points lie on a side of a rounded rectangle within this many pt, which is straight for such a
# share; corners reach so deep into its smaller dimension.
ON_SIDE, STRAIGHT, CORNER_DEPTH = 0.15, 0.6, 0.16
# Borders of one frame meet within this many pt.
TOUCH = 1.0


def are_figures(paths: Paths, subpaths: Subpaths, boxes: BoolArray, filled: BoolArray) -> BoolArray:
    """Which subpaths are closed shapes with oblique sides (arrows, trapezoids, stars).

    None of their sides is a line of a table.
    """
    result = np.zeros(len(subpaths), dtype=bool)
    shaped = ~boxes & ~subpaths.rounded & (subpaths.closed | filled)
    shaped &= subpaths.stop - subpaths.start > 2
    if not shaped.any():
        return result
    chosen = np.flatnonzero(shaped)
    start, counts = subpaths.start[chosen], (subpaths.stop - subpaths.start)[chosen]
    firsts = np.cumsum(counts) - counts
    place = np.arange(counts.sum()) - np.repeat(firsts, counts)
    here = np.repeat(start, counts) + place
    following = np.repeat(start, counts) + (place + 1) % np.repeat(counts, counts)
    sides = np.abs(paths.points[following] - paths.points[here])
    result[chosen] = np.logical_or.reduceat((sides > MAX_LEAN).all(axis=1), firsts)
    return result


def make_polygons(
    paths: Paths, subpaths: Subpaths, chosen: BoolArray, filled: BoolArray, stroked: BoolArray
) -> tuple[Polygon, ...]:
    """Shapes that are no upright rectangle, seen through their clips; white fillings are none.

    Open ones are bent lines of three points or more.
    """
    closed = subpaths.closed | filled
    chosen = chosen & (subpaths.stop - subpaths.start > 2)
    if not chosen.any():
        return ()
    chosen &= stroked | ~(paths.fill_shade[subpaths.path] >= WHITE)
    clips = paths.clips[subpaths.path]
    meets = (subpaths.boxes[:, :2] < clips[:, 2:]) & (subpaths.boxes[:, 2:] > clips[:, :2])
    chosen &= meets.all(axis=1)
    start, stop = subpaths.start.tolist(), subpaths.stop.tolist()
    return tuple(
        Polygon(
            paths.points[start[n] : stop[n]],
            bool(filled[n]),
            bool(subpaths.rounded[n]),
            bool(closed[n]),
        )
        for n in np.flatnonzero(chosen).tolist()
    )


def find_round_boxes(paths: Paths, subpaths: Subpaths, painted: BoolArray) -> FloatArray:
    """The boxes (n × 4) of painted rectangles with rounded corners.

    Their upper and lower sides are straight for the most part, unlike those of an ellipse, and no
    point, also of those that steer the curves, lies far inside.
    """
    chosen = np.flatnonzero(subpaths.rounded & painted)
    start, counts = subpaths.start[chosen], (subpaths.stop - subpaths.start)[chosen]
    many = counts >= 8
    chosen, start, counts = chosen[many], start[many], counts[many]
    if len(chosen) == 0:
        return no_boxes()
    firsts = np.cumsum(counts) - counts
    place = np.repeat(start, counts) + np.arange(counts.sum()) - np.repeat(firsts, counts)
    boxes, points = subpaths.boxes[chosen], paths.points[place]
    off = np.abs(np.concatenate([points, points], axis=1) - np.repeat(boxes, counts, axis=0))
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = np.maximum.reduceat(off.min(axis=1), firsts) <= CORNER_DEPTH * np.minimum(width, height)
    for side in (1, 3):
        on_side = off[:, side] <= ON_SIDE
        left = np.minimum.reduceat(np.where(on_side, points[:, 0], np.inf), firsts)
        right = np.maximum.reduceat(np.where(on_side, points[:, 0], -np.inf), firsts)
        fits &= right - left >= STRAIGHT * width
    return np.asarray(boxes[fits], dtype=np.float64)


def find_thick_borders(fills: FloatArray, thin: BoolArray) -> BoolArray:
    """Which filled rectangles, too thick for lines, are the borders of a frame.

    Pieces that touch make one; it is slim, and both of its ends meet one of the other direction.
    """
    result = np.zeros(len(fills), dtype=bool)
    sides = fills[:, 2:] - fills[:, :2]
    slim = ~thin & (sides.min(axis=1) <= MAX_BORDER)
    level = np.flatnonzero(slim & (sides[:, 0] > 2 * sides[:, 1]))
    upright = np.flatnonzero(slim & (sides[:, 1] > 2 * sides[:, 0]))
    if len(level) < 2 or len(upright) < 2:
        return result
    rows, row_of = _chain(fills[level])
    columns, column_of = _chain(fills[upright][:, [1, 0, 3, 2]])
    if len(rows) * len(columns) > MAX_PAIRS:
        return result
    result[level] = _are_held(rows, columns)[row_of]
    result[upright] = _are_held(columns, rows)[column_of]
    return result


def _chain(pieces: FloatArray) -> tuple[FloatArray, IndexArray]:
    """Horizontal pieces put together where they touch end to end, and the number of each one's."""
    order = np.lexsort((pieces[:, 0], np.rint(pieces[:, 1])))
    ordered = pieces[order]
    gap = ordered[1:, 0] - ordered[:-1, 2]
    apart = (np.abs(np.diff(ordered[:, [1, 3]], axis=0)) > TOUCH).any(axis=1) | (gap > TOUCH)
    number = np.concatenate([[0], np.cumsum(apart)])
    first = find_starts(number)
    low = np.minimum.reduceat(ordered[:, :2], first)
    high = np.maximum.reduceat(ordered[:, 2:], first)
    number_of = np.empty(len(pieces), dtype=np.int64)
    number_of[order] = number
    return np.concatenate([low, high], axis=1), number_of


def _are_held(borders: FloatArray, others: FloatArray) -> BoolArray:
    """Which horizontal borders meet vertical ones (their x and y exchanged) at both ends."""
    top, left, bottom, right = others.T
    passes = (top <= borders[:, 3:] + TOUCH) & (bottom >= borders[:, 1:2] - TOUCH)
    slim = borders[:, 2] - borders[:, 0] >= MIN_SLIMNESS * (borders[:, 3] - borders[:, 1])
    for end in (borders[:, :1], borders[:, 2:3]):
        near = (left - TOUCH <= end) & (end <= right + TOUCH)
        slim &= (passes & near).any(axis=1)
    return np.asarray(slim, dtype=np.bool_)
