"""From covered edges of an elementary grid to cells with real spans.

An elementary grid has columns between neighbouring ``xs`` and rows between neighbouring ``ys``.
Where the line between two elementary cells is missing, they are one cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from extractors.pdf.reader import BoolArray, FloatArray, IndexArray
from schemas.geometry import BBox


class Span(NamedTuple):
    """A rectangle of elementary cells; ``bottom`` and ``right`` are exclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def places(self) -> int:
        """Number of elementary cells."""
        return (self.bottom - self.top) * (self.right - self.left)


@dataclass(frozen=True, eq=False)
class Grid:
    """Lines of a table and the cells between them, in reading order."""

    xs: FloatArray
    ys: FloatArray
    spans: tuple[Span, ...]

    @property
    def box(self) -> BBox:
        """The box of the whole grid."""
        return BBox(float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1]))

    def boxes(self) -> FloatArray:
        """The box of each span (n × 4, not to be written to)."""
        return self._boxes

    @cached_property
    def _boxes(self) -> FloatArray:
        count = 4 * len(self.spans)
        edges = np.fromiter(chain.from_iterable(self.spans), np.int64, count).reshape(-1, 4)
        boxes = np.empty((len(self.spans), 4))
        boxes[:, ::2] = self.xs.take(edges[:, 1::2])
        boxes[:, 1::2] = self.ys.take(edges[:, ::2])
        boxes.flags.writeable = False
        return boxes

    def find_cells(self, x: FloatArray, y: FloatArray) -> IndexArray:
        """For each point the position of the span that holds it, -1 for none.

        A point on an edge belongs to the span that begins there.
        """
        rows, cols = len(self.ys) - 1, len(self.xs) - 1
        places = np.full((rows + 2, cols + 2), -1, dtype=np.int64)
        for number, span in enumerate(self.spans):
            places[span.top + 1 : span.bottom + 1, span.left + 1 : span.right + 1] = number
        row, col = np.searchsorted(self.ys, y, "right"), np.searchsorted(self.xs, x, "right")
        return places[row, col]


class DisjointSets:
    """Sets of the numbers 0 … n-1 that can be united."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def find(self, member: int) -> int:
        """The number that stands for the member's set."""
        root = member
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[member] != root:
            self._parents[member], member = root, self._parents[member]
        return root

    def unite(self, first: int, second: int) -> None:
        """Makes one set of two; the smaller number stands for it."""
        a, b = self.find(first), self.find(second)
        self._parents[max(a, b)] = min(a, b)

    def groups(self) -> list[list[int]]:
        """The sets, each ascending, in the order of their smallest members."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parents)):
            groups.setdefault(self.find(member), []).append(member)
        return list(groups.values())


def make_grid(xs: FloatArray, ys: FloatArray, across: BoolArray, along: BoolArray) -> Grid:
    """The grid of cells bounded by covered edges.

    ``across[i, j]`` says that the horizontal edge on ``ys[i]`` in column ``j`` is drawn (rows + 1
    by columns); ``along[i, j]`` the vertical edge on ``xs[j]`` in row ``i`` (rows by columns + 1).
    Places that lie open to two sides of the outside (a notch, a step) are no cells.
    """
    rows, cols = len(ys) - 1, len(xs) - 1
    alone = _find_single(across, along)
    opened = _count_open(across, along)
    if alone.all() and opened.max(initial=0) < 2:
        return Grid(
            xs, ys, tuple(Span(r, c, r + 1, c + 1) for r in range(rows) for c in range(cols))
        )
    spans = [
        Span(row, col, row + 1, col + 1) for row, col in np.argwhere(alone & (opened < 2)).tolist()
    ]
    for members in _find_regions(rows, cols, across, along, alone):
        places = [divmod(member, cols) for member in members]
        if _count_open_sides(places, rows, cols, across, along) < 2:
            spans += split_region(places)
    return compact(Grid(xs, ys, tuple(sorted(spans))))


def _find_single(across: BoolArray, along: BoolArray) -> BoolArray:
    """Which elementary cells have a line against each of their neighbours."""
    alone = np.ones((along.shape[0], across.shape[1]), dtype=bool)
    alone[:-1] &= across[1:-1]
    alone[1:] &= across[1:-1]
    alone[:, :-1] &= along[:, 1:-1]
    alone[:, 1:] &= along[:, 1:-1]
    return alone


def _count_open(across: BoolArray, along: BoolArray) -> IndexArray:
    """For each elementary cell the number of sides on which it lies open to the outside."""
    count = np.zeros((along.shape[0], across.shape[1]), dtype=np.int64)
    count[0] += ~across[0]
    count[-1] += ~across[-1]
    count[:, 0] += ~along[:, 0]
    count[:, -1] += ~along[:, -1]
    return count


def _find_regions(
    rows: int, cols: int, across: BoolArray, along: BoolArray, alone: BoolArray
) -> list[list[int]]:
    """Elementary cells (row × cols + column) with no line between them, region by region."""
    members = np.flatnonzero(~alone).tolist()
    if not members:
        return []
    position = {member: number for number, member in enumerate(members)}
    sets = DisjointSets(len(members))
    for row, col in np.argwhere(~along[:, 1:-1]).tolist():
        sets.unite(position[row * cols + col], position[row * cols + col + 1])
    for row, col in np.argwhere(~across[1:-1, :]).tolist():
        sets.unite(position[row * cols + col], position[(row + 1) * cols + col])
    return [[members[number] for number in group] for group in sets.groups()]


def _count_open_sides(
    places: list[tuple[int, int]], rows: int, cols: int, across: BoolArray, along: BoolArray
) -> int:
    """On how many of the four sides of the grid a region has no line against the outside."""
    sides = (
        any(row == 0 and not across[0, col] for row, col in places),
        any(row == rows - 1 and not across[rows, col] for row, col in places),
        any(col == 0 and not along[row, 0] for row, col in places),
        any(col == cols - 1 and not along[row, cols] for row, col in places),
    )
    return sum(sides)


def split_region(places: Iterable[tuple[int, int]]) -> list[Span]:
    """The fewest rectangles, cut along rows or along columns, that make up a region.

    A plain merged cell gives one. A stepped label (款 over an empty stem beside 項 and 目) is an L:
    its strip and its stem.

    >>> split_region([(0, 0), (0, 1), (1, 0)])
    [Span(top=0, left=0, bottom=1, right=2), Span(top=1, left=0, bottom=2, right=1)]
    """
    here = sorted(places)
    by_rows = _stack_runs(here)
    if len(by_rows) == 1:
        return by_rows
    turned = _stack_runs(sorted((col, row) for row, col in here))
    by_cols = [Span(s.left, s.top, s.right, s.bottom) for s in turned]
    return by_rows if len(by_rows) <= len(by_cols) else by_cols


def _stack_runs(places: list[tuple[int, int]]) -> list[Span]:
    """Runs of neighbouring columns in each row, equal runs of following rows put together."""
    finished: list[Span] = []
    growing: dict[tuple[int, int], Span] = {}
    for row, runs in _find_runs(places).items():
        kept = {}
        for left, right in runs:
            above = growing.pop((left, right), None)
            top = above.top if above is not None and above.bottom == row else row
            if above is not None and above.bottom != row:
                finished.append(above)
            kept[left, right] = Span(top, left, row + 1, right)
        finished += growing.values()
        growing = kept
    return sorted([*finished, *growing.values()], key=lambda s: (s.top, s.left))


def _find_runs(places: list[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """For each row its runs of columns, ends exclusive."""
    runs: dict[int, list[tuple[int, int]]] = {}
    for row, col in places:
        row_runs = runs.setdefault(row, [])
        if row_runs and row_runs[-1][1] == col:
            row_runs[-1] = (row_runs[-1][0], col + 1)
        else:
            row_runs.append((col, col + 1))
    return runs


def compact(grid: Grid) -> Grid:
    """The grid without lines at which no cell begins or ends."""
    rows = sorted({edge for s in grid.spans for edge in (s.top, s.bottom)})
    cols = sorted({edge for s in grid.spans for edge in (s.left, s.right)})
    if len(rows) == len(grid.ys) and len(cols) == len(grid.xs):
        return grid
    row_of = {edge: number for number, edge in enumerate(rows)}
    col_of = {edge: number for number, edge in enumerate(cols)}
    spans = tuple(
        Span(row_of[s.top], col_of[s.left], row_of[s.bottom], col_of[s.right]) for s in grid.spans
    )
    return Grid(grid.xs[cols], grid.ys[rows], spans)
