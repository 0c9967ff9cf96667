"""Makes plans of fictitious towns with exact truth: ``python -m benchmarks.make_plans --out DIR``.

For every style of a set and every seed STYLE-SEED.truth.json (:mod:`benchmarks.plans.truth`) comes
out beside the document in each of the style's forms. A style is one function that writes a
:class:`~benchmarks.plans.book.Book`: what the plan means, and the marked HTML that prints it::

    @STYLES.add("plain-list", "html", "pdf", "transcript")
    def make_plain_list(random: Random) -> Book:
        '''One line that says what is special.'''
        book = Book(title="汐見町観光振興計画", town="汐見町")
        item = book.item("1", "朝市の開催")
        item.offices.append(Office(name="観光課"))
        rows = "<tr><th>取組</th><th>担当課</th></tr>"
        cells = cell("1 朝市の開催", item.mark("item")) + cell("観光課", item.mark("office"))
        table = f"<table>{rows}<tr>{cells}</tr></table>"
        book.html = f"<html><head></head><body><h1>{book.title}</h1>{table}</body></html>"
        return book
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.plans.renderings import SUFFIXES, render
from benchmarks.plans.styles import SET_PACKAGES, Style, load_set, seed_random
from benchmarks.plans.truth import make_truth

OUT = Path("build/plans")


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the documents of the chosen styles; 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_plans")
    parser.add_argument("--set", default="development", choices=SET_PACKAGES)
    parser.add_argument("--styles", default="all", help="names parted by commas, or all")
    parser.add_argument("--seeds", type=int, default=3, help="documents of each style")
    parser.add_argument("--out", type=Path, help="folder for the files")
    options = parser.parse_args(arguments)
    out = options.out or OUT / options.set
    out.mkdir(parents=True, exist_ok=True)
    styles = load_set(options.set).styles
    names = list(styles) if options.styles == "all" else options.styles.split(",")
    for name in names:
        for seed in range(1, options.seeds + 1):
            make_plan(options.set, styles[name], seed, out)
    return 0


def make_plan(set_name: str, style: Style, seed: int, out: Path) -> None:
    """Writes one book in all forms of its style, with its truth."""
    book = style.make(seed_random(set_name, style.name, seed))
    stem = f"{style.name}-{seed}"
    make_truth(book).write(out / f"{stem}.truth.json")
    for form in style.forms:
        render(book.html, form, out / f"{stem}{SUFFIXES[form]}")


if __name__ == "__main__":
    sys.exit(main())
