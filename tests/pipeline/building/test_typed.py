from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.options import PlanOptions
from schemas.document import Arrow
from schemas.geometry import BBox
from schemas.plan import ActionItem
from tests.pipeline.building.plans import codes_of, plan_of
from tests.pipeline.drawn_tables import draw_table


def items(
    rows: Sequence[str], *above: str, arrows: tuple[Arrow, ...] = (), year: int | None = None
) -> tuple[ActionItem, ...]:
    table = draw_table(rows, arrows=arrows)
    return plan_of([*above, table], options=PlanOptions(fiscal_year=year)).items


def item(rows: Sequence[str], *above: str, year: int | None = None) -> ActionItem:
    (only,) = items(rows, *above, year=year)
    return only


def test_budgets_by_year_and_kind() -> None:
    found = item(
        [
            "事業名 | 令和4年度決算額（千円） | 令和5年度当初予算額（千円）",
            "植樹 | 1,234 | 2,000",
        ]
    ).budgets
    assert [(b.fiscal_year, b.kind, b.amount) for b in found] == [
        (2022, "settled", 1_234_000),
        (2023, "initial", 2_000_000),
    ]


@pytest.mark.parametrize(
    ("heading", "source"),
    [
        ("国庫支出金", "national"),
        ("県支出金", "prefecture"),
        ("地方債", "bond"),
        ("一般財源", "general"),
        ("その他", "other"),
    ],
)
def test_fund_sources(heading: str, source: str) -> None:
    found = item(
        ["事業名 | 事業費（千円） | 財源内訳", f"^ | ^ | {heading}", "植樹 | 300 | 200"]
    ).budgets
    assert [(b.fund_source, b.amount) for b in found] == [("total", 300_000), (source, 200_000)]


def test_differences_and_rates_are_no_amounts() -> None:
    found = item(
        ["事業名 | 前年度予算額（千円） | 本年度予算額（千円） | 増減", "植樹 | 100 | 150 | 50"],
        year=2023,
    ).budgets
    assert [(b.fiscal_year, b.amount) for b in found] == [(2022, 100_000), (2023, 150_000)]


def test_an_amount_without_a_unit_is_doubtful() -> None:
    rows = ["事業名 | 担当課 | 予算額", "植樹 | 公園課 | 300"]
    plan = plan_of([draw_table(rows)])
    (budget,) = plan.items[0].budgets
    assert budget.confidence <= 0.4
    assert "budget.unit-assumed" in codes_of(plan)
    assert item(rows, "（単位：百万円）").budgets[0].amount == 300_000_000


@pytest.mark.parametrize(
    ("heading", "text", "offices"),
    [
        ("担当課", "公園課\n緑政課", [("公園課", "lead", ""), ("緑政課", "lead", "")]),
        ("実施主体", "市（公園課）", [("公園課", "implementer", "市")]),
        ("関係課", "環境課", [("環境課", "partner", "")]),
    ],
)
def test_offices_by_heading(heading: str, text: str, offices: list[tuple[str, str, str]]) -> None:
    found = item([f"事業名 | 内容 | {heading}", f"植樹 | 木を植える。 | {text}"]).offices
    assert [(o.name, o.role, o.body) for o in found] == offices


def test_targets_of_prose_and_of_measured_values() -> None:
    found = item(
        [
            "事業名 | 取組目標 | 指標 | 基準値（R4） | 目標値（R9）",
            "植樹 | 【年2回以上実施】 | 参加者数 | 120人 | 200人以上",
        ]
    ).targets
    said = [(t.indicator, t.kind, t.value, t.unit, t.comparator, t.fiscal_year) for t in found]
    assert ("", "target", 2, "回", "ge", None) in said
    assert ("参加者数", "baseline", 120, "人", None, 2022) in said
    assert ("参加者数", "target", 200, "人", "ge", 2027) in said
    assert len(said) == 3


def test_progress_by_year() -> None:
    found = item(
        [
            "事業名 | 令和4年度 | < | 令和5年度 | <",
            "^ | 実績 | 課題 | 実績 | 課題",
            "植樹 | 木を植えた。 | 苗が足りない。 | 枝も切った。 | 人手が足りない。",
        ]
    ).progress
    assert [(p.fiscal_year, p.do, p.issue) for p in found] == [
        (2022, "木を植えた。", "苗が足りない。"),
        (2023, "枝も切った。", "人手が足りない。"),
    ]


def test_a_plan_alone_is_no_progress() -> None:
    assert not item(["事業名 | 計画内容 | 担当課", "植樹 | 木を植える。 | 公園課"]).progress


def test_the_reporting_year_dates_what_has_no_year() -> None:
    rows = ["事業名 | 実施状況 | 担当課", "植樹 | 木を植えた。 | 公園課"]
    (progress,) = item(rows, year=2022).progress
    assert (progress.fiscal_year, progress.do) == (2022, "木を植えた。")


YEARS = "事業名 | 担当課 | 令和5年度 | 令和6年度 | 令和7年度"


@pytest.mark.parametrize(
    ("cells", "spans"),
    [
        ("実施 | → | →", [(2023, 2025, "実施")]),
        ("準備 | 実施 | →", [(2023, 2023, "準備"), (2024, 2025, "実施")]),
        ("実施 | < | <", [(2023, 2025, "実施")]),
        (" | | 実施", [(2025, 2025, "実施")]),
    ],
)
def test_schedule_cells(cells: str, spans: list[tuple[int, int, str]]) -> None:
    found = item([YEARS, f"植樹 | 公園課 | {cells}"]).schedule
    assert [(e.first_year, e.last_year, e.text) for e in found] == spans


def test_drawn_arrows_span_the_years_they_cover() -> None:
    arrow = Arrow(1, BBox(310, 125, 490, 130), 1, 3, 4, label="実施")
    (first,) = items([YEARS, "植樹 | 公園課 | | 実施 | "], arrows=(arrow,))
    assert [(e.first_year, e.last_year, e.text) for e in first.schedule] == [(2024, 2025, "実施")]


def test_readings_name_the_values_they_were_read_from() -> None:
    found = item(["事業名 | 担当課 | 予算額（千円）", "植樹 | 公園課 | 300"])
    values = {value.id: value.text for value in found.values}
    assert [values[i] for i in found.offices[0].value_ids] == ["公園課"]
    assert [values[i] for i in found.budgets[0].value_ids] == ["300"]


def test_years_may_run_from_the_latest_back() -> None:
    found = item(["事業名 | 担当課 | 令和6年度 | 令和5年度", "植樹 | 公園課 | 実施 | <"]).schedule
    assert [(e.first_year, e.last_year) for e in found] == [(2023, 2024)]


def test_a_label_over_two_rows_of_a_schedule_beside_the_list_is_one_value() -> None:
    """Both rows go to the same item; the merged label is its value once."""
    listed = draw_table(["取組項目 | 担当課 | 内容", "植樹 | 公園課 | 木を植える。"])
    schedule = draw_table(
        ["施策 | 取組項目 | 令和5年度 | 令和6年度", "緑 | 植樹 | 準備 | ", "^ | 植樹 | | 実施"],
        top=300,
    )
    (only,) = plan_of([listed, schedule]).items
    assert [(e.first_year, e.text) for e in only.schedule] == [(2023, "準備"), (2024, "実施")]
    assert [value.text for value in only.values].count("緑") == 1
