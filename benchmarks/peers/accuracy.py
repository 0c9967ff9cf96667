"""Accuracy of the tools on the sets: all tools read a document, then all the next one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import make_environment
from benchmarks.peers.runs import Run, run_command, run_tool
from benchmarks.peers.sets import ICDAR, Sample
from benchmarks.peers.tools import ADAPTERS, Tool
from benchmarks.scores import (
    Found,
    Scores,
    SetScores,
    average_scores,
    average_teds,
    score_document,
    write_table,
)
from benchmarks.truth import TruthArrow, TruthCell, TruthTable

_TEDS_TIMEOUT = 3600


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool made of one sample; a failed run has found nothing."""

    tool: str
    sample: Sample
    run: Run
    scores: Scores


@dataclass(frozen=True, slots=True)
class SetResult:
    """The measures of one tool on one set; ``adjacency`` is the F1 of ICDAR 2013, there alone."""

    set_name: str
    tool: str
    scores: SetScores
    failures: int
    adjacency: float | None = None


def measure_accuracy(
    tools: Mapping[Tool, Path], samples: Iterable[Sample], timeout: float
) -> list[Result]:
    """The results of all tools (with the Python of their environments) on all samples."""
    return [
        read_sample(tool, python, sample, timeout)
        for sample in samples
        for tool, python in tools.items()
    ]


def read_sample(tool: Tool, python: Path, sample: Sample, timeout: float) -> Result:
    """Runs a tool over a sample and scores what it found."""
    run = run_tool(tool, python, sample.pdf, timeout, page=sample.page)
    return Result(tool.name, sample, run, score_document(sample.truth, make_found(run)))


def make_found(run: Run) -> Found:
    """The tables of an adapter's answer in the form of true ones; nothing where it failed."""
    answer = run.answer or {"tables": [], "joined": None}
    joined = answer["joined"]
    tables = tuple(map(_make_table, answer["tables"]))
    return Found(tables, None if joined is None else tuple(map(_make_table, joined)))


def _make_table(data: Mapping[str, Any]) -> TruthTable:
    cells = tuple(TruthCell(*cell) for cell in data["cells"])
    return TruthTable(
        tuple(data["pages"]),
        max((cell.row + cell.rowspan for cell in cells), default=0),
        max((cell.col + cell.colspan for cell in cells), default=0),
        cells,
        tuple(TruthArrow(*arrow) for arrow in data["arrows"]),
    )


def summarize(results: Sequence[Result]) -> list[SetResult]:
    """The measures by set and tool, in the order in which they came."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.sample.set_name, result.tool), []).append(result)
    teds = iter(score_teds(results))
    figures = {id(result): next(teds) for result in results}
    return [
        SetResult(
            set_name,
            tool,
            average_scores([r.scores for r in group], [figures[id(r)] for r in group]),
            sum(bool(r.run.failure) for r in group),
            _score_adjacency(group) if set_name == ICDAR else None,
        )
        for (set_name, tool), group in groups.items()
    ]


def score_teds(results: Sequence[Result]) -> list[float | None]:
    """TEDS of each result (:func:`benchmarks.scores.average_teds`), in one run of its package."""
    pairs = [
        [(write_table(m.true), write_table(m.found)) for m in r.scores.matches if m.found]
        for r in results
    ]
    values = iter(_measure_teds([pair for some in pairs for pair in some]))
    figures = []
    for result, some in zip(results, pairs, strict=True):
        figures.append(average_teds(result.scores.matches, [next(values) for _ in some]))
    return figures


def _measure_teds(pairs: Sequence[tuple[str, str]]) -> list[float]:
    environment = make_environment("scores")
    if environment.failure:
        raise SystemExit(f"docling-metrics-table: {environment.failure}")
    with tempfile.TemporaryDirectory() as name:
        given, out = Path(name) / "pairs.json", Path(name) / "teds.json"
        given.write_text(json.dumps(pairs), encoding="utf-8")
        script = str(ADAPTERS / "score_teds.py")
        command = (str(environment.python), script, str(given), str(out))
        _, failure = run_command(command, _TEDS_TIMEOUT)
        if failure:
            raise SystemExit(f"TEDS {failure}")
        values: list[float] = json.loads(out.read_text(encoding="utf-8"))
    return values


def _score_adjacency(results: Sequence[Result]) -> float:
    """The competition's figure: means over documents of equal weight."""
    from benchmarks.icdar import average_by_document, score_icdar

    scores = [
        score_icdar(result.sample.pdf.stem, make_found(result.run).tables) for result in results
    ]
    return average_by_document(scores).f1


def describe_result(result: Result) -> dict[str, Any]:
    """The figures of a result for the JSON file, without its texts."""
    scores = result.scores
    counts = ("text", "strict", "joins", "row_joins", "arrows")
    return {
        "tool": result.tool,
        "set": result.sample.set_name,
        "document": result.sample.pdf.name,
        "page": result.sample.page,
        "style": result.sample.truth.style,
        "failure": result.run.failure,
        "seconds": result.run.seconds,
        **{name: asdict(c) if (c := getattr(scores, name)) else None for name in counts},
        "text_f1": scores.text.f1 if scores.has_tables else None,
        "strict_f1": scores.strict.f1 if scores.has_tables else None,
        "false_on_empty": scores.false_on_empty,
        "unmatched": scores.unmatched,
    }
