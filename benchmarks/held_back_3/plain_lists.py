"""Lists with few lines or none: rules between groups, aligned columns, stripes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.documents.lines import Lines, Side
from benchmarks.documents.model import Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import BOLD, FINE, HAIR, NOTHING, cells, figures, heads, tall_heads
from benchmarks.held_back_3.sets import STYLES

_DISTRICTS = ("北部地区", "中央地区", "南浜地区", "東山地区", "西野地区")


def _open_rows(rows: list[Row]) -> list[Row]:
    """Rows of one group without the rules between them; the first cell of all is its label."""
    opened: list[Row] = []
    last = len(rows) - 1
    for at, row in enumerate(rows):
        within: dict[Side, bool] = {"top": at > 0, "bottom": at < last}
        sides = {side for side, inside in within.items() if inside}
        free = tuple(replace(cell, bare=frozenset(sides)) for cell in row)
        opened.append((row[0], *free[1:]) if at == 0 else free)
    return opened


def _make_district(clerk: Clerk, name: str, count: int) -> list[Row]:
    """The buildings of a district, whose name stands once at the top."""
    rows: list[Row] = []
    for at in range(count):
        area = clerk.random.randint(900, 48_000) / 10
        users = [f"{clerk.random.randint(120, 36_000):,}" for _ in range(3)]
        row: Row = (
            Cell(clerk.one_of(phrases.PLACES) + f"（{clerk.random.randint(1, 40)}号棟）"),
            Cell(f"S{clerk.random.randint(38, 63)}", align="center"),
            *figures((f"{area:,.1f}", *users)),
            Cell(clerk.short()),
        )
        rows.append((Cell(name, count), *row) if at == 0 else row)
    return _open_rows([tuple(replace(cell, anchor="top") for cell in row) for row in rows])


def _make_building_table(clerk: Clerk) -> Table:
    names = clerk.some_of(_DISTRICTS, 4)
    rows = [
        row for name in names for row in _make_district(clerk, name, clerk.random.randint(2, 5))
    ]
    top: Row = (
        *tall_heads(("地　区", "施　設　名", "建築\n年度", "延床面積\n（㎡）"), 2),
        Cell("利用者数（人）", colspan=3, align="center"),
        *tall_heads(("課　題",), 2),
    )
    return Table(
        (top, heads(("R4", "R5", "R6")), *rows),
        (20, 46, 13, 19, 15, 15, 15, 33),
        header_rows=2,
        lines=Lines(BOLD, None, BOLD, None, HAIR, None, FINE),
        size=8.5,
        row_height=6.5,
        padding=1,
    )


@STYLES.add("rules-between-districts")
def make_buildings(random: Random) -> Document:
    """Rules between groups only, no verticals; rows in a group by their text; tagged Chromium."""
    clerk = Clerk(random)
    blocks = (
        Heading("２　公共建築物の現況", 2),
        Prose(clerk.remarks(4)),
        Prose("表２－１　地区別の施設と利用者数", align="center", size=9, keep=True),
        _make_building_table(clerk),
        Prose("資料：公共施設カルテ（令和７年３月末）", size=8, align="right"),
        Prose(clerk.remarks(3)),
    )
    page = PageSetup(margins=(22, 16, 20, 18), font="IPAexMincho", running_head=clerk.town)
    return Document(blocks, page=page)


def _make_roster(clerk: Clerk, count: int) -> Table:
    """Members of a council, most of them without a remark."""
    all_names = [f"{family}　　{given}" for family in phrases.FAMILY for given in phrases.GIVEN]
    people = clerk.random.sample(all_names, count)
    seats = {0: "会　長", 1: "副会長", count - 1: "令和６年９月まで"}
    rows = [
        (
            Cell(f"{at + 1}", align="right"),
            Cell(person),
            Cell(_BENCHES[at * len(_BENCHES) // count]),
            Cell(clerk.one_of(phrases.PLACES) + clerk.one_of(_POSTS)),
            Cell(seats.get(at, "")),
        )
        for at, person in enumerate(people)
    ]
    names = ("", "氏　　名", "区　　分", "所　属　・　役　職", "備　　考")
    widths = (10, 36, 38, 56, 34)
    return Table(
        (cells(names), *rows),
        widths,
        header_rows=1,
        lines=NOTHING,
        size=10.5,
        row_height=7,
        padding=1,
        kind="loose",
    )


_BENCHES = ("学識経験者", "関係団体", "公募市民", "行政機関")
_POSTS = ("運営協議会　会長", "利用者連絡会　代表", "を守る会", "担当参事", "友の会　事務局長")


def _make_history(clerk: Clerk, count: int) -> Table:
    """Days, meetings and what was talked about, in one to three lines."""
    rows = [
        tuple(
            Cell(text, anchor="top")
            for text in (
                f"令和６年{month}月{clerk.random.randint(1, 28)}日",
                f"第{at - at // 3}回策定委員会" if at % 3 else f"庁内検討会議（{at // 3}）",
                clerk.points(clerk.random.randint(1, 3)),
            )
        )
        for at, month in enumerate(range(4, 4 + count), 1)
    ]
    names = cells(("年　月　日", "会　議　等", "内　　　容"))
    return Table((names, *rows), (38, 42, 94), 1, lines=NOTHING, size=10, padding=1.4, kind="loose")


@STYLES.add("roster-and-history-aligned")
def make_roster(random: Random) -> Document:
    """A roster and a history of meetings in aligned columns without any line; untagged Writer."""
    clerk = Clerk(random)
    blocks = (
        Heading("資料編", 1, 1.0),
        Heading("１　策定委員会委員名簿", 3),
        Prose("（敬称略・順不同）", align="right", size=9, keep=True),
        _make_roster(clerk, random.randint(9, 13)),
        Heading("２　計画策定の経過", 3),
        _make_history(clerk, random.randint(5, 7)),
    )
    page = PageSetup(font="IPAPMincho", running_head=clerk.plan)
    return Document(blocks, "writer", page, tagged=False)


def _make_windows(clerk: Clerk, count: int) -> Table:
    """Where to ask: some entries take two or three lines."""
    rows = [
        (
            Cell(
                clerk.one_of(phrases.THINGS).removesuffix("の相談")
                + f"の相談{phrases.CIRCLED[at]}",
                bold=True,
            ),
            Cell(clerk.remark()),
            Cell(clerk.one_of(_HOURS)),
            Cell(clerk.office()),
            Cell(f"00-{clerk.random.randint(1000, 9999)}\n（内線{210 + 3 * at}）", align="center"),
        )
        for at in range(count)
    ]
    names = ("相談の種類", "内　容", "日　時", "窓　口", "電　話")
    return Table(
        (heads(names, "#385723", "#ffffff"), *rows),
        (36, 58, 34, 28, 22),
        header_rows=1,
        lines=NOTHING,
        stripes="#e2efda",
        size=9,
        padding=1.4,
    )


_HOURS = ("平日\n８時30分～17時15分", "毎月第２水曜日", "火・木\n（祝日を除く）", "要予約", "随時")


@STYLES.add("windows-striped")
def make_windows(random: Random) -> Document:
    """Tall rows told by stripes, a dark header, no line at all; untagged Chromium."""
    clerk = Clerk(random)
    blocks = (
        Heading("困ったときの相談先", 2),
        Prose(clerk.remarks(2)),
        _make_windows(clerk, random.randint(9, 13)),
        Prose("※日時は変更になることがあります。", size=8),
    )
    page = PageSetup(margins=(20, 15, 20, 17), font="IPAPGothic")
    return Document(blocks, page=page, tagged=False)
