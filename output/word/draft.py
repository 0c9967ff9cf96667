"""The council draft: what stands in it, in which order and on which paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from docx.document import Document as WordDocument

from output.labels import year_span
from output.rows import PlanIndex, index_plan, pages_of
from output.word import styles
from output.word.grid import Grid, GridCell, lines_of
from output.word.items import ItemTable, group_items, sheet_grid
from output.word.layout import STANDARD, Layout
from output.word.measures import budget_grid, target_grid
from output.word.schedule import schedule_grid, schedule_widths, schedule_years
from output.word.tables import MAX_COLUMNS, Manuscript
from output.wording import numbered, policy_words
from schemas.document import SourceInfo
from schemas.fiscal import format_era_year
from schemas.plan import AsOf, Legend, Note, OtherTable, Plan, Section

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHORT_PROSE = 1000
"""Characters of prose that may stand before the tables, on their paper."""
_WIDE_TABLE = 7
_KINDS = {"application/pdf": "PDF", "text/html": "HTML", "text/tab-separated-values": "タブ区切り"}


def draft_docx(plan: Plan, layout: Layout = STANDARD) -> bytes:
    """The draft of a plan as .docx; the same plan and layout give the same bytes.

    A plan with several items has its tables on landscape pages; one with a single item is an item
    sheet on portrait pages. Only what the plan holds appears. Readings of low confidence carry Word
    comments.
    """
    document = styles.new_draft(layout, plan.title or "計画（案）")
    Draft(plan, document, layout).write()
    return _fixed_zip(document)


class Draft:
    """Writes the parts of one draft in their order and numbers their headings."""

    def __init__(self, plan: Plan, document: WordDocument, layout: Layout) -> None:
        self._plan = plan
        self._index: PlanIndex = index_plan(plan)
        self._wide = is_wide(plan)
        self._prose_first = sum(len(part.text) for part in plan.sections) <= _SHORT_PROSE
        self._manuscript = Manuscript(document, layout, landscape=self._wide)
        self._parts = 0

    def write(self) -> None:
        """Writes everything."""
        self._write_front()
        if self._prose_first:
            self._write_sections()
        for write in self._table_parts():
            write()
        if not self._prose_first:
            self._manuscript.turn_page(False, "（次ページから本文）")
            self._write_sections()
        self._write_sources()
        self._manuscript.finish()

    def _table_parts(self) -> tuple[Callable[[], None], ...]:
        return (
            self._write_items,
            self._write_schedule,
            self._write_targets,
            self._write_budgets,
            self._write_notes,
            self._write_tables,
        )

    def _part(self, title: str) -> None:
        """A numbered heading of the first level (第１, 第２ …, 公用文作成の考え方)."""
        self._parts += 1
        digits = str(self._parts)
        mark = digits.translate(_FULL_WIDTH) if len(digits) == 1 else digits
        self._manuscript.add_heading(1, f"第{mark}　{title}")

    def _write_front(self) -> None:
        plan, page = self._plan, self._manuscript
        page.add_paragraph(styles.DOCUMENT_NUMBER, plan.document_number, "right", boxed=True)
        page.add_paragraph(styles.TITLE, plan.title or "計画（案）", "center")
        for line in datelines(plan):
            page.add_paragraph(styles.DATELINE, line, "right")

    def _write_items(self) -> None:
        items = self._plan.items
        if len(items) == 1:
            self._part("取組の内容")
            self._manuscript.add_grid(sheet_grid(self._index, items[0]))
        elif items:
            self._part("取組の状況")
            self._write_item_tables()

    def _write_item_tables(self) -> None:
        groups = list(group_items(self._index, self._plan.items))
        for policy, items in groups:
            title = policy_words(policy) if policy else "施策の記載のない項目"
            if policy or len(groups) > 1:
                self._manuscript.add_heading(2, title)
            for line in lines_of(policy.description if policy else ""):
                self._manuscript.add_paragraph(styles.BODY, line.text, keep_next=True)
            table = ItemTable(self._index, items)
            self._manuscript.add_grid(table.grid(f"取組の状況：{title}"))

    def _write_schedule(self) -> None:
        items = [item for item in self._plan.items if item.schedule]
        if not items:
            return
        self._part("スケジュール")
        years = schedule_years(items)
        page = self._manuscript
        page.add_paragraph(styles.CAPTION, _SCHEDULE_KEY, keep_next=True)
        grid = schedule_grid(self._index, items, years)
        page.add_grid(grid, schedule_widths(len(years), page.width, page.size))

    def _write_targets(self) -> None:
        grid = target_grid(self._index, self._plan.items)
        if grid:
            self._part("目標と実績")
            self._manuscript.add_grid(grid)

    def _write_budgets(self) -> None:
        found = budget_grid(self._index, self._plan.items)
        if found:
            grid, unit = found
            self._part("予算・決算")
            text = f"（単位：{unit}）"
            self._manuscript.add_paragraph(styles.CAPTION, text, "right", keep_next=True)
            self._manuscript.add_grid(grid)

    def _write_notes(self) -> None:
        if not self._plan.notes and not self._plan.legends:
            return
        self._part("注記・凡例")
        for line in (*map(note_words, self._plan.notes), *map(legend_words, self._plan.legends)):
            self._manuscript.add_paragraph(styles.NOTE, line)

    def _write_tables(self) -> None:
        if self._plan.tables:
            self._part("その他の表")
        for at, table in enumerate(self._plan.tables, start=1):
            name = table.caption or f"その他の表{at}"
            for grid in table_grids(table, name):
                self._manuscript.add_paragraph(styles.CAPTION, grid.name, keep_next=True)
                self._manuscript.add_grid(grid)

    def _write_sections(self) -> None:
        if self._plan.sections:
            self._part("本文")
        for section in self._plan.sections:
            self._manuscript.add_heading(2, section_title(section))
            for line in lines_of(section.text):
                self._manuscript.add_paragraph(styles.BODY, line.text)

    def _write_sources(self) -> None:
        if self._plan.sources:
            self._part("出典")
        for source in self._plan.sources:
            self._manuscript.add_paragraph(styles.NOTE, source_words(source))


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_SCHEDULE_KEY = "網掛けと「→」は実施期間、「⇒」は終わりの定めのない継続を示す。"


def is_wide(plan: Plan) -> bool:
    """Whether the tables need landscape pages."""
    if len(plan.items) == 1:
        return False
    return bool(plan.items) or any(table.cols > _WIDE_TABLE for table in plan.tables)


def datelines(plan: Plan) -> Iterator[str]:
    """As-of date, publisher and office, and period of the plan, as far as they are known."""
    if plan.as_of:
        yield as_of_words(plan.as_of)
    names = (plan.local_government.prefecture, plan.local_government.name)
    government = names[1] if names[1].startswith(names[0]) else "".join(names)
    publisher = numbered(government, plan.office)
    if publisher:
        yield publisher
    period = year_span(plan.period.first, plan.period.last)
    if period:
        yield f"計画期間：{period}"


def as_of_words(as_of: AsOf) -> str:
    """The as-of date as printed, else in the Japanese era."""
    if as_of.text:
        return as_of.text
    year, month, day = (int(part) for part in as_of.date.split("-"))
    return f"{format_era_year(year, fiscal=False)}{month}月{day}日現在"


def note_words(note: Note) -> str:
    """A note with mark and term: ``※　プラットホーム：…``."""
    text = f"{note.term}：{note.text}" if note.term else note.text
    pages = pages_of(note.anchors)
    return numbered(note.mark or "・", text) + (f"（{pages[0]}ページ）" if pages else "")


def legend_words(legend: Legend) -> str:
    """A mark with its meaning."""
    scope = f"（{legend.scope}）" if legend.scope else ""
    return f"{numbered(legend.mark, legend.meaning)}{scope}"


def section_title(section: Section) -> str:
    """Number and title of a section, as printed."""
    return numbered(section.number, section.title)


def source_words(source: SourceInfo) -> str:
    """A source with kind, pages, address and the beginning of its hash."""
    kind = _KINDS.get(source.media_type, source.media_type)
    pages = f"{source.page_count}ページ" if source.page_count else ""
    facts = "、".join(part for part in (kind, pages, f"SHA-256 {source.sha256[:16]}…") if part)
    return f"・　{source.name}（{facts}）" + (f"　{source.url}" if source.url else "")


def table_grids(table: OtherTable, name: str) -> Iterator[Grid]:
    """A table kept whole as grids of at most :data:`MAX_COLUMNS` columns.

    Cells over a cut stand in both parts; the text stands in the first.
    """
    header_rows = min(table.header_rows, max(0, table.rows - 1))
    parts = range(0, max(1, table.cols), MAX_COLUMNS)
    for part, start in enumerate(parts, start=1):
        cells = tuple(
            GridCell(
                cell.row,
                max(cell.col, start) - start,
                cell.rowspan,
                min(cell.col + cell.colspan, start + MAX_COLUMNS) - max(cell.col, start),
                lines_of(cell.text) if cell.col >= start else (),
                "center" if cell.row < header_rows else "left",
                "header" if cell.row < header_rows else "",
            )
            for cell in table.cells
            if cell.col < start + MAX_COLUMNS and cell.col + cell.colspan > start
        )
        cols = min(MAX_COLUMNS, max(1, table.cols - start))
        label = name if len(parts) == 1 else f"{name}（{part}／{len(parts)}）"
        yield Grid(cells, max(1, table.rows), cols, header_rows, (), label)


def _fixed_zip(document: WordDocument) -> bytes:
    """The package with constant times and attributes, in the order of parts as written."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(entry))
    return fixed.getvalue()
