from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.notes import (
    find_note_references,
    matches_term,
    read_legend,
    read_note,
    split_definitions,
)


@pytest.mark.parametrize(
    ("text", "mark", "term", "body"),
    [
        (
            "※交流ホーム…この計画では、だれもが使える場をいう。",
            "※",
            "交流ホーム",
            "この計画では、だれもが使える場をいう。",
        ),
        ("センター…青葉野市市民活動センター", "", "センター", "青葉野市市民活動センター"),
        ("※１ ＤＸ：デジタル技術の活用", "※１", "ＤＸ", "デジタル技術の活用"),
        ("（注）端数のため合計が合わない。", "注", "", "端数のため合計が合わない。"),
        ("注1）対象は市民", "注1", "", "対象は市民"),
        ("*1 「広域化」とは、①統合、②共同化をいう。", "*1", "広域化", "①統合、②共同化をいう。"),
        ("※2020年度の税は除く。", "※", "", "2020年度の税は除く。"),
        ("※元年度の見込みは前計画の数値", "※", "", "元年度の見込みは前計画の数値"),
        (
            "(※)EBPM（Evidence-Based Policy Making）：証拠に基づく立案",
            "※",
            "EBPM（Evidence-Based Policy Making）",
            "証拠に基づく立案",
        ),
    ],
)
def test_notes(text: str, mark: str, term: str, body: str) -> None:
    note = read_note(text)
    assert note is not None
    assert (note.mark, note.term, note.text) == (mark, term, body)


@pytest.mark.parametrize(
    "text",
    ["本文です。", "第1章　総論………………12", "はじめに…3", "◎…達成　○…概ね達成", "A：順調", "※", ""],
)
def test_other_lines_are_no_notes(text: str) -> None:
    assert read_note(text) is None


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("凡例：◎…達成　○…概ね達成", (("◎", "達成"), ("○", "概ね達成"))),
        ("◎：順調、○：概ね順調、△：遅れ", (("◎", "順調"), ("○", "概ね順調"), ("△", "遅れ"))),
        (
            "S:計画以上 A:計画どおり B:やや遅れ",
            (("S", "計画以上"), ("A", "計画どおり"), ("B", "やや遅れ")),
        ),
        ("評価区分 1：達成 2：未達成", (("1", "達成"), ("2", "未達成"))),
        ("【凡例】○ 実施　△ 検討", (("○", "実施"), ("△", "検討"))),
        ("※◎…達成　○…概ね達成", (("◎", "達成"), ("○", "概ね達成"))),
        ("1：達成 2：未達成", ()),
        ("A：順調", ()),
        ("○の付いた事業は再掲である。", ()),
    ],
)
def test_legends(text: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read_legend(text) == pairs


def test_marks_in_running_text_name_the_word_before() -> None:
    assert find_note_references("協議を行う場(プラットフォーム(※))を設ける") == (
        ("※", "プラットフォーム"),
    )


def test_terms_match_loosely() -> None:
    assert matches_term("プラットホーム", "プラットフォーム")
    assert not matches_term("市民", "県民")
    assert not matches_term("", "市民")


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    note = read_note(text)
    assert note is None or note.text in text
    assert all(mark and mark in text for mark, _ in read_legend(text))


def test_definitions_one_behind_the_other() -> None:
    text = "交通空白地…駅から離れた地区。防災計画…住民が作る計画。"
    assert split_definitions(text) == ("交通空白地…駅から離れた地区。", "防災計画…住民が作る計画。")
    assert split_definitions("植樹した。防災計画…住民が作る計画。") == (
        "植樹した。防災計画…住民が作る計画。",
    )


def test_grades_may_be_set_off_by_a_space() -> None:
    text = "評価の基準：A 目標を達成した／B おおむね達成した／C 達成していない"
    assert read_legend(text) == (
        ("A", "目標を達成した"),
        ("B", "おおむね達成した"),
        ("C", "達成していない"),
    )
    assert read_legend("評価は A 市 C 町で行った。") == ()
