"""Objects of a PDF that is written plainly: cross-reference tables, no encryption.

Files with object streams, encryption or damage are written anew by PDFium, which gives a plain
file with the same object numbers; so one small reader is enough. File structure: ISO 32000-2, 7.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.pdf.tags.elements import read_element
from extractors.pdf.tags.values import Ref, Value, parse_value

# Longest body of an object that is read (the children of one element), and of all together.
MAX_BODY = 2_000_000
MAX_BYTES = 64_000_000
_MAX_SECTIONS = 256
_MAX_CHAIN = 8
_START = re.compile(rb"startxref\s+(\d{1,18})")
_TABLE = re.compile(rb"\s*xref\s*")
_PART = re.compile(rb"(\d{1,10})\s+(\d{1,10})[ \t]*(?:\r\n|\r|\n)")
_TRAILER = re.compile(rb"\s*trailer\s*")
_HEAD = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+obj\b")
_ENTRY = 20


@dataclass(slots=True, eq=False)
class PlainFile:
    """The objects of a plain file by number; ``spent`` counts the bytes that were read."""

    data: bytes
    offsets: dict[int, int]
    root: dict[str, Value] = field(default_factory=dict)
    spent: int = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether no more objects are read, because too much has been."""
        return self.spent > MAX_BYTES

    def read(self, number: int) -> Value:
        """The value of an object, None when there is none."""
        offset = self.offsets.get(number)
        if offset is None or self.is_exhausted:
            return None
        if (known := read_element(self.data, offset, number)) is not None:
            self.spent += known[1] - offset
            return known[0]
        head = _HEAD.match(self.data, offset)
        if head is None or int(head[1]) != number:
            return None
        end = self.data.find(b"endobj", head.end(), head.end() + MAX_BODY)
        if end < 0:
            self.spent += min(MAX_BODY, len(self.data) - head.end())
            return None
        self.spent += end - offset
        return parse_value(self.data[head.end() : end])

    def resolve(self, value: Value) -> Value:
        """The value itself, or what it refers to."""
        for _ in range(_MAX_CHAIN):
            if type(value) is not Ref:
                return value
            value = self.read(value.number)
        return None

    def resolve_dictionary(self, value: Value) -> dict[str, Value]:
        """The dictionary that a value is or refers to, empty when it is none."""
        found = self.resolve(value)
        return found if isinstance(found, dict) else {}

    def resolve_list(self, value: Value) -> list[Value]:
        """The items of an array, or the value alone when it is none."""
        found = self.resolve(value)
        if isinstance(found, list):
            return found
        return [] if found is None else [found]


def read_plain_file(data: bytes) -> PlainFile | None:
    """The objects of a file, or None when it is not written plainly."""
    starts = _START.findall(data, max(0, len(data) - 2048))
    file = PlainFile(data, {})
    position: Value = int(starts[-1]) if starts else None
    seen: set[int] = set()
    catalogue: Value = None
    while isinstance(position, int) and position not in seen and len(seen) < _MAX_SECTIONS:
        seen.add(position)
        trailer = _read_section(data, position, file.offsets)
        if trailer is None or "Encrypt" in trailer or "XRefStm" in trailer:
            return None
        catalogue = catalogue or trailer.get("Root")
        position = trailer.get("Prev")
    file.root = file.resolve_dictionary(catalogue)
    return file if file.root else None


def _read_section(data: bytes, position: int, offsets: dict[int, int]) -> dict[str, Value] | None:
    """The trailer of the table at a position, whose entries are added where they are new."""
    table = _TABLE.match(data, position) if 0 < position < len(data) else None
    if table is None:
        return None
    place = table.end()
    while part := _PART.match(data, place):
        first, count = int(part[1]), int(part[2])
        place = part.end() + _ENTRY * count
        fields = data[part.end() : place].split()
        if place > len(data) or len(fields) != 3 * count:
            return None
        try:
            places = [int(field) for field in fields[::3]]
        except ValueError:
            return None
        new = zip(range(first, first + count), places, strict=True)
        offsets.update({number: at for number, at in new if number not in offsets})
    trailer = _TRAILER.match(data, place)
    end = data.find(b"startxref", place) if trailer else -1
    value = parse_value(data[trailer.end() : end]) if trailer and end > 0 else None
    return value if isinstance(value, dict) else None
