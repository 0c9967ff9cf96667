"""The child process in which one input is read; :mod:`pipeline.limits` starts it.

A pickled task comes in by standard input. By standard output go out, each in four bytes, the number
of each page before it is read, so that the parent knows at which one the process died, then
:data:`END` and the pickled :class:`Answer`. Nothing else leaves the process: whatever a library
prints is dropped.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import pickle
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from pipeline import posix
from schemas.errors import KeikakuError

REASON_LENGTH = 120
READING = (
    "extractors.pdf.extractor",
    "extractors.pdf.pdfium.document",
    "extractors.annotated_html",
    "pipeline.building",
    "pipeline.stitch",
    "output.edition",
    "docx",
)
"""What readings of most documents import."""
NOTE = struct.Struct(">I")
END = 0xFFFFFFFF
NO_PAGE = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """How a task ended; ``content`` is its value, its error, or (``failed``) the reason."""

    kind: Literal["value", "error", "memory", "failed"]
    content: object = None


@dataclass(slots=True)
class _Notes:
    """Where notes of pages go, and the processor time that a page may take before we die of it."""

    output: BinaryIO | None = None
    page_seconds: float = 0.0


_notes = _Notes()


def main() -> None:
    """Runs the one task of standard input.

    Arguments: parent's process id, megabytes, seconds, seconds of a page.
    """
    parent, megabytes, cpu_seconds, page_seconds = sys.argv[1:]
    posix.die_with_parent(int(parent))
    _keep_compiled()
    posix.set_limits(int(megabytes), float(cpu_seconds))
    with _claim_standard_output() as output:
        _notes.output, _notes.page_seconds = output, float(page_seconds)
        answer = answer_job(sys.stdin.buffer.read())
        output.write(NOTE.pack(END))
        output.write(answer)
    # The answer is out; taking a large heap apart would only cost time.
    os._exit(0)


def _keep_compiled() -> None:
    """Imports what readings need while this process may still write files, the first time only.

    Python keeps modules compiled in files beside them. Installers that leave this to the first
    import (uv does) would otherwise have every reading compile them anew: half a second each.
    """
    spec = importlib.util.find_spec(READING[0])
    if sys.dont_write_bytecode or spec is None or not spec.cached or not spec.origin:
        return
    if not Path(spec.cached).exists() and os.access(Path(spec.origin).parent, os.W_OK):
        for name in READING:
            importlib.import_module(name)


def note_page(number: int) -> None:
    """Tells the parent which page is read next, :data:`NO_PAGE` after the last one.

    The page may take its processor time; where that runs out inside a C library, which nothing can
    interrupt, the process dies. Outside of a child process nothing happens.
    """
    if _notes.output is not None:
        posix.limit_step(_notes.page_seconds if number != NO_PAGE else 0.0)
        _notes.output.write(NOTE.pack(number))
        _notes.output.flush()


def split_output(output: bytes) -> tuple[int, bytes]:
    """``(last page that was begun, pickled answer)`` of what a child wrote."""
    page = NO_PAGE
    for start in range(0, len(output) - NOTE.size + 1, NOTE.size):
        (number,) = NOTE.unpack_from(output, start)
        if number == END:
            return page, output[start + NOTE.size :]
        page = number
    return page, b""


def answer_job(job: bytes) -> bytes:
    """The pickled :class:`Answer` to a pickled ``(task, args)``; no exception escapes."""
    try:
        task, args = pickle.loads(job)
        return pickle.dumps(Answer("value", task(*args)), pickle.HIGHEST_PROTOCOL)
    except KeikakuError as error:
        answer = Answer("error", error)
    except Exception as error:
        answer = Answer("memory") if is_lack_of_memory(error) else Answer("failed", describe(error))
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def is_lack_of_memory(error: BaseException) -> bool:
    """Whether the error, or one that it hides, comes from a lack of memory."""
    return any(
        isinstance(link, MemoryError)
        or (isinstance(link, OSError) and link.errno == errno.ENOMEM)
        or "cannot allocate memory" in str(link).lower()
        for link in _chain(error)
    )


def describe(error: BaseException) -> str:
    r"""The error in one short line: ``ValueError: not a number``.

    >>> describe(ValueError("not a number\nin line 3"))
    'ValueError: not a number'
    """
    lines = str(error).splitlines()
    text = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return text if len(text) <= REASON_LENGTH else text[: REASON_LENGTH - 1] + "…"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _claim_standard_output() -> BinaryIO:
    """Standard output for the answer alone; from now on prints and warnings go nowhere."""
    output = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return output
