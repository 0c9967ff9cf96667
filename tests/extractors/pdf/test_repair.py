from __future__ import annotations

from extractors.pdf.repair import append_trailer, repair_file, strip_junk
from tests.extractors.pdf.files import make_pdf


def test_junk_is_skipped_within_the_first_kilobyte_only() -> None:
    assert strip_junk(b"junk\n%PDF-1.4 rest") == b"%PDF-1.4 rest"
    assert strip_junk(b"no PDF") == b"no PDF"
    far = b"x" * 2000 + b"%PDF-1.4"
    assert strip_junk(far) == far


def test_trailer_names_the_catalogue() -> None:
    assert b"/Root 1 0 R" in append_trailer(make_pdf("")[:300])
    assert b"/Root << /Type /Catalog >>" in append_trailer(b"%PDF-1.4\n")


def test_file_of_pdfium_comes_first() -> None:
    data = make_pdf("")
    assert len(list(repair_file(data, None))) == 2
    assert list(repair_file(b"nothing", None)) == [append_trailer(b"nothing")]
