from __future__ import annotations

import numpy as np

from extractors.pdf.drawing.line_geometry import Tolerance
from extractors.pdf.reader import Drawing, Strokes
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.stripes import stack_stripes
from extractors.pdf.tables.unruled import find_rule_grids, part_open_grid
from tests.extractors.pdf.pages import CharacterRow, boxes, characters, set_text, strokes
from tests.extractors.pdf.tables.amounts import AMOUNTS, NAMES, move, rows_of


def test_rules_without_verticals_take_their_columns_from_the_text() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in range(0, 100, 20)))
    none = Drawing().vertical
    text = characters(*rows_of(AMOUNTS))
    (grid,) = find_rule_grids(rules, none, boxes(), text, Tolerance(), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_prose_between_rules_is_no_table() -> None:
    rules = strokes(*((float(y), 0.0, 300.0) for y in range(0, 100, 20)))
    lines = [
        set_text("この計画は市民とともに進める取組の全体を示すものである", 5, y)
        for y in (5, 25, 45, 65)
    ]
    assert (
        find_rule_grids(rules, Drawing().vertical, boxes(), characters(*lines), Tolerance(), 10)
        == []
    )


def find(rules: Strokes, *lines: list[CharacterRow]) -> list[Grid]:
    text = characters(*lines)
    return find_rule_grids(rules, Drawing().vertical, boxes(), text, Tolerance(), 10)


def test_wrapped_lines_between_rules_are_one_row() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in range(0, 250, 40)))
    lines = []
    for top in range(0, 240, 40):
        lines += [set_text("総務課", 5, top + 14), set_text(f"{top}件", 40, top + 14)]
        lines += [
            set_text(text, 100, top + 2 + 12 * n)
            for n, text in enumerate(("広報紙で周知を行い理", "解を深めるとともに参", "加を促した"))
        ]
    (grid,) = find(rules, *lines)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (3, 6)


def test_rows_between_the_rules_of_header_and_end_come_from_the_text() -> None:
    header = [set_text("部署", 5, 4), set_text("決算額", 150, 4)]
    body = [move(line, 20) for line in rows_of(AMOUNTS, 16)]
    (grid,) = find(
        strokes((0.0, 0.0, 205.0), (20.0, 0.0, 205.0), (90.0, 0.0, 205.0)), *header, *body
    )
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 5)


def test_rules_of_the_right_columns_leave_the_label_over_their_rows_whole() -> None:
    rules = strokes(
        (0.0, 0.0, 205.0),
        (40.0, 0.0, 205.0),
        (80.0, 0.0, 205.0),
        (120.0, 0.0, 205.0),
        (20.0, 60.0, 205.0),
        (60.0, 60.0, 205.0),
        (100.0, 60.0, 205.0),
    )
    lines = []
    for number in range(6):
        top = 5.0 + 20 * number
        lines += [set_text("実績", 70, top), set_text("１２件", 150, top)]
        if number % 2 == 0:
            lines.append(set_text("総務課", 5, top + 10))
    (grid,) = find(rules, *lines)
    assert [span for span in grid.spans if span.left == 0] == [
        Span(0, 0, 2, 1),
        Span(2, 0, 4, 1),
        Span(4, 0, 6, 1),
    ]


def test_paragraphs_between_rules_part_two_tables() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in (0, 20, 40, 60, 120, 140, 160, 180)))
    first, second = rows_of(AMOUNTS), [move(line, 120) for line in rows_of(AMOUNTS)]
    prose = [set_text("この表は各課の決算額を示すものである", 5, 66.0 + 14 * n) for n in range(3)]
    grids = find(rules, *first[:6], *second[:6], *prose)
    assert [(len(grid.xs) - 1, len(grid.ys) - 1) for grid in grids] == [(2, 3), (2, 3)]


def test_tables_side_by_side_are_two() -> None:
    rules = strokes(*((float(y), x, x + 205.0) for y in range(0, 100, 20) for x in (0.0, 220.0)))
    second = [
        [(row[0], row[1] + 220, row[2], row[3] + 220, *row[4:]) for row in line]
        for line in rows_of(AMOUNTS)
    ]
    assert len(find(rules, *rows_of(AMOUNTS), *second)) == 2


def test_rules_in_pieces_are_one_for_each_level() -> None:
    rules = strokes(
        *((float(y), x, end) for y in range(0, 100, 20) for x, end in ((0.0, 90.0), (100.0, 205.0)))
    )
    (grid,) = find(rules, *rows_of(AMOUNTS))
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_stripes_are_the_rows_of_a_table() -> None:
    (bands,) = stack_stripes(boxes((0, 0, 200, 15), (0, 30, 200, 45), (0, 60, 200, 75)), 10)
    assert bands.ys.tolist() == [0, 15, 30, 45, 60, 75]


def test_header_and_free_rows_beside_stripes_belong_to_the_table() -> None:
    stripes = boxes((0, 20, 205, 38), (0, 58, 205, 76), (0, 96, 205, 114))
    names = ["部署", "総務課", "福祉課", "建設課", "教育課", "水道課", "出納室"]
    lines = []
    for number, name in enumerate(names):
        top = 19.0 * number - 15
        lines += [set_text(name, 5, top), set_text("決算額" if number == 0 else "１２", 150, top)]
    rules = Drawing().horizontal
    note = set_text("（単位：千円）", 130, -30)
    text = characters(note, *lines)
    (grid,) = find_rule_grids(rules, Drawing().vertical, stripes, text, Tolerance(), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 7)


def test_last_row_below_stripes_may_have_texts_at_mid_height() -> None:
    stripes = boxes((0, 30, 205, 60), (0, 90, 205, 120))
    lines = []
    for number, name in enumerate(["総務課", "福祉課", "建設課", "教育課", "水道課"]):
        top = 30.0 * number
        lines += [set_text(name, 5, top + 10), set_text("１２", 100, top + 10)]
        lines += [
            set_text(text, 150, top + 4 + 12 * n) for n, text in enumerate(("窓口で", "受ける"))
        ]
    none = Drawing().vertical
    text = characters(*lines, set_text("※休みの日を除く", 5, 165))
    (grid,) = find_rule_grids(none, none, stripes, text, Tolerance(), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (3, 5)
    assert grid.ys[-1] < 160


def test_shaded_cells_of_a_row_are_one_stripe() -> None:
    cells = [(x, y, x + 100, y + 15) for y in (0.0, 30.0, 60.0) for x in (0.0, 100.0)]
    (bands,) = stack_stripes(boxes(*cells), 10)
    assert (bands.left, bands.right, len(bands.ys)) == (0, 200, 6)


def test_total_below_the_last_rule_belongs_to_the_table() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in range(0, 100, 20)))
    total = [set_text("合計", 5, 84), set_text("13,675", 164, 84, 10, 6)]
    (grid,) = find(rules, *rows_of(AMOUNTS), *total)
    assert len(grid.ys) - 1 == 5


def test_rule_in_parts_reaches_as_far_as_the_others() -> None:
    rules = strokes((0.0, 0.0, 60.0), (0.0, 150.0, 205.0), (20.0, 0.0, 205.0), (100.0, 0.0, 205.0))
    header = [set_text("部署", 5, 4), set_text("予算額", 165, 4)]
    (grid,) = find(rules, *header, *(move(line, 20) for line in rows_of(AMOUNTS)[:6]))
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_header_on_the_first_rule_is_a_row_as_those_on_the_others() -> None:
    rules = strokes(*((float(y), 0.0, 300.0) for y in range(0, 100, 20)))
    cells = [("部署", "氏名", "役職")]
    cells += [
        ("総務課", "青山一", "係長"),
        ("福祉課", "石川二", "主査"),
        ("建設課", "上田三", "主事"),
    ]
    cells.append(("教育課", "江口四", "技師"))
    lines = [
        set_text(text, 5.0 + 100 * col, -16.0 + 20 * row)
        for row, texts in enumerate(cells)
        for col, text in enumerate(texts)
    ]
    (grid,) = find(rules, *lines)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (3, 5)


def make_open_grid() -> tuple[Grid, list[list[CharacterRow]]]:
    """A line beside the labels, rules around header and body; texts of four columns and rows."""
    spans = tuple(Span(row, col, row + 1, col + 1) for row in range(2) for col in range(2))
    grid = Grid(np.array([0.0, 90.0, 300.0]), np.array([0.0, 20.0, 110.0]), spans)
    cells = [("部署", "予算", "決算", "比率"), ("総務課", "120", "110", "92")]
    cells.append(("福祉課", "80", "75", "94"))
    cells += [("建設課", "300", "280", "93"), ("教育課", "95", "95", "100")]
    lines = [
        set_text(text, 5.0 + 100 * col - (30 if col > 1 else 0), 5.0 + 20 * row)
        for row, texts in enumerate(cells)
        for col, text in enumerate(texts)
    ]
    return grid, lines


def test_columns_beside_the_only_line_come_from_the_text() -> None:
    grid, lines = make_open_grid()
    parted = part_open_grid(grid, strokes((90.0, 0.0, 110.0)), characters(*lines), 10)
    assert (len(parted.xs) - 1, len(parted.ys) - 1) == (4, 5)


def test_closed_boxes_keep_their_lines_of_text_together() -> None:
    grid, lines = make_open_grid()
    sides = strokes((0.0, 0.0, 110.0), (90.0, 0.0, 110.0), (300.0, 0.0, 110.0))
    assert part_open_grid(grid, sides, characters(*lines), 10) is grid


def test_header_and_one_full_row_between_rules_are_a_table() -> None:
    rules = strokes((0.0, 0.0, 300.0), (20.0, 0.0, 300.0), (40.0, 0.0, 300.0))
    lines = [
        set_text(text, 5.0 + 75 * col, 5.0 + 20 * row)
        for row, texts in enumerate((("番号", "事業", "課", "評価"), ("12", "相談", "福祉", "Ａ")))
        for col, text in enumerate(texts)
    ]
    (grid,) = find(rules, *lines)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (4, 2)
    assert find(rules, *lines[:-1]) == []


def test_dates_on_shaded_lines_are_no_table() -> None:
    stripes = boxes(*((0, y, 205, y + 15) for y in range(0, 150, 30)))
    lines = [
        line
        for n in range(9)
        for line in (
            set_text(f"{n + 1}月", 5, 3 + 15 * n),
            set_text("委員会の開催", 60, 3 + 15 * n),
        )
    ]
    none = Drawing().horizontal
    assert find_rule_grids(none, none, stripes, characters(*lines), Tolerance(), 10) == []


def test_terms_beside_wrapped_texts_are_a_table() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in range(0, 150, 30)))
    lines = [set_text("用語", 5, 10), set_text("説明", 120, 10)]
    for top in (30, 60, 90):
        lines += [set_text("協働", 5, top + 10), set_text("市民と市とが力を合わせ", 60, top + 4)]
        lines.append(set_text("て取り組むこと", 60, top + 16))
    (grid,) = find(rules, *lines)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_wide_space_of_names_parts_no_columns() -> None:
    rules = strokes(*((float(y), 0.0, 205.0) for y in range(0, 100, 20)))
    names = [("青山", "一郎"), ("石川", "花子"), ("上田", "次郎"), ("江口", "良子")]
    lines = [
        set_text(part, 5.0 + 30 * col, 5 + 20 * row)
        for row, parts in enumerate(names)
        for col, part in enumerate(parts)
    ]
    lines += [set_text(text, 120, 5 + 20 * row) for row, text in enumerate(NAMES)]
    (grid,) = find(rules, *lines)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_values_scattered_between_grid_lines_are_no_table() -> None:
    rules = strokes(*((float(y), 0.0, 300.0) for y in range(0, 120, 20)))
    places = {0: (0, 4), 1: (1, 5), 2: (2, 3), 3: (1, 5), 4: (0, 1, 2, 3, 4, 5)}
    lines = [
        set_text("52" if row < 4 else "R５", 5.0 + 50 * col, 5 + 20 * row)
        for row, columns in places.items()
        for col in columns
    ]
    assert find(rules, *lines) == []


def test_rows_of_a_box_stand_in_columns_that_no_line_parts() -> None:
    lines = [
        set_text(text, x, 5 + 20 * row)
        for row, words in enumerate(
            (("施設", "利用者", "担当課"), ("公民館", "500人", "教育課")) * 2
        )
        for x, text in zip((5, 80, 150), words, strict=True)
    ]
    box = Grid(
        np.array([0.0, 200.0]),
        np.linspace(0.0, 80.0, 5),
        tuple(Span(row, 0, row + 1, 1) for row in range(4)),
    )
    parted = part_open_grid(box, strokes(), characters(*lines), 10)
    assert (len(parted.ys), len(parted.xs)) == (5, 4)
    listed = [set_text(f"{n}　住民と共に木を植える", 5, 5 + 20 * n) for n in range(4)]
    assert part_open_grid(box, strokes(), characters(*listed), 10) is box


def test_a_header_of_long_texts_over_narrow_columns_stays() -> None:
    header = [set_text("公称発振周波数の一覧", 0, 5), set_text("発振周波数の範囲", 112, 5)]
    header += [set_text("（単位を含む。）", 0, 16)]
    rows = [
        set_text(text, x, 37 + 20 * row)
        for row in range(3)
        for x, text in ((0, "十五"), (112, "十四以上"))
    ]
    rules = strokes(*((y, 0, 200) for y in (0, 32, 52, 72, 92)))
    (grid,) = find(rules, *header, *rows)
    assert (len(grid.ys), len(grid.xs)) == (5, 3)


def test_shaded_cells_that_are_drawn_twice_are_one_stripe_a_row() -> None:
    cells = [(x, 20.0 * row, x + 50.0, 20.0 * row + 20.0) for row in range(4) for x in (0.0, 50.0)]
    (bands,) = stack_stripes(boxes(*cells, *cells), 10)
    assert (bands.left, bands.right, len(bands.ys)) == (0.0, 100.0, 5)
