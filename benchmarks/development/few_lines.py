"""Tables with few lines or none."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.rows import head_cells, make_measure_rows
from benchmarks.development.ruled import make_report
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import NONE, OPEN_SIDES, ROWS_ONLY, THICK, THIN, Lines
from benchmarks.documents.model import (
    Align,
    Block,
    Cell,
    Document,
    Heading,
    PageSetup,
    Producer,
    Prose,
    Row,
    Table,
)
from benchmarks.truth import Kind


@STYLES.add("open-sides-writer")
def make_open_sides_writer(random: Random) -> Document:
    """No outer lines at left and right; Writer without tags."""
    return make_report(Author(random), OPEN_SIDES, "writer", tagged=False)


@STYLES.add("open-sides-chromium")
def make_open_sides_chromium(random: Random) -> Document:
    """No outer lines at left and right, thick ones above and below; Chromium without tags."""
    lines = replace(OPEN_SIDES, top=THICK, bottom=THICK, under_header=THICK)
    return make_report(Author(random), lines, "chromium", tagged=False)


@STYLES.add("rows-only-writer")
def make_rows_only_writer(random: Random) -> Document:
    """Horizontal rules alone; Writer without tags."""
    return make_report(Author(random), ROWS_ONLY, "writer", tagged=False)


@STYLES.add("rows-only-chromium")
def make_rows_only_chromium(random: Random) -> Document:
    """Rules above, below the header and below the last row; Chromium without tags."""
    lines = Lines(top=THICK, bottom=THICK, under_header=THIN)
    return _make_indicators(Author(random), lines, "", tagged=False)


@STYLES.add("rows-only-tagged")
def make_rows_only_tagged(random: Random) -> Document:
    """Horizontal rules alone; Chromium with tags."""
    return make_report(Author(random), ROWS_ONLY, "chromium")


@STYLES.add("stripes-only")
def make_stripes_only(random: Random) -> Document:
    """Shaded rows and no line; Chromium without tags."""
    return _make_indicators(Author(random), NONE, "#e8eef6", tagged=False)


@STYLES.add("borderless-kpi-writer")
def make_borderless_kpi(random: Random) -> Document:
    """Indicators in columns without any line; Writer without tags."""
    return _make_indicators(Author(random), NONE, "", producer_writer=True, tagged=False)


@STYLES.add("borderless-kpi-tagged")
def make_borderless_kpi_tagged(random: Random) -> Document:
    """Indicators in columns without any line; Chromium with tags."""
    return _make_indicators(Author(random), NONE, "", tagged=True)


_KPI_WIDTHS = (70, 26, 26, 26, 26)


def _make_indicators(
    author: Author, lines: Lines, stripes: str, *, tagged: bool, producer_writer: bool = False
) -> Document:
    """Two tables of indicators below their headings."""
    blocks: list[Block] = [Heading(author.title(), 1), Prose(author.paragraph(4))]
    for number in ("１", "２"):
        blocks += [
            Heading(f"{number}　{author.goal()}"),
            _make_indicator_table(author, lines, stripes),
            Prose(author.paragraph(2)),
        ]
    producer: Producer = "writer" if producer_writer else "chromium"
    return Document(tuple(blocks), producer, PageSetup(font=author.font()), tagged)


def _make_indicator_table(author: Author, lines: Lines, stripes: str) -> Table:
    bare = lines == NONE
    years = author.years(3)
    heads = ("指標", f"基準値\n（{years[0]}）", years[1], years[2], "目標値\n（R11）")
    head = head_cells(heads, "" if bare else "#f2f2f2")
    rows = tuple(_make_indicator(author) for _ in range(author.random.randint(6, 9)))
    kind: Kind = "loose" if bare else "ruled"
    return Table(
        (head, *rows), _KPI_WIDTHS, 1, lines=lines, stripes=stripes, padding=1.5, kind=kind
    )


def _make_indicator(author: Author) -> Row:
    unit = author.unit()
    align: Align = "right"
    values = [f"{author.random.randint(5, 4000):,}{unit}" for _ in range(4)]
    return (Cell(f"{author.measure()}の実施数"), *(Cell(value, align=align) for value in values))


@STYLES.add("columns-only-calc")
def make_columns_only(random: Random) -> Document:
    """A frame, vertical rules and one below the header, none between rows; Calc, untagged."""
    author = Author(random)
    lines = Lines(THIN, THIN, THIN, THIN, None, THIN, THIN)
    heads = ("番号", "事業名", "担当課", "内容", "目標値", "評価")
    rows = tuple(
        tuple(replace(cell, anchor="top") for cell in row) for row in make_measure_rows(author, 9)
    )
    table = Table((head_cells(heads), *rows), (14, 42, 26, 58, 24, 10), 1, lines=lines, padding=1)
    return Document((Heading(author.title()), table), "calc", tagged=False)
