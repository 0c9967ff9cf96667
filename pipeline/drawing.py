"""Tables drawn with characters, merged cells and all, for reading in a terminal.

Lines are drawn in ASCII, because the box-drawing characters are one column wide in some Japanese
terminals and two in others; wide characters count two columns (UAX #11, classes W and F).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from schemas.document import Cell, Table

MAX_WIDTH = 24
"""Widest column of a single cell; longer texts are wrapped."""


def count_columns(text: str) -> int:
    """The columns that a text takes in a terminal.

    >>> count_columns("計画A")
    5
    """
    return sum(map(_count_columns, text))


def wrap_text(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns (at least 2), its own line breaks kept.

    >>> wrap_text("計画の名称", 6)
    ['計画の', '名称']
    """
    lines = []
    for line in text.split("\n"):
        start, used = 0, 0
        for at, char in enumerate(line):
            used += _count_columns(char)
            if used > max(width, 2):
                lines.append(line[start:at])
                start, used = at, _count_columns(char)
        lines.append(line[start:])
    return lines


def draw_table(table: Table) -> str:
    """The table's grid with the texts of its cells; ``=`` closes header cells below.

    Positions of the grid that no cell covers stay blank.
    """
    cells = table.cells
    widths = _measure(cells, lambda cell: (cell.col, cell.last_col), _natural_width)
    columns = _Edges.of(widths)

    def count_lines(cell: Cell) -> int:
        return len(wrap_text(cell.text, columns.inside(cell.col, cell.last_col)))

    rows = _Edges.of(_measure(cells, lambda cell: (cell.row, cell.last_row), count_lines))
    canvas = _Canvas(columns, rows)
    for cell in cells:
        canvas.draw(cell, cell.header or cell.row < table.header_rows)
    return canvas.text()


def _count_columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _natural_width(cell: Cell) -> int:
    longest = max(map(count_columns, cell.text.split("\n")))
    return min(longest, MAX_WIDTH * cell.colspan)


def _measure(
    cells: Sequence[Cell],
    reach: Callable[[Cell], tuple[int, int]],
    need: Callable[[Cell], int],
) -> list[int]:
    """The size of each row or column that gives every cell what it needs.

    Single ones first; what a merged cell still lacks goes to the last row or column that it covers.
    """
    count = max((reach(cell)[1] for cell in cells), default=-1) + 1
    sizes = [1] * count
    for cell in sorted(cells, key=lambda cell: reach(cell)[1] - reach(cell)[0]):
        first, last = reach(cell)
        available = sum(sizes[first : last + 1]) + last - first
        sizes[last] += max(0, need(cell) - available)
    return sizes


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the lines between rows or columns stand on the canvas."""

    at: tuple[int, ...]

    @classmethod
    def of(cls, sizes: Iterable[int]) -> _Edges:
        return cls(tuple(accumulate((size + 1 for size in sizes), initial=0)))

    def inside(self, first: int, last: int) -> int:
        """The room between the lines around ``first`` … ``last``."""
        return self.at[last + 1] - self.at[first] - 1


@dataclass(slots=True)
class _Canvas:
    """Characters by line and column; the second column of a wide character is empty."""

    columns: _Edges
    rows: _Edges
    lines: list[list[str]] = field(init=False)

    def __post_init__(self) -> None:
        width, height = self.columns.at[-1] + 1, self.rows.at[-1] + 1
        self.lines = [[" "] * width for _ in range(height)]

    def draw(self, cell: Cell, header: bool) -> None:
        left, right = self.columns.at[cell.col], self.columns.at[cell.last_col + 1]
        top, bottom = self.rows.at[cell.row], self.rows.at[cell.last_row + 1]
        self._draw_border(left, top, right, bottom, "=" if header else "-")
        for y, line in enumerate(wrap_text(cell.text, right - left - 1), top + 1):
            if y < bottom:
                self._write(left + 1, y, line)

    def _draw_border(self, left: int, top: int, right: int, bottom: int, closing: str) -> None:
        for y in range(top, bottom + 1):
            self._put(left, y, "|")
            self._put(right, y, "|")
        for x in range(left, right + 1):
            self._put(x, top, "-")
            self._put(x, bottom, closing)
        for y in (top, bottom):
            self.lines[y][left] = self.lines[y][right] = "+"

    def _put(self, x: int, y: int, stroke: str) -> None:
        """A stroke; where it meets an earlier one of another direction, a crossing."""
        here = self.lines[y][x]
        if here == "+" or {here, stroke} in ({"|", "-"}, {"|", "="}):
            self.lines[y][x] = "+"
        elif here != "=":
            self.lines[y][x] = stroke

    def _write(self, x: int, y: int, text: str) -> None:
        for char in text:
            columns = _count_columns(char)
            if columns == 0:
                self.lines[y][x - 1] += char
                continue
            self.lines[y][x : x + columns] = [char, ""][:columns]
            x += columns

    def text(self) -> str:
        return "\n".join("".join(line).rstrip() for line in self.lines)
