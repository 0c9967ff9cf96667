"""The styles that the reader is developed with."""

from benchmarks.development import (
    few_lines,
    forms,
    marks,
    merged,
    negatives,
    pages,
    ruled,
    schedules,
    sheets,
)
from benchmarks.development.sets import STYLES

__all__ = [
    "STYLES",
    "few_lines",
    "forms",
    "marks",
    "merged",
    "negatives",
    "pages",
    "ruled",
    "schedules",
    "sheets",
]
