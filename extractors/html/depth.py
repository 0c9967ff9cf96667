"""The nesting of an HTML text, followed without building a tree.

Tree builders cut deep nesting silently or take quadratic time on it, so that depth is asked first.
On the way, elements are closed that stand in one whose end tag was left out (``<td><font>1<td>``):
the parser would put the next cell inside of them.
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


def mend_nesting(text: str, name: str, limit: int) -> str:
    """The text, end tags put in where a cell, row or item begins and something is still open.

    Raises:
        LimitError: ``html.too-deep``, at the first element deeper than ``limit``; the rest is not
            looked at.
    """
    stack = _OpenElements()
    pieces: list[str] = []
    position = copied = 0
    # Behind the last ">" nothing can be a tag; searching there would take quadratic time.
    end = text.rfind(">") + 1
    while (tag := _TAG.search(text, position, end)) is not None:
        position = tag.end()
        element = (tag.group(2) or "").lower()
        if not element or element in VOID:
            continue
        if tag.group(1):
            stack.close(element)
        elif element in RAW_TEXT:
            position = _skip_raw_text(text, position, element)
        elif ended := stack.open(element):
            pieces += [text[copied : tag.start()], *(f"</{inner}>" for inner in reversed(ended))]
            copied = tag.start()
        if len(stack) > limit:
            raise LimitError("html.too-deep", name=name, depth=len(stack), limit=limit)
    return "".join((*pieces, text[copied:]))


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

    def open(self, element: str) -> list[str]:
        """Pushes an element; hands back those that it ends by opening, if others stood in one."""
        ended: list[str] = []
        names, boundary = _ENDS_OPEN.get(element, (frozenset(), frozenset()))
        if any(self._counts[name] for name in names):
            ended = self._end_open(names, boundary)
        self._names.append(element)
        self._counts[element] += 1
        return ended if len(ended) > 1 else []

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

    def _end_open(self, ended: frozenset[str], boundary: frozenset[str]) -> list[str]:
        for at in range(len(self._names) - 1, -1, -1):
            if self._names[at] in ended:
                return self._cut(at)
            if self._names[at] in boundary:
                break
        return []

    def _cut(self, at: int) -> list[str]:
        names = self._names[at:]
        self._counts.subtract(names)
        del self._names[at:]
        return names
