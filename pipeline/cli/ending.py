"""How the program ends: errors as messages, signals as clean exits, consoles of any encoding."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.cli.printing import make_harmless
from schemas.errors import EXIT_FAILED, EXIT_USAGE, KeikakuError, SourceError
from schemas.findings import Lang


class Ended(SystemExit):
    """An end whose reason was told already."""


@contextmanager
def end_politely() -> Iterator[None]:
    """Turns every way to end into an exit code and at most a few lines on standard error."""
    _accept_any_character()
    _stop_on_signals()
    try:
        yield
    except Ended:
        raise
    except SystemExit as end:
        if end.code == EXIT_USAGE:
            tell("使い方に誤りがあります。--help で使い方を確かめてください。")
        raise
    except Exception as error:
        from pipeline.worker import describe

        failure = SourceError("worker.failed", name="keikaku", reason=describe(error))
        tell_error(failure)
        raise Ended(EXIT_FAILED) from None
    finally:
        _flush_output()


@contextmanager
def errors_told(lang: Lang) -> Iterator[None]:
    """Tells an error that ends the command, in the language asked for, and exits with its code."""
    try:
        yield
    except KeikakuError as error:
        tell_error(error, lang)
        raise Ended(error.exit_code) from None


def tell(text: str) -> None:
    """Writes a line on standard error; control characters (of a file name) are shown as "?"."""
    with contextlib.suppress(OSError):
        print(make_harmless(text), file=sys.stderr)


def tell_error(error: KeikakuError, lang: Lang = "ja") -> None:
    """Writes an error's message and code on standard error."""
    tell(f"keikaku: {error.message(lang)} [{error.code}]")


def _accept_any_character() -> None:
    """A console that cannot show a character (cp932, POSIX) shows "?" instead of ending us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _flush_output() -> None:
    """Writes what is left; when whoever read our output has gone, it goes nowhere."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop_on_signals() -> None:
    """Makes Ctrl-C and SIGTERM exits, which tidy up on their way out."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            with contextlib.suppress(ValueError):  # not in the main thread
                signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    tell("keikaku: 中止しました / stopped")
    raise Ended(128 + number)
