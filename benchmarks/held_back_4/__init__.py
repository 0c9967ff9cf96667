"""A fourth set of styles that no reader was developed with: looked at once (see README.md)."""

from benchmarks.held_back_4 import forms_over_pages, handouts, sheets, web_reports, writer_reports
from benchmarks.held_back_4.sets import STYLES

__all__ = ["STYLES", "forms_over_pages", "handouts", "sheets", "web_reports", "writer_reports"]
