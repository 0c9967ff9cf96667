"""What a document's own years say about a year that is printed without an era."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.fiscal.eras import ERAS

# A reading farther from every printed year than this is no reading; 15 is the longest period that
# plans span in one direction.
_FARTHEST = 15
# What a reading costs whose era the document never prints (or never prints Western years).
_STRANGE_ERA = 4
# Two readings nearer to each other than this cannot be told apart.
_MARGIN = 2
# By how many years one of them must then be nearer to the median of the printed years.
_LEAD = 6
_PIVOT = 50
"""Two-digit Western years from here on belong to the 20th century."""


@dataclass(frozen=True, slots=True)
class EraContext:
    """The explicit years of a document, rising, and the eras they are printed in.

    ``""`` in ``eras`` stands for Western years; empty ``eras`` mean: not known. ``centre`` is the
    median of the years as often as they are printed, None where that is not known: a document of
    2024 may name the year 1997 of a law.
    """

    years: tuple[int, ...] = ()
    eras: tuple[str, ...] = ()
    centre: int | None = None

    def distance(self, year: int) -> int:
        """Years between ``year`` and the nearest explicit one.

        Raises:
            ValueError: the document has no explicit years.
        """
        return min(abs(year - explicit) for explicit in self.years)


@dataclass(frozen=True, slots=True)
class BareReading:
    """A year without era read as a Western year; ``era`` is None for a two-digit Western year."""

    year: int
    era: str | None


def list_readings(number: int, *, is_first_year: bool = False) -> tuple[BareReading, ...]:
    """What ``number`` can mean; ``is_first_year`` says that it was printed as 元."""
    modern = [era for era in ERAS if era.name in {"令和", "平成", "昭和"}]
    readings = [
        BareReading(era.western(number), era.name)
        for era in modern
        if number >= 1 and not (era.name == "昭和" and era.extrapolates(era.western(number)))
    ]
    if number >= 10 and not is_first_year:
        readings.append(BareReading(western_of_two_digits(number), None))
    return tuple(readings)


def western_of_two_digits(number: int) -> int:
    """The year of '24 (2024) or '98 (1998)."""
    return number + (1900 if number >= _PIVOT else 2000)


def resolve_bare(number: int, context: EraContext | None, *, first: bool) -> BareReading | None:
    """The reading nearest to the document's explicit years, or None when none or two are near."""
    if context is None or not context.years:
        return None
    readings = sorted(
        list_readings(number, is_first_year=first), key=lambda r: weigh_reading(r, context)
    )
    if not readings or context.distance(readings[0].year) > _FARTHEST:
        return None
    least = weigh_reading(readings[0], context)
    good = [reading for reading in readings if weigh_reading(reading, context) < least + _MARGIN]
    return good[0] if len(good) == 1 else _nearest_to_centre(good, context)


def _nearest_to_centre(readings: Sequence[BareReading], context: EraContext) -> BareReading | None:
    """Of readings that are equally near to some year the one clearly nearest to the median."""
    if context.centre is None:
        return None
    centre = context.centre
    nearest, second = sorted(readings, key=lambda reading: abs(reading.year - centre))[:2]
    lead = abs(second.year - centre) - abs(nearest.year - centre)
    return nearest if lead >= _LEAD else None


def weigh_reading(reading: BareReading, context: EraContext) -> int:
    """How strange the reading is in this document; 0 is one of its own years."""
    if not context.years:
        return 0
    strange = bool(context.eras) and (reading.era or "") not in context.eras
    return context.distance(reading.year) + (_STRANGE_ERA if strange else 0)


def gather_context(explicit: Iterable[tuple[int, str]]) -> EraContext:
    """The context of explicit years, each with its era (``""`` for a Western one)."""
    pairs = list(explicit)
    years = sorted(year for year, _ in pairs)
    centre = years[len(years) // 2] if years else None
    return EraContext(tuple(sorted(set(years))), tuple(sorted({era for _, era in pairs})), centre)
