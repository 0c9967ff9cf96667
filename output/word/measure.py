"""Widths of texts and columns, in twips, estimated without a font.

East Asian wide and ambiguous characters take one em, the rest half an em (Unicode UAX #11), which
is how Japanese fixed-pitch fonts are made; proportional fonts are a little narrower.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from output.word.grid import Grid, GridCell

CELL_MARGIN = 70
"""Left and right margin of a cell, in twips (1.2 mm)."""

_WORD = re.compile(r"[!-~]+")
_TWIP = 0.01
_SLACK = 40
_COMFORT = 17
_LABEL = 8
_LONGEST_WORD = 24


def count_halves(text: str) -> int:
    """Width of a text in half ems.

    >>> count_halves("協働A1")
    6
    """
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)


def count_lines(cell: GridCell, width: int, size: float) -> int:
    """Printed lines of a cell of that width (twips) in a font of that size (points)."""
    halves = max(2, int((width - 2 * CELL_MARGIN) / half_em(size)))
    return sum(max(1, math.ceil(count_halves(line.text) / halves)) for line in cell.lines)


def half_em(size: float) -> float:
    """Half an em in twips for a size in points."""
    return size * 10


def natural_widths(grid: Grid, size: float) -> tuple[int, ...]:
    """Width that each column needs so that nothing wraps."""
    return _widest(grid, size, lambda text, header: count_halves(text))


def minimum_widths(grid: Grid, size: float) -> tuple[int, ...]:
    """Width that keeps Latin words, numbers and four characters of a heading in one piece."""
    return _widest(grid, size, _count_unbreakable)


def comfortable_widths(grid: Grid, size: float) -> tuple[int, ...]:
    """Width below which each column is hard to read: about eight characters for long texts."""
    comfort = round(_COMFORT * half_em(size)) + 2 * CELL_MARGIN
    lows, fulls = minimum_widths(grid, size), natural_widths(grid, size)
    return tuple(max(low, min(full, comfort)) for low, full in zip(lows, fulls, strict=True))


def fit_widths(grid: Grid, room: int, size: float) -> tuple[int, ...]:
    """Widths that fill the room exactly, by contents.

    Each column gets a comfortable width where the room allows it. The long ones share the rest by
    the square root of their longest cells: ten times the text gets about three times the width.
    """
    lows, fulls = comfortable_widths(grid, size), natural_widths(grid, size)
    if sum(lows) > room:
        lows = minimum_widths(grid, size)
    weights = [math.sqrt(length) for length in _lengths(grid)]

    def widths_at(unit: float) -> list[int]:
        shares = zip(lows, fulls, weights, strict=True)
        return [max(low, min(full, round(unit * weight))) for low, full, weight in shares]

    smallest, largest = 0.0, float(room)
    while largest - smallest > _TWIP:
        unit = (smallest + largest) / 2
        smallest, largest = (unit, largest) if sum(widths_at(unit)) <= room else (smallest, unit)
    return _scale(widths_at(smallest), room)


def _scale(widths: Sequence[int], room: int) -> tuple[int, ...]:
    """The widths stretched or shrunk in proportion, with exactly the room as their sum."""
    total = sum(widths) or 1
    edges = [round(sum(widths[:at]) * room / total) for at in range(len(widths) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def _count_unbreakable(text: str, header: bool) -> int:
    words = (min(len(word), _LONGEST_WORD) for word in _WORD.findall(text))
    floor = min(count_halves(text), _LABEL if header else _LABEL - 2)
    return max([floor, *words])


def _widest(grid: Grid, size: float, count: Callable[[str, bool], int]) -> tuple[int, ...]:
    """Width of each column by the widest line of the cells that stand in it alone."""
    halves = [1] * grid.cols
    for cell in grid.cells:
        if cell.colspan == 1:
            counts = [count(line.text, cell.shade == "header") for line in cell.lines]
            halves[cell.col] = max([halves[cell.col], *counts])
    return tuple(math.ceil(n * half_em(size)) + 2 * CELL_MARGIN + _SLACK for n in halves)


def _lengths(grid: Grid) -> list[int]:
    """Half ems of text of each column's longest cell."""
    lengths = [1] * grid.cols
    for cell in grid.cells:
        if cell.colspan == 1 and cell.shade != "header":
            total = sum(count_halves(line.text) for line in cell.lines)
            lengths[cell.col] = max(lengths[cell.col], total)
    return lengths
