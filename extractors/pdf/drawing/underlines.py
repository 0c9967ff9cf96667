"""Underlines of words (links, emphasis, blanks to fill in), which are no rules of a table."""

from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance, without
from extractors.pdf.reader import BoolArray, Characters, FloatArray, Strokes

# An underline runs this near to the lower edge of its characters, and ends as near to theirs.
REACH, END_REACH = 0.35, 0.6
# Pairs of lines that are compared; drawings with more are no pages with underlined words.
MAX_PAIRS = 20_000_000
# Characters at the heights of lines that are compared, over all lines.
MAX_NEAR = 5_000_000
# Pieces of one line differ by no more in height (in pt).
SAME_LEVEL = 0.3
# Share of it that its characters cover.
COVER = 0.85


def drop_underlines(
    across: Strokes, along: Strokes, characters: Characters, tolerance: Tolerance
) -> Strokes:
    """The horizontal strokes without those that run under words and end where the words end.

    A rule of a table ends at a vertical line on both sides, or runs under the gaps of its columns.
    Where words fill their column so does their underline; then no text fits below it.
    """
    ends = across.start, across.end
    held = _are_held(across, ends, along, tolerance)
    if not held.all():
        ends = _find_chain_ends(across, tolerance.snap)
        held = _are_held(across, ends, along, tolerance)
    unit = float(np.median(characters.size)) if len(characters) else 0.0
    loose = np.flatnonzero(~held | (held.any() and _leave_no_room(across, unit)))
    used = np.zeros(len(across), dtype=bool)
    if len(loose) == 0 or len(characters) == 0:
        return across
    words = characters.take(~characters.are_spaces())
    words = words.take(np.argsort(words.boxes[:, 3], kind="stable"))
    reach = REACH * float(words.size.max(initial=0.0))
    lows = np.searchsorted(words.boxes[:, 3], across.position - reach)
    highs = np.searchsorted(words.boxes[:, 3], across.position + reach)
    loose = loose[highs[loose] > lows[loose]]
    if (highs[loose] - lows[loose]).sum() > MAX_NEAR:
        return across
    for index in loose.tolist():
        y, start, end = across.position[index], ends[0][index], ends[1][index]
        near = words.take(np.arange(lows[index], highs[index]))
        used[index] = _is_underline(float(y), float(start), float(end), near)
    return without(across, used)


def _are_held(
    across: Strokes, ends: tuple[FloatArray, FloatArray], along: Strokes, tolerance: Tolerance
) -> BoolArray:
    """Which strokes have a vertical line at both ends (of the chains of strokes they stand in)."""
    snap = tolerance.snap
    held = np.ones(len(across), dtype=bool)
    if len(across) * len(along) > MAX_PAIRS:
        return held
    passes = (along.start <= across.position[:, None] + snap) & (
        along.end >= across.position[:, None] - snap
    )
    for end in ends:
        held &= (passes & (np.abs(along.position - end[:, None]) <= snap)).any(axis=1)
    return held


def _find_chain_ends(strokes: Strokes, reach: float) -> tuple[FloatArray, FloatArray]:
    """Where the chains of touching strokes of one height begin and end, for each stroke.

    Browsers draw a rule in pieces, one to each column; a merged cell above holds none of their
    ends.
    """
    if len(strokes) == 0:
        return strokes.start, strokes.end
    order = np.lexsort((strokes.start, np.round(strokes.position, 1)))
    level, start, end = (
        side.take(order) for side in (strokes.position, strokes.start, strokes.end)
    )
    apart = (np.abs(np.diff(level)) > SAME_LEVEL) | (start[1:] - end[:-1] > reach)
    first = np.flatnonzero(np.concatenate([[True], apart]))
    chain = np.empty(len(order), dtype=np.int64)
    chain[order] = np.cumsum(np.concatenate([[0], apart]))
    return np.minimum.reduceat(start, first)[chain], np.maximum.reduceat(end, first)[chain]


def _leave_no_room(across: Strokes, unit: float) -> BoolArray:
    """Which strokes have a longer one so near below them that no text stands between."""
    levels = np.sort(across.position)
    nearest, farthest = across.position + 0.3 * unit, across.position + unit
    cramped = np.searchsorted(levels, farthest) > np.searchsorted(levels, nearest, "right")
    for index in np.flatnonzero(cramped).tolist():
        start, end = across.start[index], across.end[index]
        below = (across.position > nearest[index]) & (across.position < farthest[index])
        below &= (across.start <= start + 1) & (across.end >= end - 1)
        below &= (across.start < start - unit) | (across.end > end + unit)
        cramped[index] = bool(below.any())
    return np.asarray(cramped, dtype=np.bool_)


def _is_underline(y: float, start: float, end: float, words: Characters) -> bool:
    boxes, size = words.boxes, words.size
    above = (np.abs(boxes[:, 3] - y) <= REACH * size) & (boxes[:, 2] > start) & (boxes[:, 0] < end)
    if not above.any():
        return False
    under, unit = boxes[above], float(np.median(size[above]))
    fits = (
        abs(float(under[:, 0].min()) - start) <= END_REACH * unit
        and abs(float(under[:, 2].max()) - end) <= END_REACH * unit
    )
    return fits and float((under[:, 2] - under[:, 0]).sum()) >= COVER * (end - start)
