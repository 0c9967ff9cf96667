"""The account of characters: which part of the Plan each piece of the source went to.

Parts that stand in the Plan (values, notes, sections, other tables) are counted from the Plan
itself, the others from what was claimed for them; unassigned is what nobody claimed. So the sum is
a check, not a definition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.building.places import cell_place, paragraph_places
from pipeline.stitch import Dropped
from schemas.document import Document, Page, Table
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.plan import ActionItem, Ledger, Note, OtherTable, Section
from schemas.text import clean_text, count_characters, trace_changes

SAMPLE = 40
"""Findings quote at most this many characters of a lost text."""
MAX_UNASSIGNED = 20
"""At most this many lost texts are listed one by one."""


class Account:
    """Who claimed which place of the joined Document; the first claim of a place holds."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._claims: dict[Anchor, tuple[str, str]] = {}

    def claim(self, part: str, anchor: Anchor, raw: str) -> None:
        """Says that the text at ``anchor`` went to ``part`` (a field of the Ledger)."""
        self._claims.setdefault(anchor, (part, raw))

    def is_claimed(self, anchor: Anchor) -> bool:
        """Whether somebody claimed the place."""
        return anchor in self._claims

    def count(self, part: str) -> int:
        """Characters of the texts claimed for a part."""
        return sum(count_characters(raw) for p, raw in self._claims.values() if p == part)

    def unassigned(self, document: Document) -> list[tuple[Anchor, str]]:
        """Places with text that nobody claimed."""
        return [
            (anchor, raw)
            for anchor, raw in places_of(document, self.source)
            if count_characters(raw) and anchor not in self._claims
        ]


def places_of(document: Document, source: str) -> Iterator[tuple[Anchor, str]]:
    """Every cell and paragraph of a joined Document with its place and its text as read."""
    table = 0
    places = paragraph_places(source, document)
    for number, (_, block) in enumerate(document.blocks()):
        if isinstance(block, Table):
            for cell in block.cells:
                yield cell_place(source, table, cell), cell.raw
            table += 1
        else:
            yield places[number], block.raw


def count_ledger(
    account: Account,
    extracted: Document,
    joined: Document,
    dropped: Sequence[Dropped],
    items: Iterable[ActionItem],
    notes: Iterable[Note],
    sections: Iterable[Section],
    tables: Iterable[OtherTable],
) -> Ledger:
    """The ledger; ``source`` comes from the reader's own count, page by page.

    Where a second reader has audited a page, its count is taken, which owes nothing to the first.
    """
    pages = extracted.pages
    lost = account.unassigned(joined)
    return Ledger(
        source=sum(page.characters if page.audited is None else page.audited for page in pages),
        values=_count_values(items),
        headings=account.count("headings"),
        titles=account.count("titles"),
        notes=sum(count_characters(note.raw) for note in notes),
        sections=sum(count_characters(section.raw) for section in sections),
        other_tables=sum(count_characters(c.raw) for table in tables for c in table.cells),
        repeated_headers=_count_dropped(dropped, "repeated_headers")
        + account.count("repeated_headers"),
        duplicates=account.count("duplicates")
        + _count_dropped(dropped, "duplicates")
        + sum(page.overprinted for page in pages),
        hidden=sum(page.hidden for page in pages),
        furniture=account.count("furniture"),
        unassigned=sum(count_characters(raw) for _, raw in lost),
    )


def _count_values(items: Iterable[ActionItem]) -> int:
    """A cell that serves several items (merged label) counts once."""
    raws = {value.anchors[0]: value.raw for item in items for value in item.values}
    return sum(map(count_characters, raws.values()))


def _count_dropped(dropped: Iterable[Dropped], part: str) -> int:
    return sum(count_characters(d.raw) for d in dropped if d.part == part)


def find_losses(account: Account, extracted: Document, joined: Document) -> list[Finding]:
    """Findings for text that nobody claimed, and for pages whose blocks lack what was read."""
    findings = []
    for anchor, raw in account.unassigned(joined)[:MAX_UNASSIGNED]:
        sample = clean_text(raw).replace("\n", " ")[:SAMPLE]
        findings.append(
            make_finding("ledger.unassigned", [anchor], count=count_characters(raw), text=sample)
        )
    findings.extend(
        make_finding(
            "ledger.mismatch",
            [Anchor(account.source, page.number)],
            page=page.number,
            read=page.characters,
            placed=placed,
        )
        for page in extracted.pages
        if (placed := _count_page(page)) != page.characters
    )
    return findings


def _count_page(page: Page) -> int:
    total = page.hidden + page.overprinted
    for block in page.blocks:
        raws = [cell.raw for cell in block.cells] if isinstance(block, Table) else [block.raw]
        total += sum(map(count_characters, raws))
    return total


def find_text_changes(document: Document) -> list[Finding]:
    """One finding for each kind of safe clean-up that changed characters, with their number."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for _, raw in places_of(document, document.source.sha256):
        if raw.isascii():
            continue
        for change in trace_changes(raw):
            counts[change.code] += change.count
            examples.setdefault(change.code, f"{change.before}→{change.after}")
    source = Anchor(document.source.sha256)
    findings = [
        _tell_change(code, count, examples, source) for code, count in sorted(counts.items())
    ]
    hidden = sum(page.hidden for page in document.pages)
    overprinted = sum(page.overprinted for page in document.pages)
    if overprinted:
        findings.append(make_finding("text.overprinted", [source], count=overprinted))
    if hidden and not any(finding.code == "text.hidden" for finding in document.findings):
        findings.append(make_finding("text.hidden", [source], count=hidden))
    return findings


def _tell_change(code: str, count: int, examples: Mapping[str, str], source: Anchor) -> Finding:
    if code == "text.radical-mapped":
        return make_finding(code, [source], count=count, example=examples[code])
    return make_finding(code, [source], count=count)
