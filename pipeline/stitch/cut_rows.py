"""A row that a page break cut in two, put together again."""

from __future__ import annotations

import re
from dataclasses import replace

from schemas.document import Cell, Table
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.text import join_lines

_ENDED = re.compile(r"[。．！？）)】」]$|[\d０-９]$")
_NEW_ITEM = re.compile(r"[・●○◆◇■□※【（(①-⑳ア-ン]|[\d０-９]+[.．、)）]")


def mend_cut_row(table: Table, row: int, source: str) -> tuple[Table, tuple[Finding, ...]]:
    """The table with row ``row`` put to the row before, if it only goes on with that row's text.

    It does when its first cell is empty, and every text in it continues a text above that did not
    end (no full stop, no new bullet).
    """
    above = {cell.col: cell for cell in table.cells if cell.last_row == row - 1}
    below = [cell for cell in table.cells if cell.row == row]
    if not _continues(above, below):
        return table, ()
    merged = {
        id(above[cell.col]): _merge(above[cell.col], cell, source)
        for cell in below
        if cell.col in above
    }
    cells = [
        merged.get(id(cell), cell) if cell.row < row else replace(cell, row=cell.row - 1)
        for cell in table.cells
        if cell.row != row
    ]
    arrows = tuple(replace(a, row=a.row - (a.row >= row)) for a in table.arrows)
    mended = replace(table, cells=tuple(cells), rows=table.rows - 1, arrows=arrows)
    page = below[0].page or 0
    anchor = Anchor(source, page, below[0].bbox)
    return mended, (make_finding("table.row-joined", [anchor], page=page),)


def _continues(above: dict[int, Cell], below: list[Cell]) -> bool:
    filled = [cell for cell in below if cell.text.strip()]
    aligned = all(
        cell.rowspan == 1 and cell.col in above and above[cell.col].colspan == cell.colspan
        for cell in below
    )
    first_empty = any(cell.col == 0 and not cell.text.strip() for cell in below)
    return (
        bool(filled)
        and aligned
        and first_empty
        and all(_goes_on(above[cell.col].text, cell.text) for cell in filled)
    )


def _goes_on(before: str, after: str) -> bool:
    before, after = before.strip(), after.strip()
    return bool(before) and not _ENDED.search(before) and not _NEW_ITEM.match(after)


def _merge(above: Cell, below: Cell, source: str) -> Cell:
    if not below.text.strip():
        return above
    place = Anchor(source, below.page, below.bbox, below.path)
    before, after = above.text.split("\n"), below.text.split("\n")
    # Only the line at the break goes on; the other breaks were made on purpose.
    runs_on = [False] * (len(before) - 1) + [True] + [False] * len(after)
    return replace(
        above,
        raw=f"{above.raw}\n{below.raw}",
        text=join_lines([*before, *after], runs_on),
        also=(*above.also, place, *below.also),
    )
