"""Lines of headings, whose letters may be spread out (氏　　名), and the gaps between these.

Such a line has more texts than columns, so that it says nothing of columns until its letters have
been put together: labels are what lies between its wider gaps, wherever that gives known headings.
Below them names may be spread out as well, and be numbered.
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import FloatArray
from extractors.pdf.tables.borderless_check import MAX_HEADER, MIN_COLUMNS, names_column
from extractors.pdf.tables.text_columns import RowTexts
from extractors.pdf.tables.text_rows import TextLines

# Longer lines, and those with more texts, are no headings.
MAX_LINE, MAX_TEXTS = 60, 40
# Share of the labels that are known headings; rows that must be numbered.
MIN_KNOWN, MIN_NUMBERS = 0.6, 3
_NUMBER = re.compile(r"([\d０-９]{1,3})(?=[^\d０-９.．)）、月日年])")
_DIGIT = re.compile(r"[\d０-９。、]")


def find_label_gaps(lines: TextLines, pieces: RowTexts) -> dict[int, FloatArray]:
    """For each line of headings the gaps between its labels (n × 2, from the left)."""
    found = {}
    counts = np.bincount(pieces.row, minlength=len(lines.groups))
    for line in np.flatnonzero((counts >= MIN_COLUMNS) & (counts <= MAX_TEXTS)).tolist():
        gaps = _part_labels(lines, pieces, line)
        if gaps is not None:
            found[line] = gaps
    return found


def find_number_edge(lines: TextLines, xs: FloatArray) -> float | None:
    """Where the numbers end that stand before the texts of the first column, None without them.

    ``xs`` are the edges of the columns; the lines below the first are numbered one after another.
    """
    ends, starts, numbers = [], [], []
    for group in lines.groups[1:]:
        words = lines.words.take(group[lines.words.x[group] < xs[1]])
        words = words.take(np.argsort(words.x))
        text = "".join(words.text)
        found = _NUMBER.match(text)
        if found is None or len(text) != len(words):
            continue
        numbers.append(int(found[1]))
        ends.append(float(words.boxes[found.end() - 1, 2]))
        starts.append(float(words.boxes[found.end(), 0]))
    if len(numbers) < MIN_NUMBERS or numbers != list(range(1, len(numbers) + 1)):
        return None
    return (max(ends) + min(starts)) / 2 if max(ends) < min(starts) else None


def _part_labels(lines: TextLines, pieces: RowTexts, line: int) -> FloatArray | None:
    """The gaps of a line that part it into known headings, None when none do."""
    group = lines.groups[line]
    if len(group) > MAX_LINE or _DIGIT.search("".join(lines.words.text[group])):
        return None
    here = pieces.row == line
    gaps = np.column_stack([pieces.end[here][:-1], pieces.start[here][1:]])
    texts = _read_texts(lines, line, pieces.start[here])
    widths = gaps[:, 1] - gaps[:, 0]
    best, most = None, MIN_KNOWN
    for width in sorted(set(widths.tolist())):
        wide = np.flatnonzero(widths >= width)
        known = _count_known(texts, wide.tolist()) / (len(wide) + 1)
        if len(wide) + 1 >= MIN_COLUMNS and known > most:
            best, most = gaps[wide], known
    return best


def _read_texts(lines: TextLines, line: int, starts: FloatArray) -> list[str]:
    """The texts of a line, by where they begin."""
    group = lines.groups[line]
    of = np.searchsorted(starts, lines.words.x[group], "right") - 1
    texts = [""] * len(starts)
    for place, number in zip(group.tolist(), of.tolist(), strict=True):
        texts[max(number, 0)] += str(lines.words.text[place])
    return texts


def _count_known(texts: list[str], breaks: list[int]) -> int:
    """How many labels are known headings when the texts after ``breaks`` begin new ones.

    None when any label is more than one word or the letters of one.
    """
    bounds = [0, *(place + 1 for place in breaks), len(texts)]
    labels = [texts[a:b] for a, b in pairwise(bounds)]
    if any(len(label) > 1 and max(map(len, label)) > 1 for label in labels):
        return 0
    words = ["".join(label) for label in labels]
    return sum(len(word) <= MAX_HEADER and names_column(word) for word in words)
