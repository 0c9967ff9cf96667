"""Tables put together from the elements of a structure tree as they open and close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from extractors.pdf.tags.layout import Placing, place_rows
from extractors.pdf.tags.model import Mark, TagCell, TagTable
from extractors.pdf.tags.rows import find_row_pages

_GROUPS = {"THead": "head", "TBody": "body", "TFoot": "foot"}


@dataclass(slots=True)
class CellTags:
    """What a TH or TD element states about its cell."""

    header: bool
    scope: str = ""
    rowspan: int = 1
    colspan: int = 1
    spans_stated: bool = False


@dataclass(slots=True, eq=False)
class _OpenCell:
    tags: CellTags
    marks: list[Mark] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Group:
    kind: str
    rows: list[list[_OpenCell]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class OpenTable:
    """A Table element whose children are being read."""

    number: int
    outer: tuple[int, int] | None = None
    groups: list[_Group] = field(default_factory=list)
    caption: list[Mark] = field(default_factory=list)
    caption_texts: list[str] = field(default_factory=list)
    strays: list[Mark] = field(default_factory=list)
    cell: _OpenCell | None = None
    count: int = 0
    _in_group: bool = False
    _in_row: bool = False
    _in_caption: bool = False

    def open(self, role: str, tags: CellTags | None) -> str:
        """Takes up an element inside; what is opened by it is named, nothing for other roles."""
        if self.cell is not None or self._in_caption:
            return ""
        if tags is not None:
            return self._open_cell(tags)
        if role == "Caption":
            self._in_caption = True
            return "caption"
        if role == "TR" and not self._in_row:
            self._start_row()
            self._in_row = True
            return "row"
        if role in _GROUPS and not self._in_group and not self._in_row:
            self.groups.append(_Group(_GROUPS[role]))
            self._in_group = True
            return "group"
        return ""

    def close(self, what: str) -> None:
        """Ends what :meth:`open` named."""
        if what == "cell":
            self.cell = None
        elif what == "caption":
            self._in_caption = False
        elif what == "row":
            self._in_row = False
        elif what == "group":
            self._in_group = False

    def add_mark(self, mark: Mark) -> None:
        """Content of whatever is open."""
        if self.cell is not None:
            self.cell.marks.append(mark)
        else:
            (self.caption if self._in_caption else self.strays).append(mark)

    def add_text(self, text: str) -> None:
        """Text that stands for the content of whatever is open."""
        if self.cell is not None:
            self.cell.texts.append(text)
        elif self._in_caption:
            self.caption_texts.append(text)

    def _open_cell(self, tags: CellTags) -> str:
        if not self._in_row and (not self.groups or not self.groups[-1].rows):
            self._start_row()
        self.cell = _OpenCell(tags)
        self.groups[-1].rows[-1].append(self.cell)
        self.count += 1
        return "cell"

    def _start_row(self) -> None:
        if not self.groups or (not self._in_group and self.groups[-1].kind != ""):
            self.groups.append(_Group(""))
        self.groups[-1].rows.append([])

    def finish(self) -> TagTable | None:
        """The table, None when it has no cell.

        Raises:
            OverflowError: it is larger than allowed.
        """
        if not self.count:
            return None
        opened = [
            [[(cell.tags.rowspan, cell.tags.colspan) for cell in row] for row in group.rows]
            for group in self.groups
        ]
        placing = place_rows(opened)
        rows = [row for group in self.groups for row in group.rows]
        cells, cols = drop_idle_cols(_make_cells(rows, placing), placing.cols, len(rows))
        return TagTable(
            self.number,
            cells,
            len(rows),
            cols,
            self._name_groups(rows),
            tuple(self.caption),
            "".join(self.caption_texts),
            tuple(self.strays),
            self.outer,
            any(cell.tags.spans_stated for row in rows for cell in row),
            _index_places(cells),
            find_row_pages(cells, len(rows)),
            _find_starts(cells, len(rows)),
            tuple(number for number, cell in enumerate(cells) if cell.rowspan > 1),
        )

    def _name_groups(self, rows: Sequence[Sequence[_OpenCell]]) -> tuple[str, ...]:
        """For each row head, body or foot; without THead, leading rows of TH are the head."""
        kinds = [group.kind for group in self.groups for _ in group.rows]
        if "head" in kinds:
            return tuple(kind or "body" for kind in kinds)
        heads = count_head_rows([[cell.tags for cell in row] for row in rows])
        return tuple("head" if n < heads else kind or "body" for n, kind in enumerate(kinds))


def count_head_rows(rows: Sequence[Sequence[CellTags]]) -> int:
    """Number of leading rows that hold only header cells, not all of them heads of rows.

    A cell may reach down over rows without cells of their own. 0 when no row is left for the body.
    """
    count = 0
    for number, row in enumerate(rows):
        heads = all(cell.header for cell in row) and any(cell.scope != "Row" for cell in row)
        if not heads and (row or number == 0):
            break
        count = number + 1
    return count if count < len(rows) else 0


def _make_cells(rows: Sequence[Sequence[_OpenCell]], placing: Placing) -> tuple[TagCell, ...]:
    cells = []
    for number, (row, places) in enumerate(zip(rows, placing.rows, strict=True)):
        for cell, (col, rowspan, colspan) in zip(row, places, strict=False):
            tags, text = cell.tags, "".join(cell.texts)
            marks = tuple(cell.marks)
            cells.append(
                TagCell(number, col, rowspan, colspan, tags.header, tags.scope, marks, text)
            )
    return tuple(cells)


def _find_starts(cells: Sequence[TagCell], rows: int) -> tuple[int, ...]:
    """For each row the position of its first cell, and the number of cells."""
    found = np.searchsorted([cell.row for cell in cells], np.arange(rows + 1))
    return tuple(found.tolist())


def drop_idle_cols(
    cells: tuple[TagCell, ...], cols: int, rows: int
) -> tuple[tuple[TagCell, ...], int]:
    """The cells without last columns that only some rows have, all without content.

    Writer adds such cells to the row before a page break.
    """
    ends: dict[int, list[TagCell]] = {}
    for cell in cells:
        ends.setdefault(cell.col + cell.colspan, []).append(cell)
    kept = cols
    while kept > 1:
        last = ends.get(kept, [])
        reach = sum(cell.rowspan for cell in last)
        if reach * 2 > rows or any(cell.marks or cell.colspan > 1 for cell in last):
            break
        kept -= 1
    return tuple(cell for cell in cells if cell.col < kept), kept


def _index_places(cells: Sequence[TagCell]) -> dict[int, tuple[tuple[int, int], ...]]:
    """For each page ``(MCID, position of the cell)``; of two claims the first one counts."""
    found: dict[int, dict[int, int]] = {}
    for position, cell in enumerate(cells):
        for page, mark in cell.marks:
            found.setdefault(page, {}).setdefault(mark, position)
    return {page: tuple(sorted(found[page].items())) for page in sorted(found)}
