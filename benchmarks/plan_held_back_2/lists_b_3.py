"""Reform plans in three tables: the list of measures, their indicators, their timetable."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.lists_b_kit import (
    all_marks,
    arrow_cells,
    describe,
    draw_steps,
    head,
    local,
    merged_cells,
    note,
    page,
    para,
    plan_years,
    row,
    table,
)
from benchmarks.plan_held_back_2.lists_b_words import TOWNS, full, years_of
from benchmarks.plan_held_back_2.lists_b_words_2 import PILLARS, REFORMS, Reform
from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry, Target

_CSS = """
@page{size:A4 landscape;margin:12mm} body{font:9.5pt 'Noto Sans CJK JP',sans-serif;color:#222}
h1{font-size:18pt;text-align:center;color:#1f4e79;margin:16px 0 4px} .sign{text-align:center}
h2{font-size:12.5pt;color:#fff;background:#2e75b6;padding:3px 10px;margin:18px 0 6px}
table{border-collapse:collapse;width:100%} td,th{border:1px solid #7f7f7f;padding:3px 5px}
th{background:#ddebf7;font-weight:bold} td{vertical-align:middle} tr{break-inside:avoid}
h2,h3{break-after:avoid} .toc{margin:0 60px;border-bottom:1px dotted #999} .c{text-align:center}
.n{text-align:right;white-space:nowrap} .k{background:#fff2cc} .lead{margin:3px 8px;line-height:1.6}
.note{font-size:8.5pt;margin:3px 8px} .w{white-space:nowrap;text-align:center}
"""
Pair = tuple[Item, Reform]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a seed decides."""

    year: int
    count: int
    form: str
    level: str
    number: str
    heads: tuple[str, str, str, str]
    partners: bool
    mode: str
    yearly: bool
    unit: str
    named: bool
    bound: bool

    def years(self) -> list[str]:
        """The years of the plan as printed."""
        return [years_of(self.form, self.year + n) for n in range(self.count)]


def _look(random: Random) -> _Look:
    pick = random.choice
    mode = pick(("arrows", "marks", "halves"))
    yearly = random.random() < 0.6
    return _Look(
        year=pick((2021, 2023, 2024, 2025)),
        count=3 if mode == "halves" else pick((4, 5)),
        form=pick(("ra", "w", "r", "b")),
        level=pick(("重点項目", "基本方針", "改革の柱")),
        number=pick(("{}-{}", "{}-({})", "{}－{}")),
        heads=(
            pick(("No.", "番号", "№")),
            pick(("取組項目", "改革項目", "実施項目", "取組項目名")),
            pick(("取組内容", "取組の概要", "実施内容")),
            pick(("担当課", "所管課", "担当課名", "主管課")),
        ),
        partners=random.random() < 0.6,
        mode=mode,
        yearly=yearly,
        unit=pick(("column", "value")),
        named=random.random() < 0.7,
        bound=not yearly and random.random() < 0.5,
    )


def _list(random: Random, look: _Look, book: Book, groups: list[list[Pair]]) -> str:
    """The list of measures; the pillars merged at the left."""
    number, item_head, text_head, office_head = look.heads
    names = [look.level, number, item_head, text_head, office_head] + ["関係課"] * look.partners
    rows = ""
    for group in groups:
        policy = next(p for p in book.policies if p.id == group[0][0].policy)
        marks = all_marks([item for item, _ in group], "policy")
        first = cell(
            f"{policy.number}　{policy.title}", marks, attrs=f'rowspan="{len(group)}" class="k"'
        )
        for item, reform in group:
            role = "description|initiative" if text_head != "取組の概要" else "description"
            item.description = describe(random, reform.text, book.town)
            item.offices.append(Office(name=reform.office))
            cells = [
                cell(item.number, item.mark("number"), attrs='class="w"'),
                cell(item.title, item.mark("item")),
                cell(item.description, item.mark(role)),
                cell(reform.office, item.mark("office"), attrs='class="w"'),
            ]
            if look.partners:
                cells.append(_partners(random, item, reform))
            rows += row(first, *cells)
            first = ""
    return table(row(*(head(name) for name in names)), rows)


def _partners(random: Random, item: Item, reform: Reform) -> str:
    names = [reform.partner]
    if reform.partner != "各課" and random.random() < 0.35:
        names += [name for name in ("総務課", "財政課") if name not in (*names, reform.office)][:1]
    item.offices += [Office(name=name, role="partner") for name in names]
    return cell("、".join(names), item.mark("partner"), attrs='class="c"')


def _indicators(random: Random, look: _Look, pairs: list[Pair]) -> str:
    """The indicators with base and goals; some measures have none."""
    name = random.choice(("成果指標", "指標", "指標名", "数値目標"))
    base = random.choice(("現状値", "基準値"))
    years = look.years() if look.yearly else [look.years()[-1]]
    names = [look.heads[0]] + [look.heads[1]] * look.named + [name]
    names += ["単位"] * (look.unit == "column")
    before = years_of(look.form, look.year - 1)
    top = row(*(head(n, rows=2) for n in names), head(base), head("目標値", len(years))) + row(
        head(before), *(head(year) for year in years)
    )
    shown = [pair for pair in pairs if random.random() < 0.85]
    return table(top, "".join(_indicator(look, item, reform) for item, reform in shown))


def _indicator(look: _Look, item: Item, reform: Reform) -> str:
    cells = [cell(item.number, item.mark("number"), attrs='class="w"')]
    cells += [cell(item.title, item.mark("item"))] if look.named else []
    cells.append(cell(reform.indicator, item.mark("indicator")))
    if look.unit == "column":
        cells.append(cell(reform.unit, item.mark("unit"), attrs='class="w"'))
    steps = range(1, look.count + 1) if look.yearly else (look.count,)
    values = [(look.year - 1, reform.base)] + [
        (look.year - 1 + n, reform.base + round((reform.goal - reform.base) * n / look.count))
        for n in steps
    ]
    for at, (year, value) in enumerate(values):
        text = f"{value:,}" + (reform.unit if look.unit == "value" else "")
        bound = ("以下" if reform.goal < reform.base else "以上") if look.bound and at else ""
        target = {
            "indicator": reform.indicator,
            "kind": "target" if at else "baseline",
            "value": value,
            "unit": reform.unit,
            "comparator": {"以下": "le", "以上": "ge", "": None}[bound],
            "fiscal_year": year,
            "text": text + bound,
        }
        item.targets.append(Target.model_validate(target))
        role = "target_value" if at else "baseline"
        cells.append(cell(text + bound, item.mark(role), attrs='class="n"'))
    return row(*cells)


def _timetable(random: Random, look: _Look, pairs: list[Pair]) -> str:
    """The timetable in the mode of the look."""
    lead = [head(name, rows=2) for name in look.heads[:2]]
    if look.mode == "marks":
        lead.append(head(random.choice(("具体的な取組", "主な取組", "具体的取組")), rows=2))
    width = 2 if look.mode == "halves" else 1
    wide = random.choice(("実施年度", "年次計画", "スケジュール"))
    if look.mode == "halves":
        top = row(*lead, *(head(year, 2) for year in look.years()))
        top += row(*(head(part) for _ in look.years() for part in ("上期", "下期")))
    else:
        top = row(*lead, head(wide, look.count)) + row(*(head(year) for year in look.years()))
    rows = ""
    for item, reform in pairs:
        some = reform.steps if random.random() < 0.4 else reform.steps[:3]
        steps = draw_steps(random, some, look.count * width)
        names = (
            cell(item.number, item.mark("number"), attrs=f'rowspan="{len(steps)}" class="w"')
            + cell(item.title, item.mark("item"), attrs=f'rowspan="{len(steps)}"')
        ).replace(' rowspan="1"', "")
        if look.mode == "marks":
            rows += _mark_rows(look, item, names, steps)
            continue
        names = names.replace(f' rowspan="{len(steps)}"', "")
        if look.mode == "arrows":
            plan_years(item, steps, look.year, item.title)
            rows += row(names, arrow_cells(item, steps, look.count, "→"))
        else:
            _plan_halves(look, item, steps)
            rows += row(names, merged_cells(item, steps, look.count * 2))
    return table(top, rows)


def _plan_halves(look: _Look, item: Item, steps: list[tuple[int, int, str]]) -> None:
    for first, last, text in steps:
        entry = ScheduleEntry(
            task=item.title,
            first_year=look.year + first // 2,
            last_year=look.year + last // 2,
            first_part=("上期", "下期")[first % 2],
            last_part=("上期", "下期")[last % 2],
            text=text,
        )
        item.schedule.append(entry)


def _mark_rows(look: _Look, item: Item, names: str, steps: list[tuple[int, int, str]]) -> str:
    """A row for each step, with a mark in each of its years."""
    rows = ""
    for at, (first, last, step) in enumerate(steps):
        cells = cell(step, item.mark("initiative"))
        for col in range(look.count):
            mark = "" if not first <= col <= last else "◎" if at else "○"
            if mark:
                year = look.year + col
                entry = ScheduleEntry(task=step, first_year=year, last_year=year, mark=mark)
                item.schedule.append(entry)
            cells += cell(mark, item.mark("schedule") if mark else "", attrs='class="c"')
        rows += row(names if not at else "", cells)
    return rows


@STYLES.add("pb-three-tables", "html", "pdf")
def make_three_tables(random: Random) -> Book:
    """A list of measures, a table of indicators and a timetable that share their numbers."""
    look = _look(random)
    town = random.choice(TOWNS)
    last = look.year + look.count - 1
    book = Book(town=town, period=(look.year, last))
    name = random.choice(("行財政改革アクションプラン", "行財政改革実施計画", "行政改革推進プラン"))
    book.title = f"第{full(random.randint(3, 7))}次{town}{name}"
    groups: list[list[Pair]] = []
    for at, pillar in enumerate(PILLARS, 1):
        policy = book.policy(full(at), random.choice(pillar), level=look.level)
        known = [reform for reform in REFORMS if reform.pillar == at - 1]
        chosen = [r for r in known if random.random() < 0.75] or known[:1]
        groups.append(
            [
                (book.item(look.number.format(at, n), local(r.title, town), policy), r)
                for n, r in enumerate(chosen, 1)
            ]
        )
    pairs = [pair for group in groups for pair in group]
    chapters = ("策定の趣旨", "計画期間", "取組一覧", "成果指標", "工程表")
    body = f"<h1>{book.title}</h1>"
    body += f'<p class="sign">{years_of("n", look.year)[:-2]}年３月　{town}</p>'
    toc = [f"{full(n)}　{chapter} …… {max(1, n - 1)}" for n, chapter in enumerate(chapters, 1)]
    body += para("目　次", kind="sign") + para(*toc, kind="toc")
    heads = [f"<h2>{full(n)}　{chapter}</h2>" for n, chapter in enumerate(chapters, 1)]
    wide = years_of("w", look.year), years_of("w", last)
    body += heads[0] + para(
        "人口の減少と施設の老朽化が進むなか、限られた人員と財源で必要なサービスを維持するため、"
        "行財政改革大綱に基づく具体的な取組と工程を定めます。"
    )
    body += heads[1] + para(f"{wide[0]}から{wide[1]}までの{full(look.count)}年間とします。")
    body += heads[2] + _list(random, look, book, groups)
    body += heads[3] + _indicators(random, look, pairs)
    body += note(book, "※", "目標値は、年度末における値です。")
    body += heads[4]
    if look.mode == "marks":
        book.legend += [("○", "検討・準備"), ("◎", "実施")]
        body += para("【凡例】　○：検討・準備　　◎：実施")
    book.html = page(_CSS, body + _timetable(random, look, pairs))
    return book
