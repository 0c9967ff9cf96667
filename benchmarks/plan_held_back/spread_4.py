"""Actions, indicators, years and costs, each in a table of its own."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.spread_words import (
    Goal,
    Project,
    Writer,
    give_office,
    heads,
    page,
    row,
    table,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, ScheduleEntry

Entry = tuple[Item, Project]
BUILDS = (("調査・設計", "→", "工事", "→", "供用開始"), ("設計", "工事", "→", "→", "完了"))
RUNS = (
    ("検討", "実施", "→", "→", "→"),
    ("実施", "→", "→", "→", "→"),
    ("準備", "試行", "実施", "→", "→"),
    ("", "検討", "→", "実施", "→"),
    ("○", "○", "○", "○", "○"),
    ("○", "", "○", "", "○"),
)


@STYLES.add("spre-tables", "html", "pdf")
def make_tables(random: Random) -> Book:
    """A list of actions; their indicators, years and costs in tables joined by number or title."""
    return _Tables(random).write()


class _Tables:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("kanji", "letter", "letter-year", "west")))
        self.first = random.choice((2022, 2023, 2024, 2025))
        self.years = range(self.first, self.first + 5)
        last = self.first + 4
        name = w.pick(
            "地方創生アクションプラン",
            "総合計画後期実施計画",
            "人口減少対策行動計画",
            "まちづくり実施計画",
        )
        self.book = Book(title=w.town + name, town=w.town, period=(self.first, last))
        self.levels = random.choice(
            (("基本方針", "施策"), ("基本目標", "基本施策"), ("政策", "施策"))
        )
        self.by_title = w.chance(0.4)
        self.joined = w.chance(0.5)
        self.costs = w.chance(0.6)
        self.arrow = w.pick("→", "⇒", "→")
        self.open = w.chance(0.3)
        self.number_head = w.pick("番号", "№", "No.", "整理番号")
        self.item_head = w.pick("取組名", "事業名", "実施項目", "取組項目")
        self.entries: list[Entry] = []

    def write(self) -> Book:
        w, book = self.writer, self.book
        goals = w.goals[: w.random.randint(4, 6)]
        listed = self.actions(goals)
        names = [w.pick("取組一覧", "実施項目一覧"), w.pick("成果指標", "指標と目標値")]
        names.append(w.pick("年次計画", "実施スケジュール", "実施工程"))
        tables = [listed, self.indicators() + self.note(), self.schedule()]
        if self.costs:
            names.append("年度別事業費")
            tables.append(f'<p class="r">（単位：千円）</p>{self.money()}')
        numbers = "１２３４"
        parts = "".join(f"<h2>{numbers[n]}　{name}</h2>{tables[n]}" for n, name in enumerate(names))
        spots = "".join(
            f"<tr><td>{numbers[n]}　{name}</td><td>{'・' * 40}</td><td>{2 * n + 1}</td></tr>"
            for n, name in enumerate(names)
        )
        toc = f'<h3>{w.pick("目次", "もくじ")}</h3><table class="toc">{spots}</table>'
        ends = (w.year(self.first, "kanji"), w.year(self.first + 4, "kanji"))
        years = f"計画期間　{ends[0]}～{ends[1]}（５年間）"
        body = f"<h1>{book.title}</h1><p>{years}</p>{toc}{parts}{self.glossary()}"
        page(book, self.css(), body)
        return book

    def css(self) -> str:
        w = self.writer
        color = w.pick("#fce4d6", "#d9e1f2", "#e2efda", "#f2f2f2")
        return (
            f"@page{{size:A4 landscape;margin:12mm}}body{{font-family:'{w.font}';font-size:9pt}}"
            "h1{font-size:18pt;text-align:center}h1+p{text-align:center}"
            "h2{font-size:12pt;page-break-before:always}.r{text-align:right;margin:0}"
            "table{border-collapse:collapse;width:100%}tr{page-break-inside:avoid}"
            "td,th{border:1px solid #444;padding:3px 5px}.toc{width:70%;margin:auto}"
            f".toc td{{border:none}}th{{background:{color};font-weight:normal}}"
            ".n{text-align:right}.c{text-align:center;white-space:nowrap}"
        )

    def actions(self, goals: list[Goal]) -> str:
        """The list of actions under two levels of policies."""
        w, rows = self.writer, []
        for place, goal in enumerate(goals, 1):
            key = self.book.policy(str(place), goal.title, level=self.levels[0])
            group: list[Item] = []
            lines: list[str] = []
            for order, measure in enumerate(goal.measures, 1):
                number = f"{place}-{order}"
                below = self.book.policy(number, measure.title, key, self.levels[1])
                made = []
                for project in measure.projects[: w.random.randint(1, 3)]:
                    item = self.book.item(str(len(self.entries) + 1), project.title, below)
                    self.entries.append((item, project))
                    made.append((item, project))
                marks = " ".join(item.mark("policy") for item, _ in made)
                span = f'rowspan="{len(made)}"'
                label = cell(f"{number}　{measure.title}", marks, attrs=span)
                for count, entry in enumerate(made):
                    lines.append(("" if count else label) + self.action(*entry))
                group += [item for item, _ in made]
            marks = " ".join(item.mark("policy") for item in group)
            span = f'rowspan="{len(group)}"'
            top = cell(f"{self.levels[0]}{place}\n{goal.title}", marks, attrs=span)
            rows += [row(("" if n else top) + line) for n, line in enumerate(lines)]
        names = [*self.levels, self.number_head, self.item_head]
        names += (
            w.pick("取組内容", "取組の内容"),
            w.pick("担当課", "所管課", "担当部署"),
            "協力団体",
        )
        return table(heads(*names), rows)

    def action(self, item: Item, project: Project) -> str:
        give_office(item, project.office)
        give_office(item, project.partner, "partner")
        return (
            self.label(item, number=True)
            + cell(project.text, item.mark("description|initiative"))
            + cell(project.office, item.mark("office"), attrs='class="c"')
            + cell(project.partner, item.mark("partner"))
        )

    def label(self, item: Item, *, number: bool, title: bool = True, span: int = 1) -> str:
        """The cells that name an item."""
        attrs = f'rowspan="{span}"' if span > 1 else ""
        first = cell(item.number, item.mark("number"), attrs=f'{attrs} class="c"'.strip())
        second = cell(item.title, item.mark("item"), attrs=attrs)
        return (first if number else "") + (second if title else "")

    def labels(self) -> tuple[list[str], dict[str, bool]]:
        """What names an item in the tables after the first: number, title or both."""
        names = [self.number_head] if not self.by_title else []
        names += [self.item_head] if self.by_title or self.joined else []
        return names, {"number": not self.by_title, "title": self.by_title or self.joined}

    def indicators(self) -> str:
        """One or two indicators of most actions."""
        w, rows = self.writer, []
        now, half, last = self.first - 1, self.first + 2, self.first + 4
        names, kinds = self.labels()
        for item, project in self.entries:
            if w.chance(0.15):
                continue
            kpis = project.kpis[: w.random.randint(1, 2)]
            for place, kpi in enumerate(kpis):
                told = [w.measured(kpi, "baseline", now, 0, unit=False)]
                told += [w.measured(kpi, "target", y, y - now, unit=False) for y in (half, last)]
                item.targets += [target for _, target in told]
                roles = ("baseline", "target_value", "target_value")
                label = self.label(item, **kinds, span=len(kpis))
                cells = cell(kpi.name, item.mark("indicator"))
                cells += cell(kpi.unit, item.mark("unit"), attrs='class="c"')
                for (text, _), role in zip(told, roles, strict=True):
                    cells += cell(text, item.mark(role), attrs='class="n"')
                rows.append(row(("" if place else label) + cells))
        names += ["指標", "単位", f"{w.pick('現状', '現状値')}\n({w.year(now)})"]
        names += [f"中間目標\n({w.year(half)})", f"最終目標\n({w.year(last)})"]
        return table(heads(*names), rows)

    def note(self) -> str:
        text = self.writer.pick(
            "指標を設定していない取組は、この表に掲げていない。", "目標値は単年度の数値である。"
        )
        self.book.notes.append(("※", "", text))
        return f"<p>※　{text}</p>"

    def schedule(self) -> str:
        """A row of years for each action, and what the circle means."""
        w, rows = self.writer, []
        names, kinds = self.labels()
        for item, project in self.entries:
            builds = any(word in project.title for word in ("施設", "修繕", "更新", "拠点"))
            rows.append(
                row(self.label(item, **kinds), *self.plan(item, BUILDS if builds else RUNS))
            )
        shown = [w.year(year) for year in self.years]
        shown[-1] += "以降" if self.open else ""
        self.book.legend.append(("○", "実施する年度"))
        return table(heads(*names, *shown), rows) + "<p>凡例　○：実施する年度</p>"

    def plan(self, item: Item, patterns: tuple[tuple[str, ...], ...]) -> list[str]:
        """The cells of an action's years, and the spans they mean."""
        cells: list[str] = []
        pattern = self.writer.random.choice(patterns)
        for year, text in zip(self.years, pattern, strict=True):
            shown = self.arrow if text == "→" else text
            cells.append(cell(shown, item.mark("schedule") if shown else "", attrs='class="c"'))
            ends = self.open and year == self.years[-1]
            change: dict[str, object] = {"last_year": year, "open_ended": ends}
            if text == "→":
                item.schedule[-1] = item.schedule[-1].model_copy(update=change)
            elif text:
                mark = text if text == "○" else ""
                entry = ScheduleEntry(
                    task=item.title, first_year=year, text="" if mark else text, mark=mark
                )
                item.schedule.append(entry.model_copy(update=change))
        return cells

    def money(self) -> str:
        """The costs of the first three years, with a total row."""
        w, rows = self.writer, []
        names, kinds = self.labels()
        years = list(self.years)[:3]
        totals = dict.fromkeys(years, 0)
        for item, _ in self.entries:
            cells = []
            for year in years:
                amount = w.random.randint(120, 48000)
                totals[year] += amount
                text = f"{amount:,}"
                cells.append(cell(text, item.mark("budget"), attrs='class="n"'))
                budget = Budget(
                    fiscal_year=year,
                    kind="estimated",
                    amount=amount * 1000,
                    unit="千円",
                    text=text,
                )
                item.budgets.append(budget)
            rows.append(row(self.label(item, **kinds), *cells))
        sums = "".join(cell(f"{total:,}", attrs='class="n"') for total in totals.values())
        rows.append(row(cell("合計", attrs=f'colspan="{len(names)}" class="c"'), sums))
        shown = [f"{w.year(year)}\n計画額" for year in years]
        return table(heads(*names, *shown), rows)

    def glossary(self) -> str:
        rows = []
        for term, text in self.writer.terms(4):
            self.book.notes.append(("", term, text))
            rows.append(row(cell(term), cell(text)))
        return f"<h2>参考　用語の説明</h2>{table(heads('用語', '説明'), rows)}"
