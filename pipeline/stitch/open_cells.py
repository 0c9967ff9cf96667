"""Cells that no line closes at a page break: browsers print them so when they cut them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.stitch.columns import ColumnFit
from schemas.document import Table


class OpenColumns:
    """The columns of a growing table that are open below, and those that are so by its style.

    Columns are those of the table as it has grown so far.
    """

    def __init__(self, top: Table) -> None:
        self._style = frozenset(top.open_above)
        self._below = frozenset(top.open_below)

    def refit(self, first: Sequence[int]) -> None:
        """Moves to common columns; ``first`` are the numbers of the old edges among the new."""
        self._style = _move(self._style, first)
        self._below = _move(self._below, first)

    def meet(self, part: Table, fit: ColumnFit, skip: int) -> frozenset[int]:
        """The columns open on both sides of the break before a part; then its lower side counts.

        Below ``skip`` rows that repeat the header nothing is known.
        """
        above = _move(part.open_above, fit.second) if not skip else frozenset()
        found = (self._below & above) - self._style
        self._below = _move(part.open_below, fit.second)
        return found


def _move(columns: Iterable[int], edges: Sequence[int]) -> frozenset[int]:
    return frozenset(
        common
        for column in columns
        if column + 1 < len(edges)
        for common in range(edges[column], edges[column + 1])
    )
