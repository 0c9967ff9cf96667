"""Pictures that may hold text or marks which no reader of characters sees.

A table pasted as a picture, a check mark of a form, a seal: they are not read, so it must be said
that they are there. Backgrounds and photographs behind text hold many characters and do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, PageContent
from schemas.document import Block, Table

# Outside tables a picture counts from this share of the page on; smaller ones are ornaments.
MIN_SHARE = 0.03
# Sides of a picture that can hold a mark, in pt.
MIN_SIDE = 5.0


# A picture with a check box may reach over the label beside it, which is text.
MAX_LABEL = 8


@dataclass(frozen=True, slots=True)
class UnreadPictures:
    """How many pictures of a page may hold something that was not read."""

    in_tables: int = 0
    elsewhere: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return self.in_tables + self.elsewhere


def count_unread(content: PageContent, blocks: Sequence[Block]) -> UnreadPictures:
    """The pictures of a page that stand in tables, and large ones without text elsewhere."""
    pictures = content.drawing.pictures
    if len(pictures) == 0:
        return UnreadPictures()
    width, height = pictures[:, 2] - pictures[:, 0], pictures[:, 3] - pictures[:, 1]
    large = width * height >= MIN_SHARE * content.width * content.height
    held = _count_inside(pictures, content.characters.centres)
    inside = _stand_in_tables(pictures, blocks)
    marks = inside & ~large & (np.minimum(width, height) >= MIN_SIDE) & (held <= MAX_LABEL)
    others = large & (held == 0)
    return UnreadPictures(int(np.count_nonzero(marks)), int(np.count_nonzero(others)))


def _count_inside(boxes: FloatArray, points: FloatArray) -> IndexArray:
    """How many points lie in each box; one box at a time, as pages hold many points."""
    x, y = points[:, 0], points[:, 1]
    counts = [
        np.count_nonzero((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom))
        for x0, top, x1, bottom in boxes.tolist()
    ]
    return np.array(counts, dtype=np.int64)


def _stand_in_tables(pictures: FloatArray, blocks: Sequence[Block]) -> BoolArray:
    """For each picture whether its centre lies in a table."""
    x, y = (pictures[:, 0] + pictures[:, 2]) / 2, (pictures[:, 1] + pictures[:, 3]) / 2
    inside = np.zeros(len(pictures), dtype=bool)
    for block in blocks:
        if isinstance(block, Table) and block.bbox is not None:
            box = block.bbox
            inside |= (x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)
    return inside
