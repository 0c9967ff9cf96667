"""pdfplumber-rs: ``find_tables`` with its default line strategy; variant ``boxes`` as pdfplumber's.

Its module is called pdfplumber too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
from boxes import place_boxes, place_rows
from measured import FoundTable, Reading, run_adapter

Native = tuple[int, list[tuple[int, Any, list[list[str | None]]]]]


def extract_tables(path: Path, variant: str) -> Native:
    """The number of pages, and page, cells with boxes and texts of each table."""
    pdf: Any = pdfplumber.PDF.open_bytes(path.read_bytes())  # type: ignore[attr-defined]
    found = []
    pages = pdf.pages
    for number, page in enumerate(pages, start=1):
        for table in page.find_tables():
            cells = table.rows if variant == "boxes" else None
            found.append((number, cells, table.extract()))
    return len(pages), found


def convert_tables(native: Native, variant: str) -> Reading:
    """The tables as they come, or with spans from the boxes."""
    pages, found = native
    tables = []
    for page, rows, texts in found:
        if variant == "boxes":
            boxes = [(_box(cell), cell["text"] or "") for row in rows for cell in row if cell]
            cells = place_boxes(boxes)
        else:
            cells = place_rows(texts)
        tables.append(FoundTable((page,), cells))
    return Reading(pages, tuple(tables))


def _box(cell: dict[str, Any]) -> tuple[float, float, float, float]:
    return (cell["x0"], cell["top"], cell["x1"], cell["bottom"])


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
