from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from extractors import source as source_module
from extractors.source import make_source, open_source
from schemas.errors import SourceError


def code_of(path: Path, max_bytes: int = 1000) -> str:
    with pytest.raises(SourceError) as caught:
        open_source(path, max_bytes)
    for lang in ("ja", "en"):
        assert caught.value.message(lang)
    return caught.value.code


def test_a_file_becomes_bytes_hash_and_type(tmp_path: Path) -> None:
    path = tmp_path / "計画.pdf"
    path.write_bytes(b"<html><p>x</html>")
    source = open_source(path, url="https://example.jp/a")
    assert source.name == "計画.pdf"
    assert source.media_type == "text/html"
    assert source.sha256 == hashlib.sha256(b"<html><p>x</html>").hexdigest()
    assert source.url == "https://example.jp/a"


def test_missing_folder_empty_and_large(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.html") == "source.not-found"
    assert code_of(tmp_path) == "source.folder"
    (tmp_path / "empty").touch()
    assert code_of(tmp_path / "empty") == "source.empty"
    (tmp_path / "large").write_bytes(b"x" * 1001)
    assert code_of(tmp_path / "large") == "source.too-large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFO")
def test_fifo_socket_and_device_are_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert code_of(tmp_path / "fifo") == "source.not-a-file"
    assert code_of(Path("/dev/zero")) == "source.not-a-file"
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        listener.bind("s")
        assert code_of(tmp_path / "s") == "source.not-a-file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_bytes(b"x")
    path.chmod(0)
    assert code_of(path) == "source.not-readable"


def test_a_name_with_nul_is_not_readable(tmp_path: Path) -> None:
    assert code_of(tmp_path / "a\0b") == "source.not-readable"


def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing"
    path.write_bytes(b"first")
    read_all = source_module._read_all

    def read_and_grow(descriptor: int, limit: int) -> bytes:
        data = read_all(descriptor, limit)
        path.write_bytes(b"first and more")
        return data

    monkeypatch.setattr(source_module, "_read_all", read_and_grow)
    assert code_of(path) == "source.changed"


def test_bytes_in_memory() -> None:
    assert make_source("a", b"x").media_type == "text/plain"
    with pytest.raises(SourceError, match="空"):
        make_source("a", b"")
