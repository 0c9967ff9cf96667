"""On which pages the rows of a table stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.pdf.tags.model import RowPages, TagCell


def find_row_pages(cells: Sequence[TagCell], rows: int) -> RowPages:
    """The pages of the rows; rows without any content go with the row above.

    Cells over several rows say nothing but where their first row begins: their text may go on
    on a page on which that row no longer stands.
    """
    pages: list[set[int]] = [set() for _ in range(rows)]
    for cell in cells:
        if cell.rowspan == 1:
            pages[cell.row].update(page for page, _ in cell.marks)
    for cell in cells:
        if cell.rowspan > 1 and cell.marks and not pages[cell.row]:
            pages[cell.row].add(min(page for page, _ in cell.marks))
    _fill_gaps(pages)
    found: dict[int, list[int]] = {}
    for row, on in enumerate(pages):
        for page in on:
            found.setdefault(page, []).append(row)
    first = {row: min(on) for row, on in enumerate(pages) if on}
    feet = find_feet(first)
    return RowPages(
        {page: tuple(found[page]) for page in sorted(found)},
        first,
        feet,
        _find_depths(found, feet),
    )


def _fill_gaps(pages: list[set[int]]) -> None:
    """Puts rows without content on the last page of the row above, before that of the next row."""
    limits = []
    limit = 0
    for on in reversed(pages):
        limit = min(on) if on else limit
        limits.append(limit)
    last = 0
    for on, limit in zip(pages, reversed(limits), strict=True):
        last = max(on) if on else min(last, limit) if last and limit else last or limit
        if not on and last:
            on.add(last)


def find_feet(first: Mapping[int, int]) -> frozenset[int]:
    """Rows printed before rows above them, from each row's first page.

    >>> sorted(find_feet({0: 1, 1: 1, 2: 2, 3: 1}))
    [3]
    """
    feet = []
    latest = 0
    for row in sorted(first):
        if first[row] < latest:
            feet.append(row)
        latest = max(latest, first[row])
    return frozenset(feet)


def _find_depths(on: Mapping[int, Sequence[int]], feet: frozenset[int]) -> dict[int, int]:
    depths = {}
    depth = -1
    for page in sorted(on):
        depths[page] = depth
        depth = max([depth, *(row for row in on[page] if row not in feet)])
    return depths
