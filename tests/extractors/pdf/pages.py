"""Pages made of literals: text set in a grid of square characters, lines, boxes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.reader import (
    Characters,
    Drawing,
    Fills,
    PageContent,
    Polygon,
    Strokes,
    make_characters,
    make_strokes,
    no_boxes,
)

CharacterRow = tuple[str, float, float, float, float, float, int, bool, bool, int]


def set_text(
    text: str, x: float, top: float, size: float = 10.0, pitch: float | None = None
) -> list[CharacterRow]:
    """One line of characters, each as wide as high, ``pitch`` apart."""
    step = size if pitch is None else pitch
    return [
        (mark, x + i * step, top, x + i * step + size, top + size, size, 0, False, False, -1)
        for i, mark in enumerate(text)
    ]


def set_column(text: str, x: float, top: float, size: float = 10.0) -> list[CharacterRow]:
    """One vertical line of characters."""
    return [
        (mark, x, top + i * size, x + size, top + (i + 1) * size, size, 0, False, False, -1)
        for i, mark in enumerate(text)
    ]


def characters(*lines: list[CharacterRow]) -> Characters:
    return make_characters([row for line in lines for row in line])


def strokes(*rows: tuple[float, float, float]) -> Strokes:
    """Strokes ``(position, start, end)``."""
    return make_strokes([(*row, 0.5, False) for row in rows])


def grid_lines(xs: Sequence[float], ys: Sequence[float]) -> tuple[Strokes, Strokes]:
    """All horizontal and all vertical lines of a full grid."""
    across = strokes(*((y, xs[0], xs[-1]) for y in ys))
    return across, strokes(*((x, ys[0], ys[-1]) for x in xs))


def boxes(
    *rows: tuple[float, float, float, float],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(rows, dtype=float).reshape(-1, 4) if rows else no_boxes()


def fills(*rows: tuple[float, float, float, float], shade: float = 0.8) -> Fills:
    return Fills(boxes(*rows), np.full(len(rows), shade))


def polygon(*points: tuple[float, float]) -> Polygon:
    return Polygon(np.array([*points, points[0]], dtype=float), filled=True)


def page(
    text: Characters | None = None, drawing: Drawing | None = None, number: int = 1
) -> PageContent:
    return PageContent(
        number, 600.0, 800.0, 0, text if text is not None else characters(), drawing or Drawing()
    )
