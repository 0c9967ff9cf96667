"""The measures of the benchmark: what a tool found in one document against its truth.

Found tables have the form of true ones. Texts are compared without white space; where the truth
holds hashes, found texts are folded and hashed first (:mod:`benchmarks.truth`). Only pages that
were keyed count. Tables are matched page by page: the pair with the most texts in common first, the
first in reading order of equals, none without a common text.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from benchmarks.truth import (
    HASH,
    CutRow,
    DocumentTruth,
    TruthCell,
    TruthTable,
    hash_text,
    strip_text,
)

FoundTable = TruthTable
Texts = Counter[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool found in a document; ``joined`` is None where it joins no pages."""

    tables: tuple[FoundTable, ...]
    joined: tuple[FoundTable, ...] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things were found right, found at all, and were there to find."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing on both sides."""
        total = self.found + self.expected
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.found + other.found, self.expected + other.expected
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A true table with the found one that stands for it, if any; both with comparable texts."""

    true: TruthTable
    found: FoundTable | None


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of one document.

    - ``text``: non-empty cell texts, as a multiset by page.
    - ``strict``: non-empty cells by row, column, spans and text, within matched tables.
    - ``joins``: page breaks between pages with tables; right are those over which as many tables
      go on as in truth. None where the tool joins no pages, or not all pages were keyed.
    - ``row_joins``: rows cut by a page break; right are those that stand whole in a joined table.
    - ``arrows``: right are those of the same row, first and last column, in matched tables.
    - ``false_on_empty``: tables found on pages without any; ``unmatched``: other found tables that
      stand for no true one.
    """

    document: str
    has_tables: bool
    text: Counts
    strict: Counts
    joins: Counts | None
    row_joins: Counts | None
    arrows: Counts
    false_on_empty: int
    unmatched: int
    matches: tuple[Match, ...]


def score_document(truth: DocumentTruth, found: Found) -> Scores:
    """All measures of one document but TEDS, whose input :func:`write_table` makes of matches."""
    true, hashed = [_compare(table) for table in truth.tables], _is_hashed(truth)
    tables = [_compare(t, hashed) for t in found.tables if _is_keyed(truth, t.pages[0])]
    matches = match_tables(true, tables)
    taken = [match.found for match in matches if match.found is not None]
    pages = {table.pages[0] for table in true}
    on_empty = sum(table.pages[0] not in pages for table in tables)
    return Scores(
        truth.document,
        bool(true),
        _score_texts(true, tables),
        _score_cells(matches, tables),
        _score_joins(truth, found),
        _score_row_joins(truth, found),
        _score_arrows(matches, tables),
        on_empty,
        len(tables) - len(taken) - on_empty,
        tuple(matches),
    )


def _is_hashed(truth: DocumentTruth) -> bool:
    return any(cell.text.startswith(HASH) for table in truth.tables for cell in table.cells)


def _is_keyed(truth: DocumentTruth, page: int) -> bool:
    return truth.page_numbers is None or page in truth.page_numbers


def _compare(table: TruthTable, hashed: bool = False) -> TruthTable:
    """The table with texts as they are compared."""
    fold = hash_text if hashed else strip_text
    cells = tuple(replace(cell, text=fold(cell.text)) for cell in table.cells)
    return replace(table, cells=cells)


def count_texts(tables: Iterable[TruthTable]) -> Texts:
    """The non-empty texts of tables, each as often as it stands there."""
    return Counter(cell.text for table in tables for cell in table.cells if cell.text)


def match_tables(true: Sequence[TruthTable], found: Sequence[FoundTable]) -> list[Match]:
    """Each true table, in order, with the found one of its page that stands for it.

    Among equals in common texts the pair with more cells in the right place goes first.
    """
    pairs = sorted(
        (_rate(first, second), -number, -other)
        for number, first in enumerate(true)
        for other, second in enumerate(found)
        if first.pages[0] == second.pages[0]
    )
    matched: dict[int, int] = {}
    for (common, _), number, other in reversed(pairs):
        if common and -number not in matched and -other not in matched.values():
            matched[-number] = -other
    return [
        Match(table, found[matched[number]] if number in matched else None)
        for number, table in enumerate(true)
    ]


def _rate(first: TruthTable, second: TruthTable) -> tuple[int, int]:
    texts = (count_texts([first]) & count_texts([second])).total()
    return texts, len(_place_cells(first) & _place_cells(second))


def _place_cells(table: TruthTable) -> set[TruthCell]:
    return {cell for cell in table.cells if cell.text}


def _score_texts(true: Sequence[TruthTable], found: Sequence[FoundTable]) -> Counts:
    expected, given = _count_by_page(true), _count_by_page(found)
    return Counts((expected & given).total(), given.total(), expected.total())


def _count_by_page(tables: Iterable[TruthTable]) -> Counter[tuple[int, str]]:
    return Counter(
        (table.pages[0], cell.text) for table in tables for cell in table.cells if cell.text
    )


def _score_cells(matches: Iterable[Match], found: Iterable[FoundTable]) -> Counts:
    right = expected = 0
    for match in matches:
        cells = _place_cells(match.true)
        expected += len(cells)
        right += len(cells & _place_cells(match.found)) if match.found else 0
    return Counts(right, sum(len(_place_cells(table)) for table in found), expected)


def _score_arrows(matches: Iterable[Match], found: Iterable[FoundTable]) -> Counts:
    right = expected = 0
    for match in matches:
        arrows = _place_arrows(match.true)
        expected += arrows.total()
        right += (arrows & _place_arrows(match.found)).total() if match.found else 0
    return Counts(right, sum(len(table.arrows) for table in found), expected)


def _place_arrows(table: TruthTable) -> Counter[tuple[int, int, int]]:
    return Counter((arrow.row, arrow.first_col, arrow.last_col) for arrow in table.arrows)


def _score_joins(truth: DocumentTruth, found: Found) -> Counts | None:
    if found.joined is None or truth.page_numbers is not None:
        return None
    pages = {page for table in truth.tables for page in table.pages}
    expected, given = _count_breaks(truth.joined), _count_breaks(found.joined)
    # A join that was found where no table stands on one side is a break judged wrong as well.
    breaks = {page for page in pages if page + 1 in pages} | set(given)
    right = sum(expected[page] == given[page] for page in breaks)
    return Counts(right, len(breaks), len(breaks))


def _count_breaks(joined: Iterable[TruthTable]) -> Counter[int]:
    """How many tables go on over each page break, by the page before it."""
    return Counter(page for table in joined for page in set(table.pages) if page + 1 in table.pages)


def _score_row_joins(truth: DocumentTruth, found: Found) -> Counts | None:
    if found.joined is None or truth.page_numbers is not None:
        return None
    hashed = _is_hashed(truth)
    rows = [row for table in found.joined for row in _list_rows(_compare(table, hashed))]
    wanted = [texts for cut in truth.cut_rows if (texts := _find_row(truth, cut))]
    right = sum(any(texts <= row for row in rows) for texts in wanted)
    return Counts(right, len(wanted), len(wanted))


def _find_row(truth: DocumentTruth, cut: CutRow) -> Texts:
    """The texts of the cells that begin in a cut row."""
    table = _compare(truth.joined[cut.joined])
    return Counter(cell.text for cell in table.cells if cell.row == cut.row and cell.text)


def _list_rows(table: TruthTable) -> list[Texts]:
    """The texts of the cells that begin in each row."""
    cells = sorted(table.cells, key=lambda cell: cell.row)
    return [
        Counter(cell.text for cell in row if cell.text)
        for _, row in groupby(cells, key=lambda cell: cell.row)
    ]


def write_table(table: TruthTable) -> str:
    """The table as HTML, the input of TEDS: rows of ``td`` with spans, in reading order."""
    cells = sorted(table.cells, key=lambda c: (c.row, c.col))
    rows = ("".join(map(_write_cell, row)) for _, row in groupby(cells, key=lambda cell: cell.row))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _write_cell(cell: TruthCell) -> str:
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<td{spans}>{html.escape(cell.text)}</td>"


@dataclass(frozen=True, slots=True)
class SetScores:
    """The measures of a set.

    ``text``, ``strict`` and ``teds`` are means over the documents that have tables (each of equal
    weight); the others are counts over all documents. ``teds`` is None where it was not measured.
    """

    documents: int
    text: float
    strict: float
    teds: float | None
    joins: Counts | None
    row_joins: Counts | None
    arrows: Counts
    false_on_empty: int
    unmatched: int


def average_scores(scores: Sequence[Scores], teds: Sequence[float | None]) -> SetScores:
    """The measures of a set; ``teds`` holds one figure a document (:func:`average_teds`)."""
    with_tables = [score for score in scores if score.has_tables]
    known = [value for value in teds if value is not None]
    return SetScores(
        len(scores),
        _mean([score.text.f1 for score in with_tables]),
        _mean([score.strict.f1 for score in with_tables]),
        _mean(known) if known else None,
        _add([score.joins for score in scores]),
        _add([score.row_joins for score in scores]),
        _add([score.arrows for score in scores]) or Counts(),
        sum(score.false_on_empty for score in scores),
        sum(score.unmatched for score in scores),
    )


def average_teds(matches: Sequence[Match], values: Sequence[float]) -> float | None:
    """The mean of a document, true tables not found with 0; ``values`` those of the found ones."""
    return sum(values) / len(matches) if matches else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _add(counts: Iterable[Counts | None]) -> Counts | None:
    known = [each for each in counts if each is not None]
    return sum(known, Counts()) if known else None
