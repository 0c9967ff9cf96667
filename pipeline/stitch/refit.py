"""Cells and arrows put into the common columns of two tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stitch.columns import ColumnFit
from schemas.document import Arrow, Cell, Table


def move_part(part: Table, fit: ColumnFit, skip: int) -> list[Cell]:
    """The body cells of a part in the common columns, rows counted from its first body row."""
    return [
        replace(recolumn(cell, fit.second), row=cell.row - skip)
        for cell in sorted(part.cells, key=lambda c: (c.row, c.col))
        if cell.row >= skip
    ]


def recolumn(cell: Cell, edges: Sequence[int]) -> Cell:
    """The cell in the common columns; ``edges`` are their numbers for its own edges."""
    col, end = edges[cell.col], edges[cell.last_col + 1]
    if (col, end - col) == (cell.col, cell.colspan):
        return cell
    return replace(cell, col=col, colspan=end - col)


def recolumn_arrow(arrow: Arrow, edges: Sequence[int]) -> Arrow:
    """The arrow in the common columns."""
    first, last = edges[arrow.first_col], edges[arrow.last_col + 1] - 1
    return replace(arrow, first_col=first, last_col=last)


def respread(table: Table, fit: ColumnFit) -> Table:
    """The first table in the common columns."""
    cells = tuple(recolumn(cell, fit.first) for cell in table.cells)
    return replace(table, cells=cells, cols=fit.cols)
