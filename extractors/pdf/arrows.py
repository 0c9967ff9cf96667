"""Arrows and bars drawn over tables: found and taken out before the grid is made.

Left in, their outlines would become table edges. A schedule cell under an arrow holds its start;
the arrow's reach says through which columns (mostly fiscal years) it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.pdf.clipping import Box
from extractors.pdf.line_geometry import Tolerance, find_contacts, join_collinear, without
from extractors.pdf.reader import (
    BoolArray,
    Drawing,
    FloatArray,
    Polygon,
    Strokes,
)

# Heads of line arrows and block arrows: sizes in pt.
MAX_HEAD, MIN_BAR, MAX_BAR = 25.0, 2.5, 45.0
# How near a shaft must come to its head, in pt.
TOUCH = 3.0
MAX_CORNERS = 9
# An outline's end lies on a corner within this many pt.
CORNER = 0.75


@dataclass(frozen=True, slots=True)
class Shape:
    """An arrow or bar on the page; ``slim`` = a line, whose label is printed beside it."""

    box: Box
    slim: bool = False


def take_out_arrows(drawing: Drawing, tolerance: Tolerance) -> tuple[list[Shape], Drawing]:
    """The arrows and bars of a page, and the drawing without them, pieces of lines joined."""
    shapes: list[Shape] = []
    rest = drawing
    if drawing.polygons or len(drawing.slants):
        shapes, rest = _take_out_drawn(drawing)
    bars, rest = _take_out_bars(rest, tolerance)
    across = join_collinear(rest.horizontal, tolerance)
    along = join_collinear(rest.vertical, tolerance)
    loose = _hang_loose(across, along, tolerance)
    for index in np.flatnonzero(loose).tolist():
        x0, x1, y = across.start[index], across.end[index], float(across.position[index])
        bars.append(Shape((float(x0), y, float(x1), y), slim=True))
    across = without(across, loose) if loose.any() else across
    return [*shapes, *bars], replace(rest, horizontal=across, vertical=along)


def _take_out_drawn(drawing: Drawing) -> tuple[list[Shape], Drawing]:
    """Block arrows and lines with heads, and the drawing without their outlines and shafts."""
    blocks = [polygon for polygon in drawing.polygons if is_block_arrow(polygon)]
    across = _drop_outlines(drawing.horizontal, blocks, axis=0)
    along = _drop_outlines(drawing.vertical, blocks, axis=1)
    rest = replace(drawing, horizontal=across, vertical=along)
    lines, used = _find_line_arrows(rest, drawing.polygons)
    rest = replace(rest, horizontal=without(across, used))
    return [*(Shape(polygon.box) for polygon in blocks), *lines], rest


def is_block_arrow(polygon: Polygon) -> bool:
    """Whether a polygon is a wide arrow or a pentagon that points to the right or to the left."""
    corners = np.unique(np.round(polygon.points, 1), axis=0)
    x0, top, x1, bottom = polygon.box
    width, height = x1 - x0, bottom - top
    fits = MIN_BAR <= height <= MAX_BAR and width >= height
    if polygon.rounded or not fits or not 5 <= len(corners) <= MAX_CORNERS:
        return False
    return _has_point(corners, x1, x0, polygon.box) or _has_point(corners, x0, x1, polygon.box)


def _has_point(corners: FloatArray, tip: float, tail: float, box: Box) -> bool:
    """Whether one corner half-way up is the only one at ``tip`` and two stand at ``tail``."""
    x0, top, x1, bottom = box
    near = 0.02 * (x1 - x0) + 0.2
    tips = corners[np.abs(corners[:, 0] - tip) <= near]
    tails = corners[np.abs(corners[:, 0] - tail) <= near]
    middle = (top + bottom) / 2
    if len(tips) != 1 or abs(tips[0, 1] - middle) > 0.15 * (bottom - top):
        return False
    return len(tails) >= 2 and bool(tails[:, 1].min() < middle < tails[:, 1].max())


def _drop_outlines(strokes: Strokes, polygons: Iterable[Polygon], axis: int) -> Strokes:
    """The strokes without those that run from corner to corner of one of the polygons.

    ``axis`` 0 for horizontal strokes, 1 for vertical ones.
    """
    used: BoolArray = np.zeros(len(strokes), dtype=np.bool_)
    for polygon in polygons:
        along, across = polygon.points[:, axis], polygon.points[:, 1 - axis]
        starts = _meets(strokes.start, strokes.position, along, across)
        ends = _meets(strokes.end, strokes.position, along, across)
        used |= starts & ends
    return without(strokes, used)


def _meets(
    ends: FloatArray, positions: FloatArray, along: FloatArray, across: FloatArray
) -> BoolArray:
    """For each end of a stroke whether it lies on one of the points."""
    distance = np.maximum(np.abs(ends[:, None] - along), np.abs(positions[:, None] - across))
    return np.asarray(np.any(distance <= CORNER, axis=1), dtype=np.bool_)


def _find_line_arrows(
    drawing: Drawing, polygons: Sequence[Polygon]
) -> tuple[list[Shape], BoolArray]:
    """Lines with a head at one or both ends, and which horizontal strokes are their shafts."""
    strokes = drawing.horizontal
    heads = [polygon.box for polygon in polygons if _is_head(polygon)]
    heads += list(_find_open_heads(drawing.slants))
    used = np.zeros(len(strokes), dtype=bool)
    shapes: list[Shape] = []
    for head in heads:
        shaft = _find_shaft(strokes, head)
        if not shaft.any():
            continue
        boxes = [head]
        for index in np.flatnonzero(shaft):
            y = float(strokes.position[index])
            boxes.append((float(strokes.start[index]), y, float(strokes.end[index]), y))
        shapes.append(Shape(_unite(boxes), slim=True))
        used |= shaft
    return _join_two_headed(shapes), used


def _is_head(polygon: Polygon) -> bool:
    """Whether a polygon is a small filled triangle (or a barbed one of four corners)."""
    corners = np.unique(np.round(polygon.points, 1), axis=0)
    x0, top, x1, bottom = polygon.box
    small = max(x1 - x0, bottom - top) <= MAX_HEAD and min(x1 - x0, bottom - top) > 1
    return small and polygon.filled and len(corners) in (3, 4)


def _find_open_heads(slants: FloatArray) -> Iterator[Box]:
    """Boxes of pairs of short oblique lines that meet in a point beside both."""
    short = [s for s in slants if abs(s[2] - s[0]) <= MAX_HEAD and abs(s[3] - s[1]) <= MAX_HEAD]
    for first, second in pairwise(short):
        for a in ((first[0], first[1]), (first[2], first[3])):
            for b in ((second[0], second[1]), (second[2], second[3])):
                if abs(a[0] - b[0]) < 0.5 and abs(a[1] - b[1]) < 0.5:
                    xs = (first[0], first[2], second[0], second[2])
                    ys = (first[1], first[3], second[1], second[3])
                    yield float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys))


def _find_shaft(strokes: Strokes, head: Box) -> BoolArray:
    """The pieces of the line that ends in the middle of a head."""
    x0, top, x1, bottom = head
    level = np.abs(strokes.position - (top + bottom) / 2) <= 0.2 * (bottom - top) + 0.5
    ends_here = (strokes.end >= x0 - TOUCH) & (strokes.end <= x1 + TOUCH)
    starts_here = (strokes.start >= x0 - TOUCH) & (strokes.start <= x1 + TOUCH)
    shaft: BoolArray = level & (ends_here ^ starts_here)
    shaft &= strokes.end - strokes.start >= x1 - x0
    return shaft


def _join_two_headed(shapes: list[Shape]) -> list[Shape]:
    """The arrows, two that share a shaft put together."""
    joined: list[Shape] = []
    for shape in sorted(shapes, key=lambda shape: shape.box):
        twin = next((other for other in joined if _same_line(other.box, shape.box)), None)
        if twin is not None:
            joined.remove(twin)
            shape = Shape(_unite([twin.box, shape.box]), slim=True)
        joined.append(shape)
    return joined


def _same_line(first: Box, second: Box) -> bool:
    level = abs((first[1] + first[3]) - (second[1] + second[3])) <= 2.0
    common = min(first[2], second[2]) - max(first[0], second[0])
    return level and common >= 0.5 * min(first[2] - first[0], second[2] - second[0])


def _unite(boxes: Sequence[Box]) -> Box:
    numbers = np.array(boxes, dtype=float)
    low, high = numbers[:, :2].min(axis=0), numbers[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _take_out_bars(drawing: Drawing, tolerance: Tolerance) -> tuple[list[Shape], Drawing]:
    """Outlined boxes drawn across vertical lines of a table, which go on above and below them."""
    boxes = [box for box in drawing.outlines if is_bar(box)]
    if not boxes:
        return [], drawing
    along = join_collinear(drawing.vertical, tolerance)
    level = join_collinear(drawing.horizontal, tolerance)
    bars = [
        box
        for box in boxes
        if _crosses_lines(box, along, tolerance) and not _is_on_rule(box, level, tolerance)
    ]
    across, down = drawing.horizontal, drawing.vertical
    for x0, top, x1, bottom in bars:
        across = without(across, _on_edges(across, (top, bottom), x0, x1))
        down = without(down, _on_edges(down, (x0, x1), top, bottom))
    shapes = [make_shape(box) for box in bars]
    return drop_repeats(shapes), replace(drawing, horizontal=across, vertical=down)


def make_shape(box: FloatArray) -> Shape:
    """The bar of a box."""
    return Shape((float(box[0]), float(box[1]), float(box[2]), float(box[3])))


def _is_on_rule(box: FloatArray, level: Strokes, tolerance: Tolerance) -> bool:
    """Whether the upper or lower edge is a piece of a longer rule, as that of a row is."""
    snap = tolerance.snap
    near = np.minimum(np.abs(level.position - box[1]), np.abs(level.position - box[3])) <= snap
    longer = (level.start < box[0] - 2 * snap) | (level.end > box[2] + 2 * snap)
    overlaps = (level.start < box[2]) & (level.end > box[0])
    return bool((near & longer & overlaps).any())


def is_bar(box: FloatArray) -> bool:
    """Whether a box is wide and low as a bar is."""
    width, height = box[2] - box[0], box[3] - box[1]
    return bool(MIN_BAR <= height <= MAX_BAR and width >= 1.5 * height)


def _crosses_lines(box: FloatArray, along: Strokes, tolerance: Tolerance) -> bool:
    """Whether vertical lines run through a box and well beyond its upper and lower edge."""
    margin = max(tolerance.snap, 0.1 * float(box[3] - box[1]))
    inside = (along.position > box[0] + margin) & (along.position < box[2] - margin)
    beyond = (along.start < box[1] - margin) & (along.end > box[3] + margin)
    return bool((inside & beyond).any())


def _on_edges(strokes: Strokes, places: tuple[float, float], start: float, end: float) -> BoolArray:
    """Which strokes are an edge of a rectangle, or a piece of one."""
    near = np.minimum(np.abs(strokes.position - places[0]), np.abs(strokes.position - places[1]))
    result: BoolArray = (near <= 1) & (strokes.start >= start - 1) & (strokes.end <= end + 1)
    return result


def drop_repeats(shapes: Sequence[Shape]) -> list[Shape]:
    """The bars without a second one on the same spot (a filling and its outline)."""
    kept: list[Shape] = []
    for shape in shapes:
        if all(np.abs(np.subtract(shape.box, other.box)).max() > TOUCH for other in kept):
            kept.append(shape)
    return kept


def _hang_loose(across: Strokes, along: Strokes, tolerance: Tolerance) -> BoolArray:
    """Which plain lines lie over a schedule: they cross verticals, but hang in mid-column.

    The verticals go on above and below. Rules of a table without outer borders hang free too, but
    end where others do.
    """
    contacts = find_contacts(across, along, tolerance.snap)
    line, met = contacts.across, contacts.along
    place, level = along.position[met], across.position[line]
    near = np.minimum(np.abs(place - across.start[line]), np.abs(place - across.end[line]))
    inside = (along.start[met] < level - TOUCH) & (along.end[met] > level + TOUCH)
    count = len(across)
    loose = np.bincount(line, minlength=count) > 0
    loose &= np.bincount(line[(near <= TOUCH) | ~inside], minlength=count) == 0
    return loose & ~_share_ends(across.start) & ~_share_ends(across.end)


def _share_ends(ends: FloatArray) -> BoolArray:
    """Which of the ends lie where another does."""
    order = np.argsort(ends, kind="stable")
    near = np.diff(ends[order]) <= TOUCH
    shared = np.zeros(len(ends), dtype=bool)
    shared[order[1:]] |= near
    shared[order[:-1]] |= near
    return shared
