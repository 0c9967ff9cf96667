"""What stitching leaves out, with its characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.document import Cell, Paragraph
from schemas.places import Anchor


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text left out of the joined Document because it only repeats what stands there already."""

    part: Literal["repeated_headers", "duplicates"]
    raw: str
    anchor: Anchor


def drop(
    part: Literal["repeated_headers", "duplicates"], block: Cell | Paragraph, source: str
) -> Dropped:
    """The record of a dropped cell or paragraph."""
    return Dropped(part, block.raw, Anchor(source, block.page, block.bbox, block.path))
