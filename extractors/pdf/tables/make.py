"""From a grid and the characters in it to a Table with texts, header evidence and caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.pdf.reader import (
    BoolArray,
    Characters,
    Drawing,
    Fills,
    FloatArray,
    IndexArray,
)
from extractors.pdf.tables.grid import Grid
from extractors.pdf.text.cells import read_cells, read_cut_text
from extractors.shading.bars import find_filled_runs
from extractors.shading.labels import find_shaded_labels
from schemas.document import Cell, Table
from schemas.geometry import BBox

# A cell is shaded when filled rectangles cover this share of it.
SHADE_COVER = 0.6
MAX_HEADER_ROWS = 4
# Labels in headers are no longer than this, explanations in brackets included.
MAX_LABEL = 80
SAME_SHADE = 0.04
_AMOUNT = re.compile(r"[-－△▲+＋]?[\d０-９][\d０-９,，.．]*\s*[%％]?")


def make_table(
    grid: Grid,
    characters: Characters,
    owner: IndexArray,
    drawing: Drawing,
    page: int,
    evidence: str,
) -> Table:
    """The table of a grid; ``owner`` says for each character its cell, or -1."""
    boxes = grid.boxes()
    shades = find_shades(boxes, drawing.fills)
    texts = read_cells(characters, owner, boxes)
    for number in np.flatnonzero(find_cut(boxes, drawing.slants)).tolist():
        texts[number] = read_cut_text(characters.take(np.flatnonzero(owner == number)))
    cells = [
        Cell(
            span.top,
            span.left,
            span.bottom - span.top,
            span.right - span.left,
            raw,
            text,
            BBox(*box),
            page=page,
        )
        for span, box, (raw, text) in zip(grid.spans, boxes.tolist(), texts, strict=True)
    ]
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    marked = count_shaded_rows(cells, shades, rows)
    labels = find_shaded_labels(cells, shades, marked)
    cells = [
        replace(cell, header=True) if cell.row < marked or number in labels else cell
        for number, cell in enumerate(cells)
    ]
    header_rows = marked or count_merged_header_rows(cells, rows)
    bars = find_filled_runs(cells, shades, header_rows, page)
    return Table(
        tuple(cells),
        rows,
        cols,
        header_rows,
        page=page,
        bbox=grid.box,
        evidence=evidence,
        arrows=bars,
    )


def find_cut(boxes: FloatArray, slants: FloatArray) -> BoolArray:
    """Which cells an oblique line cuts from corner to corner (年度＼施策)."""
    cut = np.zeros(len(boxes), dtype=bool)
    low = np.minimum(slants[:, :2], slants[:, 2:])
    high = np.maximum(slants[:, :2], slants[:, 2:])
    for start, end in zip(low, high, strict=True):
        reach = 0.15 * (boxes[:, 2:] - boxes[:, :2]) + 2
        fits = (np.abs(start - boxes[:, :2]) <= reach) & (np.abs(end - boxes[:, 2:]) <= reach)
        cut |= fits.all(axis=1)
    return cut


def find_shades(boxes: FloatArray, fills: Fills) -> list[float | None]:
    """For each box the shade (0 black … 1 white) that fills it, None when it is not filled.

    It is that of its largest filling (overlapping pieces count twice).
    """
    if len(fills) == 0:
        return [None] * len(boxes)
    others = fills.boxes
    width = np.minimum(others[:, 2], boxes[:, 2:3]) - np.maximum(others[:, 0], boxes[:, :1])
    height = np.minimum(others[:, 3], boxes[:, 3:]) - np.maximum(others[:, 1], boxes[:, 1:2])
    common = np.clip(width, 0, None) * np.clip(height, 0, None)
    area = np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), 0.01)
    filled = common.sum(axis=1) / area >= SHADE_COVER
    shades = fills.shade[common.argmax(axis=1)]
    return [
        shade if is_filled else None
        for shade, is_filled in zip(shades.tolist(), filled.tolist(), strict=True)
    ]


def count_shaded_rows(cells: Sequence[Cell], shades: Sequence[float | None], rows: int) -> int:
    """Number of leading rows whose cells are all shaded alike, 0 when that says nothing.

    It says nothing when every row is shaded, or when a shaded cell reaches into the rows below.
    """
    first = shades[0] if shades else None
    if first is None:
        return 0
    plain = [
        cell.row
        for cell, shade in zip(cells, shades, strict=True)
        if shade is None or abs(shade - first) > SAME_SHADE
    ]
    count = min(plain, default=rows)
    return count if 0 < count < rows and count <= MAX_HEADER_ROWS else 0


def count_merged_header_rows(cells: Sequence[Cell], rows: int) -> int:
    """Number of rows of a merged header (a label over its sub-labels), 0 when there is none.

    The first row must hold a label that spans columns over two or more labels without amounts,
    and the cells beside it must reach as deep. Sentences are no labels: a page may begin with the
    rest of a form.
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
    if any(len(cell.text) > MAX_LABEL or cell.text.endswith("。") for cell in header):
        return 0
    return depth
