"""Anchors of blocks and cells in the joined Document."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from schemas.document import Cell, Document, Paragraph
from schemas.places import Anchor


def cell_place(source: str, table: int, cell: Cell) -> Anchor:
    """The place of a cell: its box or path, and its row and column in the joined table."""
    return Anchor(source, cell.page, cell.bbox, cell.path, table, cell.row, cell.col)


def cell_places(source: str, table: int, cell: Cell) -> tuple[Anchor, ...]:
    """The place of a cell, followed by the places of its parts on later pages."""
    return (cell_place(source, table, cell), *cell.also)


def paragraph_places(source: str, document: Document) -> dict[int, Anchor]:
    """The places of all paragraphs by their block's number in the Document, no two alike.

    Without a box the element path is the place. Pieces of text that lie in the same element are
    told apart by ``#2``, ``#3`` …; without path too, the block's number stands for it.
    """
    seen: Counter[Anchor] = Counter()
    places: dict[int, Anchor] = {}
    for number, (_, block) in enumerate(document.blocks()):
        if isinstance(block, Paragraph):
            place = _paragraph_place(source, number, block)
            seen[place] += 1
            if seen[place] > 1:
                place = replace(place, path=f"{place.path or ''}#{seen[place]}")
            places[number] = place
    return places


def _paragraph_place(source: str, number: int, paragraph: Paragraph) -> Anchor:
    path = paragraph.path
    if path is None and paragraph.bbox is None:
        path = f"block[{number}]"
    return Anchor(source, paragraph.page, paragraph.bbox, path)
