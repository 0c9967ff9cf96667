"""The /UserUnit of pages, which PDFium does not tell (ISO 32000-2, table 31): pt in a unit.

Hardly any file states it (drawings over five metres wide do), so a look for its name comes first:
in the file, and in its object streams, which may hold page objects deflated.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Mapping
from typing import TypeGuard

NAME = b"/UserUnit"
# Larger units are not meant: Acrobat allows 75,000.
MAX_UNIT = 75_000.0
# An object stream is inflated up to so many bytes, and all of them together.
_MAX_STREAM, _MAX_STREAMS = 8_000_000, 64_000_000
_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")


def read_user_units(data: bytes, password: str | None) -> Mapping[int, float]:
    """The units of the pages that state one other than 1 pt, by 1-based page number."""
    if not may_state_units(data):
        return {}
    from extractors.pdf.tags.plain import read_plain_file
    from extractors.pdf.tags.rewrite import write_plainly
    from extractors.pdf.tags.tree import number_pages

    file = read_plain_file(data)
    if file is None:
        again = write_plainly(data, password, only_tagged=False)
        file = read_plain_file(again) if again is not None else None
    if file is None:
        return {}
    units = {
        page: file.resolve(file.resolve_dictionary(file.read(number)).get("UserUnit"))
        for number, page in number_pages(file).items()
    }
    return {page: float(unit) for page, unit in units.items() if is_unit(unit) and unit != 1}


def is_unit(value: object) -> TypeGuard[float]:
    """Whether a value of /UserUnit can be one."""
    return isinstance(value, int | float) and math.isfinite(value) and 0 < value <= MAX_UNIT


def may_state_units(data: bytes) -> bool:
    """Whether the name stands in the file or in one of its object streams.

    Encrypted object streams cannot be looked into.
    """
    if NAME in data:
        return True
    left = _MAX_STREAMS
    for found in _OBJECT_STREAM.finditer(data):
        begin = _STREAM.search(data, found.end(), found.end() + 1000)
        if begin is None or left <= 0:
            continue
        end = data.find(b"endstream", begin.end(), begin.end() + _MAX_STREAM)
        content = _inflate(data[begin.end() : max(end, 0)], min(left, _MAX_STREAM))
        left -= len(content)
        if NAME in content:
            return True
    return False


def _inflate(data: bytes, limit: int) -> bytes:
    """The beginning of deflated bytes; empty when they are not."""
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error:
        return b""
