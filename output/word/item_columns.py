"""Columns of the table of action items: which there are, their headings, and what stands in them.

A column shows the values of a role as printed, under the printed heading where there is only one.
Typed parts take their place where values are missing. What a table of its own shows (targets,
budgets, schedule) is not shown twice, but a value that no typed part covers is always shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from output.labels import label
from output.rows import PlanIndex
from output.word.doubts import doubt_reading, doubt_value
from output.word.grid import Line, lines_of
from output.wording import initiative_words, office_words, rating_words
from schemas.fiscal import format_fiscal_year
from schemas.plan import ActionItem, Progress, Rating, Reading, Value
from schemas.roles import Role

ORDER = (
    Role.DESCRIPTION,
    Role.PURPOSE,
    Role.BENEFICIARY,
    Role.BACKGROUND,
    Role.APPROACH,
    Role.INITIATIVE,
    Role.TARGET,
    Role.PLAN,
    Role.DO,
    Role.CHECK,
    Role.RATING,
    Role.STATUS,
    Role.ISSUE,
    Role.ACT,
    Role.INDICATOR,
    Role.UNIT,
    Role.BASELINE,
    Role.TARGET_VALUE,
    Role.ACTUAL_VALUE,
    Role.ACHIEVEMENT,
    Role.GOAL,
    Role.DIRECTION,
    Role.SCHEDULE,
    Role.PERIOD,
    Role.BUDGET,
    Role.FUND_SOURCE,
    Role.LEGAL_BASIS,
    Role.TYPE,
    Role.TAG,
    Role.OFFICE,
    Role.PARTNER,
    Role.COMMENT,
    Role.REMARKS,
    Role.OTHER,
)
"""Order of columns whose place on the page is not known; policy, number and title are labels."""

PROGRESS_ROLES: Mapping[Role, Callable[[Progress], str]] = {
    Role.PLAN: lambda progress: progress.plan,
    Role.DO: lambda progress: progress.do,
    Role.CHECK: lambda progress: progress.check,
    Role.ISSUE: lambda progress: progress.issue,
    Role.ACT: lambda progress: progress.act,
    Role.STATUS: lambda progress: progress.status,
    Role.RATING: lambda progress: _ratings_words(progress.ratings),
}
_MOST_HEADINGS = 6


def _ratings_words(ratings: Sequence[Rating]) -> str:
    """The ratings, one a line; the column's heading says the criterion of a lone one."""
    if len(ratings) == 1:
        ratings = [ratings[0].model_copy(update={"criterion": ""})]
    return "\n".join(map(rating_words, ratings))


@dataclass(frozen=True, slots=True)
class ItemColumn:
    """A column: its role, and the heading path it is limited to (None: all headings)."""

    role: Role
    path: tuple[str, ...] | None
    heading: tuple[str, ...]

    @property
    def by_year(self) -> bool:
        """Whether it has a cell for each reporting year."""
        return self.role in PROGRESS_ROLES

    def holds(self, value: Value) -> bool:
        """Whether the value belongs into this column."""
        return value.role is self.role and self.path in (None, value.heading)


def find_columns(index: PlanIndex, items: Sequence[ActionItem]) -> tuple[ItemColumn, ...]:
    """The columns that have content in some item, in the order of the printed table."""
    found = [column for role in ORDER for column in _role_columns(role, items)]
    filled = [
        column
        for column in found
        if any(cell_lines(index, column, item, year) for item in items for year in years_of(item))
    ]
    return _in_printed_order(filled, items)


def years_of(item: ActionItem) -> tuple[Progress | None, ...]:
    """The reporting years of an item, at least one entry."""
    return item.progress or (None,)


def cell_lines(
    index: PlanIndex, column: ItemColumn, item: ActionItem, year: Progress | None
) -> tuple[Line, ...]:
    """What stands in a column for an item (and a reporting year, in columns by year)."""
    if column.by_year:
        return _progress_lines(index, column, item, year)
    values = [value for value in shown_values(item) if column.holds(value)]
    typed = _TYPED.get(column.role)
    if typed is not None and (not values or column.role in _TYPED_FIRST):
        lines = typed(index, item)
        shown = _key("".join(line.text for line in lines))
        rest = [value for value in values if _key(value.text) not in shown]
        return lines + _value_lines(rest)
    return _value_lines(values)


def shown_values(item: ActionItem) -> tuple[Value, ...]:
    """The values that no table of its own shows, and that are not the item's labels."""
    elsewhere = chain(item.schedule, item.budgets, _measured(item), item.offices)
    covered = {key for reading in elsewhere for key in reading.value_ids}
    return tuple(
        value
        for value in item.values
        if value.role not in _LABELS
        and not (value.role in _COVERABLE and value.id in covered)
        and not (value.role is Role.TAG and _key(value.text) in map(_key, item.tags))
    )


_LABELS = {Role.POLICY, Role.NUMBER, Role.ITEM}
_COVERABLE = {
    Role.SCHEDULE,
    Role.PERIOD,
    Role.BUDGET,
    Role.FUND_SOURCE,
    Role.INDICATOR,
    Role.UNIT,
    Role.TYPE,
    Role.BASELINE,
    Role.TARGET_VALUE,
    Role.ACTUAL_VALUE,
    Role.OFFICE,
    Role.PARTNER,
}


def _measured(item: ActionItem) -> Iterable[Reading]:
    return item.targets


def _role_columns(role: Role, items: Sequence[ActionItem]) -> list[ItemColumn]:
    """One column for a role, or one a heading where an item holds the role under several."""
    shown = (i.values if role in _TYPED_FIRST else shown_values(i) for i in items)
    values = [value for value in chain.from_iterable(shown) if value.role is role]
    paths = list(dict.fromkeys(value.heading for value in values))
    several = any(len({v.heading for v in item.values if v.role is role}) > 1 for item in items)
    # Ratings name their criteria themselves, so that one column holds them all.
    parted = several and role is not Role.RATING and len(paths) <= _MOST_HEADINGS
    if role is Role.OTHER or parted:
        return [ItemColumn(role, path, _printed(path, role)) for path in paths]
    heading = _printed(paths[0], role) if len(paths) == 1 else (role.label(),)
    return [ItemColumn(role, None, heading)]


def _printed(path: tuple[str, ...], role: Role) -> tuple[str, ...]:
    """First and last of the printed headings; the role's label where none is printed."""
    texts = [text.replace("\n", "") for text in path if text.strip()]
    if not texts:
        return (role.label(),)
    return (texts[0],) if len(texts) == 1 or texts[0] == texts[-1] else (texts[0], texts[-1])


def _in_printed_order(
    columns: list[ItemColumn], items: Sequence[ActionItem]
) -> tuple[ItemColumn, ...]:
    """Columns with a known place change seats among themselves; the others stay where they are."""
    places = {column: _place(column, items) for column in columns}
    seats = [at for at, column in enumerate(columns) if places[column] is not None]
    ranked = sorted((columns[at] for at in seats), key=lambda column: places[column] or 0)
    for at, column in zip(seats, ranked, strict=True):
        columns[at] = column
    return tuple(columns)


def _place(column: ItemColumn, items: Sequence[ActionItem]) -> float | None:
    """Median column of the column's values in the source; order in the item for an item sheet."""
    if len(items) == 1:
        orders = [at for at, value in enumerate(items[0].values) if column.holds(value)]
        return min(orders, default=None)
    cols = sorted(
        anchor.col
        for item in items
        for value in item.values
        if column.holds(value)
        for anchor in value.anchors[:1]
        if anchor.col is not None
    )
    return cols[len(cols) // 2] if cols else None


def _progress_lines(
    index: PlanIndex, column: ItemColumn, item: ActionItem, year: Progress | None
) -> tuple[Line, ...]:
    """The field of the year; with the first year also values that no progress covers."""
    fields = _key("".join(map(PROGRESS_ROLES[column.role], item.progress)))
    rest: list[Value] = []
    if year is None or year is item.progress[0]:
        held = (value for value in item.values if column.holds(value))
        rest = [value for value in held if _key(value.text) not in fields]
    first = column.path is None or column.path == _first_path(column.role, item)
    own = _field_lines(index, column.role, item, year) if year is not None and first else ()
    return own + _value_lines(rest)


def _field_lines(
    index: PlanIndex, role: Role, item: ActionItem, year: Progress
) -> tuple[Line, ...]:
    """The field of a reporting year, unless the column of another role shows the same values."""
    text = PROGRESS_ROLES[role](year)
    elsewhere = "".join(
        value.text
        for value in item.values
        if value.id in year.value_ids and value.role not in PROGRESS_ROLES
    )
    if _key(text) in _key(elsewhere):
        return ()
    return lines_of(text, doubt_reading(index, year))


def _first_path(role: Role, item: ActionItem) -> tuple[str, ...] | None:
    return next((value.heading for value in item.values if value.role is role), None)


def _value_lines(values: Iterable[Value]) -> tuple[Line, ...]:
    return tuple(line for value in values for line in lines_of(value.text, doubt_value(value)))


def _key(text: str) -> str:
    return re.sub(r"\s", "", text)


def _description(index: PlanIndex, item: ActionItem) -> tuple[Line, ...]:
    return lines_of(item.description)


def _initiatives(index: PlanIndex, item: ActionItem) -> tuple[Line, ...]:
    return tuple(
        Line(initiative_words(part), doubt_reading(index, part)) for part in item.initiatives
    )


def _offices(index: PlanIndex, item: ActionItem) -> tuple[Line, ...]:
    """Offices, with their role where the item has more than one kind of them."""
    several = len({office.role for office in item.offices}) > 1
    return tuple(
        Line(
            f"{label(office.role)}：{office_words(office)}" if several else office_words(office),
            doubt_reading(index, office),
        )
        for office in item.offices
    )


_TYPED: Mapping[Role, Callable[[PlanIndex, ActionItem], tuple[Line, ...]]] = {
    Role.DESCRIPTION: _description,
    Role.INITIATIVE: _initiatives,
    Role.OFFICE: _offices,
}
_TYPED_FIRST = {Role.OFFICE}


def year_label(progress: Progress | None) -> str:
    """The reporting year of a progress report in words."""
    if progress is None or progress.fiscal_year is None:
        return ""
    return format_fiscal_year(progress.fiscal_year)
