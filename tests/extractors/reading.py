"""Reading literals in tests."""

from __future__ import annotations

from extractors.base import ExtractOptions
from extractors.registry import extract
from extractors.source import make_source
from schemas.document import Block, Document, Page, Paragraph, Table
from schemas.text import count_characters


def read(text: str | bytes, options: ExtractOptions | None = None) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return extract(make_source("見本", data), options)


def read_html(body: str, options: ExtractOptions | None = None) -> Document:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>", options)


def count_block(block: Block) -> int:
    if isinstance(block, Paragraph):
        return count_characters(block.raw)
    return sum(count_characters(cell.raw) for cell in block.cells)  # a caption is a copy


def is_accounted(page: Page) -> bool:
    placed = sum(count_block(block) for block in page.blocks)
    return placed + page.hidden + page.overprinted == page.characters


def tables(document: Document) -> list[Table]:
    return list(document.tables())


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for _, block in document.blocks() if isinstance(block, Paragraph)]


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.rowspan, c.colspan, c.raw) for c in table.cells]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]
