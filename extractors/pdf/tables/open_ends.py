"""Lines that a table lacks at its outside: borders left out, and cells cut by a page break."""

from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.line_geometry import (
    Contacts,
    Tolerance,
    add_strokes,
    cluster,
    find_contacts,
)
from extractors.pdf.reader import FloatArray, Strokes, make_strokes
from extractors.pdf.tables.grid import Grid

# Rules of one table end at the same x within this many snap widths.
END_SNAPS = 2.0
# A side of a cell is open when lines cover less than this share of it.
OPEN_SIDE = 0.2
# A side of a cell that a page break cuts is drawn over this share of its length.
SIDE_COVER = 0.6


def close_open_ends(
    across: Strokes, along: Strokes, tolerance: Tolerance
) -> tuple[Strokes, Strokes]:
    """The lines with missing outer borders put in.

    Tables without left and right borders are common in Japan: where two or more rules end at the
    same x without a vertical line, one is put there; likewise below and above open columns.
    """
    contacts = find_contacts(across, along, tolerance.snap)
    turned = Contacts(contacts.along, contacts.across)
    caps = _find_borders(along, across, turned, tolerance)
    if caps:
        across = add_strokes(across, _widen(make_strokes(caps), across))
        contacts = find_contacts(across, along, tolerance.snap)
    sides = _find_borders(across, along, contacts, tolerance)
    return across, add_strokes(along, make_strokes(sides)) if sides else along


def _widen(caps: Strokes, rules: Strokes) -> Strokes:
    """The caps, each as long as the rule next to it: an open row is as wide as its other side."""
    rows: list[tuple[float, float, float, float, bool]] = []
    for position, start, end in zip(caps.position, caps.start, caps.end, strict=True):
        over = np.flatnonzero((rules.start <= start + 1) & (rules.end >= end - 1))
        if len(over):
            nearest = over[np.argmin(np.abs(rules.position[over] - position))]
            start, end = rules.start[nearest], rules.end[nearest]
        rows.append((float(position), float(start), float(end), 0.0, False))
    return make_strokes(rows)


def _find_borders(
    across: Strokes, along: Strokes, contacts: Contacts, tolerance: Tolerance
) -> list[tuple[float, float, float, float, bool]]:
    """Lines (as for strokes) through the outermost open ends, from the first to the last of them.

    They are open ends of ``across``, which meet ``along`` at ``contacts``.
    """
    rows: list[tuple[float, float, float, float, bool]] = []
    place = along.position[contacts.along]
    reach = 1.5 * tolerance.snap + along.width[contacts.along] / 2
    for ends, outward in ((across.start, min), (across.end, max)):
        held = np.zeros(len(across), dtype=bool)
        held[contacts.across[np.abs(place - ends[contacts.across]) <= reach]] = True
        open_ends = np.flatnonzero(~held)
        if len(open_ends) < 2:
            continue
        limit = _bound(across, along)[outward is max]
        for group in cluster(ends[open_ends], END_SNAPS * tolerance.snap):
            members = open_ends[group]
            places = across.position[members]
            edge = outward(float(end) for end in ends[members])
            if len(members) >= 2 and abs(edge - limit) <= END_SNAPS * tolerance.snap:
                rows.append((edge, float(places.min()), float(places.max()), 0.0, False))
    return rows


def _bound(across: Strokes, along: Strokes) -> tuple[float, float]:
    """How far lines that hang together reach along the first ones' direction."""
    low = min(float(across.start.min()), float(along.position.min()))
    return low, max(float(across.end.max()), float(along.position.max()))


def find_open_sides(
    grid: Grid, across: Strokes, along: Strokes, tolerance: Tolerance
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns of a ruled grid without a line at its top, and those without one at its bottom.

    Browsers print none where a page break cuts a cell. Two vertical lines at least reach there.
    """
    snap = tolerance.snap
    top, bottom = float(grid.ys[0]), float(grid.ys[-1])
    bare = [_find_bare(across, y, grid.xs, snap) for y in (top, bottom)]
    if not any(bare):
        return (), ()
    beside = (along.position >= grid.xs[0] - snap) & (along.position <= grid.xs[-1] + snap)
    start, end = along.start[beside], along.end[beside]
    if bare[0] and np.count_nonzero((start <= top + snap) & (end > top + snap)) < 2:
        bare[0] = ()
    if bare[1] and np.count_nonzero((end >= bottom - snap) & (start < bottom - snap)) < 2:
        bare[1] = ()
    return bare[0], bare[1]


def _find_bare(across: Strokes, y: float, edges: FloatArray, reach: float) -> tuple[int, ...]:
    """The stretches between neighbouring edges along which hardly any line is drawn at a height."""
    near = np.abs(across.position - y) <= reach
    whole = (across.start <= edges[0] + reach) & (across.end >= edges[-1] - reach)
    if (near & whole).any():
        return ()
    start, end = across.start[near, None], across.end[near, None]
    common = np.minimum(end, edges[1:]) - np.maximum(start, edges[:-1])
    drawn = np.maximum(common, 0.0).sum(axis=0) / np.maximum(np.diff(edges), 0.01)
    return tuple(np.flatnonzero(drawn < OPEN_SIDE).tolist())


def close_cut_labels(
    across: Strokes, along: Strokes, centres: FloatArray, tolerance: Tolerance
) -> tuple[Strokes, Strokes]:
    """The lines with those put in around labels in the first column that a page break cuts.

    Browsers print no line where a page break cuts a cell: the lowest (or highest) rule begins at
    the second column, and what is left of it, down from the last rule, holds text.
    """
    left = min(float(across.start.min()), float(along.position.min()))
    for level, outward in ((across.position.min(), -1.0), (across.position.max(), 1.0)):
        box = _find_cut_label(across, along, float(level), outward, left, tolerance.snap)
        if box is None or not _hold_any(centres, *box):
            continue
        x0, top, x1, bottom = box
        cap, side = (float(level), x0, x1, 0.0, False), (x0, top, bottom, 0.0, False)
        across = add_strokes(across, make_strokes([cap]))
        along = add_strokes(along, make_strokes([side]))
    return across, along


def _find_cut_label(
    across: Strokes, along: Strokes, level: float, outward: float, left: float, snap: float
) -> tuple[float, float, float, float] | None:
    """The corner left of an outermost rule at ``level`` that only two lines bound, if any."""
    outermost = np.abs(across.position - level) <= snap
    start = float(across.start[outermost].min())
    if start <= left + END_SNAPS * snap:
        return None
    whole = (across.start <= left + snap) & (across.end >= start - snap) & ~outermost
    if not whole.any():
        return None
    inner = float(outward * (outward * across.position[whole]).max())
    top, bottom = min(level, inner), max(level, inner)
    beside = np.abs(along.position - start) <= snap
    common = np.minimum(along.end, bottom) - np.maximum(along.start, top)
    drawn = float(np.maximum(common[beside], 0.0).sum())
    return (left, top, start, bottom) if drawn >= SIDE_COVER * (bottom - top) else None


def _hold_any(points: FloatArray, x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether a point lies in a box."""
    x, y = points[:, 0], points[:, 1]
    return bool(((x > x0) & (x < x1) & (y > top) & (y < bottom)).any())
