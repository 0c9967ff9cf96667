"""Writes the folder of an edition so that it is either absent, whole and old, or whole and new.

The files go into a hidden folder beside the target, are forced to the disk, and the folder takes
the target's name by a rename. A run that is killed, at whatever moment, leaves hidden leftovers at
most; the next run clears them, and puts an old folder back that was already set aside. A lock keeps
two runs off the same folder; the system releases it when its holder ends, however it ends.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline import posix
from schemas.errors import OutputError

NEW, OLD, LOCK = ".keikaku-new", ".keikaku-old", ".keikaku-lock"
"""Endings of the hidden neighbours of a target: being written, set aside, lock."""

PLAIN_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,78}[a-z0-9])?")
RESERVED_NAMES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Windows opens devices under these names, whatever the folder and the ending."""
SLUG_BYTES = 60


def deliver(files: Mapping[str, bytes], out: Path, name: str, *, force: bool = False) -> Path:
    """The folder ``out/name`` that now holds exactly ``files`` (file name → content).

    ``name`` may be any text; see :func:`safe_name`. ``out`` is made when it is missing.

    Raises:
        OutputError: ``output.exists`` without ``force``, ``output.busy``,
            ``output.not-a-folder``, ``output.disk-full``, ``output.not-writable``. What stood
            there before then still stands there.
    """
    target = _Target(out, safe_name(name))
    with _explain_failure(target.folder):
        out.mkdir(parents=True, exist_ok=True)
        with _lock(target):
            target.recover()
            target.check(force)
            target.replace(files)
    return target.folder


def recover_leftovers(out: Path) -> None:
    """Clears what killed runs left in ``out``; folders that another run holds are left alone."""
    for path in sorted(out.glob(f".*{NEW}")) + sorted(out.glob(f".*{OLD}")):
        target = _Target(out, path.name[1 : -len(NEW)])
        with contextlib.suppress(OSError, OutputError), _lock(target):
            target.recover()


def safe_name(text: str) -> str:
    """The text as the name of a folder, on every system, inside its parent; never empty.

    Short names of small letters, figures, ``-`` and inner ``.`` stay as they are. Others are cut
    and cleaned, and get a hash of the whole, so that different texts keep different names, also
    where the file system ignores case.

    >>> safe_name("392014-0123456789-2014-12-31")
    '392014-0123456789-2014-12-31'
    >>> safe_name("../../x")
    'x-9cdf6a50'
    """
    if PLAIN_NAME.fullmatch(text) and not RESERVED_NAMES.fullmatch(text):
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    slug = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFKC", text).lower())
    cut = slug.encode("utf-8", "ignore")[:SLUG_BYTES].decode("utf-8", "ignore")
    return "-".join(filter(None, [cut.strip("-_"), digest]))


@dataclass(frozen=True, slots=True)
class _Target:
    """A folder to be replaced and its hidden neighbours."""

    out: Path
    name: str

    @property
    def folder(self) -> Path:
        return self.out / self.name

    def beside(self, ending: str) -> Path:
        return self.out / f".{self.name}{ending}"

    def recover(self) -> None:
        """Undoes a replacement that was cut short; the lock must be held."""
        old = self.beside(OLD)
        if old.is_dir() and not old.is_symlink() and not self.folder.exists():
            old.rename(self.folder)
        _remove(old)
        _remove(self.beside(NEW))

    def check(self, force: bool) -> None:
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise OutputError("output.not-a-folder", folder=str(self.folder))
        if self.folder.exists() and not force:
            raise OutputError("output.exists", folder=str(self.folder))

    def replace(self, files: Mapping[str, bytes]) -> None:
        """Writes beside, then swaps; whatever interrupts it, :meth:`recover` tidies up."""
        try:
            _write_folder(self.beside(NEW), files)
            if self.folder.exists():
                self.folder.rename(self.beside(OLD))
            self.beside(NEW).rename(self.folder)
            posix.sync_folder(self.out)
        finally:
            self.recover()


def write_file(path: Path, content: bytes) -> None:
    """Writes one file whole or not at all, over one that exists.

    Raises:
        OutputError: the folder is absent, full or not to be written to.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    with _explain_failure(path.parent):
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        if Path(name).name != name:
            raise ValueError(f"not a plain file name: {name}")
        with (folder / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    posix.sync_folder(folder)


def _remove(path: Path) -> None:
    """Removes a leftover folder; a link or file that took its name is removed, not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _lock(target: _Target) -> Iterator[None]:
    """Holds the target for this run.

    Raises:
        OutputError: ``output.busy``, another run holds it.
    """
    path = target.beside(LOCK)
    descriptor = _open_lock(path, target.folder)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows does not remove an open file
            path.unlink()
        os.close(descriptor)


def _open_lock(path: Path, folder: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        if not posix.try_lock(descriptor):
            os.close(descriptor)
            raise OutputError("output.busy", folder=str(folder))
        # The run that held it before may have removed the file between our two calls.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        os.close(descriptor)


@contextmanager
def _explain_failure(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(_code_of(error), folder=str(folder), reason=reason) from error


def _code_of(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "output.disk-full"
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "output.not-a-folder"
    return "output.not-writable"
