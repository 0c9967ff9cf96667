"""Items that a plan spreads over two tables: the list, and a schedule or KPI table beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.building.drafts import ItemDraft
from pipeline.reading.columns import ColumnReading
from pipeline.reading.grid import Grid
from pipeline.reading.tables import TableReading
from schemas.roles import Role
from schemas.text import text_key

LEAST_NUMBERS = 2
LEAST_SHEETS, MIN_SHARE = 2, 0.5
LABELS = frozenset({Role.POLICY, Role.ITEM, Role.NUMBER, Role.OTHER, Role.REMARKS, Role.TYPE})
SERIES = frozenset(
    {
        Role.SCHEDULE,
        Role.PERIOD,
        Role.INDICATOR,
        Role.UNIT,
        Role.BASELINE,
        Role.TARGET_VALUE,
        Role.ACTUAL_VALUE,
        Role.ACHIEVEMENT,
        Role.TARGET,
        Role.BUDGET,
        Role.FUND_SOURCE,
    }
)


def is_satellite(columns: Sequence[ColumnReading]) -> bool:
    """Whether a table says of its items nothing but a schedule, measured values or amounts."""
    roles = {column.role for column in columns}
    return roles <= LABELS | SERIES and bool(roles & SERIES)


def adopt_numbered(readings: Sequence[TableReading]) -> list[TableReading]:
    """The readings, in which a table that names items by their numbers alone is one of items.

    番号 | 令和6年度 | 令和7年度 behind a list 番号 | 取組 | 担当課: each number must stand once in
    the lists, and the table must say no more of them than a schedule, measured values or amounts.
    """
    listed = Counter(key for reading in readings for key in _listed_numbers(reading))
    known = {key for key, times in listed.items() if times == 1}
    return [_adopt(reading, known) for reading in readings]


def _listed_numbers(reading: TableReading) -> list[str]:
    number = reading.column(Role.NUMBER)
    if reading.kind != "actions" or number is None or is_satellite(reading.columns):
        return []
    return _keys(reading, number)


def _keys(reading: TableReading, column: ColumnReading) -> list[str]:
    cells = Grid(reading.table).column_cells(column.col, reading.header.end)
    return [text_key(cell.text) for cell in cells if cell.text.strip()]


def _adopt(reading: TableReading, known: Collection[str]) -> TableReading:
    number = reading.column(Role.NUMBER)
    if reading.kind not in ("grid", "indicators") or number is None or reading.column(Role.ITEM):
        return reading
    keys = _keys(reading, number)
    if len(keys) < LEAST_NUMBERS or not set(keys) <= set(known):
        return reading
    if not is_satellite(reading.columns):
        return reading
    columns = tuple(replace(c, role=Role.ITEM) if c is number else c for c in reading.columns)
    return replace(reading, kind="actions", columns=columns)


def merge_satellites(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """The items with those of satellite tables put to their namesakes.

    Same title, and the same number where both print one; a namesake in the same kind of table is
    another item.
    """
    hosts = [item for item in items if not item.is_satellite]
    merged: list[ItemDraft] = []
    for item in items:
        host = _find_host(item, hosts) if item.is_satellite else None
        if host is None:
            merged.append(item)
        else:
            _merge(host, item)
    return merged


def merge_lists(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """The items with those of a list put to the sheets of the same names.

    A list in front (番号 | 事業名 | 担当課) names what the sheets behind it tell: one sheet for
    each of two items at least, and for half of them.
    """
    sheets = [item for item in items if item.is_sheet]
    listed = [item for item in items if not item.is_sheet]
    hosts = {id(item): host for item in listed if (host := _find_host(item, sheets)) is not None}
    once = Counter(id(host) for host in hosts.values())
    if len(hosts) < max(LEAST_SHEETS, MIN_SHARE * len(listed)) or max(once.values()) > 1:
        return list(items)
    for item in listed:
        if id(item) in hosts:
            _merge(hosts[id(item)], item)
    return [item for item in items if id(item) not in hosts]


def _find_host(item: ItemDraft, hosts: Sequence[ItemDraft]) -> ItemDraft | None:
    """The one item of the same name; None when there is none, or more than one to choose from."""
    named = [host for host in hosts if text_key(host.title) == text_key(item.title)]
    numbered = [h for h in named if not h.number or not item.number or _same_number(h, item)]
    exact = [host for host in numbered if _same_number(host, item)]
    found = exact or numbered
    if not found and item.number in ("", item.title):
        found = [h for h in hosts if h.number and text_key(h.number) == text_key(item.title)]
    return found[0] if len(found) == 1 else None


def _same_number(first: ItemDraft, second: ItemDraft) -> bool:
    return text_key(first.number) == text_key(second.number)


def _merge(host: ItemDraft, item: ItemDraft) -> None:
    for value in item.values:
        if value.role is Role.ITEM and text_key(value.text) == text_key(host.number):
            value.role = Role.NUMBER
        host.add(value)
    host.schedule.extend(item.schedule)
    host.indicators.extend(item.indicators)
    host.policy = host.policy or item.policy
    host.number = host.number or item.number
    host.tags.extend(tag for tag in item.tags if tag not in host.tags)
