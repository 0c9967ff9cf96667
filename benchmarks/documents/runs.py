"""Finds a cell's text on a page: the words that follow each other there and spell it.

Words are laid end to end (on the same line, on the next line, or down and then left for vertical
text) until the text is spelled. Each word of a page is used once, so that equal texts of several
rows are found in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.documents.words import Word

_LINES_APART = 2.6  # how far below a word its successor may stand, in ems
_GAP = 6.0  # how far to the right on the same line, in ems (spaced headings)
_STEPS = 20_000


@dataclass(slots=True)
class PageWords:
    """The words of a page that no cell has claimed yet."""

    words: tuple[Word, ...]
    used: set[int] = field(default_factory=set)

    def claim(self, run: tuple[int, ...]) -> None:
        """Marks words as used."""
        self.used.update(run)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that spell the first ``length`` characters of a text from where it was sought."""

    words: tuple[int, ...]
    length: int
    top: float
    left: float


def find_run(
    page: PageWords, text: str, *, near: float | None = None, vertical: bool = False
) -> Run | None:
    """The words that spell all of ``text`` (folded), the topmost or those nearest ``near`` in y."""
    best: Run | None = None
    for run in _spell(page, text, vertical):
        if run.length < len(text):
            continue
        if near is None:
            return run
        if best is None or abs(run.top - near) < abs(best.top - near):
            best = run
    return best


def find_part(page: PageWords, text: str, left: float | None = None) -> Run | None:
    """The words that spell the longest begin of ``text``, at the given left edge if any."""
    runs = [
        run
        for run in _spell(page, text, vertical=False)
        if left is None or abs(run.left - left) < _GAP * 10
    ]
    return max(runs, key=lambda run: (run.length, -run.top), default=None)


def _spell(page: PageWords, text: str, vertical: bool) -> Iterator[Run]:
    """For each word that may begin the text the longest run from it, from the top down."""
    firsts = sorted(
        (number for number in _open_words(page) if text.startswith(page.words[number].text)),
        key=lambda number: (page.words[number].y0, page.words[number].x0),
    )
    for first in firsts:
        budget = [_STEPS]
        words = _extend(page, text, (first,), vertical, budget)
        spelled = sum(len(page.words[number].text) for number in words)
        yield Run(words, spelled, page.words[first].y0, page.words[first].x0)


def _open_words(page: PageWords) -> Iterator[int]:
    for number, word in enumerate(page.words):
        if word.text and number not in page.used:
            yield number


def _extend(
    page: PageWords, text: str, run: tuple[int, ...], vertical: bool, budget: list[int]
) -> tuple[int, ...]:
    """The longest run that begins with ``run``; gives up trying when the budget is spent."""
    rest = text[sum(len(page.words[number].text) for number in run) :]
    best, best_rest = run, len(rest)
    for number in _successors(page, rest, run, vertical):
        budget[0] -= 1
        if budget[0] < 0 or not best_rest:
            break
        longer = _extend(page, text, (*run, number), vertical, budget)
        left = len(text) - sum(len(page.words[one].text) for one in longer)
        if left < best_rest:
            best, best_rest = longer, left
    return best


def _successors(page: PageWords, rest: str, run: tuple[int, ...], vertical: bool) -> list[int]:
    """Unused words that go on with the text, the nearest first."""
    last = page.words[run[-1]]
    found = [
        number
        for number in _open_words(page)
        if number not in run
        and rest.startswith(page.words[number].text)
        and _follows(page, run, page.words[number], vertical)
    ]
    return sorted(
        found,
        key=lambda number: (
            abs(page.words[number].y0 - last.y0) + abs(page.words[number].x0 - last.x1) / 10
        ),
    )


def _follows(page: PageWords, run: tuple[int, ...], word: Word, vertical: bool) -> bool:
    last, first = page.words[run[-1]], page.words[run[0]]
    em = max(last.em, word.em)
    down = word.middle - last.middle
    if abs(down) < em * 0.6:
        beside = last.x1 - em * 0.5 <= word.x0 <= last.x1 + em * _GAP
        return beside or (vertical and abs(word.x1 - last.x0) < em * 2)
    left = min(page.words[number].x0 for number in run) - em
    right = max(page.words[number].x1 for number in run) + em
    if 0 < down < em * _LINES_APART:
        return word.x0 < right and word.x1 > left
    return vertical and word.x1 <= last.x0 + em * 0.6 and word.y0 >= first.y0 - em * 9
