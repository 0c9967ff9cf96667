"""Accounts of main projects: initial, supplementary and settled amounts of one year."""

from __future__ import annotations

from random import Random

from benchmarks.plan_styles import projects_words as words
from benchmarks.plan_styles.projects_words import Project, Theme
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, FundSource, Office

_TITLES = (
    "{0}　{1}主要事業一覧",
    "{0}　{1}主要施策の成果",
    "{0}{1}決算　主要事業調書",
    "{1}　{0}主要な施策の成果報告書",
)
_DONE = (
    "{0}を行った。",
    "{0}を予定どおり実施した。",
    "{0}を完了した。",
    "{0}を行い、次年度の準備を整えた。",
)


@STYLES.add("projects-accounts", "sjis", "pdf")
def make_projects_accounts(random: Random) -> Book:
    """Budget, supplement with △, settled amount and its sources; two label columns at the left."""
    style = _Accounts(random)
    rows = "".join(style.section(number, theme) for number, theme in enumerate(style.themes, 1))
    book = style.book
    table = f"<table><thead>{style.head}</thead><tbody>{rows}{style.sum_row()}</tbody></table>"
    body = f"{style.cover}<h1>{book.title}</h1>{style.corner}{table}"
    size = "A3" if style.width > 15 or style.unit == "円" else random.choice(("A4", "A3"))
    book.html = words.page(random, book.title, body, size, ("8", "8.5", "9"))
    return book


class _Accounts:
    """One document: its columns are drawn once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        town = random.choice(words.TOWNS)
        self.year = random.randint(2018, 2024)
        title = random.choice(_TITLES).format(words.era(self.year, "令和"), town)
        self.book = Book(title=title, town=town, fiscal_year=self.year)
        self.cover = self._cover()
        self.themes = words.draw_themes(random, town, 10, 32)
        self.unit = random.choice(("千円", "円"))
        self.minus = random.choice(("△", "△", "▲"))
        self.levels = random.choice((("基本目標", "施策"), ("政策", "施策"), ("施策",)))
        self.carried = random.random() < 0.5
        self.before = random.random() < 0.5
        self.rate = random.random() < 0.5
        self.result = random.choice(("", "主な成果", "事業実績", "実施状況"))
        self.tag_form = random.choice(("【{}】{}", "", "（{}）{}"))
        at = random.randint(0, 3)
        self.sources = {source: names[at] for source, names in words.SOURCES.items()}
        corner = random.random() < 0.5
        self.corner = f'<p class="unit">単位：{self.unit}</p>' if corner else ""
        self.unit_said = "" if corner else f"（{self.unit}）"
        self.sums: list[int | None] = []
        self.head = self._head()

    def _cover(self) -> str:
        said = ""
        if self.random.random() < 0.5:
            self.book.document_number = self.random.choice(("資料１", "別紙２", "資料2-1"))
            said += f"<p class='unit'>{self.book.document_number}</p>"
        if self.random.random() < 0.4:
            year = words.era(self.year + 1, "令和").replace("年度", "年")
            year = "平成31年" if self.year == 2018 else year
            text = f"{year}３月31日現在"
            self.book.date(f"{self.year + 1}-03-31", "day", text)
            said += f"<p class='unit'>（{text}）</p>"
        return said

    def _head(self) -> str:
        labels = [*self.levels, self.random.choice(words.NUMBER), self.random.choice(words.NAME)]
        labels += [self.random.choice(words.ABOUT), self.random.choice(words.OFFICE)]
        self.lead = len(labels)
        budgets = ["当初予算額", self.random.choice(("補正額", "補正予算額"))]
        budgets += [self.random.choice(("繰越額", "繰越予算額"))] if self.carried else []
        self.width = self.lead + self.before + len(budgets) + 1 + len(self.sources)
        self.width += self.rate + bool(self.result)
        top = [f"{label}#2x1" for label in labels]
        if self.before:
            last = words.era(self.year - 1, "令和")
            top.append(f"{last}\n決算額{self.unit_said}#2x1")
        top += [f"予算額{self.unit_said}#1x{len(budgets)}", f"決算額{self.unit_said}#2x1"]
        funds = self.random.choice(("決算額の財源内訳", "財源内訳", "左の財源内訳"))
        top.append(f"{funds}{self.unit_said}#1x{len(self.sources)}")
        top += ["執行率\n（％）#2x1"] * self.rate + [f"{self.result}#2x1"] * bool(self.result)
        tag = self.random.choice(("th", "td"))
        return words.header(top, tag) + words.header([*budgets, *self.sources.values()], tag)

    def section(self, number: int, theme: Theme) -> str:
        """The rows of a theme; its labels are merged over them."""
        book, policy, labels = self.book, "", []
        for place, level in enumerate(self.levels):
            last = place == len(self.levels) - 1
            said = theme.measure if last else theme.goal
            sign = f"{number}-1" if last and place else str(number)
            policy = book.policy(sign, said, parent=policy, level=level)
            labels.append(f"{sign}　{said}")
        first = len(book.items)
        for project in theme.projects:
            book.item(str(len(book.items) + 1), project.title, policy)
        items = book.items[first:]
        mark = " ".join(item.mark("policy") for item in items)
        attrs = f'rowspan="{len(items)}"'
        lead = "".join(cell(label, mark, attrs=attrs) for label in labels)
        rows = [self._row(*pair) for pair in zip(items, theme.projects, strict=True)]
        return "".join(f"<tr>{lead if not n else ''}{row}</tr>" for n, row in enumerate(rows))

    def _row(self, item: Item, project: Project) -> str:
        name = item.title
        if self.tag_form and self.random.random() < 0.3:
            tag = self.random.choice(("新規", "拡充"))
            item.tags.append(tag)
            name = self.tag_form.format(tag, name)
        item.offices.append(Office(name=project.office))
        cells = cell(item.number, item.mark("number"), attrs='class="c"')
        cells += cell(name, item.mark("item")) + cell(project.about, item.mark("description"))
        cells += cell(project.office, item.mark("office"))
        parts = words.split_money(self.random, self.unit, project.kind == "ハード")
        amounts = self._amounts(sum(parts.values()))
        rate = sum(parts.values()) / sum(value or 0 for kind, value in amounts if kind != "settled")
        row: list[tuple[int, BudgetKind, FundSource, int | None]] = []
        if self.before:
            before = self.random.choice((None, self._near(sum(parts.values()))))
            row.append((self.year - 1, "settled", "total", before))
        row += [(self.year, kind, "total", value) for kind, value in amounts]
        row += [(self.year, "settled", name, parts[name] or None) for name in self.sources]
        self._add_up([value for *_, value in row])
        cells += "".join(self._money(item, *parts) for parts in row)
        if self.rate:
            cells += cell(f"{rate * 100:.1f}", item.mark("achievement|other"), attrs='class="n"')
        if self.result:
            done = self.random.choice(_DONE).format(self.random.choice(project.steps))
            role = "do|check" if self.result != "主な成果" else "check|do"
            cells += cell(done, item.mark(role))
        return cells

    def _amounts(self, settled: int) -> list[tuple[BudgetKind, int | None]]:
        """Initial, supplementary, carried over and settled amounts that fit each other."""
        step = 1000 if self.unit == "円" else 1
        current = settled + settled * self.random.randint(0, 15) // 100 // step * step
        carried = self.random.choice((0, current // 10)) if self.carried else 0
        more = self.random.choice((0, -current // 8, current // 6)) // step * step
        amounts: list[tuple[BudgetKind, int | None]] = [
            ("initial", current - carried - more),
            ("supplementary", more or None),
        ]
        if self.carried:
            amounts.append(("carried_over", carried or None))
        return [*amounts, ("settled", settled)]

    def _near(self, value: int) -> int:
        step = 1000 if self.unit == "円" else 1
        return max(step, value * self.random.randint(70, 130) // 100 // step * step)

    def _money(
        self, item: Item, year: int, kind: BudgetKind, source: FundSource, value: int | None
    ) -> str:
        return words.money_cell(item, value, year, kind, source, self.unit, self.minus)

    def _add_up(self, values: list[int | None]) -> None:
        known = self.sums or [0] * len(values)
        self.sums = [(a or 0) + (b or 0) for a, b in zip(known, values, strict=True)]

    def sum_row(self) -> str:
        """The sum of all rows."""
        said = "".join(
            cell(words.money(value or 0, self.minus), attrs='class="n"') for value in self.sums
        )
        rest = cell("") * (self.rate + bool(self.result))
        label = self.random.choice(("合計", "計", "総計"))
        return f'<tr class="sum"><td colspan="{self.lead}" class="c">{label}</td>{said}{rest}</tr>'
