"""The lines of all cells of a page at once, as arrays.

Most cells hold plain upright lines; those are found here in a few array steps. Cells that need
judgement (vertical or turned text, mixed sizes, characters over one another) are named as odd and
read one by one by :mod:`extractors.pdf.text.lines`, which knows all cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import compress, pairwise

import numpy as np

from extractors.pdf.arrays import find_lasts, find_starts
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.text.lines import LATIN_GAP, PRINTED_GAP, close_spread, find_space
from extractors.pdf.text.side_labels import LEAST_INDENT

# Centres of one line differ by no more than the first share of the font size, those of two lines
# by no less than the second; between them judgement is needed.
SAME_LINE, OTHER_LINE = 0.1, 0.5
_LINE_ENDS = re.compile(r"[\n\r\t\x0b\x0c]")
# Characters that cover more than this of one another are not side by side.
OVERLAP = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class LineTable:
    """The lines of plain cells, by cell and from top to bottom.

    Per line: its cell, texts (``raw`` with the spaces as printed, ``text`` without letter spacing),
    ends, font size, widest gap in font sizes, centre from the top, code points of its first and
    last character.
    ``odd`` are the cells that are not among them.
    """

    cell: IndexArray
    raw: list[str]
    text: list[str]
    x0: FloatArray
    x1: FloatArray
    size: FloatArray
    gap: FloatArray
    y: FloatArray
    first: IndexArray
    last: IndexArray
    odd: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Non-space characters in reading order, with the line of each."""

    index: IndexArray
    number: IndexArray
    line: IndexArray
    x0: FloatArray
    x1: FloatArray
    size: FloatArray


def lay_lines(characters: Characters, owner: IndexArray, cells: int) -> LineTable:
    """The lines of the characters of each cell; ``owner`` is -1 for those in no cell."""
    index = np.flatnonzero((owner >= 0) & ~characters.are_spaces())
    if len(index) == 0:
        return _make_empty(frozenset())
    cell = owner[index]
    odd = _find_odd(characters, index, cell, cells)
    plain = ~odd[cell]
    number = np.flatnonzero(plain)
    index, cell = index[plain], cell[plain]
    words, unclear = _order(characters, index, number, cell)
    odd[unclear] = True
    return _make_table(characters, owner, words, odd)


def _find_odd(characters: Characters, index: IndexArray, cell: IndexArray, cells: int) -> BoolArray:
    """Cells with turned text, with several characters in one, or that step down as columns do."""
    odd = np.zeros(cells, dtype=bool)
    odd[cell[(characters.turn[index] != 0) | (characters.codes[index] < 0)]] = True
    x, y = characters.x[index], characters.y[index]
    size = np.maximum(characters.size[index[1:]], 0.1)
    across, down = np.abs(x[1:] - x[:-1]) / size, (y[1:] - y[:-1]) / size
    steps = (across < 0.35) & (down > 0.6) & (down < 3.5) & (cell[1:] == cell[:-1])
    if steps.any():
        stepping = np.bincount(cell[1:][steps], minlength=cells)
        odd |= stepping >= np.maximum(1, 0.5 * (np.bincount(cell, minlength=cells) - 1))
    return odd


def _order(
    characters: Characters, index: IndexArray, number: IndexArray, cell: IndexArray
) -> tuple[_Words, IndexArray]:
    """The characters by cell, line and place, and the cells in which lines are unclear."""
    y, size = characters.y[index], characters.size[index]
    order = np.argsort((cell << 24) + np.rint(y * 64).astype(np.int64), kind="stable")
    sorted_cell, sorted_y, sorted_size = cell[order], y[order], size[order]
    larger = np.maximum(sorted_size[1:], sorted_size[:-1])
    step = (sorted_y[1:] - sorted_y[:-1]) / np.maximum(larger, 0.1)
    same_cell = sorted_cell[1:] == sorted_cell[:-1]
    breaks = ~same_cell | (step > SAME_LINE)
    unclear = [sorted_cell[1:][same_cell & (step > SAME_LINE) & (step < OTHER_LINE)]]
    line = np.concatenate([[0], np.cumsum(breaks)]) if len(index) else np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate([[True], breaks]))[: len(index)]
    if len(index):
        stops = find_lasts(starts, len(index))
        drift = sorted_y[stops] - sorted_y[starts] > 2 * SAME_LINE * sorted_size[starts]
        unclear.append(sorted_cell[starts[drift]])
    x0, x1 = characters.boxes[index, 0], characters.boxes[index, 2]
    key = (line << 24) + np.rint(x0[order] * 64).astype(np.int64)
    order = order[np.argsort(key, kind="stable")]
    words = _Words(index[order], number[order], line, x0[order], x1[order], size[order])
    width = np.maximum(words.x1 - words.x0, 0.01)
    over = (words.x1[:-1] - words.x0[1:]) > OVERLAP * np.minimum(width[1:], width[:-1])
    unclear.append(sorted_cell[1:][over & (line[1:] == line[:-1])])
    return words, np.concatenate(unclear)


def _make_table(
    characters: Characters, owner: IndexArray, words: _Words, odd: BoolArray
) -> LineTable:
    starts = find_starts(words.line)
    if len(starts) == 0:
        return _make_empty(frozenset(np.flatnonzero(odd).tolist()))
    codes = characters.codes.take(words.index)
    joined = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    bounds = [*starts.tolist(), len(joined)]
    raw = [joined[a:b] for a, b in pairwise(bounds)]
    text = raw.copy()
    gap = (words.x0[1:] - words.x1[:-1]) / np.maximum(words.size[1:], 0.1)
    inner = np.where(words.line[1:] == words.line[:-1], gap, 0.0)
    widest = np.maximum.reduceat(np.append(0.0, inner), starts)
    _put_spaces(characters, words, gap, starts, raw, text)
    size = words.size[starts]
    mixed = np.maximum.reduceat(words.size, starts) - np.minimum.reduceat(words.size, starts) > 0.01
    for line in np.flatnonzero(mixed).tolist():
        size[line] = np.median(words.size[bounds[line] : bounds[line + 1]])
    cell = owner[words.index[starts]]
    x0, x1 = words.x0[starts], np.maximum.reduceat(words.x1, starts)
    first, last = (codes.take(places) for places in (starts, find_lasts(starts, len(codes))))
    names = frozenset(np.flatnonzero(odd).tolist())
    y = characters.y.take(words.index[starts])
    table = LineTable(cell, raw, text, x0, x1, size, widest, y, first, last, names)
    sided = _find_sided(table)
    odd[sided] = True
    if not len(sided):
        return _leave_out(table, odd[cell]) if table.odd else table
    table = replace(table, odd=frozenset(np.flatnonzero(odd).tolist()))
    return _leave_out(table, odd[cell])


def _find_sided(table: LineTable) -> IndexArray:
    """Cells of three lines or more beside which a label may stand, or which are centred.

    The first and the last begin far right of one between, or end left of it (see
    :mod:`extractors.pdf.text.side_labels`).
    """
    first = find_starts(table.cell)
    last = find_lasts(first, len(table.cell))
    left = np.minimum.reduceat(table.x0, first) + LEAST_INDENT * table.size[first]
    sided = (table.x0[first] > left) & (table.x0[last] > left)
    right = np.maximum.reduceat(table.x0, first)
    sided |= (table.x1[first] <= right) & (table.x1[last] <= right)
    sided &= last - first > 1
    cells: IndexArray = table.cell[first[sided]]
    return cells


def _make_empty(odd: frozenset[int]) -> LineTable:
    no = np.zeros(0)
    none = np.zeros(0, dtype=np.int64)
    return LineTable(none, [], [], no, no, no, no, no, none, none, odd)


def _leave_out(table: LineTable, dropped: BoolArray) -> LineTable:
    """The table without some of its lines."""
    kept = ~dropped
    raw, text = (list(compress(lines, kept)) for lines in (table.raw, table.text))
    numbers = (table.x0, table.x1, table.size, table.gap, table.y)
    x0, x1, size, gap, y = (values[kept] for values in numbers)
    first, last = table.first[kept], table.last[kept]
    return LineTable(table.cell[kept], raw, text, x0, x1, size, gap, y, first, last, table.odd)


def _put_spaces(
    characters: Characters,
    words: _Words,
    gap: FloatArray,
    starts: IndexArray,
    raw: list[str],
    text: list[str],
) -> None:
    """Puts the white space of lines into ``raw``, and into ``text`` unless it spreads letters."""
    # Characters that follow in the file with nothing but printed white space between.
    follows = (words.number[1:] - words.number[:-1] == 1) & (words.index[1:] - words.index[:-1] > 1)
    inside = words.line[1:] == words.line[:-1]
    wide = inside & ((gap > LATIN_GAP) | (follows & (gap > PRINTED_GAP)))
    places = np.flatnonzero(wide) + 1
    if len(places) == 0:
        return
    spaces: dict[int, dict[int, str]] = {}
    for place in places.tolist():
        line = int(words.line[place])
        before, here = int(words.index[place - 1]), int(words.index[place])
        between = "".join(characters.text[before + 1 : here]) if follows[place - 1] else ""
        printed = _LINE_ENDS.sub(" ", between) if between.isspace() else ""
        offset = place - int(starts[line])
        left, right = raw[line][offset - 1], raw[line][offset]
        space = find_space(float(gap[place - 1]), printed, left, right)
        if space:
            spaces.setdefault(line, {})[offset] = space
    for line, inserted in spaces.items():
        start = int(starts[line])
        letters = list(raw[line])
        pieces = [inserted.get(offset, "") + letter for offset, letter in enumerate(letters)]
        gaps = [0.0, *gap[start : start + len(letters) - 1].tolist()]
        raw[line] = "".join(pieces)
        text[line] = close_spread(pieces, gaps) if len(inserted) > 1 else raw[line]
