"""Sheets that headings name, sheets one under the other in one table, vertical labels."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, ScheduleEntry, Target


def _th(text: str, attrs: str = "") -> str:
    return cell(text, tag="th", attrs=attrs)


@STYLES.add("sheet-headed", "html", "pdf")
def make_sheet_headed(random: Random) -> Book:
    """Policies and items as headings, a table of labels and a schedule below each item."""
    author = Author(random)
    first = random.randint(2020, 2024)
    book = Book(title=author.title(), town=author.town)
    body = f"<h1>{book.title}</h1>"
    for goal in range(1, random.randint(3, 4)):
        policy = book.policy("ⅠⅡⅢ"[goal - 1], author.goal())
        body += f"<h2>{book.policies[-1].number}　{book.policies[-1].title}</h2>"
        for number in range(1, random.randint(3, 5)):
            item = book.item(str(number), author.measure(), policy)
            heading = f"{number} {item.title}"
            body += cell(heading, item.mark("item"), tag="h3") + _labels(item, random)
            body += _years(item, random, first)
    book.html = words.page(book.title, body, random.choice(words.LOOKS)).replace(" landscape", "")
    return book


def _labels(item: Item, random: Random) -> str:
    thing = random.choice(words.THINGS)
    office = random.choice(words.OFFICES)
    item.offices.append(Office(name=office))
    rows = (
        ("担当課", office, "office"),
        ("現状と課題", words.say(random, words.ISSUES, thing), "background|issue"),
        ("取組の内容", f"{thing}を実施する。", "description|initiative"),
        ("期待される効果", f"{thing}が定着する。", "goal|check|purpose"),
    )
    return (
        "<table>"
        + "".join(f"<tr>{_th(h)}{cell(text, item.mark(role))}</tr>" for h, text, role in rows)
        + "</table>"
    )


def _years(item: Item, random: Random, first: int) -> str:
    years = [words.era(first + n, "令和") for n in range(3)]
    head = _th("取組項目") + "".join(_th(year) for year in years)
    rows = ""
    for task in random.sample(words.THINGS, 2):
        rows += f"<tr>{cell(task, item.mark('initiative'))}"
        rows += "".join(cell(t, item.mark("schedule")) for t in ("検討", "実施", "→")) + "</tr>"
        item.schedule += [
            ScheduleEntry(task=task, first_year=first, last_year=first, text="検討"),
            ScheduleEntry(task=task, first_year=first + 1, last_year=first + 2, text="実施"),
        ]
    return f"<table><tr>{head}</tr>{rows}</table>"


@STYLES.add("sheet-stack", "html", "pdf", "sjis")
def make_sheet_stack(random: Random) -> Book:
    """All sheets in one table, one under the other; cells are all ``<td>``, labels vertical."""
    author = Author(random)
    year = random.randint(2020, 2024)
    book = Book(title=f"{author.title()}個別事業調書", town=author.town, fiscal_year=None)
    rows = ""
    for number in range(1, random.randint(5, 9)):
        item = book.item(str(number), author.measure())
        rows += _stacked(item, random, year)
    body = f"<h1>{book.title}</h1><p>（{book.town}）</p><table>{rows}</table>"
    book.html = words.page(book.title, body, random.choice(words.LOOKS)).replace(" landscape", "")
    return book


def _stacked(item: Item, random: Random, year: int) -> str:
    thing = random.choice(words.THINGS)
    office = random.choice(words.OFFICES)
    item.offices.append(Office(name=office))
    goal = random.randint(10, 90)
    mark = random.choice("ＡＢＣ")
    item.targets.append(Target(value=goal, unit="人", comparator="ge"))
    item.ratings.append(Rating(criterion="総合評価", mark=mark))
    name = cell("事務事業名") + cell(item.title, item.mark("item"), attrs='colspan="2"')
    return "".join(
        f"<tr>{row}</tr>"
        for row in (
            cell("整理番号") + cell(item.number, item.mark("number")) + name,
            cell("担\n当\n課") + cell(office, item.mark("office"), attrs='colspan="4"'),
            cell("事業目的")
            + cell(f"{thing}の普及を図る。", item.mark("purpose"), attrs='colspan="4"'),
            cell("事業概要")
            + cell(f"{thing}を実施する。", item.mark("description"), attrs='colspan="4"'),
            cell("数値目標") + cell(f"{goal}人以上", item.mark("target"), attrs='colspan="4"'),
            cell("実施状況")
            + cell(f"{thing}を予定どおり実施した。", item.mark("do"), attrs='colspan="4"'),
            cell("総合評価")
            + cell(mark, item.mark("rating"))
            + cell("今後の方向性")
            + cell(random.choice(("継続", "拡充")), item.mark("direction"), attrs='colspan="2"'),
        )
    )
