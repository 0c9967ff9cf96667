from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tables.grid import DisjointSets, Span, make_grid, split_region


def lines(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.arange(count, dtype=float) * 20


def test_full_grid_gives_one_cell_per_place() -> None:
    grid = make_grid(lines(3), lines(4), np.ones((4, 2), bool), np.ones((3, 3), bool))
    assert len(grid.spans) == 6
    assert grid.boxes()[0].tolist() == [0, 0, 20, 20]


def test_missing_inner_line_is_a_merged_cell() -> None:
    along = np.ones((2, 3), bool)
    along[0, 1] = False
    grid = make_grid(lines(3), lines(3), np.ones((3, 2), bool), along)
    assert Span(0, 0, 1, 2) in grid.spans
    assert len(grid.spans) == 3


def test_corner_that_is_open_to_two_sides_is_no_cell() -> None:
    across, along = np.ones((3, 2), bool), np.ones((2, 3), bool)
    across[2, 1] = along[1, 2] = False
    grid = make_grid(lines(3), lines(3), across, along)
    assert Span(1, 1, 2, 2) not in grid.spans


def test_stepped_label_is_cut_into_strip_and_stem() -> None:
    assert split_region([(0, 0), (0, 1), (0, 2), (1, 0), (2, 0)]) == [
        Span(0, 0, 1, 3),
        Span(1, 0, 3, 1),
    ]


def test_lines_without_cells_are_left_out() -> None:
    along = np.ones((2, 4), bool)
    along[:, 1] = False
    grid = make_grid(lines(4), lines(3), np.ones((3, 3), bool), along)
    assert grid.xs.tolist() == [0, 40, 60]


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1))
def test_split_regions_cover_each_place_once(places: set[tuple[int, int]]) -> None:
    covered = [
        (row, col)
        for span in split_region(places)
        for row in range(span.top, span.bottom)
        for col in range(span.left, span.right)
    ]
    assert sorted(covered) == sorted(places)


@given(
    st.integers(1, 5).flatmap(
        lambda rows: st.integers(1, 5).flatmap(
            lambda cols: st.tuples(
                st.just((rows, cols)),
                st.lists(st.booleans(), min_size=(rows + 1) * cols, max_size=(rows + 1) * cols),
                st.lists(st.booleans(), min_size=rows * (cols + 1), max_size=rows * (cols + 1)),
            )
        )
    )
)
def test_cells_never_overlap(drawn: tuple[tuple[int, int], list[bool], list[bool]]) -> None:
    (rows, cols), across, along = drawn
    grid = make_grid(
        lines(cols + 1),
        lines(rows + 1),
        np.array(across).reshape(rows + 1, cols),
        np.array(along).reshape(rows, cols + 1),
    )
    taken = np.zeros((rows, cols), int)
    for span in grid.spans:
        assert span.places > 0
        taken[span.top : span.bottom, span.left : span.right] += 1
    assert taken.max(initial=0) <= 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_united_numbers_share_a_set(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets(10)
    for first, second in pairs:
        sets.unite(first, second)
    assert all(sets.find(first) == sets.find(second) for first, second in pairs)
    assert sorted(member for group in sets.groups() for member in group) == list(range(10))
