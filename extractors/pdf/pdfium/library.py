"""PDFium's C functions, reached through cffi on the library that pypdfium2 ships.

cffi in ABI mode costs a third of a ctypes call and needs no compiler; pypdfium2's own Python layer
is not loaded. PDFium is not thread-safe: one thread of a process may use it.
"""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from typing import Any

import cffi

# Declarations from PDFium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_doc.h,
# fpdf_transformpage.h, fpdf_annot.h, fpdf_flatten.h); opaque handles are plain pointers here.
_DECLARATIONS = """
typedef void *HANDLE;
typedef struct { float left, top, right, bottom; } FS_RECTF;
typedef struct { float a, b, c, d, e, f; } FS_MATRIX;

void FPDF_InitLibrary(void);
HANDLE FPDF_LoadMemDocument64(const void *data, size_t size, const char *password);
void FPDF_CloseDocument(HANDLE document);
unsigned long FPDF_GetLastError(void);
int FPDF_GetPageCount(HANDLE document);
int FPDF_DocumentHasValidCrossReferenceTable(HANDLE document);
int FPDF_GetSecurityHandlerRevision(HANDLE document);
unsigned long FPDF_GetMetaText(HANDLE document, const char *tag, void *buffer, unsigned long size);

HANDLE FPDF_LoadPage(HANDLE document, int index);
void FPDF_ClosePage(HANDLE page);
int FPDF_GetPageBoundingBox(HANDLE page, FS_RECTF *rect);
int FPDFPage_GetRotation(HANDLE page);
int FPDFPage_CountObjects(HANDLE page);
HANDLE FPDFPage_GetObject(HANDLE page, int index);
int FPDFFormObj_CountObjects(HANDLE form);
HANDLE FPDFFormObj_GetObject(HANDLE form, unsigned long index);

int FPDFPageObj_GetType(HANDLE object);
int FPDFPageObj_GetBounds(HANDLE object, float *left, float *bottom, float *right, float *top);
int FPDFPageObj_GetMatrix(HANDLE object, FS_MATRIX *matrix);
int FPDFPageObj_GetMarkedContentID(HANDLE object);
int FPDFPageObj_GetFillColor(HANDLE object, unsigned int *r, unsigned int *g, unsigned int *b,
                             unsigned int *a);
int FPDFPageObj_GetStrokeColor(HANDLE object, unsigned int *r, unsigned int *g, unsigned int *b,
                               unsigned int *a);
int FPDFPageObj_GetStrokeWidth(HANDLE object, float *width);
HANDLE FPDFPageObj_GetClipPath(HANDLE object);
int FPDFClipPath_CountPaths(HANDLE clip);
int FPDFClipPath_CountPathSegments(HANDLE clip, int path);
HANDLE FPDFClipPath_GetPathSegment(HANDLE clip, int path, int segment);
int FPDFPath_GetDrawMode(HANDLE path, int *fill, int *stroke);
HANDLE FPDFPageObj_CreateNewPath(float x, float y);
void FPDFPageObj_Destroy(HANDLE object);
int FPDFPath_LineTo(HANDLE path, float x, float y);
int FPDFPath_BezierTo(HANDLE path, float x1, float y1, float x2, float y2, float x3, float y3);
int FPDFPath_Close(HANDLE path);
int FPDFPath_CountSegments(HANDLE path);
HANDLE FPDFPath_GetPathSegment(HANDLE path, int index);
int FPDFPathSegment_GetPoint(HANDLE segment, float *x, float *y);
int FPDFPathSegment_GetType(HANDLE segment);
int FPDFPathSegment_GetClose(HANDLE segment);

HANDLE FPDFText_LoadPage(HANDLE page);
void FPDFText_ClosePage(HANDLE text);
int FPDFText_CountChars(HANDLE text);
int FPDFText_GetCharOrigin(HANDLE text, int index, double *x, double *y);
unsigned int FPDFText_GetUnicode(HANDLE text, int index);
int FPDFText_GetLooseCharBox(HANDLE text, int index, FS_RECTF *rect);
int FPDFText_GetCharBox(HANDLE text, int index, double *left, double *right, double *bottom,
                        double *top);
HANDLE FPDFText_GetTextObject(HANDLE text, int index);
int FPDFTextObj_GetFontSize(HANDLE object, float *size);
int FPDFText_GetMatrix(HANDLE text, int index, FS_MATRIX *matrix);
int FPDFText_IsGenerated(HANDLE text, int index);
int FPDFTextObj_GetTextRenderMode(HANDLE object);
HANDLE FPDFTextObj_GetFont(HANDLE object);
size_t FPDFFont_GetBaseFontName(HANDLE font, char *buffer, size_t size);

int FPDFPage_GetAnnotCount(HANDLE page);
HANDLE FPDFPage_GetAnnot(HANDLE page, int index);
int FPDFAnnot_GetSubtype(HANDLE annotation);
void FPDFPage_CloseAnnot(HANDLE annotation);
int FPDFPage_Flatten(HANDLE page, int flag);
"""

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
PASSWORD_ERROR = 4


@functools.cache
def load_library() -> tuple[Any, Any]:
    """``(ffi, lib)``: cffi's handle and PDFium's functions, initialised once a process.

    Raises:
        ImportError: pypdfium2 or its library is missing.
    """
    package = importlib.util.find_spec("pypdfium2_raw")
    if package is None or not package.submodule_search_locations:
        raise ImportError("pypdfium2 is not installed")
    folder = Path(package.submodule_search_locations[0])
    names = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
    found = [folder / name for name in names if (folder / name).is_file()]
    if not found:
        raise ImportError(f"no PDFium library in {folder}")
    ffi = cffi.FFI()
    ffi.cdef(_DECLARATIONS)
    library = ffi.dlopen(str(found[0]))
    library.FPDF_InitLibrary()
    return ffi, library
