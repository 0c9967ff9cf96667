"""What is shared while one HTML tree is read: limits, places, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bs4 import Tag

from extractors.finding_log import FindingLog
from extractors.html.shades import Shades
from extractors.html.tree import ElementPaths
from schemas.errors import LimitError
from schemas.geometry import BBox


class Places(Protocol):
    """Where elements stand on a page, if the HTML says so."""

    def find_box(self, tag: Tag) -> BBox | None:
        """The box of an element, None when it states none that is valid."""
        ...


class NoPlaces:
    """Plain HTML: no element has a place."""

    def find_box(self, tag: Tag) -> BBox | None:
        """None."""
        return None


class SlotBudget:
    """The number of table slots that may still be used; one budget serves a whole source."""

    def __init__(self, name: str, limit: int) -> None:
        self._name = name
        self._limit = limit
        self._left = limit

    def take(self, slots: int) -> None:
        """Takes slots from the budget.

        Raises:
            LimitError: there are not so many left (``html.too-many-cells``).
        """
        self._left -= slots
        if self._left < 0:
            raise LimitError("html.too-many-cells", name=self._name, limit=self._limit)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one tree needs to know."""

    places: Places
    paths: ElementPaths
    log: FindingLog
    budget: SlotBudget
    shades: Shades

    def find_place(self, tag: Tag) -> tuple[BBox | None, int | None]:
        """The box and the page of an element; both None where it states no valid box."""
        box = self.places.find_box(tag)
        return box, None if box is None else 1
