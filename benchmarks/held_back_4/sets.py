"""The set that the held-back-4 styles belong to."""

from __future__ import annotations

from benchmarks.documents.styles import StyleSet

STYLES = StyleSet("held-back-4")
