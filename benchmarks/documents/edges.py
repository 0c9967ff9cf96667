"""Which rule a cell has on each of its sides."""

from __future__ import annotations

from benchmarks.documents.grid import Placed
from benchmarks.documents.lines import SIDES, Rule, Side
from benchmarks.documents.model import Table


def find_edges(table: Table, placed: Placed) -> dict[Side, Rule | None]:
    """The rule at the top, right, bottom and left of a cell; None where nothing is drawn."""
    cell = placed.cell
    ends = (placed.row + cell.rowspan, placed.col + cell.colspan)
    lines = table.lines
    edges: dict[Side, Rule | None] = {
        "top": lines.top if placed.row == 0 else _rule_above(table, placed.row),
        "right": lines.right if ends[1] == len(table.widths) else lines.columns,
        "bottom": lines.bottom if ends[0] == len(table.rows) else _rule_above(table, ends[0]),
        "left": lines.left if placed.col == 0 else lines.columns,
    }
    return {side: None if side in cell.bare else edges[side] for side in SIDES}


def _rule_above(table: Table, row: int) -> Rule | None:
    """The rule between a row and the one before it."""
    under_header = table.lines.under_header
    if under_header is not None and row == table.header_rows:
        return under_header
    return table.lines.rows
