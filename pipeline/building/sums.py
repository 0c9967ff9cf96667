"""Printed sums checked against what they add up: rows 計 of a table, fund sources of an item."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.columns import ColumnReading
from pipeline.values.budgets import read_amount, read_budget_heading
from schemas.document import Cell
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.plan import Budget
from schemas.roles import Role


class ColumnSums:
    """The amounts of a table's budget columns, above each row that adds them up.

    A sum is right when it adds up what stands above it, since the sum before it or from the top.
    """

    def __init__(self, columns: Sequence[ColumnReading]) -> None:
        self._columns = {c.col: c for c in columns if c.role is Role.BUDGET and _is_amount(c)}
        self._since = dict.fromkeys(self._columns, 0)
        self._all = dict.fromkeys(self._columns, 0)
        self._counted = dict.fromkeys(self._columns, 0)
        self._unread: set[int] = set()

    def add(self, row: int, cells: Sequence[Cell]) -> None:
        """Takes the amounts of a row that begin in it."""
        for cell in cells:
            column = self._columns.get(cell.col)
            if column is None or cell.row != row:
                continue
            found = read_amount(cell.text, unit_hint=column.unit)
            if not found.ok or cell.colspan > 1 or found.bracketed:
                self._unread.add(cell.col)
            elif found.amount is not None:
                self._since[cell.col] += found.amount
                self._all[cell.col] += found.amount
                self._counted[cell.col] += 1

    def check(self, cells: Sequence[Cell], place: Anchor) -> list[Finding]:
        """A finding for each amount of a sum row that is no sum; then a new part begins."""
        findings = []
        for cell in cells:
            column = self._columns.get(cell.col)
            if column is None or cell.colspan > 1 or cell.col in self._unread:
                continue
            found = read_amount(cell.text, unit_hint=column.unit)
            sums = (self._since[cell.col], self._all[cell.col])
            if found.amount is not None and self._counted[cell.col] and found.amount not in sums:
                findings.append(
                    make_finding("budget.sum", [place], text=cell.text.strip(), sum=f"{sums[0]:,}")
                )
        self._since = dict.fromkeys(self._columns, 0)
        return findings


def _is_amount(column: ColumnReading) -> bool:
    return read_budget_heading(column.path).measure == "amount"


def check_sources(budgets: Sequence[Budget], places: Sequence[Anchor]) -> list[Finding]:
    """A finding for each year whose fund sources, 一般財源 among them, add up to no total of it.

    A project may print several totals of a year (事業費, 人件費, 合計; 予算額, 繰越額): the sources
    are those of one of them.
    """
    findings = []
    groups: dict[tuple[int | None, str], list[Budget]] = {}
    for budget in budgets:
        groups.setdefault((budget.fiscal_year, budget.kind), []).append(budget)
    for group in groups.values():
        totals = [b for b in group if b.fund_source == "total" and b.amount is not None]
        parts = [b for b in group if b.fund_source != "total"]
        sources = {part.fund_source for part in parts}
        if not totals or len(parts) < 2 or "general" not in sources or len(sources) < len(parts):
            continue
        added = sum(part.amount or 0 for part in parts)
        if all(total.amount != added for total in totals):
            text = totals[0].text
            findings.append(make_finding("budget.sum", places, text=text, sum=f"{added:,}"))
    return findings
