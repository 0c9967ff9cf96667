"""keikaku: ``PdfExtractor`` with its default options; tables joined over pages by ``stitch``.

What is measured is ``extract`` alone, from the bytes of the file to the Document.
"""

from __future__ import annotations

from measured import FoundTable, Reading, Request, run_adapter

from extractors.base import ExtractOptions
from extractors.pdf.extractor import PdfExtractor
from extractors.source import make_source
from pipeline.stitch import stitch
from schemas.document import Document, Table


def extract_document(request: Request) -> Document:
    """The Document of the file."""
    source = make_source(request.path.name, request.path.read_bytes())
    pages = ((request.page, request.page),) if request.page else ()
    return PdfExtractor().extract(source, ExtractOptions(pages=pages))


def convert_document(document: Document, request: Request) -> Reading:
    """The tables by page, and those joined."""
    pages = document.source.page_count
    return Reading(pages, _convert_tables(document), _convert_tables(stitch(document).document))


def _convert_tables(document: Document) -> tuple[FoundTable, ...]:
    return tuple(
        _convert_table(block, page.number)
        for page, block in document.blocks()
        if isinstance(block, Table)
    )


def _convert_table(table: Table, page: int) -> FoundTable:
    pages = {cell.page for cell in table.cells if cell.page is not None}
    pages |= {place.page for cell in table.cells for place in cell.also if place.page is not None}
    return FoundTable(
        tuple(sorted(pages or {page})),
        tuple((c.row, c.col, c.rowspan, c.colspan, c.raw) for c in table.cells),
        tuple((a.row, a.first_col, a.last_col, a.label) for a in table.arrows),
    )


if __name__ == "__main__":
    run_adapter(extract_document, convert_document)
