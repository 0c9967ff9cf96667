"""HTML that cannot be broken by its contents: every text is escaped unless it is Markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as _escape

from output.characters import drop_illegal


class Markup(str):
    """HTML made by the functions of this module."""

    __slots__ = ()


Content = str | Iterable["Content"]


def markup(content: Content) -> Markup:
    """The content as HTML: Markup as it is, other text escaped, sequences joined.

    >>> markup(["<b>", el("b", "A&B")])
    '&lt;b&gt;<b>A&amp;B</b>'
    """
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(_escape(drop_illegal(content)))
    return Markup("".join(markup(part) for part in content))


def el(name: str, *children: Content, **attributes: str | int | float | None) -> Markup:
    """An element; attributes that are None are left out, ``_`` in their names becomes ``-``."""
    start = [name]
    for key, value in attributes.items():
        if value is not None:
            start.append(f'{key.rstrip("_").replace("_", "-")}="{markup(str(value))}"')
    return Markup(f"<{' '.join(start)}>{markup(children)}</{name}>")


def lines(text: str) -> Markup:
    """A text with its line ends as ``<br>``."""
    return Markup(Markup("<br>").join(markup(line) for line in text.splitlines()))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[Content]],
    caption: str,
    numeric: int | None = None,
) -> Markup:
    """A table with a caption, headings for its columns and the first cell of a row as its heading.

    Cells from column ``numeric`` on are aligned to the right.
    """
    head = el("tr", [el("th", text, scope="col") for text in heads])
    body = [el("tr", _cells(row, numeric)) for row in rows]
    whole = el("table", el("caption", caption), el("thead", head), el("tbody", body))
    return el("div", whole, class_="wide", tabindex=0, role="region", aria_label=caption)


def _cells(row: Sequence[Content], numeric: int | None) -> list[Markup]:
    cells = [el("th", row[0], scope="row")]
    for at, content in enumerate(row[1:], start=1):
        right = numeric is not None and at >= numeric
        cells.append(el("td", content, class_="number" if right else None))
    return cells
