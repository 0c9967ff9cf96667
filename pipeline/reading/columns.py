"""The role of every column, from its header path and its contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pipeline.reading.contents import (
    ColumnContents,
    best_by_contents,
    describe_column,
    score_contents,
)
from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header, header_paths, role_weights
from pipeline.reading.headings import HeadingParts, is_part, split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.fiscal import EraContext, resolve_series
from schemas.roles import Role

CONTENTS_SHARE = 0.6
"""Weight of the contents against the headings (1.0), when the heading has a sense at all."""
UNHEADED = (Role.OFFICE, Role.BUDGET, Role.ITEM, Role.DESCRIPTION, Role.NUMBER)
MIN_CONTENTS = 0.6
"""A column whose heading says nothing takes a role by contents only from this score on."""
NAMES = frozenset(
    {
        Role.POLICY,
        Role.ITEM,
        Role.NUMBER,
        Role.INDICATOR,
        Role.UNIT,
        Role.OFFICE,
        Role.PARTNER,
        Role.TYPE,
        Role.TAG,
    }
)
"""Roles of what is called something, which no column of one year holds."""
UNDATED = frozenset({Role.DESCRIPTION, Role.PURPOSE, Role.BENEFICIARY, Role.ITEM, Role.POLICY})
"""Roles of what an item is in every year."""
ALL_TAGS = 0.9
"""A column of an unknown heading (新/継) holds tags when so many of its cells are tags."""
TICKED = 0.5
"""How sure it is that a column of ticks under an unknown heading (新規) holds tags."""
MEASURED = {
    Role.TARGET: Role.TARGET_VALUE,
    Role.PLAN: Role.TARGET_VALUE,
    Role.GOAL: Role.TARGET_VALUE,
    Role.DO: Role.ACTUAL_VALUE,
    Role.CHECK: Role.ACTUAL_VALUE,
    Role.BACKGROUND: Role.BASELINE,
}
"""What a word for a text means over numbers."""
_TEXTS = (Role.PLAN, Role.DO, Role.DESCRIPTION, Role.INITIATIVE, Role.OTHER, Role.SCHEDULE)
_ARROW = re.compile(r"[→⇒⟶➡➔⇨─━―ー－\-＞>]*[→⇒⟶➡➔⇨＞>]")
MIN_NUMBERS = 0.6
MIN_STEPS = 0.25
"""Under years, so many cells of words among the numbers are steps of a schedule."""
ALL_AMOUNTS = 0.9
LEAST_TIMES = 2
MIN_SYMBOLS = 0.8
"""Under 進捗状況 such a share of marks (◎, Ａ) makes it a rating."""
LEAST_BESIDE = 2
_NOW = re.compile(r"現状|現況|現在")
_RESULT = re.compile(r"実績|実測|結果")
_MEASURED_ROLES = (Role.BASELINE, Role.TARGET_VALUE, Role.ACTUAL_VALUE, Role.ACHIEVEMENT)
MIN_MONEY = 0.3
MIN_YEN = 0.5
"""Under years without a unit, amounts are those of which half say 円 themselves."""
"""In a column of amounts at least this share of the cells looks like money."""
_YEN = re.compile(r"円$")


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What a column holds; ``path`` is its printed header path, ``rival`` the second best role."""

    col: int
    path: tuple[str, ...]
    role: Role
    confidence: float
    fiscal_year: int | None = None
    part: str = ""
    unit: str = ""
    rival: Role | None = None
    by_contents: bool = False
    is_fixed: bool = False
    """Whether a profile says the role."""

    @property
    def heading(self) -> str:
        """The leaf heading, or an empty string."""
        return self.path[-1] if self.path else ""


def read_columns(
    grid: Grid,
    header: Header,
    lexicon: Lexicon,
    context: EraContext | None = None,
    unit: str = "",
    paths: Sequence[tuple[str, ...]] | None = None,
) -> tuple[ColumnReading, ...]:
    """The columns of a table under its header.

    Args:
        unit: the unit stated for the whole table, for example 千円.
        paths: repaired header paths; by default those printed.
    """
    chosen = tuple(paths) if paths is not None else header_paths(grid, header)
    parts = _split_paths(chosen, context)
    contents = [describe_contents(grid, header, col) for col in range(grid.cols)]
    columns = [
        _read_column(col, chosen[col], parts[col], contents[col], lexicon, context, unit)
        for col in range(grid.cols)
    ]
    columns = _settle_year_runs(columns, grid, header, unit)
    columns = _settle_partners(columns)
    columns = _settle_named_years(columns)
    columns = [
        replace(c, role=Role.RATING)
        if c.role is Role.STATUS and contents[c.col].share("symbol") > MIN_SYMBOLS
        else c
        for c in columns
    ]
    columns = _settle_indicators(columns, contents)
    columns = _settle_measures(columns, contents)
    columns = _settle_years_to_come(columns)
    columns = _settle_schedules(columns, grid, header)
    columns = _settle_empty_times(columns, contents)
    columns = _settle_steps(columns)
    columns = _settle_amounts(columns, contents)
    return tuple(_share_unit(columns))


def _share_unit(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Amounts without a unit take the one unit that another column of amounts prints.

    事業費（千円） beside 財源内訳 / 国 / 県: the parts are counted as the whole is.
    """
    units = {c.unit for c in columns if c.role is Role.BUDGET and _YEN.search(c.unit)}
    if len(units) != 1:
        return list(columns)
    unit = units.pop()
    return [replace(c, unit=unit) if c.role is Role.BUDGET and not c.unit else c for c in columns]


def describe_contents(grid: Grid, header: Header, col: int) -> ColumnContents:
    """The features of a column's body cells; a cell wider than its heading is left out."""
    head = grid.at(header.end - 1, col) if header.exists else None
    width = (head.col, head.colspan) if head is not None else (col, 1)
    cells = [
        cell
        for cell in grid.column_cells(col, header.end)
        if cell.colspan == 1 or (cell.col, cell.colspan) == width
    ]
    return describe_column([cell.text for cell in cells], grid.rows - header.end)


def _split_paths(
    paths: Sequence[tuple[str, ...]], context: EraContext | None
) -> list[list[HeadingParts]]:
    """Each path taken apart; a bare year (元年度) takes its era from the headings beside it."""
    parts = [[split_heading(text, context) for text in path] for path in paths]
    leaves = [path[-1] if path else "" for path in paths]
    series = resolve_series(leaves, context)
    for split, mention in zip(parts, series, strict=True):
        if split and mention is not None and split[-1].fiscal_year is None:
            leaf = split[-1]
            concept = "" if mention.text.strip() == leaf.text.strip() else leaf.concept
            split[-1] = replace(leaf, fiscal_year=mention.first, concept=concept)
    return parts


def _read_column(
    col: int,
    path: tuple[str, ...],
    parts: Sequence[HeadingParts],
    contents: ColumnContents,
    lexicon: Lexicon,
    context: EraContext | None,
    unit: str,
) -> ColumnReading:
    year = next((p.fiscal_year for p in reversed(parts) if p.fiscal_year is not None), None)
    part = next((p.concept for p in reversed(parts) if is_part(p.concept)), "")
    fixed = next((r for p in reversed(parts) if (r := lexicon.fixed_role(p.concept))), None)
    own_unit = next((p.unit for p in reversed(parts) if p.unit), "")
    weights = role_weights(path, lexicon, context)
    if parts and (parts[-1].is_year or is_part(parts[-1].concept)):
        # 指標 / 令和5年度: the year's figures, not the names of indicators
        weights = {role: weight for role, weight in weights.items() if role not in NAMES}
    elif year is not None:
        # R6年度の実施内容: what was done in a year rather than what the item is
        weights = {r: w * (0.4 if r in UNDATED else 1.0) for r, w in weights.items()}
    role, confidence, rival = _choose_role(weights, contents)
    if fixed is not None:
        role, confidence, rival = fixed, 1.0, None
    column = ColumnReading(
        col, path, role, confidence, year, part, own_unit, rival, is_fixed=fixed is not None
    )
    if role is Role.OTHER and not weights and not _is_time(parts):
        column = _by_contents(column, contents)
    if column.role is Role.BUDGET and not own_unit and _YEN.search(unit):
        column = replace(column, unit=unit)
    return column


def _choose_role(
    weights: dict[Role, float], contents: ColumnContents
) -> tuple[Role, float, Role | None]:
    if not weights:
        return Role.OTHER, 0.0, None
    if contents.filled and contents.share("money") < MIN_MONEY:
        # 予算 over 当初, 9月補正: a word for money over something else
        weights = {r: w * (0.3 if r is Role.BUDGET else 1.0) for r, w in weights.items()}
    scored = sorted(
        (
            (weight + CONTENTS_SHARE * score_contents(role, contents), role)
            for role, weight in weights.items()
        ),
        key=lambda pair: (-pair[0], list(Role).index(pair[1])),
    )
    best, role = scored[0]
    second = scored[1][0] if len(scored) > 1 else 0.0
    margin = (best - max(second, 0.0)) / best if best > 0 else 0.0
    confidence = max(0.05, min(1.0, 0.6 * min(1.0, weights[role]) + 0.4 * margin))
    return role, round(confidence, 2), scored[1][1] if len(scored) > 1 else None


def _by_contents(column: ColumnReading, contents: ColumnContents) -> ColumnReading:
    if column.path and contents.is_ticked:
        return replace(column, role=Role.TAG, confidence=TICKED, by_contents=True)
    if contents.filled and contents.share("tag") >= ALL_TAGS:
        return replace(column, role=Role.TAG, confidence=TICKED, by_contents=True)
    best = best_by_contents(contents, UNHEADED if not column.path else (Role.OFFICE,))
    needed = MIN_CONTENTS if not column.path else 0.8
    if best is None or best[1] < needed:
        return column
    return replace(column, role=best[0], confidence=round(best[1] * 0.6, 2), by_contents=True)


def _is_time(parts: Sequence[HeadingParts]) -> bool:
    return any(p.is_year or is_part(p.concept) for p in parts)


def _settle_year_runs(
    columns: Sequence[ColumnReading], grid: Grid, header: Header, unit: str
) -> list[ColumnReading]:
    """Neighbouring columns that say only a year play one role, judged by all their cells."""
    settled: list[ColumnReading] = []
    if {Role.INDICATOR, Role.UNIT} <= {column.role for column in columns}:
        unit = ""  # each row has its own; the one said for all tables is that of the money
    for key, run in groupby(columns, key=lambda c: (_says_only_when(c), c.path[:-1])):
        members = list(run)
        if key[0]:
            contents = _describe_run(grid, header, members[0].col, members[-1].col)
            role, confidence = _role_of_years(contents, bool(grid.table.arrows), unit)
            members = [
                replace(c, role=role, confidence=confidence, unit=c.unit or unit) for c in members
            ]
        settled.extend(members)
    return settled


def _says_only_when(column: ColumnReading) -> bool:
    """Whether nothing says what stands under a time; 計画（Ｐ） beside months is a part of PDCA."""
    if column.role is Role.PLAN:
        return bool(column.part) and is_part(split_heading(column.heading).concept)
    return column.role is Role.OTHER and _is_year(column)


def _settle_partners(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Offices under an unknown heading, beside the one that answers, are those that take part."""
    known = any(c.role is Role.OFFICE and not c.by_contents for c in columns)
    return [
        replace(c, role=Role.PARTNER) if known and c.by_contents and c.role is Role.OFFICE else c
        for c in columns
    ]


def _settle_named_years(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Years side by side under one heading (年次計画) play one role, the surest of theirs."""
    settled: list[ColumnReading] = []
    for key, run in groupby(columns, key=lambda c: (_is_named_year(c), c.path[:-1])):
        members = list(run)
        if key[0] and len({c.role for c in members}) > 1:
            sums: dict[Role, float] = {}
            for column in members:
                sums[column.role] = sums.get(column.role, 0.0) + column.confidence
            role = max(sums, key=lambda r: sums[r])
            members = [replace(c, role=role) for c in members]
        settled.extend(members)
    return settled


def _is_named_year(column: ColumnReading) -> bool:
    bare = bool(column.part) or split_heading(column.heading).is_year
    return len(column.path) > 1 and _is_year(column) and bare and not column.is_fixed


def _settle_schedules(
    columns: Sequence[ColumnReading], grid: Grid, header: Header
) -> list[ColumnReading]:
    """Columns of one heading under several years are a schedule when an arrow runs through them.

    令和6年度 / 実施内容, 令和7年度 / 実施内容 …: 調査, 工事, →.
    """
    groups: dict[str, list[ColumnReading]] = {}
    for column in columns:
        if len(column.path) > 1 and column.fiscal_year is not None and column.role in _TEXTS:
            groups.setdefault(column.heading, []).append(column)
    found: set[int] = set()
    for members in groups.values():
        texts = [
            cell.text for c in members for cell in grid.column_cells(c.col, header.end) if cell.text
        ]
        arrows = any(_ARROW.fullmatch(text.strip()) for text in texts)
        if len({c.fiscal_year for c in members}) >= 2 and (arrows or grid.table.arrows):
            found |= {c.col for c in members}
    return [replace(c, role=Role.SCHEDULE) if c.col in found else c for c in columns]


def _settle_empty_times(
    columns: Sequence[ColumnReading], contents: Sequence[ColumnContents]
) -> list[ColumnReading]:
    """Years and months under which nothing is printed belong to the timetable before them."""
    settled = list(columns)
    for left, column in pairwise(columns):
        empty = contents[column.col].filled == 0 and column.role is Role.OTHER
        if empty and _is_year(column) and settled[left.col].role is Role.SCHEDULE:
            settled[column.col] = replace(column, role=Role.SCHEDULE, confidence=left.confidence)
    return settled


def _settle_amounts(
    columns: Sequence[ColumnReading], contents: Sequence[ColumnContents]
) -> list[ColumnReading]:
    """Amounts under the wide heading of the texts beside them go on with the amounts before them.

    金額 | 繰越理由 (over two columns): 51,430 | 56,100 | 工法の選定に時間を要した。
    """
    settled = list(columns)
    for left, column, right in zip(columns, columns[1:], columns[2:], strict=False):
        found = contents[column.col]
        shared = bool(column.path) and column.path == right.path
        amounts = found.filled > 0 and found.share("amount") >= ALL_AMOUNTS
        texts = contents[right.col].share("amount") < 1 - ALL_AMOUNTS
        if left.role is Role.BUDGET and shared and amounts and texts and not column.is_fixed:
            settled[column.col] = replace(left, col=column.col, by_contents=True)
    return _settle_sourced(settled)


def _settle_sourced(columns: list[ColumnReading]) -> list[ColumnReading]:
    """Years beside sources of money hold amounts: 財源 | 令和6年度当初予算額 | 令和7年度見込."""
    roles = {column.role for column in columns}
    if Role.INDICATOR in roles or not {Role.FUND_SOURCE, Role.BUDGET} <= roles:
        return columns
    unit = next((c.unit for c in columns if c.role is Role.BUDGET), "")
    return [
        replace(c, role=Role.BUDGET, unit=c.unit or unit)
        if c.role in _MEASURED_ROLES and c.fiscal_year is not None and not c.is_fixed
        else c
        for c in columns
    ]


def _settle_steps(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """A column 実施工程 before the years and months of a timetable names the steps."""
    times = [c.col for c in columns if c.role is Role.SCHEDULE and _is_year(c)]
    if len(times) < LEAST_TIMES:
        return list(columns)
    return [
        replace(c, role=Role.INITIATIVE)
        if c.role is Role.SCHEDULE and not _is_year(c) and not c.is_fixed and c.col < times[0]
        else c
        for c in columns
    ]


def _settle_indicators(
    columns: Sequence[ColumnReading], contents: Sequence[ColumnContents]
) -> list[ColumnReading]:
    """A first column 数値目標 that holds names, beside measured values, names the indicators."""
    if any(c.role in (Role.INDICATOR, Role.ITEM) for c in columns) or not columns:
        return list(columns)
    first, found = columns[0], contents[0]
    figures = max(found.share("quantity"), found.share("amount"))
    beside = sum(c.role in _MEASURED_ROLES for c in columns[1:])
    if first.role is not Role.TARGET or first.is_fixed or figures > 0 or beside < LEAST_BESIDE:
        return list(columns)
    return [replace(first, role=Role.INDICATOR), *columns[1:]]


def _settle_measures(
    columns: Sequence[ColumnReading], contents: Sequence[ColumnContents]
) -> list[ColumnReading]:
    """Beside names of indicators, columns of numbers hold measured values: 目標, 実績, 現状."""
    if not any(c.role is Role.INDICATOR for c in columns):
        return list(columns)
    settled = []
    for column in columns:
        found = contents[column.col]
        numbers = max(found.share("quantity"), found.share("amount"))
        measured = MEASURED.get(column.role)
        if measured is not None and numbers >= MIN_NUMBERS and not column.is_fixed:
            column = replace(column, role=measured)
        settled.append(column)
    return settled


def _settle_years_to_come(columns: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Years behind the present value (現状値 | 令和7年度 | 令和8年度) hold what is aimed at."""
    present = next((c for c in columns if _NOW.search(c.heading)), None)
    if present is None or present.role is not Role.BASELINE:
        return list(columns)
    later = [c for c in columns if c.col > present.col and _is_year(c)]
    told = any(c.role is Role.ACTUAL_VALUE and _RESULT.search("".join(c.path)) for c in columns)
    after = all((c.fiscal_year or 0) > (present.fiscal_year or 0) for c in later)
    if told or not after:
        return list(columns)
    return [
        replace(c, role=Role.TARGET_VALUE)
        if c in later and c.role is Role.ACTUAL_VALUE and not c.is_fixed
        else c
        for c in columns
    ]


def _is_year(column: ColumnReading) -> bool:
    return column.fiscal_year is not None or bool(column.part)


def _describe_run(grid: Grid, header: Header, first: int, last: int) -> ColumnContents:
    """The features of the body cells within neighbouring columns, merged ones among them."""
    cells = [
        cell
        for row in range(header.end, grid.rows)
        for cell in grid.starting_cells(row)
        if first <= cell.col and cell.last_col <= last
    ]
    return describe_column([cell.text for cell in cells], len(cells))


def _role_of_years(contents: ColumnContents, has_arrows: bool, unit: str) -> tuple[Role, float]:
    if has_arrows:
        return Role.SCHEDULE, 0.8
    if not contents.filled:
        return Role.OTHER, 0.0
    in_yen = _YEN.search(unit) is not None or contents.share("yen") > MIN_YEN
    if contents.share("amount") > 0.6 and in_yen:
        return Role.BUDGET, 0.8
    numbers = max(contents.share("amount"), contents.share("quantity"))
    if numbers > 0.6 and not contents.share("wording") > MIN_STEPS:
        return Role.ACTUAL_VALUE, 0.5
    return (Role.PLAN, 0.5) if contents.share("long") > 0.5 else (Role.SCHEDULE, 0.7)
