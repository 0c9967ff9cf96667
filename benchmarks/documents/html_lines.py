"""The borders of one table cell as CSS."""

from __future__ import annotations

from benchmarks.documents.edges import find_edges
from benchmarks.documents.grid import Placed
from benchmarks.documents.lines import Rule
from benchmarks.documents.model import Table


def style_edges(table: Table, placed: Placed) -> str:
    """``border-top: …; border-right: …`` for the four sides of a cell."""
    edges = find_edges(table, placed)
    return "; ".join(f"border-{side}: {_write_rule(rule)}" for side, rule in edges.items())


def _write_rule(rule: Rule | None) -> str:
    if rule is None:
        return "none"
    width = max(rule.width, 2.25) if rule.stroke == "double" else rule.width
    return f"{width}pt {rule.stroke} {rule.color}"
