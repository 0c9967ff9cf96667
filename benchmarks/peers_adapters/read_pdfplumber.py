"""pdfplumber: ``find_tables`` with its default line strategy, which is the one for ruled tables.

Variant ``boxes`` derives merged cells from the boxes of its cells, at no further cost.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

import pdfplumber
from boxes import Box, place_boxes, place_rows
from measured import FoundTable, Reading, Request, run_adapter

Rows = list[list[str | None]]
Native = tuple[int, list[tuple[int, list[list[Box | None]], Rows]]]


def extract_tables(request: Request) -> Native:
    """The number of pages, and page, boxes and texts of each table."""
    pages = [request.page] if request.page else None
    with pdfplumber.open(request.path, pages=pages) as pdf:
        found = []
        for page in pdf.pages:
            for table in page.find_tables():
                found.append((page.page_number, _boxes(table), table.extract()))
            page.close()  # as its documentation advises for long documents
        return len(pdf.pages), found


def _boxes(table: Any) -> list[list[Box | None]]:
    return [row.cells for row in table.rows]


def convert_tables(native: Native, request: Request) -> Reading:
    """The tables as they come, or with spans from the boxes."""
    pages, found = native
    tables = []
    for page, boxes, texts in found:
        if request.variant == "boxes":
            pairs = zip(chain(*boxes), chain(*texts), strict=True)
            cells = place_boxes((box, text or "") for box, text in pairs if box)
        else:
            cells = place_rows(texts)
        tables.append(FoundTable((page,), cells))
    return Reading(pages, tuple(tables))


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
