"""A folder of deliverables is absent, whole and old, or whole and new; never anything else."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.delivery import PLAIN_NAME, RESERVED_NAMES, deliver, recover_leftovers, safe_name
from schemas.errors import OutputError

OLD = {"items.csv": b"old", "notes.csv": b"old"}
NEW = {"items.csv": b"new", "plan.json": b"{}", "draft.docx": b"new"}
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def contents(folder: Path) -> dict[str, bytes] | None:
    if not folder.is_dir():
        return None
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(out: Path, files: Mapping[str, bytes] = NEW, force: bool = False) -> str:
    with pytest.raises(OutputError) as caught:
        deliver(files, out, "plan", force=force)
    return caught.value.code


def test_a_new_folder_holds_the_files_and_nothing_else_is_left(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    assert deliver(NEW, out, "plan") == out / "plan"
    assert contents(out / "plan") == NEW
    assert [path.name for path in out.iterdir()] == ["plan"]


def test_an_existing_folder_is_refused_and_kept(tmp_path: Path) -> None:
    deliver(OLD, tmp_path, "plan")
    assert refused(tmp_path) == "output.exists"
    assert contents(tmp_path / "plan") == OLD


def test_force_replaces_the_folder_as_a_whole(tmp_path: Path) -> None:
    deliver(OLD, tmp_path, "plan")
    deliver(NEW, tmp_path, "plan", force=True)
    assert contents(tmp_path / "plan") == NEW
    assert len(list(tmp_path.iterdir())) == 1


@needs_posix
def test_a_link_in_the_folders_place_is_refused_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "plan").symlink_to(elsewhere)
    assert refused(tmp_path, force=True) == "output.not-a-folder"
    assert contents(elsewhere) == {}


@needs_posix
def test_a_link_in_the_place_of_the_hidden_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_bytes(b"mine")
    (tmp_path / ".plan.keikaku-new").symlink_to(elsewhere)
    (tmp_path / ".plan.keikaku-old").symlink_to(elsewhere)
    deliver(NEW, tmp_path, "plan")
    assert contents(elsewhere) == {"mine": b"mine"}
    assert contents(tmp_path / "plan") == NEW


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan").write_bytes(b"mine")
    assert refused(tmp_path, force=True) == "output.not-a-folder"
    assert (tmp_path / "plan").read_bytes() == b"mine"


def test_a_file_in_the_place_of_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    assert refused(tmp_path / "out") == "output.not-a-folder"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc, where not even root may write")
def test_a_folder_that_cannot_be_written() -> None:
    assert refused(Path("/proc/keikaku")) == "output.not-writable"


class FullDisk(Mapping[str, bytes]):
    """Files of which the second cannot be written."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __getitem__(self, name: str) -> bytes:
        if name == "b":
            raise OSError(self.number, os.strerror(self.number))
        return b"new"

    def __iter__(self) -> Iterator[str]:
        return iter("ab")

    def __len__(self) -> int:
        return 2


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "output.disk-full"), (errno.EROFS, "output.not-writable")],
)
def test_a_full_disk_leaves_the_old_folder(tmp_path: Path, number: int, code: str) -> None:
    deliver(OLD, tmp_path, "plan")
    assert refused(tmp_path, FullDisk(number), force=True) == code
    assert contents(tmp_path / "plan") == OLD
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_name_cannot_leave_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        deliver({"../x": b""}, tmp_path, "plan")
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_two_runs_on_one_folder(tmp_path: Path) -> None:
    holder = """
import sys
from pathlib import Path
from pipeline.delivery import _lock, _Target
with _lock(_Target(Path(sys.argv[1]), "plan")):
    print("held", flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"held\n"
        assert refused(tmp_path) == "output.busy"
        deliver(NEW, tmp_path, "another")
        run.kill()  # the lock goes with its holder, though its file stays
    deliver(NEW, tmp_path, "plan")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["another", "plan"]


# A run that kills itself just before its n-th change of a file or folder, counted by the events
# that Python itself audits.
KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from pipeline.delivery import deliver
out, moments = sys.argv[1], int(sys.argv[2])
files = {"items.csv": b"new", "plan.json": b"{}", "draft.docx": b"new"}

def count(event, args):
    global moments
    if event in {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"} and out in str(args[0]):
        moments -= 1
        if moments == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
deliver(files, Path(out), "plan", force=True)
"""


def run_until_killed(out: Path, moment: int) -> bool:
    """Whether the run was killed; False when it ended before the moment came."""
    command = [sys.executable, "-c", KILLED_RUN, str(out), str(moment)]
    return subprocess.run(command, check=False).returncode == -9


@needs_posix
@pytest.mark.parametrize("moment", range(1, 21))
def test_a_run_killed_at_any_moment(tmp_path: Path, moment: int) -> None:
    deliver(OLD, tmp_path, "plan")
    killed = run_until_killed(tmp_path, moment)
    assert contents(tmp_path / "plan") in ([OLD, NEW, None] if killed else [NEW])
    recover_leftovers(tmp_path)
    assert contents(tmp_path / "plan") in ([OLD, NEW] if killed else [NEW])
    deliver(NEW, tmp_path, "plan", force=True)
    assert contents(tmp_path / "plan") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


@needs_posix
def test_some_moments_lie_between_the_renames_and_some_after_the_end(tmp_path: Path) -> None:
    outcomes = []
    for moment in range(5, 21):
        out = tmp_path / str(moment)
        deliver(OLD, out, "plan")
        killed = run_until_killed(out, moment)
        outcomes.append((killed, contents(out / "plan")))
    assert (True, None) in outcomes
    assert (True, OLD) in outcomes
    assert (True, NEW) in outcomes
    assert (False, NEW) in outcomes


def test_clearing_leaves_strangers_alone(tmp_path: Path) -> None:
    (tmp_path / ".mine").mkdir()
    (tmp_path / "plan").mkdir()
    recover_leftovers(tmp_path)
    recover_leftovers(tmp_path / "missing")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".mine", "plan"]


@pytest.mark.parametrize(
    "text",
    [
        "../../x", "/etc/passwd", "CON", "con", "nul.txt", "COM1", "-rf", ".hidden", "..", ".", "",
        "a b", "計画" * 100, "a" * 300, "x\x00y", "x\ny", "plan.", "プラン\u3099", "\udc80",
        "..\\x", "C:x", "PLAN", "a/b",
    ],
)  # fmt: skip
def test_strange_names_become_safe_ones(text: str) -> None:
    name = safe_name(text)
    assert name != text
    assert name.isprintable()
    assert not set(name) & set('/\\:*?"<>| ')
    assert name[0] not in ".-"
    assert name[-1] not in ". "
    assert len(name.encode()) <= 80
    assert not RESERVED_NAMES.fullmatch(name)


@given(st.text(), st.text())
def test_different_texts_have_different_names(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other)


@given(st.from_regex(PLAIN_NAME, fullmatch=True))
def test_plain_names_stay(name: str) -> None:
    assert safe_name(name) == name or RESERVED_NAMES.fullmatch(name)
