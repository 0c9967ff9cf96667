"""Crop boxes, rotation and user units, alike in both readers."""

from __future__ import annotations

import zlib

import pytest

from extractors.pdf.opening import OPENERS
from extractors.pdf.reader import PageContent
from extractors.pdf.user_units import may_state_units
from tests.extractors.pdf.files import make_pdf

CONTENT = "BT /F 10 Tf 50 40 Td (H) Tj ET 50 30 m 90 30 l S"
CROP = "/CropBox [40 20 160 90]"

both_readers = pytest.mark.parametrize("reader", OPENERS)


def read(reader: str, page: str) -> PageContent:
    return OPENERS[reader](make_pdf(CONTENT, page), None).read_page(1, 1000)


def place(content: PageContent) -> tuple[float, float]:
    """Where the letter begins: left edge and baseline, as displayed and upright."""
    x0, _, _, bottom = content.characters.boxes[0].tolist()
    # Both readers place the box by its baseline; they differ in how far it reaches below.
    return round(x0), round(bottom)


@both_readers
def test_the_crop_box_is_the_page(reader: str) -> None:
    content = read(reader, CROP)
    assert (content.width, content.height) == (120, 70)
    assert place(content) in {(10, 51), (10, 52)}
    assert content.drawing.horizontal.position.tolist() == [60]
    assert content.drawing.horizontal.start.tolist() == [10]


@both_readers
def test_a_crop_box_beyond_the_media_box_is_cut(reader: str) -> None:
    content = read(reader, "/CropBox [-50 -50 150 500]")
    assert (content.width, content.height) == (150, 100)


@both_readers
@pytest.mark.parametrize(
    ("rotation", "size", "start", "end"),
    [
        (0, (120, 70), (10, 60), (50, 60)),
        (90, (70, 120), (10, 10), (10, 50)),
        (180, (120, 70), (70, 10), (110, 10)),
        (270, (70, 120), (60, 70), (60, 110)),
        (-90, (70, 120), (60, 70), (60, 110)),
    ],
)
def test_rotation_turns_the_crop_box(
    reader: str,
    rotation: int,
    size: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
) -> None:
    content = read(reader, f"{CROP} /Rotate {rotation}")
    drawing = content.drawing
    assert (content.width, content.height) == size
    assert content.rotation == rotation % 360
    lines = drawing.horizontal if start[1] == end[1] else drawing.vertical
    along, across = (0, 1) if start[1] == end[1] else (1, 0)
    assert (lines.position[0], lines.start[0], lines.end[0]) == (
        start[across],
        start[along],
        end[along],
    )


@both_readers
def test_a_user_unit_enlarges_everything(reader: str) -> None:
    plain, large = read(reader, CROP), read(reader, CROP + " /UserUnit 2.5")
    assert (large.width, large.height) == (300, 175)
    assert large.characters.size.tolist() == [25]
    assert large.characters.boxes == pytest.approx(plain.characters.boxes * 2.5, abs=0.01)
    strokes, thin = large.drawing.horizontal, plain.drawing.horizontal
    assert (strokes.position[0], strokes.start[0], strokes.end[0]) == (150, 25, 125)
    assert strokes.width[0] == 2.5 * thin.width[0]


@both_readers
@pytest.mark.parametrize("unit", ["0", "-3", "1000000000", "/Big", "(2)"])
def test_a_user_unit_that_is_none_is_left_aside(reader: str, unit: str) -> None:
    assert read(reader, f"{CROP} /UserUnit {unit}").width == 120


def test_user_units_are_looked_for_in_object_streams() -> None:
    page = zlib.compress(b"4 0 << /Type /Page /UserUnit 2 >>")
    stream = b"<< /Type /ObjStm /N 1 /First 4 >> stream\n%s\nendstream"
    assert may_state_units(stream % page)
    assert not may_state_units(stream % zlib.compress(b"4 0 << /Type /Page >>"))
    assert not may_state_units(stream % b"no deflated bytes")
