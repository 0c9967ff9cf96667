"""A roadmap: tasks of each measure over years, halves, quarters or months, bars as filled cells."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_4 import figures_h_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry, Target

_CSS = (
    "@page{size:A4 landscape;margin:10mm}"
    f"body{{font:8.5pt/1.35 {words.FONT};color:#000}}"
    "h1{font-size:14pt;margin:0 0 2px;border-bottom:3px double #444}p{margin:2px 0}"
    "h2{font-size:11pt;margin:10px 0 3px;page-break-after:avoid}.r{text-align:right}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #555;padding:1px 3px;vertical-align:middle;word-break:break-all}"
    "thead th{background:#404040;color:#fff;font-weight:normal}"
    ".s{background:#d9d9d9;font-weight:bold}.k{text-align:center}.w{white-space:nowrap}"
    ".f{background:FILL;text-align:center}tr{page-break-inside:avoid}"
)
_TITLES = (
    "第６次{}総合計画　前期実施工程表",
    "{}重点施策ロードマップ",
    "{}まちづくりアクションプラン（工程表）",
)
_STAGES = (("検討", "調査", "協議"), ("準備", "設計", "試行"), ("実施", "運用", "推進"))
_HALVES = (("上期", "下期"), ("前期", "後期"), ("上半期", "下半期"))
_QUARTERS = (("1Q", "2Q", "3Q", "4Q"), ("4-6月", "7-9月", "10-12月", "1-3月"))
_MONTHS = tuple(f"{(month + 2) % 12 + 1}月" for month in range(1, 13))


@STYLES.add("rc-roadmap")
def make_roadmap(random: Random) -> Book:
    """Tasks in rows of their own under a measure, drawn as bars over the parts of the years."""
    town, prefecture = random.choice(words.TOWNS)
    grid = random.choice(("quarters", "months", "halves", "years", "quarters"))
    first = random.randint(2022, 2026)
    count = {"years": 5, "halves": 3, "quarters": 2, "months": 1}[grid]
    form = random.choice(("令和{}年度", "R{}年度", "{year}年度"))
    title = random.choice(_TITLES).format(town)
    book = Book(town=town, prefecture=prefecture)
    if grid == "months":
        book.fiscal_year = first
        title = f"{words.era(first, '令和{}年度')}　{title}"
        lead = ""
    else:
        book.period = (first, first + count - 1)
        last = words.era(first + count - 1, form)
        lead = f"<p>計画期間　{words.era(first, form)}から{last}まで</p>"
    book.title = title
    parts = {
        "years": ("",),
        "halves": random.choice(_HALVES),
        "quarters": random.choice(_QUARTERS),
        "months": _MONTHS,
    }[grid]
    columns = [(first + year, part) for year in range(count) for part in parts]
    body = _Roadmap(random, book, columns, form).body()
    note = ""
    if random.random() < 0.6:
        text = "工程は、国の制度改正や財政状況等により変更する場合があります。"
        book.notes.append(("※", "", text))
        note = f"<p>※{text}</p>"
    css = _CSS.replace("FILL", random.choice(("#ffd966", "#9dc3e6", "#f4b183")))
    place = f'<p class="r">{prefecture}{town}</p>' if random.random() < 0.6 else ""
    book.prefecture = prefecture if place else ""
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>"
        f"<h1>{title}</h1>{place}{lead}{body}{note}</body></html>"
    )
    return book


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar from the first to the last of its columns; what it says."""

    first: int
    last: int
    text: str


class _Roadmap:
    """The tables of one roadmap."""

    def __init__(
        self, random: Random, book: Book, columns: list[tuple[int, str]], form: str
    ) -> None:
        self.random, self.book, self.columns, self.form = random, book, columns, form
        self.drawn = random.choice(("bars", "blocks", "arrows"))
        self.strips = random.random() < 0.5
        self.content = random.random() < 0.4 and len(columns) < 12
        self.kpi = random.random() < 0.6 and len(columns) < 12
        self.level = random.choice(("基本方針", "改革の柱", "政策分野"))
        self.task_head = random.choice(("実施項目", "具体的な取組", "作業項目"))
        self.item_head = random.choice(("取組名", "施策名", "取組事項"))
        self.office_head = random.choice(("担当課", "主管課", "所管"))
        self.last_year = columns[-1][0]

    def body(self) -> str:
        """All tables; one for the whole plan, or one under the heading of each policy."""
        tables, rows = [], ""
        for number, domain in enumerate(words.fields(self.random, 2, 3), 1):
            title = self.random.choice(words.FIELDS[domain])
            key = self.book.policy(str(number), title, level=self.level)
            topics = words.draw(self.random, domain, self.random.randint(4, 7), self.book.town)
            some = "".join(self._item(number, n, key, t) for n, t in enumerate(topics, 1))
            label = f"{self.level}{number}　{title}"
            if self.strips:
                width = len(self._heads()) + len(self.columns)
                strip = cell(label, attrs=f'class="s" colspan="{width}"')
                rows += f"<tr>{strip}</tr>{some}"
            else:
                tables.append(f"<h2>{label}</h2>{self._table(some)}")
        return self._table(rows) if self.strips else "".join(tables)

    def _heads(self) -> list[tuple[str, int]]:
        content = [("取組内容", 20)] if self.content else []
        kpi = [("指標", 13), (f"目標値\n（{words.era(self.last_year, self.form)}）", 12)]
        return [
            ("No.", 5),
            (self.item_head, 15),
            *content,
            (self.office_head, 10),
            (self.task_head, 16),
            *(kpi if self.kpi else []),
        ]

    def _table(self, rows: str) -> str:
        single = self.columns[0][1] == ""
        heads = self._heads()
        left = heads[:-2] if self.kpi else heads
        right = heads[len(left) :]
        slot = max(5, 60 // len(self.columns))
        widths = [w for _, w in left] + [slot] * len(self.columns) + [w for _, w in right]
        total = sum(widths)
        cols = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in widths)
        two = "" if single else 'rowspan="2"'
        head = "".join(cell(text, tag="th", attrs=two) for text, _ in left)
        years = list(dict.fromkeys(year for year, _ in self.columns))
        span = "" if single else f'colspan="{len(self.columns) // len(years)}"'
        for year in years:
            head += cell(words.era(year, self.form), tag="th", attrs=span)
        head += "".join(cell(text, tag="th", attrs=two) for text, _ in right)
        more = "".join(cell(part, tag="th") for _, part in self.columns)
        second = "" if single else f"<tr>{more}</tr>"
        return f"<table>{cols}<thead><tr>{head}</tr>{second}</thead><tbody>{rows}</tbody></table>"

    def _item(self, group: int, place: int, policy: str, topic: words.Topic) -> str:
        item = self.book.item(f"{group}-{place}", topic.title, policy)
        item.offices.append(Office(name=topic.office))
        tasks = topic.tasks if self.random.random() < 0.7 else topic.tasks[1:]
        tall = f'rowspan="{len(tasks)}"'
        cells = cell(item.number, item.mark("number"), attrs=f'class="k" {tall}')
        cells += cell(item.title, item.mark("item"), attrs=tall)
        if self.content:
            item.description = topic.content
            cells += cell(topic.content, item.mark("description"), attrs=tall)
        cells += cell(topic.office, item.mark("office"), attrs=tall)
        target = self._target(item, topic, tall) if self.kpi else ""
        rows = ""
        for number, (task, bar) in enumerate(zip(tasks, self._plan(len(tasks)), strict=True)):
            row = cell(task, item.mark("initiative|schedule|plan")) + self._bar(item, bar)
            self._tell(item, task, bar)
            rows += f"<tr>{cells if not number else ''}{row}{target if not number else ''}</tr>"
        return rows

    def _target(self, item: Item, topic: words.Topic, tall: str) -> str:
        value = topic.goal(self.last_year - self.columns[0][0] + 2)
        text = f"{topic.show(value)}{topic.unit}"
        made = Target(indicator=topic.indicator, value=value, unit=topic.unit, text=text)
        item.targets.append(made.model_copy(update={"fiscal_year": self.last_year}))
        cells = cell(topic.indicator, item.mark("indicator"), attrs=tall)
        return cells + cell(text, item.mark("target_value"), attrs=f'class="k w" {tall}')

    def _plan(self, tasks: int) -> list[_Bar]:
        """When each task is done: one after another, often with an overlap, the last to the end."""
        end = len(self.columns) - 1
        bars, start = [], self.random.choice((0, 0, 1)) if end > 4 else 0
        for number in range(tasks):
            word = self.random.choice(_STAGES[number + 3 - tasks])
            if number == tasks - 1:
                last = end if self.random.random() < 0.8 else max(start, end - 1)
            else:
                last = min(end, start + self.random.randint(0, max(1, end // 3)))
            bars.append(_Bar(start, last, word))
            start = min(end, last + self.random.choice((0, 1, 1)))
        return bars

    def _bar(self, item: Item, bar: _Bar) -> str:
        cells = "<td></td>" * bar.first
        width = bar.last - bar.first + 1
        if self.drawn == "bars":
            cells += cell(bar.text, item.mark("schedule"), attrs=f'class="f" colspan="{width}"')
        elif self.drawn == "blocks":
            cells += '<td class="f"></td>' * width
        else:
            cells += cell(bar.text, item.mark("schedule"), attrs='class="k"')
            cells += cell("→", item.mark("schedule"), attrs='class="k"') * (width - 1)
        return cells + "<td></td>" * (len(self.columns) - 1 - bar.last)

    def _tell(self, item: Item, task: str, bar: _Bar) -> None:
        (first, first_part), (last, last_part) = self.columns[bar.first], self.columns[bar.last]
        item.schedule.append(
            ScheduleEntry(
                task=task,
                first_year=first,
                last_year=last,
                first_part=first_part,
                last_part=last_part,
                text="" if self.drawn == "blocks" else bar.text,
            )
        )
