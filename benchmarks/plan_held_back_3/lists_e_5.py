"""An action plan on a web page in three parts: actions, timetable by year, indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.plan_held_back_3.lists_e_words import FULL, Clerk, Project, number_of
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Comparator, Office, ScheduleEntry, Target, TargetKind

_CSS = (
    "@page{size:A4 landscape;margin:12mm}body{font-family:'Noto Sans CJK JP';font-size:9pt;"
    "color:#222;margin:0 1em}.crumb{font-size:8pt;color:#666}h1{font-size:16pt;border-bottom:"
    "3px solid COLOR;padding-bottom:4px}h2{font-size:12pt;background:#f0f0ea;padding:4px 8px;"
    "border-top:2px solid COLOR;break-after:avoid}p{margin:4px 0}table{border-collapse:collapse;"
    "width:100%;margin:6px 0 12px}th,td{border:1px solid #bbb;padding:3px 5px}"
    "thead th{background:COLOR;color:#fff;font-weight:normal}tbody th{background:#f7f7f2;"
    "text-align:left;font-weight:normal}.n{text-align:right;white-space:nowrap}"
    ".c{text-align:center;white-space:nowrap}.o{white-space:nowrap}tr{break-inside:avoid}"
    ".s td{background:#eef3ea;font-weight:bold}.contact{border:1px solid #bbb;padding:6px}"
)
_LEGEND = (("●", "実施"), ("◇", "検討・準備"), ("☆", "見直し"))
_SOURCES = ("庁内統計", "業務報告", "実績報告書", "所管課調べ")


@dataclass(slots=True)
class _Part:
    """A policy with its items and what they are about."""

    label: str
    items: list[tuple[Item, Project]] = field(default_factory=list)


@STYLES.add("qb-three-parts", "boxes", "pdf")
def make_three_parts(random: Random) -> Book:
    """One web page: list by policy, timetable with strips, indicators without policies."""
    first = random.randint(2017, 2025)
    clerk = Clerk(random)
    page = _Page(clerk, first)
    plan = clerk.pick("地域未来創造", "定住促進", "まちの魅力向上")
    title = f"{clerk.town}{plan}アクションプラン"
    last = first + page.count - 1
    book = Book(title=title, town=clerk.town, period=(first, last))
    crumb = f"トップページ ＞ {clerk.town[-1]}政情報 ＞ 計画・施策 ＞ アクションプラン"
    body = cell(crumb, tag="p", attrs='class="crumb"') + cell(title, tag="h1")
    body += cell(f"計画期間：{clerk.words(first)}から{clerk.words(last)}まで", tag="p")
    if clerk.chance(0.5):
        printed = clerk.words(first).removesuffix("度")
        if "（" not in printed:
            text = f"{printed}4月1日現在"
            book.date(f"{first}-04-01", "day", text)
            body += cell(f"（{text}）", tag="p")
    body += cell(
        "このアクションプランは、基本構想に掲げた将来像の実現に向けて、重点的に取り組む事業とその進め方、"
        "成果を測る指標をまとめたものです。社会情勢の変化に応じて、内容を毎年度見直します。",
        tag="p",
    )
    parts = _draw_parts(book, clerk, page)
    for number, (name, table) in enumerate(
        (
            (clerk.pick("アクション一覧", "取組の一覧", "重点事業の一覧"), page.actions),
            (clerk.pick("年次計画", "実施スケジュール", "工程表"), page.timetable),
            (
                clerk.pick("評価指標", "重要業績評価指標（ＫＰＩ）", "成果指標と目標値"),
                page.figures,
            ),
        ),
        1,
    ):
        body += cell(f"{page.heads[number - 1]}　{name}", tag="h2")
        if number == 2 and page.marked:
            book.legend += _LEGEND
            words = "、".join(f"{mark}＝{meaning}" for mark, meaning in _LEGEND)
            body += cell(f"（凡例）{words}", tag="p")
        body += table(parts)
    note = "現状値は、統計の公表時期により前年の数値を用いているものがあります。"
    book.notes.append(("※", "", note))
    body += cell(f"※{note}", tag="p")
    body += cell(f"お問い合わせ　企画政策課　電話 0{random.randint(100, 999)}-55-1200", tag="p")
    css = _CSS.replace("COLOR", clerk.pick("#3b6e8f", "#4d7c3a", "#8a5a2b", "#6b4c86"))
    book.html = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    return book


def _draw_parts(book: Book, clerk: Clerk, page: _Page) -> list[_Part]:
    """The policies and items; some titles end in a tag."""
    parts = []
    for at, area in enumerate(clerk.areas(clerk.random.randint(3, 5)), 1):
        number = "ＡＢＣＤＥ"[at - 1] if page.lettered else str(at).translate(FULL)
        policy = book.policy(number, clerk.goal(area), level=page.level)
        part = _Part(f"{page.level}{number}\n{book.policies[-1].title}")
        for order, project in enumerate(clerk.draw(area, 3, 6), 1):
            printed = f"{number}-{order}" if page.lettered else page.numbering.format(at, order)
            item = book.item(printed, project.name, policy)
            item.offices.append(Office(name=project.office))
            if page.partners:
                item.offices.append(Office(name=project.partner, role="partner"))
            if clerk.chance(0.25):
                item.tags.append(clerk.pick("新規", "拡充", "重点"))
            part.items.append((item, project))
        parts.append(part)
    return parts


class _Page:
    """What this page's three tables look like."""

    def __init__(self, clerk: Clerk, first: int) -> None:
        self.clerk, self.first = clerk, first
        self.count = clerk.random.randint(4, 5)
        self.lettered = clerk.chance(0.4)
        self.level = "柱" if self.lettered else clerk.pick("基本方針", "重点方針", "プロジェクト")
        self.numbering = clerk.pick("{}-({})", "{}-{}", "({}-{})")
        self.heads = clerk.random.choice((("１", "２", "３"), ("Ⅰ", "Ⅱ", "Ⅲ"), ("■", "■", "■")))
        self.partners = clerk.chance(0.6)
        self.dated = clerk.chance(0.5)
        self.marked = first % 2 == 0
        self.later = clerk.chance(0.4)
        self.sourced = clerk.chance(0.5)
        self.office = clerk.pick("担当課", "所管課", "主管課")
        self.name = clerk.pick("アクション", "取組名", "事業名")
        self.number = clerk.pick("番号", "No.")

    def actions(self, parts: list[_Part]) -> str:
        """Part one: the policy's label merged at the left in ``th``."""
        names = [self.level, self.number, self.name, self.clerk.pick("内容", "取組の内容", "概要")]
        names += [self.office] + (["関係機関"] if self.partners else [])
        names += ["実施期間"] if self.dated else []
        rows = ""
        for part in parts:
            marks = " ".join(item.mark("policy") for item, _ in part.items)
            start = cell(part.label, marks, tag="th", attrs=f'rowspan="{len(part.items)}"')
            for item, project in part.items:
                html = start + self._names(item)
                text = project.content + project.more
                html += cell(text, item.mark("description|initiative"))
                html += cell(project.office, item.mark("office"), attrs='class="o"')
                if self.partners:
                    html += cell(project.partner, item.mark("partner"))
                if self.dated:
                    end = self.first + self.clerk.random.randint(2, self.count - 1)
                    span = f"{self.clerk.flat(self.first)}～{self.clerk.flat(end)}"
                    html += cell(span, item.mark("period"))
                rows += f"<tr>{html}</tr>"
                start = ""
        return _table(names, rows)

    def timetable(self, parts: list[_Part]) -> str:
        """Part two: a strip for each policy; bars or marks by year."""
        years = [self.clerk.year(self.first + n) for n in range(self.count)]
        years += [f"{self.clerk.flat(self.first + self.count)}\n以降"] if self.later else []
        rows = ""
        for part in parts:
            strip = cell(part.label.replace("\n", "　"), attrs=f'colspan="{2 + len(years)}"')
            rows += f'<tr class="s">{strip}</tr>'
            for item, project in part.items:
                draw = self._marks if self.marked else self._bars
                rows += f"<tr>{self._names(item)}{draw(item, project, len(years))}</tr>"
        return _table([self.number, self.name, *years], rows)

    def figures(self, parts: list[_Part]) -> str:
        """Part three: a plain table without policies."""
        middle, last = self.first + 1, self.first + self.count - 1
        names = [self.number, self.name, self.clerk.pick("指標", "指標名", "成果指標")]
        names += [f"現状値\n（{self.clerk.flat(self.first - 1)}）"]
        names += [
            f"中間目標\n（{self.clerk.flat(middle)}）",
            f"目標値\n（{self.clerk.flat(last)}）",
        ]
        names += ["出典"] if self.sourced else []
        rows = ""
        for item, project in (pair for part in parts for pair in part.items):
            if self.clerk.chance(0.15):
                continue
            limit = ("以上" if project.step > 0 else "以下") if self.clerk.chance(0.3) else ""
            html = self._names(item) + cell(project.indicator, item.mark("indicator"))
            html += _figure(item, project, "baseline", project.base, self.first - 1)
            for year in (middle, last):
                text = project.figure(year - self.first + 1)
                html += _figure(item, project, "target", text, year, limit)
            if self.sourced:
                html += cell(self.clerk.pick(*_SOURCES), item.mark("other|remarks"))
            rows += f"<tr>{html}</tr>"
        return _table(names, rows)

    def _names(self, item: Item) -> str:
        tags = "".join(f"【{tag}】" for tag in item.tags)
        number = cell(item.number, item.mark("number"), attrs='class="c"')
        return number + cell(item.title + tags, item.mark("item"))

    def _bars(self, item: Item, project: Project, count: int) -> str:
        """Merged cells one behind another, the last one up to the last column."""
        html, at = "", 0
        for order, step in enumerate(project.steps):
            left = len(project.steps) - order - 1
            length = 1 if left == 2 else self.clerk.random.randint(1, count - at - left)
            length = length if left else count - at
            self._enter(item, at, at + length - 1, count, text=step)
            arrow = " ⇒" if length > 1 else ""
            html += cell(step + arrow, item.mark("schedule"), attrs=f'colspan="{length}"')
            at += length
        return html

    def _marks(self, item: Item, _: Project, count: int) -> str:
        begin = self.clerk.random.randint(0, 1)
        html = "<td></td>" * begin
        for at in range(begin, count):
            prepares = at == begin and self.clerk.chance(0.6)
            last = at == self.count - 1 and self.clerk.chance(0.4)
            mark = "◇" if prepares else "☆" if last else "●"
            self._enter(item, at, at, count, mark=mark)
            html += cell(mark, item.mark("schedule"), attrs='class="c"')
        return html

    def _enter(
        self, item: Item, first: int, last: int, count: int, text: str = "", mark: str = ""
    ) -> None:
        item.schedule.append(
            ScheduleEntry(
                task=item.title,
                first_year=self.first + first,
                last_year=self.first + last,
                text=text,
                mark=mark,
                open_ended=self.later and last == count - 1,
            )
        )


def _table(names: list[str], rows: str) -> str:
    head = "".join(cell(name, tag="th") for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _figure(
    item: Item, project: Project, kind: TargetKind, text: str, year: int, limit: str = ""
) -> str:
    comparators: dict[str, Comparator] = {"以上": "ge", "以下": "le"}
    item.targets.append(
        Target(
            indicator=project.indicator,
            kind=kind,
            value=number_of(text),
            unit=project.unit,
            comparator=comparators.get(limit),
            fiscal_year=year,
        )
    )
    role = "baseline" if kind == "baseline" else "target_value"
    return cell(text + project.unit + limit, item.mark(role), attrs='class="n"')
