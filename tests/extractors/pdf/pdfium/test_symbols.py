from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.pdfium import symbols
from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.symbols import map_symbols


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("ABCDEF+Wingdings", "●計"),
        ("Wingdings 2", "\uf06c計"),
        ("CIDFont+F2", "●計"),
        ("MS-Mincho", "\uf06c計"),
    ],
)
def test_private_codes_mean_what_their_font_shows(
    font: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(symbols, "_read_font_name", lambda *_: font)
    codes = np.array([0xF06C, ord("計")])
    mapped = map_symbols(Pdfium(), codes, np.array([4096, 4096], dtype="<u8"))
    assert "".join(map(chr, mapped)) == expected


def test_adobe_symbol_has_signs_of_its_own() -> None:
    assert symbols._find_signs("SymbolMT")[0xB7] == "•"
