"""The page under the pen: paragraphs, headings, tables and comments put into a Word document."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docx.document import Document as WordDocument
from docx.oxml.document import CT_Body
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.run import Run

from output.characters import drop_illegal
from output.word import oxml, styles
from output.word.contents import LONG_DRAFT, Entry, contents_paragraphs
from output.word.grid import Grid, GridCell, Line, fill_grid, split_columns
from output.word.layout import Layout
from output.word.measure import (
    CELL_MARGIN,
    comfortable_widths,
    count_halves,
    count_lines,
    fit_widths,
    half_em,
)

AUTHOR = "keikaku"
MAX_COLUMNS = 30
"""Columns of one printed table; Word itself refuses more than 63."""

_FILLS = {"": "", "header": "D9E1EA", "label": "F2F2F2", "span": "DCE6F1"}
_TALLEST_WHOLE_ROW = 0.4
"""A row higher than this part of the page may break over pages."""


class Manuscript:
    """A Word document being written, with the paper of its current section."""

    def __init__(self, document: WordDocument, layout: Layout, landscape: bool) -> None:
        self._document = document
        self._layout = layout
        self._landscape = landscape
        self._first_width = layout.text_width(landscape)
        self._commented: list[tuple[BaseOxmlElement, str]] = []
        self._headings: list[Entry] = []
        self._pages = 0.0

    @property
    def width(self) -> int:
        """Width between the margins in twips."""
        return self._layout.text_width(self._landscape)

    @property
    def size(self) -> float:
        """Size of text in tables, in points."""
        return self._layout.table_size

    def add_paragraph(
        self, style: str, text: str, align: str = "", boxed: bool = False, keep_next: bool = False
    ) -> None:
        """Puts a paragraph at the end; nothing for a blank text."""
        if drop_illegal(text).strip():
            run = oxml.text_run(text, boxed=boxed)
            self._append(oxml.paragraph(style, [run], align, keep_next=keep_next))
            halves = self.width / half_em(self._layout.text_size)
            self._grow(math.ceil(count_halves(text) / halves) * self._layout.line_pitch)

    def add_heading(self, level: int, text: str) -> None:
        """Puts a heading of level 1 to 3 at the end."""
        self.add_paragraph(f"Heading{level}", text)
        if drop_illegal(text).strip():
            page = int(self._pages) + 1
            self._headings.append(Entry(level, text, self._body[-2], page))

    def add_grid(self, grid: Grid, fixed: Sequence[int] = ()) -> None:
        """Puts a table at the end, cut by columns where it is too wide to be read.

        ``fixed`` gives the widths where contents should not decide them.
        """
        if fixed:
            self._add_table(fill_grid(replace(grid, widths=tuple(fixed))))
            return
        parts = self.split(grid)
        for number, part in enumerate(parts, start=1):
            if number > 1:
                text = f"（続き　{number}／{len(parts)}）"
                self.add_paragraph(styles.CAPTION, text, keep_next=True)
            widths = fit_widths(part, self.width, self.size)
            self._add_table(fill_grid(replace(part, widths=widths)))

    def split(self, grid: Grid) -> tuple[Grid, ...]:
        """The parts in which a table is printed."""
        needs = comfortable_widths(grid, self.size)
        floor = self.width // MAX_COLUMNS
        return split_columns(grid, [max(need, floor) for need in needs], self.width)

    def turn_page(self, landscape: bool, last_words: str) -> None:
        """Ends the section; the next one stands on new pages of the given orientation.

        The end of a section is a property of its last paragraph; after a table ``last_words`` make
        that paragraph.
        """
        if landscape == self._landscape:
            return
        if not self._body[-2].tag.endswith("}p"):
            self.add_paragraph(styles.DATELINE, last_words, align="right")
        properties = self._body[-2].find(qn("w:pPr"))
        assert properties is not None
        properties.append(self._section(oxml.element("sectPr")))
        self._landscape = landscape
        self._pages = math.ceil(self._pages)

    def finish(self) -> None:
        """Writes the contents of a long draft, comments, footer and the last section's paper."""
        if self._pages > LONG_DRAFT:
            self._write_contents()
        final = self._body.get_or_add_sectPr()
        for tag in ("w:pgSz", "w:pgMar", "w:cols", "w:docGrid"):
            for child in final.findall(qn(tag)):
                final.remove(child)
        self._section(final)
        self._write_footer()
        for run, text in self._commented:
            self._write_comment(run, text)

    @property
    def _body(self) -> CT_Body:
        body: CT_Body = self._document.element.body
        return body

    def _append(self, block: BaseOxmlElement) -> None:
        self._body.insert(len(self._body) - 1, block)

    def _section(self, properties: BaseOxmlElement) -> BaseOxmlElement:
        layout = self._layout
        size = layout.page_twips(self._landscape)
        parts = oxml.page_section(size, layout.margin_twips, layout.line_pitch, self._landscape)
        return oxml.extend(properties, parts)

    def _grow(self, points: float) -> None:
        """Counts the pages roughly, to know whether the draft is long."""
        self._pages += points * 20 / self._layout.text_height(self._landscape)

    def _write_contents(self) -> None:
        """The table of contents before the first heading."""
        first = self._headings[0].block
        title = oxml.paragraph(styles.CAPTION, [oxml.text_run("目次")])
        for block in (title, *contents_paragraphs(self._headings, self._first_width)):
            first.addprevious(block)

    def _write_footer(self) -> None:
        """``- 1 / 3 -`` in the first section; the others have the footer of the one before."""
        footer = self._document.sections[0].footer
        footer.is_linked_to_previous = False
        old = footer.paragraphs[0]._p
        page, pages = oxml.field_runs("PAGE", "1"), oxml.field_runs("NUMPAGES", "1")
        middle = [*page, oxml.text_run(" / "), *pages]
        runs = [oxml.text_run("- "), *middle, oxml.text_run(" -")]
        old.getparent().replace(old, oxml.paragraph(styles.FOOTER, runs, "center"))

    def _write_comment(self, run: BaseOxmlElement, text: str) -> None:
        marked = Run(run, self._document._body)  # type: ignore[arg-type]
        comment = self._document.add_comment(marked, drop_illegal(text), AUTHOR, initials="K")
        # python-docx stamps the clock; the same plan must give the same bytes.
        del comment._comment_elm.attrib[qn("w:date")]

    def _add_table(self, grid: Grid) -> None:
        table = oxml.table(grid.widths, styles.TABLE, grid.name, CELL_MARGIN)
        places: dict[tuple[int, int], GridCell] = {}
        for cell in grid.cells:
            for row in range(cell.row, cell.end_row):
                places[row, cell.col] = cell
        for row in range(grid.rows):
            cells = [places[row, col] for col in range(grid.cols) if (row, col) in places]
            table.append(self._row(grid, row, cells))
        self._append(table)

    def _row(self, grid: Grid, row: int, cells: Sequence[GridCell]) -> BaseOxmlElement:
        header = row < grid.header_rows
        height = self._row_height(grid, cells)
        self._grow(height)
        made = oxml.table_row(header, whole=header or self._is_low(height))
        return oxml.extend(made, [self._cell(grid, row, cell) for cell in cells])

    def _row_height(self, grid: Grid, cells: Iterable[GridCell]) -> float:
        """Expected height of a row in points."""
        counts = (
            count_lines(cell, sum(grid.widths[cell.col : cell.end_col]), self.size)
            for cell in cells
            if cell.rowspan == 1
        )
        return max(counts, default=1) * self.size * styles.LINE_SPACING + CELL_MARGIN / 20

    def _is_low(self, height: float) -> bool:
        return height * 20 < _TALLEST_WHOLE_ROW * self._layout.text_height(self._landscape)

    def _cell(self, grid: Grid, row: int, cell: GridCell) -> BaseOxmlElement:
        width = sum(grid.widths[cell.col : cell.end_col])
        merge = "" if cell.rowspan == 1 else ("restart" if row == cell.row else "continue")
        lines = cell.lines if row == cell.row else ()
        content = [self._line(line, cell, width) for line in lines]
        return oxml.table_cell(
            width,
            content or [oxml.paragraph(styles.CELL)],
            cell.colspan,
            merge,
            _FILLS[cell.shade],
            centered=cell.shade in ("header", "span"),
        )

    def _line(self, line: Line, cell: GridCell, width: int) -> BaseOxmlElement:
        style = styles.CELL_HEADING if cell.shade == "header" else styles.CELL
        run = oxml.text_run(line.text, bold=line.bold)
        runs, tab = [run], None
        if line.arrow:
            runs += [oxml.tab_run(), oxml.text_run(line.arrow)]
            tab = width - 2 * CELL_MARGIN
        if line.comment:
            self._commented.append((run, line.comment))
        return oxml.paragraph(style, runs, cell.align, tab)
