"""Upright boxes as plain numbers ``(x0, top, x1, bottom)``: what a clip is taken for."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def bound_points(points: Sequence[Point]) -> Box:
    """The upright box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def intersect_boxes(first: Box, second: Box) -> Box | None:
    """The common part of two boxes, None when they do not meet."""
    box = (
        max(first[0], second[0]),
        max(first[1], second[1]),
        min(first[2], second[2]),
        min(first[3], second[3]),
    )
    return box if box[0] <= box[2] and box[1] <= box[3] else None
