"""Target, actual and baseline columns: cells that are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.values.folding import fold_width
from pipeline.values.indicators import name_indicator
from pipeline.values.masks import BLANK, mask_ordinals
from pipeline.values.quantities import Quantity, find_quantities
from pipeline.values.target_readings import (
    BULLET,
    CHANGE_WORDS,
    Defaults,
    TargetReading,
    make_direction,
    make_reading,
    read_label,
    split_parts,
)

CHANGE = "|".join(pattern for pattern, _ in CHANGE_WORDS)
WISH = r"(?:する|させる|を?図る|を?目指す|をめざす|とする|傾向)?"
PLAIN_CHANGE = re.compile(rf"(?:対?前年度?(?:比|より)?)?(?:{CHANGE}){WISH}")
"""A cell that holds nothing but a direction."""

_WRAPPING = re.compile(r"\([^)]*\)|\[[^\]]*\]|[:、,\s]|" + BLANK)
_OWN_UNIT = re.compile(r"^[一-鿿ァ-ヶーA-Za-z²³/・]{1,6}$")
_NO_UNIT = re.compile(r"[年月日時次号番条項期回中末頃度]+|以[前後降]|予定|未定|検討.*|実施.*|済み?")


_BEFORE_BRACKET = re.compile(r"\s*\n\s*(?=[（(][^（()）\n]*[)）])")
"""A line break before a bracket, which says of the number above it when it was counted."""


def read_values(text: str, defaults: Defaults) -> Iterator[TargetReading]:
    """The numbers of a value cell, or its direction (増加); one reading a line as a rule."""
    for part in split_parts(_BEFORE_BRACKET.sub("", text)):
        masked = mask_ordinals(part, ages=False)
        quantities = [q for q in find_quantities(masked) if not _in_brackets(part, q)]
        if not quantities:
            yield from _read_direction(part, defaults)
        elif len(quantities) == 1:
            yield from _read_single(quantities[0], part, defaults)
        else:
            yield from _read_labelled(quantities, part, defaults)


def _in_brackets(part: str, quantity: Quantity) -> bool:
    """Whether the number stands in brackets beside another, as a comparison or a part."""
    before = fold_width(part[: quantity.start])
    return before.count("(") > before.count(")") and bool(before.split("(")[0].strip())


def _read_single(quantity: Quantity, part: str, defaults: Defaults) -> Iterator[TargetReading]:
    """A cell with one number: bare, with a unit, or behind the name of what is counted."""
    masked = mask_ordinals(part, ages=False)
    before = _WRAPPING.sub("", masked[: quantity.start])
    after = _WRAPPING.sub("", masked[quantity.end :])
    if after and not quantity.unit and _OWN_UNIT.match(after) and not _NO_UNIT.fullmatch(after):
        quantity, after = replace(quantity, unit=after), ""
    known = bool(quantity.unit) or quantity.is_bound
    if after and not known:
        return
    if (before and not known) or len(before) > 30 or len(after) > 12:
        return
    confidence = 0.95 if not before and not after else 0.75
    reading = make_reading(quantity, part, defaults, confidence)
    yield replace(reading, kind=read_label(before) or reading.kind)


def _read_labelled(
    quantities: list[Quantity], part: str, defaults: Defaults
) -> Iterator[TargetReading]:
    """Several numbers in one line: 現状 75% → 目標 80%, 男性30% 女性40%."""
    arrow = re.search(r"[→⇒➡]", part)
    start = 0
    for quantity in quantities:
        label = part[start : quantity.start]
        start = quantity.end
        reading = make_reading(quantity, part, defaults, 0.6)
        reading = replace(reading, indicator=name_indicator(label, ""))
        if arrow and arrow.start() >= quantity.end:
            yield replace(reading, kind=read_label(label) or "baseline")
        elif quantity.unit or quantity.is_bound:
            yield replace(reading, kind=read_label(label) or reading.kind)


def _read_direction(part: str, defaults: Defaults) -> Iterator[TargetReading]:
    """A value cell with a direction in place of a number: 増加, 現状維持."""
    bare = re.sub(rf"^{BULLET}|[\s（）()。]", "", part)
    if PLAIN_CHANGE.fullmatch(bare):
        yield make_direction("", bare, part, defaults, 0.85)
