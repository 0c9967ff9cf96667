"""Draws the README's chart from a run: ``python -m benchmarks.draw_chart build/report/peers.json``.

One panel a measure, one bar a tool, the same order everywhere; written as SVG, so that it stays
sharp and its figures can be searched.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.peers.tools import ROOT

TARGET = ROOT / "docs" / "images" / "benchmark.svg"
SETS = {
    "held-back-4": "Generated plan documents, held back: strict F1",
    "real-held-back": "Real pages, held back: strict F1",
    "icdar": "ICDAR 2013 EU (seen in development): cell adjacency F1",
}
SPEED = ("writer-52", "Speed on 52 ruled pages, times pdfplumber")
OURS = "keikaku"
_BAR, _GAP, _LABEL, _LENGTH, _HEAD = 16, 6, 215, 330, 34
_COLOURS = {True: "#1f6f8b", False: "#b8c4cc"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A measure: its title, the value of each tool (None = it failed), the value of a full bar."""

    title: str
    values: Mapping[str, float | None]
    full: float
    digits: int


def read_panels(results: Mapping[str, Any]) -> list[Panel]:
    """The panels of the sets and speeds that a run has measured."""
    panels = []
    for name, title in SETS.items():
        rows = [row for row in results.get("sets", []) if row["set_name"] == name]
        values = {row["tool"]: _read_score(row) for row in rows}
        if values:
            panels.append(Panel(title, values, 1.0, 3))
    if ratios := _read_ratios(results.get("speed", [])):
        largest = max(value for value in ratios.values() if value is not None)
        panels.append(Panel(SPEED[1], ratios, largest, 1))
    return panels


def _read_score(row: Mapping[str, Any]) -> float:
    score = row["adjacency"] if row["adjacency"] is not None else row["scores"]["strict"]
    return float(score)


def _read_ratios(rows: Sequence[Mapping[str, Any]]) -> dict[str, float | None]:
    speeds = {row["tool"]: row for row in rows if row["document"] == SPEED[0]}
    if "pdfplumber" not in speeds:
        return {}
    base = speeds["pdfplumber"]["seconds"]
    return {tool: None if row["failure"] else base / row["seconds"] for tool, row in speeds.items()}


def draw_chart(panels: Sequence[Panel]) -> str:
    """The chart as SVG, panels one below the other."""
    body, y = [], 0
    for panel in panels:
        body += _draw_panel(panel, y)
        y += _HEAD + len(panel.values) * (_BAR + _GAP) + 2 * _GAP
    width = _LABEL + _LENGTH + 70
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y}" '
        f'viewBox="0 0 {width} {y}" font-family="sans-serif" font-size="12" fill="#222">'
    )
    ground = f'<rect width="{width}" height="{y}" fill="#fff"/>'
    return "\n".join([head, ground, *body, "</svg>"]) + "\n"


def _draw_panel(panel: Panel, top: int) -> list[str]:
    lines = [f'<text x="0" y="{top + 20}" font-weight="bold">{escape(panel.title)}</text>']
    for number, (tool, value) in enumerate(panel.values.items()):
        y = top + _HEAD + number * (_BAR + _GAP)
        length = round(_LENGTH * (value or 0.0) / panel.full, 1)
        shown = "failed" if value is None else f"{value:.{panel.digits}f}"
        lines += [
            f'<text x="{_LABEL - 8}" y="{y + 12}" text-anchor="end">{escape(tool)}</text>',
            f'<rect x="{_LABEL}" y="{y}" width="{length}" height="{_BAR}" '
            f'fill="{_COLOURS[tool == OURS]}"/>',
            f'<text x="{_LABEL + length + 6}" y="{y + 12}">{shown}</text>',
        ]
    return lines


def main() -> None:
    """Writes the chart of a run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draw_chart", description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    panels = read_panels(json.loads(arguments.results.read_text(encoding="utf-8")))
    arguments.out.write_text(draw_chart(panels), encoding="utf-8")


if __name__ == "__main__":
    main()
