"""Projects with a block of rows each: the yearly contents and the money by source below another."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.lists_b_kit import (
    FUNDS,
    all_marks,
    arrow_cells,
    describe,
    draw_shares,
    draw_steps,
    draw_total,
    head,
    local,
    money,
    note,
    page,
    para,
    plan_years,
    row,
    split,
    table,
)
from benchmarks.plan_held_back_2.lists_b_words import (
    GOALS,
    TOWNS,
    Project,
    draw_projects,
    full,
    years_of,
)
from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import FundSource, Office

_CSS = """
@page{size:A4 landscape;margin:14mm} body{font:9pt IPAexMincho,serif}
h1{font-size:16pt;font-weight:normal;text-align:center;letter-spacing:.2em;margin:30px}
h2{font-size:11pt;font-weight:normal;margin:14px 0 4px} h3{font-size:10pt;font-weight:normal}
h3{margin:14px 0 2px;break-after:avoid} table{border-collapse:collapse;width:100%}
td{border:1px solid #000;padding:1px 5px;vertical-align:top} .h{text-align:center}
.h{vertical-align:middle;min-width:4.5em} .n{text-align:right;white-space:nowrap}
.f{white-space:nowrap;letter-spacing:.05em} tr{break-inside:avoid} .c{text-align:center}
.lead{text-indent:1em;margin:2px 0;line-height:1.8} .unit{text-align:right;margin:0}
.unit{break-after:avoid} .note{font-size:8pt;margin:2px} .sign{text-align:right}
"""
_PART = ("庶務係", "管理係", "企画係", "推進係")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a seed decides."""

    year: int
    count: int
    form: str
    heads: tuple[str, str, str, str]
    level: str
    number: str
    rows: tuple[str, ...]
    total: str
    steps: str
    text: bool
    dash: str

    def years(self) -> list[str]:
        """The years as printed."""
        return [years_of(self.form, self.year + n) for n in range(self.count)]


def _look(random: Random) -> _Look:
    pick = random.choice
    return _Look(
        year=pick((2019, 2022, 2024, 2025)),
        count=pick((3, 3, 4)),
        form=pick(("w", "r", "i", "n")),
        heads=(
            pick(("事業名", "具体的事業", "推進事業", "事業名称")),
            pick(("事業の概要", "事業概要", "事業内容")),
            pick(("担当課", "所管課", "担当課係", "担当")),
            pick(("区　分", "財源区分", "項目")),
        ),
        level=pick(("施策", "基本施策", "主要施策")),
        number=pick(("circle", "paren", "none")),
        rows=pick(
            (
                ("国庫支出金", "県支出金", "地方債", "その他", "一般財源"),
                ("国補助金", "県補助金", "起　債", "その他特財", "一般財源"),
            )
        ),
        total=pick(("事業費", "総事業費")),
        steps=pick(("", "年次計画", "実施内容")),
        text=random.random() < 0.7,
        dash=pick(("", "－", "－")),
    )


def _header(look: _Look) -> str:
    names = (
        [look.level, look.heads[0]] + [look.heads[1]] * look.text + [look.heads[2], look.heads[3]]
    )
    return row(
        *(head(name, rows=2, tag="td") for name in names),
        head("年　度　別　計　画", look.count, tag="td"),
    ) + row(*(head(year, tag="td") for year in look.years()))


def _number(look: _Look, at: int) -> str:
    return {"circle": "①②③④⑤"[at], "paren": f"({at + 1})", "none": ""}[look.number]


def _block(random: Random, look: _Look, book: Book, item: Item, project: Project) -> list[str]:
    """The cells of each row of a project, without the policy on the left."""
    n = item.mark
    high = f'rowspan="{6 + bool(look.steps)}"'
    lead = [cell(item.number + item.title, n("item"), attrs=high)]
    if look.text:
        item.description = describe(random, project.text, book.town)
        lead.append(cell(item.description, n("description"), attrs=high))
    office = project.office
    if office.endswith("課") and random.random() < 0.3:
        office += "\n" + random.choice(_PART)
    item.offices.append(Office(name=office.replace("\n", "")))
    lead.append(cell(office, n("office"), attrs=high))
    rows = []
    if look.steps:
        spans = draw_steps(random, project.steps, look.count)
        plan_years(item, spans, look.year, item.title)
        label = cell(look.steps, n("fund_source|schedule|plan|type|other"), attrs='class="f"')
        rows.append(label + arrow_cells(item, spans, look.count, "→"))
    total, shares = draw_total(random), draw_shares(random)
    parts: list[dict[FundSource, int]] = []
    for at in range(look.count):
        ends = at == look.count - 1 and random.random() < 0.2
        parts.append({} if ends else split(round(total * random.uniform(0.7, 1.3)), shares))
    label = cell(look.total, n("fund_source|budget|type|other"), attrs='class="f"')
    sums = [sum(part.values()) for part in parts]
    rows.append(label + "".join(_amount(look, item, at, value) for at, value in enumerate(sums)))
    for fund, name in zip(FUNDS, look.rows, strict=True):
        label = cell(name, n("fund_source"), attrs='class="f"')
        amounts = "".join(
            _amount(look, item, at, part.get(fund, 0), fund) for at, part in enumerate(parts)
        )
        rows.append(label + amounts)
    rows[0] = "".join(lead) + rows[0]
    return rows


def _amount(look: _Look, item: Item, at: int, value: int, fund: FundSource = "total") -> str:
    text = money(item, look.year + at, value, fund=fund) if value else look.dash
    return cell(text, item.mark("budget") if text else "", attrs='class="n"')


def _chapter(random: Random, look: _Look, book: Book, number: int, goal: str) -> str:
    top = book.policy(f"第{full(number)}章", goal)
    rows: list[str] = []
    for at, measure in enumerate(GOALS[goal], 1):
        policy = book.policy(full(at), measure, top, level=look.level)
        projects = draw_projects(random, measure)
        items = [
            book.item(_number(look, n), local(project.title, book.town), policy)
            for n, project in enumerate(projects)
        ]
        lines = []
        for item, project in zip(items, projects, strict=True):
            lines += _block(random, look, book, item, project)
        label = f"{full(at)}　{measure}"
        marks = all_marks(items, "policy")
        lines[0] = cell(label, marks, attrs=f'rowspan="{len(lines)}"') + lines[0]
        rows += lines
    body = "".join(row(line) for line in rows)
    unit = '<p class="unit">（単位：千円）</p>'
    return f"<h3>第{full(number)}章　{goal}</h3>{unit}{table(_header(look), body)}"


@STYLES.add("pb-fund-stack", "html", "pdf")
def make_fund_stack(random: Random) -> Book:
    """A block of rows for each project: contents by year, cost, each source of money."""
    look = _look(random)
    town = random.choice(TOWNS)
    last = look.year + look.count - 1
    book = Book(town=town, period=(look.year, last))
    part = random.choice(("前期", "中期", "後期"))
    book.title = f"{town}総合計画　{part}実施計画書"
    wide = years_of("w", look.year), years_of("w", last)
    body = f"<h1>{book.title}</h1><h2>１　計画策定の趣旨</h2>" + para(
        "本計画は、基本構想に掲げる将来像の実現に向け、基本計画に定める施策を具体的な事業として示し、"
        "予算編成の指針とするものである。"
    )
    body += "<h2>２　計画期間</h2>" + para(
        f"計画期間は、{wide[0]}から{wide[1]}までの{full(look.count)}年間とする。"
    )
    body += "<h2>３　計画の内容</h2>" + para(
        "(1)　計画には、新たに取り組む事業、内容を充実する事業及び投資的経費を伴う事業を掲載する。",
        "(2)　各事業の財源は、現行の国及び県の制度に基づいて見積もる。",
    )
    body += "<h2>４　事業計画</h2>"
    goals = list(GOALS)
    chosen = sorted(random.sample(range(len(goals)), random.randint(2, 4)))
    for number, at in enumerate(chosen, 1):
        body += _chapter(random, look, book, number, goals[at])
    body += note(book, "（注）", "事業費は計画策定時の見積額であり、予算額とは異なる。")
    book.html = page(_CSS, body)
    return book
