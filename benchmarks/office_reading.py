"""What is known of an office file that was printed, and of its pages that cannot be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.office_render import Word
from benchmarks.truth import CutRow, TruthTable, strip_text


class UnsureError(Exception):
    """An office file of which no sure truth can be given; the message says why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The printed file, its tables by page and joined; pages without a sure truth with the reason.

    Cells that are looked at by several pages keep their whole text in ``joined``.
    """

    pdf: Path
    pages: int
    tables: tuple[TruthTable, ...]
    joined: tuple[TruthTable, ...]
    cut_rows: tuple[CutRow, ...] = ()
    unsure: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def find_letters(self, words: Iterable[Word]) -> Counter[str]:
        """The letters whose middles lie in it, white space left out."""
        return Counter(
            letter
            for word in words
            for x, y, letter in word.letters
            if self.left <= x < self.right and self.top <= y < self.bottom and strip_text(letter)
        )


def count_letters(texts: Iterable[str]) -> Counter[str]:
    """The letters of texts, white space left out."""
    return Counter(letter for text in texts for letter in strip_text(text))
