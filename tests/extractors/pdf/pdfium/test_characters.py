from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.pdfium import characters as module
from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.document import open_pdfium
from tests.extractors.pdf.files import make_pdf

CONTENT = "BT /F1 12 Tf 50 700 Td (Plan 12) Tj ET 50 690 100 20 re S 50 600 m 90 600 l 90 650 l s"


def test_block_of_memory_says_what_the_public_functions_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = make_pdf(CONTENT)
    fast = open_pdfium(data).read_page(1, 1000).characters
    monkeypatch.setattr(module, "_find_block", lambda *_: None)
    asked = open_pdfium(data).read_page(1, 1000).characters
    assert len(fast) > 0
    assert fast.text.tolist() == asked.text.tolist()
    assert np.allclose(fast.boxes, asked.boxes)


def test_wrong_block_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = open_pdfium(make_pdf(CONTENT)).read_page(1, 1000).characters.text.tolist()
    monkeypatch.setattr(module, "_find_block", lambda *a: np.zeros(a[2], module.CHARACTER))
    assert open_pdfium(make_pdf(CONTENT)).read_page(1, 1000).characters.text.tolist() == expected


def test_points_are_read_the_same_with_and_without_their_layout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = make_pdf(CONTENT)
    fast = open_pdfium(data).read_page(1, 1000).drawing
    monkeypatch.setattr(Pdfium, "knows_point_layout", False)
    asked = open_pdfium(data).read_page(1, 1000).drawing
    assert len(fast.horizontal) > 0
    assert np.allclose(fast.horizontal.position, asked.horizontal.position)


def test_halves_of_a_character_beyond_the_first_plane_are_joined() -> None:
    rows = np.zeros(5, module.CHARACTER)
    rows["code"] = [ord("大"), 0xD842, 0xDFB7, 0xD800, ord("野")]
    joined = module.join_surrogates(rows)["code"].tolist()
    assert joined == [ord("大"), ord("𠮷"), 0xD800, ord("野")]
