"""Makes plan documents with exact truth: ``python -m benchmarks.make_documents --out DIR``.

For every style of a set and every seed two files come out, STYLE-SEED.pdf and STYLE-SEED.truth.json
(:mod:`benchmarks.truth`). A style is a function from random numbers to a
:class:`benchmarks.documents.model.Document`; the document is printed by Chromium, LibreOffice
Writer or LibreOffice Calc, and where its tables' rows and texts fall on the pages is found by
poppler, a program that no measured tool is built on. A text that is not found stops the run.

**A set in another folder** is a package whose ``__init__`` holds ``STYLES = StyleSet(name)`` and
imports the modules that register styles; :data:`benchmarks.documents.styles.SET_PACKAGES` names it
(``held-back`` stands for ``benchmarks.held_back``). A style is one function::

    from random import Random
    from benchmarks.documents.model import Cell, Document, Heading, Table
    from benchmarks.held_back.sets import STYLES

    @STYLES.add("ruled-report")
    def make_ruled_report(random: Random) -> Document:
        '''One line that says what is special.'''
        rows = ((Cell("施策"), Cell("担当課")), (Cell("…"), Cell("…")))
        table = Table(rows, widths=(60, 40), header_rows=1)
        return Document((Heading("進捗状況"), table), producer="writer")

Every row needs one text that no earlier row or block on the same pages has (a number such as
1-2-03 or a name of a measure, :mod:`benchmarks.documents.author` draws names without repeats).
Rows may be cut by a page break where ``keep_rows`` is False. :func:`cut_table
<benchmarks.documents.grid.cut_table>` cuts a table by hand (spreads, （つづき）). Truth by page
comes by itself.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.documents.make import make_document
from benchmarks.documents.styles import SET_PACKAGES, Style, load_set

OUT = Path("build/documents")


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the documents; 0, or 1 where a document could not be made."""
    options = _parse(arguments)
    styles = _choose(load_set(options.set).styles, options.styles)
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for style in styles:
        for seed in range(1, options.seeds + 1):
            failed += not _make(options.set, style, seed, options.out)
    return int(failed > 0)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_documents")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the files")
    parser.add_argument("--seeds", type=int, default=2, help="documents of each style")
    parser.add_argument("--styles", default="all", help="names parted by commas, or all")
    parser.add_argument("--set", choices=sorted(SET_PACKAGES), default="development")
    return parser.parse_args(arguments)


def _choose(styles: dict[str, Style], names: str) -> list[Style]:
    if names == "all":
        return list(styles.values())
    return [styles[name] for name in names.split(",")]


def _make(set_name: str, style: Style, seed: int, out: Path) -> bool:
    """Makes one document and says so; whether it was made."""
    try:
        truth = make_document(set_name, style, seed, out)
    except (ValueError, RuntimeError) as error:
        print(f"{style.name}-{seed}: {error}", file=sys.stderr)
        return False
    print(f"{truth.document}: {truth.pages} pages, {len(truth.tables)} tables on them", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
