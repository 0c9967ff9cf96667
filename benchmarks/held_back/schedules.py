"""Road maps: arrows and bars over years and months."""

from __future__ import annotations

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
    Rotate,
    Row,
    Table,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    BOLD,
    DOTS,
    FINE,
    GREY,
    HAIR,
    OPEN_ENDS,
    heads,
    restyle,
    tall_heads,
)
from benchmarks.held_back.sets import STYLES

_STEPS = ("調査・設計", "条例整備", "工事", "供用開始", "試行運用", "全庁展開", "公募", "協議")


def _fill_years(clerk: Clerk, arrows: list[tuple[int, Arrow]], count: int) -> Row:
    """The year cells of a row; each arrow stands in the cell it begins in."""
    begins = dict(arrows)
    covered = {col for at, arrow in arrows for col in range(at, at + arrow.columns)}
    return tuple(
        Cell(
            "" if col in covered else clerk.one_of(("", "", "●", "検討")),
            align="left" if col in begins else "center",
            arrow=begins.get(col),
        )
        for col in range(count)
    )


def _draw_arrows(
    clerk: Clerk, count: int, shapes: tuple[ArrowShape, ...], labelled: float, color: str
) -> list[tuple[int, Arrow]]:
    """One or two arrows over so many columns that do not touch."""
    first = clerk.random.randint(0, count // 2 - 1)
    length = clerk.random.randint(1, count // 2)
    arrows = [(first, _draw_arrow(clerk, length, shapes, labelled, color))]
    rest = first + length + clerk.random.randint(0, 1)
    if rest < count and clerk.random.random() < 0.6:
        more = clerk.random.randint(1, count - rest)
        arrows.append((rest, _draw_arrow(clerk, more, shapes, labelled, color)))
    return arrows


def _draw_arrow(
    clerk: Clerk, columns: int, shapes: tuple[ArrowShape, ...], labelled: float, color: str
) -> Arrow:
    shape = shapes[clerk.random.randrange(len(shapes))]
    label = clerk.one_of(_STEPS) if clerk.random.random() < labelled else ""
    return Arrow(columns, shape, label, clerk.random.choice((0.08, 0.15, 0.25)), color)


def _make_half_years(clerk: Clerk, count: int) -> tuple[Row, ...]:
    """Rows of project, office and ten half-years, under measures merged over them."""
    rows: list[Row] = []
    for at in range(count):
        first: Row = (Cell(clerk.short(), rowspan=3),) if at % 3 == 0 else ()
        arrows = _draw_arrows(clerk, 10, ("line", "triangle"), 0.5, "#2e7d32")
        cells = _fill_years(clerk, arrows, 10)
        rows.append((*first, Cell(clerk.project()), Cell(clerk.office(), align="center"), *cells))
    return tuple(rows)


@STYLES.add("roadmap-half-years")
def make_roadmap_half_years(random: Random) -> Document:
    """A3 road map in half-years: thick and dashed coloured arrows with words on them."""
    clerk = Clerk(random)
    head: tuple[Row, ...] = (
        (
            *tall_heads(("施策", "事業", "担当"), 2),
            *(Cell(f"令和{year}年度", colspan=2, align="center") for year in range(6, 11)),
        ),
        heads(("上期", "下期") * 5),
    )
    table = Table(
        (*head, *_make_half_years(clerk, 15)),
        (44, 62, 40, *(24,) * 10),
        header_rows=2,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, DOTS, FINE),
        size=10,
        row_height=13,
    )
    dashes = restyle("td svg path { stroke-dasharray: 2.2 1; stroke-width: 0.7px }")
    page = PageSetup(420, 297, (18, 15, 15, 15), font="Noto Sans CJK JP")
    blocks = (Heading(f"{clerk.plan}　工程表", 2), dashes, table)
    return Document(blocks, page=page, tagged=False)


def _make_year_rows(
    clerk: Clerk, count: int, shapes: tuple[ArrowShape, ...], labelled: float, color: str
) -> tuple[Row, ...]:
    return tuple(
        (
            Cell(f"{at + 1}", align="center"),
            Cell(clerk.project()),
            *_fill_years(clerk, _draw_arrows(clerk, 5, shapes, labelled, color), 5),
            Cell(clerk.short(), size=7.5),
        )
        for at in range(count)
    )


def _head_years(first: int) -> Row:
    years = tuple(f"R{year}年度" for year in range(first, first + 5))
    return heads(("番号", "事　業　名", *years, "備　考"))


@STYLES.add("roadmap-writer")
def make_roadmap_writer(random: Random) -> Document:
    """Strokes with open and double heads from Writer's shapes, without outer sides."""
    clerk = Clerk(random)
    rows = _make_year_rows(clerk, 11, ("open", "double", "line"), 0.4, "#c00000")
    table = Table(
        (_head_years(random.randint(4, 7)), *rows),
        (8, 46, 20, 20, 20, 20, 20, 20),
        header_rows=1,
        lines=OPEN_ENDS,
        row_height=12,
    )
    blocks = (
        Heading(f"第５章　{clerk.plan}の年次計画", 2),
        Prose(clerk.remarks(2)),
        table,
        Prose("※矢印は実施期間を、●は単年度の取組を示す。", size=8),
    )
    return Document(blocks, "writer", PageSetup(font="IPAexGothic"))


@STYLES.add("blocks-rotated")
def make_blocks_rotated(random: Random) -> Document:
    """Block arrows and bars with words on them; the page is stored turned by 270 degrees."""
    clerk = Clerk(random)
    rows = _make_year_rows(clerk, 8, ("block", "bar"), 0.7, "#1f4e79")
    head = heads(("№", "事業", *(f"20{year}" for year in range(25, 30)), "備考"), "#d9d9d9")
    table = Table(
        (head, *rows),
        (10, 62, 32, 32, 32, 32, 32, 30),
        header_rows=1,
        lines=Lines(GREY, GREY, GREY, GREY, GREY, GREY, FINE),
        row_height=13,
        size=10,
    )
    page = PageSetup(297, 210, (18, 16, 16, 16), font="Noto Sans CJK JP")
    blocks = (Heading("取組のスケジュール", 2, 0.2), table)
    return Document(blocks, page=page, tagged=False, reworks=(Rotate(270),))


def _make_months(clerk: Clerk, count: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    for at in range(count):
        arrows = _draw_arrows(clerk, 12, ("line", "double", "open"), 0, "#000000")
        cells = _fill_years(clerk, arrows, 12)
        rows.append((Cell(f"({at + 1}) {clerk.short()}"), *cells))
    return tuple(rows)


@STYLES.add("months-tagged")
def make_months_tagged(random: Random) -> Document:
    """Twelve months, thin strokes with one or two heads, diagonal header cell; tagged Chromium."""
    clerk = Clerk(random)
    months = tuple(f"{month}月" for month in (*range(4, 13), 1, 2, 3))
    table = Table(
        ((Cell("月\n作業", diagonal=True), *heads(months)), *_make_months(clerk, 9)),
        (48, *(11,) * 12),
        header_rows=1,
        lines=ALL_HAIR,
        row_height=9,
    )
    blocks = (
        Heading(f"{clerk.town}　策定スケジュール", 2),
        table,
        Prose("（注）作業の進み具合により変更することがある。", size=8.5),
        Prose(clerk.remarks(4)),
    )
    page = PageSetup(font="IPAPGothic", margins=(20, 12, 20, 12))
    return Document(blocks, page=page)


@STYLES.add("arrows-upside-down")
def make_arrows_upside_down(random: Random) -> Document:
    """Writer's block arrows and bars under a two-row header; the pages are stored upside down."""
    clerk = Clerk(random)
    rows = _make_year_rows(clerk, 9, ("block", "bar"), 0.6, "#7f6000")
    head: tuple[Row, ...] = (
        (
            *tall_heads(("番号", "取　組"), 2, "#fbe5d6"),
            Cell("計　画　期　間", colspan=5, align="center", shade="#fbe5d6"),
            *tall_heads(("備考",), 2, "#fbe5d6"),
        ),
        heads(("１年目", "２年目", "３年目", "４年目", "５年目"), "#fbe5d6"),
    )
    table = Table(
        (*head, *rows),
        (12, 44, 20, 20, 20, 20, 20, 20),
        header_rows=2,
        lines=Lines(FINE, FINE, FINE, FINE, FINE, DOTS, FINE),
        row_height=12,
    )
    blocks = (Heading("実施計画（後期）", 2), table)
    page = PageSetup(font="Noto Serif CJK JP")
    return Document(blocks, "writer", page, tagged=False, reworks=(Rotate(180),))
