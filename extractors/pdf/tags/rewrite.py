"""Files that are not written plainly (object streams, encryption, damage), written anew."""

from __future__ import annotations

import ctypes
import io

from extractors.pdf.tags.plain import PlainFile, read_plain_file

# Larger files are not copied in memory for their tags.
MAX_COPY = 100_000_000


def open_tagged(data: bytes, password: str | None = None) -> PlainFile | None:
    """The objects of a file whose catalogue names a structure tree, None for any other file.

    An untagged file costs a search for one word, and an opening by PDFium only when its catalogue
    may be compressed.
    """
    named = b"/StructTreeRoot" in data
    if not named and b"/ObjStm" not in data:
        return None
    file = read_plain_file(data) if named else None
    if file is None:
        again = write_plainly(data, password, only_tagged=not named)
        file = read_plain_file(again) if again is not None else None
    return file if file is not None and "StructTreeRoot" in file.root else None


def write_plainly(data: bytes, password: str | None, *, only_tagged: bool) -> bytes | None:
    """The file as PDFium writes it: without object streams and encryption, same object numbers.

    None when PDFium cannot open it, when it is too large, and, with ``only_tagged``, when it does
    not call itself tagged.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    if len(data) > MAX_COPY:
        return None
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return None
    try:
        if only_tagged and not pdfium.FPDFCatalog_IsTagged(document.raw):
            return None
        copy = io.BytesIO()
        document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
        return copy.getvalue()
    except (pypdfium2.PdfiumError, ctypes.ArgumentError):
        return None
    finally:
        document.close()
