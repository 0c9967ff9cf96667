"""Records of facilities of a plan for single facilities: wide forms with years in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plan_held_back_2.sheets_c_kit import (
    Look,
    budget,
    era,
    page,
    row,
    say_policy,
    table,
    td,
    wide,
)
from benchmarks.plan_held_back_2.sheets_c_reasons import Scale, legend_table
from benchmarks.plan_held_back_2.sheets_c_schedule import draw_spans
from benchmarks.plan_held_back_2.sheets_c_words import TOWNS
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import FundSource, Office, Rating, ScheduleEntry

_CSS = """
@page{size:A4 landscape;margin:11mm 13mm} body{font:9.5pt "IPAMincho",serif;line-height:1.35}
h1{font-size:17pt;text-align:center;letter-spacing:3px;margin:30px 0 10px;font-weight:normal}
h2{font-size:13pt;font-weight:normal;margin:0 0 4px;break-after:avoid} p{margin:2px 0}
.mid{text-align:center} .lead{text-indent:1em;margin:10px 30px} .chapter{break-before:page}
table{border-collapse:collapse;width:100%;table-layout:fixed} .n{text-align:right}
.legend{width:50%;margin:6px 30px} .big{break-inside:avoid;border:2px solid #000;margin-bottom:8px}
td{border:1px solid #000;padding:3px 4px} .c,.lab{text-align:center} .lab{background:TINT}
.unit{text-align:right;margin:4px 0 0;font-size:8pt} .note{margin:2px 30px}
"""
_FILE = Path(__file__).with_name("sheets_c_facilities.txt")
_SCALES: tuple[Scale, ...] = (
    (
        ("Ａ", "おおむね良好"),
        ("Ｂ", "部分的に劣化"),
        ("Ｃ", "広範囲に劣化"),
        ("Ｄ", "早急に対応する必要がある"),
    ),
    (("ａ", "健全である"), ("ｂ", "軽い劣化がある"), ("ｃ", "修繕が必要である")),
    (("○", "異状なし"), ("△", "経過の観察が必要"), ("×", "対策が必要")),
)
_PARTS = ("屋根・屋上", "外壁", "内部仕上げ", "電気設備", "機械設備")
_WAYS = ("長寿命化", "維持", "集約・複合化の検討", "機能の見直し", "予防保全による延命")


@dataclass(slots=True)
class _Facility:
    kind: str
    name: str
    use: str
    build: str
    area: str
    built: str
    office: str
    run: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Form:
    random: Random
    first: int
    look: Look
    scale: Scale
    labels: dict[str, str]
    bond: str
    marks: bool
    later: bool


@STYLES.add("pc-facility", "sjis", "pdf")
def make_facility(random: Random) -> Book:
    """Wide forms without header cells: facts, state of parts by marks, works and costs by year."""
    town = random.choice(TOWNS)
    first = random.choice((2023, 2024, 2025))
    look = random.choice(("令和６年度", "令和6年度", "R6年度", "Ｒ６"))
    name = random.choice(("公共施設個別施設計画", "公共施設長寿命化計画", "公共建築物個別施設計画"))
    book = Book(title=f"{town}{name}", town=town, period=(first, first + 9))
    form = _Form(
        random,
        first,
        look,
        random.choice(_SCALES),
        {key: random.choice(words) for key, words in _LABELS.items()},
        random.choice(("地方債", "市債", "起債")),
        random.random() < 0.5,
        random.random() < 0.6,
    )
    parts = _front(book, form)
    chosen = _draw(random, random.randint(8, 12))
    policies: dict[str, str] = {}
    for number, facility in enumerate(chosen, start=1):
        if facility.kind not in policies:
            policies[facility.kind] = book.policy(wide(len(policies) + 1), facility.kind)
            heading = say_policy(book, policies[facility.kind])
            parts.append(cell(heading, tag="h2", attrs='class="chapter"'))
        item = book.item(str(number), facility.name, policies[facility.kind])
        parts += _sheet(item, facility, form)
    tint = random.choice(("#eaeaea", "#fff", "#fff2cc", "#ddebf7"))
    book.html = page(book.title, _CSS.replace("TINT", tint), parts)
    return book


_LABELS: dict[str, tuple[str, ...]] = {
    "number": ("番　号", "№", "整理番号"),
    "name": ("施　設　名", "施設名称", "施設の名称"),
    "office": ("所　管　課", "担　当　課", "所管部署"),
    "use": ("用　途", "施設種別", "施設用途"),
    "build": ("構　造", "構造・階数", "建物の構造"),
    "area": ("延床面積", "延べ面積", "延床面積（㎡）"),
    "built": ("建築年度", "建設年度", "竣工年度"),
    "run": ("管理形態", "運営形態", "管理運営"),
    "about": ("施設の概要", "概　要", "施設概要"),
    "issue": ("課　題", "劣化の状況と課題", "施設の課題"),
    "way": ("今後の方針", "今後の方向性", "対策の方針"),
    "works": ("対策の内容", "工事内容", "実施内容"),
    "cost": ("概算事業費", "対策費用", "事業費"),
}


def _draw(random: Random, count: int) -> list[_Facility]:
    made: list[_Facility] = []
    kind = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "#":
            kind = text
        elif text:
            made[-1].texts[mark] = text
        else:
            name, use, build, area, built, office, run = line.split("/")
            made.append(_Facility(kind, name, use, build, area, built, office, run, {}))
    return [made[at] for at in sorted(random.sample(range(len(made)), count))]


def _front(book: Book, form: _Form) -> list[str]:
    last = era(form.look, form.first + 9)
    lead = (
        "この調書は、市が保有する公共施設のうち主なものについて、劣化の状況、今後の方針及び対策の時期と"
        "費用を施設ごとに示したものです。費用は現時点における概算であり、毎年度の予算編成において"
        "改めて精査します。"
    )
    note = "劣化状況は、令和４年度に実施した目視による調査の結果です。"
    book.notes.append(("※", "", note))
    return [
        cell(book.title, tag="h1"),
        cell("施設別調書", tag="p", attrs='class="mid"'),
        cell(f"計画期間　{era(form.look, form.first)}～{last}", tag="p", attrs='class="mid"'),
        cell(lead, tag="p", attrs='class="lead"'),
        cell("劣化状況の区分は次のとおりです。", tag="p", attrs='class="lead"'),
        legend_table(book, form.scale, ("記号", "状態")),
        cell(f"※{note}", tag="p", attrs='class="note"'),
    ]


def _sheet(item: Item, facility: _Facility, form: _Form) -> list[str]:
    parts = (_facts, _state, _works)
    rows = [line for part in parts for line in part(item, facility, form)]
    unit = cell("（単位：千円）", tag="p", attrs='class="unit"')
    return [table(rows, "big"), unit, _costs(item, form)]


def _lab(text: str, span: int = 1, rows: int = 1) -> str:
    return td(text, "", span, rows, "lab")


def _facts(item: Item, facility: _Facility, form: _Form) -> list[str]:
    say, other = form.labels, item.mark("other")
    issue = "issue|background" if "状況" in say["issue"] else "issue"
    item.offices.append(Office(name=facility.office))
    item.description = facility.texts["D"]
    old = "昭和" in facility.built and int(facility.built[2:4]) < 57
    proof = form.random.choice(("改修済", "耐震補強済") if old else ("新耐震基準", "基準に適合"))
    square = "" if "㎡" in say["area"] else "㎡"
    area = f"{float(facility.area):,.1f}{square}"
    return [
        row(
            _lab(say["number"]),
            td(item.number, item.mark("number"), look="c"),
            _lab(say["name"]),
            td(item.title, item.mark("item"), 4),
            _lab(say["office"], 2),
            td(facility.office, item.mark("office"), 3),
        ),
        row(
            _lab(say["use"]),
            td(facility.use, item.mark("type|other"), 3),
            _lab(say["build"]),
            td(facility.build, other, 3),
            _lab(say["run"], 2),
            td(facility.run, item.mark("type|other|approach"), 2),
        ),
        row(
            _lab(say["built"]),
            td(facility.built, item.mark("other|period"), 3),
            _lab(say["area"]),
            td(area, other, 3, look="n"),
            _lab("耐震性", 2),
            td(proof, item.mark("other|status"), 2),
        ),
        row(_lab(say["about"]), td(facility.texts["D"], item.mark("description"), 11)),
        row(_lab(say["issue"]), td(facility.texts["I"], item.mark(issue), 11)),
    ]


def _state(item: Item, facility: _Facility, form: _Form) -> list[str]:
    heads = [_lab(part, 2) for part in _PARTS]
    marks = []
    for part in _PARTS:
        mark, meaning = form.random.choice(form.scale)
        item.ratings.append(Rating(criterion=part, mark=mark, meaning=meaning))
        marks.append(td(mark, item.mark("rating"), 2, look="c"))
    way = "廃止" if "解体" in facility.texts["T"] else form.random.choice(_WAYS)
    return [
        row(_lab("劣化状況", 2, 2), *heads),
        row(*marks),
        row(
            _lab(form.labels["way"], 2),
            td(way, item.mark("direction"), 4),
            _lab("備　考", 2),
            td(facility.texts["B"], item.mark("remarks"), 4),
        ),
    ]


def _works(item: Item, facility: _Facility, form: _Form) -> list[str]:
    years = [form.first + at for at in range(5)]
    heads = [_lab(era(form.look, year), 2 if at == 4 else 1) for at, year in enumerate(years)]
    if form.later:
        heads[-1] = _lab(era(form.look, years[-1]))
        heads.append(_lab(f"{era(form.look, years[-1] + 1)}以降"))
        years.append(years[-1] + 1)
    works = facility.texts["T"].split("/")
    spans = draw_spans(form.random, len(works), len(years))
    rows = [row(_lab(form.labels["works"], 2, len(works) + 1), _lab("区　分", 4), *heads)]
    for work, span in zip(works, spans, strict=True):
        cells = _year_cells(item, work, (span[0], min(span[0] + 1, span[1])), years, form)
        rows.append(row(td(work, item.mark("initiative"), 4), *cells))
    return rows


def _year_cells(
    item: Item, work: str, span: tuple[int, int], years: Sequence[int], form: _Form
) -> list[str]:
    words = ("○", "○") if form.marks else ("設計", "工事")
    cells = []
    for at, year in enumerate(years):
        wide_last = 2 if at == 4 and not form.later else 1
        if not span[0] <= at <= span[1]:
            cells.append(td("", "", wide_last))
            continue
        text = words[1] if at == span[1] else words[0]
        cells.append(td(text, item.mark("schedule"), wide_last, look="c"))
        item.schedule.append(
            ScheduleEntry(
                task=work,
                first_year=year,
                last_year=year,
                text="" if form.marks else text,
                mark=text if form.marks else "",
                open_ended=form.later and at == 5,
            )
        )
    return cells


def _costs(item: Item, form: _Form) -> str:
    columns: tuple[FundSource, ...] = ("total", "national", "bond", "general")
    names = ("国庫支出金", form.bond)
    sides = (_lab("年　度", 2, 2), _lab(form.labels["cost"], 2, 2))
    top = row(*sides, _lab("特定財源", 4), _lab("一般財源", 2, 2))
    rows = [top, row(*(_lab(name, 2) for name in names))]
    years = sorted({e.first_year for e in item.schedule if e.first_year and not e.open_ended})
    sums = dict.fromkeys(columns, 0)
    for year in years or [form.first]:
        total = form.random.randint(30, 1800) * 100
        bond = int(total * 0.6) // 100 * 100
        national = form.random.choice((0, total // 400 * 100))
        amounts = {"total": total, "national": national, "bond": bond}
        amounts["general"] = total - national - bond
        cells = ""
        for column in columns:
            sums[column] += amounts[column]
            text = "－"
            if amounts[column]:
                text = budget(item, amounts[column], year, "estimated", column)
            cells += td(text, item.mark("budget"), 2, look="n")
        rows.append(row(_lab(era(form.look, year), 2), cells))
    texts = [f"{sums[column]:,}" if sums[column] else "－" for column in columns]
    totals = [td(text, item.mark("budget"), 2, look="n") for text in texts]
    return table([*rows, row(_lab("計", 2), *totals)])
