"""Documents that contradict themselves: read sensibly, told, nothing dropped."""

from __future__ import annotations

import pytest

from schemas.plan import Plan
from tests.pipeline.building.plans import codes_of, plan_of
from tests.pipeline.drawn_tables import draw_table

TITLE = "みずほ野町緑の計画"
HEADER = "事業名 | 実績 | 評価 | 担当課"
ROW = "植樹 | 12本を植えた。 | ◎ | 公園課"
MONEY = "事業名 | 担当課 | 予算額（千円） | 国庫支出金 | 一般財源"


def message_of(plan: Plan, code: str) -> str:
    return next(f.message for f in plan.findings if f.code == code)


def test_two_plans_in_one_file_are_told() -> None:
    table = draw_table([HEADER, ROW])
    other = draw_table([HEADER, "井戸 | 2本を掘った。 | ◎ | 水道課"])
    plan = plan_of([TITLE, table], ["青葉市水の計画", other])
    assert plan.title == TITLE
    assert "青葉市水の計画" in message_of(plan, "document.second-plan")
    assert [item.title for item in plan.items] == ["植樹", "井戸"]


def test_the_plan_named_again_is_no_second_plan() -> None:
    plan = plan_of([TITLE, draw_table([HEADER, ROW])], [f"令和6年度 {TITLE}", "本文である。"])
    assert "document.second-plan" not in codes_of(plan)


def test_the_same_item_twice_keeps_both() -> None:
    plan = plan_of([TITLE, draw_table([HEADER, f"1 {ROW}", f"1 {ROW}"])])
    assert len({item.id for item in plan.items}) == len(plan.items) == 2
    assert "id.repeated" in codes_of(plan)


def test_contradicting_dates_are_told() -> None:
    lines = [TITLE, "令和6年3月31日現在", "令和5年3月31日現在"]
    plan = plan_of([*lines, draw_table([HEADER, ROW])])
    assert plan.as_of is not None
    assert plan.as_of.date == "2024-03-31"
    assert "令和5年3月31日現在" in message_of(plan, "date.contradicting")


@pytest.mark.parametrize(
    "lines",
    [
        ["凡例：◎…達成　○…概ね達成", "凡例：◎…未達成　○…概ね達成"],
        ["凡例：◎…達成　○…概ね達成　◎…未達成"],
    ],
)
def test_a_mark_explained_twice_means_nothing(lines: list[str]) -> None:
    plan = plan_of([TITLE, *lines, draw_table([HEADER, ROW, "剪定 | した。 | ○ | 公園課"])])
    assert "達成、未達成" in message_of(plan, "legend.contradicting")
    ratings = [r for item in plan.items for p in item.progress for r in p.ratings]
    assert [(r.mark, r.meaning) for r in ratings] == [("◎", ""), ("○", "概ね達成")]


def test_years_out_of_order_are_told() -> None:
    plan = plan_of(
        [TITLE, draw_table(["事業名 | 担当課 | R6 | R5 | R7", "植樹 | 公園課 | ○ | ○ | ○"])]
    )
    assert "2024、2023、2025" in message_of(plan, "header.years-unordered")
    assert [e.first_year for e in plan.items[0].schedule] == [2024, 2023, 2025]


def test_years_that_fall_are_in_order() -> None:
    plan = plan_of(
        [TITLE, draw_table(["事業名 | 担当課 | R7 | R6 | R5", "植樹 | 公園課 | ○ | ○ | ○"])]
    )
    assert "header.years-unordered" not in codes_of(plan)


def test_headings_within_the_body_are_no_item() -> None:
    rows = [HEADER, ROW, "施策名 | 取組実績 | 判定 | 所管課", "剪定 | 3回した。 | ○ | 緑政課"]
    plan = plan_of([TITLE, draw_table(rows)])
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert "施策名" in message_of(plan, "table.heading-in-body")


def test_a_table_of_one_row_is_kept() -> None:
    plan = plan_of([TITLE, draw_table([ROW])])
    assert [cell.text for cell in plan.tables[0].cells] == ROW.split(" | ")


def test_sixty_columns_are_read() -> None:
    years = [f"令和{n}年度" for n in range(1, 59)]
    rows = [" | ".join(["事業名", "担当課", *years]), " | ".join(["植樹", "公園課", *["○"] * 58])]
    plan = plan_of([TITLE, draw_table(rows)])
    assert len(plan.items[0].schedule) == 58


def test_a_cell_of_5000_characters_is_kept() -> None:
    long = "木を植えた。" * 850
    plan = plan_of([TITLE, draw_table([HEADER, f"植樹 | {long} | ◎ | 公園課"])])
    assert plan.items[0].progress[0].do == long


def test_a_sum_that_does_not_add_up_is_told() -> None:
    right = [
        MONEY,
        "植樹 | 公園課 | 30 | 10 | 20",
        "剪定 | 公園課 | 5 | 0 | 5",
        "合計 |  | 35 | 10 | 25",
    ]
    wrong = [*right[:-1], "合計 |  | 36 | 10 | 25"]
    assert "budget.sum" not in codes_of(plan_of([TITLE, draw_table(right)]))
    assert "35,000" in message_of(plan_of([TITLE, draw_table(wrong)]), "budget.sum")


def test_sums_of_parts_begin_anew_after_each_sum() -> None:
    rows = [MONEY, "植樹 | 公園課 | 30 | 10 | 20", "小計 |  | 30 | 10 | 20"]
    rows += ["剪定 | 公園課 | 5 | 0 | 5", "小計 |  | 5 | 0 | 5", "合計 |  | 35 | 10 | 25"]
    assert "budget.sum" not in codes_of(plan_of([TITLE, draw_table(rows)]))


def test_fund_sources_that_do_not_add_up_are_told() -> None:
    rows = [MONEY, "植樹 | 公園課 | 30 | 10 | 25"]
    assert "35,000" in message_of(plan_of([TITLE, draw_table(rows)]), "budget.sum")
