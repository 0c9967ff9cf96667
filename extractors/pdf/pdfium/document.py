"""The reader that stands on PDFium: fast, and true to Japanese text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np

from extractors.pdf.drawing.shapes import find_shapes
from extractors.pdf.passwords import PasswordError
from extractors.pdf.pdfium.annotations import print_annotations
from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.frame import Frame
from extractors.pdf.pdfium.library import PASSWORD_ERROR
from extractors.pdf.pdfium.objects import list_objects, read_paths, read_pictures
from extractors.pdf.pdfium.text import read_characters
from extractors.pdf.reader import MAX_PAGES, Drawing, PageContent
from extractors.pdf.user_units import read_user_units

_METADATA = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created",
    "ModDate": "modified",
}
MAX_TEXT = 500
# Points and objects that are looked at for each stroke that is allowed.
POINTS_PER_STROKE = 8


@cache
def _pdfium() -> Pdfium:
    return Pdfium()


def open_pdfium(data: bytes, password: str | None = None) -> PdfiumReader:
    """A reader of the PDF.

    Raises:
        PasswordError: the password is missing or wrong.
        OSError: PDFium cannot open the file.
    """
    return PdfiumReader(data, password)


class PdfiumReader:
    """A :class:`extractors.pdf.reader.DocumentReader` on PDFium."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._pdfium = _pdfium()
        ffi, lib = self._pdfium.ffi, self._pdfium.lib
        # PDFium reads from this memory as long as the document is open.
        self._memory = ffi.from_buffer(data)
        secret = ffi.NULL if password is None else password.encode()
        self._document = lib.FPDF_LoadMemDocument64(self._memory, len(data), secret)
        if self._document == ffi.NULL:
            code = lib.FPDF_GetLastError()
            raise PasswordError if code == PASSWORD_ERROR else OSError(f"PDFium error {code}")
        self.page_count = min(max(lib.FPDF_GetPageCount(self._document), 0), MAX_PAGES)
        self.metadata: Mapping[str, str] = dict(self._read_metadata())
        self.is_restricted = lib.FPDF_GetSecurityHandlerRevision(self._document) >= 0
        valid = lib.FPDF_DocumentHasValidCrossReferenceTable(self._document)
        self.repairs = "" if valid else "xref"
        self._units = read_user_units(data, password)

    def _read_metadata(self) -> Iterator[tuple[str, str]]:
        """The file's statements about itself as text, short ones only."""
        ffi, lib = self._pdfium.ffi, self._pdfium.lib
        buffer = ffi.new(f"unsigned short[{MAX_TEXT + 1}]")
        for tag, key in _METADATA.items():
            size = lib.FPDF_GetMetaText(self._document, tag.encode(), ffi.NULL, 0)
            if not 2 < size <= ffi.sizeof(buffer):
                buffer = ffi.new(f"unsigned short[{size // 2 + 1}]") if size > 2 else buffer
            lib.FPDF_GetMetaText(self._document, tag.encode(), buffer, ffi.sizeof(buffer))
            value = ffi.buffer(buffer, max(size - 2, 0))[:].decode("utf-16-le", "replace")
            value = value.replace("\x00", "").strip()[:MAX_TEXT]
            if value:
                yield key, value

    def read_page(self, number: int, max_strokes: int) -> PageContent:
        """The 1-based page.

        Raises:
            OSError: PDFium cannot load the page.
        """
        lib = self._pdfium.lib
        page = self._load(number)
        if print_annotations(lib, page):
            lib.FPDF_ClosePage(page)
            page = self._load(number)
        try:
            # Damaged matrices give numbers that are none; what they place is left out later.
            with np.errstate(all="ignore"):
                return self._read(page, number, max_strokes)
        finally:
            lib.FPDF_ClosePage(page)

    def _load(self, number: int) -> Any:
        page = self._pdfium.lib.FPDF_LoadPage(self._document, number - 1)
        if page == self._pdfium.ffi.NULL:
            raise OSError(f"PDFium error {self._pdfium.lib.FPDF_GetLastError()}")
        return page

    def _read(self, page: Any, number: int, max_strokes: int) -> PageContent:
        frame = self._read_frame(page)
        limit = POINTS_PER_STROKE * max_strokes
        unit = self._units.get(number, 1.0)
        matrix = frame.matrix * unit
        objects = list_objects(self._pdfium, page, matrix, limit)
        characters = read_characters(self._pdfium, page, matrix, objects.nested_text)
        pictures = read_pictures(self._pdfium, objects.images)
        paths = read_paths(self._pdfium, objects.paths, limit) if objects.complete else None
        drawing = (
            Drawing(pictures=pictures, dropped=True)
            if paths is None
            else find_shapes(paths, pictures, max_strokes)
        )
        rotation = 90 * frame.turns
        width, height = frame.width * unit, frame.height * unit
        return PageContent(number, width, height, rotation, characters, drawing)

    def _read_frame(self, page: Any) -> Frame:
        lib = self._pdfium.lib
        box = self._pdfium.ffi.new("FS_RECTF *")
        lib.FPDF_GetPageBoundingBox(page, box)
        turns = lib.FPDFPage_GetRotation(page) % 4
        return Frame(box.left, box.bottom, box.right, box.top, turns)

    def close(self) -> None:
        """Frees the file."""
        if self._document is not None:
            self._pdfium.lib.FPDF_CloseDocument(self._document)
            self._document = None
            self._memory = None
