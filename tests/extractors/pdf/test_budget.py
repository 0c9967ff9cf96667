from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time

import pytest

from extractors.pdf.budget import OverBudget, time_budget

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX timers")


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def spin_and_swallow() -> None:
    while True:
        with contextlib.suppress(Exception):
            spin(0.5)


def test_what_is_quick_is_left_alone() -> None:
    with time_budget(5):
        spin(0.01)
    with time_budget(0):
        spin(0.01)


@needs_posix
def test_a_loop_is_interrupted_even_where_exceptions_are_swallowed() -> None:
    started = time.process_time()
    with pytest.raises(OverBudget), time_budget(0.05):
        spin_and_swallow()
    assert time.process_time() - started < 0.4


@needs_posix
def test_the_timer_and_its_handler_are_put_back() -> None:
    with time_budget(5):
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL


@needs_posix
def test_somebody_elses_profiler_is_left_alone() -> None:
    def handler(*_: object) -> None:
        """A profiler's."""

    signal.signal(signal.SIGPROF, handler)
    try:
        with pytest.raises(OverBudget), time_budget(0.02):
            spin(0.05)
        assert signal.getsignal(signal.SIGPROF) is handler
    finally:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def test_other_threads_are_judged_when_they_have_ended() -> None:
    outcomes: list[str] = []

    def work() -> None:
        try:
            with time_budget(0.02):
                spin(0.05)
                outcomes.append("ended")
        except OverBudget:
            outcomes.append("over")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert outcomes == ["ended", "over"]
