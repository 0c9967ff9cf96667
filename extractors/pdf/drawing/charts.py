"""Frames and grids of charts, which are no lines of the tables under the charts.

Spreadsheets print a chart in a box, its grid lines and often a table of its values inside. Where
these touch the box, all of it would hang together as one table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance, without
from extractors.pdf.reader import BoolArray, Characters, Drawing, FloatArray, Strokes

# Frames of charts are larger than this (in pt), and a page has no more boxes of that size.
LEAST_SIDE, MAX_FRAMES = 60.0, 200
# A frame holds so many lines of each direction or more, a grid of a chart so many lines.
LEAST_LINES, LEAST_STEPS = 2, 4
# Labels of a chart's axis stand so near to it, those of most lines at their height (in pt).
AXIS_REACH, MOST = 40.0, 0.7
# Lines this near to the ends of a stack (in pt), along most of it, close it.
BESIDE = 2.0


def drop_charts(drawing: Drawing, characters: Characters, tolerance: Tolerance) -> Drawing:
    """The drawing without the grids of charts and the boxes around charts.

    A box is one around a chart when it holds the grid of one, or when the lines inside touch only
    one of its sides: those of a table end at two or more. Boxes that other lines meet from outside
    are cells.
    """
    boxes = drawing.outlines
    boxes = boxes[(boxes[:, 2:] - boxes[:, :2] >= LEAST_SIDE).all(axis=1)]
    boxes = boxes if len(boxes) <= MAX_FRAMES else boxes[:0]
    stacks = [box for box in _stack_lines(drawing.horizontal) if not _is_closed(box, drawing)]
    places = [*boxes, *stacks]
    plots = [box for box in places if _is_plot(box, drawing, characters, tolerance.snap)]
    across, along = drawing.horizontal, drawing.vertical
    for box in plots:
        across = without(across, _lie_in(across, box))
        along = without(along, _lie_in(along, box[[1, 0, 3, 2]]))
    for box in boxes:
        turned = box[[1, 0, 3, 2]]
        on_across, on_along = _lie_on(across, box), _lie_on(along, turned)
        sides = _find_touched(without(across, on_across), box, tolerance.snap)
        ends = _find_touched(without(along, on_along), turned, tolerance.snap)
        if sides is None or ends is None:
            continue
        if len(sides) + len(ends) == 1 or any(_holds(box, plot) for plot in plots):
            across, along = without(across, on_across), without(along, on_along)
    return replace(drawing, horizontal=across, vertical=along)


def _stack_lines(across: Strokes) -> list[FloatArray]:
    """The boxes around lines as long as each other, one above the other: grids without a frame."""
    if len(across) <= LEAST_STEPS:
        return []
    ends = np.round(across.start) * 100_000.0 + np.round(across.end)
    alike = [value for value, count in Counter(ends.tolist()).items() if count > LEAST_STEPS]
    stacks = [ends == value for value in sorted(alike)[:MAX_FRAMES]]
    return [
        np.array(
            [
                across.start[lines].min(),
                across.position[lines].min(),
                across.end[lines].max(),
                across.position[lines].max(),
            ]
        )
        for lines in stacks
    ]


def _is_closed(box: FloatArray, drawing: Drawing) -> bool:
    """Whether lines run along both sides of a stack: a column of cells, not the grid of a chart."""
    along = drawing.vertical
    start, low, end, high = box.tolist()
    lengths = np.minimum(along.end, high) - np.maximum(along.start, low)
    return all(
        float(lengths[(np.abs(along.position - side) <= BESIDE) & (lengths > 0)].sum())
        >= MOST * (high - low)
        for side in (start, end)
    )


def _is_plot(box: FloatArray, drawing: Drawing, characters: Characters, snap: float) -> bool:
    """Whether a box is crossed by even lines alone, with a number left of most of them."""
    start, low, end, high = box.tolist()
    across = drawing.horizontal
    spans = (np.abs(across.start - start) <= snap) & (np.abs(across.end - end) <= snap)
    spans &= (across.position > low - snap) & (across.position < high + snap)
    levels = np.unique(np.round(across.position[spans], 1))
    steps = np.diff(levels)
    if len(steps) < LEAST_STEPS or float(np.ptp(steps)) > 0.1 * float(steps.mean()):
        return False
    along = drawing.vertical
    inside = (along.position > start + snap) & (along.position < end - snap)
    if (inside & (along.start <= low + snap) & (along.end >= high - snap)).any():
        return False
    x1, digits = characters.boxes[:, 2], (characters.codes >= 0x30) & (characters.codes <= 0x39)
    labels = characters.take(digits & (x1 > start - AXIS_REACH) & (x1 <= start + snap))
    gaps = np.abs(levels[:, None] - labels.y) if len(labels) else np.full((len(levels), 1), np.inf)
    return bool((gaps.min(axis=1) <= 0.25 * float(steps.mean())).mean() >= MOST)


def _holds(box: FloatArray, inner: FloatArray) -> bool:
    """Whether one box lies in another and is smaller."""
    inside = (inner[:2] >= box[:2]).all() and (inner[2:] <= box[2:]).all()
    return bool(inside and (inner != box).any())


def _lie_in(strokes: Strokes, box: FloatArray) -> BoolArray:
    """Which strokes lie wholly in a box."""
    start, low, end, high = box.tolist()
    within = (strokes.position >= low - 0.5) & (strokes.position <= high + 0.5)
    within &= (strokes.start >= start - 0.5) & (strokes.end <= end + 0.5)
    return np.asarray(within, dtype=np.bool_)


def _lie_on(strokes: Strokes, box: FloatArray) -> BoolArray:
    """Which strokes are the two sides of a box that they run along, or pieces of them."""
    start, low, end, high = box.tolist()
    near = np.minimum(np.abs(strokes.position - low), np.abs(strokes.position - high)) <= 0.5
    inside = (strokes.start >= start - 0.5) & (strokes.end <= end + 0.5)
    return np.asarray(near & inside, dtype=np.bool_)


def _find_touched(strokes: Strokes, box: FloatArray, snap: float) -> set[str] | None:
    """At which ends of a box strokes inside it end; None when some meet it from outside."""
    start, low, end, high = box.tolist()
    beside = (strokes.position > low - snap) & (strokes.position < high + snap)
    meets = beside & (strokes.start <= end + snap) & (strokes.end >= start - snap)
    leaves = meets & ((strokes.start < start - snap) | (strokes.end > end + snap))
    within = meets & (strokes.position > low + snap) & (strokes.position < high - snap)
    if leaves.any() or np.count_nonzero(within) < LEAST_LINES:
        return None
    touched = set()
    if (np.abs(strokes.start[within] - start) <= snap).any():
        touched.add("start")
    if (np.abs(strokes.end[within] - end) <= snap).any():
        touched.add("end")
    return touched
