"""Arrows and bars drawn over tables: found and taken out before the grid is made.

Left in, their outlines would become table edges. A schedule cell under an arrow holds its start;
the arrow's reach says through which columns (mostly fiscal years) it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from extractors.pdf.drawing.arrow_shapes import (
    TOUCH,
    Head,
    Shape,
    drop_repeats,
    find_heads,
    is_block_arrow,
    unite,
)
from extractors.pdf.drawing.clipping import Box
from extractors.pdf.drawing.line_geometry import join_dashes, without
from extractors.pdf.reader import BoolArray, Drawing, FloatArray, Polygon, Strokes

# An outline's end lies on a corner within this many pt.
CORNER = 0.75
# A shaft is at least this share of its head long.
MIN_SHAFT = 0.8


def take_out_arrows(drawing: Drawing) -> tuple[list[Shape], Drawing]:
    """Block arrows and lines with heads, and the drawing without their outlines and shafts."""
    if not drawing.polygons and not len(drawing.slants):
        return [], drawing
    shapes = [Shape(polygon.box) for polygon in drawing.polygons if is_block_arrow(polygon)]
    heads = find_heads(drawing.polygons, drawing.slants)
    if not heads:
        return drop_repeats(shapes), drawing
    rest = _drop_bent(drawing, heads)
    across, along = join_dashes(rest.horizontal), join_dashes(rest.vertical)
    level, used = _find_line_arrows(across, [head for head in heads if head.level])
    upright, down = _find_line_arrows(along, [_turn(h) for h in heads if not h.level])
    rest = replace(rest, horizontal=without(across, used), vertical=without(along, down))
    taken = {head.box for heads in level.values() for head in heads}
    taken |= {_turn(head).box for heads in upright.values() for head in heads}
    blocks = [shape for shape in shapes if shape.box not in taken]
    lines = (
        Shape(unite([_find_box(across, index), *(head.box for head in heads)]), slim=True)
        for index, heads in sorted(level.items())
    )
    return [*drop_repeats(blocks), *drop_repeats(lines)], rest


def _turn(head: Head) -> Head:
    """The head with x and y exchanged."""
    x0, top, x1, bottom = head.box
    return Head((top, x0, bottom, x1), head.side, level=not head.level)


def _find_line_arrows(
    strokes: Strokes, heads: Sequence[Head]
) -> tuple[dict[int, list[Head]], BoolArray]:
    """For each line with a head at one or both ends its heads, and which strokes they are."""
    used = np.zeros(len(strokes), dtype=bool)
    found: dict[int, list[Head]] = {}
    for head in heads:
        shaft = _find_shaft(strokes, head)
        used |= shaft
        for index in np.flatnonzero(shaft).tolist():
            found.setdefault(index, []).append(head)
    return found, used


def _find_box(strokes: Strokes, index: int) -> Box:
    place = float(strokes.position[index])
    return float(strokes.start[index]), place, float(strokes.end[index]), place


def _find_shaft(strokes: Strokes, head: Head) -> BoolArray:
    """The lines that end in the middle of a head, from the side from which it points."""
    x0, top, x1, bottom = head.box
    level = np.abs(strokes.position - (top + bottom) / 2) <= 0.2 * (bottom - top) + 0.5
    level &= strokes.end - strokes.start >= MIN_SHAFT * (x1 - x0)
    comes = (strokes.end >= x0 - TOUCH) & (strokes.end <= x1 + TOUCH) & (strokes.start < x0)
    goes = (strokes.start >= x0 - TOUCH) & (strokes.start <= x1 + TOUCH) & (strokes.end > x1)
    if head.side == 0:
        return np.asarray(level & (comes ^ goes), dtype=np.bool_)
    return np.asarray(level & (comes if head.side > 0 else goes), dtype=np.bool_)


def _drop_bent(drawing: Drawing, heads: Sequence[Head]) -> Drawing:
    """The drawing without bent lines that end in a head; a last level piece is kept as a shaft."""
    bent = [polygon for polygon in drawing.polygons if _is_bent(polygon)]
    boxes = np.array([head.box for head in heads])
    bent = [p for p in bent if _touches(p.points[0], boxes) or _touches(p.points[-1], boxes)]
    if not bent:
        return drawing
    across, along = drawing.horizontal, drawing.vertical
    on_across, on_along = (_lie_on_corners(s, bent, axis) for axis, s in enumerate((across, along)))
    for head in heads:
        on_across &= ~_find_shaft(across, head) if head.level else True
    return replace(
        drawing, horizontal=without(across, on_across), vertical=without(along, on_along)
    )


def _is_bent(polygon: Polygon) -> bool:
    """Whether a polygon is an open line that does not come back to where it began."""
    points = polygon.points
    return not polygon.closed and bool(np.abs(points[0] - points[-1]).max() > CORNER)


def _touches(point: FloatArray, boxes: FloatArray) -> bool:
    near = (point >= boxes[:, :2] - TOUCH) & (point <= boxes[:, 2:] + TOUCH)
    return bool(near.all(axis=1).any())


def _lie_on_corners(strokes: Strokes, polygons: Iterable[Polygon], axis: int) -> BoolArray:
    """Which strokes run from corner to corner of one of the polygons.

    ``axis`` 0 for horizontal strokes, 1 for vertical ones.
    """
    used: BoolArray = np.zeros(len(strokes), dtype=np.bool_)
    for polygon in polygons:
        along, across = polygon.points[:, axis], polygon.points[:, 1 - axis]
        starts = _meets(strokes.start, strokes.position, along, across)
        ends = _meets(strokes.end, strokes.position, along, across)
        used |= starts & ends
    return used


def _meets(
    ends: FloatArray, positions: FloatArray, along: FloatArray, across: FloatArray
) -> BoolArray:
    """For each end of a stroke whether it lies on one of the points."""
    distance = np.maximum(np.abs(ends[:, None] - along), np.abs(positions[:, None] - across))
    return np.asarray(np.any(distance <= CORNER, axis=1), dtype=np.bool_)
