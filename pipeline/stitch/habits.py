"""What the rows of a table so far say of its columns."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stitch.cut_rows import is_value, measure_wrapped
from schemas.document import Cell

VALUE_ROWS = 3
VALUE_SHARE = 0.8
"""A column is one of numbers when so many of its texts (and so many rows) are numbers."""


@dataclass(slots=True)
class ColumnHabit:
    """What the rows so far say of a column."""

    filled: int = 0
    values: int = 0
    blank: int = 0
    is_label: bool = False
    full_width: float = 0.0

    @property
    def holds_values(self) -> bool:
        """Whether the column holds nothing but numbers, as far as that can be said."""
        return self.filled >= VALUE_ROWS and self.values >= VALUE_SHARE * self.filled

    def learn(self, cell: Cell) -> None:
        """Takes in a cell of one column."""
        if cell.text.strip():
            self.filled += cell.rowspan
            self.values += cell.rowspan if is_value(cell.text) else 0
        else:
            self.blank += 1
        self.is_label |= cell.rowspan > 1
        self.full_width = max(self.full_width, measure_wrapped(cell))
