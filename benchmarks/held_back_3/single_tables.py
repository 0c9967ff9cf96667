"""Tables of one or two pages: indicators, a form, budgets, lists with few lines or none."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    Flow,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
    Row,
    Table,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    BOLD,
    FINE,
    GREY,
    HAIR,
    cells,
    figures,
    heads,
    tall_heads,
)
from benchmarks.held_back_3.sets import STYLES

_YEARS = ("R7", "R8", "R9", "R10", "R11")


def _make_indicator(clerk: Clerk, number: int) -> tuple[Row, Row]:
    """An indicator over two rows: its targets year by year, and the results so far below."""
    start = clerk.random.randint(200, 4000)
    step = clerk.random.randint(7, 90)
    goals = [f"{(start + step * year) / 10:,.1f}" for year in range(1, 6)]
    done = [f"{(start + step * year - clerk.random.randint(-9, 40)) / 10:,.1f}" for year in (1, 2)]
    name = Cell(f"{phrases.KANA[number]}　{clerk.aim()}", 2)
    now = Cell(f"{start / 10:,.1f}", 2, align="right")
    office = Cell(clerk.office(), 2, align="center")
    return (
        (name, now, Cell("目標", align="center", shade="#f4f4f4"), *figures(goals), office),
        (Cell("実績", align="center"), *figures([*done, "", "", ""])),
    )


def _make_indicators(clerk: Clerk, count: int) -> Table:
    shade = "#d9e8d0"
    top: Row = (
        *tall_heads(("指　　標", "基準値\n（R5）"), 2, shade),
        Cell("目標値及び実績値", colspan=6, align="center", shade=shade),
        *tall_heads(("担当課",), 2, shade),
    )
    rows = [row for number in range(count) for row in _make_indicator(clerk, number)]
    return Table(
        (top, heads(("区分", *_YEARS), shade), *rows),
        (50, 17, 12, 15, 15, 15, 15, 15, 26),
        header_rows=2,
        lines=Lines(GREY, GREY, GREY, GREY, GREY, GREY, FINE),
        size=8.5,
        row_height=7,
        padding=1,
    )


@STYLES.add("indicators-goal-and-result")
def make_indicators(random: Random) -> Document:
    """Indicators over pairs of rows, targets above results, later years empty; tagged Chromium."""
    clerk = Clerk(random)
    blocks = (
        Heading(f"{clerk.town}{clerk.plan}", 1),
        Heading("（２）重要業績評価指標（ＫＰＩ）", 3),
        Prose(clerk.remarks(3)),
        _make_indicators(clerk, random.randint(6, 9)),
        Prose("※実績の空欄は未到来の年度。", size=8),
    )
    page = PageSetup(margins=(20, 14, 18, 16), font="Noto Sans CJK JP", running_head=clerk.plan)
    return Document(blocks, page=page)


def _label(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    """A label of a form; one over several rows is written downwards."""
    flow: Flow = "rl" if rowspan > 1 else ""
    return Cell(text, rowspan, colspan, "center", flow=flow, shade="#efefef")


def _make_form_top(clerk: Clerk, number: int) -> tuple[Row, ...]:
    """What the project is: name, number, office, and its outline beside a vertical label."""
    return (
        (
            _label("事　業　名", colspan=2),
            Cell(clerk.project(), colspan=2, bold=True),
            *(_label("整理番号"), Cell(f"７－{number * 17:03}", align="center")),
        ),
        (
            _label("所　管　課", colspan=2),
            Cell(clerk.office().split("\n")[0], colspan=2),
            *(_label("作成者"), Cell(clerk.person(), align="center")),
        ),
        (_label("事業の概要", 3), _label("目　的"), Cell(clerk.remarks(2), colspan=4)),
        (_label("対　象"), Cell(clerk.short(), colspan=4)),
        (_label("内　容"), Cell(clerk.points(3, "①②③"), colspan=4)),
    )


def _make_form_costs(clerk: Clerk) -> tuple[Row, ...]:
    """Costs of three years and their sources beside a vertical label."""
    names = ("国県支出金", "地　方　債", "一般財源")
    parts = [[clerk.random.randint(120, 48_000) for _ in range(3)] for _ in names]
    years = [sum(year) for year in zip(*parts, strict=True)]
    head = cells(("Ｒ５決算", "Ｒ６決算見込", "Ｒ７予算", "増　減"), "center", "#efefef")
    return (
        (_label("事　業　費", 5), _label("（千円）"), *head),
        *(
            (
                _label(name),
                *figures([f"{value:,}" for value in row]),
                compare_amounts(row[2], row[1]),
            )
            for name, row in zip((*names, "計"), (*parts, years), strict=True)
        ),
    )


def compare_amounts(now: int, before: int) -> Cell:
    """The difference of two amounts, △ where it is negative."""
    return Cell(f"{'△' if now < before else ''}{abs(now - before):,}", align="right")


def _make_form_end(clerk: Clerk, number: int) -> tuple[Row, ...]:
    """Grades with reasons beside a vertical label, a line of boxes to tick, and an opinion."""
    grades = [
        (
            *(_label(name), Cell(clerk.one_of("ＡＢＣ"), align="center")),
            Cell(clerk.remark(), colspan=3),
        )
        for name in ("必要性", "有効性", "効率性")
    ]
    ticks = [("■" if at == number else "□") + name for at, name in enumerate(_WAYS)]
    return (
        (_label("自己評価", 3), *grades[0]),
        *grades[1:],
        (_label("今後の方向性", colspan=2), Cell("　　".join(ticks), colspan=4)),
        (_label("二次評価に\nおける意見", colspan=2), Cell(clerk.remarks(2), colspan=4)),
    )


_WAYS = ("拡充", "継続", "縮小", "休止・廃止")


@STYLES.add("project-form-vertical-labels")
def make_project_form(random: Random) -> Document:
    """Two forms, one a page, vertical labels at the left of their parts; untagged Writer."""
    clerk = Clerk(random)
    blocks: list[Block] = []
    for number in (1, 2):
        rows = (
            *_make_form_top(clerk, number),
            *_make_form_costs(clerk),
            *_make_form_end(clerk, number),
        )
        lines = Lines(BOLD, BOLD, BOLD, BOLD, HAIR, HAIR)
        blocks += [PageBreak()] if blocks else []
        blocks += [
            Prose(f"別紙{number}", align="right", size=9),
            Heading("令和７年度　事務事業評価調書", 2, 0.3),
            Table(rows, (11, 28, 34, 34, 33, 34), lines=lines, size=9.5, row_height=11, padding=1),
        ]
    page = PageSetup(font="IPAMincho", numbers=False)
    return Document(tuple(blocks), "writer", page, tagged=False)


def _make_grants(clerk: Clerk, chapter: str, count: int) -> tuple[list[Row], tuple[int, int]]:
    """The grants of one chapter with a subtotal, and the sums of last year and this one."""
    before = [clerk.random.randint(30, 9800) for _ in range(count)]
    now = [max(0, value + clerk.random.randint(-400, 700)) for value in before]
    rows: list[Row] = []
    for at in range(count):
        first = (Cell(chapter, count + 1, anchor="top"),) if at == 0 else ()
        name = Cell(clerk.project().removesuffix("補助金") + "補助金")
        rows.append((*first, name, *_list_amounts(before[at], now[at]), Cell(clerk.office())))
    sums = sum(before), sum(now)
    return [*rows, _make_sum("小　計", sums, 1, "#f2f2f2")], sums


def _list_amounts(before: int, now: int) -> Row:
    return (*figures((f"{before:,}", f"{now:,}")), compare_amounts(now, before))


def _make_sum(name: str, sums: tuple[int, int], colspan: int, shade: str) -> Row:
    """A shaded row of sums, without an office."""
    row = (Cell(name, colspan=colspan, align="center"), *_list_amounts(*sums), Cell())
    return tuple(replace(cell, shade=shade) for cell in row)


def _make_grant_table(clerk: Clerk) -> Table:
    rows: list[Row] = []
    totals = (0, 0)
    for chapter in clerk.some_of(phrases.CHAPTERS, 5):
        group, sums = _make_grants(clerk, chapter, clerk.random.randint(2, 5))
        rows += group
        totals = (totals[0] + sums[0], totals[1] + sums[1])
    names = ("款", "補助金等の名称", "令和６年度", "令和７年度", "増減額", "所管課")
    return Table(
        (heads(names, "#ddebf7"), *rows, _make_sum("合　　　計", totals, 2, "#ddebf7")),
        (24, 62, 22, 22, 20, 32),
        header_rows=1,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, HAIR, FINE),
        size=9.5,
        row_height=7,
    )


@STYLES.add("grants-with-subtotals")
def make_grants(random: Random) -> Document:
    """Grants by chapter with shaded subtotals inside the merged label, and a total; Calc."""
    clerk = Clerk(random)
    blocks: tuple[Block, ...] = (
        Heading(f"令和７年度当初予算　補助金等一覧表（{clerk.town}）", 2),
        Prose("（単位：千円）", align="right", size=8, keep=True),
        _make_grant_table(clerk),
    )
    page = PageSetup(margins=(16, 12, 16, 14), font="IPAexGothic")
    return Document(blocks, "calc", page)
