"""One table understood: its kind, its header, the role of each column, or its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pipeline.reading.blocks import Block
from pipeline.reading.columns import ColumnReading, describe_contents, read_columns
from pipeline.reading.form_labels import labels_above
from pipeline.reading.forms import FormReading, read_form
from pipeline.reading.grid import Grid
from pipeline.reading.headers import NO_HEADER, Header, find_header, header_cells, header_paths
from pipeline.reading.headings import find_caption_unit, split_heading
from pipeline.reading.legends import read_glossary_table, read_legend_table
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.repair import may_have_slid, repair_header
from pipeline.reading.titles import MIN_ITEM, assign_titles
from schemas.document import Cell, Table
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext
from schemas.places import Anchor
from schemas.roles import Role

TableKind = Literal["actions", "sheet", "indicators", "legend", "grid", "other"]
DOUBTFUL = 0.45
"""A reading of a heading less sure than this is told with its rival."""
STRONG_TITLE = 0.6
SURE_SCHEDULE = 0.7
MIN_KNOWN_SHARE = 0.4
"""In a list of actions at least this share of the columns must carry a known heading."""

SUPPORT = frozenset(Role) - {
    Role.ITEM,
    Role.POLICY,
    Role.NUMBER,
    Role.OTHER,
    Role.TYPE,
    Role.TAG,
    Role.REMARKS,
    Role.UNIT,
}
"""Roles that, beside a title, make the rows of a table action items."""
MOSTLY_NUMBERS = 0.9
_TOLD = (
    Role.PLAN,
    Role.DO,
    Role.CHECK,
    Role.ISSUE,
    Role.ACT,
    Role.DIRECTION,
    Role.STATUS,
    Role.RATING,
    Role.DESCRIPTION,
    Role.TARGET,
)
"""Roles of columns that hold words or marks."""
MEASURES = (Role.BASELINE, Role.TARGET_VALUE, Role.ACTUAL_VALUE, Role.ACHIEVEMENT)
"""Roles of columns that hold measured values of an indicator."""
TITLES = (Role.ITEM, Role.INITIATIVE, Role.POLICY)


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table means.

    ``actions``: rows are action items under ``columns``. ``sheet``: a form that names one item.
    ``indicators``: rows are indicators with measured values. ``grid``: a header with known columns
    but no items of its own (a schedule of a sheet). ``legend``: marks and what they mean.
    ``other``: kept whole.
    """

    table: Table
    index: int
    kind: TableKind
    header: Header = NO_HEADER
    columns: tuple[ColumnReading, ...] = ()
    form: FormReading | None = None
    blocks: tuple[TableReading, ...] = ()
    """The headed tables inside a form, each read as a ``grid``."""
    stub: int = 0
    """Of such a table whose rows say what they hold: the first column after the row labels."""
    unit: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    """Marks with their meanings, of a table that is a legend."""
    glossary: tuple[tuple[Cell, Cell], ...] = ()
    """Cells of terms and explanations, of a table that explains words."""
    findings: tuple[Finding, ...] = ()

    @property
    def begins_list(self) -> bool:
        """Whether a list of actions stands for itself even after a sheet: by offices or numbers."""
        return any(c.role in (Role.OFFICE, Role.NUMBER, Role.POLICY) for c in self.columns)

    def sheets(self) -> tuple[TableReading, ...]:
        """A form for each item it names: sheets may be printed one under the other in one table."""
        assert self.form is not None
        starts = self.form.starts()
        ends = [*starts[1:], self.table.rows]
        return tuple(
            replace(
                self,
                form=self.form.between(start, end),
                blocks=tuple(b for b in self.blocks if start <= b.header.first < end),
            )
            for start, end in zip(starts, ends, strict=True)
        )

    def column(self, role: Role) -> ColumnReading | None:
        """The first column with the role, or None."""
        return next((column for column in self.columns if column.role is role), None)


def read_table(
    table: Table,
    index: int,
    lexicon: Lexicon,
    context: EraContext | None,
    anchor: Anchor,
    unit: str = "",
) -> TableReading:
    """The reading of one table; nothing is forced into items: without evidence it is ``other``.

    Args:
        unit: the unit stated above the table (（単位：千円）), or an empty string.
        anchor: the table's place, for findings.
    """
    grid = Grid(table)
    legend = read_legend_table(grid)
    if legend:
        return TableReading(table, index, "legend", legend=legend)
    glossary = read_glossary_table(grid)
    if glossary:
        return TableReading(table, index, "legend", glossary=glossary)
    header = find_header(grid, lexicon, context)
    own = find_caption_unit([cell.text for cell in header_cells(grid, header)])
    reading = TableReading(table, index, "other", header, unit=own or unit)
    form = read_form(grid, lexicon, context)
    upright = (
        labels_run_down(grid, form)
        or _is_pair_row(grid, form)
        or bool(labels_above(grid, lexicon))
        or _pairs_above(form, header)
        or form.in_strips
    )
    if header.exists and not upright:
        reading = _read_headed(reading, grid, lexicon, context, anchor)
        if reading.kind == "actions":
            return reading
    if form.title is not None and (upright or _is_sheet(form, reading)):
        reading = replace(reading, kind="sheet", columns=(), findings=())
    blocks = tuple(_read_block(block, reading, lexicon, context) for block in form.blocks)
    return replace(reading, form=form, blocks=blocks)


def _read_block(
    block: Block, form: TableReading, lexicon: Lexicon, context: EraContext | None
) -> TableReading:
    """A table inside a form; the labels beside it stand over its own headings."""
    grid = Grid(block.table)
    lead = tuple(cell.text.strip() for cell in block.lead)
    printed = header_paths(grid, block.header)
    paths = tuple((*lead, *path) if path else path for path in printed)
    heads = [cell.text for cell in header_cells(grid, block.header)]
    named = (u for text in reversed(lead) if (u := split_heading(text).unit))
    unit = next(named, find_caption_unit(heads) or form.unit)
    columns = read_columns(grid, block.header, lexicon, context, unit, paths)
    return TableReading(
        block.table, form.index, "grid", block.header, columns, unit=unit, stub=block.stub
    )


def _read_headed(
    reading: TableReading,
    grid: Grid,
    lexicon: Lexicon,
    context: EraContext | None,
    anchor: Anchor,
) -> TableReading:
    paths: tuple[tuple[str, ...], ...] | None = None
    findings: tuple[Finding, ...] = ()
    if may_have_slid(grid, reading.header):
        repair = repair_header(grid, reading.header, lexicon, context, anchor)
        if repair is not None:
            paths, findings = repair.paths, repair.findings
    columns = read_columns(grid, reading.header, lexicon, context, reading.unit, paths)
    columns = assign_titles(columns, grid, reading.header, lexicon)
    reading = replace(reading, columns=columns, findings=findings, kind="grid")
    if not _lists_actions(columns, lexicon, grid, reading.header):
        return replace(reading, kind="indicators") if _lists_indicators(columns) else reading
    return replace(reading, kind="actions", findings=(*findings, *_tell_columns(columns, anchor)))


def _lists_actions(
    columns: Sequence[ColumnReading], lexicon: Lexicon, grid: Grid, header: Header
) -> bool:
    """Titles under a heading that means them, and something said of them.

    A weak title (項目, 名称) needs two more kinds of columns: statistics have one.
    """
    titles = [c for c in columns if c.role is Role.ITEM and c.confidence >= MIN_ITEM]
    support = [
        c
        for c in columns
        if c.role in SUPPORT and c.confidence >= 0.3 and not _counts(c, grid, header)
    ]
    known = sum(c.role is not Role.OTHER or c.confidence > 0 for c in columns)
    strong = any(_title_weight(c, lexicon) >= STRONG_TITLE for c in titles)
    needed = 1 if strong or _is_timetable(columns) else 2
    kinds = len({c.role for c in support})
    return bool(titles) and kinds >= needed and known >= MIN_KNOWN_SHARE * len(columns)


def _counts(column: ColumnReading, grid: Grid, header: Header) -> bool:
    """Whether only numbers stand where texts should (検討中: 3): the table counts something."""
    found = describe_contents(grid, header, column.col)
    return column.role in _TOLD and found.filled > 0 and found.share("amount") >= MOSTLY_NUMBERS


def _lists_indicators(columns: Sequence[ColumnReading]) -> bool:
    """Names of indicators, and a column of what was or is to be measured."""
    return any(c.role is Role.INDICATOR for c in columns) and any(
        c.role in MEASURES for c in columns
    )


def _is_timetable(columns: Sequence[ColumnReading]) -> bool:
    """Whether all columns but the first are years with a schedule drawn or written in them."""
    rest = columns[1:]
    return len(rest) >= 2 and all(
        c.role is Role.SCHEDULE and c.confidence >= SURE_SCHEDULE for c in rest
    )


def _title_weight(column: ColumnReading, lexicon: Lexicon) -> float:
    senses = lexicon.senses(split_heading(column.heading).concept)
    return max((senses.get(role, 0.0) for role in TITLES), default=0.0)


def labels_run_down(grid: Grid, form: FormReading) -> bool:
    """Whether the labels stand in the first column rather than in the first row."""
    labels = {(cell.row, cell.col) for cell in form.labels}
    down = [cell for cell in grid.column_cells(0) if cell.text.strip()]
    along = [cell for cell in grid.row_cells(0) if cell.text.strip()]
    down_share = sum((c.row, c.col) in labels for c in down) / max(1, len(down))
    along_share = sum((c.row, c.col) in labels for c in along) / max(1, len(along))
    named = [cell for cell in down if (cell.row, cell.col) in labels]
    if len(named) > 1 and all(split_heading(cell.text).is_year for cell in named[1:]):
        return False  # 年度 | 事業費 over a row for each year
    return len(down) >= 2 and down_share >= 0.6 and down_share > along_share


def _pairs_above(form: FormReading, header: Header) -> bool:
    """Whether what looks like a deep header is pairs of labels and values above a headed table."""
    firsts = [block.header.first for block in form.blocks]
    return any(
        0 < first < header.end and any(p.labels and p.value.row < first for p in form.pairs)
        for first in firsts
    )


def _is_pair_row(grid: Grid, form: FormReading) -> bool:
    """Whether the row that names the item is of labels, each beside its value."""
    if form.title is None:
        return False
    labels = {(cell.row, cell.col) for cell in form.labels}
    cells = [c for c in grid.row_cells(form.title.value.row) if c.text.strip()]
    named = [(c.row, c.col) in labels for c in cells]
    pairs = sum(a and not b for a, b in pairwise(named))
    return pairs >= 2 and pairs == sum(named) and not named[-1]


def _is_sheet(form: FormReading, reading: TableReading) -> bool:
    """A form needs a second known label beside the title's; a headed grid is no form."""
    if reading.header.exists and len(reading.table.cells) > 12 and reading.kind == "grid":
        known = sum(c.role is not Role.OTHER for c in reading.columns)
        if known >= 0.6 * len(reading.columns):
            return False
    labelled = sum(bool(pair.labels) for pair in form.pairs)
    return labelled >= 2 and labelled >= 0.4 * len(form.pairs)


def _tell_columns(columns: Sequence[ColumnReading], anchor: Anchor) -> list[Finding]:
    findings = []
    for column in columns:
        if column.by_contents:
            findings.append(
                make_finding(
                    "header.by-contents",
                    [anchor],
                    heading=column.heading or f"（{column.col + 1}列目）",
                    role=column.role.label("ja"),
                )
            )
        elif column.rival and column.confidence < DOUBTFUL and column.heading:
            findings.append(
                make_finding(
                    "header.doubtful",
                    [anchor],
                    heading=column.heading,
                    role=column.role.label("ja"),
                    rival=column.rival.label("ja"),
                )
            )
        elif column.role is Role.OTHER and column.confidence == 0 and column.heading:
            findings.append(make_finding("header.unknown", [anchor], heading=column.heading))
    return findings
