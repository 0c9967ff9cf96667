"""Items told in running text: a numbered line, what is done, and who does it (担当課：総務課)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.building.text_headings import TextHeading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Document, Paragraph
from schemas.roles import Role

LEAST_ITEMS = 2
MAX_DISTANCE = 5
"""The office stands no more than this many paragraphs below the name."""
MIN_SHARE = 0.5
"""At least this share of the headings of one class is followed by an office."""
_OFFICE_LINE = re.compile(
    r"[（(【\[［〔]?\s*(?P<label>[^：:\s（）()【】。、]{2,8})\s*[：:]\s*"
    r"(?P<names>[^。]{2,60}?)\s*[)）】\]］〕]?"
)


def read_office_line(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The label and the names of a line that says nothing but who is in charge, else None.

    >>> from pipeline.reading.lexicon import load_lexicon
    >>> read_office_line("（担当課：国保年金課）", load_lexicon())
    ('担当課', '国保年金課')
    """
    match = _OFFICE_LINE.fullmatch(text.strip())
    if match is None or lexicon.senses(match["label"]).get(Role.OFFICE, 0.0) < 0.5:
        return None
    return match["label"], match["names"]


def find_told_items(
    document: Document, found: Mapping[int, TextHeading], lexicon: Lexicon
) -> Mapping[int, TextHeading]:
    """The headings that name such items, by block number: of one class, with a number each."""
    blocks = [block for _, block in document.blocks()]
    classes: dict[str, list[TextHeading]] = {}
    for heading in found.values():
        if heading.numbered.number and heading.numbered.title and not heading.has_level:
            classes.setdefault(heading.style, []).append(heading)
    for headings in classes.values():
        told = [h for h in headings if _is_told(h, blocks, found, lexicon)]
        if len({h.key for h in told}) >= max(LEAST_ITEMS, MIN_SHARE * len(headings)):
            return {heading.number: heading for heading in told}
    return {}


def _is_told(
    heading: TextHeading,
    blocks: Sequence[object],
    found: Mapping[int, TextHeading],
    lexicon: Lexicon,
) -> bool:
    for number in range(heading.number + 1, min(len(blocks), heading.number + MAX_DISTANCE + 1)):
        block = blocks[number]
        if not isinstance(block, Paragraph):
            return False
        if read_office_line(block.text, lexicon) is not None:
            return True
        if number in found:
            return False
    return False
