"""The sets of documents that accuracy is measured on, each document with its truth."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.tools import ROOT
from benchmarks.truth import DocumentTruth, read_truth

CORPUS = ROOT.parent / "shared" / "corpus"
BUILD = ROOT / "build"
REAL_PAGES = ROOT / "benchmarks" / "real_pages"
ICDAR = "icdar"
LOOSE = " (loose)"
DEFAULT = ("development", "office", "icdar", "real")
_ENDINGS = (".truth.json", ".json")


@dataclass(frozen=True, slots=True)
class Sample:
    """A document with its truth; ``page`` where that page alone was keyed and is to be read."""

    set_name: str
    pdf: Path
    truth: DocumentTruth
    page: int | None = None


def find_samples(names: Sequence[str], folders: Sequence[Path]) -> list[Sample]:
    """The samples of the sets of these names, then those of the folders."""
    samples = [sample for name in names for sample in SETS[name](name)]
    return samples + [sample for path in folders for sample in read_folder(path.name, path)]


def read_folder(name: str, folder: Path) -> Iterator[Sample]:
    """The PDF files of a folder that have a truth beside them.

    Documents with loose tables are a set of their own in the office files, where the report counts
    them apart.
    """
    for pdf in sorted(folder.glob("*.pdf")):
        path = next((p for end in _ENDINGS if (p := pdf.with_suffix(end)).exists()), None)
        if path is not None:
            truth = read_truth(path)
            loose = name == "office" and any(table.kind == "loose" for table in truth.tables)
            yield Sample(name + LOOSE * loose, pdf, truth)


def _find_generated(name: str) -> Iterator[Sample]:
    folder = BUILD / "documents" / name
    if not folder.exists():
        _make("make_documents", "--set", name, "--out", str(folder))
    return read_folder(name, folder)


def _find_office(name: str) -> Iterator[Sample]:
    folder = BUILD / "office"
    if not folder.exists():
        _make("office", "--out", str(folder))
    return read_folder(name, folder)


def _make(module: str, *arguments: str) -> None:
    command = (sys.executable, "-m", f"benchmarks.{module}", *arguments)
    subprocess.run(command, cwd=ROOT, check=True)


def _find_icdar(name: str) -> Iterator[Sample]:
    from benchmarks.icdar_files import find_documents, find_pdf, read_document

    for document in find_documents():
        yield Sample(name, find_pdf(document), read_document(document))


def _find_real(name: str) -> Iterator[Sample]:
    """The keyed pages; their documents stand beside the repository."""
    folder = "held_back" if name.endswith("held-back") else "development"
    for path in sorted((REAL_PAGES / folder).glob("*.json")):
        truth = read_truth(path)
        pdf = CORPUS / "pdf" / f"{Path(truth.document).stem}.pdf"
        for page in truth.page_numbers or ():
            yield Sample(name, pdf, truth, page)


SETS: dict[str, Callable[[str], Iterator[Sample]]] = {
    "development": _find_generated,
    "held-back": _find_generated,
    "held-back-2": _find_generated,
    "held-back-3": _find_generated,
    "held-back-4": _find_generated,
    "office": _find_office,
    ICDAR: _find_icdar,
    "real": _find_real,
    "real-held-back": _find_real,
}
