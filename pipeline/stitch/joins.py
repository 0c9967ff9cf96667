"""Whether a table goes on in another one on the next page, and by which evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.stitch.between import Gap
from pipeline.stitch.columns import (
    ColumnFit,
    close_edges,
    find_edges,
    fit_by_number,
    fit_columns,
    fit_loosely,
)
from pipeline.stitch.cut_rows import is_value
from pipeline.stitch.growth import GrowingTable
from pipeline.stitch.headers import (
    count_printed_anew,
    count_repeated,
    is_heading_row,
    row_cells,
    starts_anew,
)
from schemas.document import Paragraph, Table
from schemas.text import text_key

Evidence = Literal["tags", "header", "caption", "x-grid"]

RULED = "ruled"
"""Evidence of tables whose edges are drawn."""
SURE_COLS = 4
"""From so many equal columns on, the grid alone is evidence; below, the page must be full too."""
LEAST_SHIFTED_COLS = 3
SLACK = 6.0
"""A page is full when a row more would pass its lowest line by this much, in points."""
LEAST_LABEL_ROWS = 2
"""So many rows of labels below the first ones, printed again, are those of a form."""
_TOTALS = ("合計", "総計", "総合計")


@dataclass(frozen=True, slots=True)
class Join:
    """How a table goes on: the columns laid over each other, rows that repeat the header."""

    fit: ColumnFit
    repeated_rows: int
    evidence: Evidence
    repeated: tuple[Paragraph, ...] = ()


def find_join(
    table: GrowingTable,
    following: Table,
    gap: Gap,
    floor: float | None = None,
    headed: Table | None = None,
) -> Join | None:
    """The join, if the evidence is there: mark-up, a repeated header, （つづき）, the same columns.

    ``floor`` is the lowest y that the pages of this size print on, None when it is not known. A
    form printed anew (same labels in the first column) is never a continuation. ``headed`` is a
    table above on the same page whose header serves this one too: on the next page it comes again.
    """
    counted = fit_by_number(table.cols, following.cols)
    edges = find_edges(following)
    if following.evidence != RULED:
        edges = close_edges(edges, table.edges)
    placed = fit_columns(table.edges, edges)
    by_text = RULED not in {table.last.evidence, following.evidence}
    if by_text and not (placed and placed.is_exact) and is_full(table.last, following, floor):
        placed = fit_loosely(table.edges, edges) or placed
    if following.continues and (placed or counted):
        return _join_by_tags(table, following, gap, placed or counted)
    if gap.parting:
        return None
    header = _find_header(table, following, gap, placed, counted)
    if not header and headed and placed and placed.is_exact and gap.repeated:
        header = placed, count_repeated(headed, following, placed)
    if header and header[1]:
        return _join_by_header(table, following, gap, *header)
    if _is_printed_anew(table, following, 0):
        return None
    if gap.continued and (placed or counted):
        return _join_by_caption(table, following, gap, placed, counted)
    return _join_by_grid(table, following, gap, placed, floor)


def _find_header(
    table: GrowingTable, following: Table, gap: Gap, *fits: ColumnFit | None
) -> tuple[ColumnFit, int] | None:
    """The fit by which the header comes again, and its rows; titles that come again help."""
    for fit in fits:
        rows = count_repeated(table.top, following, fit) if fit else 0
        if fit and rows and (len(fit.only_first) <= 1 or rows > 1 or gap.repeated):
            return fit, rows
    return None


def _join_by_tags(
    table: GrowingTable, following: Table, gap: Gap, fit: ColumnFit | None
) -> Join | None:
    if fit is None:
        return None
    rows = count_repeated(table.top, following, fit)
    return Join(_settle_labels(table, following, fit), rows, "tags", gap.repeated)


def _join_by_header(
    table: GrowingTable, following: Table, gap: Gap, fit: ColumnFit, rows: int
) -> Join | None:
    if _is_printed_anew(table, following, rows):
        return None
    return Join(_settle_labels(table, following, fit), rows, "header", gap.repeated)


def _join_by_caption(
    table: GrowingTable,
    following: Table,
    gap: Gap,
    placed: ColumnFit | None,
    counted: ColumnFit | None,
) -> Join | None:
    fit = placed if placed and (placed.is_exact or not counted) else counted or placed
    if fit is None or is_heading_row(row_cells(following, 0)):
        return None
    return Join(_settle_labels(table, following, fit), 0, "caption", gap.repeated)


def _join_by_grid(
    table: GrowingTable, following: Table, gap: Gap, fit: ColumnFit | None, floor: float | None
) -> Join | None:
    """A join by the columns alone: nothing may say that something new begins."""
    if fit is None or following.cols < 2 or gap.repeated:
        return None
    if starts_anew(table.top, following, fit, table.has_bands) or _ends_in_total(table):
        return None
    if _heads_values(table, following, fit):
        return None
    full = is_full(table.last, following, floor)
    if fit.only_second and not (full and _is_nested(fit)):
        return None
    merged = (label := table.bottom_cell(0)) is not None and label.rowspan > 1
    if not _is_enough(fit, following, full, merged) or (gap.notes and not full):
        return None
    return Join(_settle_labels(table, following, fit), 0, "x-grid")


def _is_enough(fit: ColumnFit, following: Table, full: bool, merged: bool) -> bool:
    """Whether equal columns are evidence enough; what is odd about them asks for a full page.

    ``merged`` says that the first table ends in a label merged over rows, which may lose its line.
    """
    if full and not fit.is_exact and _is_nested(fit):
        return True
    if not fit.is_exact:
        lost_label = fit.only_first in {(0,), (1,)} and not fit.shift
        enough = merged and following.cols >= LEAST_SHIFTED_COLS
        return lost_label and (enough or (full and following.cols >= LEAST_SHIFTED_COLS - 1))
    if fit.shift:
        return full and following.cols >= LEAST_SHIFTED_COLS
    return full or following.cols >= SURE_COLS


def _is_nested(fit: ColumnFit) -> bool:
    """Whether two tables are as wide as each other and one has all edges of the other.

    So they are where no cell of one page begins at an edge that cells of the other page have.
    """
    outer = fit.first[0] == fit.second[0] and fit.first[-1] == fit.second[-1]
    return outer and not fit.shift and not (fit.only_first and fit.only_second)


def is_full(table: Table, following: Table, floor: float | None) -> bool:
    """Whether the next page's first row had no room left below the table.

    The rows of a label that begins there may have been kept together. True as well where places are
    not known.
    """
    if floor is None or table.bbox is None:
        return True
    first = [c for c in following.cells if c.row == 0 and (c.rowspan == 1 or c.text.strip())]
    heights = [cell.bbox.height for cell in first if cell.bbox]
    return table.bbox.bottom + max(heights, default=0.0) > floor - SLACK


def _settle_labels(table: GrowingTable, following: Table, fit: ColumnFit) -> ColumnFit:
    """The fit where a label merged over the page break lost its line to the next column.

    Then the next page's first column is the table's second one; the label goes on beside it.
    """
    if fit.only_first != (1,) or fit.second[0] != 0:
        return fit
    label = table.bottom_cell(0)
    if label is None or label.colspan > 1:
        return fit
    if label.rowspan == 1 and following.rows < 2:
        return fit
    return replace(fit, second=(1, *fit.second[1:]))


def _is_printed_anew(table: GrowingTable, following: Table, header: int) -> bool:
    """Whether labels of the first column, or rows of labels, come again: a form filled in anew."""
    cells = sorted((c for c in following.cells if c.col == 0), key=lambda c: c.row)
    labels = tuple(text_key(c.text) for c in cells if c.row >= header)
    before = table.labels if header else table.labels_of_all
    same = labels == before and len({label for label in labels if label}) >= 2
    return same or count_printed_anew(table.top, following, header) >= LEAST_LABEL_ROWS


def _heads_values(table: GrowingTable, following: Table, fit: ColumnFit) -> bool:
    """Whether the next page's first row holds words above columns of numbers: a header."""
    first = row_cells(following, 0)
    if not all(c.text.strip() and not is_value(c.text) for c in first):
        return False
    known = set(table.value_cols)
    cols = {col for col in range(following.cols) if fit.second[col] in known}
    below = [c for c in following.cells if c.row > 0 and c.col in cols and c.text.strip()]
    return bool(cols) and bool(below) and all(is_value(c.text) for c in below)


def _ends_in_total(table: GrowingTable) -> bool:
    """Whether the table ended with its grand total."""
    last = table.bottom_cell(0)
    return last is not None and text_key(last.text).endswith(_TOTALS)
