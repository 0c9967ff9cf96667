"""Held-back item sheets: actions with a schedule by years."""

from __future__ import annotations

from html import escape
from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.sheets_words import FONTS, Clerk, Topic, Tree, measure
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_PLANS = ("まちづくりアクションプラン", "総合戦略", "未来創造プラン", "まちづくり推進プラン")
_HELPERS = ("企画政策課", "財政管財課", "秘書広報課", "総務課", "会計課", "議会事務局")
_PATTERNS = ("start", "start", "late", "merged", "marks", "steps", "early", "each")
_TALL = 'class="tall"'


class _Form:
    """Words and years of one document."""

    def __init__(self, random: Random) -> None:
        self.clerk = clerk = Clerk(random)
        self.years = [clerk.now + n for n in range(random.choice((4, 5, 5)))]
        self.open = clerk.chance(0.4)
        self.level = clerk.pick("基本目標", "戦略", "柱", "重点分野")
        self.number = clerk.pick("No.", "番号", "№", "アクション番号")
        self.name = clerk.pick("取組名", "アクション名", "取組項目", "具体的取組項目")
        self.office = clerk.pick("主担当課", "担当課", "所管課", "担当部署")
        self.helpers = clerk.pick("関係課", "協力課", "")
        self.back = clerk.pick("背景", "現状", "これまでの経緯", "取組の背景")
        self.issue = clerk.pick("課題", "現在の課題", "解決すべき課題")
        self.what = clerk.pick("取組の内容", "内容", "取組概要", "実施内容")
        self.hope = clerk.pick("期待される効果", "目指す姿", "目指すべき姿", "取組のねらい")
        self.task = clerk.pick("実施項目", "主な取組", "具体的な取組", "行動内容", "工程")
        self.heading = clerk.pick("スケジュール", "年次計画", "実施スケジュール", "工程表")
        self.measured = clerk.pick("指標", "指標名", "KPI（重要業績評価指標）", "目標指標")
        self.now = clerk.pick("現状値", "基準値", "現況値")
        self.goals = clerk.pick("目標値", "年次目標", "目標")
        self.arrow = clerk.pick("→", "⇒", "→")
        self.remarks = clerk.chance()

    @property
    def heads(self) -> list[str]:
        """The headings of the years of the schedule."""
        texts = [self.clerk.year(year) for year in self.years]
        if self.open:
            texts[-1] += "以降"
        return texts


@STYLES.add("shee-action", "pdf", "boxes")
def make_action(random: Random) -> Book:
    """Landscape action sheets: labels above texts, two tables abreast, schedule, yearly targets."""
    form = _Form(random)
    clerk = form.clerk
    prefecture = clerk.pick("青森県", "長野県", "岡山県") if clerk.chance(0.3) else ""
    title = f"{clerk.town}{clerk.pick(*_PLANS)}　アクションシート"
    book = Book(title=title, town=clerk.town, prefecture=prefecture)
    book.period = (form.years[0], form.years[-1])
    tree = Tree(book, (form.level, ""), wide=clerk.chance())
    span = f"{clerk.year(form.years[0])}～{clerk.year(form.years[-1])}"
    top = f"<p class='place'>{prefecture}{clerk.town}</p>" if prefecture else ""
    top += f"<h1>{escape(title)}</h1><p class='span'>計画期間：{span}</p>"
    sheets = []
    for count, topic in enumerate(clerk.topics(8, 14), 1):
        key = tree.add(topic)
        item = book.item(clerk.count(count), topic.title, key)
        sheets.append(_sheet(form, item, topic, tree, top if count == 1 else ""))
    tint = clerk.pick("#fde9d9", "#ddebf7", "#e4dfec", "#f2f2f2")
    style = (
        f"@page{{size:A4 landscape;margin:12mm}}body{{font:9pt '{clerk.pick(*FONTS)}'}}"
        "h1{font-size:14pt;margin:0}.span{margin:2pt 0 6pt}.place{margin:0}"
        ".sheet{page-break-after:always}.pair{display:flex;gap:8pt;margin:6pt 0}"
        ".pair table{flex:1}table{border-collapse:collapse;width:100%}.pair table{width:50%}"
        f"td,th{{border:0.7pt solid #444;padding:3pt 5pt}}th{{background:{tint};"
        "font-weight:normal}.band{background:#444;color:#fff;font-weight:bold;text-align:left}"
        ".tall{height:44pt;vertical-align:top}.y{text-align:center;width:11%}"
        "caption{text-align:left;font-weight:bold;padding:4pt 0 2pt}"
    )
    head = f"<head><title>{escape(title)}</title><style>{style}</style></head>"
    book.html = f"<html>{head}<body>{''.join(sheets)}</body></html>"
    return book


def _sheet(form: _Form, item: Item, topic: Topic, tree: Tree, top: str) -> str:
    item.description = topic.what
    left = _stack(
        (form.back, topic.back, item.mark("background")),
        (form.issue, topic.issue, item.mark("issue")),
    )
    hope = "purpose" if form.hope == "取組のねらい" else "goal|purpose|check"
    right = _stack(
        (form.what, topic.what, item.mark("description|initiative")),
        (form.hope, topic.aim, item.mark(hope)),
    )
    parts = _head(form, item, topic, tree) + f"<div class='pair'>{left}{right}</div>"
    parts += _schedule(form, item, topic) + _targets(form, item, topic)
    return f"<div class='sheet'>{top}{parts}</div>"


def _stack(*pieces: tuple[str, str, str]) -> str:
    """A table in which each label stands above its text."""
    rows = "".join(
        f"<tr><th>{label}</th></tr><tr>{cell(text, mark, attrs=_TALL)}</tr>"
        for label, text, mark in pieces
    )
    return f"<table>{rows}</table>"


def _head(form: _Form, item: Item, topic: Topic, tree: Tree) -> str:
    clerk = form.clerk
    tag = clerk.pick("新規", "拡充", "", "", "")
    item.tags += [tag] if tag else []
    item.offices.append(Office(name=topic.office))
    name = item.title + (f"【{tag}】" if tag else "")
    policy = f"{form.level}{tree.texts[topic.area]}"
    row = (
        f"<th>{form.number}</th>{cell(item.number, item.mark('number'))}"
        f"<th>{form.name}</th>{cell(name, item.mark('item'))}"
        f"<th>{form.office}</th>{cell(topic.office, item.mark('office'))}"
    )
    width = 6
    if form.helpers:
        others = clerk.random.sample(_HELPERS, clerk.random.choice((1, 1, 2)))
        others = [office for office in others if office != topic.office] or ["総務課"]
        item.offices += [Office(name=office, role="partner") for office in others]
        row += f"<th>{form.helpers}</th>{cell('、'.join(others), item.mark('partner'))}"
        width = 8
    band = cell(policy, item.mark("policy"), attrs=f'colspan="{width}" class="band"')
    return f"<table><tr>{band}</tr><tr>{row}</tr></table>"


def _schedule(form: _Form, item: Item, topic: Topic) -> str:
    years = "".join(f"<th class='y'>{text}</th>" for text in form.heads)
    rows = f"<tr><th>{form.task}</th>{years}</tr>"
    for step in topic.steps:
        pattern = form.clerk.random.choice(_PATTERNS)
        cells = "".join(_cells(form, item, step, pattern))
        rows += f"<tr>{cell(step, item.mark('initiative|schedule'))}{cells}</tr>"
    return f"<table><caption>{form.heading}</caption>{rows}</table>"


def _cells(form: _Form, item: Item, task: str, pattern: str) -> list[str]:
    """The cells of one task; its entries are declared with them."""
    count = len(form.years)
    blank = [("", 1)]
    go = [(form.arrow, 1)]
    word = form.clerk.pick("実施", "本格実施", "順次実施", "推進")
    ready = form.clerk.pick("検討", "準備", "調査・検討", "調整")
    plans = {
        "start": [(word, 1), *go * (count - 1)],
        "late": [*blank, (ready, 1), (word, 1), *go * (count - 3)],
        "merged": [(ready, 1), (word, count - 1)],
        "marks": [("○", 1)] * count,
        "steps": [(ready, 1), ("試行", 1), (word, 1), *go * (count - 3)],
        "early": [(ready, 2), ("完了", 1), *blank * (count - 3)],
        "each": [*blank * (count - 2), ("○", 1), ("○", 1)],
    }
    cells, place = [], 0
    spans: list[list[int | str]] = []
    for text, width in plans[pattern]:
        if text == form.arrow:
            spans[-1][2] = place
        elif text:
            spans.append([text, place, place + width - 1])
        wide = f' colspan="{width}"' if width > 1 else ""
        mark = item.mark("schedule") if text else ""
        cells.append(cell(text, mark, attrs=f'class="y"{wide}'))
        place += width
    for said, first, last in spans:
        item.schedule.append(_entry(form, task, str(said), int(first), int(last)))
    return cells


def _entry(form: _Form, task: str, text: str, first: int, last: int) -> ScheduleEntry:
    bare = text == "○"
    return ScheduleEntry(
        task=task,
        first_year=form.years[first],
        last_year=form.years[last],
        text="" if bare else text,
        mark=text if bare else "",
        open_ended=form.open and last == len(form.years) - 1,
    )


def _targets(form: _Form, item: Item, topic: Topic) -> str:
    clerk = form.clerk
    years = [clerk.year(year) for year in form.years]
    base = f"{form.now}\n（{clerk.year(clerk.now - 1)}）"
    heads = "".join(f"<th class='y'>{year}</th>" for year in years)
    rows = (
        f'<tr><th rowspan="2">{form.measured}</th>{cell(base, tag="th", attrs="rowspan=2")}'
        f'<th colspan="{len(years)}">{form.goals}</th></tr>'
        f"<tr>{heads}</tr>"
    )
    lines = [(topic.out, topic.unit, topic.base, "", clerk.outputs(topic, len(years) + 1))]
    series = clerk.series(topic.gbase, topic.gstep, len(years) + 1)
    lines.append((topic.goal, topic.gunit, topic.gbase, topic.gstep, series))
    for name, unit, _, _, values in lines[clerk.random.choice((0, 0, 1)) :]:
        item.targets.append(measure("baseline", name, values[0], unit, clerk.now - 1))
        cells = cell(name, item.mark("indicator"))
        cells += cell(values[0] + unit, item.mark("baseline"), attrs='class="y"')
        for value, year in zip(values[1:], form.years, strict=True):
            item.targets.append(measure("target", name, value, unit, year, value + unit))
            cells += cell(value + unit, item.mark("target_value"), attrs='class="y"')
        rows += f"<tr>{cells}</tr>"
    if form.remarks:
        text = clerk.pick("毎年度、進捗を確認し見直す。", "国の動向を踏まえて実施する。", "－")
        wide = f'colspan="{len(years) + 1}"'
        rows += f"<tr><th>備考</th>{cell(text, item.mark('remarks'), attrs=wide)}</tr>"
    return f"<table><caption>{clerk.pick('目標', '数値目標')}</caption>{rows}</table>"
