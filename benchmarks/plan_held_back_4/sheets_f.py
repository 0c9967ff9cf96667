"""Evaluation sheets of projects: one table a sheet on a fine grid, four parts under bars."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_f_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, Office, Rating

_CSS = (
    "@page{size:A4 portrait;margin:11mm 12mm}"
    f"body{{font:8.5pt/1.35 {words.GOTHIC};color:#111}}"
    ".cover{text-align:center;padding-top:60mm;page-break-after:always}"
    "h1{font-size:20pt;font-weight:normal}.cover p{font-size:13pt}"
    ".key{text-align:left;width:70%;margin:30mm auto 0;border:1px solid #444;padding:6px 12px}"
    ".cover .key p{font-size:9pt;margin:1px 0}.sheet{page-break-after:always}"
    ".top{display:flex;justify-content:space-between;margin:0 0 3px}h2{font-size:12pt;margin:0}"
    ".top p{margin:0}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #333;padding:2px 4px;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center}.m{text-align:right}"
    ".bar{background:COLOUR;color:#fff;text-align:left;font-weight:bold}.c{text-align:center}"
    ".top td,.big td{vertical-align:top}.t{font-size:10.5pt;font-weight:bold}"
    ".v{writing-mode:vertical-rl}.n{margin:2px 0 0;font-size:7.5pt}"
)
_COLOURS = (("#3d5a80", "#e8eef5"), ("#555555", "#eeeeee"), ("#7a4b3a", "#f6ece4"))
_SCALES = (
    (("Ａ", "適切である"), ("Ｂ", "おおむね適切である"), ("Ｃ", "見直しが必要である")),
    (("３", "高い"), ("２", "普通"), ("１", "低い")),
    (("○", "問題なし"), ("△", "一部に問題あり"), ("×", "問題あり")),
)
_BARS = (
    (
        "１　事業の概要（Ｐｌａｎ）",
        "２　実施結果（Ｄｏ）",
        "３　評価（Ｃｈｅｃｋ）",
        "４　今後の方向（Ａｃｔｉｏｎ）",
    ),
    ("Ⅰ 計画", "Ⅱ 実績", "Ⅲ 評価", "Ⅳ 改善"),
    ("■事務事業の目的と内容", "■指標と事業費の推移", "■担当課による評価", "■課題と今後の方向性"),
)
_CRITERIA = (
    ("妥当性", "有効性", "効率性"),
    ("必要性", "有効性", "効率性", "公平性"),
    ("目的の妥当性", "成果の有効性", "手段の効率性", "受益者負担の公平性"),
)
_REASONS: dict[str, tuple[str, ...]] = {
    "妥": (
        "総合計画に位置付けられており、民間での実施は見込めない。",
        "法令に基づく事務であり、行政が実施する必要がある。",
        "住民のニーズは高く、行政が関与することは妥当である。",
    ),
    "有": (
        "成果指標は着実に推移しており、事業の効果が認められる。",
        "活動量に比べて成果の伸びが小さく、手法の工夫が求められる。",
        "廃止した場合、代わる手段がなく影響は大きい。",
    ),
    "効": (
        "事務の外部委託により、従事時間は前年度に比べて減少した。",
        "事業費の大半が固定的な経費であり、これ以上の削減は難しい。",
        "類似する事業との統合により、経費を縮減できる余地がある。",
    ),
    "公": (
        "対象者の全てに周知しており、受益の機会に偏りはない。",
        "利用が一部の地区に集中しており、負担の在り方を検討する必要がある。",
    ),
}
_WAYS = ("直営", "一部委託", "全部委託", "補助・負担")
_DIRECTIONS = (
    ("拡充", "現状維持", "改善", "縮小", "廃止"),
    ("拡大", "継続", "見直し", "休止・廃止"),
)


@STYLES.add("ra-evaluation")
def make_evaluation(random: Random) -> Book:
    """A sheet a project: labels beside values, indicators and costs by year, marks by criterion."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2019, 2025)
    name = random.choice(("事務事業評価シート", "事務事業評価表"))
    title = f"{words.era(year, '令和{}年度')}　{name}"
    book = Book(title=title, town=town, fiscal_year=year)
    maker = _Sheets(random, book, year)
    covered = random.random() < 0.5
    key = "".join(f"<p>{mark}：{meaning}</p>" for mark, meaning in maker.scale)
    key = f'<div class="key"><p>【評価の区分】</p>{key}</div>'
    book.legend = list(maker.scale)
    front = ""
    if covered:
        book.prefecture = prefecture
        front = f'<div class="cover"><h1>{title}</h1><p>{prefecture}{town}</p>{key}</div>'
    else:
        line = "　".join(f"{mark}：{meaning}" for mark, meaning in maker.scale)
        maker.foot = f'<p class="n">【評価】{line}</p>'
    topics = words.draw(random, town, 8, 13)
    body = "".join(maker.sheet(n, topic) for n, topic in enumerate(topics, 1))
    colour, tint = random.choice(_COLOURS)
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    book.html = words.page(title, css, front + body)
    return book


class _Sheets:
    """The sheets of one book being written; labels and forms are drawn once."""

    def __init__(self, random: Random, book: Book, year: int) -> None:
        self.random, self.book, self.year = random, book, year
        pick = random.choice
        self.scale = pick(_SCALES)
        self.bars, self.criteria, self.ways = pick(_BARS), pick(_CRITERIA), pick(_DIRECTIONS)
        self.form = pick(("令和{}年度", "R{}年度", "{year}年度"))
        self.office_label = pick(("担当課", "所管課", "担当課名"))
        self.issue_label = pick(("課題", "現状の課題", "課題・問題点"))
        self.next_label = pick(("改善の内容", "次年度以降の改善策", "今後の取組内容"))
        self.number = pick(("{}", "{:03}", "{:02}"))
        self.box = pick(("■□", "☑□", "●○"))
        self.dash = pick(("－", "", "0"))
        self.rated = random.random() < 0.5
        self.sectioned = random.random() < 0.5
        self.foot = ""
        self.policies: dict[str, str] = {}

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def sheet(self, number: int, topic: words.Topic) -> str:
        """The sheet of one project."""
        policies = self._policies(topic)
        item = self.book.item(self.number.format(number), topic.title, policies[1][0])
        item.description = topic.what
        item.offices.append(Office(name=topic.office))
        rows = [
            *self._head(item, topic, [text for _, text in policies]),
            *self._plan(item, topic),
            *self._indicators(item, topic),
            *self._costs(item, topic),
            *self._check(item),
            *self._action(item, topic),
        ]
        cols = words.columns([100 / 24] * 24)
        table = f"<table>{cols}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        top = f'<div class="top"><h2>{self.book.title}</h2><p>{self.book.town}</p></div>'
        return f'<div class="sheet">{top}{table}{self.foot}</div>'

    def _policies(self, topic: words.Topic) -> list[tuple[str, str]]:
        place = list(words.POLICIES).index(topic.domain) + 1
        part = 2 if topic.second else 1
        titles = words.POLICIES[topic.domain]
        number, deeper = words.wide(place), words.wide(f"{place}-{part}")
        title, sub = (words.suit(titles[n], self.book.town) for n in (0, part))
        if number not in self.policies:
            self.policies[number] = self.book.policy(number, title, level="政策")
        owner = self.policies[number]
        if deeper not in self.policies:
            self.policies[deeper] = self.book.policy(deeper, sub, owner, "施策")
        return [(owner, f"{number}　{title}"), (self.policies[deeper], f"{deeper}　{sub}")]

    def _bar(self, place: int) -> str:
        return words.th(self.bars[place], 'colspan="24" class="bar"')

    def _pair(self, label: str, text: str, mark: str, spans: tuple[int, int], css: str = "") -> str:
        value = cell(text, mark if text else "", attrs=f'colspan="{spans[1]}" class="{css}"')
        return words.th(label, f'colspan="{spans[0]}"') + value

    def _head(self, item: Item, topic: words.Topic, policies: list[str]) -> list[str]:
        random = self.random
        first = self._pair("整理番号", item.number, item.mark("number"), (3, 3), "c")
        first += self._pair("事務事業名", topic.title, item.mark("item"), (4, 14), "t")
        second = self._pair(self.office_label, topic.office, item.mark("office"), (3, 9))
        if self.sectioned:
            item.offices.append(Office(name=topic.section))
            second += self._pair("担当係", topic.section, item.mark("office"), (4, 8))
        else:
            second += self._pair("会計区分", "一般会計", item.mark("type"), (4, 8))
        third = words.th("総合計画の\n位置付け", 'colspan="3" rowspan="2"')
        third += self._pair("政策", policies[0], item.mark("policy"), (2, 7))
        third += self._pair("根拠法令等", topic.law, item.mark("legal_basis"), (4, 8))
        start = random.randint(2008, self.year - 1)
        span = f"{words.era(start, '令和{}年度')}～"
        if random.random() < 0.4:
            span += words.era(self.year + random.randint(1, 4), "令和{}年度")
        fourth = self._pair("施策", policies[1], item.mark("policy"), (2, 7))
        fourth += self._pair("事業期間", span, item.mark("period"), (4, 8))
        way = self._boxes(_WAYS, random.choice(_WAYS))
        fifth = self._pair("実施方法", way, item.mark("type"), (3, 21))
        return [first, second, third, fourth, fifth]

    def _boxes(self, words_: tuple[str, ...], chosen: str) -> str:
        full, empty = self.box[0], self.box[1]
        return "　".join(f"{full if word == chosen else empty}{word}" for word in words_)

    def _plan(self, item: Item, topic: words.Topic) -> list[str]:
        return [
            self._bar(0),
            self._pair("対象", topic.who, item.mark("beneficiary"), (4, 20)),
            self._pair("意図・目的", topic.purpose, item.mark("purpose"), (4, 20)),
            self._pair("事業の内容", topic.what, item.mark("description"), (4, 20)),
        ]

    def _indicators(self, item: Item, topic: words.Topic) -> list[str]:
        years = range(self.year - 2, self.year + 2)
        head = words.th("指標名", 'colspan="8"') + words.th("単位", 'colspan="2"')
        head += words.th("区分", 'colspan="2"')
        spans = (3, 3, 3, 3)
        head += "".join(
            words.th(self.era(year), f'colspan="{span}"')
            for year, span in zip(years, spans, strict=True)
        )
        rows = [self._bar(1), head]
        for kind, measure in (("活動\n指標", topic.act), ("成果\n指標", topic.out)):
            deep = 3 if self.rated else 2
            tall = f'rowspan="{deep}"'
            start = words.th(kind, f'colspan="2" {tall}')
            start += cell(measure.name, item.mark("indicator"), attrs=f'colspan="6" {tall}')
            start += cell(measure.unit, item.mark("unit"), attrs=f'colspan="2" class="c" {tall}')
            lines = [words.th(label, 'colspan="2"') for label in ["目標", "実績", "達成率"]]
            for year, span in zip(years, spans, strict=True):
                aim = measure.goal(year - self.year + 3)
                words.tell(item, "target", measure, aim, year)
                texts = [measure.show(aim), "", ""]
                if year <= self.year:
                    figure = measure.figure(self.random, year - self.year + 3)
                    words.tell(item, "actual", measure, figure, year)
                    texts[1] = measure.show(figure)
                    texts[2] = f"{measure.rate(figure, aim):.1f}％"
                roles = ("target_value", "actual_value", "achievement")
                for place, (text, role) in enumerate(zip(texts, roles, strict=True)):
                    mark = item.mark(role) if text else ""
                    lines[place] += cell(text, mark, attrs=f'colspan="{span}" class="m"')
            lines[0] = start + lines[0]
            rows += lines[:deep]
        return rows

    def _costs(self, item: Item, topic: words.Topic) -> list[str]:
        years = range(self.year - 2, self.year + 2)
        kinds: tuple[BudgetKind, ...] = ("settled", "settled", "settled", "initial")
        names = ("決算", "決算", "決算", "予算")
        head = words.th("事業費\n（千円）", 'colspan="4" rowspan="7"') + words.th(
            "財源区分", 'colspan="8"'
        )
        for year, name in zip(years, names, strict=True):
            head += words.th(f"{self.era(year)}{name}", 'colspan="3"')
        costs = [words.split(self.random, topic) for _ in years]
        rows = [head]
        for letter, (fund, name) in [*words.FUNDS.items(), ("t", ("total", "事業費合計"))]:
            row = cell(name, item.mark("fund_source|budget|type"), attrs='colspan="8"')
            for cost, year, kind in zip(costs, years, kinds, strict=True):
                amount = sum(cost.values()) if letter == "t" else cost.get(letter, 0)
                text = f"{amount:,}" if amount else self.dash
                if amount or text == "0":
                    words.budget(item, year, kind, fund, amount, "千円", text)
                mark = item.mark("budget") if text else ""
                row += cell(text, mark, attrs='colspan="3" class="m"')
            rows.append(row)
        return rows

    def _check(self, item: Item) -> list[str]:
        heads = (("評価項目", 5), ("評価", 3), ("評価の理由", 16))
        rows = [self._bar(2), "".join(words.th(t, f'colspan="{n}"') for t, n in heads)]
        for criterion in self.criteria:
            letter = criterion[-2]
            kind = {"要": "妥", "当": "妥", "効": "有", "率": "効", "平": "公"}[letter]
            mark, meaning = self.random.choice(self.scale[:2])
            item.ratings.append(Rating(criterion=criterion, mark=mark, meaning=meaning))
            reason = words.suit(self.random.choice(_REASONS[kind]), self.book.town)
            row = words.th(criterion, 'colspan="5"')
            row += cell(mark, item.mark("rating"), attrs='colspan="3" class="c"')
            rows.append(row + cell(reason, item.mark("check|comment"), attrs='colspan="16"'))
        return rows

    def _action(self, item: Item, topic: words.Topic) -> list[str]:
        way = self._boxes(self.ways, self.random.choice(self.ways[:3]))
        rows = [
            self._bar(3),
            self._pair(self.issue_label, topic.issue, item.mark("issue"), (5, 19)),
            self._pair("今後の方向性", way, item.mark("direction"), (5, 19)),
        ]
        role = "act" if "改善" in self.next_label else "act|direction|plan"
        rows.append(self._pair(self.next_label, topic.following, item.mark(role), (5, 19)))
        return rows
