"""How far a run is, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.findings import Lang

if TYPE_CHECKING:
    from pipeline.conversion import Step

Report = Callable[["Step"], None]


@contextmanager
def show_progress(total: int, lang: Lang, *, off: bool = False) -> Iterator[Report]:
    """A function that shows each step it is given on a progress bar.

    There is no bar when it is ``off`` or standard error is not a terminal (a file, a pipe).
    """
    if off or not sys.stderr.isatty():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("読み取り中" if lang == "ja" else "Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)

        def show(step: Step) -> None:
            done = step.index + (step.result is not None)
            progress.update(task, completed=done, description=escape(Path(step.input).name))

        yield show


def _show_nothing(step: Step) -> None:
    """Takes the place of a progress bar."""
