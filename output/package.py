"""The open-data package: CSV files (RFC 4180) in three variants.

========= ============== =========== =======================================================
variant   encoding       line ends   for
========= ============== =========== =======================================================
``excel`` UTF-8 with BOM CRLF        a double click in a Japanese Excel; formulas are guarded
``plain`` UTF-8          LF          programs; the text is left as it is
``cp932`` cp932          CRLF        old systems; what it cannot hold becomes 〓
========= ============== =========== =======================================================
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from output.characters import drop_illegal, find_unencodable, to_cp932
from output.columns import CellValue, ColumnInfo, Table, tables
from output.options import CsvVariant, Headings
from output.wording import number
from schemas.plan import Plan

GUARD = "'"
"""Put before a text that a spreadsheet would run as a formula."""

# Excel runs what begins with these, also in full width; TAB and line ends hide them (OWASP,
# "CSV injection"). Numbers with sign, percent or commas and single marks such as － do no harm.
_FORMULA_START = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_HARMLESS = re.compile(r"[+\-＋－]?[\d,，.．]+[%％]?|[=+\-@＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A cell that got :data:`GUARD`; ``row`` counts from 1 without the heading row."""

    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a variant is written."""

    encoding: str
    line_end: str
    byte_order_mark: bytes = b""


DIALECTS: Mapping[CsvVariant, Dialect] = {
    "excel": Dialect("utf-8", "\r\n", b"\xef\xbb\xbf"),
    "plain": Dialect("utf-8", "\n"),
    "cp932": Dialect("cp932", "\r\n"),
}


def write_csv(
    plan: Plan, file: str, variant: CsvVariant = "excel", headings: Headings = "ja"
) -> bytes:
    """The bytes of one CSV file (``items`` or ``items.csv``), heading row first.

    Numbers are bare, dates ISO 8601, booleans ``true``/``false``; an empty cell means that the
    source says nothing. Line breaks inside a cell are LF in every variant.

    Raises:
        KeyError: there is no such table.
    """
    table, dialect = _table(file), DIALECTS[variant]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=dialect.line_end)
    writer.writerow([info.label(headings) for info in table.infos])
    for row in text_rows(plan, table):
        writer.writerow([_variant_text(text, info, variant) for info, text in row])
    return dialect.byte_order_mark + out.getvalue().encode(dialect.encoding)


def text_rows(plan: Plan, table: Table) -> Iterator[list[tuple[ColumnInfo, str]]]:
    """The cells of each row as text beside their columns, before any variant is applied."""
    infos = table.infos
    for row in table.rows(plan):
        yield [(info, cell_text(cell)) for info, cell in zip(infos, row, strict=True)]


def cell_text(cell: CellValue) -> str:
    """A cell as text; empty for None.

    >>> cell_text(15.0), cell_text(False), cell_text(None)
    ('15', 'false', '')
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return number(cell)
    return drop_illegal(cell or "")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text.

    >>> is_formula("=HYPERLINK(A1)"), is_formula("+3.2%"), is_formula("－"), is_formula("-所管課")
    (True, False, False, True)
    """
    return bool(_FORMULA_START.match(text)) and not _HARMLESS.fullmatch(text)


def find_guarded(plan: Plan, file: str, headings: Headings = "ja") -> tuple[Guarded, ...]:
    """The cells that the ``excel`` variant guards, in document order."""
    return tuple(
        Guarded(at, info.label(headings))
        for at, row in enumerate(text_rows(plan, _table(file)), start=1)
        for info, text in row
        if info.type == "string" and is_formula(text)
    )


def find_lost_characters(plan: Plan, files: Iterable[str] | None = None) -> tuple[str, ...]:
    """The characters that the ``cp932`` variant replaces, one entry an occurrence, in order.

    Covers all tables unless ``files`` names some.
    """
    names = tables() if files is None else files
    texts = (
        text for name in names for row in text_rows(plan, _table(name)) for _, text in row if text
    )
    return find_unencodable(texts)


def _table(file: str) -> Table:
    return tables()[file.removesuffix(".csv")]


def _variant_text(text: str, info: ColumnInfo, variant: CsvVariant) -> str:
    if variant == "cp932":
        return to_cp932(text)
    if variant == "excel" and info.type == "string" and is_formula(text):
        return GUARD + text
    return text
