"""The steps of stitching, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.stitch.dropped import Dropped
from pipeline.stitch.joins import Join, find_join, join_tables
from pipeline.stitch.repeats import drop_repeated_tables
from schemas.document import Block, Document, Page, Paragraph, Table
from schemas.findings import Finding
from schemas.text import text_key

__all__ = ["Dropped", "Stitched", "stitch"]


@dataclass(frozen=True, slots=True)
class Stitched:
    """The joined Document and what was left out of it, with the reason."""

    extracted: Document
    document: Document
    dropped: tuple[Dropped, ...] = ()


def stitch(document: Document) -> Stitched:
    """The Document with tables joined over pages and repeats left out.

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
    """Joins the last table of a page with the first of the next where they belong together."""
    result = list(pages)
    dropped: list[Dropped] = []
    findings: list[Finding] = []
    open_at: tuple[int, int] | None = None
    joins: dict[tuple[int, int], list[Join]] = {}
    for index, page in enumerate(result):
        position = _first_table(page.blocks)
        if open_at is not None and position is not None:
            table = _table_at(result, open_at)
            between = [
                *result[open_at[0]].blocks[open_at[1] + 1 :],
                *(b for p in result[open_at[0] + 1 : index] for b in p.blocks),
                *page.blocks[:position],
            ]
            join = _try_join(result, open_at, table, index, position, between)
            if join is not None:
                merged = join_tables(table, join, source)
                result[open_at[0]] = _replace_block(result[open_at[0]], open_at[1], merged.table)
                result[index] = _remove_blocks(page, {position, *_repeated(page, position, join)})
                dropped.extend(merged.dropped)
                findings.extend(merged.findings)
                joins.setdefault(open_at, []).append(join)
                if _last_table(result[index].blocks) is None:
                    continue
        last = _last_table(result[index].blocks)
        if last is not None:
            open_at = (index, last)
    findings.extend(
        finding
        for place, made in joins.items()
        for finding in [made[-1].tell(_table_at(result, place), source)]
    )
    return result, dropped, findings


def _try_join(
    pages: Sequence[Page],
    open_at: tuple[int, int],
    table: Table,
    index: int,
    position: int,
    between: Sequence[Block],
) -> Join | None:
    """The join of the open table with the one at ``position``, if they stand on following pages."""
    following = pages[index].blocks[position]
    last_page = max((cell.page or 0 for cell in table.cells), default=0)
    if not isinstance(following, Table) or pages[index].number != last_page + 1:
        return None
    known = {
        text_key(b.text) for b in pages[open_at[0]].blocks[: open_at[1]] if isinstance(b, Paragraph)
    }
    return find_join(table, following, between, known)


def _repeated(page: Page, position: int, join: Join) -> set[int]:
    """Positions of the paragraphs before the table that only repeat its title."""
    return {
        i
        for i, block in enumerate(page.blocks[:position])
        if isinstance(block, Paragraph) and block in join.repeated
    }


def _table_at(pages: Sequence[Page], place: tuple[int, int]) -> Table:
    block = pages[place[0]].blocks[place[1]]
    assert isinstance(block, Table)
    return block


def _first_table(blocks: Sequence[Block]) -> int | None:
    return next((i for i, block in enumerate(blocks) if isinstance(block, Table)), None)


def _last_table(blocks: Sequence[Block]) -> int | None:
    return next((i for i in range(len(blocks) - 1, -1, -1) if isinstance(blocks[i], Table)), None)


def _replace_block(page: Page, position: int, block: Block) -> Page:
    blocks = list(page.blocks)
    blocks[position] = block
    return replace(page, blocks=tuple(blocks))


def _remove_blocks(page: Page, positions: set[int]) -> Page:
    kept = tuple(block for i, block in enumerate(page.blocks) if i not in positions)
    return replace(page, blocks=kept)
