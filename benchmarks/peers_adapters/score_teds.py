"""TEDS of pairs of tables, by docling-metrics-table: ``python score_teds.py PAIRS.json OUT.json``.

``PAIRS.json`` is a list of pairs of HTML tables; ``OUT.json`` becomes a list of figures from 0 to
1. The measure counts inserted, removed and changed rows and cells; a cell with another text or
other spans is a changed one. Equal tables, most of all, are not sent through it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docling_metrics_table.docling_metrics_table import (
    TableMetric,
    TableMetricHTMLInputSample,
    TableMetricKind,
)


def score_pairs(pairs: list[tuple[str, str]]) -> list[float]:
    """The figure of each pair."""
    metric = TableMetric([TableMetricKind.TEDS])
    return [_score(metric, first, second) for first, second in pairs]


def _score(metric: TableMetric, first: str, second: str) -> float:
    if first == second:
        return 1.0
    sample = TableMetricHTMLInputSample(id="pair", html_a=first, html_b=second)
    result = metric.evaluate_sample(sample).teds
    return float(result.teds) if result else 0.0


if __name__ == "__main__":
    figures = score_pairs(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(figures), encoding="utf-8")
