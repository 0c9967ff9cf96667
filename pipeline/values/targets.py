"""Targets, baselines and actuals inside a cell."""

from __future__ import annotations

import re

from pipeline.values.folding import fold_width
from pipeline.values.target_cells import read_values
from pipeline.values.target_prose import BRACKETED_ONLY, read_counts, read_prose
from pipeline.values.target_readings import REPORTS, VALUE_KINDS, Defaults, TargetReading
from schemas.fiscal import EraContext
from schemas.roles import Role

__all__ = ["TargetReading", "read_targets", "target_key"]


def read_targets(
    text: str,
    *,
    role: Role,
    fiscal_year: int | None = None,
    unit: str = "",
    context: EraContext | None = None,
) -> tuple[TargetReading, ...]:
    """What a cell of this role states as target, baseline or actual, in the order of the text.

    ``fiscal_year`` and ``unit`` are those of the column; a year or unit in the cell overrules them.
    Roles differ: value columns are read as numbers, target columns as text with quantities, plans
    and initiatives in brackets (【年1回開催】) or where a line ends in stating one number, goals
    only with a bound or a direction, reports only as doubtful counts. Other roles give nothing.
    """
    defaults = Defaults(role, fiscal_year, unit, context)
    if role in VALUE_KINDS:
        return tuple(read_values(text, defaults))
    if role in BRACKETED_ONLY or role in (Role.TARGET, Role.GOAL):
        return tuple(read_prose(text, defaults))
    return tuple(read_counts(text, defaults)) if role in REPORTS else ()


def target_key(reading: TargetReading) -> tuple[str | float | None, ...]:
    """What two readings of the same target share, wherever they were printed."""
    name = re.sub(r"の?(?:開催|実施)$|\s", "", fold_width(reading.indicator))
    numbers = (reading.value, reading.value_max, reading.comparator, reading.frequency)
    return (name, reading.kind, reading.unit, reading.fiscal_year, *numbers)
