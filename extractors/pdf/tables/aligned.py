"""Tables without any line: labels beside columns of amounts that end at the same place.

Only strong evidence counts, so that prose gives no table: at least three numbers, one below the
other, flush right to within a point or two, each standing apart from the label on its left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.drawing.line_geometry import cluster
from extractors.pdf.reader import Characters, FloatArray, IndexArray
from extractors.pdf.tables.detect import are_pages
from extractors.pdf.tables.edge_rows import find_header
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.text_columns import RowTexts, find_row_texts, find_spans
from extractors.pdf.text.columns import split_columns
from extractors.pdf.text.lines import group_rows

MIN_AMOUNTS = 3
# Amounts end at the same x within this share of a font size.
FLUSH = 0.25
# A word gap this wide (in font sizes) parts label and amount; rows are no further apart than that.
WORD_GAP, MAX_ROW = 1.0, 6.0
# Labels of so many rows are no sentences: text set beside numbers.
MAX_SENTENCES = 0.15
# Pieces of a header this near to each other (in font sizes) are one text.
HEADER_GAP = 0.3
_AMOUNT = re.compile(
    r"[△▲\-－+＋(（]?[\d０-９]{1,3}(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?[)）%％]?|[-－―—‐─]"
)

_PLAIN = re.compile(r"(-?\d+(?:,\d{3})*(?:\.\d+)?)[%％]?")
_SENTENCE = re.compile(r"。(?![)）])")
_UNIT_NOTE = re.compile(r"[（(]単位.*")
_PAGES = re.compile(r"頁|ページ|[Pp](?:age|\.)?")
_WORDING = re.compile(r"[ぁ-ヿ一-鿿A-Za-z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line between wide gaps."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def y(self) -> float:
        """Centre from the top."""
        return (self.top + self.bottom) / 2


def find_aligned_grids(characters: Characters, unit: float) -> list[Grid]:
    """Grids of labels and flush amounts among characters that stand in no other table."""
    grids = _find_grids(characters, unit)
    # In text of two columns a label must not reach over the gutter; a table of several amounts has
    # gaps like gutters itself.
    narrow = all(len(grid.xs) == 3 for grid in grids)
    zones = split_columns(characters) if grids and narrow else []
    if len(zones) < 2:
        return grids
    return [grid for zone in zones for grid in _find_grids(zone, unit)]


def _find_grids(characters: Characters, unit: float) -> list[Grid]:
    """Grids in text that is set in one column."""
    words = find_words(characters, unit)
    columns = find_amount_columns(words, unit)
    found = [
        (grid, group[-1])
        for group in _group_columns(columns, words)
        if (grid := _make_grid(group, columns, words, unit)) is not None
    ]
    grids = [grid for grid, _ in found]
    larger = [_choose_header(grid, grids, characters, unit) for grid in grids]
    return [
        grid
        for grid, (_, amounts) in zip(larger, found, strict=True)
        if not are_pages([word.text for word in amounts]) or _are_named(amounts, grid, words)
    ]


def _are_named(amounts: Sequence[Word], grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a word of a grid's header above amounts names them: no page numbers."""
    left, right = min(word.x0 for word in amounts), max(word.x1 for word in amounts)
    above = [
        word.text
        for word in words
        if grid.ys[0] < word.y < amounts[0].top and word.x0 < right and word.x1 > left
    ]
    return any(_WORDING.search(text) and not _PAGES.fullmatch(text) for text in above)


def stands_on_bars(grid: Grid, shaded: FloatArray) -> bool:
    """Whether bars of different lengths begin at one place within a grid: a chart's values."""
    box = grid.box
    inside = (shaded[:, 1] > box.top - 5) & (shaded[:, 3] < box.bottom + 5)
    inside &= (shaded[:, 0] > box.x0) & (shaded[:, 0] < box.x1)
    bars = shaded[inside]
    for group in cluster(bars[:, 0], 1.0):
        same = bars[group]
        several = len(np.unique(np.round(same[:, 1]))) >= MIN_AMOUNTS
        if several and len(np.unique(np.round(same[:, 2]))) >= MIN_AMOUNTS:
            return True
    return False


def _choose_header(grid: Grid, grids: Sequence[Grid], characters: Characters, unit: float) -> Grid:
    """The grid with its header, when that does not stand in another grid."""
    larger = _add_header(grid, characters, unit)
    others = [other for other in grids if other is not grid]
    free = all(larger.box.intersection(other.box) is None for other in others)
    return larger if free else grid


def _add_header(grid: Grid, characters: Characters, unit: float) -> Grid:
    """The grid with the row of texts right above it that stand over its columns."""
    shown = characters.take(~characters.are_spaces())
    ys = find_header(grid, shown)
    if len(ys) == len(grid.ys):
        return grid
    inside = shown.take((shown.x > grid.xs[0] - unit) & (shown.x < grid.xs[-1] + unit))
    row = np.searchsorted(ys, inside.y) - 1
    texts = find_row_texts(inside, row, len(ys) - 1, HEADER_GAP * unit)
    left, right = float(texts.start.min()), float(texts.end.max())
    xs = np.array([left, *(_move_edge(texts, float(x)) for x in grid.xs[1:-1]), right])
    spans = find_spans(texts, xs)
    whole = sum(span.top == 0 for span in spans) == len(xs) - 1
    header = texts.row == 0
    places = np.searchsorted(xs, (texts.start + texts.end)[header] / 2)
    headed = set(range(2, len(xs))) <= set(places.tolist())
    return Grid(xs, ys, spans) if whole and headed and bool((np.diff(xs) > 0).all()) else grid


def _move_edge(texts: RowTexts, x: float) -> float:
    """The middle of the widest place around ``x`` that the texts of all rows leave free.

    Header texts may be wider than what stands below: their row is the first.
    """
    middle = (texts.start + texts.end) / 2
    body = texts.row > 0
    low = texts.end[body & (middle < x)].max(initial=texts.start.min())
    high = texts.start[body & (middle >= x)].min(initial=texts.end.max())
    inside = ~body & (texts.end > low) & (texts.start < high)
    starts = np.append(np.clip(texts.start[inside], low, high), high)
    ends = np.append(low, np.clip(texts.end[inside], low, high))
    best = int((starts - ends).argmax())
    return float(starts[best] + ends[best]) / 2


def find_words(characters: Characters, unit: float) -> list[Word]:
    """The lines of the characters cut at wide gaps, from top to bottom."""
    shown = characters.take(~characters.are_spaces())
    words = []
    for group in group_rows(shown.boxes, shown.size):
        gaps = shown.boxes[group[1:], 0] - np.maximum.accumulate(shown.boxes[group[:-1], 2])
        for piece in np.split(group, np.flatnonzero(gaps >= WORD_GAP * unit) + 1):
            words.append(_make_word(shown, piece))
    return words


def _make_word(characters: Characters, piece: IndexArray) -> Word:
    boxes = characters.boxes[piece]
    text = "".join(characters.text[piece])
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return Word(text, float(low[0]), float(high[0]), float(low[1]), float(high[1]))


def find_amount_columns(words: Sequence[Word], unit: float) -> list[list[Word]]:
    """Runs of three or more amounts, one below the other, that end at the same x."""
    amounts = [word for word in words if _AMOUNT.fullmatch(word.text)]
    ends = np.array([word.x1 for word in amounts])
    columns = []
    words = sorted(words, key=lambda word: word.y)
    for group in cluster(ends, FLUSH * unit):
        column = sorted((amounts[index] for index in group), key=lambda word: word.y)
        if _is_axis(column):
            continue
        columns += _split_runs(column, words, unit)
    return [column for column in columns if len(column) >= MIN_AMOUNTS]


def _is_axis(column: Sequence[Word]) -> bool:
    """Whether numbers rise or fall by equal steps at equal distances: an axis, numbers of lines."""
    numbers = [_PLAIN.fullmatch(word.text) for word in column]
    if len(column) < MIN_AMOUNTS or not all(numbers):
        return False
    steps = np.diff([float(found[1].replace(",", "")) for found in numbers if found])
    pitch = np.diff([word.y for word in column])
    even = np.abs(pitch - np.median(pitch)) <= 0.1 * np.median(pitch)
    return bool(steps[0] != 0 and np.allclose(steps, steps[0]) and even.all())


def _split_runs(column: list[Word], words: Sequence[Word], unit: float) -> list[list[Word]]:
    """The column cut where rows are far apart or other text runs through it.

    ``words`` are all, from top to bottom.
    """
    runs = [column[:1]]
    levels = [word.y for word in words]
    for above, below in pairwise(column):
        between = words[bisect_right(levels, above.y) : bisect_left(levels, below.y)]
        through = any(word.x0 < below.x1 and word.x1 > below.x1 + unit / 2 for word in between)
        if through or below.y - above.y > MAX_ROW * unit:
            runs.append([])
        runs[-1].append(below)
    return runs


def _group_columns(columns: Sequence[list[Word]], words: Sequence[Word]) -> list[list[list[Word]]]:
    """Columns side by side with no wording between them, put together.

    Their amounts need not stand on the same lines: balance sheets have steps of them.
    """
    labels = [word for word in words if _WORDING.search(word.text)]
    groups: list[list[list[Word]]] = []
    for column in sorted(columns, key=lambda column: column[0].x1):
        home = next((g for g in groups if _are_neighbours(g[-1], column, labels)), None)
        if home is None:
            groups.append([column])
        else:
            home.append(column)
    return groups


def _are_neighbours(first: Sequence[Word], second: Sequence[Word], labels: Sequence[Word]) -> bool:
    top, bottom = max(first[0].top, second[0].top), min(first[-1].bottom, second[-1].bottom)
    shorter = min(first[-1].bottom - first[0].top, second[-1].bottom - second[0].top)
    left, right = max(word.x1 for word in first), min(word.x0 for word in second)
    between = any(
        left - 1 < label.x0 and label.x1 < right + 1 and top < label.y < bottom for label in labels
    )
    return left < right and bottom - top >= 0.5 * shorter and not between


def _make_grid(
    group: list[list[Word]], columns: Sequence[list[Word]], words: Sequence[Word], unit: float
) -> Grid | None:
    """The grid of amount columns with the labels on their left, None when labels are missing."""
    rows = _find_row_centres(group, unit)
    first_left = min(word.x0 for word in group[0])
    left = _find_left_bound(group, columns)
    labels = [
        word
        for word in words
        if left <= word.x0 and word.x1 <= first_left and _is_near(word, rows, unit)
        if not _UNIT_NOTE.match(word.text) and not _stands_in_header(word, group, words)
    ]
    owners = [int(np.abs(rows - word.y).argmin()) for word in labels if _WORDING.search(word.text)]
    if len(set(owners)) < max(MIN_AMOUNTS, 0.8 * len(rows)):
        return None
    if sum(_SENTENCE.search(word.text) is not None for word in labels) > MAX_SENTENCES * len(rows):
        return None
    ys = _find_edges(rows, [*labels, *(w for column in group for w in column)])
    xs = _find_sides(labels, group)
    spans = tuple(
        Span(row, col, row + 1, col + 1) for row in range(len(rows)) for col in range(len(xs) - 1)
    )
    return Grid(xs, ys, spans)


def _stands_in_header(label: Word, group: list[list[Word]], words: Sequence[Word]) -> bool:
    """Whether a label above the first amounts has words beside it that stand over these."""
    first = min(group, key=lambda column: column[0].y)[0]
    left, right = min(word.x0 for word in group[0]), max(word.x1 for word in group[-1])
    return label.bottom <= first.top and any(
        abs(word.y - label.y) < (label.bottom - label.top) / 2
        and word.x1 > left
        and word.x0 >= label.x1
        and word.x0 < right
        for word in words
        if word is not label
    )


def _find_row_centres(group: list[list[Word]], unit: float) -> FloatArray:
    ys = np.array([word.y for column in group for word in column])
    return np.array([float(ys[members].mean()) for members in cluster(ys, 0.4 * unit)])


def _find_left_bound(group: list[list[Word]], columns: Sequence[list[Word]]) -> float:
    """Where the labels may begin: right of the amounts of a table on the left."""
    top, bottom, left = group[0][0].top, group[0][-1].bottom, group[0][0].x0
    others = [
        max(word.x1 for word in column)
        for column in columns
        if column not in group and column[0].top < bottom and column[-1].bottom > top
    ]
    return max((x for x in others if x < left), default=-np.inf)


def _is_near(word: Word, rows: FloatArray, unit: float) -> bool:
    return float(np.abs(rows - word.y).min()) <= 2.5 * unit


def _find_edges(rows: FloatArray, words: Sequence[Word]) -> FloatArray:
    """Places between the rows: half-way between what belongs to one and to the next."""
    owners = np.array([int(np.abs(rows - word.y).argmin()) for word in words])
    tops, bottoms = np.array([w.top for w in words]), np.array([w.bottom for w in words])
    edges = [float(tops[owners == 0].min())]
    for row in range(1, len(rows)):
        above, below = bottoms[owners == row - 1].max(), tops[owners == row].min()
        edges.append(float((above + below) / 2))
    return np.array([*edges, float(bottoms[owners == len(rows) - 1].max())])


def _find_sides(labels: Sequence[Word], group: list[list[Word]]) -> FloatArray:
    """The edges of the columns: between them half-way between the nearest texts."""
    starts = [min(word.x0 for word in column) for column in group]
    ends = [max(word.x1 for word in column) for column in group]
    before = [max(word.x1 for word in labels), *ends[:-1]]
    between = [(end + start) / 2 for end, start in zip(before, starts, strict=True)]
    return np.array([min(word.x0 for word in labels), *between, ends[-1]])
