"""Whether the tags of a table may be believed.

Trees of spreadsheets and word processors often drop spans or name cells in the wrong order, so
tags are evidence: the places of the characters must not contradict them, and the ruled grid on
the same area says what the tree may have left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np

from extractors.pdf.reader import Characters, IndexArray
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tags.edges import Extents
from extractors.pdf.tags.grids import are_inside, find_extents, find_size, match_spans
from extractors.pdf.tags.model import TagTable
from extractors.pdf.tags.place import TaggedTable
from schemas.geometry import BBox

# Content may reach this far (in ems) into the next column or row.
OVERLAP = 0.35
# Shares up to which exceptions are borne: characters of others inside, marks without characters,
# cells that drawn lines cut.
MAX_FOREIGN, MAX_LOST, MAX_CUT = 0.02, 0.5, 0.2
# Rows times columns of one page.
MAX_PLACES = 250_000


class Trust(Enum):
    """What to make the table from."""

    TAGS = "tags"
    RULED = "ruled"
    NEITHER = "neither"


class Reason(Enum):
    """Why, as a code for findings."""

    AGREES = "agrees"
    """The ruled grid parts the same cells."""
    NO_RULES = "no-rules"
    """No ruled grid stands there, and nothing contradicts the tags."""
    RULES_DIFFER = "rules-differ"
    """The tree knows spans; lines are missing between its cells, or cut a few of them."""
    GAPS = "gaps"
    """The tree lacks its empty cells; the ruled grid parts the same others, and knows them all."""
    NO_SPANS = "no-spans"
    """The tree never speaks of spans, so that the ruled grid or other evidence counts."""
    TOO_SMALL = "too-small"
    """The table has fewer than two columns with text, or none of its text is on the page."""
    TOO_LARGE = "too-large"
    """The tree claims more rows and columns than any page holds."""
    TEXT_MISSING = "text-missing"
    """Half of the marked content was not found on the page."""
    FOREIGN_TEXT = "foreign-text"
    """Other text stands inside the table."""
    COLUMNS_OVERLAP = "columns-overlap"
    ROWS_OVERLAP = "rows-overlap"
    RULES_CUT = "rules-cut"
    """Drawn lines cut many of its cells."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to make a table from, and why; ``share`` is how much speaks against its tags (0 … 1)."""

    trust: Trust
    reason: Reason
    share: float = 0.0

    @property
    def contradicts(self) -> bool:
        """Whether the page contradicts a tree that speaks of spans (worth a finding)."""
        return self.reason in _CONTRADICTIONS


DIFFERS = (Trust.TAGS, Reason.RULES_DIFFER)
CUT = (Trust.RULED, Reason.RULES_CUT)
_CONTRADICTIONS = frozenset(
    {
        Reason.TEXT_MISSING,
        Reason.FOREIGN_TEXT,
        Reason.COLUMNS_OVERLAP,
        Reason.ROWS_OVERLAP,
        Reason.RULES_CUT,
    }
)


def check_tags(
    part: TaggedTable,
    characters: Characters,
    grids: Sequence[Grid] = (),
) -> Verdict:
    """The verdict on a tagged table, given the ruled grids of the page."""
    if not part.filled or is_small(part.table):
        return Verdict(Trust.NEITHER, Reason.TOO_SMALL)
    if len(part.rows) * part.table.cols > MAX_PLACES:
        return Verdict(Trust.NEITHER, Reason.TOO_LARGE)
    matches = [match_spans(part, characters, grid) for grid in grids]
    near = [number for number, pairs in enumerate(matches) if len(pairs)]
    if len(near) == 1 and stand_apart(part, matches[near[0]]):
        if lines_up(part, matches[near[0]], grids[near[0]]):
            return Verdict(Trust.RULED, Reason.AGREES)
        if part.gaps:
            return Verdict(Trust.RULED, Reason.GAPS)
    other = Trust.RULED if near else Trust.NEITHER
    if not part.table.states_spans and (near or not is_regular(part)):
        return Verdict(other, Reason.NO_SPANS)
    reason, share = _find_contradiction(part, characters)
    if reason is not None:
        return Verdict(other, reason, share)
    if not near:
        return Verdict(Trust.TAGS, Reason.NO_RULES)
    cut = find_cut_share(part, [matches[number] for number in near])
    return Verdict(*(CUT if cut > MAX_CUT else DIFFERS), cut)


def _find_contradiction(part: TaggedTable, characters: Characters) -> tuple[Reason | None, float]:
    """What on the page contradicts the tags, None for nothing, and how much."""
    marks = len(part.table.places[part.page])
    if part.lost > MAX_LOST * marks:
        return Reason.TEXT_MISSING, part.lost / marks
    size = find_size(part, characters)
    for across, reason in ((True, Reason.COLUMNS_OVERLAP), (False, Reason.ROWS_OVERLAP)):
        share = find_overlap(find_extents(part, across=across), OVERLAP * size)
        if share > 0:
            return reason, share
    share = find_foreign(part, characters)
    return (Reason.FOREIGN_TEXT if share > MAX_FOREIGN else None), share


def find_overlap(extents: Extents, slack: float) -> float:
    """The share of lines between tracks for which there is no room, within ``slack`` pt."""
    rooms = extents.find_rooms()
    return float((rooms[:, 1] - rooms[:, 0] < -slack).mean()) if len(rooms) else 0.0


def find_foreign(part: TaggedTable, characters: Characters) -> float:
    """The share of the visible characters inside the table's content box that are not its own."""
    inside = are_inside(characters, BBox(*part.box.tolist())) & ~characters.are_spaces()
    return float((inside & ~part.all_inside).sum() / max(inside.sum(), 1))


def is_small(table: TagTable) -> bool:
    """Whether a table has, on all its pages, fewer than two cells or columns with content."""
    filled = {cell.col for cell in table.cells if cell.marks}
    return len(filled) < 2


def is_regular(part: TaggedTable) -> bool:
    """Whether all rows have the same number of cells, so that missing spans shift nothing."""
    counts = np.bincount([cell.row for cell in part.cells], minlength=len(part.rows))
    return bool((counts == part.table.cols).all())


def stand_apart(part: TaggedTable, pairs: IndexArray) -> bool:
    """Whether each cell with text stands in one ruled cell, and no two stand in the same."""
    cells, spans = pairs[:, 0].tolist(), pairs[:, 1].tolist()
    alone = len(set(cells)) == len(cells) and len(set(spans)) == len(spans)
    return alone and set(part.filled) - part.nests <= set(cells)


def find_cut_share(part: TaggedTable, matches: Sequence[IndexArray]) -> float:
    """The share of the filled cells whose text stands in several ruled cells."""
    counts = np.bincount(np.concatenate([pairs[:, 0] for pairs in matches]))
    return float((counts > 1).sum() / len(part.filled))


def lines_up(part: TaggedTable, pairs: IndexArray, grid: Grid) -> bool:
    """Whether cells that stand apart in a ruled grid have the same neighbours there.

    Then all cells that begin (or end) in one row or column of the tags do so in the ruled grid,
    and the grid knows besides where the empty cells end.
    """
    both = [(part.cells[cell], grid.spans[span]) for cell, span in pairs.tolist()]
    return (
        _is_rising((cell.row, span.top) for cell, span in both)
        and _is_rising((cell.row + cell.rowspan, span.bottom) for cell, span in both)
        and _is_rising((cell.col, span.left) for cell, span in both)
        and _is_rising((cell.col + cell.colspan, span.right) for cell, span in both)
    )


def _is_rising(pairs: Iterable[tuple[int, int]]) -> bool:
    """Whether equal first numbers have equal second ones, and greater ones greater ones."""
    known = sorted(set(pairs))
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(known))
