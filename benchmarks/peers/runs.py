"""One run of one tool over one document: a process with a time limit, and what came of it."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.tools import ROOT, Tool

_LAST_LINES = 300


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave.

    ``seconds`` is the processor time of the extraction alone, ``whole`` that of the process from
    its start to its end without the converting of tables into the common form (both user and
    system, children included), ``peak`` the memory in bytes, ``answer`` the adapter's JSON. A run
    that gave no answer says why in ``failure``.
    """

    seconds: float = 0.0
    whole: float = 0.0
    pages: int = 0
    peak: int = 0
    answer: dict[str, Any] | None = None
    failure: str = ""


def run_tool(
    tool: Tool,
    python: Path,
    document: Path,
    timeout: float,
    *,
    warm: Path | None = None,
    page: int | None = None,
) -> Run:
    """Runs a tool over a document, or a page; a hang, a crash and an error are results too.

    ``warm`` is a document that it reads before, off the clock.
    """
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "answer.json"
        command = [str(python), str(tool.script), str(document.resolve()), str(out)]
        command += ["--variant", tool.variant] if tool.variant else []
        command += ["--page", str(page)] if page else []
        command += ["--warm", str(warm.resolve())] if warm else []
        whole, failure = run_command(command, timeout)
        if failure or not out.exists():
            return Run(whole=whole, failure=failure or "no answer")
        answer = json.loads(out.read_text(encoding="utf-8"))
    whole -= answer.pop("converting")
    return Run(answer.pop("seconds"), whole, answer["pages"], answer.pop("peak"), answer)


def run_command(
    command: Sequence[str], timeout: float, codes: Sequence[int] = (0,)
) -> tuple[float, str]:
    """The processor time of a command with all its children, and why it failed, if it did."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    failure = _wait_for(command, timeout, codes)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, failure


def _wait_for(command: Sequence[str], timeout: float, codes: Sequence[int]) -> str:
    """Why the command failed; its whole group of processes ends at the time limit."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        _, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"not done within {timeout:.0f} s"
    if process.returncode in codes:
        return ""
    return f"ended with {process.returncode}: {errors.strip()[-_LAST_LINES:]}"
