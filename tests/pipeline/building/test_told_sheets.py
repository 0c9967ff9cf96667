"""Sheets told in text: headings with the same labels below them."""

from __future__ import annotations

import pytest

from pipeline.building.told_sheets import read_label_line
from pipeline.reading.lexicon import load_lexicon
from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of

SHEETS = [
    "霧浜市観光振興計画",
    "第1章　地域の魅力づくり",
    "本章では魅力づくりを進めます。",
    "(1)　朝市の創出",
    "【現状と課題】",
    "来場者が減少している。",
    "【取組内容】新規出店者を募る。",
    "【実施期間】令和5年度～令和7年度",
    "【担当課】商工観光課",
    "(2)　灯台の活用",
    "【現状と課題】",
    "公開日が限られている。",
    "【取組内容】夜間の見学会を開く。",
    "【実施期間】令和5年度～令和8年度",
    "【担当課】商工観光課、港湾課",
    "第2章　受け入れの体制づくり",
    "受け入れの体制を整えます。",
    "(1)　案内板の更新",
    "【現状と課題】",
    "外国語の表示がない。",
    "【取組内容】4か国語で更新する。",
    "【実施期間】令和6年度",
    "【担当課】建設課",
]


def test_headings_with_common_labels_are_items() -> None:
    plan = plan_of(list(SHEETS))
    assert [item.title for item in plan.items] == ["朝市の創出", "灯台の活用", "案内板の更新"]
    policies = {policy.id: policy.title for policy in plan.policies}
    assert [policies[item.policy_ids[-1]] for item in plan.items] == [
        "地域の魅力づくり",
        "地域の魅力づくり",
        "受け入れの体制づくり",
    ]
    first, second, _ = plan.items
    assert texts_of(first, Role.BACKGROUND) == ["来場者が減少している。"]
    assert texts_of(first, Role.DESCRIPTION) == ["新規出店者を募る。"]
    assert texts_of(first, Role.PERIOD) == ["令和5年度～令和7年度"]
    assert [office.name for office in second.offices] == ["商工観光課", "港湾課"]


def test_the_period_of_the_items_is_not_that_of_the_plan() -> None:
    assert plan_of(list(SHEETS)).period.first is None


def test_prose_below_a_policy_stands_in_a_section_of_its_name() -> None:
    sections = {section.title: section.text for section in plan_of(list(SHEETS)).sections}
    assert sections["受け入れの体制づくり"] == "受け入れの体制を整えます。"


def test_chapters_without_office_or_money_stay_text() -> None:
    lines = [line for line in SHEETS if "担当課" not in line and "期間" not in line]
    assert not plan_of(list(lines)).items


def test_lines_that_most_sheets_repeat_are_labels_though_unknown() -> None:
    lines = [line.replace("【取組内容】", "にぎわいの絵姿\n") for line in SHEETS]
    plan = plan_of([piece for line in lines for piece in line.split("\n")])
    (value,) = [value for value in plan.items[0].values if value.text == "新規出店者を募る。"]
    assert value.heading == ("にぎわいの絵姿",)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("【担当課】商工観光課", "担当課", "商工観光課"),
        ("担当課：商工観光課", "担当課", "商工観光課"),
        ("■事業の目的", "事業の目的", ""),
        ("【現状と課題】\n来場者が減った。", "現状と課題", "来場者が減った。"),
        ("令和2年度補正予算額30.0億円", "令和2年度補正予算額", "30.0億円"),
        ("所管課　総務課", "所管課", "総務課"),
    ],
)
def test_label_lines(text: str, label: str, rest: str) -> None:
    line = read_label_line(text, load_lexicon())
    assert line is not None
    assert (line.label, line.rest) == (label, rest)


@pytest.mark.parametrize(
    "text", ["(1)　朝市のにぎわい創出事業", "令和5年4月　霧浜市", "本章では進めます。"]
)
def test_other_lines(text: str) -> None:
    assert read_label_line(text, load_lexicon()) is None
