"""From painted paths to the plain shapes of :class:`extractors.pdf.reader.Drawing`.

A line can be drawn as a stroke, as a thin filled rectangle, as an edge of a rectangle, or as
thousands of tiny squares (dotted borders); here all of them become strokes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.drawing.covers import uncover
from extractors.pdf.drawing.figures import (
    are_figures,
    find_round_boxes,
    find_thick_borders,
    make_polygons,
)
from extractors.pdf.drawing.paths import Paths
from extractors.pdf.drawing.subpaths import MAX_LEAN, Subpaths, are_boxes, split_paths
from extractors.pdf.reader import (
    BoolArray,
    Drawing,
    Fills,
    FloatArray,
    IndexArray,
    Strokes,
    no_boxes,
)

# A filled rectangle that is not thicker than this is a line (thick table borders reach 2.25 pt).
MAX_LINE_WIDTH = 3.0
WHITE = 0.98
# More round dots than this belong to dotted lines.
MAX_DOTS = 100
# Lines on the very edge of a clip are seen.
SLACK = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """Straight lines: ``ends`` n × 4 (x0, y0, x1, y1), pen width, white or not, painting order."""

    ends: FloatArray
    width: FloatArray
    light: BoolArray
    order: IndexArray

    def take(self, chosen: BoolArray) -> _Lines:
        """The chosen ones, in their order."""
        return _Lines(self.ends[chosen], self.width[chosen], self.light[chosen], self.order[chosen])


def find_shapes(paths: Paths, pictures: FloatArray, limit: int) -> Drawing:
    """The drawing of a page; more than ``limit`` lines and fillings are dropped altogether.

    ``pictures`` are the boxes of images (n × 4).
    """
    if len(paths.points) == 0:
        return Drawing(pictures=pictures)
    subpaths = split_paths(paths)
    boxes = are_boxes(paths, subpaths)
    stroked = ~np.isnan(paths.pen[subpaths.path])
    filled = ~np.isnan(paths.fill_shade[subpaths.path])
    figures = are_figures(paths, subpaths, boxes, filled)
    lines = _trace(paths, subpaths, stroked & ~subpaths.rounded & ~figures)
    if len(lines.ends) + int(filled.sum()) > limit:
        return Drawing(pictures=pictures, dropped=True)
    slanted, across, along = _sort_lines(lines)
    whole = _are_unclipped(paths, subpaths)
    flat = are_thin(subpaths.boxes)
    solid = filled & (boxes | _are_lines(subpaths, flat))
    fills, fill_shade, fill_order = _fill(paths, subpaths, solid, whole)
    thin = are_thin(fills)
    thin |= find_thick_borders(fills, thin)
    outlined = boxes & stroked & whole & ~flat
    across, along = _draw_lines(across, along, fills, fill_shade, fill_order, thin)
    white = fill_shade >= WHITE
    if (covers := ~thin & white).any():
        frames = subpaths.boxes[outlined]
        across, along = uncover(across, along, fills[covers], fill_order[covers], frames)
    shaded = ~thin & ~white
    return Drawing(
        _as_strokes(across),
        _as_strokes(along),
        Fills(fills[shaded], fill_shade[shaded]),
        subpaths.boxes[outlined],
        make_polygons(
            paths, subpaths, ~boxes & ~_are_specks(subpaths, solid & flat), filled, stroked
        ),
        slanted,
        pictures,
        rounded=find_round_boxes(paths, subpaths, whole) if subpaths.rounded.any() else no_boxes(),
    )


def are_thin(boxes: FloatArray) -> BoolArray:
    """For each box (n × 4) whether it is so thin that it stands for a line."""
    sides = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return np.asarray(sides <= MAX_LINE_WIDTH, dtype=np.bool_)


def _trace(paths: Paths, subpaths: Subpaths, chosen: BoolArray) -> _Lines:
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
    seen = np.asarray(((low <= outer) & (high >= inner)).all(axis=1))
    cut = seen & ~((low >= inner) & (high <= outer)).all(axis=1)
    if not cut.any():
        return lines if seen.all() else lines.take(seen)
    straight = (np.abs(lines.ends[:, :2] - lines.ends[:, 2:]) <= SLACK).any(axis=1)
    ends = lines.ends.copy()
    cut &= straight
    ends[cut] = np.concatenate([np.maximum(low, inner), np.minimum(high, outer)], axis=1)[cut]
    return _Lines(ends, lines.width, lines.light, lines.order).take(seen)


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


def _are_lines(subpaths: Subpaths, flat: BoolArray) -> BoolArray:
    """Which figures are so flat that, filled, they are lines: mitred borders, round dots."""
    sides = subpaths.boxes[:, 2:] - subpaths.boxes[:, :2]
    dots = (sides <= MAX_LINE_WIDTH).all(axis=1)
    return np.asarray(flat & (~subpaths.rounded | dots), dtype=np.bool_)


def _are_specks(subpaths: Subpaths, lines: BoolArray) -> BoolArray:
    """Which filled figures are lines and nothing else; a few round dots may be ends of arrows."""
    if np.count_nonzero(dots := lines & subpaths.rounded) <= MAX_DOTS:
        return lines & ~dots
    return lines


def _fill(
    paths: Paths, subpaths: Subpaths, chosen: BoolArray, whole: BoolArray
) -> tuple[FloatArray, FloatArray, IndexArray]:
    """Boxes, shades and painting order of filled rectangles, as far as their clips show them."""
    path, boxes = subpaths.path[chosen], subpaths.boxes[chosen]
    clips = paths.clips[path]
    low = np.maximum(boxes[:, :2], clips[:, :2])
    high = np.minimum(boxes[:, 2:], clips[:, 2:])
    inside = whole[chosen]
    seen = (low < high).all(axis=1) | inside
    shown = np.where(inside[:, None], boxes, np.concatenate([low, high], axis=1))
    return shown[seen], paths.fill_shade[path][seen], np.flatnonzero(chosen)[seen]


def _are_unclipped(paths: Paths, subpaths: Subpaths) -> BoolArray:
    clips = paths.clips[subpaths.path]
    low, high = subpaths.boxes[:, :2], subpaths.boxes[:, 2:]
    within = (low >= clips[:, :2] - SLACK) & (high <= clips[:, 2:] + SLACK)
    return np.asarray(within.all(axis=1), dtype=np.bool_)


def _draw_lines(
    across: FloatArray,
    along: FloatArray,
    fills: FloatArray,
    shade: FloatArray,
    order: IndexArray,
    thin: BoolArray,
) -> tuple[FloatArray, FloatArray]:
    """The strokes together with the fillings that are lines, in painting order."""
    if not thin.any():
        return across, along
    bars = _make_bars(fills[thin], shade[thin], order[thin])
    return _stack(across, bars[0]), _stack(along, bars[1])


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


def _as_strokes(rows: FloatArray) -> Strokes:
    seen = rows[rows[:, 2] > rows[:, 1]]
    return Strokes(seen[:, 0], seen[:, 1], seen[:, 2], seen[:, 3], seen[:, 4] > 0)
