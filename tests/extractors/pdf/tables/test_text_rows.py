from __future__ import annotations

import numpy as np

from extractors.pdf.tables.text_rows import find_text_lines, part_lines
from tests.extractors.pdf.pages import characters, set_text


def part(tops: list[float], starts: list[int]) -> list[float]:
    lines = find_text_lines(characters(*(set_text("事業", 0, top) for top in tops)))
    return part_lines(lines, np.array(starts)).tolist()


def test_lines_at_even_steps_go_on_with_the_row_above() -> None:
    assert part([0, 12, 24, 36, 48], [0, 3, 4]) == [35, 47]


def test_rows_part_at_the_widest_step() -> None:
    assert part([0, 12, 30, 42, 60], [0, 3, 4]) == [26, 56]


def test_as_many_lines_above_a_start_as_below_are_rows_set_at_mid_height() -> None:
    assert part([0, 6, 12, 24, 36], [1, 3, 4]) == [23, 35]
