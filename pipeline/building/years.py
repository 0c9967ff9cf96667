"""Findings about years whose era is impossible, assumed or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.building.places import cell_place
from pipeline.reading.grid import Grid
from pipeline.reading.headers import header_cells
from pipeline.reading.tables import TableReading
from schemas.document import Document, Table
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext, find_unread_years, find_years
from schemas.places import Anchor

MAX_PLACES = 10
"""A year that is printed often is reported with so many of its places."""

Text = tuple[str, Anchor]


def find_year_doubts(
    document: Document, readings: Sequence[TableReading], context: EraContext
) -> list[Finding]:
    """Impossible years anywhere; assumed and unread ones in headings, where they date columns."""
    source = document.source.sha256
    headings = list(_headings(readings, source))
    dated = {
        text
        for reading in readings
        for column in reading.columns
        if column.fiscal_year is not None
        for text in column.path
    }
    return [
        *_gather("era.extrapolated", _impossible(_texts(document, source), context)),
        *_gather("era.assumed", _assumed(headings, context)),
        *_gather("era.unread", _unread(headings, dated, context)),
    ]


def _texts(document: Document, source: str) -> Iterator[Text]:
    index = -1
    for _, block in document.blocks():
        if isinstance(block, Table):
            index += 1
            for cell in block.cells:
                yield cell.text, cell_place(source, index, cell)
        else:
            yield block.text, Anchor(source, block.page, block.bbox, block.path)


def _headings(readings: Sequence[TableReading], source: str) -> Iterator[Text]:
    for reading in readings:
        for cell in header_cells(Grid(reading.table), reading.header):
            yield cell.text, cell_place(source, reading.index, cell)


def _impossible(
    texts: Iterable[Text], context: EraContext
) -> Iterator[tuple[str, int | None, Anchor]]:
    for text, place in texts:
        if "年" in text:
            for mention in find_years(text, context):
                if mention.extrapolated:
                    yield mention.text, mention.first, place


def _assumed(
    texts: Iterable[Text], context: EraContext
) -> Iterator[tuple[str, int | None, Anchor]]:
    for text, place in texts:
        for mention in find_years(text, context):
            if mention.assumed:
                yield mention.text, mention.first, place


def _unread(
    texts: Iterable[Text], dated: set[str], context: EraContext
) -> Iterator[tuple[str, int | None, Anchor]]:
    for text, place in texts:
        if text.strip() not in dated:
            for unread in find_unread_years(text, context):
                yield unread.text, None, place


def _gather(code: str, doubts: Iterable[tuple[str, int | None, Anchor]]) -> Iterator[Finding]:
    """One finding for each different year, with its places."""
    places: dict[tuple[str, int | None], list[Anchor]] = {}
    for text, year, place in doubts:
        places.setdefault((text, year), []).append(place)
    for (text, year), anchors in places.items():
        if year is None:
            yield make_finding(code, anchors[:MAX_PLACES], text=text)
        else:
            yield make_finding(code, anchors[:MAX_PLACES], text=text, year=year)
