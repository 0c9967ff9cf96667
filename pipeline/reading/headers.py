"""Where a table's header ends, and the path of headings over each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.grid import Grid
from pipeline.reading.headings import is_part, split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.roles import Role
from schemas.text import count_characters, text_key

MAX_HEADER_ROWS = 5
KNOWN = 0.6
"""A heading with a sense of at least this weight counts as known."""
LONG_HEADING = 24
_BARE_NAMES = ("名称", "名前", "名")
_NAMED = (Role.ITEM, Role.INITIATIVE, Role.POLICY, Role.INDICATOR)
_SENTENCE = re.compile(r"[。！？]|ます|した。?$|する。?$")
_NUMERIC = re.compile(r"[\d０-９,，.．△▲¥￥%％\-－+()（）円\s]+")


@dataclass(frozen=True, slots=True)
class Header:
    """Rows ``first`` to ``end`` (exclusive) hold headings; rows before are a title strip."""

    first: int
    end: int

    @property
    def exists(self) -> bool:
        """Whether the table has any header row."""
        return self.end > self.first


NO_HEADER = Header(0, 0)


def find_header(grid: Grid, lexicon: Lexicon, context: EraContext | None = None) -> Header:
    """The header rows of a table, by the extractor's evidence, known headings and spans.

    A header needs two headings that are known, or the extractor's word for it, and a body below.
    """
    first = _skip_title_rows(grid)
    if first >= grid.rows or _has_labels_above(grid):
        return NO_HEADER
    declared = max(grid.table.header_rows, first)
    if declared > first:
        end = _trim(grid, first, declared, lexicon, context)
    elif _is_header_row(grid, first, lexicon, context):
        end = first + 1
    else:
        return NO_HEADER
    end = _extend(grid, first, end, lexicon, context)
    return Header(first, end) if end < grid.rows else NO_HEADER


def _has_labels_above(grid: Grid) -> bool:
    """Whether a table of one column holds texts, each under a label of its own."""
    marked = [cell.row for cell in grid.table.cells if cell.header]
    if grid.cols != 1:
        return False
    if len(marked) > 1 and 2 * len(marked) >= grid.rows - 1:
        return True
    texts = [cell.text for cell in grid.table.cells if cell.text.strip()]
    short = [count_characters(text) <= LONG_HEADING and "。" not in text for text in texts]
    return len(texts) >= 4 and all(short[::2]) and not any(short[1::2])


def header_cells(grid: Grid, header: Header) -> list[Cell]:
    """The distinct cells of the title strip and the header, in reading order."""
    return [cell for row in range(header.end) for cell in grid.starting_cells(row)]


def header_paths(grid: Grid, header: Header) -> tuple[tuple[str, ...], ...]:
    """For each column the texts from the top heading to the leaf; repeated texts stand once."""
    return tuple(_path(grid, header, col) for col in range(grid.cols))


def _path(grid: Grid, header: Header, col: int) -> tuple[str, ...]:
    path: list[str] = []
    previous: Cell | None = None
    for row in range(header.first, header.end):
        cell = grid.at(row, col)
        if cell is not None and cell is not previous and cell.text.strip():
            path.append(cell.text.strip())
        previous = cell
    return tuple(path)


def _skip_title_rows(grid: Grid) -> int:
    row = 0
    while row < grid.rows - 1 and row < MAX_HEADER_ROWS:
        filled = [cell for cell in grid.row_cells(row) if cell.text.strip()]
        is_title = (
            len(filled) == 1 and filled[0].rowspan == 1 and 2 * filled[0].colspan >= grid.cols
        )
        if grid.cols < 2 or (filled and not is_title):
            break
        row += 1
    return row


def _is_header_row(grid: Grid, row: int, lexicon: Lexicon, context: EraContext | None) -> bool:
    cells = [cell for cell in grid.starting_cells(row) if cell.text.strip()]
    if not cells:
        return False
    known = [cell for cell in cells if is_known_heading(cell.text, lexicon, context)]
    distinct = {text_key(cell.text) for cell in known}
    likely = sum(_likeness(cell, lexicon, context) for cell in cells) / len(cells)
    return len(distinct) >= 2 and likely >= 0.5


def _extend(grid: Grid, first: int, end: int, lexicon: Lexicon, context: EraContext | None) -> int:
    while end < min(grid.rows, first + MAX_HEADER_ROWS):
        reach = _span_reach(grid, first, end)
        if reach > end:
            end = reach
        elif _is_sub_header(grid, end, lexicon, context):
            end += 1
        else:
            break
    return end


def _trim(grid: Grid, first: int, end: int, lexicon: Lexicon, context: EraContext | None) -> int:
    """The end of a declared header without rows that hold figures: shaded rows may be body rows."""
    while end > first + 1:
        cells = [cell for cell in grid.starting_cells(end - 1) if cell.text.strip()]
        if _is_strip(grid, cells):
            end -= 1
            continue
        if not any(_is_figure(cell.text, lexicon, context) for cell in cells):
            break
        end -= 1
    return end


def _is_strip(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row is one cell over the whole table: it heads the rows below, not columns."""
    return len(cells) == 1 and cells[0].colspan >= grid.cols > 1


def _span_reach(grid: Grid, first: int, end: int) -> int:
    """How far down the cells of the header reach; a label merged over the body does not count."""
    cells = [cell for row in range(first, end) for cell in grid.starting_cells(row)]
    limit = min(grid.rows, first + MAX_HEADER_ROWS)
    reaches = [cell.last_row + 1 for cell in cells if cell.last_row + 1 <= limit]
    return max(reaches, default=end)


def _is_sub_header(grid: Grid, row: int, lexicon: Lexicon, context: EraContext | None) -> bool:
    """Whether the row continues the header above: known headings again, under wider ones."""
    cells = [cell for cell in grid.starting_cells(row) if cell.text.strip()]
    if not cells or (row + 1 >= grid.rows) or _is_strip(grid, cells):
        return False
    if any(_is_figure(cell.text, lexicon, context) for cell in cells):
        return False
    likely = sum(_likeness(cell, lexicon, context) for cell in cells) / len(cells)
    above = [grid.at(row - 1, cell.col) for cell in cells]
    under_wider = any(parent is not None and parent.colspan > 1 for parent in above)
    under_gap = any(parent is None or not parent.text.strip() for parent in above)
    known = sum(is_known_heading(cell.text, lexicon, context) for cell in cells)
    if under_wider:
        return likely >= 0.5 and known >= 1
    # Where spans are lost, labels may have slid over the gaps that showed them.
    open_above = under_gap or not grid.table.spans_known
    return open_above and likely >= 0.6 and known >= 2


def _is_figure(text: str, lexicon: Lexicon, context: EraContext | None) -> bool:
    """Whether a text is a number and no year: a row with figures belongs to the body."""
    return bool(_NUMERIC.fullmatch(text.strip())) and not is_known_heading(text, lexicon, context)


def is_known_heading(text: str, lexicon: Lexicon, context: EraContext | None = None) -> bool:
    """Whether a text is a heading of the lexicon, or a year."""
    if count_characters(text) > LONG_HEADING * 2:
        return False
    parts = split_heading(text, context)
    if parts.is_year or is_part(parts.concept):
        return True
    senses = lexicon.senses(parts.concept)
    return max(senses.values(), default=0.0) >= KNOWN


def _likeness(cell: Cell, lexicon: Lexicon, context: EraContext | None) -> float:
    text = cell.text.strip()
    if cell.header or is_known_heading(text, lexicon, context):
        return 1.0
    if _NUMERIC.fullmatch(text) or _SENTENCE.search(text):
        return 0.0
    return 0.4 if count_characters(text) <= LONG_HEADING else 0.0


def role_weights(
    path: Sequence[str], lexicon: Lexicon, context: EraContext | None = None
) -> dict[Role, float]:
    """Weights of roles from a whole header path; the leaf speaks loudest, its parents help.

    A parent's word counts less the further away it stands: P, D, C, A often stand only in the
    parent (実行(D) / 具体的な取組内容), so it must count at all. Where the leaf may mean what its
    parent says (計画(P) / 計画内容), it does. A bare 名称 names what the heading above it says.
    """
    weights: dict[Role, float] = {}
    if len(path) > 1 and text_key(path[-1]) in _BARE_NAMES:
        named = lexicon.senses(split_heading(path[-2], context).concept)
        if max(named, key=lambda r: named[r], default=None) in _NAMED:
            path = path[:-1]
    for distance, text in enumerate(reversed(path)):
        parts = split_heading(text, context)
        for role, weight in lexicon.senses(parts.concept).items():
            agrees = distance == 1 and role in weights
            share = weight if distance == 0 or agrees else weight * 0.55 / distance
            weights[role] = weights.get(role, 0.0) + share
    return weights
