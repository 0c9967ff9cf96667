"""Inputs that a reader must not fall over, written byte by byte."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""The padding of passwords, ISO 32000-1, 7.6.3.3."""
FILE_ID = bytes(16)

MANY_SPANS = (
    "<h1>みどり計画</h1><table><tr><th>施策<th>担当課<tr><td>見守り活動<td>福祉課"
    "<tr><td colspan=10000000 rowspan=99999999>緑化の推進<td>公園課</table>"
).encode()
NESTED_TABLES = b"<table><tr><td>" * 50_000 + b"deep"
SHORT_BOX = (
    b'<h1>plan</h1><table><tr><td data-bbox="1 2 3">a</td><td data-bbox="0 0 9 9">b</td></tr>'
    b'<tr><td data-bbox="0 9 9 18">c</td><td>d</td></tr></table>'
)
SHIFT_JIS_AS_UTF8 = (
    '<html><head><meta charset="utf-8"><title>みどり計画</title></head><body><table>'
    "<tr><th>施策</th><th>担当課</th></tr><tr><td>見守り活動の推進</td><td>福祉課</td></tr>"
    "</table></body></html>"
).encode("cp932")
PROSE = "<html><body><p>青葉野市の計画について、市民の皆さんの意見を募集します。</p></body></html>"


def make_pdf(content: bytes, encryption: str = "", deflate: bool = False) -> bytes:
    """A PDF of one page with the given content stream."""
    stream = zlib.compress(content) if deflate else content
    filters = "/Filter /FlateDecode " if deflate else ""
    return assemble_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< {filters}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ],
        encryption,
    )


def assemble_pdf(objects: Sequence[bytes], encryption: str = "") -> bytes:
    """A PDF of the objects, the first being the catalogue, with a right cross-reference table."""
    data, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {encryption} >>\n"
    return bytes(data + trailer.encode() + b"startxref\n%d\n%%%%EOF\n" % start)


def make_text_pdf(text: str = "keikaku") -> bytes:
    """A PDF of one page with a line of ASCII text."""
    return make_pdf(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text.encode("ascii"))


def make_locked_pdf(password: str) -> bytes:
    """A PDF that opens with the password only (RC4, 40 bits; ISO 32000-1, 7.6.3)."""
    owner = rc4(hashlib.md5(pad(password)).digest()[:5], pad(password))
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(pad(password) + owner + permissions + FILE_ID).digest()[:5]
    encryption = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> "
        f"/U <{rc4(key, PADDING).hex()}> >> /ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>]"
    )
    object_key = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]
    content = b"BT /F1 12 Tf 72 700 Td (keikaku) Tj ET"
    return make_pdf(rc4(object_key, content), encryption)


def make_endless_pdf() -> bytes:
    """A small PDF whose page takes far longer to read than anybody waits."""
    return make_pdf(b"BT /F1 9 Tf 9 9 Td (abcdefgh) Tj ET\n" * 2_000_000, deflate=True)


def pad(password: str) -> bytes:
    return (password.encode("latin-1") + PADDING)[:32]


def rc4(key: bytes, data: bytes) -> bytes:
    """RC4, which is its own inverse."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    result, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)
