"""Underlines of words (links, emphasis, blanks to fill in), which are no rules of a table."""

from __future__ import annotations

import numpy as np

from extractors.pdf.line_geometry import Tolerance, without
from extractors.pdf.reader import Characters, Strokes

# An underline runs this near to the lower edge of its characters, and ends as near to theirs.
REACH, END_REACH = 0.35, 0.6
# Share of it that its characters cover.
COVER = 0.85


def drop_underlines(
    across: Strokes, along: Strokes, characters: Characters, tolerance: Tolerance
) -> Strokes:
    """The horizontal strokes without those that run under words and end where the words end.

    A rule of a table ends at a vertical line on both sides, or runs under the gaps of its columns.
    """
    words = characters.take(~characters.are_spaces())
    words = words.take(np.argsort(words.boxes[:, 3], kind="stable"))
    reach = REACH * float(words.size.max(initial=0.0))
    lows = np.searchsorted(words.boxes[:, 3], across.position - reach)
    highs = np.searchsorted(words.boxes[:, 3], across.position + reach)
    used = np.zeros(len(across), dtype=bool)
    for index in np.flatnonzero(highs > lows):
        y, start, end = across.position[index], across.start[index], across.end[index]
        near = words.take(np.arange(lows[index], highs[index]))
        if _is_underline(float(y), float(start), float(end), near):
            held = _is_held(along, start, y, tolerance) and _is_held(along, end, y, tolerance)
            used[index] = not held
    return without(across, used)


def _is_held(along: Strokes, x: float, y: float, tolerance: Tolerance) -> bool:
    """Whether a vertical line passes an end of a stroke."""
    near = np.abs(along.position - x) <= tolerance.snap
    passes = (along.start <= y + tolerance.snap) & (along.end >= y - tolerance.snap)
    return bool((near & passes).any())


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
