"""Tables in the looks of leaflets and slides: few lines or none, colour in their place."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines, Side
from benchmarks.documents.model import (
    Block,
    Box,
    Cell,
    Crop,
    Document,
    Drawing,
    Heading,
    PageSetup,
    Prose,
    Rotate,
    Row,
    SideBySide,
    Table,
    UserUnit,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    ALL_WHITE,
    BOLD,
    FINE,
    HAIR,
    NOTHING,
    RULES_TWIN,
    cells,
    figures,
    heads,
)
from benchmarks.held_back.phrases import CIRCLED
from benchmarks.held_back.sets import STYLES


def _make_aims(clerk: Clerk, count: int) -> tuple[Row, ...]:
    """Indicator, value then, value now, aim and a reason that may take two lines."""
    return tuple(
        (
            Cell(f"{CIRCLED[at]} {clerk.aim()}", anchor="top"),
            *(Cell(clerk.figure(), align="right", anchor="top") for _ in range(3)),
            Cell(clerk.remark() if at % 2 else clerk.short(), anchor="top"),
        )
        for at in range(count)
    )


def _make_loose(clerk: Clerk, count: int, lines: Lines, size: float) -> Table:
    names = ("成 果 指 標", "計画時", "現状値", "目標値", "考え方")
    return Table(
        (heads(names), *_make_aims(clerk, count)),
        (60, 20, 20, 20, 54),
        header_rows=1,
        lines=lines,
        size=size,
        padding=2,
        kind="loose" if lines is NOTHING else "ruled",
    )


@STYLES.add("aims-borderless-tagged")
def make_aims_borderless_tagged(random: Random) -> Document:
    """Indicators without any line or shade under each goal, wrapped cells; tagged Chromium."""
    clerk = Clerk(random)
    blocks: list[Block] = [Heading(f"{clerk.town}{clerk.plan}", 1)]
    for number, pillar in enumerate(clerk.pillars(3), 1):
        blocks += [Heading(f"目標{number}　{pillar}", 3), Prose(clerk.remarks(2))]
        blocks.append(_make_loose(clerk, random.randint(3, 5), NOTHING, 9.5))
    return Document(tuple(blocks), page=PageSetup(font="Noto Serif CJK JP"))


@STYLES.add("aims-borderless-writer")
def make_aims_borderless_writer(random: Random) -> Document:
    """The like from Writer without tags, between paragraphs of prose."""
    clerk = Clerk(random)
    blocks = (
        Heading("第３節　数値目標", 2),
        Prose(clerk.remarks(5), size=10.5),
        _make_loose(clerk, random.randint(5, 8), NOTHING, 10),
        Prose(clerk.remarks(4), size=10.5),
    )
    return Document(blocks, "writer", PageSetup(font="IPAPMincho"), tagged=False)


@STYLES.add("rules-twin")
def make_rules_twin(random: Random) -> Document:
    """Horizontal rules alone, the upper one double, from Writer with tags."""
    clerk = Clerk(random)
    blocks = (
        Heading("資料編", 2, 1.0),
        Prose(f"表１　{clerk.plan}の指標", size=9, align="center", keep=True),
        _make_loose(clerk, random.randint(9, 12), RULES_TWIN, 9),
        Prose("（出典）庁内アンケート（令和６年10月実施、有効回答1,204件）", size=8),
    )
    return Document(blocks, "writer", PageSetup(font="IPAexMincho"))


def _make_tiles(clerk: Clerk, count: int) -> Table:
    """White words on dark headers, pale cells, white rules between."""
    rows: list[Row] = []
    for at in range(count):
        size = 2 if at % 2 == 0 else 3
        for line in range(size):
            label = Cell(f"重点{at + 1}", rowspan=size, shade="#2f5597", color="#ffffff", bold=True)
            first: Row = (label,) if line == 0 else ()
            texts = (clerk.project(), clerk.remark(), clerk.office())
            rows.append((*first, *cells(texts, shade="#dae3f3")))
    head = heads(("区分", "事業名", "ねらい", "担当"), "#1f3864", "#ffffff")
    return Table((head, *rows), (24, 74, 112, 44), 1, lines=ALL_WHITE, size=12, row_height=13)


@STYLES.add("slide-white-rules")
def make_slide_white_rules(random: Random) -> Document:
    """A slide: coloured cells parted by white rules, a coloured band over the page."""
    clerk = Clerk(random)
    band = Drawing(
        '<rect width="267" height="3" fill="#1f3864"/><rect y="3.6" width="267" height="0.8" '
        'fill="#8faadc"/>',
        267,
        6,
    )
    blocks = (Prose(f"{clerk.plan}の重点取組", size=20), band, _make_tiles(clerk, 4))
    page = PageSetup(297, 210, (14, 15, 12, 15), font="Noto Sans CJK JP")
    return Document(blocks, page=page, tagged=False)


def _make_stepped(clerk: Clerk) -> Table:
    """Labels in steps: a strip over the table's width, below it an empty stem at the left."""
    rows: list[Row] = []
    for at, pillar in enumerate(clerk.pillars(2), 1):
        counts = [clerk.random.randint(2, 3) for _ in range(2)]
        height = sum(counts) + 2
        rows.append((Cell(f"第{at}章　{pillar}", colspan=4, shade="#c6e0b4", bold=True),))
        for part, count in enumerate(counts, 1):
            strip = Cell(f"第{part}節　{clerk.short()}", colspan=3, shade="#e2f0d9")
            stem: Row = (Cell("", rowspan=height, shade="#c6e0b4", bare=_TOP),) if part == 1 else ()
            rows.append((*stem, strip))
            lines = [(Cell(clerk.project()), *figures([clerk.money(9000)])) for _ in range(count)]
            rows.append((Cell("", rowspan=count, shade="#e2f0d9", bare=_TOP), *lines[0]))
            rows += lines[1:]
    return Table(tuple(rows), (7, 7, 66, 24), lines=ALL_HAIR, size=9, row_height=7)


_TOP: frozenset[Side] = frozenset({"top"})


def _make_pair(clerk: Clerk) -> SideBySide:
    """Revenue and expenditure beside each other: two tables of as many rows."""

    def make_side(title: str) -> Table:
        head = (Cell(title, colspan=2, align="center", spacing=1.2, shade="#ededed"),)
        rows = tuple(
            (Cell(f"({at + 1}) {clerk.project()}", size=8), *figures([clerk.money()]))
            for at in range(6)
        )
        return Table((head, *rows), (54, 26), 1, lines=Lines(BOLD, FINE, BOLD, FINE, HAIR, HAIR))

    return SideBySide((make_side("歳入"), make_side("歳出")), 9)


def _draw_bars(clerk: Clerk) -> Drawing:
    """A bar chart with grid lines, an axis and values: no table."""
    lines = "".join(
        f'<path d="M12 {5 + 8 * at}H120" stroke="#bbbbbb" stroke-width="0.2"/>'
        f'<text x="10" y="{6 + 8 * at}" font-size="2.8" text-anchor="end">{500 - 100 * at}</text>'
        for at in range(6)
    )
    bars = ""
    for at in range(7):
        height = clerk.random.randint(8, 38)
        x = 16 + 15 * at
        bars += (
            f'<rect x="{x}" y="{45 - height}" width="8" height="{height}" fill="#70ad47"/>'
            f'<text x="{x + 4}" y="{44 - height}" font-size="2.6" text-anchor="middle">'
            f"{height * 12}</text>"
            f'<text x="{x + 4}" y="49" font-size="2.8" text-anchor="middle">R{at + 1}</text>'
        )
    return Drawing(lines + bars, 125, 52)


@STYLES.add("steps-pairs-charts")
def make_steps_pairs_charts(random: Random) -> Document:
    """Stepped labels with stems, two tables side by side, and a chart that is no table."""
    clerk = Clerk(random)
    blocks = (
        Heading("１　章・節別の事業費（単位：千円）", 3),
        _make_stepped(clerk),
        Heading("２　収支の見通し（単位：千円）", 3),
        _make_pair(clerk),
        Heading("３　利用者数の推移（人）", 3),
        _draw_bars(clerk),
    )
    return Document(blocks, page=PageSetup(font="Noto Sans CJK JP"), tagged=False)


@STYLES.add("cropped-units")
def make_cropped_units(random: Random) -> Document:
    """Prose with a box and small open tables; cropped pages in units of 1/36 inch."""
    clerk = Clerk(random)
    lines = Lines(BOLD, None, BOLD, None, HAIR, HAIR, FINE)
    blocks: list[Block] = [Prose(f"{clerk.town}{clerk.plan}審議会　会議録", size=13)]
    for number in range(1, 4):
        rows = [
            (
                Cell(f"第{number}－{at + 1}号"),
                Cell(clerk.remark()),
                Cell(clerk.one_of(("可決", "継続審議", "承認")), align="center"),
            )
            for at in range(random.randint(2, 4))
        ]
        head = heads(("議　案", "要　旨", "結　果"))
        blocks += [
            Heading(f"議題（{number}）", 3),
            Prose(clerk.remarks(3), size=10.5),
            Table((head, *rows), (30, 108, 26), 1, lines=lines, size=10),
        ]
    blocks.append(Box((clerk.remark(), clerk.remark()), "委員からの主な意見", rounded=True))
    reworks = (UserUnit(2), Crop(27, (-30, 80)))
    return Document(tuple(blocks), page=PageSetup(font="IPAMincho"), tagged=False, reworks=reworks)


@STYLES.add("list-rotated")
def make_list_rotated(random: Random) -> Document:
    """A list of facilities over pages from Calc, stored turned by 90 degrees."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for at in range(random.randint(34, 44)):
        rows.append(
            (
                Cell(f"{at + 1}", align="right"),
                Cell(clerk.project()),
                Cell(clerk.office().split("\n")[0], align="center"),
                *figures([clerk.figure(), clerk.money()]),
                Cell(clerk.day(), align="center"),
                Cell(clerk.short()),
            )
        )
    names = ("№", "施設・業務", "所管課", "面積（㎡）", "経費（千円）", "点検日", "摘要")
    table = Table(
        (heads(names, "#ffe699"), *rows),
        (12, 70, 40, 26, 28, 26, 56),
        header_rows=1,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, HAIR, FINE),
        size=10,
        row_height=8,
    )
    page = PageSetup(297, 210, (18, 16, 14, 18), font="IPAexGothic")
    heading = Heading(f"別表　{clerk.town}公共施設一覧", 3)
    return Document((heading, table), "calc", page, reworks=(Rotate(90),))
