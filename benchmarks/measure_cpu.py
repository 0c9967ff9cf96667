"""Measures the processor time of keikaku: ``python benchmarks/measure_cpu.py [--write]``.

``keikaku --help`` and the conversion of 1, 10 and 50 pages (pages of an example, repeated) run in
turn, several rounds, the first dropped as warm-up; the median counts, user and system time of all
processes together. Beside each stands its ratio to the start of a bare interpreter in the same run,
which compares better between machines than seconds. ``--write`` puts the table, with the machine
and the commit, into docs/performance.md. ``--install`` also measures a fresh installation.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "progress-report-writer.pdf"
PAGE = ROOT / "docs" / "performance.md"
BARE = "bare interpreter"
ROUNDS = 5

Command = Sequence[str]
Times = dict[str, float]


def make_document(folder: Path, pages: int) -> Path:
    """A PDF of so many pages: those of the example, again and again."""
    example = pypdfium2.PdfDocument(EXAMPLE)
    document = pypdfium2.PdfDocument.new()
    for number in range(pages):
        document.import_pages(example, [number % len(example)])
    path = folder / f"{pages}-pages.pdf"
    document.save(path)
    return path


def list_commands(folder: Path) -> dict[str, Command]:
    """What is measured, by name."""
    # The console script's work without its path, so that this runs in any environment.
    keikaku = (sys.executable, "-c", "from pipeline.cli import main; main()")
    commands: dict[str, Command] = {
        BARE: (sys.executable, "-c", ""),
        "--help": (*keikaku, "--help"),
    }
    for pages in (1, 10, 50):
        path = make_document(folder, pages)
        out = ("--out", str(folder / "out"), "--force", "--quiet")
        name = f"convert, {pages} page{'s'[: pages > 1]}"
        commands[name] = (*keikaku, "convert", str(path), *out)
    return commands


def measure(command: Command) -> float:
    """Seconds of processor time of a command and all the processes it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_all(commands: dict[str, Command]) -> Times:
    """The median seconds by name; all commands take turns, so that none has a better machine."""
    rounds = [{name: measure(each) for name, each in commands.items()} for _ in range(ROUNDS + 1)]
    return {name: statistics.median(each[name] for each in rounds[1:]) for name in commands}


def measure_install(folder: Path) -> float:
    """Megabytes that keikaku and its packages add to an empty environment."""
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    before = _size(environment)
    pip = (str(environment / "bin" / "python"), "-m", "pip", "install", "-q", "--no-compile")
    subprocess.run((*pip, "-c", str(ROOT / "constraints.txt"), str(ROOT)), check=True)
    return (_size(environment) - before) / 1e6


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def describe_machine() -> str:
    """Processor, Python and commit, in one line."""
    commit = ("git", "-C", str(ROOT), "rev-parse", "--short=10", "HEAD")
    head = subprocess.run(commit, capture_output=True, text=True).stdout.strip() or "unknown"
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, {python}, commit {head}."


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    return found[1] if found else platform.processor() or platform.machine()


def make_table(times: Times, megabytes: float | None) -> str:
    """The results as Markdown."""
    lines = [
        describe_machine(),
        "",
        "| what | seconds of processor time | ratio |",
        "|---|--:|--:|",
    ]
    for name, seconds in times.items():
        lines.append(f"| {name} | {seconds:.3g} | {seconds / times[BARE]:.3g} |")
    if megabytes is not None:
        lines += ["", f"Base installation, packages included: {megabytes:.0f} MB."]
    return "\n".join(lines)


def write_table(table: str) -> None:
    """Puts the results into docs/performance.md."""
    page = PAGE.read_text(encoding="utf-8")
    parts = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->)", re.DOTALL)
    filled = parts.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page)
    PAGE.write_text(filled, encoding="utf-8")


def main() -> None:
    """Measures, prints the table and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put it into docs/performance.md")
    parser.add_argument("--install", action="store_true", help="also measure an installation")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = measure_all(list_commands(folder))
        table = make_table(times, measure_install(folder) if arguments.install else None)
    print(table)
    if arguments.write:
        write_table(table)


if __name__ == "__main__":
    main()
