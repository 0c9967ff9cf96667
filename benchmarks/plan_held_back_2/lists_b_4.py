"""Strategies in chapters: figures of a goal, indicators of a measure, its projects by year."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.lists_b_kit import (
    describe,
    head,
    local,
    note,
    page,
    para,
    row,
    table,
)
from benchmarks.plan_held_back_2.lists_b_words import (
    GOALS,
    PROJECTS,
    TOWNS,
    Project,
    full,
    years_of,
)
from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry, Target

_CSS = """
@page{size:A4;margin:18mm 16mm} body{font:10pt IPAexGothic,sans-serif;width:178mm;margin:auto}
h1{font-size:17pt;text-align:center;border-top:3px double #063;border-bottom:3px double #063}
h1{padding:10px;margin:30px 0} h2{font-size:13pt;background:#dcefe0;border:1px solid #063}
h2{padding:5px 10px;margin-top:26px} h3{font-size:11.5pt;border-bottom:2px solid #063}
h4{font-size:10pt;margin:10px 0 3px} h2,h3,h4{break-after:avoid} .lead{text-indent:1em}
.lead{line-height:1.7;margin:3px 0} table{border-collapse:collapse;width:100%;margin-bottom:8px}
td,th{border:1px solid #555;padding:3px 5px;font-size:9pt} .h,th{background:#eef6ee}
.h{text-align:center} th{font-weight:normal;text-align:center}
.c{text-align:center}
tr{break-inside:avoid} .w{text-align:center;white-space:nowrap}
.note{font-size:8.5pt;margin:2px 0} .toc{margin:2px 3em}
"""
_FIGURES = (
    (("年間出生数", "人", 182, 200), ("子育てしやすいと感じる保護者の割合", "％", 58.2, 70)),
    (("健康寿命（男性）", "歳", 79.4, 81), ("要介護認定率", "％", 19.6, 18.5)),
    (("観光入込客数", "千人", 310, 400), ("町内総生産額", "億円", 642, 700)),
    (("住みよいと感じる住民の割合", "％", 61.5, 75), ("交通事故発生件数", "件", 84, 60)),
    (("二酸化炭素排出量", "千t", 84, 62), ("ごみのリサイクル率", "％", 18.3, 25)),
    (("社会増減数", "人", -96, -40), ("自治会加入率", "％", 71.8, 75)),
)
_DIRECTIONS = (
    "関係機関との連携を深め、支援を必要とする人に確実に届く仕組みを整えます。",
    "地域の実情を踏まえ、住民や事業者とともに取組を進めます。",
    "これまでの取組の成果を検証し、効果の高いものに重点を置いて進めます。",
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a seed decides."""

    year: int
    form: str
    tag: str
    kpi: str
    base: str
    item: str
    text: str
    office: str
    in_cell: bool
    measure: str
    number: str
    mode: str
    again: bool
    listing: str

    def years(self) -> list[str]:
        """The five years as printed."""
        return [years_of(self.form, self.year + n) for n in range(5)]


def _look(random: Random) -> _Look:
    pick = random.choice
    return _Look(
        year=pick((2020, 2022, 2025, 2025)),
        form=pick(("r", "2", "n")),
        tag=pick(("th", "td")),
        kpi=pick(("重要業績評価指標（ＫＰＩ）", "ＫＰＩ", "指標名", "KPI（重要業績評価指標）")),
        base=pick(("基準値", "現状値", "策定時")),
        item=pick(("具体的な事業", "主な事業", "事業名", "具体的事業")),
        text=pick(("事業内容", "事業概要", "事業の概要")),
        office=pick(("担当課", "所管課", "担当部署")),
        in_cell=random.random() < 0.4,
        measure=pick(("施策{}　", "（{}）", "基本的施策{}　")),
        number=pick(("{0}-{1}-{2}", "circle", "none")),
        mode=pick(("marks", "marks", "circle")),
        again=random.random() < 0.6,
        listing=pick(("主な事業", "具体的な取組", "事業一覧")),
    )


def _figures(
    look: _Look, book: Book, owner: str, rows: list[tuple[str, str, float, float]], name: str
) -> str:
    """A table of indicators that belong to a policy."""
    before, last = years_of("n", look.year - 1), years_of("n", look.year + 4)
    if look.in_cell:
        names = (name, look.base, "目標値")
    else:
        names = (name, f"{look.base}（{before}）", f"目標値（{last}）")
    body = ""
    for indicator, unit, base, goal in rows:
        shown = local(indicator, book.town)
        cells = [cell(shown)]
        for year, value in ((look.year - 1, base), (look.year + 4, goal)):
            text = f"{value:,}".replace("-", "△") + unit
            bound = ""
            if year >= look.year and not look.in_cell and value > 0:
                bound = "以下" if goal < base else "以上"
            target = {
                "indicator": shown,
                "kind": "baseline" if year < look.year else "target",
                "value": value,
                "unit": unit,
                "comparator": {"以下": "le", "以上": "ge", "": None}[bound],
                "fiscal_year": year,
                "text": text + bound,
            }
            book.owned.append((owner, Target.model_validate(target)))
            place = f"\n（{years_of('r', year)}）" if look.in_cell else ""
            cells.append(cell(text + bound + place, attrs='class="c"'))
        body += row(*cells)
    return table(row(*(head(n, tag=look.tag) for n in names)), body)


def _projects(
    random: Random, look: _Look, book: Book, pairs: list[tuple[Item, Project]], again: bool
) -> str:
    """The projects of a measure with marks by year."""
    names = [look.item, look.text, look.office]
    top = row(
        *(head(name, rows=2, tag=look.tag) for name in names),
        head(random.choice(("年度別計画", "実施年度", "実施時期")), 5, tag=look.tag),
    ) + row(*(head(year, tag=look.tag) for year in look.years()))
    body = ""
    for item, project in pairs:
        repeated = again and (item, project) == pairs[-1]
        item.tags += ["再掲"] * repeated
        same = Random(f"{book.title}/{item.title}")
        item.description = describe(same, project.text, book.town)
        name = item.number + ("　" if item.number[:1].isascii() and item.number else "")
        name += item.title + "（再掲）" * repeated
        offices = [project.office]
        if project.partner.endswith("課") and same.random() < 0.6:
            offices.append(project.partner)
        item.offices += [Office(name=office) for office in offices]
        body += row(
            cell(name, item.mark("item")),
            cell(item.description, item.mark("description")),
            cell("\n".join(offices), item.mark("office"), attrs='class="w"'),
            _years(same, look, item),
        )
    return table(top, body)


def _years(random: Random, look: _Look, item: Item) -> str:
    """A study of some years and then the project itself, with marks and arrows."""
    study = random.choice((0, 0, 1, 2)) if look.mode == "marks" else 0
    start = random.choice((0, 0, 1)) if not study else 0
    marks = [""] * start + ["△"] * study + ["○"] * (5 - start - study)
    if look.mode == "marks":
        done = "→" if random.random() < 0.8 else "○"
        marks = [
            done if mark == "○" and at and marks[at - 1] == "○" else mark
            for at, mark in enumerate(marks)
        ]
    for at, mark in enumerate(marks):
        year = look.year + at
        if mark == "→":
            last = item.schedule.pop()
            item.schedule.append(last.model_copy(update={"last_year": year}))
        elif mark:
            entry = ScheduleEntry(task=item.title, first_year=year, last_year=year, mark=mark)
            item.schedule.append(entry)
    return "".join(
        cell(mark, item.mark("schedule") if mark else "", attrs='class="c"') for mark in marks
    )


def _measure(
    random: Random, look: _Look, book: Book, top: str, at: tuple[int, int], chosen: list[Project]
) -> str:
    goal, number = at
    measure = chosen[0].measure
    level = look.measure.split("{")[0].strip("（")
    shown = f"（{full(number)}）" if look.measure.startswith("（") else full(number)
    policy = book.policy(shown, measure, top, level=level)
    made = f"<h3>{look.measure.format(full(number))}{measure}</h3>"
    made += para(random.choice(_DIRECTIONS))
    kept = random.sample(chosen, min(len(chosen), random.randint(1, 2)))
    figures = [(p.indicator, p.unit, float(p.base), float(p.goal)) for p in kept]
    rows = [(name, unit, int(base), int(aim)) for name, unit, base, aim in figures]
    made += _figures(look, book, policy, [*rows], look.kpi)
    others = [p for p in PROJECTS if any(i.title == local(p.title, book.town) for i in book.items)]
    again = look.again and bool(others) and random.random() < 0.35
    listed = chosen + ([random.choice(others)] if again else [])
    pairs = []
    for n, project in enumerate(listed, 1):
        shown = {"circle": "①②③④⑤⑥"[n - 1], "none": ""}.get(look.number, look.number)
        title = local(project.title, book.town)
        pairs.append((book.item(shown.format(goal, number, n), title, policy), project))
    return made + f"<h4>【{look.listing}】</h4>" + _projects(random, look, book, pairs, again)


@STYLES.add("pb-strategy-chapters", "boxes", "pdf")
def make_strategy_chapters(random: Random) -> Book:
    """Chapters of goals and measures with indicators of their own; projects with marks by year."""
    look = _look(random)
    town = random.choice(TOWNS)
    book = Book(town=town, period=(look.year, look.year + 4))
    name = random.choice(("まち・ひと・しごと創生総合戦略", "デジタル田園都市構想総合戦略"))
    book.title = f"第{full(random.randint(2, 3))}期{town}{name}"
    goals = list(GOALS)
    chosen = sorted(random.sample(range(len(goals)), random.randint(3, 4)))
    body = f"<h1>{book.title}</h1>" + para("目次", kind="toc")
    heads = [f"基本目標{full(n)}　{goals[at]}" for n, at in enumerate(chosen, 1)]
    body += (
        para("総合戦略の基本的な考え方", *heads, kind="toc") + "<h3>総合戦略の基本的な考え方</h3>"
    )
    wide = years_of("w", look.year), years_of("w", look.year + 4)
    body += para(
        "本戦略は、人口の減少を緩やかにし、将来にわたって活力ある地域を維持するため、"
        "今後５年間の目標と施策の方向をまとめたものです。",
        f"計画期間は、{wide[0]}から{wide[1]}までの５年間とします。",
    )
    if look.mode == "marks":
        book.legend += [("△", "検討・準備"), ("○", "実施"), ("→", "継続")]
        body += para("年度別計画の記号　△：検討・準備　○：実施　→：継続", kind="note")
    for number, at in enumerate(chosen, 1):
        top = book.policy(full(number), goals[at], level="基本目標")
        body += f"<h2>基本目標{full(number)}　{goals[at]}</h2><h4>数値目標</h4>"
        body += _figures(look, book, top, list(_FIGURES[at]), "指標")
        for n, measure in enumerate(GOALS[goals[at]], 1):
            known = [project for project in PROJECTS if project.measure == measure]
            drawn = [p for p in known if random.random() < 0.8] or known[:1]
            body += _measure(random, look, book, top, (number, n), drawn)
    body += note(book, "※", "数値目標とＫＰＩは、毎年度、外部の委員による会議において検証します。")
    book.html = page(_CSS, body)
    return book
