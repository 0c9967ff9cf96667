"""Turns an HTML page of ``examples/sources`` into a flat OpenDocument text, for LibreOffice.

Writer lays the same document out on its own terms: other line breaks, other page breaks, rules
drawn by another program. Only what the example pages use is known here: headings, paragraphs,
tables with spans, aligned cells, line breaks, and arrows over the cells of a schedule.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

FRAME = Path(__file__).resolve().parent / "sources" / "writer-frame.xml"
"""The document around its contents: paper, fonts and the styles named here."""

Widths = tuple[float, ...]
"""Widths of a table's columns in millimetres."""


def flat_document(html: str) -> str:
    """The page as one flat OpenDocument text (.fodt)."""
    body = BeautifulSoup(html, "lxml").body
    assert body is not None
    width, height, margin = (float(part) for part in str(body["data-page"]).split())
    blocks = [block for block in body.children if isinstance(block, Tag)]
    widths = {width for table in body.find_all("table") for width in _column_widths(table)}
    return Template(FRAME.read_text(encoding="utf-8")).substitute(
        width=width,
        height=height,
        margin=margin,
        inner=width - 2 * margin,
        orientation="landscape" if width > height else "portrait",
        columns="".join(_column_style(width) for width in sorted(widths)),
        body="".join(_block(block, number) for number, block in enumerate(blocks)),
    )


def _column_style(width: float) -> str:
    properties = f'<style:table-column-properties style:column-width="{width:g}mm"/>'
    name = f'style:name="W{width:g}" style:family="table-column"'
    return f"<style:style {name}>{properties}</style:style>\n"


def _column_widths(table: Tag) -> Widths:
    columns = (str(col["style"]) for col in table.find_all("col"))
    return tuple(float(style.split()[1].removesuffix("mm")) for style in columns)


def _block(block: Tag, number: int) -> str:
    if block.name == "table":
        return _table(block, number)
    if block.name == "svg":
        return ""
    return _paragraphs(block, {"h1": "Title", "h2": "Heading"}.get(block.name, _alignment(block)))


def _alignment(tag: Tag) -> str:
    classes = tag.get("class") or []
    return "Right" if "right" in classes else "Middle" if "mid" in classes else "Body"


def _paragraphs(tag: Tag, style: str, arrow: str = "") -> str:
    """The inner text as a paragraph; an arrow stands in one of its own below."""
    text = "".join(_inline(child) for child in tag.children)
    paragraphs = [text, arrow] if arrow else [text]
    return "".join(f'<text:p text:style-name="{style}">{each}</text:p>' for each in paragraphs)


def _inline(node: object) -> str:
    if isinstance(node, NavigableString):
        return escape(str(node))
    if isinstance(node, Tag) and node.name == "br":
        return "<text:line-break/>"
    return ""


def _table(table: Tag, number: int) -> str:
    widths = _column_widths(table)
    columns = "".join(f'<table:table-column table:style-name="W{width:g}"/>' for width in widths)
    covered: set[tuple[int, int]] = set()
    rows = [_row(row, index, widths, covered) for index, row in enumerate(table.find_all("tr"))]
    count = len(table.select("thead tr"))
    header = "".join(rows[:count])
    if header:
        header = f"<table:table-header-rows>{header}</table:table-header-rows>\n"
    name = f'table:name="Table{number}" table:style-name="Grid"'
    return f"<table:table {name}>{columns}\n{header}{''.join(rows[count:])}</table:table>\n"


def _row(row: Tag, index: int, widths: Widths, covered: set[tuple[int, int]]) -> str:
    parts, cells = [], iter(row.find_all(["th", "td"]))
    for col in range(len(widths)):
        if (index, col) in covered:
            parts.append("<table:covered-table-cell/>")
            continue
        cell = next(cells)
        rowspan, colspan = int(str(cell.get("rowspan", 1))), int(str(cell.get("colspan", 1)))
        covered.update((index + r, col + c) for r in range(rowspan) for c in range(colspan))
        parts.append(_cell(cell, rowspan, colspan, widths[col:]))
    return f'<table:table-row table:style-name="Row">{"".join(parts)}</table:table-row>\n'


def _cell(cell: Tag, rowspan: int, colspan: int, widths: Widths) -> str:
    header = cell.name == "th"
    style = "Middle" if header else _alignment(cell)
    spans = f'table:number-rows-spanned="{rowspan}" table:number-columns-spanned="{colspan}"'
    arrow = cell.find("svg")
    drawn = _arrow(sum(widths[: int(str(arrow["data-columns"]))])) if isinstance(arrow, Tag) else ""
    name = f'table:style-name="{"HeaderCell" if header else "Cell"}"'
    return f"<table:table-cell {name} {spans}>{_paragraphs(cell, style, drawn)}</table:table-cell>"


def _arrow(width: float) -> str:
    """A line with a head over columns of ``width`` mm in all, inset by the padding."""
    place = f'svg:x1="0mm" svg:y1="2mm" svg:x2="{width - 6:g}mm" svg:y2="2mm"'
    return f'<draw:line draw:style-name="Arrow" text:anchor-type="paragraph" {place}/>'
