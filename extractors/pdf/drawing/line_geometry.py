"""Lines parallel to the axes: which are one line, and which meet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.arrays import find_lasts
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, Strokes

# Pairs of lines that are compared at once, and contacts that a page may have.
BLOCK, MAX_CONTACTS = 2_000_000, 4_000_000
# Dashes lie on one level within this many pt; longest dash and gap, gap in shares of the dash.
LEVEL, MAX_DASH, MAX_DASH_GAP, DASH_GAP = 0.3, 9.0, 6.0, 2.0
MIN_DASHES = 3
# A stroke no longer than its width by this factor is a dot.
DOT = 1.6


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


def label_values(values: FloatArray, reach: float) -> IndexArray:
    """For each value the number of its group, ascending; no group is wider than ``reach``."""
    order = np.argsort(values, kind="stable")
    if len(values) == 0:
        return order
    ordered = values[order]
    numbers = np.concatenate([[0], (ordered[1:] - ordered[:-1] > reach).cumsum()])
    starts = np.searchsorted(numbers, np.arange(numbers[-1] + 1))
    widths = ordered[find_lasts(starts, len(values))] - ordered[starts]
    if (widths > reach).any():
        numbers = _label_one_by_one(ordered, reach)
    labels = np.empty(len(values), dtype=np.int64)
    labels[order] = numbers
    return labels


def _label_one_by_one(ordered: FloatArray, reach: float) -> IndexArray:
    """Groups of ascending values, each begun by its first value."""
    numbers, number, first = [], -1, -np.inf
    for value in ordered.tolist():
        if value - first > reach:
            number, first = number + 1, value
        numbers.append(number)
    return np.array(numbers, dtype=np.int64)


def cluster(values: FloatArray, reach: float) -> list[IndexArray]:
    """Positions of the values in groups no wider than ``reach``, ascending."""
    if len(values) == 0:
        return []
    labels = label_values(values, reach)
    order = np.lexsort((values, labels))
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def join_collinear(strokes: Strokes, tolerance: Tolerance) -> Strokes:
    """The strokes with pieces of one line put together; dots and specks that join nothing dropped.

    Dashes, dotted borders and double rules become one line each, at the place of its longest piece.
    """
    if len(strokes) == 0:
        return strokes
    order = np.argsort(strokes.position, kind="stable")
    if (np.diff(strokes.position[order]) > tolerance.snap).all():
        alone = strokes.take(order)
        return alone.take(alone.end - alone.start > tolerance.gap)
    label = label_values(strokes.position, tolerance.snap)
    order = np.lexsort((strokes.start, label))
    pieces = strokes.take(order)
    # Groups are moved apart, so that one running maximum serves all of them.
    shift = label[order] * float(pieces.end.max() - pieces.start.min() + 2 * tolerance.gap)
    reached = np.maximum.accumulate(pieces.end + shift)
    gaps = pieces.start[1:] + shift[1:] - reached[:-1]
    apart = gaps > tolerance.gap
    if (apart & (gaps <= MAX_DASH_GAP)).any():
        apart &= ~are_dashes(pieces.end - pieces.start, gaps)
    begins = np.append(True, apart)
    first = np.flatnonzero(begins)
    line = np.cumsum(begins) - 1
    longest = np.lexsort((pieces.start - pieces.end, line))[first]
    joined = Strokes(
        pieces.position[longest],
        pieces.start[first],
        np.maximum.reduceat(pieces.end, first),
        np.maximum.reduceat(pieces.width, first),
        np.logical_and.reduceat(pieces.light, first),
    )
    return joined.take(joined.end - joined.start > tolerance.gap)


def join_dashes(strokes: Strokes) -> Strokes:
    """The strokes with the dashes of one line put together, and nothing else.

    Dots stay as they are: those of vertical lines stand among the dashes of horizontal ones.
    """
    length = strokes.end - strokes.start
    if np.count_nonzero(length <= MAX_DASH) < MIN_DASHES:
        return strokes
    longer = length > DOT * strokes.width
    if np.count_nonzero(longer & (length <= MAX_DASH)) < MIN_DASHES:
        return strokes
    lines = strokes.take(longer)
    label = label_values(lines.position, LEVEL)
    order = np.lexsort((lines.start, label))
    pieces = lines.take(order)
    gap = pieces.start[1:] - pieces.end[:-1]
    dashed = are_dashes(pieces.end - pieces.start, gap) & (np.diff(label[order]) == 0)
    if not dashed.any():
        return strokes
    first = np.flatnonzero(np.append(True, ~dashed))
    joined = Strokes(
        pieces.position[first],
        pieces.start[first],
        np.maximum.reduceat(pieces.end, first),
        np.maximum.reduceat(pieces.width, first),
        np.logical_and.reduceat(pieces.light, first),
    )
    return joined if longer.all() else add_strokes(joined, without(strokes, longer))


def add_strokes(strokes: Strokes, more: Strokes) -> Strokes:
    """The strokes of both."""
    if len(more) == 0:
        return strokes
    return Strokes(
        np.concatenate([strokes.position, more.position]),
        np.concatenate([strokes.start, more.start]),
        np.concatenate([strokes.end, more.end]),
        np.concatenate([strokes.width, more.width]),
        np.concatenate([strokes.light, more.light]),
    )


def are_dashes(lengths: FloatArray, gaps: FloatArray) -> BoolArray:
    """For each gap between neighbours on one line whether it parts two dashes of a dashed line.

    Dashes are short, not much shorter than their gaps, and there are several gaps of one width.
    """
    shorter = np.minimum(lengths[:-1], lengths[1:])
    longer = np.maximum(lengths[:-1], lengths[1:])
    fits = (gaps > 0) & (gaps <= MAX_DASH_GAP) & (longer <= MAX_DASH)
    fits &= gaps <= DASH_GAP * shorter + 1
    alike = fits[:-1] & fits[1:] & (np.abs(np.diff(gaps)) <= 0.2 * gaps[1:] + 0.2)
    alike = np.concatenate([[False], alike, [False]])
    return np.asarray(fits & (alike[:-1] | alike[1:]), dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Where lines of one direction meet or cross those of the other: positions of both, by pair."""

    across: IndexArray
    along: IndexArray

    def count(self, lines: int) -> IndexArray:
        """How many lines each line of the first direction meets."""
        return np.bincount(self.across, minlength=lines)


def find_contacts(across: Strokes, along: Strokes, reach: float) -> Contacts:
    """The contacts of two sets of lines, ends that come within ``reach`` of a line included.

    Raises:
        OverflowError: there are more than any table has.
    """
    found: list[tuple[IndexArray, IndexArray]] = []
    step, total = max(1, BLOCK // max(len(along), 1)), 0
    # A thick line is met at its edge.
    half_across, half_along = across.width / 2, reach + along.width / 2
    for start in range(0, len(across), step):
        part = slice(start, start + step)
        level = across.position[part, None]
        edge = reach + half_across[part, None]
        meets = (along.start - edge <= level) & (level <= along.end + edge)
        meets &= across.start[part, None] - half_along <= along.position
        meets &= along.position <= across.end[part, None] + half_along
        # Positions in one row are found many times faster than pairs.
        first, second = np.divmod(np.flatnonzero(meets), max(len(along), 1))
        found.append((first + start, second))
        total += len(first)
        if total > MAX_CONTACTS:
            raise OverflowError(total)
    if not found:
        return Contacts(np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Contacts(*(np.concatenate(side) for side in zip(*found, strict=True)))


def label_components(contacts: Contacts, across: int, along: int) -> tuple[IndexArray, IndexArray]:
    """For each line of both directions the smallest number of a line that it hangs together with.

    Lines of the second direction are numbered after those of the first.
    """
    first, second = np.arange(across), np.arange(across, across + along)
    while True:
        np.minimum.at(second, contacts.along, first[contacts.across])
        before = first.copy()
        np.minimum.at(first, contacts.across, second[contacts.along])
        if np.array_equal(before, first):
            return first, second


def without(strokes: Strokes, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Strokes:
    """The strokes that the mask does not name."""
    return strokes.take(~mask)
