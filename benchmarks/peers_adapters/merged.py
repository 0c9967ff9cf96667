"""Cells with spans out of a grid whose inner edges are known."""

from __future__ import annotations

from collections.abc import Sequence

from measured import Cell

Flags = Sequence[Sequence[bool]]


def merge_cells(texts: Sequence[Sequence[str]], right: Flags, below: Flags) -> tuple[Cell, ...]:
    """Cells of a grid, those without an edge between them merged.

    ``right`` and ``below`` say by row and column whether a cell has an edge there. A merged cell
    begins at its upper left place; its texts stand in their order, one a line.
    """
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(texts):
        for col in range(len(line)):
            if (row, col) in taken:
                continue
            colspan = _measure_run(right[row][col:])
            rowspan = _measure_run([edges[col] for edges in below[row:]])
            places = [(r, c) for r in range(row, row + rowspan) for c in range(col, col + colspan)]
            taken.update(places)
            inside = [texts[r][c] for r, c in places if c < len(texts[r])]
            cells.append((row, col, rowspan, colspan, "\n".join(filter(None, inside))))
    return tuple(cells)


def _measure_run(edges: Sequence[bool]) -> int:
    """How many places reach to the first edge; all, when there is none."""
    return next((number for number, edge in enumerate(edges, 1) if edge), len(edges))
