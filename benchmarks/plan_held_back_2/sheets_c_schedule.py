"""Steps of a topic over years: cells of a schedule with their truth."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Literal

from benchmarks.plan_held_back_2.sheets_c_kit import td
from benchmarks.plans.book import Item
from schemas.plan import ScheduleEntry

Way = Literal["marks", "arrows", "merged", "texts"]

_WORDS = ("調査・検討", "準備", "試行", "実施", "本格実施", "拡充", "見直し")


def draw_spans(random: Random, count: int, years: int) -> list[tuple[int, int]]:
    """First and last column of each step, one after the other with overlaps."""
    spans = []
    for step in range(count):
        first = min(years - 1, step * years // (count + 1) + random.choice((0, 0, 1)))
        last = min(years - 1, first + random.randint(0 if step == 0 else 1, max(1, years // 2)))
        spans.append((first, years - 1 if step == count - 1 else last))
    return spans


def draw_words(random: Random, span: tuple[int, int]) -> str:
    """What stands in a span."""
    first, last = span
    return random.choice(_WORDS[:2] if first == 0 and last < 2 else _WORDS[2:])


def year_cells(
    item: Item, task: str, span: tuple[int, int], years: Sequence[int], way: Way, text: str
) -> str:
    """The cells of a row under years; adds the entries to the item.

    ``marks``: ○ in each year; ``arrows``: the text, then → in the years after it; ``merged``: one
    wide cell; ``texts``: the text in a cell, written again in each year.
    """
    first, last = span
    mark = item.mark("schedule")
    cells = [td("")] * first
    if way == "marks":
        cells += [td("○", mark, look="c")] * (last - first + 1)
        item.schedule += [
            ScheduleEntry(task=task, first_year=years[at], last_year=years[at], mark="○")
            for at in range(first, last + 1)
        ]
    elif way == "texts":
        cells += [td(text, mark, look="c")] * (last - first + 1)
        item.schedule += [
            ScheduleEntry(task=task, first_year=years[at], last_year=years[at], text=text)
            for at in range(first, last + 1)
        ]
    else:
        item.schedule.append(
            ScheduleEntry(task=task, first_year=years[first], last_year=years[last], text=text)
        )
        if way == "merged":
            printed = f"{text}　→" if last > first else text
            cells.append(td(printed, mark, last - first + 1, look="bar"))
        else:
            cells.append(td(text, mark, look="c"))
            cells += [td("→", mark, look="c")] * (last - first)
    return "".join(cells + [td("")] * (len(years) - 1 - last))
