"""Sheets that begin with a table of one row: 番号 | 事業名 | 担当課 over those of one project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.reading.forms import read_form
from pipeline.reading.grid import Grid
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import TableReading
from schemas.fiscal import EraContext
from schemas.roles import Role
from schemas.text import text_key

LEAST_SHEETS = 2
MIN_FOLLOWED = 0.5
"""Behind at least this share of such tables stand others that tell more of the project."""


def open_row_sheets(
    readings: Sequence[TableReading], lexicon: Lexicon, context: EraContext | None
) -> list[TableReading]:
    """The readings, in which tables of one row that open a sheet are forms.

    A list of one row is no sheet: two tables at least have the same headings, each of them has one
    row, and most are followed by tables of other headings.
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, reading in enumerate(readings):
        if reading.kind == "actions":
            groups.setdefault(_headings(reading), []).append(number)
    opened: dict[int, TableReading] = {}
    for members in groups.values():
        ends = [*members, len(readings)]
        followed = sum(end - start > 1 for start, end in pairwise(ends))
        alike = len(members) >= LEAST_SHEETS and all(_has_one_row(readings[n]) for n in members)
        if alike and followed >= MIN_FOLLOWED * len(members):
            opened |= {n: _as_form(readings[n], lexicon, context) for n in members}
    return _replaced(readings, opened)


def _replaced(
    readings: Sequence[TableReading], opened: Mapping[int, TableReading]
) -> list[TableReading]:
    return [opened.get(number, reading) for number, reading in enumerate(readings)]


def _has_one_row(reading: TableReading) -> bool:
    rows = reading.table.rows - reading.header.end
    return rows == 1 and reading.header.first == 0


def _headings(reading: TableReading) -> tuple[str, ...]:
    return tuple(text_key(column.heading) for column in reading.columns)


def _as_form(reading: TableReading, lexicon: Lexicon, context: EraContext | None) -> TableReading:
    """The table as pairs of a heading and the value below it; the project's name is the title."""
    title = reading.column(Role.ITEM)
    form = read_form(Grid(reading.table), lexicon, context)
    named = [
        pair
        for pair in form.pairs
        if title is not None
        and pair.value.row >= reading.header.end
        and pair.value.col == title.col
    ]
    if len(named) != 1:
        return reading
    form = replace(form, titles=tuple(named), blocks=())
    return replace(reading, kind="sheet", form=form, columns=(), blocks=(), findings=())
