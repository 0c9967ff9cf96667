"""Characters that XML 1.0 (and so .docx and HTML) and cp932 can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas.text import clean_text

GETA = "〓"
"""Printers' mark for a missing type; stands for what cp932 cannot write."""

# XML 1.0, production [2] Char; U+FFFE, U+FFFF and lone surrogates are outside it. Bidi overrides
# and isolates are legal but let a text show in another order than it is stored.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)

# Windows' cp932 has the right-hand twins only; the left-hand ones come from JIS conversions.
_CP932_TWINS = str.maketrans(
    {
        "\u301c": "\uff5e",  # 〜 → ～
        "\u2212": "\uff0d",  # − → －
        "\u2014": "\u2015",  # — → ―
        "\u2013": "\uff0d",  # – → －
        "\u2016": "\u2225",  # ‖ → ∥
        "\u00a2": "\uffe0",
        "\u00a3": "\uffe1",
        "\u00ac": "\uffe2",
        "\u00a5": "\uffe5",
        "\u203e": "\uffe3",
        "\u00a6": "\uffe4",
        "\u00b7": "\u30fb",
        "\u2022": "\u30fb",
        "\u00a0": " ",
    }
)


def drop_illegal(text: str) -> str:
    r"""The text without characters that XML forbids and without bidi controls.

    >>> drop_illegal("職員\x00研修")
    '職員研修'
    """
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def to_cp932(text: str) -> str:
    """The text in characters of cp932: twins mapped, the rest replaced by :data:`GETA`."""
    mapped = _map_to_cp932(text)
    lost = _lost(mapped)
    return "".join(GETA if char in lost else char for char in mapped) if lost else mapped


def _map_to_cp932(text: str) -> str:
    """The text with twins mapped and radicals as ideographs: raw texts of PDFs hold many."""
    return clean_text(text).translate(_CP932_TWINS)


def find_unencodable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters (one entry an occurrence, in order) that :func:`to_cp932` replaces."""
    found: list[str] = []
    for text in texts:
        mapped = _map_to_cp932(text)
        lost = _lost(mapped)
        found.extend(char for char in mapped if char in lost)
    return tuple(found)


def _lost(text: str) -> frozenset[str]:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        return frozenset(char for char in text if not _is_encodable(char))
    return frozenset()


def _is_encodable(char: str) -> bool:
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
