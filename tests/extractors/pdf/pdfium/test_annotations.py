"""Text of form fields, text boxes and stamps is text of the page."""

from __future__ import annotations

import pytest

from extractors.pdf.pdfium.document import open_pdfium
from tests.extractors.pdf.files import make_pdf

CONTENT = "BT /F 10 Tf 20 80 Td (Name) Tj ET"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SHOWN = "BT /F 10 Tf 2 5 Td (Aono) Tj ET"


def make_annotated(subtype: str, entries: str = "") -> bytes:
    """A page that prints Name, and an annotation at x 80 that shows Aono."""
    annotation = (
        f"<< /Type /Annot /Subtype /{subtype} /Rect [80 75 160 95] /F 4 {entries} "
        "/AP << /N 5 0 R >> >>"
    )
    appearance = (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 80 20] /Length {len(SHOWN)} "
        f"/Resources << /Font << /F {FONT} >> >> >> stream\n{SHOWN}\nendstream"
    )
    return make_pdf(CONTENT, f"/Annots [{annotation}]", more=[appearance.encode()])


def read_text(data: bytes) -> str:
    characters = open_pdfium(data).read_page(1, 1000).characters
    return "".join(characters.text[~characters.are_spaces()])


@pytest.mark.parametrize(
    ("subtype", "entries"),
    [
        ("Widget", "/FT /Tx /T (name) /V (Aono)"),
        ("FreeText", "/DA (/F 10 Tf) /Contents (Aono)"),
        ("Stamp", ""),
    ],
)
def test_what_an_annotation_shows_is_read_in_its_place(subtype: str, entries: str) -> None:
    reader = open_pdfium(make_annotated(subtype, entries))
    characters = reader.read_page(1, 1000).characters
    assert read_text(make_annotated(subtype, entries)) == "NameAono"
    assert characters.boxes[-1, 0] > 80


def test_reading_twice_gives_the_same() -> None:
    reader = open_pdfium(make_annotated("Stamp"))
    counts = [reader.read_page(1, 1000).characters.count() for _ in range(2)]
    assert counts == [8, 8]


@pytest.mark.parametrize(("subtype", "entries"), [("Link", ""), ("Stamp", "/F 2")])
def test_links_and_hidden_annotations_add_nothing(subtype: str, entries: str) -> None:
    data = make_annotated(subtype, entries).replace(b"/F 4 /F 2", b"/F 2     ")
    assert read_text(data) == "Name"


def test_damaged_annotations_cost_nothing() -> None:
    data = make_pdf(CONTENT, "/Annots [null 99 0 R (text) << /Subtype /Stamp >> [1 2]]")
    assert read_text(data) == "Name"
