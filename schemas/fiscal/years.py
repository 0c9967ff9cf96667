"""Years in a text: every spelling of era years, Western years and ranges, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from schemas.fiscal import patterns
from schemas.fiscal.context import EraContext, gather_context
from schemas.fiscal.eras import FoldedText, fold_text
from schemas.fiscal.points import Point, end_of_suffix, inherit, read_point


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or a range of years printed at ``start`` to ``end`` of a text.

    ``first`` and ``last`` are Western years, equal unless a range; ``fiscal`` says that 年度 (or
    FY) is printed: then they are fiscal years, named by the April they begin in. ``era`` is the era
    of ``first`` (平成), None for a Western year. ``assumed``: the era came from other years of the
    document; ``extrapolated``: the era had ended before the year (平成52年).
    """

    start: int
    end: int
    first: int
    last: int
    fiscal: bool
    era: str | None
    assumed: bool
    extrapolated: bool
    text: str


@dataclass(frozen=True, slots=True)
class UnreadYear:
    """A year printed without era (24年度) that nothing in the document resolves."""

    start: int
    end: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """First and last point of a mention, equal unless a range."""

    first: Point
    last: Point

    @property
    def points(self) -> tuple[Point, ...]:
        """The two ends of a range, or the one year."""
        return (self.first,) if self.first is self.last else (self.first, self.last)


def find_years(text: str, context: EraContext | None = None) -> tuple[YearMention, ...]:
    """All years of the text in their order.

    A year without era (24年度) is read by the explicit years of the same text, where it has none
    by ``context``; else see :func:`find_unread_years`.

    >>> [(y.first, y.last, y.text) for y in find_years("平成23～26年度、R元年度、平成52(2040)年度")]
    [(2011, 2014, '平成23～26年度'), (2019, 2019, 'R元年度'), (2040, 2040, '平成52(2040)年度')]
    """
    folded = fold_text(text)
    spans = find_spans(folded.text, context)
    return tuple(mention for span in spans if (mention := to_mention(folded, span)) is not None)


def find_unread_years(text: str, context: EraContext | None = None) -> tuple[UnreadYear, ...]:
    """The years without era that ``context`` does not resolve."""
    folded = fold_text(text)
    unread = []
    for span in find_spans(folded.text, context):
        if span.first.year is None or span.last.year is None:
            start, end = folded.span(span.first.start, span.last.end)
            unread.append(UnreadYear(start, end, span.first.number, text[start:end]))
    return tuple(unread)


def parse_fiscal_year(text: str, context: EraContext | None = None) -> int | None:
    """The one Western year that the whole text names, else None.

    Brackets around it do not matter. A naked 2024 is a year only beside ``context``'s years.

    >>> [parse_fiscal_year(text) for text in ("令和４年度 (2022)", "（H30）", "4月")]
    [2022, 2018, None]
    """
    mention = parse_year(text, context)
    return mention.first if mention is not None and mention.first == mention.last else None


def parse_year(text: str, context: EraContext | None = None) -> YearMention | None:
    """The year or range that the whole text (without outer brackets) names, else None."""
    for mention in find_years(text, context):
        outside = text[: mention.start] + text[mention.end :]
        return None if outside.strip(_AROUND) else mention
    naked = _NAKED.fullmatch(fold_text(text.strip(_AROUND)).text)
    if naked is None or context is None or not context.years:
        return None
    year = int(naked[0])
    if context.distance(year) > _NEAR:
        return None
    return YearMention(0, len(text), year, year, False, None, False, False, text)


def find_spans(text: str, context: EraContext | None) -> list[Span]:
    """The mentions of a folded text as points, also those that nothing resolved."""
    spans = list(_scan(text, context))
    explicit = [point for span in spans for point in span.points if not point.bare]
    if explicit and any(point.bare for span in spans for point in span.points):
        spans = list(_scan(text, context_of(explicit)))
    return spans


def context_of(points: Iterable[Point]) -> EraContext:
    """The context that points with explicit years give."""
    explicit = (
        (point.year, point.era.name if point.era else "")
        for point in points
        if point.year is not None and not point.bare
    )
    return gather_context(explicit)


def _scan(text: str, context: EraContext | None) -> Iterator[Span]:
    place = 0
    while match := patterns.ATOM.search(text, place):
        place = match.end()
        point = read_point(text, match, context)
        if point is None:
            continue
        for span in _extend(text, point, context):
            yield span
            place = max(place, span.last.end)


def to_mention(folded: FoldedText, span: Span) -> YearMention | None:
    """The span with places of the original text; None where a year is not known."""
    first, last = span.first, span.last
    if first.year is None or last.year is None:
        return None
    start, end = folded.span(first.start, last.end)
    return YearMention(
        start=start,
        end=end,
        first=first.year,
        last=last.year,
        fiscal=first.fiscal or last.fiscal,
        era=first.era.name if first.era else None,
        assumed=first.bare or last.bare,
        extrapolated=first.extrapolated or last.extrapolated,
        text=folded.original[start:end],
    )


# An as-of or a range of plan years stays within this many years of the years around it.
_NEAR = 15
_NAKED = re.compile(r"(?:19|20|21)\d\d")
_AROUND = " 　\t\r\n()（）[]［］【】〔〕〈〉<>＜＞「」"


def _extend(text: str, point: Point, context: EraContext | None) -> Iterator[Span]:
    """The point as a range where one begins here, else the point and the list it may begin."""
    last = _read_range_end(text, point, context)
    if last is not None:
        yield Span(point, last)
        return
    if patterns.LIST_FISCAL.match(text, point.end):
        point = replace(point, fiscal=True)
    yield Span(point, point)
    if point.era is not None and (match := patterns.LIST.match(text, point.end)):
        following = inherit(point, match, context)
        if following is not None:
            yield from _extend(text, end_of_suffix(text, following), context)


def _read_range_end(text: str, point: Point, context: EraContext | None) -> Point | None:
    separator = patterns.RANGE.match(text, point.end)
    if separator is None:
        return None
    last = _read_explicit(text, separator.end(), context)
    if last is None:
        match = patterns.RANGE_END.match(text, separator.end())
        if match is None and separator["tilde"]:
            match = patterns.TILDE_END.match(text, separator.end())
        last = None if match is None else inherit(point, match, context)
        last = None if last is None else end_of_suffix(text, last)
    return last if last is not None and _rises(point, last) else None


def _rises(first: Point, last: Point) -> bool:
    """Whether the two are a range; of two unresolved years the numbers decide."""
    if first.year is None or last.year is None:
        return first.year is last.year and last.number > first.number
    return last.year >= first.year


def _read_explicit(text: str, place: int, context: EraContext | None) -> Point | None:
    match = patterns.ATOM.match(text, place)
    if match is None or match.lastgroup == "bare":
        return None
    return read_point(text, match, context)
