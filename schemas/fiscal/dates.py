"""Dates in a text, and the day that a document speaks of (as-of)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from schemas.fiscal.context import EraContext
from schemas.fiscal.eras import fold_text, read_number
from schemas.fiscal.points import Point, resolve
from schemas.fiscal.years import context_of, find_spans

DatePrecision = Literal["day", "month", "month-end", "year", "fiscal-year"]

_S = r"\s{0,2}"
_DAY_NUMBER = r"(?:\d{1,2}|\d\s\d|[一二三四五六七八九十]{1,3}|元)"
_MONTH = re.compile(
    rf"{_S}(?P<month>{_DAY_NUMBER}){_S}月"
    rf"(?:{_S}(?P<day>{_DAY_NUMBER}){_S}日|{_S}(?P<end>末)(?:\s?日)?)?"
)
_NUMERIC = re.compile(
    r"(?P<mark>[./-])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2})|(?<!-\d)(?<!-\d\d))(?![\d/])"
)
# H27.3月末, H27.3 月末: the year's dot before a month that is written out.
_MIXED = re.compile(
    rf"[./]{_S}(?P<month>\d{{1,2}}){_S}月"
    rf"(?:{_S}(?P<day>{_DAY_NUMBER}){_S}日|{_S}(?P<end>末)(?:\s?日)?)?"
)
_YEAR_END = re.compile(rf"{_S}末(?:\s?日)?")
# A year without era before a month (26年3月末) is no fiscal year, so the year parser passes it by.
_BARE_DATE = re.compile(rf"(?<![\d一-鿿])(?P<year>\d{{1,2}}){_S}年(?={_S}{_DAY_NUMBER}{_S}月)")

_STRONG_AFTER = re.compile(
    r"\s?日?\s?(?:[(（][月火水木金土日][)）])?\s?[)）]?\s?の?\s?(?:現在|時点)"
)
_STRONG_BEFORE = re.compile(
    r"(?:とりまとめ|取りまとめ|取り纏め|基準日|調査日|時点|現在)[日時]?[はで]?\s?[:：]?\s?[（(]?$"
)
_WEAK_AFTER = re.compile(r"\s*(?:[)）\]］】、。]|$|の?\s?(?:実績|状況|進捗))")
_LUNAR_UNTIL = 1873
"""Days and months before this year belong to the lunisolar calendar."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date printed at ``start`` to ``end`` of a text.

    ``date`` is the last day that ``precision`` allows, ISO 8601: 2014-12-31 for 平成26年12月末,
    2023-03-31 for 令和4年度末.
    """

    start: int
    end: int
    date: str
    precision: DatePrecision
    text: str


def find_dates(text: str, context: EraContext | None = None) -> tuple[DateMention, ...]:
    """All dates of the text in their order: year with month or day, or the end of a year.

    A plain 平成26年度 is a year, not a date. A date without era (26年3月末) needs ``context``.

    >>> [(d.date, d.precision) for d in find_dates("平成26年12月末日、R5.3.31、令和4年度末")]
    [('2014-12-31', 'month-end'), ('2023-03-31', 'day'), ('2023-03-31', 'fiscal-year')]
    """
    return tuple(found.mention for found in _find(text, context) if not found.plain)


def parse_as_of(text: str, context: EraContext | None = None) -> DateMention | None:
    """The day that the text says it speaks of, or None.

    It needs a cue: 現在 or 時点 behind a date or year, とりまとめ or 基準日 before it, or 末 where
    nothing follows that makes it a deadline (年度末までに). ``text`` of the result holds the cue.

    >>> parse_as_of("とりまとめ:平成26年12月末日時点").date
    '2014-12-31'
    >>> parse_as_of("令和6年3月31日までに実施") is None
    True
    """
    found = _find(text, context)
    for mention in (each.mention for each in found):
        if cue := _STRONG_AFTER.match(text, mention.end):
            return replace(mention, end=cue.end(), text=text[mention.start : cue.end()])
    dates = [each.mention for each in found if not each.plain]
    for mention in dates:
        if _STRONG_BEFORE.search(text, 0, mention.start):
            return mention
    return next((mention for mention in dates if _ends_a_period(text, mention)), None)


def fiscal_year_of(iso_date: str) -> int:
    """The fiscal year (April to March, named by its April) that a date ``YYYY-MM-DD`` falls in.

    >>> fiscal_year_of("2015-03-31"), fiscal_year_of("2015-04-01")
    (2014, 2015)
    """
    day = date.fromisoformat(iso_date)
    return day.year if day.month >= 4 else day.year - 1


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention, and whether it is a year and nothing more."""

    mention: DateMention
    plain: bool


@dataclass(frozen=True, slots=True)
class _Day:
    """Where the printed month and day end, and what they mean."""

    end: int
    date: str
    precision: DatePrecision
    plain: bool = False


def _ends_a_period(text: str, mention: DateMention) -> bool:
    closed = mention.text.rstrip("日 　").endswith("末")
    return closed and _WEAK_AFTER.match(text, mention.end) is not None


def _find(text: str, context: EraContext | None) -> list[_Found]:
    folded = fold_text(text)
    spans = find_spans(folded.text, context)
    points = [span.last for span in spans]
    own = context_of(point for span in spans for point in span.points)
    seen = {place for point in points for place in range(point.start, point.end)}
    bare = _find_bare(folded.text, own if own.years else context)
    points += [point for point in bare if point.start not in seen]
    found = []
    for point in sorted(points, key=lambda point: point.start):
        if point.year is not None:
            day = _read_day(folded.text, point, point.year)
            start, end = folded.span(point.start, day.end)
            mention = DateMention(start, end, day.date, day.precision, text[start:end])
            found.append(_Found(mention, day.plain))
    return found


def _find_bare(text: str, context: EraContext | None) -> Iterator[Point]:
    for match in _BARE_DATE.finditer(text):
        number = int(match["year"])
        point = Point(match.start(), match.end(), number, None, bare=True)
        yield resolve(point, context)


def _read_day(text: str, point: Point, year: int) -> _Day:
    """What follows the year: month and day, the end of the year, or nothing."""
    patterns = (_MONTH, _MIXED, _NUMERIC)
    match = next((m for p in patterns if (m := p.match(text, point.end))), None)
    month = read_number(match["month"]) if match else 0
    if match is not None and 1 <= month <= 12 and year >= _LUNAR_UNTIL:
        calendar_year = year + 1 if point.fiscal and month < 4 else year
        return _read_month(match, calendar_year, month)
    end = _YEAR_END.match(text, point.end)
    plain = end is None
    place = point.end if end is None else end.end()
    if point.fiscal:
        return _Day(place, f"{year + 1:04}-03-31", "fiscal-year", plain)
    return _Day(place, f"{year:04}-12-31", "year", plain)


def _read_month(match: re.Match[str], year: int, month: int) -> _Day:
    last = calendar.monthrange(year, month)[1]
    printed = match.groupdict()
    day = read_number(printed["day"]) if printed.get("day") else 0
    if 1 <= day <= last:
        return _Day(match.end(), f"{year:04}-{month:02}-{day:02}", "day")
    precision: DatePrecision = "month-end" if printed.get("end") else "month"
    return _Day(match.end(), f"{year:04}-{month:02}-{last:02}", precision)
