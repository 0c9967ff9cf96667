"""What is done when: the spans of an item's schedule rows."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.building.drafts import ArrowSpan, ItemDraft, ScheduleRow, ValueDraft
from pipeline.building.parts.values import ItemContext, ValueId, values_of
from pipeline.values.schedule import (
    ScheduleArrow,
    ScheduleCell,
    ScheduleReading,
    read_schedule_row,
)
from schemas.document import Cell
from schemas.plan import ScheduleEntry
from schemas.roles import Role


def item_schedule(item: ItemDraft, ids: ValueId, about: ItemContext) -> tuple[ScheduleEntry, ...]:
    """Spans of all schedule rows, in order; a schedule text without time columns gives its text.

    Months and quarters for which nothing names a year are of the year that the document is about.
    """
    entries = [entry for row in item.schedule for entry in _row_entries(row, item, ids)]
    placed = {draft.anchors[0] for row in item.schedule for _, draft in row.cells}
    for value in values_of(item, Role.SCHEDULE):
        if value.anchors[0] not in placed and value.text.strip():
            task = item.title
            cells = [ScheduleCell(value.fiscal_year, value.reading, value.part)]
            for found in read_schedule_row(task, cells):
                entries.append(_entry(found, (ids(value),), value.confidence * 0.6))
    return tuple(_dated(entry, about.fiscal_year) for entry in entries)


def _dated(entry: ScheduleEntry, year: int | None) -> ScheduleEntry:
    if not entry.first_part or entry.first_year is not None or year is None:
        return entry
    last = None if entry.open_ended else year
    return entry.model_copy(update={"first_year": year, "last_year": last})


def _row_entries(row: ScheduleRow, item: ItemDraft, ids: ValueId) -> Iterator[ScheduleEntry]:
    has_name = row.task is not None and row.task.role not in (Role.ITEM, Role.NUMBER)
    task = row.task.text.replace("\n", " ").strip() if row.task and has_name else item.title
    cells, drafts = _time_cells(row)
    arrows = [span for arrow in row.arrows if (span := _time_arrow(arrow, row)) is not None]
    for found in read_schedule_row(task, cells, arrows):
        used = [drafts[i] for i in found.cells if drafts[i] is not None]
        named = [draft for draft in used if draft is not None] or ([row.task] if row.task else [])
        value_ids = tuple(dict.fromkeys(ids(draft) for draft in named))
        yield _entry(found, value_ids, 1.0)


def _entry(found: ScheduleReading, value_ids: tuple[str, ...], confidence: float) -> ScheduleEntry:
    ends = [(found.first_year, found.first_part), (found.last_year, found.last_part)]
    if None not in (found.first_year, found.last_year):
        # Columns may run from the latest year back.
        ends.sort(key=lambda end: end[0] or 0)
    return ScheduleEntry(
        task=found.task,
        first_year=ends[0][0],
        last_year=ends[1][0],
        first_part=ends[0][1],
        last_part=ends[1][1],
        text=found.text,
        mark=found.mark,
        open_ended=found.open_ended,
        value_ids=value_ids,
        confidence=min(found.confidence, confidence),
    )


def _time_cells(row: ScheduleRow) -> tuple[list[ScheduleCell], list[ValueDraft | None]]:
    """The row's cells over its time columns in order, blanks included."""
    by_col = {col: (cell, draft) for cell, draft in row.cells for col in _cols(cell)}
    cells: list[ScheduleCell] = []
    drafts: list[ValueDraft | None] = []
    seen: set[int] = set()
    for column in row.columns:
        found = by_col.get(column.col)
        if found is None:
            cells.append(
                ScheduleCell(column.fiscal_year, "", column.part, onward=_onward(column.heading))
            )
            drafts.append(None)
        elif id(found[0]) not in seen:
            seen.add(id(found[0]))
            last = [c for c in row.columns if c.col in _cols(found[0])][-1]
            cells.append(
                ScheduleCell(
                    column.fiscal_year,
                    found[1].reading,
                    column.part,
                    last.fiscal_year,
                    last.part,
                    _onward(last.heading),
                )
            )
            drafts.append(found[1])
    return cells, drafts


def _cols(cell: Cell) -> range:
    return range(cell.col, cell.last_col + 1)


def _onward(heading: str) -> bool:
    return "以降" in heading or "～" in heading[-1:] or "〜" in heading[-1:]


def _time_arrow(arrow: ArrowSpan, row: ScheduleRow) -> ScheduleArrow | None:
    """The arrow over time columns as years; None when it covers none with a year."""
    covered = [c for c in row.columns if arrow.first_col <= c.col <= arrow.last_col]
    years = [c.fiscal_year for c in covered if c.fiscal_year is not None]
    if not years:
        return None
    return ScheduleArrow(
        years[0],
        years[-1],
        arrow.label,
        covered[0].part,
        covered[-1].part,
        _onward(covered[-1].heading),
    )
