"""Schedules: spans of years (or parts of years) out of a row of cells and the arrows over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.values.folding import fold_width


@dataclass(frozen=True, slots=True)
class ScheduleCell:
    """A cell of a schedule row.

    ``last_year`` and ``last_part`` differ from the first ones where a cell spans several columns;
    ``onward`` marks a column without an end (令和8年度以降).
    """

    year: int | None
    text: str
    part: str = ""
    last_year: int | None = None
    last_part: str = ""
    onward: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleArrow:
    """An arrow or bar drawn over the row; ``label`` is the text printed on it."""

    first_year: int
    last_year: int
    label: str = ""
    first_part: str = ""
    last_part: str = ""
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleReading:
    """A task over fiscal years; ``last_year`` is None where it has no end (``open_ended``).

    ``cells`` are the positions of the row's cells it was read from, ``arrows`` those of its arrows.
    """

    task: str
    first_year: int | None
    last_year: int | None
    first_part: str
    last_part: str
    text: str
    mark: str
    open_ended: bool
    confidence: float
    cells: tuple[int, ...] = ()
    arrows: tuple[int, ...] = ()


_ARROW = r"(?:[-=・…─━]*[→⇒➡⇨➔➜➝➞▶►＞>]+|[─━]{2,}|-{2,})"
_ONLY_ARROW = re.compile(rf"{_ARROW}(?:\s*{_ARROW})*")
_SAME = re.compile(r"[〃々″”]|同左|同上|[↓]")
_NOTHING = re.compile(r"[-ー/*×✕✖\s]*")
_MARK = re.compile(r"[○◯〇◎●△▲☆★□■◇◆]")
_TRAILING = re.compile(rf"(?P<text>.*?[^\s─━=…-])\s*{_ARROW}", re.DOTALL)
_LEADING = re.compile(rf"{_ARROW}\s*(?P<text>\S.*)", re.DOTALL)
_OPEN = re.compile(r"随時|毎年度?|通年|継続(?:的に?|中|して)?(?:実施|取組)?|常時|以降")
_OPEN_WHOLE = re.compile(rf"(?:{_OPEN.pattern})(?:実施|開催|対応|見直し|更新|継続|取組|推進)?")

_Kind = Literal["blank", "nothing", "arrow", "mark", "text"]


@dataclass(frozen=True, slots=True)
class _Token:
    """What a cell says: its kind, its words without arrows, and whether an arrow leaves it."""

    kind: _Kind
    text: str = ""
    leaves: bool = False
    enters: bool = False


def read_schedule_row(
    task: str, cells: Sequence[ScheduleCell], arrows: Sequence[ScheduleArrow] = ()
) -> tuple[ScheduleReading, ...]:
    """The spans of a row, in the order of their first cell.

    An arrow in a later year says that the span runs from the text through the blanks to there;
    marks count for one year each; another text begins another span; the same text in neighbouring
    years is one span. 随時, 毎年度 and 通年 without an arrow have no end.
    """
    row = _Row(task, tuple(cells), tuple(arrows))
    drawn = list(_read_arrows(row))
    taken = {index for reading in drawn for index in reading.cells}
    spans = [*drawn, *_read_cells(row, taken)]
    return tuple(sorted(spans, key=_sort_key))


@dataclass(frozen=True, slots=True)
class _Row:
    task: str
    cells: tuple[ScheduleCell, ...]
    arrows: tuple[ScheduleArrow, ...]


def _sort_key(reading: ScheduleReading) -> tuple[int, int]:
    return (reading.cells[0] if reading.cells else 10**6, reading.first_year or 0)


def _read_token(text: str) -> _Token:
    folded = fold_width(text).strip()
    compact = re.sub(r"\s", "", folded)
    if not compact:
        return _Token("blank")
    if _ONLY_ARROW.fullmatch(compact) or _SAME.fullmatch(compact):
        return _Token("arrow", leaves=True, enters=True)
    if _NOTHING.fullmatch(compact):
        return _Token("nothing")
    stripped = text.strip()
    leaves, enters = _TRAILING.fullmatch(folded), _LEADING.fullmatch(folded)
    if leaves:
        stripped = stripped[: leaves.end("text")]
    if enters:
        stripped = stripped[enters.start("text") :]
    kind: _Kind = "mark" if _MARK.fullmatch(stripped.strip()) else "text"
    return _Token(kind, stripped.strip(), bool(leaves), bool(enters))


# --- drawn arrows --------------------------------------------------------------------------------


def _read_arrows(row: _Row) -> Iterator[ScheduleReading]:
    """One span an arrow; without a label it takes the words of the cell in which it begins."""
    for position, arrow in enumerate(row.arrows):
        index = _find_label(row, arrow)
        under = _read_token(row.cells[index].text) if index is not None else _Token("blank")
        yield ScheduleReading(
            task=row.task,
            first_year=arrow.first_year,
            last_year=None if arrow.open_ended else arrow.last_year,
            first_part=arrow.first_part,
            last_part=arrow.last_part,
            text=arrow.label or (under.text if under.kind == "text" else ""),
            mark=under.text if under.kind == "mark" else "",
            open_ended=arrow.open_ended,
            confidence=0.9,
            cells=() if index is None else (index,),
            arrows=(position,),
        )


def _find_label(row: _Row, arrow: ScheduleArrow) -> int | None:
    """The cell whose words belong to the arrow: under its start, and not unlike its label."""
    for index, cell in enumerate(row.cells):
        token = _read_token(cell.text)
        if token.kind not in ("text", "mark") or not _starts_at(cell, arrow):
            continue
        label = re.sub(r"\s", "", arrow.label)
        if not label or re.sub(r"\s", "", token.text) in label or label in token.text:
            return index
    return None


def _starts_at(cell: ScheduleCell, arrow: ScheduleArrow) -> bool:
    if cell.year is None or (cell.part and arrow.first_part and cell.part != arrow.first_part):
        return False
    return cell.year <= arrow.first_year <= (cell.last_year or cell.year)


# --- cells ---------------------------------------------------------------------------------------


def _read_cells(row: _Row, taken: set[int]) -> Iterator[ScheduleReading]:
    """Walk through the row with at most one span open."""
    current: ScheduleReading | None = None
    running = False
    for index, cell in enumerate(row.cells):
        token = _Token("nothing") if index in taken else _read_token(cell.text)
        if token.kind == "blank":
            if current is not None and running:
                current = _extend(current, cell, index, confidence=0.7)
            continue
        if token.kind == "arrow" or _repeats(current, token, cell):
            opened = current or _open_span(row.task, cell, index, token)
            current = _extend(opened, cell, index, arrow=token.kind == "arrow")
            running = token.kind != "arrow" and token.leaves
            continue
        if current is not None:
            yield _close(current, row, followed=token.kind == "text")
        current = None if token.kind == "nothing" else _open_span(row.task, cell, index, token)
        # In a merged cell the arrow is drawn over the years that the cell covers.
        running = token.leaves and not _is_merged(cell)
    if current is not None:
        yield _close(current, row, followed=False)


def _is_merged(cell: ScheduleCell) -> bool:
    years = cell.last_year is not None and cell.last_year != cell.year
    return years or (bool(cell.last_part) and cell.last_part != cell.part)


def _repeats(current: ScheduleReading | None, token: _Token, cell: ScheduleCell) -> bool:
    """Whether the same words stand in the neighbouring year again; marks never join."""
    if current is None or token.kind != "text" or current.text != token.text:
        return False
    return _touches(current, cell)


def _touches(current: ScheduleReading, cell: ScheduleCell) -> bool:
    if current.last_year is None or cell.year is None:
        return False
    return cell.year - current.last_year in (0, 1)


def _ends_later(cell: ScheduleCell) -> bool:
    """Whether a merged cell ends in a later year, whose columns may be whole years."""
    return cell.last_year is not None and cell.last_year != cell.year


def _open_span(task: str, cell: ScheduleCell, index: int, token: _Token) -> ScheduleReading:
    return ScheduleReading(
        task=task,
        first_year=cell.year,
        last_year=cell.last_year or cell.year,
        first_part=cell.part,
        last_part=cell.last_part or ("" if _ends_later(cell) else cell.part),
        text=token.text if token.kind == "text" else "",
        mark=token.text if token.kind == "mark" else "",
        open_ended=cell.onward,
        confidence=0.5 if token.kind == "arrow" else 0.95,
        cells=(index,),
    )


def _extend(
    span: ScheduleReading,
    cell: ScheduleCell,
    index: int,
    *,
    arrow: bool = False,
    confidence: float = 1.0,
) -> ScheduleReading:
    """The span carried on to the end of the cell; only cells that print something are named."""
    named = span.cells if confidence < 1 or index in span.cells else (*span.cells, index)
    return replace(
        span,
        last_year=cell.last_year or cell.year or span.last_year,
        last_part=cell.last_part or cell.part,
        open_ended=cell.onward,
        confidence=min(span.confidence, confidence),
        cells=named,
    )


def _close(span: ScheduleReading, row: _Row, *, followed: bool) -> ScheduleReading:
    """The finished span; one without an end loses its last year, unless something ends it."""
    by_word = bool(_OPEN_WHOLE.fullmatch(re.sub(r"\s", "", span.text)))
    fixed = followed or _is_ended(span, row)
    if span.open_ended or (by_word and not fixed):
        return replace(span, last_year=None, last_part="", open_ended=True)
    return span


def _is_ended(span: ScheduleReading, row: _Row) -> bool:
    """Whether an arrow or a merged cell says where the span ends."""
    first, last = row.cells[span.cells[0]], row.cells[span.cells[-1]]
    return _is_merged(first) or _read_token(last.text).kind == "arrow" or span.confidence < 0.8
