"""Where a document contradicts itself: two titles, several dates, a mark explained twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.building.outline import NoteDraft
from pipeline.reading.tables import TableReading
from pipeline.values.cover_titles import CoverLine, is_plan_title
from schemas.document import Document, Paragraph
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext, parse_as_of
from schemas.ids import title_key
from schemas.places import Anchor
from schemas.plan import AsOf
from schemas.text import count_characters, text_key

SAME_TITLE = 60.0
"""Titles of two plans differ more than this (0-100)."""
_BRACKETS = re.compile(r"[()~・「」『』【】]")
MAX_DATE_LINE = 40
"""Longer lines with a date are prose, which may speak of any day."""


def find_contradictions(
    document: Document,
    title: str,
    as_of: AsOf | None,
    notes: Sequence[NoteDraft],
    readings: Sequence[TableReading],
    context: EraContext,
) -> list[Finding]:
    """A finding for each contradiction, with its places; what was read stays as it is."""
    return [
        *_other_titles(document, title),
        *_other_dates(document, as_of, context),
        *_marks_explained_twice(notes),
        *_years_out_of_order(readings, document.source.sha256),
    ]


def _other_titles(document: Document, title: str) -> Iterator[Finding]:
    """A second plan in the file: a heading further on that is a title of another plan."""
    if not title:
        return
    seen = {title_key(title)}
    reached = 0
    for page, block in document.blocks():
        on_top, reached = page.number != reached, page.number
        if not isinstance(block, Paragraph) or not (block.kind == "heading" or on_top):
            continue
        text = " ".join(block.text.split())
        key = title_key(text)
        if not is_plan_title(CoverLine(text, kind=block.kind)) or _goes_with(key, seen):
            continue
        seen.add(key)
        place = Anchor(document.source.sha256, block.page, block.bbox, block.path)
        yield make_finding("document.second-plan", [place], title=title, other=text)


def _goes_with(key: str, seen: set[str]) -> bool:
    """Whether a title is a part or a variation of a known one: …計画（案）, …計画の策定について."""
    from rapidfuzz import fuzz

    bare = _BRACKETS.sub("", key)
    return any(
        bare in known or known in bare or fuzz.ratio(bare, known) >= SAME_TITLE
        for known in (_BRACKETS.sub("", each) for each in seen)
    )


def _other_dates(document: Document, as_of: AsOf | None, context: EraContext) -> Iterator[Finding]:
    if as_of is None:
        return
    places: dict[str, Anchor] = {}
    for _, block in document.blocks():
        if not isinstance(block, Paragraph) or count_characters(block.text) > MAX_DATE_LINE:
            continue
        found = parse_as_of(block.text, context)
        if found is not None and found.date != as_of.date:
            place = Anchor(document.source.sha256, block.page, block.bbox, block.path)
            places.setdefault(found.text, place)
    if places:
        others = "、".join(places)
        yield make_finding(
            "date.contradicting", list(places.values()), text=as_of.text, others=others
        )


def _marks_explained_twice(notes: Sequence[NoteDraft]) -> Iterator[Finding]:
    for mark, meanings in contradicting_marks(notes).items():
        places = [n.anchors[0] for n in notes if any(text_key(m) == mark for m, _ in n.meanings)]
        printed = next(m for n in notes for m, _ in n.meanings if text_key(m) == mark)
        yield make_finding(
            "legend.contradicting", places, mark=printed, meanings="、".join(meanings)
        )


def contradicting_marks(notes: Sequence[NoteDraft]) -> dict[str, tuple[str, ...]]:
    """Marks (keys) to which the document's legends give more than one meaning."""
    found: dict[str, dict[str, str]] = {}
    for note in notes:
        for mark, meaning in note.meanings:
            found.setdefault(text_key(mark), {}).setdefault(text_key(meaning), meaning)
    return {mark: tuple(said.values()) for mark, said in found.items() if len(said) > 1}


def _years_out_of_order(readings: Sequence[TableReading], source: str) -> Iterator[Finding]:
    """Year columns under one heading that neither rise nor fall."""
    for reading in readings:
        runs: dict[tuple[str, ...], list[int]] = {}
        for column in reading.columns:
            if column.fiscal_year is not None and not column.part:
                runs.setdefault(column.path[:-1], []).append(column.fiscal_year)
        for years in runs.values():
            distinct = list(dict.fromkeys(years))
            if distinct not in (sorted(distinct), sorted(distinct, reverse=True)):
                place = Anchor(source, reading.table.page, reading.table.bbox, table=reading.index)
                listed = "、".join(map(str, distinct))
                yield make_finding("header.years-unordered", [place], years=listed)
                break
