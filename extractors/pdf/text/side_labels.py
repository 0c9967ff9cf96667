"""Labels beside the lines of a cell: the 4 before a name of two lines, the (R) after one.

Budget tables print the number or the sign of an item once, at half the height of its name. Read
line by line it would fall into the middle of the name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.pdf.reader import UPRIGHT, Characters, FloatArray, IndexArray
from extractors.pdf.text.lines import group_rows

# In font sizes: longest label, gap after it, how far its middle may be from that of the lines.
MAX_LABEL, LEAST_GAP, OFF_MIDDLE = 8.0, 0.4, 0.35
# So far (in font sizes) the lines begin right of the label before them.
LEAST_INDENT = 0.8
# What follows the label on its own line begins where the other lines do; centred lines do not.
SAME_EDGE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class SideLabel:
    """A label and the characters that it stands beside, before or after them."""

    label: Characters
    rest: Characters
    leads: bool


def part_side_label(characters: Characters) -> SideLabel | None:
    """The label that stands left or right of all lines of a cell, or None.

    It stands at half the height of two or more lines, neither on the first nor on the last; one
    after them stands on no line at all.
    """
    words = np.flatnonzero(~characters.are_spaces())
    if len(words) < 3 or not (characters.turn[words] == UPRIGHT).all():
        return None
    boxes, sizes = characters.boxes[words], characters.size[words]
    rows = group_rows(boxes, sizes)
    if len(rows) < 3:
        return None
    unit = float(sizes.max())
    label = _find_label(rows, boxes, unit)
    leads = label is not None
    if label is None:
        mirrored = boxes[:, [2, 1, 0, 3]] * [-1, 1, -1, 1]
        label = _find_label([row[::-1] for row in rows], mirrored, unit)
        if label is None or not any(len(row) == len(label) and label[0] in row for row in rows):
            return None
    if len(group_rows(boxes[label], sizes[label])) != 1:
        return None
    places = words[label]
    others = np.setdiff1d(np.arange(len(characters)), places)
    return SideLabel(characters.take(np.sort(places)), characters.take(others), leads)


def _find_label(rows: list[IndexArray], boxes: FloatArray, unit: float) -> IndexArray | None:
    """The characters at the start of one of the rows that stand left of all others."""
    starts = np.array([boxes[row[0], 0] for row in rows])
    number = int(np.argmin(starts))
    edge = float(np.delete(starts, number).min())
    if edge - float(starts[number]) < LEAST_INDENT * unit:
        return None
    row = rows[number]
    count = int(np.count_nonzero(boxes[row, 2] <= edge + 0.1 * unit))
    if count == 0 or float(boxes[row[count - 1], 2]) - float(starts[number]) > MAX_LABEL * unit:
        return None
    following = edge if count == len(row) else float(boxes[row[count], 0])
    if abs(following - edge) > SAME_EDGE * unit:
        return None
    if following - float(boxes[row[count - 1], 2]) < LEAST_GAP * unit:
        return None
    label = row[:count]
    others = np.concatenate([r for r in rows if r is not row] + [row[count:]])
    return label if _is_centred(boxes[label], boxes[others], unit) else None


def _is_centred(label: FloatArray, others: FloatArray, unit: float) -> bool:
    """Whether a label's middle is that of the lines beside it, and none of theirs is as high."""
    middle = float((label[:, 1] + label[:, 3]).mean()) / 2
    centres = (others[:, 1] + others[:, 3]) / 2
    high, low = float(centres.min()), float(centres.max())
    return abs(middle - (high + low) / 2) <= OFF_MIDDLE * unit and middle - high > OFF_MIDDLE * unit
