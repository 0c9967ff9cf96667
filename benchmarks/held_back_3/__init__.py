"""A third set of styles that no reader was developed with: looked at once (see README.md)."""

from benchmarks.held_back_3 import single_tables
from benchmarks.held_back_3.sets import STYLES

__all__ = ["STYLES", "single_tables"]
