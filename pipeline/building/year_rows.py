"""Rows of a form under years or months, each of which says in its stub what it holds.

指標 | 利用者数 | 人 | 目標値 | 840 | 865, 年次計画 | 準備 | 試行, 一般財源 | 7,971 | 6,898.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.building.figures import (
    MEASURE_WORDS,
    has_number,
    is_bare_year,
    is_total_label,
    names_source,
)
from pipeline.reading.columns import ColumnReading
from pipeline.reading.contents import is_quantity
from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import MEASURES, TableReading
from pipeline.values.marks import is_mark
from schemas.document import Cell
from schemas.roles import Role
from schemas.text import count_characters

MAX_UNIT = 6
_RATED = (Role.RATING, Role.STATUS, Role.CHECK)
_NAMED: dict[Role, Role] = {Role.SCHEDULE: Role.INITIATIVE, Role.BUDGET: Role.FUND_SOURCE}
"""What the name of a row is whose cells have such a role; that of measured values: indicator."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row: ``labels`` say what it holds, ``names`` and ``unit`` of what; then its figures."""

    labels: tuple[Cell, ...]
    names: tuple[tuple[Cell, Role], ...]
    unit: Cell | None
    figures: tuple[tuple[Cell, Role], ...]

    @property
    def is_total(self) -> bool:
        """Whether the row adds up the rows above it (計)."""
        return bool(self.labels) and is_total_label(self.labels[-1].text)


def read_year_row(reading: TableReading, grid: Grid, row: int, lexicon: Lexicon) -> YearRow:
    """The row of a block with a stub; cells that begin in rows above it are among its labels."""
    cells = [cell for cell in grid.row_cells(row) if cell.text.strip()]
    stub = [cell for cell in cells if cell.col < reading.stub]
    is_money = _holds_money(reading, lexicon)
    sources = [cell for cell in stub if is_money and _is_source(cell)]
    labels = [cell for cell in stub if _says_what(cell, lexicon) and cell not in sources]
    others = [cell for cell in stub if cell not in labels and cell not in sources]
    if not labels and others and others[0].header:
        labels.append(others.pop(0))
    said = [*labels, *sources]
    figures = tuple(
        (cell, _role(reading.columns[cell.col], said, lexicon, cell.text))
        for cell in cells
        if cell.col >= reading.stub
    )
    roles = [role for _, role in figures]
    unit = _take_unit(others, roles)
    name_role = _name_role(roles)
    names = [(cell, name_role) for cell in others]
    names += [(cell, Role.FUND_SOURCE) for cell in sources]
    return YearRow(tuple(labels), tuple(names), unit, figures)


def _holds_money(reading: TableReading, lexicon: Lexicon) -> bool:
    """Whether the block's headings speak of amounts, or its unit is one of money."""
    times = [column for column in reading.columns if column.col >= reading.stub]
    if any(column.role is Role.BUDGET or "円" in column.unit for column in times):
        return True
    above = {text for column in times for text in column.path[:-1]}
    senses = [lexicon.senses(split_heading(text).concept) for text in above]
    return any(Role.BUDGET in found or Role.FUND_SOURCE in found for found in senses)


def _is_source(cell: Cell) -> bool:
    """Whether the cell names where money comes from, which is a value unless marked as a label."""
    return not cell.header and names_source(cell.text)


def _says_what(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell of the stub is a word for what stands in the row, or adds rows up."""
    concept = split_heading(cell.text).concept
    return is_total_label(cell.text) or lexicon.knows(concept)


def _role(column: ColumnReading, labels: Sequence[Cell], lexicon: Lexicon, text: str) -> Role:
    """The role of a figure: said by its own heading, else by the nearest label, else by itself."""
    if not is_bare_year(column) and column.role not in (Role.OTHER, Role.SCHEDULE):
        return column.role
    outer = [*column.path[:-1], *(label.text for label in labels)]
    for label in reversed(outer):
        senses = lexicon.senses(split_heading(label).concept)
        role = max(senses, key=lambda r: senses[r]) if senses else None
        if role in _RATED:
            return Role.RATING if is_mark(text) or Role.RATING in senses else Role.CHECK
        said = MEASURE_WORDS.get(role) if role else None
        if said is not None:
            return _worded(said, text)
    if column.role in (Role.BUDGET, *MEASURES) and has_number(text):
        return column.role
    return Role.TARGET_VALUE if is_quantity(text) else Role.SCHEDULE


def _worded(said: Role, text: str) -> Role:
    """The role that a label gives to a text without a figure."""
    if has_number(text) or said is Role.SCHEDULE:
        return said
    return {Role.TARGET_VALUE: Role.PLAN, Role.ACTUAL_VALUE: Role.DO}.get(said, said)


def _take_unit(others: list[Cell], roles: Sequence[Role]) -> Cell | None:
    """The last of the other cells, when it is short and stands behind a name."""
    measured = any(role in MEASURES for role in roles)
    if measured and len(others) > 1 and count_characters(others[-1].text) <= MAX_UNIT:
        return others.pop()
    return None


def _name_role(roles: Sequence[Role]) -> Role:
    if any(role in MEASURES for role in roles):
        return Role.INDICATOR
    return next((_NAMED[role] for role in roles if role in _NAMED), Role.OTHER)
