from __future__ import annotations

from extractors.shading.bars import find_filled_runs
from schemas.document import Cell
from schemas.geometry import BBox


def timetable(*rows: str) -> tuple[list[Cell], list[float | None]]:
    """Cells of one letter each: # is filled, . is empty, anything else a text."""
    cells, shades = [], []
    for row, line in enumerate(rows):
        for col, mark in enumerate(line):
            text = "" if mark in "#." else mark
            box = BBox(10.0 * col, 10.0 * row, 10.0 * col + 10, 10.0 * row + 10)
            cells.append(Cell(row, col, 1, 1, text, text, box))
            shades.append(0.7 if mark == "#" else None)
    return cells, shades


def test_filled_cells_that_touch_are_one_bar() -> None:
    bars = find_filled_runs(*timetable("T1234", "a##..", "b..##", "c#.##"), 1, page=3)
    assert [(bar.row, bar.first_col, bar.last_col) for bar in bars] == [
        (1, 1, 2),
        (2, 3, 4),
        (3, 1, 1),
        (3, 3, 4),
    ]
    assert bars[0].page == 3
    assert bars[0].bbox == BBox(10, 10, 30, 20)


def test_greyed_out_places_among_figures_are_no_bars() -> None:
    assert find_filled_runs(*timetable("T1234", "a##79", "b58##", "c6724"), 1, page=1) == ()


def test_one_row_is_no_timetable() -> None:
    assert find_filled_runs(*timetable("T1234", "a##..", "b...."), 1, page=1) == ()
