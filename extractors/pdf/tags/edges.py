"""Lines between the columns and rows of a tagged table, from what stands in its cells.

The tree says which cell is where, the page says how far each cell's content reaches; where both
agree, a line fits between any two neighbouring columns or rows. Drawn lines in the room between
them are taken; else the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import FloatArray, IndexArray, Strokes

# How far (in ems) an outer line may lie from the content, and how far one stands without a line.
OUTER_REACH = 3.0
PADDING = 0.25
# Lines closer than this (in ems) are one line.
SAME_LINE = 0.3
# Text that ends this close (in ems) to the end of its column has been wrapped there.
WRAP_REACH = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Extents:
    """Along one axis: the first and last track (column or row) of cells, and where they reach."""

    first: IndexArray
    last: IndexArray
    low: FloatArray
    high: FloatArray
    count: int
    """Number of tracks."""

    def find_rooms(self) -> FloatArray:
        """For each inner line the room it has: what ends before it, what begins after (n × 2)."""
        ends = np.full(self.count, -np.inf)
        begins = np.full(self.count, np.inf)
        np.maximum.at(ends, self.last, self.high)
        np.minimum.at(begins, self.first, self.low)
        ends = np.maximum.accumulate(ends)
        begins = np.minimum.accumulate(begins[::-1])[::-1]
        return np.column_stack([ends[:-1], begins[1:]])


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Drawn lines that may be lines of the table, by position; the longer, the better."""

    positions: FloatArray
    lengths: FloatArray

    def within(self, low: float, high: float) -> Candidates:
        """Those between two positions."""
        inside = (self.positions >= low) & (self.positions <= high)
        return Candidates(self.positions[inside], self.lengths[inside])


def find_candidates(strokes: Strokes, start: float, end: float, same: float) -> Candidates:
    """The lines that run beside a stretch (the table's height or width), bits of one put together.

    ``same`` is the distance up to which bits belong to one line.
    """
    length = np.minimum(strokes.end, end) - np.maximum(strokes.start, start)
    beside = np.flatnonzero((length > 0) & ~strokes.light)
    order = beside[np.argsort(strokes.position[beside], kind="stable")]
    if len(order) == 0:
        return Candidates(np.zeros(0), np.zeros(0))
    positions = strokes.position[order]
    starts = np.flatnonzero(np.diff(positions, prepend=-np.inf) > same)
    weights = np.add.reduceat(length[order], starts)
    centres = np.add.reduceat(positions * length[order], starts) / weights
    return Candidates(centres, weights)


def place_lines(
    extents: Extents, candidates: Candidates, wraps: FloatArray, size: float
) -> FloatArray:
    """The positions of all lines (tracks + 1), ascending; ``size`` is the em in pt.

    ``wraps`` holds for each inner line the place at which text is wrapped before it, NaN where
    none is seen: without a drawn line, the line stands there.
    """
    rooms = extents.find_rooms()
    low, high = float(extents.low.min()), float(extents.high.max())
    first = _place_outer(candidates, low, -1, size)
    last = _place_outer(candidates, high, 1, size)
    rooms = np.column_stack([np.maximum(rooms[:, 0], first), np.minimum(rooms[:, 1], last)])
    inner: list[float] = []
    at = 0
    while at < len(rooms):
        same = at + 1
        while same < len(rooms) and (rooms[same] == rooms[at]).all():
            same += 1
        inner += _place_inner(rooms[at], candidates, same - at, float(wraps[at]), size)
        at = same
    lines: FloatArray = np.maximum.accumulate(np.array([first, *inner, last]))
    return lines


def _place_outer(candidates: Candidates, edge: float, side: int, size: float) -> float:
    """The nearest drawn line beyond the content, else a line close to it."""
    reach = sorted((edge - side * 0.2 * size, edge + side * OUTER_REACH * size))
    near = candidates.within(*reach)
    if len(near.positions) == 0:
        return edge + side * PADDING * size
    return float(near.positions[np.abs(near.positions - edge).argmin()])


def _place_inner(
    room: FloatArray, candidates: Candidates, count: int, wrap: float, size: float
) -> list[float]:
    """``count`` lines in one room: the drawn ones when they are as many, else evenly spread."""
    low, high = float(min(room)), float(max(room))
    slack = 0.2 * size
    near = candidates.within(low - slack, high + slack)
    if count == 1:
        if len(near.positions):
            return [float(near.positions[near.lengths.argmax()])]
        return [min((low + high) / 2, wrap + PADDING * size) if wrap == wrap else (low + high) / 2]
    if len(near.positions) == count:
        return [float(position) for position in near.positions]
    return [low + (high - low) * (n + 0.5) / count for n in range(count)]


def find_wraps(
    rooms: FloatArray, lines: Sequence[FloatArray], size: float, least: int = 2
) -> FloatArray:
    """For each inner line the place where text before it is wrapped, NaN where none is.

    ``lines`` holds for each column the ends of its printed lines; at least ``least`` of them must
    end close to the last one.
    """
    found = np.full(len(rooms), np.nan)
    for number, (low, _) in enumerate(rooms):
        close = (low - lines[number]) <= WRAP_REACH * size
        if close.sum() >= least:
            found[number] = low
    return found


def find_line_ends(
    owner: IndexArray, boxes: FloatArray, last: IndexArray, cols: int
) -> list[FloatArray]:
    """For each column the ends of the printed lines of the cells that end in it.

    A line ends at a character after which its cell's text goes back to the left.
    """
    position = np.flatnonzero(owner >= 0)
    ends = np.ones(len(position), dtype=bool)
    here, after = position[:-1], position[1:]
    ends[:-1] = (owner[here] != owner[after]) | (boxes[after, 0] < boxes[here, 0])
    at = position[ends]
    columns = last[owner[at]]
    return [boxes[at[columns == col], 2] for col in range(cols)]
