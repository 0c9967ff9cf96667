"""One-sheet forms: a label beside its value, spans in every direction, several to a document."""

from __future__ import annotations

from random import Random

from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    PageBreak,
    PageSetup,
    Prose,
    Row,
    Table,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import ALL_HAIR, BOLD_DOTTED, TWIN_FRAME, figures, heads, restyle
from benchmarks.held_back.phrases import CIRCLED, KANA
from benchmarks.held_back.sets import STYLES

_PALE = "#e7e6e6"


def _label(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(text, rowspan, colspan, align="center", shade=_PALE)


def _make_costs(clerk: Clerk) -> tuple[Row, ...]:
    """Costs by year under a vertical label merged over five rows."""
    names = ("国庫支出金", "県支出金", "地方債", "一般財源")
    head = (
        Cell("事業費（千円）", 5, 1, flow="rl", align="center", shade=_PALE),
        _label("財源の別", colspan=2),
        *(_label(text) for text in ("R4決算", "R5決算", "R6予算", "R7計画", "R8計画")),
    )
    rows = (
        (_label(name, colspan=2), *figures([clerk.money(30_000) for _ in range(5)]))
        for name in names
    )
    return (head, *rows)


def _make_judgement(clerk: Clerk) -> tuple[Row, ...]:
    views = ("必要性", "有効性", "効率性")
    first = Cell("評\n価", 4, 1, align="center", shade=_PALE)
    rows: list[Row] = [
        (first, _label("視点", colspan=2), _label("評点"), _label("評価の理由", colspan=4))
    ]
    rows += [
        (
            Cell(f"{CIRCLED[at]}{view}", colspan=2),
            Cell(f"{clerk.random.randint(1, 5)}／5", align="center"),
            Cell(clerk.remark(), colspan=4),
        )
        for at, view in enumerate(views)
    ]
    return tuple(rows)


def _make_sheet(clerk: Clerk, number: int) -> Table:
    rows: tuple[Row, ...] = (
        (
            _label("整理番号", colspan=2),
            Cell(f"{number:03}-{clerk.random.randint(10, 99)}", align="center"),
            _label("事業名"),
            Cell(clerk.project(), colspan=4, bold=True),
        ),
        (
            _label("担当部署", colspan=2),
            Cell(clerk.office(), colspan=2, align="center"),
            _label("作成者"),
            Cell(clerk.person(), colspan=3, align="center"),
        ),
        (_label("目　的", colspan=2), Cell(clerk.remarks(2), colspan=6)),
        (_label("内　容", colspan=2), Cell(clerk.points(3, KANA), colspan=6)),
        *_make_costs(clerk),
        *_make_judgement(clerk),
        (_label("今後の方向性", colspan=2), Cell("□拡充　■継続　□縮小　□廃止", colspan=6)),
        (_label("課　題", colspan=2), Cell(clerk.remark(), colspan=4), _label("期限"), Cell("")),
    )
    return Table(rows, (9, 21, 28, 24, 24, 24, 24, 20), lines=BOLD_DOTTED, row_height=8)


@STYLES.add("evaluation-sheets")
def make_evaluation_sheets(random: Random) -> Document:
    """A form a page from Writer, bold frame and dotted rows, labels shaded, values beside."""
    clerk = Clerk(random)
    blocks: list[Block] = []
    for number in range(1, 4):
        blocks += [Prose(f"様式第{number}号（第４条関係）", size=9), _make_sheet(clerk, number)]
        blocks += [PageBreak()] if number < 3 else []
    page = PageSetup(margins=(16, 16, 16, 18), font="IPAPMincho")
    return Document(tuple(blocks), "writer", page)


def _make_card(clerk: Clerk, number: int) -> Table:
    """A card: a vertical label of two columns at the left, nested spans at the right."""
    rows: tuple[Row, ...] = (
        (
            Cell("地域の現状と\n課題の整理", 3, 1, flow="rl", align="center"),
            Cell("施設名", align="center"),
            Cell(clerk.project(), colspan=3),
        ),
        (Cell("現　況", align="center"), Cell(clerk.remarks(2), colspan=3, anchor="top")),
        (
            Cell("延床面積", align="center"),
            Cell(f"{clerk.figure()}㎡", align="right"),
            Cell("構　造", align="center"),
            Cell(clerk.one_of(("ＲＣ造２階", "木造平家建", "Ｓ造３階")), align="center"),
        ),
        (
            Cell("対策", 2, 1, flow="rl", align="center"),
            Cell("前期\n（R5～R7）", align="center"),
            Cell(clerk.points(2), colspan=3),
        ),
        (Cell("後期\n（R8～R10）", align="center"), Cell("", colspan=3)),
        (Cell(f"備考{number}", colspan=2, align="center"), Cell(clerk.short(), colspan=3)),
    )
    return Table(rows, (16, 28, 50, 24, 48), lines=TWIN_FRAME, size=10, row_height=10, padding=1.2)


@STYLES.add("facility-cards")
def make_facility_cards(random: Random) -> Document:
    """Cards with a double frame and dashed rows, two vertical columns in a cell, Chromium."""
    clerk = Clerk(random)
    blocks: list[Block] = [Prose(f"{clerk.town}{clerk.plan}　別冊資料", align="right", size=9)]
    for number in range(1, 4):
        blocks += [
            Prose(f"（{number}）{clerk.one_of(_KINDS)}", keep=True),
            _make_card(clerk, number),
        ]
    page = PageSetup(font="Noto Serif CJK JP", margins=(18, 20, 18, 22))
    return Document(tuple(blocks), page=page, tagged=True)


_KINDS = ("文教施設", "行政系施設", "子育て支援施設", "保健・福祉施設")


def _make_contact(clerk: Clerk, title: str) -> Table:
    rows: list[Row] = [(Cell(title, colspan=4, align="center", spacing=0.6),)]
    rows += [
        (
            Cell(label, align="center"),
            Cell(clerk.person(), align="center"),
            Cell("電話", align="center"),
            Cell(f"0{clerk.random.randint(100, 999)}-{at + 11}-{1200 + at}"),
        )
        for at, label in enumerate(("統括責任者", "担当者", "夜間連絡先"))
    ]
    return Table(tuple(rows), (32, 42, 20, 46), lines=ALL_HAIR, size=9, row_height=9)


@STYLES.add("separated-cells")
def make_separated_cells(random: Random) -> Document:
    """Each cell with a border of its own and a small gap between cells, untagged Chromium."""
    clerk = Clerk(random)
    gap = restyle("table { border-collapse: separate !important; border-spacing: 0.7mm }")
    head = heads(("区　分", "内　容", "実施者", "時　期"))
    rows = tuple(
        (
            Cell(f"{KANA[at]}　{clerk.aim()}"),
            Cell(clerk.remark()),
            Cell(clerk.office(), align="center"),
            Cell(clerk.day(), align="center"),
        )
        for at in range(7)
    )
    plan = Table((head, *rows), (46, 64, 34, 22), header_rows=1, lines=ALL_HAIR, size=9)
    blocks: tuple[Block, ...] = (
        gap,
        Prose(f"{clerk.town}　緊急時の体制", size=14, align="center"),
        _make_contact(clerk, "連絡体制"),
        Prose(clerk.remarks(3)),
        plan,
    )
    return Document(blocks, page=PageSetup(font="IPAexGothic"), tagged=False)
