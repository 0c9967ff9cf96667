from __future__ import annotations

import pytest

from pipeline.values.marks import read_marks


@pytest.mark.parametrize("text", ["◎", "○", "△", "×", "Ａ", "A○", "S", "B+", "3", "4/5", "Ⅱ", "終"])
def test_lone_marks(text: str) -> None:
    (reading,) = read_marks(text)
    assert (reading.mark, reading.comment) == (text, "")


@pytest.mark.parametrize(
    "text", ["順調", "概ね順調", "やや遅れている", "未着手", "完了", "現状維持"]
)
def test_status_words(text: str) -> None:
    (reading,) = read_marks(text)
    assert reading.mark == text


@pytest.mark.parametrize(
    ("text", "mark", "comment"),
    [
        ("Ｂ　概ね期待どおり", "Ｂ", "概ね期待どおり"),
        ("1 目標を大きく上回って達成", "1", "目標を大きく上回って達成"),
        ("◎順調", "◎", "順調"),
        ("○（達成）", "○", "（達成）"),
    ],
)
def test_marks_with_a_comment(text: str, mark: str, comment: str) -> None:
    (reading,) = read_marks(text)
    assert (reading.mark, reading.comment) == (mark, comment)


def test_several_marks_with_their_criteria() -> None:
    readings = read_marks("必要性：A 有効性：B")
    assert [(r.criterion, r.mark) for r in readings] == [("必要性", "A"), ("有効性", "B")]
    assert [r.mark for r in read_marks("A／B")] == ["A", "B"]


def test_checked_boxes_give_the_words_beside_them() -> None:
    assert [r.mark for r in read_marks("□継続 ■拡充 □廃止")] == ["拡充"]
    assert read_marks("□継続 □拡充") == ()


@pytest.mark.parametrize(
    "text",
    ["", "－", "本事業は順調に進んでいる。", "△１，２９０", "9:00～17:00", "3. 河川費", "7.4％"],
)
def test_prose_and_numbers_are_no_marks(text: str) -> None:
    assert read_marks(text) == ()
