from __future__ import annotations

from extractors.pdf.reader import Drawing
from extractors.pdf.text.frames import assign_frames, find_panels, find_parents, stack_boxes
from schemas.geometry import BBox
from tests.extractors.pdf.pages import boxes, characters, fills, set_text


def test_marker_behind_some_words_is_no_frame() -> None:
    text = characters(set_text("重要な語句を塗る", 0, 0))
    assert set(assign_frames(text, boxes((20, 0, 50, 10))).tolist()) == {-1}


def test_shading_line_by_line_is_one_panel() -> None:
    assert stack_boxes(boxes((0, 0, 100, 15), (0, 15, 100, 30))).tolist() == [[0, 0, 100, 30]]
    background = Drawing(fills=fills((0, 0, 600, 800)))
    assert len(find_panels(background, 600, 800)) == 0


def test_frames_around_some_of_the_units_are_parents_small_ones_first() -> None:
    units = [BBox(5, 5, 40, 15), BBox(5, 20, 40, 30), BBox(105, 5, 140, 15)]
    frames = boxes((0, 0, 150, 40), (0, 0, 60, 40), (0, 0, 58, 40), (100, 0, 150, 40))
    (parent,) = find_parents(units, frames, characters(set_text("左の一", 5, 5)))
    assert (parent.x0, parent.bottom) == (0, 40)
    assert find_parents(units[:2], frames, characters()) == []
