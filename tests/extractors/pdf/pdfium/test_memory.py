"""What is taken from PDFium's memory is what its public functions say."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.document import open_pdfium
from extractors.pdf.pdfium.memory import learn_object_memory
from extractors.pdf.reader import PageContent
from tests.extractors.pdf.files import make_pdf

TEXTS = "".join(
    f"q {n % 3 / 2} g BT {3 if n == 5 else 0} Tr /F {6 + n % 2} Tf 5 {n} Td (a{n}) Tj ET Q "
    for n in range(90)
)
CONTENT = TEXTS + "10 10 50 20 re S 1 g 20 20 9 9 re f "


def read(data: bytes) -> PageContent:
    return open_pdfium(data).read_page(1, 1000)


def test_states_and_list_from_memory_agree_with_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(make_pdf(CONTENT))
    monkeypatch.setattr(Pdfium, "memory", None)
    asked = read(make_pdf(CONTENT))
    for name in ("text", "size", "hidden", "light", "mark", "boxes"):
        assert np.array_equal(getattr(fast.characters, name), getattr(asked.characters, name))
    assert (fast.characters.hidden.sum(), len(set(fast.characters.size))) == (2, 2)
    assert len(fast.drawing.horizontal) == len(asked.drawing.horizontal) == 2


def test_layout_of_the_library_at_hand_is_understood() -> None:
    library = Pdfium()
    memory = library.memory
    assert memory is not None
    # Bits that nobody set differ from one try to the next.
    for _ in range(50):
        assert learn_object_memory(library.ffi, library.lib) is not None
    assert all(len(told.words) + len(told.numbers) for told in memory.tellings.values())
