"""The schedule as a grid: fiscal years as columns, spans as merged cells with arrows."""

from __future__ import annotations

from collections.abc import Sequence

from output.rows import PlanIndex
from output.word.doubts import doubt_reading
from output.word.grid import Grid, GridCell, Line, header_cells, lines_of
from output.word.measure import CELL_MARGIN, half_em
from output.wording import numbered
from schemas.fiscal import format_fiscal_year
from schemas.plan import ActionItem, ScheduleEntry

ARROW = "→"
OPEN_ARROW = "⇒"
"""Head of a span without end; the words 以降継続 say the same."""

_LABEL_COLUMNS = 2
_YEAR_HALVES = 11


def schedule_years(items: Sequence[ActionItem]) -> tuple[int, ...]:
    """All fiscal years from the first to the last that an entry names."""
    entries = [entry for item in items for entry in item.schedule]
    years = [y for entry in entries for y in (entry.first_year, entry.last_year) if y is not None]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def schedule_grid(index: PlanIndex, items: Sequence[ActionItem], years: Sequence[int]) -> Grid:
    """The schedules of the items that have one, over the given (rising) fiscal years."""
    names = [(format_fiscal_year(year),) for year in years] or [("時期",)]
    header, header_rows = header_cells([("項目",), ("取組",), *names])
    cells, row = list(header), header_rows
    for item in items:
        lanes = _lanes(item.schedule)
        if lanes:
            title = (Line(numbered(item.number, item.title)),)
            cells.append(GridCell(row, 0, len(lanes), 1, title, shade="label"))
        for lane in lanes:
            cells.append(GridCell(row, 1, lines=lines_of(lane[0].task)))
            cells.extend(_entry_cell(index, entry, row, years) for entry in lane)
            row += 1
    cols = _LABEL_COLUMNS + len(names)
    return Grid(tuple(cells), row, cols, header_rows, (), "スケジュール", _LABEL_COLUMNS)


def schedule_widths(years: int, room: int, size: float) -> tuple[int, ...]:
    """Column widths: equal years, the rest for item and task."""
    columns = max(1, years)
    year = round(_YEAR_HALVES * half_em(size)) + 2 * CELL_MARGIN
    year = min(max(year, room // 2 // columns), (room - room // 3) // columns)
    rest = room - year * columns
    return (rest // 2, rest - rest // 2, *[year] * columns)


def _lanes(entries: Sequence[ScheduleEntry]) -> list[list[ScheduleEntry]]:
    """Rows of entries: one after the other of the same task share a row (検討, then 実施)."""
    lanes: list[list[ScheduleEntry]] = []
    for entry in entries:
        if lanes and _follows(lanes[-1][-1], entry):
            lanes[-1].append(entry)
        else:
            lanes.append([entry])
    return lanes


def _follows(before: ScheduleEntry, entry: ScheduleEntry) -> bool:
    if before.task != entry.task or before.open_ended:
        return False
    end, start = before.last_year or before.first_year, entry.first_year
    return end is not None and start is not None and start > end


def _entry_cell(index: PlanIndex, entry: ScheduleEntry, row: int, years: Sequence[int]) -> GridCell:
    """The merged cell of a span; an entry without years goes over all columns, unshaded."""
    first, last = _span(entry, years)
    col = _LABEL_COLUMNS + first
    dated = entry.first_year is not None or entry.last_year is not None
    lines = _entry_lines(entry, doubt_reading(index, entry), last > first or entry.open_ended)
    return GridCell(row, col, 1, last - first + 1, lines, shade="span" if dated else "")


def _span(entry: ScheduleEntry, years: Sequence[int]) -> tuple[int, int]:
    """First and last column of an entry among the years."""
    end = len(years) - 1 if years else 0
    first = 0 if entry.first_year is None else years.index(entry.first_year)
    if entry.open_ended or (entry.last_year is None and entry.first_year is None):
        return first, end
    last = first if entry.last_year is None else years.index(entry.last_year)
    return min(first, last), max(first, last)


def _entry_lines(entry: ScheduleEntry, comment: str, long: bool) -> tuple[Line, ...]:
    """The words on a span; its last line carries the arrow."""
    parts = "～".join(part for part in (entry.first_part, entry.last_part) if part)
    words = entry.text or entry.mark or entry.task
    if entry.mark and entry.mark not in words:
        words = f"{entry.mark} {words}"
    text = words + (f"（{parts}）" if parts else "")
    if entry.open_ended and "継続" not in text and "随時" not in text:
        text += "（以降継続）"
    lines = list(lines_of(text, comment)) or [Line("実施", comment)]
    if long:
        head = OPEN_ARROW if entry.open_ended else ARROW
        lines[-1] = Line(lines[-1].text.rstrip("→⇒ 　"), lines[-1].comment, head)
    return tuple(lines)
