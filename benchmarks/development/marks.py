"""Fake bold, hidden text, underlined words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.rows import head_cells, make_measure_rows
from benchmarks.development.ruled import make_report
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import FULL, OPEN_SIDES, ROWS_ONLY
from benchmarks.documents.model import (
    Cell,
    Document,
    Heading,
    HiddenText,
    PageSetup,
    Producer,
    Prose,
    Row,
    Table,
)

_HEADS = ("番号", "施策・事業名", "担当課", "取組の内容", "目標値", "評価")
_WIDTHS = (14, 44, 24, 60, 24, 8)


@STYLES.add("fake-bold")
def make_fake_bold(random: Random) -> Document:
    """Headings, header and ratings drawn several times for bold; Chromium without tags."""
    author = Author(random)
    head = tuple(replace(cell, overprint=True) for cell in head_cells(_HEADS))
    rows = tuple(
        (*(replace(cell, overprint=True) for cell in row[:2]), *row[2:5], row[5])
        for row in make_measure_rows(author, 10)
    )
    table = Table((head, *rows), _WIDTHS, 1)
    blocks = (
        Prose(author.title(), align="center", size=16, overprint=True),
        Prose("１　重要業績評価指標（ＫＰＩ）", size=12, overprint=True),
        table,
    )
    return Document(blocks, "chromium", PageSetup(font=author.font()), tagged=False)


@STYLES.add("hidden-text")
def make_hidden_text(random: Random) -> Document:
    """Text without ink, white, off the page and clipped away; Writer without tags."""
    document = make_report(Author(random), FULL, "writer", tagged=False)
    hidden = HiddenText("校正用見出し00000", ("invisible", "white", "off-page", "clipped"))
    return replace(document, reworks=(hidden,))


@STYLES.add("hidden-text-open")
def make_hidden_text_open(random: Random) -> Document:
    """Text off the page and without ink beside an open table; Chromium without tags."""
    document = make_report(Author(random), OPEN_SIDES, "chromium", tagged=False)
    return replace(document, reworks=(HiddenText("下書き第３稿"),))


@STYLES.add("underlined-words-writer")
def make_underlined_writer(random: Random) -> Document:
    """Underlined words within cells; Writer without tags."""
    return _make_underlined(Author(random), "writer", rows_only=False)


@STYLES.add("underlined-words-chromium")
def make_underlined_chromium(random: Random) -> Document:
    """Underlined words in a table of horizontal rules; Chromium without tags."""
    return _make_underlined(Author(random), "chromium", rows_only=True)


def _make_underlined(author: Author, producer: Producer, *, rows_only: bool) -> Document:
    rows = tuple(_underline_row(author, row) for row in make_measure_rows(author, 11))
    lines = ROWS_ONLY if rows_only else FULL
    table = Table((head_cells(_HEADS), *rows), _WIDTHS, 1, lines=lines, size=8.5)
    lead = author.paragraph(2)
    blocks = (
        Heading(author.title(), 1),
        Prose(lead, underline=lead[8:20]),
        table,
        Prose("※下線部は今回の変更箇所", size=9),
    )
    return Document(blocks, producer, PageSetup(font=author.font()), tagged=False)


def _underline_row(author: Author, row: Row) -> Row:
    """Underlines a part of the contents, and some measures whole."""
    contents = row[3]
    line = author.pick(tuple(contents.text.split("\n")))
    begin = author.random.randint(0, len(line) // 2)
    marked = replace(contents, underline=line[begin : begin + author.random.randint(4, 14)])
    measure: Cell = row[1]
    if author.random.random() < 0.3:
        measure = replace(measure, underline=measure.text)
    return (row[0], measure, row[2], marked, *row[4:])
