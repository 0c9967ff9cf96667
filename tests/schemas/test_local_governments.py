from __future__ import annotations

from collections import Counter

import pytest

from schemas.local_governments import (
    check_digit,
    find_local_government,
    load_local_governments,
    lookup,
)


def test_the_list_is_whole() -> None:
    kinds = Counter(record.kind for record in load_local_governments())
    assert kinds == {"prefecture": 47, "municipality": 1741, "ward": 171}


def test_codes_are_distinct_and_carry_their_check_digit() -> None:
    codes = [record.code for record in load_local_governments()]
    assert len(set(codes)) == len(codes)
    assert all(check_digit(code[:5]) == code[5] for code in codes)


@pytest.mark.parametrize("digits", ["", "1234", "123456", "1234a", "１２３４５"])
def test_check_digit_refuses_other_than_five_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="not five digits"):
        check_digit(digits)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("高知県南国市", ["392049"]),
        ("平成30年度南国市総合計画", ["392049"]),
        ("第2次南国市総合計画", ["392049"]),
        ("高 知 県", ["390003"]),
        ("大津市", ["252018"]),
        ("津市の計画", ["242012"]),
        ("三重県津市", ["242012"]),
        ("京都市と東京都", ["261009", "130001"]),
        ("府中市", ["132063", "342084"]),
        ("広島県の府中市", ["340006", "342084"]),
        ("高知県長岡郡本山町", ["393410"]),
        ("札幌市中央区", ["011011"]),
        ("東京都中央区", ["131024"]),
        ("浜松市浜名区", ["221392"]),
        ("鯵ケ沢町", ["023213"]),
        ("滋賀県と高知県南国市", ["392049", "250007"]),
        ("南国市、南国市", ["392049"]),
        ("四日市市", ["242021"]),
    ],
)
def test_finds(text: str, codes: list[str]) -> None:
    assert [record.code for record in find_local_government(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "青葉津市",
        "中央区",
        "中央区域",
        "森町内会",
        "市町村",
        "東京都市計画",
        "県内市町村",
        "中心市街地",
    ],
)
def test_finds_none(text: str) -> None:
    assert find_local_government(text) == ()


def test_every_name_with_its_prefecture_is_found_alone() -> None:
    for record in load_local_governments():
        name = record.name if record.kind == "prefecture" else record.prefecture + record.name
        assert find_local_government(name) == (record,)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("南国市", ["392049"]),
        ("高知県 南国市", ["392049"]),
        ("392049", ["392049"]),
        ("39204", ["392049"]),
        ("龍ヶ崎市", ["082082"]),
        ("みずほ野町", []),
    ],
)
def test_looks_up(name: str, codes: list[str]) -> None:
    assert [record.code for record in lookup(name)] == codes


def test_a_shared_ward_name_has_several_bearers() -> None:
    assert {"131024", "011011", "221384"} <= {record.code for record in lookup("中央区")}
