from __future__ import annotations

from extractors.pdf.tables.aligned import find_aligned_grids, stands_on_bars
from tests.extractors.pdf.pages import boxes, characters, set_text
from tests.extractors.pdf.tables.amounts import AMOUNTS, rows_of


def test_flush_amounts_beside_labels_are_a_table() -> None:
    (grid,) = find_aligned_grids(characters(*rows_of(AMOUNTS)), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_two_amounts_are_too_few() -> None:
    text = characters(*rows_of(AMOUNTS)[:4])
    assert find_aligned_grids(text, 10) == []


def test_numbers_without_labels_are_no_table() -> None:
    text = characters(*rows_of(AMOUNTS)[1::2])
    assert find_aligned_grids(text, 10) == []


def test_ragged_numbers_in_prose_are_no_table() -> None:
    lines = [set_text(f"平成{n}年度には{n * 7}件を実施し", 5, 15.0 * n) for n in range(1, 6)]
    assert find_aligned_grids(characters(*lines), 10) == []


def test_numbers_of_an_axis_are_no_table() -> None:
    rows = []
    for number in range(5):
        value = str(160 - 20 * number)
        rows += [
            set_text("残高", 5, 40.0 * number),
            set_text(value, 200 - 6 * len(value), 40.0 * number),
        ]
    rows += [set_text("建設公債", 5, 20), set_text("特例公債", 5, 60), set_text("復興債", 5, 100)]
    assert find_aligned_grids(characters(*rows), 10) == []


def test_header_above_flush_amounts_is_their_first_row() -> None:
    header = [set_text("部署", 5, -13), set_text("予算額", 165, -13)]
    (grid,) = find_aligned_grids(characters(*header, *rows_of(AMOUNTS)), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 5)


def test_sentences_beside_numbers_are_no_table() -> None:
    rows = rows_of(AMOUNTS)
    rows[4] = set_text("める。また", 5, 45)
    assert find_aligned_grids(characters(*rows), 10) == []


def test_values_on_bars_are_a_chart() -> None:
    (grid,) = find_aligned_grids(characters(*rows_of(AMOUNTS)), 10)
    bars = boxes(*((160, 5 + 20 * n, 200 + 25 * n, 13 + 20 * n) for n in range(4)))
    assert stands_on_bars(grid, bars)
    assert not stands_on_bars(grid, boxes((160, 5, 204, 75)))


def test_rising_numbers_without_a_header_are_pages() -> None:
    text = characters(*rows_of(["1", "5", "12", "20"]))
    assert find_aligned_grids(text, 10) == []
    pages = [set_text("部署", 5, -13), set_text("頁", 190, -13)]
    assert find_aligned_grids(characters(*pages, *rows_of(["1", "5", "12", "20"])), 10) == []
    named = [set_text("部署", 5, -13), set_text("目標値", 172, -13)]
    (grid,) = find_aligned_grids(characters(*named, *rows_of(["1", "5", "12", "20"])), 10)
    assert len(grid.ys) - 1 == 5
