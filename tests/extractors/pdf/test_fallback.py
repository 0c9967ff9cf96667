from __future__ import annotations

import subprocess
import sys

import pytest

from extractors.base import ExtractOptions
from extractors.pdf.extractor import PdfExtractor
from extractors.pdf.opening import Opener
from extractors.pdf.reader import PageContent
from schemas.document import Document
from schemas.errors import SourceError
from tests.extractors.pdf.files import make_pdf
from tests.extractors.pdf.pages import characters, page, set_text
from tests.extractors.pdf.test_extractor import StandIn, codes, source, text_page

GARBLED = page(characters(set_text("\ue000\ue001\ue002計", 50, 50)))


def refuse(data: bytes, password: str | None) -> StandIn:
    raise OSError("cannot open")


def opener_of(reader: StandIn) -> Opener:
    return lambda data, password: reader  # type: ignore[return-value]


def extract(first: StandIn, second: StandIn, options: ExtractOptions | None = None) -> Document:
    extractor = PdfExtractor(opener_of(first), opener_of(second))
    return extractor.extract(source(b"%PDF-"), options or ExtractOptions())


def text_of(document: Document) -> str:
    return "".join(block.raw for _, block in document.blocks() if hasattr(block, "raw"))


def test_the_second_reader_reads_the_page_that_the_first_cannot() -> None:
    second = StandIn([text_page(1), text_page(2)])
    document = extract(StandIn([text_page(1), OSError()]), second)
    assert (len(document.pages), codes(document)) == (2, ["page.second-reader"])
    assert document.findings[0].params == {
        "page": 2,
        "reason": "OSError",
        "first_reader": "pdfium",
        "second_reader": "pdfplumber",
    }
    assert second.closed


@pytest.mark.parametrize(
    "second",
    [
        StandIn([ValueError(), ValueError()]),
        StandIn([text_page(1)]),  # it sees other pages
    ],
)
def test_a_second_reader_that_cannot_help_changes_nothing(second: StandIn) -> None:
    document = extract(StandIn([text_page(1), OSError()]), second)
    assert codes(document) == ["page.unreadable"]
    assert document.findings[0].params["reason"] == "OSError"


def test_lack_of_memory_is_no_reason_for_another_reader() -> None:
    assert codes(extract(StandIn([MemoryError()]), StandIn([text_page()]))) == ["page.unreadable"]


def test_garbled_text_is_read_by_the_one_that_knows_it() -> None:
    document = extract(StandIn([GARBLED]), StandIn([text_page()]))
    assert (codes(document), text_of(document)) == (["page.second-reader"], "計画")
    assert document.findings[0].params["reason"] == "garbled"


@pytest.mark.parametrize("other", [GARBLED, page(), page(characters(set_text("計", 50, 50)))])
def test_garbled_text_stays_when_the_other_has_no_more(other: PageContent) -> None:
    document = extract(StandIn([GARBLED]), StandIn([other]))
    assert codes(document) == ["page.garbled"]


def test_a_file_that_only_the_second_reader_opens() -> None:
    extractor = PdfExtractor(refuse, opener_of(StandIn([text_page()])))  # type: ignore[arg-type]
    document = extractor.extract(source(b"%PDF-"), ExtractOptions(audit=True))
    assert codes(document) == ["source.second-reader"]
    assert document.pages[0].audited is None


def test_a_file_that_neither_opens_fails_for_the_first_reason() -> None:
    def refuse_too(data: bytes, password: str | None) -> StandIn:
        raise KeyError("x")

    extractor = PdfExtractor(refuse, refuse_too)  # type: ignore[arg-type]
    with pytest.raises(SourceError) as error:
        extractor.extract(source(b"%PDF-"), ExtractOptions())
    assert (error.value.code, error.value.params["reason"]) == ("pdf.damaged", "OSError")


def test_a_file_that_is_damaged_for_one_and_locked_for_the_other_is_locked() -> None:
    def lock(data: bytes, password: str | None) -> StandIn:
        raise PermissionError

    for openers in ((refuse, lock), (lock, refuse)):
        with pytest.raises(SourceError) as error:
            PdfExtractor(*openers).extract(source(b"%PDF-"), ExtractOptions())  # type: ignore[arg-type]
        assert error.value.code == "pdf.password-needed"


def test_a_lock_that_only_one_reader_sees_is_none() -> None:
    def lock(data: bytes, password: str | None) -> StandIn:
        raise PermissionError

    extractor = PdfExtractor(lock, opener_of(StandIn([text_page()])))  # type: ignore[arg-type]
    document = extractor.extract(source(b"%PDF-"), ExtractOptions())
    assert codes(document) == ["source.second-reader"]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_either_reader_can_be_the_first(reader: str) -> None:
    data = make_pdf("BT /F 10 Tf 20 70 Td (Plan) Tj ET")
    document = PdfExtractor().extract(source(data), ExtractOptions(reader=reader))
    assert (codes(document), document.pages[0].characters) == ([], 4)


def test_the_second_reader_is_not_imported_before_it_is_needed() -> None:
    code = f"""
import sys
from extractors import ExtractOptions, extract, make_source
extract(make_source("a.pdf", {make_pdf("BT /F 10 Tf 20 70 Td (Plan) Tj ET")!r}))
heavy = {{"pdfplumber", "pdfminer", "bs4", "lxml", "pandas", "pydantic", "docx", "PIL"}}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or None)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
