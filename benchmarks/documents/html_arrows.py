"""Arrows over table cells as SVG for Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.documents.arrows import Line, Polygon, trace_arrow
from benchmarks.documents.model import Arrow, Table


def draw_arrow(arrow: Arrow, widths: Sequence[float], table: Table) -> str:
    """A picture without width in the text, over the columns of the given widths (mm).

    It hangs from the top of its cell's content box; the cell's row must be high enough.
    """
    span = sum(widths) - table.padding
    begin = widths[0] * arrow.inset - table.padding
    end = span - widths[-1] * arrow.inset
    height = 5.0
    shapes = "".join(_write_shape(shape) for shape in trace_arrow(arrow, begin, end, height))
    return (
        '<div style="position: relative; margin-top: 1mm; height: 5.5mm">'
        f'<svg style="position: absolute; left: 0; top: 0; overflow: visible" width="1mm" '
        f'height="{height}mm" viewBox="0 0 1 {height}">{shapes}'
        f"{_write_label(arrow, (begin + end) / 2, table.size)}</svg></div>"
    )


def _write_shape(shape: Line | Polygon) -> str:
    if isinstance(shape, Line):
        return (
            f'<path d="M{shape.x0:.2f} {shape.y0:.2f}L{shape.x1:.2f} {shape.y1:.2f}" '
            f'stroke="{shape.color}" stroke-width="{shape.width:.2f}" fill="none"/>'
        )
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
    stroke = f' stroke="{shape.stroke}" stroke-width="0.2"' if shape.stroke else ""
    return f'<polygon points="{points}" fill="{shape.fill}"{stroke}/>'


def _write_label(arrow: Arrow, middle: float, size: float) -> str:
    """The label: above the line, or inside a block arrow or bar."""
    if not arrow.label:
        return ""
    inside = arrow.shape in ("block", "bar")
    height = min(size, 8) * 0.3528
    return (
        f'<text x="{middle:.2f}" y="{3.6 if inside else 2.4}" font-size="{height:.2f}" '
        f'text-anchor="middle">{escape(arrow.label)}</text>'
    )
