"""``colspan`` and ``rowspan`` read by the rules of the HTML standard."""

from __future__ import annotations

import re

from bs4 import Tag

from extractors.finding_log import FindingLog
from extractors.html.grid import MAX_COLSPAN, MAX_ROWSPAN, SpanCell
from extractors.html.tree import get_attribute

# HTML standard, 2.3.4.2: white space, an optional sign, digits; whatever follows is ignored.
_INTEGER = re.compile(r"[ \t\n\r\f]*\+?([0-9]+)")


def read_spans(tag: Tag, path: str, log: FindingLog) -> SpanCell:
    """The spans of a cell: colspan 1 to 1000, rowspan 0 (to the end of the group) to 65534.

    Every value that cannot be used as it stands is noted as ``html.span-clamped``.
    """
    colspan = _read_span(tag, "colspan", 1, MAX_COLSPAN, path, log)
    return SpanCell(colspan, _read_span(tag, "rowspan", 0, MAX_ROWSPAN, path, log))


def _read_span(tag: Tag, attribute: str, least: int, most: int, path: str, log: FindingLog) -> int:
    if not tag.has_attr(attribute):
        return 1
    value = get_attribute(tag, attribute)
    used = clamp_span(value, least, most)
    if not _states(value, used):
        note_clamped(log, path, attribute, value, used)
    return used


def _states(value: str, used: int) -> bool:
    found = _INTEGER.match(value)
    return found is not None and (found.group(1).lstrip("0") or "0") == str(used)


def clamp_span(value: str, least: int, most: int) -> int:
    """The span that an attribute's value stands for; 1 for what is no number."""
    found = _INTEGER.match(value)
    if found is None:
        return 1
    digits = found.group(1).lstrip("0")
    number = most if len(digits) > 9 else min(int(digits or 0), most)
    return number if number >= least else 1


def note_clamped(log: FindingLog, path: str, attribute: str, value: str, used: int) -> None:
    """Notes that a span was not used as it stands."""
    log.note("html.span-clamped", path, attribute=attribute, value=value[:40], used=used)
