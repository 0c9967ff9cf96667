"""Rows that several development styles share."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.documents.author import Author
from benchmarks.documents.model import Cell, Row

HEAD_SHADE = "#e2ecf7"


def head_cells(texts: Sequence[str], shade: str = HEAD_SHADE) -> Row:
    """A header row, centred and shaded."""
    return tuple(Cell(text, align="center", shade=shade) for text in texts)


def make_measure_rows(author: Author, count: int, group: int = 1) -> tuple[Row, ...]:
    """Rows of number, measure, office, contents, target, rating."""
    return tuple(
        (
            Cell(f"{group}-{at // 4 + 1}-{at + 1}", align="center"),
            Cell(author.measure()),
            Cell(author.office(), align="center"),
            Cell(_contents(author, at)),
            Cell(author.target(), align="right"),
            Cell(author.rating(), align="center"),
        )
        for at in range(count)
    )


def _contents(author: Author, at: int) -> str:
    """Prose, bullets or numbered items by turns."""
    if at % 3 == 1:
        return author.bullets(2)
    return author.bullets(2, "①") if at % 3 == 2 else author.paragraph(1 + at % 2)
