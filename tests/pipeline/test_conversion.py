"""Each input has a result of its own, in order, whatever becomes of the others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.conversion import Results, Step
from pipeline.conversion import convert as convert_with
from pipeline.options import ConvertOptions, Limits
from schemas.errors import KeikakuError
from tests.pipeline.stand_ins import make_small_edition

Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an input file and returns its path."""

    def write_input(name: str, words: str) -> str:
        (tmp_path / name).write_text(words, encoding="utf-8")
        return str(tmp_path / name)

    return write_input


def convert(*inputs: str | os.PathLike[str], out: Path | None = None, **given: object) -> Results:
    options = ConvertOptions(**given)  # type: ignore[arg-type]
    return convert_with(*inputs, out=out, options=options, make_edition=make_small_edition)


def test_results_stand_in_the_order_of_the_inputs(write: Write) -> None:
    inputs = [write("a", "one"), write("b", "two partial"), write("c", "three unreadable")]
    results = convert(*inputs)
    assert [result.input for result in results] == inputs
    assert [result.status for result in results] == ["ok", "partial", "failed"]
    assert results.exit_code == 4
    assert Results(results[:2]).exit_code == 3
    assert Results(results[:1]).exit_code == 0


def test_a_crash_costs_only_its_own_result(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    results = convert(write("a", "one crash"), write("b", "two"), out=out)
    assert results[0].error is not None
    assert results[0].error.code == "worker.died"
    assert results[1].folder == out / "p-two"
    assert [path.name for path in out.iterdir()] == ["p-two"]


def test_without_out_nothing_is_written(write: Write, tmp_path: Path) -> None:
    (result,) = convert(write("a", "one"))
    assert result.plan is not None
    assert result.document is not None
    assert (result.folder, result.files) == (None, ())
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_with_out_each_edition_has_its_folder(write: Write, tmp_path: Path) -> None:
    (result,) = convert(Path(write("a", "one")), out=tmp_path / "out")
    assert result.folder == tmp_path / "out" / "p-one"
    assert result.files == ("plan.json",)
    assert (result.folder / "plan.json").read_text() == "one"


def test_existing_output_is_kept_without_force(write: Write, tmp_path: Path) -> None:
    convert(write("a", "one"), out=tmp_path / "out")
    write("a", "one again")
    (result,) = convert(tmp_path / "a", out=tmp_path / "out")
    assert result.status == "failed"
    assert result.plan is not None
    assert result.error is not None
    assert result.error.code == "output.exists"
    assert (tmp_path / "out/p-one/plan.json").read_text() == "one"
    (result,) = convert(tmp_path / "a", out=tmp_path / "out", force=True)
    assert (tmp_path / "out/p-one/plan.json").read_text() == "one again"


def test_two_sources_of_one_edition_do_not_overwrite_each_other(
    write: Write, tmp_path: Path
) -> None:
    first, second = convert(
        write("a", "one"), write("b", "one too"), out=tmp_path / "out", force=True
    )
    assert first.folder is not None
    assert second.folder is not None
    assert first.folder.name == "p-one"
    assert second.folder.name.startswith("p-one-")
    assert [note.code for note in second.notes] == ["edition.repeated"]
    assert (first.folder / "plan.json").read_text() == "one"
    assert (second.folder / "plan.json").read_text() == "one too"


def test_the_same_bytes_are_read_once(write: Write, tmp_path: Path) -> None:
    results = convert(write("a", "one"), write("b", "one"), out=tmp_path / "out")
    assert [result.status for result in results] == ["ok", "ok"]
    assert results[0].folder == results[1].folder
    assert [note.code for note in results[1].notes] == ["source.repeated"]


def test_a_failed_source_is_no_repeat(write: Write) -> None:
    results = convert(write("a", "one unreadable"), write("b", "one unreadable"))
    assert [result.error and result.error.code for result in results] == ["pdf.damaged"] * 2


def test_leftovers_of_a_killed_run_are_cleared(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".p-other.keikaku-old").mkdir(parents=True)
    (out / ".p-new.keikaku-new").mkdir()
    convert(write("a", "one"), out=out)
    assert sorted(path.name for path in out.iterdir()) == ["p-one", "p-other"]


def test_options_reach_the_stages_and_findings_their_language(write: Write) -> None:
    (result,) = convert(write("a", "one"), title="みどり計画", fiscal_year=2022, lang="en")
    assert result.plan is not None
    assert (result.plan.title, result.plan.fiscal_year) == ("みどり計画", 2022)
    assert result.findings[0].message.startswith("No plan title")


def test_progress_tells_every_step(write: Write) -> None:
    steps: list[Step] = []
    inputs = [write("a", "one"), "missing"]
    convert_with(*inputs, on_progress=steps.append, make_edition=make_small_edition)
    told = [(step.index, step.result and step.result.status) for step in steps]
    assert told == [(0, None), (0, "ok"), (1, None), (1, "failed")]
    assert {step.total for step in steps} == {2}


def test_frames_of_a_result(write: Write) -> None:
    good, bad = convert(write("a", "one"), "missing")
    assert list(good.frames()["items"]["title"]) == ["見守り"]
    with pytest.raises(KeikakuError):
        bad.frames()


def test_the_limit_of_bytes(write: Write) -> None:
    (result,) = convert(write("a", "one two"), limits=Limits(bytes=3))
    assert result.error is not None
    assert result.error.code == "source.too-large"


def test_no_input_is_no_error() -> None:
    assert convert().exit_code == 0


def test_strict_fails_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("a losing", encoding="utf-8")
    out = tmp_path / "out"
    for strict in (True, False):
        options = ConvertOptions(out=out, strict=strict)
        result = convert_with(path, options=options, make_edition=make_small_edition)[0]
        assert (result.error.code if result.error else None, bool(list(out.glob("*/")))) == (
            ("ledger.unassigned", False) if strict else (None, True)
        )
