"""A plan on a web page: actions by policy, then one table of indicators and one of years."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_styles import spread_words as words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_TERMS = (
    ("ワーケーション", "仕事（ワーク）と休暇（バケーション）を組み合わせた働き方をいう。"),
    ("デマンド交通", "利用者の予約に応じて運行する乗合型の公共交通をいう。"),
    ("ＫＰＩ", "重要業績評価指標のこと。目標の達成度合いを測る指標をいう。"),
    ("関係人口", "移住した定住人口でも観光に来た交流人口でもない、地域と多様に関わる人々をいう。"),
    ("スマート農業", "ロボットや情報通信技術を活用し、省力化を図る農業をいう。"),
    ("ＰＤＣＡサイクル", "計画、実行、評価、改善を繰り返し、業務を見直す手法をいう。"),
)
_PARTNERS = (
    "総務課",
    "財政課",
    "住民課",
    "社会福祉協議会",
    "自治会連合会",
    "広報広聴課",
    "県振興局",
)
_STEPS = (
    (("△", "検討"), ("○", "準備・試行"), ("●", "実施")),
    (("◇", "調査・検討"), ("□", "一部実施"), ("■", "本格実施")),
)
_CSS = (
    "body{font-family:Meiryo,'IPAexGothic',sans-serif;font-size:14px;color:#222;margin:20px 40px}"
    "h1{font-size:24px;border-bottom:3px solid #2a7;padding-bottom:6px}"
    "h2{font-size:19px;background:#e6f4ec;padding:6px 10px;border-left:6px solid #2a7}"
    "h3{font-size:16px;border-bottom:1px dotted #2a7}table{border-collapse:collapse;margin:10px 0}"
    "td,th{border:1px solid #999;padding:5px 8px;font-size:13px}th{background:#dcefe4}",
    "body{font-family:'MS PGothic','IPAPGothic',sans-serif;font-size:13px;margin:10px}"
    "h1{font-size:20px;color:#036}h2{font-size:16px;border:1px solid #036;padding:4px}"
    "h3{font-size:14px}table{border-collapse:collapse;width:96%}"
    "td,th{border:1px solid #036;padding:4px}th{background:#ffffcc;font-weight:normal}",
)


@dataclass(slots=True)
class _Site:
    """How one page is made."""

    book: Book
    random: Random
    form: str
    first: int
    last: int
    head: str
    titles: bool

    def row(self, labels: list[str]) -> str:
        """A header row, of td or th."""
        cells = "".join(cell(label, tag=self.head) for label in labels)
        return f"<tr>{cells}</tr>"


@STYLES.add("spread-joined", "html", "sjis")
def make_spread_joined(random: Random) -> Book:
    """Contents, actions by policy, indicators and years joined to them by number; glossary."""
    town, _ = random.choice(words.TOWNS)
    first = random.randint(2020, 2025)
    last = first + random.choice((3, 4))
    plan = random.choice(
        ("第２次総合振興計画", "まちづくり推進計画", "過疎対策実施計画", "定住促進計画")
    )
    book = Book(title=f"{town}{plan}", town=town, period=(first, last))
    form = random.choice(("令和", "令和半角", "R年度", "both"))
    head = random.choice(("th", "td"))
    site = _Site(book, random, form, first, last, head, random.random() < 0.5)
    span = f"{words.era(first, '令和')}から{words.era(last, '令和')}まで"
    chapters = ["計画の期間", "取組一覧", "評価指標", "年次計画", "推進組織", "用語解説"]
    links = "".join(f'<li><a href="#c{n}">{n}　{c}</a></li>' for n, c in enumerate(chapters, 1))
    heads = [f'<h2 id="c{n}">{n}　{chapter}</h2>' for n, chapter in enumerate(chapters, 1)]
    listed, items = _lists(site)
    body = f"<h1>{book.title}</h1><p>ページ番号：{random.randint(1000, 9999)}</p>"
    body += f"<ul>{links}</ul>{heads[0]}<p>計画の期間は、{span}の{last - first + 1}年間です。</p>"
    body += heads[1] + listed
    body += (
        f"{heads[2]}<p>取組の成果は、次の指標により毎年度検証します。</p>{_indicators(site, items)}"
    )
    body += heads[3] + _years(site, items) + heads[4] + _members(random) + heads[5] + _terms(site)
    body += "<p>お問い合わせ先　企画政策課　電話：0000-00-1234（直通）</p>"
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _lists(site: _Site) -> tuple[str, list[tuple[Item, words.Project]]]:
    random, book = site.random, site.book
    level = random.choice(("基本方針", "基本目標", "政策"))
    column = random.choice(("施策", "施策の方向", "基本施策"))
    name = random.choice(("取組名", "具体的な取組", "事業名", "取組項目"))
    office = random.choice(("担当課", "所管課", "主管課"))
    partners = random.random() < 0.5
    labels = [
        column,
        "番号",
        name,
        "取組の内容",
        office,
        *(["関係課・関係団体"] if partners else []),
    ]
    items: list[tuple[Item, words.Project]] = []
    body = ""
    for n, goal in enumerate(words.goals(random, random.randint(2, 4), projects=3), 1):
        policy = book.policy(str(n), goal.title, level=level)
        rows, at = site.row(labels), 0
        for measure in goal.measures:
            lower = book.policy("", measure.title, policy, column)
            made = []
            for project in measure.projects:
                at += 1
                made.append((book.item(f"{n}-{at}", project.title, lower), project))
            items += made
            mark = " ".join(item.mark("policy") for item, _ in made)
            first = cell(measure.title, mark, attrs=f'rowspan="{len(made)}"')
            for item, project in made:
                rows += f"<tr>{first}{_listed(site, item, project, partners)}</tr>"
                first = ""
        body += f"<h3>{level}{n}　{goal.title}</h3><table>{rows}</table>"
    return body, items


def _listed(site: _Site, item: Item, project: words.Project, partners: bool) -> str:
    title = item.title
    if site.random.random() < 0.25:
        item.tags.append("新規")
        title = f"【新規】{title}"
    item.offices.append(Office(name=project.office))
    cells = cell(item.number, item.mark("number")) + cell(title, item.mark("item"))
    cells += cell(project.about, item.mark("description"))
    cells += cell(project.office, item.mark("office"))
    if partners:
        names = site.random.sample(_PARTNERS, site.random.choice((0, 1, 1, 2)))
        names = [name for name in names if name != project.office]
        item.offices += [Office(name=name, role="partner") for name in names]
        cells += cell("、".join(names), item.mark("partner") if names else "")
    return cells


def _indicators(site: _Site, items: list[tuple[Item, words.Project]]) -> str:
    random = site.random
    now, goal = random.choice((("現状値", "目標値"), ("基準値", "目標値"), ("現状", "目標")))
    base = site.first - 1
    labels = ["番号", *(["取組名"] if site.titles else []), "指標名"]
    labels += [
        f"{now}（{words.era(base, site.form)}）",
        f"{goal}（{words.era(site.last, site.form)}）",
    ]
    rows = site.row(labels)
    for item, project in items:
        if random.random() < 0.2:
            continue
        measured = project.measured[: random.choice((1, 2, 3))]
        tall = f'rowspan="{len(measured)}"'
        label = cell(item.number, item.mark("number"), attrs=tall)
        label += cell(item.title, item.mark("item"), attrs=tall) if site.titles else ""
        for one in measured:
            said = words.line(random, one, site.last - base)
            low, high = said.values[0], said.values[-1]
            item.targets += [
                words.target(said, "baseline", low, base),
                words.target(said, "target", high, site.last),
            ]
            low_text = words.show(low, said.unit) + said.unit
            rows += (
                f"<tr>{label}{cell(said.name, item.mark('indicator'))}"
                f"{cell(low_text, item.mark('baseline'))}"
                f"{cell(words.show(high, said.unit) + said.unit, item.mark('target_value'))}</tr>"
            )
            label = ""
    return f"<table>{rows}</table>"


def _years(site: _Site, items: list[tuple[Item, words.Project]]) -> str:
    random = site.random
    years = list(range(site.first, site.last + 1))
    marked = random.random() < 0.5
    steps = random.choice(_STEPS)
    body = ""
    if marked:
        site.book.legend += list(steps)
        body = "<p>" + "　".join(f"{mark}：{meaning}" for mark, meaning in steps) + "</p>"
    rows = site.row(["番号", "取組名", *(words.era(year, site.form) for year in years)])
    for item, _ in items:
        begins = sorted([0, *random.sample(range(1, len(years)), 2)])
        texts = _marks(item, years, begins, steps) if marked else _spans(item, years, begins, steps)
        cells = "".join(cell(text, item.mark("schedule")) for text in texts)
        label = cell(item.number, item.mark("number")) + cell(item.title, item.mark("item"))
        rows += f"<tr>{label}{cells}</tr>"
    return f"{body}<table>{rows}</table>"


def _marks(
    item: Item, years: list[int], begins: list[int], steps: tuple[tuple[str, str], ...]
) -> list[str]:
    texts = []
    for at, year in enumerate(years):
        mark = steps[sum(begin <= at for begin in begins) - 1][0]
        texts.append(mark)
        item.schedule.append(
            ScheduleEntry(task=item.title, first_year=year, last_year=year, mark=mark)
        )
    return texts


def _spans(
    item: Item, years: list[int], begins: list[int], steps: tuple[tuple[str, str], ...]
) -> list[str]:
    texts = ["→"] * len(years)
    for (_, text), begin, end in zip(steps, begins, [*begins[1:], len(years)], strict=True):
        texts[begin] = text
        item.schedule.append(
            ScheduleEntry(
                task=item.title, first_year=years[begin], last_year=years[end - 1], text=text
            )
        )
    return texts


def _members(random: Random) -> str:
    rows = "<tr><th>氏名</th><th>所属・役職</th></tr>"
    posts = (
        "商工会会長",
        "農業協同組合理事",
        "自治会連合会会長",
        "公募委員",
        "大学准教授",
        "ＰＴＡ連合会会長",
    )
    names = ("大野　和夫", "森　美智子", "木下　健", "川村　由紀", "西田　誠", "原　恵子")
    for name, post in zip(names, random.sample(posts, len(posts)), strict=True):
        rows += f"<tr>{cell(name)}{cell(post)}</tr>"
    return f"<table>{rows}</table>"


def _terms(site: _Site) -> str:
    numbered = site.random.random() < 0.5
    body = ""
    for n, (term, text) in enumerate(site.random.sample(_TERMS, 4), 1):
        mark = f"※{n}" if numbered else ""
        site.book.notes.append((mark, term, text))
        body += f"<p>{mark}{' ' if mark else ''}{term}…{text}</p>"
    return body
