"""pdfplumber-rs: ``find_tables`` with its default line strategy; variant ``boxes`` as pdfplumber's.

Its module is called pdfplumber too.
"""

from __future__ import annotations

from typing import Any

import pdfplumber
from boxes import place_boxes, place_rows
from measured import FoundTable, Reading, Request, run_adapter

Native = tuple[int, list[tuple[int, Any, list[list[str | None]]]]]


def extract_tables(request: Request) -> Native:
    """The number of pages, and page, cells with boxes and texts of each table."""
    pdf: Any = pdfplumber.PDF.open_bytes(request.path.read_bytes())  # type: ignore[attr-defined]
    found = []
    pages = pdf.pages
    for number in _choose(len(pages), request.page):
        for table in pages[number - 1].find_tables():
            cells = table.rows if request.variant == "boxes" else None
            found.append((number, cells, table.extract()))
    return len(pages), found


def _choose(count: int, page: int | None) -> range:
    return range(1, count + 1) if page is None else range(page, page + 1)


def convert_tables(native: Native, request: Request) -> Reading:
    """The tables as they come, or with spans from the boxes."""
    pages, found = native
    tables = []
    for page, rows, texts in found:
        if request.variant == "boxes":
            boxes = [
                (_box(cell), cell["text"] or "") for row in rows for cell in row if _is_cell(cell)
            ]
            cells = place_boxes(boxes)
        else:
            cells = place_rows(texts)
        tables.append(FoundTable((page,), cells))
    return Reading(pages, tuple(tables))


def _is_cell(cell: dict[str, Any] | None) -> bool:
    """Whether it is a cell; a filler has no box, or one without a size."""
    return bool(cell) and cell["x1"] > cell["x0"]


def _box(cell: dict[str, Any]) -> tuple[float, float, float, float]:
    return (cell["x0"], cell["top"], cell["x1"], cell["bottom"])


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
