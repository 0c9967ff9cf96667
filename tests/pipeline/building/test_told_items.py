"""Items told in running text, and tables that name items by their numbers alone."""

from __future__ import annotations

from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table

TOLD = [
    "緑野市環境計画",
    "基本目標１　緑を守るまち",
    "【主な取組】",
    "①　街路樹の植樹",
    "駅前の通りに木を植え、日陰をつくる。",
    "（担当課：公園課）",
    "②　里山の手入れ",
    "市民と間伐を行う。",
    "（担当課：農林課、関係課：公園課）",
    "基本目標２　水を守るまち",
    "【主な取組】",
    "①　河川の清掃",
    "流域の自治会とごみを拾う。",
    "（担当課：環境課）",
]


def test_numbered_lines_with_an_office_below_them_are_items() -> None:
    items = plan_of(list(TOLD)).items
    assert [(item.number, item.title) for item in items] == [
        ("①", "街路樹の植樹"),
        ("②", "里山の手入れ"),
        ("①", "河川の清掃"),
    ]
    assert [[o.name for o in item.offices] for item in items][::2] == [["公園課"], ["環境課"]]
    assert texts_of(items[0], Role.DESCRIPTION) == ["駅前の通りに木を植え、日陰をつくる。"]
    policies = {policy.id: policy.title for policy in plan_of(list(TOLD)).policies}
    assert sorted(policies.values()) == ["水を守るまち", "緑を守るまち"]


def test_numbered_lines_without_an_office_stay_text() -> None:
    plan = plan_of([line for line in TOLD if "担当課" not in line])
    assert not plan.items


LIST = [
    "番号 | 取組名 | 取組の内容 | 担当課",
    "1 | 植樹 | 駅前に木を植える。 | 公園課",
    "2 | 間伐 | 里山を手入れする。 | 農林課",
    "3 | 清掃 | 川のごみを拾う。 | 環境課",
]
TIMES = [
    "番号 | 令和6年度 | 令和7年度 | 令和8年度",
    "1 | 調査 | 実施 | →",
    "2 | 準備 | 準備 | 実施",
    "3 | 実施 | → | →",
]
FIGURES = [
    "番号 | 指標 | 現状値（令和5年度） | 目標値（令和8年度）",
    "1 | 植樹の本数 | 20本 | 50本",
    "3 | 参加者数 | 300人 | 400人",
]


def test_numbers_alone_join_a_schedule_and_indicators_to_a_list() -> None:
    plan = plan_of([draw_table(LIST), "年次計画", draw_table(TIMES), "指標", draw_table(FIGURES)])
    first, second, third = plan.items
    assert [(e.task, e.first_year, e.last_year, e.text) for e in first.schedule] == [
        ("植樹", 2024, 2024, "調査"),
        ("植樹", 2025, 2026, "実施"),
    ]
    assert [(t.indicator, t.value, t.kind) for t in third.targets] == [
        ("参加者数", 300, "baseline"),
        ("参加者数", 400, "target"),
    ]
    assert not second.targets
    assert texts_of(first, Role.NUMBER) == ["1", "1", "1"]


def test_numbers_that_the_list_prints_twice_join_nothing() -> None:
    again = [*LIST[:3], "1 | 清掃 | 川のごみを拾う。 | 環境課"]
    plan = plan_of([draw_table(again), "年次計画", draw_table([*TIMES[:3]])])
    assert all(not item.schedule for item in plan.items)
    assert plan.tables
