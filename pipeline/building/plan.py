"""The Plan of a joined Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.building.account import (
    Account,
    count_ledger,
    find_losses,
    find_text_changes,
)
from pipeline.building.assemble import Assembler, Draft
from pipeline.building.contradictions import contradicting_marks, find_contradictions
from pipeline.building.cover import DocumentCover, read_document_cover
from pipeline.building.finish import Finisher
from pipeline.building.levels import find_levels
from pipeline.building.numbers import learn_numbers
from pipeline.building.parts.values import ItemContext
from pipeline.building.profile_use import find_unused_entries
from pipeline.building.row_sheets import open_row_sheets
from pipeline.building.satellites import adopt_numbered
from pipeline.building.workspace import Workspace
from pipeline.building.years import find_year_doubts
from pipeline.options import PlanOptions
from pipeline.reading.headings import find_caption_unit
from pipeline.reading.kinds import describe_reading
from pipeline.reading.lexicon import Lexicon, load_lexicon
from pipeline.reading.repeated_labels import find_repeated_labels
from pipeline.reading.scales import find_scale, rate_columns
from pipeline.reading.tables import TableReading, read_table
from pipeline.stitch import Stitched
from pipeline.values.budgets import read_budget_heading
from schemas.document import Document, Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext, find_years, fiscal_year_of, make_context
from schemas.ids import edition_id, plan_id
from schemas.places import Anchor
from schemas.plan import AsOf, BudgetKind, Plan, ReadTable
from schemas.text import text_key

CONTEXT_CHARACTERS = 200_000
"""Years are looked for in at most this much text to learn the document's era."""
UNIT_DISTANCE = 3
"""A （単位：千円） line stands at most this many paragraphs above its table."""


def build_plan(stitched: Stitched, options: PlanOptions | None = None) -> Plan:
    """The Plan of a document: policies, items, notes, sections, other tables, findings, ledger.

    Nothing is forced: without evidence a table is kept whole and a text stays a section.
    """
    options = options or PlanOptions()
    document = stitched.document
    lexicon = load_lexicon().with_roles(options.profile.roles, options.profile.level_words())
    lexicon = lexicon.with_level_names(options.profile.level_headings)
    context = read_era_context(document)
    cover = read_document_cover(document, context, options)
    account = Account(document.source.sha256)
    tables = read_tables(document, lexicon, context, cover.cover.fiscal_year)
    readings = open_row_sheets(tables, lexicon, context)
    readings = rate_columns(adopt_numbered(readings), find_scale(document))
    numbers = learn_numbers(document, readings)
    levels = find_levels(document, readings, lexicon, numbers, cover.used)
    workspace = Workspace(account, lexicon, context, numbers)
    draft = Assembler(document, readings, cover, workspace, levels).assemble()
    draft.findings += find_year_doubts(document, readings, context)
    draft.findings += find_unused_entries(options.profile, document, readings)
    described = tuple(
        describe_reading(
            reading,
            _table_place(document, reading.table, reading.index),
            draft.captions.get(reading.index, ""),
        )
        for reading in readings
    )
    doubts = find_contradictions(
        document, cover.cover.title, cover.cover.as_of, draft.notes, readings, context
    )
    return _Builder(stitched, options, cover, context, account, draft, described, doubts).build()


def read_era_context(document: Document) -> EraContext:
    """The document's explicit years, to resolve bare ones (24年度) by."""
    texts: list[str] = []
    total = 0
    for _, block in document.blocks():
        pieces = [c.text for c in block.cells] if isinstance(block, Table) else [block.text]
        for piece in pieces:
            if any(character.isdigit() or character == "元" for character in piece):
                texts.append(piece)
                total += len(piece)
        if total > CONTEXT_CHARACTERS:
            break
    return make_context(texts)


def read_tables(
    document: Document,
    lexicon: Lexicon,
    context: EraContext | None,
    year: int | None = None,
) -> list[TableReading]:
    """The readings of all tables in order, each with the unit stated above it.

    ``year`` is the fiscal year of the document, to which quarters without a year belong.
    """
    readings: list[TableReading] = []
    repeated = find_repeated_labels(list(document.tables()))
    above: list[str] = []
    stated: set[str] = set()
    for _, block in document.blocks():
        if isinstance(block, Paragraph):
            stated |= {unit for unit in [find_caption_unit([block.text])] if "円" in unit}
            above = [*above, block.text][-UNIT_DISTANCE:]
            continue
        anchor = _table_place(document, block, len(readings))
        lines = [block.caption, *reversed(above)]
        unit = find_caption_unit(lines)
        if not unit and len(stated) == 1:
            (unit,) = stated  # said once for all tables of the document
        known = lexicon.with_labels(repeated.get(len(readings), frozenset()))
        reading = read_table(block, len(readings), known, context, anchor, unit)
        readings.append(_date_parts(reading, lines, context, year))
        above = []
    return readings


def _date_parts(
    reading: TableReading,
    lines: Sequence[str],
    context: EraContext | None,
    known: int | None,
) -> TableReading:
    """Months and quarters without a year take the one that a line above the table names."""
    if reading.blocks:
        blocks = tuple(_date_parts(block, lines, context, known) for block in reading.blocks)
        reading = replace(reading, blocks=blocks)
    if not any(c.part and c.fiscal_year is None for c in reading.columns):
        return reading
    for line in lines:
        found = find_years(line, context)
        # 令和元年6月 is when it was published, not the year of its months.
        years = {m.first for m in found if "年度" in line[m.start : m.end + 1]}
        if len(years) == 1:
            return _dated(reading, years.pop())
    return reading if known is None else _dated(reading, known)


def _dated(reading: TableReading, year: int) -> TableReading:
    columns = tuple(
        replace(c, fiscal_year=year) if c.part and c.fiscal_year is None else c
        for c in reading.columns
    )
    return replace(reading, columns=columns)


def reporting_year(fiscal_year: int | None, as_of: AsOf | None) -> int | None:
    """The year that the document reports on: the printed one, else the fiscal year of its date."""
    if fiscal_year is not None or as_of is None:
        return fiscal_year
    return fiscal_year_of(as_of.date)


def _usual_kind(title: str) -> BudgetKind | None:
    """The kind of amounts for which no heading tells one; that it is a plan does not say."""
    return read_budget_heading([title.replace("計画", "")]).kind


def _table_place(document: Document, table: Table, index: int) -> Anchor:
    path = table.cells[0].path if table.cells else None
    return Anchor(document.source.sha256, table.page, table.bbox, path, index)


@dataclass(slots=True)
class _Builder:
    """Puts the gathered drafts together."""

    stitched: Stitched
    options: PlanOptions
    cover: DocumentCover
    context: EraContext
    account: Account
    draft: Draft
    readings: tuple[ReadTable, ...]
    contradictions: list[Finding]

    def build(self) -> Plan:
        document = self.stitched.document
        cover = self.cover.cover
        title = cover.title
        year = self.options.fiscal_year or cover.fiscal_year
        government = cover.local_government
        plan = plan_id(government.code, document.source.sha256, title)
        as_of = cover.as_of
        edition = edition_id(plan, as_of.date if as_of else None, year, document.source.sha256)
        about = ItemContext(
            self.context,
            reporting_year(year, as_of),
            as_of,
            _usual_kind(title),
            self._legend(),
        )
        finisher = Finisher(plan, self.draft, about)
        items = finisher.items()
        targets, values = finisher.measured()
        notes, sections, tables = finisher.notes(items), finisher.sections(), finisher.tables()
        ledger = count_ledger(
            self.account,
            self.stitched.extracted,
            document,
            self.stitched.dropped,
            items,
            notes,
            sections,
            tables,
        )
        return Plan(
            generator=self.options.generator,
            plan_id=plan,
            edition_id=edition,
            title=title,
            local_government=government,
            office=cover.office,
            document_number=cover.document_number,
            period=cover.period,
            fiscal_year=year,
            as_of=as_of,
            cover=tuple(self.draft.cover),
            policies=finisher.policies(),
            items=items,
            indicators=finisher.indicators(),
            targets=targets,
            values=values,
            legends=finisher.legends(),
            notes=notes,
            sections=sections,
            tables=tables,
            readings=self.readings,
            sources=(document.source,),
            findings=tuple(self._findings(finisher.findings, bool(items))),
            ledger=ledger,
        )

    def _legend(self) -> dict[str, str]:
        """Meaning by key of mark: the profile's word goes before the document's."""
        doubtful = contradicting_marks(self.draft.notes)
        printed = {
            key: meaning
            for note in self.draft.notes
            for mark, meaning in note.meanings
            if (key := text_key(mark)) not in doubtful
        }
        given: Mapping[str, str] = self.options.profile.legend
        return {**printed, **{text_key(mark): meaning for mark, meaning in given.items()}}

    def _findings(self, made: Sequence[Finding], has_items: bool) -> list[Finding]:
        document = self.stitched.document
        source = Anchor(document.source.sha256)
        findings = [*document.findings, *self.cover.cover.findings, *self.draft.findings, *made]
        findings += self.contradictions
        read = sum(page.characters for page in self.stitched.extracted.pages)
        if not read and not any(finding.is_partial for finding in findings):
            findings.append(make_finding("document.no-text", [source]))
        if not any(True for _ in document.tables()):
            findings.append(make_finding("document.no-table", [source]))
        elif not has_items:
            findings.append(make_finding("document.no-items", [source]))
        findings.extend(find_text_changes(document))
        findings.extend(find_losses(self.account, self.stitched.extracted, document))
        return findings
