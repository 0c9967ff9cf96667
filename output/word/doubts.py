"""Comments on readings that are not sure, for the officer who checks the draft."""

from __future__ import annotations

from output.rows import PlanIndex, pages_of
from schemas.plan import Reading, Value

SURE = 0.6
"""Readings below this confidence get a comment."""


def doubt_value(value: Value) -> str:
    """The comment on a value, empty when it is sure."""
    return _comment(value.confidence, pages_of(value.anchors))


def doubt_reading(index: PlanIndex, reading: Reading) -> str:
    """The comment on a typed reading, empty when it is sure."""
    return _comment(reading.confidence, index.pages(reading.value_ids))


def _comment(confidence: float, pages: tuple[int, ...]) -> str:
    if confidence >= SURE:
        return ""
    place = f"（原本{'・'.join(map(str, pages))}ページ）" if pages else ""
    return f"読み取りの確度が低い記載です（確度{confidence:.2f}）。原本と照合してください{place}。"
