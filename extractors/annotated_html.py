"""HTML whose elements say in ``data-bbox`` where they stand on a page picture.

The dialects in use: four numbers separated by spaces, commas or semicolons, in brackets or not,
whole or with fractions, in pixels of the page picture or in thousandths of its sides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from bs4 import Tag

from extractors.base import ExtractOptions, Source
from extractors.finding_log import FindingLog
from extractors.html.extractor import note_frames, open_tree, read_metadata, read_page
from extractors.html.reading import Places, Reading, SlotBudget
from extractors.html.shades import Shades
from extractors.html.tree import ElementPaths, get_attribute
from extractors.sniff import ANNOTATED_HTML
from schemas.document import Document, Unit
from schemas.geometry import BBox

BBOX = "data-bbox"
_SEPARATORS = re.compile(r"[\s,;]+")
_UNITS: dict[str, Unit] = {
    "px": "px",
    "pixel": "px",
    "pixels": "px",
    "pt": "pt",
    "point": "pt",
    "points": "pt",
    "permille": "permille",
    "normalized": "permille",
    "1000": "permille",
}
_SIZE_ATTRIBUTES = (
    ("data-page-width", "data-page-height"),
    ("data-image-width", "data-image-height"),
)

PageUnit = tuple[Unit, tuple[float, float] | None]


class AnnotatedHtmlExtractor:
    """Reads HTML with ``data-bbox`` attributes; in all else it is the HTML reader."""

    name = "annotated-html"

    def accepts(self, source: Source) -> str | None:
        """None for HTML with ``data-bbox``, else the type that the source is of."""
        if source.media_type == ANNOTATED_HTML:
            return None
        return f"not HTML with data-bbox but {source.media_type}"

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document of one page 1, whose unit is ``px`` or ``permille`` (:func:`find_unit`).

        Raises:
            LimitError: nested too deeply or too many cells (``html.*``).
        """
        log = FindingLog(source.sha256)
        tree = open_tree(source, options, log)
        paths = ElementPaths()
        budget = SlotBudget(source.name, options.max_cells)
        places: Places = AnnotatedPlaces(log, paths)
        unit, size = find_unit(find_stated_unit(tree), find_boxes(tree))
        page = read_page(tree, Reading(places, paths, log, budget, Shades(tree)), unit, size)
        note_frames(tree, log)
        info = source.info(page_count=1, metadata=read_metadata(tree))
        return Document(info, (page,), log.findings())


class AnnotatedPlaces:
    """Places by ``data-bbox``; one that cannot be read is noted and left out."""

    def __init__(self, log: FindingLog, paths: ElementPaths) -> None:
        self._log = log
        self._paths = paths

    def find_box(self, tag: Tag) -> BBox | None:
        """The element's own box, None when it has none or a bad one (``bbox.invalid``)."""
        if not tag.has_attr(BBOX):
            return None
        value = get_attribute(tag, BBOX)
        box = parse_box(value)
        if box is None:
            self._log.note("bbox.invalid", self._paths.find(tag), value=value[:80])
        return box


def parse_box(value: str) -> BBox | None:
    """The box of an attribute's value, None when it is not four finite numbers in order.

    >>> parse_box("240 1552 624 1619"), parse_box("[1.5, 2, 3, 4]")
    (BBox(x0=240.0, top=1552.0, x1=624.0, bottom=1619.0), BBox(x0=1.5, top=2.0, x1=3.0, bottom=4.0))
    >>> parse_box("1 2 3"), parse_box("9 2 3 4"), parse_box("0 0 nan 1"), parse_box("0 0 1e309 1")
    (None, None, None, None)
    """
    fields = _SEPARATORS.split(value.strip().strip("[](){}").strip())
    numbers = [_parse_number(field) for field in fields]
    if len(numbers) != 4:
        return None
    box = BBox(*numbers)
    return box if box.is_valid else None


def _parse_number(field: str) -> float:
    """The number in pixels, NaN for what is none."""
    try:
        return float(field.removesuffix("px"))
    except ValueError:
        return math.nan


def find_boxes(tree: Tag) -> list[BBox]:
    """All valid boxes of a tree."""
    boxes = (parse_box(get_attribute(tag, BBOX)) for tag in tree.find_all(None, {BBOX: True}))
    return [box for box in boxes if box is not None]


def find_stated_unit(tree: Tag) -> PageUnit | None:
    """The unit and page size that attributes state, or None.

    ``data-unit`` or ``data-bbox-unit`` names the unit; ``data-page-width`` and
    ``data-page-height`` (or ``data-image-…``) give the size of the picture in its pixels.
    """
    size = _find_size(tree)
    for attribute in ("data-bbox-unit", "data-unit"):
        tag = tree.find(None, {attribute: True})
        unit = _UNITS.get(get_attribute(tag, attribute).lower()) if isinstance(tag, Tag) else None
        if unit is not None:
            return unit, size
    return None if size is None else ("px", size)


def _find_size(tree: Tag) -> tuple[float, float] | None:
    for width, height in _SIZE_ATTRIBUTES:
        tag = tree.find(None, {width: True, height: True})
        if isinstance(tag, Tag):
            size = (
                _parse_number(get_attribute(tag, width)),
                _parse_number(get_attribute(tag, height)),
            )
            if all(math.isfinite(side) and side > 0 for side in size):
                return size
    return None


def find_unit(stated: PageUnit | None, boxes: Sequence[BBox]) -> PageUnit:
    """The unit of the boxes and the size of the page in it, when known.

    What attributes state goes first. Otherwise boxes that all stay within 0–1000 are thousandths
    of the page sides, as document-reading models write them: pixels of a page picture sharp enough
    to be read go beyond 1000 somewhere on all but nearly empty pages.
    """
    if stated is not None:
        unit, size = stated
        return unit, (1000.0, 1000.0) if unit == "permille" else size
    inside = all(min(box.x0, box.top) >= 0 and max(box.x1, box.bottom) <= 1000 for box in boxes)
    return ("permille", (1000.0, 1000.0)) if boxes and inside else ("px", None)
