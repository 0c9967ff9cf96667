"""Signs of symbol fonts, which files name by private-use codes (U+F020 … U+F0FF).

Bullets of word processors are set in Wingdings or Symbol; what a code shows depends on the font.
Source: the mappings that Unicode gives for Wingdings (L2/12-368) and Adobe's for Symbol.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.reader import IndexArray

FIRST, LAST = 0xF020, 0xF0FF
_BASE = 0xF000
_WINGDINGS = {
    **dict(zip(range(0x45, 0x49), "☜☞☝☟", strict=True)),
    **dict(zip(range(0x6C, 0x78), "●❍■□🞐❑❒⬧⧫◆❖⬥", strict=True)),
    **dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip((0x9E, 0x9F, 0xA1, 0xA4, 0xA6, 0xA7, 0xA8, 0xAB), "·•○◉❍▪◻★", strict=True)),
    **dict(zip(range(0xD5, 0xE1), "⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨🡪", strict=True)),
    **dict(zip((0xD8, 0xDF, 0xE0, 0xE8), "➢←→➔", strict=True)),
    **dict(zip(range(0xEF, 0xF5), "⇦⇨⇧⇩⬄⇳", strict=True)),
    **dict(zip(range(0xFB, 0xFF), "✗✓☒☑", strict=True)),
}
_SYMBOL = {
    **dict(zip((0xA3, 0xB3, 0xB1, 0xB4, 0xB8, 0xB0, 0xB9), "≤≥±×÷°≠", strict=True)),
    **dict(zip((0xB7, 0xA8, 0xA9, 0xAA, 0xA7), "•♦♥♠♣", strict=True)),
    **dict(zip(range(0xAB, 0xB0), "↔←↑→↓", strict=True)),
    **dict(zip(range(0xDB, 0xE0), "⇔⇐⇑⇒⇓", strict=True)),
}
# What bullets mostly are where programs that merge files have taken the name of the font away.
_BULLETS = {code: _WINGDINGS[code] for code in (*range(0x6C, 0x78), 0xA7, 0xD8, 0xFC)} | {0xB7: "•"}
_NAMELESS = re.compile(r"(?:[a-z]{6}\+)?(?:cidfont\+)?[a-z]{0,3}[0-9]+(?:_[0-9]+)?")
_MAX_NAME = 128


def map_symbols(pdfium: Pdfium, codes: IndexArray, objects: Any) -> IndexArray:
    """The codes with known signs of symbol fonts by their meaning; others stay as they are.

    ``objects`` are the addresses of the characters' text objects.
    """
    private = np.flatnonzero((codes >= FIRST) & (codes <= LAST))
    if len(private) == 0:
        return codes
    mapped = codes.copy()
    owners = objects[private]
    for address in np.unique(owners):
        signs = _find_signs(_read_font_name(pdfium, pdfium.handles(np.array([address]))[0]))
        for position in private[owners == address].tolist():
            sign = signs.get(int(codes[position]) - _BASE)
            mapped[position] = ord(sign) if sign else codes[position]
    return mapped


def _find_signs(font: str) -> dict[int, str]:
    name = font.lower()
    if "wingdings" in name and not name.rstrip().endswith(("2", "3")):
        return _WINGDINGS
    if _NAMELESS.fullmatch(name):
        return _BULLETS
    return _SYMBOL if "symbol" in name else {}


def _read_font_name(pdfium: Pdfium, text_object: Any) -> str:
    ffi, lib = pdfium.ffi, pdfium.lib
    font = lib.FPDFTextObj_GetFont(text_object)
    if font == ffi.NULL:
        return ""
    buffer = ffi.new(f"char[{_MAX_NAME}]")
    size = lib.FPDFFont_GetBaseFontName(font, buffer, _MAX_NAME)
    name: bytes = ffi.buffer(buffer)[: max(min(size, _MAX_NAME) - 1, 0)]
    return name.decode("utf-8", "replace")
