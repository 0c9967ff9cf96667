"""Held-back item sheets: dense sheets one below the other, plans and results by year."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_cells import FUNDS, make_budget, td, th
from benchmarks.plan_held_back.sheets_words import CIRCLED, FONTS, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Office, Rating, ScheduleEntry

_YEARS = (4, 4, 3, 3)
_PLANS = ("まちづくり戦略プラン", "行政経営プラン", "第２期実施計画", "地域活力創造計画")
_SCALES = (
    {"◎": "計画以上", "○": "計画をやや下回る", "△": "計画を大きく下回る"},
    {"Ａ": "順調", "Ｂ": "やや遅れている", "Ｃ": "遅れている"},
    {"達成": "目標値に達した", "概ね達成": "目標値の８割以上", "未達成": "目標値の８割未満"},
)
_TERMS = {
    "空き家バンク": "空き家を貸したい人と借りたい人を市町村が引き合わせる仕組み。",
    "ゾーン30": "最高速度を時速30キロメートルに制限する区域。",
    "やさしい日本語": "外国人などに伝わるよう、言い換えをした日本語。",
    "交通空白地区": "鉄道駅やバス停から離れ、公共交通を使いにくい地区。",
    "地区防災計画": "地区の住民が自ら作る防災の計画。",
    "要約筆記": "話の内容を文字にして伝える方法。",
    "合同点検": "学校、警察、道路管理者が共に行う通学路の点検。",
    "ＩＣＴ支援員": "学校で情報機器の活用を手伝う専門の職員。",
}
_REMARKS = (
    "－",
    "県の補助制度を活用する。",
    "予算の成立を前提とする。",
    "関連事業と併せて実施する。",
)


class _Form:
    """Labels, years and scale of one document."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.years = [clerk.now - 1 + n for n in range(4)]
        self.levels = random.choice(
            (("柱", "推進項目"), ("基本方針", "重点項目"), ("大項目", "中項目"))
        )
        self.number = clerk.pick("取組番号", "整理番号", "№", "番号")
        self.name = clerk.pick("取組名", "実施項目", "取組項目名", "具体的取組項目")
        self.tag = clerk.pick("区分", "新規・継続", "")
        self.office = clerk.pick("担当課", "所管課", "主管課")
        self.doers = clerk.pick("実施主体", "推進主体", "事業主体")
        self.span = clerk.pick("実施期間", "取組期間", "事業期間")
        self.back = clerk.pick("現状と課題", "現状・課題", "背景・課題")
        self.acts = clerk.pick("取組内容", "具体的な取組", "実施内容", "主な取組")
        self.goal = clerk.pick("目標", "取組目標", "達成目標")
        self.plan = clerk.pick("年度別計画", "年次計画", "実施スケジュール", "スケジュール")
        self.state = clerk.pick("達成状況", "評価", "進捗評価")
        self.done = clerk.pick("取組実績", "実施結果", "実施状況")
        self.next = clerk.pick("今後の展開", "今後の取組", "今後の対応", "今後の方針")
        self.scale = random.choice(_SCALES)
        self.circled = clerk.chance()
        self.money = clerk.chance(0.7)
        self.remarks = clerk.chance()
        self.head = clerk.pick("th", "td")
        self.ready = clerk.pick("検討", "調査", "準備", "制度設計")
        self.arrow = clerk.pick("→", "⇒", "")


@STYLES.add("shee-dense", "html", "pdf")
def make_dense(random: Random) -> Book:
    """Sheets one below the other: plan, target, result by year, funds named in cells, glossary."""
    form = _Form(random)
    clerk = form.clerk
    kind = clerk.pick("個別取組シート", "個別調書", "取組管理シート")
    title = f"{clerk.town}{clerk.pick(*_PLANS)} {kind}"
    book = Book(title=title, town=clerk.town, fiscal_year=clerk.now)
    book.period = (form.years[0], form.years[-1])
    book.legend = list(form.scale.items())
    tree = Tree(book, form.levels, dash=clerk.pick("-", "－"), wide=clerk.era == "wide")
    topics = clerk.topics(8, 14)
    sheets, counts = "", dict.fromkeys((topic.field for topic in topics), 0)
    for topic in topics:
        key = tree.add(topic)
        counts[topic.field] += 1
        place = counts[topic.field]
        last = CIRCLED[place - 1] if form.circled else clerk.count(place)
        number = f"{book.policies[int(key[1:]) - 1].number}{tree.dash}{last}"
        sheets += _sheet(form, book.item(number, topic.title, key), topic, tree)
    dark = clerk.pick("#1f4e79", "#375623", "#7f6000", "#404040")
    style = (
        f"@page{{size:{clerk.pick('A4', 'A4 landscape', 'A3 landscape')};margin:12mm}}"
        f"body{{font:8pt '{clerk.pick(*FONTS)}'}}h1{{font-size:15pt;color:{dark};margin:0}}"
        "table{border-collapse:collapse;table-layout:fixed;width:100%;margin:0 0 12pt;"
        "break-inside:avoid}td,th{border:0.6pt solid #777;padding:2.5pt 3pt}"
        f".l{{background:{dark};color:#fff;font-weight:normal;text-align:left}}"
        ".c{text-align:center}.n{text-align:right}.b{font-weight:bold;font-size:10pt}"
        ".right{text-align:right}h2{font-size:11pt;margin:6pt 0 2pt}p{margin:3pt 0}"
    )
    head = f"<head><title>{escape(title)}</title><style>{style}</style></head>"
    book.html = f"<html>{head}<body>{_top(form, book)}{sheets}{_terms(book, topics)}</body></html>"
    return book


def _top(form: _Form, book: Book) -> str:
    clerk = form.clerk
    text = f"<h1>{escape(book.title)}</h1><p>〔{clerk.year(clerk.now)} 進捗状況〕</p>"
    if clerk.chance(0.5):
        number = clerk.pick("別紙１", "別紙２", "資料№2", "参考資料１")
        book.document_number = number
        text = f"<p class='right'>{number}</p>{text}"
    span = f"{clerk.year(form.years[0])}～{clerk.year(form.years[-1])}"
    legend = "、".join(f"{mark}：{meaning}" for mark, meaning in form.scale.items())
    return f"{text}<p>■計画期間　{span}</p><p>■{form.state}の見方　{legend}</p>"


def _terms(book: Book, topics: list[Topic]) -> str:
    said = "".join(
        topic.what + topic.back + topic.issue + topic.next + topic.acts for topic in topics
    )
    lines = ""
    for term, text in _TERMS.items():
        if term in said:
            book.notes.append(("", term, text))
            lines += f"<p>{term}…{text}</p>"
    return f"<h2>用語の説明</h2>{lines}" if lines else ""


def _sheet(form: _Form, item: Item, topic: Topic, tree: Tree) -> str:
    real = form.clerk.outputs(topic, 2)
    rows = [
        *_head(form, item, topic, tree),
        *_prose(form, item, topic),
        *_years(form, item, topic, real),
        *(_money(form, item) if form.money else []),
        *_end(form, item, topic, real[1]),
    ]
    columns = f"<colgroup>{'<col>' * 24}</colgroup>"
    return f"<table>{columns}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _head(form: _Form, item: Item, topic: Topic, tree: Tree) -> list[str]:
    clerk = form.clerk
    doers = [clerk.town, *topic.friends] if clerk.chance(0.6) else [clerk.town]
    item.offices.append(Office(name=topic.office))
    item.offices += [Office(name=name, role="implementer") for name in doers]
    tag = clerk.pick("新規", "継続", "継続", "拡充") if form.tag else ""
    item.tags += [tag] if tag else []
    side = th(form.tag, 3) + td(tag, item.mark("tag"), 3, look="c") if tag else ""
    span = f"{clerk.year(form.years[0])}～{clerk.year(form.years[-1])}"
    return [
        th(form.number, 3)
        + td(item.number, item.mark("number"), 3, look="c")
        + th(form.name, 3)
        + td(item.title, item.mark("item"), 9 if tag else 15, look="b")
        + side,
        th(form.levels[0], 3)
        + td(tree.texts[topic.area], item.mark("policy"), 9)
        + th(form.levels[1], 3)
        + td(tree.texts[topic.field], item.mark("policy"), 9),
        th(form.office, 3)
        + td(topic.office, item.mark("office"), 4)
        + th(form.doers, 3)
        + td("、".join(doers), item.mark("office"), 6)
        + th(form.span, 3)
        + td(span, item.mark("period"), 5),
    ]


def _prose(form: _Form, item: Item, topic: Topic) -> list[str]:
    clerk = form.clerk
    item.description = topic.what
    steps = "\n".join(f"{CIRCLED[n]}{step}" for n, step in enumerate(topic.steps))
    back = f"{topic.back}\n{topic.issue}" if clerk.chance(0.3) else topic.back + topic.issue
    value = clerk.series(topic.gbase, topic.gstep, 5)[4]
    year = clerk.year(form.years[-1], era="wide" if clerk.era == "wide" else "plain")
    goal = f"{year}までに{topic.goal}を{value}{topic.gunit}にする。"
    wanted = measure("target", topic.goal, value, topic.gunit, form.years[-1])
    item.targets.append(wanted)
    return [
        th("概要", 3) + td(topic.what, item.mark("description"), 21),
        th(form.back, 3) + td(back, item.mark("background|issue"), 21),
        th(form.acts, 3) + td(steps, item.mark("initiative|description"), 21),
        th(form.goal, 3) + td(goal, item.mark("target"), 21),
    ]


def _years(form: _Form, item: Item, topic: Topic, real: list[str]) -> list[str]:
    clerk = form.clerk
    heads = "".join(
        th(clerk.year(y), w, tag=form.head) for y, w in zip(form.years, _YEARS, strict=True)
    )
    wanted = clerk.outputs(topic, 4)
    name = td(topic.out, item.mark("indicator"), 4, 2) + td(
        topic.unit, item.mark("unit"), 2, 2, "c"
    )
    goals, reals, marks = "", "", ""
    for place, (year, width) in enumerate(zip(form.years, _YEARS, strict=True)):
        item.targets.append(measure("target", topic.out, wanted[place], topic.unit, year))
        goals += td(wanted[place], item.mark("target_value"), width, look="n")
        if place > 1:
            reals += td("", "", width)
            marks += td("", "", width)
            continue
        item.targets.append(measure("actual", topic.out, real[place], topic.unit, year))
        reals += td(real[place], item.mark("actual_value"), width, look="n")
        mark = _judge(form, real[place], wanted[place])
        item.ratings.append(Rating(criterion=form.state, mark=mark, meaning=form.scale[mark]))
        marks += td(mark, item.mark("rating|status"), width, look="c")
    return [
        th("年度", 10, tag=form.head) + heads,
        th(form.plan, 10) + _plan(form, item),
        th("指標", 2, 2) + name + th("目標値", 2) + goals,
        th("実績値", 2) + reals,
        th(form.state, 10) + marks,
    ]


def _judge(form: _Form, real: str, wanted: str) -> str:
    share = float(real.replace(",", "")) / float(wanted.replace(",", ""))
    return list(form.scale)[0 if share >= 1 else 1 if share > 0.95 else 2]


def _plan(form: _Form, item: Item) -> str:
    """The cells of the yearly plan: words, arrows or a merged cell; each span is an entry."""
    word = form.clerk.pick("実施", "本格実施", "推進")
    kind = form.clerk.pick("arrow", "merged", "twice")
    if kind == "arrow" and form.arrow:
        cells = [(form.ready, 1, 1), (word, 1, 3), (form.arrow, 1, 0), (form.arrow, 1, 0)]
    elif kind == "merged":
        cells = [(form.ready, 2, 2), (word, 2, 2)]
    else:
        cells = [(form.ready, 1, 1), ("試行", 1, 1), (word, 1, 1), (f"{word}・検証", 1, 1)]
    text, place = "", 0
    for said, width, length in cells:
        text += td(said, item.mark("schedule|plan"), sum(_YEARS[place : place + width]), look="c")
        if length:
            first, last = form.years[place], form.years[place + length - 1]
            item.schedule.append(
                ScheduleEntry(task=item.title, first_year=first, last_year=last, text=said)
            )
        place += width
    return text


def _money(form: _Form, item: Item) -> list[str]:
    clerk = form.clerk
    heads = (
        th("財源（単位：千円）", 10, tag=form.head)
        + th(f"{clerk.year(clerk.now)}決算", 7, tag=form.head)
        + th(f"{clerk.year(clerk.now + 1)}予算", 7, tag=form.head)
    )
    rows, sums = [heads], [0, 0]
    names: list[tuple[str, FundSource]] = [f for f in FUNDS[:-1] if clerk.chance(0.35)]
    columns: tuple[tuple[BudgetKind, int], ...] = (
        ("settled", clerk.now),
        ("initial", clerk.now + 1),
    )
    for name, fund in [*names, FUNDS[-1]]:
        base, cells = clerk.random.randint(80, 7600), ""
        for place, (kind, year) in enumerate(columns):
            amount = round(base * clerk.random.uniform(0.9, 1.15))
            sums[place] += amount
            made: Budget = make_budget(amount, year, kind, fund, f"{amount:,}")
            item.budgets.append(made)
            cells += td(made.text, item.mark("budget"), 7, look="n")
        rows.append(cell(name, item.mark("fund_source"), attrs='colspan="10"') + cells)
    if names:
        total = "".join(td(f"{value:,}", item.mark("budget"), 7, look="n") for value in sums)
        rows.append(th("計", 10, tag=form.head) + total)
    return rows


def _end(form: _Form, item: Item, topic: Topic, value: str) -> list[str]:
    clerk = form.clerk
    label = f"{clerk.year(clerk.now)}\n{form.done}"
    done = clerk.done(item, topic, value, clerk.now)
    rows = [
        th(label, 3) + td(done, item.mark("do"), 21),
        th(form.next, 3) + td(topic.next, item.mark("act|direction|plan"), 21),
    ]
    if form.remarks:
        rows.append(th("備考", 3) + td(clerk.random.choice(_REMARKS), item.mark("remarks"), 21))
    return rows
