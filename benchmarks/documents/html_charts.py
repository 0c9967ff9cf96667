"""Organisation charts in SVG: boxes joined by lines, no table."""

from __future__ import annotations

from html import escape

from benchmarks.documents.model import OrgChart

_WIDTH = 40.0
_HEIGHT = 8.0
_STEP = 11.0
_GAP = 14.0


def draw_org_chart(chart: OrgChart) -> str:
    """The chart as an SVG element: root at the left, its branches and leaves to the right."""
    parts: list[str] = []
    y = 0.0
    middles: list[float] = []
    for branch, leaves in chart.branches:
        ends = [y + _STEP * number for number in range(max(1, len(leaves)))]
        middles.append(sum(ends) / len(ends))
        parts += [_draw_box(2, end, leaf) for end, leaf in zip(ends, leaves, strict=False)]
        parts += [_draw_link(1, middles[-1], end) for end in ends[: len(leaves)]]
        parts.append(_draw_box(1, middles[-1], branch))
        y += _STEP * len(ends) + 3
    root = sum(middles) / len(middles)
    parts += [_draw_link(0, root, middle) for middle in middles]
    parts.append(_draw_box(0, root, chart.root))
    return (
        f'<svg width="150mm" height="{y + 1}mm" viewBox="0 -0.5 150 {y + 1}">{"".join(parts)}</svg>'
    )


def _left(depth: int) -> float:
    return 0.5 + depth * (_WIDTH + _GAP)


def _draw_box(depth: int, y: float, text: str) -> str:
    x = _left(depth)
    return (
        f'<rect x="{x}" y="{y:.2f}" width="{_WIDTH}" height="{_HEIGHT}" fill="none" '
        f'stroke="black" stroke-width="0.3"/><text x="{x + _WIDTH / 2}" '
        f'y="{y + _HEIGHT * 0.65:.2f}" font-size="3.2" text-anchor="middle">{escape(text)}</text>'
    )


def _draw_link(depth: int, y: float, end: float) -> str:
    """An elbow from a box to one of the next depth."""
    x = _left(depth) + _WIDTH
    top, bottom = y + _HEIGHT / 2, end + _HEIGHT / 2
    return (
        f'<path d="M{x} {top:.2f}h{_GAP / 2}V{bottom:.2f}h{_GAP / 2}" fill="none" '
        'stroke="black" stroke-width="0.3"/>'
    )
