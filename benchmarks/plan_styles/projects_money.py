"""Projects with amounts by year and fund source, and what is done when."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Office, ScheduleEntry

_UNITS = {"千円": 1000, "円": 1, "百万円": 10**6}


@STYLES.add("projects-money", "html", "sjis", "pdf")
def make_projects_money(random: Random) -> Book:
    """Amounts of three years and the first year's sources, a unit in the corner, sums below."""
    author = Author(random)
    first = random.randint(2021, 2025)
    form = random.choice(("R", "令和", "R年度"))
    book = Book(title=f"{author.title()}実施計画", town=author.town)
    book.period = (first, first + 2)
    unit = random.choice(("千円", "円"))
    name = random.choice(("事業名", "事務事業名", "事業の名称"))
    about = random.choice(("事業概要", "事業の内容", "概要"))
    years = [words.era(first + n, form) for n in range(3)]
    head = (
        f'<tr><th rowspan="2">No.</th><th rowspan="2">{name}</th><th rowspan="2">{about}</th>'
        '<th rowspan="2">担当課</th><th rowspan="2">区分</th><th colspan="3">事業費</th>'
        f'<th colspan="4">{years[0]}財源内訳</th></tr><tr>'
        + "".join(f"<th>{year}</th>" for year in years)
        + "<th>国庫支出金</th><th>県支出金</th><th>地方債</th><th>一般財源</th></tr>"
    )
    body = f"<h1>{book.title}</h1><p>計画期間　{years[0]}～{years[2]}</p>"
    number = 0
    for goal in range(1, random.randint(3, 5)):
        policy = book.policy("ⅠⅡⅢⅣ"[goal - 1], author.goal())
        rows, sums = "", [0] * 7
        for _ in range(random.randint(3, 7)):
            number += 1
            item = book.item(str(number), author.measure(), policy)
            rows += _row(item, random, first, unit, sums)
        total = "".join(cell(f"{value:,}", attrs='align="right"') for value in sums)
        rows += f'<tr><td colspan="5">合計</td>{total}</tr>'
        said = f"{book.policies[-1].number}　{book.policies[-1].title}"
        body += (
            f"<h2>{said}</h2><p style='text-align:right'>（単位：{unit}）</p>"
            f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        )
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _row(item: Item, random: Random, first: int, unit: str, sums: list[int]) -> str:
    office = random.choice(words.OFFICES)
    tag = random.choice(("新規", "継続", "拡充"))
    item.offices.append(Office(name=office))
    item.tags.append(tag)
    parts = [random.choice((0, random.randint(1, 900))) for _ in range(4)]
    if not any(parts):
        parts[3] = random.randint(1, 900)
    scale = 1 if unit == "千円" else 1000
    amounts = [sum(parts) * scale, *(random.randint(1, 3000) * scale for _ in range(2))]
    sources: tuple[FundSource, ...] = ("national", "prefecture", "bond", "general")
    cells = ""
    for at, amount in enumerate(amounts):
        item.budgets.append(_budget(first + at, "initial", "total", amount, unit))
        cells += cell(f"{amount:,}", item.mark("budget"), attrs='align="right"')
        sums[at] += amount
    for at, part in enumerate(parts):
        if part:
            item.budgets.append(_budget(first, "initial", sources[at], part * scale, unit))
        said = f"{part * scale:,}" if part else "－"
        cells += cell(said, item.mark("budget"), attrs='align="right"')
        sums[3 + at] += part * scale
    about = f"{random.choice(words.THINGS)}を実施し、地域の活性化を図る。"
    return (
        f"<tr>{cell(item.number, item.mark('number'))}{cell(item.title, item.mark('item'))}"
        f"{cell(about, item.mark('description'))}"
        f"{cell(office, item.mark('office'))}{cell(tag, item.mark('tag|type'))}{cells}</tr>"
    )


def _budget(year: int, kind: BudgetKind, source: FundSource, amount: int, unit: str) -> Budget:
    return Budget(
        fiscal_year=year, kind=kind, fund_source=source, amount=amount * _UNITS[unit], unit=unit
    )


@STYLES.add("projects-years", "html", "pdf", "transcript")
def make_projects_years(random: Random) -> Book:
    """What is done in which year: words, arrows and circles under the years."""
    author = Author(random)
    first = random.randint(2019, 2025)
    form = random.choice(("R", "令和", "西暦"))
    book = Book(title=f"{author.title()}アクションプラン", town=author.town)
    count = random.randint(3, 5)
    years = [words.era(first + n, form) for n in range(count)]
    name = random.choice(("取組項目", "施策", "具体的な取組"))
    head = f"<tr><th>番号</th><th>{name}</th><th>担当</th>"
    head += "".join(f"<th>{year}</th>" for year in years) + "<th>備考</th></tr>"
    rows = ""
    for number in range(1, random.randint(9, 20)):
        item = book.item(f"{number}", author.measure())
        office = random.choice(words.OFFICES)
        item.offices.append(Office(name=office))
        rows += (
            f"<tr>{cell(item.number, item.mark('number'))}{cell(item.title, item.mark('item'))}"
            f"{cell(office, item.mark('office'))}{_years(item, random, first, count)}<td></td></tr>"
        )
    body = f"<h1>{book.title}</h1><table>{head}{rows}</table>"
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _years(item: Item, random: Random, first: int, count: int) -> str:
    """Cells under the years: ``検討 → 実施``, an arrow to the end, or circles."""
    kind = random.choice(("words", "arrow", "circles"))
    last = first + count - 1
    mark = item.mark("schedule")

    def add(begin: int, end: int, text: str = "", sign: str = "") -> None:
        item.schedule.append(
            ScheduleEntry(task=item.title, first_year=begin, last_year=end, text=text, mark=sign)
        )

    if kind == "words":
        cut = random.randint(1, count - 1)
        add(first, first + cut - 1, "検討")
        add(first + cut, last, "実施")
        texts = ["検討"] + ["→"] * (cut - 1) + ["実施"] + ["→"] * (count - cut - 1)
    elif kind == "arrow":
        add(first, last, "実施")
        texts = ["実施"] + ["→"] * (count - 1)
    else:
        chosen = sorted(random.sample(range(count), random.randint(1, count)))
        texts = ["○" if n in chosen else "" for n in range(count)]
        for n in chosen:
            add(first + n, first + n, "", "○")
    return "".join(cell(text, mark if text else "") for text in texts)
