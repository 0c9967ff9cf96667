from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tags import layout
from extractors.pdf.tags.layout import place_rows

Rows = list[list[tuple[int, int]]]


def test_spans_keep_places_free() -> None:
    placing = place_rows([[[(2, 1), (1, 2)], [(1, 1), (1, 1)], [(1, 1)]]])
    assert placing.rows == (
        ((0, 2, 1), (1, 1, 2)),
        ((1, 1, 1), (2, 1, 1)),
        ((0, 1, 1),),
    )
    assert placing.cols == 3


def test_row_spans_end_with_their_group() -> None:
    placing = place_rows([[[(9, 1)]], [[(1, 1)]]])
    assert placing.rows == (((0, 1, 1),), ((0, 1, 1),))


def test_nonsense_spans_are_clamped() -> None:
    placing = place_rows([[[(0, -4), (1, 10**9)]]])
    assert placing.rows == (((0, 1, 1), (1, 1, 1000)),)


def test_tables_beyond_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_PLACES", 100)
    with pytest.raises(OverflowError):
        place_rows([[[(1, 1000)]] * 10])


@given(
    st.lists(
        st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 4)), max_size=5),
        min_size=1,
        max_size=6,
    )
)
def test_cells_fit_into_the_table_and_keep_their_order(rows: Rows) -> None:
    placing = place_rows([rows])
    assert [len(row) for row in placing.rows] == [len(row) for row in rows]
    for number, row in enumerate(placing.rows):
        columns = [col for col, _, _ in row]
        assert columns == sorted(set(columns))
        assert all(col + wide <= placing.cols for col, _, wide in row)
        assert all(number + tall <= len(rows) for _, tall, _ in row)
