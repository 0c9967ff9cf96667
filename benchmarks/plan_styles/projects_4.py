"""Lists of projects by period and kind; yearly pairs of works and costs under chapters."""

from __future__ import annotations

from random import Random

from benchmarks.plan_styles import projects_words as words
from benchmarks.plan_styles.projects_words import Project, Theme
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, Office

_SOURCES = ("国庫", "県費", "起債", "一般財源", "基金", "使用料")


@STYLES.add("projects-periods", "html", "transcript")
def make_projects_periods(random: Random) -> Book:
    """One list: ハード/ソフト, period, cost in millions, names of sources, a mark in each year."""
    style = _Periods(random)
    rows = "".join(style.section(number, theme) for number, theme in enumerate(style.themes, 1))
    book = style.book
    body = f"<h1>{book.title}</h1>{style.intro}<table>{style.head}{rows}</table>{style.notes()}"
    book.html = words.page(random, book.title, body)
    return book


class _Periods:
    """One list: its columns, their order and words are drawn once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        town = random.choice(words.TOWNS)
        self.first = random.randint(2018, 2025)
        self.count = random.randint(3, 5)
        years = range(self.first, self.first + self.count)
        self.form = random.choice(("R", "Ｒ", "R年度", "西暦", "令和半角"))
        plan = random.choice(("国土強靭化地域計画", "都市計画マスタープラン", *words.PLANS))
        self.book = Book(title=f"{town}{plan}　{random.choice(('実施事業一覧', '事業計画一覧表'))}")
        self.book.town = town
        self.intro = ""
        if random.random() < 0.6:
            self.book.period = (years[0], years[-1])
            span = f"{words.era(years[0], '令和半角')}～{words.era(years[-1], '令和半角')}"
            self.intro = f"<p>計画期間：{span}</p>"
        self.themes = words.draw_themes(random, town, 10, 36)
        self.unit = random.choice(("百万円", "百万円", "千円"))
        self.kind: BudgetKind = "estimated"
        self.money = random.choice(("概算事業費", "事業費見込額", "計画額"))
        self.signs = random.choice((("○", ""), ("○", "◎"), ("●", "")))
        self.legend = self.signs[1] != ""
        if self.legend:
            self.book.legend += [("○", "実施"), ("◎", "完了")]
            self.intro += "<p>○：実施　◎：完了</p>"
        labels = {
            "kind": random.choice(("区分", "種別", "ハード・ソフトの別")),
            "tag": random.choice(("新規・継続", "新規／継続", "新規又は継続")),
            "period": random.choice(("事業期間", "実施期間")),
            "office": random.choice(words.OFFICE),
            "money": f"{self.money}（{self.unit}）",
            "source": random.choice(("主な財源", "財源", "財源区分")),
        }
        order = list(labels)
        random.shuffle(order)
        self.order = order[: random.choice((5, 6, 6))]
        level = random.choice(("施策", "基本施策", "分野"))
        self.level = level
        self.style = random.choice(("{2}", "{0}-{1}", "{0}{1:02}"))
        self.joint = random.random() < 0.4
        lead = [level] + [random.choice(words.NUMBER)] * (not self.joint)
        lead += [random.choice(words.NAME)]
        said = [*lead, *(labels[name] for name in self.order)]
        marks = [words.era(year, self.form) for year in years]
        if random.random() < 0.35:
            top = [f"{label}#2x1" for label in said]
            top.append(f"{random.choice(('実施年度', '年次計画'))}#1x{self.count}")
            self.head = words.header(top, "th") + words.header(marks, "th")
        else:
            self.head = words.header([*said, *marks], "th")

    def notes(self) -> str:
        """The notes below the table."""
        text = f"{self.money}は、計画期間内の見込額である。"
        self.book.notes.append(("※", "", text))
        return f"<p>※{text}</p>"

    def section(self, number: int, theme: Theme) -> str:
        """The rows of a theme; its name is merged over them."""
        policy = self.book.policy("", theme.measure, level=self.level)
        items = []
        for place, project in enumerate(theme.projects, start=1):
            said = self.style.format(number, place, len(self.book.items) + 1)
            items.append(self.book.item(said, project.title, policy))
        mark = " ".join(item.mark("policy") for item in items)
        rows = cell(theme.measure, mark, attrs=f'rowspan="{len(items)}"')
        rows += "</tr><tr>".join(map(self._row, items, theme.projects))
        return f"<tr>{rows}</tr>"

    def _row(self, item: Item, project: Project) -> str:
        if self.joint:
            cells = cell(f"{item.number}　{item.title}", item.mark("item"))
        else:
            cells = cell(item.number, item.mark("number")) + cell(item.title, item.mark("item"))
        begin = self.random.choice((0, 0, 1))
        size = self.random.randint(1, self.count - begin)
        for name in self.order:
            cells += self._cell(name, item, project, begin, size)
        for at in range(self.count):
            sign = self.signs[0] if begin <= at < begin + size else ""
            sign = self.signs[1] or sign if at == begin + size - 1 else sign
            if sign:
                words.span(item, self.first + at, self.first + at, "", sign)
            cells += cell(sign, item.mark("schedule") if sign else "", attrs='class="c"')
        return cells

    def _cell(self, name: str, item: Item, project: Project, begin: int, size: int) -> str:
        if name == "money":
            return self._money(item, project)
        first, last = self.first + begin, self.first + begin + size - 1
        text, role = project.kind, "type|tag"
        if name == "tag":
            text, role = self.random.choice(words.NEW), "tag|type"
            item.tags.append(text)
        elif name == "period":
            text, role = words.era(first, self.form), "period"
            text += f"～{words.era(last, self.form)}" if last > first else ""
        elif name == "office":
            text, role = project.office, "office"
            item.offices.append(Office(name=text))
        elif name == "source":
            known = [source for source in _SOURCES if source != "起債" or project.kind == "ハード"]
            chosen = self.random.sample(known, self.random.randint(1, 3))
            text, role = "、".join(sorted(chosen, key=_SOURCES.index)), "fund_source"
        return cell(text, item.mark(role))

    def _money(self, item: Item, project: Project) -> str:
        tenths = self.random.randint(5, 9000 if project.kind == "ハード" else 400)
        said = f"{tenths / 10:,.1f}" if self.unit == "百万円" else f"{tenths * 100:,}"
        amount = tenths * 100_000
        item.budgets.append(Budget(kind=self.kind, amount=amount, unit=self.unit))
        return cell(said, item.mark("budget"), attrs='class="n"')


@STYLES.add("projects-pairs", "html", "pdf")
def make_projects_pairs(random: Random) -> Book:
    """Chapters of a web page; under each year what is done and what it costs; sums below."""
    style = _Pairs(random)
    body = "".join(style.section(number, theme) for number, theme in enumerate(style.themes, 1))
    book = style.book
    book.html = words.page(random, book.title, f"<h1>{book.title}</h1>{style.intro}{body}", "A3")
    return book


class _Pairs:
    """One document: its headings and columns are drawn once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        town = random.choice(words.TOWNS)
        self.first = random.randint(2019, 2025)
        self.count = random.choice((3, 3, 4))
        self.form = random.choice(words.ERA_FORMS)
        plan = random.choice(words.PLANS)
        self.book = Book(title=f"{town}{plan}　年次別事業計画", town=town)
        last = self.first + self.count - 1
        self.book.period = (self.first, last)
        span = f"{words.era(self.first, 'both')}から{words.era(last, 'both')}まで"
        self.intro = f"<p>{town}では、次の事業に取り組みます。</p><p>計画期間　{span}</p>"
        self.themes = words.draw_themes(random, town, 8, 30)
        self.unit = random.choice(("千円", "千円", "円"))
        self.chapter = random.choice(("第{}章", "第{}節"))
        self.wide = random.random() < 0.7
        self.tags = random.random() < 0.5
        self.style = random.choice(("{}", "({})", "{:02}"))
        self.arrow = random.choice(words.ARROWS)
        work = random.choice(("事業内容", "実施内容", "事業量"))
        self.kind: BudgetKind
        money, self.kind = random.choice(
            (("事業費", "initial"), ("計画額", "estimated"), ("概算事業費", "estimated"))
        )
        self.corner = random.random() < 0.4
        money += "" if self.corner else f"\n（{self.unit}）"
        labels = [random.choice(words.NUMBER), random.choice(words.NAME)]
        labels += [random.choice(words.OFFICE)] + ["区分"] * self.tags
        self.lead = len(labels)
        top = [f"{label}#2x1" for label in labels]
        top += [f"{words.era(self.first + n, self.form)}#1x2" for n in range(self.count)]
        tag = random.choice(("th", "td"))
        self.head = words.header(top, tag) + words.header([work, money] * self.count, tag)

    def section(self, number: int, theme: Theme) -> str:
        """A chapter: the goal, the measure, the table of projects with a sum."""
        sign = self.chapter.format(words.wide(str(number)) if self.wide else number)
        goal = self.book.policy(sign, theme.goal)
        policy = self.book.policy("(1)", theme.measure, parent=goal)
        sums = [0] * self.count
        rows = ""
        for project in theme.projects:
            said = self.style.format(len(self.book.items) + 1)
            rows += self._row(self.book.item(said, project.title, policy), project, sums)
        label = self.random.choice(("計", "合計", "小計"))
        total = "".join(cell("") + cell(f"{value:,}", attrs='class="n"') for value in sums)
        rows += f'<tr class="sum"><td colspan="{self.lead}" class="c">{label}</td>{total}</tr>'
        corner = f'<p class="unit">（単位：{self.unit}）</p>' if self.corner else ""
        return (
            f"<h2>{sign}　{theme.goal}</h2><h3>(1) {theme.measure}</h3>{corner}"
            f"<table><thead>{self.head}</thead><tbody>{rows}</tbody></table>"
        )

    def _row(self, item: Item, project: Project, sums: list[int]) -> str:
        cells = cell(item.number, item.mark("number")) + cell(item.title, item.mark("item"))
        office = f"{project.office}\n{project.section}"
        item.offices.append(Office(name=office.replace("\n", "")))
        cells += cell(office, item.mark("office"))
        if self.tags:
            tag = self.random.choice(words.NEW)
            item.tags.append(tag)
            cells += cell(tag, item.mark("tag|type"), attrs='class="c"')
        steps = project.steps[: self.count]
        begin = self.random.randint(0, self.count - len(steps))
        end = self.random.choice((begin + len(steps), self.count))
        scale = 1000 if self.unit == "円" else 1
        for at in range(self.count):
            if not begin <= at < end:
                cells += cell("") * 2
                continue
            year = self.first + at
            cells += self._work(item, steps, at - begin, year)
            value = self.random.randint(200, 150000) * scale
            sums[at] += value
            cells += words.money_cell(item, value, year, self.kind, "total", self.unit)
        return f"<tr>{cells}</tr>"

    def _work(self, item: Item, steps: tuple[str, ...], place: int, year: int) -> str:
        """What is done in a year; the last work goes on with arrows."""
        mark = item.mark("schedule|plan|initiative")
        if place < len(steps):
            words.span(item, year, year, steps[place])
            return cell(steps[place], mark)
        last = item.schedule[-1]
        item.schedule[-1] = last.model_copy(update={"last_year": year})
        return cell(self.arrow, mark)
