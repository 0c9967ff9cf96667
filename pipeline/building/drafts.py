"""What is gathered while the Document is walked; turned into the Plan when all is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.columns import ColumnReading
from pipeline.values.numbering import Numbered
from schemas.document import Cell
from schemas.places import Anchor
from schemas.roles import Role
from schemas.text import clean_text, text_key


@dataclass(slots=True, eq=False)
class ValueDraft:
    """A value without its id. ``meant`` is the text it stands for when it is 〃 or 同上."""

    role: Role
    text: str
    raw: str
    anchors: tuple[Anchor, ...]
    heading: tuple[str, ...] = ()
    fiscal_year: int | None = None
    part: str = ""
    unit: str = ""
    confidence: float = 1.0
    meant: str = ""
    is_sum: bool = False
    """Whether it adds up other amounts of its item (a row 計): checked, no amount of its own."""
    labels: tuple[ValueDraft, ...] = ()
    """The cells of its row that say what a figure is (indicator, unit, 目標 or 実績)."""

    @property
    def reading(self) -> str:
        """The text to understand."""
        return self.meant or self.text


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A task's row over the time columns: its label, its cells, the arrows drawn over it.

    ``columns`` are the time columns in order; a cell covers those from its ``col`` to ``last_col``.
    """

    task: ValueDraft | None
    columns: tuple[ColumnReading, ...]
    cells: tuple[tuple[Cell, ValueDraft], ...]
    arrows: tuple[ArrowSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrowSpan:
    """An arrow over table columns, with the text printed on it and where it was drawn."""

    first_col: int
    last_col: int
    label: str
    starts_inside: bool
    ends_inside: bool


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its unit and its values (baseline, targets, actuals) of one table row."""

    indicator: ValueDraft | None
    unit: str
    values: tuple[ValueDraft, ...]
    group: str = ""
    """The label that the indicator stands under (活動指標, 成果指標)."""


@dataclass(slots=True, eq=False)
class PolicyDraft:
    """A node of the policy tree; ``level`` is the document's own word."""

    level: str
    number: str
    title: str
    parent: PolicyDraft | None = None
    raw: str = ""
    anchors: tuple[Anchor, ...] = ()
    description: str = ""

    def path(self) -> list[PolicyDraft]:
        """From the top to this node."""
        return [*(self.parent.path() if self.parent else []), self]


@dataclass(slots=True, eq=False)
class ItemDraft:
    """An action item while its rows and sections are read."""

    number: str = ""
    title: str = ""
    policy: PolicyDraft | None = None
    tags: list[str] = field(default_factory=list)
    values: list[ValueDraft] = field(default_factory=list)
    schedule: list[ScheduleRow] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    is_sheet: bool = False
    is_satellite: bool = False
    """Whether it stands in a table that holds only a schedule or measured values."""
    _by_place: dict[Anchor, ValueDraft] = field(default_factory=dict)

    def add(self, value: ValueDraft) -> ValueDraft:
        """Adds a value, or finds the one already read from the same source cell."""
        known = self._by_place.setdefault(value.anchors[0], value)
        if known is value:
            self.values.append(value)
        return known


class PolicyTree:
    """The policies in document order; the same label under the same parent is the same node."""

    def __init__(self) -> None:
        self.nodes: list[PolicyDraft] = []
        self._known: dict[tuple[int, str, str], PolicyDraft] = {}
        self._by_label: dict[str, PolicyDraft] = {}

    def add(
        self,
        parent: PolicyDraft | None,
        level: str,
        numbered: Numbered,
        raw: str,
        anchors: tuple[Anchor, ...],
    ) -> PolicyDraft:
        """The node, made when it is new; ``raw`` is the printed text, read as ``numbered``."""
        number, title = numbered.number, numbered.title or clean_text("".join(raw.split()))
        label = text_key(number + title)
        if parent is None and number and label in self._by_label:
            return self._by_label[label]  # named elsewhere, with the policy above it
        key = (id(parent), text_key(level), label)
        if key not in self._known and (root := self._find_root(label, number)) is not None:
            self._place_under(root, parent, key)
        if key not in self._known:
            node = PolicyDraft(level, number, title, parent, raw, anchors)
            self._known[key] = node
            self.nodes.append(node)
            if number:
                self._by_label.setdefault(label, node)
        return self._known[key]

    def _find_root(self, label: str, number: str) -> PolicyDraft | None:
        """The policy of that label which was met without the one above it (in a list in front)."""
        known = self._by_label.get(label) if number else None
        return known if known is not None and known.parent is None else None

    def _place_under(
        self, node: PolicyDraft, parent: PolicyDraft | None, key: tuple[int, str, str]
    ) -> None:
        if parent is None or node in parent.path():
            return
        node.parent = parent
        self._known[key] = node
        self.nodes.remove(node)
        self.nodes.append(node)
