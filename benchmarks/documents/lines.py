"""Rules and borders of a table: which lines a writer draws, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Stroke = Literal["solid", "double", "dotted", "dashed"]
Side = Literal["top", "right", "bottom", "left"]
SIDES: tuple[Side, ...] = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line; ``width`` in points."""

    stroke: Stroke = "solid"
    width: float = 0.5
    color: str = "#000000"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table: its four outer sides, and those between rows and between columns.

    None draws no line. ``under_header`` replaces the line below the header rows where it is set.
    """

    top: Rule | None = None
    right: Rule | None = None
    bottom: Rule | None = None
    left: Rule | None = None
    rows: Rule | None = None
    columns: Rule | None = None
    under_header: Rule | None = None


def rule_all(rule: Rule) -> Lines:
    """Every line drawn alike."""
    return Lines(rule, rule, rule, rule, rule, rule)


def frame_by(lines: Lines, rule: Rule) -> Lines:
    """The lines with another outer frame."""
    return replace(lines, top=rule, right=rule, bottom=rule, left=rule)


THIN = Rule()
THICK = Rule(width=1.5)
FULL = rule_all(THIN)
DOUBLE = rule_all(Rule("double", 1.5))
DOTTED = rule_all(Rule("dotted", 0.75))
DASHED = rule_all(Rule("dashed", 0.75))
OPEN_SIDES = Lines(THIN, None, THIN, None, THIN, THIN)  # the common Japanese style
ROWS_ONLY = Lines(THICK, None, THICK, None, THIN, None)
NONE = Lines()
