"""Grids from drawn lines: joined, grouped by contact, closed where open, cut into cells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from extractors.pdf.drawing.line_geometry import (
    BLOCK,
    Tolerance,
    add_strokes,
    find_contacts,
    label_components,
    label_values,
)
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, Strokes, make_strokes
from extractors.pdf.tables.grid import Grid, make_grid
from extractors.pdf.tables.open_ends import END_SNAPS, close_cut_labels, close_open_ends
from extractors.pdf.tables.stacked import split_stacked

# An elementary edge counts as drawn when this share of it is covered.
EDGE_COVER = 0.6
# Columns of labels that go on over a page without any line across.
MAX_LABELS = 3
# Two lines run side by side when they have this share of the shorter one in common.
SIDE_BY_SIDE = 0.5


def find_grids(
    across: Strokes,
    along: Strokes,
    centres: FloatArray,
    tolerance: Tolerance,
    max_cells: int,
) -> list[Grid]:
    """All grids that the lines make; tables side by side or one below the other are separate.

    ``across`` and ``along`` are the lines, their pieces joined; ``centres`` (n × 2) are those of
    the page's characters: lines without text between them are put together when they are closer
    than ``tolerance.thin``.

    Raises:
        OverflowError: a grid would have more than ``max_cells`` elementary cells.
    """
    grids = []
    components = find_components(across, along, tolerance.snap)
    alone = np.ones(len(along), dtype=bool)
    for _, vs in components:
        alone[vs] = False
    for hs, vs in components:
        lines = across.take(hs), along.take(vs)
        lines = _add_label_column(*lines, along.take(alone), tolerance)
        grid = _make_component_grid(*lines, centres, tolerance, max_cells)
        if grid is not None and len(grid.spans) > 0:
            grids.extend(split_stacked(grid))
    return grids


def find_components(
    across: Strokes, along: Strokes, reach: float
) -> list[tuple[IndexArray, IndexArray]]:
    """Lines that hang together by contact: positions of the horizontal and the vertical ones."""
    contacts = find_contacts(across, along, reach)
    first, second = label_components(contacts, len(across), len(along))
    components = []
    for number in sorted(set(first[contacts.across].tolist())):
        hs, vs = np.flatnonzero(first == number), np.flatnonzero(second == number)
        if len(hs) + len(vs) > 2:
            components.append((hs, vs))
    return components


def _add_label_column(
    across: Strokes, along: Strokes, alone: Strokes, tolerance: Tolerance
) -> tuple[Strokes, Strokes]:
    """The lines with columns at their left that only their left sides show.

    A label merged over a page break is printed on the first page; on the next one its cell has
    neither an upper nor a lower line.
    """
    if len(alone) == 0:
        return across, along
    left = min(float(across.start.min()), float(along.position.min()))
    top = min(float(across.position.min()), float(along.start.min()))
    bottom = max(float(across.position.max()), float(along.end.max()))
    reach = END_SNAPS * tolerance.snap
    beside = (alone.position < left - reach) & (np.abs(alone.start - top) <= reach)
    beside &= np.abs(alone.end - bottom) <= reach
    if not 0 < np.count_nonzero(beside) <= MAX_LABELS:
        return across, along
    outer = alone.take(beside)
    place = float(outer.position.min())
    caps = [(y, place, left, 0.0, False) for y in (top, bottom)]
    return add_strokes(across, make_strokes(caps)), add_strokes(along, outer)


def _make_component_grid(
    across: Strokes, along: Strokes, centres: FloatArray, tolerance: Tolerance, max_cells: int
) -> Grid | None:
    """The grid of lines that hang together, or None when they bound nothing."""
    across, along = close_open_ends(across, along, tolerance)
    across, along = close_cut_labels(across, along, centres, tolerance)
    xs, x_of = merge_lines(along, lambda: _within(centres, across, along)[:, ::-1], tolerance)
    ys, y_of = merge_lines(across, lambda: _within(centres, across, along), tolerance)
    if len(xs) < 2 or len(ys) < 2:
        return None
    if (len(xs) - 1) * (len(ys) - 1) > max_cells:
        raise OverflowError(max_cells)
    drawn_across = find_covered(across, y_of, len(ys), xs, tolerance.snap)
    drawn_along = find_covered(along, x_of, len(xs), ys, tolerance.snap)
    return make_grid(xs, ys, drawn_across, drawn_along.T)


def _within(centres: FloatArray, across: Strokes, along: Strokes) -> FloatArray:
    """The points within the box around the lines."""
    x, y = centres[:, 0], centres[:, 1]
    mask: BoolArray = (x >= across.start.min()) & (x <= across.end.max())
    mask &= (y >= along.start.min()) & (y <= along.end.max())
    return centres[mask]


def merge_lines(
    strokes: Strokes, find_centres: Callable[[], FloatArray], tolerance: Tolerance
) -> tuple[FloatArray, IndexArray]:
    """Places of distinct lines, and for each stroke the number of its line.

    Two lines are one when they are within the snap distance, or nearer than ``thin`` with no
    character between them (``find_centres`` gives them when asked, n × 2, first along the strokes,
    then across them).
    """
    line_of = label_values(strokes.position, tolerance.snap)
    places: FloatArray = np.bincount(line_of, strokes.position) / np.bincount(line_of)
    if (np.diff(places) < tolerance.thin).any():
        return _merge_thin(strokes, line_of, find_centres(), tolerance.thin)
    return places, line_of


def _merge_thin(
    strokes: Strokes, line_of: IndexArray, centres: FloatArray, thin: float
) -> tuple[FloatArray, IndexArray]:
    """The lines, those put together that are nearer than ``thin`` with no character between."""
    merged: list[IndexArray] = []
    order = np.argsort(line_of, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(line_of[order])) + 1):
        if merged:
            pair = strokes.take(merged[-1]), strokes.take(group)
            near = pair[1].position.mean() - pair[0].position.mean() < thin
            if near and not _stand_between(*pair, centres):
                merged[-1] = np.concatenate([merged[-1], group])
                continue
        merged.append(group)
    result = np.zeros(len(strokes), dtype=np.int64)
    for number, line in enumerate(merged):
        result[line] = number
    return np.array([float(strokes.position[line].mean()) for line in merged]), result


def _stand_between(first: Strokes, second: Strokes, centres: FloatArray) -> bool:
    """Whether characters stand between two lines, beside both where they run side by side."""
    x, y = centres[:, 0], centres[:, 1]
    x = x[(y > first.position.mean()) & (y < second.position.mean()), None]
    if len(x) == 0:
        return False
    common = np.minimum(first.end[:, None], second.end)
    common = common - np.maximum(first.start[:, None], second.start)
    shorter = min(float((lines.end - lines.start).sum()) for lines in (first, second))
    if float(np.maximum(common, 0).sum()) < SIDE_BY_SIDE * shorter:
        return True
    under = ((first.start <= x) & (x <= first.end)).any(axis=1)
    return bool((under & ((second.start <= x) & (x <= second.end)).any(axis=1)).any())


def find_covered(
    strokes: Strokes, line_of: IndexArray, lines: int, edges: FloatArray, reach: float
) -> BoolArray:
    """For each line and each stretch between neighbouring ``edges`` whether it is drawn."""
    lengths = np.maximum(np.diff(edges), 0.01)
    drawn = np.zeros((lines, len(lengths)))
    step = max(1, BLOCK // len(lengths))
    for first in range(0, len(strokes), step):
        part = slice(first, first + step)
        start, end = strokes.start[part, None] - reach / 2, strokes.end[part, None] + reach / 2
        common = np.minimum(edges[1:], end) - np.maximum(edges[:-1], start)
        np.add.at(drawn, line_of[part], np.maximum(common, 0.0))
    covered: BoolArray = drawn / lengths >= EDGE_COVER
    return covered


def drop_white(strokes: Strokes, fills: FloatArray, *, horizontal: bool) -> Strokes:
    """The strokes without white ones on white ground, which nobody sees."""
    if not strokes.light.any():
        return strokes
    keep = ~strokes.light
    for index in np.flatnonzero(strokes.light):
        middle = (strokes.start[index] + strokes.end[index]) / 2
        x, y = (
            (middle, strokes.position[index]) if horizontal else (strokes.position[index], middle)
        )
        inside = (fills[:, 0] - 1 <= x) & (x <= fills[:, 2] + 1)
        inside &= (fills[:, 1] - 1 <= y) & (y <= fills[:, 3] + 1)
        keep[index] = bool(inside.any())
    return strokes.take(keep)
