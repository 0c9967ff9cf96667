"""Which cell of a grid each character belongs to."""

from __future__ import annotations

import re

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.tables.grid import Grid
from extractors.pdf.text.places import are_joined, find_joints

_AMOUNT = re.compile(r"[-－△▲+＋\d０-９,，.．%％\s]+")


def own_characters(characters: Characters, grid: Grid) -> IndexArray:
    """For each character the position of the cell that it belongs to, -1 for none.

    It belongs to the cell that holds its centre; but a word that runs over a cell's right edge
    (labels on arrows, text wider than its cell) stays whole in the cell in which it begins.
    """
    owner = grid.find_cells(characters.x, characters.y)
    if len(owner) < 2:
        return owner
    changes = np.flatnonzero(owner[:-1] != owner[1:])
    if not are_joined(characters, changes).any():
        return owner
    joined = find_joints(characters)
    breaks = np.flatnonzero(joined & (owner[:-1] != owner[1:]))
    boxes = grid.boxes()
    for start, end in {_find_run(joined, int(position)) for position in breaks}:
        home = _find_home(characters.take(np.arange(start, end)), owner[start:end], boxes)
        if home is not None:
            owner[start:end] = home
    return owner


def _find_run(joined: BoolArray, position: int) -> tuple[int, int]:
    """First and one past the last character of the word around a joint."""
    start, end = position, position + 1
    while start > 0 and joined[start - 1]:
        start -= 1
    while end < len(joined) and joined[end]:
        end += 1
    return start, end + 1


def _find_home(word: Characters, owners: IndexArray, boxes: FloatArray) -> int | None:
    """The cell of a word that runs over an edge, None when the edge parts two words.

    A number set right in its last cell belongs there, any other word where it begins.
    """
    first, last = int(owners[0]), int(owners[-1])
    if first < 0:
        return None
    edge = float(boxes[first, 2])
    size = float(np.median(word.size))
    before, after = word.boxes[owners == first], word.boxes[owners != first]
    margin = 0.1 * size
    if before[:, 2].max() <= edge + margin and after[:, 0].min() >= edge - margin:
        return None
    joint = int(np.argmax(owners != first))
    if word.text[joint - 1].isascii() != word.text[joint].isascii() and len(set(owners)) == 2:
        return None
    if last >= 0 and _AMOUNT.fullmatch("".join(word.text)):
        return last if float(boxes[last, 2]) - float(word.boxes[-1, 2]) < 0.6 * size else first
    return first
