"""THE column table: what stands in each file of the open-data package.

``columns.tsv`` (heading, type, meaning) and ``plan_tables.py`` (how a cell is read) together drive
the CSV files, ``datapackage.json``, the DataFrames and the documentation. The leading columns
follow the Digital Agency's municipal standard data sets (自治体標準データセット): first the code of
the local government, then identifiers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, Literal, Protocol, cast, get_args

from output.rows import Row, T
from schemas import plan as plan_schema
from schemas.plan import Plan
from schemas.roles import Role

FieldType = Literal["string", "integer", "number", "boolean", "date"]
CellValue = str | int | float | bool | None

_LEADING = "*"
_EVERYWHERE: Mapping[str, tuple[str, ...]] = {
    "comparator": get_args(plan_schema.Comparator),
    "frequency": get_args(plan_schema.Frequency),
    "fund_source": get_args(plan_schema.FundSource),
}
_LITERALS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("targets", "kind"): get_args(plan_schema.TargetKind),
    ("budgets", "kind"): get_args(plan_schema.BudgetKind),
    ("offices", "role"): get_args(plan_schema.OfficeRole),
    ("values", "role"): tuple(role.value for role in Role),
}


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """What a column is called and holds. ``name`` is the English heading, ``heading`` the Japanese.

    ``values`` are the literal strings it is limited to (empty: any); ``required`` cells are never
    empty. Empty cells elsewhere mean that the source says nothing.
    """

    name: str
    heading: str
    type: FieldType
    required: bool
    description_ja: str
    description_en: str
    values: tuple[str, ...] = ()
    pattern: str = ""

    def label(self, headings: str) -> str:
        """The heading in ``ja`` or ``en``."""
        return self.heading if headings == "ja" else self.name


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column and how its cell is read from a row; an empty text means an empty cell."""

    info: ColumnInfo
    get: Callable[[Row[T]], CellValue]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column that names a row of another table (of this one where ``table`` is empty)."""

    column: str
    table: str
    target: str


class Table(Protocol):
    """One file of the package, whatever its rows are made from."""

    @property
    def name(self) -> str:
        """Key of the table; its file is ``<name>.csv``."""

    @property
    def titles(self) -> tuple[str, str]:
        """Title in Japanese and English."""

    @property
    def infos(self) -> tuple[ColumnInfo, ...]:
        """Columns in order."""

    @property
    def primary_key(self) -> tuple[str, ...]:
        """English names of the columns that tell rows apart; empty where rows have no id."""

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """Columns that name rows of other tables."""

    def rows(self, plan: Plan) -> Iterator[tuple[CellValue, ...]]:
        """Cells of each row in document order."""


@dataclass(frozen=True, slots=True)
class TableOf(Generic[T]):
    """A table whose rows are made from parts of type T."""

    name: str
    titles: tuple[str, str]
    columns: tuple[Column[T], ...]
    records: Callable[[Plan], Iterator[Row[T]]]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def infos(self) -> tuple[ColumnInfo, ...]:
        """Columns in order, the three leading ones first."""
        return read_column_table()[_LEADING] + tuple(column.info for column in self.columns)

    def rows(self, plan: Plan) -> Iterator[tuple[CellValue, ...]]:
        """Cells of each row in document order; None where the source says nothing."""
        leading = (plan.local_government.code or None, plan.plan_id, plan.edition_id)
        for record in self.records(plan):
            cells = (column.get(record) for column in self.columns)
            yield leading + tuple(None if cell == "" else cell for cell in cells)


def define_table(
    name: str,
    titles: tuple[str, str],
    getters: Mapping[str, Callable[[Row[T]], CellValue]],
    records: Callable[[Plan], Iterator[Row[T]]],
    primary_key: tuple[str, ...] = (),
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> TableOf[T]:
    """A table from its getters by English column name, in the order of ``columns.tsv``.

    Raises:
        ValueError: the names or their order differ from ``columns.tsv``.
    """
    infos = read_column_table()[name]
    if [info.name for info in infos] != list(getters):
        raise ValueError(f"columns.tsv and the getters of {name} differ")
    columns = tuple(Column(info, getters[info.name]) for info in infos)
    return TableOf(name, titles, columns, records, primary_key, foreign_keys)


@cache
def read_column_table() -> Mapping[str, tuple[ColumnInfo, ...]]:
    """The columns of ``columns.tsv`` by table; ``*`` holds the leading ones of every table."""
    text = files("output").joinpath("columns.tsv").read_text(encoding="utf-8")
    table: dict[str, tuple[ColumnInfo, ...]] = {}
    for line in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        table[line["table"]] = (*table.get(line["table"], ()), _column_info(line))
    return table


def _column_info(line: Mapping[str, str]) -> ColumnInfo:
    name = line["name"]
    return ColumnInfo(
        name,
        line["heading"],
        cast(FieldType, line["type"]),
        line["required"] == "yes",
        line["description_ja"],
        line["description_en"],
        _LITERALS.get((line["table"], name)) or _EVERYWHERE.get(name, ()),
        line["pattern"] or "",
    )


def tables() -> Mapping[str, Table]:
    """All tables by key, in the order of the package."""
    from output.plan_tables import PLAN_TABLES

    return {table.name: table for table in PLAN_TABLES}


def rows(plan: Plan, file: str) -> Iterator[tuple[CellValue, ...]]:
    """Cells of each row of a table (``items`` or ``items.csv``) in document order.

    Raises:
        KeyError: there is no such table.
    """
    return tables()[file.removesuffix(".csv")].rows(plan)
