"""Runs of equal values in arrays: where they begin and end."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.reader import IndexArray


def find_starts(values: NDArray[Any]) -> IndexArray:
    """Positions at which runs of equal values begin; none in an empty array."""
    # Many times faster than np.diff with something prepended, which copies the array.
    changes: IndexArray = (values[1:] != values[:-1]).nonzero()[0] + 1
    return np.concatenate([[0], changes]) if len(values) else changes


def find_lasts(starts: IndexArray, count: int) -> IndexArray:
    """The last position of each run among ``count`` values, by where the runs begin."""
    lasts: IndexArray = np.concatenate([starts[1:], [count]]) - 1
    return lasts[: len(starts)]
