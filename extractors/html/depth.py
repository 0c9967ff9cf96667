"""How deeply the elements of an HTML text are nested, found without building a tree.

Tree builders cut deep nesting silently or take quadratic time on it, so that this is asked first.
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.html.names import RAW_TEXT, VOID
from schemas.errors import LimitError

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][^\s/>]*)[^>]*>", re.S)
# Elements whose end tag may be left out: an opening one ends the open one, up to a boundary
# (HTML standard, 13.1.2.4 Optional tags).
_ENDS_OPEN = {
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "p": (frozenset({"p"}), frozenset({"td", "th", "table", "div", "li", "body", "blockquote"})),
    "a": (frozenset({"a"}), frozenset({"td", "th", "table", "div", "li", "p", "body"})),
}


def require_depth(text: str, name: str, limit: int) -> None:
    """Nothing, when no element of the text stands deeper than ``limit``.

    Raises:
        LimitError: ``html.too-deep``, at the first element that does; the rest is not looked at.
    """
    stack = _OpenElements()
    position = 0
    while (tag := _TAG.search(text, position)) is not None:
        position = tag.end()
        element = (tag.group(2) or "").lower()
        if not element or element in VOID or (text[position - 2] == "/" and element == "svg"):
            continue
        if tag.group(1):
            stack.close(element)
            continue
        if element in RAW_TEXT:
            position = _skip_raw_text(text, position, element)
            continue
        stack.open(element)
        if len(stack) > limit:
            raise LimitError("html.too-deep", name=name, depth=len(stack), limit=limit)


def _skip_raw_text(text: str, position: int, element: str) -> int:
    end = re.compile(rf"</{element}[\s/>]", re.I).search(text, position)
    return end.end() if end else len(text)


class _OpenElements:
    """The stack of open elements, with counts so that a search that must fail does not start."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._counts: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._names)

    def open(self, element: str) -> None:
        """Pushes an element, after the one that it ends by opening."""
        ended, boundary = _ENDS_OPEN.get(element, (frozenset(), frozenset()))
        if any(self._counts[name] for name in ended):
            self._end_open(ended, boundary)
        self._names.append(element)
        self._counts[element] += 1

    def close(self, element: str) -> None:
        """Pops up to the element, if it is open within the innermost table."""
        if not self._counts[element]:
            return
        for at in range(len(self._names) - 1, -1, -1):
            if self._names[at] == element:
                self._cut(at)
                return
            if self._names[at] == "table":
                return

    def _end_open(self, ended: frozenset[str], boundary: frozenset[str]) -> None:
        for at in range(len(self._names) - 1, -1, -1):
            if self._names[at] in ended:
                self._cut(at)
                return
            if self._names[at] in boundary:
                return

    def _cut(self, at: int) -> None:
        self._counts.subtract(self._names[at:])
        del self._names[at:]
