"""The package's public names, and what it costs to start the program."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import pipeline
from pipeline.limits import ROOMS

HEAVY = {"pandas", "docx", "pdfplumber", "bs4", "numpy", "rich", "lxml", "PIL"}


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(pipeline, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = pipeline.nonsense


def test_convert_is_the_function_whatever_was_imported_before() -> None:
    importlib.import_module("pipeline.conversion")
    importlib.import_module("pipeline.cli.convert")
    assert callable(pipeline.convert)


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((ROOMS / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == pipeline.__version__


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], HEAVY | {"pydantic"}),
        # typer itself checks the options of a command by pydantic.
        (["convert", "--help"], HEAVY),
        (["inspect", "--help"], HEAVY),
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str], unwanted: set[str]) -> None:
    code = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=Path(ROOMS),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONUTF8": "1", "PATH": ""},
    )
    imported = {module.partition(".")[0] for module in done.stdout.splitlines()[-1].split()}
    assert imported & unwanted == set()
