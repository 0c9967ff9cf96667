"""One table in which a project has up to five indicators, each in a row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_styles import spread_words as words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Comparator, Office, Rating

_EXTRA = (
    words.Measured("広報紙・ホームページへの掲載回数", "回", 2, 6),
    words.Measured("関係機関との協議回数", "回", 2, 6),
    words.Measured("事業の認知度", "％", 28, 50),
    words.Measured("利用者の満足度", "％", 64, 85),
    words.Measured("説明会の開催回数", "回", 1, 5),
)
_ISSUES = (
    "事業の認知度が低く、利用が伸び悩んでいる。",
    "担当する職員が不足し、十分な対応ができていない。",
    "物価の高騰により、当初の見込みより経費が増えている。",
    "関係機関との情報共有が十分でない。",
    "地区により取組に差がある。",
    "国の補助制度の見直しにより、財源の確保が課題となっている。",
    "成果が表れるまでに時間を要する。",
    "若い世代への周知が足りない。",
    "委託先が限られ、競争性が働きにくい。",
    "目標値と実績値の差が広がっている。",
    "手続に時間がかかるとの声がある。",
)
_ACTS = (
    "広報紙とSNSを併用し、制度の周知を図る。",
    "申請手続を簡素化し、窓口での案内を徹底する。",
    "関係機関との定例会を設け、役割分担を見直す。",
    "他市町村の先進事例を参考に、事業の内容を見直す。",
    "現在の取組を継続し、成果の検証を行う。",
    "国・県の補助金を活用し、財源を確保する。",
    "重点地区を定め、集中的に取り組む。",
    "複数年契約の導入を検討する。",
    "次年度の予算編成に合わせて目標値を見直す。",
    "専門職の採用を進め、体制を強化する。",
)
_LEGENDS = (
    (("Ａ", "計画以上"), ("Ｂ", "計画どおり"), ("Ｃ", "やや遅れている"), ("Ｄ", "遅れている")),
    (("◎", "達成"), ("○", "おおむね達成"), ("△", "未達成"), ("×", "未実施")),
    (("４", "目標を上回る"), ("３", "目標どおり"), ("２", "目標を下回る"), ("１", "未着手")),
)
_CSS = (
    "@page{size:A3 landscape;margin:12mm}body{font-family:'IPAexGothic',sans-serif;font-size:10pt}"
    "table{border-collapse:collapse;width:100%;font-size:8.5pt}"
    "td,th{border:1px solid #555;padding:2px 4px;vertical-align:top}"
    "th{background:#e2efda;vertical-align:middle}.n{text-align:right}.c{text-align:center}",
    "@page{size:A3 landscape;margin:14mm}body{font-family:'IPAexMincho',serif;font-size:10.5pt}"
    "table{border-collapse:collapse;width:100%;font-size:9pt}"
    "td,th{border:0.75pt solid #000;padding:3px 4px;vertical-align:middle}th{font-weight:normal;"
    "background:#f2f2f2}.n{text-align:right}.c{text-align:center}",
)
_NUMBERS = ("{n}", "{p}-{k}", "（{n}）", "{p}{k:02d}")


@dataclass(slots=True)
class _Grid:
    """Which columns the table has and how its years are printed."""

    random: Random
    base: int
    told: int
    last: int
    form: str
    kinds: bool
    about: bool
    early_office: bool
    rates: bool
    issue: bool
    legend: tuple[tuple[str, str], ...]
    rating: str
    number: str


@STYLES.add("spread-five", "html", "pdf", "transcript")
def make_spread_five(random: Random) -> Book:
    """Projects with one to five rows of indicators; the other cells span these rows."""
    town, _ = random.choice(words.TOWNS)
    base = random.randint(2018, 2021)
    last = base + random.choice((4, 5))
    told = random.randint(base + 2, last - 1)
    form = random.choice(("令和", "R", "西暦", "both", "R年度"))
    legend = random.choice(_LEGENDS)
    rating = random.choice(("評価", "総合評価", "達成状況の評価", "進捗評価"))
    kinds, about, early, rates, issue = (random.random() < 0.6 for _ in range(5))
    grid = _Grid(
        random=random,
        base=base,
        told=told,
        last=last,
        form=form,
        kinds=kinds,
        about=about,
        early_office=early,
        rates=rates,
        issue=issue,
        legend=legend,
        rating=rating,
        number=random.choice(_NUMBERS),
    )
    sheet = random.choice(("評価シート一覧", "成果指標一覧表", "進捗状況一覧表"))
    plan = random.choice(("第３次行政経営プラン", "後期基本計画", "第２次地域創生総合戦略"))
    book = Book(title=f"{words.era(told, '令和')}{town}{plan}{sheet}", town=town, fiscal_year=told)
    book.legend += list(legend)
    body = f"<h1>{book.title}</h1>"
    if random.random() < 0.6:
        dated = f"令和{told + 1 - 2018}年5月1日現在"
        book.date(f"{told + 1}-05-01", "day", dated)
        body += f'<p style="text-align:right">{dated}</p>'
    said = "　".join(f"{mark}…{meaning}" for mark, meaning in legend)
    body += f"<p>【{grid.rating}の区分】{said}</p>"
    rows, missing = _rows(book, grid)
    body += f"<table><thead>{_head(grid)}</thead><tbody>{rows}</tbody></table>"
    if missing:
        note = "実績値の「－」は、当該年度に調査を行わなかったものである。"
        book.notes.append(("※", "", note))
        body += f"<p>※{note}</p>"
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _head(grid: _Grid) -> str:
    two = 'rowspan="2"'
    plain = ["施策", "No.", "事業名", *(["事業の概要"] if grid.about else [])]
    after = [*(["課題", "今後の対応"] if grid.issue else []), grid.rating]
    (plain if grid.early_office else after).append("担当課")
    low = [*(["区分"] if grid.kinds else []), "指標名", "単位"]
    low += [
        f"基準値\n（{words.era(grid.base, grid.form)}）",
        f"目標値\n（{words.era(grid.last, grid.form)}）",
        f"実績値\n（{words.era(grid.told, grid.form)}）",
    ]
    low += ["達成率"] if grid.rates else []
    top = "".join(cell(text, tag="th", attrs=two) for text in plain)
    top += cell("成果指標", tag="th", attrs=f'colspan="{len(low)}"')
    top += "".join(cell(text, tag="th", attrs=two) for text in after)
    return f"<tr>{top}</tr><tr>{''.join(cell(text, tag='th') for text in low)}</tr>"


def _rows(book: Book, grid: _Grid) -> tuple[str, bool]:
    random = grid.random
    goals = words.goals(random, random.randint(2, 4), projects=random.randint(2, 4))
    rows, missing, running = "", False, 0
    for at, measure in enumerate((m for goal in goals for m in goal.measures), 1):
        policy = book.policy(str(at), measure.title, level="施策")
        items = []
        for k, project in enumerate(measure.projects, 1):
            running += 1
            number = grid.number.format(n=running, p=at, k=k)
            items.append(
                (book.item(number, project.title, policy), project, _measured(grid, project))
            )
        height = sum(len(measured) for _, _, measured in items)
        mark = " ".join(item.mark("policy") for item, _, _ in items)
        first = cell(f"{at} {measure.title}", mark, attrs=f'rowspan="{height}"')
        for item, project, measured in items:
            lines = []
            for one in measured:
                line, bare = _indicator(grid, item, one)
                lines.append(line)
                missing |= bare
            before, after = _around(grid, item, project, len(lines))
            rows += f"<tr>{first}{before}{lines[0]}{after}</tr>"
            rows += "".join(f"<tr>{line}</tr>" for line in lines[1:])
            first = ""
    return rows, missing


def _measured(grid: _Grid, project: words.Project) -> list[words.Measured]:
    extra = grid.random.sample(_EXTRA, grid.random.choice((0, 0, 0, 1, 1, 2)))
    own = list(project.measured[: grid.random.choice((1, 2, 3))])
    return [*extra, *own]


def _around(grid: _Grid, item: Item, project: words.Project, height: int) -> tuple[str, str]:
    tall = f'rowspan="{height}"'
    item.offices.append(Office(name=project.office))
    office = cell(project.office, item.mark("office"), attrs=tall)
    before = cell(item.number, item.mark("number"), attrs=f'{tall} class="c"')
    before += cell(project.title, item.mark("item"), attrs=tall)
    if grid.about:
        before += cell(project.about, item.mark("description"), attrs=tall)
    after = ""
    if grid.issue:
        after += cell(grid.random.choice(_ISSUES), item.mark("issue"), attrs=tall)
        after += cell(grid.random.choice(_ACTS), item.mark("act"), attrs=tall)
    mark, meaning = grid.random.choice(grid.legend[:3])
    item.ratings.append(Rating(criterion=grid.rating, mark=mark, meaning=meaning))
    after += cell(mark, item.mark("rating"), attrs=f'{tall} class="c"')
    return (before + office, after) if grid.early_office else (before, after + office)


def _indicator(grid: _Grid, item: Item, measured: words.Measured) -> tuple[str, bool]:
    """The cells of an indicator, and whether its result is missing."""
    random, years = grid.random, grid.last - grid.base
    said = words.line(random, measured, years)
    at = grid.told - grid.base
    bound = random.random() < 0.25
    comparator: Comparator | None = None
    suffix = ""
    if bound:
        comparator, suffix = ("ge", "以上") if said.values[-1] >= said.values[0] else ("le", "以下")
    missing = random.random() < 0.1
    item.targets += [
        words.target(said, "baseline", said.values[0], grid.base),
        words.target(said, "target", said.values[-1], grid.last, comparator),
    ]
    if not missing:
        item.targets.append(words.target(said, "actual", said.results[at], grid.told))
    cells = ""
    if grid.kinds:
        kind = "活動" if said.unit == "回" or said.name.endswith("件数") else "成果"
        cells += cell(kind, item.mark("type|other|indicator"), attrs='class="c"')
    cells += cell(said.name, item.mark("indicator"))
    cells += cell(said.unit, item.mark("unit"), attrs='class="c"')
    cells += cell(words.show(said.values[0], said.unit), item.mark("baseline"), attrs='class="n"')
    goal = words.show(said.values[-1], said.unit) + suffix
    cells += cell(goal, item.mark("target_value"), attrs='class="n"')
    result = "－" if missing else words.show(said.results[at], said.unit)
    cells += cell(result, item.mark("actual_value"), attrs='class="n"')
    if grid.rates:
        rate = "－" if missing else f"{_rate(said, at):.1f}％"
        cells += cell(rate, item.mark("achievement"), attrs='class="n"')
    return cells, missing


def _rate(said: words.Line, at: int) -> float:
    if said.values[-1] >= said.values[0]:
        return said.results[at] / (said.values[-1] or 1) * 100
    return said.values[-1] / (said.results[at] or 1) * 100
