"""PDF syntax to plain values: dictionaries, arrays, names, strings, numbers and references.

Names become ``str``, strings ``bytes``. Nothing here raises on broken syntax: what cannot be
understood is left out. Syntax: ISO 32000-2, 7.3.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple, TypeAlias


class Ref(NamedTuple):
    """An indirect reference; generations are ignored, the newest object of a number counts."""

    number: int


Value: TypeAlias = "bool | int | float | str | bytes | Ref | list[Value] | dict[str, Value] | None"

MAX_DEPTH = 64
MAX_DIGITS = 18
# Strings may hold balanced parentheses; three levels of them are read.
_PLAIN = rb"[^()\\]|\\."
_STRING = _PLAIN
for _ in range(3):
    _STRING = rb"(?:" + _PLAIN + rb"|\((?:" + _STRING + rb")*+\))"
# What nobody here asks for costs no time: types, parents, owners of attributes, header names.
_UNUSED = (
    rb"/(?:Type\s*/\w++|(?:P|Parent)\s++\d++\s++\d++\s++R\b|O\s*/\w++"
    rb"|Headers\s*\[(?:\s*\(\w*+\))*+\s*\]|ID\s*\(\w*+\))"
)
_TOKEN = re.compile(
    rb"(?:\s|" + _UNUSED + rb")*+"
    rb"(<<[^()<>\[\]%]*+>>|/[^\s\x00()<>\[\]{}/%]*+|<<|>>|[\[\]]|\d+(?:\s+\d+\s+R\b|\.?\d*)"
    rb"|\((?:" + _STRING + rb")*+\)|<[0-9A-Fa-f\s]*+>|[+\-.][\d.]+|%[^\r\n]*+|true|false|null)",
    re.DOTALL,
)
_STREAM = re.compile(rb">>\s*stream\r?\n")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STRING_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
_SLASH, _ANGLE, _PAREN, _COMMENT = b"/<(%"
_OPENING, _CLOSING = frozenset((b"<<", b"[")), frozenset((b">>", b"]"))


def parse_value(body: bytes) -> Value:
    r"""The value that an object's body states; None when there is none or it is nested too deep.

    >>> parse_value(b"<</S/TD/K[3 7 0 R]/T(a\\(b)>>")
    {'S': 'TD', 'K': [3, Ref(number=7)], 'T': b'a(b'}
    """
    stream = _STREAM.search(body) if b"stream" in body else None
    open_lists: list[list[Value]] = []
    items: list[Value] = []
    for token in _TOKEN.findall(body[: stream.start() + 2] if stream else body):
        if token in _OPENING:
            if len(open_lists) == MAX_DEPTH:
                return None
            open_lists.append(items)
            items = []
        elif token in _CLOSING:
            if not open_lists:
                break
            closed: Value = items if token == b"]" else _make_dictionary(items)
            items = open_lists.pop()
            items.append(closed)
        elif token[0] != _COMMENT:
            items.append(_parse_token(token))
    outer = open_lists[0] if open_lists else items
    return outer[0] if outer else None


@functools.lru_cache(maxsize=4096)
def _parse_token(token: bytes) -> Value:
    """A name, string, number, reference or word, or a dictionary of names and numbers.

    Files repeat the same few tokens; nobody changes the dictionaries.
    """
    if token[:2] == b"<<":
        return _make_dictionary([_parse_token(part) for part in _TOKEN.findall(token[2:-2])])
    head = token[0]
    if head == _SLASH:
        return _parse_name(token)
    if head == _PAREN:
        return _STRING_ESCAPE.sub(_unescape, token[1:-1])
    if head == _ANGLE:
        digits = b"".join(token[1:-1].split()).replace(b"\0", b"")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if token in _WORDS:
        return _WORDS[token]
    if token[-1:] == b"R":
        return Ref(int(token.split(None, 1)[0]))
    return _parse_number(token)


def _parse_number(token: bytes) -> int | float | None:
    try:
        return float(token) if b"." in token else int(token[:MAX_DIGITS])
    except ValueError:
        return None


def _parse_name(token: bytes) -> str:
    plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), token[1:])
    return plain.decode("latin-1")


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 255])
    return b"" if code in (b"\n", b"\r", b"\r\n") else _LETTERS.get(code, code)


def _make_dictionary(items: list[Value]) -> dict[str, Value]:
    """Keys and values in turn; what is no name is no key."""
    keys, values = items[::2], items[1::2]
    names = [key if type(key) is str else "" for key in keys]
    return dict(zip(names, values, strict=False))


def decode_text(value: Value) -> str:
    """The text of a text string: UTF-16 with a byte order mark, UTF-8 with one, else Latin-1.

    (PDFDocEncoding differs from Latin-1 in few signs that plan documents do not use.)
    """
    if not isinstance(value, bytes):
        return ""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if value.startswith(mark):
            return value[2:].decode(encoding, "ignore")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "ignore")
    return value.decode("latin-1")
