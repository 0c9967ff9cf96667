"""Rows of a table from its text, where no rule parts them: wrapped lines are not rows.

A row begins with a line that has text in most columns. The other lines are wrapped texts and go
to one of these rows, so that a label in the middle beside a text of two lines belongs to both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.tables.text_columns import RowTexts, find_row_texts
from extractors.pdf.text.lines import group_rows

# Share of the columns that a line must have text in to begin a row.
MIN_COLUMNS = 0.6
# Share of the lines of a band that must begin rows.
MIN_COMPLETE = 0.5
# A column as wide as this (in font sizes) whose lines mostly end near its right edge is prose.
PROSE_WIDTH, PROSE_ROOM, MIN_FULL = 8.0, 1.6, 0.5
# Rows without amounts are at least so many; a steady column has text in this share of them.
MIN_STARTS, MIN_STEADY = 3, 0.8
# Steps between lines that differ by no more than this are even.
EVEN_STEPS = 1.1
AMOUNT = re.compile(r"[約△▲\-－+＋]?[\d０-９][\d０-９,，.．]*[^\d０-９（）()]{0,4}|[-－―—‐…]")
# A bare number is a year only when it may be one of our time.
YEAR = re.compile(
    r"(?:(?:令和|平成|昭和|[RHＲＨ])[元\d]{1,2}(?:年度?|年目)?|[元\d]{1,4}(?:年度?|年目)"
    r"|[1１][89８９]\d\d|[2２][0０]\d\d)(?:[（(].*[）)])?"
)


@dataclass(frozen=True, slots=True, eq=False)
class TextLines:
    """Printed lines of some characters from top to bottom, with their upper and lower edges."""

    words: Characters
    groups: list[IndexArray]
    tops: FloatArray
    bottoms: FloatArray

    @property
    def y(self) -> FloatArray:
        """Centres from the top."""
        return (self.tops + self.bottoms) / 2

    def take(self, chosen: IndexArray) -> TextLines:
        """Some of the lines."""
        groups = [self.groups[number] for number in chosen.tolist()]
        return TextLines(self.words, groups, self.tops[chosen], self.bottoms[chosen])

    def find_texts(self, reach: float) -> RowTexts:
        """Where on the lines text stands, in pieces that no gap of ``reach`` pt parts."""
        line = np.full(len(self.words), -1, dtype=np.int64)
        for number, group in enumerate(self.groups):
            line[group] = number
        return find_row_texts(self.words, line, len(self.groups), reach)


def find_text_lines(words: Characters) -> TextLines:
    """The printed lines of non-space characters."""
    groups = group_rows(words.boxes, words.size)
    tops = np.array([words.boxes[group, 1].min() for group in groups])
    bottoms = np.array([words.boxes[group, 3].max() for group in groups])
    return TextLines(words, groups, tops, bottoms)


def find_row_edges(lines: TextLines, xs: FloatArray) -> FloatArray:
    """Places between the rows of the lines of one band, none when it is one row.

    ``xs`` are the edges of the columns.
    """
    filled = find_filled(lines, xs)
    starts = find_starts(filled)
    if len(starts) < 2 or (len(starts) < MIN_COMPLETE * len(filled) and len(starts) < MIN_STARTS):
        return np.zeros(0)
    if not _hold_amounts(lines, xs, starts):
        steady = ~find_prose(lines, xs) & (filled[starts].mean(axis=0) >= MIN_STEADY)
        used = int(filled.any(axis=0).sum())
        if len(starts) < MIN_STARTS or steady.sum() < max(2.0, 0.5 * used):
            return np.zeros(0)
    return part_lines(lines, starts)


def find_starts(filled: BoolArray) -> IndexArray:
    """The lines that begin rows; ``filled`` says for each line and column whether there is text.

    They have text in most columns; or, where many columns wrap, in the first one and in those that
    always have text beside it.
    """
    used = int(filled.any(axis=0).sum()) if len(filled) else 0
    starts = np.flatnonzero(filled.sum(axis=1) >= max(2.0, MIN_COLUMNS * used))
    if len(starts) <= MIN_STARTS:
        return starts
    keys = np.flatnonzero(filled[:, 0])
    beside = (filled[:, 1:] == filled[:, :1]).all(axis=0)
    return keys if beside.any() and MIN_STARTS < len(keys) < len(starts) else starts


def part_lines(lines: TextLines, starts: IndexArray) -> FloatArray:
    """Places between rows that have one of the lines ``starts`` each; the others join them.

    Where each row can have as many lines above its start as below, rows are centred. Else rows part
    at the widest steps.
    """
    tops, bottoms = lines.tops, lines.bottoms
    between = [below - above - 1 for above, below in pairwise(starts.tolist())]
    tail = len(tops) - 1 - int(starts[-1])
    counts = _centre_rows(int(starts[0]), [*between, tail]) if sum(between) else None
    edges = []
    for number, (above, below) in enumerate(pairwise(starts.tolist())):
        last = _find_last(lines, above, below)
        if counts is not None:
            last = above + counts[number]
        edges.append((float(bottoms[above : last + 1].max()) + float(tops[last + 1])) / 2)
    return np.array(edges)


def _find_last(lines: TextLines, above: int, below: int) -> int:
    """The last of the lines from one start to the next that still belongs to the first.

    The rows part at the widest step between the lines; lines at equal steps go on with the row
    above, as texts set from the top do.
    """
    steps = np.diff(lines.y[above : below + 1])
    if steps.max() <= EVEN_STEPS * steps.min():
        return below - 1
    return above + int(steps.argmax())


def _centre_rows(head: int, between: Sequence[int]) -> list[int] | None:
    """Numbers of lines below each start when as many stand above it, None when that fails.

    ``head`` lines stand before the first start, ``between`` after each.

    >>> _centre_rows(0, [1, 2, 1]), _centre_rows(0, [1, 1, 1])
    ([0, 1, 1], None)
    """
    below: list[int] = []
    above = head
    for count in between:
        below.append(above)
        above = count - above
        if above < 0:
            return None
    return below if above == 0 else None


def find_filled(lines: TextLines, xs: FloatArray) -> BoolArray:
    """For each line and column whether there is text."""
    filled = np.zeros((len(lines.groups), len(xs) - 1), dtype=bool)
    x = lines.words.x
    for number, group in enumerate(lines.groups):
        columns = np.searchsorted(xs, x[group], "right") - 1
        filled[number, np.clip(columns, 0, len(xs) - 2)] = True
    return filled


def _hold_amounts(lines: TextLines, xs: FloatArray, starts: IndexArray) -> bool:
    """Whether some column has an amount in nearly each of the lines that may begin rows."""
    counts = np.zeros(len(xs) - 1)
    for number in starts.tolist():
        for col, text in read_columns(lines, number, xs).items():
            counts[col] += AMOUNT.fullmatch(text) is not None
    return bool((counts >= max(2.0, 0.8 * len(starts))).any())


def read_columns(lines: TextLines, number: int, xs: FloatArray) -> dict[int, str]:
    """The text of one line in each column."""
    group = lines.groups[number]
    columns = np.clip(np.searchsorted(xs, lines.words.x[group], "right") - 1, 0, len(xs) - 2)
    texts: dict[int, str] = {}
    for col, text in zip(columns.tolist(), lines.words.text[group].tolist(), strict=True):
        texts[col] = texts.get(col, "") + text
    return texts


def find_prose(lines: TextLines, xs: FloatArray) -> BoolArray:
    """Which columns hold wrapped prose: most of their lines are full."""
    x, boxes = lines.words.x, lines.words.boxes
    unit = float(np.median(lines.words.size))
    prose = np.zeros(len(xs) - 1, dtype=bool)
    for col, (left, right) in enumerate(pairwise(xs.tolist())):
        rows = [group[(x[group] >= left) & (x[group] < right)] for group in lines.groups]
        ends = np.array([boxes[row, 2].max() for row in rows if len(row)])
        starts = np.array([boxes[row, 0].min() for row in rows if len(row)])
        if len(ends) >= 2 and ends.max() - starts.min() >= PROSE_WIDTH * unit:
            prose[col] = (ends >= ends.max() - PROSE_ROOM * unit).mean() >= MIN_FULL
    return prose
