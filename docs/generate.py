"""Writes the generated parts of the docs from the code: ``python docs/generate.py [--check]``.

A page keeps its own prose; the parts between ``<!-- generated: NAME -->`` and ``<!-- end -->`` are
replaced. With ``--check`` nothing is written, and the exit code is 1 when a page is out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path[:0] = [str(DOCS), str(ROOT)]

from source_types import describe_aliases, describe_classes  # noqa: E402

_PART = re.compile(r"(<!-- generated: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
COMMANDS = (
    (),
    ("convert",),
    ("inspect",),
    ("profile",),
    ("profile", "new"),
    ("profile", "check"),
    ("schema",),
)


def table_lines(heading: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table."""
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def list_findings() -> Iterator[str]:
    """The catalogue of findings."""
    from schemas.findings import CATALOGUE

    rows = (
        (
            f"`{code}`",
            kind.severity + (", partial" if kind.partial else ""),
            f"{kind.en}<br>{kind.ja}",
        )
        for code, kind in CATALOGUE.items()
    )
    yield from table_lines(("code", "severity", "message"), rows)


def list_errors() -> Iterator[str]:
    """The catalogue of errors with their exit codes."""
    from schemas.errors import ERRORS, EXIT_FAILED, EXIT_USAGE

    rows = (
        (
            f"`{code}`",
            str(EXIT_USAGE if code.startswith("usage.") else EXIT_FAILED),
            f"{kind.en}<br>{kind.ja}",
        )
        for code, kind in ERRORS.items()
    )
    yield from table_lines(("code", "exit code", "message"), rows)


def list_roles() -> Iterator[str]:
    """The roles with their labels."""
    from schemas.roles import Role

    rows = ((f"`{role}`", role.label("ja"), role.label("en")) for role in Role)
    yield from table_lines(("role", "日本語", "English"), rows)


def list_columns() -> Iterator[str]:
    """The columns of every CSV file."""
    from output.columns import tables

    for table in tables().values():
        japanese, english = table.titles
        yield f"### {table.name}.csv: {english} ({japanese})"
        yield ""
        rows = (
            (
                info.heading,
                f"`{info.name}`",
                info.type,
                _values_of(info.values, info.description_en),
            )
            for info in table.infos
        )
        yield from table_lines(("見出し", "name", "type", "meaning"), rows)
        yield ""


def _values_of(values: tuple[str, ...], description: str) -> str:
    listed = ", ".join(f"`{value}`" for value in values)
    return f"{description}: {listed}" if 0 < len(values) < 12 else description


def list_commands() -> Iterator[str]:
    """The help text of every command."""
    from typer.testing import CliRunner

    from pipeline.cli import app

    for command in COMMANDS:
        shown = CliRunner().invoke(
            app, [*command, "--help"], prog_name="keikaku", terminal_width=100, color=False
        )
        yield f"## {' '.join(('keikaku', *command))}"
        yield ""
        yield "```text"
        yield from (line.rstrip() for line in shown.output.strip().splitlines())
        yield "```"
        yield ""


def _module(name: str) -> str:
    return (ROOT / "schemas" / f"{name}.py").read_text(encoding="utf-8")


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "findings": list_findings,
    "errors": list_errors,
    "roles": list_roles,
    "columns": list_columns,
    "commands": list_commands,
    "geometry": lambda: describe_classes(_module("geometry")),
    "places": lambda: describe_classes(_module("places")),
    "document": lambda: describe_classes(_module("document")),
    "plan": lambda: describe_classes(_module("plan")),
    "plan-values": lambda: describe_aliases(_module("plan")),
}


def render(page: str) -> str:
    """The page with its generated parts as the code is now.

    Raises:
        KeyError: the page asks for a part that does not exist.
    """

    def fill(found: re.Match[str]) -> str:
        body = "\n".join(PARTS[found[2]]()).rstrip()
        return f"{found[1]}{body}\n{found[3]}"

    return _PART.sub(fill, page)


def main(arguments: list[str]) -> int:
    """Writes the pages, or tells which are out of date; the exit code."""
    stale = []
    for path in sorted(DOCS.glob("*.md")):
        page = path.read_text(encoding="utf-8")
        if (current := render(page)) != page:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(current, encoding="utf-8")
    print(f"{', '.join(stale)}: out of date" if stale else "The documentation is current.")
    return int("--check" in arguments and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
