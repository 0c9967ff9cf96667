"""Processor time that one page may take.

A page can keep loops busy for hours: every point of its drawing and every character is looked at
in several of them. Rather than asking for the time in each, a timer of the system interrupts
whatever runs, between two steps of the program. A call into a C library is not interrupted; it is
noticed when it comes back, and a reading in a child process is held to a limit from outside.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A tick whose exception was lost (raised where Python ignores exceptions) is followed by another.
_AGAIN = 0.25


class OverBudget(BaseException):
    """The time is over. No ``except Exception`` on the way swallows it."""


@contextmanager
def time_budget(seconds: float) -> Iterator[None]:
    """Lets the body take so many seconds of this process's processor time; 0 = no limit.

    The body is interrupted in the main thread of POSIX systems when nobody else uses the profiling
    timer; elsewhere the time is looked at when the body has ended.

    Raises:
        OverBudget: it took longer.
    """
    if seconds <= 0:
        yield
    elif _can_interrupt():
        with _interrupted(seconds):
            yield
    else:
        started = time.process_time()
        yield
        if time.process_time() - started > seconds:
            raise OverBudget


def _can_interrupt() -> bool:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


@contextmanager
def _interrupted(seconds: float) -> Iterator[None]:
    armed = True

    def interrupt(number: int, frame: FrameType | None) -> None:
        if armed:
            raise OverBudget

    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, interrupt)
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        armed = False
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
