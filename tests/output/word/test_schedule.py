from __future__ import annotations

from output.rows import index_plan
from output.word.grid import GridCell
from output.word.schedule import schedule_grid, schedule_widths, schedule_years
from schemas.plan import ActionItem, ScheduleEntry
from tests.output.sample_plan import PLAN


def spans(*entries: ScheduleEntry) -> list[GridCell]:
    item = ActionItem(id="x", title="項目", schedule=entries)
    grid = schedule_grid(index_plan(PLAN), [item], schedule_years([item]))
    return [cell for cell in grid.cells if cell.row > 0 and cell.col > 1]


def test_a_span_is_one_merged_cell_with_an_arrow() -> None:
    (cell,) = spans(ScheduleEntry(task="研修", first_year=2011, last_year=2014, text="継続実施"))
    assert (cell.col, cell.colspan, cell.shade) == (2, 4, "span")
    assert (cell.lines[0].text, cell.lines[0].arrow) == ("継続実施", "→")


def test_a_printed_arrow_is_not_doubled() -> None:
    (cell,) = spans(ScheduleEntry(first_year=2011, last_year=2012, text="実施→"))
    assert (cell.lines[0].text, cell.lines[0].arrow) == ("実施", "→")


def test_a_single_year_has_no_arrow() -> None:
    (cell,) = spans(ScheduleEntry(task="検討", first_year=2011, last_year=2011, text="検討"))
    assert (cell.colspan, cell.lines[0].arrow) == (1, "")


def test_an_open_end_is_said_in_words_too() -> None:
    open_ended = ScheduleEntry(task="広報", first_year=2012, text="年１回", open_ended=True)
    closed = ScheduleEntry(task="研修", first_year=2011, last_year=2014)
    cell = spans(open_ended, closed)[0]
    assert (cell.col, cell.colspan) == (3, 3)
    assert (cell.lines[0].text, cell.lines[0].arrow) == ("年１回（以降継続）", "⇒")


def test_an_entry_without_years_goes_over_all_unshaded() -> None:
    undated = ScheduleEntry(task="登録", text="随時", open_ended=True)
    cell = spans(undated, ScheduleEntry(first_year=2011, last_year=2013))[0]
    assert (cell.colspan, cell.shade) == (3, "")


def test_steps_of_a_task_share_a_row() -> None:
    first = ScheduleEntry(task="制度", first_year=2011, last_year=2011, text="検討")
    second = ScheduleEntry(task="制度", first_year=2012, last_year=2013, text="実施")
    assert [cell.row for cell in spans(first, second)] == [1, 1]
    assert [cell.row for cell in spans(second, first)] == [1, 2]


def test_parts_of_years_are_named() -> None:
    (cell,) = spans(
        ScheduleEntry(first_year=2011, last_year=2011, first_part="上半期", text="実施")
    )
    assert cell.lines[0].text == "実施（上半期）"


def test_no_years_at_all() -> None:
    assert schedule_years(PLAN.items[2:3]) == ()
    assert spans(ScheduleEntry(text="随時"))[0].colspan == 1


def test_widths_fill_the_room() -> None:
    for years in (0, 1, 4, 12, 30):
        widths = schedule_widths(years, 14_000, 9)
        assert sum(widths) == 14_000
        assert min(widths) > 0
