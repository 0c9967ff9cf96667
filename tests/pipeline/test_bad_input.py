"""Bad input through the real program: code, exit code, message; nothing half-written is left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline import bad_documents as bad
from tests.pipeline.command import Run, keikaku

Try = Callable[..., Run]


@pytest.fixture
def try_bytes(tmp_path: Path) -> Try:
    """Converts a file of the given bytes and checks that what was written is whole."""

    def run(data: bytes, *options: str, name: str = "input.pdf") -> Run:
        (tmp_path / name).write_bytes(data)
        out = tmp_path / "out"
        done = keikaku(
            "convert", tmp_path / name, "--out", out, "--only", "json", "--json", *options
        )
        folders = [result["folder"] for result in done.json["results"] if result["folder"]]
        assert sorted(map(str, out.glob("*"))) == sorted(folders)
        assert list(out.glob(".*")) == []
        return done

    return run


def test_an_empty_file(try_bytes: Try) -> None:
    done = try_bytes(b"")
    assert (done.code, done.errors) == (4, ["source.empty"])
    assert "0バイト" in done.err


def test_html_named_pdf_is_read_as_html(try_bytes: Try) -> None:
    done = try_bytes(bad.PROSE.encode(), name="計画.pdf")
    assert (done.code, done.errors) == (0, [None])


@pytest.mark.parametrize("kept", [20, 300])
def test_a_truncated_pdf_is_damaged_or_repaired_with_a_word(try_bytes: Try, kept: int) -> None:
    done = try_bytes(bad.make_text_pdf()[:kept])
    assert done.errors[0] in {"pdf.damaged", "pdf.no-pages"} or "source.repaired" in done.findings
    assert done.code in {3, 4} or "source.repaired" in done.findings


def test_a_locked_pdf_names_the_option(try_bytes: Try) -> None:
    done = try_bytes(bad.make_locked_pdf("secret"))
    assert (done.code, done.errors) == (4, ["pdf.password-needed"])
    assert "--password" in done.err


def test_a_locked_pdf_with_a_wrong_and_the_right_password(try_bytes: Try) -> None:
    locked = bad.make_locked_pdf("secret")
    assert try_bytes(locked, "--password", "guess").errors == ["pdf.password-wrong"]
    assert try_bytes(locked, "--password", "secret").code == 0


def test_a_folder(tmp_path: Path) -> None:
    done = keikaku("convert", tmp_path, "--out", tmp_path / "out", "--json")
    assert (done.code, done.errors) == (4, ["source.folder"])
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = keikaku("convert", tmp_path / "pipe", "--out", tmp_path / "out", "--json")
    assert (done.code, done.errors) == (4, ["source.not-a-file"])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_device_without_end(tmp_path: Path) -> None:
    done = keikaku("convert", "/dev/zero", "--out", tmp_path / "out", "--json")
    assert (done.code, done.errors) == (4, ["source.not-a-file"])


def test_a_missing_file(tmp_path: Path) -> None:
    done = keikaku("convert", "none.pdf", "--out", tmp_path / "out", "--json", "--lang", "en")
    assert (done.code, done.errors) == (4, ["source.not-found"])
    assert "There is no file" in done.err


def test_no_table_in_the_document(try_bytes: Try) -> None:
    done = try_bytes(bad.PROSE.encode(), name="a.html")
    assert (done.code, done.json["results"][0]["items"]) == (0, 0)
    assert "document.no-table" in done.findings


def test_a_colspan_of_ten_million(try_bytes: Try) -> None:
    done = try_bytes(bad.MANY_SPANS, name="a.html")
    assert (done.code, done.errors) == (0, [None])
    assert "html.span-clamped" in done.findings


def test_fifty_thousand_nested_tables(try_bytes: Try) -> None:
    done = try_bytes(bad.NESTED_TABLES, name="a.html")
    assert (done.code, done.errors) == (4, ["html.too-deep"])


def test_a_box_of_three_numbers(try_bytes: Try) -> None:
    done = try_bytes(bad.SHORT_BOX, name="a.html")
    assert (done.code, done.errors) == (0, [None])
    assert "bbox.invalid" in done.findings


def test_shift_jis_declared_as_utf8(try_bytes: Try, tmp_path: Path) -> None:
    done = try_bytes(bad.SHIFT_JIS_AS_UTF8, name="a.html")
    assert done.code == 0
    assert "source.encoding-guessed" in done.findings
    (plan,) = (tmp_path / "out").glob("*/plan.json")
    assert "見守り活動の推進" in plan.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc, where not even root may write")
def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(bad.PROSE, encoding="utf-8")
    done = keikaku("convert", tmp_path / "a.html", "--out", "/proc/keikaku", "--json")
    assert (done.code, done.errors) == (4, ["output.not-writable"])
    assert "--out" in done.err


def test_a_title_that_climbs_out_of_the_folder(try_bytes: Try, tmp_path: Path) -> None:
    done = try_bytes(bad.PROSE.encode(), "--title", "../../x", name="a.html")
    assert done.code == 0
    assert done.json["results"][0]["title"] == "../../x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "out"]


def test_a_pdf_that_never_ends(try_bytes: Try) -> None:
    done = try_bytes(bad.make_endless_pdf(), "--limit-page-seconds", "0.5")
    assert (done.code, done.errors) == (4, ["limit.page-time"])
    assert "1ページの読み取りが1秒" in done.err
    assert "--limit-page-seconds" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_more_memory_than_allowed(try_bytes: Try) -> None:
    big = bad.PROSE.encode() + b"<p>a</p>" * 100_000
    done = try_bytes(big, "--limit-memory", "128", name="a.html")
    assert (done.code, done.errors) == (4, ["limit.memory"])


def test_too_large_a_file(try_bytes: Try) -> None:
    done = try_bytes(bad.make_text_pdf(), "--limit-bytes", "100")
    assert (done.code, done.errors) == (4, ["source.too-large"])


def test_one_bad_file_does_not_cost_another_its_result(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(bad.NESTED_TABLES)
    (tmp_path / "b.html").write_text(bad.PROSE, encoding="utf-8")
    inputs = tmp_path / "a.html", tmp_path / "b.html"
    done = keikaku("convert", *inputs, "--out", tmp_path / "out", "--json")
    assert (done.code, done.errors) == (4, ["html.too-deep", None])
    assert len(list((tmp_path / "out").glob("*/plan.json"))) == 1
