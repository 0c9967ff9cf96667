"""The Japanese eras, the numerals years are printed in, and the folding of their many spellings."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Era:
    """An era: year ``n`` of it is the Western year ``offset + n``; ``last`` is its last year."""

    name: str
    letter: str
    offset: int
    last: int | None

    def western(self, number: int) -> int:
        """The Western year of year ``number`` of the era."""
        return self.offset + number

    def extrapolates(self, year: int) -> bool:
        """Whether the era had ended before the Western year (平成52年 is printed for 2040)."""
        return self.last is not None and year > self.last


# 平成 ended on 30 April 2019, so that 平成31年度 is a year that was really printed and used.
ERAS = (
    Era("令和", "R", 2018, None),
    Era("平成", "H", 1988, 2019),
    Era("昭和", "S", 1925, 1989),
    Era("大正", "T", 1911, 1926),
    Era("明治", "M", 1867, 1912),
)
"""Newest first."""

_BY_NAME = {era.name: era for era in ERAS}
_BY_LETTER = {era.letter: era for era in ERAS}
_BY_FIRST_CHARACTER = {era.name[0]: era for era in ERAS}

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_UNITS = {"十": 10, "百": 100}


def find_era(printed: str) -> Era:
    """The era of a name (令和), a letter (R, r) or a short form (令); spaces are ignored.

    Raises:
        KeyError: there is no such era.
    """
    name = "".join(printed.split())
    if name in _BY_NAME:
        return _BY_NAME[name]
    return _BY_LETTER.get(name.upper()) or _BY_FIRST_CHARACTER[name]


def read_number(printed: str) -> int:
    """The number printed in digits, as 元 (1), or in kanji, with units (二十三) or without (二三).

    Raises:
        ValueError: it is not a number.
    """
    text = "".join(printed.split())
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        raise ValueError(f"not a number: {printed!r}")
    return _read_units(text) if any(c in _UNITS for c in text) else _read_positions(text)


def _read_positions(text: str) -> int:
    return int("".join(str(_DIGITS[character]) for character in text))


def _read_units(text: str) -> int:
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text in one spelling of digits, Latin letters and era signs, with its way back.

    ``offsets[i]`` is the place in the original of character ``i`` of ``text``; one entry more than
    there are characters.
    """

    original: str
    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original of a not empty part of ``text``."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_text(original: str) -> FoldedText:
    """The text with ２３ as 23, Ｈ as H, ㍻ as 平成, radicals (⽉) as ideographs."""
    characters: list[str] = []
    offsets: list[int] = []
    for place, character in enumerate(original):
        folded = unicodedata.normalize("NFKC", character) if _is_folded(character) else character
        characters.append(folded)
        offsets.extend([place] * len(folded))
    return FoldedText(original, "".join(characters), (*offsets, len(original)))


def _is_folded(character: str) -> bool:
    """Full-width ASCII, Kangxi radicals and the square era names; all else stays as it is."""
    return (
        "！" <= character <= "～" or "⼀" <= character <= "⿕" or character in "㋿㍻㍼㍽㍾"
    ) and character not in "～－"
