"""Sheets of a strategy as headings, small tables and boxed prose."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plan_held_back_2.sheets_c_kit import (
    Look,
    add_counts,
    add_policies,
    era,
    lab,
    page,
    row,
    say_policy,
    table,
    target,
    td,
    th,
)
from benchmarks.plan_held_back_2.sheets_c_reasons import OPINIONS, Scale, draw_mark, legend_table
from benchmarks.plan_held_back_2.sheets_c_schedule import Way, draw_spans, draw_words, year_cells
from benchmarks.plan_held_back_2.sheets_c_words import (
    TOWNS,
    Topic,
    draw_series,
    draw_topics,
    say_number,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office

_CSS = """
@page{size:A4;margin:14mm 13mm} body{font:9.5pt "IPAPGothic",sans-serif;line-height:1.5}
h1{font-size:16pt;text-align:center;font-weight:normal;margin:24px 0 6px}
.att{float:right;border:1px solid;padding:2px 16px} .mid{text-align:center;margin:2px}
h2{font-size:13pt;border-bottom:3px double #333;margin:26px 0 8px} h2,h3,h4{break-after:avoid}
h3{font-size:11.5pt;background:%s;padding:3px 8px;margin:16px 0 8px} .lead{text-indent:1em}
h4{font-size:10pt;margin:9px 0 2px} table{border-collapse:collapse;width:100%%;font-size:9pt}
td,th{border:1px solid #444;padding:3px 5px;font-weight:normal}
.lab{background:#f0f0f0;white-space:nowrap}
.box{border:1px solid #444;padding:4px 8px} .box p{margin:0} ul.box{margin:0;padding-left:2.2em}
.c{text-align:center} .n{text-align:right} table,.box{break-inside:avoid} .sheet{margin-bottom:34px}
.note{font-size:8.5pt;margin:2px 0 0} .legend{width:70%%} .bar{background:#dbe9f6}
"""
_SCALES: tuple[Scale, ...] = (
    (("Ａ", "計画より進んでいる"), ("Ｂ", "計画どおり進んでいる"), ("Ｃ", "計画より遅れている")),
    (("◎", "目標を達成した"), ("○", "順調に進んでいる"), ("△", "取組に遅れがある")),
    (("４", "十分に達成"), ("３", "おおむね達成"), ("２", "一部達成")),
)
_PLANS = ("まち・ひと・しごと創生総合戦略", "総合計画後期基本計画", "デジタル田園都市構想総合戦略")


@dataclass(frozen=True, slots=True)
class _Form:
    random: Random
    first: int
    year: int
    look: Look
    heads: dict[str, str]
    bullets: str
    scale: Scale
    way: Way
    partner: bool
    ends: bool


_HEADS: dict[str, tuple[str, ...]] = {
    "number": ("№", "番号", "整理番号"),
    "title": ("取組名", "取組項目名", "重点事業", "事業名"),
    "office": ("担当課", "担当部署", "所管課"),
    "partner": ("協力", "連携先", "関係機関"),
    "purpose": ("取組の目的", "目的", "実施目的"),
    "content": ("事業の概要", "取組の概要", "内容"),
    "activity": ("主な取組", "具体的な取組", "具体的な取組内容"),
    "figures": ("成果目標", "ＫＰＩ（重要業績評価指標）", "指標の推移"),
    "plan": ("工程表", "年次計画", "実施スケジュール"),
    "do": ("取組実績", "実施状況", "実施した内容"),
    "issue": ("課題", "これまでの課題", "課題等"),
    "act": ("今後の対応", "翌年度の取組", "改善方針"),
}


@STYLES.add("pc-prose", "html", "pdf")
def make_prose(random: Random) -> Book:
    """Chapters; for each project a small head table, then headings with prose, KPI and schedule."""
    town = random.choice(TOWNS)
    first = random.choice((2020, 2021, 2022))
    year = first + random.choice((2, 3))
    look = random.choice(("令和６年度", "令和6年度", "R6", "令和6年度（2024）"))
    title = f"{random.choice(('', '第２期', '第３次'))}{town}{random.choice(_PLANS)}進行管理シート"
    book = Book(title=title, town=town, period=(first, first + 4), fiscal_year=year)
    form = _draw_form(random, first, year, look)
    topics = draw_topics(random, random.randint(7, 10))
    goal, measure = random.choice(
        (("基本目標", "施策"), ("基本方向", "重点施策"), ("政策", "基本施策"))
    )
    patterns = random.choice((("{G}", "{G}－{M}"), ("{r}", "（{m}）"), ("{g}", "{g}-{m}")))
    keys = add_policies(book, topics, (goal, patterns[0]), (measure, patterns[1]))
    parts = _front(random, book, form)
    shown: set[str] = set()
    for number, (topic, key) in enumerate(zip(topics, keys, strict=True), start=1):
        for policy in book.policies:
            wanted = policy.title in (topic.goal, topic.measure) and policy.id not in shown
            if wanted:
                tag = "h2" if policy.parent_id is None else "h3"
                parts.append(cell(say_policy(book, policy.id, "　", level=True), tag=tag))
                shown.add(policy.id)
        item = book.item(str(number), topic.title, key)
        parts.append(_sheet(item, topic, form))
    tint = random.choice(("#d9ead3", "#cfe2f3", "#eee", "#fce5cd"))
    book.html = page(book.title, _CSS % tint, parts)
    return book


def _draw_form(random: Random, first: int, year: int, look: Look) -> _Form:
    return _Form(
        random,
        first,
        year,
        look,
        {name: random.choice(choices) for name, choices in _HEADS.items()},
        random.choice(("①②③④⑤⑥⑦⑧", "■■■■■■■■", "１２３４５６７８", "◆◆◆◆◆◆◆◆")),
        random.choice(_SCALES),
        random.choice(("arrows", "merged", "marks")),
        random.random() < 0.7,
        random.random() < 0.5,
    )


def _front(random: Random, book: Book, form: _Form) -> list[str]:
    parts = []
    if random.random() < 0.6:
        book.document_number = random.choice(("別添１－２", "資料３", "資料２－１"))
        parts.append(cell(book.document_number, tag="p", attrs='class="att"'))
    parts.append(cell(book.title, tag="h1"))
    parts.append(cell(f"（{era(form.look, form.year)}実績）", tag="p", attrs='class="mid"'))
    years = f"計画期間：{era(form.look, form.first)}～{era(form.look, form.first + 4)}"
    parts.append(cell(years, tag="p", attrs='class="mid"'))
    if form.ends:
        text = f"令和{form.year - 2017}年３月31日現在"
        book.date(f"{form.year + 1}-03-31", "day", text)
        parts.append(cell(f"（{text}）", tag="p", attrs='class="mid"'))
    lead = (
        "この資料は、計画に掲げる取組の進み具合を毎年度確認し、次年度以降の取組に反映させるため、"
        "担当課による評価と外部評価委員会の意見を取組ごとに取りまとめたものです。評価の区分は次の"
        "とおりとしています。"
    )
    parts += [
        cell(lead, tag="p", attrs='class="lead"'),
        legend_table(book, form.scale, random.choice((("評価", "内容"), ("区分", "進捗の状況")))),
    ]
    return parts


def _sheet(item: Item, topic: Topic, form: _Form) -> str:
    say = form.heads
    add_counts(item, topic, form.year)
    item.description = topic.content
    blocks = [
        (say["purpose"], _box(topic.purpose, item.mark("purpose"))),
        (say["content"], _box(topic.content, item.mark("description"))),
        (say["activity"], _list(item, topic)),
        (say["figures"], _figures(item, topic, form)),
        (say["plan"], _plan(item, topic, form)),
        (f"{era(form.look, form.year)}の{say['do']}", _box(topic.result, item.mark("do"))),
        ("評価", _ratings(item, topic, form)),
        (f"{say['issue']}", _box(topic.issue, item.mark("issue"))),
        (say["act"], _box(topic.plan, item.mark("act"))),
    ]
    if form.bullets[0] in "①１":
        blocks.pop(2)
    parts = [_head(item, topic, form)]
    for mark, (label, block) in zip(form.bullets + form.bullets[-1], blocks, strict=False):
        parts += [cell(f"{mark}　{label}", tag="h4"), block]
    return f'<div class="sheet">{"".join(parts)}</div>'


def _head(item: Item, topic: Topic, form: _Form) -> str:
    say = form.heads
    item.offices.append(Office(name=topic.office))
    tags = form.random.choice(("", "", "【重点】", "【新規】", "（拡充）"))
    if tags:
        item.tags.append(tags[1:-1])
    cells = [
        lab(say["number"]),
        td(item.number, item.mark("number"), look="c"),
        lab(say["title"]),
        td(item.title + tags, item.mark("item")),
        lab(say["office"]),
        td(topic.office, item.mark("office")),
    ]
    if form.partner:
        item.offices.append(Office(name=topic.partner, role="partner"))
        cells += [lab(say["partner"]), td(topic.partner, item.mark("partner"))]
    return table([row(*cells)])


def _box(text: str, mark: str) -> str:
    return f'<div class="box">{cell(text, mark, tag="p")}</div>'


def _list(item: Item, topic: Topic) -> str:
    lines = [cell(text, item.mark("initiative"), tag="li") for text in topic.activities]
    return f'<ul class="box">{"".join(lines)}</ul>'


def _figures(item: Item, topic: Topic, form: _Form) -> str:
    base, end = form.first - 1, form.first + 4
    done = [form.year - 1, form.year]
    heads = [
        lab("指標名"),
        lab("単位"),
        lab(f"基準値\n{era(form.look, base)}"),
        *(lab(f"実績値\n{era(form.look, year)}") for year in done),
        lab(f"目標値\n{era(form.look, end)}"),
    ]
    rows = [row(*heads)]
    for figure in topic.figures:
        series = draw_series(form.random, figure, 6)
        start, last = series[0], series[5]
        texts = {value: say_number(value, figure) for value in series}
        name, unit = figure.name, figure.unit
        cells = [td(name, item.mark("indicator")), td(unit, item.mark("unit"), look="c")]
        target(item, "baseline", name, start, unit, base, texts[start])
        cells.append(td(texts[start], item.mark("baseline"), look="n"))
        for year in done:
            value = series[year - base]
            target(item, "actual", name, value, unit, year, texts[value])
            cells.append(td(texts[value], item.mark("actual_value"), look="n"))
        target(item, "target", name, last, unit, end, texts[last])
        cells.append(td(texts[last], item.mark("target_value"), look="n"))
        rows.append(row(*cells))
    return table(rows)


def _plan(item: Item, topic: Topic, form: _Form) -> str:
    years = [form.first + at for at in range(5)]
    rows = [row(lab("取組項目"), *(lab(era(form.look, year)) for year in years))]
    spans = draw_spans(form.random, len(topic.steps), 5)
    for step, span in zip(topic.steps, spans, strict=True):
        text = draw_words(form.random, span)
        cells = year_cells(item, step, span, years, form.way, text)
        rows.append(row(td(step, item.mark("initiative")), cells))
    return table(rows)


def _ratings(item: Item, topic: Topic, form: _Form) -> str:
    own = draw_mark(form.random, form.scale, reason=topic.effect)
    board = draw_mark(form.random, form.scale, reason=form.random.choice(OPINIONS))
    item.ratings += [own.rating("評価", "担当課"), board.rating("評価", "外部評価委員会")]
    return table(
        [
            row(th("担当課", 2, look="lab"), th("外部評価委員会", 2, look="lab")),
            row(lab("評価"), lab("評価の理由"), lab("評価"), lab("意見")),
            row(
                td(own.mark, item.mark("rating"), look="c"),
                td(own.reason, item.mark("check|comment")),
                td(board.mark, item.mark("rating"), look="c"),
                td(board.reason, item.mark("comment")),
            ),
        ]
    )
