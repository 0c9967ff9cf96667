"""Which cells of a form are labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.grid import Grid
from pipeline.reading.headings import is_part, split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.values.numbering import split_number
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.roles import Role
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
_ASKS_NAME = re.compile(r"(?:名|名称|番号|№|No\.?)$")
_ASKS_YEAR = re.compile(r"(?:年度|年次|年月日?|時期|期間)$")
_TEXT = re.compile(r"[。、]|^[\d０-９,，.．△▲\-－円％%]+$|^[○◯◎△×●ＡＢＣＤABCD－-]$")


def find_labels(grid: Grid, lexicon: Lexicon, context: EraContext | None) -> list[Cell]:
    """The labels of a form: headings known or marked, and what stands in line with them."""
    labels = [c for c in grid.table.cells if _is_label(c, lexicon, context)]
    values = set(_marked_values(grid, lexicon))
    labels = [cell for cell in labels if id(cell) not in values]
    marked = [cell for cell in labels if cell.header]
    if len(marked) >= LEAST_MARKED and 2 * len(marked) >= len(labels):
        return marked
    above = labels_above(grid, lexicon)
    if above:
        return above
    known = {id(cell) for cell in labels}
    known -= {*_answers(grid, known), *_dates(grid, known, lexicon, context)}
    known -= set(_constants(grid, known, lexicon))
    for cells in _leading_columns(grid, known):
        share = sum(id(cell) in known for cell in cells)
        if share >= LEAST_KNOWN and share >= LABEL_SHARE * len(cells):
            known |= {id(cell) for cell in cells if _may_be_label(cell)}
    known |= set(_lead_labels(grid, known))
    known |= set(_inner_labels(grid, known, lexicon))
    return [cell for cell in grid.table.cells if id(cell) in known]


def _marked_values(grid: Grid, lexicon: Lexicon) -> Iterator[int]:
    """Cells marked as headings that are values: the name in the first row of a form (取組 | 植樹).

    A known label stands before it, and what stands below it is not marked.
    """
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        if len(cells) < 2 or not all(cell.header and cell.row == row for cell in cells):
            continue
        label, value = cells[-2:]
        below = [cell for cell in grid.column_cells(value.col) if cell.row > row]
        plain = sum(not cell.header for cell in below)
        concepts = [split_heading(cell.text).concept for cell in (label, value)]
        asked = bool(lexicon.senses(concepts[0])) and not lexicon.senses(concepts[1])
        runs = all(cell.header for cell in grid.column_cells(label.col))
        if asked and runs and below and plain == len(below):
            yield id(value)


def labels_above(grid: Grid, lexicon: Lexicon) -> list[Cell]:
    """The labels of a table in which rows of labels stand over rows of longer texts, in turn.

    Where they stand abreast, half of each row of labels must be known.
    """
    rows = [list(grid.row_cells(row)) for row in range(grid.rows)]
    whole = all(cell.rowspan == 1 for cells in rows for cell in cells)
    if len(rows) < 4 or len(rows) % 2 or not whole:
        return []
    labels = [cell for cells in rows[::2] for cell in cells]
    texts = [grid.at(label.row + 1, label.col) for label in labels]
    pairs = [(a, b) for a, b in zip(labels, texts, strict=True) if b is not None and a.text.strip()]
    if len(pairs) < len(labels) or not all(_may_be_label(cell) for cell in labels):
        return []
    if any(text.header or not text.text.strip() for _, text in pairs):
        return []
    if grid.cols > 1 and not all(_half_known(cells, lexicon) for cells in rows[::2]):
        return []
    longer = sum(
        count_characters(text.text) > count_characters(label.text) for label, text in pairs
    )
    return labels if longer >= 0.75 * len(pairs) else []


def _half_known(cells: Sequence[Cell], lexicon: Lexicon) -> bool:
    known = sum(bool(lexicon.senses(split_heading(cell.text).concept)) for cell in cells)
    return 2 * known >= len(cells)


def _lead_labels(grid: Grid, known: set[int]) -> Iterator[int]:
    """Short cells merged down at the left, beside labels: 指標の推移, 評価."""
    for cell in grid.table.cells:
        if cell.col == 0 and cell.rowspan > 1 and _may_be_label(cell) and cell.colspan < grid.cols:
            beside = [grid.at(row, cell.last_col + 1) for row in range(cell.row, cell.last_row + 1)]
            if sum(b is not None and id(b) in known for b in beside) * 2 >= cell.rowspan:
                yield id(cell)


def find_words(grid: Grid, lexicon: Lexicon, context: EraContext | None) -> list[Cell]:
    """All cells that say a known heading, a year or a part of one, marked or not."""
    lexicon = lexicon.with_labels(frozenset())
    return [
        cell
        for cell in grid.table.cells
        if _is_label(cell, lexicon, context) or is_part(split_heading(cell.text).concept)
    ]


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


def _constants(grid: Grid, labels: set[int], lexicon: Lexicon) -> Iterator[int]:
    """Values that are the same in each sheet (対象 | 全ての市民), right beside their labels.

    What heads values below it, or leads to a value behind it, is a label all the same.
    """
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        for before, cell, after in zip(cells, cells[1:], [*cells[2:], None], strict=False):
            if id(cell) not in labels or id(before) not in labels or before.rowspan > cell.rowspan:
                continue
            concept = split_heading(cell.text).concept
            only_printed = lexicon.is_printed(concept) and not lexicon.senses(concept)
            below = grid.at(cell.last_row + 1, cell.col) if cell.last_row + 1 < grid.rows else None
            heads = below is not None and id(below) not in labels and _same_width(below, cell)
            left = grid.at(cell.last_row + 1, before.col) if heads else None
            heads = heads and not (left is not None and id(left) in labels)
            if only_printed and not heads and (after is None or id(after) in labels):
                yield id(cell)
                labels = labels - {id(cell)}


def _dates(
    grid: Grid, labels: set[int], lexicon: Lexicon, context: EraContext | None
) -> Iterator[int]:
    """Years that are values: beside a label that asks for one (事業開始年度 | 平成18年度 | …)."""
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        for before, cell in pairwise(cells):
            year = not cell.header and split_heading(cell.text, context).is_year
            if year and id(before) in labels and (before.row, before.rowspan) == (row, 1):
                concept = split_heading(before.text, context).concept
                if Role.PERIOD in lexicon.senses(concept) or _ASKS_YEAR.search(concept):
                    yield id(cell)


def _inner_labels(grid: Grid, labels: set[int], lexicon: Lexicon) -> Iterator[int]:
    """Words like labels between a label and a value: 自己評価 | 達成度評価 | ◎."""
    for row in range(grid.rows):
        cells = list(grid.row_cells(row))
        for before, cell, after in zip(cells, cells[1:], cells[2:], strict=False):
            answered = id(before) not in labels
            if answered and before is cells[0]:
                continue
            if id(cell) not in labels and id(after) not in labels and _leads(cell, after, answered):
                concept = split_heading(cell.text).concept
                weight = max(lexicon.senses(concept).values(), default=0.0)
                if _may_be_label(cell) and weight >= (0.5 if answered else 0.4):
                    yield id(cell)


def _leads(cell: Cell, after: Cell, answered: bool) -> bool:
    """Behind a value (今後の方向性 | 継続 | 取組内容 | …) a label is shorter than its text.

    A word that asks for a name (番号 | 1 | 重点取組名 | …) may be as long.
    """
    if not answered or _ASKS_NAME.search(cell.text.strip()):
        return True
    return 2 * count_characters(cell.text) < count_characters(after.text)


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
    numbered = split_number(text)
    if numbered.title and lexicon.is_level(numbered.level):
        return False  # 基本目標１ 緑のまち says which one, not what stands beside it
    if _says_itself(text, lexicon):
        return False
    parts = split_heading(text, context)
    return cell.header or parts.is_year or lexicon.knows(parts.concept)


def _says_itself(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell holds a label and its value: 主管課：福祉課; but 計画：Plan is a label."""
    label, colon, value = text.partition("：")
    concepts = [split_heading(part).concept for part in (label, value)]
    return bool(colon and value.strip()) and [*map(lexicon.knows, concepts)] == [True, False]
