"""Page pictures with what was found drawn on them: the way to see what was understood."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.document import Document, Paragraph, Table
from schemas.geometry import BBox

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

SCALE = 1.5
"""Pixels per point."""
LEGEND_HEIGHT = 22
COLOURS: Mapping[str, tuple[int, int, int]] = {
    "table": (120, 40, 160),
    "header cell": (230, 120, 0),
    "cell": (30, 90, 220),
    "arrow": (220, 0, 40),
    "heading": (0, 120, 60),
    "body": (0, 160, 140),
    "note": (150, 130, 0),
    "legend": (150, 90, 40),
    "caption": (200, 0, 160),
    "furniture": (120, 120, 120),
}
"""What is marked → its colour; for paragraphs the kind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to draw on a page; ``kind`` is a key of :data:`COLOURS`."""

    kind: str
    bbox: BBox
    label: str = ""


def mark_pages(document: Document) -> dict[int, tuple[Mark, ...]]:
    """Page number → the marks of all that has a place there, also of tables joined over pages."""
    marks: dict[int, list[Mark]] = {page.number: [] for page in document.pages}
    for page, block in document.blocks():
        found = _mark_table(block) if isinstance(block, Table) else _mark_paragraph(block)
        for number, mark in found:
            marks.setdefault(number or page.number, []).append(mark)
    return {number: tuple(marks[number]) for number in sorted(marks)}


def _mark_table(table: Table) -> Iterator[tuple[int | None, Mark]]:
    for cell in table.cells:
        header = cell.header or cell.row < table.header_rows
        label = f"{cell.row},{cell.col}"
        if cell.bbox is not None:
            mark = Mark("header cell" if header else "cell", cell.bbox, label)
            yield cell.page or table.page, mark
        for place in cell.also:
            if place.bbox is not None:
                yield place.page, Mark("cell", place.bbox, label)
    if table.bbox is not None:
        yield table.page, Mark("table", table.bbox)
    for arrow in table.arrows:
        if arrow.bbox is not None:
            yield arrow.page, Mark("arrow", arrow.bbox)


def _mark_paragraph(paragraph: Paragraph) -> Iterator[tuple[int | None, Mark]]:
    if paragraph.bbox is not None:
        yield paragraph.page, Mark(paragraph.kind, paragraph.bbox)


def draw_pages(
    data: bytes, pages: Sequence[tuple[int, tuple[Mark, ...]]], password: str | None
) -> dict[str, bytes]:
    """File name (``page-0003.png``) → PNG of each given page of a PDF with its marks."""
    from extractors.pdf.picture import render_page

    pictures = {}
    for number, marks in pages:
        picture = render_page(data, number, SCALE, password)
        pictures[f"page-{number:04}.png"] = draw_marks(picture, marks, SCALE)
    return pictures


def draw_marks(picture: Image.Image, marks: Sequence[Mark], scale: float) -> bytes:
    """The picture as PNG with the marks on it and, below it, a legend of their colours."""
    from PIL import Image, ImageDraw

    canvas = Image.new("RGB", (picture.width, picture.height + LEGEND_HEIGHT), "white")
    canvas.paste(picture.convert("RGB"))
    brush = ImageDraw.Draw(canvas, "RGBA")
    for mark in marks:
        _draw_mark(brush, mark, scale)
    _draw_legend(brush, picture.height)
    file = io.BytesIO()
    canvas.save(file, "PNG")
    return file.getvalue()


def _draw_mark(brush: ImageDraw.ImageDraw, mark: Mark, scale: float) -> None:
    if not mark.bbox.is_valid:
        return
    box = mark.bbox
    corners = tuple(round(side * scale) for side in (box.x0, box.top, box.x1, box.bottom))
    colour = COLOURS[mark.kind]
    fill = None if mark.kind == "table" else (*colour, 40)
    brush.rectangle(corners, fill=fill, outline=colour, width=3 if mark.kind == "table" else 1)
    if mark.kind == "arrow":
        middle = (corners[1] + corners[3]) // 2
        brush.line((corners[0], middle, corners[2], middle), fill=colour, width=2)
    if mark.label:
        brush.text((corners[0] + 4, corners[1] + 2), mark.label, fill=(*colour, 160), font_size=9)


def _draw_legend(brush: ImageDraw.ImageDraw, top: int) -> None:
    x = 6
    for kind, colour in COLOURS.items():
        brush.rectangle((x, top + 5, x + 12, top + 17), fill=(*colour, 90), outline=colour)
        brush.text((x + 16, top + 4), kind, fill="black", font_size=11)
        x += 24 + round(brush.textlength(kind, font_size=11))
