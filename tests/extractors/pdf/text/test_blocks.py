from __future__ import annotations

from extractors.pdf.text.blocks import order_blocks
from schemas.document import Block, Paragraph, Table
from schemas.geometry import BBox
from tests.extractors.pdf.pages import boxes, characters, set_column, set_text


def join(blocks: tuple[Block, ...]) -> str:
    return "".join(block.raw if isinstance(block, Paragraph) else "T" for block in blocks).replace(
        "\n", ""
    )


def test_panels_side_by_side_keep_their_text_together() -> None:
    rows = [set_text("左の一", 5, 5), set_text("右の一", 105, 5)]
    rows += [set_text("左の二", 5, 20), set_text("右の二", 105, 20)]
    blocks = order_blocks([], characters(*rows), boxes((0, 0, 90, 40), (100, 0, 190, 40)), 1, 10)
    joined = "".join(block.raw for block in blocks if isinstance(block, Paragraph))
    assert joined.replace("\n", "") == "左の一左の二右の一右の二"


def test_boxes_within_a_panel_are_read_with_it() -> None:
    rows = [set_text("左の一", 5, 5), set_text("右の一", 105, 5)]
    rows += [set_text("左の箱", 8, 25), set_text("右の二", 105, 20), set_text("左の二", 5, 45)]
    frames = boxes((0, 0, 90, 60), (100, 0, 190, 60), (6, 22, 60, 38))
    assert (
        join(order_blocks([], characters(*rows), frames, 1, 10)) == "左の一左の箱左の二右の一右の二"
    )


def test_tables_in_a_column_are_read_with_it() -> None:
    rows = [set_text("左の欄に書かれた文章です", 0, 15.0 * n) for n in range(8)]
    rows += [set_text("右の欄に書かれた文章です", 140, 5 + 15.0 * n) for n in range(8)]
    tables = [Table((), 0, 0, bbox=BBox(x, 118, x + 60, 130)) for x in (0.0, 140.0)]
    text = join(order_blocks(tables, characters(*rows), boxes(), 1, 10))
    assert (text.count("T"), text[8 * 12], text[-1]) == (2, "T", "T")


def test_vertical_paragraphs_are_read_from_right_to_left() -> None:
    first, second = (
        set_column("はじめの段落である。", 200, 0),
        set_column("次の段落はここから", 150, 10),
    )
    assert join(order_blocks([], characters(second, first), boxes(), 1, 10))[0] == "は"


def test_a_title_goes_before_the_lines_in_the_corner_beside_it() -> None:
    rows = [
        set_text("企画課", 300, 2),
        set_text("事業の支援", 0, 10, size=20),
        set_text("本文", 0, 50),
    ]
    text = join(order_blocks([], characters(*rows), boxes(), 1, 10))
    assert text == "事業の支援企画課本文"
