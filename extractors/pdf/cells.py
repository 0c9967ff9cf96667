"""The text of a cell or a paragraph from its characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.lines import Line, find_lines
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from schemas.geometry import BBox
from schemas.text import clean_text, collapse_spaced, join_lines

# A wrapped line reaches within about one character of the right edge.
WRAP_ROOM = 1.05


def read_text(characters: Characters, box: BBox) -> tuple[str, str]:
    r"""``(raw, text)`` of the characters of a cell with this box.

    ``raw`` holds the printed lines separated by ``\n``; in ``text`` wrapped lines are joined.
    """
    lines = find_lines(characters)
    return read_lines(lines, box)


def read_lines(lines: Sequence[Line], box: BBox) -> tuple[str, str]:
    """``(raw, text)`` of printed lines that stand in a box."""
    raw = "\n".join(line.raw for line in lines)
    texts = [clean_text(line.text) for line in lines]
    joined = join_lines(texts, find_full(lines, box)) if lines else ""
    return raw, "\n".join(map(collapse_spaced, joined.split("\n")))


def find_full(lines: Sequence[Line], box: BBox) -> list[bool]:
    """For each line whether it reaches the end of the box, so that its end may be a wrap."""
    if not lines:
        return []
    if lines[0].vertical:
        padding = min(line.box.top for line in lines) - box.top
        ends = [(box.bottom - line.box.bottom, line.size) for line in lines]
    else:
        padding = min(line.box.x0 for line in lines) - box.x0
        ends = [(box.x1 - line.box.x1, line.size) for line in lines]
    return [room < WRAP_ROOM * size + min(max(padding, 0.0), size) for room, size in ends]


def assign_characters(characters: Characters, boxes: FloatArray) -> IndexArray:
    """For each character the position of the box that holds its centre, -1 for none.

    Boxes of one grid do not overlap, so the first hit is the only one; characters exactly on an
    edge go to the box that begins there.
    """
    owner = np.full(len(characters), -1, dtype=np.int64)
    x, y = characters.x, characters.y
    for position, (x0, top, x1, bottom) in enumerate(boxes):
        inside: BoolArray = (x >= x0) & (x < x1) & (y >= top) & (y < bottom) & (owner < 0)
        owner[inside] = position
    return owner
