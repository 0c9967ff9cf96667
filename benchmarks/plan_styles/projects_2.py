"""Yearly plans: halves and quarters of years, roadmaps with money below."""

from __future__ import annotations

from random import Random

from benchmarks.plan_styles import projects_words as words
from benchmarks.plan_styles.projects_words import Project, Theme
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, Office, ScheduleEntry

_PARTS = (
    ("上半期", "下半期"),
    ("前期", "後期"),
    ("第１四半期", "第２四半期", "第３四半期", "第４四半期"),
    ("4～6月", "7～9月", "10～12月", "1～3月"),
    ("1Q", "2Q", "3Q", "4Q"),
)
_MARKS = (("●", "実施"), ("○", "実施"), ("◎", "重点実施"))


@STYLES.add("projects-quarters", "html", "pdf")
def make_projects_quarters(random: Random) -> Book:
    """Halves or quarters of two or three years: works over merged cells, arrows or marks."""
    town = random.choice(words.TOWNS)
    first = random.randint(2018, 2025)
    parts = random.choice(_PARTS)
    count = 2 if len(parts) == 4 else random.choice((2, 3))
    book = Book(town=town)
    plan = random.choice(words.PLANS)
    book.title = f"{town}{plan}{random.choice(('　年次計画', '実施工程表', '　事業工程表'))}"
    places = [(first + year, part) for year in range(count) for part in parts]
    form = random.choice(words.ERA_FORMS)
    labels = [random.choice(("施策", "基本施策", "主要施策", "施策の柱"))]
    labels += [random.choice(words.NAME), random.choice(words.OFFICE)]
    partner = random.random() < 0.5
    labels += [random.choice(("協力課", "関係課", "連携課"))] if partner else []
    tag = random.choice(("th", "td"))
    years = [f"{words.era(first + n, form)}#1x{len(parts)}" for n in range(count)]
    head = words.header([f"{label}#2x1" for label in labels] + years, tag)
    head += words.header(list(parts) * count, tag)
    way = _Way(random, places)
    rows = ""
    themes = words.draw_themes(random, town, 9, 30)
    style = random.choice(("{1}", "{0}-{1}", "circled"))
    offices = sorted({project.office for theme in themes for project in theme.projects})
    for number, theme in enumerate(themes, start=1):
        policy = book.policy(str(number), theme.measure, level=labels[0])
        items = [
            book.item(_number(style, number, place), project.title, policy)
            for place, project in enumerate(theme.projects, start=1)
        ]
        for item, project in zip(items, theme.projects, strict=True):
            lead = ""
            if item is items[0]:
                mark = " ".join(each.mark("policy") for each in items)
                said = f"{number}　{theme.measure}"
                lead = cell(said, mark, attrs=f'rowspan="{len(items)}"')
            joint = " " if style != "circled" else ""
            lead += cell(f"{item.number}{joint}{item.title}", item.mark("item"))
            lead += _office(item, project)
            if partner:
                lead += _partner(item, random, [o for o in offices if o != project.office])
            rows += f"<tr>{lead}{way.cells(item, project)}</tr>"
    body = f"<h1>{book.title}</h1>"
    if random.random() < 0.5:
        last = first + count - 1
        book.period = (first, last)
        body += f"<p>計画期間：{words.era(first, '令和')}から{words.era(last, '令和')}まで</p>"
    body += _legend(book, way)
    body += f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    book.html = words.page(random, book.title, body, random.choice(("A4", "A3")))
    return book


def _number(style: str, goal: int, place: int) -> str:
    return "①②③④⑤⑥⑦⑧"[place - 1] if style == "circled" else style.format(goal, place)


def _office(item: Item, project: Project) -> str:
    item.offices.append(Office(name=project.office))
    return cell(project.office, item.mark("office"))


def _partner(item: Item, random: Random, offices: list[str]) -> str:
    """The offices that help, one a line or parted by 、; often a dash or nothing."""
    chosen = random.sample(offices, random.choice((0, 0, 1, 1, 2)))
    item.offices += [Office(name=name, role="partner") for name in chosen]
    text = random.choice(("、", "\n")).join(chosen) or random.choice(("", "－"))
    return cell(text, item.mark("partner") if text else "")


def _legend(book: Book, way: _Way) -> str:
    if way.kind != "marks":
        return ""
    book.legend += [way.sign, ("△", "検討")]
    return f"<p>凡例　{way.sign[0]}：{way.sign[1]}　△：検討</p>"


class _Way:
    """How a document prints what is done when: merged cells, arrows, or marks."""

    def __init__(self, random: Random, places: list[tuple[int, str]]) -> None:
        self.random = random
        self.places = places
        self.kind = random.choice(("merged", "arrows", "marks"))
        self.arrow = random.choice(words.ARROWS)
        self.sign = random.choice(_MARKS)

    def cells(self, item: Item, project: Project) -> str:
        """The cells of one project under all parts of all years."""
        if self.kind == "marks":
            return self._marks(item)
        steps = project.steps[: len(self.places)]
        size = len(self.places)
        begin = self.random.randint(0, max(0, size - len(steps) - 1))
        cuts = sorted(self.random.sample(range(begin + 1, size), len(steps) - 1))
        bounds = [begin, *cuts, self.random.choice((size, size, max([begin, *cuts]) + 1))]
        made = cell("") * begin
        for step, start, end in zip(steps, bounds, bounds[1:], strict=False):
            self._add(item, start, end - 1, step)
            made += self._step(item, step, end - start)
        return made + cell("") * (size - bounds[-1])

    def _step(self, item: Item, step: str, width: int) -> str:
        mark = item.mark("schedule")
        if self.kind == "merged":
            attrs = 'class="c"' + (f' colspan="{width}"' if width > 1 else "")
            return cell(step, mark, attrs=attrs)
        return cell(step, mark) + cell(self.arrow, mark, attrs='class="c"') * (width - 1)

    def _marks(self, item: Item) -> str:
        made = ""
        for at in range(len(self.places)):
            sign = self.random.choice((self.sign[0], self.sign[0], "△", ""))
            if sign:
                self._add(item, at, at, "", sign)
            made += cell(sign, item.mark("schedule") if sign else "", attrs='class="c"')
        if not item.schedule:
            self._add(item, len(self.places) - 1, len(self.places) - 1, "", "△")
            made = made[: -len(cell("", attrs='class="c"'))]
            made += cell("△", item.mark("schedule"), attrs='class="c"')
        return made

    def _add(self, item: Item, start: int, end: int, text: str, sign: str = "") -> None:
        (year, part), (last_year, last_part) = self.places[start], self.places[end]
        item.schedule.append(
            ScheduleEntry(
                task=item.title,
                first_year=year,
                last_year=last_year,
                first_part=part,
                last_part=last_part,
                text=text,
                mark=sign,
            )
        )


@STYLES.add("projects-roadmap", "html", "pdf")
def make_projects_roadmap(random: Random) -> Book:
    """Policies as strips over the width; under each project's works a row with its costs."""
    style = _Roadmap(random)
    rows = "".join(style.section(number, theme) for number, theme in enumerate(style.themes, 1))
    book = style.book
    body = f"<h1>{book.title}</h1>{style.intro}"
    body += f"<table><thead>{style.head}</thead>{rows}</table>"
    book.html = words.page(random, book.title, body)
    return book


class _Roadmap:
    """One roadmap: its columns and words are drawn once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        town = random.choice(words.TOWNS)
        self.first = random.randint(2017, 2025)
        self.count = random.randint(3, 5)
        self.last = self.first + self.count - 1
        form = random.choice(("R", "Ｒ", "R年度", "西暦", "both", "令和"))
        self.form = form
        plan = random.choice(("総合戦略", "創生総合戦略", "行財政改革大綱", "公共施設再編計画"))
        suffix = random.choice(("アクションプラン", "ロードマップ", "主要事業計画"))
        self.book = Book(title=f"{town}{plan}{suffix}", town=town, period=(self.first, self.last))
        self.themes = words.draw_themes(random, town, 8, 28)
        self.unit = random.choice(("千円", "千円", "円"))
        self.arrow = random.choice(words.ARROWS)
        self.level = random.choice(("基本方針", "基本目標", "重点項目"))
        self.money = random.choice(("事業費", "概算事業費", "予算額"))
        self.works = random.choice(("年次計画", "実施内容", "取組内容", "工程"))
        self.periods = random.random() < 0.6
        self.told = random.random() < 0.5
        self.bullet = random.choice(("【{}】{}", "{1}【{0}】", "{1}（{0}）"))
        labels = [random.choice(words.NAME), random.choice(words.OFFICE)]
        labels += [random.choice(words.ABOUT)] if self.told else []
        labels += [random.choice(("事業期間", "実施期間", "期間"))] if self.periods else []
        labels += ["項目"] + [words.era(self.first + n, form) for n in range(self.count)]
        self.width = len(labels)
        self.head = words.header(labels, random.choice(("th", "td")))
        years = f"{words.era(self.first, form)}～{words.era(self.last, form)}"
        self.intro = f"<p>１　計画期間　{years}</p><p>２　事業計画</p>"

    def section(self, number: int, theme: Theme) -> str:
        """A strip with the policy's name and two rows for each of its projects."""
        roman = "ⅠⅡⅢⅣⅤⅥ"[number - 1]
        policy = self.book.policy(roman, theme.goal, level=self.level)
        items = [self.book.item("", project.title, policy) for project in theme.projects]
        mark = " ".join(item.mark("policy") for item in items)
        said = f"{self.level}{roman}　{theme.goal}"
        strip = cell(said, mark, attrs=f'colspan="{self.width}" style="background:#eee"')
        rows = "".join(map(self._rows, items, theme.projects))
        return f"<tbody><tr>{strip}</tr></tbody>{rows}"

    def _rows(self, item: Item, project: Project) -> str:
        attrs = 'rowspan="2"'
        name = item.title
        if self.random.random() < 0.3:
            tag = self.random.choice(("新規", "拡充", "重点"))
            item.tags.append(tag)
            name = self.bullet.format(tag, name)
        cells = cell(name, item.mark("item"), attrs=attrs)
        item.offices.append(Office(name=f"{project.department}{project.office}"))
        cells += cell(f"{project.department}\n{project.office}", item.mark("office"), attrs=attrs)
        if self.told:
            cells += cell(project.about, item.mark("description"), attrs=attrs)
        begin = self.random.choice((0, 0, 1))
        end = self.random.choice((self.count, self.count, self.count - 1))
        if self.periods:
            cells += cell(self._period(begin, end), item.mark("period"), attrs=attrs)
        cells += cell(self.works) + self._works(item, project.steps, begin, end)
        unit = f"{self.money}\n（{self.unit}）"
        return (
            f'<tbody class="keep"><tr>{cells}</tr>'
            f"<tr>{cell(unit)}{self._costs(item, begin, end)}</tr></tbody>"
        )

    def _period(self, begin: int, end: int) -> str:
        first, last = self.first + begin, self.first + end - 1
        form = "R" if self.form in ("R", "R年度") else self.form
        return f"{words.era(first, form)}～{words.era(last, form)}"

    def _works(self, item: Item, steps: tuple[str, ...], begin: int, end: int) -> str:
        """Words under the year in which a work begins, arrows under those in which it goes on."""
        mark = item.mark("schedule")
        size = end - begin
        steps = (("検討", "実施") if len(steps) > size else steps)[:size]
        cuts = sorted(self.random.sample(range(begin + 1, end), len(steps) - 1))
        bounds = [begin, *cuts, end]
        made = cell("") * begin
        for step, start, stop in zip(steps, bounds, bounds[1:], strict=False):
            words.span(item, self.first + start, self.first + stop - 1, step)
            made += cell(step, mark) + cell(self.arrow, mark) * (stop - start - 1)
        return made + cell("") * (self.count - end)

    def _costs(self, item: Item, begin: int, end: int) -> str:
        kind: BudgetKind = "estimated" if self.money == "概算事業費" else "initial"
        scale = 1000 if self.unit == "円" else 1
        made = cell("") * begin
        for at in range(begin, end):
            value = self.random.choice((0, *[self.random.randint(1, 90000) * scale] * 8))
            year = self.first + at
            made += words.money_cell(item, value, year, kind, "total", self.unit)
        return made + cell("") * (self.count - end)
