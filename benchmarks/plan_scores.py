"""Measures the reading of written plans: ``python -m benchmarks.plan_scores --set development``.

Prints a Markdown table by measure, one by style and form, and the ten worst documents with their
commonest faults; ``--json FILE`` writes every figure. Documents that are missing are made first.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_plans import OUT, make_plan
from benchmarks.plans.measures import MEASURES, Score, score_plan
from benchmarks.plans.renderings import SUFFIXES
from benchmarks.plans.styles import SET_PACKAGES, load_set
from benchmarks.plans.truth import load_truth
from benchmarks.scores import Counts
from schemas.plan import Plan

WORST = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """One document: its style, seed and form, the Plan read and its score."""

    style: str
    seed: int
    form: str
    plan: Plan
    score: Score

    @property
    def mean(self) -> float:
        """The mean of items, values, targets and schedule, by which documents are ranked.

        A plan may have none of them (a strategy of indicators alone): what it lacks is left
        out, and a document without any of them is ranked last.
        """
        named = ("items", "values", "targets", "schedule")
        counts = [self.score.counts[m] for m in named if m in self.score.counts]
        return sum(c.f1 for c in counts) / len(counts) if counts else 1.0

    @property
    def name(self) -> str:
        """Style, seed and form in one word."""
        return f"{self.style}-{self.seed} {self.form}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plan_scores")
    parser.add_argument("--set", default="development", choices=SET_PACKAGES)
    parser.add_argument("--styles", default="all", help="names parted by commas, or all")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--documents", type=Path, help="folder of the documents")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--faults", type=int, default=0, help="faults to print of each document")
    options = parser.parse_args(arguments)
    folder = options.documents or OUT / options.set
    measured = list(measure(options.set, options.styles, options.seeds, folder))
    print("\n".join(report(measured, options.faults)))
    if options.json:
        data = [
            {
                "document": m.name,
                "counts": {k: [c.right, c.found, c.expected] for k, c in m.score.counts.items()},
                "unassigned": m.plan.ledger.unassigned,
                "lost": m.score.lost,
            }
            for m in measured
        ]
        options.json.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def measure(set_name: str, names: str, seeds: int, folder: Path) -> Iterable[Measured]:
    """Reads and scores every document of the chosen styles."""
    folder.mkdir(parents=True, exist_ok=True)
    styles = load_set(set_name).styles
    for name in list(styles) if names == "all" else names.split(","):
        for seed in range(1, seeds + 1):
            truth = folder / f"{name}-{seed}.truth.json"
            if not truth.exists():
                make_plan(set_name, styles[name], seed, folder)
            for form in styles[name].forms:
                plan = read(folder / f"{name}-{seed}{SUFFIXES[form]}")
                yield Measured(name, seed, form, plan, score_plan(load_truth(truth), plan))


def read(path: Path) -> Plan:
    """The Plan of a document, read as ``keikaku convert`` reads it."""
    from extractors.source import open_source
    from pipeline.options import ConvertOptions
    from pipeline.stages import make_edition

    return make_edition(open_source(path), ConvertOptions()).plan


def report(measured: Sequence[Measured], faults: int) -> Iterable[str]:
    """Lines of Markdown."""
    yield "| measure | F1 | right | found | expected |\n|---|---|---|---|---|"
    for name in MEASURES:
        total = _total(m.score.counts.get(name, Counts()) for m in measured)
        yield f"| {name} | {total.f1:.3f} | {total.right} | {total.found} | {total.expected} |"
    lost = sum(len(m.score.lost) for m in measured)
    unassigned = sum(m.plan.ledger.unassigned for m in measured)
    yield f"\nTexts in no part of the Plan: {lost}; characters unassigned: {unassigned}\n"
    yield from _by_style(measured)
    yield "\nWorst documents:\n"
    for one in sorted(measured, key=lambda m: m.mean)[:WORST]:
        causes = Counter((m, kind) for m, kind, _, _ in one.score.faults).most_common(4)
        said = ", ".join(f"{m} {kind} {n}" for (m, kind), n in causes)
        yield f"- {one.name}: {one.mean:.3f} ({said})"
    if faults:
        for one in measured:
            yield f"\n## {one.name}"
            yield from (" | ".join(f).replace("\n", "⏎") for f in one.score.faults[:faults])
            yield from (f"lost: {text!r}" for text in one.score.lost[:faults])


def _by_style(measured: Sequence[Measured]) -> Iterable[str]:
    shown = ("items", "values", "texts", "levels", "offices", "targets", "budgets", "schedule")
    shown = (*shown, "ratings", "notes")
    yield "| style | form | " + " | ".join(shown) + " | document |"
    yield "|---" * (len(shown) + 3) + "|"
    for key in dict.fromkeys((m.style, m.form) for m in measured):
        ours = [m.score.counts for m in measured if (m.style, m.form) == key]
        cells = [_total(c.get(name, Counts()) for c in ours) for name in shown]
        document = _total(c.get(n, Counts()) for c in ours for n in MEASURES[-6:])
        said = [f"{c.f1:.3f}" if c.expected or c.found else "–" for c in (*cells, document)]
        yield f"| {key[0]} | {key[1]} | " + " | ".join(said) + " |"


def _total(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in counts:
        total += one
    return total


if __name__ == "__main__":
    sys.exit(main())
