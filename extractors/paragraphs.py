"""Lines of text outside tables made into Paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from schemas.document import Paragraph, ParagraphKind
from schemas.geometry import BBox
from schemas.text import clean_text

_NOTE = re.compile(r"[※＊*]|[(（\[［【〔]?注[)）\]］】〕0-9０-９:：\s]")
_LEGEND = re.compile(r"[(（\[［【〔<＜]?\s*凡\s*例")
_NUMBER = (
    r"(?:[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})*\s*[.．、)）]?|[(（][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）]"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}\s*[.．、]?|[①-⑳]|[一二三四五六七八九十]{1,3}\s*[.．、])"
)
_NUMBERED = re.compile(
    rf"(?:第\s*[0-9０-９一二三四五六七八九十]+\s*[編章節款項部][\s　]*"
    rf"|[一-龥]{{2,6}}\s*{_NUMBER}[\s　:：]+|{_NUMBER}[\s　]+|[(（①-⑳][^\s]*?)(?=\S)"
)
_NO_HEADING = re.compile(r"[。！？!?]|[、,，]$|^[0-9０-９]+\s*[年月日%％円人件回]")
_NO_NAME = re.compile(
    r"[\W\d_]*(?:[^\W\d_][\W\d_]*)?"
    r"|[(（\[［](?:[^()（）\[\]［］]{1,3}|[^()（）\[\]［］]*\d[^()（）\[\]［］]*)[)）\]］]"
)
_MAX_HEADING = 40


def find_text_kind(text: str) -> ParagraphKind:
    """What a paragraph is by its own wording: ``note`` (※, 注), ``legend`` (凡例) or ``body``."""
    if _NOTE.match(text):
        return "note"
    return "legend" if _LEGEND.match(text) else "body"


def is_numbered_heading(text: str) -> bool:
    """Whether a line standing alone reads as a numbered heading.

    >>> is_numbered_heading("(1) 基本的な考え方"), is_numbered_heading("2. 計画期間中における取組")
    (True, True)
    >>> is_numbered_heading("(1) 研修を年2回実施した。"), is_numbered_heading("25 年度の実績")
    (False, False)
    """
    if len(text) > _MAX_HEADING or "\n" in text or _NO_HEADING.search(text):
        return False
    return names_something(text) and _NUMBERED.match(text) is not None


def names_something(text: str) -> bool:
    """Whether a line may be a heading: not figures, units and remarks such as charts hold.

    >>> [names_something(text) for text in ("（収益的収入）", "34.7 34.4", "（年度末）", "↓")]
    [True, False, False, False]
    """
    return _NO_NAME.fullmatch(text.strip()) is None


def make_paragraphs(
    lines: Iterable[str],
    kind: ParagraphKind | None,
    level: int | None,
    path: str | None,
    bbox: BBox | None = None,
    page: int | None = None,
) -> Iterator[Paragraph]:
    """Paragraphs of consecutive non-empty lines; an empty line ends one.

    ``kind`` None means that the text itself is asked (:func:`find_text_kind`).
    """
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            raw = "\n".join(group)
            text = clean_text(raw)
            found = kind or find_text_kind(text)
            yield Paragraph(raw, text, bbox, page, found, path, level)
