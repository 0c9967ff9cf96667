from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fiscal import EraContext, find_dates, fiscal_year_of, parse_as_of


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("平成26年12月末現在", "2014-12-31", "month-end"),
        ("とりまとめ:平成26年12月末日時点", "2014-12-31", "month-end"),
        ("令和5年3月31日時点", "2023-03-31", "day"),
        ("令和６年３月３１日（日）現在", "2024-03-31", "day"),
        ("令和 ５ 年 ４ 月 １ 日 現在", "2023-04-01", "day"),
        ("平成 26 年 12\n月末日時点", "2014-12-31", "month-end"),
        ("平成二十六年十二月三十一日現在", "2014-12-31", "day"),
        ("R5.3.31現在", "2023-03-31", "day"),
        ("2023/3/31 時点", "2023-03-31", "day"),
        ("2023-03-31現在", "2023-03-31", "day"),
        ("基準日：令和5年4月1日", "2023-04-01", "day"),
        ("(平成19年9月末)", "2007-09-30", "month-end"),
        ("令和4年度末", "2023-03-31", "fiscal-year"),
        ("平成30年度末実績", "2019-03-31", "fiscal-year"),
        ("令和4年度3月末", "2023-03-31", "month-end"),
        ("令和4年末", "2022-12-31", "year"),
        ("2014年現在", "2014-12-31", "year"),
        ("平成24年2月現在", "2012-02-29", "month"),
    ],
)
def test_as_of(text: str, date: str, precision: str) -> None:
    mention = parse_as_of(text)
    assert mention is not None
    assert (mention.date, mention.precision) == (date, precision)
    assert mention.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "平成26年12月",
        "令和4年度末までに",
        "平成30年度末の目標",
        "更新日 2024年5月1日",
        "12月末現在",
        "現在の状況",
    ],
)
def test_no_as_of_without_cue_or_year(text: str) -> None:
    assert parse_as_of(text) is None


def test_a_date_without_era_takes_it_from_the_context_or_the_text() -> None:
    found = parse_as_of("26年3月末現在", EraContext((2013,)))
    assert found is not None
    assert found.date == "2014-03-31"
    dates = find_dates("平成25年4月1日～26年3月31日")
    assert [mention.date for mention in dates] == ["2013-04-01", "2014-03-31"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("平成　29年3月", ["2017-03-31"]),
        ("R4.3", ["2022-03-31"]),
        ("㋿元年5月", ["2019-05-31"]),
        ("平成26年2月30日", ["2014-02-28"]),
        ("平成26年13月", []),
        ("平成26年度", []),
        ("H30年度の目指すべき姿", []),
        ("H23-11", []),
        ("明治4年7月14日", []),
    ],
)
def test_finds_dates(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2086, 12, 31)), st.booleans())
def test_printed_days_are_read_back(day: datetime.date, western: bool) -> None:
    year = f"{day.year}" if western else f"平成{day.year - 1988}"
    (mention,) = find_dates(f"{year}年{day.month}月{day.day}日")
    assert (mention.date, mention.precision) == (day.isoformat(), "day")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_fiscal_year_holds_its_days(day: datetime.date) -> None:
    year = fiscal_year_of(day.isoformat())
    assert datetime.date(year, 4, 1) <= day <= datetime.date(year + 1, 3, 31)
