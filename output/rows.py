"""Rows of the open-data tables: each with what it belongs to, in document order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from schemas.places import Anchor
from schemas.plan import ActionItem, Indicator, Plan, Policy, Reading, Target, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """A Plan with its parts by id; ``source_names`` goes from sha256 to a name for reading."""

    plan: Plan
    policies: Mapping[str, Policy]
    values: Mapping[str, Value]
    indicators: Mapping[str, Indicator]
    source_names: Mapping[str, str]

    def pages(self, value_ids: Iterable[str]) -> tuple[int, ...]:
        """Pages (1-based, rising, each once) on which the values stand."""
        values = (self.values[key] for key in value_ids if key in self.values)
        return pages_of(anchor for value in values for anchor in value.anchors)

    def first_page(self, reading: Reading) -> int | None:
        """The first page of a reading, None where the source has no pages."""
        return next(iter(self.pages(reading.value_ids)), None)

    def policy_path(self, item: ActionItem) -> tuple[Policy, ...]:
        """Policies from the top down to the one under which the item is listed."""
        return self.ancestry(item.policy_ids[0]) if item.policy_ids else ()

    def owner_policy(self, indicator: Indicator | None) -> str | None:
        """Id of the policy that owns an indicator, None where an item or the plan does."""
        owner = indicator.owner_id if indicator else ""
        return owner if owner in self.policies else None

    def ancestry(self, policy_id: str) -> tuple[Policy, ...]:
        """The policy and those above it, top first; a broken or circular chain ends it."""
        path: list[Policy] = []
        policy = self.policies.get(policy_id)
        while policy is not None and policy not in path:
            path.insert(0, policy)
            policy = self.policies.get(policy.parent_id) if policy.parent_id else None
        return tuple(path)


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """One row: the part it tells of, the item (None: the whole plan) and the plan."""

    index: PlanIndex
    item: ActionItem | None
    part: T

    @property
    def item_id(self) -> str | None:
        """Id of the item, None for a part of the whole plan."""
        return None if self.item is None else self.item.id


@dataclass(frozen=True, slots=True)
class Place:
    """An anchor of a value."""

    value: Value
    anchor: Anchor


def index_plan(plan: Plan) -> PlanIndex:
    """The plan with its parts by id."""
    return PlanIndex(
        plan,
        {policy.id: policy for policy in plan.policies},
        {value.id: value for value in all_values(plan)},
        {indicator.id: indicator for indicator in plan.indicators},
        name_sources(plan),
    )


def name_sources(plan: Plan) -> dict[str, str]:
    """sha256 → file name; the names of different files are told apart by their hash."""
    names = [source.name for source in plan.sources]
    return {
        s.sha256: s.name if names.count(s.name) == 1 else f"{s.name} ({s.sha256[:8]})"
        for s in plan.sources
    }


def pages_of(anchors: Iterable[Anchor]) -> tuple[int, ...]:
    """Page numbers of the anchors, rising, each once."""
    return tuple(sorted({anchor.page for anchor in anchors if anchor.page is not None}))


def item_rows(plan: Plan) -> Iterator[Row[ActionItem]]:
    """A row for each action item."""
    index = index_plan(plan)
    return (Row(index, item, item) for item in plan.items)


def part_rows(
    parts: Callable[[ActionItem], Iterable[T]],
) -> Callable[[Plan], Iterator[Row[T]]]:
    """A reader of one row for each part of each item."""

    def read(plan: Plan) -> Iterator[Row[T]]:
        index = index_plan(plan)
        return (Row(index, item, part) for item in plan.items for part in parts(item))

    return read


def all_values(plan: Plan) -> Iterator[Value]:
    """The values of all items, then those of policies and the plan."""
    yield from (value for item in plan.items for value in item.values)
    yield from plan.values


def value_rows(plan: Plan) -> Iterator[Row[Value]]:
    """A row for each value."""
    index = index_plan(plan)
    yield from (Row(index, item, value) for item in plan.items for value in item.values)
    yield from (Row(index, None, value) for value in plan.values)


def place_rows(plan: Plan) -> Iterator[Row[Place]]:
    """A row for each place of each value."""
    for row in value_rows(plan):
        for anchor in row.part.anchors:
            yield Row(row.index, row.item, Place(row.part, anchor))


def target_rows(plan: Plan) -> Iterator[Row[Target | Indicator]]:
    """A row for each target, and one for each indicator that no target refers to.

    The indicators of an item follow its targets; those of policies and the plan come last.
    """
    index = index_plan(plan)
    used = {target.indicator_id for item in plan.items for target in item.targets}
    used |= {target.indicator_id for target in plan.targets}
    bare = [indicator for indicator in plan.indicators if indicator.id not in used]
    for item in plan.items:
        own = (indicator for indicator in bare if indicator.owner_id == item.id)
        parts: Iterator[Target | Indicator] = chain(item.targets, own)
        for part in parts:
            yield Row(index, item, part)
    for target in plan.targets:
        yield Row(index, None, target)
    items = {item.id for item in plan.items}
    for indicator in bare:
        if indicator.owner_id not in items:
            yield Row(index, None, indicator)


def plan_rows(parts: Callable[[Plan], Iterable[T]]) -> Callable[[Plan], Iterator[Row[T]]]:
    """A reader of one row for each part of the plan itself."""

    def read(plan: Plan) -> Iterator[Row[T]]:
        index = index_plan(plan)
        return (Row(index, None, part) for part in parts(plan))

    return read
