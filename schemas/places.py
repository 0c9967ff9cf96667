"""Where something was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.geometry import BBox


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a source.

    ``page`` (1-based) and ``bbox`` are absent where the source has no geometry; then ``path`` is an
    element path or ``line:column``. ``table`` is the 0-based index of the table in the joined
    Document, ``row`` and ``col`` the cell's place in it.
    """

    source: str
    page: int | None = None
    bbox: BBox | None = None
    path: str | None = None
    table: int | None = None
    row: int | None = None
    col: int | None = None


def bbox_from_json(data: Mapping[str, Any] | None) -> BBox | None:
    """The box written as an object with ``x0, top, x1, bottom``, or None."""
    return None if data is None else BBox(**data)


def anchor_from_json(data: Mapping[str, Any]) -> Anchor:
    """The anchor written as an object with the names of :class:`Anchor`."""
    return Anchor(**{**data, "bbox": bbox_from_json(data.get("bbox"))})
