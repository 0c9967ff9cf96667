"""Timetables: tasks of projects under years, quarters or months."""

from __future__ import annotations

from dataclasses import dataclass
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
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import ScheduleEntry

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
MARKS = ((("●", "実施"), ("○", "準備・調整")), (("◎", "実施"), ("△", "検討・準備")))
WORDS = (("準備", "実施"), ("検討", "実施"), ("調整", "試行"), ("実施", "検証"), ("周知", "実施"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of time: its year and, within a year, the part as printed."""

    year: int
    part: str = ""


@STYLES.add("spre-timetable", "transcript", "pdf")
def make_timetable(random: Random) -> Book:
    """One table of tasks by office under months, quarters or years, with text arrows."""
    return _Timetable(random).write()


class _Timetable:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("kanji", "letter-year", "west", "both")))
        self.first = random.choice((2021, 2022, 2023, 2024, 2025))
        self.grain = random.choice(("month", "quarter", "year", "half"))
        count = {"month": 1, "quarter": 2, "half": 3, "year": 5}[self.grain]
        self.years = range(self.first, self.first + count)
        self.open = self.grain == "year" and w.chance(0.5)
        self.marks = random.choice(MARKS)
        self.words = self.grain != "month" and w.chance(0.5)
        self.arrow = w.pick("→", "⇒", "→")
        self.multiple = w.chance(0.7)
        self.partners = w.chance(0.4)
        self.office_first = w.chance(0.5)
        name = w.pick("重点施策", "まちづくり重点事業", "総合戦略", "行動計画")
        ending = w.pick("工程表", "実施スケジュール", "年次工程表")
        year = f"{w.year(self.first, 'kanji')}　" if count == 1 else ""
        self.title = f"{year}{w.town}{name}{ending}"
        self.book = Book(
            title=self.title,
            town=w.town,
            fiscal_year=self.first if count == 1 else None,
        )
        self.item_head = w.pick("取組項目", "実施項目", "事業名", "具体的取組項目")
        self.task_head = w.pick("作業内容", "取組内容", "作業項目", "主な工程")
        self.policy_head = w.pick("基本目標", "政策", "重点分野")
        self.office_head = w.pick("担当課", "所管課", "担当部署", "実施主体")
        self.columns = [c for year in self.years for c in self.parts(year)]

    def parts(self, year: int) -> list[Column]:
        """The columns of a year."""
        quarter = "第{}四半期" if self.first % 2 else "{}期"
        wide = str.maketrans("1234", "１２３４") if self.writer.wide else {}
        parts = {
            "month": [f"{month}月" for month in MONTHS],
            "quarter": [quarter.format(n).translate(wide) for n in range(1, 5)],
            "half": ["上半期", "下半期"] if self.first % 2 else ["前期", "後期"],
            "year": [""],
        }
        return [Column(year, part) for part in parts[self.grain]]

    def write(self) -> Book:
        w, book = self.writer, self.book
        goals = w.goals[: w.random.randint(4, 6)]
        rows = "".join(self.goal(number, goal) for number, goal in enumerate(goals, 1))
        number = ""
        if w.chance(0.6):
            book.document_number = w.pick("資料３", "別紙１", "資料№2-1", "別添２")
            number = f'<p class="r">{book.document_number}</p>'
        if len(self.years) > 1:
            book.period = (self.years[0], self.years[-1])
            ends = (w.year(self.years[0], "kanji"), w.year(self.years[-1], "kanji"))
            number += f'<p class="r">計画期間：{ends[0]}～{ends[1]}</p>'
        grid = f"<table><thead>{self.head()}</thead><tbody>{rows}</tbody></table>"
        body = f"{number}<h1>{self.title}</h1>{grid}{self.foot()}"
        page(book, self.css(), body)
        return book

    def foot(self) -> str:
        """The legend, and a note."""
        parts = []
        if not self.words:
            self.book.legend += self.marks
            shown = "　".join(f"{mark}…{meaning}" for mark, meaning in self.marks)
            parts.append(f"<p>【凡例】{shown}</p>")
        text = self.writer.pick(
            "工程は、関係機関との協議により変更することがある。",
            "矢印は、左の工程が続くことを示す。",
            "予算の状況により時期を見直す場合がある。",
        )
        self.book.notes.append(("※", "", text))
        return "".join(parts) + f"<p>※{text}</p>"

    def css(self) -> str:
        w = self.writer
        color = w.pick("#c6e0b4", "#bdd7ee", "#f8cbad", "#d0cece", "#ffe699")
        return (
            f"@page{{size:A3 landscape;margin:12mm}}body{{font-family:'{w.font}';font-size:9pt}}"
            "h1{font-size:15pt;margin:2mm 0 4mm}.r{text-align:right;margin:0}"
            "table{border-collapse:collapse;width:100%}tr{page-break-inside:avoid}"
            f"td,th{{border:1px solid #333;padding:2px 4px}}th{{background:{color}}}"
            ".t{text-align:center;min-width:2.2em}.c{text-align:center}"
        )

    def head(self) -> str:
        w = self.writer
        office = [self.office_head, *(["連携先"] if self.partners else [])]
        front = [self.policy_head, "No.", self.item_head]
        front += [*office, self.task_head] if self.office_first else [self.task_head]
        back = [] if self.office_first else office
        if self.grain == "year":
            shown = [w.year(year) for year in self.years]
            shown[-1] += "以降" if self.open else ""
            return heads(*front, *shown, *back)
        tall = 'rowspan="2"'
        count = len(self.columns) // len(self.years)
        years = (cell(w.year(year), tag="th", attrs=f'colspan="{count}"') for year in self.years)
        top = (
            *(cell(name, tag="th", attrs=tall) for name in front),
            *years,
            *(cell(name, tag="th", attrs=tall) for name in back),
        )
        return row(*top) + heads(*(column.part for column in self.columns))

    def goal(self, number: int, goal: Goal) -> str:
        w = self.writer
        key = self.book.policy(str(number), goal.title, level=self.policy_head)
        projects = [project for measure in goal.measures for project in measure.projects]
        chosen = w.random.sample(projects, w.random.randint(2, 4))
        items = [self.book.item(f"{number}-{n}", p.title, key) for n, p in enumerate(chosen, 1)]
        blocks = [self.item(item, p) for item, p in zip(items, chosen, strict=True)]
        marks = " ".join(item.mark("policy") for item in items)
        span = f'rowspan="{sum(len(block) for block in blocks)}"'
        label = cell(f"{number}　{goal.title}", marks, attrs=span)
        rows = [line for block in blocks for line in block]
        return "".join(row(("" if n else label) + line) for n, line in enumerate(rows))

    def item(self, item: Item, project: Project) -> list[str]:
        """The rows of an item: a task each."""
        w = self.writer
        tasks = project.tasks[: w.random.randint(2, 3) if self.multiple else 1]
        span = f'rowspan="{len(tasks)}"'
        give_office(
            item, project.office, "implementer" if self.office_head == "実施主体" else "lead"
        )
        office = cell(project.office, item.mark("office"), attrs=f'{span} class="c"')
        if self.partners:
            give_office(item, project.partner, "partner")
            office += cell(project.partner, item.mark("partner"), attrs=f'{span} class="c"')
        front = cell(item.number, item.mark("number"), attrs=f'{span} class="c"')
        front += cell(item.title, item.mark("item"), attrs=span)
        front += office if self.office_first else ""
        back = "" if self.office_first else office
        rows = []
        for place, task in enumerate(tasks):
            role = item.mark("initiative|description|plan")
            line = cell(task, role) + self.times(item, task)
            rows.append(line if place else front + line + back)
        return rows

    def times(self, item: Item, task: str) -> str:
        """The cells of a task's times; one or two spans, the later ones of the second kind."""
        w, count = self.writer, len(self.columns)
        start = w.random.randint(0, count // 3)
        turn = w.random.randint(start + 1, count - 1) if count - start > 2 else count
        end = w.random.randint(turn, count - 1) if turn < count else count - 1
        texts = [""] * count
        first, second = self.marks[1][0], self.marks[0][0]
        if self.words:
            first, second = w.random.choice(WORDS)
        spans = [(start, turn - 1, first), (turn, end, second)] if turn < count else []
        for begin, stop, text in spans or [(start, end, second)]:
            texts[begin] = text
            for place in range(begin + 1, stop + 1):
                texts[place] = self.arrow
            item.schedule.append(self.entry(task, begin, stop, text))
        return "".join(
            cell(text, item.mark("schedule") if text else "", attrs='class="t"') for text in texts
        )

    def entry(self, task: str, begin: int, stop: int, text: str) -> ScheduleEntry:
        """What a span of columns means."""
        first, last = self.columns[begin], self.columns[stop]
        return ScheduleEntry(
            task=task,
            first_year=first.year,
            last_year=last.year,
            first_part=first.part,
            last_part=last.part,
            text=text if self.words else "",
            mark="" if self.words else text,
            open_ended=self.open and stop == len(self.columns) - 1,
        )
