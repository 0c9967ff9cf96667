from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.findings import CATALOGUE
from schemas.text import (
    clean_text,
    collapse_spaced,
    count_changes,
    count_characters,
    is_spaced_out,
    text_key,
    trace_changes,
)

# Plain printing, half-width kana, radicals, marks, dots, spaces, controls: what the rules act on.
awkward = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "かはウガ゛゜\u3099\u309aｶﾎﾞﾟｰ･｡‧・（あ⼾⺠⿊戸"
            " \t\n\r\u3000\xa0\x00\x0b\u200b\xad○O〇Ⅳ①ab1"
        ),
        st.characters(),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("⼾籍・⾭少年・⿈⾊・⿊⽥", "戸籍・青少年・黄色・黒田"),
        ("⺠⽣委員", "民生委員"),
        ("社会‧教育", "社会・教育"),
        ("a‧b", "a‧b"),
        ("  ‧研修", "・研修"),
        ("ﾎﾞﾗﾝﾃｨｱ ｾﾝﾀｰ", "ボランティア センター"),
        ("｢ﾊﾟﾝﾌ｣｡", "「パンフ」。"),
        ("か゛は゜ウ\u3099", "がぱヴ"),
        ("あ゛", "あ゛"),
        ("ﾞ", "゛"),
        ("計\u00ad画\u200b書\ufeff", "計画書"),
        ("計\x00画\ud800\u202e", "計画"),
        (" 前 後 \t\n\u3000行\u3000", "前 後\n行"),
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("予算\t額\xa0円", "予算 額 円"),
    ],
)
def test_cleans(raw: str, text: str) -> None:
    assert clean_text(raw) == text


@pytest.mark.parametrize(
    "kept", ["①Ⅳ㈱㎡～…％", "〜－—‐", "\ufa19\ufa1a", "葛\U000e0100城", "１２"]
)
def test_keeps_what_nfkc_would_change(kept: str) -> None:
    assert clean_text(kept) == kept
    assert count_changes(kept) == {}


def test_counts_changes_by_finding_code() -> None:
    assert count_changes("⺠ｶﾞﾗか゛あ‧い\u00ad") == {
        "text.invisible-removed": 1,
        "text.radical-mapped": 1,
        "text.half-width-kana-mapped": 3,
        "text.composed": 1,
        "text.middle-dot-mapped": 1,
    }
    assert trace_changes("⺠")[0].before == "⺠"
    assert trace_changes("⺠")[0].after == "民"


def test_every_code_stands_in_the_catalogue() -> None:
    assert set(count_changes("⺠ｶか゛あ‧い\u00ad")) <= set(CATALOGUE)


@given(awkward)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    text = clean_text(raw)
    assert clean_text(text) == text
    assert count_changes(text) == {}


@given(awkward)
def test_cleaning_keeps_the_number_of_lines(raw: str) -> None:
    breaks = len(
        raw.replace("\r\n", "\n")
        .translate(dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n"))
        .split("\n")
    )
    assert len(clean_text(raw).split("\n")) == breaks


@given(awkward)
def test_changes_account_for_every_character(raw: str) -> None:
    account = Counter(character for character in raw if not character.isspace())
    for change in trace_changes(raw):
        account.subtract(character for character in change.before if not character.isspace())
        account.update(change.after)
    assert +account == Counter(c for c in clean_text(raw) if not c.isspace())


@given(st.text(max_size=12))
def test_cleaned_text_fits_xml(raw: str) -> None:
    for character in clean_text(raw):
        assert character == "\n" or unicodedata.category(character) not in {"Cc", "Cs"}


def test_counts_characters_without_white_space() -> None:
    assert count_characters(" 第 1　期\n") == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("実 施 項 目", "実施項目"),
        ("Ⅳ　推進", "IV推進"),
        ("こらぼ・で・とーく", "こらぼでとーく"),
        ("１〜３回", "1～3回"),
        ("H26－H30", "Ｈ26―Ｈ30"),
        ("◯", "○"),
        ("〇", "O"),
        ("ﾌﾟﾗｯﾄﾌｫｰﾑ", "プラットフォーム"),
        ("⼾籍", "戸籍"),
        ("か ゛", "が"),
        ("葛\U000e0100城", "葛城"),
    ],
)
def test_equal_keys(one: str, other: str) -> None:
    assert text_key(one) == text_key(other)


def test_letter_o_in_a_word_is_no_circle() -> None:
    assert text_key("NPO") == "npo"


@given(awkward)
def test_key_of_a_key_is_the_key(raw: str) -> None:
    assert text_key(text_key(raw)) == text_key(raw)


@given(awkward)
def test_text_and_raw_have_the_same_key(raw: str) -> None:
    assert text_key(clean_text(raw)) == text_key(raw)


@pytest.mark.parametrize("text", ["実 施 項 目", "位　置　づ　け", " 項  目 ", "セ ン タ ー"])
def test_letter_spacing_is_seen(text: str) -> None:
    assert is_spaced_out(text)


@pytest.mark.parametrize("text", ["", "項", "項目", "項 目録", "○ △", "1 2", "A 型", "項\n目"])
def test_other_spacing_is_not(text: str) -> None:
    assert not is_spaced_out(text)


def test_collapses_spaced_lines_only() -> None:
    assert collapse_spaced("実 施 項 目\n健康 増進課") == "実施項目\n健康 増進課"
