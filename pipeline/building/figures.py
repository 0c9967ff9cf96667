"""What a row of a table says of its cells: figures under years, schedules, indicators, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.building.drafts import ArrowSpan, IndicatorRow, ScheduleRow, ValueDraft
from pipeline.reading.columns import ColumnReading
from pipeline.reading.contents import is_quantity
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import MEASURES, TableReading
from pipeline.values.budgets import read_budget_heading
from schemas.document import Cell
from schemas.roles import Role
from schemas.text import text_key

_TOTAL = re.compile(
    r"(?:.{0,12}(?:合計|小計|総計|累計)|.{0,8}(?:[部課款項目章節柱]|施策|政策|目標|方針|分野|部門|区分)計|(?:.{0,6}(?:費|額|財源|予算|決算|歳出|歳入))?計)(?:[(（].*[)）])?"
)
"""計 alone, or behind what it adds up; 実施設計 and 特別会計 are titles."""
_SAME = {text_key(mark) for mark in ("〃", "″", "同上", "々", '"', "”", "同左")}
MEASURE_WORDS: dict[Role, Role] = {
    Role.TARGET: Role.TARGET_VALUE,
    Role.TARGET_VALUE: Role.TARGET_VALUE,
    Role.PLAN: Role.TARGET_VALUE,
    Role.DO: Role.ACTUAL_VALUE,
    Role.ACTUAL_VALUE: Role.ACTUAL_VALUE,
    Role.BASELINE: Role.BASELINE,
    Role.ACHIEVEMENT: Role.ACHIEVEMENT,
    Role.BUDGET: Role.BUDGET,
    Role.FUND_SOURCE: Role.BUDGET,
    Role.SCHEDULE: Role.SCHEDULE,
}
"""What a word at the left of a row (目標, 事業費, 工程) says of its cells under years."""
_TEXTS = {Role.TARGET_VALUE: Role.PLAN, Role.ACTUAL_VALUE: Role.DO}
"""The same words over cells that hold no numbers."""
_DATED = (Role.ACTUAL_VALUE, Role.TARGET_VALUE, Role.BUDGET, Role.SCHEDULE, Role.PLAN, Role.OTHER)
_WORDS = re.compile(r"[^\W\d]")
_BARE_YEAR = re.compile(r"[’']?[\d０-９元]{1,4}\s*年\s*度?|(?:19|20|１９|２０)[\d０-９]{2}")
_FIGURE = re.compile(r"[\d０-９]|^\s*[-－―ー−]\s*$")
LABELS = (Role.TYPE, Role.TAG, Role.OTHER, Role.FUND_SOURCE, Role.NUMBER)
_MEASURE_LABELS = (Role.INDICATOR, Role.UNIT, Role.TYPE)


def measured_role(
    column: ColumnReading, labels: Sequence[str], lexicon: Lexicon, text: str = ""
) -> Role:
    """The role of a cell: under a year that alone heads it, the row says what stands there.

    Rows 目標 and 実績 of one indicator share their columns; so do 工程 and 事業費 of a project.
    """
    if column.role not in _DATED or column.fiscal_year is None or not is_bare_year(column):
        return column.role
    for label in reversed(labels):
        senses = lexicon.senses(split_heading(label).concept)
        role = max(senses, key=lambda r: senses[r]) if senses else None
        if role in MEASURE_WORDS:
            said = MEASURE_WORDS[role]
            if not text or has_number(text) or said is Role.SCHEDULE:
                return said
            return _TEXTS.get(said, column.role)
    return column.role


def is_bare_year(column: ColumnReading) -> bool:
    """Whether the column's own heading is a year (or a part of one) and nothing else."""
    if bool(column.part) or not column.path:
        return True
    # Years without their era (28年度) are years by the document's context.
    bare = column.fiscal_year is not None and _BARE_YEAR.fullmatch(column.heading) is not None
    return bare or split_heading(column.heading).is_year


def has_number(text: str) -> bool:
    """Whether a cell holds a figure, or the dash that stands for one; sentences hold others."""
    return bool(_FIGURE.search(text)) and "。" not in text


def label_figure(
    draft: ValueDraft,
    column: ColumnReading,
    labels: Sequence[str],
    lexicon: Lexicon,
    *,
    beside_indicator: bool = False,
    unit: str = "",
) -> None:
    """Gives a cell under a year the role, the heading and the unit that its row's labels say.

    ``unit`` is that of the table, which an amount under a year without one takes. Beside an
    indicator, a quantity among the steps of a schedule is the year's target.
    """
    draft.role = measured_role(column, labels, lexicon, draft.text)
    if column.fiscal_year is None:
        return
    if beside_indicator and draft.role is Role.SCHEDULE and is_quantity(draft.text):
        draft.role = Role.TARGET_VALUE if is_bare_year(column) else draft.role
    if draft.role is Role.BUDGET or (draft.role in MEASURES and is_bare_year(column)):
        words = [t.strip() for t in labels if _WORDS.search(t)]
        said = [t for t in words if is_bare_year(column) or names_source(t)]
        draft.heading = (*draft.heading[:-1], *said, *draft.heading[-1:])
        units = [own for text in labels if (own := split_heading(text).unit)]
        draft.unit = units[-1] if units else draft.unit
    if draft.role is Role.BUDGET and not draft.unit and "円" in unit:
        draft.unit = unit


def names_source(text: str) -> bool:
    """Whether a label names where money comes from: 国庫支出金, 一般財源."""
    return read_budget_heading((text,)).fund_source != "total"


def row_labels(reading: TableReading, filled: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a row that say what stands under its years: 目標, 国庫支出金, 工程."""
    dated = [c for c in reading.columns if c.fiscal_year is not None]
    bare = [c for c in dated if is_bare_year(c)]
    first = min((c.col for c in bare or dated), default=0)
    return tuple(
        cell for cell in filled if cell.col < first and reading.columns[cell.col].role in LABELS
    )


def schedule_row(
    reading: TableReading, row: int, drafts: Sequence[tuple[Cell, ValueDraft]]
) -> ScheduleRow | None:
    """The row's part under time columns, or None when nothing stands or is drawn there."""
    said = {c.col for c, draft in drafts if draft.role is Role.SCHEDULE}
    columns = tuple(
        c
        for c in reading.columns
        if (c.fiscal_year is not None or c.part)
        and (c.role is Role.SCHEDULE or (said and c.path[:-1] in _paths(reading, said)))
    )
    if not columns:
        return None
    cols = {c.col for c in columns}
    cells = tuple(
        (cell, draft) for cell, draft in drafts if cell.col in cols and draft.role is Role.SCHEDULE
    )
    arrows = tuple(_arrow_spans(reading, row, cols))
    task = next(
        (
            d
            for role in (Role.INITIATIVE, Role.ITEM, Role.DESCRIPTION)
            for _, d in drafts
            if d.role is role
        ),
        None,
    )
    return ScheduleRow(task, columns, cells, arrows) if cells or arrows else None


def _paths(reading: TableReading, cols: set[int]) -> set[tuple[str, ...]]:
    """The headings above the years under which cells of a schedule stand."""
    return {reading.columns[col].path[:-1] for col in cols}


def _arrow_spans(reading: TableReading, row: int, cols: set[int]) -> Iterator[ArrowSpan]:
    for arrow in reading.table.arrows:
        if arrow.row == row and any(arrow.first_col <= col <= arrow.last_col for col in cols):
            yield ArrowSpan(
                arrow.first_col, arrow.last_col, arrow.label, arrow.starts_inside, arrow.ends_inside
            )


def indicator_row(
    drafts: Sequence[tuple[Cell, ValueDraft]], above: ValueDraft | None = None
) -> IndicatorRow | None:
    """The row's indicator with its measured values, or None when it has no such values.

    ``above`` is the indicator that the row goes on with where it names none.
    """
    values = tuple(draft for _, draft in drafts if draft.role in MEASURES)
    if not values:
        return None
    names = [d for _, d in drafts if d.role is Role.INDICATOR]
    labels = tuple(d for _, d in drafts if d.role in _MEASURE_LABELS)
    for value in values:
        value.labels = labels
    unit = next((d.text.strip() for _, d in drafts if d.role is Role.UNIT), "")
    if not unit and names:
        unit = split_heading(names[-1].text).unit  # 従業者数（人）
    return IndicatorRow(
        names[-1] if names else above, unit, values, names[0].text if len(names) > 1 else ""
    )


def is_total_label(text: str) -> bool:
    """Whether a label says that its row adds up others (計, 合計)."""
    return bool(_TOTAL.fullmatch(text_key(text)))


def is_same(text: str) -> bool:
    """Whether a text repeats the cell above it (〃, 同上)."""
    return text_key(text) in _SAME
