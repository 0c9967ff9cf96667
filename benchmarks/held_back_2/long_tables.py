"""Long tables of other forms: strips between rows, dense rolls, tall rows, labels at both sides."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    BOLD,
    DASHES,
    FINE,
    GREY,
    HAIR,
    TWIN_FRAME,
    cells,
    heads,
)
from benchmarks.held_back_2.sets import STYLES


def _make_task(clerk: Clerk, number: int) -> Row:
    return (
        Cell(str(number), align="center"),
        Cell(clerk.project()),
        Cell(clerk.remark()),
        Cell(clerk.one_of(("継続", "新規", "拡充", "見直し")), align="center"),
        Cell(clerk.office(), align="center"),
    )


@STYLES.add("tasks-under-strips")
def make_tasks_under_strips(random: Random) -> Document:
    """Tasks under strips across all columns, header on every page; tagged Writer."""
    clerk = Clerk(random)
    rows: list[Row] = []
    number = 0
    for at, pillar in enumerate(clerk.pillars(4), 1):
        rows.append((Cell(f"基本方針{at}　{pillar}", colspan=5, bold=True, shade="#deeaf6"),))
        for _ in range(random.randint(8, 14)):
            number += 1
            rows.append(_make_task(clerk, number))
    table = Table(
        (heads(("番号", "事業名", "事業の内容", "区分", "担当課"), "#bdd7ee"), *rows),
        (12, 46, 70, 16, 28),
        header_rows=1,
        lines=Lines(FINE, FINE, FINE, FINE, HAIR, HAIR, FINE),
        size=9.5,
        row_height=11,
    )
    blocks = (
        Heading(f"{clerk.plan}　実施事業一覧", 2),
        Prose("※番号は、全ての基本方針を通した番号です。", size=8.5),
        table,
    )
    return Document(blocks, "writer", PageSetup(font="IPAexGothic", running_head=clerk.town))


_PLACES = ("公民館", "小学校", "児童館", "体育館", "保育所", "集会所", "消防車庫")


@STYLES.add("facility-roll-dense")
def make_facility_roll_dense(random: Random) -> Document:
    """A dense roll in small type, header on the first page only, a sum last; untagged Chromium."""
    clerk = Clerk(random)
    names = [
        f"{clerk.one_of('東西南北中')}{clerk.one_of('町原川山台')}"
        for _ in range(random.randint(88, 104))
    ]
    areas = [random.randint(40, 6200) for _ in names]
    rows = [
        (
            *cells((str(at), f"{name}{clerk.one_of(_PLACES)}")),
            Cell(f"{clerk.one_of(('昭和', '平成'))}{random.randint(2, 30)}年", align="right"),
            Cell(clerk.one_of(("ＲＣ", "Ｓ", "Ｗ", "ＳＲＣ")), align="center"),
            Cell(f"{area:,}", align="right"),
            Cell(clerk.one_of(("○", "－", "○", "未")), align="center"),
            Cell(clerk.one_of(("", "", "避難所", "統合を検討", "指定管理", "複合施設"))),
        )
        for at, (name, area) in enumerate(zip(names, areas, strict=True), 1)
    ]
    total = (
        Cell("合　計", colspan=4, align="center", bold=True),
        Cell(f"{sum(areas):,}", align="right", bold=True),
        Cell("", colspan=2),
    )
    table = Table(
        (heads(("№", "施設名", "建築年", "構造", "延床面積", "耐震", "備考")), *rows, total),
        (12, 46, 24, 16, 24, 14, 36),
        header_rows=1,
        repeat_header=False,
        lines=Lines(BOLD, None, BOLD, None, GREY, None, FINE),
        size=7.5,
        row_height=6.5,
    )
    blocks = (
        Heading(f"資料２　{clerk.town}の公共施設", 3),
        Prose("（単位：㎡）", align="right", size=8),
        table,
        Prose("出典：公有財産台帳", size=8),
    )
    return Document(blocks, page=PageSetup(font="IPAPGothic"), tagged=False)


@STYLES.add("dialogues-tall-rows")
def make_dialogues_tall_rows(random: Random) -> Document:
    """Rows of half a page and more, cut by page breaks, no header again; landscape Writer."""
    clerk = Clerk(random)
    rows = [
        (
            Cell(f"第{at}回\n{clerk.day()}", align="center", anchor="top"),
            Cell(clerk.points(random.randint(5, 9)), anchor="top"),
            Cell(clerk.remarks(random.randint(9, 16)), anchor="top"),
            Cell(clerk.points(random.randint(1, 3)), anchor="top"),
        )
        for at in range(1, random.randint(7, 9))
    ]
    table = Table(
        (heads(("開催", "主な意見", "事務局の考え方", "計画への反映"), "#e7e6e6"), *rows),
        (34, 84, 90, 53),
        header_rows=1,
        repeat_header=False,
        keep_rows=False,
        lines=TWIN_FRAME,
        size=11,
        padding=1.4,
    )
    page = PageSetup(297, 210, (18, 18, 18, 18), font="IPAexMincho")
    blocks = (Heading(f"{clerk.plan}策定に係る対話集会の記録", 2), table)
    return Document(blocks, "writer", page)


def _make_side_labels(clerk: Clerk, pillars: list[str]) -> list[Row]:
    """Rows whose label at the left and whose office at the right are merged, not over the same."""
    sizes = [clerk.random.randint(9, 15) for _ in pillars]
    offices: list[int] = []
    while sum(offices) < sum(sizes):
        offices.append(min(clerk.random.randint(3, 8), sum(sizes) - sum(offices)))
    left = {sum(sizes[:at]): at for at in range(len(sizes))}
    right = {sum(offices[:at]): size for at, size in enumerate(offices)}
    rows: list[Row] = []
    for at in range(sum(sizes)):
        row: list[Cell] = []
        if at in left:
            index = left[at]
            row.append(Cell(pillars[index], rowspan=sizes[index], flow="rl", align="center"))
        row += [
            Cell(clerk.project()),
            Cell(clerk.aim()),
            Cell(clerk.figure(), align="right"),
            Cell(clerk.figure(), align="right"),
        ]
        if at in right:
            row.append(Cell(clerk.office(), rowspan=right[at], align="center"))
        rows.append(tuple(row))
    return rows


@STYLES.add("labels-both-sides")
def make_labels_both_sides(random: Random) -> Document:
    """Upright labels at the left, offices at the right, both over page breaks; tagged Chromium."""
    clerk = Clerk(random)
    rows = _make_side_labels(clerk, clerk.pillars(4))
    names = ("柱", "取組", "指標", "現状値", "目標値", "所管")
    table = Table(
        (heads(names, "#fce4d6"), *rows),
        (14, 45, 48, 19, 19, 31),
        header_rows=1,
        lines=Lines(FINE, FINE, FINE, FINE, DASHES, FINE, BOLD),
        size=9,
        row_height=13,
    )
    page = PageSetup(margins=(18, 16, 18, 16), font="Noto Serif CJK JP")
    blocks = (Heading(f"第４章　{clerk.plan}の指標", 2), Prose(clerk.remarks(2)), table)
    return Document(blocks, page=page)


@STYLES.add("districts-same-columns")
def make_districts_same_columns(random: Random) -> Document:
    """Three districts, a table each with the same columns and a caption, over pages; Writer."""
    clerk = Clerk(random)
    blocks: list[Heading | Prose | Table] = [Heading(f"{clerk.town}　地区別の取組", 2)]
    for at, (district, count) in enumerate(
        zip(("北部", "中央", "海岸"), (13, 24, 9), strict=True), 1
    ):
        rows = [
            (
                Cell(f"{at}－{row}", align="center"),
                Cell(clerk.project()),
                Cell(clerk.remark()),
                Cell(clerk.one_of(("前期", "後期", "全期間")), align="center"),
            )
            for row in range(1, count + random.randint(0, 4))
        ]
        blocks += [
            Prose(f"表{at}　{district}地区の取組", align="center", keep=True),
            Table(
                (heads(("番号", "取組", "内容", "時期")), *rows),
                (18, 54, 78, 22),
                header_rows=1,
                lines=ALL_HAIR,
                size=10,
                row_height=10,
            ),
        ]
    return Document(tuple(blocks), "writer", PageSetup(font="IPAexMincho"), tagged=False)
