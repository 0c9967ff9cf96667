"""Blocks of a form under years or months: a stub of labels, then one cell for each of them.

The stub (the table term for the columns of row labels) is one cell wide in the header (年度, 区分,
工程) and may be divided below: 指標 | 利用者数 | 人 | 目標値, each row in its own way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.reading.grid import Grid
from pipeline.reading.headings import is_part, split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.roles import Role
from schemas.text import count_characters

LEAST_TIMES = 2
MAX_TIME = 14
"""令和５年度当初予算額 is still a time; a sentence that names a year is none."""
MAX_LABELLED = 12
"""A text over all years beside a known label is no longer, else it is the label's own value."""
_NAMES = frozenset((Role.ITEM, Role.INITIATIVE, Role.INDICATOR, Role.NUMBER))


def is_time(text: str, context: EraContext | None) -> bool:
    """Whether a heading says a fiscal year (with what is told of it) or a part of one."""
    parts = split_heading(text, context)
    dated = parts.fiscal_year is not None or is_part(parts.concept)
    return dated and count_characters(text) <= MAX_TIME


class TimeBlocks:
    """Finds in a form how far the rows under a row of times go."""

    def __init__(
        self, grid: Grid, labels: Collection[int], lexicon: Lexicon, context: EraContext | None
    ) -> None:
        self._grid = grid
        self._labels = labels
        self._lexicon = lexicon
        self._context = context

    def over(self, grid: Grid) -> TimeBlocks:
        """The same for a part of the grid."""
        return TimeBlocks(grid, self._labels, self._lexicon, self._context)

    def stub_end(self, heads: Sequence[Cell]) -> int | None:
        """The first column of times in a row of headings behind one stub cell, else None."""
        filled = [cell for cell in heads if cell.text.strip()]
        times = [cell for cell in filled if is_time(cell.text, self._context)]
        if len(times) < LEAST_TIMES or len(heads) < LEAST_TIMES + 1:
            return None
        stub, rest = heads[0], heads[1:]
        if stub in times or any(cell not in times for cell in rest):
            return None
        return rest[0].col

    def first_time(self, heads: Sequence[Cell]) -> int | None:
        """The column from which on all headings are times, two at least; else None."""
        first = None
        count = 0
        for cell in reversed(heads):
            if not is_time(cell.text, self._context):
                break
            first, count = cell.col, count + 1
        return first if count >= LEAST_TIMES else None

    def last_row(
        self, first: int, header_end: int, lead: Sequence[Cell], heads: Sequence[Cell], stub: int
    ) -> int:
        """One past the last row, from ``first`` on, that stands under the header."""
        rows = range(heads[0].row, header_end)
        leaves = {c.col for r in rows for c in self._grid.starting_cells(r)}
        leaves |= {cell.last_col + 1 for cell in heads}
        row = first
        while row < self._grid.rows and self._fits(row, lead, heads[0].col, stub, leaves):
            row += 1
        return row

    def needs_stub(self, first: int, last: int, heads: Sequence[Cell], stub: int) -> bool:
        """Whether the rows must say what their figures are: by the stub's parts, or its heading."""
        head = heads[0]
        for row in range(first, last):
            left = [c for c in self._grid.row_cells(row) if head.col <= c.col < stub]
            if len(left) > 1:
                return True
        senses = self._lexicon.senses(split_heading(head.text, self._context).concept)
        return not senses or max(senses, key=lambda role: senses[role]) not in _NAMES

    def _fits(
        self, row: int, lead: Sequence[Cell], first_col: int, stub: int, leaves: set[int]
    ) -> bool:
        cells = list(self._grid.row_cells(row))
        beside = [cell for cell in cells if cell.col < first_col]
        if [id(c) for c in beside] != [id(c) for c in lead if c.last_row >= row]:
            return False
        left = [cell for cell in cells if first_col <= cell.col < stub]
        right = [cell for cell in cells if cell.col >= stub]
        if not right or any(cell.last_col >= stub for cell in left):
            return False
        if first_col < stub and not any(cell.text.strip() for cell in left):
            return False
        if any(c.row != row or c.col not in leaves or c.last_col + 1 not in leaves for c in right):
            return False
        if all(is_time(cell.text, self._context) for cell in right):
            return False
        if len(right) > 1 or len(leaves) < 3:
            return True
        labelled = any(id(cell) in self._labels for cell in left)
        return not labelled or count_characters(right[0].text) <= MAX_LABELLED
