"""Lists of projects with the money of each year."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    WIDE,
    Desk,
    Measure,
    Project,
    budget,
    fiscal,
    make_desk,
    page,
    span,
    th,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office

_ANNUAL_CSS = """
@page{size:A4 landscape;margin:12mm}
body{font:9.5pt/1.35 "IPAexMincho",serif;margin:0}
h1{font-size:16pt;text-align:center;border-bottom:3px double #333;padding-bottom:4px}
h2{font-size:13pt;background:#e3ecf7;border-left:8px solid #2f5f9e;padding:3px 8px}
h3{font-size:11pt;margin:10px 0 2px}h2,h3,.unit{break-after:avoid}
.unit{text-align:right;margin:0}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #555;padding:3px 5px;vertical-align:middle}
th{background:#dfe7ef;font-weight:normal}
.n{text-align:right;white-space:nowrap}.c{text-align:center}
tr.sum td{background:#f5f5f5}
tr{break-inside:avoid}
"""
_ANNUAL_REMARKS = ("過疎対策事業", "ふるさと応援基金を充当", "国の補正予算を活用", "債務負担行為")


class _Annual:
    """Tables of one measure each under headings: three to five years of amounts."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        self.first = choice((2017, 2018, 2022, 2024, 2025))
        self.count = choice((3, 3, 4, 5))
        self.form = choice(("kanji", "half", "letter", "short", "both"))
        self.years = list(range(self.first, self.first + self.count))
        self.unit = choice(("千円", "千円", "百万円"))
        self.name_word = choice(("事業名", "事務事業名", "計画事業名", "事業の名称"))
        self.text_word = choice(("事業概要", "事業の概要", "事業内容", "事業の内容"))
        self.office_word = choice(("担当課", "担当部課", "所管課", "担当部署"))
        self.money_word = choice(("年度別計画額", "計画事業費", "概算事業費", "事業費見込額"))
        self.tag_word = choice(("区分", "新規・継続の別", "新規/継続", ""))
        self.number_word = choice(("№", "No.", "番号", "事業番号"))
        self.remarks = self.random.random() < 0.5
        self.scheme = choice(("chapter", "goal", "plain"))
        self.serial = 0

    def write(self) -> Book:
        """The whole plan."""
        low, high = self.random.choice(((2, 3), (3, 4), (4, 5)))
        body = ""
        for number, goal in enumerate(self.desk.goals(self.random.randint(2, 4), 2, low, high), 1):
            wide = str(number).translate(WIDE)
            printed, level, head = {
                "chapter": (f"第{wide}章", "", f"第{wide}章　{goal.title}"),
                "goal": (wide, "基本目標", f"基本目標{wide}　{goal.title}"),
                "plain": (wide, "", f"{wide}　{goal.title}"),
            }[self.scheme]
            above = self.book.policy(printed, goal.title, level=level)
            body += f"<h2>{head}</h2>"
            for place, measure in enumerate(goal.measures, 1):
                body += self.measure(number, place, measure, above)
        start = span(self.years[0], self.years[-1], self.form)
        top = f"<h1>{self.book.title}</h1><p class='c'>計画期間　{start}</p>"
        self.book.html = page(self.book.title, _ANNUAL_CSS, top, body)
        return self.book

    def measure(self, goal: int, place: int, measure: Measure, above: str) -> str:
        """The heading, the unit and the table of a measure."""
        number = {
            "chapter": f"第{str(place).translate(WIDE)}節",
            "goal": f"{goal}-{place}",
            "plain": f"（{str(place).translate(WIDE)}）",
        }[self.scheme]
        level = "施策" if self.scheme == "goal" else ""
        policy = self.book.policy(number, measure.title, above, level)
        sums = [0.0] * self.count
        rows = ""
        for project in measure.projects:
            self.serial += 1
            printed = f"{goal}-{place}-{self.serial}" if self.scheme == "goal" else str(self.serial)
            rows += self.row(self.book.item(printed, project.name, policy), project, sums)
        if self.random.random() < 0.8:
            width = 4 + bool(self.tag_word)
            total = "".join(cell(self.shown(value), attrs='class="n"') for value in sums)
            tail = "<td></td>" if self.remarks else ""
            word = self.random.choice(("計", "合　計", "施策計"))
            label = f'<td colspan="{width}" class="c">{word}</td>'
            rows += f'<tr class="sum">{label}{total}{tail}</tr>'
        unit = f'<p class="unit">（単位：{self.unit}）</p>'
        table = f"<table><thead>{self.head()}</thead><tbody>{rows}</tbody></table>"
        return f"<h3>{level}{number}　{measure.title}</h3>{unit}{table}"

    def head(self) -> str:
        """Two header rows."""
        tall = 'rowspan="2"'
        out = th(self.number_word, f'{tall} width="5%"') + th(self.name_word, f'{tall} width="17%"')
        out += th(self.text_word, f'{tall} width="25%"')
        out += th(self.tag_word, f'{tall} width="6%"') if self.tag_word else ""
        out += th(self.office_word, f'{tall} width="11%"')
        out += th(self.money_word, f'colspan="{self.count}"')
        out += th("備考", tall) if self.remarks else ""
        years = "".join(th(fiscal(year, self.form)) for year in self.years)
        return f"<tr>{out}</tr><tr>{years}</tr>"

    def shown(self, thousand: float) -> str:
        """An amount in the unit of the table."""
        if self.unit == "百万円":
            return f"{thousand / 1000:,.1f}"
        return f"{round(thousand):,}"

    def row(self, item: Item, project: Project, sums: list[float]) -> str:
        """A project; years before it starts or after it ends have a dash."""
        office = f"{project.department}\n{project.division}"
        begin = self.random.choice((0, 0, 0, 1))
        item.offices.append(Office(name=office.replace("\n", "")))
        out = cell(item.number, item.mark("number"), attrs='class="c"')
        out += cell(item.title, item.mark("item"))
        out += cell(project.description, item.mark("description"))
        if self.tag_word:
            tag = "新規" if begin else self.random.choice(("新規", "継続", "継続", "拡充"))
            item.tags.append(tag)
            out += cell(tag, item.mark("tag|type"), attrs='class="c"')
        out += cell(office, item.mark("office"))
        end = self.random.choice((self.count, self.count, self.count, self.count - 1))
        for place, year in enumerate(self.years):
            if begin <= place < end:
                amount = self.desk.thousand(project)
                if self.unit == "百万円":
                    amount = max(100, round(amount, -2))
                sums[place] += amount
                item.budgets.append(budget(year, amount, self.unit, "estimated"))
                text = self.shown(amount)
            else:
                text = "－"
            out += cell(text, item.mark("budget"), attrs='class="n"')
        if self.remarks:
            some = self.random.random() < 0.3
            note = self.random.choice(_ANNUAL_REMARKS) if some else ""
            out += cell(note, item.mark("remarks") if note else "")
        return f"<tr>{out}</tr>"


@STYLES.add("proj-annual", "html", "pdf")
def make_annual(random: Random) -> Book:
    """A table of projects for each measure; amounts of three to five years under one heading."""
    desk = make_desk(random)
    plan = random.choice(("総合計画実施計画", "まちづくり計画実施計画", "総合振興計画前期実施計画"))
    book = Book(title=f"{desk.town}{plan}", town=desk.town)
    maker = _Annual(random, desk, book)
    book.period = maker.years[0], maker.years[-1]
    return maker.write()
