"""Marked HTML: its marks and texts read, and taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

MARK = "data-v"
_BLOCKS = frozenset(
    {
        "td",
        "th",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "caption",
        "figcaption",
        "div",
        "section",
        "header",
        "footer",
    }
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What marked HTML says.

    ``pieces``: each mark with its text, in document order; ``texts``: the text of every block that
    holds no other block.
    """

    pieces: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]


def read_marked(source: str) -> Marked:
    """The marks and texts of marked HTML."""
    root = html.document_fromstring(source)
    body = root.find("body")
    elements = list(body.iter()) if body is not None else []
    pieces = [(e.get(MARK, ""), text_of(e)) for e in elements if e.get(MARK)]
    blocks = [e for e in elements if e.tag in _BLOCKS and not _holds_block(e)]
    texts = [text for e in blocks if (text := text_of(e))]
    return Marked(tuple(pieces), tuple(texts))


def strip_marks(source: str) -> str:
    """The HTML without its marks, otherwise unchanged in meaning."""
    root = html.document_fromstring(source)
    for element in root.iter():
        if element.attrib.has_key(MARK):
            del element.attrib[MARK]
    return "<!DOCTYPE html>\n" + str(html.tostring(root, encoding="unicode"))


def text_of(element: html.HtmlElement) -> str:
    """The visible text of an element; ``<br>`` is a line break, other white space one blank."""
    parts: list[str] = []
    _gather(element, parts)
    lines = "".join(parts).split("\n")
    return "\n".join(" ".join(line.split(" ")).strip(" ") for line in lines).strip("\n")


def _gather(element: html.HtmlElement, parts: list[str]) -> None:
    parts.append(_squeeze(element.text))
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag not in ("script", "style", "rt", "rp") and isinstance(child.tag, str):
            _gather(child, parts)
        parts.append(_squeeze(child.tail))


def _squeeze(text: str | None) -> str:
    """White space of the source (not the ideographic one) as one blank, as browsers show it."""
    if not text:
        return ""
    start = " " if text[0] in " \t\r\n" else ""
    end = " " if text[-1] in " \t\r\n" else ""
    inner = " ".join(word for word in re.split("[ \t\r\n]+", text) if word)
    return f"{start}{inner}{end}" if inner else " "


def _holds_block(element: html.HtmlElement) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter() if child is not element)
