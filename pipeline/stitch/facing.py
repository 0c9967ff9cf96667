"""The halves of tables on facing pages and spreads, found over the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stitch.between import is_transparent
from pipeline.stitch.columns import find_edges
from pipeline.stitch.halves import (
    HalvesFit,
    are_halves,
    combine_halves,
    fit_halves,
    have_same_columns,
    lacks_labels,
    say_the_same,
)
from pipeline.stitch.leaves import Leaf, Place, is_wide
from schemas.document import Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.geometry import BBox
from schemas.places import Anchor

MAX_GUTTER = 0.25
"""Halves on one sheet stand at most so far apart, as a share of its width."""

Signature = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two halves of a table: their places, the leaves they stand on, how their rows agree."""

    left: Place
    right: Place
    leaves: tuple[int, int]
    tables: tuple[Table, Table]
    fit: HalvesFit
    is_sure: bool

    def signature(self) -> Signature:
        """The columns of both halves, rounded: facing pages are printed alike."""
        left, right = (tuple(round(edge / 4) for edge in find_edges(t)) for t in self.tables)
        return left, right

    def combine(self) -> Table:
        """The whole table."""
        return combine_halves(*self.tables, self.fit)

    def tell(self, source: str) -> Finding:
        """The finding."""
        left, right = self.tables
        anchors = [Anchor(source, t.page, t.bbox) for t in (left, right)]
        pages = (left.page or 0, right.page or 0)
        return make_finding(
            "table.halves-joined", anchors, left=pages[0], right=pages[1], edges=self.fit.strength
        )


def find_pairs(leaves: Sequence[Leaf]) -> list[Pair]:
    """All pairs of halves, each table in one pair at most.

    A pair with little evidence of its own counts when another pair of the same columns, or one on
    the same two pages, is sure.
    """
    candidates = [pair for index in range(len(leaves)) for pair in _pairs_at(leaves, index)]
    sure = [pair for pair in candidates if pair.is_sure]
    known = {pair.signature() for pair in sure}
    opened = {pair.leaves for pair in sure}
    chosen: list[Pair] = []
    taken: set[Place] = set()
    for pair in sorted(candidates, key=lambda pair: not pair.is_sure):
        likely = pair.is_sure or pair.signature() in known or pair.leaves in opened
        if likely and not {pair.left, pair.right} & taken:
            taken |= {pair.left, pair.right}
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: (pair.left.page, pair.left.position))


def _pairs_at(leaves: Sequence[Leaf], index: int) -> list[Pair]:
    """Candidates whose left half stands on a leaf: its right half beside it, or on the next."""
    leaf = leaves[index]
    pairs = _beside(leaf, index)
    if index + 1 < len(leaves) and leaves[index + 1].follows(leaf):
        pairs += _on_next(leaf, leaves[index + 1], index)
    return pairs


def _beside(leaf: Leaf, index: int) -> list[Pair]:
    """Tables of one wide leaf on both sides of its middle."""
    if not is_wide(leaf.page) or leaf.page.width is None:
        return []
    middle = leaf.page.width / 2
    pairs: list[Pair] = []
    for place, left in leaf.tables():
        for other, right in leaf.tables():
            if left.bbox is None or right.bbox is None or len(_level(leaf, left.bbox)) > 2:
                continue
            gap = right.bbox.x0 - left.bbox.x1
            if left.bbox.x1 < middle < right.bbox.x0 and gap < MAX_GUTTER * leaf.page.width:
                pairs += _pair(place, other, (index, index), left, right)
    return [pair for pair in pairs if pair.is_sure]


def _pair(
    place: Place, other: Place, leaves: tuple[int, int], left: Table, right: Table
) -> list[Pair]:
    """The candidate of two tables, if they may be halves."""
    fit = fit_halves(left, right)
    if fit is None or have_same_columns(left, right) or say_the_same(left, right):
        return []
    sure = are_halves(left, right, fit, leaves[0] != leaves[1])
    return [Pair(place, other, leaves, (left, right), fit, sure)]


def _level(leaf: Leaf, box: BBox) -> list[Table]:
    """The tables of a leaf that stand at the height of a box; more than two are a row of charts."""
    tables = [table for _, table in leaf.tables()]
    return [t for t in tables if t.bbox and t.bbox.top < box.bottom and t.bbox.bottom > box.top]


def _on_next(leaf: Leaf, following: Leaf, index: int) -> list[Pair]:
    """Tables of two leaves; under a title of its own, the right one must lack labels."""
    if round(leaf.page.height or 0) != round(following.page.height or 0):
        return []
    lefts, rights = leaf.tables(), following.tables()
    titled = _has_title(following)
    pairs: list[Pair] = []
    for place, left in lefts:
        for other, right in rights:
            found = _pair(place, other, (index, index + 1), left, right)
            pairs += [p for p in found if not titled or lacks_labels(right, p.fit)]
    return pairs


def _has_title(leaf: Leaf) -> bool:
    """Whether a text above the first table says what it is."""
    for _, block in leaf.blocks:
        if isinstance(block, Table):
            return False
        if isinstance(block, Paragraph) and not is_transparent(block):
            return True
    return True
