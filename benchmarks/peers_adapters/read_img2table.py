"""img2table on the text of the file, without OCR; spans from the boxes of its cells."""

from __future__ import annotations

from typing import Any

from boxes import place_boxes
from img2table.document import PDF
from measured import FoundTable, Reading, Request, run_adapter
from page_count import count_pages


def extract_tables(request: Request) -> Any:
    """The tables as img2table gives them, by 0-based page."""
    pages = [request.page - 1] if request.page else None
    return PDF(str(request.path), pages=pages, pdf_text_extraction=True).extract_tables()


def convert_tables(by_page: Any, request: Request) -> Reading:
    """The tables with spans; a merged cell comes once for each place it covers."""
    found = [
        FoundTable((page + 1,), place_boxes(_list_boxes(table)))
        for page, tables in by_page.items()
        for table in tables
    ]
    return Reading(count_pages(request.path), tuple(found))


def _list_boxes(table: Any) -> list[Any]:
    return [
        ((cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2), cell.value or "")
        for row in table.content.values()
        for cell in row
    ]


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
