"""Tagged tables as grids with boxes, and as Tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extractors.pdf.cells import assign_characters
from extractors.pdf.grid import Grid, Span
from extractors.pdf.reader import BoolArray, Characters, Drawing, FloatArray, IndexArray
from extractors.pdf.tables import make_table
from extractors.pdf.tags.edges import (
    SAME_LINE,
    Extents,
    find_candidates,
    find_line_ends,
    find_wraps,
    place_lines,
)
from extractors.pdf.tags.place import TaggedTable, find_bodies
from schemas.document import Table
from schemas.geometry import BBox
from schemas.text import clean_text

EVIDENCE = "tags"


@dataclass(frozen=True, slots=True, eq=False)
class TagGrid:
    """A tagged table on its page as the other stages need it.

    ``grid`` has one span per cell of the part; ``owner`` says for each character of the page the
    position of its cell or -1; ``headers`` which cells are heads.
    """

    part: TaggedTable
    grid: Grid
    owner: IndexArray

    @property
    def headers(self) -> tuple[bool, ...]:
        """For each cell whether it heads others."""
        return tuple(cell.header for cell in self.part.cells)


def find_extents(part: TaggedTable, *, across: bool) -> Extents:
    """How far the content of the filled cells reaches, over columns (``across``) or rows."""
    filled = part.filled
    cells = [part.cells[position] for position in filled]
    if across:
        spans = [(cell.col, cell.col + cell.colspan - 1) for cell in cells]
        count = part.table.cols
    else:
        spans = [(cell.row, cell.row + cell.rowspan - 1) for cell in cells]
        count = len(part.rows)
    tracks = np.array(spans, dtype=np.int64).reshape(-1, 2)
    side = 0 if across else 1
    boxes = part.boxes[filled]
    return Extents(tracks[:, 0], tracks[:, 1], boxes[:, side], boxes[:, side + 2], count)


def find_size(part: TaggedTable, characters: Characters) -> float:
    """The usual font size of a table's characters."""
    inside = characters.size[part.owner >= 0]
    return float(np.median(inside)) if len(inside) else 10.0


def make_tag_grid(
    part: TaggedTable, characters: Characters, drawing: Drawing, free: BoolArray
) -> TagGrid:
    """The grid of a tagged table whose tags are trusted (it has at least one filled cell).

    ``free`` are the characters that are in no table yet: those among them that stand inside a cell
    belong to it, whatever the tags say.
    """
    size = find_size(part, characters)
    columns, rows = find_extents(part, across=True), find_extents(part, across=False)
    x0, top, x1, bottom = part.box.tolist()
    upright = find_candidates(drawing.vertical, top, bottom, SAME_LINE * size)
    level = find_candidates(drawing.horizontal, x0, x1, SAME_LINE * size)
    xs = place_lines(columns, upright, _find_wraps(part, columns, characters, size), size)
    ys = place_lines(rows, level, np.full(rows.count - 1, np.nan), size)
    spans = [
        Span(cell.row, cell.col, cell.row + cell.rowspan, cell.col + cell.colspan)
        for cell in part.cells
    ]
    grid = Grid(xs, ys, tuple(spans))
    return TagGrid(part, grid, _own_others(part, grid, characters, free))


def _find_wraps(
    part: TaggedTable, columns: Extents, characters: Characters, size: float
) -> FloatArray:
    last = np.array([cell.col + cell.colspan - 1 for cell in part.cells], dtype=np.int64)
    ends = find_line_ends(part.owner, find_bodies(characters), last, columns.count)
    return find_wraps(columns.find_rooms(), ends, size)


def _own_others(
    part: TaggedTable, grid: Grid, characters: Characters, free: BoolArray
) -> IndexArray:
    """The owners, with free characters that no cell claims given to the cell they stand in."""
    owner = np.where(free, part.owner, -1)
    others = np.flatnonzero(free & (owner < 0) & are_inside(characters, grid.box))
    if len(others):
        owner[others] = assign_characters(characters.take(others), grid.boxes())
    return owner


def are_inside(characters: Characters, box: BBox) -> BoolArray:
    """Which characters have their centre in a box."""
    x, y = characters.x, characters.y
    inside: BoolArray = (x >= box.x0) & (x < box.x1) & (y >= box.top) & (y < box.bottom)
    return inside


def make_tag_table(
    tagged: TagGrid, characters: Characters, owner: IndexArray, drawing: Drawing
) -> Table:
    """The Table of a tagged table; ``owner`` is the grid's, perhaps after labels were moved.

    Its header rows are those that the tree marks, or that are printed again; without any, what
    the page shows (shading, merged labels) counts as in any table.
    """
    part = tagged.part
    table = make_table(tagged.grid, characters, owner, drawing, part.page, EVIDENCE)
    cells = tuple(
        replace(cell, header=placed.header or placed.row < part.header_rows)
        if part.header_rows or placed.header
        else cell
        for cell, placed in zip(table.cells, part.cells, strict=True)
    )
    return replace(
        table,
        cells=cells,
        header_rows=part.header_rows or table.header_rows,
        caption=read_caption(part, characters),
        continues=part.continues,
    )


def read_caption(part: TaggedTable, characters: Characters) -> str:
    """The caption printed on this page; empty for none."""
    return clean_text("".join(characters.text[part.caption])) if len(part.caption) else ""
