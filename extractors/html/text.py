"""Text of elements with the lines that a browser would print."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag
from bs4.element import NavigableString

from extractors.html.names import BLOCKS, PREFORMATTED
from extractors.html.tree import Step, walk

_SPACES = re.compile(r"[ \t\n\r\f]+")
_CJK = "[\u2e80-\u303f\u3041-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffee]"
# A line end of the source between Japanese characters is no space (CSS Text 3, 4.1.3).
_CJK_LINE_END = re.compile(rf"(?<={_CJK})[ \t\r\f]*\n[ \t\n\r\f]*(?={_CJK})")


class LineBuffer:
    """Collects text into lines, collapsing white space as HTML does."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._preformatted = False  # the line holds text whose spaces count

    def add_text(self, text: str, preformatted: bool = False) -> None:
        """Adds text of one node."""
        if not preformatted:
            self._parts.append(text)
            return
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self.break_line()
            self._parts.append(line)
            self._preformatted = True

    def add_space(self) -> None:
        """Adds a space, unless one is there."""
        self._parts.append(" ")

    def break_line(self) -> None:
        """Ends the line even if it is empty."""
        self._lines.append(self._take_line())

    def end_line(self) -> None:
        """Ends the line if there is one."""
        line = self._take_line()
        if line:
            self._lines.append(line)

    def take(self) -> list[str]:
        """The lines so far, empty ones (two breaks in a row) included; empties the buffer."""
        self.end_line()
        lines, self._lines = self._lines, []
        return lines

    def _take_line(self) -> str:
        text, preformatted = "".join(self._parts), self._preformatted
        self._parts.clear()
        self._preformatted = False
        if preformatted:
            return text.rstrip()
        return _SPACES.sub(" ", _CJK_LINE_END.sub("", text)).strip(" ")


def render_lines(root: Tag, is_opaque: Callable[[Tag], bool]) -> list[str]:
    """The non-empty lines of an element's text, without its opaque parts."""
    buffer = LineBuffer()
    preformatted = 0
    for step, node in walk(root, is_opaque):
        if isinstance(node, NavigableString):
            buffer.add_text(str(node), preformatted > 0)
        elif step is Step.OPAQUE:
            buffer.end_line() if node.name in BLOCKS else None
        else:
            preformatted += _step_depth(step) if node.name in PREFORMATTED else 0
            feed_boundary(buffer, node, step)
    return [line for line in buffer.take() if line]


def feed_boundary(buffer: LineBuffer, tag: Tag, step: Step) -> None:
    """Tells the buffer about the edge of an element."""
    if tag.name == "br":
        if step is Step.ENTER:
            buffer.break_line()
    elif tag.name in BLOCKS:
        buffer.end_line()
    elif tag.name == "rt":
        # Ruby stands above its base in print; in the line it follows, kept apart by a space
        # unless the page brings its own brackets (<rp>).
        buffer.add_space()


def _step_depth(step: Step) -> int:
    return 1 if step is Step.ENTER else -1
