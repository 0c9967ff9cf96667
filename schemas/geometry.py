"""Boxes on a page.

One origin for the whole project: the top left corner of the page **as displayed**
(after /Rotate), y growing downwards, in the page's own unit (``pt``, ``px`` or ``permille``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BBox:
    """An upright rectangle ``x0, top, x1, bottom`` in the unit of its page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width; negative when the box is inverted."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height; negative when the box is inverted."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area, 0 for a degenerate or inverted box."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def center(self) -> tuple[float, float]:
        """Centre as ``(x, y)``."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def is_valid(self) -> bool:
        """Whether all four numbers are finite and the sides are not inverted."""
        numbers = (self.x0, self.top, self.x1, self.bottom)
        return all(map(math.isfinite, numbers)) and self.x0 <= self.x1 and self.top <= self.bottom

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def intersection(self, other: BBox) -> BBox | None:
        """The common part, or None when the boxes do not overlap."""
        box = BBox(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        )
        return box if box.width > 0 and box.height > 0 else None

    def union(self, other: BBox) -> BBox:
        """The smallest box that holds both."""
        return BBox(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


def union_boxes(boxes: Iterable[BBox | None]) -> BBox | None:
    """The smallest box that holds all given ones (None entries are skipped), or None for none."""
    result: BBox | None = None
    for box in boxes:
        if box is not None:
            result = box if result is None else result.union(box)
    return result
