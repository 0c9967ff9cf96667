"""What kind of file some bytes are, decided by the bytes alone."""

from __future__ import annotations

import re
import struct

from schemas.errors import SourceError

PDF = "application/pdf"
HTML = "text/html"
ANNOTATED_HTML = "text/html;profile=data-bbox"
HOCR = "text/vnd.hocr+html"
TABBED_TEXT = "text/tab-separated-values"
PLAIN_TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

_OCR_TABLE = "text/tab-separated-values;profile=ocr"
_ALTO = "application/alto+xml"
_OLE = "application/x-ole-storage"
_OLE_ENCRYPTED = "application/encrypted"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)

_REFUSALS = {
    "application/msword": "source.word",
    _DOCX: "source.word",
    "application/vnd.ms-excel": "source.excel",
    _XLSX: "source.excel",
    "application/vnd.ms-powerpoint": "source.powerpoint",
    _PPTX: "source.powerpoint",
    "application/x-js-taro": "source.ichitaro",
    _OLE: "source.office",
    "application/vnd.oasis.opendocument": "source.office",
    _OLE_ENCRYPTED: "source.office-encrypted",
    "application/zip": "source.archive",
    "application/gzip": "source.archive",
    "application/x-7z-compressed": "source.archive",
    "application/vnd.rar": "source.archive",
    "application/x-lzh": "source.archive",
    "application/rtf": "source.rtf",
    _ALTO: "source.alto",
    _OCR_TABLE: "source.ocr-table",
    "application/xml": "source.xml",
}

_PDF_HEADER = re.compile(rb"%PDF-\d")
_TEXT_START = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*|<!doctype[^>]*>\s*)*", re.I | re.S)
_HTML_ROOT = re.compile(rb"<(?:html|head|body|frameset)[\s>/]", re.I)
_HTML_DOCTYPE = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<!doctype\s+html", re.I | re.S)
_HTML_TAG = re.compile(
    rb"<(?:meta|title|table|div|p|h[1-6]|ul|ol|dl|center|section|article|main|header|nav|style"
    rb"|script|span|font|b|a|link|form|thead|tbody|tr|td|th|pre|br|hr|img)[\s>/]",
    re.I,
)
_HOCR_CLASS = re.compile(
    rb"<[a-z][^<>]*\sclass\s*=\s*(?:\"[^\"]*|'[^']*|)\bocr(?:_page|x_word|_line)\b", re.I
)
_DATA_BBOX = re.compile(rb"<[a-z][^<>]*\sdata-bbox\s*=", re.I)
_OCR_TABLE_HEAD = b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t"
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}) + b"\x7f"


def sniff_media_type(data: bytes) -> str:
    """The media type of a file's bytes; ``application/octet-stream`` when nothing fits.

    A name or a declared type is never asked. Up to 1024 bytes of junk may stand before a PDF's
    header (ISO 32000-1, Annex H, implementation note 13).
    """
    if _is_pdf(data):
        return PDF
    return _sniff_binary(data) or _sniff_text(data)


def refuse_unsupported(name: str, media_type: str) -> None:
    """Nothing, when the type is not one of those that are known but cannot be read.

    Raises:
        SourceError: with the code of the kind, whose message says what to do instead.
    """
    if media_type.startswith("image/"):
        raise SourceError("source.image", name=name)
    if media_type in _REFUSALS:
        raise SourceError(_REFUSALS[media_type], name=name)


def _is_pdf(data: bytes) -> bool:
    found = _PDF_HEADER.search(data, 0, 1024 + 6)
    return found is not None and not _HTML_ROOT.search(data, 0, found.start())


def _sniff_binary(data: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "image/bmp"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_ole(data)
    return "application/x-lzh" if re.match(rb"..-l[hz][0-9sd]-", data, re.S) else None


def _sniff_ole(data: bytes) -> str:
    """The type of a compound file, by the names of the streams in its directory."""
    streams = (
        ("EncryptedPackage", _OLE_ENCRYPTED),
        ("JSRV_", "application/x-js-taro"),
        ("DocumentText", "application/x-js-taro"),
        ("WordDocument", "application/msword"),
        ("Workbook", "application/vnd.ms-excel"),
        ("PowerPoint Document", "application/vnd.ms-powerpoint"),
        ("Book", "application/vnd.ms-excel"),
    )
    for stream, media_type in streams:
        if stream.encode("utf-16-le") in data:
            return media_type
    return _OLE


def _sniff_zip(data: bytes) -> str:
    """The type of a zip file by the names in its central directory; nothing is inflated."""
    names = _zip_names(data)
    for prefix, media_type in ((b"word/", _DOCX), (b"xl/", _XLSX), (b"ppt/", _PPTX)):
        if any(name.startswith(prefix) for name in names):
            return media_type
    if data[30:38] == b"mimetype" and b"opendocument" in data[38:120]:
        return "application/vnd.oasis.opendocument"
    return "application/zip"


def _zip_names(data: bytes, limit: int = 2_000) -> list[bytes]:
    """The first names in the central directory (APPNOTE.TXT 4.3.12), else in local headers."""
    end = data.rfind(b"PK\x05\x06")
    at = struct.unpack_from("<I", data, end + 16)[0] if 0 <= end <= len(data) - 22 else len(data)
    names: list[bytes] = []
    while data[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(data) and len(names) < limit:
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        names.append(data[at + 46 : at + 46 + name])
        at += 46 + name + extra + comment
    return names or re.findall(rb"PK\x03\x04.{26}([\x20-\x7e]{1,100})", data[:65_536], re.S)


def _sniff_text(data: bytes) -> str:
    data = _as_single_bytes(data)
    if _HTML_DOCTYPE.match(data) or _HTML_ROOT.search(data, 0, 4096):
        return _sniff_html(data)
    start = _TEXT_START.match(data)
    at = start.end() if start else 0
    if data.lstrip().startswith(b"<?xml"):
        return _ALTO if re.match(rb"<(?:\w+:)?alto[\s>]", data[at:], re.I) else "application/xml"
    if _HTML_TAG.match(data, at) and not _is_tabbed(data):
        return _sniff_html(data)
    return _sniff_plain(data)


def _sniff_html(data: bytes) -> str:
    if _HOCR_CLASS.search(data):
        return HOCR
    return ANNOTATED_HTML if _DATA_BBOX.search(data) else HTML


def _sniff_plain(data: bytes) -> str:
    if data.startswith(_OCR_TABLE_HEAD):
        return _OCR_TABLE
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 100 > len(sample):
        return UNKNOWN
    return TABBED_TEXT if b"\t" in data else PLAIN_TEXT


def _is_tabbed(data: bytes) -> bool:
    """Whether most lines hold tabs between fields, rather than tabs that only indent markup."""
    lines = [line for line in data.splitlines()[:2_000] if line.strip()]
    tabbed = sum(b"\t" in line.lstrip() for line in lines)
    return tabbed * 2 > len(lines)


def _as_single_bytes(data: bytes) -> bytes:
    """The bytes, with UTF-16 turned to UTF-8 and a byte order mark dropped."""
    encoding = find_utf16(data)
    if encoding:
        data = data.decode(encoding, "replace").encode("utf-8")
    return data.removeprefix(b"\xef\xbb\xbf")


def find_utf16(data: bytes) -> str | None:
    """The name of the UTF-16 form of the bytes by mark or by the zero bytes of ASCII, or None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if odd > 3 and odd * 4 > pairs and even * 20 < odd:
        return "utf-16-le"
    if even > 3 and even * 4 > pairs and odd * 20 < even:
        return "utf-16-be"
    return None
