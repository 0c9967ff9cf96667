"""One page from its content to its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from extractors.pdf.drawing.arrow_shapes import Shape
from extractors.pdf.drawing.arrows import take_out_arrows
from extractors.pdf.drawing.bars import take_out_bars
from extractors.pdf.drawing.charts import drop_charts
from extractors.pdf.drawing.line_geometry import Tolerance, join_dashes, make_tolerance
from extractors.pdf.drawing.underlines import drop_underlines
from extractors.pdf.reader import (
    BoolArray,
    Characters,
    Drawing,
    FloatArray,
    IndexArray,
    PageContent,
)
from extractors.pdf.tables.aligned import find_aligned_grids, stands_on_bars
from extractors.pdf.tables.arrow_places import find_grid_bars, move_labels, place_arrows
from extractors.pdf.tables.bare_rows import OpenGrid, drop_bare_rows
from extractors.pdf.tables.borderless import PIECE_GAP, find_borderless_grids
from extractors.pdf.tables.cell_boxes import join_boxes
from extractors.pdf.tables.continued import goes_on
from extractors.pdf.tables.detect import find_frames, has_labels, is_contents_list, is_table
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.header_levels import split_header
from extractors.pdf.tables.make import make_table
from extractors.pdf.tables.open_columns import split_open_columns
from extractors.pdf.tables.open_ends import find_open_sides
from extractors.pdf.tables.open_rows import split_open_rows
from extractors.pdf.tables.owners import own_characters
from extractors.pdf.tables.ruled import drop_white, find_grids
from extractors.pdf.tables.text_columns import count_wide_gaps
from extractors.pdf.tables.unruled import find_rule_grids, part_open_grid
from extractors.pdf.tags.apply import RuledTable, apply_tags
from extractors.pdf.tags.model import TagTree
from extractors.pdf.text.blocks import find_body_size, order_blocks
from extractors.pdf.text.frames import find_panels
from extractors.pdf.text.places import assign_characters
from extractors.pdf.text.visible import BlankTest, VisibleText, find_visible
from schemas.document import Arrow, Block, Page, Table

# A table without lines has so many gaps between texts of one level (in font sizes).
MIN_GAPS, LEVEL = 3, 0.3


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Limits of a page."""

    max_cells: int = 1_000_000


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as understood.

    ``too_many_cells`` says that ruling was left unread for its size, ``contradictions`` names why
    tags were not believed (see :class:`extractors.pdf.tags.check.Reason`).
    """

    page: Page
    too_many_cells: bool = False
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """What stands on a page around its grids."""

    content: PageContent
    characters: Characters
    shapes: list[Shape]
    lines: Drawing
    unit: float
    tags: TagTree | None
    columns: tuple[float, ...]

    def place_arrows(self, grid: Grid) -> tuple[Arrow, ...]:
        """The arrows and bars that lie on a grid."""
        bars = find_grid_bars(self.content.drawing, grid, self.unit, self.shapes)
        return place_arrows([*self.shapes, *bars], grid, self.characters, self.content.number)

    def make_table(
        self, grid: Grid, owner: IndexArray, evidence: str, arrows: tuple[Arrow, ...] = ()
    ) -> Table:
        """The table of a grid."""
        drawing, number = self.content.drawing, self.content.number
        table = make_table(grid, self.characters, owner, drawing, number, evidence)
        drawn = {arrow.row for arrow in arrows}
        filled = (arrow for arrow in table.arrows if arrow.row not in drawn)
        return replace(table, arrows=(*arrows, *filled))

    def open_grid(self, grid: Grid) -> OpenGrid:
        """A ruled grid without what is no row at a page break, and its open sides."""
        lines = self.lines.horizontal, self.lines.vertical
        sides = find_open_sides(grid, *lines, make_tolerance(self.unit))
        return drop_bare_rows(OpenGrid(grid, *sides), self.characters.centres)

    def find_unruled(self, free: BoolArray) -> Iterator[tuple[Grid, str]]:
        """Grids without vertical lines among the characters that are in no table yet."""
        rest = self.characters.take(free)
        tolerance = make_tolerance(self.unit)
        across, along = self.lines.horizontal, self.lines.vertical
        shaded = self.lines.fills.boxes
        ruled = find_rule_grids(across, along, shaded, rest, tolerance, self.unit)
        yield from ((split_header(grid, rest, self.unit), "rules") for grid in ruled)
        characters, rest = rest, _take_outside(rest, ruled)
        words = rest.take(~rest.are_spaces())
        if count_wide_gaps(words, PIECE_GAP * self.unit, LEVEL * self.unit) < MIN_GAPS:
            return
        borderless = find_borderless_grids(words, self.unit)
        aligned = find_aligned_grids(_take_outside(words, borderless), self.unit)
        bars = self.content.drawing.fills.boxes
        aligned = [grid for grid in aligned if not stands_on_bars(grid, bars)]
        for grid in [*borderless, *aligned]:
            yield split_header(grid, characters, self.unit), "aligned"

    def find_panels(self) -> FloatArray:
        """Boxes and coloured panels."""
        return find_panels(self.content.drawing, self.content.width, self.content.height)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Tables of a page, the characters in none of them, and boxes that keep text together."""

    tables: list[Table]
    rest: Characters
    frames: FloatArray
    contradictions: tuple[str, ...]


def read_page(
    content: PageContent,
    options: PageOptions,
    are_blank: BlankTest | None = None,
    tags: TagTree | None = None,
    columns: tuple[float, ...] = (),
) -> PageReading:
    """The page with its blocks; every printed character stands in exactly one of them.

    ``tags`` are the tables of the file's tag tree, ``columns`` the column lines of the table with
    which the page before ended (:func:`extractors.pdf.tables.continued.find_last_columns`).
    """
    visible = find_visible(content, are_blank)
    body_size = find_body_size(visible.characters)
    tolerance = make_tolerance(body_size)
    arrows, drawing = take_out_arrows(content.drawing)
    drawing = drop_unseen(drawing, visible.characters, tolerance)
    drawing = drop_charts(drawing, visible.characters, tolerance)
    centres = visible.characters.centres
    bars, lines = take_out_bars(drawing, tolerance, centres)
    try:
        grids, too_many = _find_ruled(lines, centres, tolerance, options), False
    except OverflowError:
        grids, too_many = [], True
    scene = _Scene(content, visible.characters, [*arrows, *bars], lines, body_size, tags, columns)
    found = _make_tables(grids, scene)
    blocks = order_blocks(found.tables, found.rest, found.frames, content.number, body_size)
    return PageReading(_make_page(content, visible, blocks), too_many, found.contradictions)


def drop_unseen(drawing: Drawing, characters: Characters, tolerance: Tolerance) -> Drawing:
    """The drawing without white lines on white ground and without underlines of words."""
    fills = drawing.fills.boxes
    across = drop_white(drawing.horizontal, fills, horizontal=True)
    along = drop_white(drawing.vertical, fills, horizontal=False)
    across = drop_underlines(join_dashes(across), along, characters, tolerance)
    return replace(drawing, horizontal=across, vertical=along)


def _make_page(content: PageContent, visible: VisibleText, blocks: tuple[Block, ...]) -> Page:
    return Page(
        content.number,
        round(content.width, 2),
        round(content.height, 2),
        "pt",
        content.rotation,
        blocks,
        visible.total,
        visible.hidden,
        visible.overprinted,
    )


def _take_outside(characters: Characters, grids: list[Grid]) -> Characters:
    """The characters that stand in no cell of some grids."""
    outside: BoolArray = np.ones(len(characters), dtype=bool)
    for grid in grids:
        outside &= assign_characters(characters, grid.boxes()) < 0
    return characters.take(outside) if grids else characters


def _make_tables(grids: list[Grid], scene: _Scene) -> _Found:
    """Tables of the page; of nested ones the innermost takes the characters."""
    ruled, rejected = _make_ruled(grids, scene)
    tables, free, contradictions = _hear_tags(ruled, scene)
    for grid, evidence in scene.find_unruled(free):
        owner = own_characters(scene.characters, grid)
        owner[~free] = -1
        arrows = scene.place_arrows(grid) if evidence == "rules" else ()
        owner = move_labels(owner, arrows, grid, scene.characters)
        table = scene.make_table(grid, owner, evidence, arrows)
        if has_labels(table) and not is_contents_list(table):
            tables.append(table)
            free &= owner < 0
    frames = [find_frames(*rejected), scene.find_panels()]
    rest = scene.characters.take(free)
    return _Found(tables, rest, np.concatenate(frames), contradictions)


def _make_ruled(
    grids: list[Grid], scene: _Scene
) -> tuple[list[RuledTable], tuple[list[Grid], list[list[int]]]]:
    """The grids that are tables, and the others with the numbers of characters in their cells."""
    tables: list[RuledTable] = []
    rejected: list[Grid] = []
    rejected_lengths: list[list[int]] = []
    free: BoolArray = np.ones(len(scene.characters), dtype=bool)
    for grid in sorted(grids, key=lambda grid: grid.box.area):
        grid = part_open_grid(grid, scene.lines.vertical, scene.characters, scene.unit)
        opened = scene.open_grid(grid)
        grid = opened.grid
        owner = own_characters(scene.characters, grid)
        for split in (split_open_columns, split_open_rows):
            parted = split(grid, scene.characters, owner)
            if parted is not grid:
                grid, owner = parted, own_characters(scene.characters, parted)
        owner[~free] = -1
        arrows = scene.place_arrows(grid)
        owner = move_labels(owner, arrows, grid, scene.characters)
        lengths = _count_characters(scene.characters, owner, len(grid.spans))
        rest = goes_on(grid, lengths, scene.columns, scene.content.height)
        if rest or is_table(grid, lengths):
            table = scene.make_table(grid, owner, "ruled", arrows)
            table = replace(table, open_above=opened.above, open_below=opened.below)
            tables.append(RuledTable(grid, owner, table))
            free &= owner < 0
        else:
            rejected.append(grid)
            rejected_lengths.append(lengths)
    return tables, (rejected, rejected_lengths)


def _hear_tags(
    ruled: list[RuledTable], scene: _Scene
) -> tuple[list[Table], BoolArray, tuple[str, ...]]:
    """``(tables, characters in none of them, why tags were not believed)``."""
    characters, number = scene.characters, scene.content.number
    if scene.tags is None or not scene.tags.find_tables(number):
        free = np.ones(len(characters), dtype=bool)
        for item in ruled:
            free &= item.owner < 0
        return [item.table for item in ruled], free, ()
    drawing = scene.lines  # without underlines, which are no rules
    use = apply_tags(scene.tags, number, characters, drawing, ruled, scene.place_arrows)
    reasons = tuple(verdict.reason.value for verdict in use.contradictions)
    return use.tables, use.free, reasons


def _count_characters(characters: Characters, owner: IndexArray, cells: int) -> list[int]:
    inside = owner[(owner >= 0) & ~characters.are_spaces()]
    counts: list[int] = np.bincount(inside, minlength=cells).tolist()
    return counts


def _find_ruled(
    drawing: Drawing, centres: FloatArray, tolerance: Tolerance, options: PageOptions
) -> list[Grid]:
    across, along = drawing.horizontal, drawing.vertical
    grids = find_grids(across, along, centres, tolerance, options.max_cells)
    return join_boxes(grids, drawing.fills.boxes, tolerance)
