"""The measures of the benchmark, on tables written out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.scores import (
    Counts,
    Found,
    average_scores,
    average_teds,
    match_tables,
    score_document,
    write_table,
)
from benchmarks.truth import CutRow, DocumentTruth, TruthArrow, TruthCell, TruthTable, hash_text


def make_table(page: int, *rows: str, arrows: tuple[TruthArrow, ...] = ()) -> TruthTable:
    """A table of rows such as ``"施策|番号"``, each cell of one row and column."""
    cells = tuple(
        TruthCell(row, col, 1, 1, text)
        for row, line in enumerate(rows)
        for col, text in enumerate(line.split("|"))
    )
    return TruthTable((page,), len(rows), len(rows[0].split("|")), cells, arrows)


def make_truth(
    *tables: TruthTable,
    joined: tuple[TruthTable, ...] = (),
    cut_rows: tuple[CutRow, ...] = (),
    page_numbers: tuple[int, ...] | None = None,
) -> DocumentTruth:
    return DocumentTruth(
        "a.pdf", "style", 1, "writer", 3, tables, joined, cut_rows, page_numbers=page_numbers
    )


PLAN = make_table(1, "施策|担当課", "見守り|長寿課", "|")


def test_what_is_found_as_printed_scores_one() -> None:
    scores = score_document(make_truth(PLAN), Found((PLAN,)))
    assert (scores.text.f1, scores.strict.f1) == (1.0, 1.0)
    assert (scores.unmatched, scores.false_on_empty) == (0, 0)


def test_white_space_and_empty_cells_do_not_count() -> None:
    found = make_table(1, "施 策|担当\n課", "見守り|長寿課 ")
    scores = score_document(make_truth(PLAN), Found((found,)))
    assert scores.text == Counts(4, 4, 4)
    assert scores.strict == Counts(4, 4, 4)


def test_texts_in_the_wrong_place_count_for_text_alone() -> None:
    found = make_table(1, "担当課|施策", "見守り|長寿課")
    scores = score_document(make_truth(PLAN), Found((found,)))
    assert scores.text == Counts(4, 4, 4)
    assert scores.strict == Counts(2, 4, 4)


def test_a_lost_span_is_a_wrong_cell() -> None:
    cells = (TruthCell(0, 0, 1, 2, "計画"), TruthCell(1, 0, 1, 1, "a"), TruthCell(1, 1, 1, 1, "b"))
    true = TruthTable((1,), 2, 2, cells)
    found = replace(true, cells=(replace(cells[0], colspan=1), *cells[1:]))
    assert score_document(make_truth(true), Found((found,))).strict == Counts(2, 3, 3)


def test_texts_are_counted_by_page_and_as_often_as_they_stand_there() -> None:
    true = make_table(1, "継続|継続")
    found = (make_table(1, "継続|新規"), make_table(2, "継続|継続"))
    assert score_document(make_truth(true), Found(found)).text == Counts(1, 4, 2)


def test_hashed_truth_is_compared_with_folded_texts() -> None:
    hashed = make_table(4, f"{hash_text('１～３回')}|{hash_text('●')}")
    truth = make_truth(hashed, page_numbers=(4,))
    scores = score_document(truth, Found((make_table(4, "1〜3 回|○"), make_table(5, "x|y"))))
    assert scores.text == Counts(1, 2, 2)
    assert (scores.unmatched, scores.false_on_empty) == (0, 0), "page 5 was not keyed"
    assert scores.joins is None


def test_tables_are_matched_by_their_common_texts() -> None:
    true = [make_table(1, "a|b", "c|d"), make_table(1, "e|f")]
    found = [make_table(1, "e|f", "a|x"), make_table(1, "a|b", "c|d")]
    matches = match_tables(true, found)
    assert [match.found for match in matches] == [found[1], found[0]]


def test_a_table_in_the_right_place_goes_before_one_with_the_same_texts() -> None:
    true = [make_table(1, "a|b")]
    found = [make_table(1, "b|a"), make_table(1, "a|b")]
    assert match_tables(true, found)[0].found == found[1]


def test_false_tables_are_those_on_empty_pages_and_those_without_a_true_one() -> None:
    found = (PLAN, make_table(1, "枠|枠"), make_table(2, "組織図"))
    scores = score_document(make_truth(PLAN), Found(found))
    assert (scores.unmatched, scores.false_on_empty) == (1, 1)


def test_prose_alone_has_no_share_in_the_means() -> None:
    prose = score_document(make_truth(), Found((make_table(1, "囲み"),)))
    plan = score_document(make_truth(PLAN), Found((PLAN,)))
    average = average_scores([prose, plan], [None, 1.0])
    assert (average.documents, average.text, average.strict, average.teds) == (2, 1.0, 1.0, 1.0)
    assert average.false_on_empty == 1


def test_arrows_are_right_by_row_and_columns() -> None:
    true = make_table(1, "事業|R8|R9", "a|→|", arrows=(TruthArrow(1, 1, 2, "実施"),))
    right = replace(true, arrows=(TruthArrow(1, 1, 2),))
    short = replace(true, arrows=(TruthArrow(1, 1, 1), TruthArrow(0, 1, 2)))
    truth = make_truth(true)
    assert score_document(truth, Found((right,))).arrows == Counts(1, 1, 1)
    assert score_document(truth, Found((short,))).arrows == Counts(0, 2, 1)


PARTS = (make_table(1, "番号|事業", "1|講座を"), make_table(2, "|開く"), make_table(3, "x|y"))
WHOLE = replace(make_table(1, "番号|事業", "1|講座を\n開く"), pages=(1, 2))
SPREAD = make_truth(*PARTS, joined=(WHOLE, PARTS[2]), cut_rows=(CutRow(0, 1, 1),))


def test_page_breaks_are_right_where_as_many_tables_go_on() -> None:
    right = score_document(SPREAD, Found(PARTS, (WHOLE, PARTS[2])))
    assert (right.joins, right.row_joins) == (Counts(2, 2, 2), Counts(1, 1, 1))
    apart = score_document(SPREAD, Found(PARTS, PARTS))
    assert (apart.joins, apart.row_joins) == (Counts(1, 2, 2), Counts(0, 1, 1))
    everything = replace(WHOLE, pages=(1, 2, 3))
    assert score_document(SPREAD, Found(PARTS, (everything,))).joins == Counts(1, 2, 2)


def test_a_tool_that_joins_no_pages_has_no_share_in_joins() -> None:
    scores = score_document(SPREAD, Found(PARTS))
    assert (scores.joins, scores.row_joins) == (None, None)


def test_a_row_joined_with_others_keeps_no_cut_row_whole() -> None:
    other = replace(make_table(1, "番号|事業", "1|講座を", "|開く"), pages=(1, 2))
    assert score_document(SPREAD, Found(PARTS, (other, PARTS[2]))).row_joins == Counts(0, 1, 1)


def test_missed_tables_have_a_tree_distance_of_zero() -> None:
    matches = match_tables([PLAN, make_table(2, "a|b")], [PLAN])
    assert average_teds(matches, [1.0]) == pytest.approx(0.5)
    assert average_teds([], []) is None


def test_tables_are_written_with_their_spans() -> None:
    cells = (TruthCell(0, 0, 2, 1, "a&b"), TruthCell(0, 1, 1, 1, ""), TruthCell(1, 1, 1, 1, "c"))
    assert write_table(TruthTable((1,), 2, 2, cells)) == (
        '<table><tr><td rowspan="2">a&amp;b</td><td></td></tr><tr><td>c</td></tr></table>'
    )


def test_nothing_on_both_sides_is_right() -> None:
    assert Counts().f1 == 1.0
