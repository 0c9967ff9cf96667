"""Blocks of a page in reading order: tables, and everything outside them as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.pdf.cells import assign_characters
from extractors.pdf.columns import split_columns
from extractors.pdf.lines import find_lines
from extractors.pdf.paragraphs import make_paragraphs
from extractors.pdf.reader import Characters, FloatArray
from schemas.document import Block, Paragraph, Table
from schemas.geometry import BBox

# A caption stands within this many of its lines above the table.
CAPTION_LINES = 2.0


def order_blocks(
    tables: Sequence[Table], rest: Characters, frames: FloatArray, page: int, body_size: float
) -> tuple[Block, ...]:
    """All blocks of a page from top to bottom.

    ``rest`` are the characters in no table, ``frames`` boxes that keep their text together.
    """
    units: list[tuple[BBox, list[Block]]] = []
    owner = assign_characters(rest, frames)
    for number in range(len(frames)):
        units += _make_units(rest.take(owner == number), page, body_size)
    for zone in split_columns(rest.take(owner < 0)):
        units += _make_units(zone, page, body_size)
    units += [(table.bbox, [table]) for table in tables if table.bbox is not None]
    blocks = [block for _, unit in _sort_units(units) for block in unit]
    return tuple(_add_captions(blocks))


def _make_units(
    characters: Characters, page: int, body_size: float
) -> Iterator[tuple[BBox, list[Block]]]:
    for paragraph in make_paragraphs(find_lines(characters), page, body_size):
        assert paragraph.bbox is not None
        yield paragraph.bbox, [paragraph]


def _sort_units(
    units: list[tuple[BBox, list[Block]]],
) -> list[tuple[BBox, list[Block]]]:
    return sorted(units, key=lambda unit: (unit[0].top, unit[0].x0))


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
    """The usual font size of a page in pt; 10 when it has no text."""
    return float(np.median(characters.size)) if len(characters) else 10.0
