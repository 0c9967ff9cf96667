"""Evaluation of measures: wide sheets whose labels stand above their values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plan_held_back_2.sheets_c_kit import (
    Look,
    add_counts,
    budget,
    era,
    lab,
    number,
    page,
    row,
    say_policy,
    table,
    target,
    td,
    th,
)
from benchmarks.plan_held_back_2.sheets_c_reasons import OPINIONS, Scale, draw_mark
from benchmarks.plan_held_back_2.sheets_c_words import (
    TOWNS,
    Topic,
    draw_goals,
    draw_series,
    draw_topics,
    say_number,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, Office

_CSS = """
@page{size:A4 landscape;margin:9mm 11mm} body{font:8.5pt "Noto Sans CJK JP",sans-serif}
body{line-height:1.4} h1{font-size:16pt;text-align:center;margin:30px 0 6px}
.mid{text-align:center;margin:2px} .lead{margin:10px 40px;text-indent:1em} .legend{margin:4px 60px}
.sheet{break-before:page} h2{font-size:10pt;font-weight:normal;margin:0 0 3px;text-align:right}
table{border-collapse:collapse;width:100%;table-layout:fixed} .note{margin:3px 0;font-size:8pt}
td,th{border:1px solid #555;padding:2px 4px;vertical-align:top} th{font-weight:normal}
.lab{background:DARK;color:INK;text-align:center;vertical-align:middle} .n{text-align:right}
.sub{background:LIGHT;text-align:center;vertical-align:middle} .c{text-align:center}
.tall{height:62px} .name{font-size:11pt;font-weight:bold}
"""
_FILE = Path(__file__).with_name("sheets_c_measures.txt")
_SCALES: tuple[Scale, ...] = (
    (("Ａ", "順調に進んでいる"), ("Ｂ", "おおむね順調である"), ("Ｃ", "遅れている")),
    (("５", "達成している"), ("４", "おおむね達成している"), ("３", "やや不十分である")),
    (("◎", "期待以上の成果"), ("○", "期待どおりの成果"), ("▲", "期待を下回る成果")),
)
_WAYS = ("現状のまま継続", "重点化して継続", "内容を見直して継続", "拡充", "継続")


@dataclass(slots=True)
class _Measure:
    """A measure with the projects that belong to it."""

    goal: str
    title: str
    topics: list[Topic]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Form:
    random: Random
    year: int
    end: int
    look: Look
    scale: Scale
    labels: dict[str, str]


_LABELS: dict[str, tuple[str, ...]] = {
    "goal": ("政策", "基本目標", "まちづくりの目標", "分野目標"),
    "number": ("施策№", "施策コード", "施策番号"),
    "title": ("施策名", "施策の名称", "施策"),
    "office": ("主担当課", "主管課", "担当課"),
    "partner": ("関係課", "関連課", "協力課"),
    "vision": ("目指す姿", "めざす姿", "施策の目指す姿"),
    "state": ("現状", "施策を取り巻く現状", "現状（計画策定時）"),
    "do": ("取組実績", "主な取組の実績", "実施した取組の内容"),
    "check": ("成果", "取組の成果", "施策の成果"),
    "issue": ("今後の課題", "課題", "残された課題"),
    "way": ("今後の方向性", "施策の方向性", "方向性"),
    "act": ("翌年度の取組", "今後の対応", "改善の内容"),
    "cost": ("施策の事業費（千円）", "施策に係る事業費（千円）", "投入コスト（千円）"),
}


@STYLES.add("pc-policy", "boxes", "pdf")
def make_policy(random: Random) -> Book:
    """Labels above values; years over target and actual; ratings by the town and by a board."""
    town = random.choice(TOWNS)
    year = random.choice((2022, 2023, 2024))
    look = random.choice(("R6", "令和6年度", "2024年度", "Ｒ６"))
    plan = random.choice(("総合計画", "第６次総合計画", "第３次総合計画後期基本計画"))
    title = f"{town}{plan}施策評価シート（{era('令和６年度', year)}実績）"
    book = Book(title=title, town=town, fiscal_year=year)
    labels = {name: random.choice(choices) for name, choices in _LABELS.items()}
    form = _Form(random, year, year + random.choice((2, 3)), look, random.choice(_SCALES), labels)
    parts = _front(book, form)
    pattern = random.choice(("{g}-{m}", "{G}－{M}", "{g}0{m}"))
    roman = random.choice(("{G}", "{r}", "{g}"))
    goals: dict[str, tuple[str, int]] = {}
    for measure in _draw_measures(random):
        if measure.goal not in goals:
            mark = number(roman, len(goals) + 1, 0)
            goals[measure.goal] = (book.policy(mark, measure.goal, level=labels["goal"]), 0)
        key, count = goals[measure.goal]
        goals[measure.goal] = (key, count + 1)
        said = number(pattern, list(goals).index(measure.goal) + 1, count + 1)
        parts.append(_sheet(book, book.item(said, measure.title, key), measure, form))
    dark, light, ink = random.choice(
        (
            ("#1f4e79", "#deeaf6", "#fff"),
            ("#548235", "#e2efd9", "#fff"),
            ("#d9d9d9", "#f2f2f2", "#000"),
        )
    )
    css = _CSS.replace("DARK", dark).replace("LIGHT", light).replace("INK", ink)
    book.html = page(book.title, css, parts)
    return book


def _draw_measures(random: Random) -> list[_Measure]:
    texts: dict[str, dict[str, str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "#":
            texts[text] = {}
        else:
            list(texts.values())[-1][mark] = text
    measures: dict[str, _Measure] = {}
    for topic in draw_topics(random, random.randint(13, 20)):
        made = _Measure(topic.goal, topic.measure, [], texts[topic.measure])
        measures.setdefault(topic.measure, made).topics.append(topic)
    return list(measures.values())


def _front(book: Book, form: _Form) -> list[str]:
    lead = (
        "施策評価は、総合計画に掲げる施策の進み具合を毎年度点検し、結果を次年度の予算と事業の見直しに"
        "生かすために行うものです。主管課による自己評価の後、学識経験者等で構成する外部評価委員会が"
        "評価を行いました。"
    )
    book.legend += form.scale
    lines = [f"{mark}：{meaning}" for mark, meaning in form.scale]
    book.notes.append(("※", "", "事業費は、施策を構成する事業の合計額です。"))
    return [
        cell(book.title, tag="h1"),
        cell(lead, tag="p", attrs='class="lead"'),
        cell("【評価の区分】", tag="p", attrs='class="legend"'),
        *(cell(line, tag="p", attrs='class="legend"') for line in lines),
        cell("※事業費は、施策を構成する事業の合計額です。", tag="p", attrs='class="legend"'),
    ]


def _sheet(book: Book, item: Item, measure: _Measure, form: _Form) -> str:
    rows = [
        *_head(book, item, measure, form),
        *_indicators(item, measure, form),
        *_report(item, measure, form),
        *_costs(item, form),
    ]
    return f'<div class="sheet"><h2>施策評価シート</h2>{table(rows)}</div>'


def _head(book: Book, item: Item, measure: _Measure, form: _Form) -> list[str]:
    say = form.labels
    offices = list(dict.fromkeys(topic.office for topic in measure.topics))
    others = [topic.partner for topic in measure.topics if topic.partner.endswith(("課", "室"))]
    partners = [name for name in dict.fromkeys([*offices[1:], *others]) if name != offices[0]]
    item.offices.append(Office(name=offices[0]))
    item.offices += [Office(name=name, role="partner") for name in partners]
    printed = "、".join(partners) or "－"
    return [
        row(
            lab(say["goal"], 6),
            lab(say["number"], 2),
            lab(say["title"], 7),
            lab(say["office"], 3),
            lab(say["partner"], 6),
        ),
        row(
            td(say_policy(book, item.policy), item.mark("policy"), 6),
            td(item.number, item.mark("number"), 2, look="c"),
            td(item.title, item.mark("item"), 7, look="name"),
            td(offices[0], item.mark("office"), 3),
            td(printed, item.mark("partner"), 6),
        ),
        row(lab(say["vision"], 10), lab(say["state"], 14)),
        row(
            td(measure.texts["G"], item.mark("goal"), 10),
            td(measure.texts["B"], item.mark("background"), 14),
        ),
    ]


def _sub(text: str, span: int = 1, rows: int = 1) -> str:
    return th(text, span, rows, "sub")


def _indicators(item: Item, measure: _Measure, form: _Form) -> list[str]:
    years = [form.year - 2, form.year - 1, form.year]
    base = form.year - 3
    rows = [
        row(lab("成果指標", 24)),
        row(
            _sub("指標名", 7, 2),
            _sub("単位", 1, 2),
            _sub(f"基準値\n{era(form.look, base)}", 2, 2),
            *(_sub(era(form.look, year), 4) for year in years),
            _sub(f"目標値\n{era(form.look, form.end)}", 2, 2),
        ),
        row(*(_sub(word, 2) for _ in years for word in ("目標", "実績"))),
    ]
    for topic in measure.topics:
        figure = topic.figures[0]
        name, unit = figure.name, figure.unit
        goals = draw_goals(form.random, figure, form.end - base)
        series = draw_series(form.random, figure, 4)
        text = target(item, "baseline", name, series[0], unit, base, say_number(series[0], figure))
        cells = [
            td(name, item.mark("indicator"), 7),
            td(unit, item.mark("unit"), look="c"),
            td(text, item.mark("baseline"), 2, look="n"),
        ]
        for at, year in enumerate(years):
            goal, value = goals[at], series[at + 1]
            text = target(item, "target", name, goal, unit, year, say_number(goal, figure))
            cells.append(td(text, item.mark("target_value"), 2, look="n"))
            text = target(item, "actual", name, value, unit, year, say_number(value, figure))
            cells.append(td(text, item.mark("actual_value"), 2, look="n"))
        text = say_number(goals[-1], figure)
        target(item, "target", name, goals[-1], unit, form.end, text)
        cells.append(td(text, item.mark("target_value"), 2, look="n"))
        rows.append(row(*cells))
    return rows


def _report(item: Item, measure: _Measure, form: _Form) -> list[str]:
    say, topics = form.labels, measure.topics
    for topic in topics:
        add_counts(item, topic, form.year)
    done = "\n".join(f"・{topic.result}" for topic in topics)
    issues = "\n".join(f"・{topic.issue}" for topic in topics[:2])
    plans = "\n".join(f"・{topic.plan}" for topic in topics[:2])
    effects = "\n".join(f"・{topic.effect}" for topic in topics[:2])
    marks = [draw_mark(form.random, form.scale) for _ in range(3)]
    names = ("進捗度", "貢献度", "総合評価")
    for made, name in zip(marks, names, strict=True):
        item.ratings.append(made.rating(name, "自己", comment=False))
    board = draw_mark(form.random, form.scale, reason=form.random.choice(OPINIONS))
    item.ratings.append(board.rating("総合評価", "外部評価委員会"))
    return [
        row(lab(f"{era(form.look, form.year)}の{say['do']}", 14), lab(say["check"], 10)),
        row(td(done, item.mark("do"), 14, look="tall"), td(effects, item.mark("check"), 10)),
        row(lab("自己評価", 9), lab("外部評価委員会", 15)),
        row(*(_sub(name, 3) for name in names), _sub("総合評価", 3), _sub("意見", 12)),
        row(
            *(td(made.mark, item.mark("rating"), 3, look="c") for made in marks),
            td(board.mark, item.mark("rating"), 3, look="c"),
            td(board.reason, item.mark("comment"), 12),
        ),
        row(lab(say["issue"], 10), lab(say["way"], 4), lab(say["act"], 10)),
        row(
            td(issues, item.mark("issue"), 10, look="tall"),
            td(form.random.choice(_WAYS), item.mark("direction"), 4, look="c"),
            td(plans, item.mark("act"), 10),
        ),
    ]


def _costs(item: Item, form: _Form) -> list[str]:
    heads, cells = [], []
    amount = form.random.randint(40000, 420000)
    for year in range(form.year - 2, form.year + 2):
        kind: BudgetKind = "initial" if year > form.year else "settled"
        word = "予算" if kind == "initial" else "決算"
        heads.append(_sub(f"{era(form.look, year)}{word}", 4))
        cells.append(td(budget(item, amount, year, kind), item.mark("budget"), 4, look="n"))
        amount = int(amount * form.random.uniform(0.9, 1.15))
    return [row(lab(form.labels["cost"], 8, 2), *heads), row(*cells)]
