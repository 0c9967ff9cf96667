"""A list of the principal projects of a budget, with its sources of money."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3.lists_e_words import FULL, Clerk, Project
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, FundSource, Office

_CSS = (
    "@page{size:A3 landscape;margin:12mm}body{font-family:'IPAexGothic';font-size:9.5pt}"
    "h1{font-size:14pt;font-weight:normal;margin:0 0 2mm}p{margin:1mm 0}.r{text-align:right}"
    "table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:2px 4px}"
    "thead td{text-align:center;background:#f2f2f2}.n{text-align:right;white-space:nowrap}"
    ".c{text-align:center;white-space:nowrap}"
    ".s td{background:#fce4d6;font-weight:bold}.t td{font-weight:bold}"
)
_FUNDS: tuple[tuple[FundSource, tuple[str, ...]], ...] = (
    ("national", ("国", "国庫支出金")),
    ("prefecture", ("県", "県支出金")),
    ("bond", ("地方債", "起債")),
    ("other", ("その他", "その他特財")),
    ("general", ("一般財源", "一般財源")),
)


@STYLES.add("qb-principal-works", "sjis", "pdf")
def make_principal_works(random: Random) -> Book:
    """Numbered projects with last and this year's amounts, sources under one head, strips."""
    clerk = Clerk(random)
    while clerk.year_form == "both":
        clerk = Clerk(random)
    year = random.randint(2017, 2026)
    title = clerk.pick(
        f"{clerk.year(year)}当初予算に計上した主要事業一覧",
        f"{clerk.town}総合計画 実施計画 主要事業一覧（{clerk.year(year)}）",
        f"{clerk.year(year)}実施計画事業（主要事業）の概要",
    )
    book = Book(title=title, town=clerk.town, fiscal_year=year)
    head = _Head(clerk, year)
    rows = head.html()
    total = 0
    numerals = clerk.pick("ⅠⅡⅢⅣⅤ", "１２３４５")
    for at, area in enumerate(clerk.areas(random.randint(3, 5))):
        policy = book.policy(numerals[at], clerk.goal(area), level=head.level)
        strip = f"{head.level}{numerals[at]}　{book.policies[-1].title}"
        across = f'colspan="{head.width}"'
        rows += f'<tr class="s">{cell(strip, attrs=across)}</tr>'
        for project in clerk.draw(area, 3, 7):
            item = book.item(str(len(book.items) + 1), project.name, policy)
            row, amount = head.row(item, project)
            rows += row
            total += amount
    rows += head.total(total)
    note = "事業費には職員の人件費を含まない。"
    book.notes.append(("※", "", note))
    book.html = (
        f"<html><head><style>{_CSS}</style></head><body>{cell(title, tag='h1')}"
        f'<p class="r">{clerk.town}{clerk.pick("企画財政課", "総務部財政課", "企画課")}</p>'
        f'<p class="r">（単位：千円）</p><table>{rows}</tbody></table><p>※{note}</p></body></html>'
    )
    return book


class _Head:
    """The columns that this document prints, and its rows."""

    def __init__(self, clerk: Clerk, year: int) -> None:
        self.clerk, self.year = clerk, year
        self.level = clerk.pick("", "基本目標", "政策")
        self.before = clerk.chance(0.6)
        self.difference = self.before and clerk.chance(0.6)
        self.account = clerk.chance(0.6)
        self.period = clerk.chance(0.4)
        self.wide = clerk.chance(0.3)
        self.names = [names[clerk.random.randint(0, 1)] for _, names in _FUNDS]
        self.width = 10 + self.account + self.period + self.before + self.difference

    def html(self) -> str:
        """Two rows of heads in ``td``, the sources under 財源内訳."""
        clerk, two = self.clerk, 'rowspan="2"'
        names = [
            clerk.pick("番号", "№", "整理番号"),
            clerk.pick("主管課", "担当課", "所管課", "担当部署"),
        ]
        names += ["款項目"] if self.account else []
        names += [clerk.pick("事業名", "事務事業名", "計画事業", "予算書上の事業名称")]
        names += [clerk.pick("事業期間", "実施期間")] if self.period else []
        now = f"{clerk.year(self.year)}\n当初予算額"
        names += [f"{clerk.year(self.year - 1)}\n当初予算額", now] if self.before else ["事業費"]
        names += ["増減"] if self.difference else []
        top = "".join(cell(name, attrs=two) for name in names)
        top += cell("財　源　内　訳", attrs='colspan="5"')
        top += cell(clerk.pick("主な事業内容", "事業概要", "事業の内容"), attrs=two)
        low = "".join(cell(name) for name in self.names)
        return f"<thead><tr>{top}</tr><tr>{low}</tr></thead><tbody>"

    def row(self, item: Item, project: Project) -> tuple[str, int]:
        """A project's row and its amount; new ones are tagged and have no amount last year."""
        clerk, mark = self.clerk, item.mark
        amount = clerk.amount(project)
        new = clerk.chance(0.25)
        tag = clerk.pick("新規", "拡充") if new else ""
        old = 0 if tag == "新規" else round(amount * clerk.random.uniform(0.75, 1.3))
        item.tags += [tag] if tag else []
        item.offices.append(Office(name=project.office))
        item.number = item.number.translate(FULL) if self.wide else item.number
        name = f"【{tag}】{project.name}" if tag else project.name
        html = cell(item.number, mark("number"), attrs='class="c"')
        html += cell(project.office, mark("office"))
        if self.account:
            code = f"{clerk.random.randint(2, 10)}.{clerk.random.randint(1, 6)}.1"
            html += cell(code, mark("other|budget|type|number"), attrs='class="c"')
        html += cell(name, mark("item"))
        if self.period:
            span = self._span(bool(new))
            html += cell(span, mark("period"), attrs='class="c"')
        html += self._money(item, old, self.year - 1) if self.before else ""
        html += self._money(item, amount, self.year)
        if self.difference:
            html += cell(_signed(amount - old), mark("other|budget"), attrs='class="n"')
        parts = clerk.sources(amount)
        for source, _ in _FUNDS:
            html += self._money(item, parts.get(source, 0), self.year, source)
        text = project.content + (project.more if clerk.chance(0.75) else "")
        html += cell(text, mark("description"))
        return f"<tr>{html}</tr>", amount

    def total(self, amount: int) -> str:
        """The last row: one sum, the rest empty."""
        left = 3 + self.account + self.period + self.before
        rest = self.width - left - 1
        empty = "<td></td>" * rest
        sums = cell("合　計", attrs=f'colspan="{left}" class="c"')
        return f'<tr class="t">{sums}<td class="n">{amount:,}</td>{empty}</tr>'

    def _span(self, new: bool) -> str:
        first = self.year if new else self.year - self.clerk.random.randint(1, 4)
        last = self.year + self.clerk.random.randint(1, 3)
        return f"{self.clerk.year(first)}～{self.clerk.year(last)}"

    def _money(self, item: Item, amount: int, year: int, source: FundSource = "total") -> str:
        if not amount:
            return "<td></td>"
        item.budgets.append(
            Budget(fiscal_year=year, fund_source=source, amount=amount * 1000, unit="千円")
        )
        return cell(f"{amount:,}", item.mark("budget"), attrs='class="n"')


def _signed(amount: int) -> str:
    return f"△ {-amount:,}" if amount < 0 else f"{amount:,}"
