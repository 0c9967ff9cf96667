from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tags.columns import Piece, count_lacking, settle_columns


def piece(
    row: int, col: int, left: float, right: float, *, rowspan: int = 1, colspan: int = 1
) -> Piece:
    return Piece(row, col, rowspan, colspan, (left, right))


HEAD = [piece(0, 0, 40, 60), piece(0, 1, 140, 160), piece(0, 2, 240, 260)]


def test_rows_of_all_columns_stay_as_they_are() -> None:
    pieces = [*HEAD, Piece(1, 0, 1, 3, None)]
    assert settle_columns(pieces, 2, 3) == [0, 1, 2, 0]
    assert count_lacking(pieces, 2, 3) == [0, 0]


def test_a_cell_moves_to_the_column_that_it_stands_in() -> None:
    assert settle_columns([*HEAD, piece(1, 0, 105, 190)], 2, 3)[3:] == [1]
    assert settle_columns([*HEAD, piece(1, 0, 0, 90), piece(1, 1, 205, 290)], 2, 3)[3:] == [0, 2]


def test_a_wide_cell_moves_with_its_span() -> None:
    assert settle_columns([*HEAD, piece(1, 0, 110, 290, colspan=2)], 2, 3)[3:] == [1]


def test_alignment_decides_between_columns_with_room() -> None:
    filled = [piece(1, 0, 5, 15), piece(1, 1, 105, 115), piece(1, 2, 205, 215)]
    assert settle_columns([*HEAD, *filled, piece(2, 0, 105, 120)], 3, 3)[6:] == [1]


def test_a_cell_from_above_keeps_its_column() -> None:
    pieces = [*HEAD, piece(1, 0, 40, 60, rowspan=2), piece(1, 1, 100, 190), piece(2, 1, 210, 280)]
    assert settle_columns(pieces, 3, 3)[3:] == [0, 1, 2]


def test_rows_with_more_cells_than_columns_stay_as_they_are() -> None:
    pieces = [piece(0, 0, 0, 10), *(piece(1, col, 10.0 * col, 10.0 * col + 5) for col in range(4))]
    assert settle_columns(pieces, 2, 2)[1:] == [0, 1, 2, 3]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(1, 3), st.integers(0, 300)),
        max_size=12,
    )
)
def test_order_in_a_row_is_kept_and_nothing_raises(raw: list[tuple[int, int, int, int]]) -> None:
    pieces = [
        Piece(row, position, min(tall, 4 - row), wide, (left, left + 20.0))
        for position, (row, tall, wide, left) in enumerate(sorted(raw))
    ]
    found = settle_columns(pieces, 4, 5)
    for row in range(4):
        columns = [col for col, item in zip(found, pieces, strict=True) if item.row == row]
        assert columns == sorted(columns)
