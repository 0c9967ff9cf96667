"""The real program: what it prints where, in which language, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli.parameters import read_fiscal_year
from pipeline.limits import ROOMS
from schemas.document import document_from_json
from schemas.errors import UsageError
from tests.pipeline import bad_documents as bad
from tests.pipeline.command import PROGRAM, keikaku

PLAN = """<html><head><title>みどり計画</title></head><body><h1>青葉野市みどり計画</h1>
<p>計画の進み具合をまとめた表です。</p>
<table><tr><th>施策</th><th>取組</th><th>担当課</th></tr>
<tr><td rowspan="2">緑化の推進</td><td>街路樹の整備</td><td>公園課</td></tr>
<tr><td>公園の改修</td><td>公園課</td></tr></table></body></html>"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.html"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_version() -> None:
    assert keikaku("--version").out.strip() == f"keikaku {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "a.pdf"],
        ["convert", "a.pdf", "--out", "x", "--tilte", "y"],
        ["convert", "a.pdf", "--out", "x", "--only", "pdf"],
        ["convert", "a.pdf", "--out", "x", "--csv", "tsv"],
        ["convert", "a.pdf", "--out", "x", "--headings", "fr"],
        ["convert", "a.pdf", "--out", "x", "--lang", "fr"],
        ["convert", "a.pdf", "--out", "x", "--pages", "9-3"],
        ["convert", "a.pdf", "--out", "x", "--fiscal-year", "next"],
        ["convert", "a.pdf", "--out", "x", "--profile", "none.toml"],
        ["convert", "a.pdf", "--out", "x", "--limit-pages", "0"],
        ["inspect"],
        ["inspect", "a.pdf", "--pages", "x"],
        ["nonsense"],
    ],
)
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    done = keikaku(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err


def test_a_conversion_tells_what_was_read(plan: Path, tmp_path: Path) -> None:
    done = keikaku("convert", plan, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert "成功" in done.out
    assert "plan.html" in done.out
    assert f"出力先: {tmp_path / 'out'}" in done.out


def test_english_when_it_is_wanted(plan: Path, tmp_path: Path) -> None:
    done = keikaku("convert", plan, "missing.pdf", "--out", tmp_path / "out", "--lang", "en")
    assert done.code == 4
    assert "Status" in done.out
    assert "failed" in done.out
    assert "There is no file" in done.err


def test_quiet_says_nothing_but_errors(plan: Path, tmp_path: Path) -> None:
    done = keikaku("convert", plan, "missing.pdf", "--out", tmp_path / "out", "--quiet")
    assert (done.code, done.out) == (4, "")
    assert "[source.not-found]" in done.err


def test_json_for_machines(plan: Path, tmp_path: Path) -> None:
    done = keikaku("convert", plan, "--out", tmp_path / "out", "--json")
    (result,) = done.json["results"]
    assert (done.json["exit_code"], result["status"], result["error"]) == (0, "ok", None)
    folder = Path(result["folder"])
    assert sorted(path.name for path in folder.iterdir()) == sorted(result["files"])
    assert result["edition_id"] == json.loads((folder / "plan.json").read_text())["edition_id"]
    assert result["ledger"]["unassigned"] == 0


def test_only_the_formats_asked_for(plan: Path, tmp_path: Path) -> None:
    done = keikaku("convert", plan, "--out", tmp_path / "out", "--only", "json", "--json")
    assert done.json["results"][0]["files"] == ["plan.json", "document.json"]


def test_the_same_input_gives_the_same_bytes(plan: Path, tmp_path: Path) -> None:
    runs = []
    for name in ("one", "two"):
        keikaku("convert", plan, "--out", tmp_path / name)
        files = (tmp_path / name).rglob("*.*")
        runs.append({path.name: path.read_bytes() for path in files if path.is_file()})
    assert runs[0] == runs[1]
    assert len(runs[0]) == 15


def test_existing_output_needs_force(plan: Path, tmp_path: Path) -> None:
    arguments = "convert", plan, "--out", tmp_path / "out", "--json"
    assert keikaku(*arguments).code == 0
    done = keikaku(*arguments)
    assert (done.code, done.errors) == (4, ["output.exists"])
    assert "--force" in done.err
    assert keikaku(*arguments, "--force").code == 0


def test_what_the_command_line_says_goes_before_the_document(plan: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.toml"
    profile.write_text('title = "甲計画"\nmunicipality = "みずほ野町"\n', encoding="utf-8")
    given = [
        "--title",
        "乙計画",
        "--fiscal-year",
        "令和4年度",
        "--source-url",
        "https://a.example/",
    ]
    keikaku(
        "convert", plan, "--out", tmp_path / "out", "--profile", profile, "--only", "json", *given
    )
    (path,) = (tmp_path / "out").glob("*/plan.json")
    read = json.loads(path.read_text(encoding="utf-8"))
    assert (read["title"], read["fiscal_year"]) == ("乙計画", 2022)
    assert read["local_government"]["name"] == "みずほ野町"
    assert read["sources"][0]["url"] == "https://a.example/"
    assert read["generator"] == f"keikaku {__version__}"


@pytest.mark.parametrize(("encoding", "locale"), [("cp932", "ja_JP.SJIS"), ("ascii", "POSIX")])
def test_a_console_that_cannot_show_everything(tmp_path: Path, encoding: str, locale: str) -> None:
    path = tmp_path / "〜①𠮷é.html"
    path.write_text(PLAN.replace("緑化", "𠮷é〜"), encoding="utf-8")
    for arguments in (
        ["convert", path, "--out", tmp_path / "out"],
        ["convert", path, "--out", tmp_path / "out", "--json"],
        ["inspect", path],
        ["inspect", path, "--json"],
        ["--help"],
    ):
        done = keikaku(*arguments, encoding=encoding, LC_ALL=locale)
        assert done.code in {0, 4}
        assert done.out


@pytest.mark.parametrize(
    ("text", "year"), [("", None), ("2022", 2022), ("２０２２", 2022), ("令和4年度", 2022)]
)
def test_fiscal_years_are_read(text: str, year: int | None) -> None:
    assert read_fiscal_year(text) == year


@pytest.mark.parametrize("text", ["x", "22", "9999", "令和"])
def test_other_fiscal_years_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_fiscal_year(text)


def test_inspect_draws_the_tables(plan: Path) -> None:
    done = keikaku("inspect", plan)
    assert (done.code, done.err) == (0, "")
    assert "|緑化の推進|街路樹の整備|公園課|" in done.out


def test_inspect_json_is_the_document(plan: Path) -> None:
    for joined in ([], ["--joined"]):
        done = keikaku("inspect", plan, "--json", *joined)
        document = document_from_json(done.json)
        assert len(list(document.tables())) == 1


def test_inspect_tells_an_error(tmp_path: Path) -> None:
    done = keikaku("inspect", tmp_path / "none.pdf", "--lang", "en")
    assert done.code == 4
    assert "There is no file" in done.err


def test_an_overlay_needs_a_pdf(plan: Path, tmp_path: Path) -> None:
    done = keikaku("inspect", plan, "--overlay", tmp_path / "out")
    assert done.code == 2
    assert "[usage.overlay]" in done.err


def test_an_overlay_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(bad.make_text_pdf())
    done = keikaku("inspect", path, "--overlay", tmp_path / "out")
    assert done.code == 0
    (picture,) = Path(done.out.strip()).iterdir()
    assert picture.name == "page-0001.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert keikaku("inspect", path, "--overlay", tmp_path / "out").code == 4


def test_the_schema_is_json_schema() -> None:
    schema = keikaku("schema").json
    assert "items" in schema["properties"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_told_to_stop_it_leaves_nothing(tmp_path: Path, ending: signal.Signals, code: int) -> None:
    (tmp_path / "endless.pdf").write_bytes(bad.make_endless_pdf())
    command = [*PROGRAM, "convert", str(tmp_path / "endless.pdf"), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, cwd=ROOMS, stderr=subprocess.PIPE) as program:
        child = _wait_for_child(program.pid)
        program.send_signal(ending)
        assert program.wait(10) == code
        assert program.stderr is not None
        assert "中止" in program.stderr.read().decode()
    assert not Path(f"/proc/{child}").exists()
    assert not (tmp_path / "out").exists()


def _wait_for_child(parent: int) -> str:
    """The process id of the first child of a process."""
    for _ in range(200):
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        if children:
            time.sleep(0.1)
            return children[0]
        time.sleep(0.02)
    pytest.fail("no child was started")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("arguments", [["schema"], ["--version"], ["--help"]])
def test_a_reader_that_leaves_early_hears_no_complaint(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOMS, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_the_progress_bar_is_for_terminals_and_on_standard_error(
    plan: Path, tmp_path: Path
) -> None:
    terminal, program_side = os.openpty()
    done = subprocess.run(
        [*PROGRAM, "convert", str(plan), "--out", str(tmp_path / "out"), "--only", "json"],
        cwd=ROOMS,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=program_side,
        check=True,
    )
    os.close(program_side)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "読み取り中" in shown
    assert "0/1" in shown
    assert "読み取り中" not in done.stdout.decode()


def test_a_profile_is_written_and_a_document_checked_against_it(plan: Path, tmp_path: Path) -> None:
    profile = tmp_path / "town.toml"
    assert keikaku("profile", "new", plan, "--out", profile).code == 0
    assert '"取組" = "item"' in profile.read_text(encoding="utf-8")
    again = keikaku("profile", "new", plan, "--out", profile)
    assert again.code == 2
    assert "[usage.file-exists]" in again.err
    same = keikaku("profile", "check", profile, plan, "--lang", "en")
    assert (same.code, same.out.strip()) == (0, "No differences.")
    plan.write_text(PLAN.replace("担当課", "所管"), encoding="utf-8")
    drifted = keikaku("profile", "check", profile, plan, "--json")
    assert drifted.code == 3
    assert json.loads(drifted.out)[0]["kind"] == "renamed"


def test_strict_fails_where_a_character_went_nowhere(plan: Path, tmp_path: Path) -> None:
    assert keikaku("convert", plan, "--out", tmp_path / "out", "--strict").code == 0
