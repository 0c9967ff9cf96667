"""Where each cell of a spreadsheet is printed, by a copy that prints the cells' own addresses.

Page breaks, scales and hidden rows follow from widths, heights, print ranges and page styles, not
from what the cells say. So a copy of the sheet with the same geometry, in which each cell holds
its address in tiny letters at its top left corner, is cut into the same pages; the words of the
copy tell for each page which rows and columns it shows and where their corners are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from benchmarks.office_odf import NAMESPACES, name_tag
from benchmarks.office_render import Word

# Whole numbers of a sheet, a row and a column, 0-based.
_ADDRESS = re.compile(r"@(\d+)[.](\d+)[.](\d+);")
# Addresses are lower than this, in points, all other words higher.
_ADDRESS_HEIGHT = 2.5
_CELL_TAGS = (name_tag("table:table-cell"), name_tag("table:covered-table-cell"))
_ROW_REPEATS = name_tag("table:number-rows-repeated")
_COL_REPEATS = name_tag("table:number-columns-repeated")


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What a page shows of a sheet: the left of each column and the top of each row, in points.

    ``sheet`` is -1 where no cell is shown; ``beside`` are words that stand in no cell: running
    heads, words of drawings.
    """

    sheet: int
    lefts: dict[int, float]
    tops: dict[int, float]
    beside: frozenset[Word] = frozenset()


def fix_heights(root: etree._Element) -> None:
    """Lets all rows stay as high as they are, whatever a copy writes into them."""
    for row in root.iter(name_tag("style:table-row-properties")):
        row.set(name_tag("style:use-optimal-row-height"), "false")


def mark_cells(root: etree._Element, extents: list[tuple[int, int]]) -> etree._Element:
    """A copy in which each cell within a sheet's extent (rows, columns) holds its address."""
    marked = copy.deepcopy(root)
    _flatten_styles(marked)
    for element in list(marked.iter("{*}conditional-formats", "{*}annotation")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for number, (table, extent) in enumerate(zip(find_sheets(marked), extents, strict=True)):
        _mark_sheet(table, number, extent)
    return marked


def find_sheets(root: etree._Element) -> list[etree._Element]:
    """The sheets of a spreadsheet document, in order."""
    return list(root.iterfind("office:body/office:spreadsheet/table:table", NAMESPACES))


def _flatten_styles(root: etree._Element) -> None:
    """One tiny letter size for all cells, text at the top left."""
    for style in root.iter(name_tag("style:style"), name_tag("style:default-style")):
        family = style.get(name_tag("style:family"))
        if family == "table-cell":
            _flatten_cell_style(style)


def _flatten_cell_style(style: etree._Element) -> None:
    _drop_attribute(style, name_tag("style:data-style-name"))
    for child in list(style):
        if child.tag != name_tag("style:table-cell-properties"):
            style.remove(child)
    cell = style.find("style:table-cell-properties", NAMESPACES)
    if cell is None:
        cell = etree.SubElement(style, name_tag("style:table-cell-properties"))
    settings = {
        "style:vertical-align": "top",
        "style:rotation-angle": "0",
        "style:shrink-to-fit": "false",
        "style:text-align-source": "fix",
        "style:repeat-content": "false",
        "style:direction": "ltr",
        "fo:wrap-option": "no-wrap",
        "fo:padding": "0in",
    }
    for side in ("left", "right", "top", "bottom"):
        _drop_attribute(cell, name_tag(f"fo:padding-{side}"))
    for name, value in settings.items():
        cell.set(name_tag(name), value)
    paragraph = etree.SubElement(style, name_tag("style:paragraph-properties"))
    paragraph.set(name_tag("fo:text-align"), "start")
    paragraph.set(name_tag("fo:margin-left"), "0in")
    text = etree.SubElement(style, name_tag("style:text-properties"))
    for suffix in ("", "-asian", "-complex"):
        namespace = "style" if suffix else "fo"
        text.set(name_tag(f"{namespace}:font-size{suffix}"), "1pt")


def _drop_attribute(element: etree._Element, name: str) -> None:
    if name in element.attrib:
        del element.attrib[name]


def _mark_sheet(table: etree._Element, number: int, extent: tuple[int, int]) -> None:
    rows, cols = extent
    row_number = 0
    for row in list(table.iter(name_tag("table:table-row"))):
        if row_number >= rows:
            return
        repeats = int(row.get(_ROW_REPEATS, "1"))
        for single in _split(row, _ROW_REPEATS, repeats, rows - row_number):
            _mark_row(single, f"@{number}.{row_number}", cols)
            row_number += 1
        row_number += max(0, repeats - (rows - row_number))


def _mark_row(row: etree._Element, prefix: str, cols: int) -> None:
    col = 0
    for cell in [child for child in row if child.tag in _CELL_TAGS]:
        if col >= cols:
            return
        repeats = int(cell.get(_COL_REPEATS, "1"))
        for single in _split(cell, _COL_REPEATS, repeats, cols - col):
            _write_address(single, f"{prefix}.{col};")
            col += 1


def _split(
    element: etree._Element, attribute: str, repeats: int, most: int
) -> list[etree._Element]:
    """The first ``most`` of the repeats as elements of their own; the rest stays repeated."""
    count = min(repeats, most)
    _drop_attribute(element, attribute)
    singles = [element, *(copy.deepcopy(element) for _ in range(count - 1))]
    for before, single in pairwise(singles):
        before.addnext(single)
    if repeats > count:
        rest = copy.deepcopy(element)
        rest.set(attribute, str(repeats - count))
        singles[-1].addnext(rest)
    return singles


def _write_address(cell: etree._Element, address: str) -> None:
    for child in list(cell):
        if etree.QName(child).namespace != NAMESPACES["draw"]:
            cell.remove(child)
    for attribute in list(cell.attrib):
        if "office:" in str(attribute) or str(attribute).endswith(("}formula", "}value-type")):
            del cell.attrib[attribute]
    if cell.tag == name_tag("table:covered-table-cell"):
        return
    cell.set(f"{{{NAMESPACES['office']}}}value-type", "string")
    paragraph = etree.Element(name_tag("text:p"))
    paragraph.text = address
    cell.insert(0, paragraph)


def read_pages(pages: list[list[Word]]) -> list[PrintedPage]:
    """For each page of the marked copy what it shows; pages without an address show nothing."""
    return [_read_page(words) for words in pages]


def _read_page(words: list[Word]) -> PrintedPage:
    sheet, lefts, tops = -1, dict[int, float](), dict[int, float]()
    for first, address in _join_pieces(words):
        if match := _ADDRESS.match(address):
            sheet, row, col = (int(value) for value in match.groups())
            lefts[col] = min(first.left, lefts.get(col, first.left))
            tops[row] = min(first.top, tops.get(row, first.top))
    beside = frozenset(word for word in words if word.bottom - word.top > _ADDRESS_HEIGHT)
    return PrintedPage(sheet, lefts, tops, beside)


def _join_pieces(words: list[Word]) -> Iterator[tuple[Word, str]]:
    """Addresses with their first word: letters this tiny are rounded apart into several words."""
    first, text = None, ""
    for word in words:
        for piece in re.findall("@?[^@]+", word.text):
            if piece.startswith("@"):
                if first is not None:
                    yield first, text
                first, text = word, ""
            text += piece
    if first is not None:
        yield first, text
