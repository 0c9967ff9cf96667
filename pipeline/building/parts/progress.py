"""What each reporting year says of an item: plan, do, check, act, and its ratings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.building.drafts import ItemDraft, ValueDraft
from pipeline.building.parts.values import ItemContext, ValueId, values_of
from pipeline.values.marks import read_marks
from schemas.plan import Progress, Rating
from schemas.roles import Role
from schemas.text import text_key

PROGRESS_TEXTS: dict[Role, str] = {
    Role.PLAN: "plan",
    Role.DO: "do",
    Role.CHECK: "check",
    Role.ISSUE: "issue",
    Role.ACT: "act",
    Role.STATUS: "status",
}


def item_progress(
    item: ItemDraft,
    ids: ValueId,
    about: ItemContext,
    progress_id: Callable[[int | None], str],
) -> tuple[Progress, ...]:
    """One Progress for each reporting year that the item's PDCA values speak of."""
    years: dict[int | None, list[ValueDraft]] = {}
    for value in values_of(item, *PROGRESS_TEXTS, Role.RATING):
        year = value.fiscal_year if value.fiscal_year is not None else about.fiscal_year
        years.setdefault(year, []).append(value)
    if not any(v.role is not Role.PLAN for values in years.values() for v in values):
        return ()
    return tuple(
        _progress(year, values, item, ids, about, progress_id) for year, values in years.items()
    )


def _progress(
    year: int | None,
    values: Sequence[ValueDraft],
    item: ItemDraft,
    ids: ValueId,
    about: ItemContext,
    progress_id: Callable[[int | None], str],
) -> Progress:
    texts: dict[str, list[str]] = {}
    for value in values:
        field = PROGRESS_TEXTS.get(value.role)
        if field:
            texts.setdefault(field, []).append(value.reading.strip())
    activities = [v for v in values_of(item, Role.INITIATIVE) if year == about.fiscal_year]
    if "plan" not in texts and activities and not item.is_sheet:
        texts["plan"] = [v.reading.strip() for v in activities]
        values = [*values, *activities]
    return Progress(
        id=progress_id(year),
        fiscal_year=year,
        as_of=about.as_of if year == about.fiscal_year else None,
        ratings=tuple(r for v in values if v.role is Role.RATING for r in _ratings(v, ids, about)),
        value_ids=tuple(dict.fromkeys(ids(v) for v in values)),
        confidence=min((v.confidence for v in values), default=1.0),
        **{field: "\n".join(lines) for field, lines in texts.items()},
    )


def _ratings(value: ValueDraft, ids: ValueId, about: ItemContext) -> Iterator[Rating]:
    criterion = value.heading[-1] if value.heading else ""
    for found in read_marks(value.reading):
        yield Rating(
            criterion=criterion,
            mark=found.mark,
            meaning=about.legend.get(text_key(found.mark), ""),
            comment=found.comment,
            value_ids=(ids(value),),
            confidence=value.confidence,
        )
