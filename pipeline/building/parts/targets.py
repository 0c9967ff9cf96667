"""Targets, baselines and actuals of an item."""

from __future__ import annotations

from pipeline.building.drafts import ItemDraft, ValueDraft
from pipeline.building.parts.values import ItemContext, ValueId, values_of
from pipeline.values.targets import TargetReading, read_targets, target_key
from schemas.plan import IndicatorKind, Target
from schemas.roles import Role

_INDICATOR_KINDS: tuple[tuple[str, IndicatorKind], ...] = (
    ("活動", "output"),
    ("アウトプット", "output"),
    ("成果", "outcome"),
    ("アウトカム", "outcome"),
)
TARGET_ROLES = (Role.TARGET, Role.PLAN, Role.INITIATIVE, Role.GOAL, Role.DO, Role.CHECK)


def item_targets(item: ItemDraft, ids: ValueId, about: ItemContext) -> tuple[Target, ...]:
    """Targets in prose, then the measured values of indicator rows; the same target stands once.

    A count in a report of what was done is an actual only beside a target that counts the same.
    """
    targets: dict[tuple[object, ...], Target] = {}
    for value in values_of(item, *TARGET_ROLES):
        for found in _read(value, value.unit, about):
            targets.setdefault(target_key(found), _target(found, value, ids))
    units = {_counted(t.unit) for t in targets.values() if t.kind == "target"}
    kept = {
        key: target
        for key, target in targets.items()
        if target.kind == "target" or _counted(target.unit) in units
    }
    for row in item.indicators:
        name = row.indicator.reading.strip() if row.indicator else ""
        for value in row.values:
            for found in _read(value, value.unit or row.unit, about):
                key = (ids(value), *target_key(found))
                kept.setdefault(key, _target(found, value, ids, name))
    return tuple(kept.values())


def _read(value: ValueDraft, unit: str, about: ItemContext) -> tuple[TargetReading, ...]:
    return read_targets(
        value.reading,
        role=value.role,
        fiscal_year=value.fiscal_year,
        unit=unit,
        context=about.context,
    )


def _counted(unit: str) -> str:
    """The unit, two words for people taken as one."""
    return "人" if unit == "名" else unit


def indicator_kinds(item: ItemDraft) -> dict[str, IndicatorKind]:
    """The kind of each indicator by name, where the document says it (活動指標, 成果指標)."""
    kinds: dict[str, IndicatorKind] = {}
    for row in item.indicators:
        if row.indicator is not None:
            words = (row.group, *row.indicator.heading)
            kind = next((k for word, k in _INDICATOR_KINDS if any(word in w for w in words)), None)
            if kind is not None:
                kinds[row.indicator.reading.strip()] = kind
    return kinds


def _target(found: TargetReading, value: ValueDraft, ids: ValueId, name: str = "") -> Target:
    return Target(
        indicator=name or found.indicator,
        kind=found.kind,
        value=found.value,
        value_max=found.value_max,
        unit=found.unit,
        comparator=found.comparator,
        frequency=found.frequency,
        fiscal_year=found.fiscal_year,
        text=found.text,
        value_ids=(ids(value), *map(ids, value.labels)),
        confidence=min(found.confidence, value.confidence),
    )
