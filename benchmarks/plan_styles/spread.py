"""Plans that spread an item over tables: list, indicators, schedule; with much else around."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry, Target

_QUARTERS = ("第１四半期", "第２四半期", "第３四半期", "第４四半期")


@STYLES.add("spread-three", "html", "pdf")
def make_spread_three(random: Random) -> Book:
    """A cover, contents, a list of actions, then their indicators and their schedule apart."""
    author = Author(random)
    first = random.randint(2019, 2024)
    last = first + random.choice((3, 4))
    book = Book(title=author.title(), town=author.town, period=(first, last))
    book.document_number = random.choice(("資料１", "資料2-1", "資料No.3"))
    span = f"{words.era(first, '令和')}～{words.era(last, '令和')}"
    items = []
    policies = {}
    for goal in range(1, random.randint(3, 5)):
        policy = book.policy(str(goal), author.goal(), level="基本方針")
        policies[policy] = [
            book.item(f"{goal}-{n}", author.measure(), policy)
            for n in range(1, random.randint(3, 6))
        ]
        items += policies[policy]
    body = (
        f"<p style='text-align:right'>{book.document_number}</p><h1>{book.title}</h1>"
        f"<p>計画期間　{span}</p>"
        "<h2>１ 計画の概要</h2><p>この計画は、町民の暮らしを守るために定めるものである。</p>"
        "<h2>２ 取組の一覧</h2>"
        + _list(book, policies, random)
        + "<h2>３ 数値目標</h2>"
        + _kpis(items, random, first, last)
        + "<h2>４ 年次計画</h2>"
        + _schedule(items, random, first, last)
        + "<h2>５ 策定委員名簿</h2>"
        + _members(author)
    )
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _list(book: Book, policies: dict[str, list[Item]], random: Random) -> str:
    rows = "<tr><th>基本方針</th><th>番号</th><th>取組名</th><th>内容</th><th>実施主体</th></tr>"
    for policy in book.policies:
        items = policies[policy.id]
        for item in items:
            first = ""
            if item is items[0]:
                mark = " ".join(i.mark("policy") for i in items)
                said = f"基本方針{policy.number}\n{policy.title}"
                first = cell(said, mark, attrs=f'rowspan="{len(items)}"')
            body = random.choice(("町", "県"))
            office = random.choice(words.OFFICES)
            item.offices.append(Office(name=office, role="implementer", body=body))
            about = f"{random.choice(words.THINGS)}を開催し、住民の参加を促す。"
            rows += (
                f"<tr>{first}{cell(item.number, item.mark('number'))}"
                f"{cell(item.title, item.mark('item'))}{cell(about, item.mark('description'))}"
                f"{cell(f'{body}（{office}）', item.mark('office'))}</tr>"
            )
    return f"<table>{rows}</table>"


def _kpis(items: list[Item], random: Random, first: int, last: int) -> str:
    rows = (
        "<tr><th>番号</th><th>取組名</th><th>指標</th><th>単位</th>"
        f"<th>現状値（{words.era(first - 1, 'R')}）</th>"
        f"<th>目標値（{words.era(last, 'R')}）</th></tr>"
    )
    for item in items:
        if random.random() < 0.3:
            continue
        count = random.choice((1, 1, 2))
        for at, thing in enumerate(random.sample(words.THINGS, count)):
            name, unit = f"{thing}の参加者数", "人"
            low, high = random.randint(5, 80), random.randint(81, 300)
            rate = at == 1
            if rate:
                name, unit = f"{thing}の満足度", "％"
            item.targets += [
                Target(
                    indicator=name, kind="baseline", value=low, unit=unit, fiscal_year=first - 1
                ),
                Target(indicator=name, value=high, unit=unit, fiscal_year=last),
            ]
            labels = ""
            if at == 0:
                labels = cell(item.number, item.mark("number"), attrs=f'rowspan="{count}"') + cell(
                    item.title, item.mark("item"), attrs=f'rowspan="{count}"'
                )
            rows += (
                f"<tr>{labels}{cell(name, item.mark('indicator'))}{cell(unit, item.mark('unit'))}"
                f"{cell(str(low), item.mark('baseline'))}"
                f"{cell(str(high), item.mark('target_value'))}</tr>"
            )
    return f"<table>{rows}</table>"


def _schedule(items: list[Item], random: Random, first: int, last: int) -> str:
    years = [words.era(year, "R年度") for year in range(first, last + 1)]
    rows = "<tr><th>取組名</th>" + "".join(f"<th>{year}</th>" for year in years) + "</tr>"
    for item in items:
        rows += f"<tr>{cell(f'{item.number} {item.title}', item.mark('item'))}"
        begin = random.randint(0, len(years) - 2)
        item.schedule.append(
            ScheduleEntry(
                task=item.title,
                first_year=first + begin,
                last_year=last,
                text="実施",
            )
        )
        for at in range(len(years)):
            text = "" if at < begin else "実施" if at == begin else "→"
            rows += cell(text, item.mark("schedule") if text else "")
        rows += "</tr>"
    return f"<table>{rows}</table>"


def _members(author: Author) -> str:
    rows = "<tr><th>氏名</th><th>所属</th></tr>"
    for _ in range(4):
        rows += f"<tr>{cell(author.name())}{cell('町民代表')}</tr>"
    return f"<table>{rows}</table>"


@STYLES.add("spread-quarters", "html", "pdf")
def make_spread_quarters(random: Random) -> Book:
    """One year by quarters: tasks, offices, what is done when."""
    author = Author(random)
    year = random.randint(2020, 2025)
    book = Book(
        title=f"{words.era(year, '令和')} {author.title()}工程表",
        town=author.town,
        fiscal_year=year,
    )
    head = "<tr><th rowspan='2'>取組</th><th rowspan='2'>担当課</th>"
    head += f"<th colspan='4'>{words.era(year, '令和')}</th></tr><tr>"
    head += "".join(f"<th>{quarter}</th>" for quarter in _QUARTERS) + "</tr>"
    rows = ""
    for number in range(1, random.randint(6, 14)):
        item = book.item(f"({number})", author.measure())
        office = random.choice(words.OFFICES)
        item.offices.append(Office(name=office))
        cut = random.randint(1, 3)
        texts = ["調査"] + ["→"] * (cut - 1) + ["実施"] + ["→"] * (3 - cut)
        spans = ((0, cut - 1, "調査"), (cut, 3, "実施"))
        for begin, end, text in spans:
            item.schedule.append(
                ScheduleEntry(
                    task=item.title,
                    first_year=year,
                    last_year=year,
                    first_part=_QUARTERS[begin],
                    last_part=_QUARTERS[end],
                    text=text,
                )
            )
        cells = "".join(cell(text, item.mark("schedule")) for text in texts)
        rows += (
            f"<tr>{cell(f'{item.number} {item.title}', item.mark('item'))}"
            f"{cell(office, item.mark('office'))}{cells}</tr>"
        )
    body = f"<h1>{book.title}</h1><table>{head}{rows}</table>"
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book
