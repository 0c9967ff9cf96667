"""Grids from drawn lines: joined, grouped by contact, closed where open, cut into cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.grid import DisjointSets, Grid, make_grid
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, Strokes, make_strokes

# An elementary edge counts as drawn when this share of it is covered.
EDGE_COVER = 0.6
# Rules of one table end at the same x within this many snap widths.
END_SNAPS = 2.0


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far things may be apart and still be meant as one, in pt.

    ``snap``: lines side by side (double rules), ends of lines that meet; ``gap``: pieces of a
    dashed line; ``thin``: a narrower row or column without text is a drawing artefact.
    """

    snap: float = 2.0
    gap: float = 3.0
    thin: float = 6.0


def make_tolerance(unit: float) -> Tolerance:
    """The tolerance that suits text of ``unit`` pt."""
    snap = min(max(0.2 * unit, 1.2), 3.0)
    return Tolerance(snap, max(3.0, 1.2 * snap), 0.6 * unit)


def find_grids(
    horizontal: Strokes,
    vertical: Strokes,
    centres: FloatArray,
    tolerance: Tolerance,
    max_cells: int,
) -> list[Grid]:
    """All grids that the lines make; tables side by side or one below the other are separate.

    ``centres`` (n × 2) are those of the page's characters: lines without text between them are put
    together when they are closer than ``tolerance.thin``.

    Raises:
        OverflowError: a grid would have more than ``max_cells`` elementary cells.
    """
    across = join_collinear(horizontal, tolerance)
    along = join_collinear(vertical, tolerance)
    grids = []
    for hs, vs in find_components(across, along, tolerance.snap):
        grid = _make_component_grid(across.take(hs), along.take(vs), centres, tolerance, max_cells)
        if grid is not None and len(grid.spans) > 0:
            grids.append(grid)
    return grids


def join_collinear(strokes: Strokes, tolerance: Tolerance) -> Strokes:
    """The strokes with pieces of one line put together; dots and specks that join nothing dropped.

    Dashes, dotted borders and double rules become one line each.
    """
    rows: list[tuple[float, float, float, float, bool]] = []
    for group in cluster(strokes.position, tolerance.snap):
        rows += _join_pieces(strokes.take(group), tolerance.gap)
    return make_strokes([row for row in rows if row[2] - row[1] > tolerance.gap])


def cluster(values: FloatArray, reach: float) -> list[IndexArray]:
    """Positions of the values in groups no wider than ``reach``, ascending."""
    order = np.argsort(values, kind="stable")
    groups: list[list[int]] = []
    first = 0.0
    for position in order:
        value = float(values[position])
        if groups and value - first <= reach:
            groups[-1].append(int(position))
        else:
            groups.append([int(position)])
            first = value
    return [np.array(group, dtype=np.int64) for group in groups]


def _join_pieces(strokes: Strokes, gap: float) -> list[tuple[float, float, float, float, bool]]:
    """Intervals of one line, near ones joined; the longest piece gives the place."""
    order = np.argsort(strokes.start, kind="stable")
    joined: list[tuple[float, float, float, float, bool]] = []
    longest = 0.0
    for index in order:
        start, end = float(strokes.start[index]), float(strokes.end[index])
        place, width = float(strokes.position[index]), float(strokes.width[index])
        light = bool(strokes.light[index])
        if joined and start - joined[-1][2] <= gap:
            last = joined[-1]
            place = place if end - start > longest else last[0]
            longest = max(longest, end - start)
            joined[-1] = (place, last[1], max(last[2], end), max(last[3], width), last[4] and light)
        else:
            joined.append((place, start, end, width, light))
            longest = end - start
    return joined


def find_components(
    across: Strokes, along: Strokes, reach: float
) -> list[tuple[IndexArray, IndexArray]]:
    """Lines that hang together by contact: positions of the horizontal and the vertical ones."""
    count = len(across)
    sets = DisjointSets(count + len(along))
    for index, touched in enumerate(find_contacts(across, along, reach)):
        for other in touched:
            sets.unite(index, count + int(other))
    components = []
    for members in sets.groups():
        both = np.array(members, dtype=np.int64)
        hs, vs = both[both < count], both[both >= count] - count
        if len(hs) and len(vs) and len(members) > 2:
            components.append((hs, vs))
    return components


def find_contacts(across: Strokes, along: Strokes, reach: float) -> list[IndexArray]:
    """For each stroke of one direction the strokes of the other that it meets or crosses."""
    order = np.argsort(along.position, kind="stable")
    places = along.position[order]
    starts, ends = along.start[order] - reach, along.end[order] + reach
    contacts = []
    for position, start, end in zip(across.position, across.start, across.end, strict=True):
        low = int(np.searchsorted(places, start - reach, "left"))
        high = int(np.searchsorted(places, end + reach, "right"))
        meets = (starts[low:high] <= position) & (position <= ends[low:high])
        contacts.append(order[low:high][meets])
    return contacts


def _make_component_grid(
    across: Strokes, along: Strokes, centres: FloatArray, tolerance: Tolerance, max_cells: int
) -> Grid | None:
    """The grid of lines that hang together, or None when they bound nothing."""
    across, along = close_open_ends(across, along, tolerance)
    inside = _within(centres, across, along)
    xs, x_of = merge_lines(along.position, inside[:, 0], tolerance)
    ys, y_of = merge_lines(across.position, inside[:, 1], tolerance)
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


def close_open_ends(
    across: Strokes, along: Strokes, tolerance: Tolerance
) -> tuple[Strokes, Strokes]:
    """The lines with missing outer borders put in.

    Tables without left and right borders are common in Japan: where two or more rules end at the
    same x without a vertical line, one is put there; likewise below and above open columns.
    """
    across = _add(across, _widen(_find_borders(along, across, tolerance), across))
    return across, _add(along, _find_borders(across, along, tolerance))


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


def _find_borders(across: Strokes, along: Strokes, tolerance: Tolerance) -> Strokes:
    """Lines through the outermost open ends of ``across``, from the first to the last of them."""
    rows: list[tuple[float, float, float, float, bool]] = []
    contacts = find_contacts(across, along, tolerance.snap)
    outermost = _bound(across, along)
    for ends, outward, limit in zip((across.start, across.end), (min, max), outermost, strict=True):
        open_ends = np.array(
            [
                i
                for i, touched in enumerate(contacts)
                if not (np.abs(along.position[touched] - ends[i]) <= tolerance.snap * 1.5).any()
            ],
            dtype=np.int64,
        )
        for group in cluster(ends[open_ends], END_SNAPS * tolerance.snap):
            members = open_ends[group]
            places = across.position[members]
            edge = outward(float(end) for end in ends[members])
            if len(members) >= 2 and abs(edge - limit) <= END_SNAPS * tolerance.snap:
                rows.append((edge, float(places.min()), float(places.max()), 0.0, False))
    return make_strokes(rows)


def _bound(across: Strokes, along: Strokes) -> tuple[float, float]:
    """How far lines that hang together reach along the first ones' direction."""
    low = min(float(across.start.min()), float(along.position.min()))
    return low, max(float(across.end.max()), float(along.position.max()))


def _add(strokes: Strokes, more: Strokes) -> Strokes:
    if len(more) == 0:
        return strokes
    return Strokes(
        np.concatenate([strokes.position, more.position]),
        np.concatenate([strokes.start, more.start]),
        np.concatenate([strokes.end, more.end]),
        np.concatenate([strokes.width, more.width]),
        np.concatenate([strokes.light, more.light]),
    )


def merge_lines(
    positions: FloatArray, centres: FloatArray, tolerance: Tolerance
) -> tuple[FloatArray, IndexArray]:
    """Places of distinct lines, and for each given position the number of its line.

    Two lines are one when they are within the snap distance, or nearer than ``thin`` with no
    character between them.
    """
    groups = cluster(positions, tolerance.snap)
    ordered = np.sort(centres)
    merged: list[list[int]] = []
    for group in groups:
        here = float(positions[group].mean())
        if merged:
            before = float(positions[merged[-1]].mean())
            between = np.searchsorted(ordered, here) - np.searchsorted(ordered, before)
            if here - before < tolerance.thin and between == 0:
                merged[-1] += group.tolist()
                continue
        merged.append(group.tolist())
    line_of = np.zeros(len(positions), dtype=np.int64)
    for number, line in enumerate(merged):
        line_of[line] = number
    return np.array([float(positions[line].mean()) for line in merged]), line_of


def find_covered(
    strokes: Strokes, line_of: IndexArray, lines: int, edges: FloatArray, reach: float
) -> BoolArray:
    """For each line and each stretch between neighbouring ``edges`` whether it is drawn."""
    lengths = np.maximum(np.diff(edges), 0.01)
    drawn = np.zeros((lines, len(lengths)))
    for line, start, end in zip(line_of, strokes.start, strokes.end, strict=True):
        common = np.minimum(edges[1:], end + reach / 2) - np.maximum(edges[:-1], start - reach / 2)
        drawn[line] += np.clip(common, 0.0, None)
    covered: BoolArray = drawn / lengths >= EDGE_COVER
    return covered


def drop_white(strokes: Strokes, fills: FloatArray, *, horizontal: bool) -> Strokes:
    """The strokes without white ones on white ground, which nobody sees."""
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


def without(strokes: Strokes, mask: BoolArray) -> Strokes:
    """The strokes that the mask does not name."""
    return strokes.take(~mask)
