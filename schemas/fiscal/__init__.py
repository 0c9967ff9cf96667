"""Japanese eras, fiscal years and dates: every printed form, read and written.

The fiscal year runs from April to March and is named by its April; a fiscal year is given as the
Western year in which it begins (平成26年度 is 2014).
"""

from schemas.fiscal.context import EraContext
from schemas.fiscal.dates import DateMention, find_dates, fiscal_year_of, parse_as_of
from schemas.fiscal.printing import format_era_year, format_fiscal_year
from schemas.fiscal.series import make_context, resolve_series
from schemas.fiscal.years import (
    UnreadYear,
    YearMention,
    find_unread_years,
    find_years,
    parse_fiscal_year,
    parse_year,
)

__all__ = [
    "DateMention",
    "EraContext",
    "UnreadYear",
    "YearMention",
    "find_dates",
    "find_unread_years",
    "find_years",
    "fiscal_year_of",
    "format_era_year",
    "format_fiscal_year",
    "make_context",
    "parse_as_of",
    "parse_fiscal_year",
    "parse_year",
    "resolve_series",
]
