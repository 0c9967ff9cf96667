"""The parts of tagged tables that stand on one page, with their characters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.tags.columns import Piece, count_lacking, settle_columns
from extractors.pdf.tags.model import TagCell, TagTable, TagTree

# Half the height of a character's body in ems; the boxes of a font may be much taller.
BODY = 0.4


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell on a page; rows count from the first one of the part, ``cell`` is it in the tree."""

    row: int
    col: int
    rowspan: int
    colspan: int
    header: bool
    cell: TagCell


@dataclass(frozen=True, slots=True, eq=False)
class TaggedTable:
    """The part of a tagged table on a page.

    ``rows`` are its rows in the tree. ``owner`` gives for each character of the page the position
    of its cell in ``cells``, -1 for none; ``boxes`` (n × 4) surround each cell's characters and the
    tables inside it, NaN for nothing; ``inner`` are the characters of those tables and ``nests``
    the cells that hold some. ``repeated`` counts leading rows printed on an earlier page already;
    ``cut_above`` says that the first row after them began there. ``gaps`` says that the
    tree lacks cells, so that columns were found by the places of the others; ``lost`` counts the
    marks under which no character was found.
    """

    table: TagTable
    page: int
    rows: tuple[int, ...]
    cells: tuple[PlacedCell, ...]
    owner: IndexArray
    boxes: FloatArray
    caption: IndexArray
    inner: BoolArray
    nests: frozenset[int]
    header_rows: int
    repeated: int
    continues: bool
    goes_on: bool
    cut_above: bool
    gaps: bool
    lost: int

    @property
    def filled(self) -> list[int]:
        """Positions of the cells with characters or tables inside."""
        found: list[int] = np.flatnonzero(~np.isnan(self.boxes[:, 0])).tolist()
        return found

    @property
    def box(self) -> FloatArray:
        """The box around all content (x0, top, x1, bottom), NaN for none."""
        return union_rows(self.boxes[self.filled])

    @property
    def all_inside(self) -> BoolArray:
        """Which characters belong to the table or to tables inside it."""
        found: BoolArray = (self.owner >= 0) | self.inner
        return found


def union_rows(boxes: FloatArray) -> FloatArray:
    """The box around the boxes of an n × 4 array, leaving out NaN; NaN for none."""
    known = boxes[~np.isnan(boxes[:, 0])]
    if len(known) == 0:
        return np.full(4, np.nan)
    return np.concatenate([known[:, :2].min(axis=0), known[:, 2:].max(axis=0)])


def place_tables(
    tree: TagTree, page: int, characters: Characters, marks: IndexArray
) -> list[TaggedTable]:
    """The parts of tables on a page, outer ones first; ``marks`` is each character's MCID or -1."""
    bodies = find_bodies(characters)
    visible = ~characters.are_spaces()
    placed: dict[int, TaggedTable] = {}
    inner: dict[int, list[tuple[int, TaggedTable]]] = {}
    for table in reversed(tree.find_tables(page)):
        part = _place_table(table, page, bodies, marks, visible, inner.get(table.number, []))
        placed[table.number] = part
        if table.outer is not None and part.filled:
            number, cell = table.outer
            inner.setdefault(number, []).append((cell, part))
    return [placed[number] for number in sorted(placed)]


def find_bodies(characters: Characters) -> FloatArray:
    """The boxes of the characters without the room above and below that their font reserves."""
    boxes = characters.boxes.copy()
    reach = np.minimum(BODY * characters.size, (boxes[:, 3] - boxes[:, 1]) / 2)
    upright = characters.turn % 2 == 0
    boxes[upright, 1] = (characters.y - reach)[upright]
    boxes[upright, 3] = (characters.y + reach)[upright]
    return boxes


def _place_table(
    table: TagTable,
    page: int,
    bodies: FloatArray,
    marks: IndexArray,
    visible: BoolArray,
    inner: list[tuple[int, TaggedTable]],
) -> TaggedTable:
    rows = table.row_pages.on.get(page, ())
    claimed = np.array(table.places[page], dtype=np.int64).reshape(-1, 2)
    cells, order = _cut_cells(table, rows)
    position = np.full(len(table.cells) + 1, -1, dtype=np.int64)
    position[order] = np.arange(len(order))
    whole, lost = match_marks(claimed, np.where(visible, marks, -1))
    owner = position[match_marks(claimed, marks)[0]]
    boxes = surround(position[whole], len(cells), bodies)
    for cell, part in inner:
        if position[cell] >= 0:
            boxes[position[cell]] = union_rows(np.vstack([boxes[position[cell]], part.box]))
    pieces = _make_pieces(cells, boxes)
    gaps = table.states_spans and any(count_lacking(pieces, len(rows), table.cols))
    cells = _settle(cells, pieces, len(rows), table.cols) if gaps else cells
    repeated, cut = table.row_pages.find_repeated(page, table.header_rows)
    return TaggedTable(
        table,
        page,
        rows,
        cells,
        owner,
        boxes,
        _find_caption(table, page, marks),
        np.any([np.zeros(len(marks), dtype=bool), *(part.all_inside for _, part in inner)], axis=0),
        frozenset(position[[cell for cell, _ in inner]].tolist()),
        count_heads(table, rows, repeated),
        sum(row == old for row, old in zip(rows, repeated, strict=False)),
        any(number < page for number in table.row_pages.on),
        any(number > page for number in table.row_pages.on),
        cut,
        gaps,
        lost,
    )


def _cut_cells(table: TagTable, rows: tuple[int, ...]) -> tuple[tuple[PlacedCell, ...], list[int]]:
    """The cells that reach into some rows, cut to them, and their positions in the table."""
    ranks = np.searchsorted(np.array(rows, dtype=np.int64), np.arange(table.rows + 1)).tolist()
    here = {n for row in rows for n in range(table.starts[row], table.starts[row + 1])}
    found = []
    for number in sorted(here.union(table.tall)):
        cell = table.cells[number]
        top, bottom = ranks[cell.row], ranks[cell.row + cell.rowspan]
        if top < bottom:
            head = cell.header or table.groups[cell.row] == "head"
            placed = PlacedCell(top, cell.col, bottom - top, cell.colspan, head, cell)
            found.append((top, cell.col, number, placed))
    found.sort(key=lambda item: item[:3])
    return tuple(item[3] for item in found), [item[2] for item in found]


def _make_pieces(cells: tuple[PlacedCell, ...], boxes: FloatArray) -> list[Piece]:
    return [
        Piece(cell.row, cell.col, cell.rowspan, cell.colspan, None if x0 != x0 else (x0, x1))
        for cell, (x0, x1) in zip(cells, boxes[:, ::2].tolist(), strict=True)
    ]


def _settle(
    cells: tuple[PlacedCell, ...], pieces: list[Piece], rows: int, cols: int
) -> tuple[PlacedCell, ...]:
    """The cells in the columns that they are printed in."""
    found = settle_columns(pieces, rows, cols)
    return tuple(
        cell if cell.col == col else replace(cell, col=col)
        for cell, col in zip(cells, found, strict=True)
    )


def match_marks(claimed: IndexArray, marks: IndexArray) -> tuple[IndexArray, int]:
    """For each character the cell that claims its mark, -1 for none; and how many claims fail.

    ``claimed`` is n × 2 (mark, cell), ascending by mark.
    """
    at = np.minimum(np.searchsorted(claimed[:, 0], marks), len(claimed) - 1)
    hit = claimed[at, 0] == marks
    return np.where(hit, claimed[at, 1], -1), len(claimed) - len(np.unique(at[hit]))


def surround(owner: IndexArray, cells: int, boxes: FloatArray) -> FloatArray:
    """For each cell the box around its characters (cells × 4), NaN for none."""
    found = np.full((cells, 4), np.nan)
    owned = np.flatnonzero(owner >= 0)
    if len(owned) == 0:
        return found
    order = owned[np.argsort(owner[owned], kind="stable")]
    starts = np.flatnonzero(np.diff(owner[order], prepend=-1))
    which = owner[order[starts]]
    found[which, :2] = np.minimum.reduceat(boxes[order, :2], starts)
    found[which, 2:] = np.maximum.reduceat(boxes[order, 2:], starts)
    return found


def _find_caption(table: TagTable, page: int, marks: IndexArray) -> IndexArray:
    own = [number for home, number in table.caption if home == page]
    return np.flatnonzero(np.isin(marks, own)) if own else np.zeros(0, dtype=np.int64)


def count_heads(table: TagTable, rows: tuple[int, ...], repeated: tuple[int, ...]) -> int:
    """Number of leading rows of a page that head the columns: marked so, or printed again."""
    heads = {row for row in repeated if row not in table.row_pages.feet}
    heads.update(range(table.header_rows))
    count = next((n for n, row in enumerate(rows) if row not in heads), len(rows))
    return count if count < len(rows) or table.header_rows else 0
