"""Tiny PDF files written by hand, one object after the other."""

from __future__ import annotations

from collections.abc import Sequence


def make_pdf(content: str, page: str = "", *, pages: int = 1, more: Sequence[bytes] = ()) -> bytes:
    """A PDF whose pages (200 × 100 pt) share one content stream and the font /F (Helvetica).

    ``page`` is put into each page's dictionary, for example ``/Rotate 90``. ``more`` objects get
    the numbers after the pages', which are 4, 5 …
    """
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    stream = content.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    leaf = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 3 0 R "
        f"/Resources << /Font << /F {font} >> >> {page} >>"
    )
    objects += [leaf.encode()] * pages + list(more)
    return _write(objects)


def _write(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return data + b"startxref\n%d\n%%%%EOF\n" % start
