"""Forms: labels beside their values (調書), read as pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.roles import Role
from schemas.text import count_characters

MIN_LABEL = 2
"""A single letter (A, B) is a mark, though it may head a PDCA column."""
MAX_LABEL = 30


@dataclass(frozen=True, slots=True)
class FormPair:
    """A value cell with its labels from the outermost to the nearest."""

    labels: tuple[Cell, ...]
    value: Cell


@dataclass(frozen=True, slots=True)
class FormReading:
    """A table read as a form; ``labels`` are the cells taken for labels."""

    pairs: tuple[FormPair, ...]
    labels: tuple[Cell, ...]
    title: FormPair | None
    """The pair that names the action item, when the form is an item sheet."""


def read_form(grid: Grid, lexicon: Lexicon, context: EraContext | None = None) -> FormReading:
    """The label–value pairs of a table; cells under no label pair with nothing."""
    labels = [cell for cell in grid.table.cells if _is_label(cell, lexicon, context)]
    known = set(map(id, labels))
    pairs = tuple(
        FormPair(_labels_of(cell, grid, known), cell)
        for cell in grid.table.cells
        if id(cell) not in known and cell.text.strip()
    )
    title = next((pair for pair in pairs if _names_item(pair, lexicon)), None)
    return FormReading(pairs, tuple(labels), title)


def best_role(labels: Sequence[str], lexicon: Lexicon) -> tuple[Role, float]:
    """The role that the nearest known label gives, with its weight; ``OTHER`` for none."""
    for text in reversed(labels):
        senses = lexicon.senses(split_heading(text).concept)
        if senses:
            return max(senses.items(), key=lambda item: item[1])
    return Role.OTHER, 0.0


def _is_label(cell: Cell, lexicon: Lexicon, context: EraContext | None) -> bool:
    text = cell.text.strip()
    if not MIN_LABEL <= count_characters(text) <= MAX_LABEL:
        return cell.header and bool(text)
    parts = split_heading(text, context)
    return cell.header or parts.is_year or lexicon.knows(parts.concept)


def _labels_of(cell: Cell, grid: Grid, known: set[int]) -> tuple[Cell, ...]:
    """Labels to the left in the same row (outermost first), else the ones above."""
    left = _walk(grid, [(cell.row, col) for col in range(cell.col - 1, -1, -1)], known)
    if left:
        return left
    return _walk(grid, [(row, cell.col) for row in range(cell.row - 1, -1, -1)], known)


def _walk(grid: Grid, places: Sequence[tuple[int, int]], known: set[int]) -> tuple[Cell, ...]:
    """Labels along a line of places: passes over values, then takes the run of labels beyond."""
    found: list[Cell] = []
    for row, col in places:
        cell = grid.at(row, col)
        if cell is None or (found and found[-1] is cell):
            continue
        if id(cell) in known:
            found.append(cell)
        elif found:
            break
    return tuple(reversed(found))


def _names_item(pair: FormPair, lexicon: Lexicon) -> bool:
    """Whether the nearest label is a word for an action item (実施項目, 事業名) right beside it."""
    if not pair.labels or pair.labels[-1].row != pair.value.row:
        return False
    senses = lexicon.senses(split_heading(pair.labels[-1].text).concept)
    return senses.get(Role.ITEM, 0.0) >= 0.6 and count_characters(pair.value.text) <= 120
