"""Text set in two columns: finding the gutters between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.drawing.line_geometry import cluster
from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray
from extractors.pdf.text.lines import group_rows, steps_down
from schemas.geometry import BBox

# A gutter is at least this wide (in font sizes), and so many long lines stand on both sides.
GUTTER = 0.8
MIN_LINES = 6
MIN_TEXT = 9.0
# Texts of a line this far apart are several; those of a column begin this near to each other.
PIECE_GAP, INDENT = 0.9, 2.5
# Lines of a column are no further apart than that (in font sizes).
MAX_STEP = 2.5


@dataclass(frozen=True, slots=True)
class Gutter:
    """Between ``top`` and ``bottom`` no text runs through ``x``."""

    x: float
    top: float
    bottom: float

    def columns(self) -> tuple[BBox, BBox]:
        """The places on its left and on its right."""
        return (
            BBox(-np.inf, self.top, self.x, self.bottom),
            BBox(self.x, self.top, np.inf, self.bottom),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Pieces of lines and other things (boxes, n × 4), the line of each, and which are long texts.

    Lines are counted from the top; a table or a frame is a line of its own.
    """

    boxes: FloatArray
    line: IndexArray
    long: BoolArray

    def take(self, chosen: IndexArray) -> _Pieces:
        return _Pieces(self.boxes[chosen], self.line[chosen], self.long[chosen])


def split_columns(
    characters: Characters, gutters: Sequence[Gutter] | None = None
) -> list[Characters]:
    """The characters in pieces that are read one after the other.

    Text in one column is one piece. Where lines leave a gutter free and many hold long text on both
    of its sides, the left column comes before the right one, between what stands above and below.
    """
    found = find_gutters(characters) if gutters is None else gutters
    y, x = characters.y, characters.x
    parts, end = [], -np.inf
    for gutter in found:
        beside = (y >= gutter.top) & (y <= gutter.bottom)
        parts += [(y > end) & (y < gutter.top), beside & (x < gutter.x), beside & (x >= gutter.x)]
        end = gutter.bottom
    return [characters.take(part) for part in [*parts, y > end] if part.any()] or [characters]


def find_gutters(characters: Characters, obstacles: Sequence[BBox] = ()) -> list[Gutter]:
    """The gutters of a page from top to bottom; vertical text has none.

    No text of the characters and none of the ``obstacles`` (boxes of tables and of frames with
    text) crosses one.
    """
    if len(characters) < 2 * MIN_LINES * MIN_TEXT or steps_down(characters):
        return []
    unit = float(np.median(characters.size))
    pieces = _cut_lines(characters, obstacles, unit)
    return sorted(_search(pieces, unit), key=lambda gutter: gutter.top)


def _cut_lines(characters: Characters, obstacles: Sequence[BBox], unit: float) -> _Pieces:
    """The printed lines cut at wide gaps, and what else stands on the page."""
    shown = characters.take(~characters.are_spaces())
    boxes: list[FloatArray] = []
    lines: list[int] = []
    for number, row in enumerate(group_rows(shown.boxes, shown.size)):
        gaps = shown.boxes[row[1:], 0] - np.maximum.accumulate(shown.boxes[row[:-1], 2])
        for piece in np.split(row, np.flatnonzero(gaps >= PIECE_GAP * unit) + 1):
            held = shown.boxes[piece]
            boxes.append(np.concatenate([held[:, :2].min(axis=0), held[:, 2:].max(axis=0)]))
            lines.append(number)
    widths = np.array([box[2] - box[0] for box in boxes] + [0.0] * len(obstacles))
    boxes += [np.array([box.x0, box.top, box.x1, box.bottom]) for box in obstacles]
    line = np.array([*lines, *range(len(boxes), len(boxes) + len(obstacles))], dtype=np.int64)
    return _Pieces(np.array(boxes).reshape(-1, 4), line, widths >= MIN_TEXT * unit)


def _search(pieces: _Pieces, unit: float) -> list[Gutter]:
    """The tallest gutter, and those above and below it."""
    runs = [run for start in _list_starts(pieces, unit) for run in _find_runs(pieces, start, unit)]
    if not runs:
        return []
    best = max(runs, key=lambda gutter: gutter.bottom - gutter.top)
    above = np.flatnonzero(pieces.boxes[:, 3] <= best.top)
    below = np.flatnonzero(pieces.boxes[:, 1] >= best.bottom)
    parts = [pieces.take(part) for part in (above, below) if len(part)]
    return [best, *(gutter for part in parts for gutter in _search(part, unit))]


def _list_starts(pieces: _Pieces, unit: float) -> list[float]:
    """Where columns may begin: at many long pieces, or a little left of them at shorter ones."""
    starts = pieces.boxes[:, 0]
    long = starts[pieces.long]
    leftmost = float(starts.min(initial=np.inf)) + MIN_TEXT * unit
    found: set[float] = set()
    for group in cluster(long, INDENT * unit):
        edge = float(long[group].min())
        if len(group) >= MIN_LINES and edge > leftmost:
            near = starts[(starts <= edge) & (starts >= edge - INDENT * unit)]
            found.update(np.floor(near).tolist())
    return sorted(found)


def _find_runs(pieces: _Pieces, start: float, unit: float) -> list[Gutter]:
    """The gutters right before a place at which pieces begin."""
    boxes = pieces.boxes
    crossing: BoolArray = boxes[:, 0] < start - 0.1 * unit
    crossing &= boxes[:, 2] > start - GUTTER * unit
    inner = np.flatnonzero(~crossing)
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    stretch = np.searchsorted(np.sort(y[crossing]), y)
    gutters = []
    for number in np.unique(stretch[inner]).tolist():
        held = pieces.take(inner[stretch[inner] == number])
        gutter = _bound(held, start, unit)
        if gutter is not None:
            gutters.append(gutter)
    return gutters


def _bound(pieces: _Pieces, start: float, unit: float) -> Gutter | None:
    """The gutter between pieces of which enough are long on both sides; None when they are not.

    It reaches as far up and down as either column goes on without a large gap.
    """
    boxes = pieces.boxes
    right: BoolArray = boxes[:, 0] >= start - 0.1 * unit
    sides = (~right, right)
    if min(int((side & pieces.long).sum()) for side in sides) < MIN_LINES:
        return None
    spread = _find_spread(pieces, right, unit)
    ends = [_reach(boxes[side], pieces.long[side], spread[side], unit) for side in sides]
    top, bottom = min(top for top, _ in ends), max(bottom for _, bottom in ends)
    return Gutter(start - GUTTER * unit / 2, top, bottom)


def _find_spread(pieces: _Pieces, right: BoolArray, unit: float) -> BoolArray:
    """Which pieces belong to headings in the middle that are set with wide gaps (総　　説).

    Their lines hold nothing long and begin far right of where the left column does.
    """
    edge = float(pieces.boxes[~right & pieces.long, 0].min())
    count = int(pieces.line.max()) + 1
    first = np.full(count, np.inf)
    np.minimum.at(first, pieces.line, pieces.boxes[:, 0])
    sides = [
        np.bincount(pieces.line[side], minlength=count) > 0 for side in (~right, right, pieces.long)
    ]
    lines = sides[0] & sides[1] & ~sides[2] & (first > edge + INDENT * unit)
    return np.asarray(lines[pieces.line], dtype=np.bool_)


def _reach(
    boxes: FloatArray, long: BoolArray, spread: BoolArray, unit: float
) -> tuple[float, float]:
    """Top and bottom of the pieces of a column that go on up and down from the long ones.

    What reaches over the sides of these, such as a page number in the middle, ends it, as does a
    heading that is spread over both columns.
    """
    order = np.argsort(boxes[:, 1], kind="stable")
    boxes, long, spread = boxes[order], long[order], spread[order]
    places = np.flatnonzero(long)
    left, right = boxes[long, 0].min() - INDENT * unit, boxes[long, 2].max() + unit
    strange = np.flatnonzero((boxes[:, 0] < left) | (boxes[:, 2] > right) | spread)
    steps = boxes[1:, 1] - np.maximum.accumulate(boxes[:, 3])[:-1]
    breaks = np.flatnonzero(steps > MAX_STEP * unit) + 1
    before = np.concatenate([breaks[breaks <= places[0]], strange[strange < places[0]] + 1])
    after = np.concatenate([breaks[breaks > places[-1]], strange[strange > places[-1]]])
    first, end = int(before.max(initial=0)), int(after.min(initial=len(boxes)))
    return float(boxes[first, 1]), float(boxes[:end, 3].max())
