"""Blocks of a page in reading order: tables, and everything outside them as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.pdf.reader import Characters, FloatArray
from extractors.pdf.text.columns import split_columns
from extractors.pdf.text.frames import assign_frames
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
    for number in np.unique(owner[owner >= 0]):
        units += _keep_together(_make_blocks(rest.take(owner == number), page, body_size))
    zones = split_columns(rest.take(owner < 0))
    for zone in zones:
        blocks = _make_blocks(zone, page, body_size)
        units += _keep_together(blocks) if len(zones) > 1 else [(box, [b]) for box, b in blocks]
    ordered = sorted(units, key=lambda unit: (round(unit[0].top / body_size), unit[0].x0))
    return tuple(_add_captions([block for _, unit in ordered for block in unit]))


def _make_blocks(
    characters: Characters, page: int, body_size: float
) -> list[tuple[BBox, Paragraph]]:
    lines = find_lines(characters, part_wide=True)
    paragraphs = make_paragraphs(lines, page, body_size)
    placed = [(paragraph.bbox, paragraph) for paragraph in paragraphs if paragraph.bbox]
    return sorted(placed, key=lambda item: (round(item[0].top / body_size), item[0].x0))


def _keep_together(blocks: Sequence[tuple[BBox, Paragraph]]) -> list[Unit]:
    """One unit of paragraphs that are read one after the other."""
    box = union_boxes(box for box, _ in blocks)
    return [(box, [block for _, block in blocks])] if box is not None else []


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
