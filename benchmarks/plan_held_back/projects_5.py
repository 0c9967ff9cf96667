"""Work schedules of projects by quarters or half years."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    WIDE,
    Desk,
    Goal,
    Project,
    budget,
    fiscal,
    make_desk,
    page,
    span,
    th,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_CSS = """
@page{{size:{size} landscape;margin:12mm}}
body{{font:9pt/1.3 "IPAPMincho",serif;margin:0}}
h1{{font-size:15pt;margin:0 0 2px}}h2{{font-size:11.5pt;margin:12px 0 3px;break-after:avoid}}
.right{{text-align:right;margin:0}}.key{{margin:2px 0 4px}}
table{{border-collapse:collapse;width:100%}}
th,td{{border:1px solid {line};padding:2px 5px}}
th{{background:{shade};color:{ink};font-weight:normal;text-align:center}}
.s{{text-align:center;min-width:42px}}.n{{text-align:right}}.c{{text-align:center}}
tbody{{break-inside:avoid}}
"""
_LOOKS = (
    ("#333", "#e8e8e8", "#000"),
    ("#1f4e79", "#1f4e79", "#fff"),
    ("#7f6000", "#fff2cc", "#000"),
)
_QUARTERS = (
    ("第１四半期", "第２四半期", "第３四半期", "第４四半期"),
    ("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
    ("4～6月", "7～9月", "10～12月", "1～3月"),
    ("４-６月", "７-９月", "10-12月", "１-３月"),
)
_HALVES = (("上半期", "下半期"), ("上期", "下期"))
_WORDS = (("準備", "実施"), ("調整", "実施"), ("実施", "検証"), ("検討", "決定"), ("実施",))
_MARKS = (("●", "○"), ("◎", "○"), ("○", "△"))


class _Quarters:
    """A table for each goal; a project has a row for each thing that is to be done."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        self.fine = random.random() < 0.6
        self.parts = choice(_QUARTERS if self.fine else _HALVES)
        first = choice((2018, 2023, 2024, 2025))
        count = choice((1, 2)) if self.fine else choice((2, 3))
        self.years = list(range(first, first + count))
        self.form = choice(("kanji", "half", "letter", "west"))
        self.mode = choice(("marks", "words", "arrows"))
        self.marks = choice(_MARKS)
        self.arrow = choice(("━━→", "→", "⇒", "――→"))
        self.unit = choice(("千円", "円", "千円"))
        self.money = random.random() < 0.75
        self.partner = choice(("関係課", "連携課", ""))
        self.kind = choice(("種別", "区分", ""))
        self.words = {
            "number": choice(("№", "番号", "No.")),
            "name": choice(("事業名", "重点事業", "実施事業")),
            "office": choice(("担当課", "所管課", "主管課")),
            "task": choice(("取組項目", "主な取組", "具体的な取組", "実施項目")),
            "plan": choice(("実施スケジュール", "工程", "スケジュール")),
        }
        self.serial = 0

    def write(self) -> Book:
        """The whole plan."""
        low, high = self.random.choice(((2, 2), (2, 3)))
        body = ""
        for number, goal in enumerate(self.desk.goals(self.random.randint(2, 4), 2, low, high), 1):
            body += self.goal(str(number).translate(WIDE), goal)
        line, shade, ink = self.random.choice(_LOOKS)
        size = "A3" if len(self.years) * len(self.parts) > 6 else "A4"
        css = _CSS.format(size=size, line=line, shade=shade, ink=ink)
        top = f"<h1>{self.book.title}</h1>"
        if len(self.years) > 1:
            top += f"<p class='key'>計画期間　{span(self.years[0], self.years[-1], self.form)}</p>"
        if self.random.random() < 0.6:
            era = fiscal(self.years[0], "kanji").removesuffix("度")
            self.book.date(f"{self.years[0]}-04-01", "day", f"{era}４月１日現在")
            top += f"<p class='right'>{era}４月１日現在</p>"
        self.book.html = page(self.book.title, css, top, self.key(), body)
        return self.book

    def key(self) -> str:
        """What the marks mean."""
        if self.mode != "marks":
            return ""
        meanings = ("実施", "準備・調整")
        self.book.legend += list(zip(self.marks, meanings, strict=True))
        pairs = [f"{mark}：{word}" for mark, word in zip(self.marks, meanings, strict=True)]
        return f"<p class='key'>（凡例）　{'　'.join(pairs)}</p>"

    def goal(self, number: str, goal: Goal) -> str:
        """A heading and its table."""
        policy = self.book.policy(number, goal.title)
        body = ""
        for measure in goal.measures:
            for project in measure.projects:
                self.serial += 1
                item = self.book.item(str(self.serial), project.name, policy)
                body += f"<tbody>{self.project(item, project)}</tbody>"
        table = f"<table><thead>{self.head()}</thead>{body}</table>"
        return f"<h2>{number}．{goal.title}</h2>{table}"

    def head(self) -> str:
        """Two or three header rows."""
        deep = self.depth()
        tall, words = f'rowspan="{deep}"', self.words
        names = [words["number"], words["name"]] + ([self.kind] if self.kind else [])
        names += [words["office"]] + ([self.partner] if self.partner else [])
        left = "".join(th(name, tall) for name in names)
        if self.money:
            left += th(f"{fiscal(self.years[0], self.form)}\n予算額（{self.unit}）", tall)
        left += th(words["task"], tall)
        width = len(self.parts)
        years = "".join(th(fiscal(y, self.form), f'colspan="{width}"') for y in self.years)
        parts = "".join(th(part) for part in self.parts) * len(self.years)
        if deep == 2:
            return f"<tr>{left}{years}</tr><tr>{parts}</tr>"
        whole = th(words["plan"], f'colspan="{width * len(self.years)}"')
        return f"<tr>{left}{whole}</tr><tr>{years}</tr><tr>{parts}</tr>"

    def depth(self) -> int:
        """The number of header rows, the same in every table."""
        return 3 if len(self.years) > 1 else 2

    def project(self, item: Item, project: Project) -> str:
        """The rows of a project."""
        names = list(dict.fromkeys(project.steps))
        tasks = names[: self.random.randint(2, len(names)) if len(names) > 1 else 1]
        tall = f'rowspan="{len(tasks)}"'
        out = cell(item.number, item.mark("number"), attrs=f'{tall} class="c"')
        out += cell(item.title, item.mark("item"), attrs=tall)
        if self.kind:
            out += cell(project.kind, item.mark("type"), attrs=f'{tall} class="c"')
        lines = f"{project.division}\n{project.section}"
        item.offices.append(Office(name=lines.replace("\n", "")))
        out += cell(lines, item.mark("office"), attrs=tall)
        if self.partner:
            others = [p.division for p in self.desk.projects if p.division != project.division]
            partner = self.random.choice([*others[:40:4], "", ""])
            if partner:
                item.offices.append(Office(name=partner, role="partner"))
            out += cell(partner, item.mark("partner") if partner else "", attrs=tall)
        if self.money:
            amount = self.desk.thousand(project)
            item.budgets.append(budget(self.years[0], amount, self.unit, "initial"))
            shown = f"{amount * (1000 if self.unit == '円' else 1):,}"
            out += cell(shown, item.mark("budget"), attrs=f'{tall} class="n"')
        rows = ""
        slots = len(self.years) * len(self.parts)
        for place, task in enumerate(tasks):
            begin = place * slots // len(tasks)
            end = max(begin, min(slots - 1, begin + self.random.randint(0, slots // 2)))
            times = self.times(item, task, (begin, end))
            rows += f"<tr>{out}{cell(task, item.mark('initiative'))}{times}</tr>"
            out = ""
        return rows

    def times(self, item: Item, task: str, at: tuple[int, int]) -> str:
        """The cells under the quarters of one thing to do."""
        first, last = at
        slots = len(self.years) * len(self.parts)
        mark = item.mark("schedule")
        middle = ""
        if self.mode == "marks":
            for slot in range(first, last + 1):
                sign = self.marks[1] if slot == first and last > first else self.marks[0]
                self.entry(item, task, (slot, slot), sign=sign)
                middle += cell(sign, mark, attrs='class="s"')
        elif self.mode == "arrows":
            self.entry(item, task, at)
            size = f'colspan="{last - first + 1}" class="s"'
            arrow = self.arrow[0] * (3 * (last - first)) + self.arrow
            middle = cell(arrow if len(self.arrow) > 1 else self.arrow, mark, attrs=size)
        else:
            words = self.random.choice(_WORDS)[: last - first + 1]
            for place, word in enumerate(words):
                end = last if place == len(words) - 1 else first + place
                self.entry(item, task, (first + place, end), text=word)
                middle += cell(word, mark, attrs='class="s"')
                middle += cell(self.arrow, mark, attrs='class="s"') * (end - first - place)
        return '<td class="s"></td>' * first + middle + '<td class="s"></td>' * (slots - 1 - last)

    def entry(
        self, item: Item, task: str, at: tuple[int, int], *, text: str = "", sign: str = ""
    ) -> None:
        """A span of the truth, from the first to the last slot."""
        width = len(self.parts)
        item.schedule.append(
            ScheduleEntry(
                task=task,
                first_year=self.years[at[0] // width],
                last_year=self.years[at[1] // width],
                first_part=self.parts[at[0] % width],
                last_part=self.parts[at[1] % width],
                text=text,
                mark=sign,
            )
        )


@STYLES.add("proj-quarters", "html", "pdf", "boxes")
def make_quarters(random: Random) -> Book:
    """Rows for each thing to do under quarters or half years; marks, words or arrows over cells."""
    desk = make_desk(random)
    book = Book(town=desk.town)
    maker = _Quarters(random, desk, book)
    plan = random.choice(("重点事業工程表", "主要事業実施工程表", "主要事業年間計画"))
    book.title = f"{desk.town}{plan}"
    if len(maker.years) == 1:
        book.fiscal_year = maker.years[0]
        book.title = f"{fiscal(maker.years[0], maker.form)}　{desk.town}{plan}"
    else:
        book.period = maker.years[0], maker.years[-1]
    return maker.write()
