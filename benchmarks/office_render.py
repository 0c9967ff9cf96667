"""LibreOffice and poppler as the truth of office files needs them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from benchmarks.documents.programs import TIMEOUT, make_office_profile

# Pages of a document that are printed; figures of hundreds of pages would outweigh all others.
MOST_PAGES = 30
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_DESTINATION = re.compile(r'^\s*(\d+) \[\s*XYZ\s+(-?[\d.]+)\s+(-?[\d.]+).*\] "(.*)"$')


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its box in points from the top left, its text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def letters(self) -> list[tuple[float, float, str]]:
        """The middle of each letter, of which all are taken to be of one width, with the letter."""
        step = (self.right - self.left) / max(1, len(self.text))
        middle = (self.top + self.bottom) / 2
        return [
            (self.left + (number + 0.5) * step, middle, letter)
            for number, letter in enumerate(self.text)
        ]


@dataclass(frozen=True, slots=True)
class Destination:
    """A named place of a PDF: 1-based page, points from the left and from the bottom."""

    page: int
    x: float
    y: float


def convert(source: Path, kind: str, folder: Path) -> Path:
    """Converts by LibreOffice; ``kind`` is a suffix, after a colon a filter with its options.

    Returns the file written into ``folder``; raises RuntimeError where LibreOffice wrote none.
    """
    command = [
        "soffice",
        f"-env:UserInstallation={make_office_profile().as_uri()}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=False, capture_output=True, timeout=TIMEOUT)
    target = folder / f"{source.stem}.{kind.partition(':')[0]}"
    if not target.is_file():
        raise RuntimeError(f"LibreOffice wrote no {target.name}")
    return target


def print_pages(source: Path, folder: Path, pages: int = MOST_PAGES) -> Path:
    """Prints the first pages of a flat ODF document; bookmarks become named destinations."""
    program = "calc" if source.suffix == ".fods" else "writer"
    options = {
        "PageRange": _write_option("string", f"1-{pages}"),
        "ExportBookmarksToPDFDestination": _write_option("boolean", "true"),
    }
    return convert(source, f"pdf:{program}_pdf_Export:{json.dumps(options)}", folder)


def _write_option(kind: str, value: str) -> Mapping[str, str]:
    return {"type": kind, "value": value}


def read_words(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    text = _run(["pdftotext", "-bbox", str(pdf), "-"])
    return [
        [
            Word(float(left), float(top), float(right), float(bottom), unescape(letters))
            for left, top, right, bottom, letters in _WORD.findall(page)
        ]
        for page in text.split("<page ")[1:]
    ]


def read_destinations(pdf: Path) -> dict[str, Destination]:
    """The named destinations of a PDF."""
    found = {}
    for line in _run(["pdfinfo", "-dests", str(pdf)]).splitlines():
        if match := _DESTINATION.match(line):
            found[match[4]] = Destination(int(match[1]), float(match[2]), float(match[3]))
    return found


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True)
    return done.stdout.decode("utf-8", errors="replace")
