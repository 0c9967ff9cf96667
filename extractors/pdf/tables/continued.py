"""The rest of a row at the top of a page: by itself a box around prose, with the page before a row.

A row that a page break cuts leaves its last lines on the next page, mostly in one cell only. They
are told by the columns of the table with which the page before ended.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.tables.grid import Grid
from schemas.document import Block, Table

# A table that goes on ends below this share of its page, its rest begins above that one.
LOW, HIGH = 0.75, 0.25
# Column lines on both pages are this near (in pt).
NEAR = 2.0


def find_last_columns(blocks: Sequence[Block], height: float) -> tuple[float, ...]:
    """The column lines of the table that reaches lowest on a page, if it may go on; else nothing.

    ``height`` is the page's.
    """
    tables = [block for block in blocks if isinstance(block, Table) and block.bbox is not None]
    last = max(tables, key=lambda table: table.bbox.bottom if table.bbox else 0.0, default=None)
    if last is None or last.bbox is None or last.bbox.bottom < LOW * height:
        return ()
    boxes = [cell.bbox for cell in last.cells if cell.bbox]
    sides = {box.x0 for box in boxes} | {box.x1 for box in boxes}
    return tuple(sorted({round(x, 1) for x in sides}))


def goes_on(
    grid: Grid, lengths: Sequence[int], columns: Sequence[float], page_height: float
) -> bool:
    """Whether a grid of one row, with so many characters by cell, is the rest of a row.

    ``columns`` are those of the page before; the grid has its outer lines and no other ones.
    """
    if len(grid.ys) != 2 or len(grid.xs) < 3 or not any(lengths) or len(columns) < 3:
        return False
    if float(grid.ys[0]) > HIGH * page_height:
        return False
    ends = abs(grid.xs[0] - columns[0]), abs(grid.xs[-1] - columns[-1])
    known = all(min(abs(x - column) for column in columns) <= NEAR for x in grid.xs.tolist())
    return known and max(ends) <= NEAR
