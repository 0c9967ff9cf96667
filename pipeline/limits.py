"""Runs a task in a child process of its own that is held to limits.

Nothing inside a process can stop a call into a C library, and a crash there takes the process with
it. So each input is read in a fresh child: it is ended when its time is over, the system holds it
to its memory and processor time, and its death is an error with a code. A fresh child for each
input costs about a quarter of a second for its imports; in exchange no input can spoil the next.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, TypeVarTuple, cast

from pipeline import posix
from pipeline.options import Limits
from pipeline.worker import NO_PAGE, Answer, split_output
from schemas.errors import KeikakuError, LimitError, SourceError

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

ROOMS = Path(__file__).resolve().parents[1]
"""The folder that holds our packages, so that the child finds the same ones."""
START = "from pipeline.worker import main; main()"
LeftOut = tuple[tuple[int, str], ...]
"""Numbers of pages that are not read, each with the reason."""
MAX_LEFT_OUT = 3
"""A document at more pages of which the reading dies is given up."""
HARD_FACTOR = 2
"""A page whose reading does not heed its time is stopped from outside after so many times it."""


def run_limited(limits: Limits, name: str, task: Callable[[*Ts], T], *args: *Ts) -> T:
    """What ``task(*args)`` returns, computed in a child process under the limits.

    The task is a function of a module; arguments, result and errors must be picklable. ``name`` is
    the input's, for messages.

    Raises:
        KeikakuError: the task's own.
        LimitError: ``limit.time``, ``limit.page-time``, ``limit.memory``.
        SourceError: ``worker.died`` (a crash), ``worker.failed`` (an unforeseen exception).
    """
    job = pickle.dumps((task, args), pickle.HIGHEST_PROTOCOL)
    child = _start_child(limits)
    try:
        output, _ = child.communicate(job, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        raise _time_is_over(limits, name) from None
    finally:
        _end(child)
    page, answer = split_output(output)
    if child.returncode != 0:
        raise _explain_death(child.returncode, limits, name, page)
    return cast(T, _open(answer, limits, name))


def read_around(limits: Limits, attempt: Callable[[Limits, LeftOut], T]) -> T:
    """What the attempt returns, made again without the pages at which its process died.

    It is given the limits that are left and the pages to leave out.

    Raises:
        KeikakuError: the first attempt's, when leaving out pages does not help.
    """
    end = time.monotonic() + limits.seconds
    left_out: LeftOut = ()
    failure: KeikakuError | None = None
    while True:
        try:
            return attempt(limits, left_out)
        except KeikakuError as error:
            failure = failure or error
            page = error.params.get("page")
            rest = end - time.monotonic()
            if not isinstance(page, int) or len(left_out) >= MAX_LEFT_OUT or rest <= 0:
                raise failure from None
            left_out += ((page, error.code),)
            limits = replace(limits, seconds=rest)


def _start_child(limits: Limits) -> subprocess.Popen[bytes]:
    seconds = limits.cpu_seconds or limits.seconds
    arguments = (os.getpid(), limits.megabytes, seconds, HARD_FACTOR * limits.each_page)
    return subprocess.Popen(
        # -P: a file in the working folder must not stand in for a module.
        [sys.executable, "-P", "-X", "utf8", "-c", START, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_child_environment(),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _child_environment() -> dict[str, str]:
    paths = [str(ROOMS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(paths),
        # The same input must give the same bytes.
        "PYTHONHASHSEED": "0",
        # Idle threads of the numeric libraries would each claim address space.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child, should it still run, with all that it started; whatever interrupted us."""
    if child.poll() is None:
        posix.kill_session(child.pid)
        child.kill()
        child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def _explain_death(returncode: int, limits: Limits, name: str, page: int) -> KeikakuError:
    """The error for a death; its ``page`` is the one that was being read, if there was one."""
    at = {"page": page} if page != NO_PAGE else {}
    killer = posix.name_signal(returncode)
    if killer == "SIGXCPU":
        return _time_is_over(limits, name)
    if killer == "SIGVTALRM":
        seconds = f"{HARD_FACTOR * limits.each_page:g}"
        return LimitError("limit.page-time", name=name, page=page, seconds=seconds)
    if returncode == -getattr(signal, "SIGKILL", 9):
        # We did not send it, so the system ran out of memory.
        return LimitError("limit.memory", name=name, megabytes=limits.megabytes, **at)
    return SourceError("worker.died", name=name, reason=killer or f"exit {returncode}", **at)


def _open(output: bytes, limits: Limits, name: str) -> object:
    try:
        answer = pickle.loads(output)
    except Exception:  # a damaged answer can raise almost anything
        raise SourceError("worker.died", name=name, reason="no answer") from None
    assert isinstance(answer, Answer)
    if answer.kind == "memory":
        raise _memory_is_full(limits, name)
    if answer.kind == "failed":
        raise SourceError("worker.failed", name=name, reason=str(answer.content))
    if isinstance(answer.content, KeikakuError) and answer.kind == "error":
        raise answer.content
    return answer.content


def _time_is_over(limits: Limits, name: str) -> LimitError:
    return LimitError("limit.time", name=name, seconds=f"{limits.seconds:g}")


def _memory_is_full(limits: Limits, name: str) -> LimitError:
    return LimitError("limit.memory", name=name, megabytes=limits.megabytes)
