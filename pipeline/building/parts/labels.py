"""Tags, offices and initiatives of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from pipeline.building.drafts import ItemDraft, ValueDraft
from pipeline.building.parts.values import ValueId, values_of
from pipeline.reading.headings import split_heading
from pipeline.values.initiatives import read_initiatives
from pipeline.values.offices import (
    OfficeReading,
    find_inline_offices,
    name_offices,
    printed_offices,
    read_office_role,
    read_offices,
    read_partners,
)
from pipeline.values.tags import find_tags, find_trailing_tags
from schemas.plan import Initiative, Office, OfficeRole
from schemas.roles import Role
from schemas.text import text_key

_TICK = re.compile(r"[○◯〇●◎✓✔レ]")
"""A mark under a heading says that the heading holds for the item."""
PROSE = (
    Role.ITEM,
    Role.DESCRIPTION,
    Role.INITIATIVE,
    Role.PLAN,
    Role.DO,
    Role.CHECK,
    Role.ISSUE,
    Role.ACT,
    Role.REMARKS,
    Role.TARGET,
)


def item_tags(item: ItemDraft) -> tuple[str, ...]:
    """Tags of the title, of tag columns and at the end of the description, each once."""
    tags = list(item.tags)
    for value in values_of(item, Role.TAG):
        found, rest = find_tags(value.reading)
        if _TICK.fullmatch(rest.strip()) and value.heading:
            tags.append(split_heading(value.heading[-1]).concept)
        else:
            tags.extend(found or ([rest.strip()] if rest.strip() else []))
    for value in values_of(item, Role.DESCRIPTION):
        tags.extend(find_trailing_tags(value.reading))
    return tuple(dict.fromkeys(tags))


def item_offices(item: ItemDraft, ids: ValueId) -> tuple[Office, ...]:
    """Offices of office columns, then those named inside other texts; each once a role."""
    offices: dict[tuple[str, str, str], Office] = {}

    def add(readings: Iterable[OfficeReading], value: ValueDraft) -> None:
        for found in readings:
            key = (text_key(found.name), found.role, text_key(found.body))
            confidence = min(found.confidence, value.confidence)
            office = Office(
                name=found.name,
                role=found.role,
                body=found.body,
                value_ids=(ids(value),),
                confidence=confidence,
            )
            offices.setdefault(key, office)

    for value in values_of(item, Role.OFFICE, Role.PARTNER):
        default: OfficeRole = "partner" if value.role is Role.PARTNER else "lead"
        heading = value.heading[-1] if value.heading else ""
        text = value.meant or printed_offices(value.raw, value.text)
        if value.role is Role.PARTNER or read_office_role(heading, default) == "implementer":
            add(read_partners(text, heading), value)
            continue
        found = read_offices(text, heading=heading, default_role=default)
        add(found or name_offices(value.reading, heading, default), value)
    for value in values_of(item, *PROSE):
        add(find_inline_offices(value.reading), value)
    return tuple(offices.values())


def item_initiatives(item: ItemDraft, ids: ValueId) -> tuple[Initiative, ...]:
    """Activities named by initiative values; a task of the schedule that repeats one is the same.

    Paragraphs under one heading are read together: their numbering (ア, イ) runs through them.
    """
    initiatives: dict[str, Initiative] = {}
    for _, run in groupby(values_of(item, Role.INITIATIVE), key=lambda v: v.heading):
        values = list(run)
        for found in read_initiatives("\n".join(v.reading for v in values)):
            key = text_key(found.title)
            if any(key.startswith(known) or known.startswith(key) for known in initiatives):
                continue
            value = next((v for v in values if key in text_key(v.reading)), values[0])
            initiatives[key] = Initiative(
                number=found.number,
                title=found.title,
                description=found.description,
                tags=tuple(found.tags),
                value_ids=(ids(value),),
                confidence=value.confidence,
            )
    return tuple(initiatives.values())
