"""The rows of a list of actions, read into item drafts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from pipeline.building.drafts import (
    ItemDraft,
    PolicyDraft,
    ValueDraft,
)
from pipeline.building.figures import (
    indicator_row,
    is_same,
    is_total_label,
    label_figure,
    names_source,
    row_labels,
    schedule_row,
)
from pipeline.building.places import cell_place, cell_places
from pipeline.building.satellites import is_satellite
from pipeline.building.strips import Strips
from pipeline.building.sums import ColumnSums
from pipeline.building.workspace import Workspace
from pipeline.building.year_column import date_row, find_year_column
from pipeline.reading.columns import ColumnReading
from pipeline.reading.grid import Grid
from pipeline.reading.headers import header_cells
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import TableReading
from pipeline.values.numbering import split_number
from pipeline.values.offices import drop_inline_offices
from pipeline.values.tags import find_tags
from schemas.document import Cell
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.roles import Role
from schemas.text import count_characters, text_key

_NOTE_START = re.compile(r"[※＊*]|注[)）\d１-９]|[(（]注")
MAX_STRIP = 60
"""A row that is one cell over all columns is a heading strip up to this many characters."""
LEAST_HEADINGS = 3
"""A row of headings within the body holds at least so many."""
LEAST_REPEATED = 3
"""A row repeats the one above only if so many of its cells hold the same text."""


@dataclass(slots=True)
class TableItems:
    """What a list of actions gave: items, rows kept aside (totals, notes), findings."""

    items: list[ItemDraft] = field(default_factory=list)
    kept: list[list[Cell]] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class RowReader:
    """Reads the body rows of one table, carrying policy labels and the current item along.

    Only policy, number and label columns and real spans carry down; an empty cell elsewhere stays
    empty.
    """

    def __init__(
        self,
        reading: TableReading,
        workspace: Workspace,
        parent: PolicyDraft | None,
    ) -> None:
        self._lexicon = workspace.lexicon
        self._measures = any(c.role is Role.INDICATOR for c in reading.columns)
        self._context = workspace.context
        self._split = workspace.numbers.split
        self._reading = reading
        self._grid = Grid(reading.table, reading.header.end)
        self._account = workspace.account
        self._tree = workspace.tree
        self._strips = Strips(workspace, parent)
        self._strip_cells: list[Cell] = []
        self._carried: dict[int, Cell] = {}
        self._above: dict[int, str] = {}
        self._item: ItemDraft | None = None
        self._result = TableItems()
        self._sums = ColumnSums(reading.columns)
        self._years = find_year_column(reading, self._grid, workspace.context)
        self._title = next(c for c in reading.columns if c.role is Role.ITEM)
        self._policies = [c for c in reading.columns if c.role is Role.POLICY]
        self._number = next(
            (c for c in reading.columns if c.role is Role.NUMBER and c.col < self._title.col), None
        )

    def read(self) -> TableItems:
        """The items of all body rows, in order."""
        header, whole = self._reading.header, Grid(self._reading.table)
        for cell in header_cells(whole, header):
            if cell.row >= header.first or not self._opens_policy(cell):
                self._claim("headings", cell)
        headings = {_row_key(whole, row) for row in range(header.first, header.end)}
        for row in range(header.end, self._grid.rows):
            if self._repeats_header(row, headings):
                self._drop("repeated_headers", row)
            elif self._repeats_row_above(row):
                self._drop("duplicates", row)
                self._tell_repeat(row)
            else:
                self._read_row(row)
        self._keep_rest()
        return self._result

    def _opens_policy(self, cell: Cell) -> bool:
        """Whether a strip above the header names a policy (基本目標１ …), and reads it."""
        numbered = self._split(cell.text.strip())
        if not (numbered.level and numbered.title):
            return False
        self._read_strip(cell)
        return True

    def _read_row(self, row: int) -> None:
        filled = [cell for cell in self._grid.row_cells(row) if cell.text.strip()]
        own = [cell for cell in filled if cell.row == row]
        if not own:
            return
        if len(filled) == 1 and self._is_strip(filled[0]):
            self._read_strip(filled[0])
        elif len(filled) == 2 and _is_number(filled[0]) and self._is_strip(filled[1]):
            self._read_numbered_strip(*filled)
        elif self._prints_headings(row, filled):
            self._tell_headings(row, filled)
        elif self._is_total(filled):
            self._result.findings.extend(self._sums.check(own, self._place(own[0])))
            # A cell that reaches down belongs to the rows below, too.
            self._keep([cell for cell in own if cell.last_row == row] or own, row)
        else:
            self._carry(row)
            if not self._is_label_row(filled):
                self._add_row(row, filled)

    def _prints_headings(self, row: int, filled: Sequence[Cell]) -> bool:
        """Whether a row within the body is one of headings: nearly all its cells are known ones."""
        if any((c.row, c.rowspan) != (row, 1) for c in filled) or len(filled) < LEAST_HEADINGS:
            return False
        known = [cell for cell in filled if self._lexicon.knows(split_heading(cell.text).concept)]
        title = self._grid.at(row, self._title.col)
        return title in known and len(known) >= 0.75 * len(filled)

    def _tell_headings(self, row: int, filled: Sequence[Cell]) -> None:
        for cell in filled:
            self._claim("headings", cell)
        text = "、".join(cell.text.strip() for cell in filled)
        place = self._place(filled[0])
        self._result.findings.append(make_finding("table.heading-in-body", [place], text=text))

    def _is_label_row(self, filled: Sequence[Cell]) -> bool:
        """Whether the row holds nothing but policy labels: a heading for the rows below."""
        labels = {column.col for column in self._policies}
        return all(cell.col in labels for cell in filled)

    def _keep_rest(self) -> None:
        """Keeps what no item took: strips and labels under which no row follows."""
        for cell in self._strip_cells:
            self._claim("titles", cell)
        rest = [
            cell
            for row in range(self._reading.header.end, self._grid.rows)
            for cell in self._grid.starting_cells(row)
            if cell.text.strip() and not self._account.is_claimed(self._place(cell))
        ]
        taken = {id(cell) for row in self._result.kept for cell in row}
        taken |= {id(cell) for cell in self._result.notes}
        self._result.kept.extend([cell] for cell in rest if id(cell) not in taken)

    def _is_strip(self, cell: Cell) -> bool:
        if cell.colspan >= self._grid.cols:
            return True
        if cell.col == 0 and self._title.col > 0 and cell.colspan > self._title.col:
            return True
        # Lower levels may be set in by empty cells.
        reaches = cell.last_col + 1 == self._grid.cols and 2 * cell.colspan > self._grid.cols
        return reaches and cell.col <= self._title.col

    def _read_strip(self, cell: Cell) -> None:
        """A row over all columns: a note, or a heading for the rows below."""
        text = cell.text.strip()
        if _NOTE_START.match(text):
            self._result.notes.append(cell)
            return
        if count_characters(text) > MAX_STRIP:
            self._result.kept.append([cell])
            return
        self._strips.push(cell, self._places(cell))
        self._strip_cells.append(cell)
        self._carried.clear()

    def _read_numbered_strip(self, number: Cell, cell: Cell) -> None:
        """A heading for the rows below whose number stands in a cell of its own."""
        self._claim("headings", number)
        self._read_strip(replace(cell, text=f"{number.text.strip()} {cell.text.strip()}"))

    def _is_total(self, filled: Sequence[Cell]) -> bool:
        labels = [cell for cell in filled if cell.col <= self._title.col]
        return bool(labels) and all(is_total_label(cell.text) for cell in labels)

    def _keep(self, own: list[Cell], row: int) -> None:
        self._result.kept.append(own)
        self._result.findings.append(
            make_finding("row.total-skipped", [self._place(own[0])], text=own[0].text.strip())
        )

    def _carry(self, row: int) -> None:
        """Takes the policy labels of the row; a new upper label ends the lower ones."""
        for position, column in enumerate(self._policies):
            cell = self._grid.at(row, column.col)
            if cell is None or not cell.text.strip() or is_same(cell.text):
                continue
            if self._carried.get(column.col) is not cell:
                self._carried[column.col] = cell
                for lower in self._policies[position + 1 :]:
                    below = self._grid.at(row, lower.col)
                    if below is None or not below.text.strip():
                        self._carried.pop(lower.col, None)

    def _add_row(self, row: int, filled: Sequence[Cell]) -> None:
        if self._item is None or self._begins_item(row):
            self._item = self._start_item(row)
            self._result.items.append(self._item)
        self._sums.add(row, filled)
        drafts = [(cell, self._item.add(d)) for cell, d in self._row_drafts(row, filled)]
        self._add_series(row, drafts)

    def _begins_item(self, row: int) -> bool:
        title = self._grid.at(row, self._title.col)
        if title is not None and title.text.strip():
            return title.row == row and not is_same(title.text)
        if self._number is not None:
            number = self._grid.at(row, self._number.col)
            return number is not None and number.row == row and bool(number.text.strip())
        return False

    def _start_item(self, row: int) -> ItemDraft:
        title = self._grid.text(row, self._title.col).strip()
        printed = self._grid.text(row, self._number.col).strip() if self._number else ""
        tags, rest = find_tags(drop_inline_offices(title.replace("\n", " ")))
        numbered = self._split(rest)
        number = printed or numbered.number
        name = numbered.title if numbered.number and not printed else rest
        item = ItemDraft(number, (name or title).strip(), self._policy(), list(tags))
        item.is_satellite = is_satellite(self._reading.columns)
        for cell in self._strips.cells:
            item.add(self._label(cell))
        for column in self._policies:
            label = self._carried.get(column.col)
            if label is not None:
                item.add(self._draft(label, column))
        return item

    def _label(self, cell: Cell) -> ValueDraft:
        """A strip as a value: it says of every item below it which policy it serves."""
        self._claim("values", cell)
        return ValueDraft(Role.POLICY, cell.text, cell.raw, self._places(cell))

    def _policy(self) -> PolicyDraft | None:
        node = self._strips.policy
        for column in self._policies:
            cell = self._carried.get(column.col)
            if cell is None:
                continue
            numbered = self._split(cell.text.strip())
            level = numbered.level or self._lexicon.level_name(
                split_heading(column.heading).concept
            )
            node = self._tree.add(node, level, numbered, cell.raw, self._places(cell))
        return node

    def _row_drafts(self, row: int, filled: Sequence[Cell]) -> list[tuple[Cell, ValueDraft]]:
        drafts = []
        year = None if self._years is None else self._grid.at(row, self._years)
        if year is not None:
            self._claim("headings", year)
            filled = [cell for cell in filled if cell is not year]
        labels = self._labels(row, filled)
        for cell in filled:
            column = self._reading.columns[cell.col]
            draft = self._draft(cell, column)
            label_figure(
                draft,
                column,
                [label.text for label in labels],
                self._lexicon,
                beside_indicator=self._measures,
                unit=self._reading.unit,
            )
            if year is not None:
                date_row(cell, year, draft, self._context)
            if is_same(cell.text):
                draft.meant = self._above.get(cell.col, "")
            else:
                self._above[cell.col] = cell.text
            drafts.append((cell, draft))
        if any(draft.role is Role.BUDGET for _, draft in drafts):
            for cell, draft in drafts:
                if cell in labels and draft.role is not Role.BUDGET and names_source(cell.text):
                    draft.role = Role.FUND_SOURCE
        return drafts

    def _labels(self, row: int, filled: Sequence[Cell]) -> tuple[Cell, ...]:
        """What the row says of its cells under years; an item of one row says all with its title.

        Of such an item a cell 国庫補助金、起債 tells where its money comes from, not one amount.
        """
        title = self._grid.at(row, self._title.col)
        alone = title is not None and title.rowspan == 1 and bool(title.text.strip())
        return tuple(
            cell
            for cell in row_labels(self._reading, filled)
            if not (alone and self._reading.columns[cell.col].role is Role.FUND_SOURCE)
        )

    def _draft(self, cell: Cell, column: ColumnReading) -> ValueDraft:
        self._claim("values", cell)
        return ValueDraft(
            column.role,
            cell.text,
            cell.raw,
            self._places(cell),
            column.path,
            column.fiscal_year,
            column.part,
            column.unit,
            column.confidence,
        )

    def _add_series(self, row: int, drafts: Sequence[tuple[Cell, ValueDraft]]) -> None:
        assert self._item is not None
        schedule = schedule_row(self._reading, row, drafts)
        if schedule is not None:
            self._item.schedule.append(schedule)
        indicators = indicator_row(drafts)
        if indicators is not None:
            self._item.indicators.append(indicators)

    def _drop(self, part: str, row: int) -> None:
        for cell in self._grid.starting_cells(row):
            self._claim(part, cell)

    def _repeats_header(self, row: int, headings: Collection[tuple[str, ...]]) -> bool:
        """Whether the row, with all rows that its cells reach down to, prints headings again."""
        last = max((cell.last_row for cell in self._grid.starting_cells(row)), default=row)
        return all(_row_key(self._grid, r) in headings for r in range(row, last + 1))

    def _repeats_row_above(self, row: int) -> bool:
        """Whether a transcript holds the row twice in succession; in print that would be meant."""
        if self._reading.table.spans_known or row <= self._reading.header.end:
            return False
        key = _row_key(self._grid, row)
        return sum(map(bool, key)) >= LEAST_REPEATED and key == _row_key(self._grid, row - 1)

    def _tell_repeat(self, row: int) -> None:
        places = [self._place(cell) for cell in self._grid.starting_cells(row)]
        self._result.findings.append(make_finding("row.duplicate-dropped", places[:1]))

    def _claim(self, part: str, cell: Cell) -> None:
        self._account.claim(part, self._place(cell), cell.raw)

    def _places(self, cell: Cell) -> tuple[Anchor, ...]:
        return cell_places(self._account.source, self._reading.index, cell)

    def _place(self, cell: Cell) -> Anchor:
        return cell_place(self._account.source, self._reading.index, cell)


def _row_key(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(text_key(cell.text) for cell in grid.row_cells(row))


def _is_number(cell: Cell) -> bool:
    """Whether a cell holds nothing but a number such as (1), 1-2 or ①."""
    numbered = split_number(f"{cell.text.strip()} 題")
    return bool(numbered.number) and numbered.title == "題" and not numbered.level
