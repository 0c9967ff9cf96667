"""Timetables: the tasks of projects under months, and under years with indicators below."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_styles import spread_words as words
from benchmarks.plan_styles.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_EARLY = ("準備", "企画", "関係者協議", "公募", "周知", "契約")
_LATE = ("実施", "実施", "実施", "報告", "検証")
_REMARKS = (
    "６月補正予算に計上",
    "国の交付決定後に着手",
    "議会に報告",
    "広報紙に掲載",
    "委託により実施",
)
_CSS = (
    "@page{size:A3 landscape;margin:12mm}body{font-family:'IPAexGothic',sans-serif;font-size:10pt}"
    "table{border-collapse:collapse;width:100%;font-size:9pt}td,th{border:1px solid #000;"
    "padding:3px}th{background:#d9d9d9}td.b{background:#9dc3e6;text-align:center}"
    "tr{page-break-inside:avoid}",
    "@page{size:A4 landscape;margin:12mm}body{font-family:'IPAexMincho',serif;font-size:10pt}"
    "table{border-collapse:collapse;width:100%;font-size:8pt}td,th{border:0.75pt solid #444;"
    "padding:2px}th{background:#fde9d9;font-weight:normal}"
    "td.b{background:#fbd5b5;text-align:center}tr{page-break-inside:avoid}",
)


@dataclass(slots=True)
class _Table:
    """How the timetable of a document prints its spans: merged bars, arrows or dots."""

    random: Random
    year: int
    parts: tuple[str, ...]
    drawn: str
    numbered: str
    remarks: bool
    task: str


@STYLES.add("spread-months", "html", "pdf")
def make_spread_months(random: Random) -> Book:
    """One year by months: two or three tasks a project; bars of merged cells, arrows or dots."""
    town, _ = random.choice(words.TOWNS)
    year = random.randint(2021, 2025)
    said = words.era(year, random.choice(("令和", "令和半角")))
    kind = random.choice(("実施スケジュール", "年間工程表", "事業実施工程表"))
    book = Book(title=f"{town}総合戦略　{said}{kind}", town=town, fiscal_year=year)
    body = ""
    if random.random() < 0.6:
        book.document_number = random.choice(("資料３", "資料No.2", "別紙１"))
        body += f'<p style="text-align:right">{book.document_number}</p>'
    body += f"<h1>{book.title}</h1>"
    if random.random() < 0.6:
        dated = f"令和{year - 2018}年4月1日現在"
        book.date(f"{year}-04-01", "day", dated)
        body += f'<p style="text-align:right">{dated}</p>'
    wide = random.random() < 0.3
    months = [str(number) for number in (*range(4, 13), 1, 2, 3)]
    parts = tuple(f"{m.translate(words.WIDE) if wide else m}月" for m in months)
    numbered = random.choice(("{n}", "（{n}）", "{p}-{k}", ""))
    drawn = random.choice(("bars", "bars", "arrows", "dots"))
    task = random.choice(("実施項目", "取組内容", "作業内容"))
    table = _Table(random, year, parts, drawn, numbered, random.random() < 0.5, task)
    rows = _month_rows(book, table)
    body += f"<table><thead>{_month_head(table)}</thead><tbody>{rows}</tbody></table>"
    if random.random() < 0.6:
        note = "日程は、国の予算の成立状況等により変更することがある。"
        book.notes.append(("※", "", note))
        body += f"<p>※{note}</p>"
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _month_head(table: _Table) -> str:
    name = table.random.choice(("事業名", "取組名", "主な事業"))
    labels = ["施策", *(["No."] if table.numbered else []), name, table.task]
    labels.append(table.random.choice(("担当課", "所管課", "担当部署")))
    top = "".join(cell(label, tag="th", attrs='rowspan="2"') for label in labels)
    top += cell(words.era(table.year, "令和"), tag="th", attrs='colspan="12"')
    top += cell("備考", tag="th", attrs='rowspan="2"') if table.remarks else ""
    low = "".join(cell(part, tag="th") for part in table.parts)
    return f"<tr>{top}</tr><tr>{low}</tr>"


def _month_rows(book: Book, table: _Table) -> str:
    random = table.random
    goals = words.goals(random, random.randint(2, 4), projects=random.randint(2, 3))
    rows, n = "", 0
    for p, measure in enumerate((m for goal in goals for m in goal.measures), 1):
        policy = book.policy(str(p), measure.title, level="施策")
        made = []
        for k, project in enumerate(measure.projects, 1):
            n += 1
            item = book.item(table.numbered.format(n=n, p=p, k=k), project.title, policy)
            made.append((item, project, project.tasks[: random.choice((2, 3))]))
        height = sum(len(tasks) for _, _, tasks in made)
        mark = " ".join(item.mark("policy") for item, _, _ in made)
        first = cell(f"{p}　{measure.title}", mark, attrs=f'rowspan="{height}"')
        for item, project, tasks in made:
            rows += _month_item(table, item, project, tasks, first)
            first = ""
    return rows


def _month_item(
    table: _Table, item: Item, project: words.Project, tasks: tuple[str, ...], first: str
) -> str:
    tall = f'rowspan="{len(tasks)}"'
    before = first + (cell(item.number, item.mark("number"), attrs=tall) if table.numbered else "")
    before += cell(item.title, item.mark("item"), attrs=tall)
    item.offices.append(Office(name=project.office))
    office = cell(project.office, item.mark("office"), attrs=tall)
    begin = table.random.randint(0, 3)
    rows = ""
    role = "description|initiative" if table.task == "取組内容" else "initiative|description"
    for task in tasks:
        end = min(11, begin + table.random.randint(1, 5))
        phases = _phases(table, begin, end, task is tasks[-1])
        rows += f"<tr>{before}{cell(task, item.mark(role))}{office}"
        rows += _DRAWERS[table.drawn](table, item, task, phases)
        if table.remarks:
            said = table.random.choice(_REMARKS) if table.random.random() < 0.3 else ""
            rows += cell(said, item.mark("remarks") if said else "")
        rows += "</tr>"
        before = office = ""
        begin = min(10, end + table.random.choice((0, 1)))
    return rows


def _phases(table: _Table, begin: int, end: int, ending: bool) -> list[tuple[int, int, str]]:
    """One or two spans of months from begin to end, each with what is done then."""
    early = table.random.choice(_EARLY)
    late = table.random.choice(_LATE) if ending else "実施"
    if end - begin < 3 or table.random.random() < 0.5:
        return [(begin, end, late)]
    cut = table.random.randint(begin + 1, end - 1)
    return [(begin, cut, early), (cut + 1, end, late)]


def _entry(table: _Table, task: str, first: int, last: int, text: str, mark: str) -> ScheduleEntry:
    return ScheduleEntry(
        task=task,
        first_year=table.year,
        last_year=table.year,
        first_part=table.parts[first],
        last_part=table.parts[last],
        text=text,
        mark=mark,
    )


def _bars(table: _Table, item: Item, task: str, phases: list[tuple[int, int, str]]) -> str:
    cells, at = "", 0
    for first, last, text in phases:
        item.schedule.append(_entry(table, task, first, last, text, ""))
        width = f'colspan="{last - first + 1}" class="b"'
        cells += "<td></td>" * (first - at) + cell(text, item.mark("schedule"), attrs=width)
        at = last + 1
    return cells + "<td></td>" * (12 - at)


def _arrows(table: _Table, item: Item, task: str, phases: list[tuple[int, int, str]]) -> str:
    texts = [""] * 12
    for first, last, text in phases:
        item.schedule.append(_entry(table, task, first, last, text, ""))
        texts[first : last + 1] = [text, *["→"] * (last - first)]
    return "".join(cell(text, item.mark("schedule") if text else "") for text in texts)


def _dots(table: _Table, item: Item, task: str, phases: list[tuple[int, int, str]]) -> str:
    months = range(phases[0][0], phases[-1][1] + 1)
    item.schedule += [_entry(table, task, at, at, "", "●") for at in months]
    return "".join(
        cell("●", item.mark("schedule")) if at in months else "<td></td>" for at in range(12)
    )


_DRAWERS = {"bars": _bars, "arrows": _arrows, "dots": _dots}


@STYLES.add("spread-roadmap", "html", "pdf")
def make_spread_roadmap(random: Random) -> Book:
    """A table a goal: the steps of each project under years, its indicator by years below."""
    town, _ = random.choice(words.TOWNS)
    first = random.randint(2021, 2025)
    last = first + random.choice((3, 4))
    plan = random.choice(("第２期基本計画", "第４次総合計画", "未来創造ビジョン"))
    book = Book(title=f"{town}{plan}アクションプラン", town=town, period=(first, last))
    body = ""
    if random.random() < 0.7:
        book.document_number = random.choice(("資料１－２", "資料４", "別添２"))
        body = f'<p style="text-align:right">{book.document_number}</p>'
    said = f"{words.era(first, '令和')}～{words.era(last, '令和')}"
    body += f"<h1>{book.title}</h1><p>計画期間　{said}</p><h2>目次</h2>"
    body += "<p>１　計画の位置付け ……………… １</p><p>２　工程表 ……………… ２</p>"
    body += (
        "<h2>１　計画の位置付け</h2><p>基本計画に掲げた取組を着実に進めるため、工程を定める。</p>"
    )
    open_last = random.random() < 0.35
    body += "<h2>２　工程表</h2>"
    if not open_last:
        note = "上段は工程、下段は目標値を示す。"
        book.notes.append(("※", "", note))
        body += f"<p>※{note}</p>"
    body += _year_tables(book, random, (first, last), open_last)
    book.html = words.page(book.title, random.choice(_CSS), body)
    return book


def _year_tables(book: Book, random: Random, span: tuple[int, int], open_last: bool) -> str:
    form = random.choice(("令和", "R", "both", "二段", "R年度"))
    years = [words.era(year, form) for year in range(span[0], span[1] + 1)]
    years[-1] += "以降" if open_last else ""
    level = random.choice(("重点目標", "戦略", "基本目標"))
    labels = ["番号", random.choice(("取組名", "重点事業", "アクション")), "担当課"]
    labels += [] if open_last else [random.choice(("指標", "成果指標", "評価指標"))]
    head = "".join(cell(s, tag="th") for s in (*labels, *years))
    bars = random.random() < 0.5
    body = ""
    for n, goal in enumerate(words.goals(random, random.randint(2, 4), projects=3)):
        number = words.ROMAN[n]
        policy = book.policy(number, goal.title, level=level)
        rows = ""
        projects = [project for measure in goal.measures for project in measure.projects]
        for k, project in enumerate(random.sample(projects, random.randint(3, 6)), 1):
            item = book.item(f"{number}-{k}", project.title, policy)
            rows += _year_item(random, item, project, span, open_last, bars)
        body += f"<h3>{level}{number}　{goal.title}</h3>"
        body += f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return body


def _year_item(
    random: Random,
    item: Item,
    project: words.Project,
    span: tuple[int, int],
    open_last: bool,
    bars: bool,
) -> str:
    """The row of steps, and (where the last column is one year) a row of the indicator."""
    first, last = span
    count = last - first + 1
    measured = None if open_last or random.random() < 0.25 else random.choice(project.measured)
    tall = f'rowspan="{2 if measured else 1}"'
    item.offices.append(Office(name=project.office))
    cells = cell(item.number, item.mark("number"), attrs=tall)
    cells += cell(item.title, item.mark("item"), attrs=tall)
    cells += cell(project.office, item.mark("office"), attrs=tall)
    if not open_last:
        name = measured.name if measured else "－"
        cells += cell(name, item.mark("indicator"), attrs=tall)
    begins = sorted([0, *random.sample(range(1, count), 2)])
    for text, begin, end in zip(project.tasks, begins, [*begins[1:], count], strict=True):
        item.schedule.append(
            ScheduleEntry(
                task=item.title,
                first_year=first + begin,
                last_year=first + end - 1,
                text=text,
                open_ended=open_last and end == count,
            )
        )
        if bars:
            attrs = f'colspan="{end - begin}" class="b"'
            cells += cell(text, item.mark("schedule"), attrs=attrs)
        else:
            cells += cell(text, item.mark("schedule"))
            cells += cell("→", item.mark("schedule")) * (end - begin - 1)
    below = ""
    if measured:
        said = words.line(random, measured, count)
        for at, value in enumerate(said.values[1:]):
            item.targets.append(words.target(said, "target", value, first + at))
            text = words.show(value, said.unit) + said.unit
            below += cell(text, item.mark("target_value|schedule"))
        below = f"<tr>{below}</tr>"
    return f"<tr>{cells}</tr>{below}"
