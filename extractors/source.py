"""Opening an input: its bytes, hash and type, with the checks that come before any reading."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from extractors.base import Source
from extractors.sniff import sniff_media_type
from schemas.errors import SourceError

MAX_BYTES = 512 * 1024 * 1024
_CHUNK = 1024 * 1024


def open_source(path: Path, max_bytes: int = MAX_BYTES, url: str = "") -> Source:
    """The file's bytes with their hash and sniffed type.

    Never waits for a FIFO or a device and never reads beyond ``max_bytes``.

    Raises:
        SourceError: no such file, not a regular file, not readable, empty, larger than
            ``max_bytes``, or changed while it was read (codes ``source.*``).
    """
    name = _printable(path.name or str(path))
    try:
        _require_file(name, path.stat())
        data = _read_file(name, path, max_bytes)
    except FileNotFoundError as error:
        raise SourceError("source.not-found", name=name) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SourceError("source.not-readable", name=name, reason=reason) from error
    return make_source(name, data, url)


def make_source(name: str, data: bytes, url: str = "") -> Source:
    """The source of bytes that are already in memory.

    Raises:
        SourceError: there are no bytes (``source.empty``).
    """
    if not data:
        raise SourceError("source.empty", name=name)
    digest = hashlib.sha256(data).hexdigest()
    return Source(name, data, digest, sniff_media_type(data), url)


def _require_file(name: str, status: os.stat_result) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise SourceError("source.folder", name=name)
    if not stat.S_ISREG(mode):
        raise SourceError("source.not-a-file", name=name, kind=_special_kind(mode))


def _special_kind(mode: int) -> str:
    """What a special file is, in a word that serves both languages."""
    if stat.S_ISFIFO(mode):
        return "FIFO"
    return "socket" if stat.S_ISSOCK(mode) else "device"


def _read_file(name: str, path: Path, max_bytes: int) -> bytes:
    # O_NONBLOCK: were the file exchanged for a FIFO after the check, opening would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    try:
        before = os.fstat(descriptor)
        _require_file(name, before)
        _require_size(name, before.st_size, max_bytes)
        data = _read_all(descriptor, max_bytes + 1)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if _trace(before) != _trace(after) or len(data) != after.st_size:
        raise SourceError("source.changed", name=name)
    return data


def _require_size(name: str, size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise SourceError("source.too-large", name=name, bytes=size, limit=max_bytes)


def _read_all(descriptor: int, limit: int) -> bytes:
    chunks: list[bytes] = []
    left = limit
    while left > 0 and (chunk := os.read(descriptor, min(_CHUNK, left))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _trace(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _printable(name: str) -> str:
    """The name without the lone surrogates that stand for undecodable bytes of a file name."""
    return name.encode("utf-8", "replace").decode("utf-8")
