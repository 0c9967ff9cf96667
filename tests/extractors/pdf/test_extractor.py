from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from extractors.base import ExtractOptions, Source
from extractors.pdf.extractor import PdfExtractor
from extractors.pdf.page import PageOptions, PageReading, read_page
from extractors.pdf.reader import DocumentReader, Drawing, PageContent
from extractors.pdf.repair import strip_junk
from schemas.document import Document
from schemas.errors import SourceError
from tests.extractors.pdf.files import make_pdf
from tests.extractors.pdf.pages import boxes, characters, page, set_text

TEXT = "BT /F 10 Tf 20 70 Td (Plan) Tj ET"


@dataclass
class StandIn:
    """A reader that delivers prepared pages, or raises what stands in their place."""

    pages: list[PageContent | BaseException]
    metadata: Mapping[str, str] = field(default_factory=dict)
    is_restricted: bool = False
    repairs: str = ""
    closed: bool = False

    @property
    def page_count(self) -> int:
        return len(self.pages)

    def read_page(self, number: int, max_strokes: int) -> PageContent:
        content = self.pages[number - 1]
        if isinstance(content, BaseException):
            raise content
        return content

    def close(self) -> None:
        self.closed = True


def source(data: bytes) -> Source:
    return Source("plan.pdf", data, hashlib.sha256(data).hexdigest(), "application/pdf")


def extract(reader: StandIn, options: ExtractOptions | None = None) -> Document:
    def opener(data: bytes, password: str | None) -> DocumentReader:
        return reader  # type: ignore[return-value]

    return PdfExtractor(opener).extract(source(b"%PDF-"), options or ExtractOptions())


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def text_page(number: int = 1) -> PageContent:
    return page(characters(set_text("計画", 50, 50)), number=number)


def test_pdf_is_accepted_by_its_bytes() -> None:
    assert PdfExtractor().accepts(source(b"%PDF-1.7")) is None
    assert PdfExtractor().accepts(Source("x.pdf", b"<html>", "0", "text/html")) is not None


def test_file_is_read_with_pages_and_metadata() -> None:
    document = PdfExtractor().extract(source(make_pdf(TEXT, pages=2)), ExtractOptions())
    assert document.source.page_count == 2
    assert [p.number for p in document.pages] == [1, 2]
    assert document.findings == ()


def test_junk_before_the_header_is_skipped() -> None:
    data = b"HTTP/1.1 200 OK\r\n\r\n" + make_pdf(TEXT)
    assert strip_junk(data).startswith(b"%PDF-")
    assert codes(PdfExtractor().extract(source(data), ExtractOptions())) == []


def test_only_the_pages_asked_for_are_read() -> None:
    reader = StandIn([text_page(1), text_page(2), text_page(3)])
    document = extract(reader, ExtractOptions(pages=((2, None),)))
    assert [p.number for p in document.pages] == [2, 3]
    assert reader.closed


def test_page_limit_is_named() -> None:
    document = extract(StandIn([text_page(n) for n in (1, 2, 3)]), ExtractOptions(max_pages=2))
    assert (len(document.pages), codes(document)) == (2, ["limit.pages"])


@pytest.mark.parametrize("error", [ValueError(), RecursionError(), MemoryError()])
def test_page_that_fails_is_named_and_the_others_are_read(error: BaseException) -> None:
    document = extract(StandIn([error, text_page(2)]))
    assert codes(document) == ["page.unreadable"]
    assert document.findings[0].params["reason"] == type(error).__name__
    assert [p.number for p in document.pages] == [2]


def test_scanned_page_is_named() -> None:
    scan = page(drawing=Drawing(pictures=boxes((0, 0, 600, 800))))
    assert codes(extract(StandIn([scan]))) == ["page.no-text"]


def test_empty_page_is_no_finding() -> None:
    assert codes(extract(StandIn([page()]))) == []


def test_dropped_strokes_and_garbled_text_are_named() -> None:
    content = page(characters(set_text("\ue000\ue001計", 50, 50)), Drawing(dropped=True))
    assert codes(extract(StandIn([content]))) == ["limit.strokes", "page.garbled"]


def test_restrictions_and_repairs_are_named() -> None:
    reader = StandIn([text_page()], is_restricted=True, repairs="xref")
    assert codes(extract(reader)) == ["source.permissions", "source.repaired"]


@pytest.mark.parametrize(
    ("password", "code"), [(None, "pdf.password-needed"), ("x", "pdf.password-wrong")]
)
def test_password(password: str | None, code: str) -> None:
    def opener(data: bytes, given: str | None) -> DocumentReader:
        raise PermissionError

    with pytest.raises(SourceError) as error:
        PdfExtractor(opener).extract(source(b"%PDF-"), ExtractOptions(password=password))
    assert error.value.code == code


def test_damaged_file_is_an_error_with_a_reason() -> None:
    with pytest.raises(SourceError) as error:
        PdfExtractor().extract(source(b"%PDF-1.7\nnothing"), ExtractOptions())
    assert error.value.code in {"pdf.damaged", "pdf.no-pages"}


def test_truncated_file_is_repaired_with_a_finding() -> None:
    data = make_pdf(TEXT)
    for end in (data.index(b"xref"), data.index(b"startxref")):
        document = PdfExtractor().extract(source(data[:end]), ExtractOptions())
        assert codes(document) == ["source.repaired"]
        assert document.pages[0].characters == 4


def test_file_without_pages_is_an_error() -> None:
    with pytest.raises(SourceError) as error:
        extract(StandIn([]))
    assert error.value.code == "pdf.no-pages"


def test_a_page_whose_tables_fail_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("extractors.pdf.extractor.read_page", fail)
    document = extract(StandIn([text_page()]))
    assert codes(document) == ["page.text-only"]
    assert document.findings[0].params["reason"] == "ZeroDivisionError"
    assert [block.text for _, block in document.blocks() if hasattr(block, "text")] == ["計画"]


def test_a_page_that_takes_too_long_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def dawdle(content: PageContent, *_: object) -> PageReading:
        end = time.process_time() + (0.2 if content.number == 1 else 0)
        while time.process_time() < end:
            pass
        return read_page(content, PageOptions())

    monkeypatch.setattr("extractors.pdf.extractor.read_page", dawdle)
    reader = StandIn([text_page(1), text_page(2)])
    document = extract(reader, ExtractOptions(page_seconds=0.1))
    assert codes(document) == ["limit.page-time"]
    assert document.findings[0].params == {"page": 1, "seconds": "0.1"}
    assert [page.characters for page in document.pages] == [2, 2]


def test_pages_left_out_are_named_and_the_others_announced() -> None:
    begun: list[int] = []
    options = ExtractOptions(left_out=((2, "worker.died"),), on_page=begun.append)
    document = extract(StandIn([text_page(n) for n in (1, 2, 3)]), options)
    assert [page.number for page in document.pages] == begun == [1, 3]
    assert codes(document) == ["page.unreadable"]
    assert document.findings[0].params == {"page": 2, "reason": "worker.died"}


def test_a_file_of_which_all_pages_are_left_out_is_an_error() -> None:
    with pytest.raises(SourceError):
        extract(StandIn([text_page()]), ExtractOptions(left_out=((1, "worker.died"),)))
