"""What a PDF reader delivers: one page as plain arrays, and the protocols that it fulfils.

Everything after the reader (table finding, arrows, paragraphs) works on these arrays and knows
nothing of the library that filled them. All coordinates are in pt as displayed: after /Rotate,
inside the crop box, origin top left, y growing downwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IndexArray = NDArray[np.int64]

UPRIGHT, CLOCKWISE, UPSIDE_DOWN, COUNTER_CLOCKWISE = 0, 1, 2, 3
# No page tree may keep us busy for ever; options limit the pages that are read far below this.
MAX_PAGES = 200_000


_SPACE_CODES = [code for code in range(0x3001) if chr(code).isspace()]
# Whether a code point is white space; what lies beyond, and -1, is at the last place: not so.
_IS_SPACE = np.zeros(0x3002, dtype=bool)
_IS_SPACE[_SPACE_CODES] = True


@dataclass(frozen=True, eq=False)
class Characters:
    """The characters of a page in the order of its content stream, as arrays of equal length.

    ``codes`` are their code points, -1 where one stands for several (ligatures); ``boxes`` is
    n × 4 (x0, top, x1, bottom); ``size`` the font size in pt as displayed; ``turn`` the direction
    of the text in quarter turns clockwise; ``hidden`` says that the file asks not to print it (text
    rendering mode 3, no size); ``light`` that it is printed in white; ``mark`` the id of the marked
    content that it belongs to, -1 for none.
    """

    text: NDArray[Any]
    codes: IndexArray
    boxes: FloatArray
    size: FloatArray
    turn: NDArray[np.int8]
    hidden: BoolArray
    light: BoolArray
    mark: IndexArray

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def x(self) -> FloatArray:
        """Centres from the left."""
        return (self.boxes[:, 0] + self.boxes[:, 2]) / 2

    @cached_property
    def y(self) -> FloatArray:
        """Centres from the top (boxes have a top per font, so lines are told by centres)."""
        return (self.boxes[:, 1] + self.boxes[:, 3]) / 2

    def take(self, index: IndexArray | BoolArray) -> Characters:
        """The chosen ones (positions or a mask), in their order."""
        # Taking positions is several times faster than choosing by a mask.
        places = index.nonzero()[0] if index.dtype == bool else index
        return Characters(
            self.text.take(places),
            self.codes.take(places),
            self.boxes.take(places, axis=0),
            self.size.take(places),
            self.turn.take(places),
            self.hidden.take(places),
            self.light.take(places),
            self.mark.take(places),
        )

    def are_spaces(self) -> BoolArray:
        """Which ones are white space."""
        return self._spaces

    @cached_property
    def _spaces(self) -> BoolArray:
        return _IS_SPACE.take(np.minimum(self.codes, 0x3001))

    @cached_property
    def centres(self) -> FloatArray:
        """The centres of those that are no white space (n × 2)."""
        words = np.flatnonzero(~self._spaces)
        return np.stack([self.x.take(words), self.y.take(words)], axis=1)

    def count(self) -> int:
        """Number of non-space characters; a ligature counts as many as its text has."""
        several = self.text[self.codes < 0]
        count = np.count_nonzero(~self.are_spaces()) - len(several)
        return int(count) + sum(not mark.isspace() for text in several for mark in text)


def make_characters(
    rows: Sequence[tuple[str, float, float, float, float, float, int, bool, bool, int]],
) -> Characters:
    """Characters from rows ``(text, x0, top, x1, bottom, size, turn, hidden, light, mark)``."""
    numbers = np.array([row[1:6] for row in rows], dtype=float).reshape(-1, 5)
    text = np.empty(len(rows), dtype=object)
    text[:] = [row[0] for row in rows]
    codes = [ord(row[0]) if len(row[0]) == 1 else -1 for row in rows]
    return Characters(
        text,
        np.array(codes, dtype=np.int64),
        numbers[:, :4],
        numbers[:, 4],
        np.array([row[6] for row in rows], dtype=np.int8),
        np.array([row[7] for row in rows], dtype=bool),
        np.array([row[8] for row in rows], dtype=bool),
        np.array([row[9] for row in rows], dtype=np.int64),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Lines parallel to one axis: ``position`` across it, ``start`` to ``end`` along it.

    For horizontal strokes the position is y and start and end are x. ``light`` = drawn in white.
    """

    position: FloatArray
    start: FloatArray
    end: FloatArray
    width: FloatArray
    light: BoolArray

    def __len__(self) -> int:
        return len(self.position)

    def take(self, index: IndexArray | BoolArray) -> Strokes:
        """The chosen ones (positions or a mask), in their order."""
        return Strokes(
            self.position[index],
            self.start[index],
            self.end[index],
            self.width[index],
            self.light[index],
        )


def make_strokes(rows: list[tuple[float, float, float, float, bool]]) -> Strokes:
    """Strokes from rows ``(position, start, end, width, light)``."""
    numbers = np.array([row[:4] for row in rows], dtype=float).reshape(-1, 4)
    light = np.array([row[4] for row in rows], dtype=bool)
    return Strokes(numbers[:, 0], numbers[:, 1], numbers[:, 2], numbers[:, 3], light)


@dataclass(frozen=True, slots=True, eq=False)
class Fills:
    """Filled upright rectangles: ``boxes`` n × 4, ``shade`` from 0 (black) to 1 (white)."""

    boxes: FloatArray
    shade: FloatArray

    def __len__(self) -> int:
        return len(self.shade)


@dataclass(frozen=True, slots=True, eq=False)
class Polygon:
    """A shape that is no upright rectangle: its corners (k × 2), whether it is filled."""

    points: FloatArray
    filled: bool
    rounded: bool = False
    """Whether some of its sides are curves."""
    closed: bool = True
    """False for a bent line."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The upright box around it as ``x0, top, x1, bottom``."""
        low, high = self.points.min(axis=0), self.points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def no_boxes() -> FloatArray:
    """An empty n × 4 array."""
    return np.zeros((0, 4))


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What is drawn on a page beside its text.

    ``outlines`` are the boxes of upright rectangles drawn with a pen (their edges stand among the
    strokes too), ``slants`` are oblique lines (x0, y0, x1, y1), ``pictures`` boxes of images.
    ``dropped`` says that there were more strokes than allowed, so that none was kept. ``rounded``
    are the boxes of rectangles with rounded corners.
    """

    horizontal: Strokes = field(default_factory=lambda: make_strokes([]))
    vertical: Strokes = field(default_factory=lambda: make_strokes([]))
    fills: Fills = field(default_factory=lambda: Fills(no_boxes(), np.zeros(0)))
    outlines: FloatArray = field(default_factory=no_boxes)
    polygons: tuple[Polygon, ...] = ()
    slants: FloatArray = field(default_factory=no_boxes)
    pictures: FloatArray = field(default_factory=no_boxes)
    dropped: bool = False
    rounded: FloatArray = field(default_factory=no_boxes)


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """One page as read: its size in pt and rotation as displayed, its characters and drawing."""

    number: int
    width: float
    height: float
    rotation: int
    characters: Characters
    drawing: Drawing


class PageReader(Protocol):
    """Reads single pages; nothing of a page is kept after it was returned."""

    def read_page(self, number: int, max_strokes: int) -> PageContent:
        """The 1-based page; its drawing is ``dropped`` beyond ``max_strokes``.

        Raises:
            Exception: whatever the library raises on a damaged page.
        """
        ...


class DocumentReader(PageReader, Protocol):
    """An opened PDF. Opening raises PermissionError when the password is missing or wrong."""

    page_count: int
    metadata: Mapping[str, str]
    """Title, author, producer and dates as the file states them."""
    is_restricted: bool
    """Whether an owner password restricts what readers may do."""
    repairs: str
    """What was wrong with the file and has been repaired while opening; empty for nothing."""

    def close(self) -> None:
        """Frees the file."""
        ...
