"""tabula, in its lattice mode for ruled tables; spans from the boxes of its cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tabula
from boxes import Cell, place_boxes
from measured import FoundTable, Reading, run_adapter
from page_count import count_pages

_OPTIONS: dict[str, Any] = {"lattice": True, "output_format": "json"}


def extract_tables(path: Path, variant: str) -> tuple[Path, list[Any]]:
    """The file and tabula's tables."""
    return path, tabula.read_pdf(str(path), pages="all", **_OPTIONS)


def convert_tables(native: tuple[Path, list[Any]], variant: str) -> Reading:
    """The tables with spans.

    tabula does not tell the page of a table. Where there is more than one page they are read again
    one by one, off the clock.
    """
    path, tables = native
    pages = count_pages(path)
    if pages == 1:
        found = [(1, table) for table in tables]
    else:
        found = [
            (page, table)
            for page in range(1, pages + 1)
            for table in tabula.read_pdf(str(path), pages=page, **_OPTIONS)
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
