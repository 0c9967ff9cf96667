"""Text that stands in annotations: entries of form fields, text boxes and stamps put on a page.

PDFium keeps it apart from the page's contents, so that its characters would be lost though every
viewer shows them.
"""

from __future__ import annotations

from typing import Any

# Subtypes that print text (fpdf_annot.h): free text, stamp, widget of a form field.
_PRINTING = frozenset({3, 13, 20})
# So many annotations are looked at; links alone may be thousands.
MAX_LOOKED_AT = 2000
_FOR_DISPLAY, _FLATTENED = 0, 1


def print_annotations(lib: Any, page: Any) -> bool:
    """Makes what annotations show part of the page's contents; whether there was anything.

    The page must be loaded again then. Only the file in memory changes; hidden ones stay out.
    """
    count = min(lib.FPDFPage_GetAnnotCount(page), MAX_LOOKED_AT)
    if not any(_find_subtype(lib, page, index) in _PRINTING for index in range(count)):
        return False
    return bool(lib.FPDFPage_Flatten(page, _FOR_DISPLAY) == _FLATTENED)


def _find_subtype(lib: Any, page: Any, index: int) -> int:
    annotation = lib.FPDFPage_GetAnnot(page, index)
    subtype = int(lib.FPDFAnnot_GetSubtype(annotation))
    lib.FPDFPage_CloseAnnot(annotation)
    return subtype
