"""Rows of cells with spans to places in a grid, as HTML forms tables.

Source: HTML Standard, 4.9.12 (forming a table); spans end with the group of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_COLSPAN, MAX_ROWSPAN = 1000, 65534
MAX_COLS = 4096
# Places of one table, spans counted fully: more than any page limit lets through.
MAX_PLACES = 4_000_000


@dataclass(frozen=True, slots=True)
class Placing:
    """For each row the ``(col, rowspan, colspan)`` of its cells; the number of columns."""

    rows: tuple[tuple[tuple[int, int, int], ...], ...]
    cols: int


def clamp_span(span: int, most: int) -> int:
    """The span as HTML takes it: 1 for nonsense, at most ``most``.

    >>> clamp_span(-3, 1000), clamp_span(2, 1000), clamp_span(10**9, 1000)
    (1, 2, 1000)
    """
    return min(span, most) if span > 0 else 1


def place_rows(groups: Iterable[Sequence[Sequence[tuple[int, int]]]]) -> Placing:
    """The places of cells ``(rowspan, colspan)`` given as groups of rows of cells.

    Raises:
        OverflowError: the table is wider or larger than allowed.

    >>> place_rows([[[(2, 1), (1, 2)], [(1, 1), (1, 1)]]]).rows
    (((0, 2, 1), (1, 1, 2)), ((1, 1, 1), (2, 1, 1)))
    """
    rows: list[tuple[tuple[int, int, int], ...]] = []
    cols = spent = 0
    for group in groups:
        until: list[int] = []
        for row, spans in enumerate(group):
            rows.append(_place_row(spans, row, len(group), until))
            spent += len(until) + len(spans)
            if spent > MAX_PLACES or len(until) > MAX_COLS:
                raise OverflowError("table too large")
        cols = max(cols, len(until))
    return Placing(tuple(rows), cols)


def _place_row(
    spans: Sequence[tuple[int, int]], row: int, rows: int, until: list[int]
) -> tuple[tuple[int, int, int], ...]:
    """The places of a row's cells; ``until`` says for each column the row at which it is free."""
    placed = []
    col = 0
    for tall, wide in spans:
        while col < len(until) and until[col] > row:
            col += 1
        if col > MAX_COLS:
            break
        height = min(clamp_span(tall, MAX_ROWSPAN), rows - row)
        width = clamp_span(wide, MAX_COLSPAN)
        until.extend([0] * (col + width - len(until)))
        until[col : col + width] = [max(old, row + height) for old in until[col : col + width]]
        placed.append((col, height, width))
        col += width
    return tuple(placed)
