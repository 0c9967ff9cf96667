"""Where the cells of a table stand, and how an author cuts a table by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.documents.model import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the row and column it begins in, from 0."""

    row: int
    col: int
    cell: Cell


def place_cells(table: Table) -> tuple[Placed, ...]:
    """The cells of a table with their places, row by row, as HTML fills a grid.

    Raises ValueError where cells overlap, leave a hole or stick out.
    """
    taken: set[tuple[int, int]] = set()
    placed = tuple(_fill(table.rows, len(table.widths), taken))
    if len(taken) != len(table.rows) * len(table.widths):
        raise ValueError(f"the rows do not fill a grid of {len(table.widths)} columns")
    return placed


def _fill(rows: Sequence[Row], cols: int, taken: set[tuple[int, int]]) -> Iterator[Placed]:
    for number, row in enumerate(rows):
        col = 0
        for cell in row:
            while (number, col) in taken:
                col += 1
            _take(taken, number, col, cell)
            if col + cell.colspan > cols or number + cell.rowspan > len(rows):
                raise ValueError(f"a cell sticks out of row {number}: {cell.text!r}")
            yield Placed(number, col, cell)
            col += cell.colspan


def _take(taken: set[tuple[int, int]], row: int, col: int, cell: Cell) -> None:
    for place in covered(row, col, cell):
        if place in taken:
            raise ValueError(f"cells overlap in row {place[0]}, column {place[1]}")
        taken.add(place)


def covered(row: int, col: int, cell: Cell) -> Iterator[tuple[int, int]]:
    """The (row, column) places that a cell covers."""
    for down in range(cell.rowspan):
        for right in range(cell.colspan):
            yield row + down, col + right


def cut_table(table: Table, rows: range, cols: range | None = None) -> Table:
    """A piece of a table: its header rows, and of the rest the rows and columns asked for.

    ``rows`` count from 0 over all rows; header rows among them are not doubled. A cell that the
    cut divides keeps its text in the piece where it begins; header rows keep theirs in each.
    """
    cols = cols or range(len(table.widths))
    numbers = [*range(table.header_rows), *(row for row in rows if row >= table.header_rows)]
    pieces: list[list[Placed]] = [[] for _ in numbers]
    for placed in place_cells(table):
        piece = _cut_cell(placed, numbers, cols)
        if piece is not None:
            pieces[piece.row].append(piece)
    return replace(
        table,
        rows=tuple(tuple(piece.cell for piece in sorted(row, key=_column)) for row in pieces),
        widths=tuple(table.widths[col] for col in cols),
        whole=table.whole or table,
    )


def _column(placed: Placed) -> int:
    return placed.col


def _cut_cell(placed: Placed, numbers: Sequence[int], cols: range) -> Placed | None:
    cell = placed.cell
    rows = [at for at, row in enumerate(numbers) if placed.row <= row < placed.row + cell.rowspan]
    across = [col for col in range(placed.col, placed.col + cell.colspan) if col in cols]
    if not rows or not across:
        return None
    begins = numbers[rows[0]] == placed.row and across[0] == placed.col
    kept = replace(
        cell,
        rowspan=len(rows),
        colspan=len(across),
        text=cell.text if begins else "",
        arrow=cell.arrow if begins else None,
    )
    return Placed(rows[0], across[0] - cols.start, kept)
