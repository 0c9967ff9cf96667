from __future__ import annotations

import numpy as np

from extractors.pdf.tables.text_rows import YEAR, find_text_lines, part_lines
from tests.extractors.pdf.pages import characters, set_text


def part(tops: list[float], starts: list[int]) -> list[float]:
    lines = find_text_lines(characters(*(set_text("事業", 0, top) for top in tops)))
    edges: list[float] = part_lines(lines, np.array(starts)).tolist()
    return edges


def test_lines_at_even_steps_go_on_with_the_row_above() -> None:
    assert part([0, 12, 24, 36, 48], [0, 3, 4]) == [35, 47]


def test_rows_part_at_the_widest_step() -> None:
    assert part([0, 12, 30, 42, 60], [0, 3, 4]) == [26, 56]


def test_as_many_lines_above_a_start_as_below_are_rows_set_at_mid_height() -> None:
    assert part([0, 6, 12, 24, 36], [1, 3, 4]) == [23, 35]


def test_bare_numbers_are_years_only_in_our_time() -> None:
    years = ["令和５年度", "R5", "30年度", "元年", "2024", "２０２４", "2024（実績）"]
    assert all(YEAR.fullmatch(text) for text in years)
    assert not any(YEAR.fullmatch(text) for text in ("85", "120", "9999", "8,500"))
