"""Tables of indicators: whose they are, and what they say."""

from __future__ import annotations

from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

KPIS = [
    "指標 | 基準値（R4） | 目標値（R9）",
    "来訪者数 | 100人 | 120人以上",
    "出生数 | 10人 | 維持",
]


def test_indicators_belong_to_the_policy_above_the_table() -> None:
    plan = plan_of(["基本目標１ にぎわい", draw_table(KPIS)])
    assert not plan.items
    assert plan.tables[0].kind == "indicators"
    assert [i.name for i in plan.indicators] == ["来訪者数", "出生数"]
    assert {i.owner_id for i in plan.indicators} == {plan.policies[0].id}
    told = [(t.indicator, t.kind, t.value, t.comparator, t.fiscal_year) for t in plan.targets]
    assert told == [
        ("来訪者数", "baseline", 100, None, 2022),
        ("来訪者数", "target", 120, "ge", 2027),
        ("出生数", "baseline", 10, None, 2022),
        ("出生数", "target", None, "maintain", 2027),
    ]
    values = {value.id for value in plan.values}
    assert all(set(target.value_ids) <= values for target in plan.targets)


def test_indicators_belong_to_the_policies_that_the_rows_name() -> None:
    rows = [
        "基本目標 | 指標 | 実績値（R5）",
        "１ 緑 | 植樹の本数 | 12本",
        "^ | 緑地 | 3ha",
        "２ 水 | 水質 | 5点",
    ]
    plan = plan_of([draw_table(rows)])
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[i.owner_id] for i in plan.indicators] == ["緑", "緑", "水"]


def test_indicators_of_the_plan_as_a_whole() -> None:
    plan = plan_of(["みずほ野町総合戦略", draw_table(KPIS)])
    assert {i.owner_id for i in plan.indicators} == {plan.plan_id}


def test_rows_that_name_an_item_go_to_it_and_the_rest_is_kept() -> None:
    listed = draw_table(["番号 | 事業名 | 担当課", "1 | 植樹 | 公園課", "2 | 剪定 | 公園課"])
    rows = ["施策 | 指標 | 目標値（R9）", "1 植樹 | 本数 | 30本", "緑化 | 緑地 | 3ha"]
    plan = plan_of([listed, draw_table(rows, top=400)])
    assert [(t.indicator, t.value, t.unit) for t in plan.items[0].targets] == [("本数", 30, "本")]
    assert [t.indicator for t in plan.targets] == ["緑地"]
    assert [cell.text for cell in plan.tables[0].cells][-3:] == ["緑化", "緑地", "3ha"]


def test_a_table_whose_rows_all_name_items_is_not_kept_twice() -> None:
    listed = draw_table(["番号 | 事業名 | 担当課", "1 | 植樹 | 公園課"])
    rows = ["施策 | 指標 | 目標値（R9）", "植樹 | 本数 | 30本"]
    plan = plan_of([listed, draw_table(rows, top=400)])
    assert not plan.tables
    assert len(plan.items[0].targets) == 1


def test_a_table_of_goals_with_baseline_and_yearly_results() -> None:
    rows = [
        "数値目標 | 基準値（R1） | R2 | R3 | 目標値（R6） | 達成率",
        "街路樹の本数（本） | 120 | 130 | 142 | 200 | 71.0％",
        "公園の数 | 3か所 | 3か所 | 4か所 | 6か所 | 66.7％",
    ]
    plan = plan_of(["基本目標１　だれもが木陰を歩けるようにする", draw_table(rows)])
    assert [p.title for p in plan.policies] == ["だれもが木陰を歩けるようにする"]
    told = [(t.kind, t.value, t.unit, t.fiscal_year) for t in plan.targets[:4]]
    assert told == [
        ("baseline", 120, "本", 2019),
        ("actual", 130, "本", 2020),
        ("actual", 142, "本", 2021),
        ("target", 200, "本", 2024),
    ]
