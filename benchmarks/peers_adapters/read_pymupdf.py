"""PyMuPDF without its layout package: ``find_tables``, spans from the boxes of its cells."""

from __future__ import annotations

from typing import Any

import pymupdf
from boxes import place_boxes
from measured import FoundTable, Reading, Request, run_adapter

Native = tuple[int, list[tuple[int, list[list[Any]], list[list[str | None]]]]]


def extract_tables(request: Request) -> Native:
    """The number of pages, and page, boxes and texts of each table."""
    with pymupdf.open(request.path) as pdf:
        found = []
        numbers = range(len(pdf)) if request.page is None else [request.page - 1]
        for number in numbers:
            for table in pdf[number].find_tables(strategy="lines").tables:
                boxes = [row.cells for row in table.rows]
                found.append((number + 1, boxes, table.extract()))
        return len(pdf), found


def convert_tables(native: Native, request: Request) -> Reading:
    """The tables with spans."""
    pages, found = native
    tables = []
    for page, boxes, texts in found:
        pairs = [
            (tuple(box), text or "")
            for row, line in zip(boxes, texts, strict=True)
            for box, text in zip(row, line, strict=True)
            if box
        ]
        tables.append(FoundTable((page,), place_boxes(pairs)))
    return Reading(pages, tuple(tables))


if __name__ == "__main__":
    run_adapter(extract_tables, convert_tables)
