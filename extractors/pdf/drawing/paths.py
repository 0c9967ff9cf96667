"""Painted paths of a page as arrays, before anything is made of them.

Both readers fill them: one array of points for all paths, so that telling lines from boxes and
other shapes (:mod:`extractors.pdf.drawing.shapes`) takes a few array steps however many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.drawing.clipping import Box
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray

# Kinds of points, numbered as PDFium does.
LINE, CURVE, MOVE = 0, 1, 2
EVERYWHERE: Box = (-np.inf, -np.inf, np.inf, np.inf)


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """``n`` points of ``p`` paths, in the order in which they were painted.

    ``points`` n × 2 (pt as displayed, y downwards), ``kinds`` what leads to each point (``MOVE``
    begins a subpath; a curve has three points), ``closes`` whether the subpath is closed after it,
    ``owner`` the path of each point (ascending). Per path: ``pen`` width of the stroke (NaN = not
    stroked), ``pen_shade`` and ``fill_shade`` from 0 (black) to 1 (white) (NaN = not filled),
    ``clips`` p × 4, the box outside which it is not seen.
    """

    points: FloatArray
    kinds: NDArray[np.int8]
    closes: BoolArray
    owner: IndexArray
    pen: FloatArray
    pen_shade: FloatArray
    fill_shade: FloatArray
    clips: FloatArray

    def __len__(self) -> int:
        return len(self.pen)


class PathCollector:
    """Gathers paths one by one, for readers that meet them so."""

    def __init__(self) -> None:
        self._points: list[tuple[float, float]] = []
        self._kinds: list[int] = []
        self._closes: list[bool] = []
        self._owner: list[int] = []
        self._styles: list[tuple[float, float, float]] = []
        self._clips: list[Box] = []

    @property
    def count(self) -> int:
        """Number of points so far."""
        return len(self._points)

    def add(
        self,
        points: Sequence[tuple[float, float, int, bool]],
        pen: tuple[float, float] | None,
        fill: float | None,
        clip: Box | None = None,
    ) -> None:
        """A path of points ``(x, y, kind, closes)``; ``pen`` is width and shade of its stroke."""
        owner = len(self._styles)
        for x, y, kind, closes in points:
            self._points.append((x, y))
            self._kinds.append(kind)
            self._closes.append(closes)
            self._owner.append(owner)
        width, shade = pen if pen is not None else (np.nan, np.nan)
        self._styles.append((width, shade, np.nan if fill is None else fill))
        self._clips.append(clip or EVERYWHERE)

    def paths(self) -> Paths:
        """All that was gathered."""
        styles = np.array(self._styles, dtype=float).reshape(-1, 3)
        return Paths(
            np.array(self._points, dtype=float).reshape(-1, 2),
            np.array(self._kinds, dtype=np.int8),
            np.array(self._closes, dtype=bool),
            np.array(self._owner, dtype=np.int64),
            styles[:, 0],
            styles[:, 1],
            styles[:, 2],
            np.array(self._clips, dtype=float).reshape(-1, 4),
        )
