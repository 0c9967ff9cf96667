"""What the tags of a page add to its ruled tables: heads, continuation, tables without rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from extractors.pdf.reader import BoolArray, Characters, Drawing, IndexArray
from extractors.pdf.tables.arrow_places import move_labels
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tags.check import Reason, Trust, Verdict, check_tags
from extractors.pdf.tags.grids import adopt_tags, make_tag_grid, make_tag_table, match_spans
from extractors.pdf.tags.model import TagTable, TagTree
from extractors.pdf.tags.place import TaggedTable, count_heads, match_marks, place_tables
from schemas.document import Arrow, Table

# Share of a tagged table's characters that must stand in the ruled table it agrees with.
MOSTLY = 0.98
# A ruled table is the tagged one's when this share of its characters belongs to it.
SHARED = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class RuledTable:
    """A table found by its lines, with its grid and the cell of each character of the page."""

    grid: Grid
    owner: IndexArray
    table: Table


@dataclass(slots=True, eq=False)
class TagUse:
    """The tables of a page after its tags were heard.

    ``tables`` are all of them, ``free`` says which characters are in none, ``contradictions`` why
    tags that speak of spans were not believed.
    """

    tables: list[Table]
    free: BoolArray
    contradictions: list[Verdict] = field(default_factory=list)

    def add(self, table: Table, owner: IndexArray) -> None:
        """Takes in a table with the cell of each character, -1 for those outside."""
        self.tables.append(table)
        self.free &= owner < 0


def apply_tags(
    tree: TagTree,
    page: int,
    characters: Characters,
    drawing: Drawing,
    ruled: Sequence[RuledTable],
    find_arrows: Callable[[Grid], tuple[Arrow, ...]],
) -> TagUse:
    """The tables of a page by lines and tags, the better evidence for each.

    ``find_arrows`` tells the arrows on the grid of a table that is made from tags.
    """
    left = list(ruled)
    use = TagUse([], np.ones(len(characters), dtype=bool))
    unclear: set[int] = set()
    for tagged in tree.find_tables(page):
        match = _find_equal(tagged, page, characters, left)
        if match is None:
            unclear.add(tagged.number)
        else:
            left.remove(match[0])
            use.add(_adopt_quickly(match[0], tagged, page, match[1]), match[0].owner)
    if unclear:
        parts = place_tables(tree, page, characters, characters.mark)
        parts = [part for part in parts if part.table.number in unclear]
        left = _judge(parts, characters, drawing, left, find_arrows, use)
    for item in left:
        use.add(item.table, item.owner)
    return use


def _find_equal(
    tagged: TagTable, page: int, characters: Characters, ruled: Sequence[RuledTable]
) -> tuple[RuledTable, IndexArray] | None:
    """The ruled table with exactly the cells of a tagged one, and pairs of (cell, span) positions.

    This quick look spares most pages the whole judgement.
    """
    claimed = np.array(tagged.places[page], dtype=np.int64).reshape(-1, 2)
    cell, _ = match_marks(claimed, characters.mark)
    own = np.flatnonzero((cell >= 0) & ~characters.are_spaces())
    for item in ruled:
        span = item.owner[own]
        inside = span >= 0
        if len(own) == 0 or inside.sum() < MOSTLY * len(own):
            continue
        count = len(item.grid.spans)
        pairs = np.unique(cell[own][inside] * count + span[inside])
        cells, spans = pairs // count, pairs % count
        both = len(np.unique(cells)) == len(pairs) == len(np.unique(spans))
        if both and _holds_no_other(item, characters, cell):
            return item, np.column_stack([cells, spans])
    return None


def _holds_no_other(item: RuledTable, characters: Characters, cell: IndexArray) -> bool:
    """Whether the ruled table has no text that the tagged one has not."""
    others = (item.owner >= 0) & (cell < 0) & ~characters.are_spaces()
    return not others.any()


def _adopt_quickly(item: RuledTable, tagged: TagTable, page: int, pairs: IndexArray) -> Table:
    """The ruled table with the heads and the continuation that the tags state."""
    rows = tagged.row_pages.on.get(page, ())
    repeated, cut = tagged.row_pages.find_repeated(page, tagged.header_rows)
    heads = set(rows[: count_heads(tagged, rows, repeated)])
    marked: set[int] = set()
    last = 0
    for position, span in pairs.tolist():
        cell = tagged.cells[position]
        if cell.header:
            marked.add(span)
        if cell.row in heads:
            last = max(last, item.grid.spans[span].bottom)
    table = item.table
    if any(number < page for number in tagged.row_pages.on):
        table = replace(table, continues=True, cut_above=cut)
    if not marked and not last:
        return table
    are_heads = (n in marked or cell.row < last for n, cell in enumerate(table.cells))
    cells = tuple(
        cell if cell.header == is_head else replace(cell, header=is_head)
        for cell, is_head in zip(table.cells, are_heads, strict=True)
    )
    return replace(table, cells=cells, header_rows=last)


def _judge(
    parts: Sequence[TaggedTable],
    characters: Characters,
    drawing: Drawing,
    ruled: list[RuledTable],
    find_arrows: Callable[[Grid], tuple[Arrow, ...]],
    use: TagUse,
) -> list[RuledTable]:
    """Puts tables of tags that are to be trusted into ``use``; the ruled ones that are left."""
    left = list(ruled)
    for part in reversed(parts):
        verdict = check_tags(part, characters, [item.grid for item in left])
        if verdict.contradicts:
            use.contradictions.append(verdict)
        if verdict.trust is Trust.TAGS:
            left = [item for item in left if not _is_same(part, item, characters)]
            free = use.free.copy()
            for item in left:
                free &= item.owner < 0
            tagged = make_tag_grid(part, characters, drawing, free)
            arrows = find_arrows(tagged.grid)
            owner = move_labels(tagged.owner, arrows, tagged.grid, characters)
            table = make_tag_table(tagged, characters, owner, drawing)
            use.add(replace(table, arrows=arrows), owner)
        elif verdict.reason in (Reason.AGREES, Reason.GAPS):
            left = [_adopt(item, part, characters) for item in left]
    return left


def _is_same(part: TaggedTable, item: RuledTable, characters: Characters) -> bool:
    """Whether most characters of a ruled table belong to the tagged one."""
    owned = (item.owner >= 0) & ~characters.are_spaces()
    return bool((owned & part.all_inside).sum() >= SHARED * max(owned.sum(), 1))


def _adopt(item: RuledTable, part: TaggedTable, characters: Characters) -> RuledTable:
    if len(match_spans(part, characters, item.grid)) == 0:
        return item
    return replace(item, table=adopt_tags(item.table, item.grid, part, characters))
