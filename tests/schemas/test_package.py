from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import schemas
import schemas.fiscal


@pytest.mark.parametrize("package", [schemas, schemas.fiscal])
def test_all_is_what_can_be_imported(package: object) -> None:
    names: list[str] = package.__all__  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(package, name)] == []


def test_dir_lists_the_public_names() -> None:
    assert dir(schemas) == sorted(schemas.__all__)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        schemas.__getattr__("nothing")


@pytest.mark.parametrize(
    "module", ["schemas", "schemas.document", "schemas.ids", "schemas.local_governments"]
)
def test_light_modules_load_no_heavy_ones(module: str) -> None:
    program = (
        f"import sys, {module}; "
        "print([m for m in ('pydantic', 'pandas', 'numpy', 'docx', 'bs4') if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_every_module_says_what_it_is() -> None:
    for name in ("document", "errors", "findings", "fiscal", "ids", "plan", "roles", "text"):
        assert import_module(f"schemas.{name}").__doc__
