"""Measures on a web page, each with up to five indicators."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.spread_words import (
    ROMAN,
    Goal,
    Kpi,
    Measure,
    Writer,
    give_office,
    heads,
    page,
    row,
    table,
)
from benchmarks.plans.book import Book, Item, cell


@STYLES.add("spre-five", "html", "boxes")
def make_five(random: Random) -> Book:
    """One measure a block of rows: purpose, projects, one to five indicators, offices."""
    return _Five(random).write()


class _Five:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("letter", "west", "kanji", "both")))
        self.base = random.choice((2021, 2022, 2023))
        self.aims = (self.base + 3, self.base + 7) if w.chance(0.6) else (self.base + 5,)
        plan = w.pick(
            "第６次総合計画", "第３次総合計画後期基本計画", "総合振興計画", "まちづくり基本計画"
        )
        ending = w.pick("施策別指標一覧", "施策と成果指標", "目標指標一覧表")
        self.named = w.chance(0.5)
        self.title = f"{w.town if self.named else ''}{plan}　{ending}"
        self.book = Book(title=self.title, town=w.town)
        self.level = w.pick("政策", "基本目標", "まちづくりの柱")
        self.tag = w.pick("td", "th")
        self.units = w.chance(0.4)
        self.dated = w.chance(0.4)
        self.purpose = w.chance(0.7)
        self.remarks = w.chance(0.4)
        self.offices_last = w.chance(0.6)
        self.joint = w.pick("、", "\n", "・")
        self.item_head = w.pick("施策名", "施策", "基本施策", "主要施策")
        self.aim_head = w.pick("目標値", "目標", "目標数値")
        self.base_head = w.pick("現状値", "基準値", "現状")

    def write(self) -> Book:
        w = self.writer
        goals = w.goals[: w.random.randint(4, 8)]
        tables = "".join(self.goal(number, goal) for number, goal in enumerate(goals))
        lead = self.opening()
        crumbs = f'<div class="crumbs">ホーム &gt; 町政情報 &gt; 計画 &gt; {self.title}</div>'
        foot = "<p>このページに関するお問い合わせ</p><p>企画政策課　電話 0000-00-0000</p>"
        body = (
            f'<div class="site">{w.town}公式ホームページ</div>{crumbs}<h1>{self.title}</h1>{lead}'
            f'{tables}{self.notes()}<div class="foot">{foot}</div>'
        )
        page(self.book, self.css(), body)
        return self.book

    def css(self) -> str:
        w = self.writer
        color = w.pick("#2f6f9f", "#3b7a57", "#8a4b6b", "#555")
        pale = w.pick("#eef4f8", "#f3f7ee", "#f8f1f4", "#eee")
        return (
            f"@page{{size:A3 landscape;margin:12mm}}body{{font-family:'{w.font}',sans-serif;"
            "font-size:10pt;margin:0 16px;color:#222}"
            f".site{{background:{color};color:#fff;padding:8px 16px;font-size:14pt}}"
            ".crumbs{font-size:8.5pt;margin:4px 0}.foot{border-top:1px solid #999;margin-top:2em}"
            f"h2{{border-left:8px solid {color};padding-left:8px}}"
            "table{border-collapse:collapse;width:100%;margin-bottom:18px}"
            "td,th{border:1px solid #999;padding:4px 6px;vertical-align:top}"
            f"thead td,thead th{{background:{pale};text-align:center;font-weight:bold}}"
            ".n{text-align:right;white-space:nowrap}.c{text-align:center;white-space:nowrap}"
        )

    def opening(self) -> str:
        w = self.writer
        if not w.chance(0.6):
            return "<p>施策ごとの成果指標を次のとおり定めています。</p>"
        text = f"{w.calendar_year(self.base + 1)}４月時点"
        self.book.date(f"{self.base + 1}-04-30", "month", text)
        return f"<p>施策ごとの成果指標を次のとおり定めています。</p><p>（{text}）</p>"

    def notes(self) -> str:
        texts = self.writer.random.sample(
            (
                "指標の値は各年度末の数値とする。",
                "割合は小数点第２位を四捨五入した。",
                "一部の指標は住民意識調査による。",
            ),
            2,
        )
        lines = []
        for number, text in enumerate(texts, 1):
            self.book.notes.append((f"注{number}", "", text))
            lines.append(f"<p>注{number}　{text}</p>")
        return "".join(lines)

    def head(self) -> str:
        w, tag = self.writer, self.tag
        base = self.base_head if self.dated else f"{self.base_head}\n（{w.year(self.base)}）"
        offices = ["主管課", "関係課"]
        names = ["番号", self.item_head, *([] if self.offices_last else offices)]
        names += ["目的", "主な取組"] if self.purpose else ["主な取組"]
        names += ["成果指標", *(["単位"] if self.units else []), base]
        tall = "".join(cell(name, tag=tag, attrs='rowspan="2"') for name in names)
        wide = cell(self.aim_head, tag=tag, attrs=f'colspan="{len(self.aims)}"')
        ends = [*(offices if self.offices_last else []), *(["備考"] if self.remarks else [])]
        last = "".join(cell(name, tag=tag, attrs='rowspan="2"') for name in ends)
        return row(tall, wide, last) + heads(*(w.year(year) for year in self.aims), tag=tag)

    def goal(self, place: int, goal: Goal) -> str:
        number = ROMAN[place]
        key = self.book.policy(number, goal.title, level=self.level)
        rows: list[str] = []
        for order, measure in enumerate(goal.measures, 1):
            item = self.book.item(f"{number}-{order}", measure.title, key)
            rows += self.measure(item, measure)
        return f"<h2>{self.level}{number}　{goal.title}</h2>{table(self.head(), rows)}"

    def measure(self, item: Item, measure: Measure) -> list[str]:
        w = self.writer
        every = [kpi for project in measure.projects for kpi in project.kpis]
        kpis = w.random.sample(every, w.random.randint(1, 5))
        span = f'rowspan="{len(kpis)}"'
        offices = self.offices(item, measure, span)
        works = "\n".join(f"・{project.title}" for project in measure.projects)
        front = cell(item.number, item.mark("number"), attrs=f'{span} class="c"')
        front += cell(item.title, item.mark("item"), attrs=span)
        front += "" if self.offices_last else offices
        if self.purpose:
            front += cell(measure.text, item.mark("purpose"), attrs=span)
        front += cell(works, item.mark("initiative"), attrs=span)
        back = offices if self.offices_last else ""
        if self.remarks:
            text = w.pick("", "県総合計画と関連", "－", "人口ビジョンと関連", "過疎計画に位置付け")
            back += cell(text, item.mark("remarks") if text else "", attrs=span)
        rows = []
        for place, kpi in enumerate(kpis):
            cells = self.kpi(item, kpi)
            rows.append(row(front, cells, back) if place == 0 else row(cells))
        return rows

    def offices(self, item: Item, measure: Measure, span: str) -> str:
        """The office in charge, and those it works with."""
        names = list(dict.fromkeys(project.office for project in measure.projects))
        lead, others = names[0], names[1:]
        give_office(item, lead)
        for name in others:
            give_office(item, name, "partner")
        first = cell(lead, item.mark("office"), attrs=f'{span} class="c"')
        mark = item.mark("partner") if others else ""
        return first + cell(self.joint.join(others), mark, attrs=f'{span} class="c"')

    def kpi(self, item: Item, kpi: Kpi) -> str:
        """The cells of one indicator."""
        w, value = self.writer, 'class="n"'
        text, base = w.measured(kpi, "baseline", self.base, 0, unit=not self.units)
        if self.dated:
            year = self.base - w.random.choice((0, 0, 1))
            text = f"{text}\n（{w.year(year, 'letter')}）"
            base = base.model_copy(update={"fiscal_year": year, "text": text})
        item.targets.append(base)
        cells = cell(kpi.name, item.mark("indicator"))
        cells += cell(kpi.unit, item.mark("unit"), attrs='class="c"') if self.units else ""
        cells += cell(text, item.mark("baseline"), attrs=value)
        for year in self.aims:
            passed = year - self.base
            if self.units or year != self.aims[-1]:
                text, target = w.measured(kpi, "target", year, passed, unit=not self.units)
            else:
                text, target = w.aim(kpi, year, passed)
            item.targets.append(target)
            cells += cell(text, item.mark("target_value"), attrs=value)
        return cells
