"""Cells filled with a colour instead of words: the bars of a timetable made in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extractors.shading.labels import is_shaded
from schemas.document import Arrow, Cell

LEAST_ROWS, LEAST_COLS = 2, 2
EMPTY_SHARE = 0.7
"""So many of the plain cells in the columns of a timetable hold nothing."""


def find_filled_runs(
    cells: Sequence[Cell], shades: Sequence[float | None], header_rows: int, page: int | None
) -> tuple[Arrow, ...]:
    """A bar for each run of filled empty cells of a row, when the table looks like a timetable.

    Two rows and two columns at least have such cells, not all of a row's, and most other cells of
    these columns are empty. Greyed-out places of a table of figures are no bars.
    """
    body = [n for n, cell in enumerate(cells) if cell.row >= header_rows]
    filled = [n for n in body if is_shaded(shades[n]) and not cells[n].text.strip()]
    rows, cols = ({getattr(cells[n], name) for n in filled} for name in ("row", "col"))
    if len(rows) < LEAST_ROWS or len(cols) < LEAST_COLS:
        return ()
    plain = [cells[n] for n in body if not is_shaded(shades[n]) and cells[n].col in cols]
    empty = sum(not cell.text.strip() for cell in plain)
    if not plain or empty < EMPTY_SHARE * len(plain):
        return ()
    runs = _join_neighbours([cells[n] for n in filled], [shades[n] for n in filled])
    return tuple(_make_bar(run, page) for run in runs)


def _join_neighbours(filled: Sequence[Cell], shades: Sequence[float | None]) -> list[list[Cell]]:
    """Cells of one row and shade that touch, from left to right."""
    shade_of = {id(cell): shade for cell, shade in zip(filled, shades, strict=True)}
    ordered = sorted(filled, key=lambda cell: (cell.row, cell.col))
    runs: list[list[Cell]] = []
    for _, group in groupby(ordered, key=lambda cell: cell.row):
        for cell in group:
            last = runs[-1][-1] if runs else None
            touches = last is not None and (last.row, last.last_col + 1) == (cell.row, cell.col)
            if touches and last is not None and shade_of[id(last)] == shade_of[id(cell)]:
                runs[-1].append(cell)
            else:
                runs.append([cell])
    return runs


def _make_bar(run: Sequence[Cell], page: int | None) -> Arrow:
    first, last = run[0], run[-1]
    bbox = None if first.bbox is None or last.bbox is None else first.bbox.union(last.bbox)
    return Arrow(page, bbox, first.row, first.col, last.last_col)
