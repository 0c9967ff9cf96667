"""Projects with their fund sources, a row for each source."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    SOURCES,
    WIDE,
    Desk,
    Goal,
    Measure,
    Project,
    budget,
    fiscal,
    join_marks,
    make_desk,
    page,
    span,
    th,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office

_CSS = """
@page{{size:{size} landscape;margin:10mm}}
body{{font:{font}pt/1.25 "IPAPGothic",sans-serif;margin:0}}
.top{{display:flex;justify-content:space-between;align-items:flex-end}}
.top p{{margin:0}}h1{{font-size:14pt;margin:4px 0 8px}}
table{{border-collapse:collapse;width:100%;border:2px solid #000}}
td{{border:1px solid #000;padding:2px 4px}}
thead td{{background:{shade};text-align:center}}
.n{{text-align:right;white-space:nowrap}}.l{{white-space:nowrap}}.c{{text-align:center}}
tr.t td{{border-bottom:1px dotted #777}}
tr.sum td{{background:#eee}}tr.strip td{{background:#fce9d4;font-weight:bold}}
tbody{{break-inside:avoid}}
"""
_DETAILS = {"概要": "description", "事業の内容": "description", "目的": "purpose"}
_LETTERS = "NPBOG"


class _Funds:
    """One table; a project has a row for its cost and one for each source of money."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        first = choice((2018, 2023, 2024, 2025, 2026))
        self.years = list(range(first, first + choice((3, 3, 4))))
        self.form = choice(("kanji", "half", "short", "letter", "west", "both"))
        self.unit = choice(("千円", "千円", "円"))
        names = random.randrange(4)
        self.names = {letter: SOURCES[letter][1][names] for letter in _LETTERS}
        self.short = random.random() < 0.35
        self.total = choice(("事業費", "計", "合計", "総額"))
        self.total_first = self.total in ("事業費", "総額") or random.random() < 0.3
        self.detail = choice((*_DETAILS, ""))
        self.zero = choice(("0", "－", "-", ""))
        self.budgeted = random.random() < 0.5
        self.office_left = random.random() < 0.5
        self.office_lines = choice((1, 2))
        self.period = random.random() < 0.6
        self.kind = choice(("種別", "ハード・ソフトの別", "区分", ""))
        self.tags = choice(("【{}】", "（{}）", ""))
        self.words = {
            "measure": choice(("施策", "主要施策", "基本施策")),
            "name": choice(("事業名", "実施事業", "計画事業名", "主要事業")),
            "office": choice(("担当課", "所管課", "担当課名", "主管課")),
            "source": choice(("財源内訳", "財源区分", "財源", "財源内訳")),
            "money": choice(("計画額", "事業費計画額", "計画事業費")),
            "period": choice(("事業期間", "実施期間")),
        }
        self.serial = 0

    @property
    def width(self) -> int:
        """The number of columns left of the label of the source."""
        return 2 + sum(map(bool, (self.detail, self.period, self.kind, self.office_left)))

    def write(self) -> Book:
        """The whole plan."""
        low, high = self.random.choice(((1, 2), (2, 3), (2, 4)))
        fewest = 4 if low == 1 else 2
        goals = self.desk.goals(self.random.randint(fewest, 5), 2, low, high)
        grand = [dict.fromkeys(_LETTERS, 0) for _ in self.years]
        body = "".join(self.goal(number, goal, grand) for number, goal in enumerate(goals, 1))
        body += self.sums("合　計", grand, whole=True)
        period = span(self.years[0], self.years[-1], self.form)
        left = f"<p>計画期間：{period}</p>"
        top = f'<div class="top">{left}<p>単位：{self.unit}</p></div>'
        table = f"<table><thead>{self.head()}</thead>{body}</table>"
        size, font = ("A3", "10") if self.width > 5 else ("A4", "8.5")
        shade = self.random.choice(("#d9d9d9", "#c6e0b4", "#ddebf7"))
        css = _CSS.format(size=size, font=font, shade=shade)
        self.book.html = page(self.book.title, css, f"<h1>{self.book.title}</h1>", top, table)
        return self.book

    def head(self) -> str:
        """The header: two rows where the years stand under one heading."""
        tall = "" if self.budgeted else 'rowspan="2"'
        words = self.words
        names = [words["measure"], words["name"]]
        names += [self.kind] if self.kind else []
        names += [self.detail] if self.detail else []
        names += [words["period"]] if self.period else []
        names += [words["office"]] if self.office_left else []
        left = "".join(th(name, tall, "td") for name in [*names, words["source"]])
        right = "" if self.office_left else th(words["office"], tall, "td")
        years = [fiscal(year, self.form) for year in self.years]
        if self.budgeted:
            kinds = ["当初予算額"] + [words["money"]] * (len(years) - 1)
            cells = "".join(th(f"{y}\n{k}", tag="td") for y, k in zip(years, kinds, strict=True))
            return f"<tr>{left}{cells}{right}</tr>"
        middle = th(words["money"], f'colspan="{len(years)}"', "td")
        cells = "".join(th(year, tag="td") for year in years)
        return f"<tr>{left}{middle}{right}</tr><tr>{cells}</tr>"

    def goal(self, number: int, goal: Goal, grand: list[dict[str, int]]) -> str:
        """A strip with the goal, then its measures."""
        wide = str(number).translate(WIDE)
        above = self.book.policy(wide, goal.title, level="基本目標")
        whole = self.width + 1 + len(self.years) + (not self.office_left)
        strip = cell(f"基本目標{wide}　{goal.title}", attrs=f'colspan="{whole}"')
        out = f'<tbody><tr class="strip">{strip}</tr></tbody>'
        for place, measure in enumerate(goal.measures, 1):
            out += self.measure(f"{number}-{place}", measure, above, grand)
        return out

    def measure(
        self, number: str, measure: Measure, above: str, grand: list[dict[str, int]]
    ) -> str:
        """The projects of a measure and their sub total."""
        policy = self.book.policy(number, measure.title, above, self.words["measure"])
        pairs = []
        for project in measure.projects:
            self.serial += 1
            pairs.append((self.book.item(str(self.serial), project.name, policy), project))
        rows = 1 if self.short else 6
        marks = join_marks([item for item, _ in pairs], "policy")
        height = f'rowspan="{rows * len(pairs)}"' if not self.short else self.height(pairs)
        label = cell(f"{number}\n{measure.title}", marks, attrs=height)
        sums = [dict.fromkeys(_LETTERS, 0) for _ in self.years]
        out = ""
        for item, project in pairs:
            out += self.project(item, project, label, sums)
            label = ""
        for mine, all_ in zip(sums, grand, strict=True):
            for letter in _LETTERS:
                all_[letter] += mine[letter]
        word = self.random.choice(("小　計", "施策計", "計"))
        return f"<tbody>{out}</tbody>{self.sums(word, sums, whole=False)}"

    def height(self, pairs: list[tuple[Item, Project]]) -> str:
        """How many rows the measure has where sources without money are left out."""
        return f'rowspan="{sum(len(project.sources) + 2 for _, project in pairs)}"'

    def project(self, item: Item, project: Project, label: str, sums: list[dict[str, int]]) -> str:
        """The rows of a project."""
        letters = [x for x in _LETTERS if not self.short or x in f"{project.sources}G"]
        begin = self.random.choice((0, 0, 1))
        parts: list[dict[str, int] | None] = []
        for place in range(len(self.years)):
            amount = self.desk.thousand(project)
            parts.append(self.desk.split(project, amount) if place >= begin else None)
        for sum_, part in zip(sums, parts, strict=True):
            for letter in _LETTERS:
                sum_[letter] += part[letter] if part else 0
        rows = [self.money(item, letter, parts) for letter in letters]
        rows.insert(0 if self.total_first else len(rows), self.money(item, "", parts))
        tall = f'rowspan="{len(rows)}"'
        left = label + self.left(item, project, tall, begin)
        right = "" if self.office_left else self.office(item, project, tall)
        first = f'<tr class="t">{left}{rows[0]}{right}</tr>'
        return first + "".join(f'<tr class="t">{row}</tr>' for row in rows[1:])

    def left(self, item: Item, project: Project, tall: str, begin: int) -> str:
        """The cells left of the money."""
        tag = "新規" if begin else self.random.choice(("継続", "継続", "拡充"))
        shown = self.tags.format(tag) if self.tags and tag != "継続" else ""
        item.tags += [tag] if shown else []
        out = cell(f"{item.number}　{shown}{item.title}", item.mark("item"), attrs=tall)
        if self.kind:
            out += cell(project.kind, item.mark("type"), attrs=f'{tall} class="c"')
        if self.detail:
            role = _DETAILS[self.detail]
            text = project.purpose if role == "purpose" else project.description
            out += cell(text, item.mark(role), attrs=tall)
        if self.period:
            first = self.years[0] + begin if begin else self.years[0] - self.random.randint(0, 3)
            years = span(first, self.years[-1], "short", self.random.choice("～-"))
            out += cell(years, item.mark("period"), attrs=f'{tall} class="c"')
        return out + (self.office(item, project, tall) if self.office_left else "")

    def office(self, item: Item, project: Project, tall: str) -> str:
        """The cell of the office, in one or two lines."""
        lines = [project.division, project.section][: self.office_lines]
        item.offices.append(Office(name="".join(lines)))
        return cell("\n".join(lines), item.mark("office"), attrs=tall)

    def money(self, item: Item, letter: str, parts: list[dict[str, int] | None]) -> str:
        """A source (empty: the cost) with its amounts."""
        role = "fund_source" if letter else "fund_source|other"
        out = cell(self.names.get(letter, self.total), item.mark(role), attrs='class="l"')
        for place, (year, part) in enumerate(zip(self.years, parts, strict=True)):
            amount = (part[letter] if letter else sum(part.values())) if part else 0
            text = self.shown(amount)
            kind = "initial" if self.budgeted and not place else "estimated"
            if text[:1].isdigit():
                item.budgets.append(budget(year, amount, self.unit, kind, letter))
            out += cell(text, item.mark("budget") if text else "", attrs='class="n"')
        return out

    def shown(self, thousand: int) -> str:
        """An amount as printed."""
        return f"{thousand * (1000 if self.unit == '円' else 1):,}" if thousand else self.zero

    def sums(self, word: str, sums: list[dict[str, int]], *, whole: bool) -> str:
        """A sub total in one row, the total with all sources."""
        letters = ["", *_LETTERS] if whole else [""]
        tail = "" if self.office_left else f'<td rowspan="{len(letters)}"></td>'
        size = f'colspan="{self.width}" rowspan="{len(letters)}" class="c"'
        label = cell(word, attrs=size)
        out = ""
        for letter in letters:
            amounts = [part[letter] if letter else sum(part.values()) for part in sums]
            row = cell(self.names.get(letter, self.total))
            row += "".join(cell(self.shown(value), attrs='class="n"') for value in amounts)
            out += f'<tr class="sum">{label}{row}{tail}</tr>'
            label = tail = ""
        return f"<tbody>{out}</tbody>"


@STYLES.add("proj-funds", "html", "pdf")
def make_funds(random: Random) -> Book:
    """A row for each fund source under merged projects, sub totals of measures, a total block."""
    desk = make_desk(random)
    plan = random.choice(("実施計画事業一覧", "総合計画事業別財源内訳表", "過疎地域持続的発展計画"))
    book = Book(title=f"{desk.town}{plan}", town=desk.town)
    maker = _Funds(random, desk, book)
    book.period = maker.years[0], maker.years[-1]
    return maker.write()
