"""Single printed years: one atom with what belongs to it (年度, a second spelling in brackets)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas.fiscal import patterns
from schemas.fiscal.context import BareReading, EraContext, resolve_bare, western_of_two_digits
from schemas.fiscal.eras import ERAS, Era, find_era, read_number


@dataclass(frozen=True, slots=True)
class Point:
    """One year in a folded text; ``year`` is None where it has no era and nothing resolved it."""

    start: int
    end: int
    number: int
    year: int | None
    era: Era | None = None
    fiscal: bool = False
    bare: bool = False
    first_year: bool = False
    """Printed as 元."""

    @property
    def extrapolated(self) -> bool:
        """Whether the era had ended before the year."""
        return self.era is not None and self.year is not None and self.era.extrapolates(self.year)


def read_point(text: str, match: re.Match[str], context: EraContext | None) -> Point | None:
    """The point that starts with a match of ``ATOM``; None for a year 0 (令和0年)."""
    point = _read_atom(match)
    if point is None:
        return None
    if point.bare:
        point = resolve(point, context)
    return _with_second_spelling(text, _with_suffix(text, point))


def resolve(point: Point, context: EraContext | None) -> Point:
    """The bare point with the year that the document's other years give it, if they do."""
    reading = resolve_bare(point.number, context, first=point.first_year)
    return point if reading is None else assume(point, reading)


def assume(point: Point, reading: BareReading) -> Point:
    """The bare point read as ``reading``."""
    era = next((era for era in ERAS if era.name == reading.era), None)
    return replace(point, year=reading.year, era=era)


def inherit(before: Point, match: re.Match[str], context: EraContext | None) -> Point | None:
    """The point of a number without era that goes on from ``before`` (平成23～26年度)."""
    printed = match["number"]
    number, (start, end) = read_number(printed), match.span("number")
    if len(printed) == 4:
        return Point(start, end, number, number) if 1800 <= number < 2200 else None
    if before.bare:
        return resolve(
            Point(start, end, number, None, bare=True, first_year=printed == "元"), context
        )
    if before.era is not None:
        return Point(start, end, number, before.era.western(number), before.era)
    if before.year is None or len(printed) != 2:
        return None
    return Point(start, end, number, before.year // 100 * 100 + number)


def end_of_suffix(text: str, point: Point) -> Point:
    """The point with 年 or 年度 behind it, and with the second spelling that may follow."""
    return _with_second_spelling(text, _with_suffix(text, point))


def _read_atom(match: re.Match[str]) -> Point | None:
    group = match.lastgroup or ""
    kind = group.removesuffix("_number")
    printed = match[group]
    start, end = match.span()
    number = read_number(printed)
    if kind == "bare":
        return Point(start, end, number, None, bare=True, first_year=printed == "元")
    if kind in {"western", "kanji"}:
        return Point(start, end, number, number)
    if kind in {"fy", "apostrophe"}:
        year = number if len(printed) == 4 else western_of_two_digits(number)
        return Point(start, end, number, year, fiscal=kind == "fy")
    if number == 0:
        return None
    era = find_era(match[kind])
    return Point(start, end, number, era.western(number), era)


def _with_suffix(text: str, point: Point) -> Point:
    match = patterns.SUFFIX.match(text, point.end)
    if match is None:
        return point
    return replace(point, end=match.end(), fiscal=point.fiscal or match["fiscal"] is not None)


def _with_second_spelling(text: str, point: Point) -> Point:
    """The point with the same year printed again: 平成26(2014)年, 2019（令和元）年度, H31/R1."""
    opening = patterns.OPEN.match(text, point.end)
    if opening is None or point.year is None:
        return point
    second = _read_second(text, opening.end())
    if second is None or second.year != point.year:
        return point
    second = _with_suffix(text, second)
    fiscal = point.fiscal or second.fiscal
    era = point.era or second.era
    if patterns.BRACKET.match(text, point.end) is None:
        return replace(point, end=second.end, fiscal=fiscal, era=_newer(point.era, second.era))
    closing = patterns.CLOSE.match(text, second.end)
    if closing is None:
        return point
    return _with_suffix(text, replace(point, end=closing.end(), fiscal=fiscal, era=era))


def _newer(one: Era | None, other: Era | None) -> Era | None:
    """Of 平成31・令和元年度 the era that stays."""
    known = [era for era in (one, other) if era is not None]
    return max(known, key=lambda era: era.offset, default=None)


def _read_second(text: str, place: int) -> Point | None:
    if bare := patterns.BARE_WESTERN.match(text, place):
        year = int(bare["western"])
        return Point(place, bare.end(), year, year)
    match = patterns.SECOND_LETTER.match(text, place) or patterns.ATOM.match(text, place)
    return None if match is None else _read_atom(match)
