"""Office files of public bodies as a set: ``python -m benchmarks.office --corpus DIR --out DIR``.

Every .docx and .xlsx is printed by LibreOffice; its truth comes from the document as LibreOffice
holds it, and where its cells fall on the pages from copies that mark them
(:mod:`benchmarks.office_markers`, :mod:`benchmarks.office_letters`). What one sees as a table and
as a cell is decided by the borders that are drawn (:mod:`benchmarks.office_grid`). Pages on which
the printed words do not confirm the truth are left out of it; they and the files of which nothing
is sure stand in ``left-out.tsv`` with the reason. At most 30 pages of a document are printed.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.office_reading import Reading, UnsureError
from benchmarks.office_sheets import read_workbook
from benchmarks.office_texts import read_text_document
from benchmarks.truth import DocumentTruth, write_truth

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "office"
OUT = Path("build/office")
READERS = {".xlsx": read_workbook, ".docx": read_text_document}
PRODUCERS = {".xlsx": "LibreOffice Calc", ".docx": "LibreOffice Writer"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the files and writes their truth; 0, whatever had to be left out."""
    options = _parse(arguments)
    if not options.corpus.is_dir():
        raise SystemExit(f"no folder of office files at {options.corpus}")
    options.out.mkdir(parents=True, exist_ok=True)
    sources = sorted(path for path in options.corpus.iterdir() if path.suffix in READERS)
    chosen = [path for path in sources if not options.files or path.stem in options.files]
    left_out = [line for source in chosen for line in _make(source, options.out)]
    text = "".join(f"{line}\n" for line in ["document\tpage\treason", *left_out])
    (options.out / "left-out.tsv").write_text(text, encoding="utf-8")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.office")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of office files")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for PDF files and truth")
    parser.add_argument("--files", nargs="+", help="names without suffix; default: all")
    return parser.parse_args(arguments)


def _make(source: Path, out: Path) -> Iterator[str]:
    """Makes one document with its truth; what is left out of it, as lines of the list."""
    print(source.name, end=": ", flush=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            reading = READERS[source.suffix](source, Path(folder))
            truth = make_truth(source, reading)
            shutil.copyfile(reading.pdf, out / f"{source.stem}.pdf")
            write_truth(truth, out / f"{source.stem}.truth.json")
    except (UnsureError, RuntimeError, subprocess.TimeoutExpired) as error:
        print(error)
        yield f"{source.name}\t\t{error}"
        return
    print(f"{len(truth.tables)} tables, {len(reading.unsure)} of {reading.pages} pages left out")
    for page, reason in sorted(reading.unsure.items()):
        yield f"{source.name}\t{page}\t{reason}"


def make_truth(source: Path, reading: Reading) -> DocumentTruth:
    """The truth of what is sure; raises UnsureError where no page is."""
    pages = [page for page in range(1, reading.pages + 1) if page not in reading.unsure]
    if not pages:
        raise UnsureError(f"each page: {next(iter(reading.unsure.values()), 'nothing is printed')}")
    return DocumentTruth(
        source.stem,
        source.suffix[1:],
        0,
        PRODUCERS[source.suffix],
        reading.pages,
        tuple(table for table in reading.tables if table.pages[0] in pages),
        reading.joined,
        reading.cut_rows,
        tuple(pages) if reading.unsure else None,
    )


if __name__ == "__main__":
    sys.exit(main())
