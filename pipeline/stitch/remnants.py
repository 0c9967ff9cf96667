"""Text at the top of a page that is the rest of a cut row, where no table was seen around it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stitch.cut_rows import Flow, judge_flow
from pipeline.stitch.growth import GrowingTable
from schemas.document import Cell, Paragraph

PADDING = (1.5, 14.0)
"""Text stands so far from the left edge of its cell, in points."""
FULL_SLACK = 24.0
"""The table must end so near the lowest line of its page."""


def find_remnants(
    table: GrowingTable, leading: Sequence[Paragraph], floor: float | None
) -> dict[int, Paragraph]:
    """The paragraphs at the top of the next page that go on with cells of the last row, by column.

    Each must stand inside one column, not the first (where prose stands as well), and the texts
    must go on in mid-sentence or after a full line. Empty when any of that is missing.
    """
    if floor is None or table.last.bbox is None or len(table.edges) < 3:
        return {}
    if table.last.bbox.bottom < floor - FULL_SLACK:
        return {}
    found: dict[int, Paragraph] = {}
    goes_on = False
    for paragraph in leading:
        col = _find_column(table.edges, paragraph)
        flow = None if col is None or col in found else _flow(table, col, paragraph)
        if col is None or flow is None or flow is Flow.ENDED:
            break
        found[col] = paragraph
        goes_on = goes_on or flow in {Flow.SURE, Flow.LIKELY}
    return found if goes_on else {}


def _find_column(edges: Sequence[float], paragraph: Paragraph) -> int | None:
    """The column, from the second on, that a paragraph stands in as the text of a cell does."""
    box = paragraph.bbox
    if box is None or paragraph.kind in {"heading", "caption", "furniture"}:
        return None
    for col in range(1, len(edges) - 1):
        padding = box.x0 - edges[col]
        if PADDING[0] <= padding <= PADDING[1] and box.x1 <= edges[col + 1]:
            return col
    return None


def _flow(table: GrowingTable, col: int, paragraph: Paragraph) -> Flow | None:
    above = table.bottom_cell(col)
    if above is None or above.colspan != 1 or not above.text.strip():
        return None
    meeting = table.meet(as_cell(paragraph, above))
    full = meeting.fills_line() if meeting else None
    return judge_flow(above.text.strip(), paragraph.text.strip(), full)


def as_cell(paragraph: Paragraph, above: Cell) -> Cell:
    """The paragraph as the lower part of a cell."""
    return Cell(
        above.last_row + 1,
        above.col,
        1,
        above.colspan,
        paragraph.raw,
        paragraph.text,
        paragraph.bbox,
        page=paragraph.page,
        path=paragraph.path,
    )
