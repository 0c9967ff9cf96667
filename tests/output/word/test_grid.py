from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from output.word.grid import Grid, GridCell, Line, fill_grid, header_cells, lines_of, split_columns
from output.word.measure import (
    comfortable_widths,
    count_halves,
    count_lines,
    fit_widths,
    natural_widths,
)

SPANS = st.tuples(*[st.integers(0, 6)] * 2, *[st.integers(-1, 9)] * 2)
CELLS = st.lists(SPANS, max_size=12)


def cell(row: int, col: int, text: str = "", rowspan: int = 1, colspan: int = 1) -> GridCell:
    return GridCell(row, col, rowspan, colspan, lines_of(text))


def covered(grid: Grid) -> list[tuple[int, int]]:
    return sorted(
        (row, col)
        for part in grid.cells
        for row in range(part.row, part.end_row)
        for col in range(part.col, part.end_col)
    )


@given(CELLS, st.integers(1, 6), st.integers(1, 6), st.integers(0, 3))
def test_filled_grid_covers_every_place_once_and_loses_no_text(
    spans: list[tuple[int, int, int, int]], rows: int, cols: int, header_rows: int
) -> None:
    cells = tuple(cell(r, c, f"t{at}", h, w) for at, (r, c, h, w) in enumerate(spans))
    grid = fill_grid(Grid(cells, rows, cols, min(header_rows, rows)))
    assert covered(grid) == [(row, col) for row in range(rows) for col in range(cols)]
    texts = sorted(line.text for part in grid.cells for line in part.lines)
    assert texts == sorted(f"t{at}" for at in range(len(spans)))


def test_header_spans_do_not_run_into_the_body() -> None:
    grid = fill_grid(Grid((cell(0, 0, "見出し", rowspan=3), cell(1, 0, "値")), 3, 1, 1))
    assert [(part.row, part.rowspan) for part in grid.cells] == [(0, 1), (1, 1), (2, 1)]


def test_header_of_two_levels_merges_neighbours() -> None:
    cells, rows = header_cells([("項目",), ("計画", "内容"), ("計画", "目標"), ("改善",)])
    assert rows == 2
    places = [(c.row, c.col, c.rowspan, c.colspan, c.lines[0].text) for c in cells]
    assert places == [
        (0, 0, 2, 1, "項目"),
        (0, 1, 1, 2, "計画"),
        (1, 1, 1, 1, "内容"),
        (1, 2, 1, 1, "目標"),
        (0, 3, 2, 1, "改善"),
    ]


def test_equal_parents_apart_stay_apart() -> None:
    cells, _ = header_cells([("計画", "内容"), ("改善",), ("計画", "目標")])
    assert [c.colspan for c in cells if c.row == 0] == [1, 1, 1]


def test_lines_drop_blank_ones_and_keep_the_comment_on_the_first() -> None:
    assert lines_of("一\n\n 二 ", "？") == (Line("一", "？"), Line("二"))


def test_a_grid_that_fits_is_not_split() -> None:
    grid = Grid((), 1, 4, labels=1)
    assert split_columns(grid, [100] * 4, 400) == (grid,)


def test_parts_repeat_the_label_columns() -> None:
    cells = tuple(cell(0, col, str(col)) for col in range(7))
    parts = split_columns(Grid(cells, 1, 7, labels=1), [100] * 7, 450)
    texts = [[c.lines[0].text for c in part.cells] for part in parts]
    assert texts == [["0", "1", "2", "3"], ["0", "4", "5", "6"]]


def test_a_cell_over_a_cut_stands_in_both_parts() -> None:
    cells = (cell(0, 0, "全体", colspan=4), *(cell(1, col, str(col)) for col in range(4)))
    parts = split_columns(Grid(cells, 2, 4), [100] * 4, 200)
    assert [part.cells[0].colspan for part in parts] == [2, 2]


@given(st.lists(st.integers(1, 300), min_size=2, max_size=20), st.integers(200, 900))
def test_split_keeps_every_column_in_order(needs: list[int], room: int) -> None:
    cells = tuple(cell(0, col, str(col)) for col in range(len(needs)))
    parts = split_columns(Grid(cells, 1, len(needs), labels=1), needs, room)
    texts = [c.lines[0].text for part in parts for c in part.cells if c.col > 0]
    assert texts == [str(col) for col in range(1, len(needs))]


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=12),
    st.integers(2_000, 15_000),
)
def test_widths_fill_the_room_exactly(texts: list[str], room: int) -> None:
    grid = Grid(tuple(cell(0, at, text) for at, text in enumerate(texts)), 1, len(texts))
    widths = fit_widths(grid, room, 9)
    assert sum(widths) == room
    assert min(widths) > 0


def test_short_columns_stay_on_one_line() -> None:
    long = "関係機関と連携し、地域の実情に応じた支援の体制を整える。" * 5
    grid = Grid((cell(0, 0, "①"), cell(0, 1, "人事課"), cell(0, 2, long)), 1, 3)
    widths = fit_widths(grid, 8_000, 9)
    natural = natural_widths(grid, 9)
    assert widths[0] >= natural[0]
    assert widths[1] >= natural[1]
    assert widths[2] > 3 * widths[1]


def test_wide_and_narrow_characters() -> None:
    assert count_halves("協働A1①") == 8
    assert count_lines(cell(0, 0, "あ" * 20), 10 * 180 + 140, 9) == 2


def test_comfort_is_bounded_by_the_contents() -> None:
    grid = Grid((cell(0, 0, "○"), cell(0, 1, "あ" * 100)), 1, 2)
    narrow, wide = comfortable_widths(grid, 9)
    assert narrow < wide < 2_000
