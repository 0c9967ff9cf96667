from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tags.values import MAX_DEPTH, Ref, decode_text, parse_value


def test_dictionary_with_all_kinds_of_values() -> None:
    body = b"<< /S /TD /K [1 -2 .5 3 0 R true null] /N << /A 1 >> % no\n /T (x) /H <4142> >>"
    assert parse_value(body) == {
        "S": "TD",
        "K": [1, -2, 0.5, Ref(3), True, None],
        "N": {"A": 1},
        "T": b"x",
        "H": b"AB",
    }


def test_references_and_numbers_stand_side_by_side() -> None:
    assert parse_value(b"[1 2 0 R 3 0 R 4 5]") == [1, Ref(2), Ref(3), 4, 5]


def test_strings_hold_escapes_parentheses_and_keywords() -> None:
    value = parse_value(rb"<< /T (a\)b (c /S /TD) \101\n) /K 7 >>")
    assert value == {"T": b"a)b (c /S /TD) A\n", "K": 7}


def test_names_are_unescaped() -> None:
    assert parse_value(b"<< /S /Table#20Contents >>") == {"S": "Table Contents"}


def test_a_stream_ends_the_dictionary() -> None:
    assert parse_value(b"<< /K 1 >>\nstream\n<< /K 2 >>\nendstream") == {"K": 1}


def test_nesting_is_bounded() -> None:
    assert parse_value(b"[" * (MAX_DEPTH + 1)) is None


def test_digits_without_end_are_no_trouble() -> None:
    assert isinstance(parse_value(b"[" + b"9" * 9000 + b"]"), list)


@given(st.binary(max_size=200))
def test_junk_never_raises(body: bytes) -> None:
    parse_value(body)


@given(st.text(alphabet="<>[]()/ 0123456789R-.%\\#aTD\n", max_size=80))
def test_broken_syntax_never_raises(body: str) -> None:
    parse_value(body.encode("latin-1"))


def test_text_strings_in_three_encodings() -> None:
    assert decode_text(b"\xfe\xff" + "計画".encode("utf-16-be")) == "計画"
    assert decode_text(b"\xef\xbb\xbf" + "計画".encode()) == "計画"
    assert decode_text(b"plan") == "plan"
    assert decode_text(3) == ""
