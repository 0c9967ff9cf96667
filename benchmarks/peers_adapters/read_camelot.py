"""camelot, flavour ``lattice`` (for ruled tables) or ``hybrid``; the variant names it.

``line_scale=40`` is what its documentation advises for short rules. Spans come from the edges that
it finds on each cell of its grid.
"""

from __future__ import annotations

from typing import Any

import camelot
from measured import FoundTable, Reading, Request, run_adapter
from merged import merge_cells
from page_count import count_pages

_OPTIONS: dict[str, dict[str, Any]] = {"lattice": {"line_scale": 40}, "hybrid": {}}


def extract_tables(request: Request) -> Any:
    """The tables as camelot gives them."""
    options = _OPTIONS[request.variant]
    pages = str(request.page or "all")
    path = str(request.path)
    return camelot.read_pdf(path, pages=pages, flavor=request.variant, **options)


def convert_tables(tables: Any, request: Request) -> Reading:
    """The tables with spans."""
    found = tuple(FoundTable((int(table.page),), _convert_cells(table.cells)) for table in tables)
    return Reading(count_pages(request.path), found)


def _convert_cells(grid: list[list[Any]]) -> tuple[Any, ...]:
    texts = [[cell.text for cell in row] for row in grid]
    right = [[bool(cell.right) for cell in row] for row in grid]
    below = [[bool(cell.bottom) for cell in row] for row in grid]
    return merge_cells(texts, right, below)


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
