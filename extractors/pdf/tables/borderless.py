"""Tables without any line: texts that stand in columns below a header.

Regions of lines are found here, whether they are tables is for
:mod:`extractors.pdf.tables.borderless_check`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import Characters, FloatArray, IndexArray
from extractors.pdf.tables.borderless_check import is_borderless_table
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.heading_lines import find_label_gaps, find_number_edge
from extractors.pdf.tables.text_columns import RowTexts, find_row_texts, find_spans
from extractors.pdf.tables.text_rows import (
    TextLines,
    find_filled,
    find_starts,
    find_text_lines,
    part_lines,
)

# Texts on a line this far apart (in font sizes) are several; a gap between columns stays so wide.
PIECE_GAP, MIN_GAP = 0.8, 0.5
MIN_COLUMNS, MIN_LINES = 3, 4
# Lines of one table are no further apart than this (in font sizes).
MAX_LEADING = 2.6
# A line of larger characters than this, measured by those of the table, is a heading.
MAX_SIZE = 1.15
NOTE = re.compile(r"[（(]?(?:※|＊|\*|注|資料|出典|備考|\d+[)）])")


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """Lines ``first`` … ``last`` that leave the same gaps (n × 2) free.

    ``headed`` says that the first one holds headings, which tell the columns.
    """

    first: int
    last: int
    gaps: FloatArray
    headed: bool = False


def find_borderless_grids(characters: Characters, unit: float) -> list[Grid]:
    """Grids of texts in columns among characters that stand in no other table."""
    words = characters.take(~characters.are_spaces())
    if len(words) < 3 * MIN_LINES:
        return []
    lines = find_text_lines(words)
    pieces = lines.find_texts(PIECE_GAP * unit)
    counts = np.bincount(pieces.row, minlength=len(lines.groups))
    if (counts >= MIN_COLUMNS).sum() < MIN_LINES:
        return []
    grids: list[Grid] = []
    free = counts >= MIN_COLUMNS
    headers = find_label_gaps(lines, pieces)
    for seed in [*headers, *np.argsort(-counts, kind="stable").tolist()]:
        if not free[seed]:
            continue
        region = _grow(lines, pieces, seed, headers, unit)
        # Other lines of as many texts give the same region.
        inside = np.arange(region.first, region.last + 1)
        free[inside[counts[inside] == counts[seed]]] = False
        grid = _make_grid(lines, pieces, region, unit)
        if grid is not None and all(grid.box.intersection(other.box) is None for other in grids):
            grids.append(grid)
            free[region.first : region.last + 1] = False
    return grids


def _grow(
    lines: TextLines, pieces: RowTexts, seed: int, headers: Mapping[int, FloatArray], unit: float
) -> Region:
    """The lines around one line that leave the gaps between its texts free.

    ``headers`` are lines of headings with the gaps (n × 2) between them: with one of these
    a region begins, and none goes on beyond it.
    """
    gaps = headers.get(seed)
    headed = gaps is not None
    if gaps is None:
        here = pieces.row == seed
        gaps = np.column_stack([pieces.end[here][:-1], pieces.start[here][1:]])
    size = _measure_size(lines, seed)
    ends = [seed] if headed else []
    for step in (1,) if headed else (-1, 1):
        line = seed
        while 0 <= line + step < len(lines.groups) and line + step not in headers:
            if _measure_leading(lines, line, line + step) > MAX_LEADING * unit:
                break
            if _measure_size(lines, line + step) > MAX_SIZE * size:
                break
            narrowed = _narrow(gaps, pieces, line + step)
            if (narrowed[:, 1] - narrowed[:, 0]).min() < MIN_GAP * unit:
                break
            gaps, line = narrowed, line + step
        ends.append(line)
    return Region(ends[0], ends[1], gaps, headed)


def _measure_leading(lines: TextLines, one: int, other: int) -> float:
    above, below = min(one, other), max(one, other)
    return float(lines.tops[below] - lines.bottoms[above])


def _measure_size(lines: TextLines, line: int) -> float:
    return float(np.median(lines.words.size[lines.groups[line]]))


def _narrow(gaps: FloatArray, pieces: RowTexts, line: int) -> FloatArray:
    """The widest parts of gaps that the texts of a line leave free."""
    here = pieces.row == line
    start, end = pieces.start[here], pieces.end[here]
    narrowed = []
    for low, high in gaps.tolist():
        inside = (end > low) & (start < high)
        edges = np.concatenate([[low], np.column_stack([start, end])[inside].ravel(), [high]])
        edges = np.clip(edges, low, high).reshape(-1, 2)
        narrowed.append(edges[int((edges[:, 1] - edges[:, 0]).argmax())])
    return np.array(narrowed)


def _make_grid(lines: TextLines, pieces: RowTexts, region: Region, unit: float) -> Grid | None:
    """The grid of a region when it is a table."""
    first, last = _trim(lines, pieces, region, unit)
    chosen = np.arange(first, last + 1)
    if len(chosen) < MIN_LINES:
        return None
    part = lines.take(chosen)
    inside = (pieces.row >= first) & (pieces.row <= last)
    left, right = float(pieces.start[inside].min()), float(pieces.end[inside].max())
    xs = np.array([left - 1, *region.gaps.mean(axis=1).tolist(), right + 1])
    if region.headed and (edge := find_number_edge(part, xs)) is not None:
        xs = np.insert(xs, 1, edge)
    starts = find_starts(find_filled(part, xs))
    if len(starts) < MIN_LINES:
        return None
    ys = [float(part.tops.min()) - 1, *part_lines(part, starts), float(part.bottoms.max()) + 1]
    edges = np.array(ys)
    row = np.full(len(lines.words), -1, dtype=np.int64)
    members = np.concatenate(part.groups)
    row[members] = np.searchsorted(edges, lines.words.y[members]) - 1
    texts = find_row_texts(lines.words, row, len(edges) - 1, 0.1 * unit)
    grid = Grid(xs, edges, find_spans(texts, xs))
    return grid if is_borderless_table(grid, part, unit, headed=region.headed) else None


def _trim(lines: TextLines, pieces: RowTexts, region: Region, unit: float) -> tuple[int, int]:
    """First and last line without those of one column at the ends: headings and notes.

    One over a column other than the first and the last may be the first line of a header (基準値
    over （R3）), one right below the last row its last line.
    """
    first, last = region.first, region.last
    inner = [_measure_leading(lines, n, n + 1) for n in range(first, last)]
    usual = min(inner, default=0.0) + 0.3 * unit
    middles = region.gaps.mean(axis=1)
    while first < last and len(columns := _find_columns(pieces, first, middles)) == 1:
        inside = 0 < int(columns[0]) < len(middles)
        if inside and _measure_leading(lines, first, first + 1) <= usual:
            break
        first += 1
    while first < last and len(_find_columns(pieces, last, middles)) == 1:
        if _measure_leading(lines, last - 1, last) <= usual and not _is_note(lines, last):
            break
        last -= 1
    return first, last


def _find_columns(pieces: RowTexts, line: int, middles: FloatArray) -> IndexArray:
    """The columns in which a line has text."""
    here = pieces.row == line
    return np.unique(np.searchsorted(middles, (pieces.start[here] + pieces.end[here]) / 2))


def _is_note(lines: TextLines, line: int) -> bool:
    return NOTE.match("".join(lines.words.text[lines.groups[line]])) is not None
