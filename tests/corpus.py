"""The documents beside the repository; tests that read them are skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

requires_corpus = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of shared documents is absent"
)


def find_documents(pattern: str) -> list[Path]:
    """The documents that match a pattern such as ``corpus/html/*.html``, sorted."""
    return sorted(SHARED.glob(pattern)) if SHARED.is_dir() else []
