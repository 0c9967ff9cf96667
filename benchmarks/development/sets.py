"""The set that the development styles belong to."""

from __future__ import annotations

from benchmarks.documents.styles import StyleSet

STYLES = StyleSet("development")
