"""Width folding that keeps every offset, so that a match can be cut out of the printed text."""

from __future__ import annotations

import re

_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = "‐‑‒–—―−－─━"
_TILDES = "〜～∼˜"
_TABLE = {
    **_ASCII,
    **{ord(mark): ord("-") for mark in _DASHES},
    **{ord(mark): ord("~") for mark in _TILDES},
    **{ord("〔"): ord("["), ord("〕"): ord("]"), ord("　"): ord(" "), 0xA0: ord(" ")},
    ord("¥"): ord("\\"),
    ord("￥"): ord("\\"),
}

_SPACED = re.compile(r"[^\W\d_](?:[ 　]+[^\W\d_]){2,}")
_WIDE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]")


def fold_width(text: str) -> str:
    """The text with full-width ASCII, dashes and tildes as ASCII; one character for each.

    >>> fold_width("△１，２３４千円～")
    '△1,234千円~'
    """
    return text.translate(_TABLE)


def close_up(text: str) -> str:
    """The text with letter-spaced words closed up, and all else as it was.

    Three or more single Japanese characters in a row count as one word.

    >>> close_up("繰 越 事 業 一 覧 表")
    '繰越事業一覧表'
    >>> close_up("計  画  期  間 ： 平成 29 年度")
    '計画期間 ： 平成 29 年度'
    """
    return _SPACED.sub(_close_match, text)


def _close_match(match: re.Match[str]) -> str:
    spaced = match.group()
    return re.sub(r"\s", "", spaced) if _is_spaced_word(match) else spaced


def _is_spaced_word(match: re.Match[str]) -> bool:
    """Whether only whole single characters were matched, not the edges of longer words."""
    text, (start, end) = match.string, match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not _WIDE.match(before or " ") and not _WIDE.match(after or " ")


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank, without the white space around them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
