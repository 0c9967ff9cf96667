"""White rectangles that hide the lines painted before them."""

from __future__ import annotations

import numpy as np

from extractors.pdf.reader import BoolArray, FloatArray, IndexArray

# Lines nearer to the edge of a rectangle than this belong to the edge.
EDGE = 2.0
# A bar over a schedule is no higher; lines go on by more than this on both sides of it.
MAX_BAR, BEYOND = 45.0, 1.0
# Pairs of white rectangles and strokes that are compared at most.
MAX_COVER_WORK = 4_000_000


def uncover(
    across: FloatArray,
    along: FloatArray,
    covers: FloatArray,
    order: IndexArray,
    frames: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """The strokes that no white rectangle, painted later, hides.

    White bars with a frame (one of ``frames``, n × 4), laid over lines of a table that go on above
    and below, hide nothing.
    """
    if len(covers) * (len(across) + len(along)) > MAX_COVER_WORK:
        return across, along
    if len(frames) and (bars := np.flatnonzero(_lie_over(along, covers, order))).size:
        hides = np.ones(len(covers), dtype=bool)
        hides[[n for n in bars if _has_frame(covers[n], frames)]] = False
        covers, order = covers[hides], order[hides]
    across = _cut_all(across, covers[:, [1, 3, 0, 2]], order)
    return across, _cut_all(along, covers[:, [0, 2, 1, 3]], order)


def _has_frame(cover: FloatArray, frames: FloatArray) -> bool:
    return bool((np.abs(frames - cover).max(axis=1) <= EDGE).any())


def _lie_over(along: FloatArray, covers: FloatArray, order: IndexArray) -> BoolArray:
    """Which covers are wide and low, with vertical strokes through them that go on both ways."""
    width, height = covers[:, 2] - covers[:, 0], covers[:, 3] - covers[:, 1]
    beyond = (along[:, 1] < covers[:, 1:2] - BEYOND) & (along[:, 2] > covers[:, 3:] + BEYOND)
    crossed = (_hit(along, covers[:, [0, 2, 1, 3]], order) & beyond).any(axis=1)
    return np.asarray(crossed & (height <= MAX_BAR) & (width >= 1.5 * height), dtype=np.bool_)


def _cut_all(rows: FloatArray, covers: FloatArray, order: IndexArray) -> FloatArray:
    """``rows`` without what the covers (low and high across, low and high along) hide of them."""
    for number in np.flatnonzero(_hit(rows, covers, order).any(axis=1)):
        hidden = _hit(rows, covers[number : number + 1], order[number : number + 1])[0]
        low, high = covers[number, 2:]
        rest = rows[hidden & (rows[:, 2] > high)]
        rest[:, 1] = high
        rows[hidden, 2] = np.maximum(rows[hidden, 1], np.minimum(rows[hidden, 2], low))
        rows = np.concatenate([rows, rest])
    return rows


def _hit(rows: FloatArray, covers: FloatArray, order: IndexArray) -> BoolArray:
    """For each cover and stroke whether the stroke, painted before, runs through its inside.

    Strokes along its edges are borders of it.
    """
    place, start, end, painted = rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 5]
    result = (place > covers[:, :1] + EDGE) & (place < covers[:, 1:2] - EDGE)
    result &= (end > covers[:, 2:3]) & (start < covers[:, 3:])
    result &= painted < order[:, None]
    return np.asarray(result, dtype=np.bool_)
