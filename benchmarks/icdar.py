"""The measure of the ICDAR 2013 Table Competition on its EU documents.

Göbel, Hassan, Oro, Orsi, "ICDAR 2013 Table Competition" (ICDAR 2013), after "A Methodology for
Evaluating Algorithms for Table Understanding in PDF Documents" (DocEng 2012); details as in the
competition's own comparing tool.

An *adjacency relation* leads from a cell with text to the next cell with text to its right or
below: (text, text, direction, blank positions between). Blank positions without a next cell make
none. A spanning cell stands at each of its positions; relations of the same two cells in the same
direction count once (with the blanks of the first position, row by row or column by column). Two
relations are the same if both texts (no white space, upper case), direction and blanks are.

Tables are matched as the tool does: each true table, in order, takes the not yet taken predicted
table of its page with the most relations in common, the first of equals. Predicted tables left
over count as detected and wrong, true tables left over as missed.

Averaging, in words:

- table: precision = correct / detected, recall = correct / expected of one true table;
- document: the counts of its tables (and of its false ones) are added first;
- competition (:func:`average_by_document`): precision and recall are means over documents, each of
  equal weight, a document in which nothing was detected has precision 0; F1 is the harmonic mean of
  the two means. This is the figure by which participants were ranked;
- micro (:func:`add_scores`): counts of all documents added first, so large tables weigh more.

Document eu-009 has two ground truths (009a with its title row, 009b without); the better counts.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

from benchmarks.icdar_files import (
    CORPUS,
    find_documents,
    find_structures,
    read_document,
    read_tables,
)
from benchmarks.truth import TruthCell, TruthTable, write_truth

_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"[^A-Za-z0-9_]")

PredictedTable = TruthTable


@dataclass(frozen=True, slots=True)
class Relation:
    """A cell with text and the next one to its right or below, ``blanks`` positions between."""

    first: str
    second: str
    direction: Literal["right", "down"]
    blanks: int


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of adjacency relations; ``tables`` are the scores of the true tables, in order."""

    correct: int
    detected: int
    expected: int
    tables: tuple[Score, ...] = ()

    @property
    def precision(self) -> float:
        """Correct ones of the detected relations, 0 where nothing was detected."""
        return self.correct / self.detected if self.detected else 0.0

    @property
    def recall(self) -> float:
        """Correct ones of the expected relations, 0 where nothing was expected."""
        return self.correct / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return compute_f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Average:
    """Precision and recall as means over documents, and the harmonic mean of these two."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the mean precision and the mean recall."""
        return compute_f1(self.precision, self.recall)


def compute_f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def normalize_text(text: str, *, ignore_marks: bool = False) -> str:
    r"""The text as the competition compares it: no white space, upper case.

    With ``ignore_marks`` each mark and each letter outside ASCII is an underscore, as the option
    of the competition's tool for readers with other encodings does.

    >>> normalize_text("to air\nkg/year"), normalize_text("25 % é", ignore_marks=True)
    ('TOAIRKG/YEAR', '25__')
    """
    bare = _SPACE.sub("", text)
    return (_MARK.sub("_", bare) if ignore_marks else bare).upper()


def find_relations(table: TruthTable, *, ignore_marks: bool = False) -> Counter[Relation]:
    """The adjacency relations of a table; equal ones of different cells are counted each."""
    texts = [normalize_text(cell.text, ignore_marks=ignore_marks) for cell in table.cells]
    grid: list[list[int | None]] = [[None] * table.cols for _ in range(table.rows)]
    for number, cell in enumerate(table.cells):
        if texts[number]:
            _occupy(grid, cell, number)
    columns = [list(column) for column in zip(*grid, strict=True)]
    found: Counter[Relation] = Counter()
    for pair, blanks in _find_pairs(grid).items():
        found[Relation(texts[pair[0]], texts[pair[1]], "right", blanks)] += 1
    for pair, blanks in _find_pairs(columns).items():
        found[Relation(texts[pair[0]], texts[pair[1]], "down", blanks)] += 1
    return found


def _occupy(grid: list[list[int | None]], cell: TruthCell, number: int) -> None:
    for row in grid[cell.row : cell.row + cell.rowspan]:
        for col in range(cell.col, min(cell.col + cell.colspan, len(row))):
            row[col] = number


def _find_pairs(lines: Sequence[Sequence[int | None]]) -> dict[tuple[int, int], int]:
    """Numbers of successive cells in each line -> blank positions between (of the first line)."""
    pairs: dict[tuple[int, int], int] = {}
    for line in lines:
        filled = [(place, cell) for place, cell in enumerate(line) if cell is not None]
        for (place, cell), (next_place, next_cell) in pairwise(filled):
            if cell != next_cell:
                pairs.setdefault((cell, next_cell), next_place - place - 1)
    return pairs


def score_icdar(
    document_id: str,
    predicted: Sequence[PredictedTable],
    *,
    corpus: Path = CORPUS,
    ignore_marks: bool = False,
) -> Score:
    """The score of the tables predicted for ``eu-001`` … ``eu-027`` (``eu-009`` for both truths).

    Predicted tables stand by page, texts in plain; their first page is compared.
    """
    scores = [
        score_tables(read_tables(path), predicted, ignore_marks=ignore_marks)
        for path in find_structures(document_id, corpus)
    ]
    return max(scores, key=lambda score: score.f1)


def score_tables(
    truth: Sequence[TruthTable], predicted: Sequence[PredictedTable], *, ignore_marks: bool = False
) -> Score:
    """The score of one document against one of its truths."""
    left = [
        (table.pages[0], find_relations(table, ignore_marks=ignore_marks)) for table in predicted
    ]
    scores = []
    for table in truth:
        expected = find_relations(table, ignore_marks=ignore_marks)
        taken = _take_best(expected, table.pages[0], left)
        scores.append(Score((expected & taken).total(), taken.total(), expected.total()))
    false = Score(0, sum(relations.total() for _, relations in left), 0)
    return replace(add_scores([*scores, false]), tables=tuple(scores))


def _take_best(
    expected: Counter[Relation], page: int, left: list[tuple[int, Counter[Relation]]]
) -> Counter[Relation]:
    """The relations of the best predicted table of the page, which is removed from those left."""
    same_page = [number for number, (where, _) in enumerate(left) if where == page]
    if not same_page:
        return Counter()
    best = max(same_page, key=lambda number: (expected & left[number][1]).total())
    return left.pop(best)[1]


def add_scores(scores: Iterable[Score]) -> Score:
    """The micro score: all counts added."""
    counts = [(score.correct, score.detected, score.expected) for score in scores]
    correct, detected, expected = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return Score(correct, detected, expected)


def average_by_document(scores: Sequence[Score]) -> Average:
    """The competition's figure: means over documents of equal weight."""
    count = max(len(scores), 1)
    return Average(
        sum(score.precision for score in scores) / count,
        sum(score.recall for score in scores) / count,
    )


def main() -> None:
    """Writes the truths of all documents into a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=Path("build/icdar"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for document in find_documents(options.corpus):
        write_truth(read_document(document, options.corpus), options.out / f"{document}.json")


if __name__ == "__main__":
    main()
