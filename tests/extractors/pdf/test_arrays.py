"""Runs of equal values."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.arrays import find_lasts, find_starts


@given(st.lists(st.integers(0, 2)))
def test_runs_put_together_again_are_the_values(values: list[int]) -> None:
    starts = find_starts(np.array(values, dtype=np.int64))
    lasts = find_lasts(starts, len(values))
    runs = [values[start : last + 1] for start, last in zip(starts, lasts, strict=True)]
    assert runs == [list(run) for _, run in groupby(values)]


def test_nothing_has_no_run() -> None:
    none = find_starts(np.zeros(0))
    assert none.dtype == np.int64
    assert none.tolist() == []
