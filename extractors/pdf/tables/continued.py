"""The rest of a table at the top of a page: by itself a box around prose or a diagram.

A row that a page break cuts leaves its last lines on the next page, mostly in one cell only; and
below a break a list by levels may have empty columns. They are told by the columns of the table
with which the page before ended.
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
    """Whether a grid, with so many characters by cell, is the rest of a table or of its last row.

    ``columns`` are those of the page before; the grid has its outer lines and no other ones, and
    all of them where it has several rows.
    """
    if len(grid.xs) < 3 or not any(lengths) or len(columns) < 3:
        return False
    if float(grid.ys[0]) > HIGH * page_height:
        return False
    xs = grid.xs.tolist()
    ends = abs(xs[0] - columns[0]), abs(xs[-1] - columns[-1])
    same = len(grid.ys) == 2 or _are_all_near(columns, xs)
    return same and max(ends) <= NEAR and _are_all_near(xs, columns)


def _are_all_near(places: Sequence[float], others: Sequence[float]) -> bool:
    """Whether each place is near one of some others."""
    return all(min(abs(place - other) for other in others) <= NEAR for place in places)
