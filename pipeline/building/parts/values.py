"""What all readings of an item's parts share: its values by role, the document's context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.building.drafts import ItemDraft, ValueDraft
from schemas.fiscal import EraContext
from schemas.plan import AsOf, BudgetKind
from schemas.roles import Role

ValueId = Callable[[ValueDraft], str]


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What the readings of an item need to know of the document."""

    context: EraContext | None
    fiscal_year: int | None
    """The document's reporting year; 前年度 and 今年度 refer to it."""
    as_of: AsOf | None
    budget_kind: BudgetKind | None
    """What the document's title says its amounts are (繰越事業一覧), or None."""
    legend: dict[str, str]
    """Meaning by mark, from the document's own legend or the profile."""


def values_of(item: ItemDraft, *roles: Role) -> Iterator[ValueDraft]:
    """The item's values with one of the roles, in order."""
    return (value for value in item.values if value.role in roles)


def joined_text(item: ItemDraft, *roles: Role) -> str:
    """The texts of the values with one of the roles, one a line."""
    return "\n".join(value.reading.strip() for value in values_of(item, *roles))
