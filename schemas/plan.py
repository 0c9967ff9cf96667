"""The Plan: what the document means. pydantic models; their JSON Schema is the public contract.

Every typed reading (Office, Target, Budget …) names the Values it was read from in ``value_ids``
and how sure it is in ``confidence`` (0–1). "Empty" always means: the source says nothing.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.document import SourceInfo
from schemas.findings import Finding
from schemas.places import Anchor
from schemas.roles import Role

SCHEMA_VERSION = "1"

Confidence = Annotated[float, Field(ge=0, le=1)]
OfficeRole = Literal["lead", "implementer", "partner"]
IndicatorKind = Literal["output", "outcome", "other"]
TargetKind = Literal["baseline", "target", "actual"]
Comparator = Literal[
    "ge", "gt", "le", "lt", "eq", "about", "range", "increase", "decrease", "maintain"
]
Frequency = Literal["year", "month", "once"]
BudgetKind = Literal["initial", "supplementary", "carried_over", "settled", "estimated"]
FundSource = Literal["total", "national", "prefecture", "bond", "general", "other"]
TableKind = Literal[
    "progress", "actions", "indicators", "schedule", "sheet", "legend", "contents", "other"
]
Precision = Literal["day", "month", "month-end", "year", "fiscal-year"]


class Model(BaseModel):
    """Base of all parts of a Plan: immutable, unknown names refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reading(Model):
    """A typed reading of Values."""

    value_ids: tuple[str, ...] = ()
    confidence: Confidence = 1.0


class Value(Model):
    """One source cell (or paragraph) of an item, with the role it plays and where it is printed."""

    id: str
    role: Role
    heading: tuple[str, ...] = ()
    """Path from the top header to the leaf, as printed after safe clean-up."""
    fiscal_year: int | None = None
    unit: str = ""
    text: str
    raw: str
    confidence: Confidence = 1.0
    anchors: tuple[Anchor, ...] = Field(min_length=1)


class Office(Reading):
    """An office and what it does for the item; ``body`` is the organisation it belongs to."""

    name: str
    role: OfficeRole = "lead"
    body: str = ""


class Initiative(Reading):
    """A concrete activity of an item."""

    number: str = ""
    title: str
    description: str = ""
    tags: tuple[str, ...] = ()


class Indicator(Model):
    """Something measured; ``owner_id`` is a plan, policy or item."""

    id: str
    owner_id: str
    name: str
    unit: str = ""
    kind: IndicatorKind = "other"
    definition: str = ""


class Target(Reading):
    """A target, baseline or actual; ``value`` is empty for 増加, 維持 and the like."""

    indicator: str = ""
    indicator_id: str | None = None
    kind: TargetKind = "target"
    value: float | None = None
    value_max: float | None = None
    unit: str = ""
    comparator: Comparator | None = None
    frequency: Frequency | None = None
    fiscal_year: int | None = None
    text: str = ""


class Budget(Reading):
    """An amount in yen; ``unit`` is the printed one (千円)."""

    fiscal_year: int | None = None
    kind: BudgetKind = "initial"
    fund_source: FundSource = "total"
    amount: int | None = None
    unit: str = ""
    text: str = ""


class AsOf(Model):
    """The date a document speaks of; ``date`` is the last day that ``precision`` allows."""

    date: str
    precision: Precision
    text: str = ""


class Rating(Reading):
    """A mark for a criterion; ``meaning`` only where the document's own legend gives it."""

    criterion: str = ""
    assessor: str = ""
    mark: str
    meaning: str = ""
    comment: str = ""


class Progress(Reading):
    """What one reporting year says of an item (PDCA)."""

    id: str
    fiscal_year: int | None = None
    as_of: AsOf | None = None
    plan: str = ""
    do: str = ""
    check: str = ""
    issue: str = ""
    act: str = ""
    status: str = ""
    ratings: tuple[Rating, ...] = ()


class Legend(Reading):
    """What a mark means in this document."""

    scope: str = ""
    mark: str
    meaning: str


class ScheduleEntry(Reading):
    """A task over fiscal years.

    ``first_part`` and ``last_part`` are the printed quarters, halves or months.
    """

    task: str = ""
    first_year: int | None = None
    last_year: int | None = None
    first_part: str = ""
    last_part: str = ""
    text: str = ""
    mark: str = ""
    open_ended: bool = False


class Note(Reading):
    """A note: its mark (※, *1), the term it explains, its text."""

    id: str
    mark: str = ""
    term: str = ""
    text: str
    raw: str = ""
    anchors: tuple[Anchor, ...] = ()


class Section(Model):
    """Prose outside tables; ``raw`` holds its heading and text as read."""

    number: str = ""
    title: str = ""
    text: str = ""
    raw: str = ""
    anchors: tuple[Anchor, ...] = ()


class TableCell(Model):
    """A cell of a table kept whole."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    text: str
    raw: str
    anchors: tuple[Anchor, ...] = ()


class OtherTable(Model):
    """A table that is not an action table, kept whole."""

    id: str
    kind: str = "other"
    caption: str = ""
    rows: int
    cols: int
    header_rows: int = 0
    cells: tuple[TableCell, ...] = ()


class PrintedLine(Model):
    """A line of the document that says what it is: title, publisher, date, period."""

    text: str
    raw: str
    anchors: tuple[Anchor, ...] = ()


class ReadColumn(Model):
    """How a column was read: its printed header path, its role and the second best one."""

    col: int
    heading: tuple[str, ...] = ()
    role: Role
    confidence: Confidence = 1.0
    rival: Role | None = None
    fiscal_year: int | None = None
    unit: str = ""


class ReadTable(Model):
    """How a table was read; ``evidence`` are the printed headings or marks that decided its kind.

    ``table`` is the number that anchors name it by.
    """

    table: int
    kind: TableKind
    caption: str = ""
    """The lines above the table that belong to it: its caption, its unit."""
    evidence: tuple[str, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    labels: tuple[str, ...] = ()
    """The labels of a sheet, in printed order."""
    anchors: tuple[Anchor, ...] = ()


class LocalGovernment(Model):
    """The publishing local government; ``code`` has six digits, the last a check digit."""

    code: str = ""
    name: str = ""
    prefecture: str = ""


class Period(Model):
    """First and last fiscal year of the plan."""

    first: int | None = None
    last: int | None = None


class Policy(Model):
    """A node of the policy tree; ``level`` is the document's own word (基本方針, 施策)."""

    id: str
    parent_id: str | None = None
    level: str = ""
    number: str = ""
    title: str
    description: str = ""
    offices: tuple[Office, ...] = ()
    raw: str = ""
    """The heading or label cell as read; empty where nothing prints it."""
    anchors: tuple[Anchor, ...] = ()
    """Where the policy is named first."""
    previous_id: str | None = None


class ActionItem(Model):
    """An action item; the first of ``policy_ids`` is the policy under which it is listed."""

    id: str
    policy_ids: tuple[str, ...] = ()
    number: str = ""
    title: str = ""
    description: str = ""
    offices: tuple[Office, ...] = ()
    tags: tuple[str, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    targets: tuple[Target, ...] = ()
    budgets: tuple[Budget, ...] = ()
    progress: tuple[Progress, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    values: tuple[Value, ...] = ()
    previous_id: str | None = None


class Ledger(Model):
    """Where the non-space characters of the source went; the parts are disjoint.

    Every part is counted from what it holds; ``unassigned`` from the positions nobody claims.
    """

    source: int = 0
    values: int = 0
    headings: int = 0
    titles: int = 0
    notes: int = 0
    sections: int = 0
    other_tables: int = 0
    repeated_headers: int = 0
    duplicates: int = 0
    hidden: int = 0
    furniture: int = 0
    unassigned: int = 0

    @property
    def assigned(self) -> int:
        """Sum of all parts but ``unassigned``."""
        parts = self.model_dump(exclude={"source", "unassigned"})
        return sum(parts.values())


class Plan(Model):
    """One edition of a plan document, understood."""

    schema_version: str = SCHEMA_VERSION
    generator: str = "keikaku"
    plan_id: str
    edition_id: str
    previous_id: str | None = None
    title: str = ""
    local_government: LocalGovernment = LocalGovernment()
    office: str = ""
    document_number: str = ""
    period: Period = Period()
    fiscal_year: int | None = None
    as_of: AsOf | None = None
    cover: tuple[PrintedLine, ...] = ()
    """The printed lines from which title, municipality, dates, period and number were read."""
    policies: tuple[Policy, ...] = ()
    items: tuple[ActionItem, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    """Targets of policies and of the plan as a whole; each one's indicator names its owner."""
    values: tuple[Value, ...] = ()
    """Cells of tables kept whole that ``targets`` were read from; the ledger counts the tables."""
    legends: tuple[Legend, ...] = ()
    notes: tuple[Note, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[OtherTable, ...] = ()
    readings: tuple[ReadTable, ...] = ()
    """How each table was read, in document order."""
    sources: tuple[SourceInfo, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: Ledger = Ledger()
