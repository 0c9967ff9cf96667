"""Evaluation of projects: one large ruled form for each, with vertical labels at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plan_held_back_2.sheets_c_kit import (
    FUND_NAMES,
    Look,
    add_counts,
    add_policies,
    budget,
    draw_costs,
    era,
    gap,
    lab,
    page,
    parent_of,
    row,
    say_policy,
    table,
    target,
    td,
    th,
)
from benchmarks.plan_held_back_2.sheets_c_labels import draw_labels
from benchmarks.plan_held_back_2.sheets_c_reasons import (
    OVERALL_SCALES,
    VIEW_SCALES,
    VIEWS,
    Scale,
    draw_mark,
    legend_table,
)
from benchmarks.plan_held_back_2.sheets_c_words import (
    TOWNS,
    Topic,
    draw_goals,
    draw_series,
    draw_topics,
    say_number,
    say_rate,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, FundSource, Office

_CSS = """
@page{size:A4;margin:11mm} body{font:8.5pt IPAMincho,serif;line-height:1.35}
h1{font-size:15pt;text-align:center;margin:40px 0 30px} h2{font-size:11pt;text-align:center}
.no{text-align:right} .intro{text-indent:1em;margin:6px 20px} .sheet{break-before:page}
table{border-collapse:collapse;width:100%%;table-layout:fixed} .legend{width:60%%;margin:10px auto}
td,th{border:1px solid #000;padding:3px 4px;font-weight:normal} .lab{background:%s}
th{text-align:center} .v{writing-mode:vertical-rl;letter-spacing:3px;padding:4px 2px;background:%s}
.big{border:2px solid #000} .n{text-align:right} .c{text-align:center} .note{margin:8px 60px}
"""


@dataclass(frozen=True, slots=True)
class _Form:
    """What the blank form of a town looks like."""

    random: Random
    year: int
    look: Look
    labels: dict[str, str]
    funds: dict[FundSource, str]
    views: Sequence[str]
    scale: Scale
    overall: Scale
    kinds: tuple[str, str]
    none: str
    rate: bool


_WAYS = ("継続", "拡充", "改善し事業継続", "今のまま継続", "内容の見直し")


@STYLES.add("pc-form", "html", "pdf")
def make_form(random: Random) -> Book:
    """One ruled form a page: head, summary, indicators, costs by source, viewpoints, outlook."""
    town = random.choice(TOWNS)
    year = random.choice((2022, 2023, 2024))
    said = era(random.choice(("令和６年度", "令和6年度")), year)
    book = Book(title=f"{said}{town}事務事業評価表", town=town, fiscal_year=year)
    form = _draw_form(random, year)
    topics = draw_topics(random, random.randint(8, 12))
    goal, measure = form.labels["levels"].split("/")
    patterns = random.choice((("{G}", "（{M}）"), ("{g}", "{g}-{m}"), ("{r}", "{m}")))
    keys = add_policies(book, topics, (goal, patterns[0]), (measure, patterns[1]))
    sheets = [_front(random, book, form)]
    pattern = random.choice(("{:03d}", "{:02d}", "10{:02d}"))
    serial = random.randint(1, 6)
    for topic, key in zip(topics, keys, strict=True):
        item = book.item(pattern.format(serial), topic.title, key)
        serial += random.randint(1, 4)
        sheets.append(_sheet(book, item, topic, form))
    tint = random.choice(("#e8e8e8", "#dce6f1", "#fff", "#e2efda"))
    book.html = page(book.title, _CSS % (tint, tint), sheets)
    return book


def _draw_form(random: Random, year: int) -> _Form:
    labels = draw_labels(random)
    return _Form(
        random,
        year,
        random.choice(("令和６年度", "R6年度", "令和6年度", "Ｒ６")),
        labels,
        {name: random.choice(names) for name, names in FUND_NAMES.items()},
        VIEWS[: random.choice((3, 4))],
        random.choice(VIEW_SCALES),
        random.choice(OVERALL_SCALES),
        random.choice((("主指標", "副指標"), ("指標１", "指標２"))),
        random.choice(("－", "")),
        random.random() < 0.5,
    )


def _front(random: Random, book: Book, form: _Form) -> str:
    parts = [cell(book.title, tag="h1")]
    if random.random() < 0.5:
        book.document_number = random.choice(("資料２", "資料№3", "別紙１"))
        parts.insert(0, cell(book.document_number, tag="p", attrs='class="no"'))
    parts.append(
        cell(
            f"{book.town}では、限られた財源を有効に活用し、市民に対する説明責任を果たすため、"
            "実施した事務事業について、所管する課が自ら点検及び評価を行っています。評価の結果は、"
            "翌年度の予算編成及び事業の見直しに反映します。",
            tag="p",
            attrs='class="intro"',
        )
    )
    parts += ["<h2>評価の区分</h2>", legend_table(book, (*form.scale, *form.overall))]
    book.notes.append(("※", "", "事業費には職員の人件費を含んでいません。"))
    parts.append(cell("※事業費には職員の人件費を含んでいません。", tag="p", attrs='class="note"'))
    return "".join(parts)


def _sheet(book: Book, item: Item, topic: Topic, form: _Form) -> str:
    rows = [
        *_head(book, item, topic, form),
        *_summary(item, topic, form),
        *_indicators(item, topic, form),
        *_costs(item, topic, form),
        *_ratings(item, topic, form),
    ]
    return f'<div class="sheet"><h2>事務事業評価表</h2>{table(rows, "big")}</div>'


def _head(book: Book, item: Item, topic: Topic, form: _Form) -> list[str]:
    say = form.labels
    goal, measure = say["levels"].split("/")
    office = f"{topic.division}\n{topic.office}" if form.rate else topic.office
    item.offices.append(Office(name=office.replace("\n", "")))
    extension = f"{form.random.randint(210, 489)}"
    start = era(form.look, form.random.randint(2009, form.year - 3))
    return [
        row(
            lab(say["number"], 2),
            td(item.number, item.mark("number"), 2, look="c"),
            lab(say["title"], 2),
            td(item.title, item.mark("item"), 7),
        ),
        row(
            lab(goal, 2),
            td(say_policy(book, parent_of(book, item.policy)), item.mark("policy"), 5),
            lab(say["office"], 2),
            td(office, item.mark("office"), 4),
        ),
        row(
            lab(measure, 2),
            td(say_policy(book, item.policy), item.mark("policy"), 5),
            lab("電話（内線）", 2),
            td(extension, item.mark("other"), 4),
        ),
        row(
            lab(say["law"], 2),
            td(topic.law, item.mark("legal_basis"), 3),
            lab(say["period"], 2),
            td(f"{start}～", item.mark("period"), 2),
            lab(say["account"], 2),
            td("一般会計", item.mark("type|other"), 2, look="c"),
        ),
    ]


def _summary(item: Item, topic: Topic, form: _Form) -> list[str]:
    say = form.labels
    item.description = topic.content
    add_counts(item, topic, form.year)
    done = f"{say['do']}（{era(form.look, form.year)}）"
    return [
        row(
            th("事業の内容", rows=4, look="v"),
            lab(say["purpose"], 2),
            td(topic.purpose, item.mark("purpose"), 10),
        ),
        row(lab(say["whom"], 2), td(topic.beneficiary, item.mark("beneficiary"), 10)),
        row(lab(say["content"], 2), td(topic.content, item.mark("description"), 10)),
        row(lab(done, 2), td(topic.result, item.mark("do"), 10)),
    ]


def _indicators(item: Item, topic: Topic, form: _Form) -> list[str]:
    years = [form.year - 1, form.year, form.year + 1]
    lines = 3 if form.rate else 2
    heads = [lab(era(form.look, year), 2) for year in years]
    first = th("指標", rows=1 + lines * 2, look="v")
    rows = [row(first, lab("指標名", 4), lab("単位"), lab("区分"), *heads)]
    for kind, figure in zip(form.kinds, topic.figures, strict=True):
        goals = draw_goals(form.random, figure, 3)
        actual = draw_series(form.random, figure, 2)
        wanted, got, rate = "", "", ""
        for year, value in zip(years, goals, strict=True):
            text = say_number(value, figure)
            target(item, "target", figure.name, value, figure.unit, year, text)
            wanted += td(text, item.mark("target_value"), 2, look="n")
        for year, value, goal in zip(years, actual, goals, strict=False):
            text = say_number(value, figure)
            target(item, "actual", figure.name, value, figure.unit, year, text)
            got += td(text, item.mark("actual_value"), 2, look="n")
            rate += td(say_rate(value, goal, figure), item.mark("achievement"), 2, look="n")
        blank = gap(item, "actual_value", form.none, 2)
        rows.append(
            row(
                lab(kind, rows=lines),
                td(figure.name, item.mark("indicator"), 3, lines),
                td(figure.unit, item.mark("unit"), 1, lines, "c"),
                lab("目標"),
                wanted,
            )
        )
        rows.append(row(lab("実績"), got, blank))
        if lines == 3:
            last = gap(item, "achievement", form.none, 2)
            rows.append(row(lab("達成率"), rate, last))
    return rows


def _costs(item: Item, topic: Topic, form: _Form) -> list[str]:
    years = [form.year - 1, form.year, form.year + 1]
    words = ("決算", "決算", "当初予算")
    heads = [lab(f"{era(form.look, y)}{w}", 2) for y, w in zip(years, words, strict=True)]
    costs = draw_costs(form.random, topic, 3)
    names: dict[FundSource, str] = {"total": "事業費", **form.funds}
    rows = [row(th("事業費（千円）", rows=7, look="v"), lab("区分", 6), *heads)]
    for source, name in names.items():
        cells = ""
        for year, cost in zip(years, costs, strict=True):
            kind: BudgetKind = "initial" if year > form.year else "settled"
            if source in cost:
                text = budget(item, cost[source], year, kind, source)
                cells += td(text, item.mark("budget"), 2, look="n")
            else:
                cells += gap(item, "budget", form.none, 2)
        inner = source != "total"
        side = lab("財源内訳", 2, 5) if source == "national" else ""
        rows.append(row(side, lab(name, 4 if inner else 6), cells))
    return rows


def _ratings(item: Item, topic: Topic, form: _Form) -> list[str]:
    say = form.labels
    views = list(form.views)
    heads = (lab("評価の視点", 2), lab("評価"), lab("評価の理由", 9))
    rows = [row(th("評価", rows=len(views) + 2, look="v"), *heads)]
    for view in [*views, "総合評価"]:
        overall = view == "総合評価"
        made = draw_mark(
            form.random,
            form.overall if overall else form.scale,
            "" if overall else view,
            topic.effect if overall else "",
        )
        item.ratings.append(made.rating(view))
        rows.append(
            row(
                lab(view, 2),
                td(made.mark, item.mark("rating"), look="c"),
                td(made.reason, item.mark("check|comment"), 9),
            )
        )
    rows += [
        row(
            th("今後", rows=3, look="v"),
            lab(say["issue"], 2),
            td(topic.issue, item.mark("issue"), 10),
        ),
        row(lab(say["way"], 2), td(form.random.choice(_WAYS), item.mark("direction"), 10)),
        row(lab(say["act"], 2), td(topic.plan, item.mark("act"), 10)),
    ]
    return rows
