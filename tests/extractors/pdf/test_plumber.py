from __future__ import annotations

import pytest

from extractors.pdf.picture import find_blank, render_page, save_again
from extractors.pdf.plumber import open_plumber
from extractors.pdf.reader import CLOCKWISE, PageContent
from tests.extractors.pdf.files import make_pdf
from tests.extractors.pdf.pages import boxes

TEXT = "BT /F 10 Tf 20 70 Td (Plan) Tj ET"


def read(content: str, page: str = "") -> PageContent:
    reader = open_plumber(make_pdf(content, page))
    try:
        return reader.read_page(1, 1000)
    finally:
        reader.close()


def test_characters_have_boxes_from_the_top_left() -> None:
    text = read(TEXT).characters
    assert "".join(text.text) == "Plan"
    assert text.boxes[0, 0] == pytest.approx(20)
    assert 18 < text.boxes[0, 1] < 25 < 30 < text.boxes[0, 3] < 35
    assert text.size[0] == pytest.approx(10)


def test_turned_page_is_read_as_displayed() -> None:
    content = read(TEXT, "/Rotate 90")
    assert (content.width, content.height, content.rotation) == (100, 200, 90)
    assert set(content.characters.turn) == {CLOCKWISE}
    assert content.characters.y.tolist() == sorted(content.characters.y.tolist())


def test_crop_box_moves_the_origin() -> None:
    content = read(TEXT, "/CropBox [10 50 110 90]")
    assert (content.width, content.height) == (100, 40)
    assert content.characters.boxes[0, 0] == pytest.approx(10)


def test_invisible_and_clipped_text_is_marked_hidden() -> None:
    assert read(f"3 Tr {TEXT}").characters.hidden.all()
    assert read(f"q 0 0 10 10 re W n {TEXT} Q").characters.hidden.all()
    assert not read(f"q 0 0 10 10 re W n Q {TEXT}").characters.hidden.any()


def test_white_text_is_marked_light() -> None:
    assert read(f"1 g {TEXT}").characters.light.all()
    assert not read(TEXT).characters.light.any()


def test_lines_rectangles_and_fills_are_recorded() -> None:
    drawing = read(
        "10 10 m 100 10 l S 20 20 50 30 re S 0.8 g 80 20 40 30 re f 0 0 m 50 40 l S"
    ).drawing
    assert (len(drawing.horizontal), len(drawing.vertical)) == (3, 2)
    assert (len(drawing.outlines), len(drawing.fills), len(drawing.slants)) == (1, 1, 1)
    assert drawing.horizontal.position[0] == pytest.approx(90)
    assert drawing.fills.shade[0] == pytest.approx(0.8)


def test_strokes_beyond_the_limit_are_dropped() -> None:
    reader = open_plumber(make_pdf("0 0 m 50 0 l S " * 20))
    assert reader.read_page(1, 5).drawing.dropped
    reader.close()


def test_wrong_cross_reference_table_is_rebuilt_and_named() -> None:
    reader = open_plumber(make_pdf(TEXT).replace(b"startxref\n", b"startxref\n9"))
    assert reader.page_count == 1
    assert reader.repairs
    reader.close()


def test_picture_is_turned_and_scaled_as_displayed() -> None:
    assert render_page(make_pdf(TEXT, "/Rotate 90"), 1, 2.0).size == (200, 400)
    with pytest.raises(IndexError):
        render_page(make_pdf(TEXT), 2)


def test_blank_places_are_told_by_the_picture() -> None:
    ground = f"0.5 g 100 0 50 100 re f {TEXT}"
    places = boxes((110, 20, 130, 33), (20, 20, 45, 33), (20, 60, 60, 80))
    # A few letters leave a place blank, a coloured ground does not.
    assert find_blank(make_pdf(ground), 1, places, 200.0).tolist() == [False, True, True]


def test_pdfium_writes_a_file_anew() -> None:
    again = save_again(make_pdf(TEXT))
    assert again is not None
    assert again.startswith(b"%PDF")
    assert save_again(b"no PDF at all") is None
