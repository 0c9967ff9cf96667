"""tabula, in its lattice mode for ruled tables; spans from the boxes of its cells."""

from __future__ import annotations

from typing import Any

import tabula
from boxes import Cell, place_boxes
from measured import FoundTable, Reading, Request, run_adapter
from page_count import count_pages

_OPTIONS: dict[str, Any] = {"lattice": True, "output_format": "json"}


def extract_tables(request: Request) -> list[Any]:
    """The tables as tabula gives them."""
    tables: list[Any] = tabula.read_pdf(str(request.path), pages=request.page or "all", **_OPTIONS)
    return tables


def convert_tables(tables: list[Any], request: Request) -> Reading:
    """The tables with spans.

    tabula does not tell the page of a table. Where there is more than one page they are read again
    one by one, off the clock.
    """
    pages = count_pages(request.path)
    if request.page or pages == 1:
        found = [(request.page or 1, table) for table in tables]
    else:
        found = [
            (page, table)
            for page in range(1, pages + 1)
            for table in tabula.read_pdf(str(request.path), pages=page, **_OPTIONS)
        ]
    return Reading(pages, tuple(FoundTable((page,), _place(table)) for page, table in found))


def _place(table: dict[str, Any]) -> tuple[Cell, ...]:
    """The cells; fillers have no width."""
    return place_boxes(
        (
            (
                cell["left"],
                cell["top"],
                cell["left"] + cell["width"],
                cell["top"] + cell["height"],
            ),
            cell["text"].replace("\r", "\n"),
        )
        for row in table["data"]
        for cell in row
        if cell["width"] > 0
    )


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
