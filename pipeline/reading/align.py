"""Header repair: labels put over columns by one global alignment.

A transcript or a broken page may lose the spans of its header; then the labels slide against the
columns. All alignments that keep the order of both header rows are weighed at once by dynamic
programming over the columns (as sequences are aligned), with contents, sub-headings and printed
positions as evidence; the best partial alignments are kept, so that the runner-up is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

BEAM = 64
SHIFT_COST = 0.3
"""Price of every change of the distance between printed and true column, from label to label."""
BARE_COST = 0.9
"""Price of a column under a label of several columns that has no sub-heading of its own."""
EMPTY_WIDE_COST = 0.3
"""Price of widening a label over several columns when the table has no sub-headings at all."""
PARENT_COST = 0.05
"""Price of a lower label that comes to stand under another upper label than in print."""
SERIES_COST = 0.8
"""Price of parting two years that are printed side by side."""
CHILD_COST = 0.1
"""Price of giving lower labels to an upper label that has none below it in print."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed heading and the column at which it was printed."""

    text: str
    col: int
    is_year: bool = False
    """Whether it says a year: years beside each other are one series under one label."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each column the index of its label in the upper and in the lower row (None: no label)."""

    upper: tuple[int, ...]
    lower: tuple[int | None, ...]
    score: float

    def widths(self) -> dict[int, int]:
        """Number of columns of each upper label."""
        return {index: self.upper.count(index) for index in set(self.upper)}


@dataclass(frozen=True, slots=True)
class _State:
    upper: tuple[int, ...]
    lower: tuple[int | None, ...]
    upper_shift: int
    lower_shift: int
    next_lower: int
    score: float


Fit = Callable[[int, int, int | None], float]
"""``fit(column, upper label, lower label or None)``: how well these labels fit the column."""


def align_labels(
    upper: Sequence[Label], lower: Sequence[Label], columns: int, fit: Fit
) -> tuple[Alignment, ...]:
    """All good alignments, best first; empty when there are more labels than columns.

    Every label is used, in printed order; an upper label covers one or more neighbouring columns,
    a lower label exactly one.
    """
    if not upper or len(upper) > columns or len(lower) > columns:
        return ()
    states = [_State((), (), 0, 0, 0, 0.0)]
    for col in range(columns):
        grown = [new for state in states for new in _grow(state, col, upper, lower, columns, fit)]
        states = sorted(grown, key=lambda s: -s.score)[: BEAM * 4]
    finished = [
        _finish(state, upper, lower) for state in states if _is_complete(state, upper, lower)
    ]
    return tuple(sorted(finished, key=lambda a: -a.score)[:BEAM])


def read_printed(
    upper: Sequence[Label], lower: Sequence[Label], columns: int, fit: Fit
) -> Alignment | None:
    """The alignment as it is printed: every upper label reaches to the next one.

    None where the first columns have no upper label, which no alignment can express.
    """
    if not upper or upper[0].col > 0:
        return None
    places = {label.col: index for index, label in enumerate(lower)}
    state = _State((), (), 0, 0, 0, 0.0)
    for col in range(columns):
        index = _printed_parent(upper, Label("", col))
        state = _step(state, col, index, places.get(col), upper, lower, fit)
    return _finish(state, upper, lower)


def _is_complete(state: _State, upper: Sequence[Label], lower: Sequence[Label]) -> bool:
    return state.upper[-1] == len(upper) - 1 and state.next_lower == len(lower)


def _grow(
    state: _State,
    col: int,
    upper: Sequence[Label],
    lower: Sequence[Label],
    columns: int,
    fit: Fit,
) -> list[_State]:
    current = state.upper[-1] if state.upper else -1
    choices = [current + 1] if current < 0 else [current, current + 1]
    remaining = columns - col - 1
    grown = []
    for index in choices:
        if index >= len(upper) or len(upper) - 1 - index > remaining:
            continue
        for sub in (None, state.next_lower):
            used = state.next_lower + (sub is not None)
            if used > len(lower) or len(lower) - used > remaining:
                continue
            grown.append(_step(state, col, index, sub, upper, lower, fit))
    return grown


def _step(
    state: _State,
    col: int,
    index: int,
    sub: int | None,
    upper: Sequence[Label],
    lower: Sequence[Label],
    fit: Fit,
) -> _State:
    score = state.score + fit(col, index, sub)
    if sub is not None:
        score -= PARENT_COST * (_printed_parent(upper, lower[sub]) != index)
        score -= SERIES_COST * _parts_series(state, index, sub, lower)
    upper_shift, lower_shift = state.upper_shift, state.lower_shift
    if not state.upper or index != state.upper[-1]:
        shift = col - upper[index].col
        score -= SHIFT_COST * (shift != upper_shift)
        upper_shift = shift
    if sub is not None:
        shift = col - lower[sub].col
        score -= SHIFT_COST * (shift != lower_shift)
        lower_shift = shift
    return _State(
        (*state.upper, index),
        (*state.lower, sub),
        upper_shift,
        lower_shift,
        state.next_lower + (sub is not None),
        score,
    )


def _parts_series(state: _State, index: int, sub: int, lower: Sequence[Label]) -> bool:
    """Whether a year or month stands apart from the one printed before it.

    They are side by side under one label, up to the one with which the series begins anew: four
    quarters under each of two years.
    """
    if sub == 0 or not (lower[sub].is_year and lower[sub - 1].is_year):
        return False
    if state.lower[-1] != sub - 1:
        return True
    begins_anew = lower[sub].text == lower[0].text
    return (state.upper[-1] != index) is not begins_anew


def _printed_parent(upper: Sequence[Label], label: Label) -> int:
    """Index of the upper label that stands over or before the lower one in print."""
    before = [index for index, parent in enumerate(upper) if parent.col <= label.col]
    return before[-1] if before else -1


def _finish(state: _State, upper: Sequence[Label], lower: Sequence[Label]) -> Alignment:
    """The alignment of a complete state, less the prices of its groups."""
    price = 0.0
    parents = {_printed_parent(upper, label) for label in lower}
    for index in set(state.upper):
        subs = [sub for top, sub in zip(state.upper, state.lower, strict=True) if top == index]
        if index not in parents and any(sub is not None for sub in subs):
            price += CHILD_COST
        if len(subs) > 1:
            bare = sum(sub is None for sub in subs)
            price += (BARE_COST if lower else EMPTY_WIDE_COST) * bare
    return Alignment(state.upper, state.lower, state.score - price)
