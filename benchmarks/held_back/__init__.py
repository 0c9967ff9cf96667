"""Styles that no reader was developed with: looked at once, for the report (see README.md)."""

from benchmarks.held_back import budgets, figures, forms, leaflets, reports, schedules
from benchmarks.held_back.sets import STYLES

__all__ = ["STYLES", "budgets", "figures", "forms", "leaflets", "reports", "schedules"]
