"""Amounts of money of an item."""

from __future__ import annotations

from pipeline.building.drafts import ItemDraft
from pipeline.building.parts.values import ItemContext, ValueId, values_of
from pipeline.building.sums import check_sources
from pipeline.values.budgets import read_amounts, read_budget_heading
from schemas.findings import Finding, make_finding
from schemas.plan import Budget
from schemas.roles import Role


def item_budgets(
    item: ItemDraft, ids: ValueId, about: ItemContext
) -> tuple[tuple[Budget, ...], tuple[Finding, ...]]:
    """Amounts of budget columns in yen, and findings for amounts that could not be read.

    The parts of a sum (財源内訳) are of the kind of the sum before them.
    """
    budgets: list[Budget] = []
    findings: list[Finding] = []
    sums: list[int] = []
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
                sums.extend([len(budgets)] if value.is_sum else [])
                budgets.append(
                    Budget(
                        fiscal_year=None
                        if heading.of_years
                        else heading.fiscal_year or value.fiscal_year or about.fiscal_year,
                        kind=kind or "initial",
                        fund_source=heading.fund_source,
                        amount=found.amount,
                        unit=found.unit,
                        text=found.text.strip(),
                        value_ids=(ids(value), *map(ids, value.labels)),
                        confidence=value.confidence if found.unit else min(value.confidence, 0.4),
                    )
                )
    places = [v.anchors[0] for v in values_of(item, Role.BUDGET)][:1]
    findings.extend(check_sources(budgets, places))
    kept = [b for i, b in enumerate(budgets) if i not in sums]
    # A sum is an amount of its own where nothing else tells the whole: 国, 県, 一般財源, 計.
    whole = {(b.fiscal_year, b.kind) for b in kept if b.fund_source == "total"}
    alone = {
        i
        for i in sums
        if (b := budgets[i]).fiscal_year is not None
        and b.fund_source == "total"
        and (b.fiscal_year, b.kind) not in whole
    }
    return tuple(b for i, b in enumerate(budgets) if i not in set(sums) - alone), tuple(findings)
