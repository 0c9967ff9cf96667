from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.office_names import looks_like_office
from pipeline.values.offices import find_inline_offices, read_offices


def names(text: str, heading: str = "担当課") -> list[str]:
    return [office.name for office in read_offices(text, heading=heading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "総務部企画・協働推進室 総務部人事課 研修センター",
            ["総務部企画・協働推進室", "総務部人事課", "研修センター"],
        ),
        ("健康増進課\n保健係", ["健康増進課保健係"]),
        ("子育て支援\n課", ["子育て支援課"]),
        ("保健福祉セン\nター", ["保健福祉センター"]),
        ("企画課\nコミュニティ推進\n係", ["企画課コミュニティ推進係"]),
        ("福祉課\n高齢係\n障害係", ["福祉課高齢係", "福祉課障害係"]),
        ("総務部\n人事課", ["総務部人事課"]),
        ("総務課、財政課", ["総務課", "財政課"]),
        ("総務課\n財政課", ["総務課", "財政課"]),
        ("総務課・財政課", ["総務課", "財政課"]),
        ("生涯学習・スポーツ課", ["生涯学習・スポーツ課"]),
        ("総務課・生涯学習・スポーツ課", ["総務課", "生涯学習・スポーツ課"]),
        ("総務課及び企画課", ["総務課", "企画課"]),
        ("総務課（人事係）", ["総務課人事係"]),
        ("企画課ほか", ["企画課"]),
        ("関係各課", ["関係各課"]),
        ("全庁", ["全庁"]),
        ("危機管理課\n電話 000-123-4567", ["危機管理課"]),
        ("－", []),
        ("・協働事業の増加", []),
        ("・職員の市民活動に対する理解の増進", []),
        ("法律の規定に基づき、議会の議決を求める。", []),
    ],
)
def test_lists_of_offices(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_body_with_its_offices_in_brackets() -> None:
    readings = read_offices("県（県民生活・交流課）", heading="実施主体")
    assert [(o.name, o.body, o.role) for o in readings] == [
        ("県民生活・交流課", "県", "implementer")
    ]


def test_bodies_without_an_office_stand_for_themselves() -> None:
    readings = read_offices("市（環境課、下水道課）、町内会", heading="実施主体")
    assert [(o.name, o.body) for o in readings] == [
        ("環境課", "市"),
        ("下水道課", "市"),
        ("町内会", ""),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("担当部課 (室) 名", "lead"),
        ("所管課", "lead"),
        ("実施主体", "implementer"),
        ("関係課", "partner"),
        ("協力機関", "partner"),
    ],
)
def test_the_heading_gives_the_role(heading: str, role: str) -> None:
    (office,) = read_offices("総務課", heading=heading)
    assert office.role == role


def test_labels_in_the_cell_overrule_the_heading() -> None:
    readings = read_offices("主管課：総務課 関係課：企画課、財政課", heading="担当課")
    assert [(o.name, o.role) for o in readings] == [
        ("総務課", "lead"),
        ("企画課", "partner"),
        ("財政課", "partner"),
    ]
    marked = read_offices("◎総務課 ○企画課", heading="担当課")
    assert [o.role for o in marked] == ["lead", "partner"]


def test_offices_in_brackets_inside_other_text() -> None:
    text = "3回開催 【担当課；住宅課】 次回は春（関係課：総務課、企画課）"
    readings = find_inline_offices(text)
    assert [(o.name, o.role, o.text) for o in readings] == [
        ("住宅課", "lead", "【担当課；住宅課】"),
        ("総務課", "partner", "（関係課：総務課、企画課）"),
        ("企画課", "partner", "（関係課：総務課、企画課）"),
    ]
    assert find_inline_offices("【年1回開催】（担当：山田）") == ()


@pytest.mark.parametrize(
    "text", ["税務課", "産業振興部", "くらし安全課", "図書館", "教育委員会事務局"]
)
def test_offices_look_like_offices(text: str) -> None:
    assert looks_like_office(text) >= 0.5


@pytest.mark.parametrize(
    "text",
    ["一部", "関係", "教室", "場所", "会議室", "郵便局", "避難所", "理解の増進", "課", "年6回"],
)
def test_other_words_do_not(text: str) -> None:
    assert looks_like_office(text) == 0.0


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(office.name for office in read_offices(text))
