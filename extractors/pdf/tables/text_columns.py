"""Columns of a table from its text, where no vertical line parts them: gaps that the rows share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.drawing.line_geometry import label_values
from extractors.pdf.reader import Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Span

# A gap between columns is free in all but this share of the rows, and so wide (in font sizes).
CROSSING, MIN_GAP = 0.1, 0.5
# A narrower gap will do when texts beside it are mostly further apart than CLEAR font sizes.
MIN_NARROW, CLEAR, MIN_BESIDE = 0.15, 1.0, 3
# A wide space between parts of a name, and how much it differs (in font sizes).
MAX_SPACE, SPACE_REACH, MIN_ALIKE = 1.15, 0.06, 0.75
# Width of a part of a name (in font sizes).
MAX_NAME = 3.2
# Rows of one text (headings of groups) say nothing of columns while they are no more than this.
MAX_SINGLE = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class RowTexts:
    """Where in each row text stands: pieces that no gap of ``reach`` parts, from left to right."""

    row: IndexArray
    start: FloatArray
    end: FloatArray
    rows: int

    def covers(self, row: int, x: float) -> bool:
        """Whether text of a row stands at ``x``."""
        return bool(((self.row == row) & (self.start < x) & (self.end > x)).any())


def count_wide_gaps(words: Characters, reach: float, level: float) -> int:
    """How many neighbours on one level stand ``reach`` apart or more: at least as many as on lines.

    Levels are ``level`` high, so that a line may be several, which adds gaps. Pages of prose have
    hardly any, which spares them the search for columns.
    """
    if len(words) < 2:
        return 0
    label = label_values(words.y, level)
    order = np.lexsort((words.boxes[:, 0], label))
    left, right = words.boxes[order, 0], words.boxes[order, 2]
    wide = (left[1:] - right[:-1] >= reach) & (np.diff(label[order]) == 0)
    return int(np.count_nonzero(wide))


def find_row_texts(words: Characters, row: IndexArray, rows: int, reach: float) -> RowTexts:
    """The texts of rows; ``row`` is that of each character, others than 0 … rows-1 are left out."""
    chosen = np.flatnonzero((row >= 0) & (row < rows))
    order = chosen[np.lexsort((words.boxes[chosen, 0], row[chosen]))]
    if len(order) == 0:
        return RowTexts(order, np.zeros(0), np.zeros(0), rows)
    home, x0, x1 = row[order], words.boxes[order, 0], words.boxes[order, 2]
    # Rows are moved apart, so that one running maximum serves all of them.
    shift = home * (float(x1.max() - x0.min()) + 2 * reach + 1)
    reached = np.maximum.accumulate(x1 + shift)
    first = np.flatnonzero(np.append(True, x0[1:] + shift[1:] - reached[:-1] > reach))
    ends = np.maximum.reduceat(x1, first)
    return RowTexts(home[first], x0[first], ends, rows)


def find_separators(
    texts: RowTexts, lines: RowTexts, left: float, right: float, unit: float
) -> FloatArray:
    """The ends and the middles of the gaps that nearly all rows leave free.

    ``texts`` are those of the rows, ``lines`` those of their printed lines.
    """
    used = _drop_single(texts)
    limit = int(CROSSING * len(np.unique(used.row)))
    middles, narrow = [], []
    for start, end, middle in _find_free(used, limit):
        width = (end - start) / unit
        if width <= MAX_SPACE and _is_space(lines, middle, unit):
            continue
        if width >= MIN_GAP or (
            width >= MIN_NARROW and _measure_gap(lines, middle) >= CLEAR * unit
        ):
            middles.append(middle)
            narrow.append(width < CLEAR)
    return _drop_lone(np.array([left, *middles, right]), narrow, texts)


def _drop_lone(xs: FloatArray, narrow: Sequence[bool], texts: RowTexts) -> FloatArray:
    """The separators without those beside a column that has text in one row only.

    Narrow ones part the words of a header there; others a header from what stands below it at
    another place, when the neighbour has no text in that row.
    """
    kept = list(xs)
    middle = (texts.start + texts.end) / 2
    for x, is_narrow in zip(xs[1:-1].tolist(), narrow, strict=True):
        place = kept.index(x)
        sides = (kept[place - 1], x), (x, kept[place + 1])
        rows = [set(texts.row[(middle > a) & (middle < b)].tolist()) for a, b in sides]
        apart = is_narrow or rows[0].isdisjoint(rows[1])
        if apart and min(len(rows[0]), len(rows[1])) < 2:
            kept.remove(x)
    return np.array(kept)


def _drop_single(texts: RowTexts) -> RowTexts:
    """The texts without rows of one piece, unless there are many of them."""
    counts = np.bincount(texts.row, minlength=texts.rows)
    if (counts == 1).sum() > MAX_SINGLE * (counts > 0).sum():
        return texts
    kept = counts[texts.row] > 1
    return RowTexts(texts.row[kept], texts.start[kept], texts.end[kept], texts.rows)


def _find_free(texts: RowTexts, limit: int) -> list[tuple[float, float, float]]:
    """``(start, end, middle)`` of intervals at which no more than ``limit`` rows have text.

    The middle is that of the part which the fewest rows cross. What lies before or after nearly all
    texts is no interval between them.
    """
    if len(texts.start) == 0:
        return []
    xs = np.concatenate([texts.start, texts.end])
    change = np.repeat([1, -1], len(texts.start))
    order = np.lexsort((-change, xs))
    xs, depth = xs[order], np.cumsum(change[order])
    free = np.concatenate([[False], depth[:-1] <= limit, [False]])
    edges = np.flatnonzero(np.diff(free.astype(int)))
    low = np.sort(texts.start)[min(limit, len(texts.start) - 1)]
    high = np.sort(texts.end)[-min(limit + 1, len(texts.end))]
    return [
        (float(xs[a]), float(xs[b]), _find_middle(xs[a : b + 1], depth[a:b]))
        for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        if xs[a] >= low and xs[b] <= high
    ]


def _find_middle(xs: FloatArray, depth: IndexArray) -> float:
    """The middle of the widest of the intervals between ``xs`` that the fewest rows cross."""
    widths = np.where(depth == depth.min(), np.diff(xs), -1.0)
    best = int(widths.argmax())
    return float(xs[best] + xs[best + 1]) / 2


def _measure_gap(lines: RowTexts, x: float) -> float:
    """The usual distance (median) of texts beside ``x``, 0 when too few lines have any."""
    sides = _find_beside(lines, x)
    gaps = lines.start[sides[:, 1]] - lines.end[sides[:, 0]]
    return float(np.median(gaps)) if len(gaps) >= MIN_BESIDE else 0.0


def _is_space(lines: RowTexts, x: float, unit: float) -> bool:
    """Whether texts beside ``x`` are mostly one wide space apart: parts of names (青山　一郎)."""
    sides = _find_beside(lines, x)
    gaps = lines.start[sides[:, 1]] - lines.end[sides[:, 0]]
    short = (lines.end - lines.start)[sides].max(axis=1, initial=0.0) <= MAX_NAME * unit
    alike = short & (np.abs(gaps - unit) <= SPACE_REACH * unit)
    return len(gaps) >= MIN_BESIDE and float(alike.mean()) >= MIN_ALIKE


def _find_beside(lines: RowTexts, x: float) -> IndexArray:
    """The numbers of the texts right before and right after ``x`` (n × 2), line by line."""
    pairs = []
    for line in np.unique(lines.row).tolist():
        here = np.flatnonzero(lines.row == line)
        before = here[lines.end[here] <= x + 0.01]
        after = here[lines.start[here] >= x - 0.01]
        if len(before) and len(after):
            nearest = before[lines.end[before].argmax()], after[lines.start[after].argmin()]
            pairs.append(nearest)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def leave_gap(texts: RowTexts, width: float) -> bool:
    """Whether all texts together leave a gap as wide as ``width`` free somewhere between them."""
    order = np.argsort(texts.start, kind="stable")
    reached = np.maximum.accumulate(texts.end[order])
    return bool((texts.start[order][1:] - reached[:-1] >= width).any())


def find_spans(texts: RowTexts, xs: FloatArray) -> tuple[Span, ...]:
    """One span per row and column; text across a separator joins the columns beside it."""
    spans = []
    for row in range(texts.rows):
        start = 0
        for col in range(1, len(xs)):
            if col == len(xs) - 1 or not texts.covers(row, float(xs[col])):
                spans.append(Span(row, start, row + 1, col))
                start = col
    return tuple(spans)
