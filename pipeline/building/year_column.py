"""Lists with a row for each year of an item: 年度 | 事業費, H30 | 10,572, R元 | 7,136, 計."""

from __future__ import annotations

from pipeline.building.drafts import ValueDraft
from pipeline.building.figures import is_total_label
from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import TableReading
from schemas.document import Cell
from schemas.fiscal import EraContext, parse_fiscal_year
from schemas.roles import Role

LEAST_YEARS = 2
HEADINGS = ("年度", "年次", "年", "会計年度", "実施年度")


def find_year_column(
    reading: TableReading, grid: Grid, context: EraContext | None, *, once: bool = False
) -> int | None:
    """The column whose cells say the year of their rows, under 年度; None without one.

    Years come again for each item of a list, or stand ``once`` in the table of one item.
    """
    for column in reading.columns:
        if split_heading(column.heading).concept not in HEADINGS and column.heading not in HEADINGS:
            continue
        cells = [c for c in grid.column_cells(column.col, reading.header.end) if c.text.strip()]
        years = sum(parse_fiscal_year(cell.text.strip(), context) is not None for cell in cells)
        other = sum(is_total_label(cell.text) for cell in cells)
        repeats = len({cell.text.strip() for cell in cells}) < len(cells)
        if years >= LEAST_YEARS and years + other == len(cells) and repeats != once:
            return column.col
    return None


def date_row(cell: Cell, year: Cell, draft: ValueDraft, context: EraContext | None) -> None:
    """Gives a value of one row the year that its row says; one of the row 計 adds others up."""
    if cell.rowspan > year.rowspan or cell.col < year.col:
        return
    if draft.fiscal_year is None:
        draft.fiscal_year = parse_fiscal_year(year.text.strip(), context)
    draft.is_sum = draft.role is Role.BUDGET and is_total_label(year.text)
