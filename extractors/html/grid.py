"""Rows of cells with spans laid out on a grid.

The algorithm is "forming a table" of the HTML standard (4.9.12.1), except that a row span never
goes past its row group, as CSS has it, and that a runaway span makes no columns of its own. Cost
grows with the slots of the cells, never with what an attribute claims.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534


@dataclass(frozen=True, slots=True)
class SpanCell:
    """The spans of a cell as stated; ``rowspan`` 0 means "to the end of the row group"."""

    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its row group (rows of a group are consecutive) and its cells."""

    group: int
    cells: tuple[SpanCell, ...]


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell on the grid; ``source`` is its row and position as given."""

    source: tuple[int, int]
    row: int
    col: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells in the given order, the size, and how many cells overlap earlier ones."""

    cells: tuple[PlacedCell, ...]
    rows: int
    cols: int
    overlaps: int = 0


def form_grid(rows: Sequence[GridRow], take_slots: Callable[[int], None]) -> Grid:
    """The grid of some rows.

    ``take_slots`` is told how many slots will be used; it raises when they are too many.
    """
    ends = _find_group_ends(rows)
    covered: list[int] = []  # per column: the first row that no cell from above covers
    placed: list[PlacedCell] = []
    overlaps = 0
    for y, row in enumerate(rows):
        x = 0
        for position, cell in enumerate(row.cells):
            take_slots(cell.colspan)
            x = _find_free(covered, x, y)
            height = min(cell.rowspan or MAX_ROWSPAN, ends[row.group] - y)
            overlaps += _cover(covered, x, cell.colspan, y, y + height)
            placed.append(PlacedCell((y, position), y, x, height, cell.colspan))
            x += cell.colspan
    cells = _drop_uncovered_rows(_close_up(_clip_runaway(placed)), len(rows))
    height = max((cell.row + cell.rowspan for cell in cells), default=0)
    width = max((cell.col + cell.colspan for cell in cells), default=0)
    take_slots(height * width)
    return Grid(tuple(cells), height, width, overlaps)


def _find_group_ends(rows: Sequence[GridRow]) -> dict[int, int]:
    return {row.group: y + 1 for y, row in enumerate(rows)}


def _find_free(covered: list[int], x: int, y: int) -> int:
    while x < len(covered) and covered[x] > y:
        x += 1
    return x


def _cover(covered: list[int], x: int, width: int, top: int, bottom: int) -> bool:
    """Marks the columns as covered down to ``bottom``; says whether another cell was there."""
    covered.extend([0] * (x + width - len(covered)))
    overlaps = False
    for column in range(x, x + width):
        overlaps = overlaps or covered[column] > top
        covered[column] = max(covered[column], bottom)
    return overlaps


def _clip_runaway(cells: list[PlacedCell]) -> list[PlacedCell]:
    """The cells, a span cut where it goes on alone past all cells of the other rows."""
    rightmost: dict[int, int] = {}
    for cell in cells:
        rightmost[cell.row] = max(rightmost.get(cell.row, 0), cell.col + cell.colspan)
    widths = sorted(rightmost.values())
    if len(widths) < 2:
        return cells
    last_start = max(cell.col for cell in cells)
    limit = max(widths[-2], last_start + 1)
    return [
        replace(cell, colspan=limit - cell.col) if cell.col + cell.colspan > limit else cell
        for cell in cells
    ]


def _close_up(cells: list[PlacedCell]) -> list[PlacedCell]:
    """The cells, columns between which no edge lies made one, when they are most of the columns."""
    edges = sorted({edge for cell in cells for edge in (cell.col, cell.col + cell.colspan)})
    if not edges or edges[-1] <= 3 * len(edges):
        return cells
    at = {edge: number for number, edge in enumerate(edges)}
    return [
        replace(cell, col=at[cell.col], colspan=at[cell.col + cell.colspan] - at[cell.col])
        for cell in cells
    ]


def _drop_uncovered_rows(cells: list[PlacedCell], height: int) -> list[PlacedCell]:
    """The cells with rows renumbered so that rows in which no cell stands do not count."""
    steps = [0] * (height + 1)
    for cell in cells:
        steps[cell.row] += 1
        steps[cell.row + cell.rowspan] -= 1
    numbers: list[int] = []
    depth = kept = 0
    for y in range(height):
        depth += steps[y]
        numbers.append(kept)
        kept += depth > 0
    if kept == height:
        return cells
    return [replace(cell, row=numbers[cell.row]) for cell in cells]
