"""The text of a cell or a paragraph from its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from extractors.pdf.lines import Line, find_lines
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from schemas.geometry import BBox
from schemas.text import clean_text, collapse_spaced, join_lines

# A line is wrapped when the next word did not fit; spreadsheets leave this much more (in ems).
WRAP_ROOM = 0.5
_FIRST_WORD = re.compile(
    r"[（(「『【〔［\[]*(?:[0-9A-Za-z][0-9A-Za-z.,'\-]*|.)"
    r"[、。，．,.：；！？!?％%）)」』】〕］\]ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
_AMOUNT = re.compile(r"[-－△▲+＋\d０-９,，.．%％\s]+")
# Gap in font sizes up to which two characters are of one word.
JOINT = 0.3


def read_text(characters: Characters, box: BBox) -> tuple[str, str]:
    r"""``(raw, text)`` of the characters of a cell with this box.

    ``raw`` holds the printed lines separated by ``\n``; in ``text`` wrapped lines are joined.
    """
    lines = find_lines(characters)
    return read_lines(lines, box)


def read_cut_text(characters: Characters) -> tuple[str, str]:
    """``(raw, text)`` of a cell that a diagonal parts: its labels, each on a line of its own."""
    pieces = [
        piece
        for line in find_lines(characters)
        for piece in re.split(r"[ \u3000]{3,}", line.raw.strip())
    ]
    words = [collapse_spaced(clean_text(piece)) for piece in pieces]
    return "\n".join(pieces), "\n".join(words)


def read_lines(lines: Sequence[Line], box: BBox) -> tuple[str, str]:
    """``(raw, text)`` of printed lines that stand in a box."""
    raw = "\n".join(line.raw for line in lines)
    texts = [clean_text(line.text) for line in lines]
    joined = join_lines(texts, find_full(lines, box)) if lines else ""
    return raw, "\n".join(map(collapse_spaced, joined.split("\n")))


def find_full(lines: Sequence[Line], box: BBox) -> list[bool]:
    """For each line whether the next one's first word did not fit after it: then its end is a wrap.

    A line that runs over the edge of the box was not wrapped there.
    """
    if not lines:
        return []
    if lines[0].vertical:
        padding = min(line.box.top for line in lines) - box.top
        rooms = [box.bottom - line.box.bottom for line in lines]
    else:
        padding = min(line.box.x0 for line in lines) - box.x0
        rooms = [box.x1 - line.box.x1 for line in lines]
    words = [measure_first_word(line.text) for line in lines[1:]] + [1.0]
    return [
        -0.5 * line.size < room < (word + WRAP_ROOM) * line.size + min(max(padding, 0), line.size)
        for line, room, word in zip(lines, rooms, words, strict=True)
    ]


def measure_first_word(text: str) -> float:
    """Width in ems of what no line break parts at the start of a text.

    Latin words and numbers stay whole, closing punctuation and small kana stay with the character
    before them (JIS X 4051).

    >>> measure_first_word("る。その後"), measure_first_word("12,000円"), measure_first_word("計画")
    (2.0, 3.0, 1.0)
    """
    match = _FIRST_WORD.match(text.strip())
    word = match.group() if match else ""
    return max(1.0, sum(0.5 if mark.isascii() else 1.0 for mark in word))


def own_characters(characters: Characters, boxes: FloatArray) -> IndexArray:
    """For each character the position of the cell that it belongs to, -1 for none.

    It belongs to the cell that holds its centre; but a word that runs over a cell's right edge
    (labels on arrows, text wider than its cell) stays whole in the cell in which it begins.
    """
    owner = assign_characters(characters, boxes)
    if len(owner) < 2:
        return owner
    joined = find_joints(characters)
    breaks = np.flatnonzero(joined & (owner[:-1] != owner[1:]))
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


def find_joints(characters: Characters) -> BoolArray:
    """For each character but the last whether the next one follows it closely on the line."""
    boxes, size = characters.boxes, np.maximum(characters.size, 0.1)
    gap = (boxes[1:, 0] - boxes[:-1, 2]) / size[:-1]
    level = np.abs(np.diff(characters.y)) / size[:-1]
    upright = (characters.turn[:-1] == 0) & (characters.turn[1:] == 0)
    joined: BoolArray = (gap > -0.3) & (gap < JOINT) & (level < 0.3) & upright
    return joined


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
