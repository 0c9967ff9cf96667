"""Which column names the items: label columns that repeat become policy levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.reading.columns import ColumnReading, describe_contents
from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.values.numbering import split_number
from schemas.roles import Role
from schemas.text import count_characters

MIN_ITEM = 0.45
"""A heading this sure means a title."""
LEAST_ROWS = 4
LEAST_VOTES = 2
MOST_REPEATED = 0.5
MIN_PART = 4
"""The name of a part has so many characters at least."""
MIN_SHORT, MIN_DISTINCT = 0.7, 0.8
"""Cells that name items are mostly short, and hardly two of them the same."""


def assign_titles(
    columns: Sequence[ColumnReading], grid: Grid, header: Header, lexicon: Lexicon
) -> tuple[ColumnReading, ...]:
    """The columns with exactly one item column: label columns that repeat become policy levels.

    Level words are not ordered nationally (施策 is an item here and a policy there): what tells is
    which column changes on every row. The finest label column names the items.
    """
    labels = [c for c in columns if c.role in (Role.ITEM, Role.POLICY)]
    items = [c for c in labels if c.role is Role.ITEM]
    if not items:
        item = _promote(columns, labels, grid, header, lexicon)
        return _with_role(columns, [item.col], Role.ITEM) if item else tuple(columns)
    chosen = _finest(items, columns, grid, header)
    free = [c for c in items if not c.is_fixed]
    coarser = [c.col for c in free if c is not chosen and c.col < chosen.col]
    finer = [c.col for c in free if c.col > chosen.col]
    kinds = [c for c in finer if _repeats(grid, header, c)]
    columns = _with_role(columns, kinds, Role.TYPE)
    finer = [col for col in finer if col not in kinds]
    labelled = [c for c in columns if c.col < chosen.col and c.role in (Role.TYPE, Role.OTHER)]
    coarser += [c.col for c in labelled if not c.is_fixed and _numbers_parts(grid, header, c.col)]
    columns = _with_role(columns, coarser, Role.POLICY)
    activities = [
        c.col
        for c in columns
        if c.col in finer
        and (
            Role.INITIATIVE in lexicon.senses(split_heading(c.heading).concept)
            or _is_served(columns, chosen, c, grid, header)
        )
    ]
    columns = _with_role(columns, activities, Role.INITIATIVE)
    return _with_role(columns, [col for col in finer if col not in activities], Role.DESCRIPTION)


def _numbers_parts(grid: Grid, header: Header, col: int) -> bool:
    """Whether a column numbers the parts of the list (１ 移住の促進), each over rows of its own."""
    texts = [c.text.strip() for c in grid.column_cells(col, header.end) if c.text.strip()]
    numbered = [split_number(text) for text in texts]
    told = all(n.number and count_characters(n.title) >= MIN_PART for n in numbered)
    return len(texts) > 1 and told and len(set(texts)) == len(texts) < grid.rows - header.end


def _repeats(grid: Grid, header: Header, col: int) -> bool:
    """Whether a column says the same few words again and again: 工程, 事業費, 工程, 事業費."""
    found = describe_contents(grid, header, col)
    return found.filled >= LEAST_ROWS and found.distinct_rate <= MOST_REPEATED


def _is_served(
    columns: Sequence[ColumnReading],
    coarse: ColumnReading,
    fine: ColumnReading,
    grid: Grid,
    header: Header,
) -> bool:
    """Whether offices, numbers and amounts are given for the coarser of two label columns.

    Then the finer one (主な取組 within a project) lists the activities of its items.
    """
    with_coarse = _starts(grid, header, coarse.col)
    with_fine = _starts(grid, header, fine.col)
    votes = [
        _starts(grid, header, c.col)
        for c in columns
        if c.role in (Role.NUMBER, Role.OFFICE, Role.BUDGET, Role.DESCRIPTION, Role.TYPE)
    ]
    for_coarse = sum(abs(v - with_coarse) < abs(v - with_fine) for v in votes)
    return with_fine > with_coarse and for_coarse >= LEAST_VOTES and 2 * for_coarse > len(votes)


def _finest(
    items: Sequence[ColumnReading], columns: Sequence[ColumnReading], grid: Grid, header: Header
) -> ColumnReading:
    """The first item column whose cells change as often as any, if those before it are merged."""
    counts = {c.col: _starts(grid, header, c.col) for c in items}
    chosen = items[0]
    for column in items[1:]:
        if _repeats(grid, header, column.col) or _is_served(columns, chosen, column, grid, header):
            continue
        if counts[column.col] > counts[chosen.col] and _is_merged(grid, header, chosen.col):
            chosen = column
    return chosen


def _starts(grid: Grid, header: Header, col: int) -> int:
    return sum(bool(cell.text.strip()) for cell in grid.column_cells(col, header.end))


def _is_merged(grid: Grid, header: Header, col: int) -> bool:
    """Whether labels of the column serve several rows: by spans, or by empty cells below them."""
    return _starts(grid, header, col) < grid.rows - header.end


def _promote(
    columns: Sequence[ColumnReading],
    labels: Sequence[ColumnReading],
    grid: Grid,
    header: Header,
    lexicon: Lexicon,
) -> ColumnReading | None:
    """The column that names the items where no heading says so."""
    initiative = next((c for c in columns if c.role is Role.INITIATIVE), None)
    if initiative is not None and not labels:
        return initiative
    if initiative is not None and _names_items(initiative, labels, grid, header):
        finest = max(labels, key=lambda c: _starts(grid, header, c.col))
        served = _is_served(columns, finest, initiative, grid, header)
        return finest if served else initiative
    if labels:
        # A table of indicators by policy says how policies fare; its rows are no action items,
        # unless offices answer for what may be called one.
        measures = any(c.role is Role.INDICATOR for c in columns)
        served = any(c.role in (Role.OFFICE, Role.PLAN, Role.DO, Role.BUDGET) for c in columns)
        named = lexicon.senses(split_heading(labels[-1].heading).concept).get(Role.ITEM, 0.0)
        return labels[-1] if not measures or (served and named >= MIN_ITEM) else None
    contents = [(c, describe_contents(grid, header, c.col)) for c in columns[:2]]
    return next(
        (
            c
            for c, found in contents
            if c.role is Role.OTHER and _names_tasks(c, found.distinct_rate, columns)
        ),
        None,
    )


def _names_items(
    column: ColumnReading, labels: Sequence[ColumnReading], grid: Grid, header: Header
) -> bool:
    """Whether short names stand behind labels that serve several rows each: 具体的な取組."""
    finest = max(labels, key=lambda c: _starts(grid, header, c.col))
    found = describe_contents(grid, header, column.col)
    return (
        column.col > finest.col
        and _starts(grid, header, column.col) > _starts(grid, header, finest.col)
        and _is_merged(grid, header, finest.col)
        and found.share("short") >= MIN_SHORT
        and found.share("bullet") < 1 - MIN_SHORT
        and found.distinct_rate >= MIN_DISTINCT
    )


def _names_tasks(
    column: ColumnReading, distinct_rate: float, columns: Sequence[ColumnReading]
) -> bool:
    """An unheaded first column beside schedule columns only holds the tasks."""
    others = [c for c in columns if c.col > column.col]
    schedules = [c for c in others if c.role is Role.SCHEDULE]
    return distinct_rate > 0.8 and len(schedules) >= 2 and len(schedules) >= 0.7 * len(others)


def _with_role(
    columns: Sequence[ColumnReading], cols: Sequence[int], role: Role
) -> tuple[ColumnReading, ...]:
    return tuple(
        replace(c, role=role, confidence=max(c.confidence, 0.5)) if c.col in cols else c
        for c in columns
    )
