"""The element tree of an HTML text, walked without recursion.

Nothing is fetched and no entity is expanded: the parser knows HTML's own character references only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from extractors.html.depth import mend_nesting
from extractors.html.names import DROPPED
from schemas.errors import LimitError

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_STYLE_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Step(Enum):
    """What a walk meets."""

    ENTER = 1
    LEAVE = 2
    TEXT = 3
    OPAQUE = 4
    """An element that the walk does not enter."""


def parse_tree(text: str, name: str, max_depth: int) -> BeautifulSoup:
    """The tree of an HTML text.

    Raises:
        LimitError: an element stands deeper than ``max_depth`` (``html.too-deep``).
    """
    text = _SURROGATE.sub("\ufffd", _XML_DECLARATION.sub("", text))
    text = mend_nesting(text, name, max_depth)
    # A text without any tag would make the parser warn that it looks like a file name.
    tree = BeautifulSoup(text if "<" in text else f"<p>{text}", "lxml")
    _require_tree_depth(tree, name, max_depth)
    return tree


def _require_tree_depth(tree: Tag, name: str, limit: int) -> None:
    """The scan before parsing follows the tags; this follows what the parser made of them."""
    depth = 0
    for step, _ in walk(tree):
        depth += (step is Step.ENTER) - (step is Step.LEAVE)
        if depth > limit + 3:  # the root, <html> and <body> may have been added
            raise LimitError("html.too-deep", name=name, depth=depth, limit=limit)


def walk(
    root: Tag, is_opaque: Callable[[Tag], bool] | None = None
) -> Iterator[tuple[Step, Tag | NavigableString]]:
    """The steps through a subtree in document order; the root's own ENTER and LEAVE are included.

    Comments, declarations and the like are left out. ``is_opaque`` is not asked for the root.
    """
    stack: list[tuple[Tag, Iterator[object]]] = [(root, iter(root.contents))]
    yield Step.ENTER, root
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield Step.LEAVE, tag
        elif isinstance(child, Tag):
            if is_opaque is not None and is_opaque(child):
                yield Step.OPAQUE, child
            else:
                stack.append((child, iter(child.contents)))
                yield Step.ENTER, child
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield Step.TEXT, child


def is_hidden(tag: Tag) -> bool:
    """Whether an element is not displayed by its own attributes; style sheets are not asked."""
    if tag.name == "datalist" or (
        tag.has_attr("hidden") and get_attribute(tag, "hidden") != "until-found"
    ):
        return True
    return bool(_STYLE_HIDDEN.search(get_attribute(tag, "style")))


def is_unread(tag: Tag) -> bool:
    """Whether an element's text stands in no block: dropped or hidden."""
    return tag.name in DROPPED or is_hidden(tag)


def get_attribute(tag: Tag, name: str) -> str:
    """The attribute's value as one string, empty when absent."""
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


@dataclass(frozen=True, slots=True)
class TextCount:
    """Numbers of non-space characters of a tree's text nodes."""

    visible: int
    hidden: int


def count_text(root: Tag) -> TextCount:
    """The characters of a tree, counted from its text nodes and nothing else."""
    visible = hidden = 0
    for step, node in walk(root, is_unread):
        if step is Step.TEXT:
            visible += _count(str(node))
        elif step is Step.OPAQUE and isinstance(node, Tag) and node.name not in DROPPED:
            hidden += _count_all(node)
    return TextCount(visible, hidden)


def _count_all(root: Tag) -> int:
    steps = walk(root, lambda tag: tag.name in DROPPED)
    return sum(_count(str(node)) for step, node in steps if step is Step.TEXT)


def _count(text: str) -> int:
    return sum(not character.isspace() for character in text)


class ElementPaths:
    """Paths such as ``/html/body/div[2]/table[1]``, each sibling list numbered once."""

    def __init__(self, place: str | None = None) -> None:
        """``place`` (``line:column``) stands for ``/html/body`` when a fragment is read."""
        self._place = place
        self._steps: dict[int, str] = {}

    def find(self, tag: Tag) -> str:
        """The path of an element; positions count among siblings of the same name, from 1."""
        steps: list[str] = []
        node: Tag | None = tag
        while node is not None and node.parent is not None:
            steps.append(self._find_step(node))
            node = node.parent
        path = "".join(f"/{step}" for step in reversed(steps))
        return path if self._place is None else self._place + path.removeprefix("/html/body")

    def _find_step(self, tag: Tag) -> str:
        if id(tag) not in self._steps and tag.parent is not None:
            self._number_children(tag.parent)
        return self._steps[id(tag)]

    def _number_children(self, parent: Tag) -> None:
        seen: dict[str, int] = {}
        for child in parent.contents:
            if isinstance(child, Tag):
                seen[child.name] = seen.get(child.name, 0) + 1
                single = child.name in {"html", "body"}
                self._steps[id(child)] = (
                    child.name if single else f"{child.name}[{seen[child.name]}]"
                )
