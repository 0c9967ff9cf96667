"""Tables found in the places of words alone.

Only strong evidence counts, since prose must never become a table: at least three rows in a row
that share gutters no word crosses, columns with aligned edges, most cells filled, and at least one
column of short cells (prose set in columns is wide in all of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.hocr.words import Word, find_em
from schemas.geometry import BBox

_LEAST_ROWS = 3
_LEAST_FILL = 0.7
_GUTTER = 1.0  # ems
_WORD_GAP = 1.5  # ems; a wider gap parts cells
_ROW_GAP = 3.0  # ems between rows of one table
_SHORT_CELL = 8.0  # ems
_EDGE_SPREAD = 0.8  # ems

RULES = frozenset("|｜│┃")
"""What recognisers make of upright rules."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word with its box and its place in the reading order of the file."""

    word: Word
    box: BBox
    order: int


@dataclass(frozen=True, slots=True)
class WordGrid:
    """Rows of cells, each cell the words in it from left to right; all rows are equally long."""

    rows: tuple[tuple[tuple[Word, ...], ...], ...]


def find_word_grids(words: Sequence[Word]) -> list[WordGrid]:
    """The grids among a page's words, from top to bottom; words without a box are in none."""
    placed = [PlacedWord(word, word.bbox, order) for order, word in enumerate(words) if word.bbox]
    # An upright rule read as a letter is no text of a column.
    placed = [word for word in placed if word.word.text not in RULES]
    em = find_em(words)
    if em <= 0:
        return []
    rows = list(_split_rows(placed, em))
    return list(_find_runs(rows, em))


def _split_rows(words: Sequence[PlacedWord], em: float) -> Iterator[list[PlacedWord]]:
    """The words by printed row, each row from left to right."""
    row: list[PlacedWord] = []
    middle = 0.0
    for word in sorted(words, key=lambda word: word.box.center[1]):
        center = word.box.center[1]
        if row and center - middle > 0.6 * em:
            yield sorted(row, key=lambda word: word.box.x0)
            row = []
        row.append(word)
        middle += (center - middle) / len(row)
    if row:
        yield sorted(row, key=lambda word: word.box.x0)


def _find_runs(rows: Sequence[list[PlacedWord]], em: float) -> Iterator[WordGrid]:
    start = 0
    while start < len(rows):
        grid = _find_grid(rows, start, em)
        if grid is not None:
            yield grid
        start += 1 if grid is None else len(grid.rows)


def _find_grid(rows: Sequence[list[PlacedWord]], start: int, em: float) -> WordGrid | None:
    """The longest convincing grid that begins with a row, or None."""
    for end, gutters in reversed(_grow_run(rows, start, em)):
        if end - start >= _LEAST_ROWS:
            grid = _make_grid(rows[start:end], gutters)
            if _is_convincing(grid, em):
                return grid
    return None


def _grow_run(
    rows: Sequence[list[PlacedWord]], start: int, em: float
) -> list[tuple[int, list[Interval]]]:
    """Where runs of rows from ``start`` may end, each with the gutters that its rows leave free.

    Ends are the last row before the number of gutters changes, and the last row of all.
    """
    gutters = _find_gaps(rows[start], em)
    end = start + 1
    ends: list[tuple[int, list[Interval]]] = []
    while gutters and end < len(rows) and _is_near(rows[end - 1], rows[end], em):
        free = _find_free(gutters, rows[end], em)
        if len(free) != len(gutters):
            ends.append((end, gutters))
        gutters = free
        end += 1
    return [*ends, (end, gutters)] if gutters else ends


def _find_free(gutters: Sequence[Interval], row: Sequence[PlacedWord], em: float) -> list[Interval]:
    """What a row's words leave of the gutters, as far as it is wide enough."""
    free = list(gutters)
    for word in row:
        left, right = word.box.x0, word.box.x1
        pieces = ((max(low, right), high) for low, high in free)
        free = [(low, min(high, left)) for low, high in free if low < left]
        free += [(low, high) for low, high in pieces if low < high and low >= right]
    return sorted({gap for gap in free if gap[1] - gap[0] >= _GUTTER * em})


def _find_gaps(row: Sequence[PlacedWord], em: float) -> list[Interval]:
    """The gaps between the words of a row that are wide enough to part cells."""
    gaps: list[Interval] = []
    right = row[0].box.x1
    for word in row[1:]:
        if word.box.x0 - right >= _WORD_GAP * em:
            gaps.append((right, word.box.x0))
        right = max(right, word.box.x1)
    return gaps


def _is_near(above: Sequence[PlacedWord], below: Sequence[PlacedWord], em: float) -> bool:
    gap = min(word.box.top for word in below) - max(word.box.bottom for word in above)
    return gap <= _ROW_GAP * em


def _make_grid(rows: Sequence[list[PlacedWord]], gutters: Sequence[Interval]) -> WordGrid:
    edges = sorted((low + high) / 2 for low, high in gutters)
    cells = [_split_cells(row, edges) for row in rows]
    for column in range(len(edges), 0, -1):
        if _is_spread_label([row[column] for row in cells]):
            cells = [_merge_left(row, column) for row in cells]
    while cells and sum(map(bool, cells[-1])) < 2:  # a heading or line below the table
        cells.pop()
    return WordGrid(tuple(cells))


def _is_spread_label(column: Sequence[tuple[Word, ...]]) -> bool:
    """Whether a column holds single letters only: the ends of labels set wide (収　　入)."""
    texts = ["".join(word.text for word in cell) for cell in column if cell]
    return all(len(text) == 1 and text.isalpha() for text in texts)


def _merge_left(row: tuple[tuple[Word, ...], ...], column: int) -> tuple[tuple[Word, ...], ...]:
    merged = row[column - 1] + row[column]
    return (*row[: column - 1], merged, *row[column + 1 :])


def _split_cells(row: Sequence[PlacedWord], edges: Sequence[float]) -> tuple[tuple[Word, ...], ...]:
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    # A cell may hold two lines that a printed row cannot tell apart; the file's order can.
    for word in sorted(row, key=lambda word: word.order):
        cells[sum(word.box.center[0] > edge for edge in edges)].append(word.word)
    return tuple(tuple(cell) for cell in cells)


def _is_convincing(grid: WordGrid, em: float) -> bool:
    columns = list(zip(*grid.rows, strict=True))
    if len(grid.rows) < _LEAST_ROWS or len(columns) < 2:
        return False
    filled = sum(bool(cell) for row in grid.rows for cell in row)
    if filled < _LEAST_FILL * len(grid.rows) * len(columns):
        return False
    spans = [[_find_span(cell) for cell in column if cell] for column in columns]
    widths = [median(right - left for left, right in column) for column in spans if column]
    aligned = all(_is_aligned(column, em) for column in spans)
    return aligned and min(widths) <= _SHORT_CELL * em


def _find_span(cell: Sequence[Word]) -> Interval:
    boxes = [word.bbox for word in cell if word.bbox]
    return min(box.x0 for box in boxes), max(box.x1 for box in boxes)


def _is_aligned(spans: Sequence[Interval], em: float) -> bool:
    """Whether the cells of a column share their left edge, right edge or middle."""
    lefts = [left for left, _ in spans]
    rights = [right for _, right in spans]
    middles = [(left + right) / 2 for left, right in spans]
    return any(_find_spread(edges) <= _EDGE_SPREAD * em for edges in (lefts, rights, middles))


def _find_spread(values: Sequence[float]) -> float:
    """Median distance from the median."""
    middle = median(values)
    return median(abs(value - middle) for value in values)
