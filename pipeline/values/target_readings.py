"""The target reading and how it is made from a quantity and its surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.values.folding import fold_width
from pipeline.values.indicators import name_indicator
from pipeline.values.quantities import Quantity
from schemas.fiscal import EraContext, find_dates, find_years, fiscal_year_of
from schemas.plan import Comparator, Frequency, TargetKind
from schemas.roles import Role

BULLET = r"[・･●○◎◆◇■□▪▫•➢➤✓①-⑳]"
VALUE_KINDS: dict[Role, TargetKind] = {
    Role.TARGET_VALUE: "target",
    Role.ACTUAL_VALUE: "actual",
    Role.BASELINE: "baseline",
}
REPORTS = frozenset({Role.DO, Role.CHECK})

_LINE_BREAK = re.compile(rf"\n+|\s+(?={BULLET}(?![-ー]))")
_LABELS: tuple[tuple[str, TargetKind], ...] = (
    (r"実績値?|達成値", "actual"),
    (r"現状値?|現況値?|基準値?|当初値|策定時", "baseline"),
    (r"目標値?|計画値?", "target"),
)
CHANGE_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("減少?|削減|縮減|低減|低下|縮小", "decrease"),
    ("増加?|向上|上昇|拡大", "increase"),
    ("(?:現状)?維持|横ばい", "maintain"),
)


@dataclass(frozen=True, slots=True)
class TargetReading:
    """A target, baseline or actual with the line it stands in (``text``).

    ``value`` is None for targets without a number (増加, 維持); ``value_max`` ends a range.
    ``confidence`` is at most 0.5 for counts found in reports of what was done.
    """

    indicator: str
    kind: TargetKind
    value: float | None
    value_max: float | None
    unit: str
    comparator: Comparator | None
    frequency: Frequency | None
    fiscal_year: int | None
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for the whole cell: its column's role, year and unit."""

    role: Role
    fiscal_year: int | None
    unit: str
    context: EraContext | None

    @property
    def kind(self) -> TargetKind:
        """The kind of what stands in such a column, unless a label in the cell says otherwise."""
        return VALUE_KINDS.get(self.role, "actual" if self.role in REPORTS else "target")


def split_parts(text: str) -> tuple[str, ...]:
    """The bullets of a cell; a line that only holds a bracket belongs to the line before it."""
    parts: list[str] = []
    for line in filter(None, (piece.strip() for piece in _LINE_BREAK.split(text))):
        if parts and re.fullmatch(r"(?:【[^】]*】\s*)+", line):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return tuple(parts)


def make_reading(
    quantity: Quantity, part: str, defaults: Defaults, confidence: float
) -> TargetReading:
    """The reading of a quantity that stands in ``part`` at its offsets."""
    before, after = part[: quantity.start], part[quantity.end :]
    return TargetReading(
        indicator=name_indicator(before, after),
        kind=read_label(before) or defaults.kind,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit or _column_unit(defaults),
        comparator=quantity.comparator,
        frequency=quantity.frequency,
        fiscal_year=_choose_year(before, after, defaults),
        text=part,
        confidence=confidence,
    )


def make_direction(
    name: str, word: str, part: str, defaults: Defaults, confidence: float
) -> TargetReading:
    """The reading of a change without a number (増加, 維持)."""
    return TargetReading(
        indicator=name,
        kind=defaults.kind,
        value=None,
        value_max=None,
        unit=_column_unit(defaults),
        comparator=next(c for pattern, c in CHANGE_WORDS if re.search(pattern, word)),
        frequency=None,
        fiscal_year=_choose_year(part, "", defaults),
        text=part,
        confidence=confidence,
    )


def _column_unit(defaults: Defaults) -> str:
    """The unit of the column without the brackets and the word 単位 around it."""
    return re.sub(r"^単位:?", "", fold_width(defaults.unit).strip(" ()[]")).strip()


_WITHIN_A_YEAR = ("day", "month", "month-end")


def _choose_year(before: str, after: str, defaults: Defaults) -> int | None:
    """The year in brackets behind the number, else the nearest before it, else the column's."""
    behind = re.match(r"[^\d（(\[、。，,]{0,8}[（(\[]([^）)\]]*)[）)\]]", after)
    for place in (behind.group(1) if behind else "", before):
        days = [d for d in find_dates(place) if d.precision in _WITHIN_A_YEAR]
        if days:
            # 令和6年3月31日までに lies in the fiscal year that began the April before.
            return fiscal_year_of(days[-1].date)
        mentions = find_years(place, defaults.context)
        if mentions:
            return mentions[-1].last
    return defaults.fiscal_year


def read_label(before: str) -> TargetKind | None:
    """The kind that a label in front of the number names."""
    for pattern, kind in _LABELS:
        if re.search(rf"(?:{pattern})$", fold_width(before).rstrip(" :([")):
            return kind
    return None
