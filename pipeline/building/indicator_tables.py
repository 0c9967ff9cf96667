"""Tables of indicators whose rows are no action items: their measured values, by owner.

The owner of an indicator is the item of the same name or number, else the policy that the row or
the headings above the table name, else the plan. A table of which no row belongs to an item is
kept whole as well; its values are readings of the kept cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.building.drafts import ItemDraft, PolicyDraft, ValueDraft
from pipeline.building.figures import (
    indicator_row,
    is_same,
    is_total_label,
    label_figure,
    row_labels,
)
from pipeline.building.numbers import Numbers
from pipeline.building.places import cell_place, cell_places
from pipeline.building.strips import Strips
from pipeline.building.workspace import Workspace
from pipeline.reading.columns import ColumnReading
from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import TableReading
from schemas.document import Cell
from schemas.places import Anchor
from schemas.roles import Role
from schemas.text import text_key


@dataclass(slots=True, eq=False)
class Measured:
    """The rows of one owner: ``draft`` holds their values and indicators, ``rows`` their numbers.

    ``label`` is the printed text that may name an item (施策, 事業), empty where there is none.
    """

    draft: ItemDraft
    label: str = ""
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class IndicatorTable:
    """A table of indicators, read but not yet given to its owners."""

    reading: TableReading
    caption: str
    groups: list[Measured]


class IndicatorReader:
    """Reads the body rows of a table of indicators, carrying labels and names down."""

    def __init__(
        self,
        reading: TableReading,
        workspace: Workspace,
        parent: PolicyDraft | None,
    ) -> None:
        self._reading = reading
        self._source = workspace.account.source
        self._tree = workspace.tree
        self._strips = Strips(workspace, parent)
        self._lexicon = workspace.lexicon
        self._split = workspace.numbers.split
        self._grid = Grid(reading.table, reading.header.end)
        self._carried: dict[int, Cell] = {}
        self._name: ValueDraft | None = None
        self._labels = [c for c in reading.columns if c.role is Role.POLICY]

    def read(self, caption: str) -> IndicatorTable:
        """The groups of rows in order; neighbouring rows of one owner are one group."""
        groups: list[Measured] = []
        for row in range(self._reading.header.end, self._grid.rows):
            filled = [cell for cell in self._grid.row_cells(row) if cell.text.strip()]
            if not any(cell.row == row for cell in filled) or self._is_strip(filled):
                continue
            self._carry(row)
            if any(is_total_label(cell.text) for cell in filled[:1]):
                continue
            policy, label = self._owner()
            if not groups or groups[-1].draft.policy is not policy or groups[-1].label != label:
                groups.append(Measured(ItemDraft(policy=policy), label))
            self._add_row(groups[-1], filled)
        return IndicatorTable(
            self._reading, caption, [group for group in groups if group.draft.indicators]
        )

    def _is_strip(self, filled: Sequence[Cell]) -> bool:
        """A row over all columns names the policy of the rows below."""
        if len(filled) != 1 or filled[0].colspan < self._grid.cols:
            return False
        numbered = self._split(filled[0].text.strip())
        if numbered.title and (numbered.number or numbered.level):
            self._strips.push(filled[0], self._places(filled[0]))
            self._carried.clear()
        return True

    def _places(self, cell: Cell) -> tuple[Anchor, ...]:
        return cell_places(self._source, self._reading.index, cell)

    def _carry(self, row: int) -> None:
        for position, column in enumerate(self._labels):
            cell = self._grid.at(row, column.col)
            if cell is None or not cell.text.strip() or is_same(cell.text):
                continue
            if self._carried.get(column.col) is not cell:
                self._carried[column.col] = cell
                for lower in self._labels[position + 1 :]:
                    self._carried.pop(lower.col, None)

    def _owner(self) -> tuple[PolicyDraft | None, str]:
        node, label = self._strips.policy, ""
        for column in self._labels:
            cell = self._carried.get(column.col)
            if cell is not None:
                label = " ".join(cell.text.split("\n"))
                numbered = self._split(cell.text.strip())
                level = numbered.level or self._lexicon.level_name(
                    split_heading(column.heading).concept
                )
                node = self._tree.add(node, level, numbered, cell.raw, self._places(cell))
        return node, label

    def _add_row(self, group: Measured, filled: Sequence[Cell]) -> None:
        labels = [label.text for label in row_labels(self._reading, filled)]
        drafts = []
        for cell in filled:
            column = self._reading.columns[cell.col]
            draft = self._draft(cell, column)
            label_figure(draft, column, labels, self._lexicon)
            drafts.append((cell, group.draft.add(draft)))
            group.cells.append(cell)
        names = [d for _, d in drafts if d.role is Role.INDICATOR]
        self._name = names[-1] if names else self._name
        row = indicator_row(drafts, None if names else self._name)
        if row is not None:
            group.draft.indicators.append(row)

    def _draft(self, cell: Cell, column: ColumnReading) -> ValueDraft:
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


def join_items(table: IndicatorTable, items: Sequence[ItemDraft], workspace: Workspace) -> None:
    """Gives the rows that name an item to it, and claims their cells as its values."""
    for group in list(table.groups):
        host = _find_host(group, items, workspace.numbers)
        if host is None:
            continue
        for value in group.draft.values:
            host.add(value)
        host.indicators.extend(group.draft.indicators)
        for cell in group.cells:
            workspace.account.claim(
                "values", cell_place(workspace.account.source, table.reading.index, cell), cell.raw
            )
        table.groups.remove(group)


def _find_host(group: Measured, items: Sequence[ItemDraft], numbers: Numbers) -> ItemDraft | None:
    """The one item whose title (and number, where both print one) the row's label is."""
    if not group.label:
        return None
    numbered = numbers.split(group.label)
    named = [
        item
        for item in items
        if text_key(item.title) in (text_key(group.label), text_key(numbered.title))
        and (not item.number or not numbered.number or _same(item.number, numbered.number))
    ]
    if not named and not numbered.title:
        named = [item for item in items if item.number and _same(item.number, group.label)]
    return named[0] if len(named) == 1 else None


def _same(first: str, second: str) -> bool:
    return text_key(first) == text_key(second)


def owned_groups(tables: Sequence[IndicatorTable]) -> Iterator[ItemDraft]:
    """The drafts of policies and the plan, in document order."""
    return (group.draft for table in tables for group in table.groups)
