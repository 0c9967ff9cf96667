"""Sheets that open with a table of one row, behind a list of all projects."""

from __future__ import annotations

from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table

LIST = [
    "番号 | 基本施策 | 事業名 | 担当課",
    "11 | （１）医療の充実 | 急患診療事業 | 健康課",
    "12 | （２）教育の充実 | 司書配置事業 | 学校課",
]


def sheet(number: str, name: str, office: str, policy: str) -> list[object]:
    return [
        draw_table(["番号 | 事業名 | 担当課", f"{number} | {name} | {office}"]),
        "【施策体系】",
        draw_table(["基本目標 | １ 安心のまち", f"基本施策 | {policy}"]),
        "【関係機関・団体】",
        f"{name}の協議会",
    ]


def document() -> list[object]:
    return [
        "潮見町総合計画実施計画",
        "事業一覧",
        draw_table(LIST),
        *sheet("11", "急患診療事業", "健康課", "（１）医療の充実"),
        *sheet("12", "司書配置事業", "学校課", "（２）教育の充実"),
    ]


def test_the_list_and_the_sheets_are_the_same_items() -> None:
    plan = plan_of(document())  # type: ignore[arg-type]
    assert [(item.number, item.title) for item in plan.items] == [
        ("11", "急患診療事業"),
        ("12", "司書配置事業"),
    ]
    titles = {policy.id: policy.title for policy in plan.policies}
    parents = {policy.id: policy.parent_id for policy in plan.policies}
    leaf = plan.items[0].policy_ids[-1]
    assert titles[leaf] == "医療の充実"
    assert titles[parents[leaf] or ""] == "安心のまち"
    assert len(plan.policies) == 3


def test_the_last_text_of_a_sheet_is_no_title_of_the_next() -> None:
    first, _ = plan_of(document()).items  # type: ignore[arg-type]
    assert "急患診療事業の協議会" in [value.text for value in first.values]


def test_lists_of_one_row_stay_lists() -> None:
    rows = ["取組名 | 内容 | 担当課", "植樹 | 木を植える。 | 公園課"]
    more = ["取組名 | 内容 | 担当課", "清掃 | 川を掃く。 | 環境課", "剪定 | 枝を切る。 | 公園課"]
    figures = ["指標 | 現状値 | 目標値", "本数 | 20本 | 50本"]
    plan = plan_of(
        ["緑化計画", draw_table(rows), draw_table(figures), draw_table(more), draw_table(figures)]
    )
    assert [item.title for item in plan.items] == ["植樹", "清掃", "剪定"]
    assert texts_of(plan.items[0], Role.DESCRIPTION) == ["木を植える。"]
