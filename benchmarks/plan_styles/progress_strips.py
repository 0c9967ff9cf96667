"""Progress tables with policies as strips, indicators of items, offices and targets in prose."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_STATUS = ("順調", "概ね順調", "やや遅れ", "遅れ")


@STYLES.add("progress-strips", "html", "pdf", "sjis")
def make_progress_strips(random: Random) -> Book:
    """Two levels of strips within the table, targets in brackets, partners, 〃 and 再掲."""
    author = Author(random)
    year = random.randint(2019, 2024)
    form = random.choice(("R年度", "R"))
    book = Book(title=f"{author.title()}　進捗管理表", town=author.town)
    book.fiscal_year = None
    book.date(f"{year + 1}-03-31", "day", f"{words.era(year, '令和')}末現在")
    heads = (
        random.choice(("№", "番号", "No.")),
        random.choice(("具体的施策", "取組名", "事業名")),
        random.choice(("担当課", "主管課")),
        random.choice(("関係課", "連携先", "関係機関")),
        f"{words.era(year, form)}{random.choice(('の実施計画', '計画'))}",
        f"{words.era(year, form)}{random.choice(('の実績', '実施内容'))}",
        random.choice(("進捗状況", "進捗")),
        random.choice(("今後の方向性", "今後の展開")),
    )
    head = "".join(f"<th>{h}</th>" for h in heads)
    rows = f"<tr>{head}</tr>"
    number = 0
    for goal in range(1, random.randint(2, 4)):
        name = author.goal()
        policy = book.policy(str(goal), name, level="基本目標")
        outer = f"基本目標{goal}　{name}"
        below_rows, of_goal = "", []
        for part in range(1, random.randint(2, 4)):
            lower = author.measure()
            below = book.policy(f"({part})", lower, policy)
            items = []
            for _ in range(random.randint(2, 4)):
                number += 1
                items.append(book.item(str(number), author.measure(), below))
            of_goal += items
            below_rows += _strip(f"({part}) {lower}", items)
            above = ""
            for item in items:
                row, above = _row(item, random, above, year)
                below_rows += row
        rows += _strip(outer, of_goal) + below_rows
    date = book.as_of.text if book.as_of else ""
    body = (
        f"<h1>{book.title}</h1><p style='text-align:right'>（{date}）</p>"
        f"<table>{rows}</table><p>注１　関係課は予定を含む。</p>"
    )
    book.notes.append(("注１", "", "関係課は予定を含む。"))
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _strip(text: str, items: list[Item]) -> str:
    marks = " ".join(item.mark("policy") for item in items)
    return f"<tr>{cell(text, marks, attrs='colspan=8')}</tr>"


def _row(item: Item, random: Random, above: str, year: int) -> tuple[str, str]:
    """The row, and the office that 〃 in the next row repeats."""
    thing = random.choice(words.THINGS)
    same = bool(above) and random.random() < 0.3
    office = above if same else random.choice(words.OFFICES)
    partner = random.choice((*words.PARTNERS, "", ""))
    item.offices.append(Office(name=office))
    if partner:
        item.offices.append(Office(name=partner, role="partner"))
    count = random.randint(2, 9)
    item.targets.append(Target(value=count, unit="回", frequency="year", fiscal_year=year))
    title = item.title
    if random.random() < 0.2:
        item.tags.append("再掲")
        title = f"{title}（再掲）"
    status = random.choice(_STATUS)
    item.ratings.append(Rating(criterion="進捗状況", mark=status))
    row = (
        cell(item.number, item.mark("number"))
        + cell(title, item.mark("item"))
        + cell("〃" if same else office, item.mark("office"))
        + cell(partner, item.mark("partner") if partner else "")
        + cell(f"{thing}を実施する。【年{count}回】", item.mark("plan"))
        + cell(words.say(random, words.DONE[2:], thing), item.mark("do"))
        + cell(status, item.mark("status|rating"))
        + cell(words.say(random, words.ACTS, thing), item.mark("direction"))
    )
    item.ratings.clear()
    return f"<tr>{row}</tr>", office


@STYLES.add("progress-indicators", "html", "pdf", "boxes")
def make_progress_indicators(random: Random) -> Book:
    """Each item with one to three indicators over years, targets and actuals in pairs of rows."""
    author = Author(random)
    year = random.randint(2021, 2024)
    form = random.choice(("R", "R年度", "西暦"))
    book = Book(title=f"{author.title()}評価結果", town=author.town)
    years = [words.era(year + n, form) for n in range(3)]
    head = (
        "<tr><th>施策名</th><th>指標名</th><th>単位</th><th>区分</th>"
        + "".join(f"<th>{said}</th>" for said in years)
        + "<th>達成率</th><th>所管課</th></tr>"
    )
    rows = ""
    for _ in range(random.randint(5, 12)):
        item = book.item("", author.measure())
        rows += _indicator_rows(item, random, year)
    body = f"<h1>{book.title}</h1><table><thead>{head}</thead>{rows}</table>"
    book.html = words.page(book.title, body, random.choice(words.LOOKS))
    return book


def _indicator_rows(item: Item, random: Random, year: int) -> str:
    count = random.randint(1, 3)
    office = random.choice(words.OFFICES)
    item.offices.append(Office(name=office))
    rows = ""
    for at, thing in enumerate(random.sample(words.THINGS, count)):
        name = f"{thing}の開催回数"
        goals = [random.randint(5, 50) for _ in range(3)]
        done = [random.randint(3, 50) for _ in range(2)]
        for n, value in enumerate(goals):
            item.targets.append(
                Target(indicator=name, value=value, unit="回", fiscal_year=year + n)
            )
        for n, value in enumerate(done):
            item.targets.append(
                Target(indicator=name, kind="actual", value=value, unit="回", fiscal_year=year + n)
            )
        span = f'rowspan="{2 * count}"'
        first = cell(item.title, item.mark("item"), attrs=span) if at == 0 else ""
        last = cell(office, item.mark("office"), attrs=span) if at == 0 else ""
        rate = f"{round(100 * done[1] / goals[1], 1)}％"
        rows += (
            f"<tr>{first}{cell(name, item.mark('indicator'), attrs='rowspan=2')}"
            f"{cell('回', item.mark('unit'), attrs='rowspan=2')}"
            f"{cell('目標', item.mark('type|tag|other'))}"
            + "".join(cell(str(v), item.mark("target_value")) for v in goals)
            + cell(rate, item.mark("achievement"), attrs="rowspan=2")
            + f"{last}</tr><tr>{cell('実績', item.mark('type|tag|other'))}"
            + "".join(cell(str(v), item.mark("actual_value")) for v in done)
            + "<td></td></tr>"
        )
    return rows
