"""Words printed once in each sheet of a document at the same place: the labels of its form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.reading.headings import split_heading
from schemas.document import Cell, Table
from schemas.text import count_characters, text_key

LEAST_SHEETS = 3
"""A form is seen so many times before what it repeats counts as its labels."""
LEAST_ROWS, LEAST_SHARED = 4, 4
MAX_LABEL = 16
SHARE = 0.9
"""A label stands in at least this share of the sheets; one may have lost a row."""
_NO_LABEL = re.compile(r"[。、]|^[\d,.△▲\-円%年月日度]+$")


def find_repeated_labels(tables: Sequence[Table]) -> Mapping[int, frozenset[str]]:
    """By number of a table the keys of the labels that its sheets repeat.

    Sheets are tables that begin with the same word. Each label stands once in a sheet, at the same
    column; a word that lists repeat from row to row (継続) stands there several times.
    """
    families: dict[str, list[int]] = {}
    for number, table in enumerate(tables):
        first = min(table.cells, key=lambda cell: (cell.row, cell.col), default=None)
        if first is not None and table.rows >= LEAST_ROWS and (key := text_key(first.text)):
            families.setdefault(key, []).append(number)
    found: dict[int, frozenset[str]] = {}
    for numbers in families.values():
        if len(numbers) >= LEAST_SHEETS:
            shared = _shared_labels([tables[number] for number in numbers])
            found.update((number, shared) for number in numbers if len(shared) >= LEAST_SHARED)
    return found


def _shared_labels(sheets: Sequence[Table]) -> frozenset[str]:
    printed: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        words = [(_key(cell), cell.col) for cell in sheet.cells if _may_be_label(cell)]
        times = Counter(key for key, _ in words)
        printed.update({word for word in words if times[word[0]] == 1})
    needed = SHARE * len(sheets)
    return frozenset(key for (key, _), count in printed.items() if count >= needed)


def _key(cell: Cell) -> str:
    return text_key(split_heading(cell.text).concept)


def _may_be_label(cell: Cell) -> bool:
    key = _key(cell)
    return len(key) > 1 and count_characters(key) <= MAX_LABEL and not _NO_LABEL.search(key)
