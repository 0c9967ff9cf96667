"""Processor time and memory of the tools, all taking turns so that none has a better machine."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_speed_documents import DOCUMENTS, OUT, make_document
from benchmarks.peers.runs import Run, run_command, run_tool
from benchmarks.peers.tools import Tool

WARM = "writer-1"
DEFAULT = ("writer-52", "writer-10", "chromium-50")
GROWTH = ("writer-50", "writer-200")
GROWTH_TOOLS = ("keikaku", "pdfplumber", "pdfplumber-rs")
# A tool is not asked again about a document once it has spent so many seconds and two rounds.
_ENOUGH_SECONDS = 120
_INSPECT = ("-c", "from pipeline.cli import main; main()", "inspect", "--json")


@dataclass(frozen=True, slots=True)
class Speed:
    """What one tool took for one document; medians of ``rounds`` runs.

    ``seconds`` is the processor time of the extraction in a process that has read another page
    before (started, its modules loaded), ``whole`` that of a process which reads this document and
    nothing else, from start to end; ``peak`` that process's memory in bytes.
    """

    tool: str
    document: str
    pages: int = 0
    rounds: int = 0
    seconds: float = 0.0
    whole: float = 0.0
    peak: int = 0
    failure: str = ""


def find_documents(names: Sequence[str], folder: Path) -> dict[str, Path]:
    """The speed documents of these names, made where they are not there yet."""
    found = {}
    folder.mkdir(parents=True, exist_ok=True)
    for document in DOCUMENTS:
        if document.name in names:
            path = folder / f"{document.name}.pdf"
            found[document.name] = path if path.exists() else make_document(document, folder)
    return {name: found[name] for name in names}


def measure_speed(
    tools: Mapping[Tool, Path], documents: Sequence[Path], rounds: int, timeout: float
) -> list[Speed]:
    """The speed of each tool (with the Python of its environment) on each document."""
    warm = find_documents([WARM], OUT)[WARM]
    return [
        speed
        for document in documents
        for speed in _measure_document(tools, document, warm, rounds, timeout)
    ]


def _measure_document(
    tools: Mapping[Tool, Path], document: Path, warm: Path, rounds: int, timeout: float
) -> list[Speed]:
    runs: dict[Tool, list[tuple[Run, Run]]] = {tool: [] for tool in tools if tool.timed}
    for _ in range(rounds):
        for tool, done in runs.items():
            if _is_wanted(done):
                alone = run_tool(tool, tools[tool], document, timeout)
                started = run_tool(tool, tools[tool], document, timeout, warm=warm)
                done.append((alone, started))
    return [_summarize(tool, document, done) for tool, done in runs.items()]


def _is_wanted(done: Sequence[tuple[Run, Run]]) -> bool:
    """Whether a tool has its turn again."""
    if any(run.failure for pair in done for run in pair):
        return False
    return len(done) < 2 or sum(run.whole for pair in done for run in pair) < _ENOUGH_SECONDS


def _summarize(tool: Tool, document: Path, done: Sequence[tuple[Run, Run]]) -> Speed:
    failures = [run.failure for pair in done for run in pair if run.failure]
    if failures:
        return Speed(tool.name, document.stem, rounds=len(done), failure=failures[0])
    return Speed(
        tool.name,
        document.stem,
        done[0][0].pages,
        len(done),
        statistics.median(started.seconds for _, started in done),
        statistics.median(alone.whole for alone, _ in done),
        int(statistics.median(alone.peak for alone, _ in done)),
    )


def measure_growth(tools: Mapping[Tool, Path], rounds: int, timeout: float) -> list[Speed]:
    """The runs over 50 and 200 pages whose peaks show how memory grows by page."""
    documents = list(find_documents(GROWTH, OUT).values())
    chosen = {tool: python for tool, python in tools.items() if tool.name in GROWTH_TOOLS}
    return measure_speed(chosen, documents, rounds, timeout)


def measure_inspect(python: Path, rounds: int, timeout: float) -> float:
    """Seconds of processor time of ``keikaku inspect --json`` on one page, the whole process."""
    document = find_documents([WARM], OUT)[WARM].resolve()
    command = [str(python), *_INSPECT, str(document)]
    # The first run is the warm-up: it writes the byte code.
    runs = [run_command(command, timeout, (0, 3)) for _ in range(rounds + 1)]
    failures = [failure for _, failure in runs if failure]
    if failures:
        raise SystemExit(f"keikaku inspect {failures[0]}")
    return statistics.median(seconds for seconds, _ in runs[1:])
