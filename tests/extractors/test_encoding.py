from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoding import decode_html
from tests.extractors.reading import codes, paragraphs, read

TEXT = "青葉野市の総合計画は、基本構想と基本計画からなります。①担当：企画課～"
SIMPLE = "青葉野市の総合計画は、基本構想と基本計画からなります。"


def page(text: str, declared: str | None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    return f"<html><head>{meta if declared else ''}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
@pytest.mark.parametrize(
    "declared", [None, "utf-8", "Shift_JIS", "euc-jp", "iso-8859-1", "nonsense"]
)
def test_the_text_is_right_whatever_is_declared(encoding: str, declared: str | None) -> None:
    document = read(page(SIMPLE, declared).encode(encoding))
    assert [p.raw for p in paragraphs(document)] == [SIMPLE]


@pytest.mark.parametrize("encoding", ["cp932", "euc_jis_2004", "iso2022_jp_2004", "utf-16-le"])
def test_characters_of_the_vendors(encoding: str) -> None:
    text = TEXT.replace("～", "") if encoding != "cp932" else TEXT
    assert text in decode_html(page(text, None).encode(encoding)).text


def test_a_wrong_declaration_is_a_finding() -> None:
    document = read(page(SIMPLE, "utf-8").encode("cp932"))
    assert codes(document) == ["source.encoding-guessed"]
    assert document.findings[0].params == {"declared": "utf-8", "used": "cp932"}


@pytest.mark.parametrize("declared", ["x-sjis", "Shift_JIS", "Windows-31J", "MS_Kanji"])
def test_names_of_one_encoding_do_not_contradict(declared: str) -> None:
    assert codes(read(page(TEXT, declared).encode("cp932"))) == []


def test_a_declaration_in_a_comment_or_xml_declaration() -> None:
    assert decode_html("<!-- <meta charset=euc-jp> --><p>計画".encode()).declared is None
    assert decode_html(b"<?xml version='1.0' encoding='EUC-JP'?><html>").declared == "EUC-JP"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
def test_broken_bytes_are_counted_and_the_rest_is_read(encoding: str) -> None:
    data = page(SIMPLE * 3, None).encode(encoding)
    broken = data.replace("構想".encode(encoding), b"\xff\xff", 1)
    document = read(broken)
    assert "source.encoding-damaged" in codes(document)
    assert "青葉野市の総合計画は" in paragraphs(document)[0].raw
    assert "基本構想と基本計画" in paragraphs(document)[0].raw


def test_a_file_cut_within_a_character() -> None:
    decoded = decode_html(SIMPLE.encode("cp932")[:-1])
    assert decoded.encoding == "cp932"
    assert decoded.damaged_count == 1


def test_nul_and_marks() -> None:
    assert decode_html("\ufeff計\x00画".encode()).text == "計\ufffd画"
    assert decode_html(b"abc\x00").damaged_count == 1


def test_a_replacement_character_of_the_page_itself_is_no_damage() -> None:
    assert decode_html("計\ufffd画".encode()).damaged_count == 0


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    decoded = decode_html(data)
    assert "\x00" not in decoded.text
    assert not any(0xD800 <= ord(character) < 0xE000 for character in decoded.text)


@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3093), min_size=12))
def test_kana_survive_any_encoding(text: str) -> None:
    for encoding in ("utf-8", "cp932", "euc_jp", "iso2022_jp"):
        assert decode_html(text.encode(encoding)).text == text
