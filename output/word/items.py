"""The table of action items (landscape) and the item sheet (portrait) as grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from output.rows import PlanIndex
from output.word.grid import Grid, GridCell, Line, header_cells, lines_of
from output.word.item_columns import ItemColumn, cell_lines, find_columns, year_label, years_of
from output.wording import numbered, office_words, policy_words
from schemas.plan import ActionItem, Policy

_DEEPEST = 2


def group_items(
    index: PlanIndex, items: Sequence[ActionItem]
) -> Iterator[tuple[Policy | None, list[ActionItem]]]:
    """Neighbouring items under the same top policy (None: under no policy)."""

    def top(item: ActionItem) -> str:
        path = index.policy_path(item)
        return path[0].id if path else ""

    for key, group in groupby(items, top):
        yield index.policies.get(key), list(group)


def item_title(item: ActionItem) -> str:
    """Title with its tags."""
    return item.title + "".join(f"【{tag}】" for tag in item.tags)


def policy_lines(policy: Policy) -> tuple[Line, ...]:
    """What a label cell says of a policy: number and title, description, offices."""
    offices = "、".join(map(office_words, policy.offices))
    return (
        *lines_of(numbered(policy.number, policy.title)),
        *lines_of(policy.description),
        *((Line(f"（担当：{offices}）"),) if offices else ()),
    )


class ItemTable:
    """Builds the table of neighbouring items under one top policy, with the columns they fill."""

    def __init__(self, index: PlanIndex, items: Sequence[ActionItem]) -> None:
        self._index = index
        self._items = items
        self._columns = find_columns(index, items)
        self._depth = min(_DEEPEST, max((len(self._below(item)) for item in items), default=0))
        self._levels = [_level_name(items, index, at) for at in range(self._depth)]
        self._numbers = any(item.number for item in items)
        self._years = any(len(item.progress) > 1 for item in items)

    def grid(self, name: str) -> Grid:
        """The table, with its alternative text."""
        header, header_rows = header_cells([*self._label_paths(), *self._paths()])
        starts = _starts(self._items, header_rows)
        body = [*self._policy_cells(starts), *self._item_cells(starts)]
        rows = starts[-1]
        labels = len(self._label_paths())
        cols = labels + len(self._columns)
        return Grid((*header, *body), rows, cols, header_rows, (), name, labels)

    def _below(self, item: ActionItem) -> tuple[Policy, ...]:
        return self._index.policy_path(item)[1:]

    def _label_paths(self) -> list[tuple[str, ...]]:
        number = [("番号",)] if self._numbers else []
        years = [("年度",)] if self._years else []
        return [*((level,) for level in self._levels), *number, ("項目名",), *years]

    def _paths(self) -> list[tuple[str, ...]]:
        return [column.heading for column in self._columns]

    def _policy_cells(self, starts: Sequence[int]) -> Iterator[GridCell]:
        """Label cells of the policies below the top, merged over their items."""
        for depth in range(self._depth):
            keys = [self._label_key(item, depth) for item in self._items]
            for policies, group in groupby(range(len(keys)), keys.__getitem__):
                members = list(group)
                row, end = starts[members[0]], starts[members[-1] + 1]
                lines = tuple(line for policy in policies for line in policy_lines(policy))
                yield GridCell(row, depth, end - row, 1, lines, shade="label")

    def _label_key(self, item: ActionItem, depth: int) -> tuple[Policy, ...]:
        """The policies in the label column; the last column takes all deeper levels."""
        path = self._below(item)
        return path[depth:] if depth == self._depth - 1 else path[depth : depth + 1]

    def _item_cells(self, starts: Sequence[int]) -> Iterator[GridCell]:
        for item, row in zip(self._items, starts, strict=False):
            years = years_of(item)
            at = self._depth
            if self._numbers:
                yield GridCell(row, at, len(years), 1, lines_of(item.number), "center")
                at += 1
            yield GridCell(row, at, len(years), 1, (Line(item_title(item), bold=True),))
            if self._years:
                for offset, year in enumerate(years):
                    yield GridCell(row + offset, at + 1, lines=lines_of(year_label(year)))
            first = at + 1 + self._years
            for col, column in enumerate(self._columns, start=first):
                yield from self._value_cells(column, item, row, col)

    def _value_cells(
        self, column: ItemColumn, item: ActionItem, row: int, col: int
    ) -> Iterator[GridCell]:
        years = years_of(item)
        if not column.by_year:
            lines = cell_lines(self._index, column, item, years[0])
            yield GridCell(row, col, len(years), 1, lines)
            return
        for offset, year in enumerate(years):
            lines = cell_lines(self._index, column, item, year)
            yield GridCell(row + offset, col, lines=lines)


def _starts(items: Sequence[ActionItem], first: int) -> list[int]:
    """First row of each item, and the row after the last."""
    starts = [first]
    for item in items:
        starts.append(starts[-1] + len(years_of(item)))
    return starts


def _level_name(items: Sequence[ActionItem], index: PlanIndex, depth: int) -> str:
    """The document's word for the policies ``depth`` levels below the top, if it has one."""
    paths = (index.policy_path(item)[1:] for item in items)
    names = {path[depth].level for path in paths if len(path) > depth} - {""}
    return names.pop() if len(names) == 1 else "施策"


def sheet_grid(index: PlanIndex, item: ActionItem) -> Grid:
    """An item sheet: labels beside values, one row a heading."""
    pairs = [*_sheet_labels(index, item), *_sheet_values(index, item)]
    cells = []
    for row, (name, lines) in enumerate(pairs):
        cells.append(GridCell(row, 0, lines=lines_of(name), shade="header"))
        cells.append(GridCell(row, 1, lines=lines))
    return Grid(tuple(cells), len(pairs), 2, 0, (), item.title or "項目", 1)


def _sheet_labels(index: PlanIndex, item: ActionItem) -> Iterator[tuple[str, tuple[Line, ...]]]:
    if item.number:
        yield "番号", lines_of(item.number)
    yield "項目名", (Line(item_title(item), bold=True),)
    path = index.policy_path(item)
    if path:
        yield "施策体系", tuple(Line(policy_words(policy)) for policy in path)


def _sheet_values(index: PlanIndex, item: ActionItem) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for column in find_columns(index, [item]):
        name = "\n".join(column.heading)
        for year in years_of(item) if column.by_year else years_of(item)[:1]:
            lines = cell_lines(index, column, item, year)
            if lines:
                several = column.by_year and len(item.progress) > 1
                yield (f"{name}\n{year_label(year)}" if several else name), lines
