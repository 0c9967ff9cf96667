"""Tables of an item sheet: headed grids, and blocks whose rows say under years what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.building.drafts import IndicatorRow, ItemDraft, ValueDraft
from pipeline.building.figures import (
    indicator_row,
    measured_role,
    names_source,
    schedule_row,
)
from pipeline.building.places import cell_place, cell_places
from pipeline.building.workspace import Workspace
from pipeline.building.year_column import date_row, find_year_column
from pipeline.building.year_rows import YearRow, read_year_row
from pipeline.reading.columns import ColumnReading
from pipeline.reading.contents import SYMBOL
from pipeline.reading.forms import best_role
from pipeline.reading.grid import Grid
from pipeline.reading.headers import header_cells
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import MEASURES, TableReading
from pipeline.values.marks import is_mark
from schemas.document import Cell
from schemas.roles import Role

_JUDGED_BY = re.compile(
    r"評価(?:者|主体|機関|区分|項目|種別|の?視点|の?観点)|(?:判定|点検)(?:項目|者)|視点|観点|評価・?検証項目|項目|区分"
)
"""Headings of what is judged, or of who judges, beside marks: 評価項目 | 評価 | 理由."""
_KIND = re.compile(r"(?:活動|成果|結果|対象|アウトプット|アウトカム)(?:指標)?[①-⑳\d]?")
"""Kinds of indicators, before their names under one heading."""
_LETTER = re.compile(r"[A-Ea-eＡ-Ｅａ-ｅ][+＋]?")
_JUDGED = (Role.CHECK, Role.OTHER, Role.ACHIEVEMENT, Role.COMMENT)


def judged_role(role: Role, text: str, heading: Sequence[str], lexicon: Lexicon) -> Role:
    """The role of a cell under words such as 評価: a mark or a word of a scale is a rating."""
    if role is Role.STATUS and (SYMBOL.fullmatch(text.strip()) or _LETTER.fullmatch(text.strip())):
        return Role.RATING
    if role not in _JUDGED or not is_mark(text):
        return role
    senses = (lexicon.senses(split_heading(t).concept) for t in heading)
    return Role.RATING if any(Role.RATING in found for found in senses) else role


class SheetTable:
    """Adds a table of a sheet to the item; ``headings`` are those open in the text above it."""

    def __init__(
        self,
        reading: TableReading,
        workspace: Workspace,
        item: ItemDraft,
        headings: tuple[str, ...],
    ) -> None:
        self._reading = reading
        self._account = workspace.account
        self._lexicon = workspace.lexicon
        self._context = workspace.context
        self._item = item
        self._headings = headings

    def add(self) -> None:
        """Adds the rows of the table to the item."""
        reading = self._reading
        for cell in header_cells(Grid(reading.table), reading.header):
            self._claim("headings", cell)
        grid = Grid(reading.table, reading.header.end)
        if reading.stub:
            self._add_year_rows(grid)
            return
        dated = find_year_column(reading, Grid(reading.table), self._context, once=True)
        for row in range(reading.header.end, grid.rows):
            if self._add_pair_row([c for c in grid.row_cells(row) if c.text.strip()], grid.cols):
                continue
            labels = _row_labels(reading, grid, row)
            cells = self._leave_labels([c for c in grid.row_cells(row) if c.text.strip()])
            year = next((cell for cell in cells if cell.col == dated), None)
            if year is not None:
                self._claim("headings", year)
                cells.remove(year)
            drafts = [(cell, self._item.add(self._column_draft(cell, labels))) for cell in cells]
            if year is not None:
                for cell, draft in drafts:
                    date_row(cell, year, draft, self._context)
            _name_sources(drafts)
            _label_figures(reading, drafts)
            schedule = schedule_row(reading, row, drafts)
            if schedule is not None:
                self._item.schedule.append(schedule)
            indicators = indicator_row(drafts)
            if indicators is not None:
                self._item.indicators.append(indicators)

    def _add_pair_row(self, cells: Sequence[Cell], cols: int) -> bool:
        """A label with a text over all other columns, below a headed table: 備考 | …."""
        if len(cells) != 2 or cells[1].colspan < 2 or cells[1].last_col + 1 < cols:
            return False
        label, text = cells
        concept = split_heading(label.text).concept
        if label.row != text.row or not self._lexicon.knows(concept):
            return False
        role, _ = best_role([label.text], self._lexicon)
        self._claim("headings", label)
        self._item.add(self._label_draft(text, role, (label.text.strip(),)))
        return True

    def _leave_labels(self, cells: list[Cell]) -> list[Cell]:
        """The cells of a row without those that say what the others are.

        They are marked as headings, or stand under 評価項目, 評価者 beside marks.
        """
        judged = _judged_column(self._reading)
        # A coloured bar of a timetable looks like a label.
        timed = {c.col for c in self._reading.columns if c.role is Role.SCHEDULE}
        marked = [c for c in cells if (c.header and c.col not in timed) or c.col == judged]
        if not marked or len(marked) == len(cells):
            return cells
        for cell in marked:
            self._claim("headings", cell)
        return [cell for cell in cells if cell not in marked]

    def _column_draft(self, cell: Cell, labels: tuple[str, ...]) -> ValueDraft:
        column = self._reading.columns[cell.col]
        self._claim("values", cell)
        role = measured_role(column, labels, self._lexicon, cell.text)
        # Inside a sheet the item is known: what names rows here are its activities.
        role = Role.INITIATIVE if role is Role.ITEM else role
        if role is Role.OTHER and cell.text.strip() in labels:
            role = Role.TYPE
        if role is Role.INDICATOR and _KIND.fullmatch(cell.text.strip()):
            role = Role.TYPE
        role = judged_role(role, cell.text, column.path, self._lexicon)
        path = column.path
        if is_dated(column) or role is Role.BUDGET:
            path = (*labels, *path)
        elif role in (Role.RATING, Role.CHECK, Role.COMMENT, Role.OTHER):
            path = (*path[:-1], *labels, *path[-1:])  # 評価 / 必要性 / 評価
        units = [unit for label in labels if (unit := split_heading(label).unit)]
        return ValueDraft(
            role,
            cell.text,
            cell.raw,
            cell_places(self._account.source, self._reading.index, cell),
            (*self._headings, *path),
            column.fiscal_year,
            column.part,
            units[-1] if units and role is Role.BUDGET else column.unit,
            column.confidence or 0.3,
        )

    def _add_year_rows(self, grid: Grid) -> None:
        """Adds the rows of a block under years, each of which says what it holds."""
        reading = self._reading
        name: ValueDraft | None = None
        unit = ""
        for number in range(reading.header.end, grid.rows):
            row = read_year_row(reading, grid, number, self._lexicon)
            labels = tuple(cell.text.strip() for cell in row.labels)
            for cell in row.labels:
                self._claim("headings", cell)
            named = [
                self._item.add(self._label_draft(cell, role, labels)) for cell, role in row.names
            ]
            if row.unit is not None:
                self._item.add(self._label_draft(row.unit, Role.UNIT, labels))
                unit = row.unit.text.strip()
            drafts = [(c, self._year_figure(c, role, row)) for c, role in row.figures]
            if row.is_total:
                continue
            schedule = schedule_row(
                reading,
                number,
                [*((c, d) for (c, _), d in zip(row.names, named, strict=True)), *drafts],
            )
            if schedule is not None:
                self._item.schedule.append(schedule)
            name = named[-1] if named else name
            values = tuple(d for _, d in drafts if d.role in MEASURES)
            if values:
                self._item.indicators.append(IndicatorRow(name, unit, values))

    def _year_figure(self, cell: Cell, role: Role, row: YearRow) -> ValueDraft:
        column = self._reading.columns[cell.col]
        said = [c.text.strip() for c in (*row.labels, *(c for c, _ in row.names))]
        units = [unit for text in said if (unit := split_heading(text).unit)]
        draft = ValueDraft(
            role,
            cell.text,
            cell.raw,
            cell_places(self._account.source, self._reading.index, cell),
            (*self._headings, *column.path[:-1], *said, *column.path[-1:]),
            column.fiscal_year,
            column.part,
            units[-1] if units else column.unit,
            0.8,
        )
        if role is Role.RATING:
            draft.heading = draft.heading[:-1]
        draft.is_sum = row.is_total
        self._claim("values", cell)
        return self._item.add(draft)

    def _label_draft(self, cell: Cell, role: Role, labels: tuple[str, ...]) -> ValueDraft:
        self._claim("values", cell)
        places = cell_places(self._account.source, self._reading.index, cell)
        return ValueDraft(role, cell.text, cell.raw, places, labels, confidence=0.8)

    def _claim(self, part: str, cell: Cell) -> None:
        place = cell_place(self._account.source, self._reading.index, cell)
        self._account.claim(part, place, cell.raw)


def _label_figures(reading: TableReading, drafts: Sequence[tuple[Cell, ValueDraft]]) -> None:
    """Tells each dated figure of a row which cells of the row say what it is."""
    dated = [is_dated(reading.columns[cell.col]) for cell, _ in drafts]
    labels = tuple(d for (_, d), figure in zip(drafts, dated, strict=True) if not figure)
    for (_, draft), figure in zip(drafts, dated, strict=True):
        if figure:
            draft.labels = labels


def is_dated(column: ColumnReading) -> bool:
    """Whether the column holds figures of one year, whose meaning the row's labels say."""
    return column.fiscal_year is not None and column.role in (
        Role.BUDGET,
        Role.ACTUAL_VALUE,
        Role.TARGET_VALUE,
    )


def _name_sources(drafts: Sequence[tuple[Cell, ValueDraft]]) -> None:
    """In a row of amounts a name such as 国庫支出金 says where the money comes from."""
    if any(draft.role is Role.BUDGET for _, draft in drafts):
        for cell, draft in drafts:
            if draft.role in (Role.TYPE, Role.OTHER) and names_source(cell.text):
                draft.role = Role.FUND_SOURCE


def _judged_column(reading: TableReading) -> int | None:
    """The column that says what is judged or who judges, in a block of ratings."""
    if not any(c.role in (Role.RATING, Role.CHECK, Role.STATUS) for c in reading.columns):
        return None
    return next(
        (c.col for c in reading.columns if _JUDGED_BY.fullmatch(split_heading(c.heading).concept)),
        None,
    )


def _row_labels(reading: TableReading, grid: Grid, row: int) -> tuple[str, ...]:
    """The texts before the first dated column of the row: 財源, 特定財源, 国庫支出金.

    In a row without such a column what is marked as a heading: 必要性 before its mark.
    """
    labels = []
    if not any(is_dated(reading.columns[cell.col]) for cell in grid.row_cells(row)):
        cells = [c for c in grid.row_cells(row) if c.text.strip()]
        judged = _judged_column(reading)
        marked = [c for c in cells if c.header or c.col == judged]
        said = marked or [c for c in cells if reading.columns[c.col].role is Role.TYPE]
        return tuple(c.text.strip() for c in said)
    for cell in grid.row_cells(row):
        if is_dated(reading.columns[cell.col]):
            break
        if cell.text.strip():
            labels.append(cell.text.strip())
    return tuple(labels)
