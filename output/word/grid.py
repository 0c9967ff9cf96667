"""Tables of a draft as plain data: cells with spans and lines, and the columns' widths.

Nothing here knows Word: builders make grids, :mod:`output.word.tables` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Align = Literal["left", "center", "right"]
Shade = Literal["", "header", "label", "span"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell.

    ``arrow`` draws a line with this head up to the cell's right edge; ``comment`` becomes a Word
    comment on it.
    """

    text: str
    comment: str = ""
    arrow: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its top left place, with its spans."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    lines: tuple[Line, ...] = ()
    align: Align = "left"
    shade: Shade = ""

    @property
    def end_row(self) -> int:
        """Index after the last row."""
        return self.row + self.rowspan

    @property
    def end_col(self) -> int:
        """Index after the last column."""
        return self.col + self.colspan


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``widths`` in twips, one a column; the first ``header_rows`` repeat on each page.

    ``name`` is its alternative text; ``labels`` counts the columns that name the row (they are
    repeated when the table has to be split by columns).
    """

    cells: tuple[GridCell, ...]
    rows: int
    cols: int
    header_rows: int = 0
    widths: tuple[int, ...] = ()
    name: str = ""
    labels: int = 0


def lines_of(text: str, comment: str = "") -> tuple[Line, ...]:
    """A text as lines, without empty ones; the comment stands on the first."""
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    return tuple(Line(part, comment if at == 0 else "") for at, part in enumerate(parts))


def header_cells(paths: Sequence[tuple[str, ...]]) -> tuple[tuple[GridCell, ...], int]:
    """Header cells for columns given by their heading paths (one or two texts), and their rows.

    Neighbours with the same first of two texts stand under one merged cell; a column with one text
    fills both rows.
    """
    rows = max(map(len, paths), default=1)
    cells: list[GridCell] = []
    start = 0
    while start < len(paths):
        end = _same_parent(paths, start)
        cells.extend(_header_group(paths[start:end], start, rows))
        start = end
    return tuple(cells), rows


def _same_parent(paths: Sequence[tuple[str, ...]], start: int) -> int:
    """Index after the last column that stands under the same parent as ``start``."""
    end = start + 1
    if len(paths[start]) > 1:
        while end < len(paths) and len(paths[end]) > 1 and paths[end][0] == paths[start][0]:
            end += 1
    return end


def _header_group(paths: Sequence[tuple[str, ...]], start: int, rows: int) -> Iterator[GridCell]:
    if len(paths[0]) == 1:
        yield header_cell(0, start, paths[0][0], rowspan=rows)
        return
    yield header_cell(0, start, paths[0][0], colspan=len(paths))
    for at, path in enumerate(paths, start):
        yield header_cell(1, at, path[1])


def header_cell(row: int, col: int, text: str, rowspan: int = 1, colspan: int = 1) -> GridCell:
    """A centred, shaded heading."""
    return GridCell(row, col, rowspan, colspan, lines_of(text), "center", "header")


def fill_grid(grid: Grid) -> Grid:
    """The grid with every place covered exactly once.

    Spans are cut at the edges and where they would run from the header into the body; a cell that
    overlaps an earlier one gives its lines to it, so that no text is lost; gaps become empty cells.
    """
    owners: dict[tuple[int, int], int] = {}
    cells: list[GridCell] = []
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.col)):
        _place(_cut(cell, grid), cells, owners)
    for row in range(grid.rows):
        for col in range(grid.cols):
            if (row, col) not in owners:
                _place(GridCell(row, col), cells, owners)
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))


def _cut(cell: GridCell, grid: Grid) -> GridCell:
    row, col = min(cell.row, grid.rows - 1), min(cell.col, grid.cols - 1)
    bottom = grid.header_rows if row < grid.header_rows else grid.rows
    rowspan = max(1, min(cell.end_row, bottom) - row)
    colspan = max(1, min(cell.end_col, grid.cols) - col)
    return replace(cell, row=row, col=col, rowspan=rowspan, colspan=colspan)


def _place(cell: GridCell, cells: list[GridCell], owners: dict[tuple[int, int], int]) -> None:
    spots = _spots(cell)
    taken = next((owners[spot] for spot in spots if spot in owners), None)
    if taken is not None:
        first = owners.get(spots[0], taken)
        cells[first] = replace(cells[first], lines=cells[first].lines + cell.lines)
        return
    owners.update(dict.fromkeys(spots, len(cells)))
    cells.append(cell)


def _spots(cell: GridCell) -> list[tuple[int, int]]:
    return [
        (row, col) for row in range(cell.row, cell.end_row) for col in range(cell.col, cell.end_col)
    ]


def split_columns(grid: Grid, needs: Sequence[int], room: int) -> tuple[Grid, ...]:
    """The grid cut into grids of neighbouring columns whose needs fit into the room.

    ``needs`` is the comfortable width of each column. The label columns stand in every part. A
    grid that fits comes back alone. Cells over a cut stand in both parts.
    """
    labels, columns = range(grid.labels), range(grid.labels, grid.cols)
    left = max(1, room - sum(needs[: grid.labels]))
    parts = len(_group(columns, needs, left))
    if parts <= 1:
        return (grid,)
    # Parts of about the same width: a last part of one lonely column would look like an accident.
    share = sum(needs[grid.labels :]) / parts
    groups = _group(columns, needs, min(left, share * 1.15))
    return tuple(_take(grid, [*labels, *group]) for group in groups)


def _group(columns: Sequence[int], needs: Sequence[int], limit: float) -> list[list[int]]:
    """Neighbouring columns in groups, each as large as the limit allows (but never empty)."""
    groups: list[list[int]] = [[]]
    for col in columns:
        if groups[-1] and sum(needs[at] for at in groups[-1]) + needs[col] > limit:
            groups.append([])
        groups[-1].append(col)
    return groups


def _take(grid: Grid, columns: Sequence[int]) -> Grid:
    """The grid of some columns (rising); spans shrink to the columns that are left."""
    cells = []
    for cell in grid.cells:
        kept = [at for at, col in enumerate(columns) if cell.col <= col < cell.end_col]
        if kept:
            cells.append(replace(cell, col=kept[0], colspan=len(kept)))
    widths = tuple(grid.widths[col] for col in columns) if grid.widths else ()
    return replace(grid, cells=tuple(cells), cols=len(columns), widths=widths)
