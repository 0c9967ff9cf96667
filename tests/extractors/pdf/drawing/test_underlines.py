from __future__ import annotations

from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.drawing.underlines import drop_underlines
from extractors.pdf.reader import Strokes
from tests.extractors.pdf.pages import characters, grid_lines, set_text, strokes

TEXT = characters(set_text("重要な語句", 10, 0))


def kept(line: Strokes, along: Strokes) -> int:
    return len(drop_underlines(line, along, TEXT, Tolerance()))


def test_line_under_words_is_no_rule() -> None:
    assert kept(strokes((11, 10, 60)), strokes()) == 0


def test_line_that_goes_on_beyond_the_words_is_a_rule() -> None:
    assert kept(strokes((11, 10, 200)), strokes()) == 1


def test_line_far_below_the_words_is_a_rule() -> None:
    assert kept(strokes((18, 10, 60)), strokes()) == 1


def test_border_of_a_filled_cell_is_a_rule() -> None:
    assert kept(strokes((11, 10, 60)), grid_lines([10, 60], [0, 11])[1]) == 1


def test_underline_as_wide_as_its_column_leaves_no_room_below() -> None:
    along = grid_lines([0, 10, 60, 90], [0, 30])[1]
    border = strokes((11, 10, 60), (18, 0, 90))
    assert kept(border, along) == 1
    rows = strokes((11, 10, 60), (25, 0, 90))
    assert kept(rows, along) == 2


def test_a_piece_of_a_rule_under_a_merged_cell_is_no_underline() -> None:
    along = strokes((10, 0, 11), (200, 0, 11))
    pieces = strokes((11, 10, 60), (11, 60, 200))
    assert kept(pieces, along) == 2
    assert kept(strokes((11, 10, 60), (11, 120, 200)), along) == 1
