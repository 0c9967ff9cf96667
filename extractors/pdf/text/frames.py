"""Boxes on a page that keep their text together: drawn boxes, coloured panels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, Drawing, FloatArray, IndexArray, no_boxes
from extractors.pdf.text.places import assign_characters, find_joints
from schemas.geometry import BBox

# A box as large as this share of the page is its background.
MAX_SHARE = 0.7
# Shaded lines of one paragraph touch each other within this many pt.
TOUCH = 1.5
# What stands within a frame reaches over its sides by no more than that (in pt).
SLACK = 2.0


def find_panels(drawing: Drawing, width: float, height: float) -> FloatArray:
    """Outlined and filled rectangles that are no page background, stacked ones put together."""
    boxes = np.concatenate([drawing.outlines, stack_boxes(drawing.fills.boxes)])
    if len(boxes) == 0:
        return no_boxes()
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    kept: FloatArray = boxes[areas <= MAX_SHARE * width * height]
    return kept


def stack_boxes(boxes: FloatArray) -> FloatArray:
    """The boxes, those of equal sides that touch from above made one (line by line shading)."""
    if len(boxes) == 0:
        return no_boxes()
    order = np.lexsort((boxes[:, 1], np.round(boxes[:, 2]), np.round(boxes[:, 0])))
    stacked: list[FloatArray] = []
    for box in boxes[order]:
        if stacked and _is_stacked(stacked[-1], box):
            stacked[-1] = np.array([box[0], stacked[-1][1], box[2], max(stacked[-1][3], box[3])])
        else:
            stacked.append(box)
    return np.array(stacked)


def _is_stacked(above: FloatArray, box: FloatArray) -> bool:
    same_sides = abs(above[0] - box[0]) <= TOUCH and abs(above[2] - box[2]) <= TOUCH
    return bool(same_sides and abs(box[1] - above[3]) <= TOUCH)


def assign_frames(characters: Characters, frames: FloatArray) -> IndexArray:
    """For each character the smallest frame around it, -1 for none.

    A frame that cuts through words (a marker behind some words of a line) is none.
    """
    if len(frames) == 0 or len(characters) == 0:
        return np.full(len(characters), -1, dtype=np.int64)
    areas = (frames[:, 2] - frames[:, 0]) * (frames[:, 3] - frames[:, 1])
    order = np.argsort(areas, kind="stable")
    joined = find_joints(characters)
    whole = [number for number in order if not _cuts_words(characters, frames[number], joined)]
    owner = assign_characters(characters, frames[whole])
    found = owner >= 0
    owner[found] = np.array(whole, dtype=np.int64)[owner[found]]
    return owner


def find_parents(units: Sequence[BBox], frames: FloatArray, characters: Characters) -> list[BBox]:
    """The frames around some units of a page but not all, small ones first.

    Of frames around the same units one is taken, of those that cut through words none.
    """
    if len(units) < 3 or len(frames) == 0:
        return []
    boxes = np.array([(box.x0, box.top, box.x1, box.bottom) for box in units])
    begin = np.all(frames[:, None, :2] <= boxes[:, :2] + SLACK, axis=2)
    inside = begin & np.all(frames[:, None, 2:] >= boxes[:, 2:] - SLACK, axis=2)
    counts = inside.sum(axis=1)
    several = np.flatnonzero((counts > 1) & (counts < len(units)))
    _, first = np.unique(inside[several], axis=0, return_index=True)
    chosen = frames[several[first]]
    areas = (chosen[:, 2] - chosen[:, 0]) * (chosen[:, 3] - chosen[:, 1])
    joined = find_joints(characters)
    return [
        BBox(*frame.tolist())
        for frame in chosen[np.argsort(areas, kind="stable")]
        if not _cuts_words(characters, frame, joined)
    ]


def holds(frame: BBox, box: BBox) -> bool:
    """Whether a box stands within a frame."""
    return (
        frame.x0 <= box.x0 + SLACK
        and frame.top <= box.top + SLACK
        and frame.x1 >= box.x1 - SLACK
        and frame.bottom >= box.bottom - SLACK
    )


def _cuts_words(characters: Characters, frame: FloatArray, joined: BoolArray) -> bool:
    x, y = characters.x, characters.y
    inside = (x >= frame[0]) & (x < frame[2]) & (y >= frame[1]) & (y < frame[3])
    return bool((joined & (inside[:-1] != inside[1:])).any())
