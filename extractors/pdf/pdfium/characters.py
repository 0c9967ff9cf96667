"""PDFium's list of a page's characters as one structured array.

PDFium tells each property of each character by a call of its own; a page of 2,500 characters takes
10,000 calls. The list itself lies in memory as one block. Where it lies and how it is laid out is
no promise of PDFium, so the block is taken only when its length and several of its characters agree
with what the public functions say; otherwise all are asked one by one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.reader import BoolArray

GENERATED, OTHER = 1, 2
"""Kinds of characters beside 0: added by PDFium (spaces, line ends), and all from 2 on."""

CHARACTER = np.dtype(
    {
        "names": ["kind", "code", "origin", "tight", "loose", "matrix", "object"],
        "formats": ["u1", "<u4", ("<f4", 2), ("<f4", 4), ("<f4", 4), ("<f4", 6), "<u8"],
        "offsets": [0, 4, 12, 20, 36, 52, 80],
        "itemsize": 88,
    }
)
"""One character: boxes are left, bottom, right, top in the page's own coordinates; ``object`` is
the address of its text object, 0 for none."""

# Where the address and the length of the list stand in PDFium's text page, in words of 8 bytes.
_ADDRESS, _LENGTH, _CAPACITY = 4, 5, 6


def list_characters(pdfium: Pdfium, text: Any, count: int) -> NDArray[Any]:
    """The first ``count`` characters of a text page, an array of :data:`CHARACTER`.

    It may lie in PDFium's memory: copy what is needed before the text page is closed.
    """
    block = _find_block(pdfium, text, count)
    if block is not None and _is_true(pdfium, text, block):
        return block
    return _ask(pdfium, text, range(count))


def _find_block(pdfium: Pdfium, text: Any, count: int) -> NDArray[Any] | None:
    """The block of memory in which the list is thought to lie, or None."""
    ffi = pdfium.ffi
    words = np.frombuffer(ffi.buffer(text, 8 * (_CAPACITY + 1)), "<u8").tolist()
    address, length, capacity = words[_ADDRESS], words[_LENGTH], words[_CAPACITY]
    if length != count or not count <= capacity < 1 << 32 or address < 4096 or address % 8:
        return None
    start = ffi.cast("char *", address)
    return np.frombuffer(ffi.buffer(start, CHARACTER.itemsize * count), CHARACTER)


def _is_true(pdfium: Pdfium, text: Any, block: NDArray[Any]) -> bool:
    """Whether the first and the last character are what PDFium's functions say of them."""
    ffi, lib = pdfium.ffi, pdfium.lib
    place = ffi.new("double[2]")
    for index in (0, len(block) - 1):
        lib.FPDFText_GetCharOrigin(text, index, place, place + 1)
        owner = ffi.cast("uintptr_t", lib.FPDFText_GetTextObject(text, index))
        asked = (lib.FPDFText_GetUnicode(text, index), int(owner), place[0], place[1])
        code, address, (x, y) = (block[name][index] for name in ("code", "object", "origin"))
        if asked != (code, address, x, y):
            return False
    return True


def _ask(pdfium: Pdfium, text: Any, indices: Any) -> NDArray[Any]:
    """The characters at some positions by PDFium's public functions."""
    ffi, lib = pdfium.ffi, pdfium.lib
    rows = np.zeros(len(indices), CHARACTER)
    rect, matrix = ffi.new("FS_RECTF *"), ffi.new("FS_MATRIX *")
    numbers = ffi.new("double[4]")
    for row, index in zip(rows, indices, strict=True):
        row["code"] = lib.FPDFText_GetUnicode(text, index)
        lib.FPDFText_GetCharOrigin(text, index, numbers, numbers + 1)
        row["origin"] = numbers[0], numbers[1]
        lib.FPDFText_GetCharBox(text, index, numbers, numbers + 2, numbers + 1, numbers + 3)
        row["tight"] = list(numbers)
        lib.FPDFText_GetLooseCharBox(text, index, rect)
        row["loose"] = rect.left, rect.bottom, rect.right, rect.top
        lib.FPDFText_GetMatrix(text, index, matrix)
        row["matrix"] = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        row["object"] = int(ffi.cast("uintptr_t", lib.FPDFText_GetTextObject(text, index)))
        if lib.FPDFText_IsGenerated(text, index) == 1:
            row["kind"] = GENERATED
        elif row["code"] > 32 and (row["tight"] == row["loose"]).all():
            row["kind"] = OTHER
    return rows


def join_surrogates(rows: NDArray[Any]) -> NDArray[Any]:
    """The characters, those beyond U+FFFF as one each: PDFium tells them in two halves (UTF-16)."""
    codes = rows["code"]
    high = (codes >= 0xD800) & (codes <= 0xDBFF)
    if not high.any():
        return rows
    low = (codes >= 0xDC00) & (codes <= 0xDFFF)
    first = np.flatnonzero(high[:-1] & low[1:])
    joined = rows.copy()
    halves = codes[first].astype(np.int64) - 0xD800, codes[first + 1].astype(np.int64) - 0xDC00
    joined["code"][first] = 0x10000 + (halves[0] << 10) + halves[1]
    return np.delete(joined, first + 1)


def find_pieces(rows: NDArray[Any]) -> BoolArray:
    """Which characters come from an /ActualText: only their boxes bound nothing but ink."""
    other = rows["kind"] > GENERATED
    if other.any():
        other &= (rows["tight"] == rows["loose"]).all(axis=1)
    return np.asarray(other, dtype=np.bool_)
