"""Rows above the first and below the last line of a table without vertical lines.

A striped table begins with a header and a row that are not shaded and may end with such a row; a
table with rules may have its header above the first of them and its total below the last.
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import Characters, FloatArray
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.text_columns import find_row_texts
from extractors.pdf.tables.text_rows import (
    AMOUNT,
    YEAR,
    TextLines,
    find_filled,
    find_text_lines,
    read_columns,
)

# Rows stand no further from the table than this many of its rows.
REACH, MAX_ABOVE = 1.25, 4.5
# Share of the columns in which a row has text, and in which one of its lines has.
MIN_COLUMNS, MIN_IN_LINE = 0.6, 0.5
# Larger characters than this, measured by those of the table, are a heading's.
MAX_SIZE = 1.15
# A line stands as near above the first rule as the rows above theirs, to within this many pt.
SAME_ROOM = 2.0
# Lines of one header are no further apart than this share of their height.
SAME_HEADER = 0.8
# Those of one row, within which texts stand at mid-height, are nearer still.
SAME_ROW = 0.5
_UNIT_NOTE = re.compile(r"[（(]?(?:単位|令和|平成)?.*(?:単位|現在|円)[：:]?.*[）)]")


def add_edge_rows(grid: Grid, characters: Characters, *, striped: bool) -> FloatArray:
    """The places between the rows of a grid with those of rows right above and below it.

    ``characters`` are the free ones of the page, ``striped`` says that every second row is shaded.
    """
    ys = find_header(grid, characters, striped=striped)
    high, near = _find_near(grid, characters)
    below = near.take((near.y > grid.ys[-1]) & (near.y < grid.ys[-1] + REACH * high))
    return np.array([*ys.tolist(), *_find_below(grid, below, striped)])


def find_header(grid: Grid, characters: Characters, *, striped: bool = False) -> FloatArray:
    """The places between the rows of a grid with those of rows right above it.

    Without shading there is at most a header, and only above a row with amounts.
    """
    high, near = _find_near(grid, characters)
    if not (striped or _begins_with_amounts(grid, near) or _stands_on_rule(grid, near)):
        return grid.ys
    inside = near.size[(near.y > grid.ys[0]) & (near.y < grid.ys[-1])]
    largest = MAX_SIZE * float(np.median(inside)) if len(inside) else np.inf
    above = near.take((near.y > grid.ys[0] - MAX_ABOVE * high) & (near.y < grid.ys[0]))
    above = above.take(above.size <= largest)
    return np.array([*_find_above(grid, above, high, striped), *grid.ys.tolist()])


def _find_near(grid: Grid, characters: Characters) -> tuple[float, Characters]:
    """The usual height of a row, and the characters above, within and below the columns."""
    heights = np.diff(grid.ys)
    high = float(np.median(heights[1:] if len(heights) > 1 else heights))
    left, right = float(grid.xs[0]), float(grid.xs[-1])
    margin = float(np.median(characters.size)) if len(characters) else 0.0
    near = characters.take((characters.x > left - margin) & (characters.x < right + margin))
    return high, near


def _find_below(grid: Grid, characters: Characters, striped: bool) -> list[float]:
    """The end of one more row below the grid, nothing when there is none.

    Below stripes it may have several lines, as the rows have, each text at mid-height.
    """
    if len(characters) == 0:
        return []
    lines = find_text_lines(characters)
    row = lines.take(np.arange(_count_close(lines) if striped else 1))
    fits = all(_fits(row.take(np.array([n])), grid) for n in range(len(row.groups)))
    if not fits or not _is_row(row, grid) or not find_filled(row, grid.xs)[:, 0].any():
        return []
    return [float(row.bottoms.max()) + 1.0]


def _count_close(lines: TextLines) -> int:
    """How many lines from the top follow one another as closely as those of one row."""
    heights = (lines.bottoms - lines.tops)[:-1]
    apart = np.flatnonzero(lines.tops[1:] - lines.bottoms[:-1] > SAME_ROW * heights)
    return int(apart[0]) + 1 if len(apart) else len(lines.groups)


def _find_above(grid: Grid, characters: Characters, high: float, striped: bool) -> list[float]:
    """The beginnings of the rows above the grid, from the top: a header, and before it a row."""
    lines = _take_adjoining(grid, find_text_lines(characters), high) if len(characters) else None
    if lines is None:
        return []
    top = float(grid.ys[0])
    is_row = lines.y > top - REACH * high if striped else np.zeros(len(lines.groups), dtype=bool)
    row, header = lines.take(np.flatnonzero(is_row)), lines.take(np.flatnonzero(~is_row))
    edges: list[float] = []
    if striped:
        if not _is_row(row, grid):
            return []
        edges = [float(row.tops.min()) - 1.0]
    if len(header.groups) and _is_row(header, grid) and not _holds_amounts(header, grid):
        if striped:
            edges = [(float(header.bottoms.max()) + edges[0] + 1.0) / 2]
        edges.insert(0, float(header.tops.min()) - 1.0)
    return edges


def _take_adjoining(grid: Grid, lines: TextLines, high: float) -> TextLines | None:
    """The lines above a grid that go on upwards without a gap and keep to its columns."""
    first = len(lines.groups)
    top = float(grid.ys[0])
    while first and top - lines.bottoms[first - 1] <= 0.9 * high:
        line = lines.take(np.array([first - 1]))
        if not _fits(line, grid):
            break
        top = float(lines.tops[first - 1])
        first -= 1
    while first < len(lines.groups) and _stands_alone(lines, first, grid):
        first += 1
    return lines.take(np.arange(first, len(lines.groups))) if first < len(lines.groups) else None


def _stands_alone(lines: TextLines, first: int, grid: Grid) -> bool:
    """Whether the top line is a note above the table, such as （単位：千円）."""
    texts = read_columns(lines, first, grid.xs)
    if len(texts) > 1:
        return False
    height = float(lines.bottoms[first] - lines.tops[first])
    last = first + 1 == len(lines.groups)
    apart = not last and lines.tops[first + 1] - lines.bottoms[first] > SAME_HEADER * height
    return last or bool(apart) or _UNIT_NOTE.fullmatch("".join(texts.values())) is not None


def _fits(line: TextLines, grid: Grid) -> bool:
    """Whether no text of a line runs over a side of the table, and few over its columns' edges."""
    words = line.words.take(line.groups[0])
    row = np.zeros(len(words), dtype=np.int64)
    texts = find_row_texts(words, row, 1, 0.3 * float(np.median(words.size)))
    if any(texts.covers(0, x) for x in (grid.xs[0] - 1, grid.xs[-1] + 1)):
        return False
    return sum(texts.covers(0, float(x)) for x in grid.xs[1:-1]) <= (len(grid.xs) - 2) // 2


def _is_row(lines: TextLines, grid: Grid) -> bool:
    if not lines.groups:
        return False
    filled, columns = find_filled(lines, grid.xs), len(grid.xs) - 1
    if int(filled.sum(axis=1).max()) < max(2.0, MIN_IN_LINE * columns):
        return False
    return int(filled.any(axis=0).sum()) >= max(2.0, MIN_COLUMNS * columns)


def _begins_with_amounts(grid: Grid, characters: Characters) -> bool:
    """Whether the first row of a grid is no header."""
    first = characters.take((characters.y > grid.ys[0]) & (characters.y < grid.ys[1]))
    if len(first) == 0:
        return False
    lines = find_text_lines(first)
    texts = [t for n in range(len(lines.groups)) for t in read_columns(lines, n, grid.xs).values()]
    return any(AMOUNT.fullmatch(text) for text in texts)


def _stands_on_rule(grid: Grid, characters: Characters) -> bool:
    """Whether the line above the first rule stands on it as the rows stand on theirs.

    Then the first rule ends a header as the others end the rows.
    """
    lines = find_text_lines(characters)
    room = []
    for top, bottom in pairwise([-np.inf, *grid.ys.tolist()]):
        inside = np.flatnonzero((lines.y > top) & (lines.y < bottom))
        room.append(bottom - float(lines.bottoms[inside].max()) if len(inside) else np.inf)
    if not np.isfinite(room[0]) or room[0] > float(np.median(room[1:])) + SAME_ROOM:
        return False
    last = lines.take(np.flatnonzero(lines.y < grid.ys[0])[-1:])
    texts = last.find_texts(0.5 * float(np.median(last.words.size)))
    columns = np.searchsorted(grid.xs, (texts.start + texts.end) / 2)
    several = max(3.0, MIN_COLUMNS * (len(grid.xs) - 1))
    return len(columns) >= several and len(set(columns.tolist())) == len(columns)


def _holds_amounts(lines: TextLines, grid: Grid) -> bool:
    texts = [t for n in range(len(lines.groups)) for t in read_columns(lines, n, grid.xs).values()]
    return any(AMOUNT.fullmatch(text) and not YEAR.fullmatch(text) for text in texts)
