"""The competition's adjacency measure, by literals."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.icdar import (
    Relation,
    Score,
    add_scores,
    average_by_document,
    find_relations,
    score_icdar,
    score_tables,
)
from benchmarks.icdar_files import (
    CORPUS,
    find_documents,
    find_pdf,
    find_structures,
    read_regions,
    read_tables,
)
from benchmarks.truth import TruthCell, TruthTable

requires_competition = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the competition's documents are absent"
)


def make_table(*cells: tuple[int, int, int, int, str], page: int = 1) -> TruthTable:
    rows = max(row + rowspan for row, _, rowspan, _, _ in cells)
    cols = max(col + colspan for _, col, _, colspan, _ in cells)
    return TruthTable((page,), rows, cols, tuple(TruthCell(*cell) for cell in cells))


SQUARE = make_table((0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"))


def test_a_square_has_four_relations() -> None:
    assert find_relations(SQUARE) == Counter(
        [
            Relation("A", "B", "right", 0),
            Relation("C", "D", "right", 0),
            Relation("A", "C", "down", 0),
            Relation("B", "D", "down", 0),
        ]
    )


def test_blank_positions_are_passed_and_counted() -> None:
    table = make_table((0, 0, 1, 1, "a"), (0, 1, 1, 1, " \n"), (0, 2, 1, 1, "b"))
    assert find_relations(table) == Counter([Relation("A", "B", "right", 1)])


def test_a_spanning_cell_meets_each_neighbour_once() -> None:
    table = make_table(
        (0, 0, 1, 2, "head"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "y"), (0, 2, 2, 1, "side")
    )
    assert find_relations(table) == Counter(
        [
            Relation("HEAD", "SIDE", "right", 0),
            Relation("X", "Y", "right", 0),
            Relation("Y", "SIDE", "right", 0),
            Relation("HEAD", "X", "down", 0),
            Relation("HEAD", "Y", "down", 0),
        ]
    )


def test_equal_relations_of_different_cells_count_each() -> None:
    table = make_table((0, 0, 1, 1, "-"), (0, 1, 1, 1, "-"), (0, 2, 1, 1, "-"))
    assert find_relations(table) == Counter({Relation("-", "-", "right", 0): 2})


def test_text_is_compared_without_white_space_and_case() -> None:
    other = make_table(
        (0, 0, 1, 1, "A "), (0, 1, 1, 1, "\nB"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "D")
    )
    assert score_tables([SQUARE], [other]).f1 == 1


def test_marks_can_be_ignored() -> None:
    dashed = make_table((0, 0, 1, 1, "1–2"), (0, 1, 1, 1, "é"))
    plain = make_table((0, 0, 1, 1, "1-2"), (0, 1, 1, 1, "è"))
    assert score_tables([dashed], [plain]).correct == 0
    assert score_tables([dashed], [plain], ignore_marks=True).correct == 1


def test_a_table_on_another_page_is_false_and_the_true_one_missed() -> None:
    other = TruthTable((2,), SQUARE.rows, SQUARE.cols, SQUARE.cells)
    assert score_tables([SQUARE], [other]) == Score(0, 4, 4, (Score(0, 0, 4),))


def test_a_table_takes_the_predicted_one_with_most_in_common() -> None:
    half = make_table((0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"))
    score = score_tables([SQUARE], [half, SQUARE])
    assert score == Score(4, 5, 4, (Score(4, 4, 4),))
    assert (score.precision, score.recall) == (0.8, 1.0)


def test_nothing_predicted_scores_nothing() -> None:
    assert score_tables([SQUARE], []) == Score(0, 0, 4, (Score(0, 0, 4),))
    assert Score(0, 0, 4).f1 == 0


def test_documents_weigh_the_same_and_f1_is_taken_of_the_means() -> None:
    average = average_by_document([Score(10, 10, 10), Score(0, 0, 90)])
    assert (average.precision, average.recall, average.f1) == (0.5, 0.5, 0.5)
    assert add_scores([Score(10, 10, 10), Score(0, 0, 90)]) == Score(10, 10, 100)


@requires_competition
def test_every_document_scores_one_against_itself() -> None:
    assert len(find_documents()) == 27
    for document in find_documents():
        tables = read_tables(find_structures(document)[-1])
        assert find_pdf(document).is_file()
        assert score_icdar(document, tables).f1 == 1, document


@requires_competition
def test_regions_stand_on_the_pages_of_the_tables() -> None:
    for path in sorted(Path(CORPUS).glob("*-str.xml")):
        regions = read_regions(Path(str(path).replace("-str", "-reg")))
        tables = read_tables(path)
        assert [region.page for region in regions] == [table.pages[0] for table in tables], path
