"""Which entries of a profile matched something in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.profiles.model import Profile
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import TableReading
from schemas.document import Document, Paragraph
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.text import text_key


def find_unused_entries(
    profile: Profile, document: Document, readings: Sequence[TableReading]
) -> list[Finding]:
    """A finding for each heading of the profile that no heading of the document matches.

    An entry that matches nothing is likely misspelt, or meant for another document.
    """
    entries = dict.fromkeys((*profile.roles, *profile.level_words()))
    if not entries:
        return []
    printed = set(_printed(document, readings))
    place = Anchor(document.source.sha256)
    return [
        make_finding("profile.unused", [place], entry=entry)
        for entry in entries
        if text_key(entry) not in printed
        and not any(key.startswith(text_key(entry)) for key in printed)
    ]


def _printed(document: Document, readings: Sequence[TableReading]) -> Iterator[str]:
    """Keys of all headings: column paths, form labels, headings in the text."""
    for reading in readings:
        for column in reading.columns:
            for text in column.path:
                yield text_key(text)
                yield text_key(split_heading(text).concept)
        if reading.form is not None:
            yield from (text_key(label.text) for label in reading.form.labels)
    for _, block in document.blocks():
        if isinstance(block, Paragraph) and block.kind in ("heading", "body"):
            yield text_key(block.text[:40])
