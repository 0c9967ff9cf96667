"""Paragraphs outside tables: title, policies, notes, legends, captions, sections."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.building.account import Account
from pipeline.building.cover import DocumentCover
from pipeline.building.drafts import PolicyDraft, PolicyTree
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.values.notes import read_legend, read_note
from pipeline.values.numbering import split_number
from schemas.document import Paragraph
from schemas.places import Anchor
from schemas.text import count_characters, text_key

MAX_POLICY = 80
_CHAPTERS = frozenset("編章節款項目条部")
"""Words that count the parts of a text, not the levels of a policy."""


@dataclass(slots=True)
class NoteDraft:
    """A note without its id; ``meanings`` are the marks that a legend explains."""

    mark: str
    term: str
    text: str
    raw: str
    anchors: tuple[Anchor, ...]
    meanings: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0


@dataclass(slots=True)
class SectionDraft:
    """Prose under a heading; pieces are joined in order."""

    number: str = ""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


class Outline:
    """Sorts paragraphs; ``policy`` is the one under which the next table stands."""

    def __init__(
        self, account: Account, tree: PolicyTree, lexicon: Lexicon, cover: DocumentCover
    ) -> None:
        self._account = account
        self._tree = tree
        self._lexicon = lexicon
        self._cover = cover
        self.policy: PolicyDraft | None = None
        self.caption = ""
        self.notes: list[NoteDraft] = []
        self.sections: list[SectionDraft] = []

    def take_fixed(self, number: int, paragraph: Paragraph, place: Anchor) -> bool:
        """Furniture, and the lines that the cover was read from (title, as-of, office …)."""
        if number in self._cover.used:
            self._account.claim("titles", place, paragraph.raw)
            return True
        if paragraph.kind == "furniture":
            self._account.claim("furniture", place, paragraph.raw)
            return True
        return not paragraph.text.strip() and not count_characters(paragraph.raw)

    def take_policy(self, paragraph: Paragraph, place: Anchor) -> bool:
        """A heading with a level word and a number (基本目標１ …) opens a policy."""
        text = paragraph.text.replace("\n", " ").strip()
        if count_characters(text) > MAX_POLICY or text.endswith("。"):
            return False
        numbered = split_number(text)
        is_level = self._lexicon.is_level(numbered.level) and numbered.level not in _CHAPTERS
        if not (is_level and numbered.title):
            return False
        parent = self._parent_of(numbered.level)
        self.policy = self._tree.add(parent, numbered.level, numbered.number, numbered.title)
        self._account.claim("titles", place, paragraph.raw)
        return True

    def take_note(self, paragraph: Paragraph, place: Anchor) -> bool:
        """Notes, definitions of terms and legends."""
        meanings = read_legend(paragraph.text)
        if paragraph.kind == "legend" or meanings:
            self._add_note(NoteDraft("", "凡例", paragraph.text, paragraph.raw, (place,), meanings))
            return True
        found = read_note(paragraph.text)
        if found is None and paragraph.kind != "note":
            return False
        note = NoteDraft("", "", paragraph.text, paragraph.raw, (place,))
        if found is not None:
            note.mark, note.term, note.text = found.mark, found.term, found.text
            note.confidence = found.confidence
        self._add_note(note)
        return True

    def add_prose(self, paragraph: Paragraph, place: Anchor) -> None:
        """Adds a heading or body paragraph to the sections."""
        self._account.claim("sections", place, paragraph.raw)
        if paragraph.kind == "heading" or not self.sections:
            self.sections.append(SectionDraft())
        section = self.sections[-1]
        if paragraph.kind == "heading":
            numbered = split_number(paragraph.text.replace("\n", " ").strip())
            section.number, section.title = numbered.number, numbered.title or paragraph.text
        else:
            section.lines.append(paragraph.text)
        section.raws.append(paragraph.raw)
        section.anchors.append(place)

    def _add_note(self, note: NoteDraft) -> None:
        self._account.claim("notes", note.anchors[0], note.raw)
        self.notes.append(note)

    def _parent_of(self, level: str) -> PolicyDraft | None:
        """The open policy above the level: one of the same level is closed, with all below it."""
        key = text_key(split_heading(level).concept)
        path = self.policy.path() if self.policy else []
        for position, node in enumerate(path):
            if text_key(node.level) == key:
                return path[position - 1] if position else None
        return self.policy
