"""Collecting drawn paths as the plain shapes of :class:`extractors.pdf.reader.Drawing`.

A line can be drawn as a stroke, as a thin filled rectangle, as an edge of a rectangle, or as
thousands of tiny squares (dotted borders); here all of them become strokes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.clipping import (
    Box,
    Point,
    bound_points,
    clip_lines,
    intersect_boxes,
    is_within,
)
from extractors.pdf.reader import Drawing, Fills, FloatArray, Polygon, Strokes

StrokeRow = tuple[float, float, float, float, bool]

# A filled rectangle that is not thicker than this is a line (thick table borders reach 2.25 pt).
MAX_LINE_WIDTH = 3.0
# A line may lean by this much over its whole length and still count as parallel to an axis.
MAX_LEAN = 1.0
WHITE = 0.98
# Lines nearer to the edge of a rectangle than this belong to the edge.
EDGE = 2.0
# Pairs of white rectangles and strokes that are compared at most.
MAX_COVER_WORK = 20_000_000


class ShapeCollector:
    """Gathers shapes and turns them into a :class:`Drawing`; beyond ``limit`` it keeps nothing."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._count = 0
        self._horizontal: list[StrokeRow] = []
        self._vertical: list[StrokeRow] = []
        self._fills: list[tuple[float, float, float, float, float]] = []
        self._covers: list[tuple[Box, int, int]] = []
        self._outlines: list[Box] = []
        self._polygons: list[Polygon] = []
        self._slants: list[Box] = []
        self._pictures: list[Box] = []

    @property
    def is_full(self) -> bool:
        """Whether the limit was passed."""
        return self._count > self._limit

    def add_line(self, first: Point, second: Point, width: float, shade: float) -> None:
        """A straight line with a pen of this width and shade (1 = white)."""
        self._count += 1
        if self.is_full:
            return
        (x0, y0), (x1, y1) = first, second
        light = shade >= WHITE
        if abs(y1 - y0) <= MAX_LEAN and abs(x1 - x0) >= abs(y1 - y0):
            self._horizontal.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1), width, light))
        elif abs(x1 - x0) <= MAX_LEAN:
            self._vertical.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1), width, light))
        else:
            self._slants.append((x0, y0, x1, y1))

    def add_outline(self, box: Box, width: float, shade: float) -> None:
        """The four edges of an upright rectangle drawn with a pen."""
        x0, top, x1, bottom = box
        if not is_thin(box) and not self.is_full:
            self._outlines.append(box)
        for first, second in (
            ((x0, top), (x1, top)),
            ((x0, bottom), (x1, bottom)),
            ((x0, top), (x0, bottom)),
            ((x1, top), (x1, bottom)),
        ):
            self.add_line(first, second, width, shade)

    def add_fill(self, box: Box, shade: float) -> None:
        """A filled upright rectangle; a thin one is a line, a tiny one a dot of a dotted line."""
        x0, top, x1, bottom = box
        self._count += 1
        if self.is_full:
            return
        width, height = x1 - x0, bottom - top
        if not is_thin(box):
            if shade < WHITE:
                self._fills.append((*box, shade))
            elif self._horizontal or self._vertical:
                self._covers.append((box, len(self._horizontal), len(self._vertical)))
            return
        light = shade >= WHITE
        # A dot belongs to a dotted line of either direction.
        if width >= height or max(width, height) <= MAX_LINE_WIDTH:
            self._horizontal.append(((top + bottom) / 2, x0, x1, height, light))
        if height > width or max(width, height) <= MAX_LINE_WIDTH:
            self._vertical.append(((x0 + x1) / 2, top, bottom, width, light))

    def add_polygon(self, points: Sequence[Point], filled: bool, rounded: bool) -> None:
        """A shape that is no upright rectangle."""
        self._count += 1
        if not self.is_full and len(points) > 2:
            self._polygons.append(Polygon(np.array(points, dtype=float), filled, rounded))

    def add_picture(self, box: Box) -> None:
        """The place of an image."""
        self._pictures.append(box)

    def drawing(self) -> Drawing:
        """All that was gathered, or a dropped drawing with the pictures only."""
        pictures = np.array(self._pictures, dtype=float).reshape(-1, 4)
        if self.is_full:
            return Drawing(pictures=pictures, dropped=True)
        fills = np.array(self._fills, dtype=float).reshape(-1, 5)
        across, along = self._uncovered()
        return Drawing(
            _as_strokes(across),
            _as_strokes(along),
            Fills(fills[:, :4], fills[:, 4]),
            np.array(self._outlines, dtype=float).reshape(-1, 4),
            tuple(self._polygons),
            np.array(self._slants, dtype=float).reshape(-1, 4),
            pictures,
        )

    def _uncovered(self) -> tuple[FloatArray, FloatArray]:
        """The strokes that no white rectangle hides, as rows of numbers."""
        across = np.array(self._horizontal, dtype=float).reshape(-1, 5)
        along = np.array(self._vertical, dtype=float).reshape(-1, 5)
        if len(self._covers) * (len(across) + len(along)) > MAX_COVER_WORK:
            return across, along
        for (x0, top, x1, bottom), first, second in self._covers:
            across = _cut_out(across, first, (top, bottom), (x0, x1))
            along = _cut_out(along, second, (x0, x1), (top, bottom))
        return across, along


def _as_strokes(rows: FloatArray) -> Strokes:
    seen = rows[rows[:, 2] > rows[:, 1]]
    return Strokes(seen[:, 0], seen[:, 1], seen[:, 2], seen[:, 3], seen[:, 4] > 0)


def _cut_out(
    rows: FloatArray, count: int, across: tuple[float, float], along: tuple[float, float]
) -> FloatArray:
    """The strokes without what a white rectangle, drawn after the first ``count``, covers of them.

    Only strokes that run through its inside: those along its edges are borders of it.
    """
    drawn_before = np.arange(len(rows)) < count
    inside = (rows[:, 0] > across[0] + EDGE) & (rows[:, 0] < across[1] - EDGE) & drawn_before
    inside &= (rows[:, 2] > along[0]) & (rows[:, 1] < along[1])
    if not inside.any():
        return rows
    rest = rows[inside & (rows[:, 2] > along[1])]
    rest[:, 1] = along[1]
    rows[inside, 2] = np.maximum(rows[inside, 1], np.minimum(rows[inside, 2], along[0]))
    return np.concatenate([rows, rest])


def is_thin(box: Box) -> bool:
    """Whether a filled rectangle is so thin that it stands for a line."""
    return min(box[2] - box[0], box[3] - box[1]) <= MAX_LINE_WIDTH


def add_path(
    shapes: ShapeCollector,
    points: Sequence[Point],
    *,
    rounded: bool,
    pen: tuple[float, float] | None,
    fill: float | None,
    clip: Box | None = None,
) -> None:
    """Sorts one painted subpath into the collector.

    ``points`` are the ends of its segments (a closed path repeats its first point), ``pen`` is
    width and shade of the stroke or None, ``fill`` the shade of the filling or None, ``clip`` the
    box outside which nothing is seen.
    """
    box = None if rounded else as_box(points)
    if clip is not None and not is_within(bound_points(points), clip):
        _add_clipped(shapes, points, box, rounded, pen, fill, clip)
    elif box is not None:
        if pen is not None:
            shapes.add_outline(box, *pen)
        if fill is not None:
            shapes.add_fill(box, fill)
    else:
        _add_outline_path(shapes, points, rounded, pen, fill)


def _add_outline_path(
    shapes: ShapeCollector,
    points: Sequence[Point],
    rounded: bool,
    pen: tuple[float, float] | None,
    fill: float | None,
) -> None:
    """A path that is no upright rectangle: its straight lines, and its shape when it is closed."""
    if pen is not None and not rounded:
        for first, second in pairwise(points):
            shapes.add_line(first, second, *pen)
    if len(points) > 3 and (fill is None or fill < WHITE):
        shapes.add_polygon(points, fill is not None, rounded)


def _add_clipped(
    shapes: ShapeCollector,
    points: Sequence[Point],
    box: Box | None,
    rounded: bool,
    pen: tuple[float, float] | None,
    fill: float | None,
    clip: Box,
) -> None:
    """What is seen of a path through a clip."""
    seen = intersect_boxes(bound_points(points), clip)
    if pen is not None and not rounded:
        for first, second in clip_lines(points, clip):
            shapes.add_line(first, second, *pen)
    if seen is None or seen[0] == seen[2] or seen[1] == seen[3]:
        return
    if box is not None and fill is not None:
        shapes.add_fill(seen, fill)
    elif box is None and len(points) > 3 and (fill is None or fill < WHITE):
        shapes.add_polygon(points, fill is not None, rounded)


def as_box(points: Sequence[Point]) -> Box | None:
    """The upright rectangle that a closed path of four sides draws, or None."""
    corners = list(points)
    while len(corners) > 4 and _near(corners[-1], corners[0]):
        corners.pop()
    if len(corners) != 4:
        return None
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    if max(xs[1] - xs[0], xs[3] - xs[2], ys[1] - ys[0], ys[3] - ys[2]) > MAX_LEAN / 2:
        return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    crossed = abs(ax - cx) < (xs[3] - xs[0]) / 2 or abs(ay - cy) < (ys[3] - ys[0]) / 2
    crossed = crossed or abs(bx - dx) < (xs[3] - xs[0]) / 2 or abs(by - dy) < (ys[3] - ys[0]) / 2
    return None if crossed else (xs[0], ys[0], xs[3], ys[3])


def _near(first: Point, second: Point) -> bool:
    return abs(first[0] - second[0]) < 0.01 and abs(first[1] - second[1]) < 0.01
