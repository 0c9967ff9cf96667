"""Blocks of a page in reading order: tables, and everything outside them as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.pdf.reader import Characters, FloatArray
from extractors.pdf.text.columns import find_gutters, split_columns
from extractors.pdf.text.frames import assign_frames, find_parents, holds
from extractors.pdf.text.lines import find_lines
from extractors.pdf.text.paragraphs import make_paragraphs
from schemas.document import Block, Paragraph, Table
from schemas.geometry import BBox, union_boxes

Unit = tuple[BBox, list[Block]]

# A caption stands within this many of its lines above the table.
CAPTION_LINES = 2.0


def order_blocks(
    tables: Sequence[Table], rest: Characters, frames: FloatArray, page: int, body_size: float
) -> tuple[Block, ...]:
    """All blocks of a page from top to bottom.

    ``rest`` are the characters in no table, ``frames`` boxes that keep their text together.
    """
    units: list[Unit] = [(table.bbox, [table]) for table in tables if table.bbox is not None]
    owner = assign_frames(rest, frames)
    for number in sorted(set(owner[owner >= 0].tolist())):
        units += _make_units(rest.take(owner == number), page, body_size)
    loose = rest.take(owner < 0)
    gutters = find_gutters(loose, [box for box, _ in units])
    for zone in split_columns(loose, gutters):
        units += _make_units(zone, page, body_size)
    for frame in find_parents([box for box, _ in units], frames, rest):
        units = _gather(units, frame, body_size)
    for column in (column for gutter in gutters for column in gutter.columns()):
        units = _gather(units, column, body_size)
    ordered = _lead_with_title(_sort(units, body_size))
    return tuple(_add_captions([block for _, unit in ordered for block in unit]))


def _sort(units: Sequence[Unit], body_size: float) -> list[Unit]:
    """Units from top to bottom, those on one level from left to right."""
    return sorted(units, key=lambda unit: (round(unit[0].top / body_size), unit[0].x0))


def _lead_with_title(units: Sequence[Unit]) -> list[Unit]:
    """The units, the page's title before what stands beside its end (an office, a remark).

    A title is large: the small lines in the corner beside it begin higher.
    """
    if not units:
        return []
    number = next((n for n, (_, blocks) in enumerate(units) if _is_heading(blocks[0])), 0)
    title = units[number][0]
    if not all(box.x0 >= title.x1 and box.bottom > title.top for box, _ in units[:number]):
        return list(units)
    return [units[number], *units[:number], *units[number + 1 :]]


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "heading"


def _gather(units: Sequence[Unit], frame: BBox, body_size: float) -> list[Unit]:
    """The units, those within a frame made one that is read as a whole."""
    inside = [holds(frame, box) for box, _ in units]
    held = [unit for unit, is_inside in zip(units, inside, strict=True) if is_inside]
    if len(held) < 2:
        return list(units)
    blocks = [block for _, unit in _sort(held, body_size) for block in unit]
    others = [unit for unit, is_inside in zip(units, inside, strict=True) if not is_inside]
    return [(frame, blocks), *others]


def _make_units(characters: Characters, page: int, body_size: float) -> list[Unit]:
    """The paragraphs, each a unit; those of vertical text are one, read from right to left."""
    lines = find_lines(characters, part_wide=True)
    paragraphs = make_paragraphs(lines, page, body_size)
    units: list[Unit] = [(item.bbox, [item]) for item in paragraphs if item.bbox]
    if 2 * sum(line.vertical for line in lines) <= len(lines):
        return units
    ordered = sorted(units, key=lambda unit: -unit[0].x1)
    return _keep_together(ordered)


def _keep_together(units: Sequence[Unit]) -> list[Unit]:
    box = union_boxes(box for box, _ in units)
    return [(box, [block for _, unit in units for block in unit])] if box is not None else []


def _add_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each table with a copy of the captions right above it."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            block = replace(block, caption="\n".join(_find_captions(result, block)))
        result.append(block)
    return result


def _find_captions(before: Sequence[Block], table: Table) -> list[str]:
    """Texts of the caption paragraphs that stand right above a table, in reading order."""
    captions: list[str] = []
    top = table.bbox.top if table.bbox else 0.0
    for block in reversed(before):
        if not isinstance(block, Paragraph) or block.kind != "caption" or block.bbox is None:
            break
        if not -block.bbox.height < top - block.bbox.bottom < CAPTION_LINES * block.bbox.height:
            break
        captions.insert(0, block.text)
        top = block.bbox.top
    return captions


def find_body_size(characters: Characters) -> float:
    """The usual font size of a page in pt, at least 1; 10 when it has no text."""
    sizes = np.sort(characters.size)
    middle = (len(sizes) - 1) // 2, len(sizes) // 2
    return max(float(sizes[[*middle]].mean()), 1.0) if len(sizes) else 10.0
