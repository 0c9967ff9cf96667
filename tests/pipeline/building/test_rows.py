from __future__ import annotations

import pytest

from pipeline.options import PlanOptions
from pipeline.profiles.model import Profile
from schemas.roles import Role
from tests.pipeline.building.plans import codes_of, plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table


def test_a_new_upper_label_ends_the_lower_one() -> None:
    plan = plan_of(
        [
            draw_table(
                [
                    "基本目標 | 施策 | 事業名 | 担当課",
                    "1 緑 | 1-1 植える | 植樹 | 公園課",
                    "| 1-2 守る | 剪定 | 公園課",
                    "2 水 | | 清掃 | 環境課",
                ],
                spans_known=False,
            )
        ]
    )
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[item.policy_ids[0]] for item in plan.items] == ["植える", "守る", "水"]
    parents = {p.title: titles.get(p.parent_id or "") for p in plan.policies}
    assert parents == {"緑": None, "植える": "緑", "守る": "緑", "水": None}


def test_an_item_over_several_rows_gathers_them() -> None:
    plan = plan_of(
        [
            draw_table(
                [
                    "番号 | 事業名 | 内容 | 担当課",
                    "1 | 植樹 | 苗を配る。 | 公園課",
                    "^ | ^ | 木を植える。 | 緑政課",
                    "2 | 剪定 | 枝を切る。 | 公園課",
                ]
            )
        ]
    )
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert texts_of(plan.items[0], Role.DESCRIPTION) == ["苗を配る。", "木を植える。"]
    assert [office.name for office in plan.items[0].offices] == ["公園課", "緑政課"]


def test_a_row_without_title_and_number_goes_on_with_the_item() -> None:
    rows = [
        "番号 | 事業名 | 内容",
        "1 | 植樹 | 苗を配る。",
        "| | 木を植える。",
        "2 | 剪定 | 切る。",
    ]
    plan = plan_of([draw_table(rows)])
    assert [len(texts_of(item, Role.DESCRIPTION)) for item in plan.items] == [2, 1]


def test_empty_cells_inherit_nothing() -> None:
    rows = ["事業名 | 担当課 | 目標", "植樹 | 公園課 | 年1回以上", "剪定 | | "]
    second = plan_of([draw_table(rows)]).items[1]
    assert not second.offices
    assert not second.targets


@pytest.mark.parametrize("mark", ["〃", "同上", "″"])
def test_ditto_marks_mean_the_cell_above_and_stay_as_printed(mark: str) -> None:
    rows = ["事業名 | 担当課 | 内容", "植樹 | 公園課 | 植える。", f"剪定 | {mark} | 切る。"]
    second = plan_of([draw_table(rows)]).items[1]
    assert [office.name for office in second.offices] == ["公園課"]
    assert texts_of(second, Role.OFFICE) == [mark]


@pytest.mark.parametrize("label", ["合計", "小計", "計", "総 計", "一般会計 合計", "合計（3事業）"])
def test_totals_are_no_items(label: str) -> None:
    rows = ["事業名 | 担当課 | 予算額（千円）", "植樹 | 公園課 | 10", f"{label} | < | 10"]
    plan = plan_of([draw_table(rows)])
    assert [item.title for item in plan.items] == ["植樹"]
    assert [table.kind for table in plan.tables] == ["total"]
    assert "row.total-skipped" in codes_of(plan)


def test_titles_that_end_like_totals_are_items() -> None:
    rows = [
        "事業名 | 担当課 | 内容",
        "緑の基本計画の策定と進行管理の計画 | 公園課 | 計画を立てる。",
    ]
    assert len(plan_of([draw_table(rows)]).items) == 1


def test_a_strip_over_all_columns_heads_the_rows_below() -> None:
    plan = plan_of(
        [
            draw_table(
                [
                    "事業名 | 担当課 | 内容",
                    "施策１ 緑を守る | < | <",
                    "植樹 | 公園課 | 植える。",
                    "施策２ 水を守る | < | <",
                    "清掃 | 環境課 | 掃く。",
                ]
            )
        ]
    )
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[item.policy_ids[0]] for item in plan.items] == ["緑を守る", "水を守る"]
    assert {policy.level for policy in plan.policies} == {"施策"}


def test_a_note_in_a_strip_is_a_note() -> None:
    rows = ["事業名 | 担当課 | 内容", "植樹 | 公園課 | 植える。", "※予算は見込みである。 | < | <"]
    plan = plan_of([draw_table(rows)])
    assert [note.mark for note in plan.notes] == ["※"]
    assert len(plan.items) == 1


@pytest.mark.parametrize(
    ("title", "tags"), [("植樹（新規）", ("新規",)), ("【再掲】植樹", ("再掲",)), ("植樹", ())]
)
def test_tags_leave_the_title(title: str, tags: tuple[str, ...]) -> None:
    rows = ["事業名 | 担当課 | 内容", f"{title} | 公園課 | 植える。"]
    (item,) = plan_of([draw_table(rows)]).items
    assert (item.title, item.tags) == ("植樹", tags)


def test_a_circle_under_a_tag_column_says_its_heading() -> None:
    rows = ["新規 | 事業名 | 担当課", "○ | 植樹 | 公園課", " | 剪定 | 公園課"]
    plan = plan_of([draw_table(rows)])
    assert [item.tags for item in plan.items] == [("新規",), ()]


def test_a_transcript_row_twice_in_succession_is_read_once() -> None:
    row = "植樹 | 公園課 | 木を植える。"
    printed = plan_of([draw_table(["事業名 | 担当課 | 内容", row, row])])
    pasted = plan_of([draw_table(["事業名 | 担当課 | 内容", row, row], spans_known=False)])
    assert (len(printed.items), len(pasted.items)) == (2, 1)
    assert "row.duplicate-dropped" in codes_of(pasted)
    assert pasted.ledger.duplicates == 11


def test_a_profile_says_what_headings_mean() -> None:
    rows = ["柱 | 名 | 担当課", "緑 | 植樹 | 公園課"]
    profile = Profile(roles={"名": Role.ITEM, "柱": Role.POLICY})
    (item,) = plan_of([draw_table(rows)], options=PlanOptions(profile=profile)).items
    assert item.title == "植樹"
    assert item.policy_ids


def test_a_heading_merged_down_over_the_body_is_no_text_of_its_rows() -> None:
    rows = ["事業名 | 担当課 | 備考", *[f"事業{n} | 公園課 | ^" for n in "甲乙丙丁戊己"]]
    plan = plan_of([draw_table(rows)])
    assert len(plan.items) == 6
    assert not texts_of(plan.items[0], Role.REMARKS)
    assert plan.ledger.headings == len("事業名担当課備考")


def test_a_cell_that_reaches_below_a_total_belongs_to_the_rows_below() -> None:
    rows = [
        "事業名 | 予算額（千円） | 備考",
        "植樹 | 10 | ",
        "小計 | 10 | 見込みである。",
        "剪定 | 20 | ^",
    ]
    plan = plan_of([draw_table(rows)])
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert texts_of(plan.items[1], Role.REMARKS) == ["見込みである。"]
    assert [cell.text for table in plan.tables for cell in table.cells] == ["小計", "10"]


def test_a_heading_that_comes_again_merged_with_a_row_is_not_dropped() -> None:
    rows = [
        "事業名 | 担当課 | 対象",
        "植樹 | 公園課 | 市民",
        "事業名 | 担当課 | 対象",
        "剪定 | 公園課 | ^",
    ]
    plan = plan_of([draw_table(rows)])
    assert plan.ledger.repeated_headers == 0
    assert plan.items[-1].title == "剪定"


def test_items_of_two_versions_are_told_apart() -> None:
    rows = ["事業名 | 担当課 | 事業費（千円）", "植樹 | 公園課 | 100"]
    plan = plan_of(
        [
            "（変更前）令和5年度まで",
            draw_table(rows),
            "（変更後）令和6年度まで",
            draw_table([rows[0], "植樹 | 公園課 | 120"], top=400),
        ]
    )
    told = [(item.tags, item.budgets[0].amount) for item in plan.items]
    assert told == [(("変更前",), 100_000), (("変更後",), 120_000)]


def test_amounts_under_years_take_the_unit_above_the_table() -> None:
    rows = [
        "事業名 | 担当課 | 区分 | 令和6年度 | 令和7年度",
        "植樹 | 公園課 | 実施内容 | 調査 | 植付け",
        "^ | ^ | 事業費 | 928 | 750",
        "^ | ^ | 一般財源 | 928 | 750",
    ]
    (item,) = plan_of(["（単位：千円）", draw_table(rows)]).items
    assert {(b.fiscal_year, b.fund_source, b.amount) for b in item.budgets} == {
        (2024, "total", 928_000),
        (2025, "total", 750_000),
        (2024, "general", 928_000),
        (2025, "general", 750_000),
    }
    assert texts_of(item, Role.FUND_SOURCE) == ["一般財源"]


def test_headings_within_a_list_may_be_set_in_or_numbered_apart() -> None:
    rows = [
        "番号 | 事業名 | 概要 | 担当課 | R7 | R8",
        "基本目標１ 緑のまち | < | < | < | < | <",
        " | 施策(1) 街路樹 | < | < | < | <",
        "1 | 植樹 | 木を植える。 | 公園課 | 10千円 | 20千円",
        "(2) | 公園 | < | < | < | <",
        "2 | 花壇 | 花を植える。 | 公園課 | 5千円 | 6千円",
    ]
    plan = plan_of([draw_table(rows)])
    assert [(item.number, item.title) for item in plan.items] == [("1", "植樹"), ("2", "花壇")]
    told = [(policy.level, policy.number, policy.title) for policy in plan.policies]
    assert told == [("基本目標", "１", "緑のまち"), ("施策", "(1)", "街路樹"), ("", "(2)", "公園")]
    assert [b.amount for b in plan.items[0].budgets] == [10_000, 20_000]


def test_a_number_before_what_it_could_count() -> None:
    rows = [
        "取組項目 | 担当課 | 実績",
        "5 広報の充実 | 広報課 | 登録者が増えた。",
        "6 時間外勤務の縮減 | 人事課 | 残業が減った。",
        "7 納税の推進 | 税務課 | 寄附が増えた。",
    ]
    items = plan_of([draw_table(rows)]).items
    assert [(i.number, i.title) for i in items][1] == ("6", "時間外勤務の縮減")


def test_a_table_that_counts_holds_no_items() -> None:
    rows = [
        "施策 | 実施済 | 検討 | 評価 | 課題 | 計",
        "緑のまち | 3 | 2 | 1 | 0 | 6",
        "水のまち | 1 | 0 | 2 | 4 | 7",
    ]
    plan = plan_of([draw_table(rows)])
    assert not plan.items
    assert len(plan.tables) == 1


def test_a_row_for_each_year_of_an_item() -> None:
    rows = [
        "事業番号 | 事業名 | 担当課 | 年度 | 年度別計画 | 計画事業費（千円） | 一般財源（千円）",
        "1 | 植樹 | 公園課 | R6 | 調査 | 10 | 10",
        "^ | ^ | ^ | R7 | 植付け | 20 | 15",
        "^ | ^ | ^ | 計 |  | 30 | 25",
        "2 | 剪定 | 公園課 | R6 | 実施 | 5 | 5",
        "^ | ^ | ^ | R7 | 実施 | 6 | 6",
        "^ | ^ | ^ | 計 |  | 11 | 11",
    ]
    tree, pruning = plan_of(["汐見町総合計画実施計画（令和6～7年度）", draw_table(rows)]).items
    assert {(b.fiscal_year, b.fund_source, b.amount) for b in tree.budgets} == {
        (2024, "total", 10_000),
        (2024, "general", 10_000),
        (2025, "total", 20_000),
        (2025, "general", 15_000),
    }
    assert [(e.first_year, e.text) for e in tree.schedule] == [(2024, "調査"), (2025, "植付け")]
    assert len(pruning.budgets) == 4


def test_amounts_under_the_heading_of_the_texts_beside_them() -> None:
    rows = [
        "事業名 | 担当課 | 金額（千円） | 繰越理由 | <",
        "植樹 | 公園課 | 51,430 | 56,100 | 工法の選定に時間を要した。",
        "剪定 | 公園課 | 60,000 | 68,575 | 調整に時間を要した。",
    ]
    tree, _ = plan_of([draw_table(rows)]).items
    assert [b.amount for b in tree.budgets] == [51_430_000, 56_100_000]
    assert texts_of(tree, Role.REMARKS) == ["工法の選定に時間を要した。"]
