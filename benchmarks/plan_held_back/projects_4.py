"""Main projects of a year: initial, supplementary, carried over and settled amounts."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    SOURCES,
    WIDE,
    Desk,
    Measure,
    Project,
    budget,
    fiscal,
    make_desk,
    page,
    th,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office

_CSS = """
@page{{size:A4 landscape;margin:11mm 9mm}}
body{{font:{font}pt/1.3 "{family}",sans-serif;margin:0}}
h1{{font-size:15pt;text-align:center;margin:0 0 4px}}
.no{{float:right;border:1px solid #000;padding:2px 10px;font-size:11pt}}
.sub{{display:flex;justify-content:space-between;margin:0 0 3px}}
table{{border-collapse:collapse;width:100%}}
th,td{{border:1px solid #444;padding:3px 4px}}
thead th{{background:{shade};font-weight:{weight}}}
td.strip{{background:#ececec;font-weight:bold}}
.n{{text-align:right;white-space:nowrap}}.c{{text-align:center}}tr{{break-inside:avoid}}
.note{{margin:4px 0 0}}
"""
_DONE = (
    "計画どおり{}まで終えた。",
    "予定していた{}を年度内に終えた。",
    "関係機関と調整しながら{}を進めた。",
    "住民への説明を重ね、{}を終えた。",
)
_LATE = {
    "ハード": "{}に着手したが、資材の納入の遅れにより一部を翌年度に繰り越した。",
    "ソフト": "{}に着手したが、関係者との調整に時間を要し、一部を翌年度に繰り越した。",
}
_NAMES = {
    "initial": ("当初予算額", "当初予算", "予算額（当初）"),
    "supplementary": ("補正予算額", "補正額", "補正予算"),
    "carried_over": ("翌年度繰越額", "繰越額", "翌年度への繰越額"),
    "settled": ("決算額", "決算額", "支出済額（決算）"),
}
_COLORS = ("#fff2cc", "#deeaf6", "#e2efd9", "#e7e6e6")


class _Settled:
    """One table with strips for goals and measures; optional columns differ by chance."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        self.year = choice((2017, 2018, 2021, 2023, 2024))
        self.form = choice(("kanji", "half", "short", "letter", "both"))
        self.unit = choice(("千円", "千円", "円"))
        self.places = {kind: choice(names) for kind, names in _NAMES.items()}
        if random.random() < 0.5:
            del self.places["carried_over"]
        self.before = random.random() < 0.5
        self.change = self.before and random.random() < 0.5
        variant = random.randrange(4)
        self.sources = {x: SOURCES[x][1][variant] for x in "NPBOG"}
        self.split = random.random() < 0.75
        self.zero = choice(("0", "－", ""))
        self.minus = choice(("△", "△ ", "▲"))
        self.tag = choice(("【{}】{}", "{}（{}）", "column"))
        self.offices = choice(("担当課", "担当部署", "所管課", "担当課等"))
        self.office_first = random.random() < 0.4
        self.done_word = choice(("実施状況", "事業の実施状況", "取組実績", "実施内容"))
        self.name_word = choice(("事業名", "主要事業", "重点事業", "事務事業名"))
        self.serial = 0
        self.totals = dict.fromkeys([*self.places, "before", *"NPBOG"], 0)

    @property
    def columns(self) -> int:
        """The number of columns."""
        money = len(self.places) + self.before + self.change + 5 * self.split
        return 4 + (self.tag == "column") + money

    def write(self) -> Book:
        """The whole report."""
        low, high = self.random.choice(((2, 2), (2, 3), (3, 4)))
        rows = ""
        for count, goal in enumerate(self.desk.goals(self.random.randint(2, 5), 2, low, high), 1):
            wide = str(count).translate(WIDE)
            above = self.book.policy(wide, goal.title, level="政策")
            rows += self.strip(f"政策{wide}　{goal.title}")
            for place, measure in enumerate(goal.measures, 1):
                rows += self.measure(f"{count}-{place}", measure, above)
        rows += self.sums()
        number = self.book.document_number
        top = f'<div class="no">{number}</div>' if number else ""
        name = self.book.title
        left = f"<span>{self.book.town}</span>"
        left += f"<span>（単位：{self.unit}）</span>"
        table = f"<table><thead>{self.head()}</thead><tbody>{rows}</tbody></table>"
        css = _CSS.format(
            font="7.5" if self.columns > 12 else "8.5",
            family=self.random.choice(("IPAexGothic", "IPAPMincho", "Noto Sans CJK JP")),
            shade=self.random.choice(_COLORS),
            weight=self.random.choice(("normal", "bold")),
        )
        head = f'{top}<h1>{name}</h1><div class="sub">{left}</div>'
        self.book.html = page(name, css, head, table, self.note())
        return self.book

    def note(self) -> str:
        """A note under the table."""
        if self.zero == "－":
            return ""
        text = "決算額は、前年度からの繰越分を含まない。"
        self.book.notes.append(("※", "", text))
        return f'<p class="note">※　{text}</p>'

    def strip(self, text: str) -> str:
        """A row over all columns."""
        inner = cell(text, attrs=f'colspan="{self.columns}" class="strip"')
        return f"<tr>{inner}</tr>"

    def head(self) -> str:
        """The header; two rows."""
        tall = 'rowspan="2"'
        left = th("番号", tall) + th(self.name_word, tall)
        left += th("区分", tall) if self.tag == "column" else ""
        office = th(self.offices, tall)
        left += office if self.office_first else ""
        year = fiscal(self.year, self.form)
        left += th(year, f'colspan="{len(self.places)}"')
        second = "".join(th(name) for name in self.places.values())
        if self.split:
            left += th(f"{self.places['settled']}の財源内訳", 'colspan="5"')
            second += "".join(th(name) for name in self.sources.values())
        if self.before:
            left += th(f"{fiscal(self.year - 1, self.form)}\n決算額", tall)
        left += th("対前年度\n増減額", tall) if self.change else ""
        left += th(self.done_word, f'{tall} width="20%"')
        left += "" if self.office_first else office
        return f"<tr>{left}</tr><tr>{second}</tr>"

    def measure(self, number: str, measure: Measure, above: str) -> str:
        """The strip of a measure and its projects."""
        policy = self.book.policy(number, measure.title, above, "施策")
        out = self.strip(f"　施策{number}　{measure.title}")
        for project in measure.projects:
            self.serial += 1
            item = self.book.item(str(self.serial), project.name, policy)
            out += f"<tr>{self.row(item, project)}</tr>"
        return out

    def row(self, item: Item, project: Project) -> str:
        """A project."""
        tag = self.random.choice(("新規", "拡充", "継続", "継続"))
        out = cell(item.number, item.mark("number"), attrs='class="c"')
        if self.tag == "column":
            item.tags.append(tag)
            out += cell(item.title, item.mark("item"))
            out += cell(tag, item.mark("tag|type"), attrs='class="c"')
        elif tag == "継続":
            out += cell(item.title, item.mark("item"))
        else:
            item.tags.append(tag)
            front = self.tag.startswith("【")
            pair = (tag, item.title) if front else (item.title, tag)
            out += cell(self.tag.format(*pair), item.mark("item"))
        item.offices.append(Office(name=project.division))
        office = cell(project.division, item.mark("office"), attrs='class="c"')
        out += office if self.office_first else ""
        late = "carried_over" in self.places and self.random.random() < 0.3
        out += self.money(item, project, late)
        text = _LATE[project.kind] if late else self.random.choice(_DONE)
        out += cell(text.format(project.steps[1]), item.mark("do"))
        return out if self.office_first else out + office

    def money(self, item: Item, project: Project, late: bool) -> str:
        """The amounts of a project."""
        first = self.desk.thousand(project)
        more = 0 if self.random.random() < 0.4 else int(first * self.random.uniform(-0.3, 0.3))
        left = int((first + more) * self.random.uniform(0.1, 0.4)) if late else 0
        settled = int((first + more - left) * self.random.uniform(0.9, 0.995))
        values = {"initial": first, "supplementary": more, "carried_over": left, "settled": settled}
        out = "".join(self.amount(item, values[kind], self.year, kind) for kind in self.places)
        if self.split:
            parts = self.desk.split(project, settled)
            for letter, part in parts.items():
                out += self.amount(item, part, self.year, "settled", letter)
        before = 0 if "新規" in item.tags else int(settled * self.random.uniform(0.6, 1.4))
        if self.before:
            out += self.amount(item, before, self.year - 1, "settled", total="before")
        if self.change:
            text = self.shown(settled - before)
            out += cell(text, item.mark("budget|other") if text else "", attrs='class="n"')
        return out

    def amount(
        self, item: Item, value: int, year: int, kind: str, source: str = "", total: str = ""
    ) -> str:
        """The cell of an amount; a dash or nothing is no amount."""
        text = self.shown(value)
        self.totals[total or source or kind] += value
        if value or text == "0":
            item.budgets.append(budget(year, value, self.unit, kind, source))
        return cell(text, item.mark("budget") if text else "", attrs='class="n"')

    def shown(self, thousand: int) -> str:
        """An amount as printed."""
        value = thousand * (1000 if self.unit == "円" else 1)
        return f"{self.minus}{-value:,}" if value < 0 else f"{value:,}" if value else self.zero

    def sums(self) -> str:
        """The total of all projects."""
        width = 2 + (self.tag == "column") + self.office_first
        keys = [*self.places, *("NPBOG" if self.split else "")]
        keys += ["before"] * self.before
        out = cell(
            self.random.choice(("合　計", "計", "総　計")), attrs=f'colspan="{width}" class="c"'
        )
        out += "".join(cell(self.shown(self.totals[key]), attrs='class="n"') for key in keys)
        if self.change:
            change = self.totals["settled"] - self.totals["before"]
            out += cell(self.shown(change), attrs='class="n"')
        return f"<tr>{out}<td></td>{'' if self.office_first else '<td></td>'}</tr>"


@STYLES.add("proj-settled", "html", "pdf")
def make_settled(random: Random) -> Book:
    """Strips of policies, budgets and accounts of a year side by side, △, what was done."""
    desk = make_desk(random)
    book = Book(town=desk.town)
    maker = _Settled(random, desk, book)
    book.fiscal_year = maker.year
    form = maker.form if maker.form in ("kanji", "half", "both") else "kanji"
    plan = random.choice(("主要事業一覧", "主要施策の成果", "実施計画事業決算一覧"))
    book.title = f"{fiscal(maker.year, form)}{desk.town}{plan}"
    book.document_number = random.choice(("資料１", "資料２-１", "別紙１", ""))
    return maker.write()
