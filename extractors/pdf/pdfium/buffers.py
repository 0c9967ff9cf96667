"""Memory that C functions write into, one slot a call, and that numpy then reads as one array."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Slots of a buffer; longer inputs go through it in pieces, so memory stays the same.
CAPACITY = 4096


class Slots:
    """``CAPACITY`` slots of ``width`` equal C numbers each; pointers to the slots are made once.

    ``apart`` is for functions that write each number through a pointer of its own: ``columns`` are
    then the pointers to the first, the second … number of each slot.
    """

    def __init__(self, ffi: Any, c_type: str, dtype: str, width: int, apart: bool = False) -> None:
        self._ffi = ffi
        self._memory = ffi.new(f"{c_type}[{CAPACITY * (width if apart else 1)}]")
        self._pointers = [self._memory + slot for slot in range(CAPACITY * (width if apart else 1))]
        self.columns = [self._pointers[column::width] for column in range(width)]
        self._dtype, self._width = dtype, width

    def read(self, count: int) -> NDArray[Any]:
        """A copy of the first slots: ``count`` × width."""
        size = count * self._width * np.dtype(self._dtype).itemsize
        memory = self._ffi.buffer(self._memory, size)
        return np.frombuffer(memory, self._dtype).reshape(count, self._width).astype(float)

    def fill(self, function: Callable[..., Any], *arguments: Iterable[Any], count: int) -> None:
        """Calls ``function(*arguments, slot)`` for the first ``count`` slots."""
        deque(map(function, *arguments, self._pointers[:count]), maxlen=0)


def run(function: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Calls a function for each row of arguments; what it returns is dropped."""
    deque(map(function, *arguments), maxlen=0)


def pieces(count: int) -> Iterable[tuple[int, int]]:
    """Starts and stops of pieces of at most :data:`CAPACITY`."""
    return ((start, min(start + CAPACITY, count)) for start in range(0, count, CAPACITY))


def same(value: Any) -> Iterable[Any]:
    """The value again and again, as an argument of every call."""
    return repeat(value)
