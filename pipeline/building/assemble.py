"""The walk over a joined Document: every block goes to what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.building.cover import DocumentCover
from pipeline.building.drafts import ItemDraft, PolicyDraft, PolicyTree
from pipeline.building.indicator_tables import IndicatorReader, IndicatorTable, join_items
from pipeline.building.levels import Levels
from pipeline.building.outline import NoteDraft, Outline, SectionDraft
from pipeline.building.places import cell_place, cell_places, paragraph_places
from pipeline.building.rows import RowReader
from pipeline.building.satellites import merge_lists, merge_satellites
from pipeline.building.sheets import SheetReader
from pipeline.building.workspace import Workspace
from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import TableReading
from pipeline.values.notes import read_note
from schemas.document import Cell, Document, Page, Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.plan import OtherTable, PrintedLine, TableCell
from schemas.text import count_characters

_VERSION = re.compile(
    r"\s*[（(【［〔<＜]\s*(?P<name>(?:変更|改正|見直し|修正)[前後]|現行)\s*[）)】］〕>＞]"
)
"""A line over a table that begins with which of two versions it shows: （変更前）."""
LEAST_PAIRS = 3
"""A form that names policies holds so many labels with values."""
MAX_TITLE = 40
"""A line over a form that is longer is no title of it."""

_APPENDIX = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十]+\s*[章編部]|付録|附属?資料|参考資料|資料編|おわりに|用語"
)
_PAGE_END = re.compile(
    r"(?:この|本)?(?:ページ|記事|計画)?(?:の(?:内容|作成))?(?:に関する|について)?の?(?:お問い?合わ?せ|問い?合わ?せ|ご意見|担当|連絡先)"
    r"|このページ|ページの(?:内容|作成|先頭)|PDF(?:ファイル)?を(?:ご覧|見る)"
)
"""What closes a web page: whom to ask, what to think of it."""


def _sheet_blocks(document: Document, readings: Sequence[TableReading]) -> frozenset[int]:
    """The numbers of the blocks that are forms of items."""
    tables = [n for n, (_, block) in enumerate(document.blocks()) if isinstance(block, Table)]
    return frozenset(n for n, r in zip(tables, readings, strict=True) if r.kind == "sheet")


def _is_title(paragraph: Paragraph) -> bool:
    """Whether a line over a form is its title: 重点取組評価シート."""
    return count_characters(paragraph.text) <= MAX_TITLE and "。" not in paragraph.text


def _ends_sheet(paragraph: Paragraph) -> bool:
    """Whether a heading begins another part of the document: a chapter, an appendix."""
    text = paragraph.text.strip()
    closes = bool(_PAGE_END.match(text)) and count_characters(text) <= MAX_TITLE
    return closes or (paragraph.kind == "heading" and bool(_APPENDIX.match(text)))


@dataclass(slots=True)
class Draft:
    """All that the walk gathered."""

    items: list[ItemDraft] = field(default_factory=list)
    tree: PolicyTree = field(default_factory=PolicyTree)
    cover: list[PrintedLine] = field(default_factory=list)
    notes: list[NoteDraft] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    tables: list[OtherTable] = field(default_factory=list)
    captions: dict[int, str] = field(default_factory=dict)
    """By table number the lines above the table that belong to it."""
    measured: list[IndicatorTable] = field(default_factory=list)
    """Tables of indicators, with the rows that belong to policies or to the plan."""
    findings: list[Finding] = field(default_factory=list)


class Assembler:
    """Walks the blocks in reading order and keeps what is open: policies, a sheet, a section."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[TableReading],
        cover: DocumentCover,
        workspace: Workspace,
        levels: Levels,
    ) -> None:
        self._document = document
        self._places = paragraph_places(workspace.account.source, document)
        self._readings = readings
        self._workspace = workspace
        self._account = workspace.account
        self._draft = Draft(tree=workspace.tree)
        self._sheet: SheetReader | None = None
        self._held: list[int] = []
        self._version = ""
        self._form_policy: PolicyDraft | None = None
        self._sheets = _sheet_blocks(document, readings)
        self._told = levels.told
        self._ends = levels.ends
        self._labels = levels.labels
        self._outline = Outline(document, workspace, levels, cover)

    def assemble(self) -> Draft:
        """Everything the Document holds, as drafts."""
        blocks = list(self._document.blocks())
        table = 0
        for number, (page, block) in enumerate(blocks):
            if isinstance(block, Table):
                self._add_table(self._readings[table])
                table += 1
            else:
                self._add_paragraph(number, page, block, self._follows_table(blocks, number))
        self._draft.items = merge_lists(merge_satellites(self._draft.items))
        self._join_indicators()
        self._draft.notes = [*self._outline.notes, *self._draft.notes]
        self._draft.sections = self._outline.sections
        self._draft.cover = self._outline.cover
        return self._draft

    def _follows_table(self, blocks: Sequence[tuple[Page, object]], number: int) -> bool:
        """Whether a table comes next, so that the paragraph may be its caption."""
        return number + 1 < len(blocks) and isinstance(blocks[number + 1][1], Table)

    def _opens_sheet(self, number: int) -> bool:
        """Whether the block that comes next is a form that names an item."""
        return number + 1 in self._sheets

    def _is_next_title(self, paragraph: Paragraph) -> bool:
        """Whether a line over the next sheet names it, rather than ends the one before."""
        awaited = self._sheet is not None and self._sheet.awaits_text
        return _is_title(paragraph) and (not awaited or paragraph.kind == "heading")

    def _add_paragraph(
        self, number: int, page: Page, paragraph: Paragraph, before_table: bool
    ) -> None:
        place = self._places[number]
        version = _VERSION.match(paragraph.text)
        if version or paragraph.kind == "heading":
            self._version = version["name"] if version else ""
        if self._outline.take_fixed(number, paragraph, place):
            return
        if self._outline.take_policy(number, paragraph, place):
            self._sheet = None
            return
        if self._outline.take_note(number, paragraph, place):
            return
        if number in self._ends:
            self._sheet = None
        named = self._outline.names_item(number)
        if named is not None:
            self._sheet = SheetReader(self._workspace, is_told=number in self._told)
            self._draft.items.append(
                self._sheet.open_heading(paragraph, place, named, self._outline.policy)
            )
            return
        if before_table and paragraph.kind == "caption":
            self._account.claim("headings", place, paragraph.raw)
            self._outline.captions.append(paragraph.text)
            return
        if self._sheet is not None and self._sheet.ends_told(paragraph):
            self._sheet = None
        if (
            self._sheet is not None
            and number not in self._labels
            and (
                _ends_sheet(paragraph)
                or (self._opens_sheet(number) and self._is_next_title(paragraph))
            )
        ):
            self._sheet = None
        if self._sheet is not None and number in self._labels:
            self._sheet.add_labelled(paragraph, place)
        elif self._sheet is not None:
            self._sheet.add_paragraph(paragraph, place, before_table=before_table)
        else:
            self._outline.add_prose(paragraph, place)

    def _add_table(self, reading: TableReading) -> None:
        self._draft.findings.extend(reading.findings)
        captions, self._outline.captions = self._outline.captions, []
        known = "\n".join(captions).splitlines()
        captions += [line for line in reading.table.caption.splitlines() if line not in known]
        caption = "\n".join(captions)
        self._draft.captions[reading.index] = caption
        self._outline.enter_table(reading.index)
        if self._sheet is not None and self._sheet.is_told:
            self._sheet = None
        if reading.glossary:
            self._add_glossary(reading)
        elif reading.kind == "legend":
            self._add_legend(reading)
        elif reading.kind == "sheet":
            for sheet in reading.sheets():
                self._sheet = SheetReader(self._workspace)
                self._draft.items.append(self._sheet.open_form(sheet, self._outline.policy))
        elif self._sheet is not None and self._belongs_to_sheet(reading):
            self._sheet.add_table(reading)
        elif reading.kind == "actions":
            self._sheet = None
            self._add_actions(reading)
        elif reading.kind == "indicators":
            self._hold_indicators(reading, caption)
        else:
            self._read_policy_form(reading)
            self._keep_table(reading, caption)

    def _read_policy_form(self, reading: TableReading) -> None:
        """Takes the policies that a form names for those of the tables below: 施策 | 3-2 観光."""
        pairs = reading.form.pairs if reading.form is not None else ()
        labelled = [p for p in pairs if p.labels and p.labels[-1].row == p.value.row]
        node: PolicyDraft | None = None
        for pair in labelled if len(labelled) >= LEAST_PAIRS else ():
            label = split_heading(pair.labels[-1].text).concept
            numbered = self._workspace.numbers.split(pair.value.text.strip())
            if self._workspace.lexicon.is_level(label) and numbered.number and numbered.title:
                places = cell_places(self._account.source, reading.index, pair.value)
                level = numbered.level or label
                node = self._draft.tree.add(node, level, numbered, pair.value.raw, places)
        self._form_policy = node or self._form_policy

    def _hold_indicators(self, reading: TableReading, caption: str) -> None:
        """Reads a table of indicators; whose they are shows when all items are known."""
        reader = IndicatorReader(reading, self._workspace, self._policy())
        self._draft.measured.append(reader.read(caption))
        self._held.append(len(self._draft.tables))

    def _join_indicators(self) -> None:
        """Gives indicators to the items they name; tables with others are kept, in their place."""
        added = 0
        for table, position in zip(self._draft.measured, self._held, strict=True):
            join_items(table, self._draft.items, self._workspace)
            cells = [
                cell
                for cell in table.reading.table.cells
                if not self._account.is_claimed(
                    cell_place(self._account.source, table.reading.index, cell)
                )
            ]
            body = [c for c in cells if c.row >= table.reading.header.end and c.text.strip()]
            if body:
                self._keep_cells(table.reading, cells, "indicators", table.caption)
                self._draft.tables.insert(position + added, self._draft.tables.pop())
                added += 1
            else:
                self._claim_headings(table.reading, cells)

    def _claim_headings(self, reading: TableReading, cells: Sequence[Cell]) -> None:
        for cell in cells:
            place = cell_place(self._account.source, reading.index, cell)
            self._account.claim("headings", place, cell.raw)

    def _belongs_to_sheet(self, reading: TableReading) -> bool:
        """All but a list of actions with offices of its own, which starts something new."""
        return reading.kind != "actions" or not reading.begins_list

    def _add_actions(self, reading: TableReading) -> None:
        result = RowReader(reading, self._workspace, self._policy()).read()
        if self._version:
            for item in result.items:
                item.tags.append(self._version)
        self._draft.items.extend(result.items)
        self._draft.findings.extend(result.findings)
        for cell in result.notes:
            self._add_note_cell(reading, cell)
        if result.kept:
            cells = [cell for row in result.kept for cell in row]
            self._keep_cells(reading, cells, "total", "")

    def _policy(self) -> PolicyDraft | None:
        """The policy that the headings above a table name, else a form above it."""
        return self._outline.policy or self._form_policy

    def _add_note_cell(self, reading: TableReading, cell: Cell) -> None:
        places = cell_places(self._account.source, reading.index, cell)
        self._account.claim("notes", places[0], cell.raw)
        found = read_note(cell.text)
        mark, term, text = (found.mark, found.term, found.text) if found else ("", "", cell.text)
        self._draft.notes.append(NoteDraft(mark, term, text, cell.raw, places))

    def _add_glossary(self, reading: TableReading) -> None:
        """Each row of a glossary is a note on its term."""
        told = {id(cell) for pair in reading.glossary for cell in pair}
        for cell in reading.table.cells:
            part = "notes" if id(cell) in told else "headings"
            self._account.claim(
                part, cell_place(self._account.source, reading.index, cell), cell.raw
            )
        for term, text in reading.glossary:
            places = tuple(
                place
                for cell in (term, text)
                for place in cell_places(self._account.source, reading.index, cell)
            )
            raw = f"{term.raw}\n{text.raw}"
            self._draft.notes.append(NoteDraft("", term.text, text.text, raw, places))

    def _add_legend(self, reading: TableReading) -> None:
        """A legend printed as a table is one note that tells all its marks."""
        cells = [cell for cell in reading.table.cells if cell.raw.strip() or cell.text.strip()]
        for cell in cells:
            place = cell_place(self._account.source, reading.index, cell)
            self._account.claim("notes", place, cell.raw)
        self._draft.notes.append(
            NoteDraft(
                "",
                "凡例",
                "\n".join(f"{mark}：{meaning}" for mark, meaning in reading.legend),
                "\n".join(cell.raw for cell in cells),
                tuple(
                    place
                    for cell in cells
                    for place in cell_places(self._account.source, reading.index, cell)
                ),
                reading.legend,
            )
        )

    def _keep_table(self, reading: TableReading, caption: str) -> None:
        cells = [cell for cell in reading.table.cells if cell.text.strip() or cell.raw.strip()]
        if not cells:
            return
        place = cell_place(self._account.source, reading.index, cells[0])
        self._draft.findings.append(
            make_finding(
                "table.kept-whole", [place], rows=reading.table.rows, cols=reading.table.cols
            )
        )
        self._keep_cells(reading, list(reading.table.cells), "other", caption)

    def _keep_cells(
        self, reading: TableReading, cells: Sequence[Cell], kind: str, caption: str
    ) -> None:
        for cell in cells:
            place = cell_place(self._account.source, reading.index, cell)
            self._account.claim("other_tables", place, cell.raw)
        rows = sorted({row for cell in cells for row in range(cell.row, cell.last_row + 1)})
        row_of = {row: number for number, row in enumerate(rows)}
        self._draft.tables.append(
            OtherTable(
                id="",
                kind=kind,
                caption=caption,
                rows=len(rows),
                cols=Grid(reading.table).cols,
                header_rows=reading.header.end if kind != "total" else 0,
                cells=tuple(self._table_cell(reading, cell, row_of[cell.row]) for cell in cells),
            )
        )

    def _table_cell(self, reading: TableReading, cell: Cell, row: int) -> TableCell:
        return TableCell(
            row=row,
            col=cell.col,
            rowspan=cell.rowspan,
            colspan=cell.colspan,
            text=cell.text,
            raw=cell.raw,
            anchors=cell_places(self._account.source, reading.index, cell),
        )
