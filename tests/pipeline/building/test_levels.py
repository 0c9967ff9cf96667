"""Policies from the document's own structure of headings."""

from __future__ import annotations

import pytest

from schemas.document import Block
from schemas.plan import Plan
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

PROSE = "本文である。"
HEADER = "事業名 | 担当課 | 内容"


def table(title: str, top: float = 100) -> Block:
    return draw_table([HEADER, f"{title} | 公園課 | 木を植える。"], top=top)


def paths(plan: Plan) -> list[list[str]]:
    """For each item the numbers and titles of its policies from the top."""
    known = {policy.id: policy for policy in plan.policies}
    found = []
    for item in plan.items:
        path: list[str] = []
        node = known.get(item.policy_ids[0]) if item.policy_ids else None
        while node is not None:
            path.insert(0, f"{node.number} {node.title}".strip())
            node = known.get(node.parent_id or "")
        found.append(path)
    return found


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("第１章 緑のまち", "第２章 水のまち"), ("１ 緑を守る", "２ 緑に親しむ", "１ 水を守る")),
        (("Ⅰ 緑のまち", "Ⅱ 水のまち"), ("(1) 緑を守る", "(2) 緑に親しむ", "(1) 水を守る")),
        (("１ 緑のまち", "２ 水のまち"), ("1-1 緑を守る", "1-2 緑に親しむ", "2-1 水を守る")),
    ],
)
def test_numbering_styles_are_levels(upper: tuple[str, str], lower: tuple[str, str, str]) -> None:
    plan = plan_of(
        [upper[0], lower[0], table("植樹"), lower[1], table("観察会", 200)],
        [upper[1], lower[2], table("井戸")],
    )
    assert paths(plan) == [[upper[0], lower[0]], [upper[0], lower[1]], [upper[1], lower[2]]]
    assert all(policy.anchors and policy.raw for policy in plan.policies)


def test_numbers_without_a_gap_are_told_by_their_series() -> None:
    plan = plan_of(["１緑のまち", table("植樹")], ["２水のまち", table("井戸")])
    assert paths(plan) == [["１ 緑のまち"], ["２ 水のまち"]]


def test_parts_that_every_document_has_are_no_policies() -> None:
    page: list[Block | str] = [
        "１ 計画の概要",
        "木を守る計画である。",
        "２ 取組の一覧",
        table("植樹"),
    ]
    assert not plan_of(page).policies


def test_one_list_among_many_headings_makes_no_policy() -> None:
    page: list[Block | str] = [
        "１ 緑のまち",
        PROSE,
        "２ 水のまち",
        PROSE,
        "３ 土のまち",
        table("植樹"),
    ]
    assert not plan_of(page).policies


def test_headings_within_a_sheet_are_its_own() -> None:
    form = draw_table(["実施項目 | 植樹", "担当課 | 公園課"])
    grid = draw_table(["評価項目 | 評価内容", "必要性 | 高い。"], top=300)
    plan = plan_of(["１ 基本の情報", form, "２ 点検の内容", grid])
    assert len(plan.items) == 1
    assert not plan.policies


def test_strips_nest_by_their_numbers_and_belong_to_the_items_below() -> None:
    rows = [
        HEADER,
        "基本目標１ 緑のまち | < | <",
        "(1) 緑を守る | < | <",
        "植樹 | 公園課 | 木を植える。",
        "(2) 緑に親しむ | < | <",
        "観察会 | 環境課 | 木を見る。",
        "基本目標２ 水のまち | < | <",
        "(1) 水を守る | < | <",
        "井戸 | 水道課 | 井戸を掘る。",
    ]
    plan = plan_of([draw_table(rows)])
    assert paths(plan) == [
        ["１ 緑のまち", "(1) 緑を守る"],
        ["１ 緑のまち", "(2) 緑に親しむ"],
        ["２ 水のまち", "(1) 水を守る"],
    ]
    assert [v.text for v in plan.items[1].values[:2]] == ["基本目標１ 緑のまち", "(2) 緑に親しむ"]


def test_a_heading_in_brackets_closes_no_level() -> None:
    rows = ["事業名 | 担当課", "植樹 | 公園課", "剪定 | 公園課"]
    plan = plan_of(
        [
            "人口の推移",
            "基本目標１ 緑をふやす",
            "【数値目標】",
            "（１）街路樹",
            "【重要業績評価指標】",
            "【主な事業の実施状況】",
            draw_table(rows),
            "（２）公園",
            "【主な事業の実施状況】",
            draw_table([row.replace("植樹", "花壇").replace("剪定", "清掃") for row in rows]),
        ]
    )
    assert [path[-1] for path in paths(plan)] == ["（１） 街路樹"] * 2 + ["（２） 公園"] * 2


def test_a_form_may_name_the_policies_of_the_tables_below() -> None:
    form = [
        "政策 | ３ にぎわいのあるまち | 施策 | 3-2 観光の振興",
        "主管課 | 観光課 | 関係課 | 商工課",
    ]
    items = ["番号 | 事務事業名 | 担当課 | 実績", "1 | 祭り | 観光課 | 開いた。"]
    plan = plan_of([draw_table(form), draw_table(items, top=300)])
    assert paths(plan) == [["３ にぎわいのあるまち", "3-2 観光の振興"]]
