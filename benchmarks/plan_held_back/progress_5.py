"""Results in numbers: indicators with baseline, targets and actuals beside costs and ratings."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.progress_words import (
    Topic,
    Writer,
    count_of,
    fiscal,
    join_marks,
    make_writer,
    page,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, Rating, Target

_CSS = """
@page{size:A3 landscape;margin:12mm}
body{font-family:"Noto Sans CJK JP","IPAexGothic",sans-serif;font-size:8.5pt;color:#111}
h1{font-size:13pt;background:#fff3d6;border:1px solid #c90;padding:4px 8px;margin:0 0 4px}
p{margin:1px 0}p.unit{text-align:right}p.no{text-align:right;font-weight:bold}
h2{font-size:11pt;border-bottom:2px solid #c90;margin:10px 0 3px;break-after:avoid}
table{border-collapse:collapse;width:100%}
td,th{border:1px solid #777;padding:2px 4px;vertical-align:middle}
th{background:#fdeecb;font-weight:600}td.n{text-align:right;white-space:nowrap}
td.m{text-align:center}tr{break-inside:avoid}
"""
_SCALES = (
    {"Ａ": "達成率100％以上", "Ｂ": "達成率80％以上100％未満", "Ｃ": "達成率80％未満"},
    {"◎": "目標値を達成", "○": "目標値に近い", "△": "目標値に届かない"},
    {"順調": "目標を達成", "概ね順調": "目標の８割以上", "遅れ": "目標の８割未満"},
)
_WAYS = ("継続", "継続", "継続", "拡充", "見直し", "縮小")


class _Numbers:
    """The report while it is being written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, random.choice(("plain", "noun")))
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2020, 2025)
        self.start = self.year - random.randint(2, 4)
        self.form = random.choice(("short", "letter", "kanji"))
        self.scale = random.choice(_SCALES)
        self.budget = random.random() < 0.7
        self.unit_column = random.random() < 0.6
        self.headings = random.random() < 0.5
        self.final = random.random() < 0.5
        self.way = random.random() < 0.7
        pick = random.choice
        self.base_word = pick(("基準値", "現状値", "計画策定時"))
        self.item_word = pick(("具体的事業", "主な事業", "取組項目", "構成事務事業"))
        self.rating_word = pick(("評価", "進捗評価", "総合評価"))
        self.name_word = pick(("指標名", "指標", "成果指標名"))
        self.group_word = pick(("KPI（重要業績評価指標）", "成果指標", "数値目標"))
        self.do_word = pick(("取組の成果", "事業効果", "成果と課題"))
        self.office_word = pick(("担当課", "所管課", "担当部署"))
        self.way_word = pick(("今後の方向性", "方向性"))
        self.cost_word = pick(("決算額", "決算"))

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        plan = random.choice(("まち・ひと・しごと創生総合戦略", "デジタル田園都市構想総合戦略"))
        report = random.choice(("実績報告書", "効果検証シート", "進捗状況報告"))
        book.title = f"第２期{book.town}{plan}　{fiscal(self.year, 'kanji')}{report}"
        book.fiscal_year = self.year
        book.document_number = random.choice(("", "資料２", "別紙１", "資料№1-2"))
        last = self.start + 5
        book.period = (self.start + 1, last)
        period = f"{fiscal(self.start + 1, 'half')}～{fiscal(last, 'half')}"
        lines = []
        if book.document_number:
            lines.append(cell(book.document_number, tag="p", attrs='class="no"'))
        lines += [cell(book.title, tag="h1"), cell(f"計画期間：{period}", tag="p")]
        book.legend = list(self.scale.items())
        scale = "　".join(f"{mark}：{meaning}" for mark, meaning in self.scale.items())
        lines.append(cell(f"{self.rating_word}　{scale}", tag="p"))
        domains = ("健康", "子ども", "環境", "産業", "基盤", "教育", "防災")
        chosen = random.sample(domains, random.randint(3, 4))
        tree = self.writer.tree(chosen, 2, 3)
        rows = ""
        for no, goal in enumerate(tree, 1):
            key = book.policy(str(no), goal.title, level="基本目標")
            body = ""
            for inner, group in enumerate(goal.groups, 1):
                label = f"{no}-{inner}"
                policy = book.policy(label, group.title, key, "施策")
                body += self.block(policy, f"{label} {group.title}", group.topics)
            if self.headings:
                lines.append(cell(f"基本目標{no}　{goal.title}", tag="h2"))
                lines.append(self.table(body))
            else:
                mark = join_marks([i for i in book.items if self.parent(i) == key], "policy")
                title = f"基本目標{no}　{goal.title}"
                strip = cell(title, mark, attrs=f'colspan="{self.columns}"')
                rows += f'<tr style="background:#fff8e8">{strip}</tr>{body}'
        lines += [] if self.headings else [self.table(rows)]
        note = f"{self.base_word}は、{fiscal(self.start, 'kanji')}の値です。"
        book.notes.append(("※", "", note))
        lines.append(cell(f"※ {note}", tag="p"))
        book.html = page(book, _CSS, *lines)
        return book

    def parent(self, item: Item) -> str:
        """The key of the goal that an item stands under."""
        return next(p.parent_id or "" for p in self.book.policies if p.id == item.policy)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        flags = (self.unit_column, self.final, self.budget, self.way)
        return 11 + sum(flags)

    def table(self, body: str) -> str:
        """The table of rows with its header of three levels, and the unit of money above it."""
        unit = cell("（単位：千円）", tag="p", attrs='class="unit"') if self.budget else ""
        return f"{unit}<table><thead>{self.header()}</thead><tbody>{body}</tbody></table>"

    def header(self) -> str:
        """Three header rows: indicators, their years, targets and actuals."""
        three, two = 'rowspan="3"', 'rowspan="2"'
        before, this = fiscal(self.year - 1, self.form), fiscal(self.year, self.form)
        last = fiscal(self.start + 5, self.form)
        first = cell("施策", tag="th", attrs=three) + cell(self.item_word, tag="th", attrs=three)
        width = 6 + self.unit_column + self.final
        first += cell(self.group_word, tag="th", attrs=f'colspan="{width}"')
        first += cell(self.rating_word, tag="th", attrs=three)
        if self.budget:
            year = fiscal(self.year, self.form)
            first += cell(f"{year}\n{self.cost_word}", tag="th", attrs=three)
        first += cell(self.do_word, tag="th", attrs=three)
        first += cell(self.way_word, tag="th", attrs=three) if self.way else ""
        first += cell(self.office_word, tag="th", attrs=three)
        start = fiscal(self.start, self.form)
        second = cell(self.name_word, tag="th", attrs=two)
        second += cell("単位", tag="th", attrs=two) if self.unit_column else ""
        second += cell(f"{self.base_word}\n（{start}）", tag="th", attrs=two)
        second += cell(before, tag="th") + cell(this, tag="th", attrs='colspan="3"')
        second += cell(f"最終目標値\n（{last}）", tag="th", attrs=two) if self.final else ""
        names = ("実績値", "目標値", "実績値", "達成率")
        third = "".join(cell(name, tag="th") for name in names)
        return f"<tr>{first}</tr><tr>{second}</tr><tr>{third}</tr>"

    def block(self, policy: str, label: str, topics: list[Topic]) -> str:
        """The rows of a measure; an item has one row for each indicator."""
        pairs = [(self.book.item("", topic.name, policy), topic) for topic in topics]
        counts = [self.random.choice((1, 1, 2)) for _ in pairs]
        mark = join_marks([item for item, _ in pairs], "policy")
        left = cell(label, mark, attrs=f'rowspan="{sum(counts)}"')
        out = ""
        for (item, topic), count in zip(pairs, counts, strict=True):
            out += f"<tr>{left}{self.row(item, topic, count)}</tr>"
            left = ""
            if count == 2:
                out += f"<tr>{self.second(item, topic)}</tr>"
        return out

    def row(self, item: Item, topic: Topic, count: int) -> str:
        """The first row of an item."""
        writer, tall = self.writer, f'rowspan="{count}"'
        numbers = self.numbers(item, f"{topic.event}の{topic.verb}数", topic.unit)
        rank = 0 if self.rate >= 100 else 1 if self.rate >= 80 else 2
        mark = list(self.scale)[rank]
        meaning = self.scale[mark]
        item.ratings.append(Rating(criterion=self.rating_word, mark=mark, meaning=meaning))
        out = cell(item.title, item.mark("item"), attrs=tall) + numbers
        out += cell(mark, item.mark("rating"), attrs=f'{tall} class="m"')
        if self.budget:
            amount = self.random.randint(50, 48000)
            item.budgets.append(
                Budget(fiscal_year=self.year, kind="settled", amount=amount * 1000, unit="千円")
            )
            out += cell(f"{amount:,}", item.mark("budget"), attrs=f'{tall} class="n"')
        text, role = writer.check(topic), "check"
        if "課題" in self.do_word:
            text += ("\n" if writer.tone == "noun" else "") + writer.issue(topic)
            role = "check|issue"
        out += cell(text, item.mark(role), attrs=tall)
        if self.way:
            way = self.random.choice(_WAYS)
            out += cell(way, item.mark("direction"), attrs=f'{tall} class="m"')
        item.offices.append(Office(name=topic.office))
        return out + cell(topic.office, item.mark("office"), attrs=tall)

    def second(self, item: Item, topic: Topic) -> str:
        """The second indicator of an item."""
        return self.numbers(item, f"{topic.people}の数", topic.people_unit)

    def numbers(self, item: Item, name: str, unit: str) -> str:
        """An indicator's cells: base, actuals, target of the year, rate, last target."""
        random, near = self.random, 'class="n"'
        base = count_of(random, unit)
        last = max(base + 1, round(base * random.uniform(1.1, 1.6)))
        goal = max(1, round(base + (last - base) * 0.6))
        before = max(1, round(base * random.uniform(0.8, 1.3)))
        now = max(1, round(goal * random.uniform(0.65, 1.2)))
        self.rate = now * 100 / goal
        shown = "" if self.unit_column else unit
        out = cell(name, item.mark("indicator"))
        out += cell(unit, item.mark("unit"), attrs='class="m"') if self.unit_column else ""
        out += cell(f"{base:,}{shown}", item.mark("baseline"), attrs=near)
        out += cell(f"{before:,}{shown}", item.mark("actual_value"), attrs=near)
        out += cell(f"{goal:,}{shown}", item.mark("target_value"), attrs=near)
        out += cell(f"{now:,}{shown}", item.mark("actual_value"), attrs=near)
        out += cell(f"{self.rate:.1f}％", item.mark("achievement"), attrs=near)

        def add(kind: str, value: int, year: int) -> None:
            item.targets.append(
                Target.model_validate(
                    {
                        "indicator": name,
                        "kind": kind,
                        "value": value,
                        "unit": unit,
                        "fiscal_year": year,
                    }
                )
            )

        add("baseline", base, self.start)
        add("actual", before, self.year - 1)
        add("target", goal, self.year)
        add("actual", now, self.year)
        if self.final:
            add("target", last, self.start + 5)
            out += cell(f"{last:,}{shown}", item.mark("target_value"), attrs=near)
        return out


@STYLES.add("prog-numbers", "html", "pdf", "boxes")
def make_numbers(random: Random) -> Book:
    """Items with one or two indicators each under three header rows, costs and ratings merged."""
    return _Numbers(random).write()
