"""A page as text alone, for pages whose tables cannot be told."""

from __future__ import annotations

from extractors.pdf.reader import PageContent, no_boxes
from extractors.pdf.text.blocks import find_body_size, order_blocks
from extractors.pdf.text.visible import find_visible
from schemas.document import Page


def read_plain_page(content: PageContent) -> Page:
    """The page with all of its printed characters in paragraphs."""
    visible = find_visible(content)
    characters = visible.characters
    blocks = order_blocks([], characters, no_boxes(), content.number, find_body_size(characters))
    return Page(
        content.number,
        round(content.width, 2),
        round(content.height, 2),
        "pt",
        content.rotation,
        blocks,
        visible.total,
        visible.hidden,
        visible.overprinted,
    )
