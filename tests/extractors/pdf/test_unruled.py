from __future__ import annotations

from extractors.pdf.aligned import find_aligned_grids
from extractors.pdf.line_geometry import Tolerance
from extractors.pdf.reader import Drawing
from extractors.pdf.unruled import find_rule_grids, stack_stripes
from tests.extractors.pdf.pages import CharacterRow, boxes, characters, set_text, strokes

NAMES = ["総務課", "福祉課", "建設課", "教育課"]
AMOUNTS = ["1,200", "380", "12,000", "95"]


def rows_of(amounts: list[str], pitch: float = 20.0) -> list[list[CharacterRow]]:
    rows = []
    for number, (name, amount) in enumerate(zip(NAMES, amounts, strict=True)):
        top = 5 + number * pitch
        rows += [set_text(name, 5, top), set_text(amount, 200 - 6 * len(amount), top, 10, 6)]
    return rows


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


def test_stripes_are_the_rows_of_a_table() -> None:
    (bands,) = stack_stripes(boxes((0, 0, 200, 15), (0, 30, 200, 45), (0, 60, 200, 75)), 10)
    assert bands.ys.tolist() == [0, 15, 30, 45, 60, 75]


def test_flush_amounts_beside_labels_are_a_table() -> None:
    (grid,) = find_aligned_grids(characters(*rows_of(AMOUNTS)), 10)
    assert (len(grid.xs) - 1, len(grid.ys) - 1) == (2, 4)


def test_two_amounts_are_too_few() -> None:
    text = characters(*rows_of(AMOUNTS)[:4])
    assert find_aligned_grids(text, 10) == []


def test_numbers_without_labels_are_no_table() -> None:
    text = characters(*rows_of(AMOUNTS)[1::2])
    assert find_aligned_grids(text, 10) == []


def test_ragged_numbers_in_prose_are_no_table() -> None:
    lines = [set_text(f"平成{n}年度には{n * 7}件を実施し", 5, 15.0 * n) for n in range(1, 6)]
    assert find_aligned_grids(characters(*lines), 10) == []
