"""One page from its content to its blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.blocks import find_body_size, order_blocks
from extractors.pdf.cells import assign_characters
from extractors.pdf.detect import find_frames, is_table
from extractors.pdf.grid import Grid
from extractors.pdf.reader import Characters, Drawing, IndexArray, PageContent
from extractors.pdf.ruled import drop_white, find_grids, make_tolerance
from extractors.pdf.tables import make_table
from extractors.pdf.visible import BlankTest, VisibleText, find_visible
from schemas.document import Page, Table


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Limits of a page."""

    max_cells: int = 1_000_000


def read_page(content: PageContent, options: PageOptions, are_blank: BlankTest | None) -> Page:
    """The page with its blocks.

    Raises:
        OverflowError: a table has too many cells.
    """
    visible = find_visible(content, are_blank)
    characters = visible.characters
    tables, rest, frames = _find_tables(content.drawing, characters, content.number, options)
    body_size = find_body_size(characters)
    blocks = order_blocks(tables, rest, frames, content.number, body_size)
    return _make_page(content, visible, blocks)


def _make_page(content, visible: VisibleText, blocks) -> Page:
    return Page(
        content.number,
        round(content.width, 2),
        round(content.height, 2),
        "pt",
        content.rotation,
        blocks,
        visible.total,
        visible.hidden,
        visible.overprinted,
    )


def _find_tables(drawing: Drawing, characters: Characters, number: int, options: PageOptions):
    grids = _find_ruled(drawing, characters, options)
    grids.sort(key=lambda grid: grid.box.area)
    tables, rejected, free = [], [], np.ones(len(characters), dtype=bool)
    rejected_lengths = []
    for grid in grids:
        owner = assign_characters(characters, grid.boxes())
        owner[~free] = -1
        lengths = _count_characters(characters, owner, len(grid.spans))
        if not is_table(grid, lengths):
            rejected.append(grid)
            rejected_lengths.append(lengths)
            continue
        tables.append(make_table(grid, characters, owner, drawing.fills, number, "ruled"))
        free &= owner < 0
    frames = find_frames(rejected, rejected_lengths)
    return tables, characters.take(free), frames


def _count_characters(characters: Characters, owner: IndexArray, cells: int) -> list[int]:
    weights = np.array([len(text.strip()) for text in characters.text], dtype=np.int64)
    inside = owner >= 0
    return np.bincount(owner[inside], weights[inside], cells).astype(int).tolist()


def _find_ruled(drawing: Drawing, characters: Characters, options: PageOptions) -> list[Grid]:
    words = characters.take(~characters.are_spaces())
    centres = np.column_stack([words.x, words.y])
    fills = drawing.fills.boxes
    return find_grids(
        drop_white(drawing.horizontal, fills, horizontal=True),
        drop_white(drawing.vertical, fills, horizontal=False),
        centres,
        make_tolerance(find_body_size(words)),
        options.max_cells,
    )
