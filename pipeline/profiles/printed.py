"""The headings that a Plan was read by: what a profile says of, and is checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.reading.headings import split_heading
from schemas.plan import Plan, ReadTable
from schemas.roles import Role
from schemas.text import text_key

READ = ("progress", "actions", "indicators", "schedule")
"""Kinds of tables whose columns a profile speaks of."""


@dataclass(frozen=True, slots=True)
class PrintedHeading:
    """A heading without year, unit and mark, as one column of one table was read by it."""

    text: str
    role: Role
    confidence: float
    rival: Role | None
    table: ReadTable

    @property
    def key(self) -> str:
        """What headings are matched by."""
        return text_key(self.text)


def printed_headings(plan: Plan) -> tuple[PrintedHeading, ...]:
    """Each heading once for each role it was read as, in document order; years are none."""
    found: dict[tuple[str, Role], PrintedHeading] = {}
    for heading in (*_column_headings(plan.readings), *_labels(plan)):
        if heading.key:
            found.setdefault((heading.key, heading.role), heading)
    return tuple(found.values())


def _column_headings(readings: Iterable[ReadTable]) -> Iterator[PrintedHeading]:
    for table in readings:
        if table.kind not in READ:
            continue
        for column in table.columns:
            concept = split_heading(column.heading[-1]).concept if column.heading else ""
            yield PrintedHeading(concept, column.role, column.confidence, column.rival, table)


def _labels(plan: Plan) -> Iterator[PrintedHeading]:
    """The labels of sheets, by the values that stand beside them."""
    sheets = {table.table: table for table in plan.readings if table.kind == "sheet"}
    for item in plan.items:
        for value in item.values:
            table = sheets.get(-1 if (n := value.anchors[0].table) is None else n)
            if table is not None and value.heading:
                concept = split_heading(value.heading[-1]).concept
                yield PrintedHeading(concept, value.role, value.confidence, None, table)
