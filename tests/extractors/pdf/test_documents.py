"""Whole files: the repository's own examples, and published documents beside it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pytest

from extractors.base import ExtractOptions, Source
from extractors.pdf.extractor import PdfExtractor
from schemas.document import Document, Page, Table
from schemas.errors import SourceError
from schemas.text import count_characters
from tests.corpus import SHARED, find_documents, requires_corpus

EXAMPLES = Path(__file__).parents[3] / "examples"
# Large books are sampled by their first pages, so that the test stays quick.
FIRST_PAGES = ExtractOptions(pages=((1, 6),))


def read(path: Path, options: ExtractOptions | None = None) -> Document:
    data = path.read_bytes()
    source = Source(path.name, data, hashlib.sha256(data).hexdigest(), "application/pdf")
    return PdfExtractor().extract(source, options or ExtractOptions())


def count_placed(page: Page) -> int:
    """Non-space characters in the blocks of a page."""
    raws = [
        raw
        for block in page.blocks
        for raw in ([cell.raw for cell in block.cells] if isinstance(block, Table) else [block.raw])
    ]
    return sum(map(count_characters, raws))


def assert_sound(page: Page) -> None:
    """Every character is accounted for, and the cells of each table share no place."""
    assert count_placed(page) + page.hidden + page.overprinted == page.characters
    for block in page.blocks:
        if isinstance(block, Table):
            places = [
                (row, col)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.rowspan)
                for col in range(cell.col, cell.col + cell.colspan)
            ]
            assert len(places) == len(set(places))
            assert all(row < block.rows and col < block.cols for row, col in places)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_examples_are_read_whole(path: Path) -> None:
    document = read(path)
    assert document.findings == ()
    for page in document.pages:
        assert_sound(page)


@pytest.mark.parametrize("producer", ["chromium", "writer"])
def test_arrows_of_a_schedule_are_the_same_from_two_producers(producer: str) -> None:
    tables = list(read(EXAMPLES / f"progress-report-{producer}.pdf").tables())
    arrows = [
        (table.page, arrow.row, arrow.first_col, arrow.last_col)
        for table in tables
        for arrow in table.arrows
    ]
    assert [(first, last) for _, _, first, last in arrows] == [
        (2, 6),
        (3, 6),
        (3, 4),
        (5, 6),
        (2, 4),
        (2, 3),
        (5, 6),
    ]


@pytest.mark.parametrize("producer", ["chromium", "writer"])
def test_project_list_has_the_same_grid_from_two_producers(producer: str) -> None:
    (table,) = read(EXAMPLES / f"project-list-{producer}.pdf").tables()
    assert (table.rows, table.cols, table.header_rows, len(table.cells)) == (14, 13, 2, 165)


@pytest.mark.corpus
@requires_corpus
@pytest.mark.parametrize(
    "path", find_documents("corpus/pdf/*.pdf"), ids=lambda path: str(path.stem)
)
def test_published_documents_lose_no_character(path: Path) -> None:
    for page in read(path, FIRST_PAGES).pages:
        assert_sound(page)


@pytest.mark.corpus
@requires_corpus
@pytest.mark.parametrize("name", ["90baf5c981", "0503daab5c", "aa2da7c87a", "60f905b025"])
def test_prose_gives_no_tables(name: str) -> None:
    assert list(read(SHARED / f"corpus/pdf/{name}.pdf").tables()) == []


@pytest.mark.corpus
@requires_corpus
@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("00331e59a4", [(5, 11, 2)]),
        ("1248889b18", [(10, 11, 2)]),
        ("404ef656c9", [(13, 11, 2)]),
        ("ce2f7fb33c", [(18, 14, 2), (18, 14, 2), (16, 14, 2)]),
        ("16b94b9b3d", [(7, 6, 1)]),
    ],
)
def test_grids_keyed_by_eye(name: str, shapes: list[tuple[int, int, int]]) -> None:
    tables = read(SHARED / f"corpus/pdf/{name}.pdf").tables()
    assert [(table.rows, table.cols, table.header_rows) for table in tables] == shapes


@pytest.mark.corpus
@requires_corpus
def test_malformed_files_end_in_a_document_or_a_named_error() -> None:
    for path in find_documents("corpus/malformed/*")[::20]:
        with suppress(SourceError):
            for page in read(path, ExtractOptions(pages=((1, 3),))).pages:
                assert_sound(page)
