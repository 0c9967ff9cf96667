"""Structure elements in the forms in which browsers and LibreOffice write nearly all of them.

A plan of fifty pages has eight thousand elements; a whole one is told by one expression several
times faster than by its tokens. Everything else is left to :mod:`extractors.pdf.tags.values`.
"""

from __future__ import annotations

import functools
import re

from extractors.pdf.tags.values import MAX_DIGITS, Ref, Value, parse_value

# Longer elements are read by their tokens, so that none is scanned in vain for long.
MAX_ELEMENT = 4096
_REF = rb"\d++\s++\d++\s++R\b"
_PLAIN_DICTIONARY = rb"<<(?:[^<>()\[\]%]|\[\s*\(\w*+\)\s*\])*+>>"
_ATTRIBUTES = rb"(?:/A\s*+(" + _REF + rb"|\[(?:\s*+" + _PLAIN_DICTIONARY + rb")*+\s*+\])\s*+)?+"
_ELEMENT = re.compile(
    rb"\s*+(\d{1,10}+)\s++\d++\s++obj\s*+<<\s*+/Type\s*+/StructElem"
    rb"\s*+/S\s*+/(\w++)\s*+/P\s++" + _REF + rb"\s*+"
    rb"(?:/Pg\s++(\d{1,10}+)\s++\d++\s++R\s*+)?+" + _ATTRIBUTES + rb"/K\s*+"
    rb"(?:(\d{1,10}+)(?=\s*+[/>])|("
    + _REF
    + rb"|\[[\d\sR]*+\]))\s*+"
    + _ATTRIBUTES
    + rb"(?:/ID\s*+\(\w*+\)\s*+)?+>>\s*+endobj"
)
_KID = re.compile(rb"(\d+)(?:\s+\d+\s+(R)\b)?")


def read_element(data: bytes, offset: int, number: int) -> tuple[dict[str, Value], int] | None:
    """The element that object ``number`` at ``offset`` is, and where it ends.

    None for anything but an element that is written in the usual order with the usual entries.
    """
    found = _ELEMENT.match(data, offset, offset + MAX_ELEMENT)
    if found is None or int(found[1]) != number:
        return None
    _, role, page, before, mark, kids, after = found.groups()
    element: dict[str, Value] = {"S": role.decode("ascii")}
    element["K"] = int(mark) if kids is None else _read_kids(kids)
    if page is not None:
        element["Pg"] = Ref(int(page))
    if before or after:
        element["A"] = _read_attributes(after or before)
    return element, found.end()


def _read_kids(kids: bytes) -> Value:
    """References and marks, as a list or alone."""
    found = [(int(kid[:MAX_DIGITS]), ref) for kid, ref in _KID.findall(kids)]
    read: list[Value] = [Ref(kid) if ref else kid for kid, ref in found]
    return read if kids[:1] == b"[" else read[0]


@functools.lru_cache(maxsize=4096)
def _read_attributes(attributes: bytes) -> Value:
    """Attributes, which are the same in most cells; nobody changes them."""
    return parse_value(attributes)
