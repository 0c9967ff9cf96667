"""Tags of an item or activity: （再掲） 【新規】 ★拡充 and the like."""

from __future__ import annotations

import re

_WORD = (
    r"(?:一部)?(?:新規|拡充|拡大|継続|再掲|重点|見直し|廃止|統合|統廃合|縮小|改善|強化|組替|再編|完了"
    r"|休止|充実|新設|単独|独自|公約|地方創生|変更|追加|前倒し)"
    r"(?:事業|項目|施策|取組)?"
)
_LIST = rf"{_WORD}(?:[・、,/／]{_WORD})*"
_OPEN, _CLOSE = r"[（(【\[［〔<＜《〈]", r"[）)】\]］〕>＞》〉]"
_BRACKETED = re.compile(rf"{_OPEN}\s*({_LIST})(?:\s*[:：][^）)】\]］〕]{{0,30}})?\s*{_CLOSE}")
_STARRED = re.compile(rf"(?:^|(?<=\s))[★☆◎●◆■]\s*({_WORD})(?=\s|[:：]|$)[:：]?")
_LEADING = re.compile(r"^(新規|拡充|継続|再掲)(?=[\s　:：])[:：]?")
_SQUARED = re.compile("[🈟]")
_SPACED = re.compile(rf"({_OPEN})\s*(\S)[ 　]+(\S)\s*({_CLOSE})")

_ROUND = r"[（(]\s*((?:一部)?(?:新規|拡充|継続|再掲|重点)(?:事業|項目|施策|取組)?)\s*[）)]"
_SQUARE = rf"[【\[［〔＜《〈]\s*({_LIST})\s*[】\]］〕＞》〉]"
_TRAILING = re.compile(rf"(?:{_SQUARE}|{_ROUND})\s*[。.]?\s*$")
_BULLETS = re.compile(r"^\s*[・･●○◯◎◆◇■□▪•①-⑳]", re.MULTILINE)


def find_tags(text: str) -> tuple[tuple[str, ...], str]:
    """The tags of a text in order, each once, and the text without them.

    >>> find_tags("意見交換会の開催（再掲） 【年1回開催】")
    (('再掲',), '意見交換会の開催 【年1回開催】')
    """
    found: list[tuple[int, str]] = []
    rest = _SPACED.sub(r"\1\2\3\4", text)
    for pattern in (_BRACKETED, _STARRED, _LEADING):
        found.extend(_split_list(rest, pattern))
        rest = pattern.sub(_blank, rest)
    found.extend((match.start(), "新規") for match in _SQUARED.finditer(rest))
    rest = _SQUARED.sub(" ", rest)
    names = dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0]))
    return (tuple(names), _tidy(rest)) if names else ((), text)


def is_tag(text: str) -> bool:
    """Whether a text is nothing but tags (新規, 拡充・継続)."""
    return re.fullmatch(rf"{_OPEN}?\s*{_LIST}\s*{_CLOSE}?", text.strip()) is not None


def find_trailing_tags(text: str) -> tuple[str, ...]:
    """The tags in brackets that end a text, in order: what they say holds for all of it.

    None behind the last of several bullets, which tag that bullet alone. In round brackets fewer
    words count, for （廃止） and the like may explain the word before.

    >>> find_trailing_tags("乗り方教室を開く。【新規】")
    ('新規',)
    """
    if len(_BULLETS.findall(text)) > 1:
        return ()
    found: list[str] = []
    rest = _SPACED.sub(r"\1\2\3\4", text)
    while match := _TRAILING.search(rest):
        found[:0] = re.split(r"[・、,/／]", match.group(1) or match.group(2))
        rest = rest[: match.start()]
    return tuple(dict.fromkeys(found))


def _split_list(text: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    return [
        (match.start(), name)
        for match in pattern.finditer(text)
        for name in re.split(r"[・、,/／]", match.group(1))
    ]


def _blank(match: re.Match[str]) -> str:
    """White space of the match's length, so that later places stay comparable."""
    return " " * len(match.group())


def _tidy(text: str) -> str:
    """The text with the gaps closed that tags left; printed lines stay."""
    lines = (re.sub(r"(?<=\S)[ ]{2,}(?=\S)", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
