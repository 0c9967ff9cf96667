"""Tables of one or two pages: indicators, a form, budgets, lists with few lines or none."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    FINE,
    GREY,
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
