"""Held-back item sheets: one year's plan, do, check and act with quarters or months."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_cells import make_budget, tall, td, th
from benchmarks.plan_held_back.sheets_words import FONTS, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, Office, Rating, ScheduleEntry

_WIDTH = 18
_BUREAUS = {
    "子": "こども教育部",
    "い": "保健福祉部",
    "豊": "環境経済部",
    "安": "くらし安全部",
    "活": "産業観光部",
    "快": "都市整備部",
    "協": "総務部",
}
_SCALES = (
    {"Ａ": "目標を達成した", "Ｂ": "目標をおおむね達成した", "Ｃ": "目標を達成できなかった"},
    {"◎": "目標以上", "○": "目標どおり", "△": "目標未達成"},
    {"３": "十分な成果", "２": "一定の成果", "１": "成果が不十分"},
)
_STATES = ("順調", "おおむね順調", "計画どおり", "やや遅れ")
_WHY = {
    "担当課": (
        "年度当初に定めた目標に届き、取組を終えることができた。",
        "関係者との調整に時間を要したが、年度内に実施できた。",
        "参加が想定を下回り、周知の方法に工夫が必要であった。",
    ),
    "推進委員会": (
        "住民の関心が高い取組であり、一層の充実を期待する。",
        "取組の方向は妥当であるが、成果の見せ方を工夫されたい。",
        "成果が十分に表れておらず、手法の見直しを検討されたい。",
    ),
}
_WAYS = ("継続", "拡充", "見直し", "縮小")


class _Form:
    """Words, letters of the blocks and parts of the year."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.kind = clerk.pick("重点プロジェクト", "重点事業", "重点取組", "実施計画事業")
        self.number = clerk.pick("管理番号", "整理番号", "番号", "No.")
        self.office = clerk.pick("担当部課", "所管", "担当課", "所管課")
        self.level = clerk.pick("重点戦略", "基本目標", "施策の柱", "政策")
        self.blocks = random.choice(
            (
                (tall("計画") + "\n︵Ｐ︶", tall("実行"), tall("評価"), tall("改善")),
                ("Plan\n（計画）", "Do\n（実行）", "Check\n（評価）", "Action\n（改善）"),
                (tall("Ｐ計画"), tall("Ｄ実行"), tall("Ｃ評価"), tall("Ａ改善")),
                ("Ｐ", "Ｄ", "Ｃ", "Ａ"),
            )
        )
        self.parts = random.choice((self._quarters(), self._months(), self._months()))
        self.goal = clerk.pick("目標", "数値目標", "取組目標", "年度目標")
        self.what = clerk.pick("事業概要", "取組概要", "事業内容")
        self.state = clerk.pick("進捗状況", "進捗度", "進捗")
        self.rated = clerk.pick("評価", "評価区分", "達成度")
        self.told = clerk.pick("評価の理由", "コメント", "所見", "理由")
        self.issue = clerk.pick("課題", "問題点", "残された課題", "今後の課題")
        self.act = clerk.pick("次年度の取組", "改善内容", "今後の対応", "改善方針")
        self.way = clerk.pick("方向性", "今後の方向性", "")
        self.money = clerk.chance(0.6)
        self.scale = random.choice(_SCALES)
        self.bureau = clerk.chance()
        self.tag = clerk.pick("th", "td")

    def _quarters(self) -> list[str]:
        word = self.clerk.pick("第{}四半期", "{}Q", "第{}\n四半期")
        return [word.format(self.clerk.count(n)) for n in range(1, 5)]

    def _months(self) -> list[str]:
        return [f"{self.clerk.count(n)}月" for n in (*range(4, 13), 1, 2, 3)]


@STYLES.add("shee-pdca", "html", "pdf")
def make_pdca(random: Random) -> Book:
    """Cover, then a PDCA sheet a page: target in words, quarters or months, two assessors."""
    form = _Form(random)
    clerk = form.clerk
    year = clerk.year(clerk.now, era=clerk.pick("wide", "plain"))
    lines = [
        year,
        f"{clerk.town}{form.kind}",
        clerk.pick("進行管理シート", "進捗管理シート", "評価シート"),
    ]
    book = Book(title="".join(lines), town=clerk.town, fiscal_year=clerk.now)
    book.legend = list(form.scale.items())
    tree = Tree(book, (form.level, ""), roman=clerk.chance(0.3), wide=clerk.chance())
    sheets = [_cover(form, book, lines)]
    for count, topic in enumerate(clerk.topics(6, 12), 1):
        key = tree.add(topic)
        number = clerk.count(f"{count:02d}") if form.number != "No." else str(count)
        item = book.item(number, topic.title, key)
        sheets.append(_sheet(form, item, topic, tree, lines[2]))
    tint = clerk.pick("#d9e2f3", "#fbe4d5", "#e2efd9", "#ededed")
    style = (
        f"@page{{size:A4;margin:13mm}}body{{font:9pt '{clerk.pick(*FONTS)}'}}"
        "h1{font-size:24pt;text-align:center;margin:200pt 0 40pt;line-height:1.6}"
        ".mid{text-align:center;font-size:13pt}.sheet{page-break-after:always}"
        ".name{font-size:12pt;font-weight:bold;text-align:center;margin:0 0 4pt}"
        "table{border-collapse:collapse;table-layout:fixed;width:100%;border:1.4pt solid #000}"
        "td,th{border:0.5pt solid #000;padding:3pt}.c{text-align:center}.n{text-align:right}"
        f".l{{background:{tint};font-weight:normal;text-align:center}}.t{{height:40pt}}"
        ".s{text-align:center;font-size:8pt;background:#fff}.key{font-size:8pt;margin:3pt 0}"
    )
    head = f"<head><title>{escape(book.title)}</title><style>{style}</style></head>"
    book.html = f"<html>{head}<body>{''.join(sheets)}</body></html>"
    return book


def _cover(form: _Form, book: Book, lines: list[str]) -> str:
    clerk = form.clerk
    era = "wide" if clerk.era == "wide" else "plain"
    when = clerk.year(clerk.now + 1, "年", era)
    text = ""
    if clerk.chance(0.5):
        said = f"{when}{clerk.count(3)}月末現在"
        book.date(f"{clerk.now + 1}-03-31", "month-end", said)
        text = f"<p class='mid'>（{said}）</p>"
    date = f"<p class='mid'>{when}{clerk.count(6)}月</p><p class='mid'>{clerk.town}</p>"
    return f"<div class='sheet'><h1>{'<br>'.join(lines)}</h1>{text}{date}</div>"


def _sheet(form: _Form, item: Item, topic: Topic, tree: Tree, name: str) -> str:
    heads = _head(form, item, topic, tree)
    blocks = (
        _plan(form, item, topic),
        _do(form, item, topic),
        _check(form, item, topic),
        _act(form, item, topic),
    )
    rows = "".join(f"<tr>{row}</tr>" for row in heads)
    for title, block in zip(form.blocks, blocks, strict=True):
        label = th(title, 2, len(block))
        rows += "".join(f"<tr>{label if n == 0 else ''}{row}</tr>" for n, row in enumerate(block))
    legend = "　".join(f"{mark}…{meaning}" for mark, meaning in form.scale.items())
    columns = f"<colgroup>{'<col>' * _WIDTH}</colgroup>"
    foot = f"<p class='key'>{form.rated}：{legend}</p>"
    top = f"<p class='name'>{form.kind}{name}</p>"
    return f"<div class='sheet'>{top}<table>{columns}{rows}</table>{foot}</div>"


def _head(form: _Form, item: Item, topic: Topic, tree: Tree) -> list[str]:
    office = topic.office
    if form.bureau:
        office = f"{_BUREAUS[topic.area[0]]}\n{office}"
    item.offices.append(Office(name=office.replace("\n", "")))
    return [
        th(form.number, 2)
        + td(item.number, item.mark("number"), 2, look="c")
        + th(f"{form.kind}名", 3)
        + td(item.title, item.mark("item"), 11),
        th(form.level, 2)
        + td(tree.texts[topic.area], item.mark("policy"), 8)
        + th(form.office, 3)
        + td(office, item.mark("office"), 5),
    ]


def _plan(form: _Form, item: Item, topic: Topic) -> list[str]:
    clerk = form.clerk
    item.description = topic.what
    value = clerk.series(topic.gbase, topic.gstep, 2)[1]
    up = float(topic.gstep) > 0
    word = "以上" if up else "以下"
    target = measure(
        "target", topic.goal, value, topic.gunit, clerk.now, f"{value}{topic.gunit}{word}"
    )
    item.targets.append(target.model_copy(update={"comparator": "ge" if up else "le"}))
    text = f"{topic.goal}を{value}{topic.gunit}{word}とする。"
    label = f"{clerk.year(clerk.now)}の{form.goal}" if form.goal != "年度目標" else form.goal
    if form.goal == "年度目標":
        item.targets[-1] = item.targets[-1].model_copy(update={"fiscal_year": None})
    return [
        th(form.what, 4) + td(topic.what, item.mark("description|initiative"), 12, look="t"),
        th(label, 4) + td(text, item.mark("target"), 12),
        *_schedule(form, item, topic),
    ]


def _schedule(form: _Form, item: Item, topic: Topic) -> list[str]:
    count = len(form.parts)
    width = 12 // count
    heads = "".join(cell(p, tag=form.tag, attrs=f'class="s" colspan="{width}"') for p in form.parts)
    rows = [th("取組項目", 4, tag=form.tag) + heads]
    steps = topic.steps
    for place, step in enumerate(steps):
        first = place * count // (len(steps) + 1)
        last = min(count - 1, first + form.clerk.random.randint(count // 4, count // 2))
        word = form.clerk.pick("実施", "準備・実施", "通年実施", "○", "実施")
        if word == "通年実施":
            first, last = 0, count - 1
        cells = [td("", "", width)] * first
        mark = item.mark("schedule")
        if word == "○":
            last = first
        cells.append(td(word, mark, width * (last - first + 1), look="c"))
        cells += [td("", "", width)] * (count - 1 - last)
        label = td(step, item.mark("initiative|schedule"), 4)
        rows.append(label + "".join(cells))
        item.schedule.append(_entry(form, step, word, first, last))
    return rows


def _entry(form: _Form, task: str, word: str, first: int, last: int) -> ScheduleEntry:
    return ScheduleEntry(
        task=task,
        first_year=form.clerk.now,
        last_year=form.clerk.now,
        first_part=form.parts[first].replace("\n", ""),
        last_part=form.parts[last].replace("\n", ""),
        text="" if word == "○" else word,
        mark="○" if word == "○" else "",
    )


def _do(form: _Form, item: Item, topic: Topic) -> list[str]:
    clerk = form.clerk
    value = clerk.outputs(topic, 3)[1]
    early = f"{topic.steps[0]}及び{topic.steps[1]}に着手した。"
    rows = [
        th("上半期の実績", 4) + td(early, item.mark("do"), 12),
        th("下半期の実績", 4) + td(clerk.done(item, topic, value, None), item.mark("do"), 12),
    ]
    if not form.money:
        return rows
    planned = clerk.random.randint(90, 18000)
    spent = round(planned * clerk.random.uniform(0.82, 1.0))
    cells = ""
    kinds: tuple[tuple[str, BudgetKind, int], ...] = (
        ("予算額（千円）", "initial", planned),
        ("決算額（千円）", "settled", spent),
    )
    for label, kind, amount in kinds:
        text = f"{amount:,}"
        cells += th(label, 4) + td(text, item.mark("budget"), 4, look="n")
        item.budgets.append(make_budget(amount, clerk.now, kind, "total", text))
    return [*rows, cells]


def _check(form: _Form, item: Item, topic: Topic) -> list[str]:
    clerk = form.clerk
    state = clerk.random.choice(_STATES)
    rows = [
        th(form.state, 4) + td(state, item.mark("status|rating"), 12),
        th("評価者", 4, tag=form.tag)
        + th(form.rated, 2, tag=form.tag)
        + th(form.told, 10, tag=form.tag),
    ]
    for who, reasons in _WHY.items():
        place = clerk.random.choice((0, 0, 1, 1, 2))
        mark, why = list(form.scale)[place], reasons[place]
        item.ratings.append(
            Rating(
                criterion=form.rated,
                assessor=who,
                mark=mark,
                meaning=form.scale[mark],
                comment=why,
            )
        )
        row = td(mark, item.mark("rating"), 2, look="c") + td(why, item.mark("comment|check"), 10)
        rows.append(th(who, 4) + row)
    return rows


def _act(form: _Form, item: Item, topic: Topic) -> list[str]:
    rows = [
        th(form.issue, 4) + td(topic.issue, item.mark("issue"), 12, look="t"),
        th(form.act, 4) + td(topic.next, item.mark("act|plan|direction"), 12, look="t"),
    ]
    if form.way:
        way = form.clerk.random.choice(_WAYS)
        rows.append(th(form.way, 4) + td(way, item.mark("direction|rating|status"), 12))
    return rows
