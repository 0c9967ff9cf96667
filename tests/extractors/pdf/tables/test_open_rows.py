from __future__ import annotations

import numpy as np

from extractors.pdf.reader import Characters
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.open_rows import split_open_rows
from tests.extractors.pdf.pages import CharacterRow, characters, set_text

XS = np.array([0.0, 50.0, 150.0, 250.0])
HEADER_AND_BODY = Grid(
    XS,
    np.array([0.0, 20.0, 140.0]),
    tuple(Span(row, col, row + 1, col + 1) for row in range(2) for col in range(3)),
)


def split(text: Characters, grid: Grid = HEADER_AND_BODY) -> Grid:
    return split_open_rows(grid, text, grid.find_cells(text.x, text.y))


def rows(tops: list[float]) -> list[list[CharacterRow]]:
    lines = []
    for top in tops:
        lines += [set_text("１", 5, top), set_text("整備", 55, top), set_text("道路課", 155, top)]
        lines.append(set_text("の推進", 55, top + 11))
    return lines


def test_tall_row_is_parted_where_most_columns_begin_anew() -> None:
    grid = split(characters(*rows([25, 65, 105])))
    assert len(grid.ys) == 5
    assert len(grid.spans) == 12
    assert 46 < grid.ys[2] < 65


def test_two_blocks_are_too_few_and_lists_in_one_column_are_no_rows() -> None:
    assert split(characters(*rows([25, 65]))) is HEADER_AND_BODY
    listed = [set_text("計画", 55, 25 + 20 * n) for n in range(5)]
    assert split(characters(set_text("１", 5, 25), *listed)) is HEADER_AND_BODY


def test_table_with_rules_between_its_rows_stays() -> None:
    spans = tuple(Span(row, col, row + 1, col + 1) for row in range(3) for col in range(3))
    ruled = Grid(XS, np.array([0.0, 10.0, 20.0, 140.0]), spans)
    assert split(characters(*rows([25, 65, 105])), ruled) is ruled


def test_row_under_a_merged_label_stays() -> None:
    spans = (*HEADER_AND_BODY.spans[1:3], Span(0, 0, 2, 1), *HEADER_AND_BODY.spans[4:])
    merged = Grid(XS, HEADER_AND_BODY.ys, spans)
    assert split(characters(*rows([25, 65, 105])), merged) is merged


def test_total_below_the_numbered_rows_is_a_row() -> None:
    total = [set_text("合計", 55, 125), set_text("三件", 155, 125)]
    grid = split(characters(*rows([25, 58, 91]), *total))
    assert len(grid.ys) == 6


def test_prose_side_by_side_is_no_stack_of_rows() -> None:
    wide = Grid(np.array([0.0, 80.0, 160.0, 240.0]), HEADER_AND_BODY.ys, HEADER_AND_BODY.spans)
    prose = [
        set_text("市は計画をたて", left + 4, 25 + 12 * line)
        for left in (0, 80, 160)
        for line in range(7)
    ]
    assert split(characters(*prose), wide) is wide


def test_one_row_set_at_mid_height_stays() -> None:
    tall = [set_text("市民を対象に", 55, 25 + 12 * line) for line in range(2)]
    tall += [
        set_text("広報した。", 55, 49),
        *[set_text("さらに続ける", 55, 61 + 12 * n) for n in range(2)],
    ]
    name = [set_text("１", 5, 49), set_text("支援", 155, 49), set_text("援", 155, 61)]
    assert split(characters(*tall, *name)) is HEADER_AND_BODY


def test_words_wrapped_in_narrow_columns_are_one_row() -> None:
    grid = Grid(
        np.array([0.0, 32.0, 64.0, 96.0]),
        np.array([0.0, 20.0, 140.0]),
        HEADER_AND_BODY.spans,
    )
    lines = [
        ("計画の", "進み方", "担当課"),
        ("推進と", "の点検", "と係の"),
        ("見直し", "と改善", "連携"),
    ]
    text = [
        set_text(word, 1 + 32 * col, 25 + 11 * row)
        for row, words in enumerate(lines)
        for col, word in enumerate(words)
    ]
    assert split(characters(*text), grid) is grid
