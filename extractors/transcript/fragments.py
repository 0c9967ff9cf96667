"""HTML that stands in a field of a transcript."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup

from extractors.annotated_html import AnnotatedPlaces
from extractors.finding_log import FindingLog
from extractors.html.blocks import read_blocks, read_text
from extractors.html.reading import Reading, SlotBudget
from extractors.html.shades import Shades
from extractors.html.tree import ElementPaths, TextCount, count_text, parse_tree
from extractors.paragraphs import is_numbered_heading
from extractors.transcript.records import Field
from schemas.document import Block, Paragraph

_MARKUP = re.compile(
    r"</?(?:p|br|hr|table|caption|thead|tbody|tfoot|tr|td|th|ul|ol|li|dl|dt|dd|div|span|b|i|u|s|strong|em"
    r"|sup|sub|h[1-6]|font|a|img|center|ruby|rt|rp|small|big|pre|blockquote)(?:\s[^<>]*)?/?>",
    re.I,
)
_BLOCK = re.compile(r"<(?:p|table|ul|ol|dl|div|h[1-6]|li|pre|blockquote)(?:\s[^<>]*)?>", re.I)
_TABLE = re.compile(r"<table(?:\s[^<>]*)?>", re.I)


@dataclass(frozen=True, slots=True)
class Fragment:
    """The element tree of a field."""

    tree: BeautifulSoup
    field: Field

    @property
    def text(self) -> str:
        """Its visible text, one line per printed line."""
        return read_text(self.tree)

    def count(self) -> TextCount:
        """The characters of its text nodes."""
        return count_text(self.tree)


def has_markup(field: Field) -> bool:
    """Whether HTML stands in a field."""
    return "<" in field.text and _MARKUP.search(field.text) is not None


def has_blocks(field: Field) -> bool:
    """Whether the field's HTML has paragraphs, lists or tables."""
    return "<" in field.text and _BLOCK.search(field.text) is not None


def has_table(field: Field) -> bool:
    """Whether an HTML table stands in a field."""
    return "<" in field.text and _TABLE.search(field.text) is not None


def open_fragment(field: Field, name: str, max_depth: int) -> Fragment:
    """The fragment of a field with markup.

    Raises:
        LimitError: nested too deeply (``html.too-deep``).
    """
    return Fragment(parse_tree(field.text, name, max_depth), field)


def read_fragment(fragment: Fragment, log: FindingLog, budget: SlotBudget) -> list[Block]:
    """The blocks of a fragment in reading order; a numbered line of its own is a heading.

    Raises:
        LimitError: a table has too many cells (``html.too-many-cells``).
    """
    paths = ElementPaths(fragment.field.path)
    reading = Reading(AnnotatedPlaces(log, paths), paths, log, budget, Shades(fragment.tree))
    return [_mark_heading(block) for block in read_blocks(fragment.tree, reading)]


def _mark_heading(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.kind == "body" and is_numbered_heading(block.text):
        return replace(block, kind="heading")
    return block
