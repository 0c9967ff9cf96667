from __future__ import annotations

import pytest

from extractors.pdf.tables import borderless
from extractors.pdf.tables.borderless import find_borderless_grids
from extractors.pdf.tables.borderless_check import is_borderless_table
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.text_rows import TextLines
from tests.extractors.pdf.pages import CharacterRow, characters, set_text

XS = (0.0, 120.0, 200.0, 280.0)
NAMES = ["健診の受診率", "相談の件数", "訓練の参加者数", "講座の開催数", "団体の登録数"]


def set_rows(*rows: tuple[str, ...], pitch: float = 15.0) -> list[list[CharacterRow]]:
    """Rows of texts, the first column flush left, the others flush right."""
    lines = []
    for number, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            start = x if x == 0 else x + 60 - 10 * len(text)
            lines.append(set_text(text, start, pitch * number))
    return lines


def shape(grid: Grid) -> tuple[int, int]:
    return len(grid.ys) - 1, len(grid.xs) - 1


def amounts() -> list[tuple[str, ...]]:
    return [(name, str(120 + n), str(35 * n), "1,200") for n, name in enumerate(NAMES)]


def test_amounts_below_a_header_are_a_table() -> None:
    text = characters(*set_rows(("指標", "令和４年", "令和５年", "目標値"), *amounts()))
    (grid,) = find_borderless_grids(text, 10)
    assert shape(grid) == (6, 4)


def test_names_below_the_words_of_a_header_are_a_table() -> None:
    body = [(name, "福祉課", "継続") for name in NAMES]
    (grid,) = find_borderless_grids(characters(*set_rows(("事業名", "担当課", "区分"), *body)), 10)
    assert shape(grid) == (6, 3)


def test_words_without_a_header_are_no_table() -> None:
    body = [(name, "福祉課", "継続") for name in NAMES]
    assert find_borderless_grids(characters(*set_rows(*body)), 10) == []


def test_heading_and_paragraph_beside_a_table_are_left_out() -> None:
    rows = set_rows(("指標", "令和４年", "令和５年", "目標値"), *amounts())
    heading = set_text("１　数値", 0, -14)
    prose = set_text("この計画では市民と事業者と市とが協力して取組を進めるものと", 0, 90)
    (grid,) = find_borderless_grids(characters(heading, *rows, prose), 10)
    assert shape(grid) == (6, 4)
    assert (grid.ys[0] > -4, grid.ys[-1] < 90) == (True, True)


def test_wrapped_lines_are_no_rows() -> None:
    lines = set_rows(("番号", "担当課", "区分", "評価"), pitch=1)
    for number in range(5):
        top = 30.0 + 45 * number
        lines += [set_text(text, 0, top + 12 * n) for n, text in enumerate(("相談を充実", "する"))]
        lines += [set_text("福祉課", 150, top + 6), set_text("継続", 240, top + 6)]
        lines.append(set_text("Ａ", 330, top + 6))
    (grid,) = find_borderless_grids(characters(*lines), 10)
    assert shape(grid) == (6, 4)


def test_prose_in_three_columns_is_no_table() -> None:
    lines = []
    for number in range(12):
        for x in (0, 120, 240):
            lines.append(
                set_text("地域の実情に応じた対応"[: 10 if number % 4 else 7], x, 15.0 * number)
            )
    assert find_borderless_grids(characters(*lines), 10) == []


def test_labels_of_a_chart_are_no_table() -> None:
    lines = [set_text(str(value), 0, 15.0 * n) for n, value in enumerate((80, 60, 40, 20, 0))]
    lines += [set_text("4729"[n : n + 2], 40 + 37.0 * n, 8 + 13.0 * n) for n in range(4)]
    lines += [set_text(f"R{n}", 40.0 + 40 * n, 75) for n in range(5)]
    assert find_borderless_grids(characters(*lines), 10) == []


def test_names_beside_amounts_may_be_numbered_as_the_items_of_a_list() -> None:
    body = [("①②③④⑤"[n] + name, "12", "3,400", "56") for n, name in enumerate(NAMES)]
    head = ("成果指標", "計画時", "現状値", "目標値")
    (grid,) = find_borderless_grids(characters(*set_rows(head, *body)), 10)
    assert shape(grid) == (6, 4)
    listed = [(name, "福祉課", "継続") for name, *_ in body]
    assert find_borderless_grids(characters(*set_rows(head[:3], *listed)), 10) == []


def test_many_lines_that_are_no_table_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[Grid] = []

    def judge(grid: Grid, lines: TextLines, unit: float, *, headed: bool) -> bool:
        judged.append(grid)
        return is_borderless_table(grid, lines, unit, headed=headed)

    monkeypatch.setattr(borderless, "is_borderless_table", judge)
    body = [("・" + name, "・福祉課", "・継続") for name in NAMES * 10]
    assert find_borderless_grids(characters(*set_rows(*body)), 10) == []
    assert len(judged) == 1
