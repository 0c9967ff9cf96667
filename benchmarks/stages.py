"""Where the time of reading a PDF goes: ``python -m benchmarks.stages FILE [FILE …]``.

Prints for each file the milliseconds a page that each stage takes, beside PDFium's own floor (load
every page and make its text page, nothing else). Stages are timed by wrapping the functions that do
them, by the clock, so small ones come out a little too slow; the floor and the total are processor
time without wrappers. Rounds are repeated and the median counts.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractors.base import ExtractOptions
from extractors.pdf.extractor import PdfExtractor
from extractors.pdf.pdfium.library import load_library
from extractors.source import open_source

ROUNDS = 5
# Stage, module and name of the function that does it; indented stages are parts of the one above.
STAGES = (
    ("characters", "extractors.pdf.pdfium.document", "read_characters"),
    ("paths: read", "extractors.pdf.pdfium.document", "read_paths"),
    ("paths: shapes", "extractors.pdf.pdfium.document", "find_shapes"),
    ("objects", "extractors.pdf.pdfium.document", "list_objects"),
    ("tags: tree", "extractors.pdf.tags.tree", "read_tag_tables"),
    ("tags: use", "extractors.pdf.page", "apply_tags"),
    ("visible", "extractors.pdf.page", "find_visible"),
    ("arrows", "extractors.pdf.page", "take_out_arrows"),
    ("bars", "extractors.pdf.page", "take_out_bars"),
    ("grid", "extractors.pdf.page", "_find_ruled"),
    ("text of cells", "extractors.pdf.tables.make", "read_cells"),
    ("paragraphs", "extractors.pdf.page", "order_blocks"),
)


def measure_floor(path: Path) -> float:
    """CPU seconds a page in which PDFium loads the pages of a file and makes their text pages."""
    ffi, lib = load_library()
    data = path.read_bytes()
    begin = time.process_time()
    document = lib.FPDF_LoadMemDocument64(data, len(data), ffi.NULL)
    count = lib.FPDF_GetPageCount(document)
    for number in range(count):
        page = lib.FPDF_LoadPage(document, number)
        lib.FPDFText_ClosePage(lib.FPDFText_LoadPage(page))
        lib.FPDF_ClosePage(page)
    lib.FPDF_CloseDocument(document)
    return (time.process_time() - begin) / max(int(count), 1)


def measure_total(path: Path) -> float:
    """CPU seconds a page of the extractor, from bytes to Document."""
    source = open_source(path)
    begin = time.process_time()
    document = PdfExtractor().extract(source, ExtractOptions())
    return (time.process_time() - begin) / max(len(document.pages), 1)


def measure_stages(path: Path) -> dict[str, float]:
    """Seconds a page of each stage, by the clock: some systems tell processor time in ticks."""
    spent = dict.fromkeys((name for name, _, _ in STAGES), 0.0)
    with _wrapped(spent):
        document = PdfExtractor().extract(open_source(path), ExtractOptions())
    return {name: seconds / max(len(document.pages), 1) for name, seconds in spent.items()}


@contextmanager
def _wrapped(spent: dict[str, float]) -> Iterator[None]:
    """Adds the time of each stage to ``spent`` while it lasts."""
    kept = []
    for stage, module_name, name in STAGES:
        module = importlib.import_module(module_name)
        kept.append((module, name, getattr(module, name)))
        setattr(module, name, _time(getattr(module, name), stage, spent))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)


def _time(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        begin = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.perf_counter() - begin

    return timed


def report(path: Path) -> str:
    """The Markdown table of a file."""
    measure_total(path)
    floor = statistics.median(measure_floor(path) for _ in range(ROUNDS))
    total = statistics.median(measure_total(path) for _ in range(ROUNDS))
    rounds = [measure_stages(path) for _ in range(ROUNDS)]
    lines = [f"| {path.name} | ms a page | of the floor |", "|---|---:|---:|"]
    rows = [("PDFium alone: load, text page", floor), ("extract, all", total)]
    rows += [(name, statistics.median(r[name] for r in rounds)) for name, _, _ in STAGES]
    lines += [f"| {name} | {1e3 * s:.2f} | {s / floor:.2f} |" for name, s in rows]
    return "\n".join(lines)


def main() -> None:
    """Prints the tables of the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args().files:
        print(report(path), end="\n\n")


if __name__ == "__main__":
    main()
