"""Forms of one sheet a measure, and tables beside each other."""

from __future__ import annotations

from random import Random

from benchmarks.development.rows import HEAD_SHADE, head_cells
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import FULL, THICK, frame_by
from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Producer,
    Prose,
    Row,
    SideBySide,
    Table,
)

_WIDTHS = (26, 32, 26, 30, 30, 30)


def _label(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(text, rowspan, colspan, align="center", shade=HEAD_SHADE)


@STYLES.add("measure-sheet-writer")
def make_measure_sheet_writer(random: Random) -> Document:
    """One-sheet reports with labels beside their values; Writer without tags."""
    return _make_sheets(Author(random), "writer", tagged=False)


@STYLES.add("measure-sheet-calc")
def make_measure_sheet_calc(random: Random) -> Document:
    """One-sheet reports with labels beside their values; Calc without tags."""
    return _make_sheets(Author(random), "calc", tagged=False)


@STYLES.add("measure-sheet-tagged")
def make_measure_sheet_tagged(random: Random) -> Document:
    """One-sheet reports with labels beside their values; Chromium with tags."""
    return _make_sheets(Author(random), "chromium", tagged=True)


def _make_sheets(author: Author, producer: Producer, *, tagged: bool) -> Document:
    blocks: list[Block] = []
    for number in range(2):
        blocks += [PageBreak()] if number else []
        blocks += [
            Heading(f"事務事業評価調書　No.{number + 1}"),
            Prose("（単位：千円）", align="right", size=9, keep=True),
            _make_sheet(author),
        ]
    return Document(tuple(blocks), producer, PageSetup(font=author.font()), tagged)


def _make_sheet(author: Author) -> Table:
    rows = (*_make_top(author), *_make_costs(author), *_make_results(author), *_make_end(author))
    return Table(rows, _WIDTHS, lines=frame_by(FULL, THICK), size=9.5, row_height=8)


def _make_top(author: Author) -> tuple[Row, ...]:
    return (
        (_label("事業名"), Cell(author.measure(), colspan=3), _label("新規・継続"), Cell("継続")),
        (
            _label("担当課"),
            Cell(author.office().split("\n")[0]),
            _label("担当者"),
            Cell(author.name()),
            _label("電話（内線）"),
            Cell(str(author.random.randint(2100, 2999))),
        ),
        (
            _label("根拠法令等"),
            Cell(f"{author.town}条例第{author.random.randint(3, 40)}号", colspan=5),
        ),
        (_label("事業の目的\n及び内容"), Cell(author.paragraph(4), colspan=5)),
    )


def _make_costs(author: Author) -> tuple[Row, ...]:
    years = author.years(3)
    head = (_label("事業費", 4), _label("区分", colspan=2), *(_label(year) for year in years))
    kinds = (_label("財源内訳", 2), _label("国県支出金")), (_label("一般財源"),)
    values = [tuple(Cell(author.amount(), align="right") for _ in range(3)) for _ in range(3)]
    return (
        head,
        (*kinds[0], *values[0]),
        (*kinds[1], *values[1]),
        (_label("合計", colspan=2), *values[2]),
    )


def _make_results(author: Author) -> tuple[Row, ...]:
    """Indicators with target and result, in a block of their own grid."""
    rows: list[Row] = [
        (
            Cell(f"{author.measure()}の参加者数", colspan=2),
            *(Cell(author.number(), align="right") for _ in range(3)),
        )
        for _ in range(author.random.randint(2, 4))
    ]
    side = _label("成果指標", len(rows) + 1)
    head = (side, _label("指標名", colspan=2), _label("目標"), _label("実績"), _label("達成率"))
    return (head, *rows)


def _make_end(author: Author) -> tuple[Row, ...]:
    return (
        (
            _label("評価"),
            Cell(author.rating(), align="center", size=14),
            _label("評価の理由"),
            Cell(author.paragraph(2), colspan=3),
        ),
        (_label("課題と今後\nの方向性"), Cell(author.bullets(3, "①"), colspan=5)),
    )


@STYLES.add("side-by-side")
def make_side_by_side(random: Random) -> Document:
    """Two tables beside each other with a gap; Chromium without tags."""
    author = Author(random)
    blocks: list[Block] = [Heading(author.title(), 1), Prose(author.paragraph(2))]
    for _ in range(2):
        pair = (_make_small(author, (38, 22, 22)), _make_small(author, (34, 20, 24)))
        blocks += [Heading(author.goal()), SideBySide(pair, author.random.choice((6, 9)))]
    return Document(tuple(blocks), "chromium", PageSetup(font=author.font()), tagged=False)


def _make_small(author: Author, widths: tuple[float, ...]) -> Table:
    rows = tuple(
        (
            Cell(author.measure()),
            Cell(author.amount(), align="right"),
            Cell(author.number(), align="right"),
        )
        for _ in range(author.random.randint(4, 7))
    )
    return Table((head_cells(("項目", "予算額", "件数")), *rows), widths, 1, size=8.5)
