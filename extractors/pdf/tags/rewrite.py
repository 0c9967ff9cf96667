"""Files that are not written plainly (object streams, encryption, damage), written anew."""

from __future__ import annotations

import functools
from typing import Any

from extractors.pdf.pdfium.library import load_library
from extractors.pdf.tags import may_have_tags
from extractors.pdf.tags.plain import PlainFile, read_plain_file

# Larger files are not copied in memory for their tags.
MAX_COPY = 100_000_000
# FPDF_REMOVE_SECURITY of PDFium since 2025, and before.
REMOVE_SECURITY = (4, 3)
# From PDFium's public headers fpdf_save.h and fpdf_catalog.h.
_DECLARATIONS = """
typedef struct PLAIN_WRITER {
    int version;
    int (*WriteBlock)(struct PLAIN_WRITER *self, const void *data, unsigned long size);
} PLAIN_WRITER;
int FPDF_SaveAsCopy(HANDLE document, PLAIN_WRITER *writer, unsigned long flags);
int FPDFCatalog_IsTagged(HANDLE document);
"""


def open_tagged(data: bytes, password: str | None = None) -> PlainFile | None:
    """The objects of a file whose catalogue names a structure tree, None for any other file.

    An untagged file costs a search for one word, and an opening by PDFium only when its catalogue
    may be compressed.
    """
    if not may_have_tags(data):
        return None
    named = b"/StructTreeRoot" in data
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
    if len(data) > MAX_COPY:
        return None
    ffi, lib = _load()
    memory = ffi.from_buffer(data)
    secret = ffi.NULL if password is None else password.encode()
    document = lib.FPDF_LoadMemDocument64(memory, len(data), secret)
    if document == ffi.NULL:
        return None
    try:
        if only_tagged and not lib.FPDFCatalog_IsTagged(document):
            return None
        for flags in REMOVE_SECURITY:
            copy = _save(ffi, lib, document, flags)
            if copy is None or b"/Encrypt" not in copy[-2048:]:
                return copy
        return None
    finally:
        lib.FPDF_CloseDocument(document)


def _save(ffi: Any, lib: Any, document: Any, flags: int) -> bytes | None:
    """The document as PDFium writes it, None when it fails or the copy becomes too large."""
    copy = bytearray()

    def take(_writer: Any, block: Any, size: int) -> int:
        copy.extend(ffi.buffer(block, size))
        return int(len(copy) <= MAX_COPY)

    callback = ffi.callback("int(PLAIN_WRITER *, const void *, unsigned long)", take)
    writer = ffi.new("PLAIN_WRITER *", {"version": 1, "WriteBlock": callback})
    return bytes(copy) if lib.FPDF_SaveAsCopy(document, writer, flags) else None


@functools.cache
def _load() -> tuple[Any, Any]:
    """PDFium with the functions that only copies need."""
    ffi, lib = load_library()
    ffi.cdef(_DECLARATIONS)
    return ffi, lib
