"""The documentation says what the program does: generated parts, examples, links, names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "README.md"])
BLOCK = re.compile(r"<!-- run by tests/test_docs\.py -->\n```(\w+)\n(.*?)```", re.DOTALL)


def marked_blocks() -> list[tuple[str, str, str]]:
    """Page, language and text of every block that is to be run."""
    return [
        (page.name, found[1], found[2])
        for page in PAGES
        for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with the examples in it, as a reader of the README has before them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def environment() -> dict[str, str]:
    """The environment in which ``keikaku`` is found and the sources are imported."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize(("page", "language", "text"), marked_blocks())
def test_example_of_the_page_runs(page: str, language: str, text: str, workplace: Path) -> None:
    shells = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": [sys.executable, "-c"]}
    if language == "sh" and not (shutil.which("bash") and _finds_keikaku()):
        pytest.skip("the command keikaku is not installed beside this Python")
    done = subprocess.run(
        [*shells[language], text],
        cwd=workplace,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr + done.stdout
    if "--out out" in text:
        assert list(workplace.glob("out/*/draft.docx"))


def _finds_keikaku() -> bool:
    return shutil.which("keikaku", path=environment()["PATH"]) is not None


def test_readme_has_examples_to_run() -> None:
    assert Counter(page for page, _, _ in marked_blocks()) == {"README.md": 3, "README.ja.md": 2}


def test_generated_parts_are_current() -> None:
    check = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", env=environment())
    assert done.returncode == 0, done.stdout + "run python docs/generate.py\n" + done.stderr


def test_every_command_and_option_is_documented() -> None:
    import typer

    from pipeline.cli import app

    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    commands = getattr(group, "commands", {})
    assert commands
    for name, command in commands.items():
        assert f"## keikaku {name}\n" in page
        options = [option for each in command.params for option in each.opts if option[:2] == "--"]
        assert [option for option in options if f"{option} " not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    here = [target for target in targets if target and "://" not in target]
    assert [target for target in here if not (page.parent / target).exists()] == []


def test_each_word_has_one_english_name() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", _page("glossary"), re.MULTILINE)[2:]
    words = Counter(word.strip() for japanese, _ in rows for word in japanese.split(","))
    assert len(rows) > 30
    assert [word for word, count in words.items() if count > 1] == []


def test_glossary_has_the_names_of_the_schema() -> None:
    named = _page("glossary").lower()
    names = ("policy", "action item", "initiative", "office", "indicator", "target", "progress")
    others = ("rating", "legend", "budget", "schedule", "finding", "fiscal year", "edition")
    assert [name for name in (*names, *others) if name not in named] == []


def test_profile_of_the_page_is_valid() -> None:
    from pipeline.profiles.toml import parse_profile

    (text,) = re.findall(r"```toml\n(.*?)```", _page("profiles"), re.DOTALL)
    profile = parse_profile(text)
    assert profile.roles
    assert profile.legend


def test_version_is_the_same_everywhere() -> None:
    from pipeline import __version__

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert settings["project"]["version"] == __version__
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == __version__


def test_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    from schemas import errors

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    codes = {int(code) for code in re.findall(r"^\| (\d) \|", readme, re.MULTILINE)}
    known = {errors.EXIT_OK, errors.EXIT_USAGE, errors.EXIT_PARTIAL, errors.EXIT_FAILED}
    assert codes == known


def test_top_level_holds_what_it_should() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files"], capture_output=True, encoding="utf-8"
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    rooms = {"schemas", "extractors", "output", "pipeline"}
    folders = {"tests", "docs", "benchmarks", "examples"}
    files = {"pyproject.toml", "constraints.txt", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    found = {path.split("/")[0] for path in listed.stdout.splitlines()}
    visible = {name for name in found if not name.startswith(".")}
    assert visible <= rooms | folders | files | {"README.md", "README.ja.md"}


def _page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
