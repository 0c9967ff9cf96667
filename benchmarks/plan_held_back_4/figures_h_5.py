"""A plan in chapters: a list of measures, their indicators, their years, joined by number alone."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import figures_h_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Comparator, Office, ScheduleEntry, Target

_CSS = (
    "@page{size:A4 portrait;margin:17mm 15mm}"
    f"body{{font:9.5pt/1.45 {words.FONT};color:#1a1a1a}}"
    "h1{font-size:16pt;text-align:center;margin:14px 0 2px}.ce{text-align:center;margin:2px 0}"
    "h2{font-size:13pt;background:#e9e4d4;padding:3px 10px;margin:22px 0 6px;"
    "page-break-after:avoid}h3{font-size:10.5pt;margin:12px 0 3px;page-break-after:avoid}"
    "p{margin:3px 0}.b{text-indent:1em}.n{font-size:8.5pt}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #8a7f5c;padding:2px 5px;vertical-align:middle;word-break:break-all;"
    "font-size:8.5pt}th{background:#f4f1e6;font-weight:normal}.k{text-align:center}"
    ".w{white-space:nowrap}.m{text-align:right}tr{page-break-inside:avoid}"
    ".s td{background:#faf8f1;font-weight:bold}"
)
_TITLES = (
    "{}まちづくり行動計画",
    "第２次{}持続可能なまちづくり推進計画",
    "{}総合計画　後期基本計画アクションプラン",
)
_MARKS = (
    (("△", "検討・準備"), ("○", "実施"), ("◎", "拡充")),
    (("□", "調査・検討"), ("●", "着手"), ("★", "本格実施")),
)
_WORDS = (("調査", "試行", "実施"), ("検討", "準備", "推進"), ("協議", "制度設計", "運用"))


@STYLES.add("rc-chapters")
def make_chapters(random: Random) -> Book:
    """Measures in a list, indicators and years in chapters of their own, joined by number."""
    town, prefecture = random.choice(words.TOWNS)
    first = random.randint(2021, 2026)
    title = random.choice(_TITLES).format(town)
    book = Book(title=title, town=town, prefecture=prefecture, period=(first, first + 4))
    writer = _Chapters(random, book, first)
    chapter = random.choice((1, 3, 4))
    heads = (
        random.choice(("施策の展開", "具体的な取組", "取組の一覧")),
        random.choice(("成果指標", "数値目標の一覧", "計画の指標")),
        random.choice(("年次計画", "実施スケジュール", "取組の工程")),
    )
    lead = (
        "本章では、基本目標ごとに計画期間中に取り組む内容を示します。",
        "取組の成果を客観的に把握するため、次のとおり指標を設定します。"
        "番号は取組の番号に対応しています。",
        "各取組は、次の工程により計画的に進めます。",
    )
    parts = (writer.measures(), writer.indicators(), writer.schedule())
    body = ""
    for number, (head, text, part) in enumerate(zip(heads, lead, parts, strict=True)):
        body += f'<h2>第{words.wide(chapter + number)}章　{head}</h2><p class="b">{text}</p>{part}'
    span = f"{writer.era(first)}～{writer.era(first + 4)}（５年間）"
    book.html = (
        f"<html><head><title>{title}</title><style>{_CSS}</style></head><body><h1>{title}</h1>"
        f'<p class="ce">計画期間：{span}</p><p class="ce">{prefecture}{town}</p>{body}'
        "</body></html>"
    )
    return book


class _Chapters:
    """The chapters of one plan."""

    def __init__(self, random: Random, book: Book, first: int) -> None:
        self.random, self.book, self.first = random, book, first
        self.form = random.choice(("令和{}年度", "R{}年度", "令和{}（{year}）年度"))
        self.numbers = random.choice(("{count}", "{group}-({place})", "{roman}-{circled}"))
        self.named = random.random() < 0.6
        self.strips = random.random() < 0.5
        self.bounds = random.random() < 0.5
        self.partners = random.random() < 0.5
        self.tagged = random.random() < 0.5
        self.drawn = random.choice(("marks", "words", "arrows"))
        self.marks = random.choice(_MARKS)
        self.middle = random.random() < 0.75
        self.groups: list[tuple[str, list[tuple[Item, words.Topic]]]] = []
        for group, domain in enumerate(words.fields(random, 2, 3), 1):
            title = random.choice(words.FIELDS[domain])
            roman = "ⅠⅡⅢ"[group - 1]
            key = book.policy(roman, title, level="基本目標")
            topics = words.draw(random, domain, random.randint(4, 7), book.town)
            some = [(self._item(group, n, key, t), t) for n, t in enumerate(topics, 1)]
            self.groups.append((f"基本目標{roman}　{title}", some))

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def _item(self, group: int, place: int, policy: str, topic: words.Topic) -> Item:
        number = self.numbers.format(
            count=len(self.book.items) + 1,
            group=group,
            place=place,
            roman="ⅠⅡⅢ"[group - 1],
            circled=words.CIRCLED[place - 1],
        )
        item = self.book.item(number, topic.title, policy)
        item.description = topic.content
        item.offices.append(Office(name=topic.office))
        return item

    def _no(self, item: Item, attrs: str = "") -> str:
        return cell(item.number, item.mark("number"), attrs=f'class="k w" {attrs}')

    def measures(self) -> str:
        """The list of measures, a table for each policy."""
        heads = ["番号", "取組", "取組の内容", "担当課"]
        widths = [10, 24, 46, 18]
        if self.partners:
            heads.append("関係機関")
            widths.append(18)
        if self.tagged:
            heads.insert(2, "区分")
            widths.insert(2, 8)
        html = ""
        for label, some in self.groups:
            rows = "".join(f"<tr>{self._measure(item, topic)}</tr>" for item, topic in some)
            html += f"<h3>{label}</h3>{_table(heads, widths, rows)}"
        return html

    def _measure(self, item: Item, topic: words.Topic) -> str:
        cells = self._no(item) + cell(item.title, item.mark("item"))
        if self.tagged:
            tag = self.random.choice(("新規", "継続", "継続", "重点"))
            item.tags.append(tag)
            cells += cell(tag, item.mark("tag|type"), attrs='class="k"')
        text = topic.content + (f"\n{topic.more}" if self.random.random() < 0.4 else "")
        item.description = text
        cells += cell(text, item.mark("description|initiative"))
        offices = topic.office
        if self.random.random() < 0.2:
            item.offices.append(Office(name="企画政策課"))
            offices += "\n企画政策課"
        cells += cell(offices, item.mark("office"))
        if self.partners:
            if topic.partner:
                item.offices.append(Office(name=topic.partner, role="partner"))
            cells += cell(topic.partner or "－", item.mark("partner"))
        return cells

    def indicators(self) -> str:
        """The table of indicators; some measures have none."""
        heads = ["番号", *(["取組"] if self.named else []), "指標"]
        widths = [10, *([24] if self.named else []), 34]
        first = self.first
        heads.append(f"現状値\n（{self.era(first - 2)}）")
        heads += [f"中間目標\n（{self.era(first + 2)}）"] if self.middle else []
        heads.append(f"最終目標\n（{self.era(first + 4)}）")
        widths += [17] * (3 if self.middle else 2)
        rows = ""
        for label, some in self.groups:
            rows += _strip(label, len(heads)) if self.strips else ""
            for number, (item, topic) in enumerate(some):
                if number == 0 or self.random.random() < 0.75:
                    rows += self._indicator(item, topic)
        html = _table(heads, widths, rows)
        if self.random.random() < 0.5:
            text = "現状値は、統計の公表時期により前年度の値を用いているものがあります。"
            self.book.notes.append(("※", "", text))
            html += f'<p class="n">※{text}</p>'
        return html

    def _indicator(self, item: Item, topic: words.Topic) -> str:
        first = self.first
        lines = [(topic.indicator, topic)] if self.random.random() < 0.8 else []
        if not lines:
            base, step = self.random.randint(550, 800) / 10, self.random.choice((0.8, 1.5, 2.0))
            other = topic.with_figures("％", base, step)
            lines = [(topic.indicator, topic), (self.random.choice(_SECOND), other)]
        tall = f'rowspan="{len(lines)}"'
        rows = ""
        for place, (name, figures) in enumerate(lines):
            cells = ""
            if place == 0:
                cells += self._no(item, tall)
                cells += cell(item.title, item.mark("item"), attrs=tall) if self.named else ""
            cells += cell(name, item.mark("indicator"))
            unit, base = figures.unit, figures.goal(0)
            made = Target(indicator=name, kind="baseline", value=base, unit=unit)
            item.targets.append(made.model_copy(update={"fiscal_year": first - 2}))
            text = f"{figures.show(base)}{unit}"
            cells += cell(text, item.mark("baseline"), attrs='class="m"')
            kept = place == 0 and figures.unit == "％" and self.random.random() < 0.2
            for years in (4, 6) if self.middle else (6,):
                cells += self._aim(item, name, figures, years, kept=kept)
            rows += f"<tr>{cells}</tr>"
        return rows

    def _aim(self, item: Item, name: str, figures: words.Topic, years: int, *, kept: bool) -> str:
        year = self.first - 2 + years
        made = Target(indicator=name, fiscal_year=year)
        mark = item.mark("target_value|target")
        if kept:
            item.targets.append(made.model_copy(update={"comparator": "maintain"}))
            return cell("維持", mark, attrs='class="m"')
        value, unit = figures.goal(years), figures.unit
        bound, word = _bound(figures) if self.bounds else (None, "")
        update = {"value": value, "unit": unit, "comparator": bound}
        item.targets.append(made.model_copy(update=update))
        return cell(f"{figures.show(value)}{unit}{word}", mark, attrs='class="m"')

    def schedule(self) -> str:
        """The table of years, all measures in it."""
        heads = ["番号", *(["取組"] if self.named else [])]
        widths = [10, *([30] if self.named else [])]
        heads += [self.era(self.first + year) for year in range(5)]
        widths += [13] * 5
        rows = ""
        for label, some in self.groups:
            rows += _strip(label, len(heads)) if self.strips else ""
            for item, _ in some:
                cells = self._no(item)
                cells += cell(item.title, item.mark("item")) if self.named else ""
                rows += f"<tr>{cells}{self._years(item)}</tr>"
        html = _table(heads, widths, rows)
        if self.drawn == "marks":
            self.book.legend = list(self.marks)
            text = "　".join(f"{mark}：{meaning}" for mark, meaning in self.marks)
            html = f'<p class="n">【凡例】{text}</p>{html}'
        return html

    def _years(self, item: Item) -> str:
        """The cells of the five years; stages that go on from year to year."""
        random = self.random
        cuts = sorted(random.sample(range(1, 5), 2))
        stages = [0 if year < cuts[0] else 1 if year < cuts[1] else 2 for year in range(5)]
        start = random.choice((0, 0, 0, 1))
        names = random.choice(_WORDS)
        cells = "<td></td>" * start
        for year in range(start, 5):
            stage = stages[year]
            same = year > start and stages[year - 1] == stage
            at = self.first + year
            if self.drawn == "marks":
                mark = self.marks[stage][0]
                item.schedule.append(ScheduleEntry(first_year=at, last_year=at, mark=mark))
                text = mark
            elif same:
                text = names[stage] if self.drawn == "words" else "→"
                item.schedule[-1] = item.schedule[-1].model_copy(update={"last_year": at})
            else:
                text = names[stage]
                item.schedule.append(ScheduleEntry(first_year=at, last_year=at, text=text))
            cells += cell(text, item.mark("schedule"), attrs='class="k"')
        return cells


_SECOND = ("事業に満足した利用者の割合", "取組を知っている住民の割合")


def _bound(figures: words.Topic) -> tuple[Comparator, str]:
    return ("ge", "以上") if figures.step > 0 else ("le", "以下")


def _strip(label: str, width: int) -> str:
    text = cell(label, attrs=f'colspan="{width}"')
    return f'<tr class="s">{text}</tr>'


def _table(heads: list[str], widths: list[int], rows: str) -> str:
    total = sum(widths)
    cols = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in widths)
    head = "".join(cell(text, tag="th") for text in heads)
    return f"<table>{cols}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
