"""Columns that hold marks of the document's own scale, whatever their headings say.

有識者会議の評価 | 有効 is a rating where a legend explains 有効; 担当課 over ◎ names who judges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.reading.columns import ColumnReading
from pipeline.reading.grid import Grid
from pipeline.reading.legends import read_legend_table
from pipeline.reading.tables import TableReading
from pipeline.values.marks import is_mark
from pipeline.values.notes import read_legend, read_legend_line
from schemas.document import Document, Table
from schemas.roles import Role
from schemas.text import text_key

_OPEN = (Role.CHECK, Role.STATUS, Role.TYPE, Role.TAG, Role.OTHER, Role.COMMENT)
_PEOPLE = (Role.OFFICE, Role.PARTNER)


def find_scale(document: Document) -> frozenset[str]:
    """The keys of the marks that the document's legends explain."""
    return frozenset(text_key(mark) for mark in _list_marks(document))


def _list_marks(document: Document) -> Iterator[str]:
    for _, block in document.blocks():
        if isinstance(block, Table):
            yield from (mark for mark, _ in read_legend_table(Grid(block)))
            continue
        yield from (mark for mark, _ in read_legend(block.text))
        lines = [read_legend_line(line) for line in block.text.split("\n")]
        yield from (line[0] for line in lines if line is not None)


def rate_columns(readings: Sequence[TableReading], scale: frozenset[str]) -> list[TableReading]:
    """The readings, their columns of nothing but marks being ratings."""
    return [_rate(reading, scale) for reading in readings]


def _rate(reading: TableReading, scale: frozenset[str]) -> TableReading:
    grid = Grid(reading.table)
    columns = tuple(_rate_column(c, grid, reading, scale) for c in reading.columns)
    blocks = tuple(_rate(block, scale) for block in reading.blocks)
    if columns == reading.columns and blocks == reading.blocks:
        return reading
    return replace(reading, columns=columns, blocks=blocks)


def _rate_column(
    column: ColumnReading, grid: Grid, reading: TableReading, scale: frozenset[str]
) -> ColumnReading:
    if column.role not in _OPEN + _PEOPLE or column.is_fixed:
        return column
    cells = grid.column_cells(column.col, reading.header.end)
    texts = [cell.text.strip() for cell in cells if cell.text.strip() and cell.colspan < grid.cols]
    if not texts:
        return column
    judged = all(is_mark(text) for text in texts) if column.role in _PEOPLE else False
    told = all(text_key(text) in scale for text in texts)
    return replace(column, role=Role.RATING) if judged or told else column
