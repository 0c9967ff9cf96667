"""Headings spread over their columns, and what stands below them."""

from __future__ import annotations

from extractors.pdf.tables.borderless import find_borderless_grids
from extractors.pdf.tables.grid import Grid
from tests.extractors.pdf.pages import CharacterRow, characters, set_text

PEOPLE = [("青山", "一郎"), ("小笠原", "凜"), ("森", "はるか"), ("髙木", "大祐"), ("邊見", "陽")]
HEADING = ((20, "氏"), (60, "名"), (130, "所"), (160, "属"), (250, "備"), (280, "考"))


def set_line(top: float, *texts: tuple[float, str]) -> list[CharacterRow]:
    return [row for x, text in texts for row in set_text(text, x, top)]


def set_people(*, numbered: bool) -> list[list[CharacterRow]]:
    lines = []
    for n, (family, given) in enumerate(PEOPLE, start=1):
        number = [(5.0, str(n))] if numbered else []
        parts = [(20.0, family), (90.0 - 10 * len(given), given)]
        lines.append(set_line(15.0 * n, *number, *parts, (130, "自治会連合会"), (250, "会長")))
    return lines


def find(*lines: list[CharacterRow]) -> list[Grid]:
    return find_borderless_grids(characters(*lines), 10)


def shape(grid: Grid) -> tuple[int, int]:
    return len(grid.ys) - 1, len(grid.xs) - 1


def test_letters_of_a_heading_and_parts_of_names_are_one_column() -> None:
    (grid,) = find(set_line(0, *HEADING), *set_people(numbered=False))
    assert shape(grid) == (6, 3)


def test_numbers_before_names_are_a_column() -> None:
    (grid,) = find(set_line(0, *HEADING), *set_people(numbered=True))
    assert shape(grid) == (6, 4)
    assert 10 < grid.xs[1] < 20


def test_a_table_ends_before_the_headings_of_the_next_one() -> None:
    rows = [
        set_line(105.0 + 15 * n, (20, f"令和６年{n}月"), (120, "委員会"), (200, "・方針の協議"))
        for n in range(1, 6)
    ]
    second = set_line(
        105, (20, "年"), (40, "月"), (60, "日"), (120, "会議"), (200, "内"), (230, "容")
    )
    grids = find(set_line(0, *HEADING), *set_people(numbered=False), second, *rows)
    assert [shape(grid) for grid in grids] == [(6, 3), (6, 3)]


def test_amounts_far_from_their_names_are_no_part_of_one_column() -> None:
    heading = set_line(
        0, (20, "氏"), (60, "名"), (150, "所"), (180, "属"), (280, "備"), (310, "考")
    )
    lines = [
        set_line(15.0 * n, (20, family), (90, f"{n}20"), (150, "総務課"), (280, "継続"))
        for n, (family, _) in enumerate(PEOPLE, start=1)
    ]
    assert all(shape(grid)[1] == 4 for grid in find(heading, *lines))
