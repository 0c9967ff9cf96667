"""Ids of plans, editions, policies, items and their parts (docs/schema.md, "Ids").

The rule makes next year's edition of the same plan give the same plan and item ids: it uses what
is printed — codes, numbers, titles — and never positions. Golden tests hold it; whoever changes
what an id is made of raises :data:`RULE_VERSION`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from schemas.fiscal import find_dates, find_unread_years, find_years
from schemas.text import clean_text, text_key

RULE_VERSION = 1
"""Version of the rule by which ids are made."""

_EMPTY_BRACKETS = re.compile(r"[(（\[［【〔]\s*[-~～〜・、]*\s*[)）\]］】〕]")
_UNSAFE = re.compile(r"[^0-9A-Za-z]")
_PATH_MARK = "\n"
"""Between the parts of a hashed path; no key holds it."""


def title_key(title: str) -> str:
    """The matching key of a plan title without its years and dates.

    >>> title_key("令和5年度 みずほ野町総合計画（R5～R9）") == title_key("みずほ野町総合計画")
    True
    """
    spans = [(mention.start, mention.end) for mention in find_years(title)]
    spans += [(mention.start, mention.end) for mention in find_unread_years(title)]
    spans += [(mention.start, mention.end) for mention in find_dates(title)]
    hidden = {place for start, end in spans for place in range(start, end)}
    rest = "".join(character for place, character in enumerate(title) if place not in hidden)
    return text_key(_EMPTY_BRACKETS.sub("", rest))


def plan_id(code: str, source_sha256: str, title: str) -> str:
    """Local-government code, or the first 8 hex digits of the source, and 10 of the title's key.

    An empty ``code`` means that no local government is known, an empty ``title`` that none is
    printed; the id is safe as a file name.
    """
    return f"{_safe(code) or source_sha256[:8]}-{_digest(title_key(title), 10)}"


def edition_id(
    plan_id: str, as_of_date: str | None, fiscal_year: int | None, source_sha256: str
) -> str:
    """The plan id with the as-of date, else the fiscal year, else 8 hex digits of the source.

    ``as_of_date`` is an ISO date, None or empty when the document prints none. The id names the
    folder of the edition, so that it holds only letters, digits, ``-`` and what ``plan_id`` holds.
    """
    date = re.sub(r"[^0-9-]", "", as_of_date or "")
    year = "" if fiscal_year is None else str(fiscal_year)
    return f"{plan_id}-{date or year or source_sha256[:8]}"


def item_id(
    plan_id: str, number_path: Sequence[str], policy_path: Sequence[str], title: str
) -> str:
    """``plan_id:1-①`` from the numbers of the policies and the item's own, as printed.

    The last of ``number_path`` is the item's own number; where it is empty, ``~`` and 8 hex digits
    of the key of ``policy_path`` (the policies' titles) and ``title`` stand instead.
    """
    return f"{plan_id}:{_name(number_path, (*policy_path, title))}"


def policy_id(plan_id: str, number_path: Sequence[str], title_path: Sequence[str]) -> str:
    """``plan_id/1-2`` from the numbers of the policy and those above it, top first.

    The last of each path is the policy's own; without number as in :func:`item_id`.
    """
    return f"{plan_id}/{_name(number_path, title_path)}"


def indicator_id(owner_id: str, name: str, unit: str = "") -> str:
    """The id of the plan, policy or item, ``#`` and 8 hex digits of the key of name and unit."""
    return f"{owner_id}#{_hash_path((name, unit))}"


def progress_id(item_id: str, fiscal_year: int | None, as_of_date: str | None = None) -> str:
    """The item id, ``@`` and the reporting year, else the as-of date, else nothing more."""
    when = as_of_date or "" if fiscal_year is None else str(fiscal_year)
    return f"{item_id}@{when}"


def value_id(item_id: str, role: str, heading: Sequence[str]) -> str:
    """The item id, ``!``, the role, and 8 hex digits of the key of the heading path.

    Several cells under one heading are told apart by an :class:`IdRegister`, in document order.
    """
    return f"{item_id}!{role}-{_hash_path(heading)}"


def note_id(plan_id: str, mark: str, term: str, text: str) -> str:
    """The plan id, ``:note~`` and 8 hex digits of the key of mark, term and text."""
    return f"{plan_id}:note~{_hash_path((mark, term, text))}"


def table_id(plan_id: str, caption: str, headings: Sequence[str]) -> str:
    """The plan id, ``:table~`` and 8 hex digits of the key of the caption and the first row."""
    return f"{plan_id}:table~{_hash_path((caption, *headings))}"


@dataclass(frozen=True, slots=True)
class RepeatedId:
    """An id that was met again: the ``count``-th one was given the id ``given``."""

    id: str
    count: int
    given: str


@dataclass(slots=True)
class IdRegister:
    """Makes equal ids distinct in document order: ``x``, ``x.2``, ``x.3``."""

    repeats: list[RepeatedId] = field(default_factory=list)
    reserved: Collection[str] = ()
    """Ids that others will ask for: no suffix makes one of them (items 1, 1 and 1.2)."""
    _counts: dict[str, int] = field(default_factory=dict)

    def register(self, new_id: str) -> str:
        """The id, with ``.2``, ``.3`` … where it was given before; repeats are kept."""
        if new_id not in self._counts:
            self._counts[new_id] = 1
            return new_id
        count = self._counts[new_id] + 1
        while (given := f"{new_id}.{count}") in self._counts or given in self.reserved:
            count += 1
        self._counts[new_id] = count
        self._counts[given] = 1
        self.repeats.append(RepeatedId(new_id, count, given))
        return given


def _name(number_path: Sequence[str], title_path: Sequence[str]) -> str:
    numbers = ["".join(clean_text(number).split()) for number in number_path]
    if numbers and numbers[-1]:
        return "-".join(number for number in numbers if number)
    return "~" + _hash_path(title_path)


def _hash_path(path: Sequence[str]) -> str:
    return _digest(_PATH_MARK.join(text_key(part) for part in path), 8)


def _digest(key: str, length: int) -> str:
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:length]


def _safe(code: str) -> str:
    return _UNSAFE.sub("", code)
