from __future__ import annotations

import pytest

from pipeline.building.sheets import HeadingStack
from schemas.document import Block
from schemas.plan import ActionItem
from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table

FORM = draw_table(["実施項目 | (3) 緑のまちづくり", "担当課 | 公園課"])


def sheet(*blocks: Block | str) -> ActionItem:
    (item,) = plan_of([FORM, *blocks]).items
    return item


def test_the_form_names_the_item() -> None:
    item = sheet()
    assert (item.number, item.title) == ("(3)", "緑のまちづくり")
    assert [(office.name, office.role) for office in item.offices] == [("公園課", "lead")]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("1. 現状と課題", Role.BACKGROUND),
        ("(1) 基本的な考え方", Role.APPROACH),
        ("(2) 具体的な取組", Role.INITIATIVE),
        ("２　主な取組", Role.INITIATIVE),
        ("取組の方針", Role.APPROACH),
        ("今後の方向性", Role.DIRECTION),
        ("おぼえがき", Role.OTHER),
    ],
)
def test_text_plays_the_role_of_its_heading(heading: str, role: Role) -> None:
    item = sheet(f"# {heading}", "木を植え、緑を増やす。")
    assert texts_of(item, role) == ["木を植え、緑を増やす。"]


def test_a_heading_gives_its_year() -> None:
    item = sheet("# 令和7年度以降の取組の方向", "さらに進める。")
    (value,) = (v for v in item.values if v.role is Role.DIRECTION)
    assert value.fiscal_year == 2025


def test_numbered_activities_run_through_their_section() -> None:
    item = sheet("# (2) 具体的な取組", "ア 植樹の実施\n木を植える。", "イ 剪定講座【新規】\n学ぶ。")
    found = [(i.number, i.title, i.tags) for i in item.initiatives]
    assert found == [("ア", "植樹の実施", ()), ("イ", "剪定講座", ("新規",))]


def test_a_schedule_belongs_to_the_sheet_above() -> None:
    table = draw_table(
        ["具体的取組項目 | 令和5年度 | 令和6年度 | 令和7年度", "植樹 | 準備 | 実施 | →"], top=400
    )
    item = sheet("# スケジュール", table)
    found = [(e.task, e.first_year, e.last_year, e.text) for e in item.schedule]
    assert found == [("植樹", 2023, 2023, "準備"), ("植樹", 2024, 2025, "実施")]


def test_a_list_with_offices_of_its_own_ends_the_sheet() -> None:
    rows = ["事業名 | 担当課 | 内容", "清掃 | 環境課 | 掃く。"]
    plan = plan_of([FORM, draw_table(rows, top=400)])
    assert [item.title for item in plan.items] == ["緑のまちづくり", "清掃"]


def test_every_form_begins_a_new_item() -> None:
    second = draw_table(["実施項目 | (4) 水のまちづくり", "担当課 | 環境課"], top=400)
    plan = plan_of([FORM, "# 現状", "緑が少ない。", second, "# 現状", "水が少ない。"])
    assert [texts_of(item, Role.BACKGROUND) for item in plan.items] == [
        ["緑が少ない。"], ["水が少ない。"],
    ]  # fmt: skip


def test_a_policy_named_in_the_form_is_above_the_item() -> None:
    form = draw_table(["基本目標 | 2 緑を守る", "実施項目 | 植樹", "担当課 | 公園課"])
    plan = plan_of([form])
    assert [(p.level, p.number, p.title) for p in plan.policies] == [("基本目標", "2", "緑を守る")]
    assert plan.items[0].policy_ids == (plan.policies[0].id,)


def test_a_heading_closes_those_of_its_style_and_below() -> None:
    stack = HeadingStack()
    for text in ("1. 現状", "2. 取組", "(1) 考え方", "(2) 内容", "ア 植樹"):
        stack.push(text)
    assert stack.path() == ("2. 取組", "(2) 内容", "ア 植樹")
    stack.push("3. 予定")
    assert stack.path() == ("3. 予定",)


def test_a_cell_may_say_itself_what_it_holds() -> None:
    rows = [
        "事業名 | 植樹 | 担当課 | 公園課",
        "施策体系 | 安全なまち ＞ 緑のまち | 目的 | 緑をふやす。",
        "現在の課題 | 評価結果：継続 | 対象 | 市民",
    ]
    plan = plan_of([draw_table(rows)])
    (item,) = plan.items
    assert not texts_of(item, Role.ISSUE)
    assert [policy.title for policy in plan.policies] == ["安全なまち", "緑のまち"]
    assert item.policy_ids == (plan.policies[1].id,)


def test_labels_may_stand_over_texts_in_turn() -> None:
    rows = [
        "取組の背景 | 実施内容",
        "木陰の少ない通りが増えている。 | 街路樹を植え、手入れをする。",
        "解決すべき課題 | 目指すべき姿",
        "苗木の世話をする人が足りない。 | だれもが木陰を歩けるまちにする。",
    ]
    item = sheet(draw_table(rows, top=300))
    assert texts_of(item, Role.BACKGROUND) == ["木陰の少ない通りが増えている。"]
    assert texts_of(item, Role.ISSUE) == ["苗木の世話をする人が足りない。"]
    assert texts_of(item, Role.GOAL) == ["だれもが木陰を歩けるまちにする。"]


def test_the_last_row_of_a_table_may_be_a_label_with_its_text() -> None:
    rows = [
        "指標 | 基準値 | 令和6年度 | 令和7年度",
        "植樹の本数 | 10本 | 20本 | 30本",
        "備考 | 苗木の数による。 | < | <",
    ]
    item = sheet(draw_table(rows, top=300))
    assert texts_of(item, Role.REMARKS) == ["苗木の数による。"]
    assert texts_of(item, Role.INDICATOR) == ["植樹の本数"]


def test_what_was_done_in_a_year_is_told_in_the_past() -> None:
    item = sheet("【令和５年度の取組】", "苗木を40本植えました。")
    assert texts_of(item, Role.DO) == ["苗木を40本植えました。"]


def test_a_table_that_touches_the_pairs_above_it() -> None:
    rows = [
        "担当 | 公園課 | < | < | 区分 | 継続",
        "事業内容 | 木を植え、育てる。 | < | < | < | <",
        "指標 | 単位 | 令和４年度 | < | 令和５年度 | <",
        "^ | ^ | 計画値 | 実績値 | 計画値 | 実績値",
        "植樹 | 本 | 40 | 38 | 45 | 47",
    ]
    item = sheet(draw_table(rows, top=300))
    assert texts_of(item, Role.DESCRIPTION) == ["木を植え、育てる。"]
    assert [(t.kind, t.value, t.fiscal_year, t.indicator) for t in item.targets] == [
        ("target", 40, 2022, "植樹"),
        ("actual", 38, 2022, "植樹"),
        ("target", 45, 2023, "植樹"),
        ("actual", 47, 2023, "植樹"),
    ]


NAMED = [
    "１－１　街路樹の植え替え | < | < | <",
    "担当課 | 公園課 | 関係課 | 道路課、施設管理課",
    "Plan | 令和４年度の計画 | 50本を植え替える。 | <",
    "Do | 実施内容 | 56本を植え替えた。 | <",
    "Check | 達成度 | ◎ | <",
    "Action | 令和５年度以降の方針 | 樹種を見直す。 | <",
]


def test_the_first_row_may_name_the_item() -> None:
    plan = plan_of(["基本方針１　緑のまち", draw_table(NAMED)])
    (item,) = plan.items
    assert (item.number, item.title) == ("１－１", "街路樹の植え替え")
    assert [policy.title for policy in plan.policies] == ["緑のまち"]
    assert texts_of(item, Role.DO) == ["56本を植え替えた。"]
    assert texts_of(item, Role.ACT) == ["樹種を見直す。"]
    assert texts_of(item, Role.RATING) == ["◎"]


def test_a_first_row_over_statistics_names_no_item() -> None:
    rows = [
        "街路樹の本数 | < | <",
        "樹種 | 本数 | 高さ",
        "欅 | 10 | 8",
        "桜 | 20 | 6",
        "楓 | 5 | 4",
    ]
    assert not plan_of([draw_table(rows)]).items


def test_a_name_marked_as_a_heading_beside_its_label_is_a_value() -> None:
    rows = [
        "!取組 | !１-１ 街路樹の植え替え",
        "!担当 | 公園課",
        "!R5年度の取組状況 | 56本を植え替えた。",
        "!進捗 | ○",
    ]
    (item,) = plan_of(["取組方針１　緑のまち", draw_table(rows)]).items
    assert (item.number, item.title) == ("１-１", "街路樹の植え替え")
    assert texts_of(item, Role.OFFICE) == ["公園課"]
    assert texts_of(item, Role.RATING) == ["○"]
