"""Whether a table goes on from the page before, and the two made one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.stitch.cut_rows import mend_cut_row
from pipeline.stitch.dropped import Dropped, drop
from schemas.document import Block, Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.text import text_key

GRID_TOLERANCE = 3.0
"""Column edges of the two pages may differ by this much, in points."""
MAX_REPEATED = 6
"""At most this many rows at the top of the next page are compared with the header."""


@dataclass(frozen=True, slots=True)
class Join:
    """How a table goes on: the next page's table, its rows that repeat the header, the evidence."""

    following: Table
    repeated_rows: int
    evidence: str
    repeated: tuple[Paragraph, ...] = ()

    def tell(self, table: Table, source: str) -> Finding:
        """The finding for the whole joined table."""
        pages = sorted({cell.page for cell in table.cells if cell.page is not None})
        anchor = Anchor(source, table.page, table.bbox)
        return make_finding(
            "table.joined-over-pages",
            [anchor],
            first=pages[0],
            last=pages[-1],
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """Two tables made one, and what was left out."""

    table: Table
    dropped: tuple[Dropped, ...]
    findings: tuple[Finding, ...]


def find_join(
    table: Table, following: Table, between: Sequence[Block], known: Collection[str]
) -> Join | None:
    """The join, if the evidence is there: mark-up, a repeated header, or the same x grid.

    Text between the two tables must be furniture, a unit line, a caption that says （つづき）, or,
    above the second, a repeat of the text (``known``, by keys) above the first.
    """
    if any(isinstance(block, Table) for block in between):
        return None
    texts = [block for block in between if isinstance(block, Paragraph)]
    above = [p for p in texts if p.page == following.page and p.kind != "furniture"]
    repeated = tuple(p for p in above if text_key(p.text) in known)
    rest = [p for p in texts if p not in repeated and not _is_transparent(p)]
    if following.continues:
        return Join(following, _repeated_rows(table, following), "tags", repeated)
    if rest:
        return None
    rows = _repeated_rows(table, following)
    if table.cols == following.cols and rows:
        return Join(following, rows, "header", repeated)
    if _same_columns(table, following) and not repeated and not _starts_anew(table, following):
        return Join(following, 0, "x-grid", repeated)
    return None


def join_tables(table: Table, join: Join, source: str) -> Joined:
    """The joined table: rows of the next page follow, its repeated header rows are dropped."""
    skip = join.repeated_rows
    shift = table.rows - skip
    body = [cell for cell in join.following.cells if cell.row >= skip]
    headers = [cell for cell in join.following.cells if cell.row < skip]
    moved = [replace(cell, row=cell.row + shift) for cell in body]
    arrows = [replace(a, row=a.row + shift) for a in join.following.arrows if a.row >= skip]
    joined = replace(
        table,
        cells=(*table.cells, *moved),
        rows=table.rows + join.following.rows - skip,
        cols=max(table.cols, join.following.cols),
        arrows=(*table.arrows, *arrows),
    )
    mended, findings = mend_cut_row(joined, table.rows, source)
    dropped = [drop("repeated_headers", cell, source) for cell in headers]
    dropped.extend(drop("repeated_headers", p, source) for p in join.repeated)
    return Joined(mended, tuple(dropped), findings)


def _is_transparent(paragraph: Paragraph) -> bool:
    key = text_key(paragraph.text)
    continued = any(word in key for word in ("つづき", "続き", "(続)", "前頁", "次頁", "次ページ"))
    return paragraph.kind == "furniture" or key.strip("()[]【】").startswith("単位") or continued


def _rows_of(table: Table, row: int) -> tuple[tuple[int, int, str], ...]:
    cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
    return tuple((c.col, c.colspan, text_key(c.text)) for c in cells)


def _repeated_rows(table: Table, following: Table) -> int:
    """How many rows at the top of the next page repeat the first table's header.

    A single repeated row counts when it holds at least two texts; more rows must follow on.
    """
    count = 0
    limit = min(MAX_REPEATED, table.rows - 1, following.rows)
    while count < limit:
        first, second = _rows_of(table, count), _rows_of(following, count)
        if first != second or not any(text for _, _, text in first):
            break
        count += 1
    reach = max((c.last_row + 1 for c in following.cells if c.row < count), default=0)
    texts = sum(bool(text) for row in range(count) for _, _, text in _rows_of(following, row))
    return count if reach <= count and texts >= 2 else 0


def _edges(table: Table) -> list[float]:
    """Left edges of the columns and the right edge of the table, from boxes of single columns."""
    edges: list[float] = []
    for col in range(table.cols):
        lefts = [c.bbox.x0 for c in table.cells if c.col == col and c.bbox]
        if not lefts:
            return []
        edges.append(sorted(lefts)[len(lefts) // 2])
    rights = [c.bbox.x1 for c in table.cells if c.bbox and c.last_col == table.cols - 1]
    return [*edges, max(rights)] if rights else []


def _same_columns(table: Table, following: Table) -> bool:
    if table.cols != following.cols or table.cols < 2:
        return False
    last_page = max((c.page or 0 for c in table.cells), default=0)
    recent = replace(table, cells=tuple(c for c in table.cells if c.page == last_page))
    first, second = _edges(recent) or _edges(table), _edges(following)
    return (
        bool(first)
        and len(first) == len(second)
        and all(abs(a - b) <= GRID_TOLERANCE for a, b in zip(first, second, strict=True))
    )


def _starts_anew(table: Table, following: Table) -> bool:
    """Whether the next table brings a header of its own.

    By the extractor's word for it, by a title strip on top, or by a row of the first table's top
    that comes again below the next one's first row (変更前, 変更後).
    """
    if following.header_rows > 0 and _header_cells(table) != _header_cells(following):
        return True
    tops = [_rows_of(following, row) for row in range(min(MAX_REPEATED, following.rows))]
    filled = [part for part in tops[0] if part[2]]
    if len(filled) == 1 and 2 * filled[0][1] > following.cols > 2:
        return True
    known = {key for row in range(MAX_REPEATED) if len(key := _texts(_rows_of(table, row))) >= 2}
    return any(_texts(top) in known for top in tops[1:])


def _texts(row: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(text for _, _, text in row if text)


def _header_cells(table: Table) -> tuple[tuple[int, int, str], ...]:
    return tuple(part for row in range(table.header_rows) for part in _rows_of(table, row))
