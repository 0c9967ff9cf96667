"""From PDF coordinates (y upwards, before rotation) to the page as displayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import FloatArray

# Rotation by quarter turns clockwise: (x, y) in the page's box to displayed coordinates.
_TURNS = {
    0: (1.0, 0.0, 0.0, -1.0),
    1: (0.0, 1.0, 1.0, 0.0),
    2: (-1.0, 0.0, 0.0, 1.0),
    3: (0.0, -1.0, -1.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's visible box (left, bottom, right, top in its own coordinates) and its rotation."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    @property
    def matrix(self) -> FloatArray:
        """The matrix a, b, c, d, e, f that leads to displayed coordinates."""
        a, b, c, d = _TURNS[self.turns % 4]
        xs = (a * self.left + c * self.bottom, a * self.right + c * self.top)
        ys = (b * self.left + d * self.bottom, b * self.right + d * self.top)
        return np.array([a, b, c, d, -min(xs), -min(ys)])


def combine(inner: FloatArray, outer: FloatArray) -> FloatArray:
    """The matrices (n × 6 or 6) that apply ``inner`` first and then ``outer``."""
    a, b, c, d, e, f = np.moveaxis(inner, -1, 0)
    oa, ob, oc, od, oe, of = np.moveaxis(outer, -1, 0)
    return np.stack(
        [
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ],
        axis=-1,
    )


def move_points(points: FloatArray, matrices: FloatArray) -> FloatArray:
    """Points (n × 2) moved by a matrix each (n × 6) or by one for all (6)."""
    a, b, c, d, e, f = np.moveaxis(matrices, -1, 0)
    x, y = points[:, 0], points[:, 1]
    return np.column_stack([a * x + c * y + e, b * x + d * y + f])


def move_boxes(boxes: FloatArray, matrices: FloatArray) -> FloatArray:
    """The upright boxes around moved boxes (n × 4; any two opposite corners)."""
    corners = [move_points(boxes[:, [i, j]], matrices) for i in (0, 2) for j in (1, 3)]
    stacked = np.stack(corners)
    return np.concatenate([stacked.min(axis=0), stacked.max(axis=0)], axis=1)
