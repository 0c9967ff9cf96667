"""The parts of the report, each a function from the Plan to HTML (empty when there is nothing)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from output.labels import label
from output.options import Lang
from output.report.figures import entry_bar, ledger_bar, ledger_parts, swatch, year_axis
from output.report.markup import Content, Markup, el, lines, markup, table
from output.report.words import word
from output.rows import PlanIndex, pages_of
from output.wording import (
    number,
    numbered,
    office_words,
    policy_words,
    rating_words,
    target_number,
)
from schemas.findings import Finding, Severity
from schemas.fiscal import format_fiscal_year
from schemas.plan import ActionItem, OtherTable, Policy, ReadColumn, TableCell, Target
from schemas.roles import Role
from schemas.text import count_characters

NOTHING = Markup("")
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_SYMBOLS = {"error": "✕", "warning": "▲", "info": "○"}
_UNSURE = 0.6


def findings_part(index: PlanIndex, lang: Lang) -> Markup:
    """Findings, the severe ones first, with code and pages."""
    found = index.plan.findings
    if not found:
        return el("p", word("none", lang))
    ranked = sorted(found, key=lambda finding: _SEVERITIES.index(finding.severity))
    heads = [word(key, lang) for key in ("severity", "message", "code", "page")]
    counts = Counter(finding.severity for finding in found)
    caption = "　".join(f"{label(s, lang)} {counts[s]}" for s in _SEVERITIES if counts[s])
    return table(heads, [_finding_row(finding, lang) for finding in ranked], caption)


def _finding_row(finding: Finding, lang: Lang) -> list[Content]:
    severity = f"{_SYMBOLS[finding.severity]} {label(finding.severity, lang)}"
    named = finding.params.get("page", "")
    pages = ", ".join(map(str, pages_of(finding.anchors))) or str(named)
    message = finding.in_language(lang).message
    return [el("span", severity, class_=finding.severity), message, el("code", finding.code), pages]


def ledger_part(index: PlanIndex, lang: Lang) -> Markup:
    """Where the characters of the source went: a bar and its numbers."""
    ledger = index.plan.ledger
    if not ledger.source:
        return NOTHING
    rows: list[list[Content]] = [
        [[swatch(colour), " ", label(name, lang)], f"{count:,}", f"{count / ledger.source:.1%}"]
        for name, count, colour in ledger_parts(ledger)
    ]
    unknown = sum(
        count_characters(value.raw)
        for item in index.plan.items
        for value in item.values
        if value.role is Role.OTHER
    )
    rows.append([word("of_other", lang), f"{unknown:,}", f"{unknown / ledger.source:.1%}"])
    rows.append([word("sum", lang), f"{ledger.source:,}", ""])
    heads = [word(key, lang) for key in ("part", "characters", "share")]
    return markup([ledger_bar(ledger, lang), table(heads, rows, word("ledger", lang), numeric=1)])


def readings_part(index: PlanIndex, lang: Lang) -> Markup:
    """How each table was read: its kind, what decided it, and the role of every column."""
    rows: list[list[Content]] = [
        [
            str(reading.table + 1),
            ", ".join(map(str, pages_of(reading.anchors))),
            label(reading.kind, lang),
            "、".join(reading.evidence),
            lines("\n".join(_column_words(column, lang) for column in reading.columns)),
        ]
        for reading in index.plan.readings
    ]
    heads = [word(key, lang) for key in ("table", "page", "kind", "evidence", "columns")]
    return table(heads, rows, word("readings", lang)) if rows else NOTHING


def _column_words(column: ReadColumn, lang: Lang) -> str:
    """``実施状況 → 実行 0.94``, with the second best role where the first is not sure."""
    heading = " / ".join(" ".join(text.split()) for text in column.heading)
    said = f"{heading} → {column.role.label(lang)} {column.confidence:.2f}"
    unsure = column.confidence < _UNSURE and column.rival is not None
    return f"{said} ({column.rival.label(lang)}?)" if unsure and column.rival else said


def roles_part(index: PlanIndex, lang: Lang) -> Markup:
    """How many values play each role, and how many of them are not sure."""
    values = [value for item in index.plan.items for value in item.values]
    counts = Counter(value.role for value in values)
    unsure = Counter(value.role for value in values if value.confidence < _UNSURE)
    rows = [
        [role.label(lang), str(counts[role]), str(unsure[role] or "")]
        for role in Role
        if counts[role]
    ]
    heads = [word(key, lang) for key in ("role", "count", "unsure")]
    return table(heads, rows, word("by_role", lang), numeric=1) if rows else NOTHING


def tree_part(index: PlanIndex, lang: Lang) -> Markup:
    """Policies as nested lists with their items."""
    plan = index.plan
    known = index.policies
    tops = [p for p in plan.policies if p.parent_id is None or p.parent_id not in known]
    branches = [_branch(index, policy, frozenset(), lang) for policy in tops]
    loose = [item for item in plan.items if not set(item.policy_ids[:1]) & known.keys()]
    if loose:
        items = el("ul", [_leaf(item) for item in loose])
        branches.append(el("li", word("no_policy", lang), items) if tops else items)
    return el("div", el("ul", branches), class_="tree") if branches else NOTHING


def _branch(index: PlanIndex, policy: Policy, above: frozenset[str], lang: Lang) -> Markup:
    path = above | {policy.id}
    below: list[Markup] = [
        _branch(index, child, path, lang)
        for child in index.plan.policies
        if child.parent_id == policy.id and child.id not in path
    ]
    below += [_leaf(item) for item in index.plan.items if item.policy_ids[:1] == (policy.id,)]
    level = el("span", policy.level, class_="level") if policy.level else ""
    title = el("strong", numbered(policy.number, policy.title))
    return el("li", level, title, el("ul", below) if below else "")


def _leaf(item: ActionItem) -> Markup:
    offices = "、".join(map(office_words, item.offices))
    return el("li", numbered(item.number, item.title), f"（{offices}）" if offices else "")


def progress_part(index: PlanIndex, lang: Lang) -> Markup:
    """Plan, do, check, act of each item and year; only columns that hold something."""
    reads: dict[str, Callable[..., str]] = {
        "plan": lambda p: p.plan,
        "do": lambda p: p.do,
        "check": lambda p: p.check,
        "issue": lambda p: p.issue,
        "act": lambda p: p.act,
        "state": lambda p: p.status,
        "rating": lambda p: "\n".join(map(rating_words, p.ratings)),
    }
    pairs = [(item, progress) for item in index.plan.items for progress in item.progress]
    keys = [key for key, read in reads.items() if any(read(progress) for _, progress in pairs)]
    rows: list[list[Content]] = [
        [
            numbered(item.number, item.title),
            _year(progress.fiscal_year, lang),
            *(lines(reads[key](progress)) for key in keys),
        ]
        for item, progress in pairs
    ]
    heads = [word(key, lang) for key in ("item", "year", *keys)]
    return table(heads, rows, word("progress", lang)) if rows else NOTHING


def schedule_part(index: PlanIndex, lang: Lang) -> Markup:
    """Every task as a bar over the fiscal years."""
    pairs = [(item, entry) for item in index.plan.items for entry in item.schedule]
    ends = [y for _, e in pairs for y in (e.first_year, e.last_year) if y is not None]
    years = range(min(ends), max(ends) + 1) if ends else range(0)
    rows: list[list[Content]] = [
        [numbered(item.number, item.title), entry.task, entry_bar(entry, years, lang)]
        for item, entry in pairs
    ]
    if not rows:
        return NOTHING
    heads = [el("th", word(key, lang), scope="col") for key in ("item", "task")]
    axis = el("th", year_axis(years, lang), scope="col")
    body = [
        el("tr", el("th", item, scope="row"), el("td", task), el("td", bar))
        for item, task, bar in rows
    ]
    head = el("thead", el("tr", heads, axis))
    whole = el("table", el("caption", word("schedule", lang)), head, el("tbody", body))
    name = word("schedule", lang)
    return el("div", whole, class_="wide", tabindex=0, role="region", aria_label=name)


def targets_part(index: PlanIndex, lang: Lang) -> Markup:
    """Targets, baselines and actuals as printed and as read."""
    rows = [
        [
            owner,
            target.indicator,
            label(target.kind, lang),
            _year(target.fiscal_year, lang),
            target.text,
            target_number(target),
        ]
        for owner, target in _owned_targets(index)
    ]
    heads = [word(k, lang) for k in ("item", "indicator", "kind", "year", "text", "number")]
    return table(heads, rows, word("targets", lang)) if rows else NOTHING


def _owned_targets(index: PlanIndex) -> Iterator[tuple[str, Target]]:
    """Each target with the name of the item or policy that it belongs to."""
    for item in index.plan.items:
        yield from ((numbered(item.number, item.title), target) for target in item.targets)
    for target in index.plan.targets:
        indicator = index.indicators.get(target.indicator_id or "")
        policy = index.policies.get(index.owner_policy(indicator) or "")
        yield policy_words(policy) if policy else "", target


def budgets_part(index: PlanIndex, lang: Lang) -> Markup:
    """Amounts in yen beside what is printed."""
    rows = [
        [
            numbered(item.number, item.title),
            _year(budget.fiscal_year, lang),
            label(budget.kind, lang),
            label(budget.fund_source, lang),
            numbered(budget.text, budget.unit),
            number(budget.amount, commas=True),
        ]
        for item in index.plan.items
        for budget in item.budgets
    ]
    heads = [word(k, lang) for k in ("item", "year", "kind", "fund", "text", "amount")]
    return table(heads, rows, word("budgets", lang), numeric=4) if rows else NOTHING


def notes_part(index: PlanIndex, lang: Lang) -> Markup:
    """Notes, then what marks mean."""
    notes = [(n.mark, f"{n.term}：{n.text}" if n.term else n.text) for n in index.plan.notes]
    legends = [(part.mark, numbered(part.scope, part.meaning)) for part in index.plan.legends]
    rows = [*notes, *legends]
    heads = [word(key, lang) for key in ("mark", "text")]
    return table(heads, rows, word("notes", lang)) if rows else NOTHING


def other_tables_part(index: PlanIndex, lang: Lang) -> Markup:
    """Tables kept whole, with their merged cells."""
    return markup(
        _other_table(part, part.caption or f"{word('table', lang)} {at}")
        for at, part in enumerate(index.plan.tables, start=1)
    )


def _other_table(part: OtherTable, caption: str) -> Markup:
    rows: dict[int, list[TableCell]] = {}
    for cell in sorted(part.cells, key=lambda cell: (cell.row, cell.col)):
        rows.setdefault(cell.row, []).append(cell)
    body = [
        el("tr", [_other_cell(cell, row < part.header_rows) for cell in rows.get(row, [])])
        for row in range(min(part.rows, max(rows, default=-1) + 1))
    ]
    whole = el("table", el("caption", caption), el("tbody", body))
    return el("div", whole, class_="wide", tabindex=0, role="region", aria_label=caption)


def _other_cell(cell: TableCell, header: bool) -> Markup:
    return el(
        "th" if header else "td",
        lines(cell.text),
        scope=("colgroup" if cell.colspan > 1 else "col") if header else None,
        rowspan=cell.rowspan if cell.rowspan > 1 else None,
        colspan=cell.colspan if cell.colspan > 1 else None,
    )


def sections_part(index: PlanIndex, lang: Lang) -> Markup:
    """Prose outside tables."""
    blocks: list[Markup] = []
    for section in index.plan.sections:
        title = numbered(section.number, section.title)
        if title:
            blocks.append(el("h3", title))
        if section.text:
            blocks.append(el("p", lines(section.text)))
    return markup(blocks)


def _year(year: int | None, lang: Lang) -> str:
    return "" if year is None else format_fiscal_year(year, lang)
