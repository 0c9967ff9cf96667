"""Row heights of sheets: Calc finds them itself, except where cells are merged.

Calc leaves merged cells out when it fits a row to its text, and cuts text off that does not fit.
So rows that hold cells merged over columns get a height that is surely enough.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from benchmarks.documents.grid import Placed
from benchmarks.documents.model import Cell, Prose, Table

_MM = 0.3528  # millimetres a point
_LEADING = 1.45
_USABLE = 0.92  # of a cell's width, since line breaking leaves gaps


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row style says: ``height`` in mm, 0 for as high as the text; a page break before."""

    height: float = 0
    breaks: bool = False


def write_row_look(look: RowLook, name: str) -> str:
    """A row's look as ``style:style``."""
    height = f'style:row-height="{look.height:.2f}mm" ' if look.height else ""
    optimal = "false" if look.height else "true"
    breaks = ' fo:break-before="page"' if look.breaks else ""
    return (
        f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties '
        f'{height}style:use-optimal-row-height="{optimal}"{breaks}/></style:style>'
    )


def find_height(table: Table, cells: Sequence[Placed]) -> float:
    """The height (mm) of the row in which the cells begin; 0 where Calc shall find it."""
    if not table.row_height and all(one.cell.colspan == 1 for one in cells):
        return 0
    heights = [_measure(table, one) for one in cells if one.cell.rowspan == 1]
    return max([table.row_height, table.size * _MM * _LEADING, *heights])


def find_prose_height(prose: Prose, width: float) -> float:
    """The height (mm) of a row that a paragraph fills."""
    size = prose.size * _MM
    return _count_lines(Cell(prose.text), width * _USABLE / size) * size * _LEADING + 1


def _measure(table: Table, placed: Placed) -> float:
    cell = placed.cell
    width = sum(table.widths[placed.col : placed.col + cell.colspan]) - 2 * table.padding
    size = (cell.size or table.size) * _MM
    return _count_lines(cell, width * _USABLE / size) * size * _LEADING + 2 * table.padding


def _count_lines(cell: Cell, ems: float) -> int:
    """The lines that a cell needs in a width of so many ems."""
    if cell.flow:
        return max(map(len, cell.text.split("\n")))
    return sum(max(1, ceil(_count_ems(line) / ems)) for line in cell.text.split("\n"))


def _count_ems(text: str) -> float:
    return sum(0.6 if unicodedata.east_asian_width(mark) in "NaH" else 1 for mark in text)
