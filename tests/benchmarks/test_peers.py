"""Running and reporting other tools: environments apart, all on small literals."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.make_speed_documents import SpeedDocument, draw_rows, make_truth
from benchmarks.peers.accuracy import make_found
from benchmarks.peers.report import write_growth, write_speed
from benchmarks.peers.runs import Run, run_command, run_tool
from benchmarks.peers.sets import read_folder
from benchmarks.peers.speed import Speed
from benchmarks.peers.tools import ADAPTERS, TOOLS, Tool, find_tools
from benchmarks.scores import score_document
from benchmarks.truth import write_truth

# Adapters run as scripts in environments of their own and stand in no package.
sys.path.insert(0, str(ADAPTERS))
place_boxes = import_module("boxes").place_boxes
place_rows = import_module("boxes").place_rows
merge_cells = import_module("merged").merge_cells


def test_spans_come_from_the_lines_of_the_global_grid() -> None:
    boxes = [((0, 0, 10, 20), "a"), ((10, 0, 30, 10), "b"), ((10, 10, 20, 20.4), "c")]
    assert place_boxes([*boxes, ((20, 10, 30, 20), "d")]) == (
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
    )


def test_a_box_that_comes_twice_is_one_cell() -> None:
    assert place_boxes([((0, 0, 1, 9), "a"), ((0, 0, 1, 9), "a")]) == ((0, 0, 1, 1, "a"),)


def test_fillers_are_no_cells() -> None:
    assert place_rows([["a", None], ["", "b"]]) == (
        (0, 0, 1, 1, "a"),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "b"),
    )


def test_places_without_an_edge_between_them_are_one_cell() -> None:
    texts = [["a", "b"], ["", "c"]]
    right = [[True, True], [True, True]]
    below = [[False, True], [True, True]]
    assert merge_cells(texts, right, below) == (
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 1, "b"),
        (1, 1, 1, 1, "c"),
    )


def test_tools_are_chosen_by_name_or_its_beginning() -> None:
    assert [tool.name for tool in find_tools(["pdfplumber"])] == ["pdfplumber"]
    assert [tool.name for tool in find_tools(["camelot"])] == ["camelot lattice", "camelot hybrid"]
    assert find_tools(None) == list(TOOLS)
    assert all(tool.script.exists() and tool.requirements.exists() for tool in TOOLS)


def test_requirements_are_pinned() -> None:
    lines = [
        line
        for tool in TOOLS
        if tool.name != "keikaku"
        for line in tool.requirements.read_text().splitlines()
    ]
    assert lines
    assert all("==" in line for line in lines)


ADAPTER = """
from measured import FoundTable, Reading, run_adapter
cells = ((0, 0, 1, 1, "番号"),)
run_adapter(lambda request: 1, lambda native, request: Reading(1, (FoundTable((1,), cells),)))
"""


def make_tool(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> Tool:
    (folder / "measured.py").write_text((ADAPTERS / "measured.py").read_text())
    (folder / "adapter.py").write_text(script)
    monkeypatch.setattr("benchmarks.peers.tools.ADAPTERS", folder)
    return Tool("tool", "none", "adapter")


def test_an_adapter_answers_with_tables_time_and_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tool = make_tool(monkeypatch, tmp_path, ADAPTER)
    run = run_tool(tool, Path(sys.executable), tmp_path / "a.pdf", 60)
    assert run.failure == ""
    assert (run.pages, run.seconds >= 0, run.whole > 0, run.peak > 1_000_000) == (1, *[True] * 3)
    (table,) = make_found(run).tables
    assert (table.rows, table.cols, table.cells[0].text) == (1, 1, "番号")


def test_a_hang_and_a_crash_are_results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hanging = make_tool(monkeypatch, tmp_path, "import time; time.sleep(60)")
    run = run_tool(hanging, Path(sys.executable), tmp_path / "a.pdf", 0.2)
    assert run.failure == "not done within 0 s"
    crashing = make_tool(monkeypatch, tmp_path, "raise SystemExit('no font')")
    run = run_tool(crashing, Path(sys.executable), tmp_path / "a.pdf", 60)
    assert run.failure == "ended with 1: no font"
    assert make_found(run).tables == ()


def test_codes_that_are_no_failure_can_be_named() -> None:
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    assert run_command(command, 60, (0, 3))[1] == ""
    assert run_command(command, 60)[1].startswith("ended with 3")


def test_speed_is_a_multiple_of_the_base() -> None:
    base = Speed("pdfplumber", "ten", 10, 3, 2.0, 3.0, 90_000_000)
    fast = Speed("keikaku", "ten", 10, 3, 0.1, 0.5, 50_000_000)
    hung = Speed("other", "ten", rounds=1, failure="not done within 600 s")
    rows = write_speed([base, fast, hung]).splitlines()[2:]
    assert rows[1] == "| keikaku | 20.0 | 6.0 | 0.1 | 0.5 | 100 | 50 | 3 |"
    assert rows[2].startswith("| other | not done within 600 s |")


def test_growth_of_memory_is_by_page() -> None:
    speeds = [
        Speed("keikaku", "writer-50", 50, peak=50_000_000),
        Speed("keikaku", "writer-200", 200, peak=65_000_000),
    ]
    assert write_growth(speeds).splitlines()[-1] == "| keikaku | 50 | 65 | 0.100 |"


def test_speed_documents_know_their_truth(tmp_path: Path) -> None:
    document = SpeedDocument("writer", 2)
    rows = draw_rows(2)
    assert rows == draw_rows(2)
    truth = make_truth(document, rows)
    assert [table.rows for table in truth.tables] == [11, 11]
    assert (truth.joined[0].rows, truth.joined[0].pages) == (21, (1, 2))
    (tmp_path / "writer-2.pdf").touch()
    write_truth(truth, tmp_path / "writer-2.json")
    (sample,) = read_folder("speed", tmp_path)
    assert sample.truth == truth
    assert not score_document(sample.truth, make_found(Run())).text.right
