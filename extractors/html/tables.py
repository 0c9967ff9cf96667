"""A table element read into a Table with its real spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bs4 import Tag
from bs4.element import NavigableString

from extractors.html.grid import Grid, GridRow, PlacedCell, SpanCell, form_grid
from extractors.html.names import ROW_GROUPS
from extractors.html.reading import Reading
from extractors.html.spans import note_clamped, read_spans
from extractors.html.text import render_lines
from extractors.html.tree import Step, is_unread, walk
from extractors.shading.bars import find_filled_runs
from extractors.shading.labels import find_shaded_labels
from schemas.document import Arrow, Cell, Table
from schemas.geometry import BBox, union_boxes
from schemas.text import clean_text


@dataclass(slots=True)
class TableRow:
    """A row element's cells with the row group it stands in."""

    group: int
    kind: str
    """``thead``, ``tbody``, ``tfoot`` or empty for a row outside of groups."""
    element: Tag | None = None
    """None for a row that no element states."""
    cells: list[Tag] = field(default_factory=list)


@dataclass(slots=True)
class TableParts:
    """What an element ``table`` holds: rows, captions, and what has no place in a table."""

    rows: list[TableRow] = field(default_factory=list)
    captions: list[Tag] = field(default_factory=list)
    strays: list[Tag | NavigableString] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A Table, its captions, the tables found in its cells, and its text outside of cells."""

    table: Table
    captions: tuple[tuple[Tag, tuple[str, ...]], ...]
    """Each caption with its lines; ``table.caption`` is a copy of them."""
    inner: tuple[Tag, ...]
    strays: tuple[Tag | NavigableString, ...]


def read_table(element: Tag, reading: Reading, layout: frozenset[int]) -> ReadTable:
    """The Table of an element; data tables inside its cells are handed back, not read.

    Raises:
        LimitError: the table has more slots than the budget allows (``html.too-many-cells``).
    """
    parts = split_table(element)
    inner: list[Tag] = []
    spans = [[_read_spans(cell, reading) for cell in row.cells] for row in parts.rows]
    rows = [GridRow(row.group, tuple(cells)) for row, cells in zip(parts.rows, spans, strict=True)]
    grid = form_grid(rows, reading.budget.take)
    _note_grid(element, grid, parts, spans, reading)
    cells = tuple(_read_cell(parts, placed, reading, layout, inner) for placed in grid.cells)
    shades = [reading.shades.find(_tag_of(parts, placed)) for placed in grid.cells]
    cells, header_rows, bars = _read_shades(cells, shades, grid.rows)
    captions = [(tag, tuple(_read_lines(tag, layout, inner))) for tag in parts.captions]
    bbox = _find_table_box(element, parts, cells, reading)
    table = Table(
        cells,
        grid.rows,
        grid.cols,
        header_rows=header_rows,
        caption="\n".join(line for _, lines in captions for line in lines),
        page=None if bbox is None else 1,
        bbox=bbox,
        arrows=bars,
        evidence="dom" if bbox is None else "annotated",
    )
    return ReadTable(table, tuple(captions), tuple(inner), tuple(parts.strays))


def split_table(element: Tag) -> TableParts:
    """The parts of a table element; footers are put last, as the HTML standard orders them."""
    parts = TableParts()
    group, kind = 0, ""
    open_row: TableRow | None = None
    for step, node in walk(element, _is_part):
        if isinstance(node, NavigableString):
            if node.strip():
                parts.strays.append(node)
        elif step is Step.OPAQUE:
            open_row = _add_part(parts, node, open_row, TableRow(group, kind))
        elif node.name in ROW_GROUPS:
            group, kind = group + 1, node.name if step is Step.ENTER else ""
            open_row = None
        elif node.name == "tr":
            open_row = TableRow(group, kind, node) if step is Step.ENTER else None
            parts.rows.extend([open_row] if open_row else [])
    parts.rows.sort(key=lambda row: row.kind == "tfoot")
    return parts


def _is_part(tag: Tag) -> bool:
    return tag.name in {"td", "th", "caption", "table", "dt", "dd"} or is_unread(tag)


def _add_part(
    parts: TableParts, tag: Tag, open_row: TableRow | None, new_row: TableRow
) -> TableRow | None:
    """Files a cell, caption or table; a cell outside of rows begins a row."""
    if is_unread(tag):
        return open_row
    if tag.name == "caption":
        parts.captions.append(tag)
    elif tag.name == "table":
        parts.strays.append(tag)
    else:
        if open_row is None or tag.name == "dt":
            open_row = new_row
            parts.rows.append(open_row)
        open_row.cells.append(tag)
    return open_row


def _read_spans(cell: Tag, reading: Reading) -> SpanCell:
    if not (cell.has_attr("colspan") or cell.has_attr("rowspan")):
        return SpanCell()
    return read_spans(cell, reading.paths.find(cell), reading.log)


def _note_grid(
    element: Tag, grid: Grid, parts: TableParts, spans: list[list[SpanCell]], reading: Reading
) -> None:
    for placed in grid.cells:
        row, position = placed.source
        stated = spans[row][position]
        tag = parts.rows[row].cells[position]
        if placed.rowspan < stated.rowspan:
            path = reading.paths.find(tag)
            note_clamped(reading.log, path, "rowspan", str(stated.rowspan), placed.rowspan)
        if placed.colspan < stated.colspan:
            path = reading.paths.find(tag)
            note_clamped(reading.log, path, "colspan", str(stated.colspan), placed.colspan)
    if grid.overlaps:
        path = reading.paths.find(element)
        reading.log.note("table.overlapping-cells", path, rows=grid.rows, cols=grid.cols)


def _read_shades(
    cells: tuple[Cell, ...], shades: Sequence[float | None], rows: int
) -> tuple[tuple[Cell, ...], int, tuple[Arrow, ...]]:
    """The cells with the labels that only their colour tells, the header rows, the bars."""
    header_rows = _count_header_rows(cells, rows)
    labels = find_shaded_labels(cells, shades, header_rows)
    cells = tuple(
        replace(cell, header=True) if number in labels else cell
        for number, cell in enumerate(cells)
    )
    page = next((cell.page for cell in cells), None)
    return cells, header_rows, find_filled_runs(cells, shades, header_rows, page)


def _read_cell(
    parts: TableParts,
    placed: PlacedCell,
    reading: Reading,
    layout: frozenset[int],
    inner: list[Tag],
) -> Cell:
    row = parts.rows[placed.source[0]]
    tag = _tag_of(parts, placed)
    raw = "\n".join(_read_lines(tag, layout, inner))
    bbox, page = reading.find_place(tag)
    return Cell(
        placed.row,
        placed.col,
        placed.rowspan,
        placed.colspan,
        raw,
        clean_text(raw),
        bbox=bbox,
        header=tag.name in ("th", "dt") or row.kind == "thead",
        page=page,
        path=reading.paths.find(tag),
    )


def _tag_of(parts: TableParts, placed: PlacedCell) -> Tag:
    row, position = placed.source
    return parts.rows[row].cells[position]


def _read_lines(tag: Tag, layout: frozenset[int], inner: list[Tag]) -> list[str]:
    """The lines of a cell or caption; data tables in it are collected instead."""

    def is_opaque(child: Tag) -> bool:
        if is_unread(child):
            return True
        if child.name != "table" or id(child) in layout:
            return False
        inner.append(child)
        return True

    return render_lines(tag, is_opaque)


def _count_header_rows(cells: tuple[Cell, ...], rows: int) -> int:
    """The number of leading rows in which every cell is a header cell, spans included."""
    body = min((cell.row for cell in cells if not cell.header), default=rows)
    deep = max((cell.last_row for cell in cells if cell.header and cell.row < body), default=-1)
    # A header cell that reaches down beside body cells heads its row, not the columns.
    return body if deep < body or body == 0 else min(body, _last_clean_row(cells, body))


def _last_clean_row(cells: tuple[Cell, ...], body: int) -> int:
    crossing = [cell.row for cell in cells if cell.row < body <= cell.last_row]
    return body if not crossing else max(min(crossing), 1)


def _find_table_box(
    element: Tag, parts: TableParts, cells: tuple[Cell, ...], reading: Reading
) -> BBox | None:
    """The box stated for the table, else the one around its rows' and cells' boxes."""
    stated = reading.places.find_box(element)
    if stated is not None:
        return stated
    rows = [reading.places.find_box(row.element) for row in parts.rows if row.element]
    return union_boxes([*rows, *(cell.bbox for cell in cells)])
