"""Items that headings name: below each of them stands a form of labels that names none itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.building.text_headings import TextHeading
from pipeline.reading.tables import TableReading

LEAST_SHEETS = 2
LEAST_LABELS = 2


def find_item_headings(
    paths: Sequence[tuple[TextHeading, ...]], readings: Sequence[TableReading]
) -> Mapping[int, TextHeading]:
    """The headings that name items, by block number.

    Two at least of one class, each with a form of its own right below it, and other texts. Where
    the document has sheets or lists of items, those name the items.
    """
    if any(r.kind == "sheet" or (r.kind == "actions" and r.begins_list) for r in readings):
        return {}
    groups: dict[str, dict[int, TextHeading]] = {}
    for path, reading in zip(paths, readings, strict=True):
        if path and is_form(reading):
            groups.setdefault(path[-1].style, {})[path[-1].number] = path[-1]
    found = max(groups.values(), key=len, default={})
    if len({heading.key for heading in found.values()}) < LEAST_SHEETS:
        return {}
    return found


def is_form(reading: TableReading) -> bool:
    """Whether a table is labels beside values, without a label for the item's name."""
    form = reading.form
    if form is None or form.title is not None or reading.kind not in ("other", "grid"):
        return False
    labelled = [pair for pair in form.pairs if pair.labels]
    beside = [pair for pair in labelled if pair.labels[-1].row == pair.value.row]
    return len(beside) >= LEAST_LABELS and 2 * len(beside) >= len(form.pairs)
