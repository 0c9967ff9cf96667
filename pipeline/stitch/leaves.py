"""Leaves: the pages as a reader turns them, where a sheet may hold two side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.document import Block, Page, Paragraph, Table
from schemas.text import text_key

WIDE = 1.25
"""A sheet of two pages is so much wider than high."""
BIG = 1000.0
"""Width in points from which on a sheet may hold two pages although no page numbers say so."""
GUTTER = 0.012
"""Half of the white strip in the middle, as a share of the sheet's width."""
FOOT = 0.92
"""Text below this share of the height is no measure of how far down a page is printed."""
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: number of its page in the Document, position on it."""

    page: int
    position: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, or one half of a sheet: its blocks in reading order with their places."""

    page: Page
    index: int
    side: int
    blocks: tuple[tuple[Place, Block], ...]

    def follows(self, other: Leaf) -> bool:
        """Whether this leaf comes right after the other one."""
        if self.index == other.index:
            return self.side == other.side + 1
        return self.page.number == other.page.number + 1 and self.side == 0

    def tables(self) -> list[tuple[Place, Table]]:
        """The tables of the leaf."""
        return [(place, block) for place, block in self.blocks if isinstance(block, Table)]


def make_leaves(pages: Sequence[Page]) -> list[Leaf]:
    """The leaves of all pages, in order; sheets that hold two pages give two."""
    open_sheets = [has_open_middle(page) for page in pages]
    wide = [page for page in pages if is_wide(page)]
    usual = bool(wide) and 2 * sum(open_sheets) > len(wide)
    leaves: list[Leaf] = []
    for index, page in enumerate(pages):
        blocks = tuple((Place(index, i), block) for i, block in enumerate(page.blocks))
        big = (page.width or 0.0) >= BIG and usual
        if open_sheets[index] and (big or has_two_numbers(page)):
            halves: tuple[list[tuple[Place, Block]], ...] = ([], [])
            for place, block in blocks:
                halves[_side(block, page)].append((place, block))
            leaves.extend(Leaf(page, index, side, tuple(halves[side])) for side in (0, 1))
        else:
            leaves.append(Leaf(page, index, 0, blocks))
    return leaves


def is_wide(page: Page) -> bool:
    """Whether a page is wide enough for two pages side by side."""
    return bool(page.width and page.height) and (page.width or 0) > WIDE * (page.height or 0)


def has_open_middle(page: Page) -> bool:
    """Whether both halves of a wide page hold text, a table among them, and nothing crosses."""
    if not is_wide(page) or page.width is None:
        return False
    middle, strip = page.width / 2, GUTTER * page.width
    sides: Counter[int] = Counter()
    for block in page.blocks:
        if block.bbox is None or _is_furniture(block):
            continue
        if block.bbox.x0 < middle + strip and block.bbox.x1 > middle - strip:
            return False
        sides[_side(block, page)] += 1
    tables = any(isinstance(block, Table) for block in page.blocks)
    return tables and sides[0] > 0 and sides[1] > 0


def has_two_numbers(page: Page) -> bool:
    """Whether the furniture of a sheet shows two page numbers that follow on."""
    numbers = [
        int(number)
        for block in page.blocks
        if isinstance(block, Paragraph) and _is_furniture(block) and len(block.text) < 30
        for number in _NUMBER.findall(text_key(block.text))
    ]
    return any(b == a + 1 for a, b in pairwise(numbers))


def find_floors(leaves: Sequence[Leaf]) -> dict[int, float]:
    """The lowest y that is printed on, by the rounded height of the page."""
    floors: dict[int, float] = {}
    for leaf in leaves:
        height = round(leaf.page.height or 0)
        for _, block in leaf.blocks:
            if block.bbox is None or _is_furniture(block):
                continue
            if isinstance(block, Table) or block.bbox.bottom < FOOT * height:
                floors[height] = max(floors.get(height, 0.0), block.bbox.bottom)
    return floors


def _is_furniture(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "furniture"


def _side(block: Block, page: Page) -> int:
    """0 for the left half, 1 for the right one."""
    return int(block.bbox is not None and block.bbox.center[0] > (page.width or 0.0) / 2)
