"""img2table on the text of the file, without OCR; spans from the boxes of its cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from boxes import place_boxes
from img2table.document import PDF
from measured import FoundTable, Reading, run_adapter
from page_count import count_pages


def extract_tables(path: Path, variant: str) -> tuple[Path, Any]:
    """The file and img2table's tables by 0-based page."""
    return path, PDF(str(path), pdf_text_extraction=True).extract_tables()


def convert_tables(native: tuple[Path, Any], variant: str) -> Reading:
    """The tables with spans; a merged cell comes once for each place it covers."""
    path, by_page = native
    found = [
        FoundTable((page + 1,), place_boxes(_list_boxes(table)))
        for page, tables in by_page.items()
        for table in tables
    ]
    return Reading(count_pages(path), tuple(found))


def _list_boxes(table: Any) -> list[Any]:
    return [
        ((cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2), cell.value or "")
        for row in table.content.values()
        for cell in row
    ]


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
