"""A third set of styles that no reader was developed with: looked at once (see README.md)."""

from benchmarks.held_back_3 import plain_lists, single_tables, two_years, web_cuts, web_tables
from benchmarks.held_back_3.sets import STYLES

__all__ = ["STYLES", "plain_lists", "single_tables", "two_years", "web_cuts", "web_tables"]
