from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.initiatives import read_initiatives


def test_counted_paragraphs_with_title_and_description() -> None:
    text = (
        "ア 地域セミナーの開催 日頃から地域の活動に関わる職員等が、活動の現場を知るために参加する"
        "セミナーを開催する。なお、令和5年度以降は回数を増やす。\n"
        "イ 地域コーディネーターの養成【再掲】 橋渡しをすることができる「コーディネーター」を、"
        "庁内の各部局において養成する。"
    )
    first, second = read_initiatives(text)
    assert (first.number, first.title, first.tags) == ("ア", "地域セミナーの開催", ())
    assert first.description.startswith("日頃から")
    assert (second.number, second.title) == ("イ", "地域コーディネーターの養成")
    assert second.tags == ("再掲",)


def test_bullets_in_one_line() -> None:
    text = "・市民との交流会の開催(再掲) 【年1回開催】 ・新任職員への研修の実施(全課)"
    readings = read_initiatives(text)
    assert [r.title for r in readings] == ["市民との交流会の開催", "新任職員への研修の実施(全課)"]
    assert (readings[0].tags, readings[0].description) == (("再掲",), "【年1回開催】")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "①広報の充実\n広報紙を発行する。\n②窓口の設置",
            [("①", "広報の充実"), ("②", "窓口の設置")],
        ),
        ("次を行う。\n(1) 調査 (2) 計画の策定", [("(1)", "調査"), ("(2)", "計画の策定")]),
        ("1. 調査\n2. 策定", [("1", "調査"), ("2", "策定")]),
        ("(ア) 健診の実施：受診率の向上\n(イ) 相談", [("(ア)", "健診の実施"), ("(イ)", "相談")]),
        ("研修の実施", [("", "研修の実施")]),
    ],
)
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.number, r.title) for r in read_initiatives(text)] == expected


@pytest.mark.parametrize(
    "text", ["職員の理解を深める。研修を行う。", "", "－", "9：00～12：00", "長い" * 40]
)
def test_prose_gives_nothing(text: str) -> None:
    assert read_initiatives(text) == ()


@given(st.text(alphabet="アイ①②(1)2・。\n 　研修【】再掲：", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(reading.title for reading in read_initiatives(text))
