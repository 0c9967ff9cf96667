"""Unit lines that every page prints again in the first row below the header (千円)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.stitch.dropped import Dropped, drop
from schemas.document import Cell

_UNIT = re.compile(r"(?:百万|億|千|万)?円|千?人|[%％]|件|回|戸|台|世帯|か所|箇所|㎡|ha|km|年度?")


def find_units(cells: Iterable[Cell]) -> dict[tuple[int, int], str]:
    """The unit that the text of a cell begins with, by the cell's first and number of columns."""
    units = {(cell.col, cell.colspan): _first_line(cell) for cell in cells}
    return {place: unit for place, unit in units.items() if _UNIT.fullmatch(unit)}


def drop_units(
    body: Sequence[Cell], units: dict[tuple[int, int], str], source: str
) -> tuple[list[Cell], list[Dropped]]:
    """The cells without the units that their first row repeats, and what was left out."""
    cells: list[Cell] = []
    dropped: list[Dropped] = []
    for cell in body:
        unit = units.get((cell.col, cell.colspan), "")
        if cell.row == 0 and unit and _first_line(cell) == unit:
            dropped.append(drop("repeated_headers", replace(cell, raw=unit), source))
            cell = _without(cell, unit)
        cells.append(cell)
    return cells, dropped


def _first_line(cell: Cell) -> str:
    return cell.raw.strip().partition("\n")[0].strip()


def _without(cell: Cell, unit: str) -> Cell:
    raw = cell.raw.strip()[len(unit) :].lstrip()
    return replace(cell, raw=raw, text=cell.text.strip().removeprefix(unit).lstrip())
