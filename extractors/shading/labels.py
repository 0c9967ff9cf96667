"""Labels of forms that are told from their values by shading (調書, 評価シート)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Cell

SHADED_BELOW = 0.98
"""A filling lighter than this is as good as white (0 black … 1 white)."""
MAX_LABEL = 30
LEAST_LABELS, LEAST_VALUES = 4, 3
LABEL_SHARE = 0.9
"""So many of the shaded texts must read like labels, and so many have a value beside or below."""
LEAST_STRIPS = 2
_NO_LABEL = re.compile(r".*。|[-－△▲+＋]?[\d０-９][\d０-９,，.．]*[%％]?|[○◯◎△×●→⇒－-]")


def find_shaded_labels(
    cells: Sequence[Cell], shades: Sequence[float | None], header_rows: int
) -> frozenset[int]:
    """Positions of the shaded labels of a form; none when the table is no form by its shading.

    A form's shaded cells are short words with plain values beside or below them, from the first
    cell on. A list has them in its first rows and first column only, a schedule shades its bars,
    and a summary its sums: these say nothing here.
    """
    texts = [n for n, cell in enumerate(cells) if cell.text.strip()]
    shaded = [n for n in texts if is_shaded(shades[n])]
    plain = [cells[n] for n in texts if not is_shaded(shades[n])]
    labels = [n for n in shaded if _reads_like_label(cells[n].text)]
    if len(labels) < max(LEAST_LABELS, LABEL_SHARE * len(shaded)) or len(plain) < LEAST_VALUES:
        return frozenset()
    below_header = [cells[n] for n in labels if cells[n].row >= header_rows]
    led = _count_led(below_header, plain)
    if not _begins(cells, shaded) or led < LABEL_SHARE * len(below_header):
        return frozenset()
    if header_rows and not _goes_beyond_list(below_header, plain):
        return frozenset()
    return frozenset(labels)


def is_shaded(shade: float | None) -> bool:
    """Whether a filling is darker than white (0 black … 1 white; None where nothing fills)."""
    return shade is not None and shade < SHADED_BELOW


def _reads_like_label(text: str) -> bool:
    stripped = "".join(text.split())
    return len(stripped) <= MAX_LABEL and not _NO_LABEL.fullmatch(stripped)


def _begins(cells: Sequence[Cell], shaded: Sequence[int]) -> bool:
    first = min(range(len(cells)), key=lambda n: (cells[n].row, cells[n].col))
    return first in shaded


def _count_led(labels: Sequence[Cell], plain: Sequence[Cell]) -> int:
    """How many labels lead to a value, or stand in a row of labels of which one does."""
    ordered = sorted(labels, key=lambda cell: (cell.row, cell.col))
    runs: list[list[Cell]] = []
    for cell in ordered:
        if runs and (runs[-1][-1].row, runs[-1][-1].last_col + 1) == (cell.row, cell.col):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return sum(len(run) for run in runs if any(_leads(cell, plain) for cell in run))


def _leads(label: Cell, plain: Sequence[Cell]) -> bool:
    """Whether a plain text stands to the right of the label in its rows, or below its columns."""
    return any(
        (value.col > label.last_col and value.row <= label.last_row and label.row <= value.last_row)
        or (
            value.row > label.last_row
            and value.col <= label.last_col
            and label.col <= value.last_col
        )
        for value in plain
    )


def _goes_beyond_list(labels: Sequence[Cell], plain: Sequence[Cell]) -> bool:
    """Whether labels stand elsewhere than in a first column: strips of them, or pairs."""
    rows = {value.row for value in plain}
    abreast = [cell.row for cell in labels if cell.row not in rows]
    strips = {row for row in abreast if abreast.count(row) > 1}
    beside = {cell.col for cell in labels if cell.row in rows}
    return len(strips) >= LEAST_STRIPS or len(beside) > 1
