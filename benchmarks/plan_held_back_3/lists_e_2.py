"""A KPI table by policy: basic goals with numeric goals, projects with yearly targets, actuals."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3.lists_e_words import MEASURES, Clerk, Project, number_of
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Comparator, Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:A3 landscape;margin:14mm 12mm}body{font-family:'Noto Sans CJK JP';font-size:9pt;"
    "line-height:1.35}h1{font-size:15pt;text-align:center;margin:2mm 0 4mm}h2{font-size:11.5pt;"
    "border-left:6mm solid COLOR;border-bottom:1px solid COLOR;padding-left:2mm;margin:6mm 0 2mm}"
    "h3{font-size:10pt;margin:3mm 0 1mm}table{border-collapse:collapse;margin-bottom:2mm}"
    ".w{width:100%}th{background:COLOR;color:#fff;border:1px solid #777;padding:2px 4px;"
    "font-weight:500}td{border:1px solid #777;padding:2px 4px;vertical-align:middle}"
    ".n{text-align:right;white-space:nowrap}.o{white-space:nowrap}.c{text-align:center;white-space:nowrap}"
    "tr{break-inside:avoid}thead{display:table-header-group}"
)
_RIGHT, _CENTER = 'class="n"', 'class="c"'
_GRADES = (
    ("Ａ", "目標を達成した"),
    ("Ｂ", "目標に向けて順調に進んでいる"),
    ("Ｃ", "目標に向けた進み方が遅れている"),
    ("Ｄ", "取組に着手していない"),
)
_LABELS = (
    ("数値目標", "具体的な施策とＫＰＩ"),
    ("◆数値目標", "◆施策別ＫＰＩ"),
    ("■ 基本目標の数値目標", "■ 主な事業と指標"),
)
_GOALS = {
    "子育て": (("年間出生数", "人", "312", 4), ("合計特殊出生率", "", "1.38", 0.02)),
    "健康福祉": (("健康寿命（男性）", "歳", "79.4", 0.2), ("要介護認定率", "％", "18.7", -0.1)),
    "安全": (
        ("住民満足度（暮らしの安全）", "％", "58.3", 1.4),
        ("刑法犯認知件数", "件", "241", -9),
    ),
    "産業": (("域内総生産額", "億円", "1,284", 11), ("観光入込客数", "千人", "846", 28)),
    "基盤": (("社会増減数", "人", "△86", 24), ("定住意向のある人の割合", "％", "72.1", 0.9)),
}


@STYLES.add("qb-kpi-by-goal", "html", "pdf")
def make_kpi_by_goal(random: Random) -> Book:
    """Goals with numeric goals of their own; KPIs with yearly targets and actuals, merged left."""
    clerk = Clerk(random)
    base = random.randint(2016, 2023)
    sheet = _Sheet(clerk, base)
    plan = clerk.pick("まち・ひと・しごと創生総合戦略", "総合計画後期基本計画", "未来創造総合戦略")
    kind = clerk.pick("数値目標・ＫＰＩ一覧", "アクションプラン", "重点事業ＫＰＩ管理表")
    title = f"{clerk.town}{plan}　{kind}"
    book = Book(title=title, town=clerk.town, period=(base + 1, base + 5))
    body = cell(title, tag="h1")
    body += _intro(clerk, base)
    if sheet.rated:
        book.legend += _GRADES
        grades = "　".join(f"{mark}：{meaning}" for mark, meaning in _GRADES)
        body += cell(f"【{sheet.rating}】　{grades}", tag="p")
    labels = random.choice(_LABELS)
    for at, area in enumerate(clerk.areas(random.randint(3, 4)), 1):
        policy = book.policy(str(at), clerk.goal(area), level="基本目標")
        body += cell(f"基本目標{at}　{book.policies[-1].title}", tag="h2")
        body += cell(labels[0], tag="h3")
        body += sheet.numeric_goals(book, policy, _GOALS[area][: random.randint(1, 2)])
        body += cell(labels[1], tag="h3")
        body += f'<table class="w">{sheet.head()}<tbody>{sheet.rows(book, policy, at, area)}'
        body += "</tbody></table>"
    note = f"{sheet.start}は、特に断りのない限り{clerk.flat(base)}末の数値である。"
    book.notes.append(("※", "", note))
    body += cell(f"※ {note}", tag="p")
    css = _CSS.replace("COLOR", clerk.pick("#1f4e79", "#2e6b4f", "#7a4a12", "#5b3a78"))
    book.html = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    return book


def _intro(clerk: Clerk, base: int) -> str:
    town, first, last = clerk.town[-1], clerk.flat(base + 1), clerk.flat(base + 5)
    text = (
        f"本表は、{town}が進める施策の達成状況を客観的に検証するため、基本目標ごとの数値目標と、施策に属する"
        "事業の重要業績評価指標（ＫＰＩ）を一覧にまとめたものです。"
    )
    return cell(text, tag="p") + cell(f"計画期間：{first}～{last}", tag="p")


class _Sheet:
    """The layout of this document's tables and the rows in it."""

    def __init__(self, clerk: Clerk, base: int) -> None:
        self.clerk, self.base = clerk, base
        self.years = list(range(base + 1, base + 6))
        self.done = clerk.random.randint(1, 4)
        self.stacked = base % 2 == 0
        self.units = clerk.chance(0.6)
        self.described = clerk.chance(0.7)
        self.achieved = clerk.chance(0.4)
        self.rated = clerk.chance(0.6)
        self.rating = clerk.pick("進捗評価", "評価", "達成状況の評価")
        self.policy = clerk.pick("施策", "基本施策", "主要施策")
        self.project = clerk.pick("事業名", "具体的事業", "取組項目名", "重点事業")
        self.content = clerk.pick("事業の概要", "事業概要", "実施する事業の概要")
        self.kpi = clerk.pick(
            "重要業績評価指標\n（ＫＰＩ）", "KPI(重要業績評価指標)", "指標名", "成果指標"
        )
        self.start = clerk.pick("基準値", "現状値")
        self.office = clerk.pick("担当課", "担当部署", "所管課", "担当課名")
        self.glue = clerk.pick("　", " ")
        self.circled = clerk.chance(0.5)

    def numeric_goals(
        self, book: Book, policy: str, goals: tuple[tuple[str, str, str, float], ...]
    ) -> str:
        """The small table of a goal's own figures."""
        first, last = self.clerk.flat(self.base), self.clerk.flat(self.years[-1])
        names = ("指標", f"{self.start}（{first}）", f"目標値（{last}）")
        rows = "<tr>" + "".join(cell(name, tag="th") for name in names) + "</tr>"
        for name, unit, start, step in goals:
            low = number_of(start)
            digits = len(start.partition(".")[2])
            high = round(low + step * 5, digits)
            printed = f"{high:,.{digits}f}" if "." in start else f"{high:,.0f}".replace("-", "△")
            for kind, value, year in (
                ("baseline", low, self.base),
                ("target", high, self.years[-1]),
            ):
                target = _target(name, kind, value, unit, year)  # type: ignore[arg-type]
                book.owned.append((policy, target))
            rows += f"<tr>{cell(name)}{cell(start + unit, attrs=_RIGHT)}"
            rows += f"{cell(printed + unit, attrs=_RIGHT)}</tr>"
        return f"<table>{rows}</table>"

    def head(self) -> str:
        """One row of heads where targets and actuals are rows, else two."""
        clerk = self.clerk
        base = f"{self.start}\n（{clerk.flat(self.base)}）"
        left = [self.policy, self.project] + ([self.content] if self.described else [])
        left += [self.kpi] + (["単位"] if self.units else []) + [base]
        right = (["達成率"] if self.achieved else []) + ([self.rating] if self.rated else [])
        right.append(self.office)
        years = [clerk.year(year) for year in self.years]
        if self.stacked:
            return f"<thead><tr>{_heads([*left, '区分', *years, *right])}</tr></thead>"
        top = _heads(left, 2) + cell("目標値", tag="th", attrs='colspan="5"')
        top += cell("実績値", tag="th", attrs=f'colspan="{self.done}"') + _heads(right, 2)
        return f"<thead><tr>{top}</tr><tr>{_heads(years + years[: self.done])}</tr></thead>"

    def rows(self, book: Book, goal: str, at: int, area: str) -> str:
        """All rows of a goal: its measures, their projects, their indicators."""
        html = ""
        for number, name in enumerate(MEASURES[area], 1):
            policy = book.policy(f"{at}-{number}", name, goal, "施策")
            projects = self.clerk.draw(area, 1, 3)
            measured = []
            for order, project in enumerate(projects):
                printed = "①②③④⑤"[order] if self.circled else f"{at}-{number}-{order + 1}"
                item = book.item(printed, project.name, policy)
                both = [project] + ([self.clerk.second(project)] if self.clerk.chance(0.3) else [])
                measured.append((item, both))
            lines = 2 if self.stacked else 1
            tall = sum(len(both) for _, both in measured) * lines
            marks = " ".join(item.mark("policy") for item, _ in measured)
            start = cell(f"{at}-{number}\n{name}", marks, attrs=f'rowspan="{tall}"')
            for item, both in measured:
                html += self._project(item, both, start, lines)
                start = ""
        return html

    def _project(self, item: Item, both: list[Project], start: str, lines: int) -> str:
        clerk, project = self.clerk, both[0]
        tall = f'rowspan="{len(both) * lines}"'
        offices = [project.office]
        if clerk.chance(0.2):
            offices.append("企画政策課" if project.office != "企画政策課" else "総務課")
        item.offices += [Office(name=name) for name in offices]
        left = start + cell(f"{item.number}{self.glue}{item.title}", item.mark("item"), attrs=tall)
        if self.described:
            text = project.content + project.more
            left += cell(text, item.mark("description"), attrs=tall)
        office = cell("\n".join(offices), item.mark("office"), attrs=f'{tall} class="o"')
        html = ""
        for one in both:
            first, second = self._indicator(item, one, lines)
            html += f"<tr>{left}{first}{office}</tr>{second}"
            left = office = ""
        return html

    def _indicator(self, item: Item, one: Project, lines: int) -> tuple[str, str]:
        """The cells of an indicator: those of its first line, and its second line if it has one."""
        tall = f'rowspan="{lines}"'
        wide = f'{tall} class="n"'
        first = cell(one.indicator, item.mark("indicator"), attrs=tall)
        if self.units:
            first += cell(one.unit, item.mark("unit"), attrs=f'{tall} class="c"')
        first += self._value(item, one, one.base, "baseline", self.base, wide)
        planned = "".join(self._planned(item, one, year) for year in self.years)
        figures = [one.figure(n * self.clerk.random.uniform(0.4, 1.3)) for n in range(1, 6)]
        told = zip(figures[: self.done], self.years, strict=False)
        actual = "".join(self._value(item, one, text, "actual", year) for text, year in told)
        right = ""
        share = 1.0
        if self.achieved or self.rated:
            share = number_of(figures[self.done - 1]) / number_of(one.figure(self.done))
            share = share if one.step > 0 else 1 / share
        if self.achieved:
            right += cell(f"{share:.1%}", item.mark("achievement"), attrs=wide)
        if self.rated:
            mark, meaning = _GRADES[0 if share >= 1 else 1 if share >= 0.96 else 2]
            item.ratings.append(Rating(criterion=self.rating, mark=mark, meaning=meaning))
            right += cell(mark, item.mark("rating"), attrs=f'{tall} class="c"')
        if not self.stacked:
            return first + planned + actual + right, ""
        actual += "<td></td>" * (5 - self.done)
        first += cell("目標", attrs=_CENTER) + planned + right
        label = cell("実績", attrs=_CENTER)
        return first, f"<tr>{label}{actual}</tr>"

    def _planned(self, item: Item, one: Project, year: int) -> str:
        """A yearly target; where units are printed in the cell, the last one may be a limit."""
        last = year == self.years[-1] and not self.units and self.clerk.chance(0.5)
        limit = ("以上" if one.step > 0 else "以下") if last else ""
        text = one.figure(year - self.base)
        return self._value(item, one, text, "target", year, 'class="n"', limit)

    def _value(
        self,
        item: Item,
        one: Project,
        text: str,
        kind: TargetKind,
        year: int,
        attrs: str = 'class="n"',
        limit: str = "",
    ) -> str:
        target = _target(one.indicator, kind, number_of(text), one.unit, year, limit)
        item.targets.append(target)
        role = {"baseline": "baseline", "target": "target_value", "actual": "actual_value"}[kind]
        printed = text if self.units else text + one.unit + limit
        return cell(printed, item.mark(role), attrs=attrs)


def _heads(names: list[str], tall: int = 1) -> str:
    return "".join(cell(name, tag="th", attrs=f'rowspan="{tall}"') for name in names)


def _target(
    indicator: str, kind: TargetKind, value: float, unit: str, year: int, limit: str = ""
) -> Target:
    comparator: Comparator | None = {"以上": "ge", "以下": "le"}.get(limit)  # type: ignore[assignment]
    return Target(
        indicator=indicator,
        kind=kind,
        value=value,
        unit=unit,
        comparator=comparator,
        fiscal_year=year,
    )
