from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.reader import CLOCKWISE, COUNTER_CLOCKWISE, Characters
from extractors.pdf.text.lines import close_spread, find_lines, steps_down
from tests.extractors.pdf.pages import characters, set_column, set_text


def raws(text: Characters) -> list[str]:
    return [line.raw for line in find_lines(text)]


def test_lines_run_from_top_to_bottom_whatever_the_order_of_the_file() -> None:
    text = characters(set_text("二行目", 0, 20), set_text("一行目", 0, 0))
    assert raws(text) == ["一行目", "二行目"]


def test_small_mark_beside_large_text_is_on_the_same_line() -> None:
    text = characters(set_text("定義", 0, 0, 20), set_text("※1", 40, 1, 8))
    assert raws(text) == ["定義※1"]


def test_number_beside_a_label_of_two_lines_does_not_mix_them() -> None:
    label = [set_text("地方創生の推進", 30, 0), set_text("に関する事業等", 30, 12)]
    text = characters(set_text("1", 0, 1, 20), *label)
    lines = raws(text)
    assert any("地方創生の推進" in line for line in lines)
    assert any("に関する事業等" in line for line in lines)


def test_space_is_put_only_where_a_gap_separates() -> None:
    text = characters(set_text("施策", 0, 0), set_text("名", 23, 0), set_text("課", 45, 0))
    assert raws(text) == ["施策名 課"]


def test_letter_spacing_is_closed_in_text_and_kept_in_raw() -> None:
    (line,) = find_lines(characters(set_text("実施項目", 0, 0, pitch=30)))
    assert (line.raw, line.text) == ("実 施 項 目", "実施項目")


def test_printed_spaces_are_kept() -> None:
    assert raws(characters(set_text("第１　総則", 0, 0))) == ["第１　総則"]


def test_vertical_text_reads_down() -> None:
    (line,) = find_lines(characters(set_column("基本方針", 0, 0)))
    assert (line.raw, line.vertical) == ("基本方針", True)


def test_two_vertical_columns_read_from_right_to_left() -> None:
    text = characters(set_column("推進する", 20, 0), set_column("施策の柱", 0, 0))
    assert raws(text) == ["推進する", "施策の柱"]


def test_stacked_marks_are_a_list_and_no_word() -> None:
    assert not steps_down(characters(set_column("○△×", 0, 0)))
    assert not steps_down(characters(set_column("123", 0, 0)))


def test_turned_text_is_read_along_its_direction() -> None:
    down = characters(set_column("ABC", 0, 0))
    for turn, expected in ((CLOCKWISE, "ABC"), (COUNTER_CLOCKWISE, "CBA")):
        turned = replace(down, turn=np.full(3, turn, np.int8))
        assert raws(turned) == [expected]


def test_texts_far_apart_are_parted_when_they_do_not_follow_in_the_file() -> None:
    left, below, right = set_text("左", 0, 0), set_text("下", 0, 50), set_text("右", 200, 0)
    assert [line.raw for line in find_lines(characters(left, below, right), part_wide=True)] == [
        "左",
        "右",
        "下",
    ]
    assert [line.raw for line in find_lines(characters(left, right), part_wide=True)] == ["左 右"]
    blank = set_text("　　　", 20, 0)
    spaced = characters(left, blank, right)
    assert [line.raw for line in find_lines(spaced, part_wide=True)] == ["左　　　右"]


def test_the_amount_of_a_label_stays_on_its_line() -> None:
    chapter, item = set_text("２款 総務費", 0, 0), set_text("５項 調査費", 0, 20)
    total, part = set_text("9,013千円", 300, 0), set_text("36千円", 300, 20)
    column = characters(chapter, item, total, part)
    assert [line.raw for line in find_lines(column, part_wide=True)] == [
        "２款 総務費 9,013千円",
        "５項 調査費 36千円",
    ]


def test_amounts_beside_prose_and_beside_amounts_stay_apart() -> None:
    for left in ("住民の負担を軽くする。", "長" * 26, "支援 20億円"):
        below = set_text("次の行", 0, 20)
        row = characters(set_text(left, 0, 0), below, set_text("9,013千円", 500, 0))
        texts = [line.raw for line in find_lines(row, part_wide=True)]
        assert texts == [left, "9,013千円", "次の行"]


def test_a_unit_at_the_end_of_a_line_stands_for_itself() -> None:
    row = characters(set_text("（歳出）", 0, 0), set_text("（単位：千円）", 200, 0))
    assert [line.raw for line in find_lines(row, part_wide=True)] == ["（歳出）", "（単位：千円）"]
    near = characters(set_text("事業費（単位：千円）", 0, 0))
    assert [line.raw for line in find_lines(near, part_wide=True)] == ["事業費（単位：千円）"]


@given(
    st.lists(
        st.tuples(
            st.text("計画施策の推進1a　 ", min_size=1, max_size=5),
            st.integers(0, 300),
            st.integers(0, 300),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_no_character_is_lost_or_doubled(pieces: list[tuple[str, int, int, bool]]) -> None:
    rows = [set_column(text, x, y) if down else set_text(text, x, y) for text, x, y, down in pieces]
    expected = sorted(mark for text, *_ in pieces for mark in text if not mark.isspace())
    for part_wide in (False, True):
        lines = find_lines(characters(*rows), part_wide=part_wide)
        found = sorted(mark for line in lines for mark in line.raw if not mark.isspace())
        assert found == expected


def test_latin_words_turned_in_vertical_text_stay_in_their_place() -> None:
    upright = set_column("活用", 10, 30)
    turned = [
        ("I", 11.0, 10.0, 19.0, 13.0, 10.0, CLOCKWISE, False, False, -1),
        ("C", 11.0, 13.0, 19.0, 19.0, 10.0, CLOCKWISE, False, False, -1),
        ("T", 11.0, 19.0, 19.0, 24.0, 10.0, CLOCKWISE, False, False, -1),
    ]
    (line,) = find_lines(characters(turned, upright))
    assert (line.text, line.vertical) == ("ICT活用", True)


def test_word_spread_after_a_number_is_closed_from_its_first_letter() -> None:
    pieces = ["ア", " 職", " 員", " 給", " 与", " 費"]
    assert close_spread(pieces, [0, 0.7, 2.7, 2.7, 2.7, 2.8]) == "ア 職員給与費"
    assert close_spread(["予", " 算", "案"], [0, 1.0, 0]) == "予 算案"


@pytest.mark.parametrize(
    ("spread", "closed"),
    [
        ("第 ２ 期 事 業", "第２期事業"),
        ("市 庁 舎 Ｅ Ｓ Ｃ Ｏ 事 業", "市庁舎ＥＳＣＯ事業"),
        ("（ 令 和 ６ 年 度 分 ）", "（令和６年度分）"),
        ("１ 総 務 費", "１ 総務費"),
        ("４ 月 ５ 月 ６ 月", "４ 月 ５ 月 ６ 月"),
        ("Ａ Ｂ Ｃ", "Ａ Ｂ Ｃ"),
    ],
)
def test_signs_within_a_spread_word_are_of_it(spread: str, closed: str) -> None:
    first, *others = spread.split()
    pieces = [first, *(f" {letter}" for letter in others)]
    assert close_spread(pieces, [0, *[0.5] * len(others)]) == closed
