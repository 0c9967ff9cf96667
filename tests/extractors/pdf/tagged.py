"""Tiny tagged PDF files written by hand: a structure tree over empty pages."""

from __future__ import annotations

from collections.abc import Mapping

FIRST_PAGE = 20


def element(role: str, *kids: str | int, more: str = "") -> str:
    """A structure element as a dictionary; kids are elements, references or MCIDs."""
    return f"<< /S /{role} {more} /K [{' '.join(map(str, kids))}] >>"


def cell(*marks: int, page: int = 1, role: str = "TD", spans: str = "", more: str = "") -> str:
    """A cell whose content has these MCIDs on a page; ``spans`` such as ``/RowSpan 2``."""
    attributes = f"/A << /O /Table {spans} >>" if spans else ""
    return element(role, *marks, more=f"{attributes} {refer_page(page)} {more}")


def refer_page(page: int) -> str:
    return f"/Pg {FIRST_PAGE + page - 1} 0 R"


def marked(number: int, page: int) -> str:
    """A reference to marked content on a page."""
    return f"<< /Type /MCR {refer_page(page)} /MCID {number} >>"


def make_tagged(
    *kids: str, pages: int = 1, root: str = "", objects: Mapping[int, str] | None = None
) -> bytes:
    """A PDF with a structure tree over these kids; ``root`` goes into the root of the tree."""
    leaves = {FIRST_PAGE + n: "<< /Type /Page /Parent 2 0 R >>" for n in range(pages)}
    bodies = {
        1: "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in leaves)}] /Count {pages} "
        "/MediaBox [0 0 200 100] >>",
        3: f"<< /Type /StructTreeRoot /K [{' '.join(kids)}] {root} >>",
        **leaves,
        **(objects or {}),
    }
    return write_plain({number: body.encode("latin-1") for number, body in bodies.items()})


def write_plain(bodies: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects with a cross-reference table."""
    data = b"%PDF-1.7\n"
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(bodies):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return data + table + end % (max(bodies) + 1, trailer, len(data))


def write_compressed(bodies: Mapping[int, bytes]) -> bytes:
    """A file of these objects in one object stream, with a cross-reference stream."""
    pack, home = max(bodies) + 1, max(bodies) + 2
    texts = [bodies[number] for number in sorted(bodies)]
    heads, at = b"", 0
    for number, text in zip(sorted(bodies), texts, strict=True):
        heads += b"%d %d " % (number, at)
        at += len(text) + 1
    stream = heads + b" ".join(texts)
    data = b"%PDF-1.7\n"
    place = len(data)
    data += b"%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Length %d >>\nstream\n%s\nendstream\n" % (
        pack,
        len(bodies),
        len(heads),
        len(stream),
        stream,
    )
    data += b"endobj\n"
    rows = {number: (2, pack, index) for index, number in enumerate(sorted(bodies))}
    rows |= {pack: (1, place, 0), home: (1, len(data), 0)}
    entries = b"".join(
        bytes([kind]) + first.to_bytes(3, "big") + bytes([second])
        for kind, first, second in (rows.get(number, (0, 0, 0)) for number in range(home + 1))
    )
    head = b"%d 0 obj\n<< /Type /XRef /W [1 3 1] /Size %d /Root 1 0 R /Length %d >>\nstream\n"
    start = len(data)
    data += head % (home, home + 1, len(entries)) + entries + b"\nendstream\nendobj\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % start
