"""Tables with horizontal rules or shaded rows but without vertical lines: columns from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.grid import Grid, Span
from extractors.pdf.line_geometry import Tolerance, cluster, find_contacts
from extractors.pdf.lines import group_rows
from extractors.pdf.reader import BoolArray, Characters, FloatArray, Strokes

# Rules of one table begin and end at the same places within this many pt.
SAME_END = 4.0
MIN_RULES, MIN_BANDS = 3, 3
# Rules further apart than this many font sizes belong to different tables.
MAX_BAND = 14.0
# A column gap is free in all but this share of the rows, and so wide (in font sizes).
CROSSING, MIN_GAP = 0.1, 0.5
# Characters nearer than twice this (in font sizes) leave no gap between them.
PAD = 0.2
# Share of rows that must have text in two columns or more; share of filled cells.
MIN_PAIRED, MIN_FILLED = 0.6, 0.4
MAX_CELL_TEXT = 60


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """A stack of bands between rules: left and right end, and the places of the rules."""

    left: float
    right: float
    ys: FloatArray


def find_rule_grids(
    across: Strokes,
    along: Strokes,
    shaded: FloatArray,
    characters: Characters,
    tolerance: Tolerance,
    unit: float,
) -> list[Grid]:
    """Grids of rules (or shaded stripes) that no vertical line meets, with columns by the text.

    ``across`` and ``along`` are joined lines, ``shaded`` filled boxes (n × 4), ``characters`` those
    that stand in no other table.
    """
    alone = find_contacts(across, along, tolerance.snap).count(len(across)) == 0
    stacks = stack_rules(across.take(alone), unit) if alone.any() else []
    stacks += stack_stripes(shaded, unit)
    grids = [grid for bands in stacks if (grid := make_band_grid(bands, characters, unit))]
    return _drop_overlapping(grids)


def stack_rules(rules: Strokes, unit: float) -> list[Bands]:
    """Rules of equal ends, one below the other, as stacks of bands."""
    stacks = []
    for group in cluster(rules.start, SAME_END):
        same_start = rules.take(group)
        for members in cluster(same_start.end, SAME_END):
            stack = same_start.take(members)
            ys = np.sort(stack.position)
            for part in np.split(ys, np.flatnonzero(np.diff(ys) > MAX_BAND * unit) + 1):
                if len(part) >= MIN_RULES:
                    stacks.append(Bands(float(stack.start.min()), float(stack.end.max()), part))
    return stacks


def stack_stripes(boxes: FloatArray, unit: float) -> list[Bands]:
    """Filled boxes of equal sides, every second row of a striped table, as stacks of bands."""
    rows = [box for box in boxes if unit < box[3] - box[1] <= 4 * unit]
    if len(rows) < MIN_RULES:
        return []
    stripes = np.array(rows)
    stacks = []
    for group in cluster(stripes[:, 0], SAME_END):
        for members in cluster(stripes[group, 2], SAME_END):
            same = stripes[group][members]
            same = same[np.argsort(same[:, 1])]
            if len(same) >= MIN_RULES and _alternate(same):
                ys = np.unique(np.round(same[:, [1, 3]].ravel(), 1))
                stacks.append(Bands(float(same[:, 0].min()), float(same[:, 2].max()), ys))
    return stacks


def _alternate(stripes: FloatArray) -> bool:
    """Whether the free rows between shaded ones are as high as these."""
    heights, gaps = stripes[:, 3] - stripes[:, 1], stripes[1:, 1] - stripes[:-1, 3]
    return bool(np.all(np.abs(gaps - np.median(heights)) <= 0.5 * np.median(heights)))


def make_band_grid(bands: Bands, characters: Characters, unit: float) -> Grid | None:
    """The grid of a stack of bands, or None when its text does not stand in columns."""
    x, y = characters.x, characters.y
    inside: BoolArray = (x >= bands.left - 1) & (x <= bands.right + 1)
    inside &= (y > bands.ys[0]) & (y < bands.ys[-1]) & ~characters.are_spaces()
    words = characters.take(inside)
    if len(words) == 0:
        return None
    ys = find_rows(bands, words)
    return make_text_grid(bands.left, bands.right, ys, words, unit)


def find_rows(bands: Bands, words: Characters) -> FloatArray:
    """Places between the rows: the rules, or the lines of text where few rules part many lines."""
    tops = [
        (float(words.boxes[group, 1].min()), float(words.boxes[group, 3].max()))
        for group in group_rows(words.boxes, words.size)
    ]
    filled = np.histogram(words.y, bands.ys)[0] > 0
    if len(tops) <= 2 * filled.sum():
        return np.concatenate([bands.ys[:-1][filled], bands.ys[-1:]])
    between = [(above[1] + below[0]) / 2 for above, below in pairwise(tops)]
    return np.array([bands.ys[0], *between, bands.ys[-1]])


def make_text_grid(
    left: float, right: float, ys: FloatArray, words: Characters, unit: float
) -> Grid | None:
    """The grid of rows between ``ys`` whose columns are parted by the gaps that the rows share."""
    cover = _find_cover(left, right, ys, words, PAD * unit)
    xs = _find_separators(cover, left, right, MIN_GAP * unit - 2 * PAD * unit)
    if len(xs) < 3 or len(ys) <= MIN_BANDS:
        return None
    grid = Grid(xs, ys, _find_spans(cover, xs, left))
    return grid if _is_tabular(grid, words) else None


def _find_cover(
    left: float, right: float, ys: FloatArray, words: Characters, pad: float
) -> BoolArray:
    """For each row and each pt between left and right whether a character stands there."""
    cover = np.zeros((len(ys) - 1, max(int(right - left) + 1, 1)), dtype=bool)
    rows = np.searchsorted(ys, words.y) - 1
    for row, (x0, _, x1, _) in zip(rows, words.boxes, strict=True):
        if 0 <= row < len(cover):
            cover[row, max(int(x0 - pad - left), 0) : max(int(np.ceil(x1 + pad - left)), 0)] = True
    return cover


def _find_separators(cover: BoolArray, left: float, right: float, width: float) -> FloatArray:
    """The ends and the middles of the gaps that nearly all rows leave free."""
    free = cover.sum(axis=0) <= CROSSING * len(cover)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]]).astype(int)))
    middles = [
        left + (start + end) / 2
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if start > 0 and end < cover.shape[1] and end - start >= max(width, 1.0)
    ]
    return np.array([left, *middles, right])


def _find_spans(cover: BoolArray, xs: FloatArray, left: float) -> tuple[Span, ...]:
    """One span per row and column; text across a separator joins the columns beside it."""
    spans = []
    for row in range(len(cover)):
        start = 0
        for col in range(1, len(xs)):
            place = min(int(xs[col] - left), cover.shape[1] - 1)
            if col == len(xs) - 1 or not cover[row, place]:
                spans.append(Span(row, start, row + 1, col))
                start = col
    return tuple(spans)


def _is_tabular(grid: Grid, words: Characters) -> bool:
    """Whether most rows have text in several columns, and no cell holds prose."""
    counts = np.array(
        [
            int(((words.x >= b[0]) & (words.x < b[2]) & (words.y >= b[1]) & (words.y < b[3])).sum())
            for b in grid.boxes()
        ]
    )
    tops = np.array([span.top for span in grid.spans])
    filled_per_row = np.bincount(tops[counts > 0], minlength=len(grid.ys) - 1)
    paired = float((filled_per_row >= 2).mean())
    filled = float((counts > 0).mean())
    short = float(np.median(counts[counts > 0])) <= MAX_CELL_TEXT if counts.any() else False
    return paired >= MIN_PAIRED and filled >= MIN_FILLED and short


def _drop_overlapping(grids: Sequence[Grid]) -> list[Grid]:
    """The grids, of overlapping ones only the larger."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -grid.box.area):
        if all(grid.box.intersection(other.box) is None for other in kept):
            kept.append(grid)
    return kept
