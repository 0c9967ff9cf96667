"""Tables joined downwards, from leaf to leaf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeGuard

from pipeline.stitch.between import (
    Gap,
    Surroundings,
    fold_digits,
    is_transparent,
    read_gap,
    title_keys,
)
from pipeline.stitch.columns import find_edges, fit_columns
from pipeline.stitch.dropped import Dropped
from pipeline.stitch.facing import Pair
from pipeline.stitch.growth import GrowingTable
from pipeline.stitch.joins import Join, find_join
from pipeline.stitch.leaves import Leaf, Place, find_floors
from pipeline.stitch.remnants import as_cell, find_remnants
from schemas.document import Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.geometry import BBox
from schemas.places import Anchor

Item = tuple[Place, Table | Paragraph]


@dataclass(slots=True)
class Runs:
    """What came of joining.

    ``changed`` holds the tables to put in place (None: joined to another one), ``absorbed`` the
    places of paragraphs that went into a table or were left out.
    """

    changed: dict[Place, Table | None] = field(default_factory=dict)
    absorbed: set[Place] = field(default_factory=set)
    dropped: list[Dropped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A table that may go on: where it begins, the leaf it reached, texts above and below it."""

    place: Place
    growing: GrowingTable
    reached: int
    titles: frozenset[str]
    below: list[Paragraph]
    headed: Table | None = None
    joined: bool = False


def join_runs(leaves: Sequence[Leaf], halves: Mapping[Place, Pair], source: str) -> Runs:
    """Joins the last tables of every leaf with the first ones of the next."""
    return _Joiner(leaves, halves, source).join()


class _Joiner:
    """One pass over the leaves, with the tables that are open at each."""

    def __init__(self, leaves: Sequence[Leaf], halves: Mapping[Place, Pair], source: str) -> None:
        self._leaves, self._halves, self._source = leaves, halves, source
        self._rights = {pair.right for pair in halves.values()}
        self._floors = find_floors(leaves)
        self._runs = Runs()
        self._open: list[_Open] = []
        self._begun: list[_Open] = []

    def join(self) -> Runs:
        """The outcome for the whole document."""
        for index in range(len(self._leaves)):
            self._visit(index)
        self._close(self._begun)
        return self._runs

    def _visit(self, index: int) -> None:
        """Joins the heads of a leaf to what is open, then opens its tails."""
        items = self._items(index)
        heads, tails = find_heads(items), find_tails(items)
        kept = [o for o in self._open if o.reached >= index]
        ready = [o for o in self._open if self._precedes(o, index)]
        grown: dict[Place, _Open] = {}
        for number in heads:
            place, table = items[number]
            assert isinstance(table, Table)
            found = self._find(ready, items, number, index)
            if found is not None:
                ready.remove(found)
                grown[place] = found
        for waiting in kept:
            waiting.below.extend(self._below_right(index))
        kept += [waiting for waiting in ready if self._mend_last(waiting, items, index)]
        self._open = kept + self._reopen(items, tails, grown, index)

    def _below_right(self, index: int) -> list[Paragraph]:
        """The texts of a leaf below the right half that stands there."""
        blocks = self._leaves[index].blocks
        last = max((p.position for p, _ in blocks if p in self._rights), default=-1)
        return [b for p, b in blocks if isinstance(b, Paragraph) and p.position > last]

    def _items(self, index: int) -> list[Item]:
        """The blocks of a leaf, halves laid together at the place of the left one."""
        items: list[Item] = []
        for place, block in self._leaves[index].blocks:
            if place in self._rights:
                continue
            pair = self._halves.get(place)
            items.append((place, pair.combine() if pair else block))
        return items

    def _precedes(self, table: _Open, index: int) -> bool:
        """Whether the leaf comes right after the one that an open table reached."""
        before = self._leaves[table.reached]
        return table.reached + 1 == index and self._leaves[index].follows(before)

    def _find(
        self, ready: Sequence[_Open], items: Sequence[Item], number: int, index: int
    ) -> _Open | None:
        """The open table that goes on in this one, after it has been joined."""
        place, table = items[number]
        assert isinstance(table, Table)
        above = [(p, b) for p, b in items[:number] if isinstance(b, Paragraph)]
        for candidate in ready:
            feet = self._feet(candidate.reached - 1) | self._feet(index)
            known = Surroundings(candidate.titles, feet)
            gap = read_gap(candidate.below, [b for _, b in above], known)
            join = find_join(candidate.growing, table, gap, self._floor(index), candidate.headed)
            if join is not None:
                self._grow(candidate, place, table, join)
                self._drop_titles(above, gap, index)
                return candidate
        return None

    def _mend_last(self, table: _Open, items: Sequence[Item], index: int) -> bool:
        """Puts text at the top of a leaf back into the row that the page break cut.

        True when the table stays open, since nothing else stands on the leaf.
        """
        leading = [(p, b) for p, b in takewhile(_is_text, items) if isinstance(b, Paragraph)]
        leading = [(p, b) for p, b in leading if b.kind != "furniture"]
        if not all(map(is_transparent, table.below)):
            return False
        found = find_remnants(table.growing, [b for _, b in leading], self._floor(index))
        parts = [
            as_cell(b, above)
            for col, b in found.items()
            if (above := table.growing.bottom_cell(col))
        ]
        if not parts:
            return False
        table.growing.mend_last(parts)
        table.joined, table.reached, table.below = True, index, []
        chosen = {id(b) for b in found.values()}
        self._runs.absorbed.update(place for place, b in leading if id(b) in chosen)
        return len(chosen) == len(leading) and all(map(_is_text, items))

    def _floor(self, index: int) -> float | None:
        return self._floors.get(round(self._leaves[index].page.height or 0))

    def _grow(self, table: _Open, place: Place, part: Table, join: Join) -> None:
        table.growing.join(part, join.fit, join.repeated_rows, join.evidence, join.repeated)
        table.joined = True
        self._runs.changed[place] = None

    def _drop_titles(self, above: Sequence[tuple[Place, Paragraph]], gap: Gap, index: int) -> None:
        repeated = {id(paragraph) for paragraph in gap.repeated}
        self._runs.absorbed.update(place for place, block in above if id(block) in repeated)

    def _feet(self, index: int) -> frozenset[str]:
        """What a leaf beside the break ends with: what stands there too is a running foot."""
        tail: list[str] = []
        blocks = self._leaves[index].blocks if index >= 0 else ()
        for _, block in reversed(blocks):
            if isinstance(block, Table):
                break
            tail.append(fold_digits(block.text))
        return frozenset(tail)

    def _reopen(
        self, items: Sequence[Item], tails: Sequence[int], grown: Mapping[Place, _Open], index: int
    ) -> list[_Open]:
        """The tables that are open below this leaf."""
        opened = []
        for number in tails:
            place, table = items[number]
            assert isinstance(table, Table)
            below = [b for _, b in items[number + 1 :] if is_text_below(b, table)]
            pair = self._halves.get(place)
            reached = pair.leaves[1] if pair else index
            current = grown.get(place) or self._begin(items, number, table)
            current.reached, current.below = reached, below
            opened.append(current)
        return opened

    def _begin(self, items: Sequence[Item], number: int, table: Table) -> _Open:
        above = [b for _, b in items[:number] if isinstance(b, Paragraph)]
        begun = _Open(
            items[number][0],
            GrowingTable(table, self._source),
            0,
            title_keys(above),
            [],
            find_headed(table, [t for n, t in _tables(items) if n < number]),
        )
        self._begun.append(begun)
        return begun

    def _close(self, tables: Sequence[_Open]) -> None:
        """Takes the joined tables as they are now."""
        for table in (t for t in tables if t.joined):
            whole = table.growing.close()
            self._runs.changed[table.place] = whole
            self._runs.dropped.extend(table.growing.dropped)
            self._runs.findings.extend(table.growing.findings)
            self._runs.findings.append(tell_join(whole, table.growing.evidence, self._source))


def is_text_below(block: Table | Paragraph, table: Table) -> TypeGuard[Paragraph]:
    """Whether a block is text below a table, not text printed across its lowest rule."""
    if not isinstance(block, Paragraph):
        return False
    return block.bbox is None or table.bbox is None or not _cuts_floor(block.bbox, table.bbox)


def _cuts_floor(box: BBox, table: BBox) -> bool:
    inside = table.x0 <= box.x0 and box.x1 <= table.x1
    return inside and box.top < table.bottom - 1 < table.bottom < box.bottom


def _is_text(item: Item) -> bool:
    return isinstance(item[1], Paragraph)


def find_headed(table: Table, above: Sequence[Table]) -> Table | None:
    """The last table above with the same columns, whose header may serve this one too."""
    for other in reversed(above):
        fit = fit_columns(find_edges(other), find_edges(table))
        if fit is not None and fit.is_exact and not fit.shift:
            return other
    return None


def find_tails(items: Sequence[Item]) -> list[int]:
    """Positions of the tables with no other table below them."""
    return [
        number
        for number, table in _tables(items)
        if not any(_is_below(other, table) for later, other in _tables(items) if later > number)
    ]


def find_heads(items: Sequence[Item]) -> list[int]:
    """Positions of the tables with no other table above them."""
    return [
        number
        for number, table in _tables(items)
        if not any(_is_below(table, other) for earlier, other in _tables(items) if earlier < number)
    ]


def _tables(items: Sequence[Item]) -> list[tuple[int, Table]]:
    return [(n, block) for n, (_, block) in enumerate(items) if isinstance(block, Table)]


def _is_below(lower: Table, upper: Table) -> bool:
    """Whether a table that comes later in reading order is not merely beside the other one."""
    if lower.bbox is None or upper.bbox is None:
        return True
    apart = lower.bbox.x0 >= upper.bbox.x1 - 1 or lower.bbox.x1 <= upper.bbox.x0 + 1
    level = lower.bbox.top < upper.bbox.bottom and lower.bbox.bottom > upper.bbox.top
    return not (apart and level)


def tell_join(table: Table, evidence: Sequence[str], source: str) -> Finding:
    """The finding for a whole joined table."""
    numbers = {cell.page for cell in table.cells}
    numbers.update(place.page for cell in table.cells for place in cell.also)
    pages = sorted(number for number in numbers if number is not None)
    anchor = Anchor(source, table.page, table.bbox)
    return make_finding(
        "table.joined-over-pages",
        [anchor],
        first=pages[0],
        last=pages[-1],
        evidence=", ".join(dict.fromkeys(evidence)),
    )
