"""The ground truth of the ICDAR 2013 Table Competition's EU documents, read from its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.truth import DocumentTruth, TruthCell, TruthTable

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "icdar2013"


@dataclass(frozen=True, slots=True)
class Region:
    """Where a true table stands: 1-based page; x0, y0, x1, y1 in points from the bottom left."""

    page: int
    box: tuple[float, float, float, float]


def find_documents(corpus: Path = CORPUS) -> list[str]:
    """The ids of the documents, sorted; ``eu-009`` (its PDF is eu-009a.pdf) stands once."""
    return sorted(path.stem.rstrip("a") for path in corpus.glob("eu-*.pdf"))


def find_pdf(document_id: str, corpus: Path = CORPUS) -> Path:
    """The PDF of a document."""
    plain = corpus / f"{document_id}.pdf"
    return plain if plain.is_file() else corpus / f"{document_id}a.pdf"


def find_structures(document_id: str, corpus: Path = CORPUS) -> list[Path]:
    """The structure files of a document: one, or both of its alternatives."""
    found = sorted(corpus.glob(f"{document_id}*-str.xml"))
    if not found:
        raise FileNotFoundError(f"no structure file of {document_id} in {corpus}")
    return found


def read_tables(path: Path) -> tuple[TruthTable, ...]:
    """The tables of a structure file, in its order, blank positions as empty cells."""
    root = etree.parse(str(path)).getroot()
    return tuple(_read_table(table) for table in root.iter("table"))


def read_regions(path: Path) -> tuple[Region, ...]:
    """The places of the tables of a region file, in its order."""
    root = etree.parse(str(path)).getroot()
    return tuple(_read_region(region) for region in root.iter("region"))


def _read_region(region: etree._Element) -> Region:
    box = region.find("bounding-box")
    assert box is not None, "each region of the competition has a box"
    x0, y0, x1, y1 = (float(box.get(side, "nan")) for side in ("x1", "y1", "x2", "y2"))
    return Region(int(region.get("page", "")), (x0, y0, x1, y1))


def _read_table(table: etree._Element) -> TruthTable:
    regions = list(table.iter("region"))
    cells = [_read_cell(cell, region) for region in regions for cell in region.iter("cell")]
    rows = max(cell.row + cell.rowspan for cell in cells)
    cols = max(cell.col + cell.colspan for cell in cells)
    pages = tuple(sorted({int(region.get("page", "")) for region in regions}))
    return TruthTable(pages, rows, cols, (*cells, *_fill_blanks(cells, rows, cols)))


def _read_cell(cell: etree._Element, region: etree._Element) -> TruthCell:
    row, col = int(cell.get("start-row", "")), int(cell.get("start-col", ""))
    end_row, end_col = int(cell.get("end-row", row)), int(cell.get("end-col", col))
    return TruthCell(
        row + int(region.get("row-increment", "0")),
        col + int(region.get("col-increment", "0")),
        end_row - row + 1,
        end_col - col + 1,
        (cell.findtext("content") or "").strip(),
    )


def _fill_blanks(cells: Iterable[TruthCell], rows: int, cols: int) -> list[TruthCell]:
    free = {(row, col) for row in range(rows) for col in range(cols)}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            free -= {(row, col) for col in range(cell.col, cell.col + cell.colspan)}
    return [TruthCell(row, col, 1, 1, "") for row, col in sorted(free)]


def read_document(document_id: str, corpus: Path = CORPUS) -> DocumentTruth:
    """The document in the form of all truths here; of two alternatives the first."""
    tables = read_tables(find_structures(document_id, corpus)[0])
    pages = max(page for table in tables for page in table.pages)
    return DocumentTruth(document_id, "icdar2013", 0, "various", pages, tables, tables)
