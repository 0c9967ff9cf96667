"""pdf-oxide: ``extract_tables`` by lines, as its documentation names it for ruled tables.

It gives each cell one row and column; boxes of cells do not say where they are merged.
"""

from __future__ import annotations

from typing import Any

import pdf_oxide
from boxes import place_rows
from measured import FoundTable, Reading, Request, run_adapter

_SETTINGS = {"horizontal_strategy": "lines", "vertical_strategy": "lines"}


def extract_tables(request: Request) -> tuple[int, list[tuple[int, Any]]]:
    """The number of pages, and page and table for each table."""
    document = pdf_oxide.PdfDocument(str(request.path))
    pages = int(document.page_count)
    numbers = range(pages) if request.page is None else [request.page - 1]
    return pages, [
        (page + 1, table)
        for page in numbers
        for table in document.extract_tables(page, table_settings=_SETTINGS)
    ]


def convert_tables(native: tuple[int, list[tuple[int, Any]]], request: Request) -> Reading:
    """The tables as they come."""
    pages, found = native
    return Reading(
        pages,
        tuple(
            FoundTable(
                (page,),
                place_rows([cell["text"] for cell in row["cells"]] for row in table["rows"]),
            )
            for page, table in found
        ),
    )


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
