"""One page from its content to its blocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.blocks import find_body_size, order_blocks
from extractors.pdf.cells import assign_characters
from extractors.pdf.detect import find_frames, is_table
from extractors.pdf.grid import Grid
from extractors.pdf.reader import (
    BoolArray,
    Characters,
    Drawing,
    FloatArray,
    IndexArray,
    PageContent,
)
from extractors.pdf.ruled import drop_white, find_grids, make_tolerance
from extractors.pdf.tables import make_table
from extractors.pdf.visible import BlankTest, VisibleText, find_visible
from schemas.document import Block, Page, Table


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Limits of a page."""

    max_cells: int = 1_000_000


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as understood; ``too_many_cells`` says that ruling was left unread for its size."""

    page: Page
    too_many_cells: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Tables of a page, the characters in none of them, and boxes that keep text together."""

    tables: list[Table]
    rest: Characters
    frames: FloatArray


def read_page(
    content: PageContent, options: PageOptions, are_blank: BlankTest | None = None
) -> PageReading:
    """The page with its blocks; every printed character stands in exactly one of them."""
    visible = find_visible(content, are_blank)
    characters = visible.characters
    try:
        grids, too_many = _find_ruled(content.drawing, characters, options), False
    except OverflowError:
        grids, too_many = [], True
    found = _make_tables(grids, content, characters)
    body_size = find_body_size(characters)
    blocks = order_blocks(found.tables, found.rest, found.frames, content.number, body_size)
    return PageReading(_make_page(content, visible, blocks), too_many)


def _make_page(content: PageContent, visible: VisibleText, blocks: tuple[Block, ...]) -> Page:
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


def _make_tables(grids: list[Grid], content: PageContent, characters: Characters) -> _Found:
    """Tables of the grids that are some; of nested ones the innermost takes the characters."""
    tables: list[Table] = []
    rejected: list[Grid] = []
    rejected_lengths: list[list[int]] = []
    free: BoolArray = np.ones(len(characters), dtype=bool)
    for grid in sorted(grids, key=lambda grid: grid.box.area):
        owner = assign_characters(characters, grid.boxes())
        owner[~free] = -1
        lengths = _count_characters(characters, owner, len(grid.spans))
        if is_table(grid, lengths):
            fills = content.drawing.fills
            tables.append(make_table(grid, characters, owner, fills, content.number, "ruled"))
            free &= owner < 0
        else:
            rejected.append(grid)
            rejected_lengths.append(lengths)
    return _Found(tables, characters.take(free), find_frames(rejected, rejected_lengths))


def _count_characters(characters: Characters, owner: IndexArray, cells: int) -> list[int]:
    weights = np.array([len(text.strip()) for text in characters.text], dtype=np.int64)
    inside = owner >= 0
    counts: list[int] = np.bincount(owner[inside], weights[inside], cells).astype(int).tolist()
    return counts


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
