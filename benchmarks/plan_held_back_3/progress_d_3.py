"""A report on inspection and evaluation: label columns merged over rows, money of two years."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3 import progress_d_words as words
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, Rating

_CSS = (
    "@page{size:A3 landscape;margin:14mm}"
    "body{font:9.5pt/1.45 'IPAexMincho','MS Mincho',serif;color:#000}"
    ".t{font-size:16pt;text-align:center;margin:0 0 8px}.u{text-align:right;margin:0}"
    "h2{font-size:11pt;margin:10px 0 2px}p{margin:1px 0 1px 1em}"
    "table{border-collapse:collapse}table.w{width:100%}"
    "td,th{border:1px solid #000;padding:3px 5px;vertical-align:middle;font-weight:normal}"
    "thead td,thead th,.hd{background:#e4efdc;text-align:center}"
    ".g{background:#f7faf4}.v{writing-mode:vertical-rl;text-align:center;white-space:nowrap}"
    ".c{text-align:center;white-space:nowrap}.a{text-align:right;white-space:nowrap}"
    "tr{page-break-inside:avoid}.s td{padding:1px 14px}"
)
_PLANS = {
    "行政経営改革プラン": "G",
    "地域福祉推進計画": "F",
    "教育振興基本計画": "E",
    "総合計画（後期基本計画）": "FELSG",
    "過疎地域持続的発展計画": "LSFE",
    "総合戦略": "LFS",
}
_SECTIONS = ("庶務係", "企画係", "推進係", "管理係", "支援係")
_DIRECTIONS = ("拡充", "継続", "継続", "継続", "改善", "縮小")
_PLANNED = {
    "拡充": "規模を広げて実施する。",
    "継続": "引き続き同様の内容で実施する。",
    "改善": "方法を見直したうえで実施する。",
    "縮小": "対象を絞って実施する。",
}


@STYLES.add("qa-merged-goals", "html", "pdf")
def make_merged_goals(random: Random) -> Book:
    """Goals and directions merged at the left; doings, settled money, mark; next year's money."""
    year = random.randint(2019, 2024)
    town = random.choice(words.TOWNS)
    plan = random.choice(list(_PLANS))
    form = random.choice((words.ERAS[1], words.ERAS[0], "令和{wide}({year})年度"))
    shown = words.era(year, form)
    kind = random.choice(("点検・評価報告書", "評価結果報告書", "進捗管理表", "実績評価報告書"))
    book = Book(title=f"{town}{plan}　{shown}{kind}", town=town, fiscal_year=year)
    first = year - random.randint(0, 3)
    book.period = (first, first + 4)
    table = _Table(random, book, year, form)
    body = table.body(words.plant(random, _PLANS[plan], 2, 5))
    book.legend = list(table.scale)
    legend = "　".join(f"{mark}：{meaning}" for mark, meaning in table.scale)
    span = f"{words.era(first, form)}から{words.era(first + 4, form)}まで"
    unit = '<p class="u">（単位：千円）</p>' if table.unit_above else ""
    book.html = (
        f"<html><head><title>{book.title}</title><style>{_CSS}</style></head><body>"
        f'<p class="t">{book.title}</p><h2>１　趣旨</h2>'
        f"<p>「{town}{plan}」（計画期間：{span}）に基づく取組の{shown}の実績について点検を行い、"
        "次年度以降の取組の改善に生かすものです。</p>"
        f"<h2>２　評価の方法</h2><p>担当課が次の基準により評価を行い、"
        f"推進本部において確認しました。</p><p>{legend}</p>"
        f"<h2>３　評価結果の集計</h2>{table.summary()}"
        f'<h2>４　取組ごとの評価結果</h2>{unit}<table class="w">{table.heads()}'
        f"<tbody>{body}</tbody></table></body></html>"
    )
    return book


class _Table:
    """The table of one book; its heads and optional columns are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        self.random, self.book, self.year, self.form = random, book, year, form
        pick = random.choice
        self.scale = pick(words.SCALES)
        self.tag = pick(("th", "td"))
        self.unit_above = random.random() < 0.5
        self.sections = random.random() < 0.35
        self.upright = random.random() < 0.35
        self.goal_head = pick(("基本目標", "基本方針", "施策の柱", "政策"))
        self.direction_head = pick(("施策の方向", "基本施策", "施策の方向性", "主要施策"))
        self.item_head = pick(("具体的取組", "具体的な取組", "実施項目", "事務事業名"))
        self.content_head = pick(("事業概要", "取組の概要", "事業の内容"))
        self.office_head = "担当課・係" if self.sections else pick(("担当課", "所管課", "主管課"))
        self.did_head = pick(("実施内容", "取組実績", "実績", "実施結果"))
        self.spent_head = pick(("決算額", "決算額", "決算"))
        self.rating_head = pick(("総合評価", "評価", "進捗度", "達成状況"))
        self.cause_head = pick(("課題", "課題・問題点", ""))
        self.way_head = pick(("今後の方向性", "方向性", "事業の方向性"))
        self.plan_head = pick(("実施計画", "取組予定", "実施予定"))
        self.counts: list[tuple[str, list[int]]] = []
        self.number = 0

    def heads(self) -> str:
        """Two rows of heads."""
        tag, two = self.tag, ' rowspan="2"'
        left = [self.goal_head, self.direction_head, "No.", self.item_head]
        left += [self.content_head, self.office_head]
        first = "".join(cell(head, tag=tag, attrs=two) for head in left)
        unit = "" if self.unit_above else "\n(千円)"
        done = [self.did_head, f"{self.spent_head}{unit}", self.rating_head]
        done += [self.cause_head] if self.cause_head else []
        coming = [f"予算額{unit}", self.way_head, self.plan_head]
        this, following = words.era(self.year, self.form), words.era(self.year + 1, self.form)
        first += cell(this, tag=tag, attrs=f'colspan="{len(done)}"')
        first += cell(following, tag=tag, attrs=f'colspan="{len(coming)}"')
        second = "".join(cell(head, tag=tag) for head in done + coming)
        return f"<thead><tr>{first}</tr><tr>{second}</tr></thead>"

    def summary(self) -> str:
        """How many marks of each kind every goal has, with a row of sums."""
        heads = [self.goal_head, *(mark for mark, _ in self.scale), "計"]
        rows = "".join(cell(head, attrs='class="hd"') for head in heads)
        rows = f"<tr>{rows}</tr>"
        total = [sum(column) for column in zip(*(c for _, c in self.counts), strict=True)]
        for label, counts in [*self.counts, ("合計", total)]:
            figures = "".join(cell(str(n), attrs='class="a"') for n in [*counts, sum(counts)])
            rows += f"<tr>{cell(label)}{figures}</tr>"
        return f'<table class="s">{rows}</table>'

    def body(self, tree: words.Tree) -> str:
        """All rows; goals and directions are printed once, over all their rows."""
        text = ""
        for place, (goal, directions) in enumerate(tree, 1):
            number = words.wide(place)
            key = self.book.policy(number, goal, level=self.goal_head)
            items = [
                [(self._item(topic, owner), topic) for topic in topics]
                for owner, topics in self._own(directions, key)
            ]
            counts = [0] * len(self.scale)
            flat = [item for some in items for item, _ in some]
            label = f"{number}　{goal}"
            css = "g v" if self.upright else "g"
            head = self._label(label, flat, css)
            for (direction, _), some in zip(directions, items, strict=True):
                own = [item for item, _ in some]
                label = f"（{words.wide(items.index(some) + 1)}）{direction}"
                head += self._label(label, own, "g")
                for item, topic in some:
                    text += f"<tr>{head}{self._row(item, topic, counts)}</tr>"
                    head = ""
            self.counts.append((f"{number}　{goal}", counts))
        return text

    def _own(
        self, directions: list[tuple[str, list[words.Topic]]], key: str
    ) -> list[tuple[str, list[words.Topic]]]:
        made = []
        for number, (direction, topics) in enumerate(directions, 1):
            label = f"（{words.wide(number)}）"
            owner = self.book.policy(label, direction, key, self.direction_head)
            made.append((owner, topics))
        return made

    def _item(self, topic: words.Topic, owner: str) -> Item:
        self.number += 1
        return self.book.item(str(self.number), topic.title, owner)

    def _label(self, text: str, items: list[Item], css: str) -> str:
        mark = " ".join(item.mark("policy") for item in items)
        return cell(text, mark, attrs=f'class="{css}" rowspan="{len(items)}"')

    def _row(self, item: Item, topic: words.Topic, counts: list[int]) -> str:
        office = topic.office
        if self.sections:
            office = f"{office}\n{self.random.choice(_SECTIONS)}"
        item.offices.append(Office(name=office.replace("\n", "")))
        place = words.rate(self.random, topic)
        counts[place] += 1
        mark, meaning = self.scale[place]
        criterion = self.rating_head
        item.ratings.append(Rating(criterion=criterion, mark=mark, meaning=meaning))
        did = words.count_up(self.random, item, topic.did, self.year)
        did += "\n" * (self.random.random() < 0.3)
        did += words.count_up(self.random, item, topic.did_too, self.year)
        did += topic.effect
        way = self.random.choice(_DIRECTIONS)
        spent = self.random.randint(80, 48000)
        if place == 3:
            item.maybe.clear()
            did, spent, way = self.random.choice(words.PUT_OFF), 0, "改善"
        item.description = topic.content
        cells = cell(item.number, item.mark("number"), attrs='class="c"')
        cells += cell(item.title, item.mark("item"))
        cells += cell(topic.content, item.mark("description"))
        cells += cell(office, item.mark("office"), attrs='class="c"')
        cells += cell(did, item.mark("do"))
        cells += self._money(item, spent, "settled")
        role = "rating|status" if criterion == "達成状況" else "rating"
        cells += cell(mark, item.mark(role), attrs='class="c"')
        if self.cause_head:
            cells += cell(topic.issue, item.mark("issue"))
        more = {"拡充": 1.3, "縮小": 0.6}.get(way, 1) * self.random.uniform(0.9, 1.1)
        cells += self._money(item, round(spent * more), "initial")
        cells += cell(way, item.mark("direction"), attrs='class="c"')
        coming = topic.next if way != "縮小" and self.random.random() < 0.75 else _PLANNED[way]
        return cells + cell(coming, item.mark("plan|act"))

    def _money(self, item: Item, amount: int, kind: str) -> str:
        if not amount:
            return cell("－", item.mark("budget"), attrs='class="c"')
        year = self.year if kind == "settled" else self.year + 1
        text = f"{amount:,}"
        item.budgets.append(
            Budget(
                fiscal_year=year,
                kind="settled" if kind == "settled" else "initial",
                amount=amount * 1000,
                unit="千円",
                text=text,
            )
        )
        return cell(text, item.mark("budget"), attrs='class="a"')
