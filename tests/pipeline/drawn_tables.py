"""Tables and Documents from short drawings, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.document import (
    Arrow,
    Block,
    Cell,
    Document,
    Page,
    Paragraph,
    ParagraphKind,
    SourceInfo,
    Table,
)
from schemas.geometry import BBox
from schemas.text import count_characters

SOURCE = "f" * 64
WIDTH, HEIGHT = 100.0, 20.0


def draw_table(
    rows: Sequence[str],
    *,
    page: int = 1,
    top: float = 100.0,
    spans_known: bool = True,
    arrows: tuple[Arrow, ...] = (),
    header_rows: int = 0,
    evidence: str = "ruled",
) -> Table:
    """A table from lines of texts parted by ``|``.

    ``<`` goes on with the cell to the left, ``^`` with the cell above; so spans are drawn. A text
    that begins with ``!`` stands in a cell that the extractor takes for a header cell.
    """  # fmt: skip
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    cells = []
    for r, line in enumerate(grid):
        for c, text in enumerate(line):
            if text in ("<", "^"):
                continue
            colspan = 1
            while c + colspan < len(line) and line[c + colspan] == "<":
                colspan += 1
            rowspan = 1
            while r + rowspan < len(grid) and grid[r + rowspan][c] == "^":
                rowspan += 1
            box = BBox(
                c * WIDTH, top + r * HEIGHT, (c + colspan) * WIDTH, top + (r + rowspan) * HEIGHT
            )
            plain, path = text.removeprefix("!"), f"{page}:{r}:{c}"
            is_header = text.startswith("!")
            cells.append(
                Cell(r, c, rowspan, colspan, plain, plain, box, is_header, page=page, path=path)
            )
    return Table(
        tuple(cells),
        len(grid),
        len(grid[0]),
        header_rows,
        page=page,
        bbox=BBox(0, top, len(grid[0]) * WIDTH, top + len(grid) * HEIGHT),
        arrows=arrows,
        evidence=evidence,
        spans_known=spans_known,
    )


def draw_document(*pages: Sequence[Block | str]) -> Document:
    """A Document of pages; a plain text stands for a paragraph, one with ``# `` for a heading."""
    made = []
    for number, blocks in enumerate(pages, 1):
        placed = tuple(
            _paragraph(block, number, position) if isinstance(block, str) else block
            for position, block in enumerate(blocks)
        )
        count = sum(
            count_characters(raw)
            for block in placed
            for raw in ([c.raw for c in block.cells] if isinstance(block, Table) else [block.raw])
        )
        made.append(Page(number, 600.0, 800.0, blocks=placed, characters=count))
    return Document(SourceInfo("drawn.pdf", SOURCE, "application/pdf", 1, len(made)), tuple(made))


def _paragraph(text: str, page: int, position: int) -> Paragraph:
    kind: ParagraphKind = "heading" if text.startswith("# ") else "body"
    plain = text.removeprefix("# ")
    box = BBox(0, 10.0 * position, 200, 10.0 * position + 9)
    return Paragraph(plain, plain, box, page, kind)
