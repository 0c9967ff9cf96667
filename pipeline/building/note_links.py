"""Which values a note explains: those that carry its mark, or use its term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.building.outline import NoteDraft
from pipeline.values.notes import find_note_references, matches_term
from schemas.plan import ActionItem, Value
from schemas.text import text_key

LEAST_TERM = 3
"""An unmarked term is looked for in the text only from this many characters on."""


def link_notes(notes: Sequence[NoteDraft], items: Iterable[ActionItem]) -> list[tuple[str, ...]]:
    """For each note the ids of the values that it explains, in document order.

    A mark in the text (プラットフォーム(※)) leads to the note of that mark, whose term may be spelt
    otherwise; a note without a mark explains the values that hold its term.
    """
    links: list[list[str]] = [[] for _ in notes]
    if not notes:
        return []
    for item in items:
        for value in item.values:
            for position in _explained_by(value, notes):
                links[position].append(value.id)
    return [tuple(dict.fromkeys(ids)) for ids in links]


def _explained_by(value: Value, notes: Sequence[NoteDraft]) -> Iterable[int]:
    references = find_note_references(value.text)
    key = text_key(value.text)
    for position, note in enumerate(notes):
        if note.mark:
            if any(_refers(mark, word, note) for mark, word in references):
                yield position
        elif len(term := text_key(note.term)) >= LEAST_TERM and term in key:
            yield position


def _refers(mark: str, word: str, note: NoteDraft) -> bool:
    same_mark = text_key(mark) == text_key(note.mark)
    return same_mark and (not note.term or matches_term(note.term, word))
