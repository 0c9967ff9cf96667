"""Turned pages, boxes, units, spreads."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.pages import make_result_table
from benchmarks.development.rows import head_cells, make_measure_rows
from benchmarks.development.ruled import make_report
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.grid import cut_table
from benchmarks.documents.lines import FULL, OPEN_SIDES
from benchmarks.documents.model import (
    A4,
    A4_LANDSCAPE,
    Block,
    Cell,
    Crop,
    Document,
    Heading,
    PageBreak,
    Producer,
    Prose,
    Rotate,
    Row,
    Table,
    TwoUp,
    UserUnit,
)


def _make_wide(author: Author, producer: Producer) -> Document:
    blocks = (Heading(author.title(), 1), make_result_table(author), Prose(author.paragraph(1)))
    return Document(blocks, producer, replace(A4_LANDSCAPE, font=author.font()), tagged=False)


@STYLES.add("rotated-90-270")
def make_rotated(random: Random) -> Document:
    """Landscape pages stored upright with /Rotate 90 or 270; Writer without tags."""
    turn = Rotate(random.choice((90, 270)))
    return replace(_make_wide(Author(random), "writer"), reworks=(turn,))


@STYLES.add("rotated-180")
def make_rotated_180(random: Random) -> Document:
    """Pages stored upside down with /Rotate 180; Chromium without tags."""
    document = make_report(Author(random), OPEN_SIDES, "chromium", tagged=False)
    return replace(document, reworks=(Rotate(180),))


@STYLES.add("crop-box")
def make_crop_box(random: Random) -> Document:
    """A crop box inside a larger media box with a shifted origin; Writer without tags."""
    document = make_report(Author(random), FULL, "writer", tagged=False)
    return replace(document, reworks=(Crop(random.choice((20, 60))),))


@STYLES.add("crop-box-rotated-tagged")
def make_crop_box_rotated(random: Random) -> Document:
    """A crop box, then turned pages; Chromium with tags."""
    turn = Rotate(random.choice((90, 180, 270)))
    return replace(
        _make_wide(Author(random), "chromium"), tagged=True, reworks=(turn, Crop(40, (-30, 70)))
    )


@STYLES.add("user-unit")
def make_user_unit(random: Random) -> Document:
    """Pages with a UserUnit of 2; Calc without tags."""
    document = make_report(Author(random), FULL, "calc", tagged=False)
    return replace(document, reworks=(UserUnit(),))


@STYLES.add("two-up-spread")
def make_two_up_spread(random: Random) -> Document:
    """A table over the left and right half of A3 sheets; Writer without tags."""
    return _make_spread(Author(random), "writer", two_up=True)


@STYLES.add("two-up-spread-chromium")
def make_two_up_spread_chromium(random: Random) -> Document:
    """A table over the left and right half of A3 sheets; Chromium without tags."""
    return _make_spread(Author(random), "chromium", two_up=True)


@STYLES.add("facing-pages")
def make_facing_pages(random: Random) -> Document:
    """A table over left and right pages; Chromium without tags."""
    return _make_spread(Author(random), "chromium", two_up=False)


def _make_spread(author: Author, producer: Producer, *, two_up: bool) -> Document:
    """Each pair of pages holds some rows: five columns on the left, four on the right."""
    heads = (
        "番号",
        "事業名",
        "担当課",
        "事業の内容",
        "目標値",
        "実績",
        "課題",
        "今後の方向",
        "評価",
    )
    step = author.random.randint(10, 11)
    rows = tuple(_make_spread_row(author, at + 1) for at in range(step * 2 - 3))
    widths = (12, 46, 26, 66, 24, 26, 62, 74, 12)
    whole = Table((head_cells(heads), *rows), widths, 1, row_height=20)
    blocks: list[Block] = []
    for first in range(1, len(whole.rows), step):
        part = range(first, min(first + step, len(whole.rows)))
        blocks += [Heading(author.title() if first == 1 else "（前頁からつづき）", 3)]
        blocks += [cut_table(whole, part, range(5)), PageBreak()]
        blocks += [Heading("事業の評価", 3), cut_table(whole, part, range(5, 9)), PageBreak()]
    return Document(
        tuple(blocks[:-1]),
        producer,
        replace(A4, font=author.font()),
        tagged=False,
        reworks=(TwoUp(),) if two_up else (),
    )


def _make_spread_row(author: Author, number: int) -> Row:
    return (
        *make_measure_rows(author, 1, number)[0][:3],
        Cell(author.paragraph(1)),
        Cell(author.target(), align="right"),
        Cell(author.number(), align="right"),
        Cell(author.paragraph(1)),
        Cell(author.paragraph(1)),
        Cell(author.rating(), align="center"),
    )
