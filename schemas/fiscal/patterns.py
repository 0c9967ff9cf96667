"""The regular expressions of printed years, for text that :func:`fold_text` has folded.

``ATOM`` finds one year in any spelling; what may follow it (年度, a second spelling in brackets,
the end of a range) is matched from its end on.
"""

from __future__ import annotations

import re

_S = r"\s{0,2}"
_KANJI = "一二三四五六七八九十〇"
_NUMBER = rf"(?:元|\d\s\d(?={_S}年)|\d{{1,2}}(?!\d)|[{_KANJI}]{{1,4}}(?={_S}年))"
_TILDE = r"[～〜~∼]|から|より"
_DASH = r"[-－‐‑–—―−ー→]"
# 昭和1丁目 is an address, 第2年度 and 3年度分 count years.
_NOT_ADDRESS = r"(?!\s?(?:丁目|番|号|区|条|階|組))"
_NOT_COUNTED_BEFORE = r"(?<![\d.,第前翌次毎各約全])(?<!過去)"
_NOT_COUNTED_AFTER = r"(?!目|間|分|毎|ごと|にわた|以内)"
_FISCAL = rf"年\s?度{_NOT_COUNTED_AFTER}"

ATOM = re.compile(
    rf"""
      (?P<era>明\s?治|大\s?正|昭\s?和|平\s?成|令\s?和){_S}(?P<era_number>{_NUMBER}){_NOT_ADDRESS}
    | (?<![A-Za-z])(?P<letter>[HR])\.?\s?(?P<letter_number>元|\d{{1,2}})(?![\dA-GI-QS-Za-z])
    | (?<![A-Za-z])(?P<rare>[MTSmtshr]|(?<![一-鿿])[昭平令])\.?\s?(?P<rare_number>元|\d{{1,2}})
        (?={_S}年|\.\d{{1,2}}\.\d)
    | (?<![A-Za-z])(?P<showa>S)\.?(?P<showa_number>\d{{2}})(?![\d.A-Za-z])
    | (?<![A-Za-z])FY\s?['’‘]?(?P<fy>\d{{4}}|\d{{2}})(?!\d)
    | (?:西暦\s?)?(?<!\d)(?P<western>(?:18|19|20|21)\d\d)
        (?= {_S}年(?!代)
          | {_S}[(（]{_S}(?:[明大昭平令]|[MTSHR]\d)
          | (?:{_S}年)?\s?(?:{_TILDE}|{_DASH})\s?(?:\d{{4}}|\d\d){_S}年
          | \s?(?:{_TILDE}|{_DASH})\s?(?:199\d|20\d\d)(?:\s?[)）]|\s*$)
          | [-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d) )
    | (?P<kanji>[一二][〇○零一二三四五六七八九]{{3}})(?={_S}年)
    | ['’‘](?P<apostrophe>\d\d)(?={_S}年|\s?(?:{_TILDE}|{_DASH})\s?['’‘]\d\d)
    | {_NOT_COUNTED_BEFORE}(?P<bare>元|\d{{1,2}})
        (?={_S}{_FISCAL}|(?:{_S}年(?:\s?度)?)?\s?(?:{_TILDE}|{_DASH})\s?(?:元|\d{{1,2}}){_S}{_FISCAL})
    """,
    re.VERBOSE,
)
"""One year; exactly one of the groups without ``_number`` matches."""

SUFFIX = re.compile(rf"{_S}年(?!代)(?P<fiscal>\s?度)?")
OPEN = re.compile(rf"{_S}[(（\[［/／・=＝]\s?")
BRACKET = re.compile(rf"{_S}[(（\[［]\s?")
CLOSE = re.compile(r"\s?[)）\]］]")
BARE_WESTERN = re.compile(r"(?:西暦\s?)?(?P<western>(?:18|19|20|21)\d\d)(?=\s?(?:年|[)）\]］]))")
SECOND_LETTER = re.compile(r"(?P<letter>[MTSHR])\.?\s?(?P<letter_number>元|\d{1,2})(?![\dA-Za-z])")
"""Any era letter will do where the same year stands before it: 1927年度(S2)."""
RANGE = re.compile(rf"\s?(?:(?P<tilde>{_TILDE})|(?P<dash>{_DASH}))\s?")
RANGE_END = re.compile(
    rf"(?P<number>元|\d{{4}}|\d{{1,2}})(?!\d)(?={_S}年(?!間)|\s?[)）\]］、，。]|\s*$)"
)
TILDE_END = re.compile(r"(?P<number>元|\d{4}|\d{1,2})(?![\d.%]|\s?[一-鿿ぁ-ヶ])")
LIST = re.compile(
    rf"\s?(?:[・、,，]|及び|と)\s?(?P<number>元|\d{{1,2}})(?=(?:\s?[・、,，]\s?\d{{1,2}})*{_S}年)"
)
LIST_FISCAL = re.compile(rf"(?:\s?(?:[・、,，]|及び|と)\s?(?:元|\d{{1,2}}))+{_S}年\s?度")
