"""What a clipping path leaves of drawn shapes.

Word processors draw long lines and show only a corner of them through a clip; unclipped, they would
stick out of the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]

# Lines on the very edge of a clip are seen.
SLACK = 1.0


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


def is_within(box: Box, clip: Box) -> bool:
    """Whether a clip leaves a box as it is."""
    return (
        clip[0] - SLACK <= box[0]
        and clip[1] - SLACK <= box[1]
        and box[2] <= clip[2] + SLACK
        and box[3] <= clip[3] + SLACK
    )


def clip_lines(points: Sequence[Point], clip: Box) -> list[tuple[Point, Point]]:
    """What is seen of the lines from point to point; oblique ones are kept when they are met."""
    wide = (clip[0] - SLACK, clip[1] - SLACK, clip[2] + SLACK, clip[3] + SLACK)
    seen = []
    for first, second in pairwise(points):
        part = intersect_boxes(bound_points([first, second]), wide)
        if part is None:
            continue
        straight = abs(first[0] - second[0]) <= SLACK or abs(first[1] - second[1]) <= SLACK
        seen.append(((part[0], part[1]), (part[2], part[3])) if straight else (first, second))
    return seen
