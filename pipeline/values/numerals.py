"""Numbers as they are printed: full-width digits, thousands, 万 and 億, kanji numerals."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from pipeline.values.folding import fold_width

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""Pattern of one number in folded text."""

KANJI = "〇一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_PIECE = re.compile(rf"({DIGITS})|([{KANJI}])|([十百千])|([万億兆])")


def read_number(text: str) -> Decimal | None:
    """The number that the whole text prints, or None when it is not one number.

    >>> read_number("１，２３４．５"), read_number("12億3,456万"), read_number("二十三")
    (Decimal('1234.5'), Decimal('1234560000'), Decimal('23'))
    """
    folded = re.sub(r"\s", "", fold_width(text))
    pieces = list(_PIECE.finditer(folded))
    if not pieces or sum(len(piece.group()) for piece in pieces) != len(folded):
        return None
    if any(_is_bare(left) and _is_bare(right) for left, right in pairwise(pieces)):
        return None
    return _add_pieces(pieces)


def _is_bare(piece: re.Match[str]) -> bool:
    """Whether the piece is a number without a power of ten."""
    return piece.group(1) is not None or piece.group(2) is not None


def _add_pieces(pieces: list[re.Match[str]]) -> Decimal:
    """Sum up by the rule of kanji numerals: 十百千 inside a group, 万億兆 close it."""
    total = group = Decimal(0)
    current: Decimal | None = None
    for piece in pieces:
        number, kanji, small, large = piece.groups()
        if number:
            current = Decimal(number.replace(",", ""))
        elif kanji:
            current = Decimal(KANJI.index(kanji))
        elif small:
            group += (Decimal(1) if current is None else current) * _SMALL[small]
            current = None
        else:
            total += (group + (current or 0) or Decimal(1)) * _LARGE[large]
            group, current = Decimal(0), None
    return total + group + (current or 0)
