"""Tagged tables as grids with boxes, and as Tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, Drawing, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.make import make_table
from extractors.pdf.tags.edges import (
    SAME_LINE,
    Extents,
    find_candidates,
    find_line_ends,
    find_wraps,
    place_lines,
)
from extractors.pdf.tags.model import TagCell
from extractors.pdf.tags.place import PlacedCell, TaggedTable, find_bodies
from schemas.document import Table
from schemas.geometry import BBox
from schemas.text import clean_text

EVIDENCE = "tags"
# Content stands in a ruled cell when this share of its characters does.
INSIDE = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class TagGrid:
    """A tagged table on its page as the other stages need it.

    ``cells`` are those of the part and an empty one in each place that the tree leaves out;
    ``grid`` has one span for each, and ``owner`` says for each character of the page the position
    of its cell or -1.
    """

    part: TaggedTable
    cells: tuple[PlacedCell, ...]
    grid: Grid
    owner: IndexArray


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
    cells, moved = fill_places(part)
    spans = [
        Span(cell.row, cell.col, cell.row + cell.rowspan, cell.col + cell.colspan) for cell in cells
    ]
    grid = Grid(xs, ys, tuple(spans))
    owner = np.append(moved, -1)[np.where(free, part.owner, -1)]
    return TagGrid(part, cells, grid, _own_others(owner, grid, characters, free))


def fill_places(part: TaggedTable) -> tuple[tuple[PlacedCell, ...], IndexArray]:
    """The cells in reading order with empty ones in all open places; where each old one went."""
    open_places = np.ones((len(part.rows), part.table.cols), dtype=bool)
    for cell in part.cells:
        open_places[cell.row : cell.row + cell.rowspan, cell.col : cell.col + cell.colspan] = False
    empty = [
        PlacedCell(row, col, 1, 1, row < part.header_rows, TagCell(part.rows[row], col, 1, 1))
        for row, col in np.argwhere(open_places).tolist()
    ]
    cells = [*part.cells, *empty]
    order = sorted(range(len(cells)), key=lambda n: (cells[n].row, cells[n].col))
    moved = np.empty(len(cells), dtype=np.int64)
    moved[order] = np.arange(len(cells))
    return tuple(cells[n] for n in order), moved[: len(part.cells)]


def _find_wraps(
    part: TaggedTable, columns: Extents, characters: Characters, size: float
) -> FloatArray:
    last = np.array([cell.col + cell.colspan - 1 for cell in part.cells], dtype=np.int64)
    ends = find_line_ends(part.owner, find_bodies(characters), last, columns.count)
    return find_wraps(columns.find_rooms(), ends, size)


def _own_others(
    owner: IndexArray, grid: Grid, characters: Characters, free: BoolArray
) -> IndexArray:
    """The owners, with free characters that no cell claims given to the cell they stand in."""
    others = np.flatnonzero(free & (owner < 0) & are_inside(characters, grid.box))
    if len(others):
        owner[others] = grid.find_cells(characters.x[others], characters.y[others])
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

    Its header rows are those that the tree marks, or that are printed again; in a tree without
    heads, what the page shows (shading, merged labels) counts as in any table.
    """
    part = tagged.part
    table = make_table(tagged.grid, characters, owner, drawing, part.page, EVIDENCE)
    heads = [cell.header or cell.row < part.header_rows for cell in tagged.cells]
    return _state(table, part, characters, heads, part.header_rows)


def adopt_tags(table: Table, grid: Grid, part: TaggedTable, characters: Characters) -> Table:
    """The Table of a ruled grid that agrees with a tagged table, with what the tags say of it."""
    heads = np.zeros(len(grid.spans), dtype=bool)
    last = 0
    for position, number in match_spans(part, characters, grid).tolist():
        cell = part.cells[position]
        heads[number] |= cell.header
        if cell.row < part.header_rows:
            last = max(last, grid.spans[number].bottom)
    return _state(table, part, characters, heads.tolist(), last)


def _state(
    table: Table, part: TaggedTable, characters: Characters, heads: Sequence[bool], rows: int
) -> Table:
    """The table with heads, caption and continuation as the tree states them.

    A tree that marks no heads at all says nothing about them.
    """
    if any(heads) or rows:
        pairs = zip(table.cells, heads, strict=True)
        cells = tuple(replace(cell, header=head or cell.row < rows) for cell, head in pairs)
        table = replace(table, cells=cells, header_rows=rows)
    caption = read_caption(part, characters)
    cut = part.cut_above if part.continues else None
    return replace(table, caption=caption, continues=part.continues, cut_above=cut)


def match_spans(part: TaggedTable, characters: Characters, grid: Grid) -> IndexArray:
    """In which ruled cells the content of each tagged cell stands: pairs of positions (n × 2).

    A few characters that reach over a line do not count.
    """
    owned = np.flatnonzero((part.owner >= 0) & ~characters.are_spaces())
    spans = grid.find_cells(characters.x[owned], characters.y[owned])
    pairs, counts = np.unique(
        np.column_stack([part.owner[owned], spans]), axis=0, return_counts=True
    )
    totals = np.bincount(part.owner[owned], minlength=len(part.cells) + 1)
    found: IndexArray = pairs[(counts > INSIDE * totals[pairs[:, 0]]) & (pairs[:, 1] >= 0)]
    return found


def read_caption(part: TaggedTable, characters: Characters) -> str:
    """The caption printed on this page; empty for none."""
    return clean_text("".join(characters.text[part.caption])) if len(part.caption) else ""
