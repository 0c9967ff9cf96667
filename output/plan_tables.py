"""The ten tables of the open-data package: how each cell is read (docs/schema.md, "Deliverables").

Headings, types and descriptions of the same columns stand in ``columns.tsv``, one line a column.
"""

from __future__ import annotations

from output.columns import ForeignKey, Table, TableOf, define_table
from output.rows import (
    Place,
    Row,
    item_rows,
    pages_of,
    part_rows,
    place_rows,
    plan_rows,
    target_rows,
    value_rows,
)
from output.wording import (
    budget_words,
    initiative_words,
    join_words,
    office_words,
    policy_words,
    rating_words,
    target_words,
)
from schemas.plan import (
    ActionItem,
    Budget,
    Indicator,
    Note,
    Office,
    Policy,
    Progress,
    ScheduleEntry,
    Target,
    Value,
)
from schemas.roles import Role

_TO_ITEM = ForeignKey("item_id", "items", "item_id")


def _role_text(row: Row[ActionItem], *roles: Role) -> str:
    return join_words(value.text for value in row.part.values if value.role in roles)


def _initiatives(row: Row[ActionItem]) -> str:
    words = join_words(map(initiative_words, row.part.initiatives))
    return words or _role_text(row, Role.INITIATIVE)


def _targets(row: Row[ActionItem]) -> str:
    words = join_words(target_words(t) for t in row.part.targets if t.kind == "target")
    return words or _role_text(row, Role.TARGET)


def _budget(row: Row[ActionItem]) -> str:
    return join_words(map(budget_words, row.part.budgets)) or _role_text(row, Role.BUDGET)


def _years(item: ActionItem) -> list[int]:
    spans = ((entry.first_year, entry.last_year) for entry in item.schedule)
    return [year for span in spans for year in span if year is not None]


def _last_year(item: ActionItem) -> int | None:
    open_ended = any(entry.open_ended and entry.last_year is None for entry in item.schedule)
    return None if open_ended else max(_years(item), default=None)


def _source(row: Row[ActionItem]) -> str:
    hashes = (anchor.source for value in row.part.values for anchor in value.anchors)
    return join_words(row.index.source_names.get(key, key) for key in hashes)


def _pages(row: Row[ActionItem]) -> str:
    pages = pages_of(anchor for value in row.part.values for anchor in value.anchors)
    return ", ".join(map(str, pages))


def _policy_path(row: Row[ActionItem]) -> str:
    return " > ".join(policy_words(policy) for policy in row.index.policy_path(row.part))


def _indicator(row: Row[Target | Indicator]) -> Indicator | None:
    if isinstance(row.part, Indicator):
        return row.part
    return row.index.indicators.get(row.part.indicator_id or "")


def _target(row: Row[Target | Indicator]) -> Target:
    """The target of a row; an empty one in the row of a bare indicator."""
    return row.part if isinstance(row.part, Target) else Target()


def _indicator_name(row: Row[Target | Indicator]) -> str:
    indicator = _indicator(row)
    return _target(row).indicator or (indicator.name if indicator else "")


def _target_unit(row: Row[Target | Indicator]) -> str:
    indicator = _indicator(row)
    return _target(row).unit or (indicator.unit if indicator else "")


def _target_kind(row: Row[Target | Indicator]) -> str:
    return row.part.kind if isinstance(row.part, Target) else ""


def _heading(row: Row[Value]) -> str:
    return " / ".join(row.part.heading)


def _value_source(row: Row[Value]) -> str:
    key = row.part.anchors[0].source
    return row.index.source_names.get(key, key)


def _box(row: Row[Place], side: str) -> float | None:
    box = row.part.anchor.bbox
    number: float | None = getattr(box, side) if box else None
    return None if number is None else round(number, 3)


def _note_page(row: Row[Note]) -> int | None:
    pages = pages_of(row.part.anchors)
    return pages[0] if pages else row.index.first_page(row.part)


ITEMS: TableOf[ActionItem] = define_table(
    "items",
    ("計画の項目", "Action items"),
    {
        "item_id": lambda r: r.part.id,
        "local_government_name": lambda r: r.index.plan.local_government.name,
        "plan_title": lambda r: r.index.plan.title,
        "policy_path": _policy_path,
        "number": lambda r: r.part.number,
        "title": lambda r: r.part.title,
        "description": lambda r: r.part.description,
        "background": lambda r: _role_text(r, Role.BACKGROUND),
        "approach": lambda r: _role_text(r, Role.APPROACH),
        "initiatives": _initiatives,
        "offices": lambda r: join_words(map(office_words, r.part.offices)),
        "tags": lambda r: join_words(r.part.tags),
        "targets": _targets,
        "goal": lambda r: _role_text(r, Role.GOAL),
        "direction": lambda r: _role_text(r, Role.DIRECTION),
        "first_year": lambda r: min(_years(r.part), default=None),
        "last_year": lambda r: _last_year(r.part),
        "budget": _budget,
        "remarks": lambda r: _role_text(r, Role.REMARKS),
        "source": _source,
        "source_pages": _pages,
    },
    item_rows,
    ("item_id",),
)

PROGRESS: TableOf[Progress] = define_table(
    "progress",
    ("進捗（PDCA）", "Progress (PDCA)"),
    {
        "progress_id": lambda r: r.part.id,
        "item_id": lambda r: r.item_id,
        "fiscal_year": lambda r: r.part.fiscal_year,
        "as_of": lambda r: r.part.as_of.date if r.part.as_of else None,
        "plan": lambda r: r.part.plan,
        "do": lambda r: r.part.do,
        "check": lambda r: r.part.check,
        "issue": lambda r: r.part.issue,
        "act": lambda r: r.part.act,
        "status": lambda r: r.part.status,
        "ratings": lambda r: join_words(map(rating_words, r.part.ratings)),
    },
    part_rows(lambda item: item.progress),
    ("progress_id",),
    (_TO_ITEM,),
)

TARGETS: TableOf[Target | Indicator] = define_table(
    "targets",
    ("目標・基準・実績", "Targets, baselines and actuals"),
    {
        "item_id": lambda r: r.item_id,
        "indicator": _indicator_name,
        "kind": _target_kind,
        "value": lambda r: _target(r).value,
        "value_max": lambda r: _target(r).value_max,
        "unit": _target_unit,
        "comparator": lambda r: _target(r).comparator,
        "frequency": lambda r: _target(r).frequency,
        "fiscal_year": lambda r: _target(r).fiscal_year,
        "text": lambda r: _target(r).text,
        "page": lambda r: r.index.first_page(_target(r)),
        "policy_id": lambda r: r.index.owner_policy(_indicator(r)),
    },
    target_rows,
    (),
    (_TO_ITEM,),
)

BUDGETS: TableOf[Budget] = define_table(
    "budgets",
    ("予算・決算", "Budgets"),
    {
        "item_id": lambda r: r.item_id,
        "fiscal_year": lambda r: r.part.fiscal_year,
        "kind": lambda r: r.part.kind,
        "fund_source": lambda r: r.part.fund_source,
        "amount": lambda r: r.part.amount,
        "unit": lambda r: r.part.unit,
        "text": lambda r: r.part.text,
        "page": lambda r: r.index.first_page(r.part),
    },
    part_rows(lambda item: item.budgets),
    (),
    (_TO_ITEM,),
)

SCHEDULE: TableOf[ScheduleEntry] = define_table(
    "schedule",
    ("スケジュール", "Schedule"),
    {
        "item_id": lambda r: r.item_id,
        "task": lambda r: r.part.task,
        "first_year": lambda r: r.part.first_year,
        "last_year": lambda r: r.part.last_year,
        "open_ended": lambda r: r.part.open_ended,
        "text": lambda r: r.part.text,
        "page": lambda r: r.index.first_page(r.part),
    },
    part_rows(lambda item: item.schedule),
    (),
    (_TO_ITEM,),
)

OFFICES: TableOf[Office] = define_table(
    "offices",
    ("担当組織", "Offices"),
    {
        "item_id": lambda r: r.item_id,
        "name": lambda r: r.part.name,
        "role": lambda r: r.part.role,
        "body": lambda r: r.part.body,
    },
    part_rows(lambda item: item.offices),
    (),
    (_TO_ITEM,),
)

POLICIES: TableOf[Policy] = define_table(
    "policies",
    ("施策体系", "Policies"),
    {
        "policy_id": lambda r: r.part.id,
        "parent_id": lambda r: r.part.parent_id,
        "level": lambda r: r.part.level,
        "number": lambda r: r.part.number,
        "title": lambda r: r.part.title,
        "description": lambda r: r.part.description,
    },
    plan_rows(lambda plan: plan.policies),
    ("policy_id",),
    (ForeignKey("parent_id", "", "policy_id"),),
)

VALUES: TableOf[Value] = define_table(
    "values",
    ("記載（すべてのセル）", "Values (every source cell)"),
    {
        "value_id": lambda r: r.part.id,
        "item_id": lambda r: r.item_id,
        "role": lambda r: r.part.role.value,
        "heading": _heading,
        "fiscal_year": lambda r: r.part.fiscal_year,
        "unit": lambda r: r.part.unit,
        "text": lambda r: r.part.text,
        "raw": lambda r: r.part.raw,
        "confidence": lambda r: r.part.confidence,
        "source": _value_source,
        "table": lambda r: r.part.anchors[0].table,
        "row": lambda r: r.part.anchors[0].row,
        "col": lambda r: r.part.anchors[0].col,
    },
    value_rows,
    ("value_id",),
    (_TO_ITEM,),
)

ANCHORS: TableOf[Place] = define_table(
    "anchors",
    ("記載の位置", "Places of values"),
    {
        "value_id": lambda r: r.part.value.id,
        "page": lambda r: r.part.anchor.page,
        "x0": lambda r: _box(r, "x0"),
        "top": lambda r: _box(r, "top"),
        "x1": lambda r: _box(r, "x1"),
        "bottom": lambda r: _box(r, "bottom"),
        "path": lambda r: r.part.anchor.path,
    },
    place_rows,
    (),
    (ForeignKey("value_id", "values", "value_id"),),
)

NOTES: TableOf[Note] = define_table(
    "notes",
    ("注記", "Notes"),
    {
        "mark": lambda r: r.part.mark,
        "term": lambda r: r.part.term,
        "text": lambda r: r.part.text,
        "page": _note_page,
    },
    plan_rows(lambda plan: plan.notes),
)

PLAN_TABLES: tuple[Table, ...] = (
    ITEMS,
    PROGRESS,
    TARGETS,
    BUDGETS,
    SCHEDULE,
    OFFICES,
    POLICIES,
    VALUES,
    ANCHORS,
    NOTES,
)
"""Every table, in the order of the package."""
