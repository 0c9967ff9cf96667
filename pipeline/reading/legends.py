"""Legends printed as tables: a mark in one column, its meaning in the next."""

from __future__ import annotations

import re

from pipeline.reading.grid import Grid
from pipeline.values.marks import is_mark
from pipeline.values.notes import read_legend
from schemas.document import Cell
from schemas.text import count_characters, text_key

MAX_ROWS = 12
LEAST_MARKS = 2
MAX_WORD = 12
_TERM = re.compile(r"用語名?|語句|言葉|ことば|用語・?略語|略語|項目・?用語")
_EXPLAINED = re.compile(r"(?:用語の?)?(?:説明|解説|意味|内容|定義)")
_HEADINGS = re.compile(
    r"(?:.{0,6}(?:記号|区分|評価|判定|ランク|凡例|基準|内容|説明|意味|目安|状況|状態|符号|マーク|程度|水準|考え方|定義|達成度|進捗度|表示|段階|点数))+"
)

_GRADED = re.compile(r"考え方|基準|意味|定義|目安")
"""Headings over what a mark means; 内容 and 説明 stand over other things, too."""


def read_legend_table(grid: Grid) -> tuple[tuple[str, str], ...]:
    """Marks with their meanings when the table is a legend and nothing else, else nothing.

    Rows of one mark and one text (◎ | 計画を上回った), under a heading row or none; or marks over
    their texts; or a box that holds a legend's text.
    """
    cells = [cell for cell in grid.table.cells if cell.text.strip()]
    if not cells or grid.rows > MAX_ROWS:
        return ()
    if len(cells) <= LEAST_MARKS and (found := read_legend(" ".join(c.text for c in cells))):
        return found
    return _by_rows(grid) or _by_columns(grid)


def read_glossary_table(grid: Grid) -> tuple[tuple[Cell, Cell], ...]:
    """The cells of terms and of their explanations, when the table explains words (用語 | 説明)."""
    if grid.rows < 2:
        return ()
    heads = _filled(grid, 0)
    if len(heads) != 2 or not _TERM.fullmatch(text_key(heads[0].text)):
        return ()
    if not _EXPLAINED.fullmatch(text_key(heads[1].text)):
        return ()
    rows = [_filled(grid, row) for row in range(1, grid.rows)]
    if any(len(row) != 2 for row in rows):
        return ()
    return tuple((row[0], row[1]) for row in rows)


def _by_rows(grid: Grid) -> tuple[tuple[str, str], ...]:
    rows = [_filled(grid, row) for row in range(grid.rows)]
    rows = [row for row in rows if row]
    headed = bool(rows) and all(_HEADINGS.fullmatch(text_key(cell.text)) for cell in rows[0])
    words = headed and len(rows[0]) > 1 and _GRADED.search(text_key(rows[0][1].text)) is not None
    rows = rows[1:] if headed else rows
    pairs = [_pair(row, any_word=words) for row in rows]
    found = [pair for pair in pairs if pair is not None]
    return tuple(found) if len(found) == len(rows) >= LEAST_MARKS and _differ(found) else ()


def _filled(grid: Grid, row: int) -> list[Cell]:
    return [cell for cell in grid.row_cells(row) if cell.text.strip()]


def _pair(row: list[Cell], *, any_word: bool) -> tuple[str, str] | None:
    """The mark and what is said of it: in a row of three the second names, the third explains.

    Under headings of a legend (区分 | 考え方) ``any_word`` is a mark: 相当程度効果あり.
    """
    if not 2 <= len(row) <= 3:
        return None
    short = any_word and count_characters(row[0].text) <= MAX_WORD
    if not (short or is_mark(row[0].text)):
        return None
    meaning = row[1].text.strip()
    if count_characters(meaning) < 2:
        return None
    return row[0].text.strip(), " ".join(meaning.split("\n"))


def _by_columns(grid: Grid) -> tuple[tuple[str, str], ...]:
    """One row of marks over one row of meanings."""
    if grid.rows != 2:
        return ()
    marks, texts = _filled(grid, 0), _filled(grid, 1)
    if marks and _HEADINGS.fullmatch(text_key(marks[0].text)):
        marks, texts = marks[1:], texts[1:]
    if len(marks) < LEAST_MARKS or len(marks) != len(texts):
        return ()
    if not all(is_mark(c.text) for c in marks) or any(count_characters(c.text) < 2 for c in texts):
        return ()
    found = [(m.text.strip(), t.text.strip()) for m, t in zip(marks, texts, strict=True)]
    return tuple(found) if _differ(found) else ()


def _differ(pairs: list[tuple[str, str]]) -> bool:
    return len({text_key(mark) for mark, _ in pairs}) == len(pairs)
