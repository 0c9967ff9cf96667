"""Reading of values inside cells and lines: pure functions on text, small frozen types.

Nothing here knows documents or ids; the callers turn these readings into parts of a Plan.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.values.budgets import (
        AmountReading,
        BudgetHeading,
        read_amount,
        read_amounts,
        read_budget_heading,
        read_unit,
    )
    from pipeline.values.cover import Cover, CoverLine, read_cover
    from pipeline.values.initiatives import InitiativeReading, read_initiatives
    from pipeline.values.marks import MarkReading, read_marks
    from pipeline.values.notes import (
        NoteReading,
        find_note_references,
        matches_term,
        read_legend,
        read_note,
    )
    from pipeline.values.numbering import Numbered, split_number
    from pipeline.values.office_names import looks_like_office
    from pipeline.values.offices import OfficeReading, find_inline_offices, read_offices
    from pipeline.values.schedule import (
        ScheduleArrow,
        ScheduleCell,
        ScheduleReading,
        read_schedule_row,
    )
    from pipeline.values.tags import find_tags, find_trailing_tags
    from pipeline.values.targets import TargetReading, read_targets, target_key

_HOMES = {
    "budgets": (
        "AmountReading",
        "BudgetHeading",
        "read_amount",
        "read_amounts",
        "read_budget_heading",
        "read_unit",
    ),
    "cover": ("Cover", "CoverLine", "read_cover"),
    "initiatives": ("InitiativeReading", "read_initiatives"),
    "marks": ("MarkReading", "read_marks"),
    "notes": ("NoteReading", "find_note_references", "matches_term", "read_legend", "read_note"),
    "numbering": ("Numbered", "split_number"),
    "office_names": ("looks_like_office",),
    "offices": ("OfficeReading", "find_inline_offices", "read_offices"),
    "schedule": ("ScheduleArrow", "ScheduleCell", "ScheduleReading", "read_schedule_row"),
    "tags": ("find_tags", "find_trailing_tags"),
    "targets": ("TargetReading", "read_targets", "target_key"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AmountReading",
    "BudgetHeading",
    "Cover",
    "CoverLine",
    "InitiativeReading",
    "MarkReading",
    "NoteReading",
    "Numbered",
    "OfficeReading",
    "ScheduleArrow",
    "ScheduleCell",
    "ScheduleReading",
    "TargetReading",
    "find_inline_offices",
    "find_note_references",
    "find_tags",
    "find_trailing_tags",
    "looks_like_office",
    "matches_term",
    "read_amount",
    "read_amounts",
    "read_budget_heading",
    "read_cover",
    "read_initiatives",
    "read_legend",
    "read_marks",
    "read_note",
    "read_offices",
    "read_schedule_row",
    "read_targets",
    "read_unit",
    "split_number",
    "target_key",
]


def __getattr__(name: str) -> object:
    """Import a public name from the module that defines it when it is first asked for (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
