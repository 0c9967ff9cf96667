"""Plans of priority projects: A3 sheets in two halves, with quarters and halves of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plan_held_back_2.sheets_c_kit import (
    FUND_NAMES,
    Look,
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
)
from benchmarks.plan_held_back_2.sheets_c_words import (
    TOWNS,
    Topic,
    draw_series,
    draw_topics,
    say_number,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import FundSource, Office, ScheduleEntry

_CSS = """
@page{size:A3 landscape;margin:12mm} body{font:10pt "Noto Serif CJK JP",serif;line-height:1.4}
h1{font-size:20pt;margin:0 0 4px;border-left:14px solid TONE;padding-left:10px}
.sub{margin:2px 24px} .lead{margin:10px 24px 18px;text-indent:1em} .no{text-align:right;margin:0}
table{border-collapse:collapse;width:100%;table-layout:fixed;break-inside:avoid}
.sheet{margin-bottom:26px} td,th{border:1px solid TONE;padding:3px 5px;font-weight:normal}
.lab{background:TINT;text-align:center} .c{text-align:center} .n{text-align:right}
.name{font-size:13pt;font-weight:bold} .foot{font-size:8.5pt;margin:3px 0}
"""
_LABELS: dict[str, tuple[str, ...]] = {
    "number": ("番号", "№", "プロジェクト番号"),
    "title": ("プロジェクト名", "重点プロジェクト", "事業名", "計画事業"),
    "offices": ("実施体制", "担当課等", "担当・協力"),
    "purpose": ("目的", "事業の目的", "ねらい"),
    "whom": ("対象", "事業の対象", "対象者"),
    "content": ("事業概要", "事業内容", "概要"),
    "steps": ("主な取組", "具体的な取組", "具体的な活動内容"),
    "issue": ("課題", "現状の課題", "想定される課題"),
    "kpi": ("ＫＰＩ", "成果指標", "数値目標"),
    "plan": ("工程", "実施工程", "スケジュール"),
    "cost": ("計画額\n（千円）", "事業費\n見込額\n（千円）", "概算\n事業費\n（千円）"),
}
_TONES = (
    ("#7f3f00", "#fbe5d6"),
    ("#1f3864", "#d9e2f3"),
    ("#333", "#ededed"),
    ("#385723", "#e2f0d9"),
)


@dataclass(frozen=True, slots=True)
class _Form:
    random: Random
    first: int
    look: Look
    labels: dict[str, str]
    funds: dict[FundSource, str]
    parts: tuple[str, ...]
    none: str
    words: tuple[str, str]


@STYLES.add("pc-priority", "html", "pdf")
def make_priority(random: Random) -> Book:
    """Summary at the left, quarters and years at the right, amounts by source below."""
    town = random.choice(TOWNS)
    first = random.choice((2024, 2025))
    name = random.choice(
        ("重点プロジェクト事業計画書", "重点施策推進プラン", "未来創造プロジェクト実施計画")
    )
    book = Book(title=f"{town}{name}", town=town, period=(first, first + 2))
    form = _Form(
        random,
        first,
        random.choice(("令和６年度", "令和6年度", "2024年度", "2024（令和６）年度")),
        {key: random.choice(words) for key, words in _LABELS.items()},
        {key: random.choice(words) for key, words in FUND_NAMES.items()},
        random.choice(
            (
                ("第１四半期", "第２四半期", "第３四半期", "第４四半期"),
                ("4～6月", "7～9月", "10～12月", "1～3月"),
            )
        ),
        random.choice(("－", "", "－")),
        random.choice((("担当課", "協力"), ("主管課", "連携先"), ("担当", "協力機関"))),
    )
    topics = draw_topics(random, random.randint(6, 9))
    levels = random.choice(
        (("基本目標", "基本施策"), ("政策", "施策"), ("まちづくりの目標", "施策目標"))
    )
    patterns = random.choice((("{r}", "{r}-{m}"), ("{G}", "（{M}）"), ("{g}", "{g}-{m}")))
    keys = add_policies(book, topics, (levels[0], patterns[0]), (levels[1], patterns[1]))
    parts = _front(book, form)
    pattern = random.choice(("{}", "Ｐ－{}", "{:02d}"))
    for serial, (topic, key) in enumerate(zip(topics, keys, strict=True), start=1):
        item = book.item(pattern.format(serial), topic.title, key)
        parts.append(_sheet(book, item, topic, levels, form))
    tone, tint = random.choice(_TONES)
    book.html = page(book.title, _CSS.replace("TONE", tone).replace("TINT", tint), parts)
    return book


def _front(book: Book, form: _Form) -> list[str]:
    parts = []
    if form.random.random() < 0.5:
        book.document_number = form.random.choice(("資料１", "別紙３", "資料２－２"))
        parts.append(cell(book.document_number, tag="p", attrs='class="no"'))
    years = f"計画期間：{era(form.look, form.first)}～{era(form.look, form.first + 2)}（３年間）"
    lead = (
        "人口の減少が進む中にあっても活力のあるまちを次の世代に引き継ぐため、総合計画に掲げる施策のうち、"
        "３年間で特に力を入れて取り組む事業を重点プロジェクトとして定め、部局を越えて推進します。"
    )
    note = "計画額は策定時の見込みであり、各年度の予算で定める額とは異なる場合があります。"
    book.notes.append(("※", "", note))
    return [
        *parts,
        cell(book.title, tag="h1"),
        cell(years, tag="p", attrs='class="sub"'),
        cell(lead, tag="p", attrs='class="lead"'),
        cell(f"※ {note}", tag="p", attrs='class="sub"'),
    ]


def _sheet(book: Book, item: Item, topic: Topic, levels: tuple[str, str], form: _Form) -> str:
    """The left half has 12 columns, the right half 24: label, row names, three years."""
    lefts = _left(item, topic, form)
    rights = [*_kpi(item, topic, form), *_plan(item, topic, form), *_costs(item, topic, form)]
    rows = [_top(book, item, levels, form)]
    heights = _share(len(rights), len(lefts))
    at = 0
    for (label, text, role), height in zip(lefts, heights, strict=True):
        rows.append(row(lab(label, 2, height), td(text, item.mark(role), 10, height), rights[at]))
        rows += [row(right) for right in rights[at + 1 : at + height]]
        at += height
    return f'<div class="sheet">{table(rows)}</div>'


def _share(rows: int, parts: int) -> list[int]:
    """How many rows each part takes: as even as can be, the last ones more."""
    least, more = divmod(rows, parts)
    return [least + (1 if part >= parts - more else 0) for part in range(parts)]


def _top(book: Book, item: Item, levels: tuple[str, str], form: _Form) -> str:
    return row(
        lab(form.labels["number"], 2),
        td(item.number, item.mark("number"), 2, look="c"),
        lab(form.labels["title"], 3),
        td(item.title, item.mark("item"), 9, look="name"),
        lab(levels[0], 2),
        td(say_policy(book, parent_of(book, item.policy)), item.mark("policy"), 7),
        lab(levels[1], 2),
        td(say_policy(book, item.policy), item.mark("policy"), 9),
    )


def _left(item: Item, topic: Topic, form: _Form) -> list[tuple[str, str, str]]:
    say = form.labels
    item.description = topic.content
    item.offices += [Office(name=topic.office), Office(name=topic.partner, role="partner")]
    bodies = f"{form.words[0]}：{topic.office}\n{form.words[1]}：{topic.partner}"
    numbered = zip("①②③", topic.activities, strict=True)
    return [
        (say["offices"], bodies, "office|partner"),
        (say["purpose"], topic.purpose, "purpose"),
        (say["whom"], topic.beneficiary, "beneficiary"),
        (say["content"], topic.content, "description"),
        (say["steps"], "\n".join(f"{mark}{text}" for mark, text in numbered), "initiative"),
        (say["issue"], topic.issue, "issue"),
    ]


def _kpi(item: Item, topic: Topic, form: _Form) -> list[str]:
    years = [form.first + at for at in range(3)]
    base = form.first - 1
    heads = [
        lab(form.labels["kpi"], 2, 3),
        lab("指標名", 6),
        lab("単位", 2),
        lab(f"現状値\n（{era(form.look, base)}）", 5),
        *(lab(f"{era(form.look, year)}\n目標値", 3) for year in years),
    ]
    lines = ["".join(heads)]
    for figure in topic.figures:
        name, unit = figure.name, figure.unit
        values = draw_series(form.random, figure, 4)
        texts = [say_number(value, figure) for value in values]
        target(item, "baseline", name, values[0], unit, base, texts[0])
        cells = [
            td(name, item.mark("indicator"), 6),
            td(unit, item.mark("unit"), 2, look="c"),
            td(texts[0], item.mark("baseline"), 5, look="n"),
        ]
        for year, value, text in zip(years, values[1:], texts[1:], strict=True):
            target(item, "target", name, value, unit, year, text)
            cells.append(td(text, item.mark("target_value"), 3, look="n"))
        lines.append("".join(cells))
    return lines


def _plan(item: Item, topic: Topic, form: _Form) -> list[str]:
    years = [form.first + at for at in range(3)]
    columns = [(years[0], part) for part in form.parts]
    columns += [(year, half) for year in years[1:] for half in ("上半期", "下半期")]
    tops = [lab(era(form.look, years[0]), 8), *(lab(era(form.look, y), 4) for y in years[1:])]
    lines = [
        lab(form.labels["plan"], 2, len(topic.steps) + 2) + lab("取組", 6, 2) + "".join(tops),
        "".join(
            [*(lab(part, 2) for part in form.parts), *(lab(half, 2) for _, half in columns[4:])]
        ),
    ]
    starts = sorted(form.random.sample(range(7), len(topic.steps)))
    words = ("協議・検討", "準備", "実施")
    for step, start, word in zip(topic.steps, starts, words, strict=True):
        end = min(7, start + form.random.randint(0, 3))
        lines.append(
            td(step, item.mark("initiative"), 6) + _bar(item, step, (start, end), columns, word)
        )
    return lines


def _bar(
    item: Item, task: str, span: tuple[int, int], columns: Sequence[tuple[int, str]], word: str
) -> str:
    widths = [2] * 8
    first, last = span
    item.schedule.append(
        ScheduleEntry(
            task=task,
            first_year=columns[first][0],
            last_year=columns[last][0],
            first_part=columns[first][1],
            last_part=columns[last][1],
            text=word,
        )
    )
    cells = [td("", "", width) for width in widths[:first]]
    cells.append(td(word, item.mark("schedule"), widths[first], look="c"))
    cells += [
        td("→", item.mark("schedule"), width, look="c") for width in widths[first + 1 : last + 1]
    ]
    return "".join([*cells, *(td("", "", width) for width in widths[last + 1 :])])


def _costs(item: Item, topic: Topic, form: _Form) -> list[str]:
    spans = [(form.first + at, 8 if at == 0 else 4) for at in range(3)]
    names: dict[FundSource, str] = {
        name: text for name, text in form.funds.items() if name in topic.funds or name == "general"
    }
    heads = [lab("区分", 6), *(lab(era(form.look, year), width) for year, width in spans)]
    lines = [lab(form.labels["cost"], 2, len(names) + 2) + "".join(heads)]
    costs = draw_costs(form.random, topic, 3)
    if form.random.random() < 0.3:
        costs[0] = {}
    for source, text in ({"total": "事業費", **names}).items():
        cells = ""
        for (year, width), cost in zip(spans, costs, strict=True):
            amount = cost.get(source, 0)
            said = budget(item, amount, year, "estimated", source) if amount else ""
            mark = item.mark("budget")
            cells += (
                td(said, mark, width, look="n") if said else gap(item, "budget", form.none, width)
            )
        lines.append(lab(text, 6) + cells)
    return lines
