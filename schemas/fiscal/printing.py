"""Years as they are printed in deliverables."""

from __future__ import annotations

from typing import Literal

from schemas.fiscal.eras import ERAS


def format_era_year(year: int, *, fiscal: bool = True) -> str:
    """The Western year as an era year, 年度 for a fiscal year, else 年; the first year as 元.

    A year in which the era changed is named by the new era, as the government recommends for
    fiscal year 2019 (令和元年度); years before 明治 stay Western.

    >>> format_era_year(2019), format_era_year(2018), format_era_year(1989, fiscal=False)
    ('令和元年度', '平成30年度', '平成元年')
    """
    unit = "年度" if fiscal else "年"
    for era in ERAS:
        number = year - era.offset
        if number >= 1:
            return f"{era.name}{'元' if number == 1 else number}{unit}"
    return f"{year}{unit}"


def format_fiscal_year(year: int, lang: Literal["ja", "en"] = "ja") -> str:
    """The fiscal year for reading: 令和6年度 or FY2024.

    >>> format_fiscal_year(2024), format_fiscal_year(2024, "en")
    ('令和6年度', 'FY2024')
    """
    return format_era_year(year) if lang == "ja" else f"FY{year}"
