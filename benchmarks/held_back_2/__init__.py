"""A second set of styles that no reader was developed with: looked at once (see README.md)."""

from benchmarks.held_back_2 import ledgers, long_tables, pages_without, roadmaps, volumes
from benchmarks.held_back_2.sets import STYLES

__all__ = ["STYLES", "ledgers", "long_tables", "pages_without", "roadmaps", "volumes"]
