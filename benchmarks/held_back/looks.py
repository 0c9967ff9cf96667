"""Lines, shades and style sheets that several held-back styles share."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.documents.lines import Lines, Rule
from benchmarks.documents.model import Align, Cell, Drawing, Row

HAIR = Rule(width=0.25)
FINE = Rule(width=0.4)
BOLD = Rule(width=1.25)
GREY = Rule(width=0.5, color="#8c8c8c")
WHITE = Rule(width=1.5, color="#ffffff")
DOTS = Rule("dotted", 0.5)
DASHES = Rule("dashed", 0.5, "#404040")
TWIN = Rule("double", 2.25)

ALL_HAIR = Lines(HAIR, HAIR, HAIR, HAIR, HAIR, HAIR)
BOLD_DOTTED = Lines(BOLD, BOLD, BOLD, BOLD, DOTS, FINE, FINE)
COLUMNS_ONLY = Lines(FINE, FINE, FINE, FINE, None, FINE, FINE)
OPEN_ENDS = Lines(BOLD, None, BOLD, None, HAIR, HAIR, BOLD)
ALL_WHITE = Lines(WHITE, WHITE, WHITE, WHITE, WHITE, WHITE)
RULES_TWIN = Lines(TWIN, None, FINE, None, HAIR, None, FINE)
TWIN_FRAME = Lines(TWIN, TWIN, TWIN, TWIN, DASHES, FINE, TWIN)
NOTHING = Lines()


def restyle(css: str) -> Drawing:
    """A picture of no size that holds nothing but a style sheet for all of its page."""
    return Drawing(f"<style>{css}</style>", 0, 0)


def cells(texts: Sequence[str], align: Align = "left", shade: str = "") -> Row:
    """Plain cells of one alignment and shade."""
    return tuple(Cell(text, align=align, shade=shade) for text in texts)


def heads(texts: Sequence[str], shade: str = "", color: str = "") -> Row:
    """Centred header cells of one row."""
    return tuple(Cell(text, align="center", shade=shade, color=color) for text in texts)


def tall_heads(texts: Sequence[str], rowspan: int, shade: str = "") -> Row:
    """Centred header cells over several rows."""
    return tuple(Cell(text, rowspan, align="center", shade=shade) for text in texts)


def figures(texts: Sequence[str]) -> Row:
    """Numbers set right."""
    return cells(texts, "right")
