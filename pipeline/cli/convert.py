"""``keikaku convert``: inputs to folders of deliverables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from output.options import CsvVariant, Headings
from pipeline.cli import parameters
from pipeline.cli.ending import Ended, errors_told
from pipeline.cli.parameters import DEFAULTS
from pipeline.options import ConvertOptions, Limits, parse_formats, parse_pages
from pipeline.profiles.toml import read_profiles

HELP = """文書を読み取り、Word原案・CSV・JSON・報告を版ごとのフォルダーに書き出します。

Convert documents into a folder of deliverables per edition.
"""


def convert(
    inputs: parameters.Inputs,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="出力先のフォルダー / Folder for the output")
    ],
    title: Annotated[str, typer.Option(help="計画の名称 / Title of the plan")] = "",
    municipality: Annotated[str, typer.Option(help="地方公共団体の名称 / Local government")] = "",
    fiscal_year: Annotated[
        str, typer.Option(metavar="YEAR", help="年度（2022、令和4年度） / Fiscal year")
    ] = "",
    source_url: Annotated[str, typer.Option(help="原本のURL / Address of the source")] = "",
    licence: Annotated[
        str, typer.Option(help="オープンデータの利用条件（例 CC-BY-4.0） / Licence")
    ] = "",
    headings: Annotated[
        str, typer.Option(metavar="ja|en", help="CSVの見出しの言語 / Language of CSV headings")
    ] = "ja",
    csv: Annotated[
        str, typer.Option(metavar="excel|plain|cp932", help="CSVの形式 / Kind of CSV")
    ] = "excel",
    pages: parameters.Pages = "",
    profile: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="読み方の指定（TOML、後のものを優先） / Profile"),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMATS", help="書き出す形式 csv,json,word,report / Formats"),
    ] = None,
    password: parameters.Password = None,
    reader: parameters.Reader = "pdfium",
    audit: parameters.Audit = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="1字でも行き先がなければ失敗とする / Fail on any loss")
    ] = False,
    force: parameters.Force = False,
    json: parameters.Json = False,
    quiet: parameters.Quiet = False,
    lang: parameters.Language = "ja",
    limit_seconds: parameters.LimitSeconds = DEFAULTS.seconds,
    limit_memory: parameters.LimitMemory = DEFAULTS.megabytes,
    limit_bytes: parameters.LimitBytes = DEFAULTS.bytes,
    limit_pages: parameters.LimitPages = DEFAULTS.pages,
    limit_cells: parameters.LimitCells = DEFAULTS.cells,
    limit_page_seconds: parameters.LimitPageSeconds = DEFAULTS.page_seconds,
) -> None:
    """Writes the deliverables of each input; exits with the code of the worst result."""
    with errors_told(parameters.say_language(lang)):
        options = ConvertOptions(
            out=out,
            force=force,
            title=title,
            municipality=municipality,
            fiscal_year=parameters.read_fiscal_year(fiscal_year),
            source_url=source_url,
            licence=licence,
            profile=read_profiles(map(Path, profile or ())),
            pages=parse_pages(pages),
            password=password,
            headings=cast(Headings, headings),
            csv=cast(CsvVariant, csv),
            only=parse_formats(only or ()),
            lang=parameters.choose_language(lang),
            reader=reader,
            audit=audit,
            strict=strict,
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
        _run(inputs, options, json=json, quiet=quiet)


def _run(inputs: list[str], options: ConvertOptions, *, json: bool, quiet: bool) -> None:
    """Converts, shows how far it is, tells what came of it, and exits with the run's code."""
    from pipeline.cli.printing import print_json
    from pipeline.cli.progress import show_progress
    from pipeline.cli.summary import print_summary, results_to_json, tell_failures
    from pipeline.conversion import convert

    with show_progress(len(inputs), options.lang, off=quiet or json) as on_progress:
        results = convert(*inputs, options=options, on_progress=on_progress)
    if json:
        print_json(results_to_json(results, options.lang))
    elif not quiet:
        print_summary(results, options.lang)
    tell_failures(results, options.lang)
    raise Ended(results.exit_code)
