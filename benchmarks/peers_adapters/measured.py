"""What every adapter shares: its command line, its clock and the form of its answer.

An adapter is a script that runs in the environment of its tool alone, so nothing here may import
anything but the standard library:

    python read_TOOL.py FILE.pdf OUT.json [--variant NAME] [--page N] [--warm FILE.pdf]

``OUT.json`` holds ``pages``, ``tables``, ``joined`` (null where the tool joins no pages),
``seconds`` (processor time of the extraction alone, user and system, children included),
``converting`` (that of bringing the tool's tables into this form) and ``peak`` (bytes of memory at
the most, before that).
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

Cell = tuple[int, int, int, int, str]
"""Row, column, rowspan, colspan, text."""
Arrow = tuple[int, int, int, str]
"""Row, first column, last column, label."""
Native = TypeVar("Native")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What to read: a file, or one ``page`` of it (1-based), at the setting ``variant``."""

    path: Path
    variant: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table that a tool found; ``pages`` are 1-based."""

    pages: tuple[int, ...]
    cells: tuple[Cell, ...]
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a tool found in so many pages; ``joined`` is None where it joins none."""

    pages: int
    tables: tuple[FoundTable, ...]
    joined: tuple[FoundTable, ...] | None = None


def run_adapter(
    extract: Callable[[Request], Native], convert: Callable[[Native, Request], Reading]
) -> None:
    """Reads the command line, extracts under the clock, then writes the answer.

    ``extract`` is what is measured and returns the tool's own objects, texts included; ``convert``
    turns them into a Reading off the clock.
    """
    arguments = _parse_arguments()
    if arguments.warm:
        warm = Request(arguments.warm, arguments.variant)
        convert(extract(warm), warm)
    request = Request(arguments.pdf, arguments.variant, arguments.page)
    before = measure_spent()
    native = extract(request)
    seconds = measure_spent() - before
    peak = measure_peak()
    answer = asdict(convert(native, request))
    converting = measure_spent() - before - seconds
    answer |= {"seconds": seconds, "converting": converting, "peak": peak}
    arguments.out.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("pdf", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--variant", default="")
    parser.add_argument("--page", type=int, help="read this page alone")
    parser.add_argument("--warm", type=Path, help="a file to read before the clock starts")
    return parser.parse_args()


def measure_spent() -> float:
    """Seconds of processor time of this process and of the children it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure_peak() -> int:
    """The largest resident memory so far, in bytes.

    The kernel's own mark is asked first: ``ru_maxrss`` also counts the process that started this
    one, as far as it was larger.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * _KIB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
