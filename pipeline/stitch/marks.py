"""Words that say that a table goes on: （つづき）, 続き, 前頁からの続き, 次ページへ続く."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"[（(〔［\[【＜<]", r"[）)〕］\]】＞>]"
_WORD = (
    r"(?:[前次](?:頁|ページ|ペ－ジ|葉)(?:から|より|へ|に)?の?)?"
    r"(?:つ[づず][きく]|続[きく]|続[)）〕］\]])"
)
_MARK = re.compile(
    rf"\s*(?:{_OPEN}\s*{_WORD}\s*{_CLOSE}?"
    rf"|^[\s\W]*(?:その)?{_WORD}[\s\W]*$"
    rf"|[前次](?:頁|ページ)(?:から|より|へ|に)の?(?:つ[づず][きく]|続[きく])"
    rf"|[\s　]{_WORD}\s*$)"
)


def has_continued_mark(text: str) -> bool:
    """Whether a line says that the table goes on from the page before or on the next.

    >>> has_continued_mark("表１ 取組一覧（つづき）"), has_continued_mark("手続きの一覧")
    (True, False)
    """
    return _MARK.search(text) is not None


def drop_continued_mark(text: str) -> str:
    """The text without such a mark.

    >>> drop_continued_mark("表１ 取組一覧（つづき）")
    '表１ 取組一覧'
    """
    return _MARK.sub("", text)
