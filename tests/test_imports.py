"""The one direction of imports, and what a start may load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("pandas", "docx", "pdfplumber", "bs4", "lxml", "frictionless")


def modules_after(statement: str) -> set[str]:
    """Top-level names of the modules loaded by a statement in a fresh interpreter."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_rooms_import_in_one_direction() -> None:
    pytest.importorskip("importlinter", reason="import-linter is a development tool")
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize(
    ("room", "others"),
    [
        ("schemas", {"extractors", "output", "pipeline"}),
        ("extractors", {"output", "pipeline"}),
        ("output", {"extractors", "pipeline"}),
    ],
)
def test_room_loads_no_room_above_or_beside_it(room: str, others: set[str]) -> None:
    names = f"import {room}\nfor name in {room}.__all__: getattr({room}, name)"
    assert not modules_after(names) & others


@pytest.mark.parametrize("room", ["schemas", "extractors", "output", "pipeline"])
def test_importing_a_room_loads_no_heavy_package(room: str) -> None:
    assert not modules_after(f"import {room}") & set(HEAVY)


def test_nothing_else_is_installed_at_the_top_level() -> None:
    """Names such as ``docs`` or ``tests`` would clash with those of other distributions."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert sorted(packages) == ["extractors", "output", "pipeline", "schemas"]
