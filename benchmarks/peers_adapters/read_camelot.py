"""camelot, flavour ``lattice`` (for ruled tables) or ``hybrid``; the variant names it.

``line_scale=40`` is what its documentation advises for short rules. Spans come from the edges that
it finds on each cell of its grid.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import camelot
from measured import FoundTable, Reading, run_adapter
from merged import merge_cells
from page_count import count_pages

_OPTIONS: dict[str, dict[str, Any]] = {"lattice": {"line_scale": 40}, "hybrid": {}}


def extract_tables(path: Path, variant: str) -> tuple[Path, Any]:
    """The file and camelot's tables."""
    tables = camelot.read_pdf(str(path), pages="all", flavor=variant, **_OPTIONS[variant])
    return path, tables


def convert_tables(native: tuple[Path, Any], variant: str) -> Reading:
    """The tables with spans."""
    path, tables = native
    found = tuple(FoundTable((int(table.page),), _convert_cells(table.cells)) for table in tables)
    return Reading(count_pages(path), found)


def _convert_cells(grid: list[list[Any]]) -> tuple[Any, ...]:
    texts = [[cell.text for cell in row] for row in grid]
    right = [[bool(cell.right) for cell in row] for row in grid]
    below = [[bool(cell.bottom) for cell in row] for row in grid]
    return merge_cells(texts, right, below)


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
