"""A list of projects in one table: years with marks, amounts, sources named in a cell."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    Desk,
    Measure,
    Project,
    budget,
    fiscal,
    join_marks,
    make_desk,
    page,
    span,
    th,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_CSS = """
@page{{size:A4 landscape;margin:10mm}}
body{{font:{font}pt/1.3 "IPAexGothic",sans-serif;margin:0}}
h1{{font-size:14pt;margin:0 0 4px;padding:4px 10px;background:{dark};color:#fff}}
p{{margin:1px 0}}.right{{text-align:right}}
table{{border-collapse:collapse;width:100%;border-top:2px solid {dark}}}
th,td{{border:1px solid #aaa;padding:3px 4px}}th{{background:{light};color:{dark}}}
tbody tr:nth-child(even) td{{background:{pale}}}
.n{{text-align:right;white-space:nowrap}}.c{{text-align:center}}.p{{white-space:nowrap}}
tr{{break-inside:avoid}}
"""
_LOOKS = (
    ("#2b4c7e", "#dbe5f1", "#f7f9fc"),
    ("#4f6228", "#ebf1de", "#fafcf5"),
    ("#632523", "#f2dcdb", "#fdf7f7"),
)
_SOURCES = {
    "N": ("国", "国庫補助金", "国"),
    "P": ("県", "県補助金", "県"),
    "B": ("市債", "過疎債", "起債"),
    "O": ("基金", "ふるさと応援基金", "その他特財"),
}
_SCALES = (
    {"○": "実施", "△": "調査・設計"},
    {"●": "実施", "○": "検討・準備"},
    {"◎": "新規に実施", "○": "継続して実施"},
)


class _Ledger:
    """One table; the area is merged at the left, every other cell stands in its own row."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        first = choice((2017, 2019, 2022, 2024, 2025))
        self.years = list(range(first, first + choice((3, 4, 5))))
        self.form = choice(("short", "short", "letter", "half", "west"))
        self.scale = choice(_SCALES)
        self.unit = choice(("千円", "千円", "円", "百万円"))
        self.many = random.random() < 0.4 and len(self.years) < 5
        self.period = choice(("事業期間", "実施期間", "計画期間", ""))
        self.kind = choice(("種別", "ハード/ソフト", "事業種別", ""))
        self.state = choice(("新規・継続", "区分", "新/継/拡", ""))
        self.detail = choice(("事業概要", "事業内容", ""))
        self.sourced = random.random() < 0.6
        self.variant = random.randrange(3)
        self.remarks = random.random() < 0.4
        self.words = {
            "area": choice(("分野", "施策", "施策分野", "政策分野")),
            "number": choice(("No.", "№", "整理番号", "事業番号")),
            "name": choice(("事業名", "事業の名称", "計画事業", "構成事業")),
            "office": choice(("担当課", "所管課", "担当部署", "課名")),
            "years": choice(("年次計画", "実施年度", "年度別実施計画")),
            "money": choice(("計画額", "概算事業費", "事業費見込額")),
            "source": choice(("財源", "主な財源", "活用財源")),
        }
        self.serial = choice((0, 0, 100))

    @property
    def money_years(self) -> list[int]:
        """The years with amounts."""
        return self.years if self.many else self.years[:1]

    def write(self) -> Book:
        """The whole list."""
        low, high = self.random.choice(((2, 3), (3, 4), (3, 5)))
        rows = ""
        for goal in self.desk.goals(self.random.randint(2, 4), 2, low, high):
            for measure in goal.measures:
                rows += self.measure(measure)
        dark, light, pale = self.random.choice(_LOOKS)
        wide = len(self.years) + len(self.money_years) > 6
        css = _CSS.format(font="7.5" if wide else "8.5", dark=dark, light=light, pale=pale)
        self.book.legend += list(self.scale.items())
        key = "　".join(f"{mark}…{meaning}" for mark, meaning in self.scale.items())
        top = f"<h1>{self.book.title}</h1>"
        top += f"<p>計画期間：{span(self.years[0], self.years[-1], 'half')}</p>"
        top += f"<p>凡例：{key}</p><p class='right'>（単位：{self.unit}）</p>"
        table = f"<table><thead>{self.head()}</thead><tbody>{rows}</tbody></table>"
        self.book.html = page(self.book.title, css, top, table, self.notes())
        return self.book

    def notes(self) -> str:
        """Notes under the table."""
        lines = ["事業費は現時点の見込みであり、今後の財政状況により変更することがあります。"]
        if self.sourced:
            lines.append("財源の記載がない事業は、一般財源により実施します。")
        marks = [f"注{number}" for number in (1, 2)] if len(lines) > 1 else ["（注）"]
        out = ""
        for mark, line in zip(marks, lines, strict=True):
            self.book.notes.append((mark, "", line))
            out += f"<p>{mark}　{line}</p>"
        return out

    def head(self) -> str:
        """Two header rows."""
        tall, words = 'rowspan="2"', self.words
        names = [words["area"], words["number"], words["name"]]
        names += [name for name in (self.kind, self.state, self.detail, self.period) if name]
        out = "".join(th(name, tall) for name in names)
        out += th(words["years"], f'colspan="{len(self.years)}"')
        years = [fiscal(year, self.form) for year in self.years]
        second = "".join(th(year) for year in years)
        if self.many:
            out += th(words["money"], f'colspan="{len(self.years)}"')
            second += "".join(th(year) for year in years)
        else:
            out += th(f"{years[0]}\n{words['money']}", tall)
        out += th(words["source"], tall) if self.sourced else ""
        out += th(words["office"], tall)
        out += th("備考", tall) if self.remarks else ""
        return f"<tr>{out}</tr><tr>{second}</tr>"

    def measure(self, measure: Measure) -> str:
        """The rows of an area."""
        policy = self.book.policy("", measure.title, level=self.words["area"])
        pairs = []
        for project in measure.projects:
            self.serial += 1
            pairs.append((self.book.item(str(self.serial), project.name, policy), project))
        marks = join_marks([item for item, _ in pairs], "policy")
        label = cell(measure.title, marks, attrs=f'rowspan="{len(pairs)}"')
        out = ""
        for item, project in pairs:
            out += f"<tr>{label}{self.row(item, project)}</tr>"
            label = ""
        return out

    def row(self, item: Item, project: Project) -> str:
        """A project."""
        count = len(self.years)
        begin = self.random.choice((0, 0, 0, 1))
        end = count - self.random.choice((0, 0, 0, 1))
        out = cell(item.number, item.mark("number"), attrs='class="c"')
        out += cell(item.title, item.mark("item"))
        out += cell(project.kind, item.mark("type"), attrs='class="c"') if self.kind else ""
        if self.state:
            state = "新規" if begin else self.random.choice(("継続", "継続", "拡充"))
            item.tags.append(state)
            out += cell(state, item.mark("tag|type"), attrs='class="c"')
        out += cell(project.description, item.mark("description")) if self.detail else ""
        if self.period:
            form = self.form if self.form in ("short", "west") else "short"
            years = span(self.years[begin], self.years[end - 1], form)
            out += cell(years, item.mark("period"), attrs='class="c p"')
        out += self.schedule(item, begin, end)
        for place, year in enumerate(self.money_years):
            out += self.amount(item, project, year if begin <= place < end else None)
        if self.sourced:
            used = [letter for letter in project.sources if self.random.random() < 0.8]
            names = "、".join(_SOURCES[letter][self.variant] for letter in used)
            if not self.desk.town.endswith("市"):
                names = names.replace("市債", "町債")
            out += cell(names, item.mark("fund_source") if names else "")
        item.offices.append(Office(name=project.division))
        out += cell(project.division, item.mark("office"))
        if self.remarks:
            some = ("", "", "", "総合戦略にも掲載", "県と協議中", "債務負担行為を設定")
            text = self.random.choice(some)
            out += cell(text, item.mark("remarks") if text else "")
        return out

    def schedule(self, item: Item, begin: int, end: int) -> str:
        """A mark under each year in which there is something to do."""
        strong, weak = self.scale
        first = strong if "新規に実施" in self.scale.values() else weak
        later = weak if first == strong else strong
        out = ""
        for place, year in enumerate(self.years):
            if not begin <= place < end:
                out += "<td></td>"
                continue
            sign = first if place == begin and end - begin > 1 else later
            entry = ScheduleEntry(task=item.title, first_year=year, last_year=year, mark=sign)
            item.schedule.append(entry)
            out += cell(sign, item.mark("schedule"), attrs='class="c"')
        return out

    def amount(self, item: Item, project: Project, year: int | None) -> str:
        """The cell of an amount; a dash where the project rests."""
        if year is None:
            return cell("－", item.mark("budget"), attrs='class="n"')
        amount = self.desk.thousand(project)
        if self.unit == "百万円":
            amount = max(100, round(amount, -2))
        item.budgets.append(budget(year, amount, self.unit, "estimated"))
        units = {"千円": f"{amount:,}", "円": f"{amount * 1000:,}"}
        text = units.get(self.unit, f"{amount / 1000:,.1f}")
        return cell(text, item.mark("budget"), attrs='class="n"')


@STYLES.add("proj-ledger", "html", "pdf", "transcript")
def make_ledger(random: Random) -> Book:
    """One table with areas at the left, marks and amounts under years, sources in words."""
    desk = make_desk(random)
    plan = random.choice(
        ("重点プロジェクト事業一覧", "総合計画実施計画", "辺地総合整備計画事業一覧")
    )
    book = Book(title=f"{desk.town}{plan}", town=desk.town)
    maker = _Ledger(random, desk, book)
    book.period = maker.years[0], maker.years[-1]
    return maker.write()
