"""Text set in two columns: finding the gutter between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray
from extractors.pdf.text.lines import group_rows

# A gutter is at least this wide (in font sizes), and so many lines have long text on both sides.
GUTTER = 1.5
MIN_LINES = 6
MIN_TEXT = 9.0


def split_columns(characters: Characters) -> list[Characters]:
    """The characters in pieces that are read one after the other.

    Text in one column is one piece. Where many lines leave the same gutter free and hold long text
    on both of its sides, the left column comes before the right one, between what stands above and
    below both.
    """
    rows = [characters.boxes[group] for group in group_rows(characters.boxes, characters.size)]
    unit = float(np.median(characters.size)) if len(characters) else 1.0
    gutter = _find_gutter(rows, unit)
    if gutter is None:
        return [characters]
    middle, top, bottom = gutter
    y, x = characters.y, characters.x
    beside: BoolArray = (y >= top) & (y <= bottom)
    parts = [y < top, beside & (x < middle), beside & (x >= middle), y > bottom]
    return [characters.take(part) for part in parts if part.any()]


def _find_gutter(rows: Sequence[FloatArray], unit: float) -> tuple[float, float, float] | None:
    """``(x, top, bottom)`` of the gutter that most lines share, or None."""
    gaps = [gap for row in rows for gap in _wide_gaps(row, unit)]
    best: list[FloatArray] = []
    place = 0.0
    for left, right, _ in gaps:
        middle = (left + right) / 2
        sharing = [row for low, high, row in gaps if low <= middle <= high]
        if len(sharing) > len(best):
            best, place = sharing, middle
    if len(best) < MIN_LINES:
        return None
    top = min(float(row[:, 1].min()) for row in best)
    bottom = max(float(row[:, 3].max()) for row in best)
    crossing = [row for row in rows if _crosses(row, place, top, bottom)]
    return None if len(crossing) > 0.1 * len(best) else (place, top, bottom)


def _wide_gaps(row: FloatArray, unit: float) -> list[tuple[float, float, FloatArray]]:
    """Gaps of a line that have long text on both sides."""
    edges = np.maximum.accumulate(row[:, 2])
    gaps = []
    for position in np.flatnonzero(row[1:, 0] - edges[:-1] >= GUTTER * unit):
        left, right = float(edges[position]), float(row[position + 1, 0])
        if left - row[0, 0] >= MIN_TEXT * unit and edges[-1] - right >= MIN_TEXT * unit:
            gaps.append((left, right, row))
    return gaps


def _crosses(row: FloatArray, x: float, top: float, bottom: float) -> bool:
    """Whether a line between ``top`` and ``bottom`` runs through ``x``."""
    middle = float((row[:, 1] + row[:, 3]).mean() / 2)
    if not top <= middle <= bottom:
        return False
    return bool(((row[:, 0] < x) & (row[:, 2] > x)).any())
