"""Every way in which a reading can die becomes an error with a code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.limits import MAX_LEFT_OUT, ROOMS, LeftOut, read_around, run_limited
from pipeline.options import Limits
from schemas.errors import KeikakuError, LimitError, SourceError
from tests.pipeline import faults

LIMITS = Limits(seconds=20, megabytes=512)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")


def test_the_value_comes_back_and_prints_do_not(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_limited(LIMITS, "a.pdf", faults.double, 21) == 42
    assert capfd.readouterr() == ("", "")


def test_large_arguments_and_values_pass() -> None:
    assert run_limited(LIMITS, "a.pdf", faults.measure, bytes(5_000_000)) == 5_000_000
    assert len(run_limited(LIMITS, "a.pdf", faults.return_bytes, 5_000_000)) == 5_000_000


def test_its_own_error_crosses_whole() -> None:
    with pytest.raises(SourceError) as caught:
        run_limited(LIMITS, "a.pdf", faults.refuse, "b.pdf")
    assert caught.value.code == "source.empty"
    assert caught.value.params == {"name": "b.pdf"}


@pytest.mark.parametrize(
    ("task", "code", "reason"),
    [
        (faults.fail, "worker.failed", "ZeroDivisionError: nobody"),
        (faults.return_a_function, "worker.failed", None),
        (faults.hide_lack_of_memory, "limit.memory", None),
        pytest.param(faults.eat_memory, "limit.memory", None, marks=needs_posix),
        pytest.param(faults.kill_itself, "limit.memory", None, marks=needs_posix),
        pytest.param(faults.crash, "worker.died", "SIGSEGV", marks=needs_posix),
    ],
)
def test_its_death_has_a_code(task: Callable[[], object], code: str, reason: str | None) -> None:
    with pytest.raises(KeikakuError) as caught:
        run_limited(LIMITS, "a.pdf", task)
    assert caught.value.code == code
    if reason:
        assert caught.value.params["reason"] == reason


@pytest.mark.parametrize(("status", "reason"), [(0, "no answer"), (7, "exit 7")])
def test_a_silent_end_is_a_death(status: int, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        run_limited(LIMITS, "a.pdf", faults.leave, status)
    assert (caught.value.code, caught.value.params["reason"]) == ("worker.died", reason)


def test_time_ends_a_sleeper() -> None:
    started = time.monotonic()
    with pytest.raises(LimitError) as caught:
        run_limited(Limits(seconds=0.4), "a.pdf", faults.sleep_forever)
    assert caught.value.params == {"name": "a.pdf", "seconds": "0.4"}
    assert time.monotonic() - started < 5


@needs_posix
def test_processor_time_is_limited_too() -> None:
    with pytest.raises(LimitError) as caught:
        run_limited(Limits(seconds=20, cpu_seconds=1), "a.pdf", faults.spin_forever)
    assert caught.value.code == "limit.time"


@needs_posix
def test_a_reading_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        run_limited(LIMITS, "a.pdf", faults.write_file, str(tmp_path / "x"))
    assert caught.value.code == "worker.failed"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe, through which a task tells of its processes."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@needs_posix
def test_what_the_child_started_ends_too(pipe: Path) -> None:
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(LimitError):
        run_limited(Limits(seconds=1), "a.pdf", faults.sleep_with_a_child, str(pipe))
    processes = os.read(reader, 100).split()
    os.close(reader)
    assert len(processes) == 2
    assert all(_ends(int(process)) for process in processes)


@needs_posix
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_child_ends_when_its_parent_is_told_to(pipe: Path, ending: signal.Signals) -> None:
    parent = _start_parent(pipe)
    processes = pipe.read_bytes().split()
    parent.send_signal(ending)
    parent.wait(10)
    assert len(processes) == 2
    assert all(_ends(int(process)) for process in processes)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of the death")
def test_the_child_ends_when_its_parent_is_killed(pipe: Path) -> None:
    parent = _start_parent(pipe)
    child, grandchild = map(int, pipe.read_bytes().split())
    parent.kill()
    parent.wait(10)
    assert _ends(child)
    os.kill(grandchild, signal.SIGKILL)  # nobody is left to end it


def _start_parent(pipe: Path) -> subprocess.Popen[bytes]:
    code = f"""
import signal, sys
from pipeline.limits import run_limited
from pipeline.options import Limits
from tests.pipeline import faults
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
run_limited(Limits(), "a.pdf", faults.sleep_with_a_child, {str(pipe)!r})
"""
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOMS, stderr=subprocess.DEVNULL)


def _ends(process: int) -> bool:
    """Whether the process is gone, or a zombie that nobody has collected, within two seconds."""
    for _ in range(40):
        status = Path(f"/proc/{process}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@needs_posix
@pytest.mark.parametrize(
    ("task", "code"),
    [
        (faults.spin_at_page, "limit.page-time"),
        (faults.crash_at_page, "worker.died"),
        (faults.kill_itself_at_page, "limit.memory"),
    ],
)
def test_a_death_names_the_page(task: Callable[[int], object], code: str) -> None:
    with pytest.raises(KeikakuError) as caught:
        run_limited(Limits(seconds=20, page_seconds=0.2), "a.pdf", task, 7)
    assert (caught.value.code, caught.value.params["page"]) == (code, 7)
    assert "7" in caught.value.message("ja") or code != "limit.page-time"


def test_a_death_after_the_pages_names_none() -> None:
    with pytest.raises(KeikakuError) as caught:
        run_limited(LIMITS, "a.pdf", faults.leave_after_pages, 7)
    assert "page" not in caught.value.params


def dying_at(*pages: int) -> Callable[[Limits, LeftOut], LeftOut]:
    """An attempt that dies at each of the pages that is not left out."""

    def attempt(limits: Limits, left_out: LeftOut) -> LeftOut:
        for page in pages:
            if page not in dict(left_out):
                raise SourceError("worker.died", name="a", reason="SIGSEGV", page=page)
        return left_out

    return attempt


def test_reading_goes_on_around_the_pages_at_which_it_dies() -> None:
    assert read_around(LIMITS, dying_at(3, 9)) == ((3, "worker.died"), (9, "worker.died"))


def test_too_many_such_pages_are_given_up_with_the_first_reason() -> None:
    with pytest.raises(SourceError) as caught:
        read_around(LIMITS, dying_at(*range(1, MAX_LEFT_OUT + 2)))
    assert caught.value.params["page"] == 1


def test_errors_that_name_no_page_are_final() -> None:
    calls: list[LeftOut] = []

    def attempt(limits: Limits, left_out: LeftOut) -> None:
        calls.append(left_out)
        raise SourceError("worker.died", name="a", reason="x")

    with pytest.raises(SourceError):
        read_around(LIMITS, attempt)
    assert calls == [()]
