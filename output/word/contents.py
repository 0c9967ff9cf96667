"""The table of contents (目次) of a long draft, with page numbers that Word fills in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import _Element

from output.word import styles
from output.word.oxml import bookmark, element, extend, field_runs, paragraph, tab_run, text_run

LONG_DRAFT = 8
"""Pages beyond which a draft gets a table of contents."""

_INSTRUCTION = r'TOC \o "1-2" \h \z \u'


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level, text and paragraph, and the page on which it is expected."""

    level: int
    text: str
    block: _Element
    page: int


def contents_paragraphs(entries: Sequence[Entry], width: int) -> list[BaseOxmlElement]:
    """The paragraphs of a TOC field over the headings of levels 1 and 2; marks those headings.

    The page numbers are estimates flagged as dirty, which Word replaces when it opens the file.
    """
    shown = [entry for entry in entries if entry.level < 3]
    blocks: list[BaseOxmlElement] = []
    for at, entry in enumerate(shown):
        name = f"_Toc{at + 1:08d}"
        bookmark(entry.block, name, at)
        link = element("hyperlink", anchor=name, history=1)
        number = field_runs(rf"PAGEREF {name} \h", str(entry.page), dirty=True)
        extend(link, [text_run(entry.text), tab_run(), *number])
        style = styles.CONTENTS[entry.level - 1]
        blocks.append(paragraph(style, [link], tab=width, leader="dot"))
    if blocks:
        _wrap_in_field(blocks)
    return blocks


def _wrap_in_field(blocks: Sequence[BaseOxmlElement]) -> None:
    """Puts the start of the TOC field into the first paragraph and its end into the last."""
    begin, code, separate, _, end = field_runs(_INSTRUCTION, "")
    for run in (separate, code, begin):
        blocks[0].insert(1, run)
    blocks[-1].append(end)
