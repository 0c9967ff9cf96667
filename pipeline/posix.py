"""The calls that only POSIX systems have, in one place; each is a no-op where it is missing.

Without them (Windows) the program still runs, a reading is still ended when its time is over, and
only the limits of memory and processor time, and the locks, are not enforced by the system.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import resource

PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>."""


def set_limits(megabytes: int, cpu_seconds: float) -> None:
    """Holds this process to its address space and processor time; it may write no file at all.

    Pipes are not files in this sense. A core dump would hold the document, so there is none.
    """
    if sys.platform != "win32":
        _lower(resource.RLIMIT_AS, megabytes * 1024 * 1024)
        _lower(resource.RLIMIT_CPU, max(1, round(cpu_seconds)))
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, value: int) -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(kind)
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # macOS refuses some limits that it does not enforce anyway.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (soft, hard))


def limit_step(seconds: float) -> None:
    """Lets this process die when it takes more processor time from now on; 0 = no limit.

    A timer for all the process starts anew with each call. It is the only one that stops a C
    library.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)


def die_with_parent(parent: int) -> None:
    """Has Linux kill this process when the process ``parent``, which started it, ends."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the call above
            os._exit(1)


def kill_session(leader: int) -> None:
    """Kills a process that leads a session of its own, and all that it started."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def name_signal(returncode: int) -> str | None:
    """The name of the signal that ended a process (``SIGSEGV``), None when it ended by itself."""
    if returncode >= 0:
        return None
    try:
        return signal.Signals(-returncode).name
    except ValueError:
        return f"signal {-returncode}"


def try_lock(descriptor: int) -> bool:
    """Whether the open file is now locked for this process; the system unlocks it at our end.

    Where files cannot be locked (Windows, some network drives) it counts as locked.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True


def sync_folder(folder: Path) -> None:
    """Makes renames inside the folder last through a loss of power."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some file systems cannot sync a folder
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
