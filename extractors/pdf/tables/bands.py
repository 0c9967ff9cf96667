"""Stacks of bands: what horizontal rules part a table without vertical lines into.

A stack is no table yet; :mod:`extractors.pdf.tables.unruled` looks for columns in its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise

import numpy as np

from extractors.pdf.drawing.line_geometry import add_strokes, cluster
from extractors.pdf.reader import FloatArray, Strokes, make_strokes

# Rules of one table begin and end at the same places within this many pt.
SAME_END = 4.0
MIN_RULES = 3
# Rules further apart than this many font sizes belong to different tables, or part a header from
# a body whose rows no rule parts.
MAX_BAND = 14.0
# Pieces of a rule on one level, with gaps at the columns' edges, are this near (in font sizes).
MAX_PIECE_GAP = 2.5
# A shorter rule that parts the rows of some columns only covers this share of the width.
MIN_PART = 0.25


def _no_rules() -> Strokes:
    return make_strokes([])


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """A stack of bands between rules: left and right end, and the places of the rules.

    ``partial`` are rules that part some columns only, beside labels of several rows. ``wide`` says
    that a band is so high that it must hold several rows to be one of a table, ``open`` that rows
    of the table stand above and below the stack.
    """

    left: float
    right: float
    ys: FloatArray
    partial: Strokes = field(default_factory=_no_rules)
    wide: bool = False
    open: bool = False


def stack_rules(rules: Strokes, unit: float) -> list[Bands]:
    """Rules of equal ends, one below the other, as stacks of bands."""
    stacks = []
    for group in cluster(rules.start, SAME_END):
        same_start = rules.take(group)
        for members in cluster(same_start.end, SAME_END):
            stack = same_start.take(members)
            left, right = float(stack.start.min()), float(stack.end.max())
            for ys, wide in _part_stack(np.sort(stack.position), MAX_BAND * unit):
                stacks.append(Bands(left, right, ys, _find_partial(rules, left, right, ys), wide))
    return stacks


def stack_pieces(rules: Strokes, unit: float) -> list[Bands]:
    """Stacks of rules that are drawn in pieces, one for each column."""
    joined = join_parts(join_pieces(rules, MAX_PIECE_GAP * unit))
    return stack_rules(joined, unit) if 0 < len(joined) < len(rules) else []


def join_parts(rules: Strokes) -> Strokes:
    """The rules with those of one level made one that together reach as far as another rule."""
    sides = np.column_stack([rules.start, rules.end])
    merged: list[Strokes] = []
    for level in cluster(rules.position, 1.0):
        part = rules.take(level)
        reach = np.array([part.start.min(), part.end.max()])
        whole = (np.abs(sides - reach) <= SAME_END).all(axis=1).any()
        if len(part) > 1 and whole:
            part = part.take(np.array([0]))
            part = replace(part, start=reach[:1], end=reach[1:])
        merged.append(part)
    return reduce(add_strokes, merged) if merged else rules


def _part_stack(ys: FloatArray, reach: float) -> Iterator[tuple[FloatArray, bool]]:
    """Runs of near rules; and a header's two rules with the far one that closes its body."""
    parts = np.split(ys, np.flatnonzero(np.diff(ys) > reach) + 1)
    yield from ((part, False) for part in parts if len(part) >= MIN_RULES)
    for above, below in pairwise(parts):
        if len(above) < MIN_RULES and len(above) + len(below) >= MIN_RULES > len(below):
            yield np.concatenate([above, below]), True


def join_pieces(rules: Strokes, reach: float) -> Strokes:
    """The rules with pieces of one level that lie ``reach`` apart or less made one."""
    order = np.lexsort((rules.start, np.round(rules.position)))
    pieces = rules.take(order)
    if len(pieces) < 2:
        return pieces
    gap = pieces.start[1:] - pieces.end[:-1]
    level = np.abs(np.diff(pieces.position)) <= 1.0
    first = np.flatnonzero(np.append(True, ~(level & (gap <= reach) & (gap >= -1.0))))
    return Strokes(
        pieces.position[first],
        pieces.start[first],
        np.maximum.reduceat(pieces.end, first),
        pieces.width[first],
        pieces.light[first],
    )


def _find_partial(rules: Strokes, left: float, right: float, ys: FloatArray) -> Strokes:
    """Shorter rules within a stack that end where it ends, or stand in its header."""
    length = rules.end - rules.start
    inside = (rules.position > ys[0] + 1) & (rules.position < ys[-1] - 1)
    inside &= (rules.start >= left - SAME_END) & (rules.end <= right + SAME_END)
    inside &= (length >= MIN_PART * (right - left)) & (length < right - left - 2 * SAME_END)
    # Rules under labels of a header lie above the first rule that goes all the way.
    ends = (np.abs(rules.end - right) <= SAME_END) | (rules.position < ys[1] - 1)
    return rules.take(inside & ends)
