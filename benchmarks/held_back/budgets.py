"""Budget books, settlements and lists of projects: amounts in many columns."""

from __future__ import annotations

from random import Random

from benchmarks.documents.grid import cut_table
from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
    Row,
    Table,
    TwoUp,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    BOLD,
    COLUMNS_ONLY,
    DASHES,
    FINE,
    NOTHING,
    OPEN_ENDS,
    figures,
    heads,
    tall_heads,
)
from benchmarks.held_back.sets import STYLES

_UNIT = Prose("（単位：千円）", align="right", size=8, keep=True)


def _head_spread() -> tuple[Row, ...]:
    """Three header rows: the item at the left, sources and sections at the right."""
    return (
        (
            *tall_heads(("款", "項　・　目", "本年度\n予算額", "前年度\n予算額", "比　較"), 3),
            Cell("本年度予算額の財源内訳", colspan=4, align="center"),
            Cell("節", colspan=2, align="center"),
            *tall_heads(("説　　明",), 3),
        ),
        (
            Cell("特定財源", colspan=3, align="center"),
            *tall_heads(("一般財源", "区　分", "金　額"), 2),
        ),
        heads(("国県支出金", "地方債", "その他")),
    )


def _make_spread_group(clerk: Clerk, number: int, chapter: str, count: int) -> list[Row]:
    """The items of one chapter, whose label is merged over them."""
    label = Cell(f"{number}\n{chapter}", rowspan=count, anchor="top")
    rows: list[Row] = []
    for at in range(count):
        item = Cell(f"{number}.{at + 1} {clerk.project()}")
        first = (label, item) if at == 0 else (item,)
        amounts = figures([clerk.money() for _ in range(7)])
        section = Cell(f"{at + 10} {clerk.one_of(phrases.CHARGES)}")
        rows.append((*first, *amounts, section, *figures([clerk.money()]), Cell(clerk.short())))
    return rows


def _make_spread(clerk: Clerk, lines: Lines, groups: int) -> Table:
    chapters = clerk.some_of(phrases.CHAPTERS, groups)
    rows = [
        row
        for number, chapter in enumerate(chapters, 1)
        for row in _make_spread_group(clerk, number, chapter, clerk.random.randint(3, 6))
    ]
    return Table(
        (*_head_spread(), *rows),
        (22, 54, 30, 30, 30, 24, 20, 20, 24, 38, 20, 36),
        header_rows=3,
        lines=lines,
        size=8,
        row_height=9.5,
    )


def _lay_spread(clerk: Clerk, table: Table, cut: int) -> tuple[Block, ...]:
    """The left columns on one page, the right ones on the next."""
    rows, cols = range(len(table.rows)), len(table.widths)
    return (
        Prose("歳　　出", size=12),
        cut_table(table, rows, range(cut)),
        PageBreak(),
        Prose(clerk.one_of(("一般会計", "介護保険事業特別会計")), align="right", size=12),
        cut_table(table, rows, range(cut, cols)),
    )


@STYLES.add("budget-spread")
def make_budget_spread(random: Random) -> Document:
    """A budget book two pages to a sheet: items left, sources and sections right; hair lines."""
    clerk = Clerk(random)
    table = _make_spread(clerk, ALL_HAIR, 3)
    page = PageSetup(210, 297, (22, 14, 18, 18), font="IPAMincho")
    return Document(_lay_spread(clerk, table, 5), page=page, tagged=False, reworks=(TwoUp(),))


@STYLES.add("budget-page-pair")
def make_budget_page_pair(random: Random) -> Document:
    """Left and right pages of one table from Writer, without outer sides."""
    clerk = Clerk(random)
    table = _make_spread(clerk, OPEN_ENDS, 4)
    page = PageSetup(210, 297, (20, 16, 16, 16), font="IPAMincho", running_head=clerk.plan)
    return Document(_lay_spread(clerk, table, 5), producer="writer", page=page)


def _make_ledger_rows(clerk: Clerk, count: int) -> list[Row]:
    """Rows without rules between them; some notes take two lines."""
    rows: list[Row] = []
    for at in range(count):
        note = clerk.remark() if at % 4 == 2 else clerk.short()
        cells = (
            Cell(f"{at + 1}", align="right", anchor="top"),
            Cell(clerk.project(), anchor="top"),
            *(Cell(clerk.money(), align="right", anchor="top") for _ in range(3)),
            Cell(note, anchor="top"),
        )
        rows.append(cells)
    sums = figures([clerk.money() for _ in range(3)])
    return [*rows, (Cell("合　　計", colspan=2, align="center"), *sums, Cell())]


@STYLES.add("ledger-columns")
def make_ledger_columns(random: Random) -> Document:
    """A frame and column rules only: rows are told by their text alone; Writer, untagged."""
    clerk = Clerk(random)
    head = heads(("番号", "事　業　名", "予算現額", "支出済額", "翌年度\n繰越額", "備　考"))
    table = Table(
        (head, *_make_ledger_rows(clerk, 15)),
        (12, 52, 22, 22, 22, 44),
        header_rows=1,
        lines=COLUMNS_ONLY,
        size=9.5,
        padding=1.4,
    )
    blocks = (
        Heading(f"{clerk.town}一般会計歳出決算（抜粋）", 1),
        Prose(clerk.remarks(2), size=10.5),
        _UNIT,
        table,
        Prose("（注）表示単位未満を四捨五入しているため、合計が一致しない場合がある。", size=8),
    )
    return Document(blocks, "writer", PageSetup(font="IPAMincho"), tagged=False)


def _make_account_rows(clerk: Clerk, count: int) -> list[Row]:
    rows: list[Row] = []
    for group, chapter in enumerate(clerk.some_of(phrases.CHAPTERS, count), 1):
        size = clerk.random.randint(4, 9)
        for at in range(size):
            label = (Cell(chapter, rowspan=size, flow="rl", align="center"),) if at == 0 else ()
            code = Cell(f"{group}-{at + 1:02}", align="center")
            values = figures([clerk.money(98_000) for _ in range(6)])
            rows.append((*label, code, Cell(clerk.project()), *values))
    return rows


@STYLES.add("accounts-calc")
def make_accounts_calc(random: Random) -> Document:
    """A sheet cut by hand over two pages through a vertical label; dashed columns, Calc."""
    clerk = Clerk(random)
    head: tuple[Row, ...] = (
        (
            *tall_heads(("款", "番号", "事業名"), 2, "#f2f2f2"),
            *(Cell(text, colspan=2, align="center", shade="#f2f2f2") for text in _YEARS),
        ),
        heads(("予算", "決算") * 3, "#f2f2f2"),
    )
    table = Table(
        (*head, *_make_account_rows(clerk, 5)),
        (10, 16, 60, 17, 17, 17, 17, 17, 17),
        header_rows=2,
        repeat_header=False,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, FINE, DASHES, BOLD),
        size=10,
        row_height=7,
    )
    rows, cut = len(table.rows), random.randint(13, 17)
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.town}　款別決算の推移", 2),
        _UNIT,
        cut_table(table, range(cut)),
        PageBreak(),
        cut_table(table, range(cut, rows)),
    )
    page = PageSetup(margins=(18, 10, 18, 12), font="Noto Sans CJK JP")
    return Document(blocks, "calc", page)


_YEARS = ("令和４年度", "令和５年度", "令和６年度")


@STYLES.add("stripes-calc")
def make_stripes_calc(random: Random) -> Document:
    """No line at all: shaded header, stripes and a darker total row, Calc."""
    clerk = Clerk(random)
    years = tuple(f"R{year}" for year in range(2, 8))
    head = heads(("区分", *years), "#1f4e79", "#ffffff")
    rows = [
        (Cell(clerk.aim()), *figures([clerk.figure() for _ in years]))
        for _ in range(random.randint(11, 17))
    ]
    total = tuple(
        Cell(one.text, align=one.align, shade="#bdd7ee", bold=True)
        for one in (Cell("総計"), *figures([clerk.figure() for _ in years]))
    )
    table = Table(
        (head, *rows, total),
        (58, 18, 18, 18, 18, 18, 18),
        header_rows=1,
        lines=NOTHING,
        stripes="#eaf1f8",
        row_height=7.5,
    )
    blocks = (Heading(f"図表２－４　{clerk.town}の主な指標", 3), table)
    return Document(blocks, "calc", PageSetup(font="IPAPGothic"))
