from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.arrow_shapes import Shape, is_block_arrow
from extractors.pdf.drawing.arrows import take_out_arrows
from extractors.pdf.drawing.bars import take_out_bars
from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.reader import Drawing, Polygon, make_strokes
from extractors.pdf.tables.arrow_places import find_grid_bars, move_labels, place_arrows
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.owners import own_characters
from extractors.pdf.tables.ruled import find_grids
from tests.extractors.pdf.pages import (
    boxes,
    characters,
    fills,
    grid_lines,
    polygon,
    set_text,
    strokes,
)

XS, YS = [0.0, 100.0, 200.0, 300.0], [0.0, 30.0, 60.0]
ACROSS, ALONG = grid_lines(XS, YS)
NO_TEXT = np.zeros((0, 2))
PENTAGON = polygon((110, 40), (250, 40), (260, 45), (250, 50), (110, 50))
BLOCK = polygon((110, 43), (250, 43), (250, 40), (260, 45), (250, 50), (250, 47), (110, 47))


def schedule() -> Grid:
    (grid,) = find_grids(ACROSS, ALONG, np.zeros((0, 2)), Tolerance(), 100)
    return grid


def with_line(y: float, start: float, end: float, *heads: float) -> Drawing:
    rows = zip(ACROSS.position, ACROSS.start, ACROSS.end, strict=True)
    across = strokes(*((float(a), float(b), float(c)) for a, b, c in rows), (y, start, end))
    triangles = tuple(polygon((x, y), (x - 6, y - 3), (x - 6, y + 3)) for x in heads)
    return Drawing(across, ALONG, polygons=triangles)


def test_block_arrows_are_told_from_other_polygons() -> None:
    assert is_block_arrow(PENTAGON)
    assert is_block_arrow(BLOCK)
    assert not is_block_arrow(polygon((0, 0), (60, 0), (50, 20), (10, 20)))
    assert not is_block_arrow(polygon((0, 0), (30, 10), (0, 20)))


def test_line_with_a_head_is_an_arrow_and_no_rule() -> None:
    shapes, rest = take_out_arrows(with_line(45, 110, 256, 262))
    assert shapes == [Shape((110, 42, 262, 48), slim=True)]
    assert len(rest.horizontal) == len(ACROSS)


def test_consecutive_arrows_on_one_level_are_told_apart() -> None:
    rows = [(45.0, 110.0, 160.0), (45.0, 165.0, 250.0)]
    heads = tuple(polygon((x, 45), (x - 6, 42), (x - 6, 48)) for x in (165, 256))
    shapes, rest = take_out_arrows(Drawing(strokes(*rows), ALONG, polygons=heads))
    assert [shape.box for shape in shapes] == [(110, 42, 165, 48), (165, 42, 256, 48)]
    assert len(rest.horizontal) == 0


def test_arrow_downwards_is_taken_out_and_not_reported() -> None:
    along = strokes((150, 10, 50), (100, 0, 60))
    head = polygon((150, 56), (147, 50), (153, 50))
    shapes, rest = take_out_arrows(Drawing(ACROSS, along, polygons=(head,)))
    assert shapes == []
    assert rest.vertical.position.tolist() == [100]


def test_bent_line_into_a_head_leaves_no_edges() -> None:
    across, along = strokes((40, 110, 150)), strokes((150, 40, 50))
    path = Polygon(np.array([(110.0, 40.0), (150.0, 40.0), (150.0, 50.0)]), False, closed=False)
    head = polygon((150, 56), (147, 50), (153, 50))
    shapes, rest = take_out_arrows(Drawing(across, along, polygons=(path, head)))
    assert (shapes, len(rest.horizontal), len(rest.vertical)) == ([], 0, 0)


def test_thick_line_from_border_to_border_is_an_arrow_unless_it_parts_texts() -> None:
    rows = zip(ACROSS.position, ACROSS.start, ACROSS.end, strict=True)
    thin = [(float(a), float(b), float(c), 0.5, False) for a, b, c in rows]
    across = make_strokes([*thin, (45.0, 100.0, 200.0, 2.0, False)])
    drawing = Drawing(across, ALONG)
    assert len(take_out_bars(drawing, Tolerance(), NO_TEXT)[0]) == 1
    both = np.array([(150.0, 38.0), (150.0, 52.0)])
    assert take_out_bars(drawing, Tolerance(), both)[0] == []


def test_plain_line_hanging_between_columns_is_an_arrow_and_no_rule() -> None:
    shapes, rest = take_out_bars(with_line(45, 120, 280), Tolerance(), NO_TEXT)
    assert len(shapes) == 1
    assert len(rest.horizontal) == len(ACROSS)


def test_rule_of_the_table_is_no_arrow() -> None:
    assert take_out_bars(Drawing(ACROSS, ALONG), Tolerance(), NO_TEXT)[0] == []


def test_rule_that_ends_short_of_a_double_frame_is_no_arrow() -> None:
    left, right = float(ACROSS.start.min()), float(ACROSS.end.max())
    assert take_out_bars(with_line(45, left + 5, right - 5), Tolerance(), NO_TEXT)[0] == []


def test_outlined_bar_across_columns_is_taken_out() -> None:
    edges = [(38.0, 110.0, 250.0), (52.0, 110.0, 250.0)]
    rows = zip(ACROSS.position, ACROSS.start, ACROSS.end, strict=True)
    across = strokes(*((float(a), float(b), float(c)) for a, b, c in rows), *edges)
    drawing = Drawing(across, ALONG, outlines=boxes((110, 38, 250, 52)))
    shapes, rest = take_out_bars(drawing, Tolerance(), NO_TEXT)
    assert [shape.box for shape in shapes] == [(110, 38, 250, 52)]
    assert len(rest.horizontal) == len(ACROSS)


def test_outline_of_a_row_is_no_bar() -> None:
    drawing = Drawing(ACROSS, ALONG, outlines=boxes((100, 30, 300, 60)))
    assert take_out_bars(drawing, Tolerance(), NO_TEXT)[0] == []


def test_arrow_is_placed_with_its_columns_and_loose_ends() -> None:
    (arrow,) = place_arrows([Shape((150, 40, 298, 50))], schedule(), characters(), 7)
    assert (arrow.page, arrow.row, arrow.first_col, arrow.last_col) == (7, 1, 1, 2)
    assert (arrow.starts_inside, arrow.ends_inside) == (True, False)


def test_arrow_beside_the_table_is_not_placed() -> None:
    assert place_arrows([Shape((400, 40, 500, 50))], schedule(), characters(), 1) == ()


def test_label_is_copied_to_the_arrow_and_stands_in_the_cell_where_the_arrow_begins() -> None:
    grid = schedule()
    text = characters(set_text("計画の策定", 210, 40))
    arrows = place_arrows([Shape((110, 38, 290, 52))], grid, text, 1)
    owner = move_labels(own_characters(text, grid), arrows, grid, text)
    assert arrows[0].label == "計画の策定"
    assert {grid.spans[number] for number in owner} == {Span(1, 1, 2, 2)}


def test_filled_bar_inside_a_row_is_found_on_the_grid() -> None:
    drawing = Drawing(ACROSS, ALONG, fills=fills((120, 40, 260, 50), (0, 0, 300, 30)))
    assert [shape.box for shape in find_grid_bars(drawing, schedule(), 10)] == [(120, 40, 260, 50)]


def test_three_wide_pictures_on_a_grid_are_bars_and_one_is_a_logo() -> None:
    places = [(110, 32, 190, 38), (110, 42, 290, 48), (210, 52, 290, 58)]
    assert len(find_grid_bars(Drawing(pictures=boxes(*places)), schedule(), 10)) == 3
    assert find_grid_bars(Drawing(pictures=boxes(places[0])), schedule(), 10) == []


def test_dashed_shaft_is_one_line_among_dots() -> None:
    dashes = [(45.0, 110.0 + 7 * n, 114.0 + 7 * n) for n in range(10)]
    dots = [(45.0, 100.0 * n, 100.0 * n + 0.5) for n in range(4)]
    head = polygon((186, 45), (180, 42), (180, 48))
    shapes, rest = take_out_arrows(Drawing(strokes(*dashes, *dots), ALONG, polygons=(head,)))
    assert [shape.box for shape in shapes] == [(110, 42, 186, 48)]
    assert len(rest.horizontal) == 4


def test_label_over_a_line_is_read_whole_and_moves_to_where_the_arrow_begins() -> None:
    grid = schedule()
    text = characters(set_text("計画の策定", 180, 33))
    arrows = place_arrows([Shape((165, 46, 245, 46), slim=True)], grid, text, 1)
    assert [arrow.label for arrow in arrows] == ["計画の策定"]
    owner = move_labels(own_characters(text, grid), arrows, grid, text)
    assert {grid.spans[number] for number in owner} == {Span(1, 1, 2, 2)}


def test_texts_of_the_cells_under_a_line_stay_where_they_are() -> None:
    grid = schedule()
    text = characters(set_text("実施", 110, 33), set_text("継続", 210, 33))
    arrows = place_arrows([Shape((105, 48, 295, 48), slim=True)], grid, text, 1)
    owner = own_characters(text, grid)
    assert move_labels(owner, arrows, grid, text).tolist() == owner.tolist()


def test_block_arrow_over_two_rows_stands_in_the_first() -> None:
    (arrow,) = place_arrows([Shape((110, 5, 290, 55))], schedule(), characters(), 1)
    assert arrow.row == 0
