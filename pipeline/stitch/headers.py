"""Rows at the top of a table: a header that comes again, or one that says a new table begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.stitch.columns import ColumnFit
from pipeline.stitch.marks import drop_continued_mark
from schemas.document import Cell, Table
from schemas.roles import Role
from schemas.text import text_key

MAX_REPEATED = 6
"""At most this many rows at the top of a page are compared with the header."""
MAX_ABOVE = 2
"""At most this many rows may stand above the header that is printed again."""
ALIKE_SHARE = 0.5
"""Share of the texts of a repeated row that must be the same; the others may hold more or less."""
KNOWN_SHARE = 0.8
"""Share of the texts of a row of headings that must be known ones."""

_LABEL = re.compile(r"(?=.*[^\W\d])[^。、]{2,16}")
"""The key of a text that may be a label: a word or two, no sentence and no figure."""

_NAMING_ROLES = {Role.POLICY, Role.ITEM, Role.NUMBER, Role.INITIATIVE, Role.TAG, Role.TYPE}

HeadRow = Mapping[tuple[int, int], str]
"""Texts (as keys) of the cells of a row by first and last common edge."""


def head_rows(table: Table, edges: Sequence[int]) -> list[HeadRow]:
    """The rows at the top of a table; ``edges`` are the common numbers of its column edges."""
    rows: list[dict[tuple[int, int], str]] = [
        {} for _ in range(min(table.rows, MAX_REPEATED + MAX_ABOVE))
    ]
    for cell in table.cells:
        if cell.row < len(rows) and cell.last_col < table.cols:
            place = edges[cell.col], edges[cell.last_col + 1]
            rows[cell.row][place] = text_key(drop_continued_mark(cell.text))
    return list(rows)


def count_repeated(table: Table, following: Table, fit: ColumnFit) -> int:
    """How many rows at the top of the next page repeat the first table's header.

    A single repeated row counts when it holds at least two texts. The header may stand below a
    strip of one text that is not printed again, and alone at the end of a page.
    """
    last = table.rows if following.rows > table.rows else table.rows - 1
    first, second = head_rows(table, fit.first), head_rows(following, fit.second)
    for above in range(min(MAX_ABOVE, len(first) - 1) + 1):
        if above and sum(map(bool, first[above - 1].values())) > 1:
            break
        count = _count_same(first[above:last], second[:MAX_REPEATED])
        if _is_whole(following, count) and _count_texts(second[:count]) >= 2:
            return count
    return 0


def _count_same(first: Sequence[HeadRow], second: Sequence[HeadRow]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if not _is_same(one, other):
            break
        count += 1
    return count


def _is_same(one: HeadRow, other: HeadRow) -> bool:
    """Whether the second row prints the first again; columns it lacks may be missing."""
    filled = {place: text for place, text in other.items() if text}
    if not filled or not any(one.values()) or not set(filled) <= set(one):
        return False
    if any(text and not other.get(place, "") for place, text in one.items() if place in other):
        return False
    same = sum(one[place] == text for place, text in filled.items())
    alike = all(
        one[place] and (text in one[place] or one[place] in text) for place, text in filled.items()
    )
    return alike and same >= ALIKE_SHARE * len(filled)


def _is_whole(table: Table, rows: int) -> bool:
    """Whether no cell of the first ``rows`` rows reaches below them."""
    return rows > 0 and all(cell.last_row < rows for cell in table.cells if cell.row < rows)


def _count_texts(rows: Sequence[HeadRow]) -> int:
    return sum(bool(text) for row in rows for text in row.values())


def starts_anew(table: Table, following: Table, fit: ColumnFit, has_bands: bool) -> bool:
    """Whether the next table brings a header of its own.

    By the extractor's word for it, by a title strip on top (unless the first table has such
    ``bands`` between its rows), by the words of its first row, or by a row of the first table's top
    that comes again below the next one's first row (変更前, 変更後).
    """
    if following.header_rows > 0 and _header_texts(table) != _header_texts(following):
        return True
    second = head_rows(following, fit.second)
    if is_band(row_cells(following, 0), following.cols) and not has_bands:
        return True
    if is_heading_row(row_cells(following, 0)):
        return True
    known = {
        key for row in head_rows(table, fit.first)[:MAX_REPEATED] if len(key := _texts(row)) > 1
    }
    return any(_texts(row) in known for row in second[1:MAX_REPEATED])


def count_printed_anew(table: Table, following: Table, header: int) -> int:
    """How many rows of labels below the ``header`` rows stand once in each of two tables.

    A form has its own labels all the way down (課題 | 今後の方向性 | 改善の内容); a list whose
    entries have such rows prints them several times a page.
    """
    first = Counter(_label_rows(table, header))
    second = Counter(_label_rows(following, header))
    if any(count > 1 for count in (first | second).values()):
        return 0
    return len(first & second)


def _label_rows(table: Table, header: int) -> Iterator[tuple[str, ...]]:
    """The rows that hold two or more texts, all of them short words and none like another."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row >= header and cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        keys = tuple(text_key(c.text) for c in sorted(cells, key=lambda c: c.col))
        if 1 < len(keys) == len(set(keys)) and all(map(_LABEL.fullmatch, keys)):
            yield keys


def is_band(cells: Sequence[Cell], cols: int) -> bool:
    """Whether a row is a strip: one text over more than half of three or more columns.

    It begins at the first column; a text further right is the rest of a row cut by a page break.
    """
    filled = [cell for cell in cells if cell.text.strip()]
    return len(filled) == 1 and filled[0].col == 0 and 2 * filled[0].colspan > cols > 2


def is_heading_row(cells: Sequence[Cell]) -> bool:
    """Whether a row holds headings by their words: nearly all are known ones, none is empty."""
    texts = [cell.text for cell in cells]
    if len(texts) < 2 or not all(text.strip() for text in texts):
        return False
    # The lexicon is loaded only where no header was printed again.
    from pipeline.reading.headers import is_known_heading
    from pipeline.reading.lexicon import load_lexicon

    lexicon = load_lexicon()
    known = sum(is_known_heading(text, lexicon) for text in texts)
    return known >= 2 and known >= KNOWN_SHARE * len(texts)


def names_rows(heading: str) -> bool | None:
    """Whether the column below a heading names the rows (事業名, 区分); None for an unknown one."""
    from pipeline.reading.headers import KNOWN, role_weights
    from pipeline.reading.lexicon import load_lexicon

    weights = role_weights((heading,), load_lexicon())
    best = max(weights, key=lambda role: weights[role], default=None)
    if best is None or weights[best] < KNOWN:
        return None
    return best in _NAMING_ROLES


def row_cells(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row, from left to right."""
    return sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)


def _texts(row: HeadRow) -> tuple[str, ...]:
    return tuple(text for _, text in sorted(row.items()) if text)


def _header_texts(table: Table) -> tuple[str, ...]:
    cells = [c for c in table.cells if c.row < table.header_rows]
    ordered = sorted(cells, key=lambda c: (c.row, c.col))
    return tuple(key for cell in ordered if (key := text_key(cell.text)))
