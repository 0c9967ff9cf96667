"""Schedules with arrows, bars and labels over the columns of years and months."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.rows import HEAD_SHADE, head_cells
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import DOTTED, FULL, THIN, frame_by
from benchmarks.documents.model import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    Arrow,
    ArrowShape,
    Cell,
    Document,
    Heading,
    Producer,
    Prose,
    Row,
    Table,
)

_LABELS = ("", "検討", "実施", "試行", "継続実施", "見直し", "周知")


def _make_schedule(
    author: Author,
    shapes: tuple[ArrowShape, ...],
    producer: Producer,
    *,
    labels: bool = True,
    tagged: bool = False,
) -> Document:
    """A table of measures by office and five years with arrows over them."""
    years = author.years(5)
    head = head_cells(("番号", "取組", "担当課", *years))
    count = author.random.randint(8, 11)
    rows = tuple(_make_row(author, at + 1, 5, shapes, labels) for at in range(count))
    table = Table((head, *rows), (14, 62, 32, 28, 28, 28, 28, 28), 1, row_height=11)
    blocks = (
        Heading(f"{author.title()}　年次計画", 1),
        table,
        Prose("※矢印は実施期間を示す。", size=9),
    )
    return Document(blocks, producer, replace(A4_LANDSCAPE, font=author.font()), tagged)


def _make_row(
    author: Author, number: int, years: int, shapes: tuple[ArrowShape, ...], labels: bool
) -> Row:
    return (
        Cell(str(number), align="center"),
        Cell(author.measure()),
        Cell(author.office(), align="center"),
        *_make_years(author, years, shapes, labels),
    )


def _make_years(
    author: Author, years: int, shapes: tuple[ArrowShape, ...], labels: bool
) -> tuple[Cell, ...]:
    """Year cells with one or two arrows; the cells before and after stay empty or hold a word."""
    random = author.random
    cells: list[Cell] = []
    while len(cells) < years:
        left = years - len(cells)
        if left >= 2 and random.random() < 0.7:
            columns = random.randint(2, left)
            cells += _make_arrow(author, columns, shapes, labels)
        else:
            word = random.choice(("", "", "○", "準備", "策定"))
            cells.append(Cell(word, align="center", anchor="top"))
    return tuple(cells)


def _make_arrow(
    author: Author, columns: int, shapes: tuple[ArrowShape, ...], labels: bool
) -> list[Cell]:
    label = author.pick(_LABELS) if labels else ""
    arrow = Arrow(columns, author.random.choice(shapes), label)
    return [Cell(arrow=arrow, anchor="top"), *(Cell() for _ in range(columns - 1))]


@STYLES.add("schedule-lines-chromium")
def make_schedule_lines(random: Random) -> Document:
    """Strokes with filled heads over borders, some with labels; Chromium without tags."""
    return _make_schedule(Author(random), ("line", "double"), "chromium")


@STYLES.add("schedule-tagged")
def make_schedule_tagged(random: Random) -> Document:
    """Strokes with heads of lines and of triangles; Chromium with tags."""
    return _make_schedule(Author(random), ("open", "triangle"), "chromium", tagged=True)


@STYLES.add("schedule-blocks-chromium")
def make_schedule_blocks(random: Random) -> Document:
    """Block arrows and bars with labels inside; Chromium without tags."""
    return _make_schedule(Author(random), ("block", "bar"), "chromium")


@STYLES.add("schedule-triangles-chromium")
def make_schedule_triangles(random: Random) -> Document:
    """Thick lines and triangles for heads; Chromium without tags."""
    return _make_schedule(Author(random), ("triangle",), "chromium", labels=False)


@STYLES.add("schedule-lines-writer")
def make_schedule_lines_writer(random: Random) -> Document:
    """Connectors with heads as Word draws them; Writer without tags."""
    return _make_schedule(Author(random), ("line", "open"), "writer")


@STYLES.add("schedule-blocks-writer")
def make_schedule_blocks_writer(random: Random) -> Document:
    """Block arrow shapes behind their labels; Writer without tags."""
    return _make_schedule(Author(random), ("block",), "writer")


_MONTHS = ("4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月")


@STYLES.add("schedule-months-a3")
def make_schedule_months(random: Random) -> Document:
    """Two years by months on A3 landscape, dotted month lines; Chromium without tags."""
    author = Author(random)
    years = author.years(2)
    top = (
        Cell("取組", 2, align="center", shade=HEAD_SHADE),
        Cell("担当課", 2, align="center", shade=HEAD_SHADE),
        *(Cell(year, 1, 12, align="center", shade=HEAD_SHADE) for year in years),
    )
    months = tuple(Cell(month, align="center", size=7) for month in _MONTHS * 2)
    rows = tuple(_make_month_row(author) for _ in range(author.random.randint(12, 16)))
    lines = replace(frame_by(FULL, THIN), columns=DOTTED.columns)
    widths = (62, 30, *(12,) * 24)
    table = Table((top, months, *rows), widths, 2, lines=lines, row_height=11)
    blocks = (Heading(f"{author.title()}　実施工程表", 1), table)
    return Document(blocks, "chromium", replace(A3_LANDSCAPE, font=author.font()), tagged=False)


def _make_month_row(author: Author) -> Row:
    random = author.random
    cells: list[Cell] = []
    while len(cells) < 24:
        left = 24 - len(cells)
        if left >= 4 and random.random() < 0.35:
            cells += _make_arrow(author, random.randint(4, min(left, 12)), ("line", "bar"), True)
        else:
            cells.append(Cell(random.choice(("", "", "", "●")), align="center", anchor="top"))
    return (Cell(author.measure()), Cell(author.office(), align="center"), *cells)
