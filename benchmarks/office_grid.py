"""The tables that one sees on a grid of written cells: what drawn borders enclose.

Spreadsheets and text documents are written on grids, and what is printed of a grid are its borders:
cells without a border between them are one cell to the eye, borders that hang together are one
table. Where two texts stand without a border between them no one can say whether they are one cell
or two; they stay as written, and the table is called loose.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from benchmarks.truth import Kind, TruthCell, TruthTable

Place = tuple[int, int]
NearPlaces = Callable[[Place], Iterable[Place]]
# Less of a cell's outline than this is no frame.
_CLOSED = 0.5


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A written cell on a grid of rows and columns that are shown; ``sides`` that are drawn.

    ``cut`` tells that it goes on over the edge of the page.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    sides: frozenset[str]
    cut: bool = False

    @property
    def places(self) -> Iterator[Place]:
        """The places of the grid that it covers."""
        for row in range(self.row, self.row + self.rowspan):
            for col in range(self.col, self.col + self.colspan):
                yield row, col


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of grid places, ends not included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def places(self) -> Iterator[Place]:
        """Its places, row by row."""
        for row in range(self.top, self.bottom):
            for col in range(self.left, self.right):
                yield row, col

    @property
    def size(self) -> int:
        """How many places it has."""
        return (self.bottom - self.top) * (self.right - self.left)

    def holds(self, other: Box) -> bool:
        """Whether the other one lies within it."""
        return (
            self.top <= other.top
            and self.left <= other.left
            and other.bottom <= self.bottom
            and other.right <= self.right
        )


@dataclass(frozen=True, slots=True)
class SeenCell:
    """What one sees as a cell, with the written text that stands in it, if any."""

    box: Box
    written: PlacedCell | None


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table on the grid: its cells in reading order."""

    box: Box
    cells: tuple[SeenCell, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Edges:
    """Drawn edges by the place below (``above``) and right of them (``before``)."""

    above: frozenset[Place]
    before: frozenset[Place]


def find_seen_tables(cells: Sequence[PlacedCell]) -> list[SeenTable]:
    """The tables with at least two cells, from top to bottom, left to right."""
    edges = _collect_edges(cells)
    owners = {place: cell for cell in cells for place in cell.places}
    boxes = _find_boxes(edges)
    tables = [_read_box(box, edges, owners) for box in boxes]
    return [table for table in tables if table is not None]


def _collect_edges(cells: Iterable[PlacedCell]) -> _Edges:
    above, before = set[Place](), set[Place]()
    for cell in cells:
        bottom, right = cell.row + cell.rowspan, cell.col + cell.colspan
        rows, cols = range(cell.row, bottom), range(cell.col, right)
        if "top" in cell.sides:
            above |= {(cell.row, col) for col in cols}
        if "bottom" in cell.sides:
            above |= {(bottom, col) for col in cols}
        if "left" in cell.sides:
            before |= {(row, cell.col) for row in rows}
        if "right" in cell.sides:
            before |= {(row, right) for row in rows}
    return _Edges(frozenset(above), frozenset(before))


def _find_boxes(edges: _Edges) -> list[Box]:
    """The rectangles around rules that hang together, those within others left out."""
    ends = [((row, col), (row, col + 1)) for row, col in edges.above]
    ends += [((row, col), (row + 1, col)) for row, col in edges.before]
    groups = _join_ends(ends)
    boxes = [
        Box(min(r for r, _ in g), min(c for _, c in g), max(r for r, _ in g), max(c for _, c in g))
        for g in groups
    ]
    wide = {box for box in boxes if box.bottom > box.top and box.right > box.left}
    areas = sorted(wide, key=attrgetter("top", "left", "bottom", "right"))
    return [b for b in areas if not any(other.holds(b) for other in areas if other != b)]


def _join_ends(ends: Iterable[tuple[Place, Place]]) -> list[set[Place]]:
    """The groups of points that pieces of rules join."""
    neighbours: dict[Place, list[Place]] = {}
    for first, second in ends:
        neighbours.setdefault(first, []).append(second)
        neighbours.setdefault(second, []).append(first)
    return _flood(sorted(neighbours), lambda point: neighbours[point])


def _flood(places: Sequence[Place], near: NearPlaces) -> list[set[Place]]:
    """The groups of places that hang together."""
    groups: list[set[Place]] = []
    seen: set[Place] = set()
    for start in places:
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = [place for place in near(waiting.pop()) if place not in group]
            group.update(fresh)
            waiting += fresh
        seen |= group
        groups.append(group)
    return groups


def _read_box(box: Box, edges: _Edges, owners: Mapping[Place, PlacedCell]) -> SeenTable | None:
    """The table in a rectangle of rules; None where it holds prose, not cells beside others."""
    cells: list[SeenCell] = []
    loose = False
    for region in _flood(list(box.places), lambda place: _find_near(place, box, edges, owners)):
        written = _find_written(region, owners)
        outline = _bound(region)
        whole = outline.size == len(region) and len(written) <= 1
        if whole:
            cells.append(SeenCell(outline, written[0] if written else None))
        else:
            cells += _split_region(region, owners)
        # A text that rules hardly surround may be a caption as well as a cell.
        loose |= not whole or (bool(written) and _measure_frame(outline, edges) < _CLOSED)
    if len(cells) < 2 or _is_headed_box(cells):
        return None
    cells.sort(key=lambda cell: (cell.box.top, cell.box.left))
    return SeenTable(box, tuple(cells), "loose" if loose else "ruled")


def _find_near(
    place: Place, box: Box, edges: _Edges, owners: Mapping[Place, PlacedCell]
) -> Iterator[Place]:
    """The places beside one that no drawn edge parts from it, or that are one merged cell."""
    row, col = place
    owner = owners.get(place)
    for other, parted in (
        ((row - 1, col), (row, col) in edges.above),
        ((row + 1, col), (row + 1, col) in edges.above),
        ((row, col - 1), (row, col) in edges.before),
        ((row, col + 1), (row, col + 1) in edges.before),
    ):
        inside = box.top <= other[0] < box.bottom and box.left <= other[1] < box.right
        if inside and (not parted or (owner is not None and owners.get(other) is owner)):
            yield other


def _find_written(region: set[Place], owners: Mapping[Place, PlacedCell]) -> list[PlacedCell]:
    found = {id(owners[place]): owners[place] for place in sorted(region) if place in owners}
    return [cell for cell in found.values() if cell.text]


def _bound(region: Iterable[Place]) -> Box:
    rows, cols = zip(*region, strict=True)
    return Box(min(rows), min(cols), max(rows) + 1, max(cols) + 1)


def _split_region(region: set[Place], owners: Mapping[Place, PlacedCell]) -> Iterator[SeenCell]:
    """The written cells of a region, and its other places one by one."""
    done: set[Place] = set()
    for place in sorted(region):
        if place not in done:
            cell = owners.get(place)
            covered = set(cell.places) & region if cell else {place}
            done |= covered
            yield SeenCell(_bound(covered), cell if cell and cell.text else None)


def _measure_frame(box: Box, edges: _Edges) -> float:
    """The share of a rectangle's outline that is drawn."""
    rows, cols = range(box.top, box.bottom), range(box.left, box.right)
    drawn = sum((line, col) in edges.above for line in (box.top, box.bottom) for col in cols)
    drawn += sum((row, line) in edges.before for line in (box.left, box.right) for row in rows)
    return drawn / (2 * (len(rows) + len(cols)))


def _is_headed_box(cells: Sequence[SeenCell]) -> bool:
    """A heading strip over prose: two cells, one below the other."""
    return len(cells) == 2 and cells[0].box.left == cells[1].box.left


def make_table(seen: SeenTable, page: int, header_rows: int = 0) -> TruthTable:
    """The table with its rows and columns counted by the lines that cells begin or end at."""
    rows = _find_lines(seen)
    cols = sorted({line for cell in seen.cells for line in (cell.box.left, cell.box.right)})
    cells = tuple(_make_cell(cell, rows, cols) for cell in seen.cells)
    headers = sum(line <= header_rows for line in rows[1:]) if header_rows else 0
    return TruthTable(
        (page,), len(rows) - 1, len(cols) - 1, cells, header_rows=headers, kind=seen.kind
    )


def _find_lines(seen: SeenTable) -> list[int]:
    return sorted({line for cell in seen.cells for line in (cell.box.top, cell.box.bottom)})


def count_row(seen: SeenTable, place: int) -> int:
    """The row of the table, as :func:`make_table` counts, that shows a row of the grid."""
    return bisect(_find_lines(seen), place) - 1


def see_as_written(cells: Sequence[PlacedCell]) -> SeenTable:
    """A loose table of the cells as they are written."""
    box = _bound(place for cell in cells for place in cell.places)
    owners = {place: cell for cell in cells for place in cell.places}
    return SeenTable(box, tuple(_split_region(set(box.places), owners)), "loose")


def _make_cell(cell: SeenCell, rows: Sequence[int], cols: Sequence[int]) -> TruthCell:
    row, col = rows.index(cell.box.top), cols.index(cell.box.left)
    return TruthCell(
        row,
        col,
        rows.index(cell.box.bottom) - row,
        cols.index(cell.box.right) - col,
        cell.written.text if cell.written else "",
    )


def find_loose_tables(cells: Sequence[PlacedCell], tables: Sequence[SeenTable]) -> list[SeenTable]:
    """Blocks of texts outside the tables that stand in rows and columns without rules."""
    texts = [c for c in cells if c.text and not any(t.box.holds(_cover(c)) for t in tables)]
    owners = {place: cell for cell in texts for place in cell.places}
    found = []
    for group in _flood(sorted(owners), lambda place: _find_beside(place, owners)):
        box = _bound(group)
        if min(box.bottom - box.top, box.right - box.left) > 1 and len(group) > box.size / 2:
            places = {place: cell for place, cell in owners.items() if place in group}
            cut = tuple(_split_region(set(box.places), places))
            if len({cell.box.left for cell in cut}) > 1 and len({cell.box.top for cell in cut}) > 1:
                found.append(SeenTable(box, cut, "loose"))
    return found


def _cover(cell: PlacedCell) -> Box:
    return Box(cell.row, cell.col, cell.row + cell.rowspan, cell.col + cell.colspan)


def _find_beside(place: Place, owners: Mapping[Place, PlacedCell]) -> Iterator[Place]:
    row, col = place
    for other in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
        if other in owners:
            yield other
