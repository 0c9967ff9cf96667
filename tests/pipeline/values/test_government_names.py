from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.government_names import find_government_name, read_government_name
from schemas.local_governments import load_local_governments


@pytest.mark.parametrize(
    ("text", "name", "prefecture"),
    [
        ("みずほ野町", "みずほ野町", ""),
        ("〇〇県みずほ野町", "みずほ野町", ""),
        ("ひばり県青葉野市", "青葉野市", "ひばり県"),
        ("高知県長岡郡みずほ野町", "みずほ野町", "高知県"),
        ("みずほ野町地域公共交通計画", "みずほ野町", ""),
        ("第3次青葉野市環境基本計画", "青葉野市", ""),
        ("令和5年度みずほ野町予算", "みずほ野町", ""),
        ("令和5年度(2023年度)青葉野市予算", "青葉野市", ""),
        ("概要版「青葉野市総合計画」", "青葉野市", ""),
        ("みどり県環境計画", "みどり県", ""),
        ("武蔵村山市総合計画", "武蔵村山市", ""),
        ("青葉野市税務課", "青葉野市", ""),
        ("北海道総合計画", "北海道", ""),
    ],
)
def test_names(text: str, name: str, prefecture: str) -> None:
    found = find_government_name(text)
    assert found is not None
    assert (found.name, found.prefecture) == (name, prefecture)
    assert text[: found.end].endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        *("都市計画", "地方都市の再生", "田園都市構想", "副市長", "町内会の活動", "本市の取組"),
        *("当町の現状", "市町村計画", "各市町の取組", "中心市街地活性化計画", "農山漁村振興計画"),
        *("住みよい町計画", "みんなの町計画", "いきいき市民計画", "朝市", "見本市会場", "商店街"),
        *(
            "行政区再編",
            "特別区制度",
            "県立高校再編計画",
            "学校区計画",
            "被災市町村",
            "○○市総合計画",
        ),
        *("まち・ひと・しごと創生総合戦略", "区画整理", "市", ""),
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert find_government_name(text) is None


def test_every_listed_municipality_is_read_whole() -> None:
    """Wards of Tokyo share their names with wards elsewhere: those need 東京都 beside them."""
    for record in load_local_governments():
        if record.kind == "municipality" and not record.name.endswith("区"):
            found = read_government_name(record.name + "地域公共交通計画")
            assert found is not None
            assert (found.name, found.listed) == (record.name, True)


@given(st.text("青野市町村区県都の「 第3次年度", max_size=12))
def test_a_name_stands_in_the_text(text: str) -> None:
    found = find_government_name(text)
    assert found is None or text[: found.end].endswith(found.name)
