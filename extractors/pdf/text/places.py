"""Where characters stand: which follow one another closely, which box holds each."""

from __future__ import annotations

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, FloatArray, IndexArray

# Gap in font sizes up to which two characters are of one word.
JOINT = 0.3


def find_joints(characters: Characters) -> BoolArray:
    """For each character but the last whether the next one follows it closely on the line."""
    return are_joined(characters, np.arange(len(characters) - 1))


def are_joined(characters: Characters, index: IndexArray) -> BoolArray:
    """Whether the characters at some positions are closely followed by the next ones."""
    boxes, size = characters.boxes, np.maximum(characters.size[index], 0.1)
    here, following = boxes[index], boxes[index + 1]
    gap = (following[:, 0] - here[:, 2]) / size
    rise = (following[:, 1] + following[:, 3] - here[:, 1] - here[:, 3]) / 2
    upright = (characters.turn[index] == 0) & (characters.turn[index + 1] == 0)
    joined: BoolArray = (gap > -0.3) & (gap < JOINT) & (np.abs(rise) / size < 0.3) & upright
    return joined


def assign_characters(characters: Characters, boxes: FloatArray) -> IndexArray:
    """For each character the position of the box that holds its centre, -1 for none.

    Boxes of one grid do not overlap, so the first hit is the only one; characters exactly on an
    edge go to the box that begins there.
    """
    owner = np.full(len(characters), -1, dtype=np.int64)
    x, y = characters.x, characters.y
    for position, (x0, top, x1, bottom) in enumerate(boxes):
        inside: BoolArray = (x >= x0) & (x < x1) & (y >= top) & (y < bottom) & (owner < 0)
        owner[inside] = position
    return owner
