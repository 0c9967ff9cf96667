"""One printed heading taken apart: concept, fiscal year, unit, note mark.

``H30年度の目指すべき姿`` holds a concept and a year, ``決算額（千円）`` a concept and a unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.fiscal import EraContext, find_years, parse_fiscal_year
from schemas.text import collapse_spaced

_UNIT_WORD = (
    r"(?:千|万|百万|十億|億)?円|人|名|人日|人工|世帯|戸|件|回|か所|箇所|カ所|ヶ所|ケ所|ヵ所|校|園|館|台|枚|冊|本|"
    r"団体|社|店|組|点|ポイント|pt|％|%|ha|㎡|m2|㎥|m3|km|㎞|m|ｍ|t|ｔ|トン|kg|㎏|g|kWh|kW|時間|分|日|月|年|歳|"
    r"位|倍|人/年|件/年|回/年|千人|万人|円/人|円/㎥|t-CO2|t-CO₂|基|棟|室|床|席|便|施設|事業|事業所|講座|地区|"
    r"路線|区画|経営体|匹|頭|羽|株|種|種類|品目|通|票|隊|組合|企業|商品|作品|教室|単位"
)
_UNIT = re.compile(rf"[（(\[［〔【]\s*(?:単\s*位\s*[:：]?\s*)?({_UNIT_WORD})\s*[)）\]］〕】]")
_CAPTION_UNIT = re.compile(rf"単\s*位\s*[:：]?\s*({_UNIT_WORD})")
_AXIS = re.compile(r"[\s＼\\/／]+年\s*[度次]?$|^年\s*[度次]?[\s＼\\/／]+(?=\D)")
"""The other half of a header cell that a diagonal line splits: 施策＼年度."""
_NOTE_MARK = re.compile(r"[（(]?(?:[※＊*]+[0-9０-９]*|注[0-9０-９]+)[)）]?$")
_EMPTY_BRACKETS = re.compile(r"[（(\[［]\s*[)）\]］]")
_FORMULA = re.compile(r"[（(](?=[^）)]*[A-ZＡ-Ｚ①-⑳])[A-ZＡ-Ｚ①-⑳/／+＋×*÷\-－=＝\s]+[)）]$")
"""How a figure is reckoned, behind its heading: 人件費（Ｂ）, 総事業費（①＋④）, 達成率(B/A)."""
_COUNTED = re.compile(r"^[①-⑳]\s*(?=\S)|[①-⑳]$|(?<=計)[①-⑳][+＋①-⑳]*$")
_BARE_YEAR = re.compile(r"[（(]\s*(?P<year>(?:19|20|１９|２０)[\d０-９]{2})\s*[)）]$")
"""基準値（2021）."""
_ONWARD = ("以降", "以後", "～", "〜")
"""Behind a year: the column has no end."""
_PARTICLES = "のにおけるまで"


_PART = re.compile(
    r"\d{1,2}\s*月?\s*[~～〜\-－]\s*\d{1,2}\s*月|\d{1,2}月|[第]?[1-4１-４一二三四]\s*四半期|[1-4]Q|Q[1-4]|[上下]半期|[上下]期|前半|後半|前期|後期"
)


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """What one heading holds; ``concept`` is what is left without year, unit and mark."""

    text: str
    concept: str
    fiscal_year: int | None = None
    unit: str = ""
    mark: str = ""

    @property
    def is_year(self) -> bool:
        """Whether the heading says nothing but a year."""
        return self.fiscal_year is not None and not self.concept


def split_heading(text: str, context: EraContext | None = None) -> HeadingParts:
    """The parts of a heading; a heading in letter-spaced print is closed up first."""
    rest = _AXIS.sub("", _close_up(text))
    mark = _NOTE_MARK.search(rest)
    if mark:
        rest = rest[: mark.start()]
    unit = _UNIT.search(rest)
    if unit:
        rest = rest[: unit.start()] + rest[unit.end() :]
    rest = _COUNTED.sub("", _FORMULA.sub("", rest)) or rest
    rest, year = _take_year(rest, context)
    if year is not None and rest.strip() in _ONWARD:
        rest = ""
    if year is None and (bare := _BARE_YEAR.search(rest)):
        rest, year = rest[: bare.start()], int(bare["year"])
    return HeadingParts(
        text,
        _EMPTY_BRACKETS.sub("", rest).strip(" \n　・:："),
        year,
        unit[1] if unit else "",
        mark[0] if mark else "",
    )


def is_part(concept: str) -> bool:
    """Whether a heading names a part of a year: a month, some months, a quarter, a half.

    >>> is_part("4月"), is_part("第１四半期"), is_part("上半期"), is_part("月次")
    (True, True, True, False)
    """
    return _PART.fullmatch(concept.strip()) is not None


def find_caption_unit(texts: Sequence[str]) -> str:
    """The unit that a line such as （単位：千円） states for a whole table, or an empty string."""
    for text in texts:
        match = _CAPTION_UNIT.search(text)
        if match:
            return match[1]
    return ""


def _close_up(text: str) -> str:
    lines = [collapse_spaced(line.strip()) for line in text.splitlines()]
    axis = [line for line in lines if line in ("年度", "年次", "年")]
    rest = [line for line in lines if line not in axis]
    return "".join(rest) if rest else "".join(lines)


def _take_year(text: str, context: EraContext | None) -> tuple[str, int | None]:
    whole = parse_fiscal_year(text, context)
    if whole is not None:
        return "", whole
    mentions = [m for m in find_years(text, context) if m.first == m.last]
    if len({m.first for m in mentions}) != 1:
        return text, None
    for mention in reversed(mentions):
        before = text[: mention.start]
        after = text[mention.end :].lstrip(_PARTICLES if not before else "")
        text = before + after
    return text, mentions[0].first
