from __future__ import annotations

import pickle
import string

import pytest

from schemas.errors import (
    ERRORS,
    EXIT_FAILED,
    EXIT_USAGE,
    KeikakuError,
    LimitError,
    OutputError,
    SourceError,
    UsageError,
)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", ERRORS)
def test_messages_format_in_both_languages(code: str) -> None:
    kind = ERRORS[code]
    assert placeholders(kind.ja) == placeholders(kind.en)
    params = {name: f"<{name}>" for name in placeholders(kind.ja)}
    error = KeikakuError(code, **params)
    assert str(error) == error.message("ja")
    assert all(value in error.message("en") for value in params.values())


@pytest.mark.parametrize("kind", [KeikakuError, UsageError, SourceError, LimitError, OutputError])
def test_errors_cross_the_border_of_a_process(kind: type[KeikakuError]) -> None:
    error = pickle.loads(pickle.dumps(kind("source.too-large", name="計画.pdf", bytes=9, limit=8)))
    assert type(error) is kind
    assert error.code == "source.too-large"
    assert error.params == {"name": "計画.pdf", "bytes": 9, "limit": 8}
    assert "計画.pdf" in str(error)


def test_exit_codes() -> None:
    assert UsageError.exit_code == EXIT_USAGE == 2
    assert {e.exit_code for e in (SourceError, LimitError, OutputError)} == {EXIT_FAILED}


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(KeyError):
        SourceError("no.such-code")
