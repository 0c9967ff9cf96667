"""What the caller wants written, and into which files each format goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Headings = Literal["ja", "en"]
CsvVariant = Literal["excel", "plain", "cp932"]
Lang = Literal["ja", "en"]

CSV_TABLES = (
    "items",
    "progress",
    "targets",
    "budgets",
    "schedule",
    "offices",
    "policies",
    "values",
    "anchors",
    "notes",
)
"""Keys of the tables of the open-data package, in the order of docs/schema.md."""

FORMATS: Mapping[str, tuple[str, ...]] = {
    "csv": (*(f"{table}.csv" for table in CSV_TABLES), "datapackage.json"),
    "json": ("plan.json", "document.json"),
    "word": ("draft.docx",),
    "report": ("report.html",),
}
"""Format → names of its files in the folder of an edition."""


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Choices for one run; the defaults suit an officer with a Japanese Excel and Word.

    ``headings`` is the language of the CSV headings, ``lang`` that of the report and of messages.
    ``licence`` is an SPDX or Open Definition name such as ``CC-BY-4.0``; empty: none is claimed.
    """

    headings: Headings = "ja"
    csv: CsvVariant = "excel"
    formats: tuple[str, ...] = tuple(FORMATS)
    lang: Lang = "ja"
    licence: str = ""

    def __post_init__(self) -> None:
        unknown = [name for name in self.formats if name not in FORMATS]
        if unknown:
            raise ValueError(f"unknown formats: {', '.join(unknown)}")
