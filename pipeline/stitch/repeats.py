"""Tables that stand in a source more than once (pasted again as text)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.stitch.dropped import Dropped, drop
from schemas.document import Block, Document, Table
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.text import text_key

MIN_CELLS = 4
"""Shorter sequences of cells may repeat by chance."""


def drop_repeated_tables(
    document: Document,
) -> tuple[Document, tuple[Dropped, ...], tuple[Finding, ...]]:
    """The Document without transcript tables whose texts repeat those of an earlier table.

    A transcript may hold a table as mark-up, flattened into one row and again as rows. Only tables
    of a transcript can be such repeats: in print, the same table twice is meant.
    """
    source = document.source.sha256
    first: dict[tuple[str, ...], Table] = {}
    repeats: Counter[tuple[str, ...]] = Counter()
    dropped: list[Dropped] = []
    pages = []
    for page in document.pages:
        kept: list[Block] = []
        for block in page.blocks:
            signature = _signature(block) if isinstance(block, Table) else ()
            if isinstance(block, Table) and block.evidence == "transcript" and signature in first:
                repeats[signature] += 1
                dropped.extend(drop("duplicates", cell, source) for cell in block.cells)
                continue
            if isinstance(block, Table) and len(signature) >= MIN_CELLS:
                first.setdefault(signature, block)
            kept.append(block)
        pages.append(replace(page, blocks=tuple(kept)))
    findings = tuple(
        make_finding("duplicate.table-dropped", [_place(first[key], source)], count=count)
        for key, count in repeats.items()
    )
    return replace(document, pages=tuple(pages)), tuple(dropped), findings


def _signature(table: Table) -> tuple[str, ...]:
    keys = (text_key(cell.text) for cell in sorted(table.cells, key=lambda c: (c.row, c.col)))
    return tuple(key for key in keys if key)


def _place(table: Table, source: str) -> Anchor:
    path = table.cells[0].path if table.cells else None
    return Anchor(source, table.page, table.bbox, path)
