"""On which page each letter of a text document's tables is printed.

A copy of the document has a bookmark before every letter in a cell; LibreOffice writes bookmarks
into a PDF as named places and gives them no room, so the copy breaks into pages as the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from benchmarks.office_odf import BESIDE, find_paragraphs, name_tag
from benchmarks.office_render import Destination

_NAME = "letter-"
# A letter and the page of its print; the letter is empty for a paragraph without any.
Letter = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """The paragraphs of a cell: the names of the places of its letters, with the letters."""

    paragraphs: tuple[tuple[tuple[str, str], ...], ...]

    def find_letters(self, places: Mapping[str, Destination]) -> list[list[Letter]]:
        """The letters that are printed, by paragraph."""
        return [
            [(letter, places[name].page) for name, letter in paragraph if name in places]
            for paragraph in self.paragraphs
        ]


class Marker:
    """Puts bookmarks into cells, each of another name."""

    def __init__(self) -> None:
        self._count = 0

    def mark_cell(self, cell: etree._Element) -> MarkedCell:
        """Marks all letters of a cell, and each paragraph without a letter."""
        return MarkedCell(tuple(self._mark_paragraph(block) for block in find_paragraphs(cell)))

    def _mark_paragraph(self, paragraph: etree._Element) -> tuple[tuple[str, str], ...]:
        marked = tuple(self._mark(paragraph))
        if marked:
            return marked
        bookmark = self._make_bookmark()
        paragraph.insert(0, bookmark)
        return ((bookmark.get(name_tag("text:name"), ""), ""),)

    def _mark(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        children = list(element)
        text, element.text = element.text or "", None
        bookmarks = list(self._make_bookmarks(text))
        for number, bookmark in enumerate(bookmarks):
            element.insert(number, bookmark)
        yield from _name_letters(bookmarks)
        for child in children:
            tail, child.tail = child.tail or "", None
            if isinstance(child.tag, str) and child.tag not in BESIDE:
                yield from self._mark(child)
            after = list(self._make_bookmarks(tail))
            for bookmark in reversed(after):
                child.addnext(bookmark)
            yield from _name_letters(after)

    def _make_bookmarks(self, text: str) -> Iterator[etree._Element]:
        for letter in text:
            bookmark = self._make_bookmark()
            bookmark.tail = letter
            yield bookmark

    def _make_bookmark(self) -> etree._Element:
        self._count += 1
        bookmark = etree.Element(name_tag("text:bookmark"))
        bookmark.set(name_tag("text:name"), f"{_NAME}{self._count}")
        return bookmark


def _name_letters(bookmarks: list[etree._Element]) -> Iterator[tuple[str, str]]:
    for bookmark in bookmarks:
        yield bookmark.get(name_tag("text:name"), ""), bookmark.tail or ""


def join_letters(paragraphs: list[list[Letter]], page: int | None = None) -> str:
    """The text of a cell, or of the part that a page shows, paragraphs joined by line feeds."""
    lines = ("".join(a for a, b in line if page in (None, b)) for line in paragraphs)
    return "\n".join(line for line in lines if line.strip())
