"""The text of a cell or a paragraph from its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.arrays import find_lasts, find_starts
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.text.line_table import LineTable, lay_lines
from extractors.pdf.text.lines import WIDE_GAP, Line, ends_entry, find_lines, lead
from extractors.pdf.text.side_labels import part_side_label
from schemas.geometry import BBox
from schemas.lines import MAY_END, NO_PLAIN_START, join_lines
from schemas.text import clean_text, collapse_spaced

# A line is wrapped when the next word did not fit; spreadsheets leave this much more (in ems).
WRAP_ROOM = 0.5
# Lines that begin beyond this share of the width, and so many ems, are set to the right edge.
LATE, LATE_START = 0.5, 3.0
# Lines whose centres are this many times as far apart as others of the cell leave an empty one.
APART = 1.6
# No word is so long (in ems) that more room than this would not take it.
MAX_ROOM = 60.0
_FIRST_WORD = re.compile(
    r"[（(「『【〔［\[]*(?:[0-9A-Za-z][0-9A-Za-z.,'\-]*|.)"
    r"[、。，．,.：；！？!?％%）)」』】〕］\]ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
# Without these at the first and the second place the first word is one full-width character.
_LONG_START = frozenset(map(chr, range(0x3001))) | frozenset("（「『【〔［")
_LONG_SECOND = frozenset(
    "、。，．,.：；！？!?％%）)」』】〕］]ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
) | {""}
# Code points that the clean-up of texts leaves alone: printed ASCII, signs, ideographs, kana but
# for separate voicing marks, full-width forms. The last place is that of -1 (ligatures): not plain.
_PLAIN = np.zeros(0x10000, dtype=bool)
for _first, _last in (
    (0x20, 0x7E),
    (0x2070, 0x2E7F),
    (0x3000, 0x3098),
    (0x309D, 0xD7FF),
    (0xE000, 0xFEFE),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFEE),
):
    _PLAIN[_first : _last + 1] = True
# By code point whether schemas.lines.begins_plainly holds, and whether a line may end with it on
# purpose; the last place is that of -1 too.
_BEGINS_PLAINLY = np.zeros(0x10000, dtype=bool)
for _first, _last in ((0x3042, 0x3093), (0x4E00, 0x9FFF)):
    _BEGINS_PLAINLY[_first : _last + 1] = True
_BEGINS_PLAINLY[[ord(mark) for mark in NO_PLAIN_START]] = False
_MAY_END = np.zeros(0x10000, dtype=bool)
_MAY_END[[0xFFFF, *(ord(mark) for mark in MAY_END)]] = True


def read_text(characters: Characters, box: BBox) -> tuple[str, str]:
    r"""``(raw, text)`` of the characters of a cell with this box.

    ``raw`` holds the printed lines separated by ``\n``; in ``text`` wrapped lines are joined.
    """
    side = part_side_label(characters)
    if side is None:
        return read_lines(find_lines(characters), box)
    label, lines = find_lines(side.label), find_lines(side.rest)
    if side.leads:
        return read_lines([lead(label[0], lines[0]), *lines[1:]], box)
    # What a label stands after wraps before it.
    inner = BBox(box.x0, box.top, label[0].box.x0, box.bottom)
    raw, text = read_lines(lines, inner)
    return f"{raw} {label[0].raw}", f"{text} {label[0].text}"


def are_plain(characters: Characters) -> bool:
    """Whether no character is of a kind that :func:`schemas.text.clean_text` may change."""
    return bool(_PLAIN[np.minimum(characters.codes, 0xFFFF)].all())


def read_cells(
    characters: Characters, owner: IndexArray, boxes: FloatArray
) -> list[tuple[str, str]]:
    """``(raw, text)`` of each cell as :func:`read_text` gives it, all cells in one go.

    ``owner`` is the cell of each character, -1 for none; ``boxes`` are the cells' (n × 4).
    """
    table = lay_lines(characters, owner, len(boxes))
    texts = [("", "")] * len(boxes)
    plain = are_plain(characters)
    clean = table.text if plain else list(map(clean_text, table.text))
    if clean:
        first = find_starts(table.cell)
        full = _find_full_lines(table, first, boxes)
        wrapped = _are_plain_wraps(table, first, full)
        bounds = [*first.tolist(), len(clean)]
        for cell, (start, stop) in zip(table.cell[first].tolist(), pairwise(bounds), strict=True):
            if stop == start + 1:
                texts[cell] = table.raw[start], collapse_spaced(clean[start])
                continue
            lines = clean[start:stop]
            text = (
                "".join(lines) if plain and wrapped[start] else join_lines(lines, full[start:stop])
            )
            texts[cell] = "\n".join(table.raw[start:stop]), collapse_spaced(text)
    for cell in sorted(table.odd):
        box = BBox(*boxes[cell].tolist())
        texts[cell] = read_text(characters.take(np.flatnonzero(owner == cell)), box)
    return texts


def _are_plain_wraps(table: LineTable, first: IndexArray, full: Sequence[bool]) -> list[bool]:
    """For the first line of each cell whether all breaks in the cell are plainly wraps.

    There :func:`schemas.lines.join_lines` would only put the lines together: each but the last is
    full, ends nothing, and is followed by an ideograph or kana that begins no list.
    """
    following = np.append(table.first[1:], 0)
    goes_on = np.array(full) & _BEGINS_PLAINLY[np.minimum(following, 0xFFFF)]
    goes_on &= ~_MAY_END[np.minimum(table.last, 0xFFFF)]
    goes_on[find_lasts(first, len(full))] = True
    result = np.zeros(len(full), dtype=bool)
    result[first] = np.logical_and.reduceat(goes_on, first)
    flags: list[bool] = result.tolist()
    return flags


def _find_full_lines(table: LineTable, first: IndexArray, boxes: FloatArray) -> list[bool]:
    """For each line of a table what :func:`find_full` says of it within its cell.

    ``first`` are the first lines of the cells. Most lines are told without measuring a word: those
    whose room not even one character would fit into, and the last ones of their cells.
    """
    size = table.size
    sides = boxes[table.cell]
    lasts = find_lasts(first, len(size))
    counts = lasts - first + 1
    padding = np.repeat(np.minimum.reduceat(table.x0, first), counts) - sides[:, 0]
    room = sides[:, 2] - table.x1 - np.minimum(np.maximum(padding, 0.0), size)
    wrapped = (sides[:, 2] - table.x1 > -0.5 * size) & (sides[:, 2] - table.x1 < MAX_ROOM * size)
    start = table.x0 - sides[:, 0]
    wrapped &= (start <= LATE * (sides[:, 2] - sides[:, 0])) | (start <= LATE_START * size)
    full: BoolArray = wrapped & (room < (1.0 + WRAP_ROOM) * size)
    doubtful = wrapped & ~full
    doubtful[lasts] = False
    for line in np.flatnonzero(doubtful).tolist():
        reach = (measure_first_word(table.text[line + 1]) + WRAP_ROOM) * float(size[line])
        full[line] = room[line] < reach
    for line in np.flatnonzero(full & (table.gap > WIDE_GAP)).tolist():
        full[line] = not ends_entry(table.text[line], float(table.gap[line]))
    full &= ~_stand_apart(table.y, first, lasts)
    flags: list[bool] = full.tolist()
    return flags


def _stand_apart(y: FloatArray, first: IndexArray, lasts: IndexArray) -> BoolArray:
    """After which lines more room is left than between other lines of their cell: an empty line."""
    steps = np.append(np.diff(y), np.inf)
    steps[lasts] = np.inf
    least = np.repeat(np.minimum.reduceat(steps, first), lasts - first + 1)
    apart: BoolArray = (steps > APART * least) & (steps < np.inf)
    return apart


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
    return raw, collapse_spaced(joined)


def find_full(lines: Sequence[Line], box: BBox) -> list[bool]:
    """For each line whether the next one's first word did not fit after it: then its end is a wrap.

    A line that runs over the edge of the box was not wrapped there, nor was a short one that is set
    to its right edge.
    """
    if not lines:
        return []
    if lines[0].vertical:
        padding = min(line.box.top for line in lines) - box.top
        rooms = [box.bottom - line.box.bottom for line in lines]
    else:
        padding = min(line.box.x0 for line in lines) - box.x0
        rooms = [box.x1 - line.box.x1 for line in lines]
    full = _are_full([line.text for line in lines], rooms, [line.size for line in lines], padding)
    across = lines[0].vertical
    centres = np.array([-line.box.center[0] if across else line.box.center[1] for line in lines])
    apart = _stand_apart(centres, np.zeros(1, dtype=np.int64), np.array([len(lines) - 1]))
    return [
        is_full and not ends_entry(line.text, line.gap) and not _begins_late(line, box) and not gap
        for is_full, line, gap in zip(full, lines, apart.tolist(), strict=True)
    ]


def _begins_late(line: Line, box: BBox) -> bool:
    """Whether a short line is set to the right edge: it leaves room before it, not after it."""
    start = line.box.x0 - box.x0
    return not line.vertical and start > max(LATE * box.width, LATE_START * line.size)


def _are_full(
    texts: Sequence[str], rooms: Sequence[float], sizes: Sequence[float], padding: float
) -> list[bool]:
    """For each line whether the next one's first word did not fit into the room that it left.

    ``padding`` is the room before the lines, which counts up to one em at their end too.
    """
    full = []
    following = [*texts[1:], ""]
    padding = max(padding, 0.0)
    for room, size, text in zip(rooms, sizes, following, strict=True):
        if -0.5 * size < room < MAX_ROOM * size:
            reach = (measure_first_word(text) + WRAP_ROOM) * size + min(padding, size)
            full.append(room < reach)
        else:
            full.append(False)
    return full


def measure_first_word(text: str) -> float:
    """Width in ems of what no line break parts at the start of a text.

    Latin words and numbers stay whole, closing punctuation and small kana stay with the character
    before them (JIS X 4051).

    >>> measure_first_word("る。その後"), measure_first_word("12,000円"), measure_first_word("計画")
    (2.0, 3.0, 1.0)
    """
    if text[:1] not in _LONG_START and text[1:2] not in _LONG_SECOND:
        return 1.0
    match = _FIRST_WORD.match(text.strip())
    word = match.group() if match else ""
    return max(1.0, sum(0.5 if mark.isascii() else 1.0 for mark in word))
