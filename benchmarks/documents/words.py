"""Words of a printed page with their places, as poppler sees them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from lxml import etree

_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"
# What fonts map to other code points than the author wrote, and NFKC leaves alone.
_LOOKALIKES = str.maketrans("‧⾭⿈⿊⼾〜−", "・青黄黒戸~-")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, points from the top left; ``text`` is folded (:func:`fold_mark`)."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def em(self) -> float:
        """About the type size, from the widths: some fonts' boxes are twice as high as the type."""
        width = (self.x1 - self.x0) / max(1, len(self.text)) * (2 if self.text.isascii() else 1)
        return max(3.0, min(self.y1 - self.y0, width))

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return (self.y0 + self.y1) / 2


def fold_mark(mark: str) -> str:
    """One character as it is compared: radicals as ideographs, no white space."""
    return unicodedata.normalize("NFKC", mark.translate(_LOOKALIKES)).strip().replace(" ", "")


def fold_words(text: str) -> str:
    """All characters of a text folded one by one.

    >>> fold_words("①⼈ ㎡")
    '1人m2'
    """
    return "".join(map(fold_mark, text))


def parse_words(xhtml: bytes) -> tuple[tuple[Word, ...], ...]:
    """The words of each page of ``pdftotext -bbox-layout``."""
    parser = etree.XMLParser(recover=True, huge_tree=True)
    root = etree.fromstring(xhtml, parser)
    return tuple(tuple(map(_read_word, page.iter(_WORD))) for page in root.iter(_PAGE))


def _read_word(element: etree._Element) -> Word:
    x0, y0, x1, y1 = (float(element.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(fold_words(element.text or ""), x0, y0, x1, y1)
