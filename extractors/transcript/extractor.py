"""The extractor for transcripts: lines with tabs are rows of tables, other lines paragraphs."""

from __future__ import annotations

from dataclasses import replace

from extractors.annotated_html import find_boxes, find_stated_unit, find_unit
from extractors.base import ExtractOptions, Source
from extractors.encoding import decode_html
from extractors.finding_log import FindingLog
from extractors.html.extractor import note_decoding
from extractors.html.reading import SlotBudget
from extractors.html.tree import TextCount
from extractors.paragraphs import is_numbered_heading, make_paragraphs
from extractors.sniff import PLAIN_TEXT, TABBED_TEXT
from extractors.transcript.fragments import (
    Fragment,
    has_blocks,
    has_markup,
    has_table,
    open_fragment,
    read_fragment,
)
from extractors.transcript.records import Field, Record, read_records
from schemas.document import Block, Cell, Document, Page, Table, Unit
from schemas.text import clean_text, count_characters


class TranscriptExtractor:
    """Reads tab-separated and plain text in any Japanese encoding, with HTML inside or without."""

    name = "transcript"

    def accepts(self, source: Source) -> str | None:
        """None for text, else the type that the source is of."""
        if source.media_type in {TABBED_TEXT, PLAIN_TEXT}:
            return None
        return f"not text but {source.media_type}"

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document of one page 1; places are ``line:column``, boxes those of HTML inside.

        Raises:
            LimitError: HTML nested too deeply or too many cells (``html.*``).
        """
        log = FindingLog(source.sha256)
        decoded = decode_html(source.data)
        note_decoding(decoded, log)
        reader = _TranscriptReader(source.name, options, log)
        for record in read_records(decoded.text):
            reader.add(record)
        page = reader.finish()
        if page.hidden:
            log.note("text.hidden", count=page.hidden)
        return Document(source.info(page_count=1), (page,), log.findings())


class _TranscriptReader:
    """Takes records one by one and collects blocks; rows wait until their table has ended."""

    def __init__(self, name: str, options: ExtractOptions, log: FindingLog) -> None:
        self._name = name
        self._max_depth = options.max_depth
        self._budget = SlotBudget(name, options.max_cells)
        self._log = log
        self._rows: list[tuple[Field, ...]] = []
        self._blocks: list[Block] = []
        self._fragments: dict[Field, Fragment] = {}
        self._characters = 0

    def add(self, record: Record) -> None:
        """Takes the next record of the text."""
        self._open(record)
        if record.is_empty:
            # An empty line ends a table; a row of empty fields says nothing.
            self._end_table() if not record.is_tabbed else None
        elif record.is_tabbed:
            self._add_row(record.fields)
        else:
            self._end_table()
            self._add_paragraph(record.fields[0])

    def finish(self) -> Page:
        """The page of all records."""
        self._end_table()
        counts = [fragment.count() for fragment in self._fragments.values()]
        total = _add_counts(counts)
        unit, size = self._find_unit()
        width, height = size or (None, None)
        return Page(
            1,
            width,
            height,
            unit,
            blocks=tuple(self._blocks),
            characters=self._characters + total.visible + total.hidden,
            hidden=total.hidden,
        )

    def _open(self, record: Record) -> None:
        """Opens the fragments of a record and counts the text of its other fields."""
        for field in record.fields:
            if has_markup(field):
                self._fragments[field] = open_fragment(field, self._name, self._max_depth)
            else:
                self._characters += count_characters(field.text)

    def _find_unit(self) -> tuple[Unit, tuple[float, float] | None]:
        trees = [fragment.tree for fragment in self._fragments.values()]
        boxes = [box for tree in trees for box in find_boxes(tree)]
        if not boxes:
            return "pt", None
        stated = next((unit for tree in trees if (unit := find_stated_unit(tree))), None)
        return find_unit(stated, boxes)

    def _add_row(self, fields: tuple[Field, ...]) -> None:
        """Adds a row; one with HTML blocks is cut there, the rest is a table of its own."""
        at = _find_cut(fields)
        if at is None:
            self._rows.append(fields)
            return
        if any(not field.is_empty for field in fields[:at]):
            self._rows.append(fields[:at])
        self._end_table()
        self._add_fragment(fields[at])
        rest = _strip_empty(fields[at + 1 :])
        if rest:
            self._add_row(rest) if _find_cut(rest) is not None else self._rows.append(rest)
            self._end_table()

    def _add_paragraph(self, field: Field) -> None:
        if field in self._fragments:
            self._add_fragment(field)
            return
        for paragraph in make_paragraphs(field.text.split("\n"), None, None, field.path):
            heading = paragraph.kind == "body" and is_numbered_heading(paragraph.text)
            self._blocks.append(replace(paragraph, kind="heading") if heading else paragraph)

    def _add_fragment(self, field: Field) -> None:
        self._blocks.extend(read_fragment(self._fragments[field], self._log, self._budget))

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        columns = {col for row in rows for col, field in enumerate(row) if not field.is_empty}
        if len(columns) > 1:
            self._blocks.append(self._make_table(rows, max(columns) + 1))
            return
        for row in rows:  # a tab that only indents
            for field in row:
                if not field.is_empty:
                    self._add_paragraph(field)

    def _make_table(self, rows: list[tuple[Field, ...]], width: int) -> Table:
        self._budget.take(len(rows) * width)
        cells = tuple(
            self._make_cell(number, col, row)
            for number, row in enumerate(rows)
            for col in range(width)
        )
        return Table(cells, len(rows), width, evidence="transcript", spans_known=False)

    def _make_cell(self, number: int, col: int, row: tuple[Field, ...]) -> Cell:
        if col >= len(row):
            return Cell(number, col, 1, 1, "", "", path=row[-1].path)
        field = row[col]
        raw = self._fragments[field].text if field in self._fragments else field.text.strip()
        return Cell(number, col, 1, 1, raw, clean_text(raw), path=field.path)


def _find_cut(fields: tuple[Field, ...]) -> int | None:
    """The index of the field whose HTML stands outside of the row, or None.

    That is a field with a table, or the only filled field of its row when it has paragraphs.
    """
    filled = [at for at, field in enumerate(fields) if not field.is_empty]
    for at in filled:
        if has_table(fields[at]) or (len(filled) == 1 and has_blocks(fields[at])):
            return at
    return None


def _strip_empty(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    filled = [at for at, field in enumerate(fields) if not field.is_empty]
    return fields[filled[0] : filled[-1] + 1] if filled else ()


def _add_counts(counts: list[TextCount]) -> TextCount:
    return TextCount(sum(c.visible for c in counts), sum(c.hidden for c in counts))
