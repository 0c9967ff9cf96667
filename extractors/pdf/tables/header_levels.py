"""Headers of two levels without a rule between them: a label centred over several others.

施策 | 実績    | 目標
     | R4 | R5 | R6 | R7
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.text_columns import RowTexts, find_row_texts
from extractors.pdf.tables.text_rows import find_text_lines

# Texts of a header nearer than this (in font sizes) are one.
PIECE_GAP = 0.8
# A label stands in the middle over its columns to within this many font sizes, and this share of
# their width.
CENTRED, CENTRED_SHARE = 1.0, 0.06

Group = tuple[int, int]


def split_header(grid: Grid, characters: Characters, unit: float) -> Grid:
    """The grid with its first row parted in two where labels stand over several columns."""
    if any(span.top == 0 and span.bottom > 1 for span in grid.spans):
        return grid
    x, y = characters.x, characters.y
    inside = (y > grid.ys[0]) & (y < grid.ys[1]) & (x > grid.xs[0]) & (x < grid.xs[-1])
    header = characters.take(inside & ~characters.are_spaces())
    lines = find_text_lines(header) if len(header) else None
    if lines is None or len(lines.groups) < 2:
        return grid
    texts = lines.find_texts(PIECE_GAP * unit)
    for last in range(len(lines.groups) - 1):
        groups = _find_groups(texts, last, grid.xs, unit)
        if groups:
            upper = texts.row[texts.row <= last][_stand_over(texts, last, groups, grid.xs)]
            cut = (float(lines.bottoms[upper].max()) + float(lines.tops[last + 1])) / 2
            return _part(grid, cut, groups)
    return grid


def join_header(grid: Grid, characters: Characters, unit: float) -> Grid:
    """The grid with labels of its first row joined over the columns below that they stand for.

    A rule under the labels parts the two rows.
    """
    tall = [span for span in grid.spans if span.top == 0 and span.bottom > 1]
    row = np.searchsorted(grid.ys, characters.y) - 1
    for span in tall:
        x = characters.x
        row[(x > grid.xs[span.left]) & (x < grid.xs[span.right])] = -1
    texts = find_row_texts(characters, row, 2, PIECE_GAP * unit)
    groups = [group for group in _find_groups(texts, 0, grid.xs, unit) if group[1] - group[0] > 1]
    spans = set(grid.spans)
    for first, end in groups:
        cells = {Span(0, col, 1, col + 1) for col in range(first, end)}
        if cells <= spans:
            spans = (spans - cells) | {Span(0, first, 1, end)}
    return Grid(grid.xs, grid.ys, tuple(sorted(spans)))


def _find_groups(texts: RowTexts, last: int, xs: FloatArray, unit: float) -> list[Group]:
    """The columns (first, one past the last) below each upper label; none if that does not fit.

    Lines up to ``last`` are the upper ones. Columns without lower text are in no group.
    """
    centre = (texts.start + texts.end) / 2
    column = np.searchsorted(xs, centre) - 1
    upper, lower = texts.row <= last, texts.row > last
    groups: list[Group] = []
    for first, end in _find_runs(np.unique(column[lower])):
        labels = np.sort(centre[upper & (centre > xs[first]) & (centre < xs[end])])
        if len(labels) == 0 or len(labels) >= end - first:
            continue
        sides = [_find_sides(texts, lower & (column == col)) for col in range(first, end)]
        nearest = [int(np.abs(labels - sum(side) / 2).argmin()) for side in sides]
        for number, label in enumerate(labels.tolist()):
            members = [col for col, home in enumerate(nearest) if home == number]
            if not members or not _is_centred(label, sides, members, unit):
                return []
            groups.append((first + members[0], first + members[-1] + 1))
    return groups if any(end - first > 1 for first, end in groups) else []


def _find_runs(columns: IndexArray) -> list[Group]:
    """Runs of neighbouring columns."""
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [(int(run[0]), int(run[-1]) + 1) for run in runs if len(run)]


def _find_sides(
    texts: RowTexts, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[float, float]:
    return float(texts.start[chosen].min()), float(texts.end[chosen].max())


def _is_centred(
    label: float, sides: list[tuple[float, float]], members: list[int], unit: float
) -> bool:
    left, right = sides[members[0]][0], sides[members[-1]][1]
    reach = CENTRED * unit + CENTRED_SHARE * (right - left)
    return abs((left + right) / 2 - label) <= reach


def _stand_over(texts: RowTexts, last: int, groups: list[Group], xs: FloatArray) -> BoolArray:
    """Which of the upper texts stand over the groups."""
    upper = texts.row <= last
    centre = ((texts.start + texts.end) / 2)[upper]
    over = np.zeros(len(centre), dtype=bool)
    for first, end in groups:
        over |= (centre > xs[first]) & (centre < xs[end])
    return over


def _part(grid: Grid, cut: float, groups: list[Group]) -> Grid:
    """The grid with its first row parted at ``cut``: groups of columns above, each below."""
    ys = np.concatenate([grid.ys[:1], [cut], grid.ys[1:]])
    parted = {col for first, end in groups for col in range(first, end)}
    spans = [Span(0, first, 1, end) for first, end in groups]
    spans += [Span(1, col, 2, col + 1) for col in sorted(parted)]
    edges = [0, *(span.right for span in sorted(grid.spans) if span.top == 0)]
    for left, right in pairwise(edges):
        free = [col for col in range(left, right) if col not in parted]
        if len(free) == right - left:
            spans.append(Span(0, left, 2, right))
        else:
            spans += [Span(0, col, 2, col + 1) for col in free]
    spans += [Span(s.top + 1, s.left, s.bottom + 1, s.right) for s in grid.spans if s.top > 0]
    return Grid(grid.xs, ys, tuple(sorted(spans)))
