"""The structure tree of a tagged PDF, read whole for its tables.

PDFium's own tree is per page and drops cells without content, so the tree is walked here. It is
walked without recursion, each element once: cycles, lies and junk end in an incomplete result.
Source: ISO 32000-2, 14.7 (logical structure), 14.8.5.7 (table attributes).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.pdf.tags.build import CellTags, OpenTable
from extractors.pdf.tags.model import TagTable, TagTree
from extractors.pdf.tags.plain import PlainFile
from extractors.pdf.tags.rewrite import open_tagged
from extractors.pdf.tags.values import Ref, Value, decode_text

MAX_ELEMENTS = 1_000_000
MAX_NESTING = 2_000
MAX_PAGES = 100_000
# Tables inside tables; more is layout.
MAX_TABLES_DEEP = 32
_MAX_ROLES = 16
_STANDARD = """
Table TR TH TD THead TBody TFoot Caption P Span Div Sect Part Document NonStruct Figure Link L LI
Lbl LBody H H1 H2 H3 H4 H5 H6 Art BlockQuote TOC TOCI Index Private Quote Note Reference BibEntry
Code Annot Ruby RB RT RP Warichu WT WP Formula Form
"""
_KNOWN = frozenset(_STANDARD.split())
# What begins a marked kid in the list of things to do: (value, page number, None) to read it,
# (None, 0, closing) to close what an element opened.
_Task = tuple[Value, int, str | None]


def read_tag_tables(data: bytes, password: str | None = None) -> TagTree:
    """The tables of a tagged PDF's structure tree; none for files without one.

    Nothing is raised for what stands in the file: a tree that is cyclic, broken or larger than
    allowed gives what could be read, and is ``incomplete``.
    """
    file = open_tagged(data, password)
    return _Walk(file).read() if file is not None else TagTree()


@dataclass(slots=True, eq=False)
class _Walk:
    """One walk over the elements, depth first in their order."""

    file: PlainFile
    pages: dict[int, int] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    classes: dict[str, Value] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    tasks: list[_Task] = field(default_factory=list)
    open_tables: list[OpenTable] = field(default_factory=list)
    finished: dict[int, TagTable] = field(default_factory=dict)
    elements: int = 0
    nesting: int = 0
    tables: int = 0
    incomplete: bool = False

    def read(self) -> TagTree:
        """The tables."""
        root = self.file.resolve_dictionary(self.file.root.get("StructTreeRoot"))
        self.pages = number_pages(self.file)
        self.roles = self._read_roles(root.get("RoleMap"))
        self.classes = self.file.resolve_dictionary(root.get("ClassMap"))
        self.tasks.append((root.get("K"), 0, None))
        while self.tasks:
            value, page, closing = self.tasks.pop()
            if closing is not None:
                self._close(closing)
            elif self.elements > MAX_ELEMENTS or self.file.is_exhausted:
                self.incomplete = True
            else:
                self._visit(value, page)
        tables, numbers = _renumber(self.finished)
        return TagTree(tables, self.incomplete, numbers)

    def _read_roles(self, role_map: Value) -> dict[str, str]:
        """For each role of the file the standard one that it stands for."""
        named = self.file.resolve_dictionary(role_map)
        roles = {name: name for name in _KNOWN}
        for name in named:
            role: Value = name
            for _ in range(_MAX_ROLES):
                if not isinstance(role, str) or role in _KNOWN:
                    break
                role = self.file.resolve(named.get(role))
            if isinstance(role, str):
                roles.setdefault(name, role)
        return roles

    def _visit(self, value: Value, page: int) -> None:
        """Reads a kid: marked content, an element, or a list of kids."""
        if type(value) is Ref:
            if value.number in self.seen:
                self.incomplete = True
                return
            self.seen.add(value.number)
            value = self.file.read(value.number)
        if type(value) is dict:
            self._visit_dictionary(value, page)
        elif type(value) is list:
            self.elements += len(value)
            self.tasks.extend([(kid, page, None) for kid in reversed(value)])
        elif type(value) is int:
            self._mark(page, value)
        else:
            self.incomplete |= value is None

    def _visit_dictionary(self, value: dict[str, Value], page: int) -> None:
        self.elements += 1
        home = value.get("Pg")
        if type(home) is Ref:
            page = self.pages.get(home.number, page)
        role = value.get("S")
        if type(role) is str:
            self._open(self.roles.get(role, role), value, page)
        elif "Stm" not in value and type(number := value.get("MCID")) is int:
            self._mark(page, number)

    def _mark(self, page: int, number: int) -> None:
        if page and number >= 0 and self.open_tables:
            self.open_tables[-1].add_mark((page, number))

    def _open(self, role: str, element: dict[str, Value], page: int) -> None:
        """Takes up an element and puts its kids first on the list of things to do."""
        if self.nesting >= MAX_NESTING:
            self.incomplete = True
            return
        opened = self._open_table() if role == "Table" else self._open_inside(role, element)
        if self.open_tables and ("ActualText" in element or "Alt" in element):
            value = self.file.resolve(element.get("ActualText") or element.get("Alt"))
            self.open_tables[-1].add_text(decode_text(value))
        kids = element.get("K")
        if not opened and type(kids) is int:
            # The commonest element of all, a piece of text in a cell, has nothing to close.
            self._mark(page, kids)
            return
        self.nesting += 1
        self.tasks.append((None, 0, opened))
        if "K" in element:
            self.tasks.append((kids, page, None))

    def _open_table(self) -> str:
        if len(self.open_tables) >= MAX_TABLES_DEEP:
            self.incomplete = True
            return ""
        outer = self.open_tables[-1] if self.open_tables else None
        place = (outer.number, outer.count - 1) if outer and outer.cell else None
        self.open_tables.append(OpenTable(self.tables, place))
        self.tables += 1
        return "table"

    def _open_inside(self, role: str, element: dict[str, Value]) -> str:
        if not self.open_tables:
            return ""
        tags = self._read_cell(element, role == "TH") if role in ("TH", "TD") else None
        return self.open_tables[-1].open(role, tags)

    def _close(self, what: str) -> None:
        self.nesting -= 1
        if what != "table":
            if what:
                self.open_tables[-1].close(what)
            return
        try:
            table = self.open_tables.pop().finish()
        except OverflowError:
            self.incomplete = True
            return
        if table is not None:
            self.finished[table.number] = table

    def _read_cell(self, element: dict[str, Value], header: bool) -> CellTags:
        """The attributes of a cell: its own, else those of its classes."""
        tags = CellTags(header)
        if "C" in element:
            for name in self.file.resolve_list(element["C"]):
                if isinstance(name, str):
                    self._add_attributes(tags, self.classes.get(name))
        if "A" in element:
            self._add_attributes(tags, element["A"])
        return tags

    def _add_attributes(self, tags: CellTags, attributes: Value) -> None:
        for item in self.file.resolve_list(attributes):
            found = self.file.resolve_dictionary(item)
            rowspan, colspan, scope = found.get("RowSpan"), found.get("ColSpan"), found.get("Scope")
            if type(rowspan) is int:
                tags.rowspan, tags.spans_stated = rowspan, True
            if type(colspan) is int:
                tags.colspan, tags.spans_stated = colspan, True
            if type(scope) is str:
                tags.scope = scope


def number_pages(file: PlainFile) -> dict[int, int]:
    """For each page object its 1-based number."""
    numbers: dict[int, int] = {}
    seen: set[int] = set()
    tasks: list[Value] = [file.root.get("Pages")]
    while tasks and len(numbers) < MAX_PAGES:
        value = tasks.pop()
        if type(value) is not Ref or value.number in seen:
            continue
        seen.add(value.number)
        node = file.resolve_dictionary(value)
        if "Kids" in node:
            tasks.extend(reversed(file.resolve_list(node["Kids"])))
        elif node:
            numbers[value.number] = len(numbers) + 1
    return numbers


def _renumber(
    finished: dict[int, TagTable],
) -> tuple[tuple[TagTable, ...], dict[int, tuple[int, ...]]]:
    """The tables in order, and for each page those on it; empty numbers are closed up."""
    order = {number: place for place, number in enumerate(sorted(finished))}
    stated = any(table.states_spans for table in finished.values())
    tables = []
    pages: dict[int, list[int]] = {}
    for number, place in order.items():
        table = finished[number]
        outer = table.outer
        if outer is not None:
            outer = (order[outer[0]], outer[1]) if outer[0] in order else None
        tables.append(replace(table, number=place, outer=outer, states_spans=stated))
        for page in table.places:
            pages.setdefault(page, []).append(place)
    return tuple(tables), {page: tuple(places) for page, places in pages.items()}
