"""A strategy: goals with figures, measures with indicators, and the projects of each measure."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import figures_h_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Target, TargetKind

_CSS = (
    "@page{size:A4 portrait;margin:18mm 16mm}"
    f"body{{font:10pt/1.55 {words.SERIF};color:#111}}"
    "h1{font-size:17pt;text-align:center;margin:10px 0 2px}.ce{text-align:center;margin:2px 0}"
    "h2{font-size:13pt;border-left:10px solid COLOUR;border-bottom:1px solid COLOUR;"
    "padding:2px 8px;margin:22px 0 6px}h3{font-size:11.5pt;margin:14px 0 4px}"
    "h4{font-size:10pt;margin:8px 0 2px}p{margin:2px 0;text-indent:0}.b{text-indent:1em}"
    ".in{margin-left:1.2em}table{border-collapse:collapse;width:100%;margin:2px 0 6px}"
    "td,th{border:1px solid #666;padding:2px 5px;vertical-align:middle;font-size:9pt}"
    "th{background:TINT;font-weight:normal;text-align:center}.r{text-align:right}"
    ".t{font-weight:bold}tr{page-break-inside:avoid}.n{font-size:8.5pt}"
)
_COLOURS = (("#2a6f4f", "#e3f1ea"), ("#9b3d2e", "#f7e7e3"), ("#34558b", "#e6ecf6"))
_TITLES = (
    "{}デジタル田園都市構想総合戦略",
    "第２期{}まち・ひと・しごと創生総合戦略",
    "第２次{}人口ビジョン・総合戦略",
)


@STYLES.add("rc-strategy")
def make_strategy(random: Random) -> Book:
    """Goals with figures, measures with indicators of their own, projects in lists or tables."""
    town, prefecture = random.choice(words.TOWNS)
    first = random.choice((2020, 2023, 2025))
    title = random.choice(_TITLES[first < 2023 :]).format(town)
    book = Book(title=title, town=town, prefecture=prefecture, period=(first, first + 4))
    writer = _Strategy(random, book, first)
    colour, tint = random.choice(_COLOURS)
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    goals = words.fields(random, 2, 3)
    body = "".join(writer.goal(n, domain) for n, domain in enumerate(goals, 1))
    span = f"{writer.era(first)}～{writer.era(first + 4)}"
    notes = "".join(f'<p class="n">※{text}</p>' for _, _, text in book.notes)
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>"
        f'<h1>{title}</h1><p class="ce">（計画期間：{span}）</p>'
        f'<p class="ce">{prefecture}{town}</p>'
        f"{body}{notes}</body></html>"
    )
    return book


class _Strategy:
    """One strategy being written; its forms are drawn once."""

    def __init__(self, random: Random, book: Book, first: int) -> None:
        self.random, self.book, self.first = random, book, first
        self.form = random.choice(("令和{}年度", "令和{wide}年度", "{year}年度", "R{}年度"))
        self.listed = random.random() < 0.5
        self.yearly = random.random() < 0.4
        self.year_in_cells = not self.yearly and random.random() < 0.5
        self.dash = random.choice(("－", "-", "の"))
        self.measure_word = random.choice(("施策", "具体的施策", "基本施策"))
        self.base_word = random.choice(("現状値", "基準値", "策定時"))
        self.count = 0
        if random.random() < 0.6:
            text = "目標値は、特に記載のない限り計画期間の最終年度における単年の値である。"
            book.notes.append(("※", "", text))

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def goal(self, number: int, domain: str) -> str:
        """A goal: its heading, its figures, its direction and its measures."""
        random, book = self.random, self.book
        title = random.choice(words.FIELDS[domain])
        key = book.policy(words.wide(number), title, level="基本目標")
        html = f"<h2>基本目標{words.wide(number)}　{title}</h2><h4>■数値目標</h4>"
        rows = [self._broad(key, *line) for line in words.BROAD[domain]]
        html += self._table(rows, units=False, yearly=False)
        html += f'<h4>■基本的方向</h4><p class="b">{words.DIRECTIONS[domain]}</p>'
        for part, some in enumerate(words.halves(random, domain, 5, book.town), 1):
            html += self._measure(key, (number, part), domain, some)
        return html

    def _measure(
        self, goal: str, at: tuple[int, int], domain: str, topics: list[words.Topic]
    ) -> str:
        number = f"{words.wide(at[0])}{self.dash}{words.wide(at[1])}"
        title = words.SUBS[domain][at[1] - 1]
        key = self.book.policy(number, title, goal, self.measure_word)
        html = f"<h3>{self.measure_word}{number}　{title}</h3>"
        kpis = self.random.sample(topics, self.random.randint(1, min(3, len(topics))))
        rows = [self._kpi(key, topic) for topic in kpis]
        html += "<h4>【重要業績評価指標（ＫＰＩ）】</h4>"
        html += self._table(rows, units=self.yearly, yearly=self.yearly)
        html += f"<h4>【{'主な取組' if self.listed else '具体的な事業'}】</h4>"
        items = []
        for place, topic in enumerate(topics):
            item = self.book.item(words.CIRCLED[place], topic.title, key)
            item.description = topic.content
            item.offices.append(Office(name=topic.office))
            items.append(self._listed(item) if self.listed else self._row(item))
        if self.listed:
            return html + "".join(items)
        heads = ("番号", "事業名", "事業の概要", "担当課")
        widths = (7, 24, 51, 18)
        columns = "".join(f'<col style="width:{width}%">' for width in widths)
        head = "".join(cell(text, tag="th") for text in heads)
        return f"{html}<table>{columns}<tr>{head}</tr>{''.join(items)}</table>"

    def _listed(self, item: Item) -> str:
        mark = f'<span data-v="{item.mark("number")}">{item.number}</span>'
        title = f'<span data-v="{item.mark("item")}">{item.title}</span>'
        office = f'<span data-v="{item.mark("office")}">{item.offices[0].name}</span>'
        return (
            f'<p class="t">{mark}　{title}</p>'
            + cell(item.description, item.mark("description"), tag="p", attrs='class="in"')
            + f'<p class="in">（担当課：{office}）</p>'
        )

    def _row(self, item: Item) -> str:
        cells = cell(item.number, item.mark("number"), attrs='style="text-align:center"')
        cells += cell(item.title, item.mark("item"))
        cells += cell(item.description, item.mark("description"))
        return f"<tr>{cells}{cell(item.offices[0].name, item.mark('office'))}</tr>"

    def _table(self, rows: list[str], *, units: bool, yearly: bool) -> str:
        first = self.first
        base, last = self.era(first - 2), self.era(first + 4)
        heads = ["指標", *(["単位"] if units else [])]
        if yearly:
            heads += [f"{self.base_word}\n（{base}）"]
            heads += [self.era(year) for year in range(first, first + 5)]
        elif self.year_in_cells:
            heads += [self.base_word, "目標値"]
        else:
            heads += [f"{self.base_word}（{base}）", f"目標値（{last}）"]
        head = "".join(cell(text, tag="th") for text in heads)
        width = "36%" if yearly else "50%"
        return f'<table><col style="width:{width}"><tr>{head}</tr>{"".join(rows)}</table>'

    def _broad(self, owner: str, name: str, unit: str, base: float, step: float) -> str:
        name = words.suit(name, self.book.town)
        whole = base % 1 == 0 and step % 1 == 0
        places = 0 if whole else 2 if step < 0.05 and step > 0 else 1
        later = round(base + step * 6, places)
        shown = [f"{value:,.{places}f}".replace("-", "▲") for value in (base, later)]
        values = (base, later)
        kinds: tuple[TargetKind, TargetKind] = ("baseline", "target")
        years = (self.first - 2, self.first + 4)
        cells = cell(name)
        for value, text, kind, year in zip(values, shown, kinds, years, strict=True):
            cells += cell(self._dated(f"{text}{unit}", year), attrs='class="r"')
            self._own(owner, Target(indicator=name, kind=kind, value=value, unit=unit), year)
        return f"<tr>{cells}</tr>"

    def _kpi(self, owner: str, topic: words.Topic) -> str:
        first, name, unit = self.first, topic.indicator, topic.unit
        cells = cell(name)
        if not self.yearly:
            for kind, year, value in (
                ("baseline", first - 2, topic.goal(0)),
                ("target", first + 4, topic.goal(6)),
            ):
                text = self._dated(f"{topic.show(value)}{unit}", year)
                cells += cell(text, attrs='class="r"')
                made: TargetKind = "baseline" if kind == "baseline" else "target"
                self._own(owner, Target(indicator=name, kind=made, value=value, unit=unit), year)
            return f"<tr>{cells}</tr>"
        cells += cell(unit, attrs='style="text-align:center"')
        for year in (first - 2, *range(first, first + 5)):
            value = topic.goal(year - first + 2)
            cells += cell(topic.show(value), attrs='class="r"')
            made = "baseline" if year < first else "target"
            self._own(owner, Target(indicator=name, kind=made, value=value, unit=unit), year)
        return f"<tr>{cells}</tr>"

    def _dated(self, text: str, year: int) -> str:
        return f"{text}（{self.era(year)}）" if self.year_in_cells else text

    def _own(self, owner: str, target: Target, year: int) -> None:
        self.book.owned.append((owner, target.model_copy(update={"fiscal_year": year})))
