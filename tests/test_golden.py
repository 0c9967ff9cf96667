from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import SWITCH, check_golden, is_rewriting


def test_switch_is_off() -> None:
    """With the switch on, every golden test would pass."""
    assert not is_rewriting()


def test_equal_text_passes(tmp_path: Path) -> None:
    path = tmp_path / "approved.txt"
    path.write_bytes("計画\n".encode())
    check_golden(path, "計画\n")


@pytest.mark.parametrize("text", ["計画", "計画\r\n", "実行\n"])
def test_other_text_fails(tmp_path: Path, text: str) -> None:
    path = tmp_path / "approved.txt"
    path.write_bytes("計画\n".encode())
    with pytest.raises(AssertionError, match="differs"):
        check_golden(path, text)


def test_absent_file_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no golden file"):
        check_golden(tmp_path / "absent.txt", "計画\n")


def test_switch_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "1")
    check_golden(tmp_path / "new" / "approved.txt", "計画\n")
    assert (tmp_path / "new" / "approved.txt").read_bytes() == "計画\n".encode()
