"""Joining the printed lines of a cell or paragraph into the text that was written.

A wrapped line reaches within about one em of the right edge; a shorter line was ended on purpose.
Where the source has no geometry, the text alone must decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_OPENING, _CLOSING = "（(「『【〔［[〈《｛{", "）)」』】〕］]〉》｝}"

BULLETS = "・･‧•●○◯〇◎◉◆◇⬥⬧⧫❖■□▪◻❍❑❒🞐▲△▼▽★☆※→⇒⇨➔➢➤✓✔☑☐＊"
"""Signs that begin the items of lists."""

_BRACKETS = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_ITEM_START = re.compile(
    rf"""
      [{BULLETS}*【〔《≪＜〈]
    | [①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓪-⓿Ⅰ-Ⅻⅰ-ⅻ⑴-⑽⑾-⒇㈠-㈩]
    | [(（](?:[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}}|[ア-ンｱ-ﾝa-zA-Zａ-ｚＡ-Ｚⅰ-ⅻⅠ-Ⅻ])[)）]
    | [0-9０-９]{{1,2}}(?:[)）．、]|\.(?!\d)|[ 　](?=[^\s\d]))
    | (?:[ア-ンｱ-ﾝ]|[a-zA-Zａ-ｚＡ-Ｚ])(?:[)）．、]|\.(?!\d)|[　])
    | [ア-ン][ ]
    | 第[0-9０-９一二三四五六七八九十]{{1,3}}[章節条項編]
    | [-－‐–—―][ 　]?(?=[^\s\d０-９])
    """,
    re.VERBOSE,
)
# Punctuation, small kana and marks that Japanese typesetting never puts at the start of a line
# (JIS X 4051): such a line is the rest of the one before.
_CANNOT_START = re.compile(
    r"[）)」』】〕］\]〉》｝}、。，．,.：:；;！？!?%％"
    r"ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞヽヾ]"
)
_CANNOT_END = re.compile(r"[、，,（(「『【〔［\[〈《｛{]$")
_SENTENCE_ENDS = "。！？!?"
# What begins a heading (第1章) or ends the word before.
NO_PLAIN_START = frozenset("第ぃぅぇぉっゃゅょゎ")
# Without these at its end a line that fills its width and reads on plainly was wrapped.
MAY_END = frozenset(_SENTENCE_ENDS + "課室係班所局部月初")
_COUNTER = re.compile(r"[年月日時分回件人名者か箇ヶカ所校園台戸世帯円千万億兆歳%％]")
_DIGIT_END = re.compile(r"[0-9０-９]$")
_PARTICLE_END = re.compile(r"[のをにがはへとでやもし]$")
_HIRAGANA_START = re.compile(r"[をんがのにはへとでもやかしすさせりるれい]")
# The end of a sentence whose last character alone was wrapped (少な / い。).
_TAIL = re.compile(r"[ぁ-ん][。！？]")
# A mark of a note in mid-sentence (生きもの / ※1を調べる): a note's own text begins otherwise.
_REFERENCE = re.compile(r"[※＊*][0-9０-９]{1,2}[)）]?[をがにと、。]")
_LAST_LATIN = "ɏ"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_AMOUNT = re.compile(
    r"[-－△▲]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?[%％]?"
)
_UNIT = re.compile(r"[（(]?(?:[千百]?[万億]?円|[%％]|[人件回箇所か団体戸世帯台冊]{1,2})[)）]?")
# A unit alone at the start of a text stands over what is counted in it.
_MONEY = re.compile(r"[（(]?[千百十]?[万億]?円[)）]?")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-zÀ-ɏ0-9]")
# A line that ends in the midst of an address.
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]@)[!-~]*$")
_OFFICE_ENDS = ("課", "室", "係", "班", "所", "局", "部", "センター")
# Sessions of the council with which budgets come: 当初, 9月.
_SESSION = re.compile(r"(?:当初|専決|[0-9０-９]{1,2}月)(?:補正)?")
_OFFICE = re.compile(r"[^\s。、をはがの及び]{2,}(?:[課室係班]|センター)")

# Without geometry, a line that is as wide as the widest may have been cut by the edge only from
# this width on (in full-width characters); narrower lines are words of a list.
_LEAST_WRAP_WIDTH = 10.0


def join_lines(lines: Sequence[str], full: Sequence[bool] | None = None) -> str:
    r"""The text of printed lines: wrapped ones joined, those ended on purpose separated by ``\n``.

    ``full[i]`` says that line ``i`` reached the right edge, so that its end may be a wrap; None
    means unknown: the text alone decides. Empty lines separate and are dropped. No character other
    than white space is lost or added.

    >>> join_lines(["・会議の開催（平成26年12", "月末）", "・研修の実施"], [True, False, False])
    '・会議の開催（平成26年12月末）\n・研修の実施'

    Raises:
        ValueError: ``full`` has not one entry a line.
    """
    if full is not None and len(full) != len(lines):
        raise ValueError(f"{len(lines)} lines but {len(full)} flags")
    stripped = [line.strip() for line in lines]
    widest = max(map(_width, stripped), default=0.0) if full is None else 0.0
    parts = [stripped[0]] if stripped else []
    for index, (line, following) in enumerate(pairwise(stripped)):
        flag = None if full is None else full[index]
        if _continues(parts[-1], line, following, flag, widest):
            parts[-1] += _separator(parts[-1], following) + following
        else:
            parts.append(following)
    return "\n".join(part for part in parts if part)


def _continues(before: str, line: str, following: str, full: bool | None, widest: float) -> bool:
    """Whether ``following`` goes on with ``line``; ``before`` is all that was joined so far."""
    if not line or not following or (before == line and _MONEY.fullmatch(line)):
        return False
    if len(following) == 2 and _TAIL.fullmatch(following) and line[-1] not in _SENTENCE_ENDS:
        return True
    if full is False:
        return False
    plain = begins_plainly(following)
    if full and plain and line[-1] not in MAY_END:
        return True
    if _has_open_bracket(before) and (full or plain or not _ITEM_START.match(following)):
        return True
    if not plain and (_CANNOT_START.match(following) or (full and _REFERENCE.match(following))):
        return True
    if line[-1] in _SENTENCE_ENDS or _is_list(line, following):
        return False
    if not plain and _are_amounts(line, following):
        return False
    if not plain and _ITEM_START.match(following) and not cuts_word(line, following):
        return False
    return full is True or _reads_on(line, following) or _fills_width(line, widest)


def begins_plainly(text: str) -> bool:
    """Whether a text begins with an ideograph or kana that begins no list and ends no phrase.

    A quick look that spares most lines the patterns.
    """
    first = text[0]
    return ("一" <= first <= "鿿" or "あ" <= first <= "ん") and first not in NO_PLAIN_START


def _are_amounts(line: str, following: str) -> bool:
    """Whether both lines are whole amounts (141 over 78), or a unit stands over one (千円, 475).

    Single figures may be what a narrow cell leaves of a number.
    """
    if _AMOUNT.fullmatch(following) is None:
        return False
    if _UNIT.fullmatch(line):
        return True
    return _AMOUNT.fullmatch(line) is not None and min(len(line), len(following)) > 1


def cuts_word(line: str, following: str) -> bool:
    """Whether a break stands within a word in katakana (ツー, ル、…): that is no item ア、 イ、."""
    return _KATAKANA.match(line[-1:]) is not None and _KATAKANA.match(following) is not None


def _is_list(line: str, following: str) -> bool:
    """Whether both lines are names of offices or sessions: lists fill narrow columns uncut."""
    if _SESSION.fullmatch(following) and _SESSION.fullmatch(line):
        return True
    return line.endswith(_OFFICE_ENDS) and _OFFICE.fullmatch(following) is not None


def _has_open_bracket(text: str) -> bool:
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in _OPENING else max(0, depth - 1)
    return depth > 0


def _reads_on(line: str, following: str) -> bool:
    """Whether the words themselves say that the line was cut, its width being unknown."""
    if _CANNOT_END.search(line) or following.startswith("を"):
        return True
    if _DIGIT_END.search(line):
        return _COUNTER.match(following) is not None
    wide = _width(line) >= _LEAST_WRAP_WIDTH
    return wide and bool(_PARTICLE_END.search(line) or _HIRAGANA_START.match(following))


def _fills_width(line: str, widest: float) -> bool:
    """Whether the line is as wide as the widest one, and wide enough to have been wrapped."""
    return _width(line) >= max(_LEAST_WRAP_WIDTH, widest - 1.0) and not line.endswith(("】", "〕"))


def _width(text: str) -> float:
    """Width in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def _separator(line: str, following: str) -> str:
    """A space between Latin words, nothing between Japanese characters or the parts of a number.

    Addresses of web pages and of mail go on without one.
    """
    last, first = line[-1], following[0]
    if last > _LAST_LATIN or first > _LAST_LATIN:
        return ""
    if last in ",.;:" and _LATIN.match(first):
        return "" if _ADDRESS.search(line) else " "
    words = _LATIN_OR_DIGIT.match(last) and _LATIN_OR_DIGIT.match(first)
    if not words or not (_LATIN.match(last) or _LATIN.match(first)):
        return ""
    return "" if _ADDRESS.search(line) else " "
