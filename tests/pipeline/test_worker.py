"""Answers to tasks, in this process."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Callable

import pytest

from pipeline.worker import (
    REASON_LENGTH,
    Answer,
    answer_job,
    describe,
    is_lack_of_memory,
    note_page,
    split_output,
)
from schemas.errors import SourceError
from tests.pipeline import faults


def answer(task: Callable[..., object], *args: object) -> Answer:
    reply = pickle.loads(answer_job(pickle.dumps((task, args))))
    assert isinstance(reply, Answer)
    return reply


def test_values_and_errors() -> None:
    assert answer(faults.measure, b"abc") == Answer("value", 3)
    refused = answer(faults.refuse, "a.pdf")
    assert refused.kind == "error"
    assert isinstance(refused.content, SourceError)
    assert answer(faults.fail) == Answer("failed", "ZeroDivisionError: nobody")
    assert answer(faults.hide_lack_of_memory) == Answer("memory")
    assert answer(faults.return_a_function).kind == "failed"


def test_a_job_that_is_none() -> None:
    reply = pickle.loads(answer_job(b""))
    assert reply.kind == "failed"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "x"), True),
        (ImportError("failed to map segment: Cannot allocate memory"), True),
        (OSError(errno.ENOENT, "x"), False),
        (ValueError("x"), False),
    ],
)
def test_lack_of_memory_has_many_faces(error: Exception, expected: bool) -> None:
    assert is_lack_of_memory(error) is expected


def test_an_error_in_one_short_line() -> None:
    assert describe(ValueError()) == "ValueError"
    assert len(describe(ValueError("x" * 999))) == REASON_LENGTH


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (b"", (0, b"")),
        (bytes([0, 0, 0, 4, 0, 0, 0, 5]), (5, b"")),
        (bytes([0, 0, 0, 4, 0, 0]), (4, b"")),
        (bytes([0, 0, 0, 4, 0, 0, 0, 0]) + b"\xff" * 4 + b"answer", (0, b"answer")),
    ],
)
def test_the_output_tells_the_last_page_and_the_answer(
    output: bytes, expected: tuple[int, bytes]
) -> None:
    assert split_output(output) == expected


def test_pages_are_noted_in_child_processes_only() -> None:
    note_page(3)
