"""Anchors of blocks and cells in the joined Document."""

from __future__ import annotations

from schemas.document import Cell, Paragraph
from schemas.places import Anchor


def cell_place(source: str, table: int, cell: Cell) -> Anchor:
    """The place of a cell: its box or path, and its row and column in the joined table."""
    return Anchor(source, cell.page, cell.bbox, cell.path, table, cell.row, cell.col)


def cell_places(source: str, table: int, cell: Cell) -> tuple[Anchor, ...]:
    """The place of a cell, followed by the places of its parts on later pages."""
    return (cell_place(source, table, cell), *cell.also)


def paragraph_place(source: str, block: int, paragraph: Paragraph) -> Anchor:
    """The place of a paragraph; without box and path its number in the Document stands for it."""
    path = paragraph.path
    if path is None and paragraph.bbox is None:
        path = f"block[{block}]"
    return Anchor(source, paragraph.page, paragraph.bbox, path)
