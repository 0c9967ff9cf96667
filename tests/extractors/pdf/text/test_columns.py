from __future__ import annotations

from extractors.pdf.text.columns import find_gutters, split_columns
from schemas.geometry import BBox
from tests.extractors.pdf.pages import CharacterRow, characters, set_column, set_text

LEFT, RIGHT = "左の欄に書かれた文章です", "右の欄に書かれた文章です"


def write_columns(count: int = 8, top: float = 0) -> list[list[CharacterRow]]:
    """Two columns whose lines do not stand on the same levels."""
    lines = [set_text(LEFT, 0, top + 15.0 * n) for n in range(count)]
    return lines + [set_text(RIGHT, 140, top + 5 + 15.0 * n) for n in range(count)]


def test_left_column_is_read_before_the_right_one() -> None:
    rows = [set_text("左の欄に書かれた文章です", 0, 15.0 * n) for n in range(8)]
    rows += [set_text("右の欄に書かれた文章です", 160, 15.0 * n) for n in range(8)]
    left, right = split_columns(characters(*rows))
    assert set("".join(left.text)) & {"左"}
    assert not set("".join(right.text)) & {"左"}


def test_text_in_one_column_is_not_split() -> None:
    rows = [set_text("一つの欄に書かれた長い文章です", 0, 15.0 * n) for n in range(8)]
    assert len(split_columns(characters(*rows))) == 1


def test_lines_of_both_columns_need_not_stand_on_one_level() -> None:
    left, right = split_columns(characters(*write_columns()))
    assert (len(left), len(right)) == (8 * len(LEFT), 8 * len(RIGHT))


def test_heading_over_both_columns_and_page_number_are_in_neither() -> None:
    heading = [set_text("総", 60, -30), set_text("説", 190, -30)]
    title = set_text("計画の全体を示す見出しを中央に置く", 50, -60)
    number = set_text("（４）", 115, 125)
    parts = split_columns(characters(title, *heading, *write_columns(), number))
    assert ["".join(part.text)[0] for part in parts] == ["計", "左", "右", "（"]
    assert "".join(parts[0].text).endswith("総説")


def test_lines_across_the_gutter_part_it() -> None:
    crossing = set_text("ここで両方の欄にまたがる長い小見出しを置く", 0, 130)
    rows = [*write_columns(), crossing, *write_columns(8, 150)]
    first, second = find_gutters(characters(*rows))
    assert first.bottom < 130 < second.top


def test_boxes_across_the_gutter_part_it() -> None:
    rows = characters(*write_columns(14))
    assert len(find_gutters(rows, [BBox(20, 100, 200, 102)])) == 2
    assert len(find_gutters(rows, [BBox(0, 100, 100, 102)])) == 1


def test_short_labels_beside_long_texts_are_no_column() -> None:
    rows = [set_text("項目", 0, 15.0 * n) for n in range(8)]
    rows += [set_text(RIGHT, 140, 15.0 * n) for n in range(8)]
    assert find_gutters(characters(*rows)) == []


def test_vertical_text_has_no_gutter() -> None:
    columns = [
        set_column("縦に書かれた文章がここに続いている", 200 - 15.0 * n, 0) for n in range(9)
    ]
    assert find_gutters(characters(*columns)) == []
