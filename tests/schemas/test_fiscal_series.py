from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fiscal import EraContext, make_context, resolve_series

Years = list[int | None]


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (["30年度", "元年度", "2年度", "3年度"], [2018, 2019, 2020, 2021]),
        (["平成29年度", "30年度", "31年度", "32年度"], [2017, 2018, 2019, 2020]),
        (["区分", "元年度", "備考", "2年度", "30年度"], [None, None, None, None, None]),
        (["H28", "29", "30"], [2016, 2017, 2018]),
        (["2020年度", "21年度", "22年度"], [2020, 2021, 2022]),
        (["24年度計画", "24年度実績", "平成25年度計画"], [2012, 2012, 2013]),
        (["24年度", "25年度", "26年度"], [None, None, None]),
        (["番号", "1", "2"], [None, None, None]),
        ([], []),
    ],
)
def test_headings_in_a_row(headings: list[str], years: Years) -> None:
    assert [mention and mention.first for mention in resolve_series(headings)] == years


def test_context_decides_where_the_row_cannot() -> None:
    context = make_context(["平成23年度～26年度", "24年度計画"])
    assert context == EraContext((2011, 2014), ("平成",), centre=2014)
    series = resolve_series(["24年度", "25年度", "23～26年度"], context)
    assert [mention and (mention.first, mention.last) for mention in series] == [
        (2012, 2012),
        (2013, 2013),
        (2011, 2014),
    ]
    assert all(mention is not None and mention.assumed for mention in series)


@given(st.integers(2005, 2030), st.integers(2, 8))
def test_rising_years_after_an_explicit_one(first: int, length: int) -> None:
    def bare(year: int) -> str:
        number = year - 2018 if year >= 2019 else year - 1988
        return "元年度" if year == 2019 else f"{number}年度"

    years = list(range(first, first + length))
    headings = [f"{first}年度", *(bare(year) for year in years[1:])]
    assert [mention and mention.first for mention in resolve_series(headings)] == years
