"""A transcript's text split into records of fields.

A record is a line, unless a quoted field or an HTML element goes on over line ends. A tab separates
fields, unless it stands inside of such a field or element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTAINER = re.compile(r"<(/?)(table|ul|ol|dl|div|p)(?=[\s>/])[^<>]*>", re.I)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)')
_OPEN_QUOTE = re.compile(r'(?:\A|\t)"')


@dataclass(frozen=True, slots=True)
class Field:
    """The text between two tabs, and where it begins (1-based line and column)."""

    text: str
    line: int
    column: int

    @property
    def path(self) -> str:
        """The place as ``line:column``."""
        return f"{self.line}:{self.column}"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of a line; one field when it holds no tab."""

    fields: tuple[Field, ...]

    @property
    def is_tabbed(self) -> bool:
        """Whether the line is a row of fields."""
        return len(self.fields) > 1

    @property
    def is_empty(self) -> bool:
        """Whether all fields are empty."""
        return all(field.is_empty for field in self.fields)


def read_records(text: str) -> Iterator[Record]:
    """The records of a text in order, empty lines included."""
    lines = _LINE_END.split(text)
    number = 0
    while number < len(lines):
        count = _count_joined(lines, number)
        joined = "\n".join(lines[number : number + count])
        yield Record(tuple(_split_fields(joined, number + 1)))
        number += count


def _count_joined(lines: Sequence[str], number: int) -> int:
    """How many lines the record that begins at a line takes."""
    first = lines[number]
    if _OPEN_QUOTE.search(first) and first.count('"') % 2:
        return _count_until_even_quotes(lines, number)
    name = _find_unclosed(first)
    return 1 if name is None else _count_until_closed(lines, number, name)


def _count_until_even_quotes(lines: Sequence[str], number: int, limit: int = 200) -> int:
    quotes = 0
    for count, line in enumerate(lines[number : number + limit], 1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            joined = "\n".join(lines[number : number + count])
            return count if _has_quoted_line_end(joined, len(lines[number])) else 1
    return 1  # the quote is a character of the text


def _has_quoted_line_end(text: str, line_end: int) -> bool:
    """Whether a quoted field goes on over the line end at a position."""
    openings = _OPEN_QUOTE.finditer(text, 0, line_end)
    fields = (_QUOTED.match(text, opening.end() - 1) for opening in openings)
    return any(field is not None and field.end() > line_end for field in fields)


def _count_until_closed(lines: Sequence[str], number: int, name: str, limit: int = 20_000) -> int:
    tag = re.compile(rf"<(/?){name}(?=[\s>/])", re.I)
    depth = 0
    # A paragraph's end tag may be left out in HTML, so that it is not searched for far.
    for count, line in enumerate(lines[number : number + (50 if name == "p" else limit)], 1):
        for found in tag.finditer(line):
            depth += -1 if found.group(1) else 1
        if depth <= 0:
            return count
    return 1


def _find_unclosed(line: str) -> str | None:
    """The name of the first element in a line that is not closed in it, or None."""
    at = 0
    while (opening := _CONTAINER.search(line, at)) is not None:
        end = None if opening.group(1) else _find_end(line, opening)
        if end is None and not opening.group(1):
            return opening.group(2).lower()
        at = end or opening.end()
    return None


def _find_end(text: str, opening: re.Match[str]) -> int | None:
    """Where the element that an opening tag begins has ended, or None when it does not."""
    name = opening.group(2).lower()
    depth = 0
    for tag in _CONTAINER.finditer(text, opening.start()):
        if tag.group(2).lower() == name:
            depth += -1 if tag.group(1) else 1
            if depth == 0:
                return tag.end()
    return None


def _split_fields(text: str, line: int) -> Iterator[Field]:
    """The fields of a record's text."""
    start = 0
    for end in [*_find_tabs(text), len(text)]:
        before = text[:start]
        row = line + before.count("\n")
        column = start - (before.rfind("\n") + 1) + 1
        yield Field(_unquote(text[start:end]), row, column)
        start = end + 1


def _find_tabs(text: str) -> Iterator[int]:
    """Positions of the tabs that separate fields."""
    at = start = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at) if at == start else None
        if quoted is not None:
            at = quoted.end()
        tab = text.find("\t", at)
        if tab < 0:
            return
        element = _CONTAINER.search(text, at, tab)
        end = _find_end(text, element) if element and not element.group(1) else None
        if element is not None and (end or element.end()) > at and end != tab:
            at = end or element.end()
            continue
        yield tab
        at = start = tab + 1


def _unquote(field: str) -> str:
    quoted = _QUOTED.fullmatch(field)
    return field if quoted is None else quoted.group(1).replace('""', '"')
