"""Item sheets: a form that names one action item, and the headed text and tables that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.building.drafts import IndicatorRow, ItemDraft, PolicyDraft, ValueDraft
from pipeline.building.places import cell_place, cell_places
from pipeline.building.sheet_tables import SheetTable, judged_role
from pipeline.building.told_items import read_office_line
from pipeline.building.told_sheets import IDENTITY, bare_label, read_label_line
from pipeline.building.workspace import Workspace
from pipeline.reading.contents import tells_past
from pipeline.reading.forms import FormPair, best_role
from pipeline.reading.headings import split_heading
from pipeline.reading.tables import MEASURES, TableReading
from pipeline.values.numbering import Numbered, numbering_style, split_number
from pipeline.values.office_names import looks_like_office
from pipeline.values.offices import drop_inline_offices
from pipeline.values.tags import find_tags, is_tag
from schemas.document import Cell, Paragraph
from schemas.places import Anchor
from schemas.roles import Role
from schemas.text import count_characters

MAX_HEADING = 50
MAX_ORNAMENTED = 24
_ORNAMENT = re.compile(r"[■□◆◇▼▽▶▷★☆【＜《〈]")
_ENTRY = re.compile(r"[・･●○◦▪•\-－]|[①-⑳]")
_OWN_LABEL = re.compile(r"(?P<label>[^：:\n。、]{2,12})[：:]\s*[^\n。]{1,40}$")
"""A cell that says itself what it holds: 評価結果：継続."""
_UNIT_LINE = re.compile(r"[（(\[［]?\s*単位\s*[：:]\s*[^\s。、]{1,10}?\s*[)）\]］]?")
"""The unit of the table that follows: （単位：千円）."""
_LABELLED_LINE = re.compile(r"(?P<label>[^：:\s。、]{2,12})[：:]\s*[^。：:]{1,60}")
_INTO = re.compile(
    r"\s*[＞>»]\s*|\s*(?:[－―—]|\s-)\s*(?=[\d０-９]{1,2}[-－‐][\d０-９])|\s*→\s*|\n(?=[\d０-９（(])"
)
"""Between the levels of a path printed in one cell: 安全なまち ＞ 防災."""
_PILLAR = re.compile(r"(?:柱|目標|方針|施策|政策|分野|戦略)$")
_LIST = re.compile(r"[、，,\n]")
_PROSE_ROLES = {Role.ITEM: Role.INITIATIVE, Role.POLICY: Role.APPROACH}
"""Prose of a sheet under a word that elsewhere labels rows: 主な取組, 取組の方針."""


@dataclass(slots=True)
class HeadingStack:
    """The headings that are open at a place, outermost first, told apart by numbering style."""

    open: list[tuple[str, str]] = field(default_factory=list)

    def push(self, text: str) -> None:
        """Opens a heading; one of the same numbering style is closed, with all below it."""
        style = numbering_style(split_number(text).number)
        styles = [known for known, _ in self.open]
        if style in styles:
            del self.open[styles.index(style) :]
        self.open.append((style, text))

    def close(self) -> None:
        """Closes the innermost heading."""
        self.open.pop()

    def path(self) -> tuple[str, ...]:
        """Texts of the open headings."""
        return tuple(text for _, text in self.open)


def _goes_on(last: ValueDraft, text: str) -> bool:
    """Whether a paragraph is the next entry of the list that the value before it holds."""
    in_table = last.anchors[0].table is not None
    return not in_table and bool(_ENTRY.match(text)) and bool(_ENTRY.match(last.text))


class SheetReader:
    """Gathers one item from a sheet's form, text and tables."""

    def __init__(self, workspace: Workspace, *, is_told: bool = False) -> None:
        self._workspace = workspace
        self._account = workspace.account
        self._tree = workspace.tree
        self._lexicon = workspace.lexicon
        self._context = workspace.context
        self._split = workspace.numbers.split
        self._headings = HeadingStack()
        self.item = ItemDraft(is_sheet=True)
        self.is_told = is_told
        """Whether the item is told in running text: it ends with the next heading or table."""
        self.awaits_text = False
        """Whether a heading was the last that was read."""

    def open_form(self, reading: TableReading, parent: PolicyDraft | None) -> ItemDraft:
        """Starts the item that the form names."""
        form = reading.form
        assert form is not None
        assert form.title is not None
        self.item = ItemDraft(is_sheet=True, policy=parent)
        self._headings = HeadingStack()
        tags, rest = find_tags(drop_inline_offices(form.title.value.text.replace("\n", " ")))
        numbered = self._split(rest)
        self.item.number, self.item.title = numbered.number, numbered.title or rest
        self.item.tags = list(tags)
        self._add_form(reading)
        if not self.item.number:
            numbers = [v.text.strip() for v in self.item.values if v.role is Role.NUMBER]
            self.item.number = numbers[0] if numbers else ""
        return self.item

    def open_heading(
        self, paragraph: Paragraph, place: Anchor, named: Numbered, parent: PolicyDraft | None
    ) -> ItemDraft:
        """Starts the item that a heading of the text names."""
        tags, title = find_tags(drop_inline_offices(named.title))
        self.item = ItemDraft(named.number, title, parent, list(tags), is_sheet=True)
        self._headings = HeadingStack()
        self._account.claim("values", place, paragraph.raw)
        self.item.add(ValueDraft(Role.ITEM, paragraph.text, paragraph.raw, (place,)))
        return self.item

    def add_table(self, reading: TableReading) -> None:
        """Adds a further table of the sheet: a headed grid, or label–value pairs."""
        self.awaits_text = False
        if reading.header.exists and reading.columns:
            self._add_grid(reading)
        else:
            self._add_form(reading)

    def add_paragraph(
        self, paragraph: Paragraph, place: Anchor, *, before_table: bool = False
    ) -> None:
        """Adds a paragraph: a heading opens a section, anything else is a value of it."""
        text = paragraph.text.strip()
        self.awaits_text = False
        if self._add_office_line(paragraph, place):
            return
        if self._is_heading(paragraph) or (before_table and self._is_numbered(text)):
            self._headings.push(text)
            self.awaits_text = True
            self._account.claim("headings", place, paragraph.raw)
            return
        if _UNIT_LINE.fullmatch(text):
            self._account.claim("headings", place, paragraph.raw)
            return
        path = self._headings.path()
        role, weight, year = self._section_role(path)
        if self.is_told and not path:
            role, weight = Role.DESCRIPTION, 0.8
        if not path and role is Role.OTHER and looks_like_office(text):
            role, weight = Role.OFFICE, 0.7  # in the corner beside the title
        if role in MEASURES and path:
            role = Role.TARGET  # the figure with the name of its indicator, in running text
        if year is not None and role in (Role.INITIATIVE, Role.DESCRIPTION) and tells_past(text):
            role = Role.DO  # 令和５年度の取組: 47人が利用しました。
        self._account.claim("values", place, paragraph.raw)
        last = self.item.values[-1] if self.item.values else None
        if last is not None and last.heading == path and _goes_on(last, text):
            # Lines of one list, which a printed page parts.
            last.text, last.raw = f"{last.text}\n{paragraph.text}", f"{last.raw}\n{paragraph.raw}"
            last.anchors = (*last.anchors, place)
            return
        self.item.add(
            ValueDraft(
                role, paragraph.text, paragraph.raw, (place,), path, year, confidence=weight or 0.3
            )
        )

    def add_labelled(self, paragraph: Paragraph, place: Anchor) -> None:
        """Adds a label of a sheet told in text, with the text behind it: 【予算額】 1,200千円."""
        line = read_label_line(paragraph.text, self._lexicon)
        self._headings.push(line.label if line else bare_label(paragraph.text))
        if line is None or not line.rest:
            self._account.claim("headings", place, paragraph.raw)
            return
        path = self._headings.path()
        role, weight, year = self._section_role(path)
        self._account.claim("values", place, paragraph.raw)
        self.item.add(
            ValueDraft(role, line.rest, paragraph.raw, (place,), path, year, confidence=weight)
        )
        if role in IDENTITY:
            self._headings.close()  # what follows a complete 担当課：総務課 says something else

    def ends_told(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph ends an item told in running text: a heading, but no office."""
        if not self.is_told or read_office_line(paragraph.text, self._lexicon) is not None:
            return False
        return paragraph.kind == "heading" or bool(_ORNAMENT.match(paragraph.text.strip()))

    def _add_office_line(self, paragraph: Paragraph, place: Anchor) -> bool:
        """Adds a line that says nothing but who is in charge: （担当課：総務課）."""
        found = read_office_line(paragraph.text, self._lexicon)
        if found is None:
            return False
        label, names = found
        self._account.claim("values", place, paragraph.raw)
        self.item.add(
            ValueDraft(Role.OFFICE, names, paragraph.raw, (place,), (label,), confidence=0.9)
        )
        return True

    def _is_heading(self, paragraph: Paragraph) -> bool:
        text = paragraph.text.strip()
        if paragraph.kind == "heading":
            return True
        if _ORNAMENT.match(text) and count_characters(text) <= MAX_ORNAMENTED and "。" not in text:
            return True
        if paragraph.kind != "body" or count_characters(text) > MAX_HEADING or "。" in text:
            return False
        concept = split_heading(self._split(bare_label(text)).title, self._context).concept
        return self._lexicon.knows(concept)

    def _is_numbered(self, text: str) -> bool:
        """Whether a line right above a table is its heading: ４ 事業費の推移."""
        numbered = self._split(text)
        short = count_characters(text) <= MAX_HEADING and "。" not in text
        return short and bool(numbered.number) and bool(numbered.title)

    def _section_role(self, path: Sequence[str]) -> tuple[Role, float, int | None]:
        """The role that the innermost known heading gives, with its weight and fiscal year."""
        for text in reversed(path):
            bare = bare_label(text)
            parts = split_heading(self._split(bare).title or bare, self._context)
            senses = self._lexicon.senses(parts.concept)
            if senses:
                role = max(senses, key=lambda r: (r not in _PROSE_ROLES, senses[r]))
                return _PROSE_ROLES.get(role, role), senses[role], parts.fiscal_year
        return Role.OTHER, 0.0, None

    def _add_form(self, reading: TableReading) -> None:
        assert reading.form is not None
        start = len(self.item.values)
        for label in reading.form.labels:
            self._claim("headings", reading, label)
        drafts = [
            self._add_pair(reading, pair, is_title=pair is reading.form.title)
            for pair in reading.form.pairs
        ]
        self.item.indicators.extend(_indicator_pairs(drafts))
        for block in reading.blocks:
            self._add_grid(block)
        self.item.values[start:] = sorted(self.item.values[start:], key=_printed_order)

    def _add_pair(self, reading: TableReading, pair: FormPair, *, is_title: bool) -> ValueDraft:
        path = tuple(label.text.strip() for label in pair.labels)
        heading = path or self._headings.path()
        own = _OWN_LABEL.match(pair.value.text.strip())
        if own and not is_title and self._lexicon.knows(split_heading(own["label"]).concept):
            heading = (*heading, own["label"].strip())  # 評価結果：継続
        role, weight = (Role.ITEM, 1.0) if is_title else best_role(heading, self._lexicon)
        if role is Role.OTHER and self._names_offices(pair.value.text):
            role, weight = Role.OFFICE, 0.8
        if role is Role.OTHER and path and _PILLAR.search(bare_label(path[-1])):
            numbered = self._split(pair.value.text.strip())
            if numbered.number and numbered.title:
                role, weight = Role.POLICY, 0.6  # 改革の柱 | ２ 子どもの笑顔があふれるまち
        if role is Role.OTHER and path and self._lists_partners(pair.value.text):
            role, weight = Role.PARTNER, 0.6
        if not path and self._names_level(pair.value):
            role, weight = Role.POLICY, 0.9
        if role is Role.DESCRIPTION and self._is_dated(heading):
            role = self._dated_role(heading)
        if role is Role.POLICY and "。" in pair.value.text:
            role = Role.APPROACH
        if role is Role.TYPE and is_tag(pair.value.text):
            role = Role.TAG
        if role is Role.ITEM and not is_title and _ENTRY.match(pair.value.text.strip()):
            role = Role.INITIATIVE
        role = judged_role(role, pair.value.text, heading, self._lexicon)
        draft = self._draft(reading, pair.value, role, heading, weight or 0.3)
        if role is Role.POLICY:
            self._place_under(pair.value, path, draft.anchors)
        return self.item.add(draft)

    def _names_offices(self, text: str) -> bool:
        """Whether each line has a label of its own, the first one for offices: 主管課：福祉課."""
        lines = [_LABELLED_LINE.fullmatch(line.strip()) for line in text.split("\n")]
        if not all(lines) or not lines[0]:
            return False
        senses = self._lexicon.senses(split_heading(lines[0]["label"]).concept)
        return senses.get(Role.OFFICE, 0.0) >= 0.5

    def _lists_partners(self, text: str) -> bool:
        """Whether an unknown label (構成課) stands beside a list of offices, the lead known."""
        names = [name.strip() for name in _LIST.split(text) if name.strip()]
        known = any(value.role is Role.OFFICE for value in self.item.values)
        return known and len(names) > 1 and all(looks_like_office(name) > 0.8 for name in names)

    def _names_level(self, cell: Cell) -> bool:
        """Whether a cell without a label says of itself what it is: 基本目標１ 緑のまち."""
        numbered = self._split(cell.text.strip())
        return bool(numbered.title) and self._lexicon.is_level(numbered.level)

    def _is_dated(self, heading: Sequence[str]) -> bool:
        return any(split_heading(t, self._context).fiscal_year is not None for t in heading[-1:])

    def _dated_role(self, heading: Sequence[str]) -> Role:
        """The role of a text about one year: 令和5年度の実施内容 tells what was done."""
        senses = self._lexicon.senses(split_heading(heading[-1], self._context).concept)
        dated = [role for role in (Role.DO, Role.PLAN) if role in senses]
        return max(dated, key=lambda r: senses[r], default=Role.DESCRIPTION)

    def _place_under(self, cell: Cell, path: Sequence[str], places: tuple[Anchor, ...]) -> None:
        level = split_heading(path[-1]).concept if path else ""
        for text in filter(None, (part.strip() for part in _INTO.split(cell.text))):
            numbered = self._split(text)
            self.item.policy = self._tree.add(
                self.item.policy, numbered.level or level, numbered, text, places
            )

    def _draft(
        self, reading: TableReading, cell: Cell, role: Role, heading: tuple[str, ...], weight: float
    ) -> ValueDraft:
        self._claim("values", reading, cell)
        parts = [split_heading(text, self._context) for text in heading]
        year = next((p.fiscal_year for p in reversed(parts) if p.fiscal_year is not None), None)
        unit = next((p.unit for p in reversed(parts) if p.unit), reading.unit)
        places = cell_places(self._account.source, reading.index, cell)
        return ValueDraft(
            role, cell.text, cell.raw, places, heading, year, unit=unit, confidence=min(1.0, weight)
        )

    def _add_grid(self, reading: TableReading) -> None:
        SheetTable(reading, self._workspace, self.item, self._headings.path()).add()

    def _claim(self, part: str, reading: TableReading, cell: Cell) -> None:
        place = cell_place(self._account.source, reading.index, cell)
        self._account.claim(part, place, cell.raw)


def _indicator_pairs(drafts: Sequence[ValueDraft]) -> Iterator[IndicatorRow]:
    """Indicators printed as labels with values: 指標, 目標値, 実績値 one under the other."""
    name: ValueDraft | None = None
    unit = ""
    values: list[ValueDraft] = []
    for draft in drafts:
        if draft.role is Role.INDICATOR:
            if values:
                yield IndicatorRow(name, unit, tuple(values))
            name, unit, values = draft, "", []
        elif draft.role is Role.UNIT:
            unit = draft.text.strip()
        elif draft.role in MEASURES:
            values.append(draft)
    if values:
        yield IndicatorRow(name, unit, tuple(values))


def _printed_order(value: ValueDraft) -> tuple[int, int]:
    """Row and column of a value within its table."""
    place = value.anchors[0]
    return place.row or 0, place.col or 0
