from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.folding import close_up, fold_width
from pipeline.values.numerals import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("１，２３４．５", "1234.5"),
        ("二十三", "23"),
        ("百五", "105"),
        ("三千二百", "3200"),
        ("一億二千万", "120000000"),
        ("12億3,456万", "1234560000"),
        ("1万2千", "12000"),
        ("0", "0"),
    ],
)
def test_numbers_in_every_spelling(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "人", "12人", "1,23a", "三人"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(0, 10**15), st.booleans())
def test_grouped_digits_are_read_back(number: int, full_width: bool) -> None:
    printed = f"{number:,}"
    if full_width:
        printed = printed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert read_number(printed) == number


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold_width(text)) == len(text)


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("繰 越 事 業 一 覧 表", "繰越事業一覧表"),
        ("計　画　期　間 ： 令和 5 年度", "計画期間 ： 令和 5 年度"),
        ("青葉野市 総合計画", "青葉野市 総合計画"),
        ("総務課 人事課", "総務課 人事課"),
    ],
)
def test_only_letter_spaced_words_are_closed_up(spaced: str, closed: str) -> None:
    assert close_up(spaced) == closed
