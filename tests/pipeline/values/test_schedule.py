from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.schedule import ScheduleArrow, ScheduleCell, read_schedule_row

Span = tuple[int | None, int | None, str]


def spans(*texts: str) -> list[Span]:
    cells = [ScheduleCell(2021 + place, text) for place, text in enumerate(texts)]
    readings = read_schedule_row("取組", cells)
    return [(r.first_year, r.last_year, r.text or r.mark) for r in readings]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("継続実施", "", "", "→"), [(2021, 2024, "継続実施")]),
        (("講座の開催", "", "", "⇒"), [(2021, 2024, "講座の開催")]),
        (("○", "○", "", "○"), [(2021, 2021, "○"), (2022, 2022, "○"), (2024, 2024, "○")]),
        (("検討", "実施", "", "→"), [(2021, 2021, "検討"), (2022, 2024, "実施")]),
        (("実施", "実施", "実施"), [(2021, 2023, "実施")]),
        (("○", "→", "→", "－"), [(2021, 2023, "○")]),
        (("検討", "", "", ""), [(2021, 2021, "検討")]),
        (("", "検討", "〃", "実施"), [(2022, 2023, "検討"), (2024, 2024, "実施")]),
        (("策定 →", "", "実施", ""), [(2021, 2022, "策定"), (2023, 2023, "実施")]),
        (("→", "→"), [(2021, 2022, "")]),
        (("随時", "", ""), [(2021, None, "随時")]),
        (("毎年度", "毎年度"), [(2021, None, "毎年度")]),
        (("通年", "", "完了"), [(2021, 2021, "通年"), (2023, 2023, "完了")]),
        (("", "－", ""), []),
    ],
)
def test_rows_of_cells(texts: tuple[str, ...], expected: list[Span]) -> None:
    assert spans(*texts) == expected


def test_a_merged_cell_is_a_span() -> None:
    cells = [ScheduleCell(2021, "継続", last_year=2023), ScheduleCell(2024, "見直し")]
    readings = read_schedule_row("取組", cells)
    assert [(r.first_year, r.last_year, r.open_ended) for r in readings] == [
        (2021, 2023, False),
        (2024, 2024, False),
    ]


def test_a_column_without_end_leaves_the_span_open() -> None:
    cells = [ScheduleCell(2021, "実施"), ScheduleCell(2022, "→", onward=True)]
    (reading,) = read_schedule_row("取組", cells)
    assert (reading.first_year, reading.last_year, reading.open_ended) == (2021, None, True)


def test_parts_of_a_year_are_kept() -> None:
    cells = [
        ScheduleCell(2021, "実施", "4月"),
        ScheduleCell(2021, "", "5月"),
        ScheduleCell(2021, "→", "6月"),
    ]
    (reading,) = read_schedule_row("取組", cells)
    assert (reading.first_part, reading.last_part) == ("4月", "6月")


def test_drawn_arrows_take_the_words_they_begin_in() -> None:
    cells = [ScheduleCell(2021, "検討"), ScheduleCell(2022, ""), ScheduleCell(2023, "試行")]
    arrows = [ScheduleArrow(2021, 2022), ScheduleArrow(2022, 2023, "本格実施")]
    readings = read_schedule_row("取組", cells, arrows)
    assert [(r.first_year, r.last_year, r.text, r.arrows) for r in readings] == [
        (2021, 2022, "検討", (0,)),
        (2023, 2023, "試行", ()),
        (2022, 2023, "本格実施", (1,)),
    ]


def test_every_reading_names_its_cells() -> None:
    cells = [ScheduleCell(2021, "検討"), ScheduleCell(2022, ""), ScheduleCell(2023, "→")]
    (reading,) = read_schedule_row("取組", cells)
    assert reading.cells == (0, 2)


@given(st.lists(st.sampled_from(["", "→", "○", "実施", "検討→", "－", "随時", "〃"]), max_size=8))
def test_nothing_printed_is_lost(texts: list[str]) -> None:
    cells = [ScheduleCell(2020 + place, text) for place, text in enumerate(texts)]
    readings = read_schedule_row("取組", cells)
    named = {index for reading in readings for index in reading.cells}
    assert named == {place for place, text in enumerate(texts) if text not in ("", "－")}
    for reading in readings:
        assert reading.last_year is None or (reading.first_year or 0) <= reading.last_year
