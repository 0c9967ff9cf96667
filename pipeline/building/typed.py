"""Typed parts of an item, read from its values: offices, targets, budgets, schedule, progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.building.drafts import ArrowSpan, ItemDraft, ScheduleRow, ValueDraft
from pipeline.reading.headings import split_heading
from pipeline.values.budgets import read_amounts, read_budget_heading
from pipeline.values.initiatives import read_initiatives
from pipeline.values.marks import read_marks
from pipeline.values.offices import OfficeReading, find_inline_offices, read_offices
from pipeline.values.schedule import (
    ScheduleArrow,
    ScheduleCell,
    ScheduleReading,
    read_schedule_row,
)
from pipeline.values.tags import find_tags, find_trailing_tags
from pipeline.values.targets import TargetReading, read_targets, target_key
from schemas.document import Cell
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext
from schemas.plan import (
    AsOf,
    Budget,
    BudgetKind,
    IndicatorKind,
    Initiative,
    Office,
    OfficeRole,
    Progress,
    Rating,
    ScheduleEntry,
    Target,
)
from schemas.roles import Role
from schemas.text import text_key

_TICK = re.compile(r"[○◯〇●◎✓✔レ]")
"""A mark under a heading says that the heading holds for the item."""
_INDICATOR_KINDS: tuple[tuple[str, IndicatorKind], ...] = (
    ("活動", "output"),
    ("アウトプット", "output"),
    ("成果", "outcome"),
    ("アウトカム", "outcome"),
)
ValueId = Callable[[ValueDraft], str]

TARGET_ROLES = (Role.TARGET, Role.PLAN, Role.INITIATIVE, Role.GOAL, Role.DO, Role.CHECK)
PROGRESS_TEXTS: dict[Role, str] = {
    Role.PLAN: "plan",
    Role.DO: "do",
    Role.CHECK: "check",
    Role.ISSUE: "issue",
    Role.ACT: "act",
    Role.STATUS: "status",
}
PROSE = (
    Role.DESCRIPTION,
    Role.INITIATIVE,
    Role.PLAN,
    Role.DO,
    Role.CHECK,
    Role.ISSUE,
    Role.ACT,
    Role.REMARKS,
    Role.TARGET,
)


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


def item_tags(item: ItemDraft) -> tuple[str, ...]:
    """Tags of the title, of tag columns and at the end of the description, each once."""
    tags = list(item.tags)
    for value in values_of(item, Role.TAG):
        found, rest = find_tags(value.reading)
        if _TICK.fullmatch(rest.strip()) and value.heading:
            tags.append(split_heading(value.heading[-1]).concept)
        else:
            tags.extend(found or ([rest.strip()] if rest.strip() else []))
    for value in values_of(item, Role.DESCRIPTION):
        tags.extend(find_trailing_tags(value.reading))
    return tuple(dict.fromkeys(tags))


def item_offices(item: ItemDraft, ids: ValueId) -> tuple[Office, ...]:
    """Offices of office columns, then those named inside other texts; each once a role."""
    offices: dict[tuple[str, str, str], Office] = {}

    def add(readings: Iterable[OfficeReading], value: ValueDraft) -> None:
        for found in readings:
            key = (text_key(found.name), found.role, text_key(found.body))
            confidence = min(found.confidence, value.confidence)
            office = Office(
                name=found.name,
                role=found.role,
                body=found.body,
                value_ids=(ids(value),),
                confidence=confidence,
            )
            offices.setdefault(key, office)

    for value in values_of(item, Role.OFFICE, Role.PARTNER):
        default: OfficeRole = "partner" if value.role is Role.PARTNER else "lead"
        heading = value.heading[-1] if value.heading else ""
        add(read_offices(value.reading, heading=heading, default_role=default), value)
    for value in values_of(item, *PROSE):
        add(find_inline_offices(value.reading), value)
    return tuple(offices.values())


def item_initiatives(item: ItemDraft, ids: ValueId) -> tuple[Initiative, ...]:
    """Activities named by initiative values; a task of the schedule that repeats one is the same.

    Paragraphs under one heading are read together: their numbering (ア, イ) runs through them.
    """
    initiatives: dict[str, Initiative] = {}
    for _, run in groupby(values_of(item, Role.INITIATIVE), key=lambda v: v.heading):
        values = list(run)
        for found in read_initiatives("\n".join(v.reading for v in values)):
            key = text_key(found.title)
            if any(key.startswith(known) or known.startswith(key) for known in initiatives):
                continue
            value = next((v for v in values if key in text_key(v.reading)), values[0])
            initiatives[key] = Initiative(
                number=found.number,
                title=found.title,
                description=found.description,
                tags=tuple(found.tags),
                value_ids=(ids(value),),
                confidence=value.confidence,
            )
    return tuple(initiatives.values())


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


def item_budgets(
    item: ItemDraft, ids: ValueId, about: ItemContext
) -> tuple[tuple[Budget, ...], tuple[Finding, ...]]:
    """Amounts of budget columns in yen, and findings for amounts that could not be read.

    The parts of a sum (財源内訳) are of the kind of the sum before them.
    """
    budgets: list[Budget] = []
    findings: list[Finding] = []
    kind = about.budget_kind
    for value in values_of(item, Role.BUDGET):
        heading = read_budget_heading(value.heading, about.context, fiscal_year=about.fiscal_year)
        if heading.measure != "amount":
            continue
        if heading.kind is not None or heading.fund_source == "total":
            kind = heading.kind or about.budget_kind
        for found in read_amounts(value.reading, unit_hint=heading.unit or value.unit):
            if not found.ok:
                findings.append(
                    make_finding("budget.unread", value.anchors, text=found.text.strip())
                )
                continue
            if found.amount and not found.unit and value.heading:
                findings.append(
                    make_finding("budget.unit-assumed", value.anchors, heading=value.heading[-1])
                )
            if found.amount is not None:
                budgets.append(
                    Budget(
                        fiscal_year=heading.fiscal_year or value.fiscal_year or about.fiscal_year,
                        kind=kind or "initial",
                        fund_source=heading.fund_source,
                        amount=found.amount,
                        unit=found.unit,
                        text=found.text.strip(),
                        value_ids=(ids(value), *map(ids, value.labels)),
                        confidence=value.confidence if found.unit else min(value.confidence, 0.4),
                    )
                )
    return tuple(budgets), tuple(findings)


def item_schedule(item: ItemDraft, ids: ValueId) -> tuple[ScheduleEntry, ...]:
    """Spans of all schedule rows, in order; a schedule text without time columns gives its text."""
    entries = [entry for row in item.schedule for entry in _row_entries(row, item, ids)]
    placed = {draft.anchors[0] for row in item.schedule for _, draft in row.cells}
    for value in values_of(item, Role.SCHEDULE):
        if value.anchors[0] not in placed and value.text.strip():
            task = item.title
            cells = [ScheduleCell(value.fiscal_year, value.reading, value.part)]
            for found in read_schedule_row(task, cells):
                entries.append(_entry(found, (ids(value),), value.confidence * 0.6))
    return tuple(entries)


def _row_entries(row: ScheduleRow, item: ItemDraft, ids: ValueId) -> Iterator[ScheduleEntry]:
    task = row.task.text.replace("\n", " ").strip() if row.task else item.title
    cells, drafts = _time_cells(row)
    arrows = [span for arrow in row.arrows if (span := _time_arrow(arrow, row)) is not None]
    for found in read_schedule_row(task, cells, arrows):
        used = [drafts[i] for i in found.cells if drafts[i] is not None]
        named = [draft for draft in used if draft is not None] or ([row.task] if row.task else [])
        value_ids = tuple(dict.fromkeys(ids(draft) for draft in named))
        yield _entry(found, value_ids, 1.0)


def _entry(found: ScheduleReading, value_ids: tuple[str, ...], confidence: float) -> ScheduleEntry:
    ends = [(found.first_year, found.first_part), (found.last_year, found.last_part)]
    if None not in (found.first_year, found.last_year):
        # Columns may run from the latest year back.
        ends.sort(key=lambda end: end[0] or 0)
    return ScheduleEntry(
        task=found.task,
        first_year=ends[0][0],
        last_year=ends[1][0],
        first_part=ends[0][1],
        last_part=ends[1][1],
        text=found.text,
        mark=found.mark,
        open_ended=found.open_ended,
        value_ids=value_ids,
        confidence=min(found.confidence, confidence),
    )


def _time_cells(row: ScheduleRow) -> tuple[list[ScheduleCell], list[ValueDraft | None]]:
    """The row's cells over its time columns in order, blanks included."""
    by_col = {col: (cell, draft) for cell, draft in row.cells for col in _cols(cell)}
    cells: list[ScheduleCell] = []
    drafts: list[ValueDraft | None] = []
    seen: set[int] = set()
    for column in row.columns:
        found = by_col.get(column.col)
        if found is None:
            cells.append(
                ScheduleCell(column.fiscal_year, "", column.part, onward=_onward(column.heading))
            )
            drafts.append(None)
        elif id(found[0]) not in seen:
            seen.add(id(found[0]))
            last = [c for c in row.columns if c.col in _cols(found[0])][-1]
            cells.append(
                ScheduleCell(
                    column.fiscal_year,
                    found[1].reading,
                    column.part,
                    last.fiscal_year,
                    last.part,
                    _onward(last.heading),
                )
            )
            drafts.append(found[1])
    return cells, drafts


def _cols(cell: Cell) -> range:
    return range(cell.col, cell.last_col + 1)


def _onward(heading: str) -> bool:
    return "以降" in heading or "～" in heading[-1:] or "〜" in heading[-1:]


def _time_arrow(arrow: ArrowSpan, row: ScheduleRow) -> ScheduleArrow | None:
    """The arrow over time columns as years; None when it covers none with a year."""
    covered = [c for c in row.columns if arrow.first_col <= c.col <= arrow.last_col]
    years = [c.fiscal_year for c in covered if c.fiscal_year is not None]
    if not years:
        return None
    return ScheduleArrow(
        years[0],
        years[-1],
        arrow.label,
        covered[0].part,
        covered[-1].part,
        _onward(covered[-1].heading),
    )


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
