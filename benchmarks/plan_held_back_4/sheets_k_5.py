"""A progress report whose measures are forms of two or three rows inside one long table."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_k_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Target

_CSS = (
    "@page{size:A4 landscape;margin:12mm 13mm}"
    f"body{{font:9pt/1.42 {words.MINCHO};color:#000;margin:0}}"
    f"h1,th,.k,.k2{{font-family:{words.GOTHIC}}}"
    "h1{font-size:14pt;text-align:center;margin:0 0 4px}p{margin:3px 0}.b{text-indent:1em}"
    ".r{text-align:right}table{border-collapse:collapse;width:99.5%;table-layout:fixed}"
    "td,th{border:1px solid #333;padding:3px 5px;vertical-align:top;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center;vertical-align:middle}"
    ".c{text-align:center;vertical-align:middle}.t{font-weight:bold}"
    ".k{background:STRIP;font-weight:bold}.k2{background:#f6f6f6}"
    "tbody{page-break-inside:avoid}.first td{border-top:2px solid #000}.n{font-size:8pt}"
)

Field = tuple[str, int, int]
_FORMS: dict[str, tuple[tuple[Field, ...], ...]] = {
    "three": (
        (("number", 1, 3), ("title", 2, 1), ("office", 1, 1)),
        (("content", 1, 1), ("did", 1, 1), ("rating", 1, 1)),
        (("issue", 1, 1), ("next", 2, 1)),
    ),
    "three-tall-mark": (
        (("number", 1, 3), ("title", 2, 1), ("office", 1, 1)),
        (("content", 1, 1), ("did", 1, 1), ("rating", 1, 2)),
        (("issue", 1, 1), ("next", 1, 1)),
    ),
    "three-five-columns": (
        (("number", 1, 3), ("title", 3, 1), ("office", 1, 1)),
        (("content", 2, 1), ("did", 1, 1), ("rating", 1, 1)),
        (("effect", 1, 1), ("issue", 1, 1), ("next", 2, 1)),
    ),
    "two": (
        (("number", 1, 2), ("title", 1, 1), ("office", 1, 1), ("rating", 1, 1)),
        (("content", 1, 1), ("did", 1, 1), ("both", 1, 1)),
    ),
    "two-side": (
        (("number", 1, 2), ("title", 1, 1), ("content", 2, 1), ("rating", 1, 2)),
        (("office", 1, 1), ("did", 1, 1), ("both", 1, 1)),
    ),
}
"""The fields of a form, row by row, each with its columns and rows."""
_WIDTHS = {
    "three": (5, 38, 38, 19),
    "three-tall-mark": (5, 40, 43, 12),
    "three-five-columns": (5, 25, 23, 32, 15),
    "two": (5, 33, 36, 26),
    "two-side": (5, 22, 36, 30, 7),
}
_HEADS = {
    "number": ("No.", "№", "番号"),
    "title": ("取組名", "取組項目", "実施項目", "事業名"),
    "office": ("担当課", "所管課", "担当部署"),
    "content": ("取組内容", "計画の内容", "取組の概要"),
    "did": ("実績", "実施状況", "取組実績"),
    "rating": ("評価", "進捗度", "達成度"),
    "effect": ("効果", "取組の効果"),
    "issue": ("課題", "課題・問題点"),
    "next": ("今後の取組", "今後の予定", "次年度の取組"),
    "both": ("課題と今後の取組", "課題・今後の対応"),
}
_ROLES = {
    "number": "number",
    "title": "item",
    "office": "office",
    "content": "description|plan|initiative|approach",
    "did": "do",
    "rating": "rating",
    "effect": "check",
    "issue": "issue",
    "next": "act",
    "both": "issue|act",
}
_TITLES = (
    "{}地域創生推進計画",
    "第４次{}行政改革大綱実施計画",
    "{}総合計画　後期実施計画",
    "{}地域福祉・まちづくりプラン",
)
_REPORTS = ("進捗状況報告書", "取組状況報告書", "進捗管理報告書")


@STYLES.add("rd-row-form", "html", "pdf")
def make_row_form(random: Random) -> Book:
    """Every measure is a form of two or three rows, under a header of as many rows."""
    year = random.randint(2020, 2024)
    town, prefecture = random.choice(words.TOWNS)
    plan = random.choice(_TITLES).format(town)
    full = random.choice(("令和{}年度", "令和{wide}年度"))
    title = f"{plan}　{words.era(year, full)}{random.choice(_REPORTS)}"
    book = Book(title=title, town=town, prefecture=prefecture, fiscal_year=year)
    book.period = (year - 2, year + 2)
    scale = random.choice((*words.OVERALL[1:], _CIRCLES))
    book.legend = list(scale)
    writer = _Table(random, book, year, scale)
    table = writer.table()
    stamp = ""
    if random.random() < 0.6:
        date = f"令和{year - 2017}年３月末現在"
        book.date(f"{year + 1}-03-31", "month-end", date)
        stamp = f'<p class="r">（{date}）</p>'
    years = f"{words.era(year - 2, full)}～{words.era(year + 2, full)}"
    lead = (
        f"この報告書は、{plan}（計画期間：{years}）に掲げる取組について、"
        f"{words.era(year, full)}の実績と今後の取組をまとめたものです。"
    )
    legend = "　".join(f"{mark}：{text}" for mark, text in scale)
    tint, strip = random.choice(
        (("#d9e2f3", "#b4c6e7"), ("#e2efd9", "#c5e0b3"), ("#eeeeee", "#cccccc"))
    )
    css = _CSS.replace("TINT", tint).replace("STRIP", strip)
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>"
        f'<h1>{title}</h1><p class="r">{prefecture}{town}</p>{stamp}<p class="b">{lead}</p>'
        f"<p>【{writer.heads['rating']}】　{legend}</p>{table}</body></html>"
    )
    return book


_CIRCLES = (
    ("◎", "計画以上に進んだ"),
    ("○", "計画どおり進んだ"),
    ("△", "計画より遅れた"),
    ("×", "実施しなかった"),
)


class _Table:
    """The long table of one book being written; its form is drawn once."""

    def __init__(
        self, random: Random, book: Book, year: int, scale: tuple[tuple[str, str], ...]
    ) -> None:
        self.random, self.book, self.year, self.scale = random, book, year, scale
        self.name = random.choice(list(_FORMS))
        self.form = _FORMS[self.name]
        self.heads = {field: random.choice(heads) for field, heads in _HEADS.items()}
        self.level = random.choice(("基本目標", "基本方針", "重点分野"))
        self.again = random.random() < 0.4
        self.told = random.random() < 0.5
        fields = [field for row in self.form for field, _, _ in row]
        self.longer = "effect" not in fields and random.random() < 0.6
        self.pathed = random.random() < 0.4
        self.bullets = random.random() < 0.4
        self.columns = len(_WIDTHS[self.name])

    def table(self) -> str:
        """The table: its header, strips of policies, the forms."""
        widths = "".join(f'<col style="width:{width}%">' for width in _WIDTHS[self.name])
        body = ""
        tree = words.plant(self.random, self.random.randint(3, 4), self.random.randint(3, 5))
        for place, (goal, policies) in enumerate(tree, 1):
            number = words.wide(place)
            key = self.book.policy(number, goal, level=self.level)
            strip = self._strip(f"{self.level}{number}　{goal}", "k")
            if self.again and place > 1:
                strip += self._header()
            for count, (policy, topics) in enumerate(policies, 1):
                label = f"（{words.wide(count)}）"
                under = self.book.policy(label, policy, key)
                strip += self._strip(f"{label}{policy}", "k2")
                for at, topic in enumerate(topics, 1):
                    body += (
                        f"<tbody>{strip}{self._measure(topic, under, (place, count, at))}</tbody>"
                    )
                    strip = ""
        return f"<table>{widths}<thead>{self._header()}</thead>{body}</table>"

    def _strip(self, text: str, css: str) -> str:
        return f"<tr>{cell(text, attrs=f'class={css} colspan={self.columns}')}</tr>"

    def _header(self) -> str:
        rows = ""
        for row in self.form:
            cells = "".join(
                cell(self.heads[field], tag="th", attrs=_spans(columns, lines))
                for field, columns, lines in row
            )
            rows += f"<tr>{cells}</tr>"
        return rows

    def _measure(self, topic: words.Topic, policy: str, at: tuple[int, int, int]) -> str:
        random = self.random
        number = "-".join(map(str, at)) if self.pathed else str(len(self.book.items) + 1)
        item = self.book.item(number, topic.title, policy)
        tag = random.choice(("【重点】", "【新規】")) if random.random() < 0.2 else ""
        item.tags += [tag.strip("【】")] if tag else []
        offices = [topic.office]
        if random.random() < 0.2:
            offices.append(random.choice(("企画政策課", "財政課", "市民協働課")))
        item.offices += [Office(name=name) for name in offices]
        item.description = topic.means
        place = random.choices((0, 1, 2), (3, 7, 3))[0]
        idle = random.random() < 0.08
        place = 3 if idle else place
        did = words.count_up(random, item, topic.did, self.year)
        if idle:
            item.maybe.clear()
            did = "関係機関との調整が整わず、実施を見送った。"
        if self.longer and not idle:
            did += topic.effect
        if self.told and not idle:
            did += self._measured(item, topic)
        words.judge(item, (self.heads["rating"], ""), self.scale[place])
        mark = "・" if self.bullets else ""
        texts = {
            "number": number,
            "title": f"{tag}{topic.title}",
            "office": "\n".join(offices),
            "content": topic.means,
            "did": did,
            "rating": self.scale[place][0],
            "effect": "－" if idle else topic.effect,
            "issue": topic.issue,
            "next": topic.following,
            "both": f"{mark}{topic.issue}\n{mark}{topic.following}",
        }
        rows = ""
        for line, row in enumerate(self.form):
            cells = "".join(
                self._cell(item, field, texts[field], _spans(columns, lines))
                for field, columns, lines in row
            )
            css = "" if line else ' class="first"'
            rows += f"<tr{css}>{cells}</tr>"
        return rows

    def _measured(self, item: Item, topic: words.Topic) -> str:
        measure = topic.outcome
        value, goal = measure.reached(self.random, 3), measure.goal(3)
        shown = f"{measure.show(value)}{measure.unit}"
        aimed = f"{measure.show(goal)}{measure.unit}"
        for text, number, aim in ((shown, value, False), (aimed, goal, True)):
            item.maybe.append(
                Target(
                    indicator=measure.name,
                    kind="target" if aim else "actual",
                    value=number,
                    unit=measure.unit,
                    fiscal_year=self.year,
                    text=text,
                )
            )
        return f"\n（{measure.name}：{shown}、目標{aimed}）"

    def _cell(self, item: Item, field: str, text: str, spans: str) -> str:
        css = {"number": "c", "rating": "c", "title": "t", "office": "c"}.get(field, "")
        attrs = f'class="{css}" {spans}' if css else spans
        return cell(text, item.mark(_ROLES[field]), attrs=attrs.strip())


def _spans(columns: int, rows: int) -> str:
    wide = f'colspan="{columns}" ' if columns > 1 else ""
    tall = f'rowspan="{rows}"' if rows > 1 else ""
    return f"{wide}{tall}".strip()
