"""Implementation plans: under each project a row for each source of its money."""

from __future__ import annotations

from random import Random

from benchmarks.plan_styles import projects_words as words
from benchmarks.plan_styles.projects_words import Project, Theme
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, FundSource, Office


@STYLES.add("projects-sources", "html", "pdf")
def make_projects_sources(random: Random) -> Book:
    """Fund sources in rows with a sum, years in columns; offices in two lines."""
    style = _Sources(random)
    body = ""
    for number, theme in enumerate(style.themes, start=1):
        body += style.section(number, theme)
    book = style.book
    span = f"{words.era(style.first, '令和')}～{words.era(style.first + 2, '令和')}"
    cover = f"<h1>{book.title}</h1><p>計画期間　{span}</p>"
    note = random.choice(
        (
            "事業費は計画策定時の見込みであり、予算を確約するものではない。",
            "事業費及び財源は、国・県の制度改正により変わることがある。",
        )
    )
    book.notes.append(("※", "", note))
    book.html = words.page(random, book.title, f"{cover}<p>※{note}</p>{body}")
    return book


class _Sources:
    """One document: its headings and columns are drawn once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        town = random.choice(words.TOWNS)
        self.first = random.randint(2017, 2025)
        title = f"{town}{random.choice(words.PLANS)}{random.choice(('', '　第３期'))}実施計画"
        self.book = Book(title=title, town=town, period=(self.first, self.first + 2))
        self.themes = words.draw_themes(random, town, 10, 26)
        self.form = random.choice(words.ERA_FORMS)
        self.unit = random.choice(("千円", "千円", "百万円"))
        self.kind: BudgetKind
        money, self.kind = random.choice(
            (("事業費", "initial"), ("計画額", "estimated"), ("事業費見込額", "estimated"))
        )
        self.total_first = random.random() < 0.4
        self.total = random.choice(("計", "事業費", "合計"))
        self.tags = random.random() < 0.6
        self.kinds = random.random() < 0.5
        self.style = random.choice(("{0}-{1}", "({1})", "{2}", "{0}{1:02}"))
        at = random.randint(0, 3)
        self.sources = {source: names[at] for source, names in words.SOURCES.items()}
        if random.random() < 0.3:
            self.sources.pop("other")
        self.level = random.choice(("基本目標", "施策の柱", "政策", ""))
        self.count = 0
        labels = [random.choice(words.NUMBER), random.choice(words.NAME)]
        labels += [random.choice(words.ABOUT), random.choice(("担当部署", "担当部課", "所管"))]
        labels += ["区分"] * self.tags + ["ハード\nソフト"] * self.kinds
        labels += [random.choice(("財源区分", "財源内訳", "財源"))]
        self.lead = len(labels)
        corner = random.random() < 0.5
        self.corner = f'<p class="unit">（単位：{self.unit}）</p>' if corner else ""
        years = [words.era(self.first + n, self.form) for n in range(3)]
        tag = random.choice(("th", "td"))
        wide = money if corner else f"{money}（{self.unit}）"
        self.head = words.header([f"{label}#2x1" for label in labels] + [f"{wide}#1x3"], tag)
        self.head += words.header(years, tag)

    def section(self, number: int, theme: Theme) -> str:
        """A heading, and the table of the theme's projects with a sum below."""
        policy = self.book.policy(str(number), theme.goal, level=self.level)
        said = f"{self.level}{number}　{theme.goal}"
        sums = [0, 0, 0]
        groups = ""
        for place, project in enumerate(theme.projects, start=1):
            self.count += 1
            item = self.book.item(
                self.style.format(number, place, self.count), project.title, policy
            )
            groups += self._rows(item, project, sums)
        amounts = "".join(cell(words.money(value), attrs='class="n"') for value in sums)
        label = self.random.choice(("小計", "計", "事業費計"))
        groups += (
            f'<tbody><tr class="sum"><td colspan="{self.lead}">{label}</td>{amounts}</tr></tbody>'
        )
        return f"<h2>{said}</h2>{self.corner}<table><thead>{self.head}</thead>{groups}</table>"

    def _rows(self, item: Item, project: Project, sums: list[int]) -> str:
        """The rows of one project: a source of money each, and the sum of them."""
        years = [
            words.split_money(self.random, self.unit, project.kind == "ハード")
            if self.random.random() < 0.85
            else None
            for _ in range(3)
        ]
        for parts in years:
            if parts and "other" not in self.sources:
                parts["other"] = 0
        rows = [self._source(item, source, years) for source in self.sources]
        totals = [sum(parts.values()) if parts else 0 for parts in years]
        for at, total in enumerate(totals):
            sums[at] += total
        rows.insert(0 if self.total_first else len(rows), self._total(item, totals))
        first = self._front(item, project, len(rows))
        rows[0] = first + rows[0]
        return '<tbody class="keep">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody>"

    def _front(self, item: Item, project: Project, height: int) -> str:
        attrs = f'rowspan="{height}"'
        office = f"{project.office}\n{project.section}"
        item.offices.append(Office(name=office.replace("\n", "")))
        cells = cell(item.number, item.mark("number"), attrs=attrs)
        cells += cell(item.title, item.mark("item"), attrs=attrs)
        cells += cell(project.about, item.mark("description"), attrs=attrs)
        cells += cell(office, item.mark("office"), attrs=attrs)
        if self.tags:
            tag = self.random.choice(words.NEW)
            item.tags.append(tag)
            cells += cell(tag, item.mark("tag|type"), attrs=attrs)
        if self.kinds:
            cells += cell(project.kind, item.mark("type|tag"), attrs=attrs)
        return cells

    def _source(
        self, item: Item, source: FundSource, years: list[dict[FundSource, int] | None]
    ) -> str:
        cells = cell(self.sources[source], item.mark("fund_source"))
        for at, parts in enumerate(years):
            value = parts[source] if parts else 0
            cells += words.money_cell(
                item, value or None, self.first + at, self.kind, source, self.unit
            )
        return cells

    def _total(self, item: Item, totals: list[int]) -> str:
        cells = cell(self.total, item.mark("fund_source|other"))
        for at, total in enumerate(totals):
            year = self.first + at
            cells += words.money_cell(item, total or None, year, self.kind, "total", self.unit)
        return cells
