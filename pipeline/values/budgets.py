"""Amounts of money and the headings above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

from pipeline.values.folding import fold_width
from pipeline.values.numerals import DIGITS, read_number
from schemas.fiscal import EraContext, find_years
from schemas.plan import BudgetKind, FundSource

Measure = Literal["amount", "change", "rate", "count"]
_Word = TypeVar("_Word", BudgetKind, FundSource, Measure)

UNITS: dict[str, int] = {
    "兆円": 10**12,
    "十億円": 10**9,
    "億円": 10**8,
    "百万円": 10**6,
    "十万円": 10**5,
    "万円": 10**4,
    "千円": 1000,
    "円": 1,
}
"""Yen per printed unit, longest names first."""

_UNIT = "|".join(UNITS)
_NOTHING = re.compile(r"[-ー*＊/／.・…\s]*|なし|無し|皆減|該当なし")
_COMPOSITE = rf"(?:(?:{DIGITS}[百千])*(?:{DIGITS})?[兆億万])*(?:{DIGITS})?"
_AMOUNT = re.compile(
    rf"(?P<open>[(\[])?(?P<sign>[△▲+-])?\\?(?P<open2>\()?"
    rf"(?P<number>(?=\d){_COMPOSITE})(?P<unit>{_UNIT})?[)\]]*"
)


@dataclass(frozen=True, slots=True)
class AmountReading:
    """One printed amount.

    ``amount`` is in yen; None where the cell says that there is nothing (－, blank) or where it was
    not understood, and then ``ok`` is False. ``unit`` is the printed unit, of the cell before that
    of its heading; empty when none is printed and yen were assumed. ``bracketed`` tells figures in
    round or square brackets: in budgets they are a part or a comparison, not a negative number.
    """

    amount: int | None
    unit: str
    text: str
    ok: bool
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class BudgetHeading:
    """What a heading path says about the amounts below it.

    ``kind`` is None where no word names it. ``measure`` tells amounts from changes (増減), rates
    (伸び率) and counts (人工), which are not budgets. ``of_years`` says that the amount is one of
    several years (R6～R8, ７年度以降, ５年度末まで): then it is of no single one.
    """

    fiscal_year: int | None
    kind: BudgetKind | None
    fund_source: FundSource
    unit: str
    measure: Measure = "amount"
    of_years: bool = False


def read_amount(text: str, *, unit_hint: str = "") -> AmountReading:
    """The one amount that the whole text prints.

    >>> read_amount("△ 34,526", unit_hint="千円").amount
    -34526000
    >>> read_amount("12億3,456万円").amount
    1234560000
    """
    hint = read_unit(unit_hint)
    compact = re.sub(r"(?<!\d)\s+|\s+(?!\d)|^\s*(?:約|およそ)", "", fold_width(text))
    if _NOTHING.fullmatch(compact):
        return AmountReading(None, hint, text, ok=True)
    match = _AMOUNT.fullmatch(compact)
    if match is None:
        return AmountReading(None, hint, text, ok=False)
    return _scale_amount(match, text, hint)


def _scale_amount(match: re.Match[str], text: str, hint: str) -> AmountReading:
    number, unit = _split_scale(match, hint)
    value = read_number(number)
    yen = None if value is None else value * UNITS.get(unit, 1)
    bracketed = bool(match["open"] or match["open2"])
    if yen is None or yen != yen.to_integral_value():
        return AmountReading(None, unit, text, ok=False, bracketed=bracketed)
    sign = -1 if match["sign"] and match["sign"] in "△▲-" else 1
    return AmountReading(sign * int(yen), unit, text, ok=True, bracketed=bracketed)


def _split_scale(match: re.Match[str], hint: str) -> tuple[str, str]:
    """The number and its unit: 3億円 is counted in 億円, 12億3,456万円 in 円."""
    number, unit = match["number"], match["unit"] or ""
    if unit == "円" and re.fullmatch(rf"{DIGITS}[兆億万]", number):
        return number[:-1], number[-1] + unit
    in_yen = "\\" in match.group() or re.search("[兆億万]", number)
    return number, unit or ("円" if in_yen else hint)


def read_amounts(text: str, *, unit_hint: str = "") -> tuple[AmountReading, ...]:
    """One reading for each printed line of a cell; a cell without lines gives one."""
    lines = [line for line in text.splitlines() if line.strip()] or [text]
    return tuple(read_amount(line, unit_hint=unit_hint) for line in lines)


def read_unit(text: str) -> str:
    """The unit of money printed in a heading, caption or cell, or an empty string.

    >>> read_unit("（単位：千円）"), read_unit("事業費（百万円）"), read_unit("千円")
    ('千円', '百万円', '千円')
    """
    compact = re.sub(r"\s", "", fold_width(text))
    if compact in UNITS:
        return compact
    marked = re.findall(rf"(?:単位[:・]?|[(\[])(?:単位[:・]?)?({_UNIT})(?:[)\]]|$|[,、])", compact)
    return str(marked[-1]) if marked else ""


# First match wins; the words stand in the order in which they overrule each other.
_KINDS: tuple[tuple[str, BudgetKind], ...] = (
    (r"補正前|当初", "initial"),
    (r"繰越|繰り越し", "carried_over"),
    (r"決算見込|見込|概算|試算|推計|対策費|更新費|計画額|予定額|所要額|要求|要望", "estimated"),
    (r"決算|実績額|執行|支出済", "settled"),
    (r"補正|専決|予備費|予算現額", "supplementary"),
    (r"予算", "initial"),
    (r"計画", "estimated"),
)
_SOURCES: tuple[tuple[str, FundSource], ...] = (
    (r"国[(・/]*[都道府県]+[)]?(?:支出金|補助|負担|費|等)", "other"),
    (r"^国$|国庫|国費|国支出|国補助|国負担", "national"),
    (r"^[都道府県]+$|都道府県|[都道府県](?:支出|補助|負担|費|委託)", "prefecture"),
    (r"地方債|起債|企業債|(?:^|[市町村県都道府区])債|過疎債|辺地債|特例債", "bond"),
    (r"交付金$", "national"),
    (r"一般財源|^一財$|^一般$", "general"),
    (
        r"^その他|特定財源|既収入特財|未収入特財|特財|使用料|手数料|分担金|負担金|寄[附付]金|基金"
        r"|繰入金|諸収入|他会計|財産収入|受益者",
        "other",
    ),
)
_MEASURES: tuple[tuple[str, Measure], ...] = (
    (r"率|割合|構成比|[(]%[)]", "rate"),
    (r"増減|比較|対前年|前年度?比|^差引?$|差額", "change"),
    (r"人工|人員|職員数|従事|所要時間|[(]人[)]", "count"),
)
_SEVERAL = 0
_ALL_YEARS: BudgetKind = "estimated"
_WHOLE = re.compile(r"総事業費|全体事業費|事業費総額|総事業計画")
"""What a project costs in all its years, where no year stands above it."""
_SPAN = re.compile(r"\s*末?\s*(?:以降|以後|まで|から|[~～〜])")
_RELATIVE = (("前々年度", -2), ("前年度", -1), ("昨年度", -1), ("翌年度", 1), ("次年度", 1))
_PRESENT = ("本年度", "今年度", "当年度", "当該年度")


def read_budget_heading(
    path: Sequence[str], context: EraContext | None = None, *, fiscal_year: int | None = None
) -> BudgetHeading:
    """What the path from the top heading to the leaf says; the leaf overrules its parents.

    ``fiscal_year`` is the document's year, to which 前年度 and 今年度 refer.

    >>> read_budget_heading(("財源内訳（千円）", "国")).fund_source
    'national'
    """
    folded = tuple(re.sub(r"\s", "", fold_width(part)) for part in path)
    bare = tuple(re.sub(r"[(\[][^)\]]*円[)\]]|[①-⑳]", "", part) for part in folded)
    year = _find_year(path, bare, context, fiscal_year)
    if year is None and bare and _WHOLE.search(bare[-1]):
        year = _SEVERAL
    return BudgetHeading(
        fiscal_year=year or None,
        kind=_first_word(bare, _KINDS) or (_ALL_YEARS if year == _SEVERAL else None),
        fund_source=_first_word([re.sub(".*うち", "", part) for part in bare], _SOURCES) or "total",
        unit=next((unit for part in reversed(folded) if (unit := read_unit(part))), ""),
        measure=_first_word(bare, _MEASURES) or "amount",
        of_years=year == _SEVERAL,
    )


def _first_word(parts: Sequence[str], words: Sequence[tuple[str, _Word]]) -> _Word | None:
    """The reading of the innermost part that holds one of the words."""
    for part in reversed(parts):
        for pattern, reading in words:
            if re.search(pattern, part):
                return reading
    return None


def _find_year(
    path: Sequence[str], bare: Sequence[str], context: EraContext | None, document: int | None
) -> int | None:
    """The year printed nearest to the leaf, or the document's year moved by 前年度 and the like."""
    for printed, part in zip(reversed(path), reversed(bare), strict=True):
        mentions = find_years(printed, context)
        if any(m.first != m.last or _SPAN.match(printed, m.end) for m in mentions):
            return _SEVERAL
        years = {mention.first for mention in mentions}
        if len(years) == 1:
            return years.pop()
        if document is not None and (moved := _move_year(part, document)) is not None:
            return moved
    return None


def _move_year(part: str, document: int) -> int | None:
    if "繰越" in part:  # 翌年度繰越額 is money of this year's budget
        return document
    for word, shift in _RELATIVE:
        if word in part:
            return document + shift
    return document if any(word in part for word in _PRESENT) else None


def format_amount(yen: int, unit: str) -> str:
    """The amount as budget tables print it, △ for minus: the inverse of :func:`read_amount`."""
    value = Decimal(abs(yen)) / UNITS[unit]
    return f"{'△ ' if yen < 0 else ''}{value:,f}{unit}"
