"""Management sheets on wide paper: plan on the left, results on the right, labels upright."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_f_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, FundSource, Office, Rating, ScheduleEntry

_CSS = (
    "@page{size:A3 landscape;margin:12mm}"
    f"body{{font:10pt/1.4 {words.GOTHIC};color:#111}}.sheet{{page-break-after:always}}"
    ".top{display:flex;justify-content:space-between;align-items:end;margin:0 0 4px}"
    "h2{font-size:15pt;margin:0}.top p{margin:0}.two{display:flex;gap:8mm;margin:5px 0 0}"
    ".two table{width:50%}table{border-collapse:collapse;table-layout:fixed;width:100%}"
    "td,th{border:1px solid #222;padding:3px 5px;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center}.u{background:COLOUR;font-weight:bold}"
    ".v{writing-mode:vertical-rl;letter-spacing:3px}.c{text-align:center}.m{text-align:right}"
    ".bar{background:#fbe5b6;text-align:center}.t{font-size:12pt;font-weight:bold}"
    ".big{height:26mm;vertical-align:top}.n{margin:4px 0 0;font-size:9pt}"
)
_COLOURS = (("#9ec3b0", "#e6f1eb"), ("#b7c4e0", "#edf0f8"), ("#d8c3a5", "#f7f1e8"))
_PLANS = ("行財政改革実施計画", "総合戦略", "公共サービス改革プラン", "まちづくり推進計画")
_SCALES = (
    (("Ａ", "計画以上に進んでいる"), ("Ｂ", "計画どおり進んでいる"), ("Ｃ", "計画より遅れている")),
    (("◎", "完了"), ("○", "順調"), ("△", "やや遅れ"), ("×", "未着手")),
    (("Ｓ", "目標を上回る"), ("Ａ", "目標どおり"), ("Ｂ", "目標を下回る"), ("Ｃ", "大きく下回る")),
)
_QUARTERS = (
    ("第１四半期", "第２四半期", "第３四半期", "第４四半期"),
    ("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
)
_BARS: tuple[tuple[tuple[int, int, str], ...], ...] = (
    ((0, 1, "計画"), (1, 4, "実施")),
    ((0, 2, "準備・調整"), (2, 4, "実施")),
    ((1, 3, "実施"), (3, 4, "検証")),
    ((0, 4, "通年で実施"),),
    ((2, 4, "実施"),),
)
_REASONS = (
    "計画に掲げた内容を予定の時期に終えることができた。",
    "指標は目標の水準に達しており、事業の効果が現れている。",
    "全体として計画に沿って進捗しており、次年度も継続して取り組む。",
    "関係者との調整に時間を要し、一部の取組を次年度に持ち越した。",
    "指標が前年度の水準にとどまり、更なる工夫を要する。",
)
_FIRST_HALF = (
    "{}に向けて関係機関と協議し、実施の方法を整理した。",
    "前年度の実績を踏まえて「{}」の進め方を見直し、関係者への説明を行った。",
    "「{}」に係る予算の執行計画を定め、契約等の事務を進めた。\n・関係部署との打合せ\n・要綱の改正",
)
_OPINIONS = (
    "成果が出ていることから、取組を広く周知し、他の部署にも展開されたい。",
    "費用対効果の観点から、手法の見直しを検討すること。",
    "目標の達成に向けて、関係部署との連携を一層強化されたい。",
    "指標の設定が活動量にとどまっている。市民にとっての効果が分かる指標を検討すること。",
    "特になし",
)
_UPRIGHT = (
    ("計画", "指標", "工程", "予算", "実施", "評価", "改善"),
    ("Ｐｌａｎ", "指標", "工程", "経費", "Ｄｏ", "Ｃｈｅｃｋ", "Ａｃｔ"),
)


@STYLES.add("ra-quarter")
def make_quarter(random: Random) -> Book:
    """A wide sheet an item: two tables side by side, quarters of one year, marks by two boards."""
    town, _ = random.choice(words.TOWNS)
    year = random.randint(2020, 2025)
    form = random.choice(("令和{}年度", "令和{wide}年度"))
    plan = random.choice(_PLANS)
    title = f"{words.era(year, form)}　{plan}　進捗管理シート"
    book = Book(title=title, town=town, fiscal_year=year)
    maker = _Wide(random, book, year, form)
    book.legend = list(maker.scale)
    draw = random.random()
    if draw < 0.35:
        maker.stamp = f"（令和{year - 2017}年3月31日現在）"
        book.date(f"{year + 1}-03-31", "day", maker.stamp.strip("（）"))
    elif draw < 0.7:
        maker.stamp = f"令和{year - 2017}年3月末現在"
        book.date(f"{year + 1}-03-31", "month-end", maker.stamp)
    topics = words.draw(random, town, 7, 12)
    body = "".join(maker.sheet(n, topic) for n, topic in enumerate(topics, 1))
    colour, tint = random.choice(_COLOURS)
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    book.html = words.page(title, css, body)
    return book


class _Wide:
    """The sheets of one book being written; labels are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        self.random, self.book, self.year, self.form = random, book, year, form
        pick = random.choice
        self.scale, self.quarters, self.uprights = pick(_SCALES), pick(_QUARTERS), pick(_UPRIGHT)
        self.item_label = pick(("推進項目", "取組項目名", "実施項目", "事業名"))
        self.office_label = pick(("主管課", "担当課", "担当部署"))
        self.level = pick(("基本目標", "重点分野", "改革の柱"))
        self.boards = pick(
            (("担当課", "推進本部"), ("自己評価", "二次評価"), ("所管課", "外部委員"))
        )
        self.views = pick((("進捗", "成果", "総合"), ("進捗状況", "目標達成度", "総合評価")))
        self.turned = random.random() < 0.5
        self.department = random.random() < 0.5
        self.costs_first = random.random() < 0.3
        self.stamp = ""
        self.policies: dict[str, str] = {}

    def sheet(self, number: int, topic: words.Topic) -> str:
        """The sheet of one item."""
        place = list(words.POLICIES).index(topic.domain) + 1
        title = words.suit(words.POLICIES[topic.domain][0], self.book.town)
        label = words.wide(place)
        if label not in self.policies:
            self.policies[label] = self.book.policy(label, title, level=self.level)
        item = self.book.item(f"{place}-{number}", topic.title, self.policies[label])
        office = topic.department + topic.office if self.department else topic.office
        item.offices.append(Office(name=office))
        head = words.th("番号") + cell(item.number, item.mark("number"), attrs='class="c"')
        head += words.th(self.item_label)
        head += cell(topic.title, item.mark("item"), attrs='class="t"')
        head += words.th(self.level) + cell(f"{label}　{title}", item.mark("policy"))
        head += words.th(self.office_label) + cell(office, item.mark("office"))
        cols = words.columns((4, 6, 8, 26, 8, 25, 8, 15))
        html = f"<table>{cols}<tr>{head}</tr></table>"
        key = "　".join(f"{mark}：{meaning}" for mark, meaning in self.scale)
        left, right = self._left(item, topic), self._right(item, topic)
        stamp = f"{self.stamp}　" if self.stamp else ""
        return (
            f'<div class="sheet"><div class="top"><h2>{self.book.title}</h2>'
            f"<p>{stamp}{self.book.town}</p></div>{html}"
            f'<div class="two">{left}{right}</div><p class="n">評価区分　{key}</p></div>'
        )

    def _block(self, place: int, rows: list[str]) -> list[str]:
        word = self.uprights[place]
        if self.turned or len(word) > 2:
            attrs = f'rowspan="{len(rows)}" class="u v"'
        else:
            attrs, word = f'rowspan="{len(rows)}" class="u"', "\n".join(word)
        return [words.th(word, attrs) + rows[0], *rows[1:]]

    def _line(self, label: str, text: str, mark: str, css: str = "") -> str:
        return words.th(label, 'colspan="3"') + cell(
            text, mark, attrs=f'colspan="12" class="{css}"'
        )

    def _table(self, rows: list[str]) -> str:
        cols = words.columns((5, *[95 / 15] * 15))
        return f"<table>{cols}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def _left(self, item: Item, topic: words.Topic) -> str:
        item.description = topic.what
        plan = [
            self._line("目的", topic.purpose, item.mark("purpose")),
            self._line("取組内容", topic.what, item.mark("description|plan"), "big"),
        ]
        blocks = [
            self._block(0, plan),
            self._block(1, self._indicators(item, topic)),
            self._block(2, self._quarters(item, topic)),
        ]
        blocks.insert(1 if self.costs_first else 3, self._block(3, self._costs(item, topic)))
        return self._table([row for block in blocks for row in block])

    def _indicators(self, item: Item, topic: words.Topic) -> list[str]:
        base = self.year - 2
        spans = (5, 2, 2, 2, 2, 2)
        heads = ("指標名", "単位", f"基準値\n（R{base - 2018}）", "目標値", "実績値", "達成率")
        if base < 2019:
            heads = (*heads[:2], f"基準値\n（H{base - 1988}）", *heads[3:])
        rows = ["".join(words.th(t, f'colspan="{n}"') for t, n in zip(heads, spans, strict=True))]
        for measure in (topic.act, topic.out):
            start, aim = measure.goal(0), measure.goal(2)
            figure = self.figure(item, measure)
            for kind, value in (("baseline", start), ("target", aim), ("actual", figure)):
                year = base if kind == "baseline" else self.year
                made = item.targets
                words.tell(item, "target", measure, value, year)
                made[-1] = made[-1].model_copy(update={"kind": kind})
            row = cell(measure.name, item.mark("indicator"), attrs='colspan="5"')
            row += cell(measure.unit, item.mark("unit"), attrs='colspan="2" class="c"')
            for text, role in (
                (measure.show(start), "baseline"),
                (measure.show(aim), "target_value"),
                (measure.show(figure), "actual_value"),
                (f"{measure.rate(figure, aim):.0f}％", "achievement"),
            ):
                row += cell(text, item.mark(role), attrs='colspan="2" class="m"')
            rows.append(row)
        return rows

    def figure(self, item: Item, measure: words.Measure) -> float:
        """What an indicator of an item turned out to be, the same wherever it is printed."""
        return measure.figure(Random(f"{item.title}{measure.name}{self.year}"), 2)

    def _quarters(self, item: Item, topic: words.Topic) -> list[str]:
        head = words.th("実施項目", 'colspan="3"')
        head += "".join(words.th(text, 'colspan="3"') for text in self.quarters)
        rows = [head]
        for task in topic.tasks:
            row, at = cell(task, item.mark("initiative|schedule|plan"), attrs='colspan="3"'), 0
            for start, end, text in self.random.choice(_BARS):
                row += "".join(cell("", attrs='colspan="3"') for _ in range(at, start))
                attrs = f'colspan="{3 * (end - start)}" class="bar"'
                row += cell(text, item.mark("schedule"), attrs=attrs)
                entry = ScheduleEntry(task=task, first_year=self.year, last_year=self.year)
                parts = {"first_part": self.quarters[start], "last_part": self.quarters[end - 1]}
                item.schedule.append(entry.model_copy(update={**parts, "text": text}))
                at = end
            row += "".join(cell("", attrs='colspan="3"') for _ in range(at, 4))
            rows.append(row)
        return rows

    def _costs(self, item: Item, topic: words.Topic) -> list[str]:
        total: tuple[FundSource, str] = ("total", "合計")
        funds = [*words.FUNDS.items(), ("t", total)]
        spans = (2, 2, 2, 2, 2, 2)
        head = words.th("（千円）", 'colspan="3"')
        for (_, (_, name)), span in zip(funds, spans, strict=True):
            head += words.th(name, f'colspan="{span}"')
        rows = [head]
        kinds: tuple[tuple[BudgetKind, str], ...] = (
            ("initial", "当初予算額"),
            ("settled", "決算額"),
        )
        planned = words.split(self.random, topic)
        used = self.random.uniform(0.85, 1.0)
        for kind, name in kinds:
            share = 1 if kind == "initial" else used
            cost = {fund: int(amount * share) for fund, amount in planned.items()}
            row = words.th(name, 'colspan="3"')
            for (letter, (fund, _)), span in zip(funds, spans, strict=True):
                amount = sum(cost.values()) if letter == "t" else cost.get(letter, 0)
                text = f"{amount:,}"
                words.budget(item, self.year, kind, fund, amount, "千円", text)
                row += cell(text, item.mark("budget"), attrs=f'colspan="{span}" class="m"')
            rows.append(row)
        return rows

    def _right(self, item: Item, topic: words.Topic) -> str:
        did = words.count_up(item, topic, self.figure(item, topic.act), self.year)
        first = self.random.choice(_FIRST_HALF).format(topic.tasks[0])
        do = [
            self._line("上半期の取組", first, item.mark("do"), "big"),
            self._line("下半期の取組", did, item.mark("do"), "big"),
            self._line("取組の成果", topic.effect, item.mark("check|do"), "big"),
        ]
        act = [
            self._line("課題", topic.issue, item.mark("issue"), "big"),
            self._line("次年度の対応", topic.following, item.mark("act|direction|plan"), "big"),
            self._line(
                "今後の方向性",
                self.random.choice(("継続", "拡充", "見直しの上で継続", "縮小")),
                item.mark("direction"),
                "c",
            ),
        ]
        blocks = (self._block(4, do), self._block(5, self._check(item)), self._block(6, act))
        return self._table([row for block in blocks for row in block])

    def _check(self, item: Item) -> list[str]:
        head = words.th("評価の視点", 'colspan="3"')
        head += "".join(words.th(board, 'colspan="2"') for board in self.boards)
        rows = [head + words.th("評価の理由", 'colspan="8"')]
        for view in self.views:
            row = words.th(view, 'colspan="3"')
            for board in self.boards:
                mark, meaning = self.random.choice(self.scale[:3])
                made = Rating(criterion=view, assessor=board, mark=mark, meaning=meaning)
                item.ratings.append(made)
                row += cell(mark, item.mark("rating"), attrs='colspan="2" class="c"')
            good = all(
                made.mark in (self.scale[0][0], self.scale[1][0]) for made in item.ratings[-2:]
            )
            reason = self.random.choice(_REASONS[:3] if good else _REASONS[3:])
            rows.append(row + cell(reason, item.mark("check|comment"), attrs='colspan="8"'))
        opinion = words.suit(self.random.choice(_OPINIONS), self.book.town)
        label = f"{self.boards[1].replace('二次評価', '二次評価者')}の意見"
        return [*rows, self._line(label, opinion, item.mark("comment"), "big")]
