"""The pages, paragraphs, lines and words of an hOCR file (hOCR 1.2).

Every text node becomes part of a word, also where a file leaves out a level of the hierarchy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from bs4 import Tag
from bs4.element import NavigableString

from extractors.html.tree import Step, get_attribute, is_unread, walk
from schemas.geometry import BBox, union_boxes

_LINES = frozenset({"ocr_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_BLOCKS = frozenset({"ocr_par", "ocr_carea"})
_BBOX = re.compile(r"(?:^|;)\s*bbox((?:\s+-?[0-9.]+){4})\s*(?:;|$)")
_CJK = re.compile("[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word; its box is None when the file states none that is valid."""

    text: str
    bbox: BBox | None


@dataclass(slots=True)
class Line:
    """Words of one line; ``kind`` is its hOCR class."""

    kind: str = "ocr_line"
    words: list[Word] = field(default_factory=list)

    @property
    def bbox(self) -> BBox | None:
        """The box around the words."""
        return union_boxes(word.bbox for word in self.words)


@dataclass(slots=True)
class Par:
    """Lines of one paragraph."""

    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class OcrPage:
    """A page element with its paragraphs in order."""

    element: Tag
    bbox: BBox | None
    pars: list[Par] = field(default_factory=list)


def read_box(tag: Tag) -> BBox | None:
    """The ``bbox`` property in an element's title, None when absent or not valid."""
    found = _BBOX.search(get_attribute(tag, "title"))
    if found is None:
        return None
    try:
        box = BBox(*map(float, found.group(1).split()))
    except ValueError:
        return None
    return box if box.is_valid else None


def find_pages(root: Tag) -> list[Tag]:
    """The elements of class ``ocr_page`` that stand in no other one."""
    pages: list[Tag] = []
    for step, node in walk(root, lambda tag: is_unread(tag) or _has_class(tag, "ocr_page")):
        if step is Step.OPAQUE and isinstance(node, Tag) and not is_unread(node):
            pages.append(node)
    return pages


def read_page(element: Tag) -> OcrPage:
    """The words of a page by paragraph and line."""
    reader = _PageReader(element)
    for step, node in walk(element, is_unread):
        if isinstance(node, NavigableString):
            reader.add_text(node)
        elif step is Step.ENTER:
            reader.enter(node)
        elif step is Step.LEAVE:
            reader.leave(node)
    return reader.page


class _PageReader:
    """Files words under the line and paragraph that are open."""

    def __init__(self, element: Tag) -> None:
        self.page = OcrPage(element, read_box(element))
        self._par: Par | None = None
        self._line: Line | None = None
        self._boxes: list[BBox | None] = []
        self._word: Tag | None = None
        self._texts: list[str] = []

    def enter(self, tag: Tag) -> None:
        if _has_class(tag, "ocrx_word"):
            self._word, self._texts = tag, []
        elif _BLOCKS.intersection(get_classes(tag)):
            self._par = self._line = None
        elif kinds := _LINES.intersection(get_classes(tag)):
            self._line = Line(min(kinds))
            self._boxes.append(read_box(tag))
            self._open_par().lines.append(self._line)

    def leave(self, tag: Tag) -> None:
        if tag is self._word:
            self._add_word("".join(self._texts), read_box(tag))
            self._word = None
        elif _BLOCKS.intersection(get_classes(tag)):
            self._par = self._line = None
        elif _LINES.intersection(get_classes(tag)):
            self._line = None
            self._boxes.pop()

    def add_text(self, text: str) -> None:
        if self._word is not None:
            self._texts.append(text)
        elif not text.isspace():
            # A file without word elements: the line's text is one word in the line's box.
            self._add_word(text, self._boxes[-1] if self._boxes else None)

    def _add_word(self, text: str, bbox: BBox | None) -> None:
        text = " ".join(text.split())
        if not text:
            return
        if self._line is None:
            self._line = Line()
            self._open_par().lines.append(self._line)
        self._line.words.append(Word(text, bbox))

    def _open_par(self) -> Par:
        if self._par is None:
            self._par = Par()
            self.page.pars.append(self._par)
        return self._par


def get_classes(tag: Tag) -> tuple[str, ...]:
    """The class names of an element."""
    return tuple(get_attribute(tag, "class").split())


def _has_class(tag: Tag, name: str) -> bool:
    return name in get_classes(tag)


def find_em(words: Sequence[Word]) -> float:
    """The height of a usual word, which stands for the width of a character; 0 without boxes."""
    return median([word.bbox.height for word in words if word.bbox] or [0.0])


def join_words(words: Sequence[Word], em: float) -> str:
    """The words of a line as text.

    Recognisers put every few Japanese characters into a word: no space stands between two words
    of which one borders with a Japanese character, unless the gap is wider than two characters.
    """
    text = ""
    before: Word | None = None
    for word in words:
        if before is not None:
            text += _find_separator(before, word, em)
        text += word.text
        before = word
    return text


def _find_separator(left: Word, right: Word, em: float) -> str:
    if left.bbox and right.bbox and em and right.bbox.x0 - left.bbox.x1 > 2 * em:
        return " "
    return "" if _CJK.match(left.text[-1]) or _CJK.match(right.text[0]) else " "
