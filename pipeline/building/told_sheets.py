"""Sheets told in text: headings that each have the same labels below them, with their texts.

(1) 朝市のにぎわい創出事業 / 【現状と課題】 … / 【取組内容】 … / 【担当課】商工観光課
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.building.text_headings import TextHeading
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import TableReading
from schemas.document import Document, Paragraph
from schemas.roles import Role
from schemas.text import text_key

LEAST_SHEETS, LEAST_ROLES, LEAST_COMMON = 2, 2, 2
MIN_SHARE = 0.5
"""At least this share of the headings of one class has labels below it."""
SURE_COMMON = 3
"""With so many common labels in so many sheets the other headings of the class do not matter."""
SURE_ROLE = 0.5
MAX_LABEL = 24
IDENTITY = frozenset({Role.OFFICE, Role.PARTNER, Role.BUDGET, Role.PERIOD, Role.SCHEDULE})
"""What only a thing to be done has; 現状, 課題 and 目標 are parts of chapters, too."""
_ROWS = frozenset({Role.POLICY, Role.ITEM})
_LABELLED = re.compile(
    r"\s*(?:[【〔［\[＜<《](?P<set_off>[^】〕］\]＞>》\n]{2,16})[】〕］\]＞>》]\s*[：:]?"
    r"|[■□◆◇▼▶★☆○●・]?\s*(?P<named>[^：:\s。、]{2,14})\s*[：:])\s*(?P<rest>.*)",
    re.DOTALL,
)
_SPACED = re.compile(
    r"[■□◆◇▼▶★☆○●・]?\s*(?P<named>[^\s。、：:]{2,12})[ 　]+(?P<rest>\S[^\n。]{1,60})"
)
_AMOUNT = re.compile(
    r"(?P<named>[^\s。、：:]{2,20}?[額費])[ 　]*(?P<rest>[\d０-９][^\s。、]*円.{0,30})"
)


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A label with what is printed behind it; ``rest`` is empty where the label stands alone."""

    label: str
    rest: str
    role: Role


def read_label_line(text: str, lexicon: Lexicon) -> LabelLine | None:
    """The label that a paragraph is or begins with, None when it is none that the lexicon knows.

    >>> from pipeline.reading.lexicon import load_lexicon
    >>> read_label_line("【担当課】商工観光課", load_lexicon())
    LabelLine(label='担当課', rest='商工観光課', role=<Role.OFFICE: 'office'>)
    """
    match = _LABELLED.fullmatch(text)
    if match is not None:
        label = match["set_off"] or match["named"]
        role = _role_of(label, lexicon)
        return None if role is None else LabelLine(label.strip(), match["rest"].strip(), role)
    match = _AMOUNT.fullmatch(text.strip()) or _SPACED.fullmatch(text.strip())
    if match is not None and (role := _role_of(match["named"], lexicon)) in IDENTITY:
        return LabelLine(match["named"], match["rest"], role)
    bare = bare_label(text)
    role = _role_of(bare, lexicon) if len(bare) <= MAX_LABEL else None
    return None if role is None else LabelLine(bare, "", role)


def bare_label(text: str) -> str:
    """A heading without the ornament before it: ■事業の目的, 【課題】."""
    return text.strip().lstrip("■□◆◇●○◎★☆▼▽▶▷・＜<《〈【[「『 　").rstrip("＞>》〉】]」』：: 　")


def _role_of(label: str, lexicon: Lexicon) -> Role | None:
    senses = lexicon.senses(split_heading(label).concept)
    parts = {role: weight for role, weight in senses.items() if role not in _ROWS}
    role = max(parts, key=lambda r: parts[r], default=None)
    return role if role is not None and parts[role] >= SURE_ROLE else None


@dataclass(slots=True)
class _Section:
    """A heading with the labels that stand below it, up to the next heading that is no label."""

    heading: TextHeading
    blocks: range
    labels: dict[int, LabelLine] = field(default_factory=dict)
    lists_items: bool = False

    def is_sheet(self) -> bool:
        return (
            not self.lists_items
            and len({label.role for label in self.labels.values()}) >= LEAST_ROLES
        )

    def names(self) -> set[str]:
        return {text_key(label.label) for label in self.labels.values()}


@dataclass(frozen=True, slots=True)
class ToldSheets:
    """The headings that name items, by block number; the blocks of their labels."""

    headings: Mapping[int, TextHeading] = field(default_factory=dict)
    labels: frozenset[int] = frozenset()


def find_told_sheets(
    document: Document,
    found: Mapping[int, TextHeading],
    readings: Sequence[TableReading],
    lexicon: Lexicon,
) -> ToldSheets:
    """Sheets told in text.

    The headings are of one class, half of them at least with two labels and more below them; two
    labels are common to most, and most say who, when or for how much.
    """
    classes: dict[str, list[_Section]] = {}
    for section in _find_sections(document, found, readings, lexicon):
        if not section.heading.has_level:
            classes.setdefault(section.heading.style, []).append(section)
    groups = [sheets for group in classes.values() if (sheets := _choose(group))]
    sheets = max(groups, key=len, default=[])
    known = {block for section in sheets for block in section.labels}
    return ToldSheets(
        {section.heading.number: section.heading for section in sheets},
        frozenset(known | _find_repeated(document, sheets)),
    )


def _find_repeated(document: Document, sheets: Sequence[_Section]) -> set[int]:
    """Short lines that most sheets hold once: labels, too, that no lexicon knows."""
    texts = {
        number: key
        for number, (_, block) in enumerate(document.blocks())
        if isinstance(block, Paragraph) and 1 < len(key := text_key(block.text)) <= MAX_LABEL
    }
    held = [[texts[number] for number in sheet.blocks if number in texts] for sheet in sheets]
    counts = Counter(key for keys in held for key in keys)
    spread = Counter(key for keys in held for key in set(keys))
    repeated = {
        key
        for key, count in spread.items()
        if count >= max(SURE_COMMON, MIN_SHARE * len(sheets)) and count == counts[key]
    }
    return {n for sheet in sheets for n in sheet.blocks if texts.get(n) in repeated}


def _choose(group: Sequence[_Section]) -> list[_Section]:
    """The sheets of a class, none when the class is not one of sheets."""
    sheets = [section for section in group if section.is_sheet()]
    names = {section.heading.key for section in sheets}
    counts = Counter(key for section in sheets for key in section.names())
    common = sum(2 * count >= len(sheets) and count > 1 for count in counts.values())
    told = sum(
        any(label.role in IDENTITY for label in section.labels.values()) for section in sheets
    )
    if len(names) < LEAST_SHEETS or common < LEAST_COMMON or 2 * told < len(sheets):
        return []
    many = len(names) >= MIN_SHARE * len({section.heading.key for section in group})
    return sheets if many or min(len(names), common) >= SURE_COMMON else []


def _find_sections(
    document: Document,
    found: Mapping[int, TextHeading],
    readings: Sequence[TableReading],
    lexicon: Lexicon,
) -> Iterator[_Section]:
    blocks = [block for _, block in document.blocks()]
    lines = {
        number: line
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and (line := read_label_line(block.text, lexicon)) is not None
    }
    tables = [number for number, block in enumerate(blocks) if not isinstance(block, Paragraph)]
    kinds = dict(zip(tables, (reading.kind for reading in readings), strict=True))
    heads = [number for number in sorted(found) if number not in lines]
    for head, following in pairwise([*heads, len(blocks)]):
        section = _Section(found[head], range(head + 1, following))
        section.labels = {number: lines[number] for number in section.blocks if number in lines}
        section.lists_items = any(kinds.get(n) in ("actions", "sheet") for n in section.blocks)
        yield section
