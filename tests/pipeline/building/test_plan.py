from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Arrow, Block
from schemas.geometry import BBox
from schemas.roles import Role
from tests.pipeline.building.plans import assert_balanced, plan_of
from tests.pipeline.drawn_tables import draw_table


def test_policies_carry_down_over_empty_cells() -> None:
    plan = plan_of(
        [
            "基本目標１ 緑のまち",
            draw_table(
                [
                    "施策 | 取組項目 | 担当課",
                    "1 緑を守る | ① 植樹 | 公園課",
                    "| ② 剪定 | 〃",
                    "2 緑に親しむ | ① 観察会 | 環境課",
                ],
                spans_known=False,
            ),
        ]
    )
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[item.policy_ids[0]] for item in plan.items] == [
        "緑を守る", "緑を守る", "緑に親しむ",
    ]  # fmt: skip
    assert [item.number for item in plan.items] == ["①", "②", "①"]
    assert [item.offices[0].name for item in plan.items] == ["公園課", "公園課", "環境課"]
    assert plan.policies[0].title == "緑のまち"
    assert_balanced(plan)


def test_totals_strips_and_repeated_headers_are_no_items() -> None:
    plan = plan_of(
        [
            draw_table(
                [
                    "事業名 | 担当課 | 事業費（千円）",
                    "基本方針１ みどり | < | <",
                    "植樹 | 公園課 | 1,200",
                    "事業名 | 担当課 | 事業費（千円）",
                    "剪定 | 公園課 | △ 300",
                    "合計 | < | 900",
                ]
            )
        ]
    )
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert [b.amount for item in plan.items for b in item.budgets] == [1_200_000, -300_000]
    assert plan.policies[0].title == "みどり"
    assert [table.kind for table in plan.tables] == ["total"]
    assert plan.ledger.repeated_headers == 13
    assert_balanced(plan)


def test_parts_of_a_sum_share_its_unit_and_kind() -> None:
    plan = plan_of(
        [
            "# 繰越事業一覧",
            draw_table(
                [
                    "事業名 | 繰越額（千円） | 財源内訳 | <",
                    "^ | ^ | 国庫 | 一般財源",
                    "植樹 | 300 | 200 | 100",
                ]
            ),
        ]
    )
    budgets = plan.items[0].budgets
    assert [(b.kind, b.fund_source, b.amount) for b in budgets] == [
        ("carried_over", "total", 300_000),
        ("carried_over", "national", 200_000),
        ("carried_over", "general", 100_000),
    ]


def test_schedule_beside_the_list_goes_to_the_same_items() -> None:
    arrow = Arrow(1, BBox(210, 125, 390, 130), 1, 2, 3)
    plan = plan_of(
        [
            draw_table(["番号 | 取組項目 | 担当課", "1 | 植樹 | 公園課", "2 | 剪定 | 公園課"]),
            draw_table(
                ["番号 | 取組項目 | 令和5年度 | 令和6年度", "1 | 植樹 | 準備 | "],
                top=300,
                arrows=(arrow,),
            ),
        ]
    )
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    (entry,) = plan.items[0].schedule
    assert (entry.first_year, entry.last_year, entry.text) == (2023, 2024, "準備")
    assert_balanced(plan)


def test_rows_of_one_indicator_say_whether_a_year_holds_target_or_actual() -> None:
    plan = plan_of(
        [
            draw_table(["事業名 | 夜間開館", "担当課 | 生涯学習課", "目的 | 利用を広げる。"]),
            draw_table(
                [
                    "指標名 | 単位 | 区分 | 令和4年度 | 令和5年度",
                    "来館者数 | 人 | 目標 | 100 | 120",
                    "^ | ^ | 実績 | 90 | 125",
                ],
                top=300,
            ),
        ]
    )
    (item,) = plan.items
    found = [(t.indicator, t.kind, t.fiscal_year, t.value, t.unit) for t in item.targets]
    assert found == [
        ("来館者数", "target", 2022, 100, "人"),
        ("来館者数", "target", 2023, 120, "人"),
        ("来館者数", "actual", 2022, 90, "人"),
        ("来館者数", "actual", 2023, 125, "人"),
    ]
    assert_balanced(plan)


def test_note_is_linked_to_the_value_that_carries_its_mark() -> None:
    plan = plan_of(
        [
            draw_table(["事業名 | 内容 | 担当課", "交流 | 交流拠点(※)を開く。 | 総務課"]),
            "※交流拠点…だれもが使える場をいう。",
        ]
    )
    (note,) = plan.notes
    (value_id,) = note.value_ids
    value = next(v for v in plan.items[0].values if v.id == value_id)
    assert value.role is Role.DESCRIPTION


def test_prose_alone_gives_sections_and_no_items() -> None:
    plan = plan_of(["# 第１章 総則", "この計画は、緑を守るためのものである。"])
    assert not plan.items
    assert not plan.tables
    assert "document.no-table" in {f.code for f in plan.findings}
    assert_balanced(plan)


def test_same_title_twice_gives_two_ids_and_a_finding() -> None:
    rows = ["事業名 | 担当課 | 内容", "植樹 | 公園課 | 春", "植樹 | 公園課 | 秋"]
    plan = plan_of([draw_table(rows)])
    first, second = (item.id for item in plan.items)
    assert second == f"{first}.2"
    assert "id.repeated" in {f.code for f in plan.findings}


WORDS = st.sampled_from(
    ["", "植樹", "公園課", "1,200", "① 剪定", "合計", "〃", "◎", "令和5年度", "木を植える。", "※注",
     "施策", "事業名", "担当課", "内容", "目標", "（再掲）", "→", "実施", "年3回以上"]
)  # fmt: skip


@st.composite
def any_table(draw: st.DrawFn) -> list[str]:
    cols = draw(st.integers(1, 5))
    rows = draw(st.integers(1, 5))
    return [" | ".join(draw(WORDS) for _ in range(cols)) for _ in range(rows)]


@given(st.lists(st.one_of(any_table(), WORDS), max_size=5), st.booleans())
def test_no_character_is_lost_or_counted_twice(
    blocks: list[list[str] | str], spans_known: bool
) -> None:
    drawn: list[Block | str] = [
        block
        if isinstance(block, str)
        else draw_table(block, top=200.0 * n, spans_known=spans_known)
        for n, block in enumerate(blocks)
        if block
    ]
    assert_balanced(plan_of(drawn))


def test_titles_that_end_in_kei_are_no_totals() -> None:
    rows = ["事業名 | 担当課 | 内容", "橋梁の実施設計 | 土木課 | 委託", "計 | | "]
    plan = plan_of([draw_table(rows)])
    assert [item.title for item in plan.items] == ["橋梁の実施設計"]


def test_policy_strip_above_the_header_holds_for_the_rows() -> None:
    rows = ["基本目標１ みどり | < | <", "事業名 | 担当課 | 内容", "植樹 | 公園課 | 植える。"]
    plan = plan_of([draw_table(rows)])
    assert [policy.title for policy in plan.policies] == ["みどり"]
    assert plan.items[0].policy_ids == (plan.policies[0].id,)
    assert_balanced(plan)


def test_both_rows_of_a_repeated_header_are_dropped() -> None:
    header = ["事業名 | 担当課 | 財源内訳 | <", "^ | ^ | 国 | 一般財源"]
    body = ["植樹 | 公園課 | 100 | 20"]
    plan = plan_of([draw_table([*header, *body, *header, "剪定 | 公園課 | 30 | 4"])])
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert_balanced(plan)


def test_a_number_like_a_suffix_keeps_its_id() -> None:
    rows = [
        "番号 | 事業名 | 担当課",
        "1 | 植樹 | 公園課",
        "1 | 剪定 | 公園課",
        "1.2 | 調査 | 公園課",
    ]
    plan = plan_of([draw_table(rows)])
    assert [item.id.partition(":")[2] for item in plan.items] == ["1", "1.3", "1.2"]


def test_an_appendix_is_no_part_of_the_sheet_before_it() -> None:
    plan = plan_of(
        [
            draw_table(["事業名 | 夜間開館", "担当課 | 生涯学習課", "目的 | 利用を広げる。"]),
            "# おわりに",
            "町民の皆さんに感謝する。",
        ]
    )
    assert len(plan.items[0].values) == 3
    assert [section.title for section in plan.sections] == ["おわりに"]
    assert_balanced(plan)
