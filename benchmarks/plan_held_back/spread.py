"""Strategies with tables of indicators by policy."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.spread_words import (
    Goal,
    Kpi,
    Measure,
    Project,
    Writer,
    give_office,
    heads,
    page,
    row,
    table,
)
from benchmarks.plans.book import Book, Item, cell

BLOCK = "position:relative;page-break-after:always;text-align:center;padding-top:70mm"


@STYLES.add("spre-strategy", "html", "pdf")
def make_strategy(random: Random) -> Book:
    """Cover, contents, numerical targets and KPI by policy, projects below them, appendices."""
    return _Strategy(random).write()


class _Strategy:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("kanji", "west", "both", "letter")))
        self.base = random.choice((2018, 2019, 2020))
        self.first = self.base + 1
        self.last = self.first + 4
        self.interim = self.base + 3 if w.chance(0.5) else None
        name = w.pick(
            "第２期まち・ひと・しごと創生総合戦略",
            "デジタル田園都市構想総合戦略",
            "人口減少対策総合戦略",
            "まち・ひと・しごと創生推進計画",
        )
        self.cover_lines = (w.town, name)
        self.book = Book(title=w.town + name, town=w.town, period=(self.first, self.last))
        self.level = w.pick("施策", "基本施策", "施策")
        self.columns = ["partner"] if w.chance(0.5) else []
        self.tags = w.chance(0.5)
        self.kind = w.chance(0.4)
        self.kpi_head = w.pick("重要業績評価指標（KPI）", "ＫＰＩ", "成果指標（KPI）", "指標")
        self.base_head = w.pick("基準値", "現状値", "策定時の値")
        self.name_head = w.pick("事業名", "具体的な事業", "主な事業", "取組名")
        self.text_head = w.pick("事業概要", "事業内容", "取組の概要")
        self.office_head = w.pick("担当課", "所管課", "担当部署", "主管課")

    def write(self) -> Book:
        w, parts, listed = self.writer, [], []
        goals = w.goals[: w.random.randint(4, 6)]
        for number, goal in enumerate(goals, 1):
            label = str(number).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
            listed.append(f"基本目標{label}　{goal.title}")
            parts.append(self.goal(label, goal))
        body = (
            self.cover() + self.contents(listed) + self.opening() + "".join(parts) + self.closing()
        )
        page(self.book, self.css(), body)
        return self.book

    def css(self) -> str:
        w = self.writer
        color = w.pick("#dbe7f3", "#e3efd9", "#fbe5d5", "#e7e6e6", "#d9f0f0")
        return (
            f"@page{{size:A4;margin:16mm}}body{{font-family:'{w.font}';font-size:10pt}}"
            "table{border-collapse:collapse;width:100%;margin:2mm 0 5mm}"
            "td,th{border:1px solid #555;padding:3px 5px;vertical-align:middle}"
            f"th{{background:{color};font-weight:normal}}tr{{page-break-inside:avoid}}"
            f"h2{{border-bottom:2px solid #333}}h3{{background:{color};padding:4px 8px}}"
            ".v{text-align:center;white-space:nowrap}.toc p{margin:1mm 8mm}"
            f".cover{{{BLOCK}}}.cover h1{{font-size:24pt;line-height:1.6}}"
            ".doc{position:absolute;top:0;right:0;border:1px solid;padding:2px 10px}"
            ".small{font-size:9pt;margin:1mm 0}"
        )

    def cover(self) -> str:
        w, book = self.writer, self.book
        number = ""
        if w.chance(0.6):
            book.document_number = w.pick("資料２", "資料1-1", "別冊１", "資料３")
            number = cell(book.document_number, tag="div", attrs='class="doc"')
        joint = w.pick("～", "から", "－")
        years = joint.join((w.year(self.first), w.year(self.last)))
        published = f"{w.calendar_year(self.first)}３月"
        if self.interim:
            published = f"{w.calendar_year(self.interim + 1)}３月改訂"
        book.prefecture = w.pick("長野県", "高知県", "山形県") if w.chance(0.4) else ""
        return (
            f'<div class="cover">{number}<h1>{"<br>".join(self.cover_lines)}</h1>'
            f"<p>計画期間：{years}</p><p>{published}</p><p>{book.prefecture}{w.town}</p></div>"
        )

    def contents(self, listed: list[str]) -> str:
        names = ["第１章　策定に当たって", "第２章　施策の展開", *listed, "資料編"]
        spots = sorted(self.writer.random.sample(range(1, 40), len(names)))
        lines = "".join(
            f"<p>{'　' * 2 * name.startswith('基本')}{name}{'…' * (34 - len(name))}{spot}</p>"
            for name, spot in zip(names, spots, strict=True)
        )
        return f'<div class="toc"><h2>{self.writer.pick("目次", "目　次")}</h2>{lines}</div>'

    def opening(self) -> str:
        """The first chapter: why there is a plan, and how the population has changed."""
        w = self.writer
        years = [self.base - 15, self.base - 10, self.base - 5]
        rows = []
        for name, start, fall in (("総人口", 14820, 640), ("15歳未満", 2010, 170)):
            start += w.random.randint(-900, 900)
            counts = (cell(f"{start - fall * n:,}人", attrs='class="v"') for n in range(3))
            rows.append(row(cell(name, tag="th"), *counts))
        head = heads(w.pick("区分", "項目"), *(w.year(y, "west").replace("度", "") for y in years))
        return (
            "<h2>第１章　策定に当たって</h2><p>本町の人口は減少が続いており、働く場の確保と"
            "子育てしやすい環境づくりが急務となっています。この戦略は、町が重点的に取り組む施策をまとめたものです。</p>"
            f"<p>表１　人口の推移</p>{table(head, rows)}<h2>第２章　施策の展開</h2>"
        )

    def goal(self, number: str, goal: Goal) -> str:
        key = self.book.policy(number, goal.title, level="基本目標")
        kpis = [measure.projects[0].kpis[0] for measure in goal.measures]
        title = self.writer.pick("数値目標", "【数値目標】", "◆数値目標")
        parts = [f"<h3>基本目標{number}　{goal.title}</h3><p>{title}</p>"]
        parts.append(self.kpi_table(key, kpis, "指標"))
        for place, measure in enumerate(goal.measures, 1):
            parts.append(self.measure(key, place, measure))
        return "".join(parts)

    def measure(self, parent: str, place: int, measure: Measure) -> str:
        w = self.writer
        key = self.book.policy(f"({place})", measure.title, parent, self.level)
        projects = measure.projects[: w.random.randint(2, 3)]
        kpis = [project.kpis[1] for project in projects]
        heading = f"{self.level}({place})　{measure.title}"
        return (
            f"<h4>{heading}</h4><p>{measure.text}</p>{self.kpi_table(key, kpis, self.kpi_head)}"
            f"{self.note() if place == 1 and w.chance(0.3) else ''}{self.projects(key, projects)}"
        )

    def note(self) -> str:
        text = self.writer.pick(
            "現状値は町の統計による。",
            "目標値は計画期間の最終年度の値とする。",
            "数値は暦年による。",
        )
        self.book.notes.append(("※", "", text))
        return f'<p class="small">※{text}</p>'

    def kpi_table(self, key: str, kpis: list[Kpi], name: str) -> str:
        """Indicators of a policy: no cell belongs to an item."""
        w = self.writer
        names = [name, f"{self.base_head}\n（{w.year(self.base)}）"]
        names += [f"中間実績\n（{w.year(self.interim)}）"] if self.interim else []
        names += [f"目標値\n（{w.year(self.last)}）"]
        rows = []
        for kpi in kpis:
            told = [w.measured(kpi, "baseline", self.base, 0)]
            if self.interim:
                passed = self.interim - self.base
                told.append(w.measured(kpi, "actual", self.interim, passed))
            told.append(w.aim(kpi, self.last, self.last - self.base))
            self.book.owned += [(key, target) for _, target in told]
            cells = (cell(text, attrs='class="v"') for text, _ in told)
            rows.append(row(cell(kpi.name, attrs='style="width:45%"'), *cells))
        return table(heads(*names), rows)

    def projects(self, key: str, projects: list[Project]) -> str:
        names = [self.name_head, self.text_head, self.office_head]
        names += ["連携先"] if self.columns else []
        names = ["区分", *names] if self.kind else names
        rows = []
        for project in projects:
            item = self.book.item("", project.title, key)
            give_office(item, project.office)
            cells = [
                cell(self.named(item), item.mark("item")),
                cell(project.text, item.mark("description")),
                cell(project.office, item.mark("office"), attrs='class="v"'),
            ]
            if self.columns:
                give_office(item, project.partner, "partner")
                cells.append(cell(project.partner, item.mark("partner")))
            if self.kind:
                cells.insert(
                    0, cell(self.sort(project.title), item.mark("type"), attrs='class="v"')
                )
            rows.append(row(*cells))
        return table(heads(*names), rows)

    def sort(self, title: str) -> str:
        """Whether a project builds something."""
        builds = any(word in title for word in ("施設", "更新", "修繕", "整備", "耐震"))
        return "ハード" if builds else "ソフト"

    def named(self, item: Item) -> str:
        """The title of a project, where it is new with a tag."""
        if not self.tags or not self.writer.chance(0.2):
            return item.title
        item.tags.append("新規")
        return f"【新規】{item.title}"

    def closing(self) -> str:
        """A glossary and the members of the committee."""
        w = self.writer
        lines = []
        for number, (term, text) in enumerate(w.terms(5), 1):
            self.book.notes.append((f"※{number}", term, text))
            lines.append(f'<p class="small">※{number}　{term}：{text}</p>')
        rows = [row(cell(body), cell(name)) for body, name in w.members()]
        members = table(heads("所属", "氏名"), rows, 'style="width:60%"')
        glossary = f"<h3>用語解説</h3>{''.join(lines)}"
        return f"<h2>資料編</h2>{glossary}<h3>策定委員会委員名簿</h3>{members}"
