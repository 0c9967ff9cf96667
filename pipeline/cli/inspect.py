"""``keikaku inspect``: what was read from one input, before it is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar, TypeVarTuple

import typer

from pipeline.cli import parameters
from pipeline.cli.ending import Ended, errors_told
from pipeline.cli.parameters import DEFAULTS
from pipeline.cli.printing import can_show_all, make_harmless
from pipeline.options import ConvertOptions, Limits, parse_pages
from pipeline.stages import Form, Reading, judge_reading, read_document, show_document
from schemas.errors import EXIT_OK, EXIT_PARTIAL

if TYPE_CHECKING:
    from extractors.base import ExtractOptions, Source
    from schemas.document import Document
    from schemas.findings import Lang

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

PAGES_AT_A_TIME = 20
"""So many page pictures are drawn by one child process: it bounds its time and memory."""


HELP = """文書を読み取ったままの内容（段落・表・矢印）をページごとに表示します。

Show a document as it was read, page by page.
"""


def inspect(
    source: parameters.Input,
    pages: parameters.Pages = "",
    joined: Annotated[
        bool,
        typer.Option("--joined", help="ページをまたぐ表をつないで表示 / After joining tables"),
    ] = False,
    overlay: Annotated[
        str,
        typer.Option(metavar="DIR", help="読み取り結果を重ねたページ画像 / Pictures of pages"),
    ] = "",
    password: parameters.Password = None,
    reader: parameters.Reader = "pdfium",
    audit: parameters.Audit = False,
    force: parameters.Force = False,
    json: parameters.Json = False,
    lang: parameters.Language = "ja",
    limit_seconds: parameters.LimitSeconds = DEFAULTS.seconds,
    limit_memory: parameters.LimitMemory = DEFAULTS.megabytes,
    limit_bytes: parameters.LimitBytes = DEFAULTS.bytes,
    limit_pages: parameters.LimitPages = DEFAULTS.pages,
    limit_cells: parameters.LimitCells = DEFAULTS.cells,
    limit_page_seconds: parameters.LimitPageSeconds = DEFAULTS.page_seconds,
) -> None:
    """Prints the Document of the input, or draws it on pictures of its pages."""
    with errors_told(parameters.say_language(lang)):
        options = ConvertOptions(
            out=Path(overlay) if overlay else None,
            force=force,
            pages=parse_pages(pages),
            password=password,
            lang=parameters.choose_language(lang),
            reader=reader,
            audit=audit,
            limits=Limits(
                limit_seconds,
                None,
                limit_memory,
                limit_bytes,
                limit_pages,
                limit_cells,
                limit_page_seconds,
            ),
        )
        _run(Path(source), options, joined=joined, json=json)


def _run(path: Path, options: ConvertOptions, *, joined: bool, json: bool) -> None:
    """Reads and shows the input; exits with 3 when something of it was not read."""
    from extractors.source import open_source

    source = open_source(path, options.limits.bytes)
    if options.out is not None:
        reading = _draw(source, options, joined=joined)
    else:
        form: Form = ("json" if can_show_all() else "ascii") if json else "text"
        shown, reading = _read(source, options, show_document, joined, form)
        text = shown.decode("utf-8", "surrogatepass")
        print(text if json else make_harmless(text))
    raise Ended(EXIT_OK if reading == "ok" else EXIT_PARTIAL)


def _read(
    source: Source,
    options: ConvertOptions,
    task: Callable[[Source, ExtractOptions, Lang, *Ts], T],
    *args: *Ts,
) -> T:
    """What the task makes of the source in a limited child process."""
    from pipeline.limits import LeftOut, read_around, run_limited

    def attempt(limits: Limits, left_out: LeftOut) -> T:
        extraction = replace(options.for_extraction(), left_out=left_out)
        return run_limited(limits, source.name, task, source, extraction, options.lang, *args)

    return read_around(options.limits, attempt)


def _draw(source: Source, options: ConvertOptions, *, joined: bool) -> Reading:
    """Draws what was read on pictures of the pages and prints where they are."""
    _require_pdf(source)
    document = _read(source, options, read_document, joined)
    print(_write_overlay(source, document, options))
    return judge_reading(document.findings)


def _require_pdf(source: Source) -> None:
    from schemas.errors import UsageError

    if source.media_type != "application/pdf":
        raise UsageError("usage.overlay", name=source.name)


def _write_overlay(source: Source, document: Document, options: ConvertOptions) -> Path:
    """The folder that now holds the pictures of the Document's pages."""
    from pipeline.delivery import deliver
    from pipeline.limits import run_limited
    from pipeline.overlay import draw_pages, mark_pages

    assert options.out is not None
    pages = list(mark_pages(document).items())
    pictures: dict[str, bytes] = {}
    for start in range(0, len(pages), PAGES_AT_A_TIME):
        some = pages[start : start + PAGES_AT_A_TIME]
        pictures |= run_limited(
            options.limits, source.name, draw_pages, source.data, some, options.password
        )
    folder = f"{Path(source.name).stem}-{source.sha256[:8]}"
    return deliver(pictures, options.out, folder, force=options.force)
