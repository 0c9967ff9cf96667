"""Tables whose left columns stand on one page and whose right columns stand on the next.

So budgets are printed on facing pages, and wide tables on sheets that hold two pages. The evidence
is that both halves have the same rows by their edges; tables that merely stand side by side have a
label column each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.stitch.columns import find_edges, fit_columns
from pipeline.stitch.headers import names_rows, row_cells
from schemas.document import Arrow, Cell, Table
from schemas.text import text_key

ROW_TOLERANCE = 2.0
"""Row edges of both halves may differ by this much, in points."""
HEADER_SHARE = 0.35
HEADER_HEIGHT = 60.0
"""Rows of the headers may differ down to this share of the height, or so many points."""
MANY_EDGES = 4
"""So many rows, as many on both sides, are wanted where something speaks against two halves."""
MAX_SHIFT = 18.0
"""A half may begin this much lower or higher on its page than the other, in points."""
DRIFT_SHARE = 0.05
"""Rows may drift apart by this share of the whole height."""
SURE_EDGES = 2
"""So many common row edges between top and bottom are evidence."""
_LABEL = re.compile(r"[^\d]{2,12}")
LEAST_SAME = 2
"""Of the labels of two forms (short, without numbers) so many at least are the same."""
IRREGULAR = 3
"""So many different row heights, and as many common edges, do not agree by chance."""
LABEL_SHARE = 0.6
MAX_LABEL = 20
_VALUE = re.compile(r"[\d,.:%△▲▼()+\-~○◎●×☆★→／/ー年月日円千人件回]*")


@dataclass(frozen=True, slots=True)
class HalvesFit:
    """The common row edges of two halves, and for each half the numbers of its own edges there.

    ``strength`` is the number of edges between top and bottom that both halves have.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    strength: int

    @property
    def rows(self) -> int:
        """Number of common rows."""
        return max(self.left[-1], self.right[-1])


def fit_halves(left: Table, right: Table) -> HalvesFit | None:
    """How the rows of two tables lie beside each other, or None when they do not.

    Top and bottom must agree; below the headers, the rows of one must be finer or the same.
    """
    first, second = find_row_edges(left), find_row_edges(right)
    if len(first) < 2 or len(second) < 2:
        return None
    if not _agree(first[0], second[0]):
        return _fit_shifted(first, second)
    return _fit_edges(first, second, right)


def _fit_shifted(first: Sequence[float], second: Sequence[float]) -> HalvesFit | None:
    """The fit of halves that begin at different heights, as under headings of different heights.

    All other places must agree once one half is moved, and many of them.
    """
    shift = first[0] - second[0]
    moved = tuple(y + shift for y in second)
    if abs(shift) > MAX_SHIFT or not _agree(first[-1], moved[-1]):
        return None
    fit = _fit_common(first, moved)
    return fit if fit is not None and fit.strength >= MANY_EDGES else None


def _fit_edges(first: Sequence[float], second: Sequence[float], right: Table) -> HalvesFit | None:
    if not _agree(first[-1], second[-1]):
        return _fit_drifting(first, second, right)
    return _fit_common(first, second)


def _fit_common(first: Sequence[float], second: Sequence[float]) -> HalvesFit | None:
    common = [a for a in first[1:-1] if any(_agree(a, b) for b in second[1:-1])]
    body = min(common, default=first[0])
    if body > first[0] + max(HEADER_HEIGHT, HEADER_SHARE * (first[-1] - first[0])):
        body = first[0]
    lone = _lone(first, second, body), _lone(second, first, body)
    if lone[0] and lone[1]:
        return None
    return _number_rows(first, second, len(common))


def _fit_drifting(
    first: Sequence[float], second: Sequence[float], right: Table
) -> HalvesFit | None:
    """The fit of as many rows whose edges drift apart, as longer texts at the right push them down.

    Only where the heading at the right says that its first column names no rows.
    """
    heading = row_cells(right, 0)[:1]
    if len(first) != len(second) or not heading or names_rows(heading[0].text) is not False:
        return None
    drift = max(abs(a - b) for a, b in zip(first, second, strict=True))
    if len(first) <= MANY_EDGES or drift > DRIFT_SHARE * (first[-1] - first[0]):
        return None
    numbers = tuple(range(len(first)))
    strength = sum(_agree(a, b) for a, b in zip(first[1:-1], second[1:-1], strict=True))
    return HalvesFit(numbers, numbers, strength)


def lacks_labels(table: Table, fit: HalvesFit) -> bool:
    """Whether the same many rows stand at the right without labels: no table of its own."""
    return _same_body(fit) and fit.rows >= MANY_EDGES and not has_labels(table)


def _same_body(fit: HalvesFit) -> bool:
    """Whether both halves have the same rows below the first, which may be parted in one."""
    coarse, fine = sorted((fit.left, fit.right), key=len)
    return coarse[1:] == fine[len(fine) - len(coarse) + 1 :]


def find_row_edges(table: Table) -> tuple[float, ...]:
    """The y places of all row edges from top to bottom; empty where one is not known."""
    places: list[list[float]] = [[] for _ in range(table.rows + 1)]
    for cell in table.cells:
        if cell.bbox is not None and cell.last_row < table.rows:
            places[cell.row].append(cell.bbox.top)
            places[cell.last_row + 1].append(cell.bbox.bottom)
    return tuple(sum(group) / len(group) for group in places) if all(places) else ()


def _agree(a: float, b: float) -> bool:
    return abs(a - b) <= ROW_TOLERANCE


def _lone(edges: Sequence[float], others: Sequence[float], body: float) -> list[float]:
    """Edges below the headers that the other half lacks."""
    return [a for a in edges if a > body and not any(abs(a - b) <= ROW_TOLERANCE for b in others)]


def _number_rows(first: Sequence[float], second: Sequence[float], strength: int) -> HalvesFit:
    """Common rows; edges of the coarser header are moved onto the nearest ones of the finer."""
    moved = _snap(first, second), _snap(second, first)
    moved = (tuple(first), moved[1]) if len(first) > len(second) else (moved[0], tuple(second))
    edges = sorted({*moved[0], *moved[1]})
    places = {edge: number for number, edge in enumerate(edges)}
    return HalvesFit(
        tuple(places[edge] for edge in moved[0]), tuple(places[edge] for edge in moved[1]), strength
    )


def _snap(edges: Sequence[float], onto: Sequence[float]) -> tuple[float, ...]:
    """Edges moved onto near ones of the other half, each onto another, in order."""
    snapped: list[float] = []
    for number, edge in enumerate(edges):
        reach = _reach(edges, number)
        near = [y for y in onto if abs(y - edge) <= reach and (not snapped or y > snapped[-1])]
        snapped.append(min(near, key=lambda y: abs(y - edge)) if near else edge)
    return tuple(snapped)


def _reach(edges: Sequence[float], number: int) -> float:
    """How far an edge may be moved: less than half the way to its neighbours."""
    gaps = [abs(edges[i] - edges[number]) for i in (number - 1, number + 1) if 0 <= i < len(edges)]
    return max(ROW_TOLERANCE, 0.4 * min(gaps))


def are_halves(left: Table, right: Table, fit: HalvesFit, on_spread: bool) -> bool:
    """Whether the right table surely has the right columns of the left one's rows.

    Not when few row edges agree or headings are the same, nor when it brings labels of its own for
    the very same rows; on a spread, finer rows at the right may have labels.
    """
    if fit.strength < SURE_EDGES or _shares_headings(left, right):
        return False
    if fit.right != fit.left and len(fit.right) > len(fit.left) and on_spread:
        return True
    return _is_irregular(left, fit) or not has_labels(right)


def have_same_columns(left: Table, right: Table) -> bool:
    """Whether both have the same columns, so that one goes on below the other."""
    fit = fit_columns(find_edges(left), find_edges(right))
    return fit is not None and fit.is_exact


def say_the_same(left: Table, right: Table) -> bool:
    """Whether two in five short cells stand in both at the same place: two forms with labels."""
    ours = {(c.row, c.col): text_key(c.text) for c in left.cells}
    theirs = [c for c in right.cells if _LABEL.fullmatch(text_key(c.text))]
    same = sum(ours.get((c.row, c.col)) == text_key(c.text) for c in theirs)
    return same >= LEAST_SAME and 5 * same >= 2 * len(theirs)


def _shares_headings(left: Table, right: Table) -> bool:
    """Whether the first heading at the right, or its labels, stand at the left too."""
    first = row_cells(right, 0)[:1]
    keys = {text_key(c.text) for c in row_cells(left, 0)} - {""}
    if first and text_key(first[0].text) in keys:
        return True
    ours, theirs = ({text_key(c.text) for c in t.cells if c.col == 0} - {""} for t in (left, right))
    return 2 * len(ours & theirs) > len(theirs)


def _is_irregular(table: Table, fit: HalvesFit) -> bool:
    """Whether the common rows are so different in height that they cannot agree by chance."""
    edges = find_row_edges(table)
    heights = {round((b - a) / (2 * ROW_TOLERANCE)) for a, b in pairwise(edges[1:])}
    return fit.left == fit.right and len(heights) >= IRREGULAR <= fit.strength


def has_labels(table: Table) -> bool:
    """Whether the first column names the rows: short, different texts that are no values.

    Its heading decides where it is a known one (事業名, but not 目標).
    """
    heading = row_cells(table, 0)[:1]
    known = names_rows(heading[0].text) if heading else None
    if known is not None:
        return known
    column = [c for c in table.cells if c.col == 0 and c.row > 0]
    keys = [text_key(c.text) for c in column]
    labels = {key for key in keys if key and len(key) <= MAX_LABEL and not _VALUE.fullmatch(key)}
    return len(labels) >= max(2.0, LABEL_SHARE * len(keys))


def combine_halves(left: Table, right: Table, fit: HalvesFit) -> Table:
    """The whole table: the right half's columns follow those of the left."""
    cells = [_lay(cell, fit.left, 0) for cell in left.cells]
    cells += [_lay(cell, fit.right, left.cols) for cell in right.cells]
    arrows = [_lay_arrow(arrow, fit.left, 0) for arrow in left.arrows]
    arrows += [_lay_arrow(arrow, fit.right, left.cols) for arrow in right.arrows]
    captions = dict.fromkeys(text for half in (left, right) if (text := half.caption))
    return replace(
        left,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
        caption="\n".join(captions),  # the unit is often printed over the right half alone
        rows=fit.rows,
        cols=left.cols + right.cols,
        header_rows=max(fit.left[left.header_rows], fit.right[right.header_rows]),
        arrows=tuple(arrows),
    )


def _lay(cell: Cell, rows: Sequence[int], col: int) -> Cell:
    top, bottom = rows[cell.row], rows[cell.last_row + 1]
    return replace(cell, row=top, rowspan=bottom - top, col=cell.col + col)


def _lay_arrow(arrow: Arrow, rows: Sequence[int], col: int) -> Arrow:
    return replace(
        arrow,
        row=rows[arrow.row],
        first_col=arrow.first_col + col,
        last_col=arrow.last_col + col,
    )
