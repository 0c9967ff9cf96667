"""Held-back item sheets: one nested table on each page."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_cells import (
    FUNDS,
    draw_amounts,
    make_budget,
    spread,
    tall,
    td,
    th,
)
from benchmarks.plan_held_back.sheets_words import FONTS, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item
from schemas.plan import BudgetKind, Office, Rating

_WIDTH = 24
_MEANINGS = (
    {"Ａ": "高い", "Ｂ": "どちらかといえば高い", "Ｃ": "低い"},
    {"◎": "十分である", "○": "おおむね十分である", "△": "見直しの余地がある"},
    {"４": "適切", "３": "おおむね適切", "２": "やや不適切", "１": "不適切"},
)
_REASONS = {
    "必要性": (
        "住民の要望が強く、民間による実施は見込めない。",
        "法令に基づく事務であり、行政が担う必要がある。",
        "社会情勢の変化により、必要性は以前にも増して高まっている。",
    ),
    "有効性": (
        "成果指標は目標をおおむね達成しており、効果が表れている。",
        "利用者の満足度が高く、目的の達成に役立っている。",
        "指標の伸びが鈍く、手法を見直す余地がある。",
    ),
    "効率性": (
        "委託により人件費を抑えており、これ以上の削減は難しい。",
        "申請の電子化により、事務の手間を減らせる余地がある。",
        "他の市町村と比べ、一件当たりの経費は標準的である。",
    ),
    "公平性": (
        "受益者に応分の負担を求めており、偏りはない。",
        "対象者は広く、負担の割合も適正である。",
    ),
}
_OVERALL = (
    "計画どおりに進んでおり、期待した成果を上げている。",
    "一部に遅れがあるものの、目的の達成に貢献している。",
    "成果は出ているが、実施方法に改善の余地がある。",
)
_WAYS = ("拡充", "継続", "現状のまま継続", "改善して継続", "縮小")


class _Form:
    """The form of one document: which lines it has and what they are called."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.name = clerk.pick("事務事業名", "事業名", "事務事業の名称", "計画事業名")
        self.number = clerk.pick("整理番号", "事業コード", "事業№", "")
        self.office = clerk.pick("担当課", "所管課", "担当課名", "担当部署")
        self.levels = random.choice((("政策", "施策"), ("基本目標", "基本施策"), ("分野", "施策")))
        self.purpose = clerk.pick("目的", "意図", "事業の目的", "目指す成果")
        self.who = clerk.pick("対象", "事業の対象", "対象（誰・何を）")
        self.means = clerk.pick("手段", "事業内容", "事業の概要", "事業概要")
        self.law = clerk.pick("根拠法令等", "根拠法令", "")
        self.span = clerk.pick("事業期間", "実施期間")
        self.years = [clerk.now - 2, clerk.now - 1, clerk.now]
        self.meanings = random.choice(_MEANINGS)
        self.criteria = list(_REASONS)[: random.choice((3, 3, 4))]
        self.told = clerk.pick("理由", "評価の理由", "判断理由", "コメント")
        self.total = clerk.pick("事業費", "総事業費", "直接事業費")
        self.zero = clerk.pick("0", "－")
        self.rate = clerk.chance(0.5)
        self.issue = clerk.pick("課題", "現在の課題", "今後の課題", "問題点・課題")
        self.way = clerk.pick("今後の方向性", "方向性", "今後の方針")
        self.plan = clerk.pick("改善内容", "具体的な改善策", "今後の取組内容")
        self.tag = clerk.pick("th", "td")


@STYLES.add("shee-jimu", "html", "pdf")
def make_jimu(random: Random) -> Book:
    """Evaluation sheet: one table a page, vertical labels, indicators and funds by year, marks."""
    form = _Form(random)
    clerk = form.clerk
    year = clerk.year(clerk.now, era=clerk.pick("wide", "plain"))
    title = f"{year}　{clerk.town}{clerk.pick('事務事業評価シート', '事務事業評価調書')}"
    book = Book(title=title, town=clerk.town, fiscal_year=clerk.now)
    book.legend = list(form.meanings.items())
    tree = Tree(book, form.levels, wide=clerk.chance())
    legend = "　".join(f"{mark}：{meaning}" for mark, meaning in book.legend)
    top = f"<h1>{escape(title)}</h1><p class='legend'>評価の区分　{legend}</p>"
    sheets = []
    for count, topic in enumerate(clerk.topics(7, 13), 1):
        key = tree.add(topic)
        number = f"{count:03d}" if clerk.era != "wide" else clerk.count(count)
        item = book.item(number if form.number else "", topic.title, key)
        head = top if count == 1 else ""
        sheets.append(f"<div class='sheet'>{head}{_sheet(form, item, topic, tree)}</div>")
    shade = clerk.pick("#e8eef7", "#eee", "#e2efda", "#fff2cc")
    style = (
        f"@page{{size:A4;margin:11mm}}body{{font:8.5pt '{clerk.pick(*FONTS)}'}}"
        "h1{font-size:13pt;text-align:center;margin:2pt}.legend{margin:2pt 0;text-align:right}"
        ".sheet{page-break-after:always}table{border-collapse:collapse;table-layout:fixed;"
        "width:100%}"
        f"td,th{{border:0.6pt solid #222;padding:{clerk.pick('3.5pt', '4pt', '5pt')} 3pt}}"
        f".l{{background:{shade};font-weight:normal;text-align:center}}.n{{text-align:right}}"
        ".c{text-align:center}.t{height:42pt;vertical-align:top}"
    )
    lines = f"<html><head><title>{escape(title)}</title><style>{style}</style></head>"
    book.html = f"{lines}<body>{''.join(sheets)}</body></html>"
    return book


def _sheet(form: _Form, item: Item, topic: Topic, tree: Tree) -> str:
    blocks = (
        _head(form, item, topic),
        _basics(form, item, topic, tree),
        _purpose(form, item, topic),
        _indicators(form, item, topic),
        _money(form, item),
        _ratings(form, item),
        _future(form, item, topic),
    )
    columns = f"<colgroup>{'<col>' * _WIDTH}</colgroup>"
    rows = "".join(f"<tr>{row}</tr>" for block in blocks for row in block)
    return f"<table>{columns}{rows}</table>"


def _head(form: _Form, item: Item, topic: Topic) -> list[str]:
    office = f"{topic.office}\n{topic.section}" if form.clerk.chance(0.4) else topic.office
    name = office.replace("\n", "")
    item.offices.append(Office(name=name))
    number = ""
    if form.number:
        number = th(form.number, 3) + td(item.number, item.mark("number"), 2, look="c")
    wide = 9 if form.number else 14
    return [
        number
        + th(form.name, 3)
        + td(item.title, item.mark("item"), wide)
        + th(form.office, 3)
        + td(office, item.mark("office"), 4)
    ]


def _basics(form: _Form, item: Item, topic: Topic, tree: Tree) -> list[str]:
    clerk = form.clerk
    started = clerk.now - clerk.random.randint(3, 9)
    period = clerk.year(started) + clerk.pick("～", "から", f"～{clerk.year(clerk.now + 3)}")
    method = clerk.pick("直営", "一部委託", "全部委託", "補助・助成")
    rows = [
        th(form.levels[0], 3)
        + td(tree.texts[topic.area], item.mark("policy"), 8)
        + th(form.levels[1], 3)
        + td(tree.texts[topic.field], item.mark("policy"), 9),
        th(form.span, 3)
        + td(period, item.mark("period"), 8)
        + th("実施方法", 3)
        + td(method, item.mark("type|approach|other"), 9),
    ]
    if form.law:
        law = td(topic.law or "－", item.mark("legal_basis"), 20)
        rows.append(th(form.law, 3) + law)
    return [th(tall("基本情報"), 1, len(rows)) + rows[0], *rows[1:]]


def _purpose(form: _Form, item: Item, topic: Topic) -> list[str]:
    item.description = topic.what
    rows = [
        th(form.who, 4) + td(topic.who, item.mark("beneficiary"), 19),
        th(form.purpose, 4) + td(topic.aim, item.mark("purpose|goal"), 19),
        th(form.means, 4) + td(topic.what, item.mark("description|approach"), 19, look="t"),
    ]
    return [th(tall("事業概要"), 1, 3) + rows[0], *rows[1:]]


def _indicators(form: _Form, item: Item, topic: Topic) -> list[str]:
    clerk = form.clerk
    widths = spread(10, 3)
    years = "".join(
        th(clerk.year(y), w, 1, form.tag) for y, w in zip(form.years, widths, strict=True)
    )
    rows = [
        th("区分", 3, tag=form.tag)
        + th("指標名", 6, tag=form.tag)
        + th("単位", 2, tag=form.tag)
        + th("", 2, tag=form.tag)
        + years
    ]
    pairs = (
        ("活動指標", topic.out, topic.unit, clerk.outputs(topic, 3), clerk.outputs(topic, 3)),
        (
            "成果指標",
            topic.goal,
            topic.gunit,
            clerk.series(topic.gbase, topic.gstep, 3),
            clerk.series(topic.gbase, topic.gstep, 3),
        ),
    )
    for label, name, unit, wanted, reached in pairs:
        lines = [("目標値", "target_value", wanted), ("実績値", "actual_value", reached)]
        for year, value, real in zip(form.years, wanted, reached, strict=True):
            item.targets.append(measure("target", name, value, unit, year))
            item.targets.append(measure("actual", name, real, unit, year))
        if form.rate:
            lines.append(
                (
                    "達成率",
                    "achievement",
                    [_share(r, w) for r, w in zip(reached, wanted, strict=True)],
                )
            )
        first = (
            th(label, 3, len(lines))
            + td(name, item.mark("indicator"), 6, len(lines))
            + td(unit, item.mark("unit"), 2, len(lines), "c")
        )
        for row, role, values in lines:
            numbers = "".join(
                td(v, item.mark(role), w, 1, "n") for v, w in zip(values, widths, strict=True)
            )
            rows.append(first + th(row, 2) + numbers)
            first = ""
    return [th(tall("指標の推移"), 1, len(rows)) + rows[0], *rows[1:]]


def _share(real: str, wanted: str) -> str:
    return f"{float(real.replace(',', '')) / float(wanted.replace(',', '')) * 100:.1f}%"


def _money(form: _Form, item: Item) -> list[str]:
    clerk = form.clerk
    widths = spread(17, 3)
    years = [year + 1 for year in form.years]
    kinds: tuple[BudgetKind, ...] = ("settled", "settled", "initial")
    words = ("決算", "決算", "予算")
    heads = "".join(
        th(f"{clerk.year(y)}{word}", w, 1, form.tag)
        for y, word, w in zip(years, words, widths, strict=True)
    )
    rows = [th("（単位：千円）", 6, tag=form.tag) + heads]
    grid = draw_amounts(clerk.random)
    totals = [sum(column) for column in zip(*grid, strict=True)]
    for place, amounts in enumerate([totals, *grid]):
        name, fund = FUNDS[place - 1] if place else (form.total, "total")
        cells = ""
        for amount, year, kind, width in zip(amounts, years, kinds, widths, strict=True):
            text = f"{amount:,}" if amount else form.zero
            cells += td(text, item.mark("budget"), width, 1, "n")
            if text != "－":
                item.budgets.append(make_budget(amount, year, kind, fund, text))
        label = th(name, 6) if not place else th(name, 5)
        side = th(tall("財源内訳"), 1, len(FUNDS)) if place == 1 else ""
        rows.append(side + label + cells)
    return [th(tall("事業費の推移"), 1, len(rows)) + rows[0], *rows[1:]]


def _ratings(form: _Form, item: Item) -> list[str]:
    clerk = form.clerk
    marks = list(form.meanings)
    head = (
        th("評価項目", 4, tag=form.tag)
        + th("評価", 2, tag=form.tag)
        + th(form.told, 17, tag=form.tag)
    )
    rows = [head]
    for criterion in [*form.criteria, "総合評価"]:
        mark = clerk.random.choices(marks, [5, 4, 2, 1][: len(marks)])[0]
        why = clerk.random.choice(_REASONS.get(criterion, _OVERALL))
        item.ratings.append(
            Rating(criterion=criterion, mark=mark, meaning=form.meanings[mark], comment=why)
        )
        rows.append(
            th(criterion, 4)
            + td(mark, item.mark("rating"), 2, 1, "c")
            + td(why, item.mark("comment|check"), 17)
        )
    return [th(tall("評価"), 1, len(rows)) + rows[0], *rows[1:]]


def _future(form: _Form, item: Item, topic: Topic) -> list[str]:
    way = form.clerk.random.choice(_WAYS)
    rows = [
        th(form.issue, 4) + td(topic.issue, item.mark("issue"), 19, look="t"),
        th(form.way, 4)
        + td(way, item.mark("direction|rating"), 4, look="c")
        + th(form.plan, 4)
        + td(topic.next, item.mark("act|direction"), 11),
    ]
    return [th(tall("改善"), 1, 2) + rows[0], rows[1]]
