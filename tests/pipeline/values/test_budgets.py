from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.budgets import (
    UNITS,
    format_amount,
    read_amount,
    read_amounts,
    read_budget_heading,
    read_unit,
)


@pytest.mark.parametrize(
    ("text", "hint", "yen"),
    [
        ("65,063", "千円", 65_063_000),
        ("△ 34,526", "千円", -34_526_000),
        ("▲1,000", "（単位：千円）", -1_000_000),
        ("１２，３４５", "千円", 12_345_000),
        ("1.5", "百万円", 1_500_000),
        ("12億3,456万円", "千円", 1_234_560_000),
        ("1千2百万円", "", 12_000_000),
        ("3億円", "千円", 300_000_000),
        ("約6億円", "", 600_000_000),
        ("¥33,081,000", "千円", 33_081_000),
        ("1,265千円", "百万円", 1_265_000),
        ("0", "千円", 0),
        ("500", "", 500),
    ],
)
def test_amounts_are_read_in_yen(text: str, hint: str, yen: int) -> None:
    reading = read_amount(text, unit_hint=hint)
    assert reading.ok
    assert reading.amount == yen


@pytest.mark.parametrize("text", ["", "－", "-", "―", "ー", "*", "なし"])
def test_a_dash_says_that_there_is_nothing(text: str) -> None:
    reading = read_amount(text, unit_hint="千円")
    assert (reading.amount, reading.ok) == (None, True)


@pytest.mark.parametrize("text", ["未定", "12 345", "1,234百万円の内数", "0.5円", "10,000～20,000"])
def test_what_is_no_single_amount_is_not_read(text: str) -> None:
    reading = read_amount(text, unit_hint="円")
    assert (reading.amount, reading.ok, reading.text) == (None, False, text)


def test_brackets_are_a_part_of_an_amount_not_a_minus() -> None:
    reading = read_amount("(1,234)", unit_hint="千円")
    assert (reading.amount, reading.bracketed) == (1_234_000, True)


def test_the_cell_overrules_the_unit_of_its_heading() -> None:
    assert read_amount("3億円", unit_hint="千円").unit == "億円"
    assert read_amount("500").unit == ""


def test_each_printed_line_is_an_amount() -> None:
    readings = read_amounts("12,000\n△ 3,000\n", unit_hint="千円")
    assert [reading.amount for reading in readings] == [12_000_000, -3_000_000]


@given(st.integers(-(10**13), 10**13), st.sampled_from(sorted(UNITS)))
def test_formatted_amounts_are_read_back(yen: int, unit: str) -> None:
    assert read_amount(format_amount(yen, unit)).amount == yen


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（単位：千円）", "千円"),
        ("単位 百万円", "百万円"),
        ("事業費（千円）", "千円"),
        ("[億円]", "億円"),
        ("円", "円"),
        ("事業費", ""),
        ("利用者数（人）", ""),
    ],
)
def test_units_of_money(text: str, unit: str) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (("事業費（千円）",), "total"),
        (("財源内訳", "計"), "total"),
        (("財源内訳", "国"), "national"),
        (("国庫支出金",), "national"),
        (("財源内訳", "県"), "prefecture"),
        (("特定財源", "都道府県支出金"), "prefecture"),
        (("国(県)補助金",), "other"),
        (("国県支出金",), "other"),
        (("財源内訳", "地方債"), "bond"),
        (("町債",), "bond"),
        (("財源内訳", "その他"), "other"),
        (("財源内訳", "既収入特財"), "other"),
        (("未収入特定財源", "国庫支出金"), "national"),
        (("財 源 内 訳", "一 般 財 源"), "general"),
    ],
)
def test_fund_sources(path: tuple[str, ...], source: str) -> None:
    assert read_budget_heading(path).fund_source == source


@pytest.mark.parametrize(
    ("path", "kind", "year"),
    [
        (("令和4年度", "決算額"), "settled", 2022),
        (("令和4年度", "予算額"), "initial", 2022),
        (("Ｒ３年度当初予算額（千円）",), "initial", 2021),
        (("前年度当初予算額",), "initial", 2021),
        (("翌年度予算額",), "initial", 2023),
        (("補正額",), "supplementary", None),
        (("翌年度繰越額",), "carried_over", 2022),
        (("決算見込額",), "estimated", None),
        (("令和4年度 (a)",), None, 2022),
        (("事業費",), None, None),
    ],
)
def test_kinds_and_years(path: tuple[str, ...], kind: str | None, year: int | None) -> None:
    heading = read_budget_heading(path, fiscal_year=2022)
    assert (heading.kind, heading.fiscal_year) == (kind, year)


@pytest.mark.parametrize(
    ("leaf", "measure"),
    [("増減", "change"), ("前年度比", "change"), ("伸び率(%)", "rate"), ("人工", "count")],
)
def test_changes_and_rates_are_no_budgets(leaf: str, measure: str) -> None:
    assert read_budget_heading(("事業費（千円）", leaf)).measure == measure


def test_the_innermost_unit_counts() -> None:
    assert read_budget_heading(("予算（千円）", "総事業費（百万円）")).unit == "百万円"


@pytest.mark.parametrize(
    "leaf", ["R6～R8計画額", "令和7年度以降の支出予定額", "令和5年度末までの支出額"]
)
def test_an_amount_of_several_years_is_of_no_single_one(leaf: str) -> None:
    heading = read_budget_heading((leaf, "金額"), fiscal_year=2024)
    assert heading.fiscal_year is None
    assert heading.of_years


def test_the_end_of_a_year_is_no_span() -> None:
    heading = read_budget_heading(("令和5年度末現在高",))
    assert (heading.fiscal_year, heading.of_years) == (2023, False)
