"""A document as it is written, before a program prints it.

Everything is a value: a style builds a :class:`Document`, a writer turns it into a file for
Chromium or LibreOffice, and the truth is computed from it and from the pages it was printed on.
Lengths are millimetres, type sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from benchmarks.documents.lines import FULL, Lines, Side
from benchmarks.truth import Kind

Producer = Literal["chromium", "writer", "calc"]
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
Flow = Literal["", "rl", "lr"]  # vertical text: upright glyphs right to left, or turned up
ArrowShape = Literal["line", "open", "block", "double", "bar", "triangle"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow or bar that begins in the cell that holds it and covers ``columns`` columns.

    ``line`` is a stroke with a filled head, ``open`` one whose head is two strokes, ``block`` a
    block arrow, ``double`` a stroke with a head at both ends, ``bar`` a filled bar, ``triangle`` a
    stroke whose head stands apart as a filled triangle. ``inset`` is the share of the first and
    last column that it leaves free (below a fifth of a column left would not count as covered).
    """

    columns: int
    shape: ArrowShape = "line"
    label: str = ""
    inset: float = 0.12
    color: str = "#000000"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written; lines of ``text`` that the author broke are parted by a line feed.

    ``diagonal`` cuts the cell from top left to bottom right: the text's first line stands at the
    upper right, its second at the lower left (not in Writer). ``bare`` names sides without a line,
    where the table would draw one. ``underline`` is a part of the text that is underlined.
    """

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    align: Align = "left"
    anchor: Anchor = "middle"
    flow: Flow = ""
    spacing: float = 0  # between letters, in em
    shade: str = ""
    color: str = ""
    bold: bool = False
    overprint: bool = False  # fake bold: the glyphs are drawn twice
    size: float = 0  # points; 0: as the table
    diagonal: bool = False
    underline: str = ""
    bare: frozenset[Side] = frozenset()
    arrow: Arrow | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of the cells that begin in them, as in HTML, left to right.

    ``row_heights`` are least heights (one number for all rows, 0: by the text). ``keep_rows``
    forbids page breaks inside rows. ``whole`` is the table that this one is a piece of, where an
    author cut a table by hand (spreads, （つづき）); see :mod:`benchmarks.documents.grid`.
    """

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    header_rows: int = 0
    repeat_header: bool = True
    keep_rows: bool = True
    lines: Lines = FULL
    size: float = 9
    row_height: float = 0
    padding: float = 0.8
    stripes: str = ""  # shade of every second body row
    indent: float = 0
    kind: Kind = "ruled"
    whole: Table | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the document's title. ``spacing`` in em."""

    text: str
    level: int = 2
    spacing: float = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, note, caption or unit line; ``keep`` holds it to the block that follows."""

    text: str
    align: Align = "left"
    size: float = 10
    keep: bool = False
    overprint: bool = False
    underline: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box drawn around paragraphs, perhaps with a heading strip: no table."""

    paragraphs: tuple[str, ...]
    title: str = ""
    rounded: bool = False
    shade: str = ""


@dataclass(frozen=True, slots=True)
class OrgChart:
    """Boxes joined by lines: a root, its children and theirs. No table; Chromium only."""

    root: str
    branches: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Paragraphs set in columns: no table."""

    paragraphs: tuple[str, ...]
    count: int = 2
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents with dot leaders: (level, text, page number)."""

    entries: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Tables beside each other with a gap: two tables, not one. Chromium only."""

    tables: tuple[Table, ...]
    gap: float = 8


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in SVG, for charts and diagrams that are no tables. Chromium only.

    ``svg`` is the inside of the element, in millimetres.
    """

    svg: str
    width: float
    height: float


Block = (
    Heading | Prose | Table | Box | OrgChart | Columns | Contents | PageBreak | SideBySide | Drawing
)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper, margins (top, right, bottom, left), running head and page numbers.

    ``frame`` draws a rectangle around the printed area of every page (Chromium and Writer).
    """

    width: float = 210
    height: float = 297
    margins: tuple[float, float, float, float] = (20, 18, 20, 18)
    font: str = "IPAexMincho"
    running_head: str = ""
    numbers: bool = True
    frame: bool = False

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.margins[1] - self.margins[3]


A4 = PageSetup()
A4_LANDSCAPE = PageSetup(297, 210)
A3_LANDSCAPE = PageSetup(420, 297)


@dataclass(frozen=True, slots=True)
class Rotate:
    """Pages stored turned, with /Rotate setting them upright again: 90, 180 or 270 degrees."""

    degrees: int


@dataclass(frozen=True, slots=True)
class Crop:
    """A CropBox within a larger MediaBox whose origin is not 0, 0; ``margin`` in points."""

    margin: float = 36
    origin: tuple[float, float] = (100, -50)


@dataclass(frozen=True, slots=True)
class UserUnit:
    """Pages of half the size with a UserUnit of 2."""

    unit: float = 2


@dataclass(frozen=True, slots=True)
class TwoUp:
    """Two printed pages beside each other on one sheet."""


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text in the file that is not seen: without ink, white, off the page, or clipped away."""

    text: str
    places: tuple[Literal["invisible", "white", "off-page", "clipped"], ...] = (
        "invisible",
        "off-page",
    )


Rework = Rotate | Crop | UserUnit | TwoUp | HiddenText


@dataclass(frozen=True, slots=True)
class Document:
    """A document to print; ``reworks`` change the printed PDF, in their order."""

    blocks: tuple[Block, ...]
    producer: Producer = "chromium"
    page: PageSetup = field(default=A4)
    tagged: bool = True
    reworks: tuple[Rework, ...] = ()


def find_tables(document: Document) -> tuple[Table, ...]:
    """The tables of a document in reading order."""
    return tuple(table for block in document.blocks for table in _tables_of(block))


def _tables_of(block: Block) -> tuple[Table, ...]:
    if isinstance(block, Table):
        return (block,)
    return block.tables if isinstance(block, SideBySide) else ()
