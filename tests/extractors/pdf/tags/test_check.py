from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.reader import Characters
from extractors.pdf.tables.grid import Grid, Span
from extractors.pdf.tags.check import Reason, Trust, check_tags
from extractors.pdf.tags.place import TaggedTable, place_tables
from extractors.pdf.tags.tree import read_tag_tables
from tests.extractors.pdf.pages import characters, set_text
from tests.extractors.pdf.tagged import cell, element, make_tagged

Words = list[tuple[str, float, float, int]]
SQUARE: Words = [("項目", 0, 0, 1), ("値", 50, 0, 2), ("道路", 0, 20, 3), ("五", 50, 20, 4)]


def place(rows: list[list[str]], words: Words) -> tuple[TaggedTable, Characters]:
    """A table and the characters ``(text, x, top, mark)`` on its page."""
    table = element("Table", *(element("TR", *row) for row in rows))
    marks = np.repeat([mark for *_, mark in words], [len(text) for text, *_ in words])
    content = characters(*(set_text(text, x, top) for text, x, top, _ in words))
    (part,) = place_tables(read_tag_tables(make_tagged(table)), 1, content, marks)
    return part, content


def stated(*marks: int) -> str:
    return cell(*marks, spans="/RowSpan 1 /ColSpan 1")


STATED = [[stated(1), stated(2)], [stated(3), stated(4)]]
SILENT = [[cell(1), cell(2)], [cell(3), cell(4)]]
XS, YS = np.array([-5.0, 40.0, 90.0]), np.array([-5.0, 15.0, 35.0])
FULL = Grid(XS, YS, (Span(0, 0, 1, 1), Span(0, 1, 1, 2), Span(1, 0, 2, 1), Span(1, 1, 2, 2)))
ROWS_ONLY = Grid(XS[[0, 2]], YS, (Span(0, 0, 1, 1), Span(1, 0, 2, 1)))


@pytest.mark.parametrize(
    ("rows", "grids", "trust", "reason"),
    [
        (STATED, [], Trust.TAGS, Reason.NO_RULES),
        (SILENT, [], Trust.TAGS, Reason.NO_RULES),
        (STATED, [FULL], Trust.RULED, Reason.AGREES),
        (SILENT, [FULL], Trust.RULED, Reason.AGREES),
        (STATED, [ROWS_ONLY], Trust.TAGS, Reason.RULES_DIFFER),
        (SILENT, [ROWS_ONLY], Trust.RULED, Reason.NO_SPANS),
    ],
)
def test_who_wins(rows: list[list[str]], grids: list[Grid], trust: Trust, reason: Reason) -> None:
    verdict = check_tags(*place(rows, SQUARE), grids)
    assert (verdict.trust, verdict.reason) == (trust, reason)
    assert not verdict.contradicts


def test_a_missing_line_to_an_empty_cell_does_not_merge_it() -> None:
    rows = [[stated(1), stated(2)], [stated(3), stated()]]
    open_side = Grid(XS, YS, (Span(0, 0, 1, 1), Span(0, 1, 1, 2), Span(1, 0, 2, 2)))
    verdict = check_tags(*place(rows, SQUARE[:3]), [open_side])
    assert (verdict.trust, verdict.reason) == (Trust.TAGS, Reason.RULES_DIFFER)


def test_a_tree_without_its_empty_cells_leaves_the_shape_to_the_rules() -> None:
    rows = [[stated(1), stated(2)], [stated(3)]]
    wide = Grid(XS, YS, (Span(0, 0, 1, 1), Span(0, 1, 1, 2), Span(1, 0, 2, 2)))
    verdict = check_tags(*place(rows, SQUARE[:3]), [wide])
    assert (verdict.trust, verdict.reason) == (Trust.RULED, Reason.GAPS)


def test_ragged_rows_of_a_silent_tree_are_not_believed() -> None:
    verdict = check_tags(*place([[cell(1), cell(2)], [cell(3)]], SQUARE[:3]))
    assert (verdict.trust, verdict.reason) == (Trust.NEITHER, Reason.NO_SPANS)


def test_one_column_is_no_table() -> None:
    verdict = check_tags(*place([[stated(1)], [stated(3)]], SQUARE))
    assert verdict.reason is Reason.TOO_SMALL


def test_cells_in_the_wrong_columns_are_a_contradiction() -> None:
    rows = [[stated(2), stated(1)], [stated(3), stated(4)]]
    verdict = check_tags(*place(rows, SQUARE))
    assert (verdict.trust, verdict.reason) == (Trust.NEITHER, Reason.COLUMNS_OVERLAP)
    assert verdict.contradicts
    assert check_tags(*place(rows, SQUARE), [FULL]).trust is Trust.RULED


def test_cells_in_the_wrong_rows_are_a_contradiction() -> None:
    rows = [[stated(3), stated(2)], [stated(1), stated(4)]]
    assert check_tags(*place(rows, SQUARE)).reason is Reason.ROWS_OVERLAP


def test_other_text_inside_the_table_is_a_contradiction() -> None:
    words: Words = [*SQUARE, ("外", 30, 10, 9)]
    verdict = check_tags(*place(STATED, words))
    assert verdict.reason is Reason.FOREIGN_TEXT
    assert verdict.share == pytest.approx(1 / 7)


def test_marks_that_lead_nowhere_are_a_contradiction() -> None:
    verdict = check_tags(
        *place([[stated(1), stated(2)], [stated(8), stated(9)], [stated(7)]], SQUARE[:2])
    )
    assert verdict.reason is Reason.TEXT_MISSING


def test_lines_through_many_cells_are_a_contradiction() -> None:
    xs = np.array([-5.0, 10.0, 40.0, 90.0])
    spans = tuple(Span(row, col, row + 1, col + 1) for row in range(2) for col in range(3))
    verdict = check_tags(*place(STATED, SQUARE), [Grid(xs, YS, spans)])
    assert (verdict.trust, verdict.reason) == (Trust.RULED, Reason.RULES_CUT)
    assert verdict.share == 0.5
