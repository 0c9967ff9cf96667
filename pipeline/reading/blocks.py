"""Small headed tables inside a form: indicators by year, money by source, activities by date.

A row of labels over rows of values, beside labels of their own that are merged down (指標, 事業費).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header
from pipeline.reading.headings import find_caption_unit
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.time_blocks import MAX_LABELLED, TimeBlocks
from schemas.document import Cell, Table
from schemas.fiscal import EraContext
from schemas.text import count_characters, text_key

LEAST_HEADINGS = 2
_FIGURE = re.compile(r"^\s*[△▲]?\s*[\d０-９][\d０-９,，.．]*\s*\D{0,4}$|^[-－―ー]$|。")
"""A figure, its dash or a sentence; 月１回以上外出する人の割合 is none."""
MAX_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A headed table inside a form.

    ``table`` holds its cells in the places that they have in the form, ``header`` its rows there;
    ``lead`` are the labels merged down beside it, outermost first. Where the rows say themselves
    what they hold, ``stub`` is the first column after those of the row labels, else 0.
    """

    table: Table
    header: Header
    lead: tuple[Cell, ...]
    stub: int = 0

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of its header and body."""
        return self.table.cells


def find_blocks(
    grid: Grid,
    labels: Collection[Cell],
    words: Collection[Cell],
    lexicon: Lexicon,
    context: EraContext | None = None,
) -> tuple[Block, ...]:
    """The blocks of a form from top to bottom; ``labels`` are the cells taken for labels.

    ``words`` are cells that say a known heading though they are not marked as labels: the headings
    of a table within a form often look like values.
    """
    known = {id(cell) for cell in labels}
    times = TimeBlocks(grid, known, lexicon, context)
    finder = _Finder(grid, known, {id(c) for c in words}, times)
    return tuple(finder.find())


class _Finder:
    def __init__(
        self,
        grid: Grid,
        labels: set[int],
        words: set[int],
        times: TimeBlocks,
        rows: range | None = None,
    ) -> None:
        self._grid = grid
        self._first = rows.start if rows else 0
        self._last = rows.stop - 1 if rows else grid.rows - 1
        self._times = times
        self._labels = labels
        self._known = words
        self._words = labels | words

    def find(self) -> Iterator[Block]:
        row = self._first
        while row < self._last:
            abreast = self._read_abreast(row)
            if abreast:
                yield from abreast
                row = max(block.table.rows for block in abreast)
                continue
            beside = self._read_beside(row)
            if beside:
                yield from beside
                row += 1
                continue
            block = self._read(row)
            if block is None:
                row += 1
            while block is not None:
                yield block
                row = block.table.rows
                block = self._continue(block, row)

    def _read_abreast(self, row: int) -> list[Block]:
        """Blocks abreast, each beside a label of its own that is merged over the same rows."""
        leads = [
            cell
            for cell in self._grid.starting_cells(row)
            if cell.rowspan > 1 and self._is_label(cell)
        ]
        if len(leads) < 2 or leads[0].col > 0 or len({cell.rowspan for cell in leads}) > 1:
            return []
        ends = [*(cell.col for cell in leads[1:]), self._grid.cols]
        if any(b - a.last_col < 3 for a, b in zip(leads, ends, strict=True)):
            return []
        found: list[Block] = []
        rows = range(row, leads[0].last_row + 1)
        for cell, end in zip(leads, ends, strict=True):
            part = self._grid.window(rows, range(cell.col, end))
            inner = _Finder(part, self._labels, self._known, self._times.over(part), rows)
            found.extend(inner.find())
        return found if len(found) == len(leads) else []

    def _read_beside(self, row: int) -> list[Block]:
        """Blocks beside a merged label at the right of pairs of labels and values.

        目的 | 町の活性化 | 数値目標 | 指標名 | 単位 | …: the rows of both halves are independent.
        """
        cells = list(self._grid.row_cells(row))
        for number, lead in enumerate(cells[1:-2], start=1):
            before = cells[:number]
            merged = lead.row == row and lead.rowspan > 1 and self._is_label(lead)
            if not merged or all(map(self._is_label, before)):
                continue
            rows = range(row, lead.last_row + 1)
            part = self._grid.window(rows, range(lead.col, self._grid.cols))
            inner = _Finder(part, self._labels, self._known, self._times.over(part), rows)
            found = list(inner.find())
            if found and found[0].header.first == row and lead in found[0].lead:
                return found
        return []

    def _continue(self, block: Block, row: int) -> Block | None:
        """The rows below beside another label that go on under the same years: 目標, 事業費."""
        heads = [cell for cell in block.cells if cell.row == block.header.first]
        heads.sort(key=lambda cell: cell.col)
        stub = self._times.first_time(heads)
        if stub is None or row >= self._grid.rows:
            return None
        lead = [c for c in self._grid.row_cells(row) if c.col < heads[0].col]
        if not lead or any(cell.row != row or not self._is_label(cell) for cell in lead):
            return None
        times = [cell for cell in heads if cell.col >= stub]
        under = [cell for cell in self._grid.starting_cells(row) if cell.col >= stub]
        told = any(self._is_label(cell) or id(cell) in self._known for cell in under)
        if told or len(under) < max(2, len(times) / 2) or self._read(row) is not None:
            return None
        last = self._times.last_row(row, block.header.end, lead, heads, stub)
        if last == row:
            return None
        body = [
            cell
            for number in range(row, last)
            for cell in self._grid.starting_cells(number)
            if cell.col >= heads[0].col
        ]
        headed = [cell for cell in block.cells if cell.row < block.header.end]
        table = replace(block.table, cells=(*headed, *body), rows=last)
        return Block(table, block.header, tuple(lead), stub)

    def _read(self, row: int) -> Block | None:
        """The block whose header begins in the row, with labels beside it or with none.

        A heading merged down over two rows of headings looks like a label beside them.
        """
        lead, heads = self._split(row)
        found = self._read_under(row, lead, heads)
        inner = [cell for cell in lead if cell.row == row and cell.rowspan <= MAX_HEADER_ROWS]
        if found is None and inner:
            outer = [cell for cell in lead if cell not in inner]
            found = self._read_under(row, outer, [*inner, *heads])
        return found

    def _read_under(self, row: int, lead: list[Cell], heads: list[Cell]) -> Block | None:
        timed = self._read_times(row, lead, heads)
        if timed is not None:
            return timed
        if not self._is_header(row, heads):
            return None
        end = self._header_end(row, lead, heads)
        if end >= self._grid.rows:
            return None
        leaves = self._leaves(row, end, heads)
        last = end
        while last < self._grid.rows and self._fits(last, lead, leaves):
            last += 1
        is_whole = row == 0 and last == self._grid.rows and not lead
        if last == end or is_whole or not self._has_values(end, last, heads[0].col):
            return None
        return self._cut_out(row, end, last, lead, heads)

    def _read_times(self, row: int, lead: Sequence[Cell], heads: Sequence[Cell]) -> Block | None:
        """A block under years or months whose rows say what they hold."""
        if any(cell.row != row for cell in heads):
            return None
        stub = self._times.stub_end(heads)
        if stub is None:
            return None
        end = self._header_end(row, lead, heads)
        last = self._times.last_row(end, end, lead, heads, stub)
        if last == end or not self._times.needs_stub(end, last, heads, stub):
            return None
        return self._cut_out(row, end, last, lead, heads, stub)

    def _cut_out(
        self,
        row: int,
        end: int,
        last: int,
        lead: Sequence[Cell],
        heads: Sequence[Cell],
        stub: int = 0,
    ) -> Block:
        first_col = heads[0].col
        cells = tuple(
            cell
            for number in range(row, last)
            for cell in self._grid.starting_cells(number)
            if cell.col >= first_col
        )
        table = replace(self._grid.table, cells=cells, rows=last, header_rows=0, caption="")
        return Block(table, Header(row, end), tuple(lead), stub)

    def _split(self, row: int) -> tuple[list[Cell], list[Cell]]:
        """The labels merged down at the left of a row, and the cells beside them."""
        cells = list(self._grid.row_cells(row))
        lead: list[Cell] = []
        while cells and cells[0].last_row > row and self._is_label(cells[0]):
            lead.append(cells.pop(0))
        return lead, cells

    def _is_header(self, row: int, heads: Sequence[Cell]) -> bool:
        """Whether labels fill the row, and values of the same widths begin under them."""
        if len(heads) < LEAST_HEADINGS or any(cell.row != row for cell in heads):
            return False
        if self._are_pairs(heads) and self._are_pairs(self._cells_below(heads)):
            return False
        filled = [cell for cell in heads if cell.text.strip()]
        named = sum(id(cell) in self._words or _says_unit(cell) for cell in filled)
        if named < LEAST_HEADINGS or named < 0.7 * len(heads) or len(filled) < len(heads) - 1:
            return False
        if len({text_key(cell.text) for cell in filled}) < len(filled) - 1:
            return False
        below = [self._grid.at(min(h.last_row + 1, self._grid.rows - 1), h.col) for h in heads]
        ends = {cell.last_col for cell in heads}
        aligned = [
            b for h, b in zip(heads, below, strict=True) if b is not None and _under(h, b, ends)
        ]
        if len(aligned) >= LEAST_HEADINGS and any(id(b) not in self._words for b in aligned):
            return True
        return self._heads_headings(heads)

    def _are_pairs(self, cells: Sequence[Cell]) -> bool:
        """Whether each label stands beside its value: 担当部署 | 総務課 | 期間 | 平成10年度～."""
        named = [self._is_label(cell) for cell in cells]
        return len(named) > 2 and named == [True, False] * (len(named) // 2)

    def _cells_below(self, heads: Sequence[Cell]) -> list[Cell]:
        row = max(cell.last_row for cell in heads) + 1
        if row >= self._grid.rows:
            return []
        return [cell for cell in self._grid.row_cells(row) if cell.col >= heads[0].col]

    def _heads_headings(self, heads: Sequence[Cell]) -> bool:
        """Whether wide labels stand over narrower headings: 自己評価 over 進捗度 | 貢献度."""
        row = heads[0].last_row + 1
        if any(cell.rowspan > 1 for cell in heads) or row >= self._grid.rows:
            return False
        below = [cell for cell in self._grid.starting_cells(row) if cell.col >= heads[0].col]
        edges = {cell.col for cell in below}
        nested = len(below) > len(heads) and all(cell.col in edges for cell in heads)
        wide = all(self._above_is_wide(cell, row) for cell in below)
        return nested and wide and self._is_header(row, below)

    def _header_end(self, row: int, lead: Sequence[Cell], heads: Sequence[Cell]) -> int:
        """One past the last row of headings: wide ones have narrower ones below them."""
        end = max(cell.last_row for cell in heads) + 1
        while end < min(self._grid.rows, row + MAX_HEADER_ROWS):
            below = [c for c in self._grid.starting_cells(end) if c.col >= heads[0].col]
            filled = [cell for cell in below if cell.text.strip()]
            wide = any(self._above_is_wide(cell, end) for cell in filled)
            if not (filled and wide and all(id(cell) in self._words for cell in filled)):
                break
            end = max(cell.last_row for cell in below) + 1
        return end

    def _above_is_wide(self, cell: Cell, row: int) -> bool:
        above = self._grid.at(row - 1, cell.col)
        return above is not None and above.colspan > cell.colspan

    def _leaves(self, row: int, end: int, heads: Sequence[Cell]) -> set[int]:
        """The columns at which headings begin, and one past the last."""
        cells = [c for r in range(row, end) for c in self._grid.starting_cells(r)]
        starts = {cell.col for cell in cells if cell.col >= heads[0].col}
        return starts | {max(cell.last_col for cell in heads) + 1}

    def _fits(self, row: int, lead: Sequence[Cell], leaves: set[int]) -> bool:
        """Whether the row goes on under the headings, beside the same merged labels."""
        own_lead, cells = self._split_under(row, lead)
        if own_lead != [id(cell) for cell in lead] or not cells:
            return False
        if not all(self._keeps_columns(cell, leaves) for cell in cells):
            return False
        starting = [cell for cell in cells if cell.row == row]
        narrow = len(cells) < LEAST_HEADINGS or (len(cells) == 2 and len(leaves) > 3)
        if narrow and (not starting or self._is_label(cells[0])):
            return len(cells) == LEAST_HEADINGS and self._runs_on(cells[0], cells[1], leaves)
        return not self._is_header(row, starting) or bool(lead)

    def _runs_on(self, task: Cell, cell: Cell, leaves: set[int]) -> bool:
        """Whether a few words stand over all columns behind the first: 講座の開催 | 通年実施."""
        return (
            id(task) not in self._known
            and task.row == cell.row
            and cell.last_col + 1 == max(leaves)
            and count_characters(cell.text) <= MAX_LABELLED
        )

    def _keeps_columns(self, cell: Cell, leaves: set[int]) -> bool:
        """Whether a cell covers whole columns; a label may stand in a part of one."""
        if cell.col in leaves and cell.last_col + 1 in leaves:
            return True
        inside = not any(cell.col < leaf <= cell.last_col for leaf in leaves)
        return inside and (self._is_label(cell) or not _FIGURE.search(cell.text))

    def _split_under(self, row: int, lead: Sequence[Cell]) -> tuple[list[int], list[Cell]]:
        known = {id(cell) for cell in lead}
        cells = list(self._grid.row_cells(row))
        own = [id(cell) for cell in cells if id(cell) in known]
        return own, [cell for cell in cells if id(cell) not in known]

    def _has_values(self, first: int, last: int, col: int) -> bool:
        return any(
            cell.text.strip() and not self._is_label(cell) and cell.col >= col
            for row in range(first, last)
            for cell in self._grid.starting_cells(row)
        )

    def _is_label(self, cell: Cell) -> bool:
        return id(cell) in self._labels


def _says_unit(cell: Cell) -> bool:
    """Whether a heading's place holds the unit of the table: （単位：千円）."""
    return bool(find_caption_unit([cell.text]))


def _under(head: Cell, below: Cell, ends: Collection[int]) -> bool:
    """Whether a cell begins under a heading and ends within it, or where a later one ends."""
    if below.row <= head.last_row or below.col < head.col:
        return False
    return below.last_col <= head.last_col or (below.col == head.col and below.last_col in ends)
