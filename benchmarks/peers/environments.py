"""Virtual environments, one a tool, made of pinned packages and kept until the pins change."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.tools import FOLDER, ROOT, Tool

FOLDER_OF_ENVIRONMENTS = ROOT / "build" / "peers"
TIMEOUT = 1200
_STAMP = "installed.txt"


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment that is ready, or the ``failure`` why it is not."""

    python: Path
    versions: tuple[str, ...] = ()
    failure: str = ""


def prepare_environment(tool: Tool, folder: Path = FOLDER_OF_ENVIRONMENTS) -> Environment:
    """The environment of a tool, made when it is not there yet or its pins have changed."""
    absent = [program for program in tool.needs if shutil.which(program) is None]
    if absent:
        return Environment(Path(), failure=f"needs {', '.join(absent)}")
    return make_environment(tool.environment, folder)


def make_environment(name: str, folder: Path = FOLDER_OF_ENVIRONMENTS) -> Environment:
    """The environment of ``requirements-NAME.txt``, made when it is not there yet."""
    place = folder / name
    python = place / "bin" / "python"
    wanted = _hash_pins(name)
    stamp = place / _STAMP
    if not stamp.exists() or stamp.read_text() != wanted:
        failure = _install(place, python, FOLDER / f"requirements-{name}.txt")
        if failure:
            return Environment(python, failure=failure)
        stamp.write_text(wanted)
    return Environment(python, _list_versions(python))


def _hash_pins(name: str) -> str:
    """The hash of all that decides what is installed: keikaku's own packages stand in two files."""
    files = [FOLDER / f"requirements-{name}.txt"]
    if name == "keikaku":
        files += [ROOT / "pyproject.toml", ROOT / "constraints.txt"]
    text = sys.version.encode() + b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(text).hexdigest()


def _install(place: Path, python: Path, requirements: Path) -> str:
    """Makes the environment anew; why it could not be made, or nothing."""
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)
    pip = (str(python), "-m", "pip", "install", "--quiet", "-r", str(requirements))
    try:
        # Paths in a requirements file stand relative to the working directory.
        subprocess.run(pip, check=True, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT)
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.startswith("ERROR")]
        return f"not installed: {lines[-1] if lines else error}"
    except subprocess.TimeoutExpired:
        return f"not installed within {TIMEOUT} s"
    return ""


def _list_versions(python: Path) -> tuple[str, ...]:
    command = (str(python), "-m", "pip", "freeze", "--exclude-editable")
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
    return tuple(done.stdout.split("\n")[:-1])
