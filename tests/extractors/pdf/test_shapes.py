from __future__ import annotations

import pytest

from extractors.pdf.shapes import ShapeCollector, add_path, as_box

RECTANGLE = [(10.0, 10.0), (60.0, 10.0), (60.0, 40.0), (10.0, 40.0), (10.0, 10.0)]
BLACK = (0.5, 0.0)


def collect(*paths: tuple[list[tuple[float, float]], bool, float | None]) -> ShapeCollector:
    shapes = ShapeCollector(1000)
    for points, stroked, fill in paths:
        add_path(shapes, points, rounded=False, pen=BLACK if stroked else None, fill=fill)
    return shapes


def test_outlined_rectangle_gives_four_strokes_and_an_outline() -> None:
    drawing = collect((RECTANGLE, True, None)).drawing()
    assert (len(drawing.horizontal), len(drawing.vertical), len(drawing.outlines)) == (2, 2, 1)


def test_filled_rectangle_is_shading_not_lines() -> None:
    drawing = collect((RECTANGLE, False, 0.8)).drawing()
    assert (len(drawing.horizontal), len(drawing.fills)) == (0, 1)


def test_thin_filled_rectangle_is_a_line() -> None:
    thin = [(0.0, 5.0), (100.0, 5.0), (100.0, 5.5), (0.0, 5.5), (0.0, 5.0)]
    drawing = collect((thin, False, 0.0)).drawing()
    assert (len(drawing.horizontal), len(drawing.vertical)) == (1, 0)
    assert drawing.horizontal.position[0] == pytest.approx(5.25)


def test_white_box_hides_the_line_drawn_before_it() -> None:
    line = [(0.0, 25.0), (100.0, 25.0)]
    drawing = collect((line, True, None), (RECTANGLE, False, 1.0)).drawing()
    assert sorted(zip(drawing.horizontal.start, drawing.horizontal.end, strict=True)) == [
        (0, 10),
        (60, 100),
    ]
    drawing = collect((RECTANGLE, False, 1.0), (line, True, None)).drawing()
    assert len(drawing.horizontal) == 1


def test_clip_shows_only_its_part_of_a_line() -> None:
    shapes = ShapeCollector(10)
    line = [(0.0, 25.0), (100.0, 25.0)]
    add_path(shapes, line, rounded=False, pen=BLACK, fill=None, clip=(40, 0, 60, 50))
    add_path(shapes, line, rounded=False, pen=BLACK, fill=None, clip=(0, 100, 60, 150))
    strokes = shapes.drawing().horizontal
    assert strokes.start.tolist() == [pytest.approx(39)]
    assert strokes.end.tolist() == [pytest.approx(61)]


def test_oblique_line_is_no_stroke() -> None:
    drawing = collect(([(0.0, 0.0), (50.0, 30.0)], True, None)).drawing()
    assert (len(drawing.horizontal), len(drawing.slants)) == (0, 1)


def test_beyond_the_limit_nothing_is_kept() -> None:
    shapes = ShapeCollector(3)
    add_path(shapes, RECTANGLE, rounded=False, pen=BLACK, fill=None)
    drawing = shapes.drawing()
    assert drawing.dropped
    assert len(drawing.horizontal) == 0


def test_box_is_told_from_other_shapes_of_four_sides() -> None:
    assert as_box(RECTANGLE) == (10, 10, 60, 40)
    assert as_box([(0, 0), (10, 5), (20, 0), (10, -5), (0, 0)]) is None
    assert as_box([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]) is None
