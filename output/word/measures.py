"""Targets with baselines and actuals, and budgets, as grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from output.labels import label
from output.rows import PlanIndex
from output.word.doubts import doubt_reading
from output.word.grid import Grid, GridCell, Line, header_cells, lines_of
from output.wording import number, numbered, target_number
from schemas.fiscal import format_fiscal_year
from schemas.plan import ActionItem, Budget, FundSource, Indicator, Target

_KINDS = ("baseline", "target", "actual")
_SOURCES: tuple[FundSource, ...] = (
    "total",
    "national",
    "prefecture",
    "bond",
    "general",
    "other",
)


def target_grid(index: PlanIndex, items: Sequence[ActionItem]) -> Grid | None:
    """A row for each indicator of each item, then those of the plan; None without any."""
    rows = [(item.id, *row) for item in items for row in _indicator_rows(index, item)]
    rows += [
        (part.owner_id, _owner(index, part), part.name, part.unit, _targets_of(index, part))
        for part in _loose(index, items)
    ]
    if not rows:
        return None
    kinds = [kind for kind in _KINDS if any(t.kind == kind for row in rows for t in row[4])]
    paths = [("項目",), ("指標",), ("単位",), *((label(kind),) for kind in kinds)]
    cells, header_rows = header_cells(paths)
    body: list[GridCell] = list(cells)
    at = header_rows
    for _, group in groupby(rows, key=lambda row: row[0]):
        members = list(group)
        body.append(_label_cell(at, len(members), members[0][1]))
        for _, _, name, unit, targets in members:
            body.append(GridCell(at, 1, lines=lines_of(name or "－")))
            body.append(GridCell(at, 2, lines=lines_of(unit), align="center"))
            for col, kind in enumerate(kinds, start=3):
                own = tuple(_target_line(index, t) for t in targets if t.kind == kind)
                body.append(GridCell(at, col, lines=own))
            at += 1
    return Grid(tuple(body), at, len(paths), header_rows, (), "目標と実績", 1)


def _indicator_rows(
    index: PlanIndex, item: ActionItem
) -> Iterator[tuple[str, str, str, tuple[Target, ...]]]:
    """Title of the item, indicator, unit and the targets of that indicator, in document order."""
    title = numbered(item.number, item.title)
    groups: dict[str, list[Target]] = {}
    for at, target in enumerate(item.targets):
        key = target.indicator_id or target.indicator or f"{at}"
        groups.setdefault(key, []).append(target)
    for key, targets in groups.items():
        indicator = index.indicators.get(key)
        name = indicator.name if indicator else targets[0].indicator
        units = [target.unit for target in targets if target.unit]
        unit = (indicator.unit if indicator else "") or next(iter(units), "")
        yield title, name, unit, tuple(targets)
    for indicator in index.plan.indicators:
        if indicator.owner_id == item.id and indicator.id not in groups:
            yield title, indicator.name, indicator.unit, ()


def _loose(index: PlanIndex, items: Sequence[ActionItem]) -> list[Indicator]:
    """Indicators of the plan and its policies."""
    owners = {item.id for item in items}
    return [part for part in index.plan.indicators if part.owner_id not in owners]


def _targets_of(index: PlanIndex, indicator: Indicator) -> tuple[Target, ...]:
    return tuple(t for t in index.plan.targets if t.indicator_id == indicator.id)


def _owner(index: PlanIndex, indicator: Indicator) -> str:
    policy = index.policies.get(indicator.owner_id)
    return numbered(policy.number, policy.title) if policy else "計画全体"


def _target_line(index: PlanIndex, target: Target) -> Line:
    """A target as printed with its year."""
    year = "" if target.fiscal_year is None else format_fiscal_year(target.fiscal_year)
    return Line(numbered(year, target.text or target_number(target)), doubt_reading(index, target))


def budget_grid(index: PlanIndex, items: Sequence[ActionItem]) -> tuple[Grid, str] | None:
    """A row for each item, year and kind with fund sources as columns, and the unit; or None."""
    budgets = [budget for item in items for budget in item.budgets]
    if not budgets:
        return None
    unit, divisor = _common_unit(budgets)
    used = {budget.fund_source for budget in budgets}
    sources = [source for source in _SOURCES if source in used]
    names = [(label(source),) for source in sources]
    paths = [("項目",), ("年度",), ("区分",), *names]
    cells, header_rows = header_cells(paths)
    body, at = list(cells), header_rows
    for item in items:
        groups = _years_and_kinds(item)
        if groups:
            body.append(_label_cell(at, len(groups), numbered(item.number, item.title)))
        for group in groups:
            body.extend(_budget_cells(index, group, at, sources, divisor))
            at += 1
    return Grid(tuple(body), at, len(paths), header_rows, (), "予算・決算", 1), unit


def _years_and_kinds(item: ActionItem) -> list[list[Budget]]:
    groups: dict[tuple[int | None, str], list[Budget]] = {}
    for budget in item.budgets:
        groups.setdefault((budget.fiscal_year, budget.kind), []).append(budget)
    return list(groups.values())


def _budget_cells(
    index: PlanIndex,
    group: Sequence[Budget],
    row: int,
    sources: Sequence[FundSource],
    divisor: int,
) -> Iterator[GridCell]:
    year = group[0].fiscal_year
    yield GridCell(row, 1, lines=lines_of("" if year is None else format_fiscal_year(year)))
    yield GridCell(row, 2, lines=lines_of(label(group[0].kind)))
    for col, source in enumerate(sources, start=3):
        own = (budget for budget in group if budget.fund_source == source)
        lines = tuple(
            Line(amount_words(budget, divisor), doubt_reading(index, budget)) for budget in own
        )
        yield GridCell(row, col, lines=lines, align="right")


def amount_words(budget: Budget, divisor: int) -> str:
    """The amount with commas, minus as △ (the form of public documents); as printed if unread."""
    if budget.amount is None:
        return budget.text
    exact = budget.amount / divisor
    words = number(abs(int(exact) if exact == int(exact) else exact), commas=True)
    return f"△{words}" if budget.amount < 0 else words


def _common_unit(budgets: Sequence[Budget]) -> tuple[str, int]:
    """The printed unit if all share one and it loses nothing, else yen; and yen in one unit."""
    units = {budget.unit for budget in budgets if budget.amount is not None}
    yen = {"千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000}
    unit = units.pop() if len(units) == 1 else ""
    return (unit, yen[unit]) if unit in yen else ("円", 1)


def _label_cell(row: int, rowspan: int, text: str) -> GridCell:
    return GridCell(row, 0, rowspan, 1, lines_of(text), shade="label")
