"""The styles that the reader is developed with."""

from benchmarks.development import ruled
from benchmarks.development.sets import STYLES

__all__ = ["STYLES", "ruled"]
