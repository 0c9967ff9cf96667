"""A table that grows page by page; its parts are laid together once, at the end.

Each part costs what it holds, never what the table holds already, so that a table over hundreds of
pages is joined in linear time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.stitch.columns import ColumnFit, find_edges
from pipeline.stitch.cut_rows import Flow, Meeting, is_cut, measure_wrapped, merge_cells
from pipeline.stitch.dropped import Dropped, drop
from pipeline.stitch.habits import ColumnHabit
from pipeline.stitch.headers import is_band
from pipeline.stitch.open_cells import OpenColumns
from pipeline.stitch.refit import move_part, recolumn, recolumn_arrow, respread
from pipeline.stitch.units import drop_units, find_units
from schemas.document import Arrow, Cell, Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.places import Anchor
from schemas.text import text_key


@dataclass(slots=True)
class GrowingTable:
    """A table and the parts that were joined to it; ``top`` is the first part, as extracted."""

    top: Table
    source: str
    cells: list[Cell] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    rows: int = 0
    edges: tuple[float, ...] = ()
    habits: list[ColumnHabit] = field(default_factory=list)
    body_rows: int = 0
    labels: tuple[str, ...] = ()
    labels_of_all: tuple[str, ...] = ()
    has_bands: bool = False
    evidence: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    last: Table = field(init=False)
    _bottom: list[int] = field(default_factory=list)
    _open: OpenColumns = field(init=False)
    _cut: frozenset[int] = frozenset()
    """Columns whose cells the last page break cuts, as far as missing lines tell."""
    _em: float = 0.0
    """Width of a character in pt, as far as wrapped lines tell."""
    _has_blank_rows: bool = False

    def __post_init__(self) -> None:
        """Begins with the first part."""
        self.last = self.top
        self._open = OpenColumns(self.top)
        self.edges = find_edges(self.top)
        self.habits = [ColumnHabit() for _ in range(self.top.cols)]
        self._bottom = [-1] * self.top.cols
        self._add(self.top.cells, self.top.rows)
        self.arrows.extend(self.top.arrows)
        header = max(self.top.header_rows, 1)
        self._learn([c for c in self.top.cells if c.row >= header], self.top.rows - header)
        self._note_labels(self.top, header)

    @property
    def value_cols(self) -> list[int]:
        """Columns that hold nothing but numbers so far, where that can be said."""
        return [col for col, habit in enumerate(self.habits) if habit.holds_values]

    @property
    def cols(self) -> int:
        """Number of columns so far."""
        return len(self.habits)

    def bottom_cell(self, col: int) -> Cell | None:
        """The cell that ends the table in a column so far, or None."""
        number = self._bottom[col]
        return self.cells[number] if number >= 0 else None

    def join(
        self, part: Table, fit: ColumnFit, skip: int, evidence: str, repeated: Iterable[Paragraph]
    ) -> None:
        """Puts a part below; its first ``skip`` rows and ``repeated`` only repeat what stands."""
        self._refit(fit)
        self._cut = self._open.meet(part, fit, skip)
        self.dropped.extend(
            drop("repeated_headers", cell, self.source) for cell in part.cells if cell.row < skip
        )
        self.dropped.extend(drop("repeated_headers", text, self.source) for text in repeated)
        body = self._move(part, fit, skip)
        mended, added = self._mend(body, part.rows - skip, self._knows_cut(part))
        shift = self.rows - mended
        self._add([replace(c, row=c.row + shift) for c in added], part.rows - skip - mended, mended)
        self._add_arrows(part, fit, self.rows - part.rows)
        self._learn(added, part.rows - skip - mended)
        self._note_labels(part, skip)
        self.edges = fit.edges or find_edges(part)
        self.last = part
        self.evidence.append(evidence)

    def _move(self, part: Table, fit: ColumnFit, skip: int) -> list[Cell]:
        """The body cells of a part in the common columns, without units printed again."""
        body = move_part(part, fit, skip)
        if skip:
            units = find_units(cell for cell in self.top.cells if cell.row == skip)
            body, dropped = drop_units(body, units, self.source)
            self.dropped.extend(dropped)
        return body

    def close(self) -> Table:
        """The whole table, its cells in the order of their rows and columns."""
        return replace(
            self.top,
            cells=tuple(sorted(self.cells, key=lambda c: (c.row, c.col))),
            rows=self.rows,
            cols=self.cols,
            arrows=tuple(self.arrows),
            open_above=(),
            open_below=(),
        )

    def _refit(self, fit: ColumnFit) -> None:
        """Makes room for columns that only the next part has."""
        if fit.cols == self.cols:
            return
        self.cells = [recolumn(cell, fit.first) for cell in self.cells]
        self.arrows = [recolumn_arrow(arrow, fit.first) for arrow in self.arrows]
        habits = [ColumnHabit() for _ in range(fit.cols)]
        bottom = [-1] * fit.cols
        for col, habit in enumerate(self.habits):
            habits[fit.first[col]] = habit
            for wide in range(fit.first[col], fit.first[col + 1]):
                bottom[wide] = self._bottom[col]
        self.habits, self._bottom = habits, bottom
        self._open.refit(fit.first)
        self.top = respread(self.top, fit)

    def _knows_cut(self, part: Table) -> bool | None:
        """Whether a page break cuts the row at which a part meets this table, None when not known.

        Mark-up says so, or lines that are missing on both sides of the break: where only some are,
        it cuts labels and no row.
        """
        if part.cut_above is not None:
            return part.cut_above
        return len(self._cut) == self.cols if self._cut else None

    def _mend(self, body: list[Cell], rows: int, known: bool | None) -> tuple[int, list[Cell]]:
        """Merges what the page break cut; the number of rows merged (0 or 1) and the cells left.

        ``known`` says whether it cuts a row, where that is known.
        """
        lost = self._extend_lost_labels(body, rows)
        first = [cell for cell in body if cell.row == 0]
        meetings = self._meet(first)
        whole = len(meetings) == len(first)
        cut = is_cut(meetings, self.body_rows) if meetings and known is None else known
        if whole and meetings and (cut or self._is_empty_rest(body)):
            for meeting in meetings:
                self._merge(meeting)
            self._tell_cut_row(first)
            self._lift_labels(lost, -1)
            return 1, [cell for cell in body if cell.row > 0]
        labels = self._find_labels(meetings, len(first))
        for meeting in labels:
            merged = replace(
                meeting, below=replace(meeting.below, rowspan=meeting.below.rowspan + 1)
            )
            self._merge(merged)
        gone = {id(meeting.below) for meeting in labels}
        return 0, [cell for cell in body if id(cell) not in gone]

    def _is_empty_rest(self, body: Sequence[Cell]) -> bool:
        """Whether the first row below has no text, though no row so far or right below is blank.

        So it is where a page break cuts off no more than the room below the last line.
        """
        rows = [[cell for cell in body if cell.row == row] for row in (0, 1)]
        ended = [cell for cell in rows[0] if cell.rowspan == 1]
        is_blank = bool(ended) and not any(cell.text.strip() for cell in rows[0])
        goes_on = any(cell.text.strip() for cell in rows[1])
        return is_blank and goes_on and self.body_rows > 1 and not self._has_blank_rows

    def _meet(self, first: Sequence[Cell]) -> list[Meeting]:
        """The cells above and below the break that fit; a cell without a like one above is left."""
        return [meeting for cell in first if (meeting := self.meet(cell)) is not None]

    def meet(self, cell: Cell) -> Meeting | None:
        """The cell with the one above the break that it would go on with, or None."""
        above = self.bottom_cell(cell.col)
        if above is None or (above.col, above.colspan) != (cell.col, cell.colspan):
            return None
        habit = self.habits[cell.col]
        share = habit.filled / self.body_rows if self.body_rows else 0.0
        label = habit.is_label or cell.rowspan > 1
        width = max(habit.full_width, measure_wrapped(above))
        room = above.bbox.width // self._em if above.bbox and self._em else 0.0
        return Meeting(above, cell, width, share, label, room)

    def mend_last(self, parts: Sequence[Cell]) -> None:
        """Puts the rest of the last row below its cells."""
        for part in parts:
            meeting = self.meet(part)
            if meeting is not None:
                self._merge(meeting)
        self._tell_cut_row(parts)
        self.evidence.append("x-grid")

    def _find_labels(self, meetings: Sequence[Meeting], cells: int) -> list[Meeting]:
        """Labels merged over rows that go on below the break, from the left without a gap.

        Beyond the left ones only cells that are merged on one side of the break at least; ``cells``
        stand in the first row below, of which one at least must be new.
        """
        found = []
        leading, is_new = True, False
        for number, meeting in enumerate(meetings):
            told = bool(meeting.above.text.strip() and meeting.below.text.strip())
            # Right of a label that begins anew (another indicator) no text goes on (its unit).
            goes_on = self._goes_on(meeting) and not (told and is_new and not self._cut)
            is_new = is_new or (told and not goes_on)
            leading = leading and meeting.below.col == number and goes_on
            merged = meeting.above.rowspan + meeting.below.rowspan > 2
            if leading or (goes_on and (merged or self._cut)):
                found.append(meeting)
        return found if len(found) < cells else []

    def _goes_on(self, meeting: Meeting) -> bool:
        if self._cut:
            return meeting.below.col in self._cut
        above, below = meeting.above, meeting.below
        texts = bool(above.text.strip()), bool(below.text.strip())
        merged = above.rowspan > 1 or below.rowspan > 1
        if all(texts):
            # A unit printed again on each page does not go on with an amount.
            is_amount = above.text.rstrip()[-1:].isdecimal()
            return merged and meeting.flow() is Flow.SURE and not is_amount
        both = above.rowspan > 1 and below.rowspan > 1
        if texts == (True, False):
            regular = meeting.is_label and not self.habits[below.col].blank
            return both or regular or (merged and below.col == 0)
        return texts == (False, True) and both

    def _extend_lost_labels(self, body: list[Cell], rows: int) -> list[int]:
        """Lets labels grow whose column is not drawn on the next page at all."""
        taken = {col for cell in body for col in range(cell.col, cell.last_col + 1)}
        lost = [
            col for col in range(self.cols) if col not in taken and self._bottom[col] >= 0 and rows
        ]
        numbers = sorted({self._bottom[col] for col in lost})
        free = [n for n in numbers if not self._is_taken(self.cells[n], taken)]
        self._lift_labels(free, rows)
        return free

    def _is_taken(self, cell: Cell, taken: set[int]) -> bool:
        return any(col in taken for col in range(cell.col, cell.last_col + 1))

    def _lift_labels(self, numbers: Iterable[int], rows: int) -> None:
        for number in numbers:
            cell = self.cells[number]
            self.cells[number] = replace(cell, rowspan=cell.rowspan + rows)

    def _merge(self, meeting: Meeting) -> None:
        number = self._bottom[meeting.below.col]
        self.cells[number] = merge_cells(meeting, self.source)

    def _add(self, cells: Iterable[Cell], rows: int, mended: int = 0) -> None:
        """Appends cells (rows counted in the whole table) that make the table ``rows`` longer."""
        self.rows += rows
        for cell in cells:
            self.cells.append(cell)
            if cell.last_row == self.rows - 1:
                for col in range(cell.col, min(cell.last_col + 1, self.cols)):
                    self._bottom[col] = len(self.cells) - 1
        self._forget_covered()

    def _forget_covered(self) -> None:
        """Forgets cells at the bottom that no longer reach the last row."""
        for col, number in enumerate(self._bottom):
            if number >= 0 and self.cells[number].last_row != self.rows - 1:
                self._bottom[col] = -1

    def _add_arrows(self, part: Table, fit: ColumnFit, shift: int) -> None:
        self.arrows.extend(
            replace(recolumn_arrow(arrow, fit.second), row=max(0, arrow.row + shift))
            for arrow in part.arrows
        )

    def _learn(self, cells: Iterable[Cell], rows: int) -> None:
        filled: dict[int, bool] = {}
        for cell in cells:
            filled[cell.row] = filled.get(cell.row, False) or bool(cell.text.strip())
            width = measure_wrapped(cell)
            if width and cell.bbox:
                self._em = min(self._em or cell.bbox.width, cell.bbox.width / width)
            if cell.colspan == 1 and cell.col < self.cols:
                self.habits[cell.col].learn(cell)
        self._has_blank_rows |= not all(filled.values())
        self.body_rows += max(rows, 0)

    def _note_labels(self, part: Table, header: int) -> None:
        """Keeps the texts of the first column, by which a form printed anew is known."""
        column = sorted((c for c in part.cells if c.col == 0), key=lambda c: c.row)
        self.labels_of_all = tuple(text_key(c.text) for c in column)
        self.labels = tuple(text_key(c.text) for c in column if c.row >= header)
        rows: dict[int, list[Cell]] = {}
        for cell in part.cells:
            if cell.row >= max(header, 1):
                rows.setdefault(cell.row, []).append(cell)
        self.has_bands |= any(is_band(cells, part.cols) for cells in rows.values())

    def _tell_cut_row(self, cells: Sequence[Cell]) -> None:
        page = cells[0].page or 0
        anchor = Anchor(self.source, page, cells[0].bbox)
        self.findings.append(make_finding("table.row-joined", [anchor], page=page))
