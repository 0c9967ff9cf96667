"""The rest of a cut row is told by the columns of the page before."""

from __future__ import annotations

import numpy as np

from extractors.pdf.tables.continued import find_last_columns, goes_on
from extractors.pdf.tables.grid import Grid, Span
from schemas.document import Cell, Table
from schemas.geometry import BBox

REST = Grid(np.array([85.3, 184.6, 510.6]), np.array([104.0, 232.0]), (Span(0, 0, 1, 1),))


def make_table(bottom: float) -> Table:
    places = ((0, 85.3, 184.6), (1, 184.6, 510.6))
    cells = [Cell(0, n, 1, 1, "", "", BBox(a, 700, b, bottom)) for n, a, b in places]
    return Table(tuple(cells), 1, 2, bbox=BBox(85.3, 700, 510.6, bottom))


def test_row_with_one_text_goes_on_under_the_same_columns() -> None:
    columns = find_last_columns([make_table(780)], 842)
    assert columns == (85.3, 184.6, 510.6)
    assert goes_on(REST, [0, 106], columns, 842)
    assert not goes_on(REST, [0, 106], (85.3, 184.6, 300.0), 842)
    assert not goes_on(REST, [0, 106], (85.3, 250.0, 510.6), 842)
    assert not goes_on(REST, [0, 0], columns, 842)
    assert not goes_on(Grid(REST.xs, REST.ys + 300, REST.spans), [0, 106], columns, 842)


def test_table_that_ends_high_on_its_page_does_not_go_on() -> None:
    assert find_last_columns([make_table(720)], 2000) == ()
    assert find_last_columns([], 842) == ()


def test_several_rows_go_on_under_just_the_same_columns() -> None:
    spans = tuple(Span(row, col, row + 1, col + 1) for row in range(2) for col in range(2))
    rows = Grid(REST.xs, np.array([104.0, 232.0, 300.0]), spans)
    assert goes_on(rows, [0, 9, 0, 9], (85.3, 184.6, 510.6), 842)
    assert not goes_on(rows, [0, 9, 0, 9], (85.3, 184.6, 300.0, 510.6), 842)
