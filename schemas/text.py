"""The three tiers of a text: ``raw`` as read, ``text`` after safe clean-up, ``key`` for matching.

The text tier is what deliverables show. It is **never** normalised to NFKC, which turns ① into 1,
㎡ into m2 and … into ...; nor to NFC, which changes 460 compatibility ideographs that stand in
people's names. Every change is one of five, each with a finding code of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from schemas.data.radicals import PAIRS
from schemas.lines import join_lines

__all__ = [
    "Change",
    "clean_text",
    "collapse_spaced",
    "count_changes",
    "count_characters",
    "is_clean",
    "is_spaced_out",
    "join_lines",
    "text_key",
    "trace_changes",
]

RADICAL_MAPPED = "text.radical-mapped"
MIDDLE_DOT_MAPPED = "text.middle-dot-mapped"
HALF_WIDTH_KANA_MAPPED = "text.half-width-kana-mapped"
COMPOSED = "text.composed"
INVISIBLE_REMOVED = "text.invisible-removed"

# Unicode names the Chinese or the traditional form; Japanese documents mean these.
_JAPANESE_OVERRIDES = {"⼾": "戸", "⾭": "青", "⿈": "黄", "⿊": "黒"}
_RADICALS = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)) | _JAPANESE_OVERRIDES

# Characters that XML 1.0 (2.2) does not allow, C1 controls, and format characters without a glyph.
# Variation selectors stay: they choose the form of an ideograph in people's names.
_INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0001\U000e0020-\U000e007f"
)
_KANA = "ぁ-ゖゝゞァ-ヺヽヾ"
_IDEOGRAPH = r"々〆〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U000323af"
_JAPANESE = rf"{_KANA}ー{_IDEOGRAPH}（）「」『』【】〔〕ｦ-ﾟ"

_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_LINE_EDGE = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.MULTILINE)
_COMBINING = str.maketrans({"\u3099": "゛", "\u309a": "゜"})


@dataclass(frozen=True, slots=True)
class Change:
    """One place that the clean-up changed: finding code, characters before and after.

    ``count`` is the number of characters concerned: of a separate voicing mark and its kana it is
    the mark alone.
    """

    code: str
    before: str
    after: str
    count: int


def count_characters(text: str) -> int:
    """The number of characters that are not white space; the unit of the ledger."""
    return sum(not character.isspace() for character in text)


def clean_text(raw: str) -> str:
    r"""The text tier of ``raw``: line breaks as ``\n``, lines without outer white space.

    >>> clean_text("①　平成 26 年度のﾎﾞﾗﾝﾃｨｱ支援\t⼾数 5 ㎡")
    '①　平成 26 年度のボランティア支援 戸数 5 ㎡'
    """
    return _clean(raw, [])


def is_clean(raw: str) -> bool:
    """Whether :func:`clean_text` leaves a text as it is, told quickly; False when in doubt."""
    return _TOUCHED.search(raw) is None


def trace_changes(raw: str) -> tuple[Change, ...]:
    """What :func:`clean_text` changes, step by step; white space is not reported."""
    changes: list[Change] = []
    _clean(raw, changes)
    return tuple(changes)


def count_changes(raw: str) -> dict[str, int]:
    """Finding code → number of characters changed; empty when the clean-up changes nothing.

    >>> count_changes("ﾎﾞﾗﾝﾃｨｱ⼾")
    {'text.radical-mapped': 1, 'text.half-width-kana-mapped': 7}
    """
    counts: Counter[str] = Counter()
    for change in trace_changes(raw):
        counts[change.code] += change.count
    return dict(counts)


@lru_cache(maxsize=1 << 16)
def text_key(text: str) -> str:
    """The key tier: what is equal here is the same to a reader. Only for matching, never shown.

    NFKC, case-folded, without white space, middle dots and variation selectors; dashes (and the
    long-vowel mark, which is printed for them), tildes and circles each become one character.

    >>> text_key("実 施 項 目（Ⅳ）") == text_key("実施項目(iv)")
    True
    """
    key = clean_text(text)
    while (folded := _fold(key)) != key:  # a removed space can bring a kana and its mark together
        key = folded
    return "○" * len(key) if key and set(key) == {"o"} else key


def is_spaced_out(text: str) -> bool:
    """Whether the text is letter-spaced: at least two tokens, each one kana or ideograph."""
    return _SPACED_OUT.fullmatch(text) is not None


def collapse_spaced(text: str) -> str:
    """The text with every letter-spaced line closed up; other lines as they are.

    >>> collapse_spaced("位　置　づ　け")
    '位置づけ'
    """
    if not _SPACED_PAIR.search(text):
        return text
    lines = text.split("\n")
    return "\n".join("".join(line.split()) if is_spaced_out(line) else line for line in lines)


_SPACED_OUT = re.compile(rf"\s*[{_KANA}ー{_IDEOGRAPH}](?:[^\S\n]+[{_KANA}ー{_IDEOGRAPH}])+\s*")
_SPACED_PAIR = re.compile(rf"[^\S\n][{_KANA}ー{_IDEOGRAPH}]")
_IGNORED_IN_KEYS = re.compile(r"[\s・·‧•∙⋅\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNIFIED_IN_KEYS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−ー─━﹣－", "-")
    | dict.fromkeys("〜～∼˜", "~")
    | dict.fromkeys("◯〇⚪", "○")
)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _IGNORED_IN_KEYS.sub("", folded).translate(_UNIFIED_IN_KEYS)


def _compose(pair: str) -> str:
    """Kana and voicing mark as one kana, or unchanged where no such kana exists."""
    mark = "\u3099" if pair[1] in "゛\u3099" else "\u309a"
    composed = unicodedata.normalize("NFC", pair[0] + mark)
    return composed if len(composed) == 1 else pair


def _widen(run: str) -> str:
    """A run of half-width kana in full width, ﾎﾞ as one kana."""
    return unicodedata.normalize("NFKC", run).translate(_COMBINING)


@dataclass(frozen=True, slots=True)
class _Step:
    code: str
    pattern: re.Pattern[str]
    replace: Callable[[str], str]
    marks_only: bool = False


# In this order: each step may see what the ones before it brought together.
_REMOVE = _Step(INVISIBLE_REMOVED, re.compile(f"[{_INVISIBLE}]+"), lambda _: "")
_STEPS = (
    _Step(RADICAL_MAPPED, re.compile("[⺀-⿟]"), lambda radical: _RADICALS.get(radical, radical)),
    _Step(HALF_WIDTH_KANA_MAPPED, re.compile("[｡-ﾟ]+"), _widen),
    _Step(COMPOSED, re.compile(rf"[{_KANA}][゛゜\u3099\u309a]"), _compose, marks_only=True),
    _Step(
        MIDDLE_DOT_MAPPED,
        re.compile(rf"(?:^|(?<=[{_JAPANESE}]))‧(?=[{_JAPANESE}])", re.MULTILINE),
        lambda _: "・",
    ),
)


# What none of the steps may change has none of these.
_TOUCHED = re.compile(
    rf"[{_INVISIBLE}\r\t\x0b\x0c\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
    r"⺀-⿟｡-ﾟ゛゜\u3099\u309a‧]|^\s|\s$|\s\n|\n\s"
)


def _clean(raw: str, changes: list[Change]) -> str:
    if is_clean(raw):
        return raw
    text = _apply(_REMOVE, _LINE_END.sub("\n", raw), changes)
    text = _LINE_EDGE.sub("", _SPACE.sub(" ", text))
    for step in _STEPS:
        text = _apply(step, text, changes)
    return text


def _apply(step: _Step, text: str, changes: list[Change]) -> str:
    def replace(match: re.Match[str]) -> str:
        before = match[0]
        after = step.replace(before)
        if after != before:
            changes.append(Change(step.code, before, after, 1 if step.marks_only else len(before)))
        return after

    return step.pattern.sub(replace, text)
