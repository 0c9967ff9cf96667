"""What stands between two tables, and whether it parts them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.stitch.marks import drop_continued_mark, has_continued_mark
from schemas.document import Paragraph
from schemas.text import text_key

_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"[(\[【〔]?単位")


@dataclass(frozen=True, slots=True)
class Gap:
    """The paragraphs between two tables, by what they say.

    ``repeated`` print again what stands above the first table; ``notes`` follow the first table;
    ``continued`` tells that one of them says （つづき）; ``parting`` are those that begin something
    else.
    """

    repeated: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    parting: tuple[Paragraph, ...] = ()
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Keys of the texts around the first table: titles above it, and what its pages end with."""

    titles: Collection[str] = ()
    feet: Collection[str] = ()


def read_gap(below: Iterable[Paragraph], above: Iterable[Paragraph], known: Surroundings) -> Gap:
    """The gap between the paragraphs ``below`` the first table and those ``above`` the second."""
    below = [p for p in below if not is_transparent(p) and fold_digits(p.text) not in known.feet]
    above = [p for p in above if p.kind != "furniture"]
    repeated = [p for p in above if _is_repeated(p.text, known.titles)]
    rest = [p for p in above if p not in repeated]
    notes = [p for p in below if p.kind in {"note", "legend"}]
    parting = [p for p in below if p not in notes]
    parting += [p for p in rest if not is_transparent(p)]
    continued = any(has_continued_mark(p.text) for p in (*below, *above))
    return Gap(tuple(repeated), tuple(notes), tuple(parting), continued)


def _is_repeated(text: str, titles: Collection[str]) -> bool:
    """Whether the text stands above the first table, perhaps without its （つづき）.

    Or all its words do: a running head names the chapter and the section together.
    """
    keys = text_key(text), text_key(drop_continued_mark(text))
    words = split_words(text)
    return any(key and key in titles for key in keys) or (len(words) > 1 and words <= set(titles))


def is_transparent(paragraph: Paragraph) -> bool:
    """Whether a paragraph says nothing about where a table ends: page number, unit, （つづき）."""
    return (
        paragraph.kind == "furniture"
        or _UNIT.match(text_key(paragraph.text)) is not None
        or has_continued_mark(paragraph.text)
    )


def title_keys(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Keys of the texts above a table and of their words, also without marks of continuation."""
    texts = [p.text for p in paragraphs]
    words = [word for p in paragraphs for word in split_words(p.text)]
    return frozenset(words) | frozenset(
        key
        for text in texts
        for key in (text_key(text), text_key(drop_continued_mark(text)))
        if key
    )


def split_words(text: str) -> set[str]:
    """Keys of the words of a short text; a letter-spaced one has no words."""
    words = {text_key(word) for word in text.split()}
    return words if all(len(word) > 1 for word in words) else set()


def fold_digits(text: str) -> str:
    """The key of a running foot, the same on every page."""
    return _DIGITS.sub("#", text_key(text))
