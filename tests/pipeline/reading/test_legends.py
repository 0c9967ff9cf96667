"""Legends printed as tables and in lines."""

from __future__ import annotations

import pytest

from pipeline.reading.grid import Grid
from pipeline.reading.legends import read_legend_table
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

PAIRS = (("◎", "達成した"), ("○", "おおむね達成"), ("△", "未達成"))


@pytest.mark.parametrize(
    "rows",
    [
        ["◎ | 達成した", "○ | おおむね達成", "△ | 未達成"],
        ["区分 | 内容", "◎ | 達成した", "○ | おおむね達成", "△ | 未達成"],
        ["◎ | ○ | △", "達成した | おおむね達成 | 未達成"],
        ["凡例：◎…達成した　○…おおむね達成　△…未達成"],
    ],
)
def test_a_table_of_marks_is_a_legend(rows: list[str]) -> None:
    assert read_legend_table(Grid(draw_table(rows))) == PAIRS


@pytest.mark.parametrize(
    "rows",
    [
        ["事業名 | 評価", "植樹 | ◎", "剪定 | ○"],
        ["◎ | ○", "△ | ×"],
        ["1 | 植樹", "1 | 剪定"],
        [""],
    ],
)
def test_other_tables_are_none(rows: list[str]) -> None:
    assert read_legend_table(Grid(draw_table(rows))) == ()


def test_a_legend_in_a_table_gives_marks_their_meaning() -> None:
    legend = draw_table(["◎ | 達成した", "○ | 未達成"])
    items = draw_table(
        ["事業名 | 評価 | 担当課", "植樹 | ◎ | 公園課", "剪定 | ○ | 公園課"], top=300
    )
    plan = plan_of([legend, items])
    assert [(e.mark, e.meaning) for e in plan.legends] == [("◎", "達成した"), ("○", "未達成")]
    ratings = [r for item in plan.items for p in item.progress for r in p.ratings]
    assert [r.meaning for r in ratings] == ["達成した", "未達成"]
    assert [r.kind for r in plan.readings] == ["legend", "progress"]


def test_lines_of_marks_under_each_other_are_a_legend() -> None:
    plan = plan_of(["◎ 予定以上", "○ 予定どおり", "× 未着手", "本文である。"])
    assert [(e.mark, e.meaning) for e in plan.legends] == [
        ("◎", "予定以上"),
        ("○", "予定どおり"),
        ("×", "未着手"),
    ]


def test_a_lone_marked_line_is_none() -> None:
    assert not plan_of(["○ 予定どおり", "本文である。"]).legends
