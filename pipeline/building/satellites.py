"""Items that a plan spreads over two tables: the list, and a schedule or KPI table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.building.drafts import ItemDraft
from pipeline.reading.columns import ColumnReading
from schemas.roles import Role
from schemas.text import text_key

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


def _find_host(item: ItemDraft, hosts: Sequence[ItemDraft]) -> ItemDraft | None:
    """The one item of the same name; None when there is none, or more than one to choose from."""
    named = [host for host in hosts if text_key(host.title) == text_key(item.title)]
    numbered = [h for h in named if not h.number or not item.number or _same_number(h, item)]
    exact = [host for host in numbered if _same_number(host, item)]
    found = exact or numbered
    return found[0] if len(found) == 1 else None


def _same_number(first: ItemDraft, second: ItemDraft) -> bool:
    return text_key(first.number) == text_key(second.number)


def _merge(host: ItemDraft, item: ItemDraft) -> None:
    for value in item.values:
        host.add(value)
    host.schedule.extend(item.schedule)
    host.indicators.extend(item.indicators)
    host.tags.extend(tag for tag in item.tags if tag not in host.tags)
