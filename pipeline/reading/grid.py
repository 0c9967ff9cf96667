"""A table seen as a grid: which cell covers row r, column c."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.document import Cell, Table


class Grid:
    """Look-ups on the cells of a table; spans are real, so one cell may cover many places.

    With ``first_row`` cells that begin above it are left out: a heading merged down over body rows
    is no text of theirs.
    """

    def __init__(self, table: Table, first_row: int = 0) -> None:
        self.table = table
        self.rows = table.rows
        self.cols = table.cols
        self._places: list[list[Cell | None]] = [[None] * table.cols for _ in range(table.rows)]
        for cell in table.cells:
            if cell.row < first_row:
                continue
            for row in range(cell.row, min(cell.last_row + 1, table.rows)):
                for col in range(cell.col, min(cell.last_col + 1, table.cols)):
                    if self._places[row][col] is None:
                        self._places[row][col] = cell

    def window(self, rows: range, cols: range) -> Grid:
        """The same grid with nothing but the cells that lie within some rows and columns."""
        part = Grid.__new__(Grid)
        part.table, part.rows, part.cols = self.table, self.rows, self.cols
        part._places = [
            [cell if r in rows and c in cols and _lies_in(cell, cols) else None for c, cell in line]
            for r, line in enumerate(map(list, map(enumerate, self._places)))
        ]
        return part

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers the place, or None where the table has a hole."""
        return self._places[row][col]

    def text(self, row: int, col: int) -> str:
        """The text of the cell that covers the place, empty where there is none."""
        cell = self._places[row][col]
        return cell.text if cell else ""

    def row_cells(self, row: int) -> Iterator[Cell]:
        """The distinct cells that cover the row, from left to right."""
        yield from _distinct(self._places[row])

    def starting_cells(self, row: int) -> Iterator[Cell]:
        """The cells that begin in the row, from left to right."""
        return (cell for cell in self.row_cells(row) if cell.row == row)

    def column_cells(self, col: int, first_row: int = 0) -> Iterator[Cell]:
        """The distinct cells that cover the column from ``first_row`` on, downwards."""
        yield from _distinct([line[col] for line in self._places[first_row:]])


def _lies_in(cell: Cell | None, cols: range) -> bool:
    return cell is not None and cell.col in cols and cell.last_col in cols


def _distinct(cells: Sequence[Cell | None]) -> Iterator[Cell]:
    previous: Cell | None = None
    for cell in cells:
        if cell is not None and cell is not previous:
            yield cell
        previous = cell
