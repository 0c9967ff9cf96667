"""What is told of a run."""

from __future__ import annotations

import pytest

from pipeline.cli.summary import print_summary, results_to_json, tell_failures
from pipeline.conversion import Result, Results
from schemas.document import SourceInfo
from schemas.errors import SourceError
from schemas.findings import make_finding
from schemas.plan import Ledger, Plan

UNREAD = tuple(make_finding("page.no-text", page=page) for page in range(1, 9))
PLAN = Plan(
    plan_id="p",
    edition_id="p-2022",
    findings=UNREAD,
    sources=(SourceInfo("a.pdf", "a", "application/pdf", 1),),
    ledger=Ledger(source=12_345, unassigned=6),
)
PARTIAL = Result("dir/[bold]計画.pdf", "partial", PLAN)
FAILED = Result("b\x1b.pdf", "failed", error=SourceError("source.empty", name="b.pdf"))
NOTED = Result("c.pdf", "ok", notes=(make_finding("source.repeated", name="a.pdf"),))


def test_the_table_has_a_row_per_input(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(Results((PARTIAL, FAILED)), "ja")
    heading, partial, failed = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["結果", "ファイル", "項目"]
    assert partial.split() == ["一部", "[bold]計画.pdf", "0", "0", "8", "0", "0", "12,345", "6"]
    assert failed.split()[0] == "失敗"


def test_what_was_not_read_is_told_with_a_limit(capsys: pytest.CaptureFixture[str]) -> None:
    tell_failures(Results((PARTIAL,)), "ja")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 6
    assert lines[0].endswith("[page.no-text]")
    assert "ほか3件" in lines[-1]
    tell_failures(Results((PARTIAL,)), "en")
    assert "3 more" in capsys.readouterr().err


def test_failures_and_notes_are_told_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_failures(Results((FAILED, NOTED)), "ja")
    failed, noted = capsys.readouterr().err.splitlines()
    assert failed.startswith("b?.pdf: ")
    assert failed.endswith("[source.empty]")
    assert noted.endswith("[source.repeated]")


def test_json_has_the_same_keys_for_every_result() -> None:
    data = results_to_json(Results((PARTIAL, FAILED)), "en")
    partial, failed = data["results"]
    assert data["exit_code"] == 4
    assert list(partial) == list(failed)
    assert failed["error"]["code"] == "source.empty"
    assert failed["error"]["message"].startswith("The file")
    assert partial["ledger"]["unassigned"] == 6
