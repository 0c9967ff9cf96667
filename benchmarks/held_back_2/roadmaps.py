"""Schedules: arrows over quarters and half-years, from mid-column, in a row, over merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Arrow,
    ArrowShape,
    Cell,
    Document,
    Heading,
    PageSetup,
    Prose,
    Row,
    Table,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    BOLD,
    DASHES,
    DOTS,
    FINE,
    GREY,
    HAIR,
    OPEN_ENDS,
    heads,
    tall_heads,
)
from benchmarks.held_back_2.sets import STYLES

_PHASES = ("調査", "設計", "施工", "試行", "実施", "評価", "公募", "改定", "協議", "周知")
_WORDS = ("", "", "", "○", "随時", "準備")

Part = Arrow | str  # of a row of periods: an arrow over its columns, or one column's word


def _lay(parts: Sequence[Part]) -> Row:
    """The cells of a row of periods, left to right."""
    cells: list[Cell] = []
    for part in parts:
        if isinstance(part, str):
            cells.append(Cell(part, align="center"))
        else:
            cells += [Cell(arrow=part), *(Cell() for _ in range(part.columns - 1))]
    return tuple(cells)


def _lay_one(clerk: Clerk, count: int, arrow: Arrow) -> Row:
    """One arrow somewhere among so many periods, with words or nothing beside it."""
    before = clerk.random.randint(0, count - arrow.columns)
    words = [clerk.one_of(_WORDS) for _ in range(count - arrow.columns)]
    return _lay([*words[:before], arrow, *words[before:]])


def _shape(clerk: Clerk, shapes: Sequence[ArrowShape]) -> ArrowShape:
    return shapes[clerk.random.randrange(len(shapes))]


def _make_quarter_row(clerk: Clerk, number: int) -> Row:
    """A project with an arrow over two to six of eight quarters, sometimes with a word on it."""
    arrow = Arrow(
        clerk.random.randint(2, 6),
        _shape(clerk, ("line", "open", "line")),
        clerk.one_of(("", *_PHASES)),
        clerk.random.choice((0.05, 0.2, 0.3)),
        "#1f3864",
    )
    periods = _lay_one(clerk, 8, arrow)
    office = Cell(clerk.office(), align="center", size=8)
    return (Cell(f"({number})　{clerk.project()}"), *periods, office)


@STYLES.add("arrows-over-quarters")
def make_arrows_over_quarters(random: Random) -> Document:
    """Two years by quarters, the office last, strips between fields; untagged Chromium."""
    clerk = Clerk(random)
    strips = clerk.pillars(3)
    rows: list[Row] = []
    for at in range(9):
        if at % 3 == 0:
            rows.append((Cell(f"■　{strips[at // 3]}", colspan=10, bold=True, shade="#ededed"),))
        rows.append(_make_quarter_row(clerk, at + 1))
    years = tuple(Cell(f"令和{year}年度", 1, 4, align="center") for year in (8, 9))
    top: Row = (*tall_heads(("取組",), 2), *years, *tall_heads(("担当",), 2))
    quarters = tuple(f"第{quarter}\n四半期" for quarter in "１２３４")
    table = Table(
        (top, heads(quarters * 2), *rows),
        (62, *(20,) * 8, 34),
        header_rows=2,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, DASHES, FINE),
        row_height=10,
    )
    page = PageSetup(297, 210, (16, 18, 14, 18), font="IPAexGothic")
    blocks = (Heading(f"{clerk.plan}　四半期別の進め方", 2), table)
    return Document(blocks, page=page, tagged=False)


def _make_half_year_row(clerk: Clerk, label: Row) -> Row:
    """Ten half-years, one block arrow over at least two of them; no words on it."""
    arrow = Arrow(
        clerk.random.randint(2, 9),
        _shape(clerk, ("block", "double")),
        inset=clerk.random.choice((0.06, 0.15)),
        color="#548235",
    )
    return (*label, Cell(clerk.project()), *_lay_one(clerk, 10, arrow))


@STYLES.add("blocks-over-half-years")
def make_blocks_over_half_years(random: Random) -> Document:
    """Five years, 上 and 下 each, labels of fields merged over rows; tagged Writer."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for pillar in clerk.pillars(3):
        size = random.randint(3, 4)
        label = Cell(pillar, rowspan=size, shade="#e2efda")
        rows += [_make_half_year_row(clerk, () if at else (label,)) for at in range(size)]
    first = random.randint(5, 8)
    years = (Cell(f"R{year}", 1, 2, "center", shade="#c6e0b4") for year in range(first, first + 5))
    top: Row = (*tall_heads(("基本目標", "事業名"), 2, "#c6e0b4"), *years)
    table = Table(
        (top, heads(("上", "下") * 5, "#e2efda"), *rows),
        (38, 66, *(15.5,) * 10),
        header_rows=2,
        lines=Lines(FINE, FINE, FINE, FINE, HAIR, HAIR, BOLD),
        row_height=11.5,
    )
    page = PageSetup(297, 210, (18, 18, 16, 18), font="Noto Sans CJK JP")
    notes = Prose("注）上：４月～９月、下：10月～３月", size=8.5)
    return Document((Heading(f"{clerk.town}　実施時期一覧", 2), table, notes), "writer", page)


def _make_mid_column_row(clerk: Clerk, number: int) -> Row:
    """An arrow that begins and ends about the middle of a year."""
    arrow = Arrow(
        clerk.random.randint(2, 4),
        _shape(clerk, ("triangle", "double")),
        inset=clerk.random.choice((0.35, 0.45, 0.5, 0.6)),
    )
    return (Cell(f"{number}. {clerk.project()}"), *_lay_one(clerk, 5, arrow))


@STYLES.add("arrows-from-mid-column")
def make_arrows_from_mid_column(random: Random) -> Document:
    """Five fiscal years, arrows begin and end in mid-year, prose around; tagged Chromium."""
    clerk = Clerk(random)
    rows = tuple(_make_mid_column_row(clerk, at) for at in range(1, random.randint(8, 11)))
    first = random.randint(2024, 2027)
    years = tuple(f"{year}年度\n(R{year - 2018})" for year in range(first, first + 5))
    table = Table(
        (heads(("主な取組", *years), "#fff2cc"), *rows),
        (57, *(23,) * 5),
        header_rows=1,
        lines=Lines(GREY, GREY, GREY, GREY, GREY, DOTS, GREY),
        row_height=12,
        size=9.5,
    )
    blocks = (
        Heading(f"第５章　{clerk.plan}の進め方", 2),
        Prose(clerk.remarks(3), size=10.5),
        Heading("２　年度別計画", 3),
        table,
        Prose(clerk.remarks(2), size=10.5),
    )
    return Document(blocks, page=PageSetup(font="IPAPMincho"))


def _make_phases(clerk: Clerk, count: int, shapes: Sequence[ArrowShape]) -> list[Part]:
    """Two arrows, one after the other, in so many years; a year is left over at times."""
    gap = clerk.random.randint(0, 1)
    first = clerk.random.randint(1, count - gap - 1)
    labels, shape = clerk.some_of(_PHASES, 2), _shape(clerk, shapes)
    arrows = (
        Arrow(columns, shape, label, 0.05, "#c55a11")
        for columns, label in zip((first, count - gap - first), labels, strict=True)
    )
    return [*arrows, *[""] * gap]


@STYLES.add("phases-in-a-row")
def make_phases_in_a_row(random: Random) -> Document:
    """Two arrows after each other in each row, words on them, open sides; untagged Writer."""
    clerk = Clerk(random)
    rows = tuple(
        (
            Cell(f"{at // 3 + 1}－{at % 3 + 1}", align="center"),
            Cell(clerk.project()),
            *_lay(_make_phases(clerk, 4, ("line", "open", "bar"))),
            Cell(clerk.aim(), size=8),
        )
        for at in range(12)
    )
    years = tuple(f"{year}年目" for year in "１２３４")
    table = Table(
        (heads(("番号", "重点事業", *years, "成果指標")), *rows),
        (14, 40, 20, 20, 20, 20, 40),
        header_rows=1,
        lines=OPEN_ENDS,
        row_height=13,
    )
    blocks = (
        Heading("重点事業の工程", 2),
        Prose(f"　{clerk.remarks(2)}"),
        table,
        Prose(f"作成：{clerk.town}{clerk.office()}".replace("\n", ""), "right", 8.5),
    )
    return Document(blocks, "writer", PageSetup(font="IPAexMincho"), tagged=False)


def _make_bar_row(clerk: Clerk, label: Row) -> Row:
    """Twelve months with one or two bars, words on the bars, marks of meetings beside them."""
    first, second = clerk.random.randint(2, 4), clerk.random.randint(2, 4)
    before, between = clerk.random.randint(0, 2), clerk.random.randint(0, 2)
    after = 12 - first - second - before - between
    labels = clerk.some_of(_PHASES, 2)
    second_part: list[Part] = [Arrow(second, "bar", labels[1], 0.1)]
    if clerk.random.random() < 0.3:
        second_part = [clerk.one_of(("", "☆", "")) for _ in range(second)]
    parts = [
        *[""] * before,
        Arrow(first, "bar", labels[0], 0.1),
        *[""] * between,
        *second_part,
        *[""] * after,
    ]
    return (*label, Cell(clerk.short()), *_lay(parts))


@STYLES.add("bars-over-months")
def make_bars_over_months(random: Random) -> Document:
    """Bars with words over a year's months, who does it upright at the left; untagged Chromium."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for who, size in zip(("審議会", "事務局", "住民参加"), (3, 5, 3), strict=True):
        label = Cell(who, rowspan=size, align="center", flow="rl")
        rows += [_make_bar_row(clerk, () if at else (label,)) for at in range(size)]
    months = tuple(f"{month}月" for month in (*range(4, 13), 1, 2, 3))
    head = (Cell("項　　目", colspan=2, align="center", shade="#d9e2f3"), *heads(months, "#d9e2f3"))
    table = Table(
        (head, *rows),
        (10, 52, *(16,) * 12),
        header_rows=1,
        lines=Lines(FINE, FINE, FINE, FINE, DOTS, HAIR, FINE),
        row_height=11,
    )
    page = PageSetup(297, 210, (20, 18, 18, 18), font="Noto Serif CJK JP")
    blocks = (
        Heading(f"{clerk.plan}　策定の日程", 2),
        table,
        Prose("☆は会議の開催月を示す。", size=8.5),
    )
    return Document(blocks, page=page, tagged=False)


def _make_merged_row(clerk: Clerk, number: int) -> Row:
    """Six years in two merged cells with one arrow each, or an arrow running into a merged cell."""
    first, label = clerk.random.randint(2, 4), clerk.one_of(_PHASES)
    shape, inset = _shape(clerk, ("line", "open")), clerk.random.choice((0.08, 0.2))
    name = Cell(f"{number}　{clerk.project()}")
    word = Cell(clerk.short(), colspan=6 - first, align="center", size=8)
    match number % 3:
        case 0:
            arrow = Arrow(6, shape, label, inset, "#7030a0")
            return (name, Cell(arrow=arrow), Cell(colspan=5))
        case 1:
            arrow = Arrow(first, shape, label, inset, "#7030a0")
            return (name, Cell(colspan=first, arrow=arrow), word)
        case _:
            arrow = Arrow(6 - first, shape, label, inset, "#7030a0")
            return (name, *_lay(("○",) * first), Cell(colspan=6 - first, arrow=arrow))


@STYLES.add("arrows-over-merged")
def make_arrows_over_merged(random: Random) -> Document:
    """Six years whose cells are merged under arrows, early and late years in the head; Chromium."""
    clerk = Clerk(random)
    rows = tuple(_make_merged_row(clerk, at) for at in range(1, random.randint(11, 13)))
    halves = (Cell(half, colspan=3, align="center") for half in ("前期計画", "後期計画"))
    top: Row = (*tall_heads(("施策の内容",), 2), *halves)
    first = random.randint(5, 8)
    table = Table(
        (top, heads([f"R{year}" for year in range(first, first + 6)]), *rows),
        (58, *(19,) * 6),
        header_rows=2,
        lines=ALL_HAIR,
        row_height=12,
        size=9.5,
    )
    blocks = (
        Heading(f"別表　{clerk.town}の工程表", 2),
        table,
        Prose("矢印は計画の期間、○は毎年度行うものを示す。", size=9),
    )
    return Document(blocks, page=PageSetup(font="IPAPGothic"), tagged=random.random() < 0.5)
