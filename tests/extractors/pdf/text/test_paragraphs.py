from __future__ import annotations

import pytest

from extractors.pdf.reader import Characters
from extractors.pdf.text.lines import find_lines
from extractors.pdf.text.paragraphs import find_kind, make_paragraphs
from tests.extractors.pdf.pages import characters, set_text


def texts(text: Characters) -> list[str]:
    return [paragraph.text for paragraph in make_paragraphs(find_lines(text), 1, 10)]


def test_wrapped_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    text = characters(
        set_text("この計画は市民とともに進める取", 0, 0),
        set_text("組の全体を示す。", 0, 15),
        set_text("次に現状と課題を述べるものとし", 0, 30),
        set_text("ます。", 0, 45),
    )
    assert texts(text) == [
        "この計画は市民とともに進める取組の全体を示す。",
        "次に現状と課題を述べるものとします。",
    ]


def test_items_of_a_list_are_paragraphs() -> None:
    text = characters(
        set_text("・研修を年二回行うこととする", 0, 0), set_text("・会議を開く", 0, 15)
    )
    assert len(texts(text)) == 2


def test_entry_with_its_amount_at_the_edge_is_a_paragraph() -> None:
    text = characters(
        set_text("○研修の支援", 0, 0),
        set_text("３０億円", 110, 0),
        set_text("市内の企業が行う研修に要する費用", 0, 15),
        set_text("を補助する。", 0, 30),
    )
    assert texts(text) == ["○研修の支援 ３０億円", "市内の企業が行う研修に要する費用を補助する。"]


def test_word_cut_by_the_edge_begins_no_item() -> None:
    text = characters(
        set_text("市民が使う健康管理のためのツー", 0, 0), set_text("ル、体操の動画を作る。", 0, 15)
    )
    assert texts(text) == ["市民が使う健康管理のためのツール、体操の動画を作る。"]


@pytest.mark.parametrize(
    ("text", "size", "kind"),
    [
        ("第２章　施策の展開", 1.0, "heading"),
        ("まちづくりの目標", 1.5, "heading"),
        ("※センターとは次をいう。", 1.0, "note"),
        ("凡例　◎：達成", 1.0, "legend"),
        ("表３　事業費の見込み", 1.0, "caption"),
        ("（単位：千円）", 1.0, "caption"),
        ("市は市民と協働して取り組む。", 1.0, "body"),
    ],
)
def test_kinds(text: str, size: float, kind: str) -> None:
    assert find_kind(text, size) == kind
