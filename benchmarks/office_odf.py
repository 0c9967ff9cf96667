"""Tables of LibreOffice's flat ODF: rows, columns, texts as displayed, spans, drawn borders.

LibreOffice writes into flat ODF (.fods, .fodt) what it displays: number formats applied, table
styles resolved to the borders of each cell. So one reader serves spreadsheets and text documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from lxml import etree

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}
# A sheet formatted to its end repeats rows and columns by the thousand; they hold nothing printed,
# and nothing else stands that far to the right.
_MOST_REPEATS = 500
_SHAPES = tuple(f"{{{NAMESPACES['draw']}}}{name}" for name in ("custom-shape", "line", "connector"))
_SIDES = ("top", "bottom", "left", "right")


@cache
def name_tag(prefixed: str) -> str:
    """``table:table`` as lxml writes it."""
    prefix, name = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


def parse(path: Path) -> etree._Element:
    """The root of a flat ODF document."""
    return etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()


def write_flat(root: etree._Element, path: Path) -> None:
    """Writes a flat ODF document."""
    etree.ElementTree(root).write(str(path), encoding="utf-8", xml_declaration=True)


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What a cell's style draws: the sides with a border, a diagonal, a background."""

    sides: frozenset[str]
    diagonal: bool
    shaded: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of the written grid: its position, spans, text (paragraphs by line feed), style."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    style: CellStyle
    element: etree._Element
    covered: bool


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as written: cells that are filled, bordered or merged, hidden rows and columns.

    ``nested`` tells of a table within it, ``drawn`` of lines, arrows or other shapes upon it.
    """

    name: str
    cells: tuple[GridCell, ...]
    hidden_rows: frozenset[int]
    hidden_cols: frozenset[int]
    header_rows: int
    nested: bool
    drawn: bool


PLAIN = CellStyle(frozenset(), diagonal=False, shaded=False)


def read_cell_styles(root: etree._Element) -> dict[str, CellStyle]:
    """The cell styles of a document by name, those they inherit from included."""
    found: dict[str, etree._Element] = {}
    for style in root.iter(name_tag("style:style")):
        if style.get(name_tag("style:family")) == "table-cell":
            found[style.get(name_tag("style:name"), "")] = style
    return {name: _make_style(_collect_properties(name, found)) for name in found}


def _collect_properties(name: str, styles: Mapping[str, etree._Element]) -> dict[str, str]:
    style = styles.get(name)
    if style is None:
        return {}
    merged = _collect_properties(style.get(name_tag("style:parent-style-name"), ""), styles)
    for properties in style.iter(name_tag("style:table-cell-properties")):
        for key, value in properties.attrib.items():
            if key == name_tag("fo:border"):
                merged.update({name_tag(f"fo:border-{side}"): str(value) for side in _SIDES})
            merged[str(key)] = str(value)
    return merged


def _make_style(properties: Mapping[str, str]) -> CellStyle:
    def draws(name: str) -> bool:
        value = properties.get(name_tag(name), "none")
        return value not in ("none", "hidden") and not value.startswith("0pt")

    background = properties.get(name_tag("fo:background-color"), "transparent")
    return CellStyle(
        frozenset(side for side in _SIDES if draws(f"fo:border-{side}")),
        draws("style:diagonal-tl-br") or draws("style:diagonal-bl-tr"),
        background not in ("transparent", "#ffffff"),
    )


def prints_grid(root: etree._Element) -> bool:
    """Whether a page style prints the lines between all cells."""
    layouts = root.iter(name_tag("style:page-layout-properties"))
    return any("grid" in layout.get(name_tag("style:print"), "").split() for layout in layouts)


def read_table(table: etree._Element, styles: Mapping[str, CellStyle]) -> WrittenTable:
    """A ``table:table`` with its cells; empty cells that draw nothing are left out."""
    cells: list[GridCell] = []
    hidden: set[int] = set()
    row_number = header = 0
    columns = list(_expand_columns(table))
    for row in _iterate_rows(table):
        repeats = int(row.get(name_tag("table:number-rows-repeated"), "1"))
        line = list(_read_row(row, row_number, columns, styles)) if repeats < _MOST_REPEATS else []
        for step in range(min(repeats, _MOST_REPEATS)):
            cells.extend(_move_down(cell, step) for cell in line)
            if row.get(name_tag("table:visibility")) in ("collapse", "filter"):
                hidden.add(row_number + step)
        row_number += repeats
        parent = row.getparent()
        if parent is not None and parent.tag == name_tag("table:table-header-rows"):
            header = row_number
    hidden_cols = {number for number, (_, visible) in enumerate(columns) if not visible}
    return WrittenTable(
        table.get(name_tag("table:name"), ""),
        tuple(cells),
        frozenset(hidden),
        frozenset(hidden_cols),
        header,
        any(True for inner in table.iter(name_tag("table:table")) if inner is not table),
        any(True for _ in table.iter(*_SHAPES)),
    )


def _move_down(cell: GridCell, step: int) -> GridCell:
    return replace(cell, row=cell.row + step)


def _iterate_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not of tables within its cells or of its charts' data."""
    groups = {name_tag(f"table:table-{name}") for name in ("header-rows", "rows", "row-group")}
    for child in table:
        if child.tag == name_tag("table:table-row"):
            yield child
        elif child.tag in groups:
            yield from _iterate_rows(child)


def _expand_columns(table: etree._Element) -> Iterator[tuple[str, bool]]:
    """The default cell style of each column and whether it is shown."""
    groups = {
        name_tag(f"table:table-{name}") for name in ("header-columns", "columns", "column-group")
    }
    for child in table:
        if child.tag in groups:
            yield from _expand_columns(child)
        elif child.tag == name_tag("table:table-column"):
            repeats = int(child.get(name_tag("table:number-columns-repeated"), "1"))
            visible = child.get(name_tag("table:visibility")) not in ("collapse", "filter")
            style = child.get(name_tag("table:default-cell-style-name"), "Default")
            yield from [(style, visible)] * min(repeats, _MOST_REPEATS)


def _read_row(
    row: etree._Element,
    number: int,
    columns: list[tuple[str, bool]],
    styles: Mapping[str, CellStyle],
) -> Iterator[GridCell]:
    col = 0
    for element in row:
        if element.tag not in _CELL_TAGS or col >= _MOST_REPEATS:
            continue
        repeats = int(element.get(name_tag("table:number-columns-repeated"), "1"))
        if repeats < _MOST_REPEATS:
            for step in range(repeats):
                default = columns[col + step][0] if col + step < len(columns) else "Default"
                yield from _read_cell(element, (number, col + step), default, styles)
        col += repeats


_CELL_TAGS = {name_tag("table:table-cell"), name_tag("table:covered-table-cell")}


def _read_cell(
    element: etree._Element,
    place: tuple[int, int],
    default: str,
    styles: Mapping[str, CellStyle],
) -> Iterator[GridCell]:
    """The cell, unless it is empty, draws nothing and covers nothing else."""
    style = styles.get(element.get(name_tag("table:style-name"), default), PLAIN)
    covered = element.tag == name_tag("table:covered-table-cell")
    text = "" if covered else read_text(element)
    rowspan = int(element.get(name_tag("table:number-rows-spanned"), "1"))
    colspan = int(element.get(name_tag("table:number-columns-spanned"), "1"))
    if text or style.sides or style.shaded or rowspan * colspan > 1:
        yield GridCell(*place, rowspan, colspan, text, style, element, covered)


def read_text(element: etree._Element) -> str:
    """The text of a cell, paragraphs joined by line feeds; notes, frames and rubies left out."""
    return "\n".join(map(_collect_text, find_paragraphs(element))).strip()


def find_paragraphs(element: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell itself, not those of its notes, frames and inner tables."""
    blocks = element.iter(name_tag("text:p"), name_tag("text:h"))
    return [block for block in blocks if not _is_beside(block, element)]


BESIDE = frozenset(
    {name_tag("office:annotation")}
    | {name_tag("text:note"), name_tag("text:ruby-text"), name_tag("table:table")}
    | {name_tag(f"draw:{name}") for name in ("frame", "custom-shape", "g", "line", "text-box")}
)


def _is_beside(block: etree._Element, cell: etree._Element) -> bool:
    parent = block.getparent()
    while parent is not None and parent is not cell:
        if parent.tag in BESIDE:
            return True
        parent = parent.getparent()
    return False


def _collect_text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == name_tag("text:s"):
            parts.append(" " * int(child.get(name_tag("text:c"), "1")))
        elif child.tag in (name_tag("text:tab"), name_tag("text:line-break")):
            parts.append("\n" if child.tag == name_tag("text:line-break") else "\t")
        elif child.tag not in BESIDE and isinstance(child.tag, str):
            parts.append(_collect_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
