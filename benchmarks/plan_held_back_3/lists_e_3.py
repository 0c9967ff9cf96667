"""A roadmap: projects or their steps over halves, quarters or months, then whole years."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_3.lists_e_words import FULL, Clerk, Project, number_of
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry, Target

_CSS = (
    "@page{size:A3 landscape;margin:10mm}body{font-family:'IPAexGothic';font-size:9pt}"
    ".d{float:right;border:1px solid #000;padding:1px 8px}.by{text-align:right;clear:both}"
    "h1{font-size:15pt;border-bottom:3px double COLOR;margin:0 0 3mm}p{margin:1mm 0 2mm}"
    "table{border-collapse:collapse;width:100%}td{border:1px solid #555;padding:3px 4px}"
    "thead td{background:COLOR;text-align:center;font-weight:bold}thead{display:"
    "table-header-group}.p{background:#f7f3e3;width:7em}.bar{background:#dbe9f6;text-align:center}"
    ".k{text-align:center;white-space:nowrap}.o{white-space:nowrap}tr{break-inside:avoid}.i{width:11em}"
)
_LEGEND = (("◎", "重点的に取り組む"), ("○", "実施する"), ("△", "検討・準備を行う"))
_WORDS = (
    ("検討", "準備", "実施"),
    ("調査", "試行", "本格実施"),
    ("協議・調整", "計画づくり", "展開"),
)


@dataclass(frozen=True, slots=True)
class _Column:
    year: int
    part: str = ""
    later: bool = False


@STYLES.add("qb-roadmap-parts", "html", "pdf")
def make_roadmap_parts(random: Random) -> Book:
    """Fields merged at the left; bars, text arrows or marks under parts of years and years."""
    clerk = Clerk(random)
    while clerk.year_form == "both":
        clerk = Clerk(random)
    first = random.randint(2019, 2026)
    chart = _Chart(clerk, first)
    plan = clerk.pick("行政経営改革プラン", "未来づくり行動計画", "まちづくり重点戦略")
    title = f"{clerk.town}{plan}　{clerk.pick('工程表', 'ロードマップ', '実施スケジュール')}"
    last = chart.last
    book = Book(title=title, town=clerk.town, period=(first, last))
    body = ""
    if clerk.chance(0.6):
        number = clerk.random.randint(1, 5)
        book.document_number = f"資料{str(number).translate(FULL)}"
        body += f'<div class="d">{book.document_number}</div>'
    body += cell(title, tag="h1")
    printed = f"計画期間　{clerk.flat(first)}～{clerk.flat(last)}"
    body += cell(printed, tag="p", attrs='class="by"')
    body += cell(
        f"本{clerk.town[-1]}が重点的に進める取組について、着手から実施までの手順と時期を示したものです。"
        "進み具合は毎年度末に確認し、必要に応じて見直します。",
        tag="p",
    )
    if chart.mode == "marks":
        book.legend += _LEGEND
        words = "　".join(f"{mark}…{meaning}" for mark, meaning in _LEGEND)
        body += cell(f"凡例：{words}", tag="p")
    rows = ""
    for at, area in enumerate(clerk.areas(random.randint(3, 4))):
        policy = book.policy("ⅠⅡⅢⅣⅤ"[at], clerk.goal(area), level=chart.level)
        projects = clerk.draw(area, 3, 6)
        items = [book.item(chart.number(len(book.items)), p.name, policy) for p in projects]
        lines = sum(len(p.steps) if chart.stepped else 1 for p in projects)
        marks = " ".join(item.mark("policy") for item in items)
        text = f"{book.policies[-1].number}　{book.policies[-1].title}"
        start = cell(text, marks, attrs=f'class="p" rowspan="{lines}"')
        for item, project in zip(items, projects, strict=True):
            rows += chart.rows(item, project, start)
            start = ""
    body += f"<table>{chart.head()}<tbody>{rows}</tbody></table>"
    body += _notes(book, clerk)
    css = _CSS.replace("COLOR", clerk.pick("#cfe2f3", "#d9ead3", "#fde9b8", "#e4dcf0"))
    book.html = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    return book


def _notes(book: Book, clerk: Clerk) -> str:
    notes = [
        "国の制度の見直しや財政状況により、時期を変更することがあります。",
        "担当課は計画を策定した時点の名称です。",
    ]
    html = ""
    for number, note in enumerate(notes[: clerk.random.randint(1, 2)], 1):
        mark = f"※{str(number).translate(FULL)}"
        book.notes.append((mark, "", note))
        html += cell(f"{mark}　{note}", tag="p")
    return html


class _Chart:
    """The columns and the way of drawing of this document."""

    def __init__(self, clerk: Clerk, first: int) -> None:
        self.clerk = clerk
        self.mode = ("bars", "marks", "arrows", "bars")[first % 4]
        self.stepped = self.mode == "marks" or first % 4 == 3
        self.words = clerk.random.choice(_WORDS)
        self.columns = self._columns(first)
        self.last = max(column.year for column in self.columns if not column.later)
        self.level = clerk.pick("重点分野", "改革の柱", "戦略")
        self.measured = clerk.chance(0.5)
        self.wide = clerk.chance(0.5)
        self.office_first = clerk.chance(0.4)
        names = (
            clerk.pick("具体的取組項目", "改革項目", "実施項目", "推進事業"),
            clerk.pick("担当課", "所管課", "課等名"),
        )
        self.names = ["№", *(reversed(names) if self.office_first else names)]
        self.names.append("実施工程" if self.stepped else clerk.pick("取組の概要", "事業内容"))

    def _columns(self, first: int) -> list[_Column]:
        """Parts of the first years, then whole years, the last one perhaps 以降."""
        parts, fine = self.clerk.random.choice(
            (
                (("上半期", "下半期"), 3),
                (("前期", "後期"), 2),
                (("4～6月", "7～9月", "10～12月", "1～3月"), 1),
                (("第１四半期", "第２四半期", "第３四半期", "第４四半期"), 2),
            )
        )
        made = [_Column(first + n, part) for n in range(fine) for part in parts]
        whole = 2 if fine > 1 else 3
        made += [_Column(first + fine + n) for n in range(whole)]
        if self.clerk.chance(0.5):
            made[-1] = _Column(made[-1].year, "", True)
        return made

    def number(self, before: int) -> str:
        """The next running number."""
        return str(before + 1).translate(FULL) if self.wide else str(before + 1)

    def head(self) -> str:
        """Two rows in ``td``: years over their parts."""
        clerk = self.clerk
        names = [self.level, *self.names]
        names += ["指標", f"目標\n（{clerk.flat(self.last)}）"] if self.measured else []
        top = "".join(cell(name, attrs='rowspan="2"') for name in names)
        low, seen = "", set()
        for column in self.columns:
            printed = clerk.flat(column.year) + ("\n以降" if column.later else "")
            if not column.part:
                top += cell(printed, attrs='rowspan="2"')
                continue
            low += cell(column.part)
            if column.year not in seen:
                count = sum(c.year == column.year for c in self.columns)
                top += cell(printed, attrs=f'colspan="{count}"')
            seen.add(column.year)
        return f"<thead><tr>{top}</tr><tr>{low}</tr></thead>"

    def rows(self, item: Item, project: Project, start: str) -> str:
        """The row of a project, or one for each of its steps."""
        item.offices.append(Office(name=project.office))
        lines = len(project.steps) if self.stepped else 1
        tall = f'rowspan="{lines}"'
        pair = [
            cell(item.title, item.mark("item"), attrs=f'class="i" {tall}'),
            cell(project.office, item.mark("office"), attrs=f'class="o" {tall}'),
        ]
        left = start + cell(item.number, item.mark("number"), attrs=f'class="k" {tall}')
        left += "".join(reversed(pair) if self.office_first else pair)
        right = self._measure(item, project, tall) if self.measured else ""
        if not self.stepped:
            text = project.content + (project.more if self.clerk.chance(0.6) else "")
            left += cell(text, item.mark("description|initiative")) + right
            return f"<tr>{left}{self._line(item, item.title, project.steps, 0)}</tr>"
        html = ""
        for order, step in enumerate(project.steps):
            left += cell(step, item.mark("initiative")) + (right if order == 0 else "")
            html += f"<tr>{left}{self._step(item, step, order)}</tr>"
            left = ""
        return html

    def _measure(self, item: Item, project: Project, tall: str) -> str:
        year = self.last
        text = project.figure(year - self.columns[0].year + 1)
        target = Target(
            indicator=project.indicator,
            value=number_of(text),
            unit=project.unit,
            fiscal_year=year,
        )
        item.targets.append(target)
        name = cell(project.indicator, item.mark("indicator"), attrs=tall)
        return name + cell(
            text + project.unit, item.mark("target_value"), attrs=f'class="o" {tall}'
        )

    def _step(self, item: Item, step: str, order: int) -> str:
        """The cells of a step: marks in every column of its time, or bars with words."""
        count, random = len(self.columns), self.clerk.random
        begin = min(order * count // 3 + random.randint(0, 1), count - 1)
        end = count if order == 2 else min(count, begin + random.randint(1, count // 2))
        if self.mode != "marks":
            return self._line(item, step, self.words[order : order + 1], begin)
        html = "<td></td>" * begin
        for at in range(begin, end):
            mark = "△" if at == begin and order == 0 else "◎" if at == begin else "○"
            self._enter(item, step, at, at, mark=mark)
            html += cell(mark, item.mark("schedule"), attrs='class="k"')
        return html + "<td></td>" * (count - end)

    def _line(self, item: Item, task: str, texts: tuple[str, ...], begin: int) -> str:
        """Spans one behind another from a column on, each drawn as a bar or with arrows."""
        count, random = len(self.columns), self.clerk.random
        html, at = "<td></td>" * begin, begin
        for order, text in enumerate(texts):
            room = count - at - (len(texts) - order - 1)
            length = random.randint(1, max(1, min(room, count // len(texts) + 1)))
            if self.stepped:
                length = min(room, random.randint(1, 3))
            if text in (texts[2:] or self.words[2]) and self.clerk.chance(0.7):
                length = room
            html += self._span(item, task, text, at, length)
            at += length
        return html + "<td></td>" * (count - at)

    def _span(self, item: Item, task: str, text: str, at: int, length: int) -> str:
        self._enter(item, task, at, at + length - 1, text=text)
        mark = item.mark("schedule")
        if self.mode == "bars":
            return cell(text, mark, attrs=f'class="bar" colspan="{length}"')
        first = cell(text + (" →" if length > 1 else ""), mark)
        return first + cell("→", mark, attrs='class="k"') * (length - 1)

    def _enter(
        self, item: Item, task: str, first: int, last: int, text: str = "", mark: str = ""
    ) -> None:
        begin, end = self.columns[first], self.columns[last]
        item.schedule.append(
            ScheduleEntry(
                task=task,
                first_year=begin.year,
                last_year=end.year,
                first_part=begin.part,
                last_part=end.part,
                text=text,
                mark=mark,
                open_ended=end.later,
            )
        )
