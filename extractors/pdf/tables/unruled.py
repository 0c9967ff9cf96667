"""Tables with horizontal rules or shaded rows but without vertical lines: columns from the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance, find_contacts
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray, Strokes
from extractors.pdf.tables.bands import Bands, stack_pieces, stack_rules
from extractors.pdf.tables.edge_rows import add_edge_rows
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.header_levels import join_header
from extractors.pdf.tables.stripes import stack_stripes
from extractors.pdf.tables.text_columns import (
    RowTexts,
    find_row_texts,
    find_separators,
    find_spans,
    leave_gap,
)
from extractors.pdf.tables.text_rows import AMOUNT, TextLines, find_row_edges, find_text_lines

# Tables have three rows, or two of at least so many columns.
MIN_BANDS, MIN_FULL_COLUMNS = 3, 4
# Characters nearer than this (in font sizes) leave no gap between them.
JOINT = 0.1
# Share of rows that must have text in two columns or more; share of filled cells.
MIN_PAIRED, MIN_FILLED = 0.6, 0.4
# Share of the cells with text in a header or a column of labels.
MIN_HEADED = 0.55
MAX_CELL_TEXT = 60
# Share of amounts in the last column of a striped table of two columns.
MIN_AMOUNTS = 0.6
# Texts of a line this far apart (in font sizes) are several; heading rows are no higher than that.
PIECE_GAP, MAX_LINE = 1.5, 3.5
# A grid of no more rows and columns may be one of header and body with open sides; lines within
# SIDE pt close a side, and a line stands so near to a gap of the texts (in font sizes).
MAX_OPEN_ROWS, MAX_OPEN_COLUMNS, SIDE, MAX_SHIFT = 4, 3, 3.0, 2.5
# A box with rules across is parted by its texts when it has so many rows and columns.
MIN_BOX_ROWS, MIN_BOX_COLUMNS = 3, 3
# A line of running text takes this share of the width.
LONG_LINE = 0.6


def find_rule_grids(
    across: Strokes,
    along: Strokes,
    shaded: FloatArray,
    characters: Characters,
    tolerance: Tolerance,
    unit: float,
) -> list[Grid]:
    """Grids of rules (or shaded stripes) that no vertical line meets, with columns by the text.

    ``across`` and ``along`` are joined lines, ``shaded`` filled boxes (n × 4), ``characters`` those
    that stand in no other table.
    """
    alone = find_contacts(across, along, tolerance.snap).count(len(across)) == 0
    rules = across.take(alone)
    stacks = stack_rules(rules, unit) + stack_stripes(shaded, unit)
    pieced = stack_pieces(rules, unit)
    if not stacks and not pieced:
        return []
    words = characters.take(~characters.are_spaces())
    kept = _drop_overlapping(_make_grids(stacks, words, unit))
    return _drop_overlapping(_make_grids(pieced, words, unit), kept)


def _make_grids(stacks: Sequence[Bands], words: Characters, unit: float) -> list[Grid]:
    parts = [part for bands in stacks for part in part_at_prose(bands, words, unit)]
    return [grid for part in parts if (grid := make_band_grid(part, words, unit))]


def part_open_grid(grid: Grid, along: Strokes, characters: Characters, unit: float) -> Grid:
    """The grid, or one by the texts where rules part header and body and few lines the columns.

    Only grids of few large cells that are open at both sides come into question, and only where
    their texts stand in several more columns and rows; and boxes that rules part into rows.
    """
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    if cols == 1 and rows >= MIN_BOX_ROWS:
        return _part_box(grid, characters, unit)
    if rows > MAX_OPEN_ROWS or cols > MAX_OPEN_COLUMNS or len(grid.spans) != rows * cols:
        return grid
    reach = (along.start < grid.ys[-1] - SIDE) & (along.end > grid.ys[0] + SIDE)
    sides = along.position[reach][:, None]
    if (np.abs(sides - grid.xs[[0, -1]]) <= SIDE).any():
        return grid
    bands = Bands(float(grid.xs[0]), float(grid.xs[-1]), grid.ys)
    parted = make_band_grid(bands, characters.take(~characters.are_spaces()), unit)
    if parted is None or len(parted.xs) < len(grid.xs) + 2 or len(parted.ys) < len(grid.ys) + 2:
        return grid
    near = np.abs(parted.xs[:, None] - grid.xs[None, 1:-1]).min(axis=0)
    return parted if (near <= MAX_SHIFT * unit).all() else grid


def _part_box(grid: Grid, characters: Characters, unit: float) -> Grid:
    """The grid of a box whose rows stand in columns that no line parts, or the box as it is.

    Lists in a box, with a number before each text, have two columns at most.
    """
    bands = Bands(float(grid.xs[0]), float(grid.xs[-1]), grid.ys)
    words = characters.take(~characters.are_spaces())
    parted = make_band_grid(bands, words, unit)
    return parted if parted is not None and len(parted.xs) > MIN_BOX_COLUMNS else grid


def part_at_prose(bands: Bands, words: Characters, unit: float) -> list[Bands]:
    """The stack cut at bands that hold lines of running text: what stands between two tables."""
    inside = words.take((words.x >= bands.left - 1) & (words.x <= bands.right + 1))
    home = np.searchsorted(bands.ys, inside.y) - 1
    running = [
        band
        for band, (top, bottom) in enumerate(pairwise(bands.ys.tolist()))
        if (home == band).any() and _is_running(inside.take(home == band), bands, bottom - top)
    ]
    running = [n for n in running if not _stands_in_columns(n, running, bands, inside, home, unit)]
    cuts = [0]
    for band in running:
        cuts += [band, band + 1]
    runs = [(a, b) for a, b in zip(cuts[::2], [*cuts[1::2], len(bands.ys) - 1], strict=True)]
    return [
        replace(bands, ys=bands.ys[a : b + 1], partial=_take_between(bands, a, b))
        for a, b in runs
        if b - a >= 2
    ]


def _stands_in_columns(
    band: int,
    running: Sequence[int],
    bands: Bands,
    words: Characters,
    home: IndexArray,
    unit: float,
) -> bool:
    """Whether the texts of a band keep to the columns of those that are no running text.

    A header of long texts does; ``home`` is the band of each character.
    """
    others = (home >= 0) & ~np.isin(home, running)
    if not others.any():
        return False
    lines = find_text_lines(words.take(others | (home == band)))
    columns = _find_line_columns(bands, lines, unit)
    texts = find_text_lines(words.take(home == band)).find_texts(JOINT * unit)
    crossed = (texts.start[:, None] < columns[1:-1]) & (texts.end[:, None] > columns[1:-1])
    used = np.unique(np.searchsorted(columns, (texts.start + texts.end) / 2))
    return len(columns) > 2 and not crossed.any() and len(used) == len(columns) - 1


def _take_between(bands: Bands, first: int, last: int) -> Strokes:
    y = bands.partial.position
    return bands.partial.take((y > bands.ys[first]) & (y < bands.ys[last]))


def _is_running(words: Characters, bands: Bands, height: float) -> bool:
    """Whether a band is text without gaps, of several lines or with much room around."""
    lines = find_text_lines(words)
    unit = float(words.size.max())
    texts = lines.find_texts(PIECE_GAP * unit)
    if len(texts.start) > len(lines.groups) or leave_gap(texts, 0.5 * unit):
        return False
    if len(lines.groups) == 1:
        return height > MAX_LINE * unit
    return float((texts.end - texts.start).max()) >= LONG_LINE * (bands.right - bands.left)


def make_band_grid(bands: Bands, characters: Characters, unit: float) -> Grid | None:
    """The grid of a stack of bands, or None when its text does not stand in columns."""
    x, y = characters.x, characters.y
    inside: BoolArray = (x >= bands.left - 1) & (x <= bands.right + 1)
    inside &= (y > bands.ys[0]) & (y < bands.ys[-1])
    words = characters.take(inside)
    if len(words) == 0:
        return None
    ys = find_rows(bands, words, unit)
    if bands.wide and len(ys) <= len(bands.ys) + 1:
        return None
    grid = make_text_grid(bands.left, bands.right, ys, words, unit)
    if grid is None:
        return None
    grid = _add_edges(grid, bands, characters, unit)
    if bands.open and not _may_be_striped(grid, words):
        return None
    return _merge_unparted(grid, bands.partial, words, unit)


def _may_be_striped(grid: Grid, words: Characters) -> bool:
    """Whether shaded rows are more than lines in turns: three columns, or names and amounts."""
    if len(grid.xs) > 3:
        return True
    last = find_text_lines(words.take(words.x > grid.xs[1]))
    amounts = [AMOUNT.fullmatch("".join(words.text)) for words in map(last.words.take, last.groups)]
    return sum(found is not None for found in amounts) >= MIN_AMOUNTS * len(amounts)


def _add_edges(grid: Grid, bands: Bands, characters: Characters, unit: float) -> Grid:
    """The grid with rows above and below that no rule or shade includes."""
    ys = add_edge_rows(grid, characters, striped=bands.open)
    if len(ys) == len(grid.ys):
        return grid
    x, y = characters.x, characters.y
    inside: BoolArray = (x >= bands.left - 1) & (x <= bands.right + 1) & (y > ys[0]) & (y < ys[-1])
    larger = make_text_grid(bands.left, bands.right, ys, characters.take(inside), unit)
    return larger if larger is not None and len(larger.xs) >= len(grid.xs) else grid


def find_rows(bands: Bands, words: Characters, unit: float) -> FloatArray:
    """Places between the rows: the rules, and in bands of several rows those between these."""
    lines = find_text_lines(words)
    xs = _find_line_columns(bands, lines, unit)
    ys = np.sort(np.concatenate([bands.ys, bands.partial.position]))
    home = np.searchsorted(ys, lines.y) - 1
    edges: list[FloatArray] = []
    for band, top in enumerate(ys[:-1]):
        members = np.flatnonzero(home == band)
        if len(members) == 0:
            continue
        edges.append(np.array([top]))
        if len(members) > 1 and len(edges) > 1:
            edges.append(find_row_edges(lines.take(members), xs))
    return np.concatenate([*edges, bands.ys[-1:]])


def _find_line_columns(bands: Bands, lines: TextLines, unit: float) -> FloatArray:
    """The edges of the columns that the printed lines leave gaps between."""
    texts = lines.find_texts(JOINT * unit)
    return find_separators(texts, texts, bands.left, bands.right, unit)


def _merge_unparted(grid: Grid, partial: Strokes, words: Characters, unit: float) -> Grid:
    """The grid with cells put together that a rule of other columns only does not part."""
    spans = list(grid.spans)
    for y, start, end in zip(partial.position, partial.start, partial.end, strict=True):
        row = int(np.abs(grid.ys - y).argmin())
        if abs(grid.ys[row] - y) > 0.5:
            continue
        spans = _merge_at(spans, row, grid.xs, (start, end))
    merged = Grid(grid.xs, grid.ys, tuple(sorted(spans)))
    in_header = (np.abs(partial.position - grid.ys[1]) <= 0.5).any()
    return join_header(merged, words, unit) if in_header else merged


def _merge_at(
    spans: list[Span], row: int, xs: FloatArray, reach: tuple[float, float]
) -> list[Span]:
    """The spans with those above and below a line put together where the rule does not reach."""
    below = {(span.left, span.right): span for span in spans if span.top == row}
    merged = list(spans)
    for span in spans:
        other = below.get((span.left, span.right))
        if span.bottom != row or other is None:
            continue
        if reach[0] <= (xs[span.left] + xs[span.right]) / 2 <= reach[1]:
            continue
        merged.remove(span)
        merged.remove(other)
        merged.append(Span(span.top, span.left, other.bottom, span.right))
    return merged


def make_text_grid(
    left: float, right: float, ys: FloatArray, words: Characters, unit: float
) -> Grid | None:
    """The grid of rows between ``ys`` whose columns are parted by the gaps that the rows share."""
    if len(ys) < MIN_BANDS:
        return None
    row = np.searchsorted(ys, words.y) - 1
    texts = find_row_texts(words, row, len(ys) - 1, JOINT * unit)
    lines = find_text_lines(words).find_texts(JOINT * unit)
    xs = find_separators(texts, lines, left, right, unit)
    if len(xs) < 3:
        return None
    grid = Grid(xs, ys, find_spans(texts, xs))
    if len(ys) == MIN_BANDS and not _is_full(grid, texts):
        return None
    return grid if _is_tabular(grid, words) else None


def _is_full(grid: Grid, texts: RowTexts) -> bool:
    """Whether each of several columns has text in each row: then two rows are enough."""
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    column = np.searchsorted(grid.xs, (texts.start + texts.end) / 2)
    places = len(np.unique(texts.row * (cols + 2) + column))
    return cols >= MIN_FULL_COLUMNS and len(grid.spans) == places == rows * cols


def _is_tabular(grid: Grid, words: Characters) -> bool:
    """Whether most rows have text in several columns, and no cell holds prose."""
    counts = np.array(
        [
            int(((words.x >= b[0]) & (words.x < b[2]) & (words.y >= b[1]) & (words.y < b[3])).sum())
            for b in grid.boxes()
        ]
    )
    tops = np.array([span.top for span in grid.spans])
    filled_per_row = np.bincount(tops[counts > 0], minlength=len(grid.ys) - 1)
    paired = float((filled_per_row >= 2).mean())
    filled = float((counts > 0).mean())
    short = float(np.median(counts[counts > 0])) <= MAX_CELL_TEXT if counts.any() else False
    headed = _is_headed(grid, counts > 0)
    return paired >= MIN_PAIRED and filled >= MIN_FILLED and short and headed


def _is_headed(grid: Grid, filled: BoolArray) -> bool:
    """Whether most cells of the first or second row, or of the first column, have text.

    The values between the grid lines of a chart are scattered.
    """
    tops = np.array([span.top for span in grid.spans])
    lefts = np.array([span.left for span in grid.spans])
    sides = (tops == 0, tops == 1, lefts == 0)
    return any(float(filled[side].mean()) >= MIN_HEADED for side in sides if side.any())


def _drop_overlapping(grids: Sequence[Grid], kept: Sequence[Grid] = ()) -> list[Grid]:
    """The grids ``kept`` and those beside them, of overlapping ones only the larger."""
    chosen = list(kept)
    for grid in sorted(grids, key=lambda grid: -grid.box.area):
        if all(grid.box.intersection(other.box) is None for other in chosen):
            chosen.append(grid)
    return chosen
