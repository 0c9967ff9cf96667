"""Converting inputs: each is opened, read in a limited child and delivered; none spoils another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractors.base import Source
from pipeline.delivery import deliver, recover_leftovers, safe_name
from pipeline.limits import LeftOut, read_around, run_limited
from pipeline.options import ConvertOptions, Limits
from pipeline.stages import Edition, judge_reading, make_edition
from schemas.document import Document
from schemas.errors import EXIT_FAILED, EXIT_OK, EXIT_PARTIAL, KeikakuError
from schemas.findings import Finding, Lang, make_finding

if TYPE_CHECKING:
    import pandas as pd

    from schemas.plan import Plan

Status = Literal["ok", "partial", "failed"]
EditionMaker = Callable[[Source, ConvertOptions], Edition]
EXIT_CODES: Mapping[Status, int] = {
    "ok": EXIT_OK,
    "partial": EXIT_PARTIAL,
    "failed": EXIT_FAILED,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one input.

    ``plan`` and ``document`` are None when it could not be read; ``folder`` is None when nothing
    was written. A failed result has an ``error``; one whose writing failed has a Plan as well.
    """

    input: str
    """The input as it was given."""
    status: Status
    plan: Plan | None = None
    document: Document | None = None
    folder: Path | None = None
    files: tuple[str, ...] = ()
    """Names of the files in ``folder``."""
    error: KeikakuError | None = None
    notes: tuple[Finding, ...] = ()
    """Findings about the run rather than the document, which are not in the Plan."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was noticed: the Plan's findings and the run's."""
        return (*(self.plan.findings if self.plan else ()), *self.notes)

    def frames(self) -> dict[str, pd.DataFrame]:
        """The ten tables of the open-data package as DataFrames, by key (``items``, ``targets`` …).

        Raises:
            KeikakuError: the input could not be read.
        """
        from output import frames

        if self.plan is None:
            assert self.error is not None
            raise self.error
        return frames(self.plan)


class Results(tuple[Result, ...]):
    """The results of a run, in the order of its inputs."""

    __slots__ = ()

    @property
    def exit_code(self) -> int:
        """0 all ok, 3 some partial, 4 some failed."""
        return max((EXIT_CODES[result.status] for result in self), default=EXIT_OK)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: the 0-based ``index`` of the input, and its result once it has one."""

    index: int
    total: int
    input: str
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """Which source each folder of this run was given to, so that none overwrites another."""

    folders: dict[str, Source] = field(default_factory=dict)

    def claim(self, edition_id: str, source: Source, lang: Lang) -> tuple[str, tuple[Finding, ...]]:
        """The folder's name for an edition, with a note when it is not the edition's own.

        A second source with the same edition gets a folder whose name ends with its hash.
        """
        name = safe_name(edition_id)
        holder = self.folders.setdefault(name, source)
        if holder.sha256 == source.sha256:
            return name, ()
        own = safe_name(f"{edition_id}-{source.sha256[:8]}")
        self.folders.setdefault(own, source)
        note = make_finding("edition.repeated", lang=lang, name=holder.name, folder=own)
        return own, (note,)


def convert(
    *inputs: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    options: ConvertOptions | None = None,
    on_progress: Callable[[Step], None] | None = None,
    make_edition: EditionMaker = make_edition,
) -> Results:
    """One :class:`Result` per input, in their order; an unreadable input does not stop the others.

    With ``out`` (or ``options.out``) each edition's deliverables are written into a folder of its
    own there; without, nothing is written. ``make_edition`` reads one source, in a child process.

    >>> convert("missing.pdf")[0].error.code
    'source.not-found'
    """
    options = options or ConvertOptions()
    if out is not None:
        options = replace(options, out=Path(out))
    if options.out is not None:
        recover_leftovers(options.out)
    run = _Run(options, make_edition)
    return Results(
        run.convert_each([os.fspath(one) for one in inputs], on_progress or _say_nothing)
    )


def _say_nothing(step: Step) -> None:
    """Takes the place of a progress display."""


def _require_all(plan: Plan, source: Source) -> None:
    """Nothing, when every character of the source is accounted for.

    Raises:
        SourceError: ``ledger.unassigned``.
    """
    from schemas.errors import SourceError

    ledger = plan.ledger
    missing = max(ledger.unassigned, ledger.source - ledger.assigned)
    if missing > 0:
        raise SourceError("ledger.unassigned", name=source.name, count=missing)


@dataclass(frozen=True, slots=True)
class _Run:
    options: ConvertOptions
    make_edition: EditionMaker
    claims: Claims = field(default_factory=Claims)
    seen: dict[str, Result] = field(default_factory=dict)
    """Results by the sources' hashes."""

    def convert_each(self, inputs: list[str], report: Callable[[Step], None]) -> Iterable[Result]:
        for index, name in enumerate(inputs):
            report(Step(index, len(inputs), name))
            result = self.convert_one(name)
            report(Step(index, len(inputs), name, result))
            yield result

    def convert_one(self, name: str) -> Result:
        try:
            source = self.open(name)
            if source.sha256 in self.seen:
                return self.repeat(name, source)
            result = self.read(name, source)
        except KeikakuError as error:
            return Result(name, "failed", error=error)
        if result.status != "failed":
            self.seen[source.sha256] = result
        return result

    def open(self, name: str) -> Source:
        from extractors.source import open_source

        return open_source(Path(name), self.options.limits.bytes, self.options.source_url)

    def repeat(self, name: str, source: Source) -> Result:
        """The first result of the same bytes; they are read and written once in a run."""
        first = self.seen[source.sha256]
        note = make_finding("source.repeated", lang=self.options.lang, name=first.input)
        return replace(first, input=name, notes=(*first.notes, note))

    def read(self, name: str, source: Source) -> Result:
        def attempt(limits: Limits, left_out: LeftOut) -> Edition:
            options = replace(self.options, left_out=left_out)
            return run_limited(limits, source.name, self.make_edition, source, options)

        edition = read_around(self.options.limits, attempt)
        if self.options.strict:
            _require_all(edition.plan, source)
        status = judge_reading(edition.plan.findings, edition.document.findings)
        result = Result(name, status, edition.plan, edition.document)
        return result if self.options.out is None else self.deliver(result, source, edition.files)

    def deliver(self, result: Result, source: Source, files: Mapping[str, bytes]) -> Result:
        assert result.plan is not None
        assert self.options.out is not None
        folder, notes = self.claims.claim(result.plan.edition_id, source, self.options.lang)
        try:
            path = deliver(files, self.options.out, folder, force=self.options.force)
        except KeikakuError as error:
            return replace(result, status="failed", error=error, notes=notes)
        return replace(result, folder=path, files=tuple(files), notes=notes)
