"""The kind of a table in the words of its readers, with the headings that decided it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.reading.grid import Grid
from pipeline.reading.tables import MEASURES, TableReading
from schemas.places import Anchor
from schemas.plan import ReadColumn, ReadTable, TableKind
from schemas.roles import Role

_PROGRESS = frozenset(
    {Role.DO, Role.CHECK, Role.ISSUE, Role.ACT, Role.RATING, Role.STATUS, Role.ACHIEVEMENT}
)
_TIMES = frozenset({Role.SCHEDULE, Role.PERIOD})
_NAMES = frozenset({Role.ITEM, Role.POLICY, Role.NUMBER, Role.OFFICE, Role.PARTNER, Role.REMARKS})
_PAGE = re.compile(r".*?[\s.…・‥]*[PpＰｐ]?[.．]?\s*[\d０-９]{1,3}\s*(?:ページ|頁)?")
MAX_EVIDENCE = 6


def describe_reading(reading: TableReading, anchor: Anchor, caption: str = "") -> ReadTable:
    """What the Plan says of the table: its kind, the evidence, the reading of each column."""
    kind, evidence = name_kind(reading)
    return ReadTable(
        table=reading.index,
        kind=kind,
        caption=caption,
        evidence=tuple(dict.fromkeys(evidence))[:MAX_EVIDENCE],
        columns=tuple(
            ReadColumn(
                col=column.col,
                heading=column.path,
                role=column.role,
                confidence=column.confidence,
                rival=column.rival,
                fiscal_year=column.fiscal_year,
                unit=column.unit,
            )
            for column in reading.columns
        ),
        labels=_form_labels(reading),
        anchors=(anchor,),
    )


def _form_labels(reading: TableReading) -> tuple[str, ...]:
    """All labels of a form, those of its inner tables among them."""
    if reading.form is None or reading.kind in ("actions", "indicators"):
        return ()
    cells = [*reading.form.labels]
    for block in reading.form.blocks:
        cells += [c for c in block.cells if c.header or c.row < block.header.end]
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.col))
    return tuple(dict.fromkeys(text for cell in ordered if (text := cell.text.strip())))


def name_kind(reading: TableReading) -> tuple[TableKind, tuple[str, ...]]:
    """The kind with the printed headings, labels or marks that decided it."""
    if reading.glossary:
        return "legend", tuple(term.text.strip() for term, _ in reading.glossary)
    if reading.legend:
        return "legend", tuple(mark for mark, _ in reading.legend)
    if reading.kind == "sheet" and reading.form is not None:
        return "sheet", tuple(label.text.strip() for label in reading.form.labels)
    roles = {column.role for column in reading.columns}
    if reading.kind == "indicators":
        return "indicators", _headings(reading, {Role.INDICATOR, *MEASURES})
    if reading.kind == "actions":
        if roles & _PROGRESS:
            return "progress", _headings(reading, {Role.ITEM, *_PROGRESS})
        if roles & _TIMES and roles <= _NAMES | _TIMES | {Role.OTHER}:
            return "schedule", _headings(reading, {Role.ITEM, *_TIMES})
        if roles & set(MEASURES) and roles <= _NAMES | {Role.INDICATOR, Role.UNIT, *MEASURES}:
            return "indicators", _headings(reading, {Role.ITEM, Role.INDICATOR, *MEASURES})
        return "actions", _headings(reading, roles - {Role.OTHER})
    if Role.SCHEDULE in roles and roles <= _NAMES | _TIMES | {Role.OTHER, Role.INITIATIVE}:
        return "schedule", _headings(reading, _TIMES)
    if _lists_pages(Grid(reading.table)):
        return "contents", ()
    return "other", ()


def _headings(reading: TableReading, roles: Iterable[Role]) -> tuple[str, ...]:
    wanted = set(roles)
    return tuple(
        "/".join(column.path) for column in reading.columns if column.role in wanted and column.path
    )


def _lists_pages(grid: Grid) -> bool:
    """Whether every row ends with a page number, and the numbers never fall."""
    if grid.rows < 3 or grid.cols > 4:
        return False
    pages: list[int] = []
    for row in range(grid.rows):
        texts = [cell.text.strip() for cell in grid.row_cells(row) if cell.text.strip()]
        digits = re.findall(r"\d{1,3}", texts[-1]) if texts else []
        if not texts or not _PAGE.fullmatch(texts[-1]) or not digits or texts[0].isdigit():
            return False
        pages.append(int(digits[-1]))
    return pages == sorted(pages) and pages[-1] > pages[0]
