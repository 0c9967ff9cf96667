"""The results as Markdown."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.peers.accuracy import SetResult
from benchmarks.peers.speed import GROWTH, Speed
from benchmarks.peers.tools import BASE, ROOT
from benchmarks.scores import Counts

_MB = 1e6


def describe_machine() -> dict[str, str]:
    """Processor, cores, system, Python and the commit, with ``-dirty`` where files differ."""
    return {
        "processor": _read_processor(),
        "cores": str(os.cpu_count()),
        "system": platform.system(),
        "python": platform.python_version(),
        "commit": _read_commit(),
    }


def _read_processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def _read_commit() -> str:
    command = ("git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=10")
    return subprocess.run(command, capture_output=True, text=True).stdout.strip() or "unknown"


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [f"| {' | '.join(header)} |", "|---|" + "--:|" * (len(header) - 1)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def write_speed(speeds: Sequence[Speed]) -> str:
    """One table a document."""
    documents = dict.fromkeys(speed.document for speed in speeds)
    return "\n\n".join(
        _write_document([speed for speed in speeds if speed.document == name]) for name in documents
    )


def _write_document(speeds: Sequence[Speed]) -> str:
    base = next((speed for speed in speeds if speed.tool == BASE and not speed.failure), None)
    header = (
        speeds[0].document,
        f"times {BASE}, in-process",
        f"times {BASE}, whole process",
        "s CPU in-process",
        "s CPU whole",
        "pages/s",
        "peak MB",
        "rounds",
    )
    return write_table(header, [_write_speed_row(speed, base) for speed in speeds])


def _write_speed_row(speed: Speed, base: Speed | None) -> tuple[str, ...]:
    if speed.failure:
        return (speed.tool, _shorten(speed.failure), *[""] * 5, str(speed.rounds))
    return (
        speed.tool,
        f"{base.seconds / speed.seconds:.1f}" if base else "",
        f"{base.whole / speed.whole:.1f}" if base else "",
        f"{speed.seconds:.3g}",
        f"{speed.whole:.3g}",
        f"{speed.pages / speed.seconds:.0f}",
        f"{speed.peak / _MB:.0f}",
        str(speed.rounds),
    )


def _shorten(text: str) -> str:
    """The last line of a failure, fit for a table."""
    return (text.splitlines() or [""])[-1][-80:].replace("|", "/")


def write_growth(speeds: Sequence[Speed]) -> str:
    """Peak memory on 50 and 200 pages and the growth by page, in megabytes."""
    small, large = GROWTH
    peaks = {(speed.tool, speed.document): speed for speed in speeds if not speed.failure}
    rows = []
    for tool in dict.fromkeys(speed.tool for speed in speeds):
        pair = peaks.get((tool, small)), peaks.get((tool, large))
        if pair[0] and pair[1]:
            growth = (pair[1].peak - pair[0].peak) / (pair[1].pages - pair[0].pages)
            row = (pair[0].peak / _MB, pair[1].peak / _MB, growth / _MB)
            rows.append((tool, f"{row[0]:.0f}", f"{row[1]:.0f}", f"{row[2]:.3f}"))
    return write_table(("memory", "50 pages, MB", "200 pages, MB", "MB a page"), rows)


def write_accuracy(results: Sequence[SetResult]) -> str:
    """One table a set."""
    sets = dict.fromkeys(result.set_name for result in results)
    return "\n\n".join(
        _write_set([result for result in results if result.set_name == name]) for name in sets
    )


def _write_set(results: Sequence[SetResult]) -> str:
    count = results[0].scores.documents
    header = [
        f"{results[0].set_name}, {count} documents",
        "cell-text F1",
        "strict F1",
        "TEDS",
        "page joins",
        "row re-joins",
        "arrows",
        "false tables (where none is / beside true ones)",
        "failed",
    ]
    with_adjacency = results[0].adjacency is not None
    rows = [_write_set_row(result, with_adjacency) for result in results]
    return write_table(header + ["adjacency F1"] * with_adjacency, rows)


def _write_set_row(result: SetResult, with_adjacency: bool) -> list[str]:
    scores = result.scores
    row = [
        result.tool,
        f"{scores.text:.3f}",
        f"{scores.strict:.3f}",
        "" if scores.teds is None else f"{scores.teds:.3f}",
        _write_share(scores.joins),
        _write_share(scores.row_joins),
        _write_arrows(scores.arrows),
        f"{scores.false_on_empty} / {scores.unmatched}",
        str(result.failures),
    ]
    return [*row, f"{result.adjacency or 0:.3f}"] if with_adjacency else row


def _write_share(counts: Counts | None) -> str:
    """Right of all; a dash where there were none or the tool does not do it."""
    return f"{counts.right} of {counts.expected}" if counts and counts.expected else "–"


def _write_arrows(counts: Counts) -> str:
    """Right of all, and how many others were found."""
    false = counts.found - counts.right
    return _write_share(counts) + (f", {false} false" if false else "")
