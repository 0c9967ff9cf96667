"""Tables of .docx files: merges, borders, shading, text direction, rows that do not break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from benchmarks.documents.edges import find_edges
from benchmarks.documents.grid import Placed, covered, place_cells
from benchmarks.documents.lines import Rule, Side
from benchmarks.documents.model import Cell, Table
from benchmarks.documents.word_arrows import write_arrow

_TWIPS = 56.6929  # per millimetre
_FLOWS = {"rl": "tbRl", "lr": "btLr"}
_STROKES = {"solid": "single", "double": "double", "dotted": "dotted", "dashed": "dashed"}


def add_table(target: Any, table: Table) -> None:
    """Adds a table at the end of a python-docx document."""
    body = target.element.body
    body.insert(len(body) - 1, parse_xml(_write_table(table)))


def _write_table(table: Table) -> str:
    owners = {
        place: placed
        for placed in place_cells(table)
        for place in covered(placed.row, placed.col, placed.cell)
    }
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in table.widths)
    rows = "".join(_write_row(table, row, owners) for row in range(len(table.rows)))
    side = _twips(table.padding)
    end = _twips(table.padding * 0.5)
    return (
        f"<w:tbl {nsdecls('w', 'wp', 'a')} "
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<w:tblPr><w:tblW w:w="{_twips(sum(table.widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{_twips(table.indent)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{end}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{end}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _write_row(table: Table, row: int, owners: dict[tuple[int, int], Placed]) -> str:
    header = row < table.header_rows and table.repeat_header
    properties = "<w:cantSplit/>" if table.keep_rows else ""
    if table.row_height:
        properties += f'<w:trHeight w:val="{_twips(table.row_height)}" w:hRule="atLeast"/>'
    properties += "<w:tblHeader/>" if header else ""
    cells = "".join(
        _write_cell(table, placed, row) for placed in _cells_of(row, len(table.widths), owners)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cells_of(row: int, cols: int, owners: dict[tuple[int, int], Placed]) -> Iterator[Placed]:
    """The cells that lie over a row, left to right, each once."""
    col = 0
    while col < cols:
        placed = owners[row, col]
        yield placed
        col += placed.cell.colspan


def _write_cell(table: Table, placed: Placed, row: int) -> str:
    cell = placed.cell
    begins = placed.row == row
    width = sum(table.widths[placed.col : placed.col + cell.colspan])
    properties = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    if cell.colspan > 1:
        properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
    if cell.rowspan > 1:
        properties += '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    properties += f"<w:tcBorders>{_write_borders(table, placed)}</w:tcBorders>"
    properties += _write_shade(table, placed)
    if cell.flow:
        properties += f'<w:textDirection w:val="{_FLOWS[cell.flow]}"/>'
    anchor = {"top": "top", "middle": "center", "bottom": "bottom"}[cell.anchor]
    properties += f'<w:vAlign w:val="{anchor}"/>'
    content = _write_content(table, placed) if begins else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _write_borders(table: Table, placed: Placed) -> str:
    edges = find_edges(table, placed)
    order: tuple[Side, ...] = ("top", "left", "bottom", "right")
    borders = "".join(_write_border(side, edges[side]) for side in order)
    if placed.cell.diagonal:
        raise ValueError("Writer does not import diagonal borders; use Calc or Chromium")
    return borders


def _write_border(side: str, rule: Rule | None) -> str:
    if rule is None:
        return f'<w:{side} w:val="nil"/>'
    size = max(2, round(rule.width * 8))
    color = rule.color.lstrip("#")
    stroke = _STROKES[rule.stroke]
    return f'<w:{side} w:val="{stroke}" w:sz="{size}" w:space="0" w:color="{color}"/>'


def _write_shade(table: Table, placed: Placed) -> str:
    body_row = placed.row - table.header_rows
    shade = placed.cell.shade or (table.stripes if body_row >= 0 and body_row % 2 else "")
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{shade.lstrip("#")}"/>' if shade else ""


def _write_content(table: Table, placed: Placed) -> str:
    cell = placed.cell
    if cell.arrow is None:
        return "".join(_write_paragraph(table, cell, text) for text in cell.text.split("\n"))
    widths = table.widths[placed.col : placed.col + cell.arrow.columns]
    shapes = write_arrow(cell.arrow, widths, table.padding, placed.row * 100 + placed.col)
    own = _write_paragraph(table, cell, cell.text) if cell.text else ""
    indent = _twips(widths[0] * cell.arrow.inset + 1) if cell.arrow.label else 0
    return _write_paragraph(table, cell, cell.arrow.label, shapes, indent) + own


def _write_paragraph(table: Table, cell: Cell, text: str, shapes: str = "", indent: int = 0) -> str:
    alignment = f'<w:jc w:val="{cell.align}"/>'
    alignment = f'<w:ind w:left="{indent}"/>{alignment}' if indent else alignment
    spacing = (
        f'<w:spacing w:before="{60 if shapes else 0}" w:after="0" w:line="240" w:lineRule="auto"/>'
    )
    runs = "".join(_write_runs(table, cell, text))
    drawn = f"<w:r>{shapes}</w:r>" if shapes else ""
    return f"<w:p><w:pPr>{spacing}{alignment}</w:pPr>{drawn}{runs}</w:p>"


def _write_runs(table: Table, cell: Cell, text: str) -> Sequence[str]:
    if cell.underline not in text or not cell.underline:
        return (_write_run(table, cell, text),)
    before, part, after = text.partition(cell.underline)
    return (
        _write_run(table, cell, before),
        _write_run(table, cell, part, '<w:u w:val="single"/>'),
        _write_run(table, cell, after),
    )


def _write_run(table: Table, cell: Cell, text: str, extra: str = "") -> str:
    size = cell.size or table.size
    properties = "<w:b/>" if cell.bold else ""
    properties += f'<w:color w:val="{cell.color.lstrip("#")}"/>' if cell.color else ""
    properties += f'<w:spacing w:val="{round(cell.spacing * size * 20)}"/>' if cell.spacing else ""
    properties += f'<w:sz w:val="{round(size * 2)}"/>{extra}'
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
