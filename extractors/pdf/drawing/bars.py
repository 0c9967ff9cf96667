"""Bars and plain lines drawn over the columns of a schedule, told from the table's own lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.drawing.arrow_shapes import (
    MAX_BAR,
    MIN_BAR,
    TOUCH,
    Shape,
    drop_repeats,
    make_shape,
)
from extractors.pdf.drawing.line_geometry import Tolerance, find_contacts, join_collinear, without
from extractors.pdf.reader import BoolArray, Drawing, FloatArray, IndexArray, Strokes

# Bars of one schedule differ in height by no more than this share.
SAME_HEIGHT = 0.15
# Boxes that are compared with each other and with lines at most.
MAX_WORK = 4_000_000
# A line this much thicker than the rules is none of them.
THICKER = 1.5
# A line over this share of all columns, labels included, is a rule.
WHOLE = 0.95


def are_bars(boxes: FloatArray) -> BoolArray:
    """Which boxes (n × 4) are wide and low as bars are."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (height >= MIN_BAR) & (height <= MAX_BAR) & (width >= 1.5 * height)
    return np.asarray(fits, dtype=np.bool_)


def are_alike(heights: FloatArray, others: FloatArray) -> BoolArray:
    """Which heights are about those of one of the others."""
    difference = np.abs(heights[:, None] - others)
    return np.asarray((difference <= SAME_HEIGHT * others + 0.3).any(axis=1), dtype=np.bool_)


def take_out_bars(
    drawing: Drawing, tolerance: Tolerance, centres: FloatArray
) -> tuple[list[Shape], Drawing]:
    """Bars and plain lines drawn over a schedule, and the drawing without, its lines joined.

    ``centres`` (n × 2) are those of the page's characters.
    """
    bars, rest = _take_out_boxes(drawing, tolerance)
    across = join_collinear(rest.horizontal, tolerance)
    along = join_collinear(rest.vertical, tolerance)
    loose = find_loose(across, along, centres, tolerance)
    if loose.any():
        bars += [_make_line(across, index) for index in np.flatnonzero(loose).tolist()]
        across = without(across, loose)
    return bars, replace(rest, horizontal=across, vertical=along)


def _make_line(across: Strokes, index: int) -> Shape:
    y = float(across.position[index])
    return Shape((float(across.start[index]), y, float(across.end[index]), y), slim=True)


def _take_out_boxes(drawing: Drawing, tolerance: Tolerance) -> tuple[list[Shape], Drawing]:
    """Outlined boxes drawn across vertical lines of a table, which go on above and below them."""
    boxes = drawing.outlines[are_bars(drawing.outlines)]
    along = drawing.vertical
    if len(boxes) == 0 or len(boxes) * max(len(boxes), len(along)) > MAX_WORK:
        return [], drawing
    along = join_collinear(along, tolerance)
    crossed, between = _meet_lines(boxes, along, tolerance)
    if not crossed.any():
        return [], drawing
    level = join_collinear(drawing.horizontal, tolerance)
    free = ~_share_edges(boxes, tolerance) & ~_lie_on_rules(boxes, level, tolerance)
    bars = crossed & free
    heights = boxes[:, 3] - boxes[:, 1]
    bars |= between & free & are_alike(heights, heights[bars])
    across = without(drawing.horizontal, _on_edges(drawing.horizontal, boxes[bars]))
    down = without(drawing.vertical, _on_edges(drawing.vertical, boxes[bars][:, [1, 0, 3, 2]]))
    shapes = drop_repeats(make_shape(box) for box in boxes[bars])
    return shapes, replace(drawing, horizontal=across, vertical=down)


def _meet_lines(
    boxes: FloatArray, along: Strokes, tolerance: Tolerance
) -> tuple[BoolArray, BoolArray]:
    """Boxes through or along which vertical lines run that go on above and below; boxes between.

    Those between have such lines on both sides of them.
    """
    x0, top, x1, bottom = (side[:, None] for side in boxes.T)
    margin = np.maximum(tolerance.snap, 0.1 * (bottom - top))
    beyond = (along.start < top - margin) & (along.end > bottom + margin)
    place, snap = along.position, tolerance.snap
    crossed = (beyond & (place >= x0 - snap) & (place <= x1 + snap)).any(axis=1)
    between = (beyond & (place < x0)).any(axis=1) & (beyond & (place > x1)).any(axis=1)
    return crossed, between


def _share_edges(boxes: FloatArray, tolerance: Tolerance) -> BoolArray:
    """Which boxes stand right above or below another one, as cells do."""
    overlap = np.minimum(boxes[:, 2:3], boxes[:, 2]) - np.maximum(boxes[:, :1], boxes[:, 0])
    touch = np.abs(boxes[:, 1:2] - boxes[:, 3]) <= tolerance.snap
    touch &= overlap > tolerance.snap
    return np.asarray(touch.any(axis=0) | touch.any(axis=1), dtype=np.bool_)


def _lie_on_rules(boxes: FloatArray, level: Strokes, tolerance: Tolerance) -> BoolArray:
    """Whether the upper or lower edge is a piece of a longer rule, as that of a row is."""
    x0, top, x1, bottom = (side[:, None] for side in boxes.T)
    place, snap = level.position, tolerance.snap
    near = np.minimum(np.abs(place - top), np.abs(place - bottom)) <= snap
    longer = (level.start < x0 - 2 * snap) | (level.end > x1 + 2 * snap)
    overlaps = (level.start < x1) & (level.end > x0)
    return np.asarray((near & longer & overlaps).any(axis=1), dtype=np.bool_)


def _on_edges(strokes: Strokes, boxes: FloatArray) -> BoolArray:
    """Which strokes are the upper or lower edge of a box, or a piece of one."""
    used = np.zeros(len(strokes), dtype=bool)
    for start, low, end, high in boxes.tolist():
        near = np.minimum(np.abs(strokes.position - low), np.abs(strokes.position - high)) <= 1
        used |= near & (strokes.start >= start - 1) & (strokes.end <= end + 1)
    return used


def find_loose(
    across: Strokes, along: Strokes, centres: FloatArray, tolerance: Tolerance
) -> BoolArray:
    """Which plain lines lie over a schedule: they cross verticals, but hang in mid-column.

    The verticals go on above and below. Rules of a table without outer borders hang free too, but
    reach as far as any line that meets the same verticals. A line between verticals is one when it
    is much thicker than the rules and does not part texts (``centres``, n × 2).
    """
    loose = np.zeros(len(across), dtype=bool)
    contacts = find_contacts(across, along, tolerance.snap)
    line, met = contacts.across, contacts.along
    if len(line) == 0:
        return loose
    place, level = along.position[met], across.position[line]
    inside = (along.start[met] < level - TOUCH) & (along.end[met] > level + TOUCH)
    near = np.abs(place - across.start[line]) <= TOUCH
    near |= np.abs(place - across.end[line]) <= TOUCH
    over = contacts.count(len(across)) > 0
    over[line[~inside]] = False
    loose |= over
    loose[line[near]] = False
    thick = over & _are_thick(across)
    if not (loose | thick).any():
        return loose
    low, high = _find_reach(across, along, line, met)
    left, right = across.start <= low + TOUCH, across.end >= high - TOUCH
    # Within a frame of double lines rules end short of its inner line.
    whole = across.end - across.start >= WHOLE * (high - low)
    left, right = left | whole, right | whole
    loose &= ~left & ~right
    for index in np.flatnonzero(thick & ~loose & ~(left & right)).tolist():
        loose[index] = not _parts_texts(across, index, centres)
    return loose


def _are_thick(across: Strokes) -> BoolArray:
    """Which lines are so much thicker than the rules that they are none."""
    usual = float(np.partition(across.width, len(across) // 4)[len(across) // 4])
    return np.asarray(across.width > THICKER * max(usual, 0.4))


def _parts_texts(across: Strokes, index: int, centres: FloatArray) -> bool:
    """Whether there is text both above and below a line, as far as the next lines."""
    y, start, end = (float(s[index]) for s in (across.position, across.start, across.end))
    over = (across.start < (start + end) / 2) & (across.end > (start + end) / 2)
    lines = across.position[over]
    above = float(lines[lines < y - TOUCH].max(initial=-np.inf))
    below = float(lines[lines > y + TOUCH].min(initial=np.inf))
    beside = centres[(centres[:, 0] > start) & (centres[:, 0] < end), 1]
    upper = ((beside > above) & (beside < y)).any()
    return bool(upper and ((beside > y) & (beside < below)).any())


def _find_reach(
    across: Strokes, along: Strokes, line: IndexArray, met: IndexArray
) -> tuple[FloatArray, FloatArray]:
    """How far to the left and right lines reach that meet the same verticals, for each line."""
    left, right = np.full(len(along), np.inf), np.full(len(along), -np.inf)
    np.minimum.at(left, met, across.start[line])
    np.maximum.at(right, met, across.end[line])
    low, high = np.full(len(across), np.inf), np.full(len(across), -np.inf)
    np.minimum.at(low, line, left[met])
    np.maximum.at(high, line, right[met])
    return low, high
