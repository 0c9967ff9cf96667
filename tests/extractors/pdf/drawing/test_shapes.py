from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.drawing.clipping import Box
from extractors.pdf.drawing.paths import CURVE, LINE, MOVE, PathCollector
from extractors.pdf.drawing.shapes import find_shapes
from extractors.pdf.reader import Drawing, no_boxes

Points = list[tuple[float, float]]
RECTANGLE: Points = [(10.0, 10.0), (60.0, 10.0), (60.0, 40.0), (10.0, 40.0), (10.0, 10.0)]
PEN = (0.5, 0.0)


def draw(*paths: tuple[Points, bool, float | None], clip: Box | None = None) -> Drawing:
    collector = PathCollector()
    for points, stroked, fill in paths:
        kinds = [MOVE] + [LINE] * (len(points) - 1)
        rows = [(x, y, kind, False) for (x, y), kind in zip(points, kinds, strict=True)]
        collector.add(rows, PEN if stroked else None, fill, clip)
    return find_shapes(collector.paths(), no_boxes(), 1000)


def test_outlined_rectangle_gives_four_strokes_and_an_outline() -> None:
    drawing = draw((RECTANGLE, True, None))
    assert (len(drawing.horizontal), len(drawing.vertical), len(drawing.outlines)) == (2, 2, 1)


def test_rectangle_begun_in_the_middle_of_a_side_is_one() -> None:
    begun: Points = [(30.0, 10.0), *RECTANGLE[1:4], (10.0, 10.0)]
    assert len(draw((begun, False, 0.8)).fills) == 1
    bent: Points = [(30.0, 5.0), *RECTANGLE[1:4], (10.0, 10.0)]
    assert len(draw((bent, False, 0.8)).fills) == 0


def test_three_sides_are_no_rectangle() -> None:
    drawing = draw((RECTANGLE[:4], True, None))
    assert (len(drawing.horizontal), len(drawing.vertical), len(drawing.outlines)) == (2, 1, 0)


def test_filled_rectangle_is_shading_not_lines() -> None:
    drawing = draw((RECTANGLE[:4], False, 0.8))
    assert (len(drawing.horizontal), len(drawing.fills)) == (0, 1)


def test_thin_filled_rectangle_is_a_line() -> None:
    thin = [(0.0, 5.0), (100.0, 5.0), (100.0, 5.5), (0.0, 5.5), (0.0, 5.0)]
    drawing = draw((thin, False, 0.0))
    assert (len(drawing.horizontal), len(drawing.vertical)) == (1, 0)
    assert drawing.horizontal.position[0] == pytest.approx(5.25)


def test_dot_belongs_to_dotted_lines_of_both_directions() -> None:
    drawing = draw(([(0, 0), (1, 0), (1, 1), (0, 1)], False, 0.0))
    assert (len(drawing.horizontal), len(drawing.vertical)) == (1, 1)


def test_white_box_hides_the_line_drawn_before_it() -> None:
    level, upright = [(0.0, 25.0), (100.0, 25.0)], [(30.0, 0.0), (30.0, 100.0)]
    drawing = draw((level, True, None), (upright, True, None), (RECTANGLE, False, 1.0))
    across, along = drawing.horizontal, drawing.vertical
    assert sorted(zip(across.start, across.end, strict=True)) == [(0, 10), (60, 100)]
    assert sorted(zip(along.start, along.end, strict=True)) == [(0, 10), (40, 100)]
    drawing = draw((RECTANGLE, False, 1.0), (level, True, None))
    assert len(drawing.horizontal) == 1


def test_clip_shows_only_its_part_of_a_line() -> None:
    line = [(0.0, 25.0), (100.0, 25.0)]
    strokes = draw((line, True, None), clip=(40, 0, 60, 50)).horizontal
    assert (strokes.start.tolist(), strokes.end.tolist()) == ([39.0], [61.0])
    assert len(draw((line, True, None), clip=(0, 100, 60, 150)).horizontal) == 0


def test_clip_cuts_a_filling_and_leaves_no_outline() -> None:
    drawing = draw((RECTANGLE, True, 0.5), clip=(0, 0, 30, 100))
    assert drawing.fills.boxes.tolist() == [[10, 10, 30, 40]]
    assert len(drawing.outlines) == 0


def test_oblique_line_is_no_stroke() -> None:
    drawing = draw(([(0.0, 0.0), (50.0, 30.0)], True, None))
    assert (len(drawing.horizontal), drawing.slants.tolist()) == (0, [[0, 0, 50, 30]])


def test_closed_path_is_drawn_back_to_its_first_point() -> None:
    corners = [(0.0, 0.0), (50.0, 0.0), (50.0, 9.0), (20.0, 9.0), (20.0, 30.0), (0.0, 30.0)]
    drawing = draw(([*corners, corners[0]], True, None))
    assert (len(drawing.horizontal), len(drawing.vertical)) == (3, 3)


def test_closed_shape_with_oblique_sides_has_no_lines() -> None:
    collector = PathCollector()
    rows = [(0.0, 0.0, MOVE, False), (50.0, 0.0, LINE, False), (50.0, 30.0, LINE, True)]
    collector.add(rows, PEN, None)
    drawing = find_shapes(collector.paths(), no_boxes(), 10)
    assert (len(drawing.horizontal), len(drawing.vertical), len(drawing.slants)) == (0, 0, 0)
    assert len(drawing.polygons) == 1


def test_mitred_border_and_round_dot_are_lines() -> None:
    border = [(0.0, 0.0), (90.0, 0.0), (88.0, 2.0), (2.0, 2.0)]
    assert len(draw((border, False, 0.0)).horizontal) == 1


def test_frame_of_thick_pieces_is_four_borders() -> None:
    def fill(x0: float, y0: float, x1: float, y1: float) -> tuple[Points, bool, float]:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], False, 0.0

    sides = [fill(0, 0, 60, 5), fill(59, 0, 120, 5), fill(0, 75, 120, 80)]
    sides += [fill(0, 0, 5, 80), fill(115, 0, 120, 80)]
    drawing = draw(*sides)
    assert (len(drawing.horizontal), len(drawing.vertical), len(drawing.fills)) == (3, 2, 0)
    assert len(draw(fill(0, 0, 60, 5)).fills) == 1


def test_white_bar_with_a_frame_hides_no_lines_that_go_on() -> None:
    upright = [(30.0, 0.0), (30.0, 100.0)]
    assert len(draw((upright, True, None), (RECTANGLE, True, 1.0)).vertical) == 3


def test_several_subpaths_are_told_apart() -> None:
    collector = PathCollector()
    rows = [(0.0, 0.0, MOVE, False), (50.0, 0.0, LINE, False)]
    rows += [(0.0, 9.0, MOVE, False), (50.0, 9.0, LINE, False)]
    collector.add([*rows, (7.0, 7.0, MOVE, False)], PEN, None)
    assert len(find_shapes(collector.paths(), no_boxes(), 10).horizontal) == 2


def test_rounded_shape_is_a_polygon_without_lines() -> None:
    collector = PathCollector()
    rows = [(0.0, 0.0, MOVE, False), (9.0, 0.0, LINE, False)]
    rows += [(9.0, 1.0, CURVE, False), (9.0, 2.0, CURVE, False), (9.0, 9.0, CURVE, True)]
    collector.add(rows, PEN, 0.5)
    drawing = find_shapes(collector.paths(), no_boxes(), 10)
    assert [polygon.rounded for polygon in drawing.polygons] == [True]
    assert len(drawing.horizontal) == 0


def test_beyond_the_limit_nothing_is_kept() -> None:
    collector = PathCollector()
    collector.add([(x, y, LINE, False) for x, y in RECTANGLE], PEN, None)
    drawing = find_shapes(collector.paths(), np.array([[0.0, 0.0, 1.0, 1.0]]), 3)
    assert (drawing.dropped, len(drawing.horizontal), len(drawing.pictures)) == (True, 0, 1)


@pytest.mark.parametrize(
    "points",
    [
        [(0, 0), (10, 5), (20, 0), (10, -5), (0, 0)],
        [(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)],
    ],
)
def test_other_shapes_of_four_sides_are_no_boxes(points: Points) -> None:
    drawing = draw((points, False, 0.5))
    assert (len(drawing.fills), len(drawing.polygons)) == (0, 1)


def test_number_that_is_none_is_left_out() -> None:
    drawing = draw(([(0.0, 0.0), (float("nan"), 0.0)], True, None), (RECTANGLE, True, None))
    assert len(drawing.horizontal) == 2
