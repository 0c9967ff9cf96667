"""The colours behind the cells of an HTML table, as far as the page itself states them.

Read are ``style`` and ``bgcolor`` of a cell and of its row, and the classes for which a ``<style>``
element gives a background. Other selectors (``tr:nth-child``) and linked style sheets are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2
import tinycss2.color3
from bs4 import Tag

from extractors.html.tree import get_attribute

_PROPERTIES = frozenset({"background", "background-color"})
_RED, _GREEN, _BLUE = 0.299, 0.587, 0.114


class Shades:
    """Finds the shade (0 black … 1 white) behind a cell; None where the page states no colour."""

    def __init__(self, root: Tag) -> None:
        """``root`` holds the ``<style>`` elements that count."""
        self._of_class: dict[tuple[str, str], float] = {}
        for style in root.find_all("style"):
            self._of_class.update(_read_style_sheet(style.get_text()))

    def find(self, cell: Tag) -> float | None:
        """The shade behind a cell: its own, else that of its row."""
        row = cell.find_parent("tr")
        own = self._find_own(cell)
        return own if own is not None or row is None else self._find_own(row)

    def _find_own(self, tag: Tag) -> float | None:
        for shade in (
            _read_style(get_attribute(tag, "style")),
            self._find_by_class(tag),
            _read_color(get_attribute(tag, "bgcolor")),
        ):
            if shade is not None:
                return shade
        return None

    def _find_by_class(self, tag: Tag) -> float | None:
        for name in get_attribute(tag, "class").split():
            for key in ((tag.name, name), ("", name)):
                if key in self._of_class:
                    return self._of_class[key]
        return None


def _read_style_sheet(text: str) -> Iterator[tuple[tuple[str, str], float]]:
    """Each (element name or empty, class) that a rule of a style sheet gives a background."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        shade = _read_declarations(rule.content) if rule.type == "qualified-rule" else None
        if shade is not None:
            for key in _read_selectors(rule.prelude):
                yield key, shade


def _read_selectors(tokens: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Element name (or empty) and class that stand last in each selector of a rule."""
    words, plain = [""], True
    for token in [*tokens, None]:
        if token is None or token == ",":
            last = next((word for word in reversed(words) if word), "")
            element, dot, name = last.partition(".")
            if dot and name and plain:
                yield element.lower(), name.partition(".")[0]
            words, plain = [""], True
        elif token.type == "ident":
            words[-1] += token.value
        elif token == ".":
            words[-1] += "."
        elif token.type == "whitespace":
            words.append("")
        else:  # states, attributes and neighbours: not the cells of a class
            plain = plain and token == ">"
            words.append("")


def _read_style(text: str) -> float | None:
    # Most attributes state no background, and asking so is a hundred times faster than parsing.
    return _read_declarations(text) if "background" in text.lower() else None


def _read_declarations(source: str | Sequence[Any]) -> float | None:
    """The last background that declarations state."""
    shade = None
    for entry in tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True):
        if entry.type == "declaration" and entry.lower_name in _PROPERTIES:
            colors = (_shade_of(token) for token in entry.value)
            shade = next((found for found in colors if found is not None), shade)
    return shade


def _read_color(text: str) -> float | None:
    """The shade of an attribute ``bgcolor``, with or without its #."""
    tokens = tinycss2.parse_component_value_list(text.strip())
    if not tokens:
        return None
    shade = _shade_of(tokens[0])
    return shade if shade is not None or text.startswith("#") else _read_color(f"#{text.strip()}")


def _shade_of(token: object) -> float | None:
    color = tinycss2.color3.parse_color(token)
    if color is None or isinstance(color, str) or color.alpha == 0:
        return None
    return float(_RED * color.red + _GREEN * color.green + _BLUE * color.blue)
