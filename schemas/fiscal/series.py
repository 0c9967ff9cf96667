"""The years of a whole document, and of headings that stand in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.fiscal.context import (
    BareReading,
    EraContext,
    list_readings,
    weigh_reading,
)
from schemas.fiscal.eras import fold_text, read_number
from schemas.fiscal.points import Point, assume
from schemas.fiscal.years import (
    Span,
    YearMention,
    context_of,
    find_spans,
    find_years,
    to_mention,
)

_BARE = re.compile(r"\s*(?P<number>元|\d{1,2})\s*(?:年(?:\s?度)?)?\s*")
# Costs of a step from one heading to the next: consecutive years are what a row of years prints.
_REPEATED, _GAP, _FALLING = 2, 3, 20
# A row does not print one year by era and the next by the Western calendar.
_MIXED = 8
# Two readings of a row nearer than this cannot be told apart.
_MARGIN = 2
# Of all rows of readings only the best are followed further.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Heading:
    """One heading: where it stands, and the years it can mean (one when it is explicit)."""

    place: int
    span: Span
    readings: tuple[BareReading, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    cost: int
    readings: tuple[BareReading, ...]


def make_context(texts: Iterable[str]) -> EraContext:
    """The explicit years of a document's texts (ranges give both ends).

    >>> make_context(["平成23年度～26年度", "24年度計画", "2014年"])
    EraContext(years=(2011, 2014), eras=('', '平成'), centre=2014)
    """
    spans = [span for text in texts for span in find_spans(fold_text(text).text, None)]
    return context_of(point for span in spans for point in span.points)


def resolve_series(
    texts: Sequence[str], context: EraContext | None = None
) -> tuple[YearMention | None, ...]:
    """The year of each heading of a row, those without era taken so that the years rise by one.

    An entry is None where the heading names no year, or where two readings of the row are equally
    good. Naked numbers (元, 2, 3) count as years only in a row where 年 or 元 is printed.

    >>> [year and year.first for year in resolve_series(["区分", "30年度", "元年度", "2年度"])]
    [None, 2018, 2019, 2020]
    """
    mentions: list[YearMention | None] = [_read_explicit(text) for text in texts]
    named = any(find_spans(fold_text(text).text, None) or text.strip() == "元" for text in texts)
    headings = [
        heading
        for place, text in enumerate(texts)
        if (heading := _read_heading(place, text, mentions[place], named)) is not None
    ]
    for heading, reading in zip(headings, _choose(headings, context), strict=True):
        if mentions[heading.place] is None and reading is not None:
            mentions[heading.place] = _assume(texts[heading.place], heading.span, reading)
    return tuple(mentions)


def _read_explicit(text: str) -> YearMention | None:
    """The first mention of a heading where it needs no context (H30年度の目指すべき姿)."""
    return next(iter(find_years(text)), None)


def _read_heading(
    place: int, text: str, explicit: YearMention | None, named: bool
) -> _Heading | None:
    folded = fold_text(text).text
    if explicit is not None:
        spans = find_spans(folded, None)
        reading = BareReading(explicit.first, explicit.era)
        return _Heading(place, spans[0], (reading,))
    span = next(iter(find_spans(folded, None)), None) or _read_naked(folded, named)
    if span is None:
        return None
    number, first_year = span.first.number, span.first.first_year
    readings = list_readings(number, is_first_year=first_year)
    return _Heading(place, span, readings) if readings else None


def _read_naked(folded: str, named: bool) -> Span | None:
    match = _BARE.fullmatch(folded)
    if match is None or not named:
        return None
    start, _ = match.span("number")
    printed = match["number"]
    point = Point(
        start,
        len(folded.rstrip()),
        read_number(printed),
        None,
        bare=True,
        first_year=printed == "元",
    )
    return Span(point, point)


def _choose(
    headings: Sequence[_Heading], context: EraContext | None
) -> tuple[BareReading | None, ...]:
    """A reading for each heading; None where equally good rows disagree."""
    paths = [_Path(0, ())]
    for heading in headings:
        longer = [_step(path, reading, context) for path in paths for reading in heading.readings]
        paths = sorted(longer, key=lambda path: path.cost)[:_KEPT]
    good = [path.readings for path in paths if path.cost - paths[0].cost < _MARGIN]
    return tuple(
        reading if all(other[place] == reading for other in good) else None
        for place, reading in enumerate(good[0])
    )


def _step(path: _Path, reading: BareReading, context: EraContext | None) -> _Path:
    cost = path.cost + (0 if context is None else weigh_reading(reading, context))
    if path.readings:
        before = path.readings[-1]
        cost += _weigh_step(before.year, reading.year)
        cost += _MIXED if (before.era is None) != (reading.era is None) else 0
    return _Path(cost, (*path.readings, reading))


def _weigh_step(year: int, following: int) -> int:
    """What it costs that ``following`` stands beside ``year``; 0 for the year after it."""
    if following < year:
        return _FALLING
    if following == year:
        return _REPEATED
    return 0 if following == year + 1 else min(_GAP + following - year, _FALLING)


def _assume(text: str, span: Span, reading: BareReading) -> YearMention | None:
    first = assume(span.first, reading)
    last = span.last
    if last is not span.first and last.bare:
        # Both ends of 23～26年度 stand in one era.
        last = assume(last, BareReading(reading.year + last.number - first.number, reading.era))
    else:
        last = first
    return to_mention(fold_text(text), Span(first, last))
