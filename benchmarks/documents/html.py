"""Documents as HTML with print style sheets, for Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.documents.grid import Placed, place_cells
from benchmarks.documents.html_arrows import draw_arrow
from benchmarks.documents.html_charts import draw_org_chart
from benchmarks.documents.html_lines import style_edges
from benchmarks.documents.model import (
    Block,
    Box,
    Cell,
    Columns,
    Contents,
    Document,
    Drawing,
    Heading,
    OrgChart,
    PageBreak,
    PageSetup,
    Prose,
    SideBySide,
    Table,
)

_ANCHORS = {"top": "top", "middle": "middle", "bottom": "bottom"}
_FLOWS = {"rl": "vertical-rl", "lr": "sideways-lr"}


def write_html(document: Document) -> str:
    """The document as one HTML page with its style sheet."""
    body = "\n".join(_write_block(block) for block in document.blocks)
    return (
        '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>計画</title>'
        f"<style>{_style_page(document.page)}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _style_page(page: PageSetup) -> str:
    top, right, bottom, left = page.margins
    boxes = ""
    if page.running_head:
        boxes += f'@top-right {{ content: "{page.running_head}"; font-size: 8pt }}'
    if page.numbers:
        boxes += '@bottom-center { content: "- " counter(page) " -"; font-size: 8pt }'
    frame = "border: 0.75pt solid black; padding: 3mm;" if page.frame else ""
    return f"""
@page {{ size: {page.width}mm {page.height}mm; margin: {top}mm {right}mm {bottom}mm {left}mm;
  {frame} {boxes} }}
body {{ margin: 0; font-family: "{page.font}"; font-size: 10pt; line-height: 1.45 }}
h1 {{ font-size: 17pt; text-align: center }} h2 {{ font-size: 13pt }} h3 {{ font-size: 11pt }}
h1, h2, h3 {{ margin: 4mm 0 2mm; break-after: avoid; font-weight: bold }}
p {{ margin: 0 0 1.5mm }}
table {{ border-collapse: collapse; table-layout: fixed; line-height: 1.3; margin: 0 0 3mm }}
td, th {{ font-weight: normal; overflow-wrap: anywhere; white-space: pre-line }}
tr.keep {{ break-inside: avoid }} thead.once {{ display: table-row-group }}
"""


def _write_block(block: Block) -> str:
    match block:
        case Table():
            return _write_table(block)
        case Heading(text, level, spacing):
            return f'<h{level} style="letter-spacing: {spacing}em">{escape(text)}</h{level}>'
        case Prose():
            return _write_prose(block)
        case PageBreak():
            return '<div style="break-after: page"></div>'
        case SideBySide(tables, gap):
            inside = "".join(_write_table(table) for table in tables)
            return f'<div style="display: flex; gap: {gap}mm; align-items: start">{inside}</div>'
        case _:
            return _write_figure(block)


def _write_figure(block: Block) -> str:
    match block:
        case Box():
            return _write_box(block)
        case Columns():
            return _write_columns(block)
        case Contents(entries):
            return "".join(_write_entry(*entry) for entry in entries)
        case OrgChart():
            return draw_org_chart(block)
        case Drawing(svg, width, height):
            return (
                f'<svg width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
                f"{svg}</svg>"
            )
    raise TypeError(f"Chromium does not print {type(block).__name__}")


def _write_prose(prose: Prose) -> str:
    style = f"text-align: {prose.align}; font-size: {prose.size}pt"
    style += "; break-after: avoid" if prose.keep else ""
    style += _style_overprint(prose.overprint)
    return f'<p style="{style}">{_mark_underline(prose.text, prose.underline)}</p>'


def _style_overprint(overprint: bool) -> str:
    return "; text-shadow: 0.25px 0 currentColor, 0 0.25px currentColor" if overprint else ""


def _mark_underline(text: str, part: str) -> str:
    marked = escape(text)
    return marked.replace(escape(part), f"<u>{escape(part)}</u>", 1) if part else marked


def _write_box(box: Box) -> str:
    shade = f"background: {box.shade};" if box.shade else ""
    radius = "border-radius: 3mm;" if box.rounded else ""
    strip = (
        f'<div style="background: #d9e2f3; border-bottom: 0.75pt solid; padding: 1mm 3mm">'
        f"{escape(box.title)}</div>"
        if box.title
        else ""
    )
    inside = "".join(f"<p>{escape(text)}</p>" for text in box.paragraphs)
    return (
        f'<div style="border: 0.75pt solid black; {radius} {shade} margin: 0 0 4mm">{strip}'
        f'<div style="padding: 2mm 3mm">{inside}</div></div>'
    )


def _write_columns(columns: Columns) -> str:
    rule = "column-rule: 0.5pt solid;" if columns.rule else ""
    inside = "".join(f"<p>{escape(text)}</p>" for text in columns.paragraphs)
    return f'<div style="columns: {columns.count}; column-gap: 9mm; {rule}">{inside}</div>'


def _write_entry(level: int, text: str, page: int) -> str:
    dots = '<span style="flex: 1; overflow: hidden; white-space: nowrap">' + "…" * 90 + "</span>"
    return (
        f'<div style="display: flex; margin-left: {5 * (level - 1)}mm">'
        f"<span>{escape(text)}</span>{dots}<span>{page}</span></div>"
    )


def _write_table(table: Table) -> str:
    placed = place_cells(table)
    cols = "".join(f'<col style="width: {width}mm">' for width in table.widths)
    rows = [
        _write_row(table, number, [one for one in placed if one.row == number])
        for number in range(len(table.rows))
    ]
    repeat = "" if table.repeat_header else ' class="once"'
    head = "".join(rows[: table.header_rows])
    head = f"<thead{repeat}>{head}</thead>" if head else ""
    style = (
        f"width: {sum(table.widths)}mm; font-size: {table.size}pt; margin-left: {table.indent}mm"
    )
    body = "".join(rows[table.header_rows :])
    return f'<table style="{style}"><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>'


def _write_row(table: Table, number: int, cells: Sequence[Placed]) -> str:
    # A row kept whole keeps all rows of its merged cells on one page: labels could not go over.
    merged = any(placed.cell.rowspan > 1 for placed in cells)
    keep = ' class="keep"' if table.keep_rows and not merged else ""
    inside = "".join(_write_cell(table, placed) for placed in cells)
    return f'<tr{keep} style="height: {table.row_height}mm">{inside}</tr>'


def _write_cell(table: Table, placed: Placed) -> str:
    cell = placed.cell
    tag = "th" if placed.row < table.header_rows else "td"
    spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
        f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    )
    style = style_edges(table, placed) + _style_cell(table, placed)
    return f'<{tag}{spans} style="{style}">{_write_content(table, placed)}</{tag}>'


def _style_cell(table: Table, placed: Placed) -> str:
    cell = placed.cell
    striped = table.stripes if (placed.row - table.header_rows) % 2 == 1 else ""
    shade = cell.shade or (striped if placed.row >= table.header_rows else "")
    style = (
        f"; text-align: {cell.align}; vertical-align: {_ANCHORS[cell.anchor]}"
        f"; padding: {table.padding * 0.6}mm {table.padding}mm"
    )
    style += f"; background: {shade}" if shade else ""
    style += f"; color: {cell.color}" if cell.color else ""
    style += f"; letter-spacing: {cell.spacing}em" if cell.spacing else ""
    style += "; font-weight: bold" if cell.bold else ""
    style += f"; font-size: {cell.size}pt" if cell.size else ""
    return style + _style_overprint(cell.overprint)


def _write_content(table: Table, placed: Placed) -> str:
    cell = placed.cell
    if cell.diagonal:
        return _write_diagonal(cell)
    text = _mark_underline(cell.text, cell.underline)
    if cell.flow:
        text = (
            f'<div style="writing-mode: {_FLOWS[cell.flow]}; margin: 0 auto; text-align: center; '
            f'width: max-content">{text}</div>'
        )
    if cell.arrow is None:
        return text
    widths = table.widths[placed.col : placed.col + cell.arrow.columns]
    return draw_arrow(cell.arrow, widths, table) + text


def _write_diagonal(cell: Cell) -> str:
    upper, lower = cell.text.split("\n")
    return (
        '<div style="position: relative; height: 100%; min-height: 10mm">'
        '<svg style="position: absolute; left: 0; top: 0; width: 100%; height: 100%" '
        'preserveAspectRatio="none" viewBox="0 0 10 10"><path d="M0 0L10 10" stroke="black" '
        'stroke-width="0.7" vector-effect="non-scaling-stroke"/></svg>'
        f'<div style="text-align: right">{escape(upper)}</div>'
        f'<div style="position: absolute; bottom: 0; left: 0">{escape(lower)}</div></div>'
    )
