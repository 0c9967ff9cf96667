"""Paragraphs outside tables: title, policies, notes, legends, captions, sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.building.cover import DocumentCover
from pipeline.building.drafts import PolicyDraft
from pipeline.building.levels import Levels
from pipeline.building.workspace import Workspace
from pipeline.values.notes import read_legend, read_legend_line, read_note, split_definitions
from pipeline.values.numbering import Numbered
from schemas.document import Document, Paragraph
from schemas.places import Anchor
from schemas.plan import PrintedLine
from schemas.text import count_characters, text_key

_NAVIGATION = re.compile(
    r"[▲↑△＾^\s]*(?:この)?ページの?(?:先頭|トップ|上部|最初)[へに](?:戻る|もどる)?|[▲↑△\s]*(?:トップ|先頭|目次)[へに](?:戻る|もどる)"
)
"""Links of a web page that belong to no text."""


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


def find_navigation(document: Document) -> frozenset[str]:
    """Links of a web page that repeat: ページの先頭へ戻る."""
    texts = Counter(b.text for _, b in document.blocks() if isinstance(b, Paragraph))
    return frozenset(t for t, n in texts.items() if n > 1 and _NAVIGATION.fullmatch(t.strip()))


def find_legend_lines(document: Document) -> dict[int, tuple[tuple[str, str], ...]]:
    """By block number the marks that lines explain which stand one under the other."""
    lines: dict[int, tuple[tuple[str, str], ...]] = {}
    for number, (_, block) in enumerate(document.blocks()):
        if isinstance(block, Paragraph):
            pairs = [read_legend_line(line) for line in block.raw.split("\n")]
            found = tuple(pair for pair in pairs if pair is not None)
            if found and len(found) == len(pairs):
                lines[number] = found
    return {
        number: found
        for number, found in lines.items()
        if len(found) > 1 or any(_others(lines.get(n, ()), found) for n in (number - 1, number + 1))
    }


def _others(found: Sequence[tuple[str, str]], own: Sequence[tuple[str, str]]) -> bool:
    return any(mark != own[0][0] for mark, _ in found)


class Outline:
    """Sorts paragraphs; ``policy`` is the one under which the next table stands."""

    def __init__(
        self, document: Document, workspace: Workspace, levels: Levels, cover: DocumentCover
    ) -> None:
        self._account = workspace.account
        self._tree = workspace.tree
        self._split = workspace.numbers.split
        self._levels = levels
        self._cover = cover
        self._policies: dict[int, PolicyDraft] = {}
        self._legend_lines = find_legend_lines(document)
        self._navigation = find_navigation(document)
        self._after_policy: Numbered | None = None
        self.policy: PolicyDraft | None = None
        self.captions: list[str] = []
        self.cover: list[PrintedLine] = []
        self.notes: list[NoteDraft] = []
        self.sections: list[SectionDraft] = []

    def take_fixed(self, number: int, paragraph: Paragraph, place: Anchor) -> bool:
        """Furniture, and the lines that the cover was read from (title, as-of, office …)."""
        if number in self._cover.used:
            self._account.claim("titles", place, paragraph.raw)
            self.cover.append(PrintedLine(text=paragraph.text, raw=paragraph.raw, anchors=(place,)))
            return True
        if paragraph.kind == "furniture" or paragraph.text in self._navigation:
            self._account.claim("furniture", place, paragraph.raw)
            return True
        return not paragraph.text.strip() and not count_characters(paragraph.raw)

    def take_policy(self, number: int, paragraph: Paragraph, place: Anchor) -> bool:
        """A heading that names a policy (基本目標１ …, or by the document's structure)."""
        heading = self._levels.headings.get(number)
        if heading is None:
            return False
        parent = None if heading.parent is None else self._policies[heading.parent]
        self.policy = self._tree.add(
            parent, heading.level, heading.numbered, paragraph.raw, (place,)
        )
        if text_key(self.policy.raw) != text_key(paragraph.raw):  # 基本目標Ⅲ …（つづき）
            self.cover.append(PrintedLine(text=paragraph.text, raw=paragraph.raw, anchors=(place,)))
        self._policies[number] = self.policy
        self._after_policy = heading.numbered
        self._account.claim("titles", place, paragraph.raw)
        return True

    def names_item(self, number: int) -> Numbered | None:
        """The number and title of an item that a heading names, its policy being current then."""
        named = self._levels.items.get(number)
        if named is not None:
            over = self._levels.over_item.get(number)
            self.policy = None if over is None else self._policies[over]
        return named

    def enter_table(self, index: int) -> None:
        """Makes the policy under which a table stands the current one."""
        over = self._levels.over_table.get(index)
        self.policy = None if over is None else self._policies[over]

    def take_note(self, number: int, paragraph: Paragraph, place: Anchor) -> bool:
        """Notes, definitions of terms and legends."""
        meanings = self._legend_lines.get(number) or read_legend(paragraph.text)
        if paragraph.kind == "legend" or meanings:
            self._add_note(NoteDraft("", "凡例", paragraph.text, paragraph.raw, (place,), meanings))
            return True
        if read_note(paragraph.text) is None and paragraph.kind != "note":
            return False
        texts, raws = split_definitions(paragraph.text), split_definitions(paragraph.raw)
        if len(texts) != len(raws):
            texts, raws = (paragraph.text,), (paragraph.raw,)
        self._account.claim("notes", place, paragraph.raw)
        for text, raw in zip(texts, raws, strict=True):
            note = NoteDraft("", "", text, raw, (place,))
            found = read_note(text)
            if found is not None:
                note.mark, note.term, note.text = found.mark, found.term, found.text
                note.confidence = found.confidence
            self.notes.append(note)
        return True

    def add_prose(self, paragraph: Paragraph, place: Anchor) -> None:
        """Adds a heading or body paragraph to the sections."""
        self._account.claim("sections", place, paragraph.raw)
        if paragraph.kind == "heading" or self._after_policy or not self.sections:
            self.sections.append(SectionDraft())
        section = self.sections[-1]
        if self._after_policy and paragraph.kind != "heading":
            section.number, section.title = self._after_policy.number, self._after_policy.title
        self._after_policy = None
        if paragraph.kind == "heading":
            numbered = self._split(paragraph.text.strip())
            section.number, section.title = numbered.number, numbered.title or paragraph.text
        else:
            section.lines.append(paragraph.text)
        section.raws.append(paragraph.raw)
        section.anchors.append(place)

    def _add_note(self, note: NoteDraft) -> None:
        self._account.claim("notes", note.anchors[0], note.raw)
        self.notes.append(note)
