from __future__ import annotations

from extractors.base import ExtractOptions
from extractors.pdf.audit import compare_characters, compare_pages, compare_tables
from extractors.pdf.extractor import PdfExtractor
from schemas.document import Cell, Document, Page, Paragraph, Table
from tests.extractors.pdf.files import make_pdf
from tests.extractors.pdf.pages import characters, page, set_text
from tests.extractors.pdf.test_extractor import StandIn, codes, source
from tests.extractors.pdf.test_fallback import extract

AUDIT = ExtractOptions(audit=True)


def page_of(*texts: str) -> Page:
    return Page(1, blocks=tuple(Paragraph(text, text) for text in texts))


def table_of(rows: int, cols: int) -> Table:
    cells = [Cell(row, col, 1, 1, "", "") for row in range(rows) for col in range(cols)]
    return Table(tuple(cells), rows, cols)


def test_order_spaces_and_radicals_are_no_difference() -> None:
    assert not compare_characters(page_of("計画 の", "⼈・口"), page_of("の人\n計画", "・口"))


def test_what_only_one_reader_has_is_counted_and_shown() -> None:
    found = compare_characters(page_of("計画計計"), page_of("計面"))
    assert found.params() == {
        "first_count": 3,
        "first": "計画",
        "second_count": 1,
        "second": "面",
    }


def test_tables_are_compared_by_their_shapes() -> None:
    first = Page(1, blocks=(table_of(2, 3), table_of(2, 3), table_of(4, 1)))
    second = Page(1, blocks=(table_of(4, 1), table_of(2, 3), table_of(3, 3)))
    assert not compare_tables(first, first)
    params = compare_tables(first, second).params()
    assert (params["first"], params["second"]) == ("2×3 (6)", "3×3 (9)")
    assert [code for code, _ in compare_pages(first, second)] == ["audit.tables"]


def test_differences_are_findings_and_both_counts_are_kept() -> None:
    first = StandIn([page(characters(set_text("計画", 50, 50)))])
    second = StandIn([page(characters(set_text("計画書", 50, 50)))])
    document = extract(first, second, AUDIT)
    assert codes(document) == ["audit.characters"]
    assert document.findings[0].params["second"] == "書"
    assert (document.pages[0].characters, document.pages[0].audited) == (2, 3)


def test_a_page_that_the_auditor_cannot_read_is_named() -> None:
    first = StandIn([page(characters(set_text("計画", 50, 50)))])
    document = extract(first, StandIn([ValueError()]), AUDIT)
    assert codes(document) == ["audit.unread"]
    assert document.pages[0].audited is None


def test_both_readers_agree_on_a_ruled_page() -> None:
    grid = "10 10 180 80 re S 100 10 m 100 90 l S 10 50 m 190 50 l S "
    texts = "BT /F 10 Tf 20 60 Td (ab) Tj 90 0 Td (cd) Tj 0 -40 Td (ef) Tj -90 0 Td (gh) Tj ET"
    document: Document = PdfExtractor().extract(source(make_pdf(grid + texts)), AUDIT)
    assert codes(document) == []
    assert (document.pages[0].characters, document.pages[0].audited) == (8, 8)
