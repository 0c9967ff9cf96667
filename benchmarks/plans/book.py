"""A plan being written: what it means, beside the marked HTML that prints it.

The HTML of a style is free. Every printed piece that belongs to an item is marked with
``data-v="KEY:ROLE"``: the item's key and the role of the piece. ``1:policy 2:policy`` belongs to
two items; ``1:plan|initiative`` may be read as either, the first being the better reading. The
marks become the values of the truth and are taken out before the document is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from schemas.plan import (
    AsOf,
    Budget,
    LocalGovernment,
    Office,
    Period,
    Policy,
    Precision,
    Rating,
    ScheduleEntry,
    Target,
)


@dataclass(slots=True)
class Item:
    """An action item of the truth; ``key`` is the word that marks name it by.

    ``maybe`` holds targets that a reader may tell or leave (13名を派遣した in a report).
    """

    key: str
    number: str
    title: str
    policy: str = ""
    description: str = ""
    tags: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    maybe: list[Target] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    schedule: list[ScheduleEntry] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)

    def mark(self, role: str) -> str:
        """The mark of a piece of this item: ``3:do``."""
        return f"{self.key}:{role}"


@dataclass(slots=True)
class Book:
    """The document: its truth, and ``html`` (marked, a whole page from ``<html>`` on).

    ``owned`` are targets that belong to a policy, by the policy's key, or to the plan (key ``""``).
    """

    title: str = ""
    town: str = ""
    prefecture: str = ""
    document_number: str = ""
    period: tuple[int | None, int | None] = (None, None)
    fiscal_year: int | None = None
    as_of: AsOf | None = None
    policies: list[Policy] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    owned: list[tuple[str, Target]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)
    html: str = ""

    def date(self, date: str, precision: Precision, text: str) -> None:
        """The date that the document speaks of: ISO, the last day that the precision allows."""
        self.as_of = AsOf(date=date, precision=precision, text=text)

    def policy(self, number: str, title: str, parent: str = "", level: str = "") -> str:
        """Adds a policy and gives its key; ``parent`` is the key of the one above."""
        key = f"p{len(self.policies) + 1}"
        self.policies.append(
            Policy(id=key, parent_id=parent or None, level=level, number=number, title=title)
        )
        return key

    def item(self, number: str, title: str, policy: str = "") -> Item:
        """Adds an item under a policy (its key; empty for none)."""
        made = Item(f"i{len(self.items) + 1}", number, title, policy)
        self.items.append(made)
        return made

    @property
    def local_government(self) -> LocalGovernment:
        """The town as the document prints it; a fictitious town has no code."""
        return LocalGovernment(name=self.town, prefecture=self.prefecture)

    @property
    def years(self) -> Period:
        """The period as a part of a Plan."""
        return Period(first=self.period[0], last=self.period[1])


def cell(text: str, mark: str = "", *, tag: str = "td", attrs: str = "") -> str:
    """A table cell (or another element) with escaped text; line breaks become ``<br>``.

    >>> cell("総務課", "i1:office")
    '<td data-v="i1:office">総務課</td>'
    """
    marked = f' data-v="{mark}"' if mark else ""
    more = f" {attrs}" if attrs else ""
    return f"<{tag}{marked}{more}>{escape(text).replace(chr(10), '<br>')}</{tag}>"
