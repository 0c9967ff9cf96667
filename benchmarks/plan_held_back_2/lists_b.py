"""Lists of projects of implementation plans with amounts by year and by source."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.lists_b_kit import (
    FUNDS,
    all_marks,
    describe,
    draw_shares,
    draw_total,
    head,
    local,
    money,
    note,
    page,
    para,
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
from schemas.plan import Office

_CSS = """
@page{size:A3 landscape;margin:12mm} body{font:9pt IPAexGothic,sans-serif}
h1{font-size:15pt;font-weight:normal;text-align:center} h2{font-size:12pt;border-left:8px solid}
h2{padding-left:6px} h3{font-size:11pt;margin:14px 0 2px} table{border-collapse:collapse;width:100%}
td,th{border:1px solid #000;padding:2px 4px;vertical-align:middle}
th{font-weight:normal;background:#e6eef5;text-align:center} .n{text-align:right;white-space:nowrap}
.c{text-align:center;white-space:nowrap} h3,.unit{break-after:avoid}
.s td{background:#f4f4dc} .t td{font-weight:bold} .unit{text-align:right}
.unit{margin:0} .lead{text-indent:1em;margin:2px 0;line-height:1.6} .note{font-size:8pt;margin:2px}
"""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a seed decides."""

    year: int
    form: str
    names: dict[str, str]
    budget: str
    kind: str
    funds: tuple[str, ...]
    tags: bool
    code: bool
    remarks: bool
    offices_first: bool
    strips: bool
    unit_in_heading: bool
    dash: str

    def years(self) -> list[str]:
        """The three years as printed."""
        return [years_of(self.form, self.year + n) for n in range(3)]


def _look(random: Random) -> _Look:
    pick = random.choice
    budget, kind = pick(
        (("計画額", "estimated"), ("概算事業費", "estimated"), ("予算額", "initial"))
    )
    return _Look(
        year=pick((2023, 2024, 2025, 2026)),
        form=pick(("w", "ra", "i", "y")),
        names={
            "number": pick(("番号", "No.", "整理番号")),
            "item": pick(("事業名", "事務事業名", "計画事業", "事務事業の名称")),
            "text": pick(("主な事業内容", "事業概要", "事業の概要", "事業内容")),
            "office": pick(("主管課", "所管課", "担当課", "担当部署")),
        },
        budget=budget,
        kind=kind,
        funds=pick(
            (
                ("国", "県", "地方債", "その他", "一般財源"),
                ("国庫支出金", "県支出金", "起債", "その他", "一般財源"),
            )
        ),
        tags=random.random() < 0.6,
        code=random.random() < 0.5,
        remarks=random.random() < 0.6,
        offices_first=random.random() < 0.5,
        strips=random.random() < 0.6,
        unit_in_heading=random.random() < 0.4,
        dash=pick(("", "－")),
    )


def _header(look: _Look) -> str:
    n = look.names
    unit = "（千円）" if look.unit_in_heading else ""
    office = head(n["office"], rows=3)
    first, second, third = look.years()
    lead = [head(n["number"], rows=3)] + [office] * look.offices_first
    lead += [head("款項目", rows=3)] * look.code + [head(n["item"], rows=3)]
    lead += [head("区分", rows=3)] * look.tags + [head(n["text"], rows=3)]
    lead += [] if look.offices_first else [office]
    money_heads = [head(first, 6), head(second), head(third)]
    end = [head("備考", rows=3)] * look.remarks
    amount = head(look.budget + unit, rows=2)
    return (
        row(*lead, *money_heads, *end)
        + row(amount, head("財源内訳" + unit, 5), amount, amount)
        + row(*(head(name) for name in look.funds))
    )


def _item_row(random: Random, look: _Look, book: Book, item: Item, project: Project) -> str:
    n = item.mark
    office = cell(project.office, n("office"), attrs='class="c"')
    item.offices.append(Office(name=project.office))
    cells = [cell(item.number, n("number"), attrs='class="c"')] + [office] * look.offices_first
    if look.code:
        code = f"{random.randint(2, 10)}.{random.randint(1, 5)}.{random.randint(1, 12)}"
        cells.append(cell(code, n("other"), attrs='class="c"'))
    cells.append(cell(item.title, n("item")))
    if look.tags:
        tag = random.choice(("継続", "継続", "継続", "新規", "拡充"))
        item.tags.append(tag)
        cells.append(cell(tag, n("tag"), attrs='class="c"'))
    item.description = describe(random, project.text, book.town)
    cells.append(cell(item.description, n("description")))
    cells += [] if look.offices_first else [office]
    shares, total = draw_shares(random), draw_total(random)
    cells.append(_amount(look, item, look.year, total))
    parts = split(total, shares)
    for fund in FUNDS:
        text = (
            money(item, look.year, parts[fund], fund=fund, kind=look.kind)
            if parts.get(fund)
            else ""
        )
        shown = text or look.dash
        cells.append(cell(shown, n("budget") if shown else "", attrs='class="n"'))
    for later in (1, 2):
        over = later == 2 and random.random() < 0.15
        total = 0 if over else max(100, round(total * random.uniform(0.6, 1.5)))
        cells.append(_amount(look, item, look.year + later, total))
    if look.remarks:
        cells.append(_remarks(random, look, item))
    return row(*cells)


def _amount(look: _Look, item: Item, year: int, total: int) -> str:
    text = money(item, year, total, kind=look.kind) if total else look.dash
    return cell(text, item.mark("budget") if text else "", attrs='class="n"')


def _remarks(random: Random, look: _Look, item: Item) -> str:
    last = years_of(look.form, look.year + 1)
    text = random.choice(
        ("", "", "", "実施箇所は別途定める", f"{last}に中間の見直し", "財源は国の採択による")
    )
    return cell(text, item.mark("remarks") if text else "")


def _total_row(look: _Look, items: list[Item]) -> str:
    lead = 4 + look.code + look.tags
    cells = [cell("小　計", attrs=f'colspan="{lead}" class="c"')]
    keys = [(look.year, "total")] + [(look.year, fund) for fund in FUNDS]
    keys += [(look.year + 1, "total"), (look.year + 2, "total")]
    for year, fund in keys:
        amounts = [
            b.amount or 0
            for item in items
            for b in item.budgets
            if (b.fiscal_year, b.fund_source) == (year, fund)
        ]
        text = f"{sum(amounts) // 1000:,}" if sum(amounts) else look.dash
        cells.append(cell(text, attrs='class="n"'))
    return row(*cells, *["<td></td>"] * look.remarks, kind="t")


def _goal(random: Random, look: _Look, book: Book, number: int, goal: str) -> str:
    """The table of a goal: a strip or a heading for each measure, a subtotal."""
    top = book.policy(full(number), goal, level="基本目標")
    rows, all_items, made = "", [], f"<h3>基本目標{full(number)}　{goal}</h3>"
    made += "" if look.unit_in_heading else '<p class="unit">（単位：千円）</p>'
    width = 12 + look.code + look.tags + look.remarks
    for at, measure in enumerate(GOALS[goal], 1):
        label = f"{full(number)}－{full(at)}"
        policy = book.policy(label, measure, top, level="施策") if look.strips else top
        projects = draw_projects(random, measure)
        items = []
        for project in projects:
            running = str(len(book.items) + 1)
            items.append(book.item(running, local(project.title, book.town), policy))
        if look.strips:
            text = f"施策{label}　{measure}"
            rows += row(
                cell(text, all_marks(items, "policy"), attrs=f'colspan="{width}"'), kind="s"
            )
        for item, project in zip(items, projects, strict=True):
            rows += _item_row(random, look, book, item, project)
        all_items += items
    return made + table(_header(look), rows + _total_row(look, all_items))


@STYLES.add("pb-fund-list", "sjis", "pdf")
def make_fund_list(random: Random) -> Book:
    """Projects of three years, the first one's money by source, under strips of measures."""
    look = _look(random)
    town = random.choice(TOWNS)
    book = Book(town=town, period=(look.year, look.year + 2))
    book.title = f"第{full(random.randint(4, 7))}次{town}総合計画　実施計画"
    first, _, last = look.years()
    body = f"<h1>{book.title}</h1><h2>１　実施計画について</h2>" + para(
        "実施計画は、基本計画に定めた施策を計画的に進めるため、今後３年間に取り組む主要な事業を示すものです。"
        "社会経済情勢や財政状況の変化に対応できるよう、毎年度、見直しを行います。",
        f"計画期間　{first}～{last}",
    )
    body += "<h2>２　事業費の考え方</h2>" + para(
        "掲載する事業は、政策的な判断を要するもの及び事業費の大きいものとし、経常的な事務費は除いています。"
    )
    body += "<h2>３　事業一覧</h2>"
    goals = list(GOALS)
    chosen = sorted(random.sample(range(len(goals)), random.randint(2, 5)))
    for number, at in enumerate(chosen, 1):
        body += _goal(random, look, book, number, goals[at])
    body += note(
        book, "※", "金額は計画策定時の見込みであり、毎年度の予算編成において変わることがあります。"
    )
    body += note(book, "※", "財源内訳の「その他」は、基金繰入金、使用料及び負担金です。")
    book.html = page(_CSS, body)
    return book
