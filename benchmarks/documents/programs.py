"""The programs that print documents: Chromium, LibreOffice, and poppler to look at the result."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

TIMEOUT = 180
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def print_html(source: Path, pdf: Path, *, tagged: bool) -> None:
    """Prints an HTML file through Chromium; raises RuntimeError where no file comes out."""
    program = find_chromium()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            "" if tagged else "--disable-pdf-tagging",
            f"--print-to-pdf={pdf.resolve()}",
        ]
        _run([program, *filter(None, options), source.resolve().as_uri()], pdf)


def find_chromium() -> str:
    """The name under which Chromium is installed; raises RuntimeError where it is not."""
    program = next((name for name in _CHROMIUM if shutil.which(name)), None)
    if program is None:
        raise RuntimeError("Chromium is not installed")
    return program


def print_office(source: Path, pdf: Path, *, tagged: bool) -> None:
    """Prints a .docx, .fodt or .fods through LibreOffice."""
    kind = "calc" if source.suffix in (".fods", ".ods", ".xlsx") else "writer"
    flag = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [
            "soffice",
            f"-env:UserInstallation={make_office_profile().as_uri()}",
            "--headless",
            "--convert-to",
            f"pdf:{kind}_pdf_Export:{flag}",
            "--outdir",
            folder,
            str(source),
        ]
        printed = Path(folder) / f"{source.stem}.pdf"
        _run(command, printed)
        shutil.move(printed, pdf)


def read_word_boxes(pdf: Path) -> bytes:
    """What ``pdftotext -bbox-layout`` says of a PDF (XHTML)."""
    command = ["pdftotext", "-bbox-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT).stdout


@cache
def make_office_profile() -> Path:
    """A profile of this process alone: a profile in use by another makes LibreOffice give up.

    It is kept for all documents, since LibreOffice takes seconds to fill it, and removed at exit.
    """
    folder = tempfile.TemporaryDirectory(prefix="soffice-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _run(command: list[str], result: Path) -> None:
    done = subprocess.run(command, check=False, capture_output=True, timeout=TIMEOUT)
    if done.returncode or not result.exists():
        raise RuntimeError(f"{command[0]} printed nothing: {done.stderr.decode()[-500:]}")
