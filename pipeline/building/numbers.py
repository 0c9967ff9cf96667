"""Numbers of headings and labels as this document sets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.reading.forms import best_role
from pipeline.reading.grid import Grid
from pipeline.reading.lexicon import load_lexicon
from pipeline.reading.tables import TableReading
from pipeline.values.numbering import Numbered, split_counted, split_number, split_unspaced
from schemas.document import Document, Paragraph
from schemas.lines import join_lines
from schemas.roles import Role
from schemas.text import count_characters, text_key

MAX_LABEL = 60


@dataclass(frozen=True, slots=True)
class Numbers:
    """Splits numbers off; ``unspaced`` are the keys of texts whose number has no gap behind it."""

    unspaced: frozenset[str] = frozenset()

    def split(self, text: str) -> Numbered:
        """The number, the level word before it and the title of a heading or label, on one line."""
        numbered = split_number(text)
        if not numbered.number and text_key(text) in self.unspaced:
            closed = text.replace("\n", "")
            numbered = split_unspaced(closed) or split_counted(text) or numbered
        return replace(numbered, title=join_lines(numbered.title.split("\n")))


def learn_numbers(document: Document, readings: Sequence[TableReading]) -> Numbers:
    """Which texts begin with a number that nothing parts from the title.

    A text counts when another heading or label of the document has the number before or behind it
    (１子育て支援の推進, ２高齢者福祉の充実), or when it stands where policies are named.
    """
    found: dict[str, tuple[int, ...]] = {}
    counted: dict[str, tuple[int, ...]] = {}
    plain: set[tuple[int, ...]] = set()
    for text in _labels(document, readings):
        printed = split_number(text)
        if printed.number:
            plain.add(_parts(printed.number))
        elif (numbered := split_unspaced(text)) is not None:
            found[text_key(text)] = _parts(numbered.number)
        elif (numbered := split_counted(text)) is not None:
            counted[text_key(text)] = _parts(numbered.number)
    known = set(found.values())
    sure = {key for key, parts in counted.items() if _is_between(parts, plain | known)}
    policies = {text_key(text) for text in _policy_labels(readings)}
    told = {
        key
        for key, parts in found.items()
        if key in policies
        or _has_neighbour(parts, known | plain)
        or (len(parts) > 1 and any(len(n) == len(parts) for n in (plain | known) - {parts}))
    }
    return Numbers(frozenset(told | sure))


def _policy_labels(readings: Sequence[TableReading]) -> Iterator[str]:
    for reading in readings:
        for column in reading.columns:
            if column.role is Role.POLICY:
                cells = Grid(reading.table).column_cells(column.col, reading.header.end)
                yield from (cell.text for cell in cells)
        if reading.kind == "sheet" and reading.form is not None:
            for pair in reading.form.pairs:
                if best_role([c.text for c in pair.labels], load_lexicon())[0] is Role.POLICY:
                    yield pair.value.text


def _labels(document: Document, readings: Sequence[TableReading]) -> Iterator[str]:
    for _, block in document.blocks():
        if isinstance(block, Paragraph) and count_characters(block.text) <= MAX_LABEL:
            yield " ".join(block.text.split("\n"))
    for reading in readings:
        grid = Grid(reading.table)
        for column in reading.columns:
            if column.role in (Role.POLICY, Role.ITEM):
                cells = grid.column_cells(column.col, reading.header.end)
                yield from (cell.text.replace("\n", "").strip() for cell in cells)
                yield from (" ".join(cell.text.split("\n")).strip() for cell in cells)
        pairs = reading.form.pairs if reading.kind == "sheet" and reading.form else ()
        yield from (" ".join(pair.value.text.split("\n")).strip() for pair in pairs)
        for cell in reading.table.cells:
            if cell.col == 0 and cell.colspan >= grid.cols > 1:
                yield " ".join(cell.text.split("\n")).strip()


def _parts(number: str) -> tuple[int, ...]:
    """The number as a path: 1-2 is (1, 2), B is (-2,): letters are a series of their own."""
    digits = re.findall(r"\d+", number)
    return tuple(map(int, digits)) if digits else (-(ord(number[0].upper()) - 64),)


def _is_between(parts: tuple[int, ...], known: Iterable[tuple[int, ...]]) -> bool:
    """Whether the numbers before and behind stand elsewhere: 5 …, 6 時間外勤務の縮減, 7 …."""
    *above, last = parts
    return all((*above, last + by) in known for by in (1, -1))


def _has_neighbour(parts: tuple[int, ...], known: Iterable[tuple[int, ...]]) -> bool:
    *above, last = parts
    step = 1 if last > 0 else -1
    return any((*above, last + by) in known for by in (step, -step))
