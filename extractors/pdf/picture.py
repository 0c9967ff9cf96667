"""Pictures of pages through PDFium, which pdfplumber brings along (pypdfium2)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from extractors.pdf.reader import BoolArray, FloatArray

if TYPE_CHECKING:
    from PIL import Image

# Pixels of a picture; larger pages are drawn at a smaller scale, so that memory stays bounded.
MAX_PIXELS = 50_000_000
# Grey from which on (0 black … 255 white) a place is blank; neighbours' edges are smoothed.
BLANK = 250
# A place is blank when so much of it is: a line or other text may run into it. White letters leave
# less than that of a coloured ground white.
MOST = 0.7


def render_page(
    data: bytes, number: int, scale: float = 1.0, password: str | None = None
) -> Image.Image:
    """The 1-based page as it is displayed (after /Rotate, crop box), ``scale`` pixels per pt.

    Raises:
        IndexError: there is no such page.
        pypdfium2.PdfiumError: PDFium cannot open the file or the page.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data, password=password)
    try:
        if not 1 <= number <= len(document):
            raise IndexError(f"page {number} of {len(document)}")
        page = document[number - 1]
        width, height = page.get_size()
        fitting = (MAX_PIXELS / max(width * height, 1.0)) ** 0.5
        picture: Image.Image = page.render(scale=min(scale, fitting)).to_pil().convert("RGB")
        return picture
    finally:
        document.close()


def save_again(data: bytes, password: str | None = None) -> bytes | None:
    """The file as PDFium understands and writes it anew, or None when PDFium cannot open it.

    PDFium rebuilds broken cross-reference tables that other readers give up on.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None
    try:
        file = io.BytesIO()
        document.save(file)
        return file.getvalue() if len(document) else None
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()


def find_blank(
    data: bytes, number: int, boxes: FloatArray, width: float, password: str | None = None
) -> BoolArray:
    """For each box (pt as displayed) whether the picture of the page is blank there.

    ``width`` is the page's in pt; the picture knows nothing of /UserUnit.

    Raises:
        IndexError: there is no such page.
        pypdfium2.PdfiumError: PDFium cannot open the file or the page.
    """
    picture = np.asarray(render_page(data, number, 1.5, password).convert("L"))
    scale = picture.shape[1] / width
    blank = np.zeros(len(boxes), dtype=bool)
    for position, (x0, top, x1, bottom) in enumerate(np.asarray(boxes) * scale):
        part = picture[max(int(top), 0) : int(bottom) + 1, max(int(x0), 0) : int(x1) + 1]
        blank[position] = part.size == 0 or float((part >= BLANK).mean()) >= MOST
    return blank
