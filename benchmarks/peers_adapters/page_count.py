"""The number of pages, for tools that do not tell it."""

from __future__ import annotations

from pathlib import Path


def count_pages(path: Path) -> int:
    """The pages of a file, by PDFium; 0 where it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()
