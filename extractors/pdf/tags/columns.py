"""Columns of cells in trees that leave out empty cells.

Chromium's trees hold no element for a cell without content, so that the cells after it come to
stand too far left. Rows that lack cells are therefore fitted to the columns by the places of
their characters: in the order of the tree, with their spans, against as little as possible.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

# How much alignment with a column's other cells counts against reaching out of the column.
ALIGNMENT_WEIGHT = 0.05
# A cell that reaches this much (in pt) less out of one column than out of all others is in it.
CLEAR = 2.0
# Cells of a column that others are compared with.
REMEMBERED = 8
# Larger tables are left as the tree has them.
MAX_COLUMNS, MAX_ROWS = 200, 2000


Reach = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a row: its rows and columns so far, and its content's left and right, or None."""

    row: int
    col: int
    rowspan: int
    colspan: int
    reach: Reach | None


@dataclass(slots=True, eq=False)
class _Columns:
    """Where the content of each column was seen: its ends, its beginnings, cells of it alone."""

    ends: list[float]
    begins: list[float]
    seen: list[list[Reach]]

    @classmethod
    def make(cls, count: int) -> _Columns:
        """Columns in which nothing was seen yet."""
        return cls([-math.inf] * count, [math.inf] * count, [[] for _ in range(count)])

    def add(self, col: int, colspan: int, reach: Reach) -> None:
        """Notes the content of a cell."""
        last = col + colspan - 1
        self.ends[last] = max(self.ends[last], reach[1])
        self.begins[col] = min(self.begins[col], reach[0])
        if colspan == 1:
            self.seen[col] = [*self.seen[col][-(REMEMBERED - 1) :], reach]

    def weigh_all(self, row: Sequence[Piece]) -> list[list[float]]:
        """For each cell of a row and each first column what speaks against it, in pt."""
        before = [-math.inf, *accumulate(self.ends, max)]
        after = [*reversed([*accumulate(reversed(self.begins), min)]), math.inf]
        return [self._weigh(piece, before, after) for piece in row]

    def _weigh(self, piece: Piece, before: Sequence[float], after: Sequence[float]) -> list[float]:
        places = range(len(self.ends) - piece.colspan + 1)
        if piece.reach is None:
            return [0.0] * len(places)
        left, right = piece.reach
        costs = [
            max(before[col] - left, 0.0) + max(right - after[col + piece.colspan], 0.0)
            for col in places
        ]
        least = min(costs, default=0.0) + CLEAR
        if piece.colspan == 1 and sum(cost <= least for cost in costs) > 1:
            for col in places:
                costs[col] += ALIGNMENT_WEIGHT * _misalign(self.seen[col], piece.reach)
        return costs


def _misalign(seen: Sequence[Reach], reach: Reach) -> float:
    """How far a cell is from standing left, right or centred like another one of the column."""
    left, right = reach
    return min(
        (min(abs(left - x0), abs(right - x1), abs(left + right - x0 - x1) / 2) for x0, x1 in seen),
        default=0.0,
    )


def count_lacking(pieces: Sequence[Piece], rows: int, cols: int) -> list[int]:
    """For each row how many columns its cells, and those reaching into it, leave open."""
    counts = [cols] * rows
    for piece in pieces:
        for row in range(piece.row, min(piece.row + piece.rowspan, rows)):
            counts[row] -= piece.colspan
    return [max(count, 0) for count in counts]


def settle_columns(pieces: Sequence[Piece], rows: int, cols: int) -> list[int]:
    """The first column of each piece; pieces are sorted by row, then in the order of the tree."""
    settled = [piece.col for piece in pieces]
    lacking = count_lacking(pieces, rows, cols)
    if not any(lacking) or cols > MAX_COLUMNS or rows > MAX_ROWS:
        return settled
    columns = _Columns.make(cols)
    taken = [[False] * cols for _ in range(rows)]
    ordered = _order_rows(pieces, lacking, rows)
    for (doubt, row), numbers in ordered.items():
        if doubt:
            found = _fit_row([pieces[n] for n in numbers], columns, taken[row])
            for number, col in zip(numbers, found, strict=True):
                settled[number] = col
        for number in numbers:
            _settle(pieces[number], settled[number], columns, taken)
    return settled


def _settle(piece: Piece, col: int, columns: _Columns, taken: Sequence[list[bool]]) -> None:
    """Notes where a piece stands."""
    for row in taken[piece.row : piece.row + piece.rowspan]:
        row[col : col + piece.colspan] = [True] * len(row[col : col + piece.colspan])
    if piece.reach is not None and col + piece.colspan <= len(columns.ends):
        columns.add(col, piece.colspan, piece.reach)


def _order_rows(
    pieces: Sequence[Piece], lacking: Sequence[int], rows: int
) -> dict[tuple[int, int], list[int]]:
    """The pieces of each row, keyed by ``(cells that lack there, row)``, the surest rows first.

    A row into which cells of less sure rows reach is no surer than those.
    """
    doubts = list(lacking)
    for piece in pieces:
        for row in range(piece.row, min(piece.row + piece.rowspan, rows)):
            doubts[row] = max(doubts[row], doubts[piece.row])
    found: dict[tuple[int, int], list[int]] = {}
    for number, piece in enumerate(pieces):
        found.setdefault((doubts[piece.row], piece.row), []).append(number)
    return {key: found[key] for key in sorted(found)}


def _fit_row(row: Sequence[Piece], columns: _Columns, taken: Sequence[bool]) -> list[int]:
    """The first columns of a row's cells, in order, beside what is taken from above.

    Dynamic programming over cells and columns: ``best[end]`` is the least cost of the cells so far
    in the columns before ``end``, ``back`` where the last of them ends then. A row that does not
    fit stays as it is.
    """
    count = len(taken)
    best = [0.0] * (count + 1)
    back: list[list[int]] = []
    for piece, costs in zip(row, columns.weigh_all(row), strict=True):
        new, ends = [math.inf] * (count + 1), [0] * (count + 1)
        for end in range(1, count + 1):
            start = end - piece.colspan
            new[end], ends[end] = new[end - 1], ends[end - 1]
            if start >= 0 and not any(taken[start:end]):
                cost = costs[start] + best[start]
                if cost < new[end]:
                    new[end], ends[end] = cost, end
        best = new
        back.append(ends)
    if best[count] == math.inf:
        return [piece.col for piece in row]
    found: list[int] = []
    end = count
    for piece, ends in zip(reversed(row), reversed(back), strict=True):
        end = ends[end] - piece.colspan
        found.append(end)
    return found[::-1]
