"""Page numbers and running heads: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from schemas.document import Page, Paragraph
from schemas.text import text_key

# Share of the page's height at the top and bottom where furniture stands.
EDGE = 0.09
# A running head stands on so many pages.
MIN_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"[-－‐–—―~〜～\s(（]*(?:p(?:age)?\.?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?"
    r"\s*(?:ページ|頁)?[-－‐–—―~〜～\s)）]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def mark_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with page numbers and running heads as paragraphs of kind ``furniture``."""
    counts = Counter(key for page in pages for key in set(_edge_keys(page)))
    running = {key for key, count in counts.items() if count >= MIN_PAGES}
    return tuple(_mark_page(page, running) for page in pages)


def _edge_keys(page: Page) -> list[str]:
    return [
        _key(block)
        for block in page.blocks
        if isinstance(block, Paragraph) and _at_edge(block, page)
    ]


def _key(paragraph: Paragraph) -> str:
    return _DIGITS.sub("#", text_key(paragraph.text))


def _mark_page(page: Page, running: set[str]) -> Page:
    blocks = tuple(
        replace(block, kind="furniture")
        if isinstance(block, Paragraph) and _is_furniture(block, page, running)
        else block
        for block in page.blocks
    )
    return replace(page, blocks=blocks)


def _is_furniture(paragraph: Paragraph, page: Page, running: set[str]) -> bool:
    if not _at_edge(paragraph, page):
        return False
    return _PAGE_NUMBER.fullmatch(paragraph.text) is not None or _key(paragraph) in running


def _at_edge(paragraph: Paragraph, page: Page) -> bool:
    """Whether a paragraph stands in the top or bottom margin, or a side margin when turned."""
    if paragraph.bbox is None or not page.height or not page.width:
        return False
    x, y = paragraph.bbox.center
    return not (EDGE * page.height < y < (1 - EDGE) * page.height) or not (
        EDGE / 2 * page.width < x < (1 - EDGE / 2) * page.width
    )
