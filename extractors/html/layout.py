"""Which tables of a page only lay it out, and so are no tables to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString

from extractors.html.names import STRUCTURE
from extractors.html.tree import Step, get_attribute, is_unread, walk

_PLAIN_ROLES = frozenset({"presentation", "none"})
_TABLE_ROLES = frozenset({"table", "grid", "treegrid"})


@dataclass(slots=True)
class TableFacts:
    """What speaks for and against a table; counts leave out what belongs to tables inside it."""

    table: Tag
    parent: TableFacts | None
    headers: int = 0
    rows: int = 0
    texts: list[int] = field(default_factory=list)
    """Characters of each own cell."""
    widest_row: int = 0
    row_width: int = 0
    structure: int = 0
    inner_tables: int = 0
    inner_text: int = 0

    @property
    def filled_cells(self) -> int:
        """Number of own cells with text of their own."""
        return sum(count > 0 for count in self.texts)

    @property
    def own_text(self) -> int:
        """Characters of the own cells."""
        return sum(self.texts)


def find_layout_tables(root: Tag) -> frozenset[int]:
    """The ``id()`` of each table element that is there for layout.

    Evidence in this order: its role; header cells or a caption; a single cell or no grid;
    page structure (headings, sections, forms) in its cells; other tables with most of its text.
    """
    facts = list(_collect_facts(root))
    for fact in reversed(facts):  # inner tables come after outer ones
        if fact.parent is not None:
            fact.parent.inner_text += fact.own_text + fact.inner_text
    return frozenset(id(fact.table) for fact in facts if is_layout(fact))


def is_layout(facts: TableFacts) -> bool:
    """Whether a table with these facts lays out a page."""
    role = get_attribute(facts.table, "role").strip().lower()
    if role in _PLAIN_ROLES or role in _TABLE_ROLES:
        return role in _PLAIN_ROLES
    if facts.headers:
        return len(facts.texts) < 2 or (facts.structure > 0 and facts.inner_tables > 0)
    if len(facts.texts) < 2 or facts.structure > 0:
        return True
    bordered = get_attribute(facts.table, "border").strip() not in {"", "0"}
    if facts.inner_tables and facts.inner_text > facts.own_text:
        return not (bordered and facts.filled_cells >= 4)
    return not bordered and (facts.rows < 2 or facts.widest_row < 2)


def _collect_facts(root: Tag) -> Iterator[TableFacts]:
    current: TableFacts | None = None
    for step, node in walk(root, is_unread):
        if isinstance(node, NavigableString):
            if current is not None and current.texts:
                current.texts[-1] += len(node.strip())
        elif step is Step.ENTER and node.name == "table":
            current = TableFacts(node, current)
            yield current
            if current.parent is not None:
                current.parent.inner_tables += 1
        elif current is not None and step is Step.LEAVE and node.name == "table":
            current = current.parent
        elif current is not None and step is Step.ENTER:
            _note_element(current, node)


def _note_element(facts: TableFacts, tag: Tag) -> None:
    if tag.name == "tr":
        facts.rows += 1
        facts.row_width = 0
    elif tag.name in {"td", "th"}:
        facts.texts.append(0)
        facts.row_width += 1
        facts.widest_row = max(facts.widest_row, facts.row_width)
    facts.headers += tag.name in {"th", "caption"}
    facts.structure += tag.name in STRUCTURE and bool(facts.texts)
