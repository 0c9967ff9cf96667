"""From a grid and the characters in it to a Table with texts, header evidence and caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from extractors.pdf.cells import read_text
from extractors.pdf.grid import Grid
from extractors.pdf.reader import Characters, Fills, FloatArray, IndexArray
from schemas.document import Cell, Table
from schemas.geometry import BBox

# A cell is shaded when filled rectangles cover this share of it.
SHADE_COVER = 0.6
MAX_HEADER_ROWS = 4
_AMOUNT = re.compile(r"[-－△▲+＋]?[\d０-９][\d０-９,，.．]*\s*[%％]?")


def make_table(
    grid: Grid, characters: Characters, owner: IndexArray, fills: Fills, page: int, evidence: str
) -> Table:
    """The table of a grid; ``owner`` says for each character its cell, or -1."""
    boxes = grid.boxes()
    shaded = find_shaded(boxes, fills)
    cells = []
    for number, span in enumerate(grid.spans):
        box = BBox(*(float(edge) for edge in boxes[number]))
        raw, text = read_text(characters.take(owner == number), box)
        height, width = span.bottom - span.top, span.right - span.left
        cells.append(Cell(span.top, span.left, height, width, raw, text, box, page=page))
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    marked = count_shaded_rows(cells, shaded, rows)
    cells = [_mark_header(cell, marked) for cell in cells]
    header_rows = marked or count_merged_header_rows(cells, rows)
    return Table(tuple(cells), rows, cols, header_rows, page=page, bbox=grid.box, evidence=evidence)


def _mark_header(cell: Cell, header_rows: int) -> Cell:
    if cell.row >= header_rows:
        return cell
    return Cell(
        cell.row,
        cell.col,
        cell.rowspan,
        cell.colspan,
        cell.raw,
        cell.text,
        cell.bbox,
        header=True,
        page=cell.page,
    )


def find_shaded(boxes: FloatArray, fills: Fills) -> list[bool]:
    """For each box whether it is filled with a colour."""
    return [_cover(box, fills.boxes) >= SHADE_COVER for box in boxes]


def _cover(box: FloatArray, fills: FloatArray) -> float:
    """Share of a box that rectangles cover (overlaps among them count twice)."""
    if len(fills) == 0:
        return 0.0
    width = np.minimum(fills[:, 2], box[2]) - np.maximum(fills[:, 0], box[0])
    height = np.minimum(fills[:, 3], box[3]) - np.maximum(fills[:, 1], box[1])
    area = max(float((box[2] - box[0]) * (box[3] - box[1])), 0.01)
    return float((np.clip(width, 0, None) * np.clip(height, 0, None)).sum()) / area


def count_shaded_rows(cells: Sequence[Cell], shaded: Sequence[bool], rows: int) -> int:
    """Number of leading rows whose cells are all shaded; 0 when every row is (no evidence)."""
    plain = min(
        (cell.row for cell, dark in zip(cells, shaded, strict=True) if not dark), default=rows
    )
    below = max(
        (cell.row + cell.rowspan for cell in cells if cell.row < plain and cell.col > 0), default=0
    )
    count = max(plain, min(below, plain + 1)) if plain else 0
    return plain if 0 < plain < rows and count <= MAX_HEADER_ROWS else 0


def count_merged_header_rows(cells: Sequence[Cell], rows: int) -> int:
    """Number of rows of a merged header (a label over its sub-labels), 0 when there is none.

    The first row must hold a label that spans columns over two or more labels without amounts,
    and the cells beside it must reach as deep.
    """
    top = [cell for cell in cells if cell.row == 0]
    depth = max((cell.rowspan for cell in top), default=0)
    wide = [cell for cell in top if cell.colspan > 1 and cell.rowspan < depth]
    if not wide or depth < 2 or depth >= rows or depth > MAX_HEADER_ROWS:
        return 0
    header = [cell for cell in cells if cell.row < depth]
    if any(cell.row + cell.rowspan > depth for cell in header):
        return 0
    below = [cell for cell in header if cell.row > 0 and cell.text]
    if len(below) < 2 or any(_AMOUNT.fullmatch(cell.text) for cell in below):
        return 0
    return depth
