"""Indicators by years, with pairs of rows for target and result."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plan_held_back.spread_words import (
    Goal,
    Kpi,
    Project,
    Writer,
    give_office,
    heads,
    page,
    row,
    table,
)
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Rating, Target

LEGEND = (
    (("Ａ", "目標を達成"), ("Ｂ", "おおむね達成"), ("Ｃ", "やや遅れ"), ("Ｄ", "大幅な遅れ")),
    (("◎", "計画以上"), ("○", "計画どおり"), ("△", "やや遅れている"), ("×", "遅れている")),
)


@STYLES.add("spre-pairs", "pdf", "sjis")
def make_pairs(random: Random) -> Book:
    """Indicators by years with a row for the target and a row for the result."""
    return _Pairs(random).write()


class _Pairs:
    def __init__(self, random: Random) -> None:
        self.writer = w = Writer(random, random.choice(("letter", "letter-year", "kanji")))
        self.base = random.choice((2019, 2020, 2021))
        self.years = range(self.base + 1, self.base + random.choice((5, 6)))
        self.now = self.base + random.choice((2, 3))
        name = w.pick("総合計画前期基本計画", "過疎地域持続的発展計画", "総合計画重点プロジェクト")
        ending = w.pick("指標管理表", "進捗管理表", "進行管理シート")
        self.title = f"{w.town}{name}　{w.year(self.now, 'kanji')}{ending}"
        self.book = Book(title=self.title, town=w.town, fiscal_year=self.now)
        self.share = w.chance(0.35)
        self.legend = random.choice(LEGEND)
        self.check = w.pick("評価", "進捗評価", "達成状況", "総合評価")
        self.office_first = w.chance(0.5)
        self.tag = w.pick("th", "td")
        self.plan, self.done = random.choice(
            (("目標", "実績"), ("計画", "実績"), ("目標値", "実績値"))
        )

    def write(self) -> Book:
        w, rows = self.writer, []
        for number, goal in enumerate(w.goals[: w.random.randint(4, 6)], 1):
            rows += self.goal(number, goal)
        book = self.book
        day = f"{w.calendar_year(self.now + 1)}３月31日現在"
        book.date(f"{self.now + 1}-03-31", "day", day)
        book.legend += self.legend
        key = "　".join(f"{mark}：{text}" for mark, text in self.legend)
        note = w.pick("表中の「－」は、調査を実施していないことを示す。", "実績値は速報値を含む。")
        book.notes.append(("※", "", note))
        top = f'<h1>{self.title}</h1><p class="r">{day}</p>'
        body = f"{top}{table(self.head(), rows)}<p>{self.check}の区分　{key}</p><p>※{note}</p>"
        page(book, self.css(), body)
        return book

    def css(self) -> str:
        w = self.writer
        color = w.pick("#ddebf7", "#fff2cc", "#ededed", "#e2efda")
        return (
            f"@page{{size:A4 landscape;margin:11mm}}body{{font-family:'{w.font}';font-size:8.5pt}}"
            "h1{font-size:14pt;text-align:center;margin:2mm}.r{text-align:right;margin:1mm}"
            "table{border-collapse:collapse;width:100%}tr{page-break-inside:avoid}"
            f"td,th{{border:1px solid #000;padding:2px 4px}}thead td,thead th{{background:{color};"
            "text-align:center;font-weight:bold}.n{text-align:right;white-space:nowrap}"
            ".c{text-align:center;white-space:nowrap}"
        )

    def head(self) -> str:
        w, tag = self.writer, self.tag
        office = [w.pick("担当課", "所管課", "担当")]
        names = ["施策", w.pick("事業名", "事務事業", "取組項目")]
        names += [*office, "指標名", "単位"] if self.office_first else ["指標名", "単位"]
        names += ["区分", f"基準値\n({w.year(self.base)})"]
        tall = "".join(cell(n, tag=tag, attrs='rowspan="2"') for n in names)
        wide = cell(
            w.pick("年次計画", "年度別の推移", "目標・実績"),
            tag=tag,
            attrs=f'colspan="{len(self.years)}"',
        )
        ends = [self.check] if self.office_first else [self.check, *office]
        last = "".join(cell(n, tag=tag, attrs='rowspan="2"') for n in ends)
        return row(tall, wide, last) + heads(*(w.year(y) for y in self.years), tag=tag)

    def goal(self, number: int, goal: Goal) -> list[str]:
        w = self.writer
        key = self.book.policy(str(number), goal.title, level="施策")
        projects = [p for measure in goal.measures for p in measure.projects]
        chosen = [
            (p, p.kpis[: 2 if w.chance(0.4) else 1]) for p in projects[: w.random.randint(2, 4)]
        ]
        items = [
            self.book.item(f"{number}-{n}", p.title, key) for n, (p, _) in enumerate(chosen, 1)
        ]
        depth = 3 if self.share else 2
        height = sum(depth * len(kpis) for _, kpis in chosen)
        marks = " ".join(item.mark("policy") for item in items)
        label = cell(f"施策{number}\n{goal.title}", marks, attrs=f'rowspan="{height}"')
        rows: list[str] = []
        for item, (project, kpis) in zip(items, chosen, strict=True):
            rows += self.item(item, project, kpis, depth)
        rows[0] = rows[0].replace("<tr>", f"<tr>{label}", 1)
        return rows

    def item(self, item: Item, project: Project, kpis: tuple[Kpi, ...], depth: int) -> list[str]:
        span = f'rowspan="{depth * len(kpis)}"'
        title = cell(f"{item.number}　{project.title}", item.mark("item"), attrs=span)
        office = cell(project.office, item.mark("office"), attrs=f'{span} class="c"')
        give_office(item, project.office)
        rows: list[str] = []
        for kpi in kpis:
            rows += self.pair(item, kpi, depth)
        mark, meaning = self.legend[self.place(item, kpis[0])]
        item.ratings.append(Rating(criterion=self.check, mark=mark, meaning=meaning))
        rating = cell(mark, item.mark("rating"), attrs=f'{span} class="c"')
        start = title + office if self.office_first else title
        rows[0] = rows[0].replace("<tr>", f"<tr>{start}", 1)
        ends = rating if self.office_first else rating + office
        rows[0] = rows[0].removesuffix("</tr>") + f"{ends}</tr>"
        return rows

    def place(self, item: Item, kpi: Kpi) -> int:
        """How far down the scale the last result of an indicator lies."""
        told = {(t.kind, t.fiscal_year): t.value or 0 for t in item.targets}
        year = max(year for kind, year in told if kind != "target" and year)
        share = told.get(("actual", year), 1.0) / told.get(("target", year), 1.0)
        share = 1 / share if kpi.step < 0 and share else share
        return sum(share < limit for limit in (1.0, 0.94, 0.8))

    def pair(self, item: Item, kpi: Kpi, depth: int) -> list[str]:
        """The rows of one indicator; label cells in front are put in by the callers."""
        w, span = self.writer, f'rowspan="{depth}"'
        text, base = w.measured(kpi, "baseline", self.base, 0, unit=False)
        told: list[list[str]] = [[], [], []]
        aims: list[Target] = []
        for year in self.years:
            aim_text, aim = w.measured(kpi, "target", year, year - self.base, unit=False)
            aims.append(aim)
            told[0].append(cell(aim_text, item.mark("target_value"), attrs='class="n"'))
            got, share = "", ""
            if year <= self.now and w.chance(0.06):
                got = share = "－"
            elif year <= self.now:
                got, actual = w.measured(kpi, "actual", year, year - self.base, unit=False)
                share = f"{(actual.value or 0) / (aim.value or 1) * 100:.1f}"
                aims.append(actual)
            told[1].append(cell(got, item.mark("actual_value") if got else "", attrs='class="n"'))
            told[2].append(
                cell(share, item.mark("achievement") if share else "", attrs='class="n"')
            )
        item.targets += [base, *aims]
        first = (
            cell(kpi.name, item.mark("indicator"), attrs=span),
            cell(kpi.unit, item.mark("unit"), attrs=f'{span} class="c"'),
            cell(self.plan, attrs='class="c"'),
            cell(text, item.mark("baseline"), attrs=f'{span} class="n"'),
            *told[0],
        )
        rows = [row(*first), row(cell(self.done, attrs='class="c"'), *told[1])]
        return rows + ([row(cell("達成率", attrs='class="c"'), *told[2])] if depth == 3 else [])
