"""What is drawn on page pictures, and where."""

from __future__ import annotations

import io

from PIL import Image

from pipeline.overlay import COLOURS, LEGEND_HEIGHT, Mark, draw_marks, mark_pages
from schemas.document import Arrow, Cell, Document, Page, Paragraph, SourceInfo, Table
from schemas.geometry import BBox
from schemas.places import Anchor

BOX = BBox(10, 10, 50, 30)


def cell(row: int, **places: object) -> Cell:
    return Cell(row, 0, 1, 1, "a", "a", bbox=BOX, **places)  # type: ignore[arg-type]


def document(*blocks: Table | Paragraph) -> Document:
    source = SourceInfo("a.pdf", "a", "application/pdf", 1)
    return Document(source, (Page(1, blocks=blocks), Page(2)))


def test_marks_of_a_table_joined_over_pages_stand_on_their_own_pages() -> None:
    table = Table(
        (
            cell(0, page=1),
            cell(1, page=2),
            cell(2, page=1, also=(Anchor("a", 2, BOX), Anchor("a", 2))),
        ),
        rows=3,
        cols=1,
        header_rows=1,
        page=1,
        bbox=BOX,
        arrows=(Arrow(2, BOX, 1, 0, 0),),
    )
    marks = mark_pages(document(table))
    assert [mark.kind for mark in marks[1]] == ["header cell", "cell", "table"]
    assert [mark.kind for mark in marks[2]] == ["cell", "cell", "arrow"]


def test_what_has_no_place_has_no_mark_and_every_page_is_drawn() -> None:
    lost = Table((Cell(0, 0, 1, 1, "a", "a"),), rows=1, cols=1)
    marks = mark_pages(document(Paragraph("a", "a", bbox=BOX, kind="note"), lost))
    assert marks == {1: (Mark("note", BOX),), 2: ()}


def test_marks_are_drawn_in_their_colours_with_a_legend() -> None:
    marks = (Mark("table", BOX, "0,0"), Mark("arrow", BOX), Mark("cell", BBox(9, 9, 1, 1)))
    drawn = Image.open(io.BytesIO(draw_marks(Image.new("L", (900, 100), 255), marks, 1.5)))
    assert drawn.size == (900, 100 + LEGEND_HEIGHT)
    assert drawn.getpixel((15, 15)) == COLOURS["arrow"]
    assert len(drawn.crop((0, 100, 900, 100 + LEGEND_HEIGHT)).getcolors(100_000) or []) > 10
