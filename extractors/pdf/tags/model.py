"""Tables as the structure tree of a tagged PDF states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Mark = tuple[int, int]
"""Marked content: 1-based page number and its identifier (MCID) on that page."""


@dataclass(frozen=True, slots=True)
class TagCell:
    """A TH or TD element at its place in the grid, computed from the spans as HTML does.

    ``header`` says that it is a TH, ``scope`` what it heads (``Row``, ``Column``, ``Both`` or
    nothing). ``marks`` is its own content without that of tables inside it; ``text`` what the file
    says should be read in place of it (/ActualText, else /Alt), mostly nothing.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    header: bool = False
    scope: str = ""
    marks: tuple[Mark, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class RowPages:
    """The pages of a table's rows.

    ``on`` lists for each page its rows, ascending; ``feet`` are rows that are printed before rows
    above them (a foot printed on each page); ``depths`` says for each page the last other row that
    was printed on an earlier one, -1 for none.
    """

    on: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    first: Mapping[int, int] = field(default_factory=dict)
    feet: frozenset[int] = frozenset()
    depths: Mapping[int, int] = field(default_factory=dict)

    def find_repeated(self, page: int, heads: int) -> tuple[tuple[int, ...], bool]:
        """The rows of a page that are only printed again, and whether the page break cut a row.

        A row printed on an earlier page too is a head printed again when it is one of the ``heads``
        first rows or a later row was printed before as well, and a foot when it is one of ``feet``;
        else its content goes on. (Chromium may leave a head alone at the end of a page.)
        """
        rows, depth = self.on.get(page, ()), self.depths.get(page, -1)
        old = [row for row in rows if self.first[row] < page]
        again = tuple(row for row in old if row in self.feet or row < max(heads, depth))
        return again, len(again) < len(old)


@dataclass(frozen=True, slots=True, eq=False)
class TagTable:
    """A Table element over all its pages; ``number`` is its place in the document.

    ``groups`` says for each row ``head``, ``body`` or ``foot``; ``outer`` is the number of the
    table and the position of the cell that it stands in, None outside tables. ``states_spans``
    says that the tree speaks of spans somewhere (one that never does may have lost them).
    """

    number: int
    cells: tuple[TagCell, ...]
    rows: int
    cols: int
    groups: tuple[str, ...]
    caption: tuple[Mark, ...] = ()
    caption_text: str = ""
    strays: tuple[Mark, ...] = ()
    """Content of the element that is in no cell (frames and backgrounds, mostly)."""
    outer: tuple[int, int] | None = None
    states_spans: bool = False
    places: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """For each page ``(MCID, position of the cell)``, ascending."""
    row_pages: RowPages = field(default_factory=RowPages)
    starts: tuple[int, ...] = ()
    """For each row the position of its first cell, and the number of cells."""
    tall: tuple[int, ...] = ()
    """Positions of the cells over several rows."""

    @property
    def header_rows(self) -> int:
        """Number of leading rows that head the columns."""
        groups = enumerate(self.groups)
        return next((number for number, group in groups if group != "head"), self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class TagTree:
    """The tables of a document in the order of the tree, outer ones before those inside them.

    ``incomplete`` says that the tree was broken, cyclic or too large, so that parts are missing.
    ``pages`` lists for each page the numbers of the tables with content on it.
    """

    tables: tuple[TagTable, ...] = ()
    incomplete: bool = False
    pages: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def find_tables(self, page: int) -> tuple[TagTable, ...]:
        """The tables with content on a page."""
        return tuple(self.tables[number] for number in self.pages.get(page, ()))
