"""What may be a heading of the text, and which headings are open at each table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.building.numbers import Numbers
from pipeline.reading.lexicon import Lexicon
from pipeline.values.notes import read_legend, read_note
from pipeline.values.numbering import Numbered, numbering_style
from schemas.document import Document, Paragraph, Table
from schemas.text import count_characters, text_key

MAX_HEADING = 60
CHAPTERS = frozenset("編章節款項目条部")
"""Words that count the parts of a text, not the levels of a policy."""
ORNAMENTS = "【〔［[<＜《〈■□◆◇●○◎▼▽★☆▶・"
_CONTINUED = re.compile(
    r"\s*[（(〔［\[](?:つづき|続き|前[頁ページ]+(?:から|の続き|より).*)[）)〕］\]]\s*$"
)
"""A heading printed again where its table goes on."""
_SENTENCE = re.compile(r"[。！？]$|(?:です|ます|した|する|こと)。?$")


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A heading that may name a policy: its block, its class, whether it has a level word."""

    number: int
    style: str
    numbered: Numbered
    has_level: bool
    key: str
    depth: int | None = None
    """The level of a heading that is marked as one (h2), from 1."""


def find_headings(
    document: Document, lexicon: Lexicon, numbers: Numbers, used: frozenset[int]
) -> dict[int, TextHeading]:
    """What may be a heading, by block number; body lines of one numbering in a row are a list."""
    found: dict[int, TextHeading] = {}
    body: set[int] = set()
    for number, (_, block) in enumerate(document.blocks()):
        if isinstance(block, Paragraph) and number not in used:
            heading = _read_heading(number, block, lexicon, numbers)
            if heading is not None:
                found[number] = heading
                if block.kind != "heading":
                    body.add(number)
    listed = {n for n in body for m in (n - 1, n + 1) if m in body and _alike(found[n], found[m])}
    return {number: heading for number, heading in found.items() if number not in listed}


def _alike(first: TextHeading, second: TextHeading) -> bool:
    return first.style == second.style and not first.has_level


def open_paths(
    document: Document, found: Mapping[int, TextHeading]
) -> tuple[list[tuple[TextHeading, ...]], list[tuple[TextHeading, ...]]]:
    """The headings open at each table, outermost first; and those open at any heading, too."""
    stack: list[TextHeading] = []
    tables, every = [], []
    for number, (_, block) in enumerate(document.blocks()):
        if isinstance(block, Table):
            tables.append(tuple(stack))
        elif number in found:
            heading = found[number]
            closed = [i for i, above in enumerate(stack) if _closes(heading, above)]
            if closed:
                del stack[closed[0] :]
            stack.append(heading)
            every.append(tuple(stack))
    return tables, every


def _closes(heading: TextHeading, above: TextHeading) -> bool:
    """Whether a heading ends what an open one began: of its class, or marked as lower."""
    if heading.style == above.style:
        return True
    return heading.depth is not None and above.depth is not None and heading.depth < above.depth


def _style(text: str, numbered: Numbered) -> str:
    """The class of a heading by its number, else by what sets it off.

    【数値目標】 is not of one class with 人口の推移.
    """
    if not numbered.number and text[0] in ORNAMENTS:
        return text[0]
    return numbering_style(numbered.number)


def _read_heading(
    number: int, paragraph: Paragraph, lexicon: Lexicon, numbers: Numbers
) -> TextHeading | None:
    if paragraph.kind not in ("heading", "body", "caption"):
        return None
    text = " ".join(paragraph.text.split("\n")).strip()
    if not text or count_characters(text) > MAX_HEADING:
        return None
    if read_legend(text) or read_note(text):
        return None
    numbered = numbers.split(_CONTINUED.sub("", text))
    has_level = (
        bool(numbered.title) and lexicon.is_level(numbered.level) and numbered.level not in CHAPTERS
    )
    if not has_level and paragraph.kind != "heading" and not numbered.number:
        return None
    if _SENTENCE.search(text) and not (has_level or (paragraph.level and numbered.number)):
        return None  # 基本目標１ 安心して働けるようにする is no sentence of prose
    if has_level:
        style = f"level {text_key(numbered.level)}"
    elif paragraph.level is not None:
        style = f"h{paragraph.level}"
    else:
        style = _style(text, numbered)
    return TextHeading(number, style, numbered, has_level, text_key(text), paragraph.level)
