"""Tables of Chromium whose rows page breaks cut, under labels that go over the pages."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import DASHES, FINE, GREY, HAIR, heads, tall_heads
from benchmarks.held_back_3.sets import STYLES


def _make_sheet(clerk: Clerk, number: int) -> list[Row]:
    """One project as a block of four rows, its number merged over them."""
    shade = "#e8f0e4"
    aim, value = clerk.aim(), clerk.figure()
    return [
        (
            Cell(str(number), 4, align="center", anchor="top", bold=True),
            Cell("取組名", shade=shade),
            Cell(f"{clerk.project()}（{clerk.short()}）", bold=True),
            Cell("担当", shade=shade),
            Cell(clerk.office()),
        ),
        (
            Cell("内　容", shade=shade),
            Cell(clerk.remarks(clerk.random.randint(9, 16)), colspan=3, anchor="top"),
        ),
        (
            Cell("目　標", shade=shade),
            Cell(f"{aim}　{value}"),
            Cell("期限", shade=shade),
            Cell(f"令和{clerk.random.randint(7, 12)}年{clerk.random.randint(4, 12)}月"),
        ),
        (
            Cell("留意点", shade=shade),
            Cell(clerk.points(clerk.random.randint(2, 4)), colspan=3, anchor="top"),
        ),
    ]


@STYLES.add("projects-in-blocks-cut")
def make_projects_in_blocks_cut(random: Random) -> Document:
    """Blocks of four rows in one table without any header, rows cut anywhere; untagged."""
    clerk = Clerk(random)
    rows = [row for number in range(1, 11) for row in _make_sheet(clerk, number)]
    table = Table(
        tuple(rows),
        (12, 20, 88, 16, 36),
        keep_rows=False,
        repeat_header=False,
        lines=Lines(FINE, FINE, FINE, FINE, HAIR, HAIR),
        size=10,
        padding=1.2,
    )
    blocks = (
        Heading("第５章　個別の取組", 2),
        Prose(f"{clerk.town}が{clerk.plan}の期間中に進める取組は、次のとおりです。"),
        table,
    )
    page = PageSetup(margins=(19, 19, 19, 19), font="Noto Serif CJK JP")
    return Document(blocks, page=page, tagged=False)


def _make_direction(clerk: Clerk, name: str, count: int) -> list[Row]:
    """A direction merged over its tasks, each with long texts in three columns."""
    rows: list[Row] = []
    for _ in range(count):
        rows.append(
            (
                Cell(clerk.project(), anchor="top"),
                Cell(clerk.remarks(clerk.random.randint(5, 9)), anchor="top"),
                Cell(clerk.points(clerk.random.randint(2, 3)), anchor="top"),
                Cell(clerk.remarks(clerk.random.randint(1, 2)), anchor="top"),
                Cell(clerk.office(), anchor="top", align="center"),
            )
        )
    return [(Cell(name, count, anchor="top"), *rows[0]), *rows[1:]]


def _make_aim(clerk: Clerk, aim: str, number: int) -> list[Row]:
    rows: list[Row] = []
    for at in range(1, 3):
        name = f"{number}－{at}　{clerk.one_of(phrases.THINGS)}の改善"
        rows += _make_direction(clerk, name, clerk.random.randint(1, 3))
    shade = ("#e3f0fa", "#fdeada", "#e6f2e1")[number - 1]
    return [(Cell(aim, len(rows), anchor="top", bold=True, shade=shade), *rows[0]), *rows[1:]]


@STYLES.add("midterm-review-tall-cut")
def make_midterm_review_tall_cut(random: Random) -> Document:
    """Tall rows cut under two levels of labels that go over pages, header again; tagged."""
    clerk = Clerk(random)
    head: Row = (
        *tall_heads(("基本目標", "施策の方向", "主な事業"), 2, "#d0d8e0"),
        Cell("中間評価", colspan=2, align="center", shade="#d0d8e0"),
        *tall_heads(("後期の方針", "所管課"), 2, "#d0d8e0"),
    )
    body = [row for at, aim in enumerate(clerk.pillars(3), 1) for row in _make_aim(clerk, aim, at)]
    table = Table(
        (head, heads(("これまでの実績", "明らかになった課題"), "#d0d8e0"), *body),
        (26, 26, 32, 66, 52, 40, 24),
        header_rows=2,
        keep_rows=False,
        lines=Lines(GREY, GREY, GREY, GREY, DASHES, GREY, GREY),
        size=9.5,
        padding=1.1,
    )
    blocks = (Heading(f"{clerk.plan}　中間評価と後期の方針", 2), table)
    page = PageSetup(297, 210, (16, 15, 15, 15), font="Noto Sans CJK JP", running_head="資料編")
    return Document(blocks, page=page)
