"""A fourth set of styles that no reader was developed with: looked at once (see README.md)."""

from benchmarks.held_back_4 import handouts, writer_reports
from benchmarks.held_back_4.sets import STYLES

__all__ = ["STYLES", "handouts", "writer_reports"]
