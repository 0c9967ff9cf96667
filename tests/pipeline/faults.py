"""Tasks that go wrong in every way a reading can; they run in a child process."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

from pipeline.worker import NO_PAGE, note_page
from schemas.errors import SourceError


def double(number: int) -> int:
    print("a library that prints")
    print("and complains", file=sys.stderr)
    warnings.warn("a warning", stacklevel=1)
    return 2 * number


def measure(data: bytes) -> int:
    return len(data)


def return_bytes(count: int) -> bytes:
    return bytes(count)


def sleep_forever() -> None:
    time.sleep(3600)


def spin_forever() -> None:
    while True:
        pass


def sleep_with_a_child(pipe: str) -> None:
    """Writes its own process id and its child's into the named pipe."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    with Path(pipe).open("w", encoding="ascii") as record:
        record.write(f"{os.getpid()} {child.pid}")
    sleep_forever()


def eat_memory() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(16_000_000))


def hide_lack_of_memory() -> None:
    try:
        raise MemoryError
    except MemoryError:
        raise ValueError("something else")  # noqa: B904


def crash() -> None:
    ctypes.string_at(0)


def kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(code: int) -> None:
    os._exit(code)


def fail() -> None:
    raise ZeroDivisionError("nobody\nforesaw this")


def refuse(name: str) -> None:
    raise SourceError("source.empty", name=name)


def write_file(path: str) -> None:
    Path(path).write_text("text", encoding="utf-8")


def return_a_function() -> object:
    return lambda: None


def spin_at_page(number: int) -> None:
    note_page(number - 1)
    note_page(number)
    spin_forever()


def crash_at_page(number: int) -> None:
    note_page(number)
    crash()


def kill_itself_at_page(number: int) -> None:
    note_page(number)
    kill_itself()


def leave_after_pages(number: int) -> None:
    note_page(number)
    note_page(NO_PAGE)
    leave(3)
