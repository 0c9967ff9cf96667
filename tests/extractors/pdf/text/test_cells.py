from __future__ import annotations

import numpy as np

from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.owners import own_characters
from extractors.pdf.text.cells import (
    _BEGINS_PLAINLY,
    _PLAIN,
    are_plain,
    read_cells,
    read_cut_text,
    read_text,
)
from schemas.geometry import BBox
from schemas.lines import begins_plainly
from schemas.text import is_clean
from tests.extractors.pdf.pages import boxes, characters, set_column, set_text

TWO_CELLS = Grid(
    np.array([0.0, 50.0, 100.0]), np.array([0.0, 20.0]), (Span(0, 0, 1, 1), Span(0, 1, 1, 2))
)


def test_wrapped_lines_are_joined_and_ended_ones_kept() -> None:
    text = characters(
        set_text("年三回開催し意見を", 2, 0),
        set_text("聞く", 2, 12),
        set_text("年度内に見直す", 2, 24),
    )
    raw, joined = read_text(text, BBox(0, 0, 95, 40))
    assert raw == "年三回開催し意見を\n聞く\n年度内に見直す"
    assert joined == "年三回開催し意見を聞く\n年度内に見直す"


def test_an_empty_line_ends_a_text_that_fills_its_line() -> None:
    lines = ("負担金、補助及び交", "付金"), ("負担金",), ("補助金",)
    tops = (0, 12), (36,), (48,)
    text = characters(
        *(
            set_text(line, 2, top)
            for group, places in zip(lines, tops, strict=True)
            for line, top in zip(group, places, strict=True)
        )
    )
    box = (0, 0, 95, 60)
    expected = "負担金、補助及び交付金\n負担金\n補助金"
    assert read_text(text, BBox(*box))[1] == expected
    assert read_cells(text, np.zeros(len(text), dtype=np.int64), boxes(box))[0][1] == expected


def test_line_ends_early_when_punctuation_would_begin_the_next() -> None:
    text = characters(set_text("参加する市民が少な", 0, 0), set_text("い。", 0, 12))
    assert read_text(text, BBox(0, 0, 105, 30))[1] == "参加する市民が少ない。"


def test_word_over_an_edge_stays_where_it_begins() -> None:
    owner = own_characters(characters(set_text("継続して実施", 24, 5)), TWO_CELLS)
    assert owner.tolist() == [0] * 6


def test_words_of_two_cells_that_nearly_touch_stay_apart() -> None:
    owner = own_characters(characters(set_text("計画", 30, 5), set_text("実績", 50, 5)), TWO_CELLS)
    assert owner.tolist() == [0, 0, 1, 1]


def test_number_set_right_belongs_to_its_last_cell() -> None:
    owner = own_characters(characters(set_text("1,234,567", 46, 5, 6)), TWO_CELLS)
    assert set(owner.tolist()) == {1}


def test_diagonal_cell_keeps_both_labels_apart() -> None:
    text = characters(set_text("施策　　　　年度", 0, 0))
    assert read_cut_text(text) == ("施策\n年度", "施策\n年度")


def test_cells_read_together_read_as_each_alone() -> None:
    text = characters(
        set_text("年三回開催し意見を", 2, 0),
        set_text("聞く", 2, 12),
        set_column("縦書き", 120, 2),
        set_text("令和　６年度", 202, 0),
        set_text("実 績", 202, 12),
        set_text("大", 302, 0, 14),
        set_text("小", 318, 6, 7),
    )
    places = boxes((0, 0, 100, 60), (100, 0, 200, 60), (200, 0, 300, 60), (300, 0, 400, 60))
    owner = np.array([int(x // 100) for x in text.x])
    expected = [
        read_text(text.take(np.flatnonzero(owner == n)), BBox(*box))
        for n, box in enumerate(places.tolist())
    ]
    assert read_cells(text, owner, places) == expected
    assert expected[1] == ("縦書き", "縦書き")
    assert read_cells(text, np.full(len(text), -1), places) == [("", "")] * 4


def test_plain_characters_are_those_that_cleaning_leaves_alone() -> None:
    plain = [chr(code) for code in np.flatnonzero(_PLAIN).tolist()]
    assert all(is_clean(f"計{mark}画") for mark in plain)
    assert not are_plain(characters(set_text("計⼾ｶ", 0, 0)))


def test_plain_beginnings_are_those_of_the_rule() -> None:
    codes = range(0xFFFF)
    assert [begins_plainly(chr(code)) for code in codes] == _BEGINS_PLAINLY[:-1].tolist()


def test_entries_with_their_amounts_at_the_edge_are_lines_of_their_own() -> None:
    lines = [
        [*set_text("広告料", 2, top), *set_text(amount, 75, top)]
        for top, amount in ((0, "10"), (12, "25"))
    ]
    text = characters(*lines, set_text("合計", 2, 24))
    expected = "広告料 10\n広告料 25\n合計"
    assert read_text(text, BBox(0, 0, 96, 40))[1] == expected
    owner = np.zeros(len(text), dtype=np.int64)
    assert read_cells(text, owner, boxes((0, 0, 96, 40)))[0][1] == expected


def test_unit_set_to_the_right_edge_is_no_wrapped_line() -> None:
    text = characters(set_text("万人", 80, 5), set_text("委託による調査と設計", 2, 20))
    box = BBox(0, 0, 102, 40)
    assert read_text(text, box)[1] == "万人\n委託による調査と設計"
    edges = np.array([[box.x0, box.top, box.x1, box.bottom]])
    assert read_cells(text, np.zeros(len(text), dtype=np.int64), edges)[0][1].startswith("万人\n")
