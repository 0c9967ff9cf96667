from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stitch.columns import close_edges, find_edges, fit_columns, fit_loosely
from tests.pipeline.drawn_tables import draw_table


def test_edges_are_where_the_columns_stand() -> None:
    table = draw_table(["区分 | < | 備考", "市 | 町 | "])
    assert find_edges(table) == (0, 100, 200, 300)
    assert find_edges(draw_table(["区分 | < | 備考"])) == ()


@pytest.mark.parametrize(
    ("first", "second", "only_first", "shift"),
    [
        ([0, 50, 90, 200], [1, 51, 91, 201], (), 0),
        ([0, 50, 90, 200], [30, 80, 120, 230], (), 30),
        ([0, 50, 90, 200], [0, 90, 200], (1,), 0),
        ([0, 50, 90, 200], [50, 90, 200], (0,), 0),
    ],
)
def test_columns_fit_as_they_stand_or_shifted(
    first: list[float], second: list[float], only_first: tuple[int, ...], shift: float
) -> None:
    fit = fit_columns(first, second)
    assert fit is not None
    assert (fit.only_first, fit.shift) == (only_first, shift)
    assert fit.cols == 3


def test_other_columns_do_not_fit() -> None:
    assert fit_columns([0, 50, 90, 200], [0, 70, 120, 200]) is None
    assert fit_columns([0, 50], []) is None


def test_text_reaches_less_far_than_rules() -> None:
    assert close_edges((4, 50, 90, 170), (0, 50, 90, 200)) == (0, 50, 90, 200)
    assert close_edges((4, 60, 80, 170), (0, 50, 90, 200)) == (4, 60, 80, 170)


def test_columns_by_the_text_fit_while_none_changes_its_place() -> None:
    fit = fit_loosely([0, 80, 200, 290, 400], [1, 75, 225, 289, 400])
    assert fit is not None
    assert fit.is_exact
    assert fit_loosely([0, 80, 200, 290, 400], [1, 75, 225, 289, 420]) is None
    assert fit_loosely([0, 80, 200, 290, 400], [0, 205, 225, 289, 400]) is None
    assert fit_loosely([0, 80, 400], [0, 80, 90, 400]) is None


@given(st.lists(st.integers(8, 90), min_size=1, max_size=9), st.integers(-100, 100))
def test_equal_widths_fit_wherever_they_stand(widths: list[int], shift: int) -> None:
    edges = [float(sum(widths[:n])) for n in range(len(widths) + 1)]
    fit = fit_columns(edges, [edge + shift for edge in edges])
    assert fit is not None
    assert fit.is_exact
    assert fit.cols == len(widths)
