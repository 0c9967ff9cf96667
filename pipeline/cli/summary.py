"""What came of a run: a short table for people, JSON for machines, failures on standard error."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.cli.ending import tell
from pipeline.conversion import Result, Results
from schemas.findings import Finding, Lang, Severity
from schemas.plan import Plan

TOLD = ("document.no-items", "document.no-table", "source.name-differs")
"""What makes a result useless though nothing failed: told at once, not only in the report."""
SHOWN_ERRORS = 5
"""At most so many things that were not read are told per input; the report has them all."""
STATUS_WORDS = {
    "ok": ("成功", "ok"),
    "partial": ("一部", "partial"),
    "failed": ("失敗", "failed"),
}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
HEADINGS = (
    ("結果", "Status"),
    ("ファイル", "File"),
    ("項目", "Items"),
    ("記載", "Values"),
    ("誤り", "Errors"),
    ("注意", "Warnings"),
    ("情報", "Infos"),
    ("文字", "Chars"),
    ("未割当", "Unassigned"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a Plan that tell whether it was read as expected."""

    items: int
    values: int
    characters: int
    unassigned: int

    @classmethod
    def of(cls, plan: Plan) -> Counts:
        """The numbers of a Plan."""
        values = sum(len(item.values) for item in plan.items)
        return cls(len(plan.items), values, plan.ledger.source, plan.ledger.unassigned)


def count_findings(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Severity → number of findings, the worst first."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def print_summary(results: Results, lang: Lang) -> None:
    """Prints one row per input on standard output."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for index, heading in enumerate(HEADINGS):
        side: Literal["left", "right"] = "left" if index < 2 else "right"
        table.add_column(_pick(heading, lang), justify=side, overflow="fold")
    for result in results:
        table.add_row(*map(Text, describe_result(result, lang)))
    Console(highlight=False).print(table)
    for result in results:
        if result.folder is not None:
            print(_pick(("出力先", "Output"), lang) + f": {result.folder}")


def describe_result(result: Result, lang: Lang) -> tuple[str, ...]:
    """The texts of a result's row, one per heading; fewer when it could not be read."""
    status, name = _pick(STATUS_WORDS[result.status], lang), Path(result.input).name
    if result.plan is None:
        return status, name
    counts = Counts.of(result.plan)
    numbers = (
        counts.items,
        counts.values,
        *count_findings(result.findings).values(),
        counts.characters,
        counts.unassigned,
    )
    return status, name, *(f"{number:,}" for number in numbers)


def tell_failures(results: Results, lang: Lang) -> None:
    """Tells on standard error why inputs failed, and what of others was not read."""
    for result in results:
        if result.error is not None:
            tell(f"{result.input}: {result.error.message(lang)} [{result.error.code}]")
        if result.status == "partial":
            _tell_unread(result, lang)
        for finding in result.findings:
            if finding.code in TOLD:
                tell(f"{result.input}: {finding.message} [{finding.code}]")
        for note in result.notes:
            tell(f"{result.input}: {note.message} [{note.code}]")


def _tell_unread(result: Result, lang: Lang) -> None:
    unread = [finding for finding in result.findings if finding.severity == "error"]
    for finding in unread[:SHOWN_ERRORS]:
        tell(f"{result.input}: {finding.message} [{finding.code}]")
    rest = len(unread) - SHOWN_ERRORS
    if rest > 0:
        more = f"ほか{rest}件（報告を見てください）", f"{rest} more (see the report)"
        tell(f"{result.input}: {_pick(more, lang)}")


def results_to_json(results: Results, lang: Lang) -> dict[str, Any]:
    """The results as plain JSON values, in the order of the inputs (docs/cli.md)."""
    return {
        "exit_code": results.exit_code,
        "results": [_result_to_json(result, lang) for result in results],
    }


def _result_to_json(result: Result, lang: Lang) -> dict[str, Any]:
    return {
        "input": result.input,
        "status": result.status,
        "error": _error_to_json(result, lang),
        "folder": None if result.folder is None else str(result.folder),
        "files": list(result.files),
        **_plan_to_json(result.plan),
        "findings": [finding.to_json() for finding in result.findings],
    }


def _error_to_json(result: Result, lang: Lang) -> dict[str, Any] | None:
    if result.error is None:
        return None
    error = result.error
    return {"code": error.code, "message": error.message(lang), "params": dict(error.params)}


def _plan_to_json(plan: Plan | None) -> dict[str, Any]:
    if plan is None:
        keys = ("plan_id", "edition_id", "title", "items", "values", "ledger")
        return dict.fromkeys(keys)
    counts = Counts.of(plan)
    return {
        "plan_id": plan.plan_id,
        "edition_id": plan.edition_id,
        "title": plan.title,
        "items": counts.items,
        "values": counts.values,
        "ledger": plan.ledger.model_dump(),
    }


def _pick(words: tuple[str, str], lang: Lang) -> str:
    return words[0] if lang == "ja" else words[1]
