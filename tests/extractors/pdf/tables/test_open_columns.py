from __future__ import annotations

import numpy as np

from extractors.pdf.reader import Characters
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.open_columns import split_open_columns
from tests.extractors.pdf.pages import CharacterRow, characters, set_text

HEADER = tuple(Span(0, col, 1, col + 1) for col in range(3))
OPEN = Grid(
    np.array([0.0, 60.0, 120.0, 180.0]),
    np.array([0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
    (*HEADER, *(Span(row, 0, row + 1, 3) for row in range(1, 5))),
)


def row(number: int) -> list[list[CharacterRow]]:
    texts = zip(("市", "12", "34"), (5, 65, 125), strict=True)
    return [set_text(text, x, 20 * number + 5) for text, x in texts]


def split(text: Characters, grid: Grid = OPEN) -> Grid:
    return split_open_columns(grid, text, grid.find_cells(text.x, text.y))


def test_rows_are_parted_at_the_lines_of_the_header() -> None:
    grid = split(characters(*row(1), *row(2), *row(3), *row(4)))
    assert len(grid.spans) == 15


def test_heading_row_whose_text_runs_over_the_lines_stays_one_cell() -> None:
    title = set_text("安心して暮らせるまちをつくる", 5, 25)
    rows = [piece for number in (2, 3, 4) for piece in row(number)]
    grid = split(characters(title, *rows))
    assert Span(1, 0, 2, 3) in grid.spans
    assert len(grid.spans) == 3 + 1 + 9


def test_cells_merged_beside_parted_ones_stay() -> None:
    spans = (*HEADER, *(Span(n, 0, n + 1, 3) for n in range(1, 4)))
    mixed = Grid(OPEN.xs, OPEN.ys, (*spans[:4], Span(2, 0, 3, 1), Span(2, 1, 3, 3), *spans[4:]))
    assert split(characters(*row(1), *row(3), *row(4)), mixed) is mixed


def test_prose_in_merged_cells_stays() -> None:
    prose = [set_text("市民の声を聞く会を開く。", 5, 20 * n + 5) for n in range(1, 5)]
    assert split(characters(*prose)) is OPEN


def test_labels_spread_over_merged_cells_stay() -> None:
    labels = [[set_text("備", 5, 20 * n + 5), set_text("考", 65, 20 * n + 5)] for n in range(1, 5)]
    assert split(characters(*(piece for label in labels for piece in label))) is OPEN


def test_lines_of_one_large_cell_are_asked_where_no_rules_part_the_rows() -> None:
    title, heads = Span(0, 0, 1, 3), tuple(Span(1, col, 2, col + 1) for col in range(3))
    body = Span(2, 0, 3, 3)
    tall = Grid(OPEN.xs, np.array([0.0, 20.0, 40.0, 140.0]), (title, *heads, body))
    grid = split(characters(*row(2), *row(3), *row(4)), tall)
    assert grid.spans == (title, *heads, *(Span(2, col, 3, col + 1) for col in range(3)))
    assert split(characters(*row(2), *row(3)), tall) is tall
