"""Is this grid a table? Boxes around prose, page frames, charts and diagrams are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import FloatArray
from extractors.pdf.tables.grid import DisjointSets, Grid, Span
from schemas.document import Table

# A diagram's boxes hang together by connectors and fill little of the area they stand in.
MIN_CELL_COVER = 0.5
# In charts nearly no cell between the grid lines holds text.
MIN_FILLED = 0.06
# One row of texts this long is a layout in columns.
PROSE_LENGTH = 200
# In a table of more places than this, merged cells leave at least this share of them.
MANY_PLACES, MIN_SHARED = 300, 0.12
# A cell that takes this share of a grid of few cells is a frame with a heading strip.
FRAME_COVER = 0.85
# The boxes of a diagram are no more than this share of the cells that its connectors make, and
# fewer than this share of them touch another box.
MAX_FILLED_BOXES, MIN_BESIDE = 0.7, 0.5
# Groups of boxes that touch: at least so many, none with more than this share of the boxes; one of
# the first rows or columns of a table is filled to this share of its length.
MIN_GROUPS, MAX_GROUP, MIN_SIDE, SIDE_LINES = 3, 0.5, 0.72, 3
MIN_ENTRIES = 3
# One column of labels over texts: so many cells, labels of so many characters and about one height,
# and at least this share of the texts twice as long.
MIN_STACK, MAX_LABEL, MAX_LABEL_HEIGHT, MIN_LONGER = 4, 16, 1.3, 0.75
_PAGE = re.compile(r"[0-9０-９]{1,3}")
_WORDING = re.compile(r"[ぁ-ヿ一-鿿A-Za-zＡ-Ｚａ-ｚ]")


def is_table(grid: Grid, lengths: Sequence[int]) -> bool:
    """Whether a grid whose cells hold so many non-space characters is a table.

    A table has at least two rows and two columns with text, or is one row of two or more filled
    cells (a line of a form).
    """
    filled = [span for span, length in zip(grid.spans, lengths, strict=True) if length]
    if len(filled) < 2 or not _fills_its_box(grid) or _is_chart(grid):
        return False
    if len({span.left for span in filled}) < 2:
        return _is_labelled_stack(grid, lengths)
    if len(grid.ys) == 2:
        return not all(length > PROSE_LENGTH for length in lengths if length)
    if len({span.top for span in filled}) < 2:
        return _is_blank_form(grid, filled)
    if _stand_apart(grid, filled) or _has_open_gutter(grid, filled):
        return False
    return len(filled) >= max(3, MIN_FILLED * len(grid.spans)) and not _is_frame(grid, lengths)


def _is_labelled_stack(grid: Grid, lengths: Sequence[int]) -> bool:
    """Whether cells of one column are labels in turn with longer texts: a form's narrow table."""
    if len(grid.xs) != 2 or len(lengths) < MIN_STACK or len(lengths) % 2 or not all(lengths):
        return False
    labels, texts = lengths[::2], lengths[1::2]
    heights = np.diff(grid.ys)
    low = float(heights[::2].max()) <= MAX_LABEL_HEIGHT * float(heights[::2].min())
    longer = sum(2 * a <= b for a, b in zip(labels, texts, strict=True))
    return low and max(labels) <= MAX_LABEL and longer >= MIN_LONGER * len(texts)


def _is_chart(grid: Grid) -> bool:
    """Whether few cells stand on many lines: bars and ticks of different heights share no lines."""
    places = (len(grid.ys) - 1) * (len(grid.xs) - 1)
    return places > MANY_PLACES and len(grid.spans) < MIN_SHARED * places


def _stand_apart(grid: Grid, filled: Sequence[Span]) -> bool:
    """Whether the cells with text are boxes of a diagram, the others what its connectors enclose.

    Most boxes share no side with another one; or they hang together in several small groups, and
    none of the first rows and columns is filled as a header or a column of labels is.
    """
    if len(filled) > MAX_FILLED_BOXES * len(grid.spans) or _is_whole(grid, filled):
        return False
    places = np.full((len(grid.ys) + 1, len(grid.xs) + 1), -1, dtype=np.int64)
    for number, span in enumerate(filled):
        places[span.top + 1 : span.bottom + 1, span.left + 1 : span.right + 1] = number
    sets = DisjointSets(len(filled))
    for first, second in ((places[1:], places[:-1]), (places[:, 1:], places[:, :-1])):
        touch = (first != second) & (first >= 0) & (second >= 0)
        for one, other in zip(first[touch].tolist(), second[touch].tolist(), strict=True):
            sets.unite(one, other)
    sizes = [len(group) for group in sets.groups()]
    if sum(size for size in sizes if size > 1) < MIN_BESIDE * len(filled):
        return True
    apart = len(sizes) >= MIN_GROUPS and max(sizes) < MAX_GROUP * len(filled)
    return apart and not _has_full_side(grid, filled)


def _is_whole(grid: Grid, filled: Sequence[Span]) -> bool:
    """Whether a grid has no merged cells, and text in each row and column (accounts by level)."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    if len(grid.spans) != rows * columns:
        return False
    return len({s.top for s in filled}) == rows and len({s.left for s in filled}) == columns


def _has_open_gutter(grid: Grid, filled: Sequence[Span]) -> bool:
    """Whether connectors run between columns of boxes: in the gutter no text and no whole cells."""
    columns = {column for span in filled for column in range(span.left, span.right)}
    gutter = [column for column in range(min(columns), max(columns)) if column not in columns]
    if not gutter:
        return False
    covered = np.zeros((len(grid.ys) - 1, len(grid.xs) - 1), dtype=bool)
    for span in grid.spans:
        covered[span.top : span.bottom, span.left : span.right] = True
    return not covered[:, gutter].all()


def _has_full_side(grid: Grid, filled: Sequence[Span]) -> bool:
    """Whether cells with text take most of one of the first rows or columns."""
    for first, last, low, high, places in ((0, 2, 1, 3, grid.xs), (1, 3, 0, 2, grid.ys)):
        for line in range(SIDE_LINES):
            held = [span for span in filled if span[first] <= line < span[last]]
            taken = sum(float(places[span[high]] - places[span[low]]) for span in held)
            if len(held) > 1 and taken >= MIN_SIDE * float(places[-1] - places[0]):
                return True
    return False


def _is_blank_form(grid: Grid, filled: Sequence[Span]) -> bool:
    """Whether only the header of a form is filled in: its whole first row."""
    first = [span for span in grid.spans if span.top == 0]
    return len(first) >= 3 and len(filled) >= len(first)


def _fills_its_box(grid: Grid) -> bool:
    """Whether the cells cover most of the area that they stand in."""
    boxes = grid.boxes()
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return bool(areas.sum() >= MIN_CELL_COVER * grid.box.area)


def _is_frame(grid: Grid, lengths: Sequence[int]) -> bool:
    """Whether one cell of few takes nearly all of the area: a box around prose or a figure."""
    if len(grid.spans) > 4:
        return False
    boxes = grid.boxes()
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    largest = int(np.argmax(areas))
    return bool(areas[largest] >= FRAME_COVER * grid.box.area) and lengths[largest] > PROSE_LENGTH


def is_contents_list(table: Table) -> bool:
    """Whether the last column holds rising page numbers: a table of contents is no table."""
    return are_pages(
        [cell.text for cell in table.cells if cell.last_col == table.cols - 1 and cell.text]
    )


def are_pages(texts: Sequence[str]) -> bool:
    """Whether texts are rising page numbers."""
    if len(texts) < MIN_ENTRIES or not all(_PAGE.fullmatch(text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return all(a <= b for a, b in pairwise(numbers)) and len(set(numbers)) >= MIN_ENTRIES


def has_labels(table: Table) -> bool:
    """Whether the first row or the first column says in words what the others mean.

    Where the first column numbers the rows, the second one does.
    """
    columns = [
        [cell.text for cell in table.cells if cell.col == col and cell.text] for col in (0, 1)
    ]
    numbered = len(columns[0]) >= MIN_ENTRIES and all(map(_PAGE.fullmatch, columns[0]))
    first = [cell.text for cell in table.cells if cell.row == 0 and cell.text]
    sides = (first, columns[1] if numbered else columns[0])
    return any(
        side and sum(bool(_WORDING.search(text)) for text in side) >= 0.5 * len(side)
        for side in sides
    )


def find_frames(grids: Sequence[Grid], lengths: Sequence[Sequence[int]]) -> FloatArray:
    """Boxes of the cells with text of grids that are no tables: their text belongs together."""
    kept = [
        grid.boxes()[np.array(counts) > 0]
        for grid, counts in zip(grids, lengths, strict=True)
        if len(counts)
    ]
    return np.concatenate(kept) if kept else np.zeros((0, 4))
