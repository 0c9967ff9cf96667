"""Pieces that the one-item sheets share: cells, eras, amounts, ratings, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.plan_held_back_2.sheets_c_words import Topic
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Target, TargetKind

Look = str
WIDE = str.maketrans("0123456789R", "０１２３４５６７８９Ｒ")
FUND_NAMES: dict[FundSource, tuple[str, ...]] = {
    "national": ("国庫支出金", "国支出金", "国庫補助金"),
    "prefecture": ("県支出金", "都道府県支出金", "県補助金"),
    "bond": ("地方債", "起債", "市債"),
    "other": ("その他", "その他特定財源", "その他特財"),
    "general": ("一般財源",),
}


def wide(value: object) -> str:
    """Digits in full width."""
    return str(value).translate(WIDE)


def era(look: Look, year: int) -> str:
    """A fiscal year as printed; ``look`` is what 2024 would look like."""
    reiwa = year - 2018
    old = year < 2019
    short = f"H{year - 1988}" if old else f"R{reiwa}"
    name, count = ("平成", year - 1988) if old else ("令和", reiwa)
    said = "元" if count == 1 else str(count)
    forms = {
        "令和６年度": f"{name}{wide(said)}年度",
        "令和6年度": f"{name}{said}年度",
        "令和6年度（2024）": f"{name}{said}年度（{year}）",
        "2024（令和６）年度": f"{year}（{name}{wide(said)}）年度",
        "2024年度": f"{year}年度",
        "R6": short,
        "R6年度": f"{short}年度",
        "Ｒ６": wide(short.replace("H", "Ｈ")),
    }
    return forms[look]


def td(text: str, mark: str = "", span: int = 1, rows: int = 1, look: str = "") -> str:
    """A value cell."""
    return cell(text, mark, attrs=_attrs(span, rows, look))


def th(text: str, span: int = 1, rows: int = 1, look: str = "", tag: str = "th") -> str:
    """A label cell."""
    return cell(text, tag=tag, attrs=_attrs(span, rows, look))


def lab(text: str, span: int = 1, rows: int = 1) -> str:
    """A shaded label cell."""
    return th(text, span, rows, "lab")


def row(*cells: str) -> str:
    """A table row."""
    return f"<tr>{''.join(cells)}</tr>"


def gap(item: Item, role: str, text: str, span: int = 1) -> str:
    """A cell where nothing is: empty, or with a dash that belongs to the item."""
    return td(text, item.mark(role) if text else "", span, look="n")


def table(rows: Sequence[str], look: str = "") -> str:
    """A table of rows."""
    return f'<table class="{look}">{"".join(rows)}</table>' if look else _bare(rows)


def page(title: str, css: str, parts: Sequence[str]) -> str:
    """A whole page."""
    head = f"<head><title>{title}</title><style>{css}</style></head>"
    return f'<html lang="ja">{head}<body>{"".join(parts)}</body></html>'


def draw_costs(
    random: Random, topic: Topic, years: int, low: int = 900, high: int = 38000
) -> list[dict[FundSource, int]]:
    """Amounts in 1,000 yen for each year: the total and its sources."""
    total = random.randint(low, high)
    made: list[dict[FundSource, int]] = []
    for _ in range(years):
        costs: dict[FundSource, int] = {"total": total}
        rest = total
        for name in topic.funds:
            share = int(rest * random.choice((0.25, 0.33, 0.5)))
            costs[_source(name)] = share
            rest -= share
        costs["general"] = rest
        made.append(costs)
        total = max(300, int(total * random.uniform(0.85, 1.2)))
    return made


def _source(name: str) -> FundSource:
    known: dict[str, FundSource] = {
        "national": "national",
        "prefecture": "prefecture",
        "bond": "bond",
        "other": "other",
    }
    return known[name]


def budget(
    item: Item, amount: int, year: int, kind: BudgetKind, source: FundSource = "total"
) -> str:
    """Adds an amount of 1,000 yen to the item; the amount as printed."""
    text = f"{amount:,}"
    item.budgets.append(
        Budget(
            fiscal_year=year,
            kind=kind,
            fund_source=source,
            amount=amount * 1000,
            unit="千円",
            text=text,
        )
    )
    return text


def target(
    item: Item,
    kind: TargetKind,
    name: str,
    value: float,
    unit: str,
    year: int | None,
    text: str,
) -> str:
    """Adds a measured value to the item; its text."""
    item.targets.append(
        Target(indicator=name, kind=kind, value=value, unit=unit, fiscal_year=year, text=text)
    )
    return text


def add_counts(item: Item, topic: Topic, year: int | None) -> None:
    """The counts within the report of what was done may be told."""
    for value, unit in topic.counts:
        item.maybe.append(Target(kind="actual", value=value, unit=unit, fiscal_year=year))


def add_policies(
    book: Book, topics: Sequence[Topic], goal: tuple[str, str], measure: tuple[str, str]
) -> list[str]:
    """The tree above the topics, each level a word and a numbering; the policy of each topic.

    A numbering is a pattern with ``{g}`` (goal), ``{m}`` (measure) and ``{w}`` (in full width).
    """
    goals: dict[str, str] = {}
    measures: dict[str, str] = {}
    inner: dict[str, int] = {}
    keys = []
    for topic in topics:
        if topic.goal not in goals:
            goals[topic.goal] = book.policy(
                number(goal[1], len(goals) + 1, 0), topic.goal, level=goal[0]
            )
        if topic.measure not in measures:
            inner[topic.goal] = inner.get(topic.goal, 0) + 1
            said = number(measure[1], list(goals).index(topic.goal) + 1, inner[topic.goal])
            parent = goals[topic.goal]
            measures[topic.measure] = book.policy(said, topic.measure, parent, measure[0])
        keys.append(measures[topic.measure])
    return keys


def number(pattern: str, goal: int, measure: int) -> str:
    """A policy's number: ``{g}-{m}`` → 1-2; ``{r}`` goal in Roman, ``{c}`` measure in a circle."""
    roman, circled = "ⅠⅡⅢⅣⅤ"[goal - 1], " ①②③④⑤⑥"[measure]
    return pattern.format(
        g=goal, m=measure, G=wide(goal), M=wide(measure), r=roman, c=circled, s=f"({measure})"
    )


def say_policy(book: Book, key: str, gap: str = "　", level: bool = False) -> str:
    """A policy as a label cell prints it: number and title, with its level word if wanted."""
    policy = next(p for p in book.policies if p.id == key)
    return f"{policy.level if level else ''}{policy.number}{gap}{policy.title}"


def parent_of(book: Book, key: str) -> str:
    """The key of the policy above."""
    return next(p.parent_id or "" for p in book.policies if p.id == key)


def _attrs(span: int, rows: int, look: str) -> str:
    parts = [f'colspan="{span}"'] if span > 1 else []
    parts += [f'rowspan="{rows}"'] if rows > 1 else []
    parts += [f'class="{look}"'] if look else []
    return " ".join(parts)


def _bare(rows: Sequence[str]) -> str:
    return f"<table>{''.join(rows)}</table>"
