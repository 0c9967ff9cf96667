"""Chapters with tables of indicators, and lists of actions below them."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, cell
from schemas.plan import Comparator, Office, Target

_INDICATORS = (
    ("観光入込客数", "人"),
    ("健康診査の受診率", "％"),
    ("移住相談件数", "件"),
    ("空き家バンク登録件数", "件"),
    ("ごみの排出量", "t"),
    ("図書館の貸出冊数", "冊"),
    ("防災訓練の参加者数", "人"),
    ("待機児童数", "人"),
    ("町民満足度", "％"),
    ("新規就農者数", "人"),
    ("公共交通の利用者数", "人"),
    ("出生数", "人"),
)
_STYLES = (
    ("第{0}章　{1}", "{0} {1}"),
    ("基本目標{0}　{1}", "({0}) {1}"),
    ("{0}．{1}", "（{0}）{1}"),
)


@STYLES.add("headed-kpis", "html", "pdf", "sjis")
def make_headed_kpis(random: Random) -> Book:
    """Goals as headings, each with its indicators and, below policies, small lists of actions."""
    author = Author(random)
    base = random.randint(2020, 2024)
    goal_year = base + random.choice((3, 5))
    form = random.choice(("令和", "R", "西暦"))
    book = Book(title=f"{author.town}総合戦略", town=author.town, period=(base + 1, goal_year))
    above, below = random.choice(_STYLES)
    heads = (f"基準値（{words.era(base, form)}）", f"目標値（{words.era(goal_year, form)}）")
    said = f"{words.era(base + 1, form)}から{words.era(goal_year, form)}まで"
    body = f"<h1>{book.title}</h1><p>計画期間：{said}</p>"
    for goal in range(1, random.randint(3, 5)):
        title = author.goal()
        level = "基本目標" if above.startswith("基本目標") else ""
        number = f"第{goal}章" if above.startswith("第") else str(goal)
        policy = book.policy(number, title, level=level)
        body += f"<h2>{above.format(goal, title)}</h2><p>数値目標</p>"
        body += _indicator_table(book, policy, random, base, goal_year, heads)
        for part in range(1, random.randint(2, 4)):
            name = author.measure()
            printed = f"({part})" if below.startswith("(") else f"（{part}）"
            lower = book.policy(str(part) if below.startswith("{") else printed, name, policy)
            body += f"<h3>{below.format(part, name)}</h3>" + _actions(book, author, lower, random)
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _indicator_table(
    book: Book, policy: str, random: Random, base: int, goal_year: int, heads: tuple[str, str]
) -> str:
    rows = f"<tr><th>{random.choice(('指標', '指標名', 'KPI'))}</th>"
    rows += "".join(f"<th>{h}</th>" for h in heads) + "</tr>"
    for name, unit in random.sample(_INDICATORS, random.randint(2, 4)):
        low = random.randint(10, 900)
        high = low + random.randint(1, 90)
        bound = random.random() < 0.3
        comparator: Comparator | None = "ge" if bound else None
        suffix = "以上" if bound else ""
        rows += f"<tr>{cell(name)}{cell(f'{low}{unit}')}{cell(f'{high}{unit}{suffix}')}</tr>"
        book.owned += [
            (
                policy,
                Target(indicator=name, kind="baseline", value=low, unit=unit, fiscal_year=base),
            ),
            (
                policy,
                Target(
                    indicator=name,
                    value=high,
                    unit=unit,
                    fiscal_year=goal_year,
                    comparator=comparator,
                ),
            ),
        ]
    return f"<table>{rows}</table>"


def _actions(book: Book, author: Author, policy: str, random: Random) -> str:
    rows = "<tr><th>主な事業</th><th>事業の内容</th><th>担当課</th></tr>"
    for _ in range(random.randint(2, 4)):
        item = book.item("", author.measure(), policy)
        offices = random.sample(words.OFFICES, random.choice((1, 1, 2)))
        item.offices += [Office(name=office) for office in offices]
        about = f"{random.choice(words.THINGS)}を実施します。"
        rows += (
            f"<tr>{cell(item.title, item.mark('item'))}{cell(about, item.mark('description'))}"
            f"{cell('、'.join(offices), item.mark('office'))}</tr>"
        )
    return f"<table>{rows}</table>"
