"""Which cells of a form are labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.text import count_characters, text_key

MIN_LABEL = 2
"""A single letter (A, B) is a mark, though it may head a PDCA column."""
MAX_LABEL = 30
MAX_STRANGE_LABEL = 16
"""An unknown label is no longer than this."""
LABEL_SHARE = 0.6
"""In a column in which so many cells are known labels the other short ones are labels, too."""
LEAST_KNOWN = 3
LEAST_MARKED = 4
"""Where so many labels, and half of those known, are marked as headings, only marked cells are."""
_TEXT = re.compile(r"[。、]|^[\d０-９,，.．△▲\-－円％%]+$|^[○◯◎△×●ＡＢＣＤABCD－-]$")


def find_labels(grid: Grid, lexicon: Lexicon, context: EraContext | None) -> list[Cell]:
    """The labels of a form: headings known or marked, and what stands in line with them."""
    labels = [c for c in grid.table.cells if _is_label(c, lexicon, context)]
    marked = [cell for cell in labels if cell.header]
    if len(marked) >= LEAST_MARKED and 2 * len(marked) >= len(labels):
        return marked
    known = {id(cell) for cell in labels} - set(_answers(grid, {id(cell) for cell in labels}))
    for cells in _leading_columns(grid, known):
        share = sum(id(cell) in known for cell in cells)
        if share >= LEAST_KNOWN and share >= LABEL_SHARE * len(cells):
            known |= {id(cell) for cell in cells if _may_be_label(cell)}
    known |= set(_inner_labels(grid, known, lexicon))
    return [cell for cell in grid.table.cells if id(cell) in known]


def find_words(grid: Grid, lexicon: Lexicon, context: EraContext | None) -> list[Cell]:
    """All cells that say a known heading or a year, marked or not."""
    return [cell for cell in grid.table.cells if _is_label(cell, lexicon, context)]


def _answers(grid: Grid, labels: set[int]) -> Iterator[int]:
    """Known words that are values: at the end of a row, beside a label (今後の方向性 | 見直し)."""
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        if len(cells) < 2 or cells[-1].header or cells[-1].row != row:
            continue
        last, before = cells[-1], cells[-2]
        below = grid.at(last.last_row + 1, last.col) if last.last_row + 1 < grid.rows else None
        heads = below is not None and id(below) not in labels and _same_width(below, last)
        if id(last) in labels and id(before) in labels and not heads:
            yield id(last)


def _inner_labels(grid: Grid, labels: set[int], lexicon: Lexicon) -> Iterator[int]:
    """Words like labels between a label and a value: 自己評価 | 達成度評価 | ◎."""
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        for before, cell, after in zip(cells, cells[1:], cells[2:], strict=False):
            if id(before) in labels and id(cell) not in labels and id(after) not in labels:
                concept = split_heading(cell.text).concept
                if _may_be_label(cell) and max(lexicon.senses(concept).values(), default=0) >= 0.4:
                    yield id(cell)


def _same_width(first: Cell, second: Cell) -> bool:
    return (first.col, first.colspan) == (second.col, second.colspan)


def _leading_columns(grid: Grid, known: set[int]) -> list[list[Cell]]:
    """Cells that begin rows, or stand behind a merged label that does, by column and width."""
    columns: dict[tuple[int, int], list[Cell]] = {}
    for cell in grid.table.cells:
        before = grid.at(cell.row, cell.col - 1) if cell.col else None
        leads = before is None or (before.col == 0 and before.rowspan > 1 and id(before) in known)
        if cell.text.strip() and leads:
            columns.setdefault((cell.col, cell.colspan), []).append(cell)
    return [cells for cells in columns.values() if _repeats_little(cells)]


def _repeats_little(cells: Sequence[Cell]) -> bool:
    counts = Counter(cell.text.strip() for cell in cells)
    return len(counts) > 1


def _may_be_label(cell: Cell) -> bool:
    text = cell.text.strip()
    return MIN_LABEL <= count_characters(text) <= MAX_STRANGE_LABEL and not _TEXT.search(text)


def _is_label(cell: Cell, lexicon: Lexicon, context: EraContext | None) -> bool:
    text = cell.text.strip()
    if not len(text_key(text)) >= MIN_LABEL or count_characters(text) > MAX_LABEL:
        return cell.header and bool(text)
    parts = split_heading(text, context)
    return cell.header or parts.is_year or lexicon.knows(parts.concept)
