"""Which characters of a page are printed, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, PageContent

# Fake bold prints a glyph again within this share of its size.
OVERPRINT_SHIFT = 0.15
# A line of white text is unseen when this share of its characters is.
MOST = 0.5
# A picture that covers this share of the page is a scan, and invisible text on it its reading.
SCAN_COVER = 0.5

BlankTest = Callable[[FloatArray], BoolArray]


@dataclass(frozen=True, slots=True, eq=False)
class VisibleText:
    """Printed characters, and the non-space ones that were left out, counted."""

    characters: Characters
    total: int
    hidden: int
    overprinted: int


def find_visible(content: PageContent, are_blank: BlankTest | None = None) -> VisibleText:
    """The characters that a reader of the printed page sees.

    Left out are invisible text (unless it is the text layer of a scanned page), text outside the
    crop box, white text on a blank ground (``are_blank`` tells for boxes whether the picture of the
    page is blank there; None = not asked), and characters printed again on the same spot.
    """
    characters = content.characters
    shown = ~_find_hidden(content)
    if are_blank is not None and (characters.light & shown).any():
        shown &= ~_find_white(content, shown, are_blank)
    total = characters.count()
    kept = characters if shown.all() else characters.take(shown)
    printed = total if kept is characters else kept.count()
    if not may_be_overprinted(kept):
        return VisibleText(kept, total, total - printed, 0)
    single = kept.take(find_first_prints(kept))
    return VisibleText(single, total, total - printed, printed - single.count())


def _find_hidden(content: PageContent) -> BoolArray:
    characters = content.characters
    x, y = characters.x, characters.y
    outside: BoolArray = (x < 0) | (y < 0) | (x > content.width) | (y > content.height)
    if characters.hidden.sum() * 2 > len(characters) and _is_scan(content):
        return outside
    return outside | characters.hidden


def _is_scan(content: PageContent) -> bool:
    boxes = content.drawing.pictures
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return bool(areas.sum() >= SCAN_COVER * content.width * content.height)


def _find_white(content: PageContent, shown: BoolArray, are_blank: BlankTest) -> BoolArray:
    """White characters that lie on no filled shape and no picture, and whose place is blank."""
    characters = content.characters
    candidates = np.flatnonzero(
        characters.light & shown & ~characters.are_spaces() & ~_lie_on_paint(content)
    )
    hidden = np.zeros(len(characters), dtype=bool)
    if len(candidates):
        boxes = characters.boxes[candidates]
        blank = are_blank(boxes)
        dark = characters.boxes[shown & ~characters.light & ~characters.are_spaces()]
        # What is seen there may be the ink of other text or a line; the most of each line decides.
        unseen = blank | (blank.any() & _are_covered(boxes, dark))
        level = np.diff(characters.y[candidates], prepend=-np.inf)
        line = np.cumsum(np.abs(level) > OVERPRINT_SHIFT * characters.size[candidates])
        share = np.bincount(line, unseen) / np.maximum(np.bincount(line), 1)
        hidden[candidates] = share[line] >= MOST
    return hidden


def _are_covered(boxes: FloatArray, others: FloatArray) -> BoolArray:
    """Which boxes another one overlaps, each taken a little smaller than it is."""
    margin = 0.1 * (boxes[:, 2:] - boxes[:, :2])
    low, high = boxes[:, :2] + margin, boxes[:, 2:] - margin
    covered = [
        bool(((others[:, :2] < b) & (others[:, 2:] > a)).all(axis=1).any())
        for a, b in zip(low, high, strict=True)
    ]
    return np.array(covered, dtype=bool)


def _lie_on_paint(content: PageContent) -> BoolArray:
    """Which characters' centres lie on a filled rectangle."""
    x, y = content.characters.x, content.characters.y
    covered = np.zeros(len(x), dtype=bool)
    for x0, top, x1, bottom in content.drawing.fills.boxes:
        covered |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return covered


def may_be_overprinted(characters: Characters) -> bool:
    """Whether two equal characters may stand on nearly the same spot: a quick look at all of them.

    Characters are put into squares as wide as a fake bold can shift them; twins lie in one square
    or in neighbours, which are next to one another when sorted, in one of two sets of rows.
    """
    if len(characters) < 2:
        return False
    square = max(float(characters.size.max()) * OVERPRINT_SHIFT, 0.05)
    across = np.floor(characters.x / square).astype(np.int64) + (1 << 19)
    places = (characters.codes << 42) + across
    down = characters.y / (2 * square)
    for shift in (0.0, 0.5):
        rows = np.floor(down + shift).astype(np.int64) + (1 << 19)
        keys = np.sort(places + (rows << 21))
        if (keys[1:] - keys[:-1] <= 1).any():
            return True
    return False


def find_first_prints(characters: Characters) -> BoolArray:
    """Which characters are not a repeat of an equal one on nearly the same spot."""
    first = np.ones(len(characters), dtype=bool)
    seen: dict[tuple[str, int, int], list[int]] = {}
    x, y, size = characters.x, characters.y, characters.size
    square = max(4.0, float(size.max(initial=0.0)) * OVERPRINT_SHIFT)
    for position, text in enumerate(characters.text):
        reach = max(float(size[position]) * OVERPRINT_SHIFT, 0.05)
        across, down = int(x[position] // square), int(y[position] // square)
        near = (
            other
            for i in (across - 1, across, across + 1)
            for j in (down - 1, down, down + 1)
            for other in seen.get((text, i, j), ())
        )
        if any(
            abs(x[other] - x[position]) <= reach and abs(y[other] - y[position]) <= reach
            for other in near
        ):
            first[position] = False
        else:
            seen.setdefault((text, across, down), []).append(position)
    return first


def find_garbled(characters: Characters) -> float:
    """Share of characters without a known meaning: (cid:…), U+FFFD, private use."""
    codes = characters.codes
    # Nearly all text lies below; full-width letters are the few above that have a meaning.
    high = codes[codes >= 0xE000]
    garbled = (high == 0xFFFD) | (high <= 0xF8FF) | (high >= 0xF0000)
    several = characters.text[codes < 0]
    count = np.count_nonzero(garbled) + sum(text.startswith("(cid:") for text in several)
    words = len(codes) - np.count_nonzero(characters.are_spaces())
    return float(count / words) if words else 0.0
