"""Yearly programmes: words and text arrows under years, on web pages."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.projects_words import (
    Desk,
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
from schemas.plan import Office, ScheduleEntry

_CSS = """
body{font:15px/1.6 "Noto Sans CJK JP",sans-serif;color:#333;margin:0 auto;width:1180px}
#head{background:#00795c;color:#fff;padding:12px 20px;font-weight:bold}
h1{font-size:24px;border-bottom:4px solid #00795c;padding:6px 2px}
h2{font-size:19px;background:#e6f3ef;padding:6px 12px;border-left:6px solid #00795c}
table{border-collapse:collapse;width:100%;margin:0 0 18px}
caption{text-align:left;font-weight:bold;padding:4px 0}
th,td{border:1px solid #9bb;padding:5px 7px;text-align:left;font-size:13px}
th{background:#f0f6f4}.y,.m{text-align:center}.n{text-align:right}
ul.note{list-style:none;padding:0;font-size:13px}
"""
_PLAIN = ("検討", "準備", "実施", "検証")
_TYPES = ("ハード・ソフトの別", "種別", "事業種別", "ハード／ソフト")


class _Roadmap:
    """A table for each goal; each project says under the years what is done."""

    def __init__(self, random: Random, desk: Desk, book: Book) -> None:
        self.random, self.desk, self.book = random, desk, book
        choice = random.choice
        first = choice((2018, 2022, 2024, 2025))
        self.years = list(range(first, first + choice((3, 4, 5))))
        self.form = choice(("kanji", "half", "short", "letter", "west"))
        self.later = random.random() < 0.3
        self.arrow = choice(("→", "⇒", "━→", "――→"))
        self.merged = random.random() < 0.5
        self.plain = random.random() < 0.3
        self.unit = choice(("百万円", "千円"))
        self.money_word = choice(("概算事業費", "総事業費見込額", "事業費見込額"))
        self.money = random.random() < 0.7
        self.period = random.random() < 0.6
        self.number_cell = random.random() < 0.5
        self.type_word = choice((*_TYPES, ""))
        self.words = {
            "measure": choice(("施策", "施策の柱", "基本施策", "主要施策")),
            "name": choice(("事業名", "主な事業", "推進事業", "取組項目")),
            "text": choice(("事業内容", "事業の概要", "内容")),
            "year": choice(("年次計画", "実施年度", "年度別計画", "スケジュール")),
            "office": choice(("担当部署", "担当課", "所管課", "所管")),
            "period": choice(("期間", "事業期間", "実施期間")),
        }
        self.dash = choice("～-")
        self.serial = 0

    @property
    def columns(self) -> int:
        """The number of columns of years."""
        return len(self.years) + self.later

    def write(self) -> Book:
        """The whole page."""
        low, high = self.random.choice(((2, 3), (2, 4), (3, 5)))
        body = ""
        for number, goal in enumerate(self.desk.goals(self.random.randint(2, 4), 2, low, high), 1):
            wide = "ⅠⅡⅢⅣⅤ"[number - 1]
            above = self.book.policy(wide, goal.title, level="基本方針")
            rows = ""
            for place, measure in enumerate(goal.measures, 1):
                rows += self.measure(f"({place})", measure, above)
            unit = f"（単位：{self.unit}）" if self.money else ""
            caption = f"<caption>{goal.title}の年次計画{unit}</caption>"
            table = f"<table>{caption}<thead>{self.head()}</thead><tbody>{rows}</tbody></table>"
            body += f"<h2>基本方針{wide}　{goal.title}</h2>{table}"
        top = f'<div id="head">{self.book.town}公式ホームページ</div><h1>{self.book.title}</h1>'
        period = span(self.years[0], self.years[-1], "kanji")
        text = f"{self.book.town}では、{period}を計画期間として、次の事業に取り組みます。"
        self.book.html = page(self.book.title, _CSS, top, f"<p>{text}</p>", body, self.notes())
        return self.book

    def notes(self) -> str:
        """What the arrow and the money mean."""
        lines = ["年次計画は、社会情勢の変化などにより見直すことがあります。"]
        if self.money:
            word = f"{self.money_word}は、計画策定時点の見込みであり、予算編成により変わります。"
            lines.append(word)
        self.book.notes += [("※", "", line) for line in lines]
        items = "".join(f"<li>※{line}</li>" for line in lines)
        return f'<ul class="note">{items}</ul>'

    def head(self) -> str:
        """Two header rows."""
        tall, words = 'rowspan="2"', self.words
        names = [words["measure"]] + (["番号"] if self.number_cell else []) + [words["name"]]
        names += ([self.type_word] if self.type_word else []) + [words["text"]]
        names += [words["period"]] if self.period else []
        left = "".join(th(name, tall) for name in names)
        middle = th(words["year"], f'colspan="{self.columns}" class="y"')
        right = th(self.money_word, tall) if self.money else ""
        right += th(words["office"], tall)
        years = [fiscal(year, self.form) for year in self.years]
        if self.later:
            years.append(fiscal(self.years[-1] + 1, self.form) + "以降")
        second = "".join(th(year, 'class="y"') for year in years)
        return f"<tr>{left}{middle}{right}</tr><tr>{second}</tr>"

    def measure(self, number: str, measure: Measure, above: str) -> str:
        """The rows of a measure."""
        policy = self.book.policy(number, measure.title, above, self.words["measure"])
        pairs = []
        for place, project in enumerate(measure.projects):
            self.serial += 1
            printed = str(self.serial) if self.number_cell else "①②③④⑤"[place]
            pairs.append((self.book.item(printed, project.name, policy), project))
        marks = join_marks([item for item, _ in pairs], "policy")
        label = cell(f"{number} {measure.title}", marks, attrs=f'rowspan="{len(pairs)}"')
        out = ""
        for item, project in pairs:
            out += f"<tr>{label}{self.row(item, project)}</tr>"
            label = ""
        return out

    def row(self, item: Item, project: Project) -> str:
        """A project."""
        out = ""
        if self.number_cell:
            out += cell(item.number, item.mark("number"), attrs='class="m"')
            out += cell(item.title, item.mark("item"))
        else:
            out += cell(f"{item.number} {item.title}", item.mark("item"))
        if self.type_word:
            out += cell(project.kind, item.mark("type"), attrs='class="m"')
        out += cell(project.description, item.mark("description"))
        steps, begin = self.steps(project)
        if self.period:
            last = sum(length for _, length in steps) + begin - 1
            shown = self.form if self.form in ("short", "west") else "short"
            end = self.years[min(last, len(self.years) - 1)]
            years = span(self.years[begin], end, shown, self.dash)
            years = (
                f"{fiscal(self.years[begin], shown)}{self.dash}"
                if last >= len(self.years)
                else years
            )
            out += cell(years, item.mark("period"), attrs='class="m"')
        out += self.schedule(item, steps, begin)
        if self.money:
            amount = self.desk.thousand(project) * 2
            amount = max(1000, round(amount, -3)) if self.unit == "百万円" else amount
            shown = f"{amount // 1000 if self.unit == '百万円' else amount:,}"
            item.budgets.append(budget(None, amount, self.unit, "estimated"))
            out += cell(shown, item.mark("budget"), attrs='class="n"')
        office = f"{project.department}\n{project.division}"
        item.offices.append(Office(name=office.replace("\n", "")))
        return out + cell(office, item.mark("office"))

    def steps(self, project: Project) -> tuple[list[tuple[str, int]], int]:
        """What is done and for how many columns, from the column of the second part on."""
        names = list(dict.fromkeys(_PLAIN if self.plain else project.steps))
        begin = self.random.choice((0, 0, 0, 1))
        left = self.columns - begin
        count = self.random.randint(1, min(len(names), left))
        start = self.random.randint(0, len(names) - count)
        if count == 1:
            start = min(2 if self.plain else 1, len(names) - 1)
        lengths = [1] * count
        for _ in range(left - count - self.random.choice((0, 0, 0, 1))):
            lengths[self.random.randrange(count)] += 1
        return list(zip(names[start : start + count], lengths, strict=True)), begin

    def schedule(self, item: Item, steps: list[tuple[str, int]], begin: int) -> str:
        """The cells under the years."""
        out, place = "<td></td>" * begin, begin
        for text, length in steps:
            last = place + length - 1
            item.schedule.append(
                ScheduleEntry(
                    task=item.title,
                    first_year=self.years[0] + place,
                    last_year=self.years[0] + last,
                    text=text,
                    open_ended=last >= len(self.years),
                )
            )
            mark = item.mark("schedule")
            if length > 1 and self.merged:
                size = f'colspan="{length}" class="y"'
                out += cell(f"{text} {self.arrow}", mark, attrs=size)
            else:
                out += cell(text, mark, attrs='class="y"')
                out += cell(self.arrow, mark, attrs='class="y"') * (length - 1)
            place += length
        return out + "<td></td>" * (self.columns - place)


@STYLES.add("proj-roadmap", "html", "sjis")
def make_roadmap(random: Random) -> Book:
    """A web page: steps and text arrows under years, estimated cost, department over division."""
    desk = make_desk(random)
    plan = random.choice(("まちづくりアクションプラン", "総合戦略実施計画", "総合計画年次計画"))
    book = Book(title=f"{desk.town}{plan}", town=desk.town)
    maker = _Roadmap(random, desk, book)
    book.period = maker.years[0], maker.years[-1]
    return maker.write()
