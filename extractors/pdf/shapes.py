"""From painted paths to the plain shapes of :class:`extractors.pdf.reader.Drawing`.

A line can be drawn as a stroke, as a thin filled rectangle, as an edge of a rectangle, or as
thousands of tiny squares (dotted borders); here all of them become strokes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.paths import CURVE, MOVE, Paths
from extractors.pdf.reader import (
    BoolArray,
    Drawing,
    Fills,
    FloatArray,
    IndexArray,
    Polygon,
    Strokes,
)

# A filled rectangle that is not thicker than this is a line (thick table borders reach 2.25 pt).
MAX_LINE_WIDTH = 3.0
# A line may lean by this much over its whole length and still count as parallel to an axis.
MAX_LEAN = 1.0
WHITE = 0.98
# Lines nearer to the edge of a rectangle than this belong to the edge.
EDGE = 2.0
# Lines on the very edge of a clip are seen.
SLACK = 1.0
# Pairs of white rectangles and strokes that are compared at most.
MAX_COVER_WORK = 4_000_000
_NEAR = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """Straight lines: ``ends`` n × 4 (x0, y0, x1, y1), pen width, white or not, painting order."""

    ends: FloatArray
    width: FloatArray
    light: BoolArray
    order: IndexArray


@dataclass(frozen=True, slots=True, eq=False)
class _Subpaths:
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


def find_shapes(paths: Paths, pictures: FloatArray, limit: int) -> Drawing:
    """The drawing of a page; more than ``limit`` lines and fillings are dropped altogether.

    ``pictures`` are the boxes of images (n × 4).
    """
    if len(paths.points) == 0:
        return Drawing(pictures=pictures)
    subpaths = _split(paths)
    boxes = _are_boxes(paths, subpaths)
    stroked = ~np.isnan(paths.pen[subpaths.path])
    filled = ~np.isnan(paths.fill_shade[subpaths.path])
    lines = _trace(paths, subpaths, stroked & ~subpaths.rounded)
    if len(lines.ends) + int(filled.sum()) > limit:
        return Drawing(pictures=pictures, dropped=True)
    slanted, across, along = _sort_lines(lines)
    fills, fill_shade, fill_order = _fill(paths, subpaths, boxes & filled)
    thin = are_thin(fills)
    bars = _make_bars(fills[thin], fill_shade[thin], fill_order[thin])
    covers = ~thin & (fill_shade >= WHITE)
    across, along = _uncover(
        _stack(across, bars[0]), _stack(along, bars[1]), fills[covers], fill_order[covers]
    )
    shaded = ~thin & (fill_shade < WHITE)
    whole = _are_unclipped(paths, subpaths)
    outlined = boxes & stroked & whole & ~are_thin(subpaths.boxes)
    return Drawing(
        _as_strokes(across),
        _as_strokes(along),
        Fills(fills[shaded], fill_shade[shaded]),
        subpaths.boxes[outlined],
        _make_polygons(paths, subpaths, ~boxes, filled),
        slanted,
        pictures,
    )


def are_thin(boxes: FloatArray) -> BoolArray:
    """For each box (n × 4) whether it is so thin that it stands for a line."""
    sides = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return np.asarray(sides <= MAX_LINE_WIDTH, dtype=np.bool_)


def _split(paths: Paths) -> _Subpaths:
    """The subpaths, each without a last point that repeats its first one."""
    points, owner = paths.points, paths.owner
    begins = (paths.kinds == MOVE) | (np.diff(owner, prepend=-1) != 0)
    start = np.flatnonzero(begins)
    stop = np.append(start[1:], len(points))
    drawn = stop - start > 1
    low = np.minimum.reduceat(points, start)
    high = np.maximum.reduceat(points, start)
    closed = np.logical_or.reduceat(paths.closes, start)
    rounded = np.logical_or.reduceat(paths.kinds == CURVE, start)
    returns = (np.abs(points[stop - 1] - points[start]) < _NEAR).all(axis=1) & (stop - start > 2)
    finite = np.isfinite(low).all(axis=1) & np.isfinite(high).all(axis=1)
    kept = drawn & finite
    return _Subpaths(
        start[kept],
        (stop - returns)[kept],
        owner[start][kept],
        (closed | returns)[kept],
        rounded[kept],
        np.concatenate([low, high], axis=1)[kept],
    )


def _are_boxes(paths: Paths, subpaths: _Subpaths) -> BoolArray:
    """Which subpaths draw the four sides of an upright rectangle, one after the other."""
    four = (subpaths.stop - subpaths.start == 4) & ~subpaths.rounded
    four &= subpaths.closed | ~np.isnan(paths.fill_shade[subpaths.path])
    chosen = np.flatnonzero(four)
    corners = paths.points[subpaths.start[chosen, None] + np.arange(4)]
    sides = np.abs(np.roll(corners, -1, axis=1) - corners)
    level, upright = sides[:, :, 1] <= MAX_LEAN / 2, sides[:, :, 0] <= MAX_LEAN / 2
    first = level[:, 0] & upright[:, 1] & level[:, 2] & upright[:, 3]
    other = upright[:, 0] & level[:, 1] & upright[:, 2] & level[:, 3]
    # Opposite corners of a rectangle differ in both directions; those of a flat figure may not.
    size = subpaths.boxes[chosen, 2:] - subpaths.boxes[chosen, :2]
    turns = np.abs(corners[:, 2] - corners[:, 0]) >= size - 2 * MAX_LEAN
    result = np.zeros(len(subpaths), dtype=bool)
    result[chosen] = (first | other) & turns.all(axis=1)
    return result


def _trace(paths: Paths, subpaths: _Subpaths, chosen: BoolArray) -> _Lines:
    """The straight lines of the chosen subpaths, as far as their clips show them."""
    start, stop = subpaths.start[chosen], subpaths.stop[chosen]
    closing = subpaths.closed[chosen] & (stop - start > 2)
    counts = stop - start - 1
    number = np.repeat(np.arange(len(start)), counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    tail = start[number] + offset
    first = np.concatenate([paths.points[tail], paths.points[stop[closing] - 1]])
    second = np.concatenate([paths.points[tail + 1], paths.points[start[closing]]])
    source = np.concatenate([number, np.flatnonzero(closing)])
    path = subpaths.path[chosen][source]
    order = np.flatnonzero(chosen)[source]
    lines = _Lines(
        np.concatenate([first, second], axis=1),
        paths.pen[path],
        paths.pen_shade[path] >= WHITE,
        order,
    )
    return _clip_lines(lines, paths.clips[path])


def _clip_lines(lines: _Lines, clips: FloatArray) -> _Lines:
    """What is seen of lines; oblique ones are kept whole when their clip meets them."""
    low = np.minimum(lines.ends[:, :2], lines.ends[:, 2:])
    high = np.maximum(lines.ends[:, :2], lines.ends[:, 2:])
    inner, outer = clips[:, :2] - SLACK, clips[:, 2:] + SLACK
    seen = ((low <= outer) & (high >= inner)).all(axis=1)
    cut = seen & ~((low >= inner) & (high <= outer)).all(axis=1)
    straight = (np.abs(lines.ends[:, :2] - lines.ends[:, 2:]) <= SLACK).any(axis=1)
    ends = lines.ends.copy()
    cut &= straight
    ends[cut] = np.concatenate([np.maximum(low, inner), np.minimum(high, outer)], axis=1)[cut]
    return _Lines(ends[seen], lines.width[seen], lines.light[seen], lines.order[seen])


def _sort_lines(lines: _Lines) -> tuple[FloatArray, FloatArray, FloatArray]:
    """``(oblique lines, horizontal rows, vertical rows)``."""
    x0, y0, x1, y1 = lines.ends.T
    lean, rise = np.abs(x1 - x0), np.abs(y1 - y0)
    level = (rise <= MAX_LEAN) & (lean >= rise)
    upright = ~level & (lean <= MAX_LEAN)
    across = [(y0 + y1) / 2, np.minimum(x0, x1), np.maximum(x0, x1)]
    along = [(x0 + x1) / 2, np.minimum(y0, y1), np.maximum(y0, y1)]
    rest = [lines.width, lines.light, lines.order]
    slanted = ~level & ~upright
    return (
        lines.ends[slanted],
        np.column_stack([*across, *rest])[level],
        np.column_stack([*along, *rest])[upright],
    )


def _fill(
    paths: Paths, subpaths: _Subpaths, chosen: BoolArray
) -> tuple[FloatArray, FloatArray, IndexArray]:
    """Boxes, shades and painting order of filled rectangles, as far as their clips show them."""
    path, boxes = subpaths.path[chosen], subpaths.boxes[chosen]
    clips = paths.clips[path]
    low = np.maximum(boxes[:, :2], clips[:, :2])
    high = np.minimum(boxes[:, 2:], clips[:, 2:])
    inside = _are_unclipped(paths, subpaths)[chosen]
    seen = (low < high).all(axis=1) | inside
    shown = np.where(inside[:, None], boxes, np.concatenate([low, high], axis=1))
    return shown[seen], paths.fill_shade[path][seen], np.flatnonzero(chosen)[seen]


def _are_unclipped(paths: Paths, subpaths: _Subpaths) -> BoolArray:
    clips = paths.clips[subpaths.path]
    low, high = subpaths.boxes[:, :2], subpaths.boxes[:, 2:]
    within = (low >= clips[:, :2] - SLACK) & (high <= clips[:, 2:] + SLACK)
    return np.asarray(within.all(axis=1), dtype=np.bool_)


def _make_bars(
    boxes: FloatArray, shade: FloatArray, order: IndexArray
) -> tuple[FloatArray, FloatArray]:
    """Thin filled rectangles as rows of strokes, horizontal and vertical.

    A dot belongs to a dotted line of either direction.
    """
    x0, top, x1, bottom = boxes.T
    width, height = x1 - x0, bottom - top
    dot = np.maximum(width, height) <= MAX_LINE_WIDTH
    light = shade >= WHITE
    across = np.column_stack([(top + bottom) / 2, x0, x1, height, light, order])
    along = np.column_stack([(x0 + x1) / 2, top, bottom, width, light, order])
    return across[(width >= height) | dot], along[(height > width) | dot]


def _stack(first: FloatArray, second: FloatArray) -> FloatArray:
    """Rows of both in the order in which they were painted."""
    rows: FloatArray = np.concatenate([first, second])
    return rows[np.argsort(rows[:, 5], kind="stable")]


def _uncover(
    across: FloatArray, along: FloatArray, covers: FloatArray, order: IndexArray
) -> tuple[FloatArray, FloatArray]:
    """The strokes that no white rectangle, painted later, hides."""
    if len(covers) * (len(across) + len(along)) > MAX_COVER_WORK:
        return across, along
    across = _cut_all(across, covers[:, [1, 3, 0, 2]], order)
    return across, _cut_all(along, covers[:, [0, 2, 1, 3]], order)


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


def _as_strokes(rows: FloatArray) -> Strokes:
    seen = rows[rows[:, 2] > rows[:, 1]]
    return Strokes(seen[:, 0], seen[:, 1], seen[:, 2], seen[:, 3], seen[:, 4] > 0)


def _make_polygons(
    paths: Paths, subpaths: _Subpaths, chosen: BoolArray, filled: BoolArray
) -> tuple[Polygon, ...]:
    """Shapes that are no upright rectangle, seen through their clips; white fillings are none."""
    white = paths.fill_shade[subpaths.path] >= WHITE
    clips = paths.clips[subpaths.path]
    meets = (subpaths.boxes[:, :2] < clips[:, 2:]) & (subpaths.boxes[:, 2:] > clips[:, :2])
    corners = subpaths.stop - subpaths.start + (subpaths.closed | filled)
    chosen = chosen & ~white & meets.all(axis=1) & (corners > 3)
    return tuple(
        Polygon(paths.points[subpaths.start[n] : subpaths.stop[n]], bool(filled[n]), bool(round_))
        for n, round_ in zip(np.flatnonzero(chosen), subpaths.rounded[chosen], strict=True)
    )
