"""Boxes around charts are no lines of the tables in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.drawing.charts import drop_charts
from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.reader import Drawing, Strokes
from tests.extractors.pdf.pages import boxes, characters, grid_lines, set_text, strokes

FRAME = (10.0, 10.0, 210.0, 160.0)


def join(*parts: Strokes) -> Strokes:
    return Strokes(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("position", "start", "end", "width", "light")
        )
    )


def draw(inner: tuple[Strokes, Strokes]) -> Drawing:
    sides = strokes((10, 10, 210), (160, 10, 210)), strokes((10, 10, 160), (210, 10, 160))
    return Drawing(join(sides[0], inner[0]), join(sides[1], inner[1]), outlines=boxes(FRAME))


def test_box_that_its_table_touches_at_one_side_is_left_out() -> None:
    drawing = draw(grid_lines([40, 97, 153, 210], [100, 115, 130]))
    kept = drop_charts(drawing, characters(), Tolerance())
    assert (len(kept.horizontal), len(kept.vertical)) == (3, 3)


def test_box_of_a_table_stays() -> None:
    for xs, ys in (([10, 110, 210], [40, 100, 130]), ([60, 110, 150], [10, 60, 160])):
        drawing = draw(grid_lines(xs, ys))
        assert drop_charts(drawing, characters(), Tolerance()) is not None
        assert len(drop_charts(drawing, characters(), Tolerance()).horizontal) == 5


def test_cell_with_a_table_in_it_stays() -> None:
    drawing = draw(grid_lines([40, 97, 153, 210], [100, 115, 130]))
    outside = replace(drawing, horizontal=join(drawing.horizontal, strokes((80, 210, 300))))
    assert len(drop_charts(outside, characters(), Tolerance()).horizontal) == len(
        outside.horizontal
    )


def test_grid_of_a_chart_and_the_box_around_it_are_left_out() -> None:
    levels = [30.0, 45.0, 60.0, 75.0, 90.0]
    table = grid_lines([10, 60, 110, 210], [100, 115, 130])
    plot = strokes(*((y, 60, 200) for y in levels)), strokes((60, 30, 90), (200, 30, 90))
    drawing = draw((join(table[0], plot[0]), join(table[1], plot[1])))
    drawing = replace(drawing, outlines=boxes(FRAME, (60, 30, 200, 90)))
    axis = characters(*(set_text("40", 38, y - 5) for y in levels))
    assert len(drop_charts(drawing, axis, Tolerance()).horizontal) == 3
    # Rows of a list have no numbers at the heights of their rules.
    rows = characters(*(set_text("40", 38, y + 2.5) for y in levels))
    assert len(drop_charts(drawing, rows, Tolerance()).horizontal) == 10


def test_grid_of_a_chart_without_a_box_is_left_out() -> None:
    levels = [30.0, 45.0, 60.0, 75.0, 90.0]
    drawing = Drawing(strokes(*((y, 60, 200) for y in levels)))
    axis = characters(*(set_text("40", 38, y - 5) for y in levels))
    assert len(drop_charts(drawing, axis, Tolerance()).horizontal) == 0
    rows = characters(*(set_text("40", 62, y + 2.5) for y in levels))
    assert len(drop_charts(drawing, rows, Tolerance()).horizontal) == 5


def test_column_of_cells_beside_numbers_is_no_grid_of_a_chart() -> None:
    levels = [30.0, 45.0, 60.0, 75.0, 90.0]
    sides = [(x, top, top + 15) for x in (60, 200) for top in levels[:-1]]
    drawing = Drawing(strokes(*((y, 60, 200) for y in levels)), strokes(*sides))
    numbers = characters(*(set_text("4", 40, y - 4) for y in levels))
    assert len(drop_charts(drawing, numbers, Tolerance()).horizontal) == 5
