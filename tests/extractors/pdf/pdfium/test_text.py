"""Characters as PDFium reads them, on pages written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.pdfium.document import open_pdfium
from extractors.pdf.reader import CLOCKWISE, COUNTER_CLOCKWISE, UPSIDE_DOWN, Characters
from tests.extractors.pdf.files import make_pdf


def read(content: str, page: str = "") -> Characters:
    return open_pdfium(make_pdf(content, page)).read_page(1, 1000).characters


def text_of(characters: Characters) -> str:
    return "".join(characters.text)


def test_boxes_are_one_em_high_on_the_baseline() -> None:
    characters = read("BT /F 10 Tf 20 50 Td (ab) Tj ET")
    assert text_of(characters) == "ab"
    assert characters.boxes[:, 3] - characters.boxes[:, 1] == pytest.approx(10)
    assert characters.boxes[0, 0] == pytest.approx(20, abs=0.01)
    assert characters.boxes[0, 3] == pytest.approx(50 + 1.2, abs=0.01)


def test_spaces_that_pdfium_adds_are_left_out_and_printed_ones_kept() -> None:
    characters = read("BT /F 10 Tf 20 50 Td (a b) Tj 90 0 Td (c) Tj 0 -20 Td (d) Tj ET")
    assert text_of(characters) == "a bcd"


def test_text_that_is_not_printed_is_hidden() -> None:
    characters = read(
        "BT /F 10 Tf 3 Tr 20 50 Td (a) Tj 0 Tr 0 -20 Td (b) Tj ET "
        "q 0 0 5 5 re W n BT /F 10 Tf 100 50 Td (c) Tj ET Q"
    )
    assert dict(zip(characters.text, characters.hidden, strict=True)) == {
        "a": True,
        "b": False,
        "c": True,
    }


def test_white_text_and_marks_are_told() -> None:
    characters = read(
        "BT /F 10 Tf 1 g 20 50 Td (a) Tj ET /P <</MCID 7>> BDC BT 0 g 20 30 Td (b) Tj ET EMC"
    )
    assert characters.light.tolist() == [True, False]
    assert characters.mark.tolist() == [-1, 7]


def test_actual_text_stands_for_its_glyphs_as_wide_as_their_advance() -> None:
    characters = read(
        "/Span <</ActualText <FEFF4EBA>>> BDC BT /F 10 Tf 20 50 Td (Q) Tj ET EMC "
        "BT /F 10 Tf 30 50 Td (x) Tj ET"
    )
    assert text_of(characters) == "人x"
    assert characters.boxes[0, [0, 2]] == pytest.approx([20, 30], abs=0.05)
    assert characters.boxes[0, 3] == pytest.approx(characters.boxes[1, 3], abs=0.01)


@pytest.mark.parametrize(
    ("rotation", "turn"), [(90, CLOCKWISE), (180, UPSIDE_DOWN), (270, COUNTER_CLOCKWISE)]
)
def test_direction_is_that_on_the_displayed_page(rotation: int, turn: int) -> None:
    content = "BT /F 10 Tf 20 50 Td (abc) Tj ET"
    characters = read(content, f"/Rotate {rotation}")
    assert set(characters.turn.tolist()) == {turn}
    page = open_pdfium(make_pdf(content, f"/Rotate {rotation}")).read_page(1, 1000)
    assert (page.width, page.height) == ((100, 200) if rotation % 180 else (200, 100))
    assert np.all((characters.x > 0) & (characters.x < page.width))
    assert np.all((characters.y > 0) & (characters.y < page.height))


def test_text_is_moved_by_the_matrix() -> None:
    characters = read("q 2 0 0 2 60 40 cm BT /F 10 Tf 1 1 Td (z) Tj ET Q")
    assert characters.boxes[0, 0] == pytest.approx(62, abs=0.01)
    assert characters.size[0] == pytest.approx(20)


def test_text_that_a_broken_matrix_places_nowhere_is_hidden() -> None:
    characters = read("q 1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm BT /F 10 Tf 1 1 Td (z) Tj ET Q")
    assert characters.hidden.all()
    assert np.isfinite(characters.boxes).all()


def test_letters_of_a_ligature_stand_side_by_side() -> None:
    to_unicode = b"1 beginbfchar <41> <006600660069> endbfchar"
    content = b"BT /F 12 Tf 10 50 Td (oAce) Tj ET"
    font = b"/Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R"
    file = (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R"
        b"/Resources<</Font<</F<<%s>>>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
        b"5 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
        % (font, len(content), content, len(to_unicode), to_unicode)
    )
    characters = open_pdfium(file).read_page(1, 1000).characters
    assert text_of(characters) == "office"
    edges = characters.boxes[:, 0]
    assert (np.diff(edges) > 1).all()
