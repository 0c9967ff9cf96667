"""Tables over several pages: repeated headers or none, cut rows, labels over page breaks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.rows import HEAD_SHADE, head_cells, make_measure_rows
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.grid import cut_table
from benchmarks.documents.model import (
    A4_LANDSCAPE,
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Producer,
    Prose,
    Row,
    Table,
)

_WIDTHS = (14, 44, 24, 60, 24, 8)
_HEADS = ("番号", "施策・事業名", "担当課", "取組の内容", "目標値", "評価")


def _make_long(author: Author, producer: Producer, table: Table, *, tagged: bool) -> Document:
    blocks = (Heading(author.title(), 1), Prose(author.paragraph(2)), table, Prose("（以上）"))
    setup = PageSetup(running_head=author.title(), font=author.font())
    return Document(blocks, producer, setup, tagged)


def _make_long_table(author: Author, *, repeat: bool) -> Table:
    rows = make_measure_rows(author, author.random.randint(38, 55))
    return Table((head_cells(_HEADS), *rows), _WIDTHS, 1, repeat_header=repeat)


@STYLES.add("long-repeated-writer")
def make_long_repeated_writer(random: Random) -> Document:
    """A table over three pages and more that repeats its header; Writer without tags."""
    author = Author(random)
    return _make_long(author, "writer", _make_long_table(author, repeat=True), tagged=False)


@STYLES.add("long-repeated-calc")
def make_long_repeated_calc(random: Random) -> Document:
    """A table over three pages and more that repeats its header; Calc without tags."""
    author = Author(random)
    return _make_long(author, "calc", _make_long_table(author, repeat=True), tagged=False)


@STYLES.add("long-repeated-tagged")
def make_long_repeated_tagged(random: Random) -> Document:
    """A table over three pages and more that repeats its header; Chromium with tags."""
    author = Author(random)
    return _make_long(author, "chromium", _make_long_table(author, repeat=True), tagged=True)


@STYLES.add("long-unrepeated-writer")
def make_long_unrepeated_writer(random: Random) -> Document:
    """A table over three pages and more without repeated header; Writer with tags."""
    author = Author(random)
    return _make_long(author, "writer", _make_long_table(author, repeat=False), tagged=True)


@STYLES.add("long-unrepeated-chromium")
def make_long_unrepeated_chromium(random: Random) -> Document:
    """A table over three pages and more without repeated header; Chromium without tags."""
    author = Author(random)
    return _make_long(author, "chromium", _make_long_table(author, repeat=False), tagged=False)


def _make_wordy_table(author: Author, *, repeat: bool) -> Table:
    """Rows of many lines that page breaks cut."""
    heads = ("番号", "事業名", "現状と課題", "今後の取組", "担当課")
    rows = tuple(_make_wordy_row(author, at + 1) for at in range(author.random.randint(9, 12)))
    return Table(
        (head_cells(heads), *rows),
        (12, 30, 56, 56, 20),
        1,
        repeat_header=repeat,
        keep_rows=False,
    )


def _make_wordy_row(author: Author, number: int) -> Row:
    cells = (
        Cell(f"{number}", align="center"),
        Cell(author.measure()),
        Cell(author.paragraph(author.random.randint(3, 6))),
        Cell(author.bullets(author.random.randint(3, 5))),
        Cell(author.office()),
    )
    return tuple(replace(cell, anchor="top") for cell in cells)


@STYLES.add("cut-rows-writer")
def make_cut_rows_writer(random: Random) -> Document:
    """Rows cut by page breaks below a repeated header; Writer without tags."""
    author = Author(random)
    return _make_long(author, "writer", _make_wordy_table(author, repeat=True), tagged=False)


@STYLES.add("cut-rows-chromium")
def make_cut_rows_chromium(random: Random) -> Document:
    """Rows cut by page breaks, header not repeated; Chromium without tags."""
    author = Author(random)
    return _make_long(author, "chromium", _make_wordy_table(author, repeat=False), tagged=False)


@STYLES.add("cut-rows-tagged")
def make_cut_rows_tagged(random: Random) -> Document:
    """Rows cut by page breaks below a repeated header; Chromium with tags."""
    author = Author(random)
    return _make_long(author, "chromium", _make_wordy_table(author, repeat=True), tagged=True)


def _make_grouped_table(author: Author, *, repeat: bool = True) -> Table:
    """Labels merged over so many rows that page breaks fall within them."""
    heads = ("基本目標", "番号", "事業名", "担当課", "実績", "評価")
    rows = [row for group in range(3) for row in _make_group(author, group + 1)]
    widths = (26, 14, 42, 26, 56, 10)
    return Table((head_cells(heads), *rows), widths, 1, repeat_header=repeat)


def _make_group(author: Author, group: int) -> list[Row]:
    count = author.random.randint(11, 17)
    rows: list[Row] = [
        (
            Cell(f"{group}-{at + 1}", align="center"),
            Cell(author.measure()),
            Cell(author.office(), align="center"),
            Cell(author.paragraph(1)),
            Cell(author.symbol(), align="center"),
        )
        for at in range(count)
    ]
    rows[0] = (Cell(author.goal(), count, anchor="top", shade="#f7f7f7"), *rows[0])
    return rows


@STYLES.add("label-over-pages-writer")
def make_label_over_pages_writer(random: Random) -> Document:
    """A label merged over page breaks; Writer without tags."""
    author = Author(random)
    return _make_long(author, "writer", _make_grouped_table(author), tagged=False)


@STYLES.add("label-over-pages-chromium")
def make_label_over_pages_chromium(random: Random) -> Document:
    """A label merged over page breaks, header not repeated; Chromium without tags."""
    author = Author(random)
    return _make_long(author, "chromium", _make_grouped_table(author, repeat=False), tagged=False)


@STYLES.add("label-lost-over-pages")
def make_label_lost_over_pages(random: Random) -> Document:
    """A label whose column is not drawn on the next page, one column fewer; Chromium, untagged."""
    author = Author(random)
    heads = ("基本目標", "番号", "事業名", "担当課", "実績", "評価")
    rows = _make_group(author, 1)
    whole = Table((head_cells(heads), *rows), (26, 14, 42, 26, 56, 10), 1)
    cut = len(rows) - author.random.randint(3, 5)
    rest = cut_table(whole, range(cut, len(rows) + 1), range(1, 6))
    blocks: tuple[Block, ...] = (
        Heading(author.title()),
        cut_table(whole, range(cut)),
        PageBreak(),
        replace(rest, indent=whole.widths[0]),
    )
    return Document(blocks, "chromium", PageSetup(font=author.font()), tagged=False)


@STYLES.add("continued-captions")
def make_continued_captions(random: Random) -> Document:
    """Tables cut by hand, their captions repeated with （つづき）; Writer without tags."""
    return _make_continued(Author(random), "writer")


@STYLES.add("continued-captions-chromium")
def make_continued_captions_chromium(random: Random) -> Document:
    """Tables cut by hand, their captions repeated with （つづき）; Chromium without tags."""
    return _make_continued(Author(random), "chromium")


def _make_continued(author: Author, producer: Producer) -> Document:
    caption = f"表１　{author.goal()}の取組状況"
    whole = make_result_table(author)
    step = author.random.randint(11, 13)
    blocks: list[Block] = [Heading(author.title(), 1)]
    for first in range(0, len(whole.rows), step):
        more = "（つづき）" if first else ""
        blocks += [PageBreak()] if first else []
        blocks += [
            Prose(caption + more, align="center", keep=True),
            cut_table(whole, range(first, min(first + step, len(whole.rows)))),
        ]
    return Document((*blocks, Prose(author.paragraph(2))), producer, A4_LANDSCAPE, tagged=False)


def make_result_table(author: Author) -> Table:
    """A long table with a header of two rows."""
    years = author.years(2)
    head = (
        tuple(
            Cell(text, rowspan, colspan, align="center", shade=HEAD_SHADE)
            for text, rowspan, colspan in (
                ("番号", 2, 1),
                ("事業名", 2, 1),
                (years[0], 1, 2),
                (years[1], 1, 2),
                ("担当課", 2, 1),
            )
        ),
        head_cells(("計画", "実績") * 2),
    )
    rows = tuple(_make_result_row(author, at + 1) for at in range(author.random.randint(26, 34)))
    return Table((*head, *rows), (16, 60, 36, 36, 36, 36, 36), 2, row_height=9)


def _make_result_row(author: Author, number: int) -> Row:
    return (
        Cell(f"{number:02d}", align="center"),
        Cell(author.measure()),
        *(Cell(author.target(), align="right") for _ in range(4)),
        Cell(author.office()),
    )
