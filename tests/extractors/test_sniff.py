from __future__ import annotations

import io
import zipfile

import pytest

from extractors.registry import find_extractor
from extractors.sniff import refuse_unsupported, sniff_media_type
from extractors.source import make_source
from schemas.errors import ERRORS, SourceError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def make_zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # without the time of day
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"x" * 1024 + b"%PDF-1.4\n", "application/pdf"),
        (b"<html><body>%PDF-1.4", "text/html"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf<!-- c --><HTML>", "text/html"),
        ("<html>計画".encode("utf-16"), "text/html"),
        ("<html>計画".encode("utf-16-be"), "text/html"),
        ("<p>計画</p>".encode("cp932"), "text/html"),
        (b"<table>\n\t<tr>\n\t\t<td>x</table>", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", "text/html"),
        (b"<html><td data-bbox='1 2 3 4'>", "text/html;profile=data-bbox"),
        ("<html><td data-bbox='1 2 3 4'>計".encode("utf-16"), "text/html;profile=data-bbox"),
        (b"<html><script>x = 'data-bbox='</script>", "text/html"),
        (b"<html><div class='ocr_page' title='bbox 0 0 1 1'>", "text/vnd.hocr+html"),
        (b'<html><span class="x ocrx_word">', "text/vnd.hocr+html"),
        ("<p>前文</p>\t\t\n項目\t担当\t\n".encode(), "text/tab-separated-values"),
        ("\n\n計画\n項目\t担当\n".encode("cp932"), "text/tab-separated-values"),
        ("計画の本文".encode("euc-jp"), "text/plain"),
        ("計画の本文".encode("iso-2022-jp"), "text/plain"),
        (bytes(range(256)) * 4, "application/octet-stream"),
    ],
)
def test_what_can_be_read_is_known_by_its_bytes(data: bytes, media_type: str) -> None:
    assert sniff_media_type(data) == media_type


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "source.word"),
        (OLE + "Workbook".encode("utf-16-le"), "source.excel"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "source.powerpoint"),
        (OLE + "JSRV_SegmentInformation".encode("utf-16-le"), "source.ichitaro"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "source.office-encrypted"),
        (OLE, "source.office"),
        (make_zip("[Content_Types].xml", "word/document.xml"), "source.word"),
        (make_zip("[Content_Types].xml", "xl/workbook.xml"), "source.excel"),
        (make_zip("ppt/presentation.xml"), "source.powerpoint"),
        (make_zip("計画.pdf"), "source.archive"),
        (make_zip("word/a.xml")[:60], "source.word"),
        (b"PK\x03\x04", "source.archive"),
        (b"\x89PNG\r\n\x1a\n", "source.image"),
        (b"\xff\xd8\xff\xe0", "source.image"),
        (b"II*\x00", "source.image"),
        (b"GIF89a", "source.image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "source.image"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00", "source.image"),
        (b"{\\rtf1", "source.rtf"),
        (b"\x1f\x8b\x08", "source.archive"),
        (b"\x00\x00-lh5-", "source.archive"),
        (b"<?xml version='1.0'?><alto xmlns='x'>", "source.alto"),
        (b"<?xml version='1.0'?>\n<data/>", "source.xml"),
        (
            b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\n",
            "source.ocr-table",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        find_extractor(make_source("資料", data), ())
    assert caught.value.code == code
    assert "資料" in caught.value.message("ja")
    assert "資料" in caught.value.message("en")


def test_a_zip_is_not_inflated() -> None:
    bomb = make_zip("word/document.xml").replace(b"\x00\x00\x00\x00x", b"\xff\xff\xff\xffx")
    assert "wordprocessingml" in sniff_media_type(bomb)


def test_a_readable_type_is_not_refused() -> None:
    refuse_unsupported("a", "application/pdf")
    assert "source.unsupported" in ERRORS
