"""A plan of equal participation: two years beside each other, a row for each office."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import progress_g_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:A4 landscape;margin:9mm 10mm}"
    f"body{{font:8pt/1.3 {words.GOTHIC};color:#222}}"
    "h1{font-size:13pt;margin:0 0 4px;border-bottom:3px double #a64d79;color:#741b47}"
    "h2{font-size:10.5pt;margin:9px 0 3px;background:#ead1dc;padding:2px 6px}p{margin:2px 0}"
    ".r{text-align:right}.b{page-break-before:always}h2{page-break-after:avoid}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;margin-bottom:4px}"
    "td,th{border:1px solid #777;padding:2px 3px;vertical-align:top;word-break:break-all}"
    "th{background:#f3e6ec;font-weight:normal;vertical-align:middle;word-break:normal}"
    ".k{text-align:center;vertical-align:middle}.m{text-align:right}tr{page-break-inside:avoid}"
    ".i{width:75%}.g{border:1px dashed #741b47;padding:3px 8px;margin:4px 0}"
)
_SCALES = (
    (
        ("Ａ", "計画した以上に取り組んだ"),
        ("Ｂ", "計画どおり取り組んだ"),
        ("Ｃ", "取り組んだが、計画には至らなかった"),
        ("Ｄ", "取り組まなかった"),
    ),
    (
        ("◎", "十分な成果が得られた"),
        ("○", "ある程度の成果が得られた"),
        ("△", "あまり成果が得られなかった"),
        ("×", "未実施"),
    ),
    (
        ("４", "男女共同参画の視点を十分に取り入れた"),
        ("３", "男女共同参画の視点を取り入れた"),
        ("２", "男女共同参画の視点の取入れが不十分であった"),
        ("１", "男女共同参画の視点を取り入れなかった"),
    ),
)
_AIMS = (
    ("男女共同参画の意識の浸透", "学校教育と生涯学習における推進"),
    ("政策や方針を決める過程への参画", "地域における参画の促進"),
    ("職場における環境の整備", "家庭生活との両立の支援"),
    ("暴力を許さない社会づくり", "様々な困難を抱える人への支援"),
)
"""The directions of each goal, in the order of the goals."""
_OTHERS = (
    (
        "生涯学習課",
        "講座の案内に合わせて資料を配った。",
        "公民館[6館]で関連する講座を開いた。",
    ),
    ("福祉総務課", "窓口にちらしを置き、相談に来た人に案内した。", "民生委員の研修で説明した。"),
    ("市民課", "転入した世帯に冊子を渡した。", "冊子を改め、外国語版を加えた。"),
    ("教育総務課", "校長会で周知し、各校の取組を集めた。", "各校の取組を冊子にまとめ、配布した。"),
)
_SAME = ("前年度と同様に実施した。", "前年度に引き続き実施した。", "同上")
_FUTURE = ("継続", "拡充", "見直し", "継続", "継続")
_K = 'class="k"'


@STYLES.add("rb-equality", "sjis", "pdf")
def make_equality(random: Random) -> Book:
    """Two years beside each other, rows of several offices, measures printed again, pages cut."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2020, 2024)
    edition = random.choice(("第２次", "第３次", "第４次", ""))
    kind = random.choice(("男女共同参画計画", "男女共同参画プラン", "男女共同参画基本計画"))
    suffix = random.choice(("年次報告", "施策実施状況一覧", "進捗状況調査結果"))
    this = words.era(year, random.choice(("令和{}年度", "令和{wide}年度")))
    name = f"{edition}{town}{kind}"
    title = random.choice((f"{name}　{this}{suffix}", f"{this}　{name}{suffix}"))
    book = Book(title=title, town=town, fiscal_year=year)
    top = ""
    if random.random() < 0.5:
        number = random.randint(1, 4)
        book.document_number = random.choice((f"資料№{number}", f"別添{words.wide(number)}"))
        top = f'<p class="r">{book.document_number}</p>'
    span = ""
    if random.random() < 0.5:
        book.period = (year - 3, year + 6)
        first, last = (words.era(y, "令和{}年度") for y in (year - 3, year + 6))
        span = f'<p class="r">計画期間　{first}から{last}まで</p>'
    if random.random() < 0.3:
        book.prefecture = prefecture
        span += f'<p class="r">{prefecture}{town}　人権推進課</p>'
    maker = _Equality(random, book, year)
    body = maker.body()
    before = random.random() < 0.6
    legend = maker.legend()
    notes = "".join(f"<p>{mark} {text}</p>" for mark, _, text in book.notes)
    book.html = (
        f"<html><head><title>{title}</title><style>{_CSS}</style></head><body>{top}<h1>{title}</h1>"
        f"{span}{legend if before else ''}{body}{'' if before else legend}{notes}</body></html>"
    )
    return book


class _Equality:
    """The tables of one report."""

    def __init__(self, random: Random, book: Book, year: int) -> None:
        pick = random.choice
        self.random, self.book, self.years = random, book, (year - 1, year)
        self.scale = pick(_SCALES)
        book.legend = list(self.scale)
        self.heads = pick((("", ""), ("前年度", "今年度"), ("", "")))
        self.form = pick(("令和{wide}年度", "令和{}年度", "R{}年度"))
        self.did = pick(("取組実績", "実施内容", "実施状況"))
        self.mark = pick(("評価", "自己評価", "達成度"))
        self.aim = pick(("施策の方向", "主要課題", "施策の方向性"))
        self.future = pick(("今後の方向", "次年度の\n方向性", "今後の\n方針"))
        self.content = random.random() < 0.5
        self.apart = random.random() < 0.6
        self.ditto = random.random() < 0.5
        self.measured = random.random() < 0.5
        self.again = pick(("（再掲）", "【再掲】"))
        self.done: list[Item] = []
        self.pairs: list[tuple[Item, words.Topic]] = []
        self.count = 0
        if random.random() < 0.6:
            text = "複数の課が担当する施策は、課ごとに実績と評価を記載しています。"
            book.notes.append(("※", "", text))

    def legend(self) -> str:
        """The meaning of the marks, in a frame."""
        text = "　".join(f"{m}：{t}" for m, t in self.scale)
        return f'<div class="g"><p>【{self.mark}】</p><p>{text}</p></div>'

    def body(self) -> str:
        """Each goal: a heading, sometimes its indicators, its table cut into pages."""
        html = ""
        pairs = zip(words.POLICIES["D"], _AIMS, strict=True)
        aims = {title: pair for titles, pair in pairs for title in titles}
        found = words.policies(self.random, "D", self.book.town, 3)
        for number, (title, _, topics) in enumerate(found, 1):
            roman = words.ROMAN[number - 1]
            goal = self.book.policy(roman, title, level="基本目標")
            head = f"基本目標{roman}　{title}"
            html += f"<h2>{head}</h2>"
            html += self._indicators(goal, topics) if self.measured else ""
            rows: list[list[str]] = []
            cut = self.random.randint(1, len(topics) - 1)
            parts = [topics[:cut], topics[cut:]]
            for place, (aim, some) in enumerate(zip(aims[title], parts, strict=True), 1):
                label = f"({place})"
                key = self.book.policy(label, aim, goal, level=self.aim)
                rows.append(self._direction(key, f"{label} {aim}", some, number > 1))
            if self.random.random() < 0.5:
                html += self._table(rows[0])
                html += f'<h2 class="b">{head}（つづき）</h2>{self._table(rows[1])}'
            else:
                html += self._table(rows[0] + rows[1])
        return html

    def _indicators(self, goal: str, topics: list[words.Topic]) -> str:
        """The figures of a goal: a small table that belongs to no measure."""
        first, year = self.years[0] - 2, self.years[1]
        columns: tuple[tuple[str, TargetKind, int], ...] = (
            ("基準値", "baseline", first),
            ("実績値", "actual", year),
            ("目標値", "target", year + 5),
        )
        head = cell("成果指標", tag="th") + cell("単位", tag="th", attrs='style="width:5em"')
        for name, _, when in columns:
            head += cell(f"{name}\n（{words.era(when, self.form)}）", tag="th")
        rows = ""
        for topic in topics[:2]:
            row = cell(topic.indicator) + cell(topic.unit, attrs=_K)
            for _, kind, when in columns:
                rough = kind == "actual"
                value = topic.figure(self.random, 3) if rough else topic.goal(when - first)
                target = Target(
                    indicator=topic.indicator,
                    kind=kind,
                    value=value,
                    unit=topic.unit,
                    fiscal_year=when,
                )
                self.book.owned.append((goal, target))
                row += cell(topic.show(value), attrs='class="m"')
            rows += f"<tr>{row}</tr>"
        return f'<table class="i"><tr>{head}</tr>{rows}</table>'

    def _table(self, rows: list[str]) -> str:
        two, span = 'rowspan="2"', 'colspan="2"'
        columns = [(self.aim, 9), *([("№", 3)] if self.apart else []), ("具体的施策", 11)]
        columns += [("施策の内容", 14)] if self.content else []
        columns.append(("担当課", 8))
        widths = [w for _, w in columns] + [18, 5, 18, 5, 15, 6]
        first = "".join(cell(text, tag="th", attrs=two) for text, _ in columns)
        for year, head in zip(self.years, self.heads, strict=True):
            text = words.era(year, self.form)
            first += cell(f"{head}（{text}）" if head else text, tag="th", attrs=span)
        first += cell("課題", tag="th", attrs=two) + cell(self.future, tag="th", attrs=two)
        second = (cell(self.did, tag="th") + cell(self.mark, tag="th")) * 2
        total = sum(widths)
        cols = "".join(f'<col style="width:{100 * w / total:.1f}%">' for w in widths)
        head = f"<thead><tr>{first}</tr><tr>{second}</tr></thead>"
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>"

    def _direction(self, key: str, label: str, topics: list[words.Topic], again: bool) -> list[str]:
        """The rows of a direction; the last may be a measure that stands elsewhere, too."""
        rows, items, before = [], [], ""
        for topic in sorted(topics, key=lambda one: one.office):
            item, some = self._item(key, topic, before)
            before = topic.office if len(some) == 1 else ""
            rows += some
            items.append(item)
            self.pairs.append((item, topic))
        if again and self.random.random() < 0.45:
            other, topic = self.random.choice([p for p in self.pairs if p[0] not in items])
            item, row = self._repeat(key, other, topic)
            rows.append(row)
            items.append(item)
        marks = " ".join(item.mark("policy") for item in items)
        rows[0] = cell(label, marks, attrs=f'rowspan="{len(rows)}"') + rows[0]
        return rows

    def _name(self, key: str, title: str, tag: str, tall: str) -> tuple[Item, str]:
        self.count += 1
        number = str(self.count) if self.apart else words.CIRCLED[self.count - 1]
        item = self.book.item(number, title, key)
        if tag:
            item.tags.append(tag.strip("（）【】"))
        cells = cell(number, item.mark("number"), attrs=f"{_K} {tall}") if self.apart else ""
        text = f"{title}{tag}" if self.apart else f"{number}{title}{tag}"
        return item, cells + cell(text, item.mark("item"), attrs=tall)

    def _item(self, key: str, topic: words.Topic, before: str) -> tuple[Item, list[str]]:
        random = self.random
        shared = random.random() < 0.3
        tall = f'rowspan="{2 if shared else 1}"'
        tag = "【新規】" if random.random() < 0.1 else ""
        item, left = self._name(key, topic.title, tag, tall)
        if self.content:
            item.description = topic.content
            left += cell(topic.content, item.mark("description|initiative"), attrs=tall)
        offices = [(topic.office, topic.before, topic.did)]
        offices += [random.choice(_OTHERS)] if shared else []
        rows = []
        for office, first, second in offices:
            name = words.suit(office, self.book.town)
            item.offices.append(Office(name=name))
            shown = "〃" if self.ditto and name == before else name
            row = cell(shown, item.mark("office"), attrs=_K)
            texts = [first, random.choice(_SAME) if random.random() < 0.15 else second]
            for text, year in zip(texts, self.years, strict=True):
                text = words.count_up(random, item, words.suit(text, self.book.town), year)
                row += cell(text, item.mark("do"))
                mark, meaning = self.scale[random.choices((0, 1, 2), (4, 9, 3))[0]]
                row += cell(mark, item.mark("rating"), attrs=_K)
                item.ratings.append(Rating(criterion=self.mark, mark=mark, meaning=meaning))
            rows.append(row)
        right = cell(topic.issue, item.mark("issue"), attrs=tall)
        right += cell(random.choice(_FUTURE), item.mark("direction|tag|type"), attrs=f"{_K} {tall}")
        rows[0] = left + rows[0] + right
        return item, rows

    def _repeat(self, key: str, other: Item, topic: words.Topic) -> tuple[Item, str]:
        """A measure printed again: it refers to where it stands first."""
        item, row = self._name(key, other.title, self.again, 'rowspan="1"')
        if self.content:
            item.description = topic.content
            row += cell(topic.content, item.mark("description|initiative"))
        item.offices.append(Office(name=topic.office))
        row += cell(topic.office, item.mark("office"), attrs=_K)
        text = f"№{other.number}に記載のとおり" if self.apart else f"{other.number}を参照"
        for _ in self.years:
            row += cell(text, item.mark("do|remarks|other")) + cell("")
        return item, row + cell("") + cell("")
