"""Held-back item sheets: numbered headings with prose and small tables."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_cells import make_budget
from benchmarks.plan_held_back.sheets_words import CIRCLED, FONTS, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Target

_PLANS = ("第３次総合計画", "第６期振興計画", "後期基本計画", "第２次総合計画前期実施計画")
_SHEETS = ("個別施策調書", "個別事業調書", "主要施策調書", "施策進捗調書")
_AREAS = {
    "子どもの笑顔があふれるまち": ("子育てや教育に満足している住民の割合", "％", "58.2", "1.9"),
    "いきいきと暮らせる健康のまち": ("健康寿命（男性）", "歳", "79.6", "0.2"),
    "豊かな自然と共に生きるまち": ("自然環境に満足している住民の割合", "％", "72.4", "1.1"),
    "安全で安心して暮らせるまち": ("災害への備えをしている世帯の割合", "％", "44.9", "2.6"),
    "活力とにぎわいを生むまち": ("＠内総生産額", "億円", "612", "7"),
    "快適で便利な暮らしのまち": ("住み続けたいと思う住民の割合", "％", "76.3", "0.8"),
    "協働と信頼でつくるまち": ("行政を信頼している住民の割合", "％", "51.7", "1.4"),
}


class _Form:
    """What one document calls its sections and tables."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.order = clerk.pick("wide", "bracket", "circle", "square")
        self.office = clerk.pick("担当課", "所管課", "主管課")
        self.partner = clerk.pick("関係団体", "連携先", "関係機関", "協力団体")
        self.now = clerk.pick("現状と課題", "現状・課題", "現状及び課題")
        self.aim = clerk.pick("目的", "事業の目的", "施策の目的")
        self.acts = clerk.pick("主な取組", "取組内容", "具体的な取組", "主な取組内容")
        self.done = clerk.pick("取組実績", "実施状況", "取組の実績", "実施結果")
        self.next = clerk.pick("今後の取組", "今後の対応", "今後の展開方向", "改善方針")
        self.measured = clerk.pick("成果指標", "数値目標", "目標指標", "評価指標")
        self.money = clerk.pick("事業費の見込み", "概算事業費", "計画事業費")
        self.last = clerk.now + 4
        self.units = clerk.chance()
        self.by_area = clerk.chance(0.6)
        self.beside = clerk.chance()
        self.tag = clerk.pick("th", "td")

    def head(self, place: int, text: str) -> str:
        """A numbered heading."""
        number = {
            "wide": f"{place}".translate(str.maketrans("12345678", "１２３４５６７８")) + "　",
            "bracket": f"({place}) ",
            "circle": CIRCLED[place - 1] + " ",
            "square": "■ ",
        }[self.order]
        return f"<h4>{number}{escape(text)}</h4>"


@STYLES.add("shee-kobetsu", "html", "pdf")
def make_kobetsu(random: Random) -> Book:
    """Numbered headings with prose, small tables of offices, indicators and estimated costs."""
    form = _Form(random)
    clerk = form.clerk
    title = f"{clerk.town}{clerk.pick(*_PLANS)}　{clerk.pick(*_SHEETS)}"
    book = Book(title=title, town=clerk.town, fiscal_year=clerk.now)
    book.period = (clerk.now - 1, form.last)
    tree = Tree(book, (clerk.pick("基本目標", "政策"), clerk.pick("施策", "基本施策")))
    tree.roman = clerk.chance()
    tree.wide = clerk.era == "wide"
    tree.dash = clerk.pick("-", "－") if not tree.wide else "－"
    body = [_front(form, book)]
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for topic in clerk.topics(8, 15):
        key = tree.add(topic)
        body += _strips(form, book, tree, topic, seen)
        counts[key] = counts.get(key, 0) + 1
        number = f"{book.policies[int(key[1:]) - 1].number}{tree.dash}{clerk.count(counts[key])}"
        item = book.item(number, topic.title, key)
        body.append(_sheet(form, item, topic))
    note = "目標値は、社会情勢の変化に応じて見直すことがある。"
    book.notes.append(("※", "", note))
    body.append(f"<p class='note'>※{note}</p>")
    style = (
        f"@page{{size:A4;margin:16mm}}body{{font:10pt/1.45 '{clerk.pick(*FONTS)}'}}"
        "h1{font-size:16pt;text-align:center}h2{background:#33558b;color:#fff;font-size:13pt;"
        "padding:4pt 8pt}h3{border-bottom:2pt solid #33558b;font-size:11.5pt;margin:14pt 0 4pt}"
        ".field{font-size:12pt;font-weight:bold;border-left:6pt solid #8fb;padding-left:6pt}"
        "h4{font-size:10pt;margin:7pt 0 2pt}p{margin:2pt 0 2pt 12pt}.right{text-align:right}"
        "table{border-collapse:collapse;margin:3pt 0 5pt 12pt;font-size:9pt}"
        "td,th{border:0.6pt solid #555;padding:2pt 6pt}.h{background:#dfe7f3;font-weight:normal}"
        ".n{text-align:right}h2,h3,h4,.field{break-after:avoid}tr{break-inside:avoid}"
    )
    head = f"<head><title>{escape(title)}</title><style>{style}</style></head>"
    book.html = f"<html>{head}<body>{''.join(body)}</body></html>"
    return book


def _front(form: _Form, book: Book) -> str:
    clerk = form.clerk
    lines = ""
    if clerk.chance(0.6):
        number = clerk.pick("1", "2", "3-1")
        book.document_number = f"資料{clerk.count(number).replace('-', '－')}"
        lines += f"<p class='right'>{book.document_number}</p>"
    lines += f"<h1>{escape(book.title)}</h1>"
    lines += f"<p class='right'>（{clerk.year(clerk.now)}実績）</p>"
    first, last = clerk.year(clerk.now - 1), clerk.year(form.last)
    lines += f"<p>計画期間　{first}～{last}</p>"
    if clerk.chance(0.6):
        text = clerk.year(clerk.now + 1, "年", "wide" if clerk.era == "wide" else "plain")
        text += f"{clerk.count(9)}月末現在"
        book.date(f"{clerk.now + 1}-09-30", "month-end", text)
        lines += f"<p class='right'>{text}</p>"
    return lines


def _strips(form: _Form, book: Book, tree: Tree, topic: Topic, seen: set[str]) -> list[str]:
    """The headings of policies that this item opens, with the indicator of a goal."""
    lines = []
    if topic.area not in seen:
        seen.add(topic.area)
        lines.append(f"<h2>{tree.levels[0]}{tree.texts[topic.area]}</h2>")
        if form.by_area:
            name, unit, base, step = _AREAS[topic.area]
            name = name.replace("＠", form.clerk.town[-1])
            now, goal = form.clerk.series(base, step, 6)[::5]
            key = tree.keys[topic.area]
            year = form.clerk.now - 1
            book.owned.append((key, measure("baseline", name, now, unit, year)))
            book.owned.append((key, measure("target", name, goal, unit, form.last)))
            table = _heads(form) + _line(form, name, unit, now, goal)
            lines.append(f"<table>{table}</table>")
    if topic.field not in seen:
        seen.add(topic.field)
        lines.append(f"<div class='field'>{tree.levels[1]}{tree.texts[topic.field]}</div>")
    return lines


def _h(form: _Form, text: str) -> str:
    return cell(text, tag=form.tag, attrs='class="h"')


def _heads(form: _Form) -> str:
    clerk = form.clerk
    unit = "" if form.units else _h(form, "単位")
    now = f"現状値\n（{clerk.year(clerk.now - 1)}）"
    goal = f"目標値\n（{clerk.year(form.last)}）"
    return f"<tr>{_h(form, '指標名')}{unit}{_h(form, now)}{_h(form, goal)}</tr>"


def _line(form: _Form, name: str, unit: str, now: str, goal: str, item: Item | None = None) -> str:
    def mark(role: str) -> str:
        return item.mark(role) if item else ""

    more = unit if form.units else ""
    line = cell(name, mark("indicator")) + ("" if more else cell(unit, mark("unit")))
    line += cell(now + more, mark("baseline"), attrs='class="n"')
    line += cell(_joined(goal, more), mark("target_value"), attrs='class="n"')
    return f"<tr>{line}</tr>"


def _joined(goal: str, unit: str) -> str:
    """A value with the unit before its 以上 or 以下."""
    for word in ("以上", "以下"):
        if goal.endswith(word):
            return goal.removesuffix(word) + unit + word
    return goal + unit


def _sheet(form: _Form, item: Item, topic: Topic) -> str:
    clerk = form.clerk
    name = cell(f"{item.number}　{item.title}", item.mark("item"), tag="h3")
    sections = [
        (form.aim, cell(topic.aim, item.mark("purpose"), tag="p")),
        (form.now, cell(topic.back + topic.issue, item.mark("background|issue"), tag="p")),
        (form.acts, _acts(form, item, topic)),
        (f"{form.measured}", _indicators(form, item, topic)),
        (f"{clerk.year(clerk.now)}の{form.done}", _done(form, item, topic)),
        (form.money, _money(form, item)),
        (form.next, cell(topic.next, item.mark("act|direction|plan"), tag="p")),
    ]
    lines = "".join(form.head(place, text) + part for place, (text, part) in enumerate(sections, 1))
    return name + _offices(form, item, topic) + lines


def _offices(form: _Form, item: Item, topic: Topic) -> str:
    friends = topic.friends
    item.offices.append(Office(name=topic.office))
    item.offices += [Office(name=friend, role="partner") for friend in friends]
    sign = "、" if form.clerk.era != "plain" else "\n"
    lead = cell(topic.office, item.mark("office"))
    partners = cell(sign.join(friends), item.mark("partner"))
    who = cell(topic.who, item.mark("beneficiary"), attrs='colspan="3"' if form.beside else "")
    first, second = _h(form, form.office) + lead, _h(form, form.partner) + partners
    last = _h(form, "対象") + who
    if form.beside:
        return f"<table><tr>{first}{second}</tr><tr>{last}</tr></table>"
    return f"<table><tr>{first}</tr><tr>{second}</tr><tr>{last}</tr></table>"


def _acts(form: _Form, item: Item, topic: Topic) -> str:
    item.description = topic.what
    what = cell(topic.what, item.mark("description|initiative"), tag="p")
    steps = "\n".join(f"・{step}" for step in topic.steps)
    return what + cell(steps, item.mark("initiative|description"), tag="p")


def _indicators(form: _Form, item: Item, topic: Topic) -> str:
    clerk = form.clerk
    rows = _heads(form)
    measured = [(topic.goal, topic.gunit, topic.gbase, topic.gstep)]
    if clerk.chance(0.7):
        step = str(max(1, int(int(topic.base) * 0.05)))
        measured.append((topic.out, topic.unit, topic.base, step))
    for name, unit, base, step in measured:
        now, goal = clerk.series(base, step, 6)[::5]
        word = clerk.pick("", "", "以上" if float(step) > 0 else "以下")
        item.targets.append(measure("baseline", name, now, unit, clerk.now - 1))
        item.targets.append(_goal(name, goal, word, unit, form.last))
        rows += _line(form, name, unit, now, goal + word, item)
    return f"<table>{rows}</table>"


def _goal(name: str, value: str, word: str, unit: str, year: int) -> Target:
    target = measure("target", name, value, unit, year, value + word)
    if not word:
        return target
    return target.model_copy(update={"comparator": "ge" if word == "以上" else "le"})


def _done(form: _Form, item: Item, topic: Topic) -> str:
    value = form.clerk.outputs(topic, 3)[1]
    text = form.clerk.done(item, topic, value, form.clerk.now)
    return cell(text, item.mark("do"), tag="p")


def _money(form: _Form, item: Item) -> str:
    clerk = form.clerk
    years = range(clerk.now, clerk.now + 4)
    heads = _h(form, "年度") + "".join(_h(form, clerk.year(year)) for year in years)
    cells = ""
    base = clerk.random.randint(180, 24000)
    for year in years:
        amount = round(base * clerk.random.uniform(0.85, 1.2))
        text = f"{amount:,}"
        item.budgets.append(make_budget(amount, year, "estimated", "total", text))
        cells += cell(text, item.mark("budget"), attrs='class="n"')
    return f"<table><tr>{heads}</tr><tr>{_h(form, '事業費（千円）')}{cells}</tr></table>"
