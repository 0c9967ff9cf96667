"""When headings have slid against the columns: find the alignment that the contents support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.align import Alignment, Label, align_labels, read_printed
from pipeline.reading.columns import NAMES, describe_contents
from pipeline.reading.contents import ColumnContents, score_contents
from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header, header_paths, role_weights
from pipeline.reading.headings import is_part, split_heading
from pipeline.reading.lexicon import Lexicon
from schemas.document import Cell
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext
from schemas.places import Anchor
from schemas.roles import Role

CLOSE = 0.75
"""A runner-up with at least this share of the winner's score is reported as a rival reading."""
MIN_GAIN = 0.5
"""Where every column has a heading, another alignment must beat the print by this much."""
CONTENTS_SHARE = 1.2
"""Weight of the contents against the headings (1.0): the positions are what is in doubt here."""

TIME_WEIGHTS = dict.fromkeys((Role.SCHEDULE, Role.ACTUAL_VALUE, Role.BUDGET, Role.PLAN), 0.8)
"""What may stand under a year or month that alone heads a column."""

AKIN = 0.3
"""Gain of a lower label that begins with the words of its upper label."""
MOSTLY = 0.5
STRANGE = 0.4
"""Price of a lower label that means what its upper label does not hold."""
_MEASURED = {
    Role.INDICATOR,
    Role.UNIT,
    Role.BASELINE,
    Role.TARGET,
    Role.TARGET_VALUE,
    Role.ACTUAL_VALUE,
    Role.ACHIEVEMENT,
}
DATED = (Role.SCHEDULE, Role.PLAN, Role.BUDGET, Role.INITIATIVE, Role.DESCRIPTION, Role.DO)
"""Upper labels under which months and quarters may stand."""
HOLDS: dict[Role, set[Role]] = {
    Role.INDICATOR: _MEASURED,
    Role.TARGET_VALUE: _MEASURED,
    Role.BUDGET: {Role.BUDGET, Role.FUND_SOURCE, Role.ACTUAL_VALUE},
    Role.SCHEDULE: {Role.SCHEDULE, Role.PLAN, Role.INITIATIVE, Role.DESCRIPTION},
    Role.OFFICE: {Role.OFFICE, Role.PARTNER},
    Role.DIRECTION: {Role.DIRECTION, Role.ACT, Role.COMMENT},
}
"""What may stand under an upper label of such a meaning."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """Header paths after repair, and what to tell about it."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def may_have_slid(grid: Grid, header: Header) -> bool:
    """Whether the merged cells of the header are lost, so that its labels may have slid."""
    return not grid.table.spans_known and header.end - header.first in (1, 2)


def repair_header(
    grid: Grid,
    header: Header,
    lexicon: Lexicon,
    context: EraContext | None,
    anchor: Anchor,
) -> Repair | None:
    """The best alignment of the printed labels with the columns, or None to read them as printed.

    Labels stay as printed unless a filled column has no heading, or the contents speak plainly for
    another alignment.
    """
    upper = _labels(grid, header.first, context)
    lower = _labels(grid, header.first + 1, context) if header.end - header.first == 2 else []
    fit = _Fit(grid, header, upper, lower, lexicon, context)
    alignments = align_labels(upper, lower, grid.cols, fit)
    if not alignments:
        return None
    best = alignments[0]
    if not _lacks_heading(grid, header):
        printed = read_printed(upper, lower, grid.cols, fit)
        if printed is None or best.score < printed.score + MIN_GAIN:
            return None
    paths = _paths(best, upper, lower)
    findings = [_tell_repair(best, upper, anchor)]
    rival = _find_rival(alignments, fit)
    if rival is not None:
        chosen, other = _differences(paths, _paths(rival, upper, lower))
        findings.append(make_finding("header.ambiguous", [anchor], chosen=chosen, other=other))
    return Repair(paths, tuple(findings))


def _lacks_heading(grid: Grid, header: Header) -> bool:
    """Whether a column holds text but has no heading above it."""
    return any(
        not path and any(cell.text.strip() for cell in grid.column_cells(col, header.end))
        for col, path in enumerate(header_paths(grid, header))
    )


class _Fit:
    """How well a path of labels fits a column; remembers what it computed."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        upper: Sequence[Label],
        lower: Sequence[Label],
        lexicon: Lexicon,
        context: EraContext | None,
    ) -> None:
        self._upper = upper
        self._lower = lower
        self._lexicon = lexicon
        self._context = context
        self._contents: list[ColumnContents] = [
            describe_contents(grid, header, col) for col in range(grid.cols)
        ]
        self._known: dict[tuple[int, int, int | None], tuple[float, Role]] = {}

    def __call__(self, col: int, top: int, sub: int | None) -> float:
        return self._best(col, top, sub)[0]

    def roles(self, alignment: Alignment) -> tuple[Role, ...]:
        """The role of each column under an alignment."""
        pairs = zip(alignment.upper, alignment.lower, strict=True)
        return tuple(self._best(col, top, sub)[1] for col, (top, sub) in enumerate(pairs))

    def _best(self, col: int, top: int, sub: int | None) -> tuple[float, Role]:
        key = (col, top, sub)
        if key not in self._known:
            self._known[key] = self._score(*key)
        return self._known[key]

    def _score(self, col: int, top: int, sub: int | None) -> tuple[float, Role]:
        path = [self._upper[top].text] + ([] if sub is None else [self._lower[sub].text])
        weights = role_weights(path, self._lexicon, self._context)
        if _is_time(path[-1], self._context):
            dated = {role: weight for role, weight in weights.items() if role not in NAMES}
            weights = dated or TIME_WEIGHTS
            if is_part(split_heading(path[-1], self._context).concept):
                # Of months and quarters tables mostly say what is done in them.
                weights = {**dated, Role.SCHEDULE: max(0.8, dated.get(Role.SCHEDULE, 0.0))}
        contents = self._contents[col]
        scored = [
            (0.5 * min(1.0, weight) + CONTENTS_SHARE * score_contents(role, contents), role)
            for role, weight in weights.items()
        ]
        fit, role = max(scored, default=(0.0, Role.OTHER), key=lambda pair: pair[0])
        return fit if sub is None else fit + self._affinity(path, contents), role

    def _affinity(self, path: Sequence[str], contents: ColumnContents) -> float:
        """How well two labels go together: 指標 over 指標名, but not over 今後の課題."""
        top, sub = (split_heading(text, self._context).concept for text in path)
        if len(top) > 1 and sub.startswith(top):
            return AKIN
        return -STRANGE if self._is_strange(top, sub, contents) else 0.0

    def _is_strange(self, top: str, sub: str, contents: ColumnContents) -> bool:
        """Whether the upper label says what stands below it, and the lower one says otherwise."""
        upper, lower = self._lexicon.senses(top), self._lexicon.senses(sub)
        says = max(upper, key=lambda role: upper[role]) if upper else None
        if is_part(sub):
            if says is Role.BUDGET:
                return contents.share("money") < MOSTLY
            return says is not None and says not in DATED
        held = HOLDS.get(says) if says else None
        return held is not None and bool(lower) and not held & set(lower)


def _labels(grid: Grid, row: int, context: EraContext | None) -> list[Label]:
    cells: list[Cell] = [cell for cell in grid.starting_cells(row) if cell.text.strip()]
    return [Label(c.text.strip(), c.col, _is_time(c.text, context)) for c in cells]


def _is_time(text: str, context: EraContext | None) -> bool:
    parts = split_heading(text, context)
    return parts.is_year or is_part(parts.concept)


def _paths(
    alignment: Alignment, upper: Sequence[Label], lower: Sequence[Label]
) -> tuple[Path, ...]:
    return tuple(
        (upper[top].text,) if sub is None else (upper[top].text, lower[sub].text)
        for top, sub in zip(alignment.upper, alignment.lower, strict=True)
    )


def _tell_repair(best: Alignment, upper: Sequence[Label], anchor: Anchor) -> Finding:
    """Names the label that covers most columns, the likeliest place where a span was lost."""
    widths = best.widths()
    index = max(sorted(widths), key=lambda i: widths[i])
    return make_finding(
        "header.span-repaired", [anchor], label=upper[index].text, cols=widths[index]
    )


def _find_rival(alignments: Sequence[Alignment], fit: _Fit) -> Alignment | None:
    """The best alignment that gives some column another role, if it comes close."""
    best = alignments[0]
    roles = fit.roles(best)
    for other in alignments[1:]:
        if fit.roles(other) != roles:
            return other if other.score >= best.score * CLOSE else None
    return None


def _differences(chosen: Sequence[Path], other: Sequence[Path]) -> tuple[str, str]:
    columns = [col for col in range(len(chosen)) if chosen[col] != other[col]]
    return _describe(chosen, columns), _describe(other, columns)


def _describe(paths: Sequence[Path], columns: Sequence[int]) -> str:
    return "、".join(f"{col + 1}列目={'/'.join(paths[col])}" for col in columns)
