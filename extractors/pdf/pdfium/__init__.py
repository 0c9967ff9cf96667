"""PDFium through cffi: library, bulk calls, the page's frame, objects, text, document."""
