from __future__ import annotations

import pytest

from extractors.pdf.reader import Characters, Drawing
from extractors.pdf.text.blocks import order_blocks
from extractors.pdf.text.columns import split_columns
from extractors.pdf.text.frames import assign_frames, find_panels, stack_boxes
from extractors.pdf.text.furniture import mark_furniture
from extractors.pdf.text.lines import find_lines
from extractors.pdf.text.paragraphs import find_kind, make_paragraphs
from schemas.document import Page, Paragraph
from schemas.geometry import BBox
from tests.extractors.pdf.pages import boxes, characters, fills, set_text


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


def test_left_column_is_read_before_the_right_one() -> None:
    rows = [set_text("左の欄に書かれた文章です", 0, 15.0 * n) for n in range(8)]
    rows += [set_text("右の欄に書かれた文章です", 160, 15.0 * n) for n in range(8)]
    left, right = split_columns(characters(*rows))
    assert set("".join(left.text)) & {"左"}
    assert not set("".join(right.text)) & {"左"}


def test_text_in_one_column_is_not_split() -> None:
    rows = [set_text("一つの欄に書かれた長い文章です", 0, 15.0 * n) for n in range(8)]
    assert len(split_columns(characters(*rows))) == 1


def test_panels_side_by_side_keep_their_text_together() -> None:
    rows = [set_text("左の一", 5, 5), set_text("右の一", 105, 5)]
    rows += [set_text("左の二", 5, 20), set_text("右の二", 105, 20)]
    blocks = order_blocks([], characters(*rows), boxes((0, 0, 90, 40), (100, 0, 190, 40)), 1, 10)
    joined = "".join(block.raw for block in blocks if isinstance(block, Paragraph))
    assert joined.replace("\n", "") == "左の一左の二右の一右の二"


def test_marker_behind_some_words_is_no_frame() -> None:
    text = characters(set_text("重要な語句を塗る", 0, 0))
    assert set(assign_frames(text, boxes((20, 0, 50, 10))).tolist()) == {-1}


def test_shading_line_by_line_is_one_panel() -> None:
    assert stack_boxes(boxes((0, 0, 100, 15), (0, 15, 100, 30))).tolist() == [[0, 0, 100, 30]]
    background = Drawing(fills=fills((0, 0, 600, 800)))
    assert len(find_panels(background, 600, 800)) == 0


def test_page_numbers_and_running_heads_are_furniture() -> None:
    def paragraph(text: str, top: float) -> Paragraph:
        return Paragraph(text, text, BBox(250, top, 350, top + 10), 1)

    pages = [
        Page(
            number,
            600,
            800,
            blocks=(
                paragraph("みずほ野町総合計画", 20),
                paragraph("本文 1", 400),
                paragraph(f"- {number} -", 780),
            ),
        )
        for number in (1, 2, 3)
    ]
    for marked in mark_furniture(pages):
        kinds = [block.kind for block in marked.blocks if isinstance(block, Paragraph)]
        assert kinds == ["furniture", "body", "furniture"]
