"""Turns an HTML page of ``examples/sources`` into a flat OpenDocument text, for LibreOffice Writer.

Writer lays the same document out on its own terms: other line breaks, other page breaks, rules drawn
by another program. Only what the example pages use is known here: headings, paragraphs, tables with
spans, aligned cells, line breaks, and arrows over the cells of a schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
"""

_FONT = 'style:font-name-asian="IPAexMincho" style:font-name="IPAexMincho"'
_CELL = 'fo:padding="0.9mm" fo:border="0.5pt solid #000000"'


@dataclass(frozen=True, slots=True)
class PageSize:
    """Paper and margin in millimetres."""

    width: float
    height: float
    margin: float


def flat_document(html: str) -> str:
    """The page as one flat OpenDocument text (.fodt)."""
    body = BeautifulSoup(html, "lxml").body
    assert body is not None
    page = PageSize(*(float(part) for part in str(body["data-page"]).split()))
    blocks = [block for block in body.children if isinstance(block, Tag)]
    widths = {id(table): _column_widths(table) for table in body.find_all("table")}
    parts = [_block(block, number, widths) for number, block in enumerate(blocks)]
    columns = "".join(_column_style(width) for width in sorted({w for ws in widths.values() for w in ws}))
    return f"{_HEAD}{_styles(page, columns)}<office:body><office:text>\n{''.join(parts)}</office:text></office:body></office:document>\n"


def _styles(page: PageSize, columns: str) -> str:
    orientation = "landscape" if page.width > page.height else "portrait"
    return f"""<office:font-face-decls><style:font-face style:name="IPAexMincho" svg:font-family="IPAexMincho"/></office:font-face-decls>
<office:styles>
<draw:marker draw:name="Head" svg:viewBox="0 0 20 30" svg:d="M10 0l-10 30h20z"/>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5mm" fo:margin-bottom="0.8mm" fo:line-height="115%"/><style:text-properties {_FONT} style:font-size-asian="9pt" fo:font-size="9pt" fo:language="ja" fo:country="JP" style:language-asian="ja" style:country-asian="JP"/></style:style>
<style:style style:name="Right" style:family="paragraph" style:parent-style-name="Body"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Middle" style:family="paragraph" style:parent-style-name="Body"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Middle"><style:text-properties style:font-size-asian="15pt" fo:font-size="15pt"/></style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Body"><style:paragraph-properties fo:margin-top="4mm" fo:keep-with-next="always"/><style:text-properties style:font-size-asian="11pt" fo:font-size="11pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Paper"><style:page-layout-properties fo:page-width="{page.width}mm" fo:page-height="{page.height}mm" style:print-orientation="{orientation}" fo:margin="{page.margin}mm"/></style:page-layout>
<style:style style:name="Grid" style:family="table"><style:table-properties style:width="{page.width - 2 * page.margin}mm" table:align="left" table:border-model="collapsing"/></style:style>
<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties {_CELL}/></style:style>
<style:style style:name="HeaderCell" style:family="table-cell"><style:table-cell-properties {_CELL} style:vertical-align="middle" fo:background-color="#e8e8e8"/></style:style>
<style:style style:name="Arrow" style:family="graphic"><style:graphic-properties draw:stroke="solid" svg:stroke-width="0.3mm" svg:stroke-color="#000000" draw:marker-end="Head" draw:marker-end-width="2mm" style:wrap="run-through" style:run-through="foreground" style:flow-with-text="false"/></style:style>
{columns}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Paper"/></office:master-styles>
"""


def _column_style(width: float) -> str:
    return f'<style:style style:name="W{width:g}" style:family="table-column"><style:table-column-properties style:column-width="{width:g}mm"/></style:style>\n'


def _column_widths(table: Tag) -> tuple[float, ...]:
    return tuple(float(str(col["style"]).split()[1].removesuffix("mm")) for col in table.find_all("col"))


def _block(block: Tag, number: int, widths: dict[int, tuple[float, ...]]) -> str:
    if block.name == "table":
        return _table(block, number, widths[id(block)])
    if block.name == "svg":
        return ""
    return _paragraphs(block, {"h1": "Title", "h2": "Heading"}.get(block.name, _alignment(block)))


def _alignment(tag: Tag) -> str:
    classes = tag.get("class") or []
    return "Right" if "right" in classes else "Middle" if "mid" in classes else "Body"


def _paragraphs(tag: Tag, style: str, arrow: str = "") -> str:
    """The inner text as paragraphs, one per line; an arrow stands alone in the last."""
    text = "".join(_inline(child) for child in tag.children)
    tail = f'<text:p text:style-name="{style}">{arrow}</text:p>' if arrow else ""
    return f'<text:p text:style-name="{style}">{text}</text:p>{tail}\n'


def _inline(node: object) -> str:
    if isinstance(node, NavigableString):
        return escape(str(node))
    if isinstance(node, Tag) and node.name == "br":
        return "<text:line-break/>"
    return ""


def _table(table: Tag, number: int, widths: tuple[float, ...]) -> str:
    columns = "".join(f'<table:table-column table:style-name="W{width:g}"/>' for width in widths)
    covered: set[tuple[int, int]] = set()
    rows = [_row(row, index, widths, covered) for index, row in enumerate(table.find_all("tr"))]
    count = len(table.select("thead tr"))
    header = f"<table:table-header-rows>{''.join(rows[:count])}</table:table-header-rows>\n" if count else ""
    name = f'table:name="Table{number}" table:style-name="Grid"'
    return f"<table:table {name}>{columns}\n{header}{''.join(rows[count:])}</table:table>\n"


def _row(row: Tag, index: int, widths: tuple[float, ...], covered: set[tuple[int, int]]) -> str:
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


def _cell(cell: Tag, rowspan: int, colspan: int, widths: tuple[float, ...]) -> str:
    header = cell.name == "th"
    style = "Middle" if header else _alignment(cell)
    spans = f'table:number-rows-spanned="{rowspan}" table:number-columns-spanned="{colspan}"'
    arrow = cell.find("svg")
    drawn = _arrow(sum(widths[: int(str(arrow["data-columns"]))])) if isinstance(arrow, Tag) else ""
    name = "HeaderCell" if header else "Cell"
    return f'<table:table-cell table:style-name="{name}" {spans}>{_paragraphs(cell, style, drawn)}</table:table-cell>'


def _arrow(width: float) -> str:
    """A line with a head over columns of ``width`` mm in all, inset by the padding."""
    return f'<draw:line draw:style-name="Arrow" text:anchor-type="paragraph" svg:x1="0mm" svg:y1="2mm" svg:x2="{width - 6:g}mm" svg:y2="2mm"/>'
