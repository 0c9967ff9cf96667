"""Which polygons are arrows by their outline: block arrows, pentagons, chevrons, heads of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.drawing.clipping import Box
from extractors.pdf.reader import FloatArray, Polygon

# Heads of lines and the height of bars and block arrows, in pt.
MAX_HEAD, MIN_BAR, MAX_BAR = 25.0, 2.5, 45.0
# Dots at the ends of lines, in pt.
MIN_DOT, MAX_DOT = 2.5, 9.0
# Block arrows over two rows are this high at most.
MAX_HEIGHT = 90.0
MAX_CORNERS, MAX_HEAD_CORNERS = 14, 9
# A drawing with more polygons than this is a map or a picture.
MAX_POLYGONS = 5_000
# How near a shaft must come to its head, and shapes on the same spot to each other, in pt.
TOUCH = 3.0


@dataclass(frozen=True, slots=True)
class Shape:
    """An arrow or bar on the page; ``slim`` = a line, whose label is printed beside it."""

    box: Box
    slim: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a line: ``side`` is 1 when it points right or down, -1 left or up, 0 both ways.

    ``level`` says that it points along a horizontal line.
    """

    box: Box
    side: int
    level: bool


def is_block_arrow(polygon: Polygon) -> bool:
    """Whether a polygon is a wide arrow, a pentagon or a chevron that points right or left.

    Arrows with two heads have eight corners or more; lozenges and hexagons are none.
    """
    x0, top, x1, bottom = polygon.box
    width, height = x1 - x0, bottom - top
    fits = height <= MAX_BAR and width >= height
    fits |= height <= MAX_HEIGHT and width >= 1.5 * height
    if polygon.rounded or not polygon.closed or height < MIN_BAR or not fits:
        return False
    corners = np.unique(np.round(polygon.points, 1), axis=0)
    if not 5 <= len(corners) <= MAX_CORNERS:
        return False
    left, right = (find_end(corners, polygon.box, side) for side in (-1, 1))
    return {left, right} == {"tip", "flat"} or (left == right == "tip" and len(corners) >= 8)


def find_end(corners: FloatArray, box: Box, side: int) -> str:
    """How a figure ends on the left (-1) or right (1): in a ``tip``, ``flat``, or neither (``""``).

    A tip is half-way up; a flat end has corners above and below the middle.
    """
    x0, top, x1, bottom = box
    height, middle = bottom - top, (top + bottom) / 2
    near = min(0.02 * (x1 - x0), 0.1 * height) + 0.2
    ends = corners[np.abs(corners[:, 0] - (x1 if side > 0 else x0)) <= near, 1]
    if np.abs(ends - middle).max() <= 0.15 * height:
        return "tip"
    return "flat" if ends.min() < middle < ends.max() else ""


def find_heads(polygons: Sequence[Polygon], slants: FloatArray) -> list[Head]:
    """The heads of lines among small polygons and pairs of short oblique lines."""
    if len(polygons) > MAX_POLYGONS or len(slants) > MAX_POLYGONS:
        return []
    heads = [head for polygon in polygons for head in _make_heads(polygon)]
    return heads + list(_find_open_heads(slants))


def _make_heads(polygon: Polygon) -> Iterator[Head]:
    """The head that a small triangle is (also a barbed one), and both of a dot or lozenge.

    Its sides may have further corners where two shapes were made one.
    """
    x0, top, x1, bottom = box = polygon.box
    width, height = x1 - x0, bottom - top
    if not polygon.closed or max(width, height) > MAX_HEAD or min(width, height) <= 1:
        return
    if polygon.rounded:
        if polygon.filled and MIN_DOT <= min(width, height) <= max(width, height) <= MAX_DOT:
            yield from (Head(box, 0, level) for level in (True, False))
        return
    corners = np.unique(np.round(polygon.points, 1), axis=0)
    if 3 <= len(corners) <= MAX_HEAD_CORNERS:
        yield from _point(corners, box)


def _point(corners: FloatArray, box: Box) -> Iterator[Head]:
    """The directions into which a figure of three or four corners points."""
    x0, top, x1, bottom = box
    for level in (True, False):
        points = corners if level else corners[:, ::-1]
        frame = box if level else (top, x0, bottom, x1)
        ends = [find_end(points, frame, side) for side in (-1, 1)]
        if ends == ["flat", "tip"]:
            yield Head(box, 1, level)
        elif ends == ["tip", "flat"]:
            yield Head(box, -1, level)
        elif ends == ["tip", "tip"]:
            yield Head(box, 0, level)


def _find_open_heads(slants: FloatArray) -> Iterator[Head]:
    """The heads that pairs of short oblique lines make, which meet in a point beside both."""
    if len(slants) < 2:
        return
    short = slants[(np.abs(slants[:, 2:] - slants[:, :2]) <= MAX_HEAD).all(axis=1)]
    for first, second in pairwise(short.reshape(-1, 2, 2).tolist()):
        for tip, far in ((first[0], first[1]), (first[1], first[0])):
            for other, end in ((second[0], second[1]), (second[1], second[0])):
                if abs(tip[0] - other[0]) < 0.5 and abs(tip[1] - other[1]) < 0.5:
                    yield from _open_head(tip, (far, end))


def _open_head(tip: Sequence[float], ends: Sequence[Sequence[float]]) -> Iterator[Head]:
    xs, ys = [tip[0], *(e[0] for e in ends)], [tip[1], *(e[1] for e in ends)]
    box = (min(xs), min(ys), max(xs), max(ys))
    for axis, level in ((0, True), (1, False)):
        steps = [tip[axis] - end[axis] for end in ends]
        turns = [tip[1 - axis] - end[1 - axis] for end in ends]
        if steps[0] * steps[1] > 0 and turns[0] * turns[1] < 0:
            yield Head(box, 1 if steps[0] > 0 else -1, level)


def unite(boxes: Iterable[Box]) -> Box:
    """The box around all."""
    numbers = np.array(list(boxes), dtype=float)
    low, high = numbers[:, :2].min(axis=0), numbers[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def make_shape(box: FloatArray) -> Shape:
    """The bar of a box."""
    return Shape((float(box[0]), float(box[1]), float(box[2]), float(box[3])))


def drop_repeats(shapes: Iterable[Shape]) -> list[Shape]:
    """The shapes without a second one on the same spot (a filling and its outline)."""
    kept: list[Shape] = []
    for shape in shapes:
        if all(max(map(_distance, shape.box, other.box)) > TOUCH for other in kept):
            kept.append(shape)
    return kept


def _distance(first: float, second: float) -> float:
    return abs(first - second)
