"""A reform plan year by year: what was meant and what was done stand in rows below each other."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import progress_g_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:A4 landscape;margin:10mm}"
    f"body{{font:8.5pt/1.35 {words.GOTHIC};color:#111}}"
    "h1{font-size:14pt;text-align:center;margin:0 0 3px}p{margin:2px 0}.r{text-align:right}"
    "h2{font-size:11pt;margin:10px 0 3px;border-left:8px solid HUE;padding-left:6px}"
    "h3{font-size:9.5pt;margin:6px 0 2px}h2,h3{page-break-after:avoid}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #444;padding:2px 4px;vertical-align:top;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center;vertical-align:middle}"
    ".k{text-align:center;vertical-align:middle}.m{text-align:right}"
    "tbody{page-break-inside:avoid}.l{width:60%;margin:4px 0 8px}.l td{border:1px dotted #888}"
)
_HUES = (("#2f5597", "#d9e2f3"), ("#538135", "#e2efd9"), ("#7f6000", "#fff2cc"), ("#444", "#eee"))
_SCALES = (
    (
        ("Ａ", "計画どおり、又は計画を上回って実施した"),
        ("Ｂ", "おおむね計画どおり実施した"),
        ("Ｃ", "計画より遅れている"),
        ("Ｄ", "実施していない"),
    ),
    (
        ("◎", "目標を上回る成果が得られた"),
        ("○", "目標どおりの成果が得られた"),
        ("△", "成果が目標に達しなかった"),
        ("▲", "取組に着手できなかった"),
    ),
    (
        ("5", "達成（100％）"),
        ("4", "ほぼ達成（80％以上）"),
        ("3", "一部達成（50％以上）"),
        ("2", "遅れ（50％未満）"),
    ),
)
_AGAIN = (
    "前年度の取組を検証し、対象を広げて実施する。",
    "年度の当初に進め方を見直し、四半期ごとに進捗を確かめる。",
    "前年度の課題を踏まえ、関係課と役割を分担して取り組む。",
    "継続して実施する。",
    "引き続き取り組むとともに、効果を数値で把握する。",
)
_LEVELS = (("基本方針", True), ("改革の柱", True), ("重点目標", False))
_K = 'class="k"'


@STYLES.add("rb-reform")
def make_reform(random: Random) -> Book:
    """Plan and result of a reform by year in rows, marks of the office and of a committee."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2020, 2024)
    form = random.choice(("令和{wide}年度", "令和{}年度", "R{}年度"))
    this = words.era(year, "令和{}年度" if form == "R{}年度" else form)
    edition = words.wide(random.randint(3, 7))
    lines = random.choice(
        (
            (f"第{edition}次{town}行政改革実施計画進捗状況（{this}）",),
            (f"{town}行財政改革プラン{words.wide(year - 1)}", f"{this}　進捗管理表"),
            (f"{this}　{town}行政改革大綱に基づく取組の進捗状況について",),
        )
    )
    book = Book(title="".join(lines), town=town, fiscal_year=year)
    maker = _Reform(random, book, year, form)
    top = ""
    if random.random() < 0.4:
        book.document_number = f"資料{random.randint(1, 5)}"
        top = f'<p class="r">{book.document_number}</p>'
    if random.random() < 0.5:
        book.prefecture = prefecture
        top += f'<p class="r">{prefecture}{town}　総務部行政改革推進室</p>'
    stamp = ""
    if random.random() < 0.6:
        date = f"令和{year - 2017}年3月31日現在"
        book.date(f"{year + 1}-03-31", "day", date)
        stamp = f'<p class="r">（{date}）</p>'
    span = ""
    if random.random() < 0.6:
        book.period = (year - 1, year + 2)
        first, last = (words.era(y, "令和{wide}年度") for y in (year - 1, year + 2))
        span = f"<p>計画期間：{first}～{last}</p>"
    body = maker.body()
    legend = maker.legend()
    notes = "".join(f"<p>{mark}　{text}</p>" for mark, _, text in book.notes)
    hue, tint = random.choice(_HUES)
    css = _CSS.replace("HUE", hue).replace("TINT", tint)
    book.html = (
        f"<html><head><title>{book.title}</title><style>{css}</style></head><body>{top}"
        f"<h1>{'<br>'.join(lines)}</h1>{stamp}{span}{legend}{body}{notes}</body></html>"
    )
    return book


class _Reform:
    """The tables of one report; the heads and the rows of an item are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        pick = random.choice
        self.random, self.book, self.year, self.form = random, book, year, form
        self.years = (year - 1, year, year + 1)
        self.scale = pick(_SCALES)
        self.measured = random.random() < 0.65
        self.twice = random.random() < 0.7
        self.numbered = pick(("1-1", "①", "1"))
        self.level, self.sub = pick(_LEVELS)
        self.item_head = pick(("実施項目", "取組名", "改革項目", "具体的な\n取組事項"))
        self.office_head = pick(("担当課", "所管課", "主管課"))
        labels = (("計画", "実績"), ("取組計画", "取組実績"), ("年度\n計画", "年度\n実績"))
        self.labels = pick(labels)
        self.rating = pick(("評価", "進捗評価", "達成度評価"))
        self.assessors = pick((("担当課", "推進委員会"), ("一次\n（所管課）", "二次\n（本部）")))
        self.issue = pick(("課題及び今後の対応", "今後の課題等", "課題・改善策"))
        self.count = 0
        if random.random() < 0.6:
            text = "担当課の名称は、令和７年４月の組織改正後のものです。"
            text = text if year == 2024 else f"{self.office_head}の名称は、評価の時点のものです。"
            book.notes.append((pick(("※", "（注）")), "", text))

    def legend(self) -> str:
        """What the marks mean, as a small table or a line."""
        self.book.legend = list(self.scale)
        if self.random.random() < 0.5:
            rows = "".join(f"<tr>{cell(m, attrs=_K)}{cell(t)}</tr>" for m, t in self.scale)
            return f'<p>【{self.rating}の基準】</p><table class="l">{rows}</table>'
        return f"<p>{self.rating}：" + "　".join(f"{m}…{t}" for m, t in self.scale) + "</p>"

    def body(self) -> str:
        """All policies, each a heading with its table; or smaller headings with a table each."""
        html = ""
        for number, (title, other, part) in enumerate(
            words.policies(self.random, "G", self.book.town), 1
        ):
            label = words.wide(number) if self.sub else words.ROMAN[number - 1]
            key = self.book.policy(label, title, level=self.level)
            html += f"<h2>{self.level}{label}　{title}</h2>"
            cuts = [part[:2], part[2:]] if self.sub and len(part) > 3 else [part]
            start = 0
            for place, some in enumerate(cuts, 1):
                owner = key
                if self.sub:
                    name = other if place == 1 else f"{some[0].title}等の推進"
                    owner = self.book.policy(f"（{words.wide(place)}）", name, key)
                    html += f"<h3>（{words.wide(place)}）{name}</h3>"
                html += self._table(number, owner, some, start)
                start += len(some)
        return html

    def _table(self, number: int, owner: str, topics: list[words.Topic], start: int) -> str:
        two = 'rowspan="2"'
        heads = [("№", 4), (self.item_head, 11), (self.office_head, 8), ("区分", 5)]
        if self.measured:
            heads.insert(3, ("指標", 9))
        first = "".join(cell(text, tag="th", attrs=two) for text, _ in heads)
        first += "".join(
            cell(words.era(year, self.form), tag="th", attrs=two) for year in self.years
        )
        widths = [w for _, w in heads] + [15, 15, 14] + ([6, 6] if self.twice else [6]) + [14]
        if self.twice:
            first += cell(self.rating, tag="th", attrs='colspan="2"')
        else:
            first += cell(self.rating, tag="th", attrs=two)
        first += cell(self.issue, tag="th", attrs=two)
        second = "".join(cell(text, tag="th") for text in self.assessors) if self.twice else ""
        total = sum(widths)
        cols = "".join(f'<col style="width:{100 * w / total:.1f}%">' for w in widths)
        bodies = "".join(
            self._item(number, owner, topic, place) for place, topic in enumerate(topics, start + 1)
        )
        head = f"<thead><tr>{first}</tr><tr>{second}</tr></thead>"
        return f"<table><colgroup>{cols}</colgroup>{head}{bodies}</table>"

    def _item(self, number: int, owner: str, topic: words.Topic, place: int) -> str:
        random = self.random
        self.count += 1
        labels = {"1-1": f"{number}-{place}", "①": words.CIRCLED[place - 1]}
        item = self.book.item(labels.get(self.numbered, str(self.count)), topic.title, owner)
        item.offices.append(Office(name=topic.office))
        deep = 4 if self.measured else 2
        tall = f'rowspan="{deep}"'
        mid = f"{_K} {tall}"
        left = cell(item.number, item.mark("number"), attrs=mid)
        left += cell(item.title, item.mark("item"), attrs=tall)
        left += cell(topic.office, item.mark("office"), attrs=tall)
        if self.measured:
            name = f"{topic.indicator}（{topic.unit}）"
            left += cell(name, item.mark("indicator"), attrs=tall)
        plans = (topic.plan, random.choice(_AGAIN), topic.next)
        done = [
            words.count_up(random, item, text, year)
            for text, year in zip((topic.before, topic.did), self.years, strict=False)
        ]
        right = self._ratings(item, mid)
        right += cell(topic.issue, item.mark("issue|act"), attrs=tall)
        rows = [
            cell(self.labels[0], attrs=_K)
            + "".join(cell(text, item.mark("plan")) for text in plans),
            cell(self.labels[1], attrs=_K)
            + "".join(cell(text, item.mark("do")) for text in done)
            + cell(""),
        ]
        rows[0] = left + rows[0] + right
        if self.measured:
            rows += self._figures(item, topic)
        return "<tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody>"

    def _figures(self, item: Item, topic: words.Topic) -> list[str]:
        goals = [topic.goal(n) for n in (1, 2, 3)]
        found = [topic.figure(self.random, n) for n in (1, 2)]
        kinds: tuple[tuple[str, TargetKind, str, list[float]], ...] = (
            ("目標値", "target", "target_value", goals),
            ("実績値", "actual", "actual_value", found),
        )
        rows = []
        for label, kind, role, values in kinds:
            row = cell(label, attrs=_K)
            for year, value in zip(self.years, values, strict=False):
                row += cell(topic.show(value), item.mark(role), attrs='class="m"')
                made = Target(
                    indicator=topic.indicator,
                    kind=kind,
                    value=value,
                    unit=topic.unit,
                    fiscal_year=year,
                )
                item.targets.append(made)
            rows.append(row + cell("") * (3 - len(values)))
        return rows

    def _ratings(self, item: Item, attrs: str) -> str:
        mine = self.random.choices((0, 1, 2, 3), (5, 9, 4, 1))[0]
        theirs = min(3, mine + self.random.choice((0, 0, 0, 1)))
        cells = ""
        pairs = zip(self.assessors, (mine, theirs), strict=True) if self.twice else [("", mine)]
        for assessor, place in pairs:
            mark, meaning = self.scale[place]
            cells += cell(mark, item.mark("rating"), attrs=attrs)
            who = assessor.replace("\n", "")
            item.ratings.append(
                Rating(criterion=self.rating, assessor=who, mark=mark, meaning=meaning)
            )
        return cells
