"""Cells with spans out of the boxes that a tool gives its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from measured import Cell

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y grows downwards."""


def place_boxes(boxes: Iterable[tuple[Box, str]], tolerance: float = 1.0) -> tuple[Cell, ...]:
    """The cells on the grid of all edges of all boxes.

    Edges nearer than ``tolerance`` (in the unit of the boxes) are one. Boxes that come twice, as
    where a tool repeats a merged cell at each of its places, count once.
    """
    texts: dict[Box, str] = {}
    for box, text in boxes:
        texts[box] = texts.get(box) or text
    columns = _number_edges([x for box in texts for x in (box[0], box[2])], tolerance)
    rows = _number_edges([y for box in texts for y in (box[1], box[3])], tolerance)
    return tuple(
        (
            rows[top],
            columns[left],
            max(1, rows[bottom] - rows[top]),
            max(1, columns[right] - columns[left]),
            text,
        )
        for (left, top, right, bottom), text in texts.items()
    )


def _number_edges(edges: Sequence[float], tolerance: float) -> dict[float, int]:
    """The number of the grid line of each edge."""
    numbers: dict[float, int] = {}
    last: float | None = None
    number = -1
    for edge in sorted(set(edges)):
        if last is None or edge - last > tolerance:
            number += 1
        last = edge
        numbers[edge] = number
    return numbers


def place_rows(rows: Iterable[Iterable[str | None]]) -> tuple[Cell, ...]:
    """The cells of a list of rows, each of one row and column; None is a filler, no cell."""
    return tuple(
        (row, col, 1, 1, text)
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
        if text is not None
    )
