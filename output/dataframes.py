"""The tables of a Plan as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from output.columns import FieldType, Table, tables
from output.options import Headings
from schemas.plan import Plan

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: Mapping[FieldType, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def frames(plan: Plan, headings: Headings = "en") -> dict[str, pd.DataFrame]:
    """The ten tables by key, with the columns of the CSV files and nullable dtypes.

    Text is ``string``, whole numbers ``Int64``, numbers ``Float64``, dates ``datetime64[s]``; a
    missing value (``<NA>``, ``NaT``) means that the source says nothing.
    """
    return {name: frame(plan, table, headings) for name, table in tables().items()}


def frame(plan: Plan, table: Table, headings: Headings = "en") -> pd.DataFrame:
    """One table as a DataFrame, also when it has no rows."""
    import pandas as pd

    rows = list(table.rows(plan))
    columns = {
        info.label(headings): pd.Series([row[at] for row in rows], dtype=_DTYPES[info.type])
        for at, info in enumerate(table.infos)
    }
    return pd.DataFrame(columns)
