"""From characters to printed lines: grouping, order, spaces, vertical text.

Lines are told by the centres of characters, never by their tops, which differ per font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import (
    CLOCKWISE,
    COUNTER_CLOCKWISE,
    UPRIGHT,
    UPSIDE_DOWN,
    Characters,
    FloatArray,
    IndexArray,
)
from schemas.geometry import BBox

# Gaps in font sizes from which a space stands between two characters.
LATIN_GAP, CJK_GAP, WIDE_GAP = 0.25, 0.6, 1.5
# A printed space counts from this gap on.
PRINTED_GAP = 0.1
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ%,.:;()\-]")
_UNIT = re.compile(r"[(（\[［【]?単位[:：]?[^\s]{1,12}$")
# The amount of a label that is set at the right edge of its line (２款 総務費　9,013,376千円).
_AMOUNT = re.compile(r"[△▲]?[0-9０-９][0-9０-９,，.．]*[十百千]?[万億]?円")
MAX_LABEL = 25
_LETTER = re.compile(r"[぀-ヿ㐀-鿿豈-\ufaff々〆ｦ-ﾟ⺀-⿟]")
# With full-width signs that words spread over a cell may hold (第 ２ 期 （ Ｅ Ｓ Ｃ Ｏ ）).
_LETTER_OR_SIGN = re.compile(rf"{_LETTER.pattern}|[０-９Ａ-Ｚａ-ｚ（）「」・～－]")
# Letter spacing: gaps of a word spread over a cell differ by no more than this share.
EVEN_GAP = 0.35
MIN_SPREAD = 3
# Characters of a vertical line that stand lower by more than this share of the size follow.
STEP, TURNED_STEP = 0.35, 0.1


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or vertical column, its box, its font size in pt.

    ``raw`` has its spaces as printed, in ``text`` letter spacing is closed; ``gap`` is the widest
    one between its characters, in font sizes.
    """

    raw: str
    text: str
    box: BBox
    size: float
    vertical: bool = False
    gap: float = 0.0


def find_lines(characters: Characters, *, part_wide: bool = False) -> list[Line]:
    """The printed lines of some characters from top to bottom (columns from right to left).

    Characters of other directions make lines of their own. Every non-space character stands in
    exactly one line; lines of white space only are left out. ``part_wide`` makes two lines of texts
    on one level that stand far apart and do not follow each other in the file.
    """
    if _mixes_columns(characters):
        return list(_find_columns(characters))
    lines: list[Line] = []
    for turn in (UPRIGHT, CLOCKWISE, COUNTER_CLOCKWISE, UPSIDE_DOWN):
        part = characters.take(characters.turn == turn)
        if len(part) == 0:
            continue
        if turn == UPRIGHT and steps_down(part):
            lines += _find_columns(part)
        else:
            lines += _find_rows(part, turn, part_wide)
    return lines


def _mixes_columns(characters: Characters) -> bool:
    """Whether vertical lines hold upright letters and Latin words turned clockwise.

    In the order of the file each character stands below the one before, or begins a new column.
    """
    turned = characters.turn == CLOCKWISE
    if not turned.any() or turned.all() or not (characters.turn[~turned] == UPRIGHT).all():
        return False
    words = characters.take(~characters.are_spaces())
    if len(words) < 2 or (words.turn == words.turn[0]).all():
        return False
    across = np.abs(np.diff(words.x)) / np.maximum(words.size[1:], 0.1)
    down = np.diff(words.y) / np.maximum(words.size[1:], 0.1)
    below = (across < 0.5) & (down > 0.1) & (down < 3.5)
    return bool(np.count_nonzero(below) >= 0.7 * len(below))


def _find_rows(characters: Characters, turn: int, part_wide: bool) -> Iterator[Line]:
    """Lines of characters of one direction, found in a frame in which the text runs right."""
    frame = _turn_back(characters.boxes, turn)
    for group in group_rows(frame, characters.size):
        for piece in _part_row(group, frame, characters) if part_wide else [group]:
            yield from _make_line(characters.take(piece), frame[piece], turn != UPRIGHT)


def _part_row(group: IndexArray, frame: FloatArray, characters: Characters) -> list[IndexArray]:
    """A row cut where a wide gap stands between characters that do not follow in the file.

    A unit set at the right end of a line, （単位：千円）, is cut off in any case, the amount of a
    label never.
    """
    rank = np.cumsum(~characters.are_spaces())  # place in the file, white space not counted
    words = group[~characters.are_spaces()[group]]
    gaps = frame[words[1:], 0] - frame[words[:-1], 2]
    wide = np.flatnonzero(gaps > WIDE_GAP * characters.size[words[1:]]) + 1
    if len(wide) == 0:
        return [group]
    texts = characters.text[words].tolist()
    found = _UNIT.search("".join(texts))
    unit = found.start() if found else None
    starts = np.cumsum([0, *map(len, texts)])
    cuts = [
        int(np.flatnonzero(group == words[place])[0])
        for place in wide.tolist()
        if abs(rank[words[place]] - rank[words[place - 1]]) != 1 or starts[place] == unit
    ]
    if len(cuts) == 1 and _is_label_with_amount("".join(texts), int(starts[wide[0]])):
        return [group]
    return list(np.split(group, cuts))


def _is_label_with_amount(text: str, cut: int) -> bool:
    """Whether a text is a short label up to a place and an amount of money from there on."""
    label, amount = text[:cut], text[cut:]
    if len(label) > MAX_LABEL or set(label) & set("。、"):
        return False
    return _AMOUNT.fullmatch(amount) is not None and not _AMOUNT.search(label)


def _turn_back(boxes: FloatArray, turn: int) -> FloatArray:
    """The boxes in a frame in which text of this direction runs to the right."""
    x0, top, x1, bottom = boxes.T
    if turn == CLOCKWISE:
        return np.column_stack([top, -x1, bottom, -x0])
    if turn == COUNTER_CLOCKWISE:
        return np.column_stack([-bottom, x0, -top, x1])
    if turn == UPSIDE_DOWN:
        return np.column_stack([-x1, -bottom, -x0, -top])
    return boxes


def group_rows(boxes: FloatArray, sizes: FloatArray) -> list[IndexArray]:
    """Positions of the characters of each line, top to bottom, from left to right within."""
    groups = []
    for group in _group_by_height(boxes, sizes, np.arange(len(sizes)), 0.5, np.maximum):
        if _overlaps_itself(boxes[group]):
            groups += _group_by_height(boxes, sizes, group, 0.45, np.minimum)
        else:
            groups.append(group)
    return [group[np.argsort(boxes[group, 0], kind="stable")] for group in groups]


def _group_by_height(
    boxes: FloatArray, sizes: FloatArray, index: IndexArray, share: float, pick: np.ufunc
) -> list[IndexArray]:
    """Groups of characters whose centres differ from their largest one's by a share of the size."""
    centres = (boxes[index, 1] + boxes[index, 3]) / 2
    groups: list[list[int]] = []
    largest = centre = 0.0
    for position in np.argsort(centres, kind="stable"):
        size, here = float(sizes[index[position]]), float(centres[position])
        if groups and here - centre <= share * float(pick(size, largest)):
            groups[-1].append(int(index[position]))
            if size > largest:
                largest, centre = size, here
        else:
            groups.append([int(index[position])])
            largest, centre = size, here
    return [np.array(group, dtype=np.int64) for group in groups]


def _overlaps_itself(boxes: FloatArray) -> bool:
    """Whether two lines were put together: many characters stand over one another."""
    if len(boxes) < 4:
        return False
    order = np.argsort(boxes[:, 0], kind="stable")
    left, right = boxes[order, 0], boxes[order, 2]
    width = np.maximum(right - left, 0.01)
    overlap = (right[:-1] - left[1:]) / np.minimum(width[:-1], width[1:])
    return bool(np.count_nonzero(overlap > 0.6) > max(1, 0.15 * len(boxes)))


def _make_line(characters: Characters, frame: FloatArray, vertical: bool) -> Iterator[Line]:
    """The line of characters in order; nothing when it is blank."""
    blank = characters.are_spaces()
    if blank.all():
        return
    words = characters.boxes[~blank]
    low, high = words[:, :2].min(axis=0), words[:, 2:].max(axis=0)
    box = BBox(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    size = float(np.median(characters.size[~blank]))
    raw, gaps = _put_spaces(characters, frame, blank)
    yield Line("".join(raw), close_spread(raw, gaps), box, size, vertical, max(gaps))


def _put_spaces(
    characters: Characters, frame: FloatArray, blank: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[list[str], list[float]]:
    """Pieces of a line, each a character with the white space before it, and the gap before each.

    Printed spaces are kept where they really separate; others come from gaps.
    """
    pieces: list[str] = []
    gaps: list[float] = []
    printed, right, before = "", 0.0, ""
    for text, left, end, size, is_blank in zip(
        characters.text, frame[:, 0], frame[:, 2], characters.size, blank, strict=True
    ):
        if is_blank:
            printed += " " if text in "\n\r\t\x0b\x0c" else text
            continue
        gap = float(left - right) / max(float(size), 0.1) if pieces else 0.0
        pieces.append((find_space(gap, printed, before, text) if pieces else "") + text)
        gaps.append(gap)
        printed, right, before = "", max(right, float(end)) if before else float(end), text
    return pieces, gaps


def find_space(gap: float, printed: str, before: str, text: str) -> str:
    """The white space between two characters that stand ``gap`` font sizes apart."""
    if printed:
        return printed if gap > PRINTED_GAP else ""
    latin = _LATIN.match(before[-1:]) and _LATIN.match(text)
    return " " if gap > (LATIN_GAP if latin else CJK_GAP) else ""


def lead(label: Line, line: Line) -> Line:
    """The line with a label before it."""
    raw, text = f"{label.raw} {line.raw}", f"{label.text} {line.text}"
    return Line(raw, text, line.box, line.size, line.vertical, line.gap)


def ends_entry(text: str, gap: float) -> bool:
    """Whether a line is an entry whose amount stands apart from its name, at the right edge."""
    return gap > WIDE_GAP and text[-1:].isdecimal()


def close_spread(pieces: Sequence[str], gaps: Sequence[float]) -> str:
    """The line without the spaces of words spread evenly over a width (実 施 項 目)."""
    result = list(pieces)
    start = no_word = 0
    while start < len(pieces):
        end = _find_spread_end(pieces, gaps, start, _LETTER_OR_SIGN)
        if start < no_word or not _is_word(pieces[start:end]):
            no_word = max(no_word, end)
            end = _find_spread_end(pieces, gaps, start, _LETTER)
        if end - start >= MIN_SPREAD:
            for position in range(start + 1, end):
                result[position] = pieces[position].lstrip()
            start = end
        else:
            # The last letter may begin a word that is spread otherwise (ア 職　員　給　与　費).
            start = max(end - 1, start + 1)
    return "".join(result)


def _find_spread_end(
    pieces: Sequence[str], gaps: Sequence[float], start: int, accepted: re.Pattern[str]
) -> int:
    """One past the last character of the evenly spread run that begins at ``start``."""
    end = start
    while end < len(pieces) and accepted.fullmatch(pieces[end].strip()):
        if end > start:
            reference = gaps[start + 1]
            even = abs(gaps[end] - reference) <= EVEN_GAP * max(reference, 0.5)
            if not even or pieces[end][0] == pieces[end].strip()[0]:
                break
        end += 1
    return end


def _is_word(pieces: Sequence[str]) -> bool:
    """Whether evenly spread characters are one word: not １ 項 目, not ４ 月 ５ 月 ６ 月."""
    letters = [_LETTER.fullmatch(piece.strip()) is not None for piece in pieces]
    begins = bool(letters) and (letters[0] or pieces[0].strip() in "（「")
    return begins and 2 * sum(letters) > len(letters)


def steps_down(characters: Characters) -> bool:
    """Whether upright characters are set as vertical text: each stands below the one before."""
    words = characters.take(~characters.are_spaces())
    if len(words) < 2 or not any(_LETTER.match(text) for text in words.text):
        return False
    dx = np.abs(np.diff(words.x)) / np.maximum(words.size[1:], 0.1)
    dy = np.diff(words.y) / np.maximum(words.size[1:], 0.1)
    down = np.count_nonzero((dx < 0.35) & (dy > 0.6) & (dy < 3.5))
    return bool(down >= max(1, 0.6 * (len(words) - 1))) and not _is_list(words)


def _is_list(words: Characters) -> bool:
    """Whether stacked single characters are marks of a list (○ over △), not a word."""
    letters = sum(bool(_LETTER.match(text)) for text in words.text)
    return letters < 0.5 * len(words)


def _find_columns(characters: Characters) -> Iterator[Line]:
    """Vertical lines from right to left; characters side by side in one are read left to right."""
    words = characters.take(~characters.are_spaces())
    turned = np.column_stack(
        [words.boxes[:, 1], -words.boxes[:, 2], words.boxes[:, 3], -words.boxes[:, 0]]
    )
    for group in group_columns(turned, words.size):
        column = words.take(group)
        order = np.lexsort((column.x, _rank_heights(column)))
        column = column.take(order)
        low, high = column.boxes[:, :2].min(axis=0), column.boxes[:, 2:].max(axis=0)
        box = BBox(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        text = "".join(column.text)
        yield Line(text, text, box, float(np.median(column.size)), vertical=True)


def group_columns(turned: FloatArray, sizes: FloatArray) -> list[IndexArray]:
    """Positions of the characters of each vertical line, right to left."""
    return _group_by_height(turned, sizes, np.arange(len(sizes)), 0.7, np.maximum)


def _rank_heights(column: Characters) -> IndexArray:
    """For each character of a vertical line the number of its step from the top."""
    order = np.argsort(column.y, kind="stable")
    ranks = np.zeros(len(column), dtype=np.int64)
    rank = 0
    for before, here in pairwise(order):
        step = TURNED_STEP if column.turn[here] == CLOCKWISE else STEP
        if column.y[here] - column.y[before] > step * column.size[here]:
            rank += 1
        ranks[here] = rank
    return ranks
