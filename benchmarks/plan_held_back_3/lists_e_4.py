"""A three-year implementation plan with prose, a financial outlook, yearly contents and money."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3.lists_e_words import FULL, MEASURES, Clerk, Project
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, FundSource, Office, ScheduleEntry

_CSS = (
    "@page{size:SIZE landscape;margin:15mm}body{font-family:'IPAexMincho';font-size:9.5pt;"
    "line-height:1.4}h1{font-size:17pt;text-align:center;font-weight:normal;letter-spacing:.1em}"
    "h2{font-size:12pt;font-weight:normal;margin:6mm 0 1mm}h3{font-size:11pt;font-weight:normal;"
    "margin:5mm 0 1mm 1em;text-decoration:underline}p{margin:1mm 2em;text-indent:1em}"
    ".u{text-align:right;margin:0}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #000;padding:2px 4px;font-weight:normal}th{background:#eee}"
    ".n{text-align:right;white-space:nowrap}.c{text-align:center;white-space:nowrap}"
    ".f{width:70%;margin:0 2em}tr{break-inside:avoid}.l{width:8em}.o{white-space:nowrap}"
    ".y{min-width:6em}.t{min-width:8em}h2,h3,.u{break-after:avoid}"
)
_FUNDS: tuple[tuple[FundSource, str, str], ...] = (
    ("national", "国庫支出金", "国費"),
    ("prefecture", "県支出金", "県費"),
    ("bond", "地方債", "起債"),
    ("other", "その他", "その他"),
    ("general", "一般財源", "一般財源"),
)
_OUTLOOK = (
    ("歳入", (("税", 4120), ("地方交付税", 3860), ("国県支出金", 2940), ("地方債", 1150))),
    ("歳出", (("義務的経費", 5730), ("投資的経費", 1980), ("その他の経費", 4210))),
)


@STYLES.add("qb-years-and-money", "html", "pdf")
def make_years_and_money(random: Random) -> Book:
    """Chapters and sections; each project's years as rows (with sources) or as pairs of columns."""
    first = random.randint(2018, 2025)
    clerk = Clerk(random)
    sheet = _Sheet(clerk, first)
    town, wide = clerk.town, str(random.randint(4, 7)).translate(FULL)
    span = f"{clerk.words(first)}～{clerk.words(first + 2)}"
    title = f"第{wide}次{town}総合計画　実施計画（{span}）"
    book = Book(title=title, town=town, period=(first, first + 2))
    body = cell(title, tag="h1") + _prose(clerk, sheet)
    body += cell(f"{sheet.heading()}　事業計画", tag="h2")
    for at, area in enumerate(clerk.areas(random.randint(3, 5)), 1):
        number = f"第{str(at).translate(FULL)}章"
        policy = book.policy(number, clerk.goal(area), level="章")
        body += cell(f"{number}　{book.policies[-1].title}", tag="h3")
        body += cell(f"（単位：{sheet.unit}）", tag="p", attrs='class="u"')
        rows = ""
        for order, name in enumerate(random.sample(MEASURES[area], 2), 1):
            section = f"第{str(order).translate(FULL)}節"
            part = book.policy(section, name, policy, "節")
            projects = clerk.draw(area, 1, 3)
            codes = [f"{at}{order}{n:02}" for n in range(1, len(projects) + 1)]
            items = [book.item(c, p.name, part) for c, p in zip(codes, projects, strict=True)]
            marks = " ".join(item.mark("policy") for item in items)
            tall = f'class="l" rowspan="{sheet.lines * len(items)}"'
            start = cell(f"{section}\n{name}", marks, attrs=tall)
            for item, project in zip(items, projects, strict=True):
                rows += sheet.rows(item, project, start)
                start = ""
        body += f"<table><thead>{sheet.head()}</thead><tbody>{rows}</tbody></table>"
    note = "事業費は計画額であり、各年度の予算編成において変更することがある。"
    book.notes.append(("（注）", "", note))
    body += cell(f"（注）{note}", tag="p")
    css = _CSS.replace("SIZE", "A3" if sheet.by_row else "A4")
    book.html = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    return book


def _prose(clerk: Clerk, sheet: _Sheet) -> str:
    """The sections in front: purpose, period, perhaps the outlook of revenue and spending."""
    home, last = clerk.town[-1], clerk.words(sheet.years[-1])
    html = cell(f"{sheet.heading()}　計画策定の趣旨", tag="h2")
    html += cell(
        f"この計画は、基本計画に掲げた施策を計画的に進めるため、本{home}が優先して取り組む事業の内容、実施する年度及び"
        "事業費を定めるものである。予算編成の指針とし、毎年度見直しを行う。",
        tag="p",
    )
    html += cell(f"{sheet.heading()}　計画の期間", tag="h2")
    html += cell(
        f"計画期間は、{clerk.words(sheet.years[0])}から{last}までの３年間とする。", tag="p"
    )
    if clerk.chance(0.4):
        return html
    html += cell(f"{sheet.heading()}　財政の見通し", tag="h2")
    html += cell("（単位：百万円）", tag="p", attrs='class="u f"')
    heads = ["区分", "", *(clerk.flat(year) for year in sheet.years)]
    rows = cell("区分", tag="th", attrs='colspan="2"')
    rows = f"<tr>{rows}{''.join(cell(h, tag='th') for h in heads[2:])}</tr>"
    for side, kinds in _OUTLOOK:
        start = cell(side, attrs=f'class="c" rowspan="{len(kinds)}"')
        for name, usual in kinds:
            printed = home + name if name == "税" else name
            row = "".join(
                f'<td class="n">{round(usual * clerk.random.uniform(0.95, 1.05)):,}</td>'
                for _ in sheet.years
            )
            rows += f"<tr>{start}{cell(printed)}{row}</tr>"
            start = ""
    return html + f'<table class="f">{rows}</table>'


class _Sheet:
    """The layout of this document: years as rows or as columns, and which columns there are."""

    def __init__(self, clerk: Clerk, first: int) -> None:
        self.clerk = clerk
        self.years = [first, first + 1, first + 2]
        self.by_row = first % 2 == 0
        self.summed = self.by_row and clerk.chance(0.5)
        self.lines = 3 + self.summed if self.by_row else 1
        self.unit, self.yen = clerk.random.choice((("千円", 1000), ("千円", 1000), ("万円", 10000)))
        self.blank = clerk.pick("", "－")
        self.short = clerk.random.randint(1, 2)
        self.tagged = clerk.chance(0.5)
        self.headings = 0
        self.content = clerk.pick("事業概要", "事業内容", "事業の内容")
        self.yearly = clerk.pick("年次計画", "年度別計画", "実施内容")
        self.money = clerk.pick("事業費", "計画事業費", "概算事業費")
        self.office = clerk.pick("担当課", "所管課", "担当課名")

    def heading(self) -> str:
        """The number of the next heading of the text."""
        self.headings += 1
        return str(self.headings).translate(FULL)

    def head(self) -> str:
        """Two rows of ``th``."""
        clerk, two = self.clerk, 'rowspan="2"'
        names = ["施策", "事業\n番号", "事業名"] + (["区分"] if self.tagged else [])
        names += [self.office, self.content]
        names += ["年度", self.yearly, self.money] if self.by_row else []
        top = "".join(cell(name, tag="th", attrs=two) for name in names)
        if self.by_row:
            top += cell("財源内訳", tag="th", attrs='colspan="5"')
            low = [fund[self.short] for fund in _FUNDS]
        else:
            years = (cell(clerk.flat(y), tag="th", attrs='colspan="2"') for y in self.years)
            top += "".join(years)
            low = [self.yearly, self.money] * 3
        return f"<tr>{top}</tr><tr>{''.join(cell(name, tag='th') for name in low)}</tr>"

    def rows(self, item: Item, project: Project, start: str) -> str:
        """A project's rows."""
        tall = f'rowspan="{self.lines}"'
        item.offices.append(Office(name=project.office))
        left = start + cell(item.number, item.mark("number"), attrs=f'class="c" {tall}')
        left += cell(project.name, item.mark("item"), attrs=f'class="t" {tall}')
        if self.tagged:
            tag = self.clerk.pick("新規", "継続", "継続", "拡充")
            item.tags.append(tag)
            left += cell(tag, item.mark("tag|type"), attrs=f'class="c" {tall}')
        left += cell(project.office, item.mark("office"), attrs=f'class="o" {tall}')
        text = project.content + project.more
        left += cell(text, item.mark("description"), attrs=tall)
        if not self.by_row:
            return f"<tr>{left}{self._columns(item, project)}</tr>"
        return self._years(item, project, left)

    def _columns(self, item: Item, project: Project) -> str:
        html = ""
        for year, step in zip(self.years, project.steps, strict=True):
            html += self._step(item, step, year)
            html += self._amount(item, self._draw(project), year, "total")
        return html

    def _years(self, item: Item, project: Project, left: str) -> str:
        html = ""
        sums = dict.fromkeys(["total", *(fund for fund, _, _ in _FUNDS)], 0)
        for year, step in zip(self.years, project.steps, strict=True):
            amount = self._draw(project)
            parts = self.clerk.sources(amount)
            row = cell(self.clerk.flat(year), attrs='class="c"') + self._step(item, step, year)
            row += self._amount(item, amount, year, "total")
            sums["total"] += amount
            for fund, _, _ in _FUNDS:
                row += self._amount(item, parts.get(fund, 0), year, fund)
                sums[fund] += parts.get(fund, 0)
            html += f"<tr>{left}{row}</tr>"
            left = ""
        if self.summed:
            row = cell("計", attrs='class="c"') + "<td></td>"
            for amount in sums.values():
                row += self._print(item, amount)
            html += f"<tr>{row}</tr>"
        return html

    def _draw(self, project: Project) -> int:
        return max(1, self.clerk.amount(project) * 1000 // self.yen)

    def _step(self, item: Item, step: str, year: int) -> str:
        entry = ScheduleEntry(task=item.title, first_year=year, last_year=year, text=step)
        item.schedule.append(entry)
        return cell(step, item.mark("schedule|plan|initiative"), attrs='class="y"')

    def _amount(self, item: Item, amount: int, year: int, fund: FundSource) -> str:
        if amount:
            item.budgets.append(
                Budget(
                    fiscal_year=year,
                    kind="estimated",
                    fund_source=fund,
                    amount=amount * self.yen,
                    unit=self.unit,
                )
            )
        return self._print(item, amount)

    def _print(self, item: Item, amount: int) -> str:
        if not amount and not self.blank:
            return "<td></td>"
        text = f"{amount:,}" if amount else self.blank
        return cell(text, item.mark("budget"), attrs='class="n"')
