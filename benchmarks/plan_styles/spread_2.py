"""Strategies that measure each policy year by year, target above result."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_styles import spread_words as words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, cell
from schemas.plan import Office

_LEGEND = (
    (("◎", "目標を達成"), ("○", "基準値から改善"), ("△", "改善していない")),
    (("Ａ", "目標達成"), ("Ｂ", "改善しているが目標未達成"), ("Ｃ", "横ばい又は悪化")),
)
_CSS = (
    "@page{size:A4 landscape;margin:12mm}body{font-family:'IPAexGothic',sans-serif;font-size:10pt}"
    "table{border-collapse:collapse;width:100%;font-size:9pt;margin-bottom:8px}"
    "td,th{border:1px solid #333;padding:3px 5px}th{background:#cfe2f3;font-weight:normal}"
    "h2{background:#1f4e79;color:#fff;font-size:12pt;padding:4px 8px}h3{font-size:11pt;"
    "border-left:8px solid #1f4e79;padding-left:6px}td.n{text-align:right}td.c{text-align:center}",
    "@page{size:A4 landscape;margin:14mm}body{font-family:'IPAexMincho',serif;font-size:10.5pt}"
    "table{border-collapse:collapse;width:100%;font-size:8.5pt;margin-bottom:10px}"
    "td,th{border:0.75pt solid #000;padding:2px 4px}th{background:#eee}"
    "h2{font-size:13pt;border-bottom:2px solid #000}h3{font-size:11pt}td.n{text-align:right}"
    "td.c{text-align:center}",
)


@dataclass(slots=True)
class _Sheet:
    """What all tables of one document have in common."""

    book: Book
    random: Random
    form: str
    first: int
    last: int
    told: int
    legend: tuple[tuple[str, str], ...]
    rated: bool
    units: bool


@STYLES.add("spread-pairs", "html", "pdf", "boxes")
def make_spread_pairs(random: Random) -> Book:
    """Indicators of goals and measures by years in pairs of rows; the year's actions beside."""
    town, kind = random.choice(words.TOWNS)
    first = random.randint(2019, 2020)
    last = first + random.choice((4, 5))
    told = random.randint(first + 2, last - 1)
    form = random.choice(("令和", "R", "R年度", "西暦"))
    year = words.era(told, random.choice(("令和", "令和半角")))
    edition = random.choice(("進捗状況", "進捗管理表", "検証結果"))
    book = Book(title=f"第２期{town}総合戦略{year}{edition}", town=town, period=(first + 1, last))
    book.fiscal_year = told
    book.document_number = random.choice(("資料１", "資料2-2", "別紙３", "参考資料１"))
    legend = random.choice(_LEGEND)
    book.legend += list(legend)
    book.date(f"{told + 1}-03-31", "day", f"令和{told + 1 - 2018}年3月31日現在")
    sheet = _Sheet(
        book, random, form, first, last, told, legend, random.random() < 0.7, random.random() < 0.6
    )
    span = f"{words.era(first + 1, '令和')}から{words.era(last, '令和')}まで"
    body = (
        f'<p style="text-align:right">{book.document_number}</p><h1>{book.title}</h1>'
        f'<p>計画期間：{span}</p><p style="text-align:right">令和{told + 1 - 2018}年3月31日現在</p>'
        f"<h2>{kind}の人口の推移</h2>{_population(random, told)}"
    )
    if sheet.rated:
        said = "　".join(f"{mark}：{meaning}" for mark, meaning in legend)
        body += f"<p>達成状況　{said}</p>"
    else:
        book.legend.clear()
    goals = words.goals(random, random.randint(2, 4), projects=random.randint(2, 4))
    joined = random.random() < 0.5
    for number, goal in enumerate(goals, 1):
        body += _goal(sheet, goal, str(number).translate(words.WIDE), joined)
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _population(random: Random, told: int) -> str:
    years = [words.era(told - back, "令和半角") for back in (4, 3, 2, 1, 0)]
    rows = "<tr><th>区分</th>" + "".join(f"<th>{year}</th>" for year in years) + "</tr>"
    for name, start in (("総人口（人）", 24300), ("世帯数（世帯）", 9850), ("高齢化率（％）", 34)):
        value = start * random.uniform(0.9, 1.1)
        rows += f"<tr>{cell(name)}"
        for _ in years:
            value *= random.uniform(0.985, 1.005)
            rows += cell(f"{value:.1f}" if start < 100 else f"{value:,.0f}", attrs='class="n"')
        rows += "</tr>"
    return f"<table>{rows}</table>"


def _goal(sheet: _Sheet, goal: words.Goal, number: str, joined: bool) -> str:
    random, book = sheet.random, sheet.book
    policy = book.policy(number, goal.title, level="基本目標")
    body = f"<h2>基本目標{number}　{goal.title}</h2><p>【数値目標】</p>"
    body += _pairs(sheet, policy, goal.measured)
    for at, measure in enumerate(goal.measures, 1):
        part = str(at).translate(words.WIDE)
        if joined:
            lower = book.policy(f"{number}－{part}", measure.title, policy, "施策")
            body += f"<h3>施策{number}－{part}　{measure.title}</h3>"
        else:
            lower = book.policy(f"（{part}）", measure.title, policy)
            body += f"<h3>（{part}）{measure.title}</h3>"
        measured = [random.choice(project.measured) for project in measure.projects]
        kept = random.sample(measured, random.randint(2, len(measured)))
        body += "<p>【重要業績評価指標（KPI）】</p>" + _pairs(sheet, lower, tuple(kept))
        body += "<p>【主な事業の実施状況】</p>" + _actions(sheet, lower, measure)
    return body


def _pairs(sheet: _Sheet, policy: str, measured: tuple[words.Measured, ...]) -> str:
    years = range(sheet.first + 1, sheet.last + 1)
    base = words.era(sheet.first, sheet.form)
    rows = "<tr><th>指標</th>" + ("<th>単位</th>" if sheet.units else "")
    rows += f"<th>基準値<br>（{base}）</th><th>区分</th>"
    rows += "".join(f"<th>{words.era(year, sheet.form)}</th>" for year in years)
    rows += ("<th>達成状況</th>" if sheet.rated else "") + "</tr>"
    for one in measured:
        rows += _pair(sheet, policy, words.line(sheet.random, one, len(years)))
    return f"<table><thead>{rows.replace('</tr>', '</tr></thead>', 1)}</table>"


def _pair(sheet: _Sheet, policy: str, said: words.Line) -> str:
    both, right = 'rowspan="2"', 'class="n"'
    tail = "" if sheet.units else said.unit

    def show(value: float) -> str:
        return words.show(value, said.unit) + tail

    owned = [(policy, words.target(said, "baseline", said.values[0], sheet.first))]
    above = cell(said.name, attrs=both) + (
        cell(said.unit, attrs=f'{both} class="c"') if sheet.units else ""
    )
    above += cell(show(said.values[0]), attrs=f'{both} class="n"') + cell("目標", attrs='class="c"')
    below = cell("実績", attrs='class="c"')
    for at, year in enumerate(range(sheet.first + 1, sheet.last + 1), 1):
        above += cell(show(said.values[at]), attrs=right)
        owned.append((policy, words.target(said, "target", said.values[at], year)))
        known = year <= sheet.told
        below += cell(show(said.results[at]) if known else "", attrs=right)
        if known:
            owned.append((policy, words.target(said, "actual", said.results[at], year)))
    if sheet.rated:
        above += cell(
            sheet.legend[words.reached(said, sheet.told - sheet.first)][0],
            attrs=f'{both} class="c"',
        )
    sheet.book.owned += owned
    return f"<tr>{above}</tr><tr>{below}</tr>"


def _actions(sheet: _Sheet, policy: str, measure: words.Measure) -> str:
    year = words.era(sheet.told, "令和半角")
    future = sheet.random.random() < 0.5
    rows = f"<tr><th>事業名</th><th>事業内容</th><th>{year}の実施状況</th>"
    rows += ("<th>今後の方向性</th>" if future else "") + "<th>担当課</th></tr>"
    for project in measure.projects:
        item = sheet.book.item("", project.title, policy)
        item.offices.append(Office(name=project.office))
        item.maybe += words.counts(project.done, sheet.told)
        rows += (
            f"<tr>{cell(project.title, item.mark('item'))}"
            f"{cell(project.about, item.mark('description'))}{cell(project.done, item.mark('do'))}"
        )
        if future:
            rows += cell(sheet.random.choice(("継続", "拡充", "見直し")), item.mark("direction"))
        rows += f"{cell(project.office, item.mark('office'))}</tr>"
    return f"<table><thead>{rows.replace('</tr>', '</tr></thead>', 1)}</table>"
