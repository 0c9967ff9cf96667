"""PDFs whose second of three pages is made to keep a reader busy for ever."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

GOOD = b"BT /F 12 Tf 20 150 Td (good page) Tj ET 10 10 180 80 re 100 10 m 100 90 l S"
LETTER = b"/MediaBox [0 0 200 200]"
FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def deflate(content: bytes, times: int = 1) -> bytes:
    """A stream object, deflated so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b" ".join([b"/FlateDecode"] * times)
    head = b"<< /Length %d /Filter [ %s ] >> stream\n" % (len(content), filters)
    return head + content + b"\nendstream"


def make_three_pages(
    content: bytes,
    box: bytes = LETTER,
    resources: bytes = FONT,
    more: Mapping[int, bytes] | None = None,
    times: int = 1,
) -> bytes:
    """Good pages around one with the given content, box and resources; ``more`` from object 10."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 6 0 R " + LETTER + FONT + b" >>",
        4: b"<< /Type /Page /Parent 2 0 R /Contents 7 0 R " + box + resources + b" >>",
        5: b"<< /Type /Page /Parent 2 0 R /Contents 6 0 R " + LETTER + FONT + b" >>",
        6: deflate(GOOD),
        7: deflate(content, times),
        **(more or {}),
    }
    return write_objects(objects)


def write_objects(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of numbered objects, the first being the catalogue."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = max(objects) + 1, len(data)
    data += b"xref\n0 %d\n" % size
    data += b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(size)
    )
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
