"""The columns of two tables laid over each other by their edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from schemas.document import Table

GRID_TOLERANCE = 3.0
"""Column edges of two pages may differ by this much, in points."""
SHIFT_TOLERANCE = 1.5
"""The same where the whole table is shifted, since then fewer chances are wanted."""
MAX_SHIFT = 120.0
"""Left and right pages print the same table at most this far apart, in points."""


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """The edges of two tables in one common grid.

    ``first[i]`` is the number of the common edge that edge ``i`` of the first table is, ``second``
    the same for the second; ``edges`` are the common ones, placed as on the second's page (empty
    where the columns were only counted).
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    edges: tuple[float, ...]
    shift: float = 0.0

    @property
    def is_exact(self) -> bool:
        """Whether both tables have the same columns."""
        return self.first == self.second

    @property
    def only_first(self) -> tuple[int, ...]:
        """Common edges that the second table lacks."""
        return tuple(sorted(set(self.first) - set(self.second)))

    @property
    def only_second(self) -> tuple[int, ...]:
        """Common edges that the first table lacks."""
        return tuple(sorted(set(self.second) - set(self.first)))

    @property
    def cols(self) -> int:
        """Number of common columns."""
        return max(self.first[-1], self.second[-1])


def find_edges(table: Table) -> tuple[float, ...]:
    """The x places of all column edges from left to right; empty where one is not known.

    Where cells begin counts before where cells end: between halves on a spread both differ.
    """
    begins: list[list[float]] = [[] for _ in range(table.cols + 1)]
    ends: list[list[float]] = [[] for _ in range(table.cols + 1)]
    for cell in table.cells:
        if cell.bbox is not None and cell.last_col < table.cols:
            begins[cell.col].append(cell.bbox.x0)
            ends[cell.last_col + 1].append(cell.bbox.x1)
    places = [begin or end for begin, end in zip(begins, ends, strict=True)]
    return tuple(map(median_low, places)) if all(places) else ()


def close_edges(edges: Sequence[float], like: Sequence[float]) -> tuple[float, ...]:
    """The edges of a table without rules, its outer ones set as in a table of the same inner ones.

    Where no rule is drawn, the outer edges are only as far out as the text reaches.
    """
    closed = list(edges)
    if len(edges) < 3 or len(like) < 3:
        return tuple(edges)
    if abs(edges[1] - like[1]) <= GRID_TOLERANCE:
        closed[0] = like[0]
    if abs(edges[-2] - like[-2]) <= GRID_TOLERANCE:
        closed[-1] = like[-1]
    return tuple(closed)


def fit_by_number(cols: int, others: int) -> ColumnFit | None:
    """Columns laid over each other by their numbers, or None when there are not as many."""
    numbers = tuple(range(cols + 1))
    return ColumnFit(numbers, numbers, ()) if cols == others else None


def fit_loosely(first: Sequence[float], second: Sequence[float]) -> ColumnFit | None:
    """As many columns between the same outer edges, none of which has changed its place.

    So differ the pages of a table whose columns are parted by the gaps that its texts leave. None
    where an inner edge lies beyond the neighbours of its like.
    """
    if len(first) != len(second) or len(first) < 2:
        return None
    outer = abs(first[0] - second[0]), abs(first[-1] - second[-1])
    between = zip(
        first[1:-1], second[:-2], second[1:-1], second[2:], first[:-2], first[2:], strict=True
    )
    if max(outer) > GRID_TOLERANCE or not all(
        before < edge < after and left < like < right
        for edge, before, like, after, left, right in between
    ):
        return None
    numbers = tuple(range(len(first)))
    return ColumnFit(numbers, numbers, tuple(second))


def fit_columns(first: Sequence[float], second: Sequence[float]) -> ColumnFit | None:
    """The best fit of two rows of edges, as they stand or with the first shifted as a whole.

    None where edges are unknown, or where no fit leaves every edge of one table on the other's.
    """
    if len(first) < 2 or len(second) < 2:
        return None
    fits = [fit for fit in _try_shifts(first, second) if not fit.only_first or not fit.only_second]
    return min(fits, key=lambda fit: (len(fit.edges), abs(fit.shift)), default=None)


def _try_shifts(first: Sequence[float], second: Sequence[float]) -> Iterator[ColumnFit]:
    yield _merge_edges(first, second, 0.0, GRID_TOLERANCE)
    for shift in (second[0] - first[0], second[-1] - first[-1]):
        if GRID_TOLERANCE < abs(shift) <= MAX_SHIFT:
            yield _merge_edges(first, second, shift, SHIFT_TOLERANCE)


def _merge_edges(
    first: Sequence[float], second: Sequence[float], shift: float, tolerance: float
) -> ColumnFit:
    edges: list[float] = []
    numbers: tuple[list[int], list[int]] = ([], [])
    i = j = 0
    while i < len(first) or j < len(second):
        a = first[i] + shift if i < len(first) else float("inf")
        b = second[j] if j < len(second) else float("inf")
        if a <= b + tolerance:
            numbers[0].append(len(edges))
            i += 1
        if b <= a + tolerance:
            numbers[1].append(len(edges))
            j += 1
        edges.append(b if b <= a + tolerance else a)
    return ColumnFit(tuple(numbers[0]), tuple(numbers[1]), tuple(edges), shift)
