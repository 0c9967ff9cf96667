from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.numbering import Numbered, numbering_style, split_number


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("①職員研修の実施", "①", "職員研修の実施"),
        ("(1) 現状", "(1)", "現状"),
        ("（１）現状", "（１）", "現状"),
        ("１．追加", "１", "追加"),
        ("1 職員の理解の促進", "1", "職員の理解の促進"),
        ("1-1 広報の充実", "1-1", "広報の充実"),
        ("1-(1) 広報の充実", "1-(1)", "広報の充実"),
        ("1-①広報の充実", "1-①", "広報の充実"),
        ("1.2 計画の位置づけ", "1.2", "計画の位置づけ"),
        ("1. 3歳児健診", "1", "3歳児健診"),
        ("３．１．１", "３．１．１", ""),
        ("12", "12", ""),
        ("ア 講座の開催", "ア", "講座の開催"),
        ("(ア) 講座の開催", "(ア)", "講座の開催"),
        ("Ⅳ 推進体制", "Ⅳ", "推進体制"),
        ("IV 推進体制", "IV", "推進体制"),
        ("(16) 研修の充実", "(16)", "研修の充実"),
        ("A-1 移住の促進", "A-1", "移住の促進"),
        ("No.5 道路", "No.5", "道路"),
        ("1 人権の尊重", "1", "人権の尊重"),
        ("② 市町村職員の研修", "②", "市町村職員の研修"),
        ("(3) 年度ごとの見直し", "(3)", "年度ごとの見直し"),
        ("一 総則", "一", "総則"),
    ],
)
def test_leading_numbers(text: str, number: str, title: str) -> None:
    assert split_number(text) == Numbered("", number, title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本目標１", Numbered("基本目標", "１", "")),
        ("基本方針IV 市民活動の促進", Numbered("基本方針", "IV", "市民活動の促進")),
        ("施策１－２：子育て支援", Numbered("施策", "１－２", "子育て支援")),
        ("基本目標1安心して暮らせるまち", Numbered("基本目標", "1", "安心して暮らせるまち")),
        ("重点プロジェクト2　脱炭素", Numbered("重点プロジェクト", "2", "脱炭素")),
        ("第1章 総論", Numbered("章", "第1章", "総論")),
        ("第３節　環境", Numbered("節", "第３節", "環境")),
    ],
)
def test_level_words(text: str, expected: Numbered) -> None:
    assert split_number(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10年後の姿",
        "10 年間の取組",
        "2020年",
        "令和4年度",
        "3歳児健診",
        "24時間体制",
        "24 時間体制",
        "１人",
        "1.5倍",
        "9:00～17:30",
        "10 , 097",
        "32 43",
        "①の場で協議する",
        "アート事業",
        "IT推進",
        "2/3 みずほ野町",
        "一般会計",
        "一 般 会 計",
        "1-2月",
        "事業 2 地区",
        "100人",
        "5G",
        "第5次総合計画",
        "目標3つ",
        "",
    ],
)
def test_quantities_and_words_are_no_numbers(text: str) -> None:
    assert split_number(text) == Numbered("", "", text)


@given(
    st.sampled_from(["①", "(3)", "（１２）", "2", "Ⅱ", "1-1", "ア"]),
    st.sampled_from(["市民活動の支援", "道路の維持", "子育て支援"]),
)
def test_number_and_title_are_cut_apart(number: str, title: str) -> None:
    assert split_number(f"{number}　{title}") == Numbered("", number, title)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    numbered = split_number(text)
    assert numbered.number in text
    assert text.strip().endswith(numbered.title)


@pytest.mark.parametrize(
    ("number", "style"),
    [
        ("1", "digit"),
        ("1-2", "digit 2"),
        ("1.2.3", "digit 3"),
        ("(1)", "bracketed"),
        ("ア", "kana"),
        ("①", "circled"),
        ("第1章", "chapter 章"),
        ("第2節", "chapter 節"),
        ("一", "kanji"),
        ("Ａ", "letter"),
        ("", "plain"),
    ],
)
def test_numbering_styles(number: str, style: str) -> None:
    assert numbering_style(number) == style


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("（１）にぎわいのあるまち", "（１）", "にぎわいのあるまち"),
        ("（２）ともに支え合う地域", "（２）", "ともに支え合う地域"),
        ("②はぐくむ心", "②", "はぐくむ心"),
        ("（１）について", "", "（１）について"),
        ("①の取組", "", "①の取組"),
        ("（１）と（２）の合計", "", "（１）と（２）の合計"),
        ("基本施策１の２　商工業の振興", "１の２", "商工業の振興"),
    ],
)
def test_particles_and_words_that_begin_like_them(text: str, number: str, title: str) -> None:
    found = split_number(text)
    assert (found.number, found.title) == (number, title)
