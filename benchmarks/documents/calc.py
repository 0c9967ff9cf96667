"""Documents as flat OpenDocument spreadsheets (.fods), which LibreOffice Calc prints.

All tables of a document share the columns of one sheet, so that they must have the same widths;
headings and prose stand in rows of their own and spill over empty cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from benchmarks.documents.calc_rows import RowLook, find_height, find_prose_height, write_row_look
from benchmarks.documents.calc_styles import CellLook, look_of, write_look
from benchmarks.documents.grid import Placed, covered, place_cells
from benchmarks.documents.model import Document, Heading, PageBreak, PageSetup, Prose, Table

_SPACES = (
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
)


@dataclass(slots=True)
class Looks:
    """The automatic cell and row styles of a sheet, named in the order of their first use."""

    names: dict[CellLook, str] = field(default_factory=dict)
    rows: dict[RowLook, str] = field(default_factory=dict)

    def name(self, look: CellLook) -> str:
        """The style name of a look."""
        return self.names.setdefault(look, f"c{len(self.names)}")

    def name_row(self, look: RowLook) -> str:
        """The style name of a row's look."""
        return self.rows.setdefault(look, f"r{len(self.rows)}")


def write_fods(document: Document) -> str:
    """The document as a flat .fods."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    widths = tables[0].widths
    if any(table.widths != widths for table in tables):
        raise ValueError("the tables of one sheet have the same columns")
    if sum(table.header_rows > 0 and table.repeat_header for table in tables) > 1:
        raise ValueError("a sheet repeats the header of one table only")
    looks = Looks()
    rows = "".join(_write_blocks(document, looks, widths))
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES)
    cols = "".join(f'<table:table-column table:style-name="w{at}"/>' for at in range(len(widths)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {spaces} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{_write_columns(widths)}"
        + "".join(write_row_look(look, name) for look, name in looks.rows.items())
        + "".join(write_look(look, name, document.page.font) for look, name in looks.names.items())
        + _write_page(document.page)
        + "</office:automatic-styles>"
        + _write_master(document.page)
        + f'<office:body><office:spreadsheet><table:table table:name="計画" '
        f'table:style-name="sheet">{cols}{rows}'
        "</table:table></office:spreadsheet></office:body></office:document>\n"
    )


def _write_columns(widths: tuple[float, ...]) -> str:
    return "".join(
        f'<style:style style:name="w{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        for at, width in enumerate(widths)
    )


def _write_page(page: PageSetup) -> str:
    top, right, bottom, left = page.margins
    orientation = "landscape" if page.width > page.height else "portrait"
    return (
        f'<style:page-layout style:name="paper"><style:page-layout-properties '
        f'fo:page-width="{page.width}mm" fo:page-height="{page.height}mm" '
        f'style:print-orientation="{orientation}" fo:margin-top="{top}mm" '
        f'fo:margin-right="{right}mm" fo:margin-bottom="{bottom}mm" fo:margin-left="{left}mm" '
        'style:scale-to-X="1" style:scale-to-Y="0"/>'
        f"{_write_band('header', 'bottom')}{_write_band('footer', 'top')}</style:page-layout>"
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Default">'
        '<style:table-properties table:display="true"/></style:style>'
    )


def _write_band(name: str, inner: str) -> str:
    return (
        f'<style:{name}-style><style:header-footer-properties fo:min-height="7mm" '
        f'fo:margin-{inner}="2mm"/></style:{name}-style>'
    )


def _write_master(page: PageSetup) -> str:
    head = f"<text:p>{escape(page.running_head)}</text:p>" if page.running_head else ""
    foot = "<text:p>- <text:page-number>1</text:page-number> -</text:p>" if page.numbers else ""
    hide = ' style:display="false"'
    return (
        '<office:master-styles><style:master-page style:name="Default" '
        'style:page-layout-name="paper">'
        f"<style:header{'' if head else hide}>{head}</style:header>"
        f"<style:footer{'' if foot else hide}>{foot}</style:footer>"
        "</style:master-page></office:master-styles>"
    )


def _write_blocks(document: Document, looks: Looks, widths: tuple[float, ...]) -> list[str]:
    rows: list[str] = []
    breaks = False
    for block in document.blocks:
        match block:
            case Table():
                rows.append(_write_table(block, looks, breaks))
            case Heading(text, level):
                size = {1: 16.0, 2: 12.0, 3: 11.0}[level]
                cell = _write_value(text, looks.name(CellLook(size=size, bold=True, wrap=False)))
                rows.append(_wrap_row(cell, looks.name_row(RowLook(breaks=breaks))))
            case Prose():
                rows.append(_write_prose(block, looks, widths, breaks))
            case PageBreak():
                pass
            case _:
                raise TypeError(f"Calc does not print {type(block).__name__}")
        breaks = isinstance(block, PageBreak)
    return rows


def _wrap_row(cells: str, style: str) -> str:
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _write_prose(prose: Prose, looks: Looks, widths: tuple[float, ...], breaks: bool) -> str:
    """A paragraph in a cell merged over the sheet's width."""
    look = CellLook(size=prose.size, align=prose.align)
    spans = f' table:number-columns-spanned="{len(widths)}"'
    cell = _write_value(prose.text, looks.name(look), spans)
    height = find_prose_height(prose, sum(widths))
    return _wrap_row(cell, looks.name_row(RowLook(height, breaks)))


def _write_value(text: str, style: str, spans: str = "") -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>{lines}'
        "</table:table-cell>"
    )


def _write_table(table: Table, looks: Looks, breaks: bool) -> str:
    owners = {
        place: placed
        for placed in place_cells(table)
        for place in covered(placed.row, placed.col, placed.cell)
    }
    rows = [
        _write_row(table, row, owners, looks, breaks and row == 0) for row in range(len(table.rows))
    ]
    head = "".join(rows[: table.header_rows])
    if head and table.repeat_header:
        head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    gap = _wrap_row("<table:table-cell/>", looks.name_row(RowLook()))
    return head + "".join(rows[table.header_rows :]) + gap


def _write_row(
    table: Table, row: int, owners: dict[tuple[int, int], Placed], looks: Looks, breaks: bool
) -> str:
    begun = [placed for placed in set(owners.values()) if placed.row == row]
    style = looks.name_row(RowLook(find_height(table, begun), breaks))
    cells = "".join(
        _write_cell(table, owners[row, col], row, col, looks) for col in range(len(table.widths))
    )
    return _wrap_row(cells, style)


def _write_cell(table: Table, placed: Placed, row: int, col: int, looks: Looks) -> str:
    name = looks.name(look_of(table, placed))
    if (placed.row, placed.col) != (row, col):
        return f'<table:covered-table-cell table:style-name="{name}"/>'
    cell = placed.cell
    spans = ""
    if cell.rowspan > 1 or cell.colspan > 1:
        spans = (
            f' table:number-columns-spanned="{cell.colspan}"'
            f' table:number-rows-spanned="{cell.rowspan}"'
        )
    return _write_value(("　" * 4 if cell.diagonal else "") + cell.text, name, spans)
