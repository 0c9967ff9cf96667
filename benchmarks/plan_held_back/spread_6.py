"""Reports on a strategy: indicators by measure, what was done, and next year's quarters."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.spread_words import (
    Goal,
    Kpi,
    Measure,
    Project,
    Writer,
    give_office,
    heads,
    page,
    row,
    table,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Rating, ScheduleEntry

LEGENDS = (
    (("Ａ", "計画どおり進んでいる"), ("Ｂ", "おおむね進んでいる"), ("Ｃ", "進んでいない")),
    (("◎", "順調"), ("○", "おおむね順調"), ("△", "努力を要する")),
    (("３", "十分な成果があった"), ("２", "一定の成果があった"), ("１", "成果が乏しい")),
)
QUARTERS = (("実施", "→", "→", "→"), ("準備", "実施", "→", "→"), ("", "協議", "→", "実施"))


@STYLES.add("spre-report", "html", "pdf")
def make_report(random: Random) -> Book:
    """KPI by measure in pairs of columns, actions of the year, quarters of the next."""
    return _Report(random).write()


class _Report:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("kanji", "letter", "west", "both")))
        self.now = random.choice((2020, 2021, 2022, 2023, 2024))
        self.base = self.now - random.choice((2, 3))
        self.last = self.base + 5
        name = w.pick("総合戦略", "第２期総合戦略", "創生総合戦略", "人口ビジョン・総合戦略")
        ending = w.pick("効果検証報告書", "進捗状況報告書", "取組状況について")
        year = w.year(self.now, "kanji")
        self.title = f"{year}　{w.town}{name}{ending}" if w.chance(0.5) else ""
        self.title = self.title or f"{w.town}{name}　{ending}（{year}）"
        self.book = Book(title=self.title, town=w.town, fiscal_year=self.now)
        self.legend = random.choice(LEGENDS)
        self.levels = random.choice((("基本目標", "施策"), ("政策分野", "施策の方向")))
        self.check = w.pick("評価", "事業評価", "自己評価", "達成度")
        self.cost = w.chance(0.6)
        self.tag = w.pick("th", "td")
        self.done_head = w.pick("実施状況", "実施内容", "取組実績")
        self.issue_head = w.pick("課題", "今後の課題", "課題・問題点")
        self.next_head = w.pick("今後の方向性", "今後の対応", "改善策")
        self.item_head = w.pick("主な事業", "事業名", "事務事業名", "取組名")
        self.entries: list[tuple[Item, Project, str]] = []

    def write(self) -> Book:
        w, book = self.writer, self.book
        goals = w.goals[: w.random.randint(3, 5)]
        keyed = [(self.goal(number, goal), goal) for number, goal in enumerate(goals, 1)]
        book.document_number = w.pick("資料１", "資料 3-1", "別紙２", "資料№４")
        day = self.day()
        front = (
            f'<p class="doc">{book.document_number}</p><h1>{self.title}</h1>'
            f'<p class="r">（{day}）</p><h2>１　人口の状況</h2>{self.people()}'
            f"<h2>２　数値目標・ＫＰＩの状況</h2>{self.indicators(keyed)}"
        )
        year = w.year(self.now, "kanji")
        after = w.year(self.now + 1, "kanji")
        back = (
            f"<h2>３　{year}の取組状況</h2>{self.key()}{self.actions()}"
            f"<h2>４　{after}の予定</h2>{self.schedule()}"
        )
        page(book, self.css(), front + back + self.appendix())
        return book

    def css(self) -> str:
        w = self.writer
        color = w.pick("#d6dce4", "#e2f0d9", "#fff2cc", "#deebf7")
        return (
            f"@page{{size:A4 landscape;margin:13mm}}body{{font-family:'{w.font}';font-size:9pt}}"
            "h1{text-align:center;font-size:15pt}.r,.doc{text-align:right}h2{font-size:11.5pt}"
            "table{border-collapse:collapse;width:100%;margin-bottom:4mm}"
            "tr{page-break-inside:avoid}td,th{border:1px solid #222;padding:3px 4px}"
            f"thead td,thead th{{background:{color};text-align:center;font-weight:normal}}"
            ".n{text-align:right;white-space:nowrap}.c{text-align:center;white-space:nowrap}"
        )

    def day(self) -> str:
        """The date of the report, as printed."""
        w, following = self.writer, self.now + 1
        if w.chance(0.6):
            text = f"{w.calendar_year(following)}３月31日現在"
            self.book.date(f"{following}-03-31", "day", text)
        else:
            text = f"{w.calendar_year(following)}３月末現在"
            self.book.date(f"{following}-03-31", "month-end", text)
        return text

    def people(self) -> str:
        """The population by year; nothing of a plan."""
        w, tag = self.writer, self.tag
        start = w.random.randint(8000, 16000)
        years = range(self.now - 3, self.now + 1)
        rows = []
        for name, share in (("年少人口", 0.11), ("生産年齢人口", 0.53), ("老年人口", 0.36)):
            counts = (f"{int((start - 150 * n) * share):,}" for n, _ in enumerate(years))
            rows.append(row(cell(name), *(cell(text, attrs='class="n"') for text in counts)))
        shown = (w.year(year, "west").replace("度", "") for year in years)
        return f'<p class="r">（単位：人）</p>{table(heads("区分", *shown, tag=tag), rows)}'

    def goal(self, number: int, goal: Goal) -> list[tuple[str, Measure]]:
        """Adds a goal, its measures and the actions that are told of below."""
        w = self.writer
        key = self.book.policy(str(number), goal.title, level=self.levels[0])
        measures = []
        for order, measure in enumerate(goal.measures, 1):
            code = f"{number}-{order}"
            below = self.book.policy(code, measure.title, key, self.levels[1])
            measures.append((below, measure))
            for project in measure.projects[: w.random.randint(1, 3)]:
                item = self.book.item(str(len(self.entries) + 1), project.title, below)
                self.entries.append((item, project, f"{code}　{measure.title}"))
        return measures

    def indicators(self, keyed: list[tuple[list[tuple[str, Measure]], Goal]]) -> str:
        """Indicators of measures: a pair of columns for each year, none of them of an item."""
        w, tag, rows = self.writer, self.tag, []
        years = range(self.base + 1, self.now + 1)
        for number, (measures, goal) in enumerate(keyed, 1):
            lines = []
            for order, (key, measure) in enumerate(measures, 1):
                kpis = w.random.sample(
                    [p.kpis[0] for p in measure.projects], w.random.randint(1, 3)
                )
                name = f"{number}-{order}　{measure.title}"
                label = cell(name, attrs=f'rowspan="{len(kpis)}"')
                told = [self.line(key, kpi, years) for kpi in kpis]
                lines += [("" if n else label) + line for n, line in enumerate(told)]
            top = cell(f"{number}　{goal.title}", attrs=f'rowspan="{len(lines)}"')
            rows += [row(("" if n else top) + line) for n, line in enumerate(lines)]
        front = [*self.levels, "指標", f"基準値\n（{w.year(self.base)}）"]
        tall = 'rowspan="2"'
        pairs = (cell(w.year(year), tag=tag, attrs='colspan="2"') for year in years)
        top = row(
            *(cell(name, tag=tag, attrs=tall) for name in front),
            *pairs,
            cell(f"最終目標値\n（{w.year(self.last)}）", tag=tag, attrs=tall),
        )
        return table(top + heads(*(["目標", "実績"] * len(years)), tag=tag), rows)

    def line(self, key: str, kpi: Kpi, years: range) -> str:
        """The cells of an indicator of a measure."""
        w = self.writer
        told = [w.measured(kpi, "baseline", self.base, 0)]
        for year in years:
            told.append(w.measured(kpi, "target", year, year - self.base))
            told.append(w.measured(kpi, "actual", year, year - self.base))
        told.append(w.aim(kpi, self.last, self.last - self.base))
        self.book.owned += [(key, target) for _, target in told]
        return cell(kpi.name) + "".join(cell(text, attrs='class="n"') for text, _ in told)

    def key(self) -> str:
        """What the marks mean, as a small table."""
        self.book.legend += self.legend
        rows = [row(cell(mark, attrs='class="c"'), cell(text)) for mark, text in self.legend]
        head = heads(self.check, "評価の基準", tag=self.tag)
        return f'<div style="width:45%">{table(head, rows)}</div>'

    def actions(self) -> str:
        """What was done for each action, with its rating."""
        w, rows = self.writer, []
        year = w.year(self.now)
        labels = [label for _, _, label in self.entries]
        for n, (item, project, label) in enumerate(self.entries):
            first = ""
            if n == 0 or labels[n - 1] != label:
                same = [item for item, _, other in self.entries if other == label]
                marks = " ".join(item.mark("policy") for item in same)
                first = cell(label, marks, attrs=f'rowspan="{len(same)}"')
            rows.append(row(first, *self.action(item, project)))
        names = [self.levels[1], "№", self.item_head, self.done_head]
        names += [f"{year}決算額\n（千円）"] if self.cost else []
        names += [self.check, self.issue_head, self.next_head, w.pick("担当課", "所管課")]
        return table(heads(*names, tag=self.tag), rows)

    def action(self, item: Item, project: Project) -> list[str]:
        w = self.writer
        give_office(item, project.office)
        mark, meaning = w.random.choice(self.legend)
        item.ratings.append(Rating(criterion=self.check, mark=mark, meaning=meaning))
        first, second = project.tasks[:2]
        done = w.pick(
            f"{first}を行い、続いて{second}を行った。",
            f"{first}に取り組み、関係団体の協力を得た。",
            f"前年度に引き続き、{second}を行った。",
        )
        cells = [
            cell(item.number, item.mark("number"), attrs='class="c"'),
            cell(item.title, item.mark("item")),
            cell(done, item.mark("do")),
        ]
        if self.cost:
            cells.append(self.settled(item))
        return [
            *cells,
            cell(mark, item.mark("rating"), attrs='class="c"'),
            cell(w.issue(), item.mark("issue")),
            cell(w.next(), item.mark("direction" if "方向" in self.next_head else "act")),
            cell(project.office, item.mark("office"), attrs='class="c"'),
        ]

    def settled(self, item: Item) -> str:
        amount = self.writer.random.randint(80, 26000)
        text = f"{amount:,}"
        budget = Budget(
            fiscal_year=self.now, kind="settled", amount=amount * 1000, unit="千円", text=text
        )
        item.budgets.append(budget)
        return cell(text, item.mark("budget"), attrs='class="n"')

    def schedule(self) -> str:
        """The quarters of the next year, joined by the titles."""
        w, tag, rows = self.writer, self.tag, []
        parts = [f"第{n}四半期" for n in range(1, 5)]
        if w.wide:
            parts = [f"第{n}四半期" for n in "１２３４"]
        for item, _, _ in self.entries:
            cells = []
            for part, text in zip(parts, w.random.choice(QUARTERS), strict=True):
                cells.append(cell(text, item.mark("schedule") if text else "", attrs='class="c"'))
                if text == "→":
                    item.schedule[-1] = item.schedule[-1].model_copy(update={"last_part": part})
                elif text:
                    entry = ScheduleEntry(task=item.title, text=text, first_part=part)
                    years = {"first_year": self.now + 1, "last_year": self.now + 1}
                    item.schedule.append(entry.model_copy(update={**years, "last_part": part}))
            rows.append(row(cell(item.title, item.mark("item")), *cells))
        return table(heads(self.item_head, *parts, tag=tag), rows)

    def appendix(self) -> str:
        """The members of the committee, and a glossary in lines."""
        w = self.writer
        rows = [row(cell(name), cell(body)) for body, name in w.members()]
        members = table(heads("委員氏名", "所属団体", tag=self.tag), rows, 'style="width:50%"')
        lines = []
        for term, text in w.terms(3):
            self.book.notes.append(("", term, text))
            lines.append(f"<p>{term}…{text}</p>")
        return f"<h2>５　検証委員会委員</h2>{members}<h2>６　用語の説明</h2>{''.join(lines)}"
