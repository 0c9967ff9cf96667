"""The steps of stitching, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.stitch.dropped import Dropped
from pipeline.stitch.facing import find_pairs
from pipeline.stitch.leaves import Place, make_leaves
from pipeline.stitch.repeats import drop_repeated_tables
from pipeline.stitch.runs import join_runs
from schemas.document import Block, Document, Page, Paragraph, Table
from schemas.findings import Finding

__all__ = ["Dropped", "Stitched", "stitch"]


@dataclass(frozen=True, slots=True)
class Stitched:
    """The joined Document and what was left out of it, with the reason."""

    extracted: Document
    document: Document
    dropped: tuple[Dropped, ...] = ()


def stitch(document: Document) -> Stitched:
    """The Document with tables joined over pages and repeats left out.

    Halves that stand on facing pages are laid side by side first, then tables are joined downwards.
    A joined table stands on its first page; its cells know their own pages. Findings name every
    join and every repeat.
    """
    extracted = document
    document, dropped, findings = drop_repeated_tables(document)
    pages = _name_pages(document.pages)
    pages, joined, join_findings = _join_pages(pages, document.source.sha256)
    return Stitched(
        extracted,
        replace(
            document,
            pages=tuple(pages),
            findings=(*document.findings, *findings, *join_findings),
        ),
        (*dropped, *joined),
    )


def _name_pages(pages: Sequence[Page]) -> list[Page]:
    """Pages whose cells all know their page, so that they keep it when tables are joined."""
    return [
        replace(page, blocks=tuple(_name_page(b, page.number) for b in page.blocks))
        for page in pages
    ]


def _name_page(block: Block, number: int) -> Block:
    if isinstance(block, Paragraph):
        return block if block.page is not None else replace(block, page=number)
    page = block.page if block.page is not None else number
    cells = tuple(
        cell if cell.page is not None else replace(cell, page=page) for cell in block.cells
    )
    return replace(block, page=page, cells=cells)


def _join_pages(
    pages: Sequence[Page], source: str
) -> tuple[list[Page], list[Dropped], list[Finding]]:
    """The pages with whole tables, what was dropped, and what is to be told."""
    leaves = make_leaves(pages)
    pairs = find_pairs(leaves)
    halves = {pair.left: pair for pair in pairs}
    runs = join_runs(leaves, halves, source)
    changed: dict[Place, Table | None] = {pair.right: None for pair in pairs}
    changed.update({place: pair.combine() for place, pair in halves.items()})
    changed.update(runs.changed)
    findings = [pair.tell(source) for pair in pairs]
    return _change_blocks(pages, changed, runs.absorbed), runs.dropped, [*findings, *runs.findings]


def _change_blocks(
    pages: Sequence[Page], changed: dict[Place, Table | None], removed: set[Place]
) -> list[Page]:
    """The pages with blocks put in place of others; None leaves a block out."""
    touched = {place.page for place in (*changed, *removed)}
    return [
        replace(page, blocks=_change(page, index, changed, removed)) if index in touched else page
        for index, page in enumerate(pages)
    ]


def _change(
    page: Page, index: int, changed: dict[Place, Table | None], removed: set[Place]
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for position, block in enumerate(page.blocks):
        place = Place(index, position)
        new = None if place in removed else changed.get(place, block)
        if new is not None:
            blocks.append(new)
    return tuple(blocks)
