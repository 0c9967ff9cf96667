"""Arrows as lines and polygons, for every writer that draws them itself."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.documents.model import Arrow

HEAD = 2.4  # millimetres
_PALE = "#dde8f5"


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke, millimetres from the top left of the arrow's place."""

    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    width: float = 0.3


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon; ``stroke`` is the colour of its outline, empty for none."""

    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str = ""


Shape = Line | Polygon


def trace_arrow(arrow: Arrow, begin: float, end: float, height: float) -> tuple[Shape, ...]:
    """The shapes of an arrow that runs from ``begin`` to ``end`` in a band of ``height``.

    Strokes run at three quarters of the band where a label stands above them.
    """
    y = height * (0.75 if arrow.label else 0.55)
    color = arrow.color
    match arrow.shape:
        case "line":
            return (Line(begin, y, end - 1, y, color), _trace_head(end, y, color))
        case "open":
            return (Line(begin, y, end, y, color), *_trace_open_head(end, y, color))
        case "double":
            back = _trace_head(begin, y, color, -1)
            return (Line(begin + 1, y, end - 1, y, color), _trace_head(end, y, color), back)
        case "triangle":
            return (Line(begin, y, end - HEAD, y, color, 0.6), _trace_head(end, y, color))
        case "bar":
            return (_trace_bar(begin, end, height),)
        case "block":
            return (_trace_block(begin, end, height, color),)


def _trace_head(tip: float, y: float, color: str, turn: int = 1) -> Polygon:
    back = tip - HEAD * turn
    return Polygon(((tip, y), (back, y - HEAD * 0.4), (back, y + HEAD * 0.4)), color)


def _trace_open_head(tip: float, y: float, color: str) -> tuple[Line, Line]:
    back = tip - HEAD * 0.8
    return (
        Line(back, y - HEAD * 0.5, tip, y, color),
        Line(back, y + HEAD * 0.5, tip, y, color),
    )


def _trace_bar(begin: float, end: float, height: float) -> Polygon:
    top, bottom = height * 0.2, height * 0.9
    return Polygon(((begin, top), (end, top), (end, bottom), (begin, bottom)), "#9dc3e6")


def _trace_block(begin: float, end: float, height: float, color: str) -> Polygon:
    neck = end - 3
    top, bottom = height * 0.22, height * 0.86
    points = (
        (begin, top),
        (neck, top),
        (neck, height * 0.02),
        (end, (top + bottom) / 2),
        (neck, height * 1.06),
        (neck, bottom),
        (begin, bottom),
    )
    return Polygon(points, _PALE, color)
