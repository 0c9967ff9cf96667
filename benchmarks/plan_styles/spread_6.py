"""A strategy with a cover and contents: indicators by policy, its projects listed at the end."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_styles import spread_words as words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, cell
from schemas.plan import Comparator, Office, Target

_SOURCES = ("担当課調べ", "業務取得", "庁内資料")
_PLANS = (
    "まち・ひと・しごと創生総合戦略",
    "デジタル田園都市構想総合戦略",
    "地方創生総合戦略",
    "人口ビジョン・総合戦略",
)
_TERMS = (
    ("社会増減", "転入と転出の差による人口の増減をいう。"),
    ("ＫＰＩ", "施策の達成度を測る重要業績評価指標をいう。"),
    ("健康寿命", "日常生活が制限されることなく生活できる期間をいう。"),
    ("関係人口", "特定の地域に継続して多様な形で関わる人をいう。"),
)
_CSS = (
    "@page{size:A4 portrait;margin:18mm}body{font-family:'IPAexMincho',serif;font-size:10.5pt}"
    ".cover{text-align:center;padding-top:60mm;page-break-after:always}h1{font-size:22pt}"
    "table{border-collapse:collapse;width:100%;font-size:9pt}td,th{border:0.75pt solid #000;"
    "padding:3px 5px}.h{background:#ddd;text-align:center}h2{font-size:14pt;border-bottom:"
    "1.5pt solid #000}h3{font-size:12pt}",
    "@page{size:A4 landscape;margin:15mm}body{font-family:'IPAexGothic',sans-serif;font-size:10pt}"
    ".cover{text-align:center;padding-top:40mm;page-break-after:always}h1{font-size:24pt;"
    "color:#1b5e20}table{border-collapse:collapse;width:90%;font-size:9.5pt}td,th{border:"
    "1px solid #1b5e20;padding:4px 6px}.h{background:#c8e6c9;text-align:center}h2{color:#fff;"
    "background:#1b5e20;padding:4px 8px;font-size:13pt}h3{border-left:6px solid #66bb6a;"
    "padding-left:6px;font-size:12pt}",
)


@dataclass(slots=True)
class _Look:
    """How a document prints its heads, years and values."""

    book: Book
    random: Random
    base: int
    last: int
    form: str
    tag: str
    middle: int | None
    dated: bool
    sources: bool

    def head(self, labels: list[str]) -> str:
        """A shaded header row."""
        cells = "".join(cell(label, tag=self.tag, attrs='class="h"') for label in labels)
        return f"<thead><tr>{cells}</tr></thead>"


@STYLES.add("spread-strategy", "html", "pdf")
def make_spread_strategy(random: Random) -> Book:
    """Targets of goals and measures with the year of each base in its cell; projects apart."""
    town, kind = random.choice(words.TOWNS)
    base = random.randint(2019, 2024)
    last = base + random.choice((5, 6))
    edition = random.choice(("第２期", "第３期", ""))
    plan = random.choice(_PLANS)
    book = Book(title=f"{edition}{town}{plan}", town=town, period=(base + 1, last))
    look = _Look(
        book=book,
        random=random,
        base=base,
        last=last,
        form=random.choice(("R", "R年度", "令和", "令和半角", "西暦")),
        tag=random.choice(("td", "th")),
        middle=base + 3 if random.random() < 0.4 else None,
        dated=random.random() < 0.6,
        sources=random.random() < 0.5,
    )
    listed = random.random() < 0.7
    goals = words.goals(random, random.randint(3, 5), projects=random.randint(2, 4))
    body = _cover(look, edition, f"{town}{plan}", town, kind, listed)
    body += f"<h2>第１章　{kind}の現状</h2>{_population(look, kind)}<h2>第２章　基本目標と施策</h2>"
    tree = [_goal(look, n, goal) for n, goal in enumerate(goals, 1)]
    body += "".join(text for text, _ in tree)
    if listed:
        keys = [key for _, kept in tree for key in kept]
        body += "<h2>第３章　主な事業の一覧</h2>" + _projects(look, goals, keys)
    body += "<h2>用語の説明</h2>"
    for term, text in random.sample(_TERMS, 3):
        book.notes.append(("", term, text))
        body += f"<p>{term}…{text}</p>"
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _cover(look: _Look, edition: str, name: str, town: str, kind: str, listed: bool) -> str:
    broken = f"{edition}<br>{name}" if edition else name
    span = f"{words.era(look.base + 1, '令和')}～{words.era(look.last, '令和')}"
    published = f"令和{look.base + 1 - 2018}年３月"
    chapters = [(f"第１章　{kind}の現状", 1), ("第２章　基本目標と施策", 3)]
    chapters += [("第３章　主な事業の一覧", 12)] if listed else []
    lines = "".join(f"<p>{title}{'・' * 24}{number}</p>" for title, number in chapters)
    return (
        f'<div class="cover"><h1>{broken}</h1><p>（計画期間　{span}）</p>'
        f"<p>{published}</p><p>{town}</p></div><h2>目　次</h2>{lines}"
    )


def _population(look: _Look, kind: str) -> str:
    years = [1995, 2000, 2005, 2010, 2015]
    rows = look.head(["区分", *(f"{year}年" for year in years)])
    total = look.random.randint(18000, 32000)
    groups = (("年少人口", 0.14, -0.06), ("生産年齢人口", 0.61, -0.05), ("老年人口", 0.25, 0.04))
    for name, share, trend in groups:
        cells = "".join(
            cell(f"{int(total * share * (1 + trend * at)):,}人") for at in range(len(years))
        )
        rows += f"<tr>{cell(name)}{cells}</tr>"
    return f"<p>{kind}の年齢３区分別人口は、次のとおり推移しています。</p><table>{rows}</table>"


def _goal(look: _Look, n: int, goal: words.Goal) -> tuple[str, list[str]]:
    """The chapter of a goal, and the policies of its measures."""
    number = str(n).translate(words.WIDE)
    policy = look.book.policy(number, goal.title, level="基本目標")
    body = f"<h3>基本目標{number}　{goal.title}</h3><p>■数値目標</p>"
    body += _indicators(look, policy, list(goal.measured))
    keys = []
    for at, measure in enumerate(goal.measures, 1):
        part = f"{number}-{str(at).translate(words.WIDE)}"
        keys.append(look.book.policy(part, measure.title, policy, "施策"))
        about = f"{measure.title}に向け、関係機関と連携して取組を進めます。"
        body += f"<h4>施策{part}　{measure.title}</h4><p>{about}</p><p>■重要業績評価指標（KPI）</p>"
        stock = [one for project in measure.projects for one in project.measured]
        chosen = look.random.sample(stock, look.random.randint(2, min(4, len(stock))))
        body += _indicators(look, keys[-1], chosen)
    return body, keys


def _indicators(look: _Look, policy: str, measured: list[words.Measured]) -> str:
    goal_year = words.era(look.last, look.form)
    labels = ["指標", "基準値" if look.dated else f"基準値（{words.era(look.base, look.form)}）"]
    labels += [f"中間目標値（{words.era(look.middle, look.form)}）"] if look.middle else []
    labels += [f"目標値（{goal_year}）", *(["出典"] if look.sources else [])]
    rows = look.head(labels)
    for one in measured:
        rows += _row(look, policy, words.line(look.random, one, look.last - look.base))
    return f"<table>{rows}</table>"


def _row(look: _Look, policy: str, said: words.Line) -> str:
    random, owned = look.random, look.book.owned

    def show(value: float) -> str:
        return words.show(value, said.unit) + said.unit

    year = look.base - (random.choice((0, 0, 1)) if look.dated else 0)
    dated = f"（{words.era(year, look.form)}）" if look.dated else ""
    owned.append((policy, words.target(said, "baseline", said.values[0], year)))
    cells = cell(said.name) + cell(show(said.values[0]) + dated)
    if look.middle:
        value = said.values[look.middle - look.base]
        owned.append((policy, words.target(said, "target", value, look.middle)))
        cells += cell(show(value))
    rising = said.values[-1] >= said.values[0]
    comparator: Comparator | None = None
    chance = random.random()
    if chance < 0.08:
        text, comparator = ("増加", "increase") if rising else ("減少", "decrease")
        owned.append(
            (
                policy,
                Target(indicator=said.name, comparator=comparator, fiscal_year=look.last),
            )
        )
    else:
        text = show(said.values[-1])
        if chance < 0.3:
            suffix, comparator = ("以上", "ge") if rising else ("以下", "le")
            text += suffix
        owned.append((policy, words.target(said, "target", said.values[-1], look.last, comparator)))
    cells += cell(text)
    cells += cell(_source(random, said.name)) if look.sources else ""
    return f"<tr>{cells}</tr>"


def _source(random: Random, name: str) -> str:
    if any(word in name for word in ("思う", "感じる", "満足度", "認知度")):
        return "住民アンケート"
    if any(word in name for word in ("出生", "転入", "健康寿命", "従業者")):
        return "県統計年鑑"
    return random.choice(_SOURCES)


def _projects(look: _Look, goals: list[words.Goal], keys: list[str]) -> str:
    """One table of all projects, goals and measures merged at its left."""
    rows = look.head(["基本目標", "施策", "事業名", "事業の内容", "担当課"])
    waiting = iter(keys)
    for n, goal in enumerate(goals, 1):
        groups = []
        for measure in goal.measures:
            key = next(waiting)
            groups.append([(look.book.item("", p.title, key), p) for p in measure.projects])
        everything = [item for group in groups for item, _ in group]
        mark = " ".join(item.mark("policy") for item in everything)
        said = f"{str(n).translate(words.WIDE)}　{goal.title}"
        first = cell(said, mark, attrs=f'rowspan="{len(everything)}"')
        for at, (group, measure) in enumerate(zip(groups, goal.measures, strict=True), 1):
            mark = " ".join(item.mark("policy") for item, _ in group)
            part = f"{n}-{at}".translate(words.WIDE)
            second = cell(f"{part}　{measure.title}", mark, attrs=f'rowspan="{len(group)}"')
            for item, project in group:
                item.offices.append(Office(name=project.office))
                rows += (
                    f"<tr>{first}{second}{cell(item.title, item.mark('item'))}"
                    f"{cell(project.about, item.mark('description'))}"
                    f"{cell(project.office, item.mark('office'))}</tr>"
                )
                first = second = ""
    return f"<table>{rows}</table>"
