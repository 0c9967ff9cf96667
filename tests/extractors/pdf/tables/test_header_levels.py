from __future__ import annotations

import numpy as np

from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tables.header_levels import join_header, split_header
from tests.extractors.pdf.pages import CharacterRow, characters, set_text

XS = np.array([0.0, 100.0, 150.0, 200.0, 250.0, 300.0])


def make_plain(rows: int) -> Grid:
    spans = tuple(Span(r, c, r + 1, c + 1) for r in range(rows) for c in range(5))
    return Grid(XS, np.array([0.0, 40.0, 60.0, 80.0][: rows + 1]), spans)


def set_years(top: float) -> list[list[CharacterRow]]:
    return [set_text(f"R{n + 4}", 115.0 + 50 * n, top) for n in range(4)]


def test_label_in_the_middle_over_two_columns_spans_them() -> None:
    labels = [set_text("施策", 40, 12), set_text("実績", 140, 4), set_text("目標", 240, 4)]
    grid = split_header(make_plain(3), characters(*labels, *set_years(22)), 10)
    assert grid.spans[:7] == (
        Span(0, 0, 2, 1),
        Span(0, 1, 1, 3),
        Span(0, 3, 1, 5),
        Span(1, 1, 2, 2),
        Span(1, 2, 2, 3),
        Span(1, 3, 2, 4),
        Span(1, 4, 2, 5),
    )
    assert len(grid.ys) == 5


def test_wrapped_labels_stay_one_row() -> None:
    upper = [set_text("施策", 40, 12), *(set_text("基準", 115.0 + 50 * n, 4) for n in range(4))]
    plain = make_plain(3)
    assert split_header(plain, characters(*upper, *set_years(22)), 10) is plain


def test_label_beside_the_middle_spans_nothing() -> None:
    upper = [set_text("施策", 40, 12), set_text("実績", 115, 4), set_text("目標", 215, 4)]
    plain = make_plain(3)
    assert split_header(plain, characters(*upper, *set_years(22)), 10) is plain


def test_labels_above_a_rule_are_joined_over_their_columns() -> None:
    labels = [set_text("施策", 40, 32), set_text("実績", 140, 14), set_text("目標", 240, 14)]
    plain = make_plain(3)
    spans = [s for s in plain.spans if s not in (Span(0, 0, 1, 1), Span(1, 0, 2, 1))]
    grid = Grid(XS, plain.ys, tuple(sorted([*spans, Span(0, 0, 2, 1)])))
    joined = join_header(grid, characters(*labels, *set_years(44)), 10)
    assert joined.spans[:3] == (Span(0, 0, 2, 1), Span(0, 1, 1, 3), Span(0, 3, 1, 5))
