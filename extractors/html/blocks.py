"""The blocks of a page in reading order: headings, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from extractors.html.layout import find_layout_tables
from extractors.html.lists import find_label_lists
from extractors.html.names import (
    BLOCKS,
    CAPTIONS,
    FURNITURE,
    FURNITURE_ROLES,
    HEADINGS,
    PREFORMATTED,
    SECTIONING,
)
from extractors.html.reading import Reading
from extractors.html.tables import read_table
from extractors.html.text import LineBuffer, feed_boundary, render_lines
from extractors.html.tree import Step, get_attribute, is_unread, walk
from extractors.paragraphs import make_paragraphs
from schemas.document import Block, Paragraph, ParagraphKind


def read_blocks(root: Tag, reading: Reading) -> tuple[Block, ...]:
    """The blocks of a tree. Each visible character stands in exactly one of them.

    Raises:
        LimitError: a table has too many cells (``html.too-many-cells``).
    """
    return tuple(_BlockReader(root, reading).read())


class _BlockReader:
    """One pass over a tree; what is open on the way down is kept in stacks."""

    def __init__(self, root: Tag, reading: Reading) -> None:
        self._root = root
        self._reading = reading
        self._layout = find_layout_tables(root)
        self._forms = find_label_lists(root)
        self._lines = LineBuffer()
        self._place: Tag | None = None  # the block in which the text in the buffer began
        self._open: list[Tag] = []
        self._furniture = 0
        self._preformatted = 0

    def read(self) -> Iterator[Block]:
        for step, node in walk(self._root, self._is_opaque):
            if isinstance(node, NavigableString):
                self._add_text(node)
            elif step is not Step.OPAQUE:
                yield from self._pass_edge(node, step)
            elif not is_unread(node):
                yield from self._flush()
                yield from self._read_tables(node)
        yield from self._flush()

    def _is_opaque(self, tag: Tag) -> bool:
        is_table = tag.name == "table" and id(tag) not in self._layout
        return is_unread(tag) or is_table or id(tag) in self._forms

    def _add_text(self, node: NavigableString) -> None:
        if self._place is None and not node.isspace():
            self._place = self._open[-1] if self._open else self._root
        self._lines.add_text(str(node), self._preformatted > 0)

    def _pass_edge(self, tag: Tag, step: Step) -> Iterator[Block]:
        if tag.name in BLOCKS:
            yield from self._flush()
        else:
            feed_boundary(self._lines, tag, step)
        if step is Step.ENTER:
            self._enter(tag)
        else:
            self._leave(tag)

    def _enter(self, tag: Tag) -> None:
        self._preformatted += tag.name in PREFORMATTED
        if tag.name in BLOCKS:
            self._furniture += self._is_furniture(tag)
            self._open.append(tag)

    def _leave(self, tag: Tag) -> None:
        self._preformatted -= tag.name in PREFORMATTED
        if tag.name in BLOCKS:
            self._open.pop()
            self._furniture -= self._is_furniture(tag)

    def _is_furniture(self, tag: Tag) -> bool:
        role = get_attribute(tag, "role").strip().lower()
        if tag.name in FURNITURE or role in FURNITURE_ROLES:
            return True
        if tag.name != "header":
            return False
        # The header of an article or section introduces it; only the page's own is furniture.
        return not any(parent.name in SECTIONING for parent in self._open)

    def _flush(self) -> Iterator[Paragraph]:
        place, self._place = self._place, None
        lines = self._lines.take()
        if place is not None:
            kind, level = self._find_kind()
            path = self._reading.paths.find(place)
            bbox, page = self._reading.find_place(place)
            yield from make_paragraphs(lines, kind, level, path, bbox, page)

    def _find_kind(self) -> tuple[ParagraphKind | None, int | None]:
        """The kind and level that the open elements state, (None, None) for plain text."""
        for tag in reversed(self._open):
            if tag.name in HEADINGS and not self._is_outside(tag):
                return "heading", HEADINGS[tag.name]
            if tag.name in CAPTIONS:
                return "caption", None
        return ("furniture" if self._furniture else None), None

    def _is_outside(self, heading: Tag) -> bool:
        """Whether a heading belongs to navigation rather than to the document.

        The heading in a page's header names the site or the document, so that it is kept.
        """
        parents = self._open[: self._open.index(heading)]
        return any(tag.name != "header" and self._is_furniture(tag) for tag in parents)

    def _read_tables(self, table: Tag) -> Iterator[Block]:
        """The table, then the tables inside it: one after the other, however deep."""
        waiting = [table]
        while waiting:
            element = waiting.pop()
            result = read_table(element, self._reading, self._layout)
            inner: list[Tag] = []
            for stray in result.strays:
                inner.extend([stray] if isinstance(stray, Tag) else [])
                yield from self._read_stray(stray, element)
            for tag, lines in result.captions:
                path = self._reading.paths.find(tag)
                box, page = self._reading.find_place(tag)
                yield from make_paragraphs(lines, "caption", None, path, box, page)
            yield result.table
            inner.extend(result.inner)
            if inner:
                self._reading.log.note("html.nested-table", self._reading.paths.find(element))
            waiting.extend(reversed(inner))

    def _read_stray(self, stray: Tag | NavigableString, table: Tag) -> Iterator[Paragraph]:
        """Text between the cells of a table: browsers print it before the table."""
        if isinstance(stray, Tag):
            return
        buffer = LineBuffer()
        buffer.add_text(str(stray))
        path = self._reading.paths.find(table)
        yield from make_paragraphs(buffer.take(), None, None, path)


def read_text(root: Tag) -> str:
    """The visible text of an element, one line per printed line."""
    return "\n".join(render_lines(root, is_unread))
