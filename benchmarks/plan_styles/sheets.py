"""Sheets: one item a page, labels beside values, blocks below each other."""

from __future__ import annotations

from random import Random

from benchmarks.documents.author import Author
from benchmarks.plan_styles import words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, FundSource, Office, Rating, Target

_CRITERIA = ("必要性", "有効性", "効率性")


@STYLES.add("sheet-form", "html", "pdf", "sjis")
def make_sheet_form(random: Random) -> Book:
    """A form of one table for each item: basics, aims, indicators by year, money, ratings."""
    author = Author(random)
    year = random.randint(2020, 2025)
    form = random.choice(("令和", "R年度"))
    book = Book(title=f"事務事業評価シート（{words.era(year, form)}実施分）", town=author.town)
    book.fiscal_year = year
    sheets = ""
    for number in range(1, random.randint(5, 10)):
        policy = book.policy(str(random.randint(1, 5)), author.goal(), level="基本目標")
        book.policies[-1] = book.policies[-1].model_copy(update={"level": "基本目標"})
        item = book.item(str(number), author.measure(), policy)
        sheets += _form(book, item, random, year, form)
    body = f"<h1>{book.title}</h1><p style='text-align:right'>{book.town}</p>{sheets}"
    book.html = words.page(book.title, body, random.choice(words.LOOKS)).replace(" landscape", "")
    return book


def _label(text: str, attrs: str = "") -> str:
    return cell(text, tag="th", attrs=attrs)


def _form(book: Book, item: Item, random: Random, year: int, form: str) -> str:
    thing = random.choice(words.THINGS)
    office = random.choice(words.OFFICES)
    section = random.choice(words.SECTIONS)
    item.offices.append(Office(name=office + section))
    policy = next(p for p in book.policies if p.id == item.policy)
    rows = [
        _label("事業番号")
        + cell(item.number, item.mark("number"))
        + _label("事業名")
        + cell(item.title, item.mark("item"), attrs='colspan="4"'),
        _label("基本目標")
        + cell(f"{policy.number} {policy.title}", item.mark("policy"), attrs='colspan="3"')
        + _label("担当課・係")
        + cell(f"{office}\n{section}", item.mark("office"), attrs='colspan="2"'),
        _label("事業の目的")
        + cell(f"{thing}により地域の課題を解決する。", item.mark("purpose"), attrs='colspan="6"'),
        _label("対象") + cell("町内に住む全ての人", item.mark("beneficiary"), attrs='colspan="6"'),
        _label("事業の概要")
        + cell(f"{thing}を実施する。", item.mark("description"), attrs='colspan="6"'),
        *_indicators(item, random, year, form),
        *_money(item, random, year, form),
        *_ratings(item, random),
        _label("課題")
        + cell(words.say(random, words.ISSUES, thing), item.mark("issue"), attrs='colspan="6"'),
        _label("今後の方向性")
        + cell(
            random.choice(("継続", "拡充", "見直し", "縮小")),
            item.mark("direction"),
            attrs='colspan="6"',
        ),
    ]
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table style="width:100%;page-break-after:always">{table}</table>'


def _indicators(item: Item, random: Random, year: int, form: str) -> list[str]:
    years = [words.era(year + n, form) for n in (-1, 0, 1)]
    head = "".join(_label(said) for said in years)
    rows = [
        _label("指標", 'rowspan="3"') + _label("指標名") + _label("単位") + _label("区分") + head
    ]
    name = f"{random.choice(words.THINGS)}の{random.choice(('開催回数', '参加者数'))}"
    unit = "回" if name.endswith("回数") else "人"
    goals = [random.randint(5, 90) for _ in years]
    done = [random.randint(3, 90) for _ in years[:2]]
    for at, value in enumerate(goals):
        item.targets.append(
            Target(indicator=name, value=value, unit=unit, fiscal_year=year - 1 + at)
        )
    for at, value in enumerate(done):
        item.targets.append(
            Target(indicator=name, kind="actual", value=value, unit=unit, fiscal_year=year - 1 + at)
        )
    mark = item.mark("target_value")
    rows.append(
        cell(name, item.mark("indicator"), attrs='rowspan="2"')
        + cell(unit, item.mark("unit"), attrs='rowspan="2"')
        + cell("目標値", item.mark("type|other|tag"))
        + "".join(cell(str(value), mark) for value in goals)
    )
    rows.append(
        cell("実績値", item.mark("type|other|tag"))
        + "".join(cell(str(value), item.mark("actual_value")) for value in done)
        + "<td></td>"
    )
    return rows


def _money(item: Item, random: Random, year: int, form: str) -> list[str]:
    sources: tuple[tuple[str, FundSource], ...] = (
        ("国庫支出金", "national"), ("県支出金", "prefecture"), ("一般財源", "general"),
    )  # fmt: skip
    heads = (f"{words.era(year - 1, form)}決算", f"{words.era(year, form)}予算")
    rows = [
        _label("事業費\n（千円）", f'rowspan="{len(sources) + 1}"')
        + _label("財源", 'colspan="2"')
        + "".join(_label(h, 'colspan="2"') for h in heads)
    ]
    for name, source in sources:
        row = cell(name, item.mark("fund_source|budget|other"), attrs='colspan="2"')
        for at, kind in enumerate(("settled", "initial")):
            amount = random.randint(1, 9000)
            item.budgets.append(
                Budget(
                    fiscal_year=year - 1 + at,
                    kind="settled" if kind == "settled" else "initial",
                    fund_source=source,
                    amount=amount * 1000,
                    unit="千円",
                )
            )
            row += cell(f"{amount:,}", item.mark("budget"), attrs='colspan="2"')
        rows.append(row)
    return rows


def _ratings(item: Item, random: Random) -> list[str]:
    rows = []
    for at, name in enumerate(_CRITERIA):
        mark = random.choice("ＡＢＣ")
        comment = random.choice(
            ("目的は妥当である。", "手法を見直す余地がある。", "成果が上がっている。")
        )
        item.ratings.append(Rating(criterion=name, mark=mark, comment=comment))
        first = _label("評価", f'rowspan="{len(_CRITERIA)}"') if at == 0 else ""
        rows.append(
            first
            + _label(name)
            + cell(mark, item.mark("rating"))
            + cell(comment, item.mark("check|comment|rating"), attrs='colspan="4"')
        )
    return rows


@STYLES.add("sheet-prose", "html", "pdf", "boxes")
def make_sheet_prose(random: Random) -> Book:
    """A heading for each item, a small table of labels, numbered headings with prose."""
    author = Author(random)
    book = Book(title=f"{author.town}行政改革アクションシート", town=author.town)
    body = f"<h1>{book.title}</h1>"
    for number in range(1, random.randint(5, 9)):
        item = book.item(f"({number})", author.measure())
        thing = random.choice(words.THINGS)
        office = random.choice(words.OFFICES)
        partner = random.choice(words.OFFICES)
        item.offices += [Office(name=office), Office(name=partner, role="partner")]
        table = (
            f"<tr>{_label('実施項目')}"
            f"{cell(f'{item.number} {item.title}', item.mark('item'), attrs='colspan=3')}</tr>"
            f"<tr>{_label('担当課')}{cell(office, item.mark('office'))}"
            f"{_label('関係課')}{cell(partner, item.mark('partner'))}</tr>"
        )
        body += (
            f'<table style="width:100%;page-break-before:always">{table}</table>'
            "<h3>１ 現状と課題</h3>"
            + _prose(item, "background|issue", words.say(random, words.ISSUES, thing))
            + "<h3>２ 取組内容</h3>"
            + _prose(
                item, "description|initiative", f"{thing}を年{random.randint(2, 6)}回実施する。"
            )
            + "<h3>３ 今後の方向性</h3>"
            + _prose(item, "direction", words.say(random, words.ACTS, thing))
        )
    look = random.choice(words.LOOKS)
    book.html = words.page(book.title, body, look).replace(" landscape", "")
    return book


def _prose(item: Item, role: str, text: str) -> str:
    return cell(text, item.mark(role), tag="p")
