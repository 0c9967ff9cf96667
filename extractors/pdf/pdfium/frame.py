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
    """The matrices (n × 6) that apply ``inner`` (n × 6) first and then ``outer`` (n × 6 or 6)."""
    a, b, c, d, e, f = inner.T
    oa, ob, oc, od, oe, of = outer.T
    result = np.empty((len(inner), 6))
    result[:, 0] = a * oa + b * oc
    result[:, 1] = a * ob + b * od
    result[:, 2] = c * oa + d * oc
    result[:, 3] = c * ob + d * od
    result[:, 4] = e * oa + f * oc + oe
    result[:, 5] = e * ob + f * od + of
    return result


def move_points(points: FloatArray, matrices: FloatArray) -> FloatArray:
    """Points (n × 2) moved by a matrix each (n × 6) or by one for all (6)."""
    a, b, c, d, e, f = matrices.T
    x, y = points[:, 0], points[:, 1]
    result = np.empty((len(points), 2))
    result[:, 0] = a * x + c * y + e
    result[:, 1] = b * x + d * y + f
    return result


def move_boxes(boxes: FloatArray, matrices: FloatArray) -> FloatArray:
    """The upright boxes around moved boxes (n × 4; any two opposite corners)."""
    if matrices.ndim == 1 and matrices[1] == 0 == matrices[2]:
        return _scale_boxes(boxes, matrices.tolist())
    first, second = move_points(boxes[:, :2], matrices), move_points(boxes[:, 2:], matrices)
    result = np.concatenate([np.minimum(first, second), np.maximum(first, second)], axis=1)
    a, b, c, d, _, _ = matrices.T
    if not np.all(((b == 0) & (c == 0)) | ((a == 0) & (d == 0))):
        for corner in (boxes[:, [0, 3]], boxes[:, [2, 1]]):
            point = move_points(corner, matrices)
            result[:, :2] = np.minimum(result[:, :2], point)
            result[:, 2:] = np.maximum(result[:, 2:], point)
    return result


def _scale_boxes(boxes: FloatArray, matrix: list[float]) -> FloatArray:
    """The boxes moved by a matrix that leaves axes what they are."""
    result = np.empty((len(boxes), 4), order="F")
    for axis in (0, 1):
        scale, shift = matrix[3 * axis], matrix[4 + axis]
        first, second = boxes[:, axis] * scale + shift, boxes[:, axis + 2] * scale + shift
        np.minimum(first, second, out=result[:, axis])
        np.maximum(first, second, out=result[:, axis + 2])
    return result
